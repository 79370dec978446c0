#include "line.h"

#include <string.h>

#include "blank.h"
#include "dateline.h"
#include "heading.h"
#include "utf8.h"

enum {
  LONG = 48,   /* columns from which a line is text, not a name or a title */
  HEADER = 30, /* lines among which the title and the dateline stand */
  PAGE = 40,   /* bytes that a page number's line has at most */
  MOST = 300   /* columns that are counted */
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

/* A line that is nothing but a page number: — 3 —, - 3 -, 第 3 页; a bare number may be text. */
static bool is_page_number(const char *text, const bs_line *line) {
  uint32_t digits = 0, marks = 0;
  if (line->end - line->start > PAGE || line->end - line->start < 3)
    return false;
  for (uint32_t at = line->start, columns; at < line->end;) {
    uint32_t blank = bs_blank_at(text, at, line->end, &columns);
    uint32_t c = bs_half_width(bs_utf8_at(text + at));
    at += blank ? blank : bs_utf8_size((unsigned char)text[at]);
    if (c >= '0' && c <= '9')
      digits++;
    else if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0xB7 || c == 0x7B2C || c == 0x9875 ||
             c == 0x5171) /* 第 页 共 */
      marks++;
    else if (!blank)
      return false;
  }
  return digits > 0 && digits <= 8 && marks > 0;
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

static bool is_word(bs_slice word, const char *text, uint32_t size) {
  return word.size == size && memcmp(word.data, text, size) == 0;
}

/* Whether a line ends in the middle of a phrase (…的, …和), or the next opens in one (是：). */
static bool in_phrase(const char *text, const bs_line *line, const bs_line *next,
                      const bs_pack *pack) {
  uint32_t last = bs_utf8_before(text, line->end), first = next->start;
  uint32_t size = bs_utf8_size((unsigned char)text[first]);
  bool colon = first + size + 3 <= next->end && memcmp(text + first + size, "：", 3) == 0;
  for (size_t i = 0; i < pack->word_count; i++) {
    const bs_word *word = &pack->words[i];
    for (uint32_t k = 0; k < word->reading_count; k++) {
      uint8_t class = word->readings[k].class;
      if ((class == BS_CLASS_OF || class == BS_CLASS_AND) &&
          is_word(word->text, text + last, line->end - last))
        return true;
      if (colon && class == BS_CLASS_REACH && is_word(word->text, text + first, size))
        return true;
    }
  }
  return false;
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
  int depth;  /* open quotes and brackets */
  bool final; /* holds a 。 */
} joined;

static void look(joined *whole, const bs_lines *lines, size_t behind, const char *text) {
  for (; whole->behind < behind; whole->behind++) {
    const bs_line *line = &lines->lines[whole->behind];
    whole->columns += line->columns;
    whole->depth += depth_of(text, line);
    whole->final = whole->final || holds_final(text, line);
  }
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
  if (ends == COMMA || ends == OPEN)
    return true;
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
  if (whole->final)
    return true;
  return whole->columns >= (h->broken ? 30 : 2 * LONG) &&
         !opens(text, &lines->lines[whole->first], pack);
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

bool bs_lines_read(bs_lines *out, const bs_source *source, const bs_pack *pack) {
  const char *text = source->text;
  uint32_t size = source->size, feed = 0, back = 0, page = 0, end;
  uint8_t gap = 0;
  out->chinese = is_chinese(text, size);
  for (uint32_t at = 0; at < size; at = end + 1) {
    uint32_t cr = find(text, at, size, '\r', &back), ff = find(text, at, size, '\f', &page);
    end = find(text, at, size, '\n', &feed);
    bool pair = cr + 1 == end;
    end = cr < end ? cr : end;
    end = ff < end ? ff : end;
    bs_line line;
    if (read_line(&line, text, at, end) && !is_page_number(text, &line)) {
      line.gap = gap;
      gap = 0;
      if (!bs_grow(&out->lines, &out->capacity, out->count + 1, sizeof line))
        return false;
      out->lines[out->count++] = line;
    } else if (gap < 255)
      gap++;
    end += pair && end == cr;
  }
  habits h = judge(out, text, pack);
  joined whole = {0};
  for (size_t i = 1; i < out->count; i++) {
    bool joins = (out->chinese || h.wrap) && goes_on(out, &whole, i, &h, text, pack);
    out->lines[i].joins = joins;
    if (!joins)
      whole = (joined){.first = i, .behind = i};
  }
  return true;
}
