#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "facts.h"
#include "utf8.h"

/* The year in a file's name (national-1985.txt), for a report whose text tells none. */
static int16_t year_of_path(const char *path) {
  const char *name = strrchr(path, '/');
  name = name ? name + 1 : path;
  for (; *name; name++) {
    size_t digits = strspn(name, "0123456789");
    long year = digits == 4 ? strtol(name, NULL, 10) : 0;
    if (year >= 1900 && year <= 2100)
      return (int16_t)year;
    if (digits > 0)
      name += digits - 1;
  }
  return 0;
}

/* What reads a text: a script that parses one of its own does so in its own time. */
static bs_phase reading(const bs_engine *engine) {
  return engine->phase == BS_PHASE_SCRIPT ? BS_PHASE_SCRIPT : BS_PHASE_READ;
}

static bs_status too_large(size_t size, const char *as, size_t most, bs_error *err) {
  return bs_fail(err, BS_LIMIT, 0, "it has %zu bytes%s, and up to %zu are read", size, as, most);
}

static bs_status read_bytes(bs_engine *engine, bs_report **out, const char *path, const char *bytes,
                            size_t size, const char *encoding, bs_error *err) {
  bs_report *report = calloc(1, sizeof *report);
  if (!report || !(report->path = strdup(path))) {
    free(report);
    return bs_fail_memory(err);
  }
  report->engine = engine;
  report->phase = reading(engine);
  report->size = size;
  report->pack = bs_pack_hold(engine->pack);
  size_t most = bs_watch_limits(&engine->watch).input;
  bs_status status = size > most ? too_large(size, "", most, err)
                                 : bs_source_decode(&report->source, bytes, size, encoding, err);
  if (status == BS_OK && report->source.size > 2 * most)
    status = too_large(report->source.size, " as UTF-8", 2 * most, err);
  if (status == BS_OK)
    status = bs_text_mend(&report->text, &report->source, report->pack, err);
  if (status == BS_OK)
    status = bs_outline_build(&report->outline, &report->text, report->pack, err);
  if (status != BS_OK) {
    bs_report_free(report);
    return status;
  }
  if (report->outline.year == 0)
    report->outline.year = year_of_path(path);
  *out = report;
  return BS_OK;
}

bs_status bs_report_read(bs_engine *engine, bs_report **out, const char *path, const char *bytes,
                         size_t size, const char *encoding, bs_error *err) {
  bs_phase before = bs_engine_turn(engine, reading(engine));
  bs_status status = read_bytes(engine, out, path, bytes, size, encoding, err);
  bs_engine_turn(engine, before);
  return status;
}

void bs_report_free(bs_report *report) {
  if (!report)
    return;
  bs_facts_free(&report->facts);
  bs_outline_free(&report->outline);
  bs_text_free(&report->text);
  bs_source_free(&report->source);
  bs_pack_release(report->pack);
  bs_arena_free(&report->made);
  bs_buffer_free(&report->explained);
  free(report->path);
  free(report);
}

const char *bs_report_text(const bs_report *report, size_t *size) {
  *size = report->text.size;
  return report->text.text;
}

bs_status bs_report_facts(bs_report *report, const bs_facts **out, bs_error *err) {
  if (report->failed != BS_OK) {
    *err = report->failure;
    return report->failed;
  }
  if (!report->has_facts) {
    bs_error own;
    bs_phase before = bs_engine_turn(report->engine, report->phase);
    bs_status status = bs_facts_find(&report->facts, report->pack, &report->text, &report->outline,
                                     report->outline.year, &own);
    bs_engine_turn(report->engine, before);
    if (status >= BS_LIMIT_TIME) { /* another run may have more of it */
      *err = own;
      return status;
    }
    report->failed = status;
    if (status != BS_OK) {
      report->failure = own;
      return bs_report_facts(report, out, err);
    }
    report->has_facts = true;
  }
  *out = &report->facts;
  return BS_OK;
}

bs_span bs_report_bytes(const bs_report *report, bs_span span) {
  return bs_map_span(&report->source.map, bs_map_span(&report->text.map, span));
}

uint32_t bs_report_line(const bs_report *report, uint32_t at) {
  return bs_source_line(&report->source, bs_map_span(&report->text.map, (bs_span){at, at}).start);
}

/* A mark without its punctuation: 三 of 三、, （一） as it is. */
static bs_slice short_mark(const bs_report *report, const bs_section *section) {
  bs_slice mark = bs_slice_of(report->text.text, section->mark);
  static const char *const tails[] = {"、", "，", ".", "．", ","};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
    uint32_t size = (uint32_t)strlen(tails[i]);
    if (mark.size > size && memcmp(mark.data + mark.size - size, tails[i], size) == 0) {
      mark.size -= size;
      break;
    }
  }
  return mark;
}

/* Marks that number their section tell it from its siblings; 一是 and —— do not. */
static bs_slice step_of(const bs_report *report, const bs_section *section) {
  bs_slice mark = short_mark(report, section);
  if (mark.size > 0 && !bs_slice_is(mark, "——") && !bs_slice_is(mark, "—"))
    return mark;
  return bs_slice_of(report->text.text, section->title);
}

void bs_report_section_path(const bs_report *report, uint32_t section, bs_buffer *out) {
  if (section == 0)
    return;
  const bs_section *here = &report->outline.sections[section];
  bs_report_section_path(report, here->parent, out);
  bs_slice step = step_of(report, here);
  if (out->size > 0)
    bs_buffer_add(out, "/", 1);
  bs_buffer_add(out, step.data, step.size);
}

/* Whether a step of a path names this section: its mark, its title or a part of the title. */
static bool is_named(const bs_report *report, const bs_section *section, bs_slice step) {
  bs_slice title = bs_slice_of(report->text.text, section->title);
  if (bs_slice_equal(step, bs_slice_of(report->text.text, section->mark)) ||
      bs_slice_equal(step, short_mark(report, section)) || bs_slice_equal(step, title))
    return true;
  if (bs_utf8_length(step.data, step.size) < 2)
    return false; /* 三 is a mark, not any title that holds it */
  for (uint32_t at = 0; at + step.size <= title.size; at++)
    if (memcmp(title.data + at, step.data, step.size) == 0)
      return true;
  return false;
}

bool bs_report_in_section(const bs_report *report, uint32_t section, const char *path,
                          size_t size) {
  /* the steps from the last to the first, each found on the way from the section outwards */
  while (size > 0) {
    size_t start = size;
    while (start > 0 && path[start - 1] != '/')
      start--;
    bs_slice step = {path + start, (uint32_t)(size - start)};
    size = start > 0 ? start - 1 : 0;
    while (section != 0 && !is_named(report, &report->outline.sections[section], step))
      section = report->outline.sections[section].parent;
    if (section == 0)
      return false;
    section = report->outline.sections[section].parent;
  }
  return true;
}
