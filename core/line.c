#include "line.h"

#include <string.h>

#include "blank.h"
#include "join.h"
#include "utf8.h"

enum {
  PAGE = 40, /* bytes that a page number's line has at most */
  MOST = 300 /* columns that are counted */
};

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

/* A line that is nothing but a page number: — 3 —, - 3 -, 第 3 页, ·3．; a bare number may be text
 * unless a form feed stands beside it. A point counts only among marks at both ends. */
static bool is_page_number(const char *text, const bs_line *line, bool feed) {
  uint32_t digits = 0, marks = feed, points = 0, first = 0, last = 0;
  if (line->end - line->start > PAGE || (line->end - line->start < 3 && !feed))
    return false;
  for (uint32_t at = line->start, columns; at < line->end;) {
    uint32_t blank = bs_blank_at(text, at, line->end, &columns);
    uint32_t c = bs_half_width(bs_utf8_at(text + at));
    at += blank ? blank : bs_utf8_size((unsigned char)text[at]);
    if (blank)
      continue;
    first = first ? first : c;
    last = c;
    if (is_digit(c))
      digits++;
    else if (c == '.' || c == 0xFF0E)
      points++;
    else if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0xB7 || c == 0x7B2C || c == 0x9875 ||
             c == 0x5171) /* 第 页 共 */
      marks++;
    else
      return false;
  }
  bool between = !is_digit(first) && !is_digit(last);
  return digits > 0 && digits <= 8 && (points > 0 ? between : marks > 0);
}

static uint32_t count_columns(const char *text, uint32_t start, uint32_t end) {
  uint32_t columns = 0;
  if (end - start >= 2 * MOST) /* no character has fewer than a column in two bytes */
    return MOST;
  for (uint32_t at = start; at < end && columns < MOST;) {
    unsigned char lead = (unsigned char)text[at];
    columns += lead < 0x80 ? 1 : 2;
    at += bs_utf8_size(lead);
  }
  return columns;
}

/* Reads the line at `[start, end)`; false where it is empty. */
static bool read_line(bs_line *out, const char *text, uint32_t start, uint32_t end) {
  uint32_t indent = 0;
  for (uint32_t columns, size; start < end && (size = bs_blank_at(text, start, end, &columns));) {
    start += size;
    indent += columns;
  }
  for (uint32_t size; end > start && (size = bs_blank_before(text, start, end)) > 0;)
    end -= size;
  *out = (bs_line){.start = start, .end = end, .indent = (uint16_t)(indent < MOST ? indent : MOST)};
  out->columns = (uint16_t)count_columns(text, start, end);
  return end > start;
}

/* Whether at least a fifth of the text is Chinese characters, by three samples. */
static bool is_chinese(const char *text, uint32_t size) {
  enum { SAMPLE = 2 * 1024 };
  uint32_t han = 0, all = 0;
  for (uint32_t part = 0; part < 3; part++) {
    uint32_t start = part * (size / 3);
    uint32_t end = size - start > SAMPLE && size > 3 * SAMPLE ? start + SAMPLE : start + size / 3;
    for (uint32_t at = start; at < end; at++) {
      unsigned char byte = (unsigned char)text[at];
      all += byte > ' ';
      han += 3 * (byte >= 0xE4 && byte <= 0xE9);
    }
  }
  return 5 * (uint64_t)han >= all && han > 0;
}

/* The next `mark` from `at` on, kept in `*next` until it is passed. */
static uint32_t find(const char *text, uint32_t at, uint32_t size, char mark, uint32_t *next) {
  if (*next < at || at == 0) {
    const char *found = memchr(text + at, mark, size - at);
    *next = found ? (uint32_t)(found - text) : size;
  }
  return *next;
}

/* Whether a form feed stands right before or behind the line `[at, end)`. */
static bool stands_at_feed(const char *text, uint32_t at, uint32_t end, uint32_t size) {
  while (end < size && (text[end] == '\r' || text[end] == '\n'))
    end++;
  return (end < size && text[end] == '\f') || (at > 0 && text[at - 1] == '\f');
}

bool bs_lines_read(bs_lines *out, const bs_source *source, const bs_pack *pack) {
  const char *text = source->text;
  uint32_t size = source->size, feed = 0, back = 0, page = 0, end;
  uint8_t gap = 0;
  bool numbered = false;
  out->chinese = is_chinese(text, size);
  for (uint32_t at = 0; at < size; at = end + 1) {
    uint32_t cr = find(text, at, size, '\r', &back), ff = find(text, at, size, '\f', &page);
    end = find(text, at, size, '\n', &feed);
    bool pair = cr + 1 == end;
    end = cr < end ? cr : end;
    end = ff < end ? ff : end;
    bs_line line;
    bool any = read_line(&line, text, at, end);
    bool number = any && is_page_number(text, &line, stands_at_feed(text, at, end, size));
    numbered = numbered || number;
    if (any && !number) {
      line.gap = gap;
      line.page = numbered;
      numbered = false;
      gap = 0;
      if (!bs_grow(&out->lines, &out->capacity, out->count + 1, sizeof line))
        return false;
      out->lines[out->count++] = line;
    } else if (gap < 255)
      gap++;
    end += pair && end == cr;
  }
  bs_lines_join(out, text, pack);
  return true;
}
