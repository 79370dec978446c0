#include "join.h"

#include <string.h>

#include "blank.h"
#include "dateline.h"
#include "heading.h"
#include "utf8.h"

enum {
  LONG = 48,   /* columns from which a line is text, not a name or a title */
  HEADER = 30, /* lines among which the title and the dateline stand */
  PROSE = 24,  /* columns of a line from which a digit at its end may stand in a sentence */
  SAME = 10    /* characters that tell a line that stands twice */
};

/* What the last or the first character of a line says. */
typedef enum { OTHER, FINAL, COMMA, OPEN, CLOSE } edge;

/* How a file breaks its lines. */
typedef struct habits {
  uint32_t wrap; /* columns of a full line, or 0 where lines are not wrapped */
  bool indents;  /* paragraphs open with blanks */
  bool gaps;     /* and stand apart by empty lines */
  bool unending; /* sentences have lost their 。 */
  bool broken;   /* pages break inside sentences */
  size_t body;   /* the first line behind title and dateline */
} habits;

static edge edge_of(uint32_t c) {
  switch (c) {
  case 0x3002: /* 。 */
  case 0xFF01: /* ！ */
  case 0xFF1F: /* ？ */
  case 0xFF1A: /* ： */
  case 0xFF1B: /* ； */
  case '!':
  case '?':
  case ':':
  case ';':
    return FINAL;
  case 0xFF0C: /* ， */
  case 0x3001: /* 、 */
  case ',':
    return COMMA;
  case 0xFF08: /* （ */
  case 0x300A: /* 《 */
  case 0x201C: /* “ */
  case 0x2018: /* ‘ */
  case 0x300C: /* 「 */
  case '(':
    return OPEN;
  case 0xFF09: /* ） */
  case 0x300B: /* 》 */
  case 0x201D: /* ” */
  case 0x2019: /* ’ */
  case 0x300D: /* 」 */
  case ')':
    return CLOSE;
  default:
    return OTHER;
  }
}

/* What a line ends with; brackets and Markdown marks that close behind a 。 do not hide it. */
static edge last_edge(const char *text, const bs_line *line) {
  edge closed = OTHER;
  for (uint32_t at = line->end; at > line->start;) {
    at = bs_utf8_before(text, at);
    uint32_t c = bs_utf8_at(text + at);
    if (c == '*')
      continue;
    edge e = edge_of(c);
    if (e != CLOSE)
      return e == FINAL || c == '.' ? FINAL : closed == CLOSE ? CLOSE : e;
    closed = CLOSE;
  }
  return closed;
}

static bool holds_final(const char *text, const bs_line *line) {
  for (uint32_t at = line->start; at + 3 <= line->end; at++)
    if ((text[at] == '\xE3' && text[at + 1] == '\x80' && text[at + 2] == '\x82') ||
        (text[at] == '\xEF' && text[at + 1] == '\xBC' && text[at + 2] == '\x81'))
      return true;
  return false;
}

static bool holds_comma(const char *text, const bs_line *line) {
  for (uint32_t at = line->start; at < line->end; at += bs_utf8_size((unsigned char)text[at]))
    if (bs_utf8_at(text + at) == 0xFF0C) /* ， */
      return true;
  return false;
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

/* Blanks dropped and full-width forms made half-width, as far as a mark may reach. */
static bs_slice peek(const char *text, const bs_line *line, char *out, uint32_t room) {
  uint32_t size = 0, columns;
  for (uint32_t at = line->start; at < line->end && size + 4 <= room;) {
    uint32_t blank = bs_blank_at(text, at, line->end, &columns);
    uint32_t c = bs_utf8_at(text + at);
    if (!blank && c != '*' && c != '#')
      size += bs_utf8_put(out + size, c == 0xFF0E ? '.' : bs_half_width(c));
    at += blank ? blank : bs_utf8_size((unsigned char)text[at]);
  }
  return (bs_slice){out, size};
}

/* Whether a line opens a paragraph whatever stands before it. */
static bool opens(const char *text, const bs_line *line, const bs_pack *pack) {
  char buffer[64];
  bs_heading mark;
  if (text[line->start] == '#' || text[line->start] == '>')
    return true;
  bs_slice head = peek(text, line, buffer, sizeof buffer);
  return bs_heading_read(pack, head, &mark) || bs_pack_begins(pack, BS_PHRASE_ADDRESS, head) ||
         bs_is_furniture(pack, head);
}

/* Whether `text` is a word that may have the class. */
static bool may_be(const bs_pack *pack, bs_slice text, uint8_t class) {
  bs_hit hit = bs_lexicon_longest(&pack->word_lexicon, text.data, text.size);
  const bs_word *word = hit.size > 0 && hit.size == text.size ? &pack->words[hit.item] : NULL;
  for (uint32_t i = 0; word && i < word->reading_count; i++)
    if (word->readings[i].class == class)
      return true;
  return false;
}

/* Whether a line ends in the middle of a phrase (…的, …和), or the next opens in one (是：). */
static bool in_phrase(const char *text, const bs_line *line, const bs_line *next,
                      const bs_pack *pack) {
  uint32_t last = bs_utf8_before(text, line->end), first = next->start;
  uint32_t size = bs_utf8_size((unsigned char)text[first]);
  bs_slice before = {text + last, line->end - last}, behind = {text + first, size};
  bool colon = first + size + 3 <= next->end && memcmp(text + first + size, "：", 3) == 0;
  return may_be(pack, before, BS_CLASS_OF) || may_be(pack, before, BS_CLASS_AND) ||
         (colon && may_be(pack, behind, BS_CLASS_REACH));
}

/* Whether the two lines share a title that was broken: 政府工作报⏎告. */
static bool shares_title(const char *text, const bs_line *line, const bs_line *next,
                         const bs_pack *pack) {
  const bs_phrases *titles = &pack->phrases[BS_PHRASE_TITLE];
  for (size_t i = 0; i < titles->count; i++) {
    bs_slice title = titles->items[i];
    for (uint32_t cut = 3; cut < title.size; cut += 3) {
      uint32_t rest = title.size - cut;
      if (line->end - line->start >= cut && next->end - next->start == rest &&
          memcmp(text + line->end - cut, title.data, cut) == 0 &&
          memcmp(text + next->start, title.data + cut, rest) == 0)
        return true;
    }
  }
  return false;
}

/* Whether the break is inside a number: 1.⏎2万公顷, 12⏎3家. What stands before it must be text. */
static bool breaks_number(const char *text, const bs_line *line, const bs_line *next) {
  uint32_t at = line->end, c = 0;
  for (int i = 0; i < 2 && (i == 0 || c == '.' || c == 0xFF0E); i++) {
    for (uint32_t blank = 1; at > line->start && blank > 0; at -= blank)
      blank = bs_blank_before(text, line->start, at);
    if (at == line->start)
      return false;
    at = bs_utf8_before(text, at);
    c = bs_half_width(bs_utf8_at(text + at));
  }
  if (!is_digit(c) || line->columns < PROSE)
    return false;
  uint32_t first = bs_half_width(bs_utf8_at(text + next->start));
  return is_digit(first) || (first == '.' && next->start + 1 < next->end &&
                             is_digit(bs_half_width(bs_utf8_at(text + next->start + 1))));
}

/* Whether a line opens with the same words as the one before it: a title that stands twice. */
static bool repeats(const char *text, const bs_line *line, const bs_line *next) {
  uint32_t size = 0, most = 3 * SAME;
  while (size < most && line->start + size < line->end && next->start + size < next->end &&
         text[line->start + size] == text[next->start + size])
    size++;
  return size == most;
}

/* How many more quotes and brackets open than close. */
static int depth_of(const char *text, const bs_line *line) {
  int depth = 0;
  for (uint32_t at = line->start; at < line->end; at += bs_utf8_size((unsigned char)text[at])) {
    edge e = edge_of(bs_utf8_at(text + at));
    depth += (e == OPEN) - (e == CLOSE);
  }
  return depth;
}

/* The columns of a full line where most lines end at about the same one, or 0. */
static uint32_t find_wrap(const bs_lines *lines) {
  size_t histogram[256] = {0}, all = 0, beyond = 0;
  for (size_t i = 0; i < lines->count; i++) {
    uint32_t columns = lines->lines[i].columns;
    if (columns < 30)
      continue;
    all++;
    if (columns < 256)
      histogram[columns]++;
  }
  uint32_t best = 0;
  size_t most = 0;
  for (uint32_t to = 36; to < 256; to++) {
    size_t sum = 0;
    for (uint32_t i = to - 5; i <= to; i++)
      sum += histogram[i];
    if (sum > most) {
      most = sum;
      best = to;
    }
  }
  for (size_t i = 0; i < lines->count; i++)
    beyond += lines->lines[i].columns > best;
  return all >= 8 && 2 * most >= all && 20 * beyond <= all ? best : 0;
}

static habits judge(const bs_lines *lines, const char *text, const bs_pack *pack) {
  habits h = {.wrap = find_wrap(lines)};
  size_t body = 0, final = 0, behind = 0, indented = 0, apart = 0, broken = 0;
  bool zone = true;
  for (size_t i = 0; i < lines->count; i++) {
    const bs_line *line = &lines->lines[i];
    edge last = last_edge(text, line);
    if (zone && (line->columns >= 2 * LONG || i >= HEADER ||
                 bs_pack_begins(pack, BS_PHRASE_ADDRESS,
                                (bs_slice){text + line->start, line->end - line->start}))) {
      h.body = i;
      zone = false;
    }
    if (i > 0 && last_edge(text, line - 1) == FINAL) {
      behind++;
      indented += line->indent >= 2;
      apart += line->gap > 0;
    }
    if (line->columns < LONG)
      continue;
    body++;
    final += last == FINAL;
    if (last == OTHER && line->columns > 2 * LONG && holds_final(text, line))
      broken++;
  }
  h.indents = indented >= 3 && 10 * indented >= 6 * behind;
  h.gaps = apart >= 3 && 10 * apart >= 3 * behind;
  h.unending = h.wrap == 0 && body >= 8 && 10 * final < 3 * body;
  h.broken = broken >= 3;
  return h;
}

/* The paragraph that lines are being joined to. What its text holds is found out as far as
 * `behind`, when a line first asks. */
typedef struct joined {
  size_t first, behind;
  uint32_t columns;
  int depth;         /* open quotes and brackets */
  bool final;        /* holds a 。 */
  bool comma;        /* holds a ， */
  bool asked, opens; /* whether its first line is one that opens something, once that is asked */
} joined;

static void look(joined *whole, const bs_lines *lines, size_t behind, const char *text) {
  for (; whole->behind < behind; whole->behind++) {
    const bs_line *line = &lines->lines[whole->behind];
    whole->columns += line->columns;
    whole->depth += depth_of(text, line);
    whole->final = whole->final || holds_final(text, line);
    whole->comma = whole->comma || holds_comma(text, line);
  }
}

static bool first_opens(joined *whole, const bs_lines *lines, const char *text,
                        const bs_pack *pack) {
  if (!whole->asked)
    whole->opens = opens(text, &lines->lines[whole->first], pack);
  whole->asked = true;
  return whole->opens;
}

/* Whether line `at` goes on with the paragraph before it. */
static bool goes_on(const bs_lines *lines, joined *whole, size_t at, const habits *h,
                    const char *text, const bs_pack *pack) {
  const bs_line *line = &lines->lines[at], *before = line - 1;
  uint32_t lead = bs_utf8_at(text + line->start);
  edge ends = last_edge(text, before), begins = edge_of(lead);
  if (text[before->start] == '#' || text[before->start] == '>')
    return false;
  if (at < h->body)
    return shares_title(text, before, line, pack) || (ends == COMMA && line->gap == 0);
  if (ends != FINAL && (begins == CLOSE || begins == COMMA || begins == FINAL))
    return true;
  if ((h->indents && line->indent >= 2) || opens(text, line, pack))
    return false;
  if (ends == COMMA || ends == OPEN || breaks_number(text, before, line))
    return true;
  if (repeats(text, before, line))
    return false;
  if (h->wrap && before->columns + 6u >= h->wrap)
    return ends != FINAL || (line->gap == 0 && (h->gaps || h->indents));
  if (ends == FINAL || h->unending || (h->wrap && line->gap > 0))
    return false;
  /* The line before lacks its end: it is a heading, or the break is inside a sentence. */
  look(whole, lines, at, text);
  if (whole->depth > 0 || in_phrase(text, before, line, pack))
    return true;
  if (ends == CLOSE)
    return false;
  if (whole->final || (line->page && whole->comma && !first_opens(whole, lines, text, pack)))
    return true;
  return whole->columns >= (h->broken ? 30 : 2 * LONG) && !first_opens(whole, lines, text, pack);
}

void bs_lines_join(bs_lines *lines, const char *text, const bs_pack *pack) {
  habits h = judge(lines, text, pack);
  joined whole = {0};
  for (size_t i = 1; i < lines->count; i++) {
    bool joins = (lines->chinese || h.wrap) && goes_on(lines, &whole, i, &h, text, pack);
    lines->lines[i].joins = joins;
    if (!joins)
      whole = (joined){.first = i, .behind = i};
  }
}
