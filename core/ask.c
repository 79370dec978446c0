/* What the C API tells of a report: its sections, numbers and facts as the header's structs. */
#include <string.h>

#include "explain.h"
#include "filter.h"
#include "report.h"

/* An index as an id: both of nothing and of what lies behind the end. */
static size_t id_of(uint32_t index) {
  return index == BS_NONE ? 0 : (size_t)index + 1;
}

static bs_slice text_of(const bs_report *report, bs_span span) {
  return span.start < span.end ? bs_slice_of(report->text.text, span) : (bs_slice){NULL, 0};
}

static bs_status no_such(const char *noun, size_t id, size_t count, bs_error *err) {
  return bs_fail(err, BS_USAGE, 0, "the report has no %s %zu (it has %zu)", noun, id, count);
}

/* Finds numbers and facts; `err` may be NULL. */
static bs_status find(bs_report *report, bs_error *err) {
  const bs_facts *facts;
  bs_error own;
  return bs_report_facts(report, &facts, err ? err : &own);
}

void bs_report_describe(const bs_report *report, bs_report_info *out) {
  const bs_outline *outline = &report->outline;
  bs_date day = {outline->year, outline->month, outline->day};
  bs_date none = {0, 0, 0};
  *out = (bs_report_info){
      .path = report->path,
      .size = report->size,
      .encoding = report->source.encoding,
      .replaced = report->source.replaced,
      .title = outline->titled ? text_of(report, outline->sections[0].title) : (bs_slice){NULL, 0},
      .year = outline->year,
      .place = text_of(report, outline->place),
      .sections = outline->section_count - 1,
  };
  bs_period_write(out->date, day.month ? (bs_period){day, day} : (bs_period){none, none});
}

bs_status bs_report_explain(bs_report *report, uint32_t line, bs_slice *out, bs_error *err) {
  bs_buffer text = {0};
  bs_status status = bs_explain(report, line, &text, err);
  bs_buffer_add(&text, "", 1);
  if (status == BS_OK && (text.failed || text.size > UINT32_MAX))
    status = bs_fail_memory(err);
  if (status != BS_OK) {
    bs_buffer_free(&text);
    return status;
  }
  bs_buffer_free(&report->explained);
  report->explained = text;
  *out = (bs_slice){text.data, (uint32_t)(text.size - 1)};
  return BS_OK;
}

/* A section's path, made once and kept by the report. */
static bs_status path_of(bs_report *report, uint32_t section, bs_slice *out, bs_error *err) {
  size_t count = report->outline.section_count;
  if (!report->paths) {
    report->paths = bs_arena_take(&report->made, count * sizeof *report->paths);
    if (!report->paths)
      return bs_fail_memory(err);
    memset(report->paths, 0, count * sizeof *report->paths);
  }
  if (section != 0 && !report->paths[section].data) {
    bs_buffer path = {0};
    bs_report_section_path(report, section, &path);
    const char *kept =
        path.failed ? NULL
                    : bs_arena_copy(&report->made, path.size > 0 ? path.data : "", path.size);
    if (kept)
      report->paths[section] = (bs_slice){kept, (uint32_t)path.size};
    bs_buffer_free(&path);
    if (!kept)
      return bs_fail_memory(err);
  }
  *out = report->paths[section];
  return BS_OK;
}

bs_status bs_report_section(bs_report *report, size_t id, bs_section_info *out, bs_error *err) {
  if (id >= report->outline.section_count)
    return no_such("section", id, report->outline.section_count - 1, err);
  const bs_section *section = &report->outline.sections[id];
  bs_slice path;
  bs_status status = path_of(report, (uint32_t)id, &path, err);
  if (status != BS_OK)
    return status;
  bool marked = section->mark.start < section->mark.end;
  bs_span head = marked ? section->mark : section->title;
  *out = (bs_section_info){
      .id = id,
      .parent = section->parent == BS_NONE ? 0 : section->parent,
      .level = section->level,
      .mark = text_of(report, section->mark),
      .title =
          id > 0 || report->outline.titled ? text_of(report, section->title) : (bs_slice){NULL, 0},
      .path = path,
      .line = bs_report_line(report, head.start < head.end ? head.start : section->span.start),
      .span = section->span,
      .bytes = bs_report_bytes(report, section->span),
      .run_in = section->run_in,
  };
  return BS_OK;
}

bs_status bs_report_next_section(bs_report *report, bs_section_info *section, bs_error *err) {
  if (section->id + 1 < report->outline.section_count)
    return bs_report_section(report, section->id + 1, section, err);
  section->id = 0;
  return BS_OK;
}

bs_status bs_report_number(bs_report *report, size_t id, bs_number_info *out, bs_error *err) {
  bs_status status = find(report, err);
  if (status != BS_OK)
    return status;
  if (id == 0 || id > report->facts.number_count)
    return no_such("number", id, report->facts.number_count, err);
  const bs_number *number = &report->facts.numbers[id - 1];
  *out = (bs_number_info){
      .id = id,
      .class_name = bs_number_class_names[number->class],
      .value = number->value,
      .text = text_of(report, number->span),
      .line = bs_report_line(report, number->span.start),
      .span = number->span,
      .bytes = bs_report_bytes(report, number->span),
      .fact = id_of(number->fact),
      .section = report->outline.sentences[number->sentence].section,
      .reason = number->reason,
  };
  return BS_OK;
}

bs_status bs_report_next_number(bs_report *report, bs_number_info *number, bs_error *err) {
  bs_status status = find(report, err);
  if (status != BS_OK)
    return status;
  if (number->id < report->facts.number_count)
    return bs_report_number(report, number->id + 1, number, err);
  number->id = 0;
  return BS_OK;
}

/* Fills what needs no memory. */
static void tell_fact(const bs_report *report, size_t id, bs_fact_info *out) {
  const bs_fact *fact = &report->facts.facts[id - 1];
  *out = (bs_fact_info){
      .id = id,
      .text = text_of(report, fact->span),
      .value = {fact->value[0], fact->value[1]},
      .range = fact->range,
      .low = fact->low,
      .high = fact->high,
      .low_open = fact->low_open,
      .high_open = fact->high_open,
      .unit = fact->unit,
      .bound = bs_bound_names[fact->bound],
      .kind = bs_kind_names[fact->kind],
      .indicator = fact->indicator,
      .indicators = fact->indicator_count > 0 ? fact->indicators : &fact->indicator,
      .indicator_count =
          fact->indicator_count > 0 ? fact->indicator_count : fact->indicator.size > 0,
      .years = fact->years,
      .status = bs_status_names[fact->status],
      .wording = fact->wording,
      .scope = fact->scope,
      .place = fact->place,
      .sentence = text_of(report, report->outline.sentences[fact->sentence].span),
      .section_id = fact->section,
      .number_id = id_of(fact->number),
      .level = id_of(fact->level),
      .line = bs_report_line(report, fact->span.start),
      .span = fact->span,
      .bytes = bs_report_bytes(report, fact->span),
  };
  bs_period_write(out->period, fact->period);
  bs_period_write(out->base, fact->base);
}

bs_status bs_report_fact(bs_report *report, size_t id, bs_fact_info *out, bs_error *err) {
  bs_status status = find(report, err);
  if (status != BS_OK)
    return status;
  if (id == 0 || id > report->facts.fact_count)
    return no_such("fact", id, report->facts.fact_count, err);
  bs_slice path;
  status = path_of(report, report->facts.facts[id - 1].section, &path, err);
  if (status != BS_OK)
    return status;
  tell_fact(report, id, out);
  out->section = path;
  return BS_OK;
}

/* Reads a filter, and finds what it will be asked of. */
static bs_status read_filter(bs_report *report, const bs_filter *filter, bs_filter_read *out,
                             bs_error *err) {
  bs_status status = bs_filter_parse(out, filter, err);
  return status == BS_OK ? find(report, err) : status;
}

bs_status bs_report_next_fact(bs_report *report, const bs_filter *filter, bs_fact_info *fact,
                              bs_error *err) {
  bs_filter_read read;
  bs_status status = read_filter(report, filter, &read, err);
  if (status != BS_OK)
    return status;
  for (size_t i = fact->id; i < report->facts.fact_count; i++)
    if (bs_filter_passes(&read, report, (uint32_t)i))
      return bs_report_fact(report, i + 1, fact, err);
  fact->id = 0;
  return BS_OK;
}

bs_status bs_report_count(bs_report *report, const bs_filter *filter, size_t *count,
                          bs_error *err) {
  bs_filter_read read;
  bs_status status = read_filter(report, filter, &read, err);
  if (status != BS_OK)
    return status;
  *count = 0;
  for (size_t i = 0; i < report->facts.fact_count; i++)
    *count += bs_filter_passes(&read, report, (uint32_t)i);
  return BS_OK;
}
