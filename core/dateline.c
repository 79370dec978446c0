#include "dateline.h"

#include <stdlib.h>
#include <string.h>

#include "han.h"
#include "heading.h"
#include "sentence.h"

enum {
  ZONE = 60,       /* paragraphs among which the dateline stands */
  PREFACE = 12,    /* paragraphs that it may have */
  CONTENTS = 200,  /* lines that a table of contents has at most */
  LONG = 60 * 3,   /* bytes from which a paragraph is text */
  TITLE = 100 * 3, /* bytes that a title has at most */
  SHORT = 40 * 3,  /* bytes that a line of the dateline has at most, as a rule */
  NOTE = 25 * 3,   /* bytes of a line that opens a glossary */
  PLACE = 12,      /* characters of a place's name */
  HEAD = 36,       /* paragraphs behind a title that tell whether a report begins there */
  LIKE = 6,        /* long ones among them */
  COPIES = 4,      /* further copies of a report that no page holds: files were put together */
  PAGES = 8        /* and where lines of a page stand between them */
};

static bs_slice slice_of(const bs_outline *outline, const bs_text *text, size_t i) {
  return bs_slice_of(text->text, outline->paragraphs[i].span);
}

static bool holds_stop(bs_slice text) {
  for (uint32_t at = 0; at < text.size; at += bs_utf8_size((unsigned char)text.data[at]))
    if (bs_utf8_at(text.data + at) == 0x3002) /* 。 */
      return true;
  return false;
}

static uint64_t hash(bs_slice text) {
  uint64_t value = text.size, word;
  for (; text.size >= sizeof word; text.data += sizeof word, text.size -= (uint32_t)sizeof word) {
    memcpy(&word, text.data, sizeof word);
    value = ((value << 5 | value >> 59) ^ word) * 0x517CC1B727220A95u;
  }
  for (uint32_t i = 0; i < text.size; i++)
    value = ((value << 5 | value >> 59) ^ (unsigned char)text.data[i]) * 0x517CC1B727220A95u;
  return value ^ value >> 32;
}

static bool is_long(bs_slice paragraph) {
  return paragraph.size >= LONG && holds_stop(paragraph);
}

bool bs_is_furniture(const bs_pack *pack, bs_slice line) {
  uint32_t size = bs_pack_begins(pack, BS_PHRASE_FURNITURE, line);
  return size > 6 || (size > 0 && line.size <= size + 3) ||
         (line.size <= NOTE && bs_pack_holds(pack, BS_PHRASE_FURNITURE_INSIDE, line));
}

static bool starts_number(uint32_t c) {
  return (c >= '0' && c <= '9') || bs_han_digit(c) >= 0;
}

/* A date of the pack's forms: the most exact one at the earliest place. */
typedef struct date {
  bs_span span;
  int32_t year, month, day;
} date;

static bool read_date(const bs_pack *pack, bs_slice text, uint32_t at, date *out) {
  bool found = false;
  for (size_t i = 0; i < pack->time_count; i++) {
    bs_template_match match = {0};
    if (pack->times[i].kind != BS_TIME_CALENDAR ||
        !bs_template_match_at(&pack->times[i].form, text.data + at, text.size - at, &match) ||
        match.field[BS_FIELD_YEAR] < 0 || match.field[BS_FIELD_YEAR2] >= 0 ||
        match.field[BS_FIELD_MONTH2] >= 0 || (found && match.size <= out->span.end - at))
      continue;
    *out = (date){{at, at + match.size},
                  match.field[BS_FIELD_YEAR],
                  match.field[BS_FIELD_MONTH],
                  match.field[BS_FIELD_DAY]};
    found = true;
  }
  return found;
}

/* The first date with a day in it, else the first with a month, else the first year. */
static bool find_date(const bs_pack *pack, bs_slice text, date *out) {
  bool found = false, number = false;
  *out = (date){.year = -1, .month = -1, .day = -1};
  for (uint32_t at = 0; at < text.size; at += bs_utf8_size((unsigned char)text.data[at])) {
    bool before = number;
    date here = *out;
    number = starts_number(bs_utf8_at(text.data + at));
    if (!number || before || !read_date(pack, text, at, &here))
      continue;
    if (!found || (here.day > 0 && out->day < 0) || (here.month > 0 && out->month < 0))
      *out = here;
    found = true;
    if (out->day > 0)
      break;
  }
  return found;
}

static void take_date(bs_outline *outline, const date *found, uint32_t start) {
  if (outline->date.end == outline->date.start && found->month > 0)
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

static bool is_title(const bs_pack *pack, bs_slice line) {
  date found;
  bs_heading mark;
  return line.size <= TITLE &&
         bs_pack_ends(pack, BS_PHRASE_TITLE, (bs_slice){line.data, bare_title(line)}) &&
         !bs_is_furniture(pack, line) && !bs_heading_read(pack, line, &mark) &&
         !(find_date(pack, line, &found) && found.day > 0);
}

/* A line that addresses the audience and says nothing else. */
static bool is_address(const bs_pack *pack, bs_slice line) {
  return line.size <= 16 * 3 && bs_pack_begins(pack, BS_PHRASE_ADDRESS, line) &&
         bs_sentence_end(line.data, 0, line.size) == line.size && !holds_stop(line);
}

/* Where the heading at `i` stands again without text between: then a table of contents holds the
 * first one. `i` itself where it does not. */
static size_t pass_contents(const bs_outline *outline, const bs_text *text, size_t i) {
  bs_slice heading = slice_of(outline, text, i);
  size_t longs = 0;
  for (size_t k = i + 1; k < outline->paragraph_count && k < i + CONTENTS && longs <= PREFACE;
       k++) {
    bs_slice line = slice_of(outline, text, k);
    if (bs_slice_equal(line, heading))
      return k;
    longs += is_long(line);
  }
  return i;
}

/* The first paragraph of the report's text. */
static size_t find_body(const bs_outline *outline, const bs_text *text, const bs_pack *pack) {
  size_t body = BS_NONE, longs = 0;
  for (size_t i = 0; i < outline->paragraph_count && i < ZONE; i++) {
    bs_slice line = slice_of(outline, text, i);
    bs_heading mark;
    if (bs_pack_begins(pack, BS_PHRASE_ADDRESS, line) && longs <= 2)
      return is_address(pack, line) ? i + 1 : i;
    if (body == BS_NONE && (is_long(line) || (bs_heading_read(pack, line, &mark) &&
                                              (mark.level > 0 || mark.value == 1))))
      body = is_long(line) ? i : pass_contents(outline, text, i);
    longs += is_long(line);
  }
  if (body == BS_NONE) /* a short text: all behind its title */
    body = outline->paragraph_count > 0 && is_title(pack, slice_of(outline, text, 0)) ? 1 : 0;
  return body;
}

static void read_zone(bs_outline *outline, const bs_text *text, const bs_pack *pack, size_t body) {
  size_t title = BS_NONE;
  for (size_t i = 0; i < body && title == BS_NONE; i++)
    if (is_title(pack, slice_of(outline, text, i)))
      title = i;
  size_t bold = 0;
  for (size_t i = 0; i < body && title == BS_NONE && bold < text->bold_count; i++) {
    bs_span span = outline->paragraphs[i].span, set = text->bolds[bold];
    if (set.start == span.start && set.end == span.end)
      title = i;
  }
  for (size_t i = 0; i < body; i++) {
    bs_paragraph *p = &outline->paragraphs[i];
    bs_slice line = bs_slice_of(text->text, p->span);
    bs_heading mark;
    date found;
    p->kind = BS_PARAGRAPH_DATELINE;
    if (i == title)
      p->kind = BS_PARAGRAPH_TITLE;
    else if ((title != BS_NONE && i < title) || bs_is_furniture(pack, line) ||
             (bs_heading_read(pack, line, &mark) && mark.value >= 0))
      p->kind = BS_PARAGRAPH_FURNITURE;
    if (p->kind == BS_PARAGRAPH_DATELINE && outline->day == 0 && find_date(pack, line, &found) &&
        (found.day > 0 || outline->year == 0))
      take_date(outline, &found, p->span.start);
  }
  if (title == BS_NONE)
    return;
  bs_span span = outline->paragraphs[title].span;
  outline->titled = true;
  date found;
  if (outline->year > 0 && outline->month > 0)
    return;
  if (find_date(pack, bs_slice_of(text->text, span), &found))
    take_date(outline, &found, span.start);
  else if (span.end - span.start > 4 && outline->year == 0) {
    int32_t year = 0;
    for (uint32_t i = 0; i < 4; i++) {
      char c = text->text[span.start + i];
      year = c >= '0' && c <= '9' ? 10 * year + (c - '0') : -9999;
    }
    if (year >= 1900 && year < 2100 && !starts_number((unsigned char)text->text[span.start + 4]))
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

/* The place of a dateline or title: behind 在, or behind the date. */
static bool find_place(const bs_pack *pack, bs_slice line, bool whole, bs_span *out) {
  date found;
  uint32_t at = 0;
  for (uint32_t i = 0; whole && i + 3 < line.size; i += bs_utf8_size((unsigned char)line.data[i]))
    if (bs_utf8_at(line.data + i) == 0x5728 && read_place(pack, line, i + 3, true, out)) /* 在 */
      return true;
  if (find_date(pack, line, &found))
    at = found.span.end;
  else
    while (at < line.size && starts_number((unsigned char)line.data[at]))
      at++;
  return read_place(pack, line, at, whole, out);
}

static void read_place_of(bs_outline *outline, const bs_text *text, const bs_pack *pack,
                          size_t body) {
  static const bs_paragraph_kind kinds[] = {BS_PARAGRAPH_DATELINE, BS_PARAGRAPH_TITLE,
                                            BS_PARAGRAPH_DATELINE};
  for (size_t turn = 0; turn < 3; turn++)
    for (size_t i = 0; i < body; i++) {
      bs_paragraph *p = &outline->paragraphs[i];
      bs_span place = {0, 0};
      date found;
      if (p->kind != kinds[turn] ||
          (turn == 0 && !find_date(pack, bs_slice_of(text->text, p->span), &found)) ||
          !find_place(pack, bs_slice_of(text->text, p->span), turn != 1, &place) ||
          (turn == 2 && place.end - place.start < 9))
        continue;
      outline->place = (bs_span){p->span.start + place.start, p->span.start + place.end};
      return;
    }
}

/* For each paragraph the first one that says the same; BS_NONE for short ones. NULL when there is
 * no memory. */
static uint32_t *find_firsts(const bs_outline *outline, const bs_text *text) {
  size_t count = outline->paragraph_count, room = 16;
  while (room < 2 * count)
    room *= 2;
  uint32_t *first = malloc((count + 1) * sizeof *first);
  uint32_t *table = malloc(room * sizeof *table);
  for (size_t i = 0; table && i < room; i++)
    table[i] = BS_NONE;
  for (size_t i = 0; first && table && i < count; i++) {
    bs_slice line = slice_of(outline, text, i);
    first[i] = BS_NONE;
    if (line.size < LONG)
      continue;
    size_t at = (size_t)hash(line) & (room - 1);
    while (table[at] != BS_NONE && !bs_slice_equal(slice_of(outline, text, table[at]), line))
      at = (at + 1) & (room - 1);
    if (table[at] == BS_NONE)
      table[at] = (uint32_t)i;
    first[i] = table[at];
  }
  free(table);
  if (!table) {
    free(first);
    return NULL;
  }
  return first;
}

/* Where the text of the last other report in the file begins, 0 where there is none: a title, a
 * dateline and paragraphs of which most are new. `*any` is the same for the last report, new or
 * not. */
static size_t last_report(const bs_outline *outline, const bs_text *text, const bs_pack *pack,
                          size_t body, const uint32_t *first, size_t *any) {
  size_t count = outline->paragraph_count, title = 0, start = 0, longs = 0, fresh = 0, last = 0;
  bool dated = false;
  *any = 0;
  for (size_t i = body; i <= count; i++) {
    bs_slice line = i < count ? slice_of(outline, text, i) : (bs_slice){"", 0};
    bool begins = i < count && is_title(pack, line);
    date found;
    if (title > 0 && (begins || i == count || i - title > HEAD || longs == LIKE)) {
      *any = longs > 0 ? start : *any;
      last = 2 * fresh > longs ? start : last;
      title = 0;
    }
    if (begins) {
      title = i;
      longs = fresh = 0;
      dated = false;
    } else if (title > 0 && line.size <= SHORT)
      dated = dated || is_address(pack, line) || find_date(pack, line, &found);
    else if (title > 0 && dated && is_long(line)) {
      start = longs++ == 0 ? i : start;
      fresh += first[i] == i;
    }
  }
  return last;
}

/* Where a page repeats the report that begins at `from`: its first two long paragraphs stand there
 * again, and the line before them. BS_NONE where it does not. What stands there too often is no
 * page but several files; then `*last` is the last of them. */
static size_t find_copy(const bs_outline *outline, const bs_text *text, const bs_pack *pack,
                        size_t from, const uint32_t *first, size_t *last) {
  size_t opening[2] = {0}, found = 0, count = 0, copy = BS_NONE, behind = 0;
  bool furnished = false;
  *last = 0;
  for (size_t i = from; i < outline->paragraph_count; i++) {
    if (first[i] == BS_NONE)
      continue;
    if (found < 2)
      opening[found++] = i;
    else if (first[i] == first[opening[1]] && first[behind] == first[opening[0]] &&
             behind > opening[1] && opening[0] > 0 &&
             bs_slice_equal(slice_of(outline, text, behind - 1),
                            slice_of(outline, text, opening[0] - 1))) {
      *last = behind;
      copy = count++ == 0 ? behind : copy;
    }
    behind = i;
  }
  while (copy != BS_NONE && first[copy - 1] == BS_NONE)
    furnished = bs_is_furniture(pack, slice_of(outline, text, --copy)) || furnished;
  if (count >= (furnished ? PAGES : COPIES))
    return BS_NONE;
  *last = 0;
  return copy;
}

/* Marks what a page put behind the text, and lines of it between. False when there is no memory. */
static bool read_rest(bs_outline *outline, const bs_text *text, const bs_pack *pack, size_t body) {
  uint32_t *first = find_firsts(outline, text);
  if (!first)
    return false;
  size_t any, again, last = last_report(outline, text, pack, body, first, &any);
  size_t copy = find_copy(outline, text, pack, last > 0 ? last : body, first, &again);
  if (again > 0 || (last > 0 && copy == BS_NONE))
    last = again > any ? again : any;
  free(first);
  uint32_t begin = last > 0 ? outline->paragraphs[last].span.start : 0;
  bool tail = false;
  for (size_t i = body; i < outline->paragraph_count; i++) {
    bs_paragraph *p = &outline->paragraphs[i];
    bs_slice line = bs_slice_of(text->text, p->span);
    date found = {.year = 0};
    bool furniture = line.size <= SHORT && bs_is_furniture(pack, line);
    tail = tail || i == copy || (furniture && p->span.start > begin + (text->size - begin) / 2);
    if (tail || furniture)
      p->kind = BS_PARAGRAPH_FURNITURE;
    else if (is_address(pack, line) ||
             (line.size <= 20 * 3 && starts_number(bs_utf8_at(line.data)) &&
              read_date(pack, line, 0, &found) && found.day > 0 && found.span.end == line.size)) {
      p->kind = BS_PARAGRAPH_DATELINE;
      if (!is_address(pack, line) && outline->day == 0) /* below a signature */
        take_date(outline, &found, p->span.start);
    }
  }
  return true;
}

bool bs_dateline_read(bs_outline *outline, const bs_text *text, const bs_pack *pack) {
  size_t body = find_body(outline, text, pack);
  read_zone(outline, text, pack, body);
  read_place_of(outline, text, pack, body);
  if (!read_rest(outline, text, pack, body))
    return false;
  for (size_t i = body, seen = 0; i < outline->paragraph_count && seen < 3 && !outline->year; i++) {
    bs_paragraph *p = &outline->paragraphs[i];
    date found;
    seen += p->kind == BS_PARAGRAPH_BODY;
    if (p->kind == BS_PARAGRAPH_BODY && find_date(pack, bs_slice_of(text->text, p->span), &found) &&
        found.day > 0)
      take_date(outline, &found, p->span.start);
  }
  return true;
}

void bs_dateline_complete(bs_outline *outline, const bs_text *text, const bs_pack *pack) {
  int32_t year = 0;
  for (size_t i = 1; i < outline->section_count && outline->year == 0; i++) {
    const bs_section *section = &outline->sections[i];
    bs_slice title = bs_slice_of(text->text, section->title);
    date found;
    if (section->level != 1 || !find_date(pack, title, &found))
      continue;
    int32_t told = found.year + (bs_pack_holds(pack, BS_PHRASE_REVIEW, title) ? 1 : 0);
    year = told > year ? told : year;
  }
  if (outline->year == 0)
    outline->year = (int16_t)year;
}
