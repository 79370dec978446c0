#include "dateline.h"

#include "copies.h"
#include "date.h"
#include "han.h"
#include "heading.h"
#include "sentence.h"

enum {
  ZONE = 60,       /* paragraphs among which the dateline stands */
  CONTENTS = 200,  /* lines that a table of contents, with a preface behind it, has at most */
  ENTRIES = 3,     /* and at least */
  STACK = 4,       /* lines between a preface and the first heading that stands again */
  WORD = 4 * 3,    /* bytes of a heading that is one word */
  LONG = 60 * 3,   /* bytes from which a paragraph is text */
  TITLE = 100 * 3, /* bytes that a title has at most */
  SHORT = 40 * 3,  /* bytes that a line of the dateline has at most, as a rule */
  NOTE = 25 * 3,   /* bytes of a line that opens a glossary */
  SIGNERS = 3,     /* lines */
  PLACE = 12       /* characters of a place's name */
};

static bs_slice slice_of(const bs_outline *outline, const bs_text *text, size_t i) {
  return bs_slice_of(text->text, outline->paragraphs[i].span);
}

static uint32_t count_of(bs_slice text, uint32_t mark) {
  uint32_t found = 0;
  for (uint32_t at = 0; at < text.size; at += bs_utf8_size((unsigned char)text.data[at]))
    found += bs_utf8_at(text.data + at) == mark;
  return found;
}

static bool holds_stop(bs_slice text) {
  return count_of(text, 0x3002) > 0; /* 。 */
}

bool bs_is_text(bs_slice paragraph) {
  if (paragraph.size < LONG || holds_stop(paragraph))
    return paragraph.size >= LONG;
  uint32_t last = bs_utf8_at(paragraph.data + bs_utf8_before(paragraph.data, paragraph.size));
  return last != 0xFF1A /* ： */ && count_of(paragraph, 0xFF0C) >= 2; /* its 。 may be lost */
}

bool bs_is_furniture(const bs_pack *pack, bs_slice line) {
  uint32_t size = bs_pack_begins(pack, BS_PHRASE_FURNITURE, line);
  return size > 6 || (size > 0 && line.size <= size + 3) ||
         (line.size <= NOTE && bs_pack_holds(pack, BS_PHRASE_FURNITURE_INSIDE, line));
}

static void take_date(bs_outline *outline, const bs_written_date *found, uint32_t start) {
  if (found->month > 0)
    outline->date = (bs_span){start + found->span.start, start + found->span.end};
  outline->year = (int16_t)found->year;
  outline->month = (int8_t)(found->month > 0 ? found->month : 0);
  outline->day = (int8_t)(found->day > 0 ? found->day : 0);
}

/* The size of a title without what stands in brackets behind it. */
static uint32_t bare_title(bs_slice line) {
  uint32_t size = line.size;
  for (int depth = 0; size > 0;) {
    uint32_t at = bs_utf8_before(line.data, size), c = bs_utf8_at(line.data + at);
    if (c == 0xFF09 || c == ')')
      depth++;
    else if (c == 0xFF08 || c == '(')
      depth--;
    else if (depth == 0 && c != 0xB7)
      return size;
    size = at;
  }
  return line.size;
}

bool bs_is_title(const bs_pack *pack, bs_slice line) {
  bs_written_date found;
  bs_heading mark;
  return line.size <= TITLE &&
         bs_pack_ends(pack, BS_PHRASE_TITLE, (bs_slice){line.data, bare_title(line)}) &&
         !bs_is_furniture(pack, line) && !bs_heading_read(pack, line, &mark) &&
         !(bs_date_find(pack, line, &found) && found.day > 0);
}

bool bs_is_address(const bs_pack *pack, bs_slice line) {
  return line.size <= 16 * 3 && bs_pack_begins(pack, BS_PHRASE_ADDRESS, line) &&
         bs_sentence_end(line.data, 0, line.size) == line.size && !holds_stop(line);
}

/* A line of one word above the text, as 序言 is. */
static bool is_word(bs_slice line) {
  uint32_t size = 0;
  while (size < line.size && bs_is_han(bs_utf8_at(line.data + size)))
    size += 3;
  return size == line.size && size <= WORD;
}

static bool is_prose(const bs_outline *outline, const bs_text *text, const bs_pack *pack,
                     size_t i) {
  bs_slice line = slice_of(outline, text, i);
  bs_heading mark;
  return (holds_stop(line) || (line.size >= LONG && count_of(line, 0xFF0C) > 0)) &&
         !bs_heading_read(pack, line, &mark);
}

/* Where a table of contents ends whose first heading is at `i`: before that heading stands again,
 * or before the preface above it. `i` itself where there is no such table. */
static size_t pass_contents(const bs_outline *outline, const bs_text *text, const bs_pack *pack,
                            size_t i) {
  size_t end = i + 1, stray = 0;
  while (end < outline->paragraph_count && end < i + CONTENTS &&
         !bs_slice_equal(slice_of(outline, text, end), slice_of(outline, text, i)))
    end++;
  if (end == outline->paragraph_count || end == i + CONTENTS)
    return i;
  size_t behind = end, first;
  while (behind > i && behind + STACK > end && !is_prose(outline, text, pack, behind - 1))
    behind--;
  for (first = behind; first > i && is_prose(outline, text, pack, first - 1);)
    first--;
  if (first == behind)
    first = end;
  for (size_t k = i + 1; k < first; k++)
    stray += is_prose(outline, text, pack, k);
  if (first < i + ENTRIES || stray * 20 > first - i)
    return i;
  return first < end && is_word(slice_of(outline, text, first - 1)) ? first - 1 : first;
}

/* The first paragraph of the report's text, and the table of contents before it. */
static size_t find_body(const bs_outline *outline, const bs_text *text, const bs_pack *pack,
                        bs_span *contents) {
  size_t body = BS_NONE, longs = 0;
  *contents = (bs_span){0, 0};
  for (size_t i = 0; i < outline->paragraph_count && i < ZONE; i++) {
    bs_slice line = slice_of(outline, text, i);
    bs_heading mark;
    bool is_text = bs_is_text(line);
    if (bs_pack_begins(pack, BS_PHRASE_ADDRESS, line) && longs <= 2)
      return bs_is_address(pack, line) ? i + 1 : i;
    if (body == BS_NONE &&
        (is_text || (bs_heading_read(pack, line, &mark) && (mark.level > 0 || mark.value == 1)))) {
      body = is_text ? i : pass_contents(outline, text, pack, i);
      *contents = (bs_span){(uint32_t)i, (uint32_t)body};
    }
    longs += is_text;
  }
  if (body == BS_NONE) /* a short text: all behind its title */
    body = outline->paragraph_count > 0 && bs_is_title(pack, slice_of(outline, text, 0)) ? 1 : 0;
  return body;
}

static void read_zone(bs_outline *outline, const bs_text *text, const bs_pack *pack, size_t body,
                      bs_span contents) {
  size_t title = BS_NONE;
  for (size_t i = 0; i < body && title == BS_NONE; i++)
    if (bs_is_title(pack, slice_of(outline, text, i)))
      title = i;
  for (size_t i = 0; i < body && title == BS_NONE && text->bold_count > 0; i++) {
    bs_span span = outline->paragraphs[i].span, set = text->bolds[0];
    if (set.start == span.start && set.end == span.end)
      title = i;
  }
  for (size_t i = 0; i < body; i++) {
    bs_paragraph *p = &outline->paragraphs[i];
    bs_slice line = bs_slice_of(text->text, p->span);
    bs_heading mark;
    bs_written_date found;
    p->kind = BS_PARAGRAPH_DATELINE;
    if (i == title)
      p->kind = BS_PARAGRAPH_TITLE;
    else if ((title != BS_NONE && i < title) || bs_is_furniture(pack, line) ||
             (i >= contents.start && i < contents.end) ||
             (bs_heading_read(pack, line, &mark) && mark.value >= 0))
      p->kind = BS_PARAGRAPH_FURNITURE;
    if (p->kind == BS_PARAGRAPH_DATELINE && outline->day == 0 && bs_date_find(pack, line, &found) &&
        (found.day > 0 || outline->year == 0))
      take_date(outline, &found, p->span.start);
  }
  if (title == BS_NONE)
    return;
  bs_span span = outline->paragraphs[title].span;
  outline->titled = true;
  bs_written_date found;
  if (outline->year > 0 && outline->month > 0)
    return;
  if (bs_date_find(pack, bs_slice_of(text->text, span), &found))
    take_date(outline, &found, span.start);
  else if (span.end - span.start > 4 && outline->year == 0) {
    int32_t year = 0;
    for (uint32_t i = 0; i < 4; i++) {
      char c = text->text[span.start + i];
      year = c >= '0' && c <= '9' ? 10 * year + (c - '0') : -9999;
    }
    if (year >= 1900 && year < 2100 && !bs_starts_number((unsigned char)text->text[span.start + 4]))
      outline->year = (int16_t)year;
  }
}

/* The name of a place that starts at `at` and ends in one of the pack's endings. `whole` names must
 * be followed by 第 or 人, as in 屠甸镇第十七届人民代表大会. */
static bool read_place(const bs_pack *pack, bs_slice text, uint32_t at, bool whole, bs_span *out) {
  uint32_t end = at;
  for (uint32_t count = 0; count < PLACE && end < text.size; count++) {
    uint32_t c = bs_utf8_at(text.data + end);
    if (!bs_is_han(c))
      break;
    if (count >= 2 && whole && (c == 0x7B2C || c == 0x4EBA) && out->end == end) /* 第 人 */
      return true;
    end += bs_utf8_size((unsigned char)text.data[end]);
    if (count >= 1 && bs_pack_ends(pack, BS_PHRASE_PLACE, (bs_slice){text.data + at, end - at}))
      *out = (bs_span){at, end};
  }
  return !whole && out->end > at;
}

static bool is_bracket(uint32_t c) {
  return c == 0xFF08 || c == 0xFF09 || c == '(' || c == ')';
}

/* Where the name of a place may begin at or behind `at`: brackets and 关于 are passed. */
static uint32_t pass_opening(bs_slice line, uint32_t at) {
  static const char about[] = "关于";
  while (at < line.size && is_bracket(bs_utf8_at(line.data + at)))
    at += bs_utf8_size((unsigned char)line.data[at]);
  bool begins =
      line.size - at >= sizeof about - 1 && memcmp(line.data + at, about, sizeof about - 1) == 0;
  return begins ? at + (uint32_t)sizeof about - 1 : at;
}

/* The place of a title: before its date, as in 菱湖镇2022年政府工作报告, or behind it. */
static bool find_title_place(const bs_pack *pack, bs_slice line, bs_span *out) {
  bs_written_date found = {.span = {0, 0}};
  uint32_t at = 0;
  if (bs_date_find(pack, line, &found)) {
    bs_slice before = {line.data, found.span.start};
    if (read_place(pack, before, pass_opening(before, 0), false, out))
      return true;
    at = pass_opening(line, found.span.end);
  }
  while (at < line.size && bs_starts_number((unsigned char)line.data[at]))
    at++;
  return read_place(pack, line, at, false, out);
}

/* The place of a dateline: behind 在, or behind the date. */
static bool find_place(const bs_pack *pack, bs_slice line, bs_span *out) {
  bs_written_date found;
  for (uint32_t i = 0; i + 3 < line.size; i += bs_utf8_size((unsigned char)line.data[i]))
    if (bs_utf8_at(line.data + i) == 0x5728 && read_place(pack, line, i + 3, true, out)) /* 在 */
      return true;
  uint32_t at = bs_date_find(pack, line, &found) ? found.span.end : 0;
  while (at < line.size && bs_starts_number((unsigned char)line.data[at]))
    at++;
  return read_place(pack, line, at, true, out);
}

static void read_place_of(bs_outline *outline, const bs_text *text, const bs_pack *pack,
                          size_t body) {
  static const bs_paragraph_kind kinds[] = {BS_PARAGRAPH_DATELINE, BS_PARAGRAPH_TITLE,
                                            BS_PARAGRAPH_DATELINE};
  for (size_t turn = 0; turn < 3; turn++)
    for (size_t i = 0; i < body; i++) {
      bs_paragraph *p = &outline->paragraphs[i];
      bs_slice line = bs_slice_of(text->text, p->span);
      bs_span place = {0, 0};
      bs_written_date found;
      if (p->kind != kinds[turn] || (turn == 0 && !bs_date_find(pack, line, &found)) ||
          !(turn == 1 ? find_title_place : find_place)(pack, line, &place) ||
          (turn == 2 && place.end - place.start < 9))
        continue;
      outline->place = (bs_span){p->span.start + place.start, p->span.start + place.end};
      return;
    }
}

/* Sets apart the lines above a signature's date: who signed. */
static void take_signers(bs_outline *outline, const bs_text *text, const bs_pack *pack, size_t body,
                         size_t date) {
  for (size_t i = date; i > body && date - i < SIGNERS; i--) {
    bs_paragraph *p = &outline->paragraphs[i - 1];
    bs_slice line = bs_slice_of(text->text, p->span);
    bs_heading mark;
    uint32_t last = bs_utf8_at(line.data + bs_utf8_before(line.data, line.size));
    if (p->kind != BS_PARAGRAPH_BODY || line.size > SHORT || holds_stop(line) || !bs_is_han(last) ||
        bs_heading_read(pack, line, &mark))
      return;
    p->kind = BS_PARAGRAPH_DATELINE;
  }
}

/* Marks what a page put behind the text, and lines of it between. False when there is no memory. */
static bool read_rest(bs_outline *outline, const bs_text *text, const bs_pack *pack, size_t body) {
  size_t last, copy;
  if (!bs_copies_find(outline, text, pack, body, &last, &copy))
    return false;
  uint32_t begin = last > 0 ? outline->paragraphs[last].span.start : 0;
  bool tail = false;
  for (size_t i = body; i < outline->paragraph_count; i++) {
    bs_paragraph *p = &outline->paragraphs[i];
    bs_slice line = bs_slice_of(text->text, p->span);
    bs_written_date found = {.year = 0};
    bool furniture = line.size <= SHORT && bs_is_furniture(pack, line);
    tail = tail || i == copy || (furniture && p->span.start > begin + (text->size - begin) / 2);
    if (tail || furniture)
      p->kind = BS_PARAGRAPH_FURNITURE;
    else if (bs_is_address(pack, line) ||
             (line.size <= 20 * 3 && bs_starts_number(bs_utf8_at(line.data)) &&
              bs_date_read(pack, line, 0, &found) && found.day > 0 &&
              found.span.end == line.size)) {
      p->kind = BS_PARAGRAPH_DATELINE;
      if (bs_is_address(pack, line))
        continue;
      take_signers(outline, text, pack, body, i);
      if (outline->day == 0)
        take_date(outline, &found, p->span.start);
    }
  }
  return true;
}

bool bs_dateline_read(bs_outline *outline, const bs_text *text, const bs_pack *pack) {
  bs_span contents;
  size_t body = find_body(outline, text, pack, &contents);
  read_zone(outline, text, pack, body, contents);
  read_place_of(outline, text, pack, body);
  if (!read_rest(outline, text, pack, body))
    return false;
  for (size_t i = body, seen = 0; i < outline->paragraph_count && seen < 3 && !outline->year; i++) {
    bs_paragraph *p = &outline->paragraphs[i];
    bs_written_date found;
    seen += p->kind == BS_PARAGRAPH_BODY;
    if (p->kind == BS_PARAGRAPH_BODY &&
        bs_date_find(pack, bs_slice_of(text->text, p->span), &found) && found.day > 0)
      take_date(outline, &found, p->span.start);
  }
  return true;
}

void bs_dateline_complete(bs_outline *outline, const bs_text *text, const bs_pack *pack) {
  int32_t year = 0;
  for (size_t i = 1; i < outline->section_count && outline->year == 0; i++) {
    const bs_section *section = &outline->sections[i];
    bs_slice title = bs_slice_of(text->text, section->title);
    bs_written_date found;
    if (section->level != 1 || !bs_date_find(pack, title, &found))
      continue;
    int32_t told = found.year + (bs_pack_holds(pack, BS_PHRASE_REVIEW, title) ? 1 : 0);
    year = told > year ? told : year;
  }
  if (outline->year == 0)
    outline->year = (int16_t)year;
}
