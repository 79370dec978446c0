/* Any text as an outline: sections, paragraphs and sentences in order, inside each other, on
   character borders; joined they are the text. */
#include "fuzz.h"

static void check_paragraphs(const bs_text *text, const bs_outline *o) {
  uint32_t at = 0;
  for (size_t i = 0; i < o->paragraph_count; i++) {
    const bs_paragraph *p = &o->paragraphs[i];
    check_span(text->text, text->size, p->span);
    HOLDS(p->span.start == at && p->span.end > at);
    HOLDS(text->text[p->span.end] == '\n');
    HOLDS(p->section < o->section_count && p->sentence < p->sentence_end);
    HOLDS(p->sentence == (i > 0 ? o->paragraphs[i - 1].sentence_end : 0));
    at = p->span.start;
    for (uint32_t s = p->sentence; s < p->sentence_end; s++) {
      const bs_sentence *sentence = &o->sentences[s];
      check_span(text->text, text->size, sentence->span);
      HOLDS(sentence->span.start == at && sentence->span.end > at);
      HOLDS(sentence->paragraph == i && sentence->section < o->section_count);
      HOLDS(bs_outline_sentence(o, at) == s);
      at = sentence->span.end;
    }
    HOLDS(at == p->span.end);
    at++;
  }
  HOLDS(at == text->size);
  HOLDS(o->paragraph_count == 0 ||
        o->sentence_count == o->paragraphs[o->paragraph_count - 1].sentence_end);
}

static void check_sections(const bs_text *text, const bs_outline *o) {
  HOLDS(o->section_count > 0 && o->sections[0].parent == BS_NONE && o->sections[0].level == 0);
  HOLDS(o->sections[0].span.start == 0 && o->sections[0].span.end == text->size);
  for (size_t i = 0; i < o->section_count; i++) {
    const bs_section *section = &o->sections[i];
    check_span(text->text, text->size, section->span);
    check_span(text->text, text->size, section->mark);
    check_span(text->text, text->size, section->title);
    HOLDS(section->next > i && section->next <= o->section_count);
    HOLDS(section->paragraph_end <= o->paragraph_count);
    if (i == 0)
      continue;
    const bs_section *parent = &o->sections[section->parent];
    HOLDS(section->parent < i && section->level == parent->level + 1);
    HOLDS(section->next <= parent->next && section->span.start >= parent->span.start &&
          section->span.end <= parent->span.end);
    HOLDS(section->span.start >= o->sections[i - 1].span.start);
    HOLDS(section->mark.end <= section->title.start && section->title.end <= section->span.end);
    HOLDS(section->paragraph < section->paragraph_end);
    HOLDS(section->next == o->section_count ||
          o->sections[section->next].span.start >= section->span.end);
  }
}

static void check_dateline(const bs_text *text, const bs_outline *o) {
  check_span(text->text, text->size, o->date);
  check_span(text->text, text->size, o->place);
  HOLDS(o->month >= 0 && o->month <= 12 && o->day >= 0 && o->day <= 31 && o->year >= 0);
}

/* A section lies in the one that its path names. */
static void check_paths(const bs_report *report) {
  bs_buffer path = {0};
  bool slash = memchr(report->text.text, '/', report->text.size);
  for (uint32_t i = 1; i < report->outline.section_count && i < 64 && !slash; i++) {
    path.size = 0;
    bs_report_section_path(report, i, &path);
    HOLDS(!path.failed &&
          (path.size == 0 || bs_report_in_section(report, i, path.data, path.size)));
  }
  bs_buffer_free(&path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_report *report;
  bs_error err;
  if (bs_report_read(fuzz_engine(), &report, "r.txt", (const char *)data, size, "UTF-8", &err) !=
      BS_OK)
    return 0;
  check_paragraphs(&report->text, &report->outline);
  check_sections(&report->text, &report->outline);
  check_dateline(&report->text, &report->outline);
  check_paths(report);
  bs_report_free(report);
  return 0;
}
