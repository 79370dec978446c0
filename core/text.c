#include "text.h"

#include <stdlib.h>
#include <string.h>

#include "blank.h"
#include "han.h"
#include "heading.h"
#include "line.h"
#include "utf8.h"

enum {
  WIDE = 4,      /* columns of blanks that set a heading off from what follows it on its line */
  TITLE = 40 * 3 /* bytes that such a heading has at most */
};

/* A text being written. */
typedef struct mender {
  bs_text *out;
  const char *from; /* the source's text */
  const bs_pack *pack;
  uint32_t size; /* written so far; the room was taken at once, as mending adds at most a line end a
                    line */
  uint32_t paragraph; /* where the current paragraph starts */
  uint32_t copied;    /* the source's byte that a plain copy would go on with */
  uint32_t digits;    /* how many digits stand together before this place in the source */
  uint32_t bold;      /* where open bold text starts, or BS_NONE */
  bool chinese, heading, failed;
} mender;

static void map_to(mender *m, uint32_t from, uint8_t to_unit, uint8_t from_unit) {
  m->failed = m->failed || !bs_map_add(&m->out->map, m->size, from, to_unit, from_unit);
}

/* Copies `[from, end)` of the source as it stands. */
static void copy(mender *m, uint32_t from, uint32_t end) {
  if (from != m->copied)
    map_to(m, from, 1, 1);
  memcpy(m->out->text + m->size, m->from + from, end - from);
  m->size += end - from;
  m->copied = end;
}

/* Writes one ASCII character for the `size` bytes of the source at `from`, 0 for one that nothing
   there stands for. */
static void put(mender *m, char c, uint32_t from, uint32_t size) {
  if (size == 1) {
    if (from != m->copied)
      map_to(m, from, 1, 1);
    m->copied = from + 1;
  } else {
    map_to(m, from, 1, (uint8_t)size);
    m->copied = BS_NONE;
  }
  m->out->text[m->size++] = c;
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
}

/* How many digits stand together at `at`. */
static uint32_t count_digits(const char *text, uint32_t at, uint32_t end) {
  uint32_t count = 0;
  while (at < end && is_digit(bs_half_width(bs_utf8_at(text + at)))) {
    count++;
    at += bs_utf8_size((unsigned char)text[at]);
  }
  return count;
}

static uint32_t last_character(const mender *m) {
  return m->size > m->paragraph ? bs_utf8_at(m->out->text + bs_utf8_before(m->out->text, m->size))
                                : 0;
}

/* Whether a blank between what is written and the source's `at` says anything. */
static bool keeps_blank(const mender *m, uint32_t at, uint32_t end) {
  uint32_t before = last_character(m), next = bs_half_width(bs_utf8_at(m->from + at));
  if (before == 0)
    return false;
  if (!m->chinese)
    return true;
  if (is_digit(before) && is_digit(next))
    return m->digits != 1 || count_digits(m->from, at, end) != 1;
  if (is_letter(next))
    return before < 0x250 && before != '(' && before != '-';
  if (is_letter(before))
    return is_digit(next) || next == '(' || next == '&';
  return before == ',' && is_digit(next);
}

static void add_bold(mender *m, uint32_t start, uint32_t end) {
  bs_text *out = m->out;
  if (start >= end)
    return;
  if (bs_grow(&out->bolds, &out->bold_capacity, out->bold_count + 1, sizeof *out->bolds))
    out->bolds[out->bold_count++] = (bs_span){start, end};
  else
    m->failed = true;
}

static bool ends_line(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}

static void end_paragraph(mender *m, uint32_t from) {
  if (m->size == m->paragraph)
    return;
  if (m->heading) { /* all of it, whatever was bold in it */
    while (m->out->bold_count > 0 && m->out->bolds[m->out->bold_count - 1].start >= m->paragraph)
      m->out->bold_count--;
    add_bold(m, m->paragraph, m->size);
  }
  put(m, '\n', from, ends_line(m->from[from]));
  m->paragraph = m->size;
  m->bold = BS_NONE;
  m->heading = false;
}

/* Whether blanks as wide as `columns` before the source's `at` part a heading from its text, as in
 * `第五章　财政　　第一节　收入　　1990年…`. */
static bool parts(const mender *m, uint32_t columns, uint32_t at, uint32_t end) {
  bs_slice done = {m->out->text + m->paragraph, m->size - m->paragraph};
  bs_heading mark;
  if (!m->chinese || columns < WIDE || done.size == 0)
    return false;
  char head[64];
  uint32_t size = 0, width;
  for (uint32_t i = at; i < end && size + 4 < sizeof head;) {
    uint32_t blank = bs_blank_at(m->from, i, end, &width);
    if (!blank)
      size += bs_utf8_put(head + size, bs_half_width(bs_utf8_at(m->from + i)));
    i += blank ? blank : bs_utf8_size((unsigned char)m->from[i]);
  }
  if (size > 0 && !is_digit((unsigned char)head[0]) &&
      bs_heading_read(m->pack, (bs_slice){head, size}, &mark))
    return true;
  return done.size <= TITLE && !is_digit((unsigned char)done.data[0]) &&
         bs_heading_read(m->pack, done, &mark) && mark.size < done.size &&
         bs_utf8_at(done.data + bs_utf8_before(done.data, done.size)) != 0x3002;
}

/* Passes over the blanks at `at` and writes what they mean. Returns where they end. */
static uint32_t mend_blanks(mender *m, uint32_t at, uint32_t end) {
  uint32_t start = at, columns = 0, wide = 0, size;
  while (at < end && (size = bs_blank_at(m->from, at, end, &columns)) > 0) {
    at += size;
    wide += columns;
  }
  if (at == end || wide == 0)
    return at;
  if (parts(m, wide, at, end))
    end_paragraph(m, start);
  else if (keeps_blank(m, at, end))
    put(m, ' ', start, bs_utf8_size((unsigned char)m->from[start]));
  m->digits = 0;
  return at;
}

/* Passes over Markdown's bold mark at `at`; a lone star is text. */
static uint32_t mend_stars(mender *m, uint32_t at, uint32_t end) {
  uint32_t stars = 0;
  while (at + stars < end && m->from[at + stars] == '*')
    stars++;
  if (stars == 1 || stars > 4) {
    copy(m, at, at + stars);
    return at + stars;
  }
  if (stars < 4) {
    if (m->bold != BS_NONE)
      add_bold(m, m->bold, m->size);
    m->bold = m->bold == BS_NONE ? m->size : BS_NONE;
  }
  return at + stars;
}

/* Passes over the Markdown marks that open a line: `## `, `* `, `- `, `> `. */
static uint32_t mend_opening(mender *m, uint32_t at, uint32_t end) {
  uint32_t marks = 0, columns;
  char c = m->from[at];
  while (at + marks < end && marks < 6 && m->from[at + marks] == c)
    marks++;
  uint32_t behind = at + marks;
  if (behind >= end || (c != '#' && marks > 1) || (c == '>' && m->size > m->paragraph))
    return at;
  bool blank = bs_blank_at(m->from, behind, end, &columns) > 0;
  if (!blank || (c == '-' && behind + 1 < end && m->from[behind + 1] == '-'))
    return at;
  m->heading = c == '#';
  return behind;
}

/* ASCII that is copied as it stands. */
static bool is_plain(unsigned char c) {
  return c > ' ' && c < 0x7F && c != '*' && c != '<' && c != '&';
}

/* Whether a single blank between two words stands at `at`. */
static bool parts_words(const char *text, uint32_t at, uint32_t end) {
  return text[at] == ' ' && at + 1 < end && is_plain((unsigned char)text[at + 1]);
}

/* Whether Chinese text or its punctuation (、。《》“”，：；（）) stands at `at`, three bytes that
 * are copied as they stand. */
static inline bool is_han_at(const char *text, uint32_t at) {
  unsigned char lead = (unsigned char)text[at];
  if (lead >= 0xE4 && lead <= 0xE9)
    return true;
  unsigned char middle = lead < 0xE2 ? 0 : (unsigned char)text[at + 1];
  unsigned char last = middle == 0 ? 0 : (unsigned char)text[at + 2];
  return (lead == 0xE3 && middle == 0x80 && last != 0x80) ||
         (lead == 0xE2 && middle == 0x80 && (last == 0x9C || last == 0x9D)) ||
         (lead == 0xEF && middle == 0xBC &&
          (last == 0x8C || last == 0x9A || last == 0x9B || last == 0x88 || last == 0x89));
}

/* Writes the line `[at, end)` of the source. */
static void mend_line(mender *m, uint32_t at, uint32_t end) {
  const char *from = m->from;
  if (strchr("#*->", from[at]))
    at = mend_opening(m, at, end);
  while (at < end) {
    unsigned char lead = (unsigned char)from[at];
    uint32_t start = at, columns;
    if (is_han_at(from, at)) { /* most of the text */
      do
        at = bs_pass_han(from, at + 3, end);
      while (at < end && is_han_at(from, at));
      copy(m, start, at);
      m->digits = 0;
      continue;
    }
    if (is_plain(lead)) {
      do
        m->digits = is_digit((unsigned char)from[at]) ? m->digits + 1 : 0;
      while (++at < end &&
             (is_plain((unsigned char)from[at]) || (!m->chinese && parts_words(from, at, end))));
      copy(m, start, at);
      continue;
    }
    if (bs_blank_at(from, at, end, &columns)) {
      at = mend_blanks(m, at, end);
      continue;
    }
    if (lead == '*') {
      at = mend_stars(m, at, end);
      continue;
    }
    uint32_t c = bs_utf8_at(from + at), half = bs_half_width(c), size = bs_utf8_size(lead);
    if (c == 0xFF0E && is_digit(last_character(m)))
      half = '.';
    if (half != c)
      put(m, (char)half, at, size);
    else
      copy(m, at, at + size);
    m->digits = is_digit(half) ? m->digits + 1 : 0;
    at += size;
  }
}

/* Where a heading line holds a second heading, of a division declared later: 第三篇改革第九章深化.
 * `end` where it does not. */
static uint32_t second_heading(const mender *m, uint32_t at, uint32_t end) {
  bs_heading outer, inner;
  if (end - at > TITLE || !m->chinese ||
      !bs_heading_read(m->pack, (bs_slice){m->from + at, end - at}, &outer) || !outer.divides)
    return end;
  uint32_t title = at + outer.size, mark = title;
  while (mark < end && bs_is_han(bs_utf8_at(m->from + mark))) {
    if (mark >= title + 6 &&
        bs_heading_read(m->pack, (bs_slice){m->from + mark, end - mark}, &inner) && inner.divides &&
        inner.form > outer.form)
      return mark;
    mark += 3;
  }
  return end;
}

/* Writes the blank that a line break between two Latin words stands for. */
static void mend_break(mender *m, uint32_t from, uint32_t next) {
  uint32_t before = last_character(m), behind = bs_half_width(bs_utf8_at(m->from + next));
  if (!m->chinese ? before != 0 : is_letter(behind) && (is_letter(before) || is_digit(before)))
    put(m, ' ', from, bs_utf8_size((unsigned char)m->from[from]));
}

bs_status bs_text_mend(bs_text *out, const bs_source *source, const bs_pack *pack, bs_error *err) {
  bs_lines lines = {0};
  bs_text text = {0};
  mender m = {.out = &text, .from = source->text, .pack = pack, .copied = BS_NONE, .bold = BS_NONE};
  m.failed = !bs_lines_read(&lines, source, pack);
  text.text = m.failed ? NULL : malloc((size_t)source->size + lines.count + 2);
  m.failed = !text.text;
  m.chinese = lines.chinese;
  for (size_t i = 0; i < lines.count && !m.failed; i++) {
    const bs_line *line = &lines.lines[i];
    if (line->joins)
      mend_break(&m, line[-1].end, line->start);
    else if (i > 0)
      end_paragraph(&m, line[-1].end);
    uint32_t second = second_heading(&m, line->start, line->end);
    mend_line(&m, line->start, second);
    if (second < line->end) {
      end_paragraph(&m, second);
      mend_line(&m, second, line->end);
    }
  }
  if (!m.failed && lines.count > 0)
    end_paragraph(&m, lines.lines[lines.count - 1].end);
  free(lines.lines);
  if (m.failed) {
    bs_text_free(&text);
    return bs_fail_memory(err);
  }
  text.text[m.size] = '\0';
  text.size = m.size;
  *out = text;
  return BS_OK;
}

void bs_text_free(bs_text *text) {
  free(text->text);
  free(text->bolds);
  bs_map_free(&text->map);
  *text = (bs_text){0};
}
