#include "copies.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "dateline.h"

enum {
  LONG = 60 * 3,  /* bytes from which paragraphs are compared */
  SHORT = 40 * 3, /* bytes that a line of the dateline has at most, as a rule */
  HEAD = 36,      /* paragraphs behind a title that tell whether a report begins there */
  LIKE = 6,       /* long ones among them */
  COPIES = 4,     /* further copies of a report that no page holds: files were put together */
  PAGES = 8       /* and where lines of a page stand between them */
};

static bs_slice slice_of(const bs_outline *outline, const bs_text *text, size_t i) {
  return bs_slice_of(text->text, outline->paragraphs[i].span);
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
    bool begins = i < count && bs_is_title(pack, line);
    bs_written_date found;
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
      dated = dated || bs_is_address(pack, line) || bs_date_find(pack, line, &found);
    else if (title > 0 && dated && bs_is_text(line)) {
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

bool bs_copies_find(const bs_outline *outline, const bs_text *text, const bs_pack *pack,
                    size_t body, size_t *begin, size_t *copy) {
  uint32_t *first = find_firsts(outline, text);
  if (!first)
    return false;
  size_t any, again, last = last_report(outline, text, pack, body, first, &any);
  *copy = find_copy(outline, text, pack, last > 0 ? last : body, first, &again);
  if (again > 0 || (last > 0 && *copy == BS_NONE))
    last = again > any ? again : any;
  free(first);
  *begin = last;
  return true;
}
