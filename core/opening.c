#include "opening.h"

#include "blank.h"
#include "han.h"
#include "sentence.h"

enum {
  TOPIC = 42, /* characters that a run-in head has at most */
  QUOTED = 16 /* characters of a quotation in which digits are a name */
};

static bool is_closing(uint32_t c) {
  return c == 0x3002 || c == 0xFF1A || c == ':' || c == '.';
}

static uint32_t count_characters(const char *text, bs_span span) {
  uint32_t count = 0;
  for (uint32_t at = span.start, next; at < span.end; at = next) {
    next = bs_pass_han(text, at, span.end);
    count += next > at ? (next - at) / 3 : 1;
    next = next > at ? next : at + bs_utf8_size((unsigned char)text[at]);
  }
  return count;
}

/* Digits outside a short quotation, or marks that no heading holds. */
static bool holds_figure(const char *text, bs_span title) {
  uint32_t quoted = 0;
  for (uint32_t at = title.start; at < title.end; at += bs_utf8_size((unsigned char)text[at])) {
    uint32_t c = bs_utf8_at(text + at);
    if (c == 0x201C || c == 0x300A || c == '"') /* “ 《 */
      quoted = quoted ? 0 : QUOTED;
    else if (c == 0x201D || c == 0x300B) /* ” 》 */
      quoted = 0;
    else if (quoted > 0)
      quoted--;
    else if ((c >= '0' && c <= '9') || c == '%' || c == 0xFF1A || c == 0xFF1B || c == ':' ||
             c == ';')
      return true;
  }
  return false;
}

/* A year in Chinese digits opens it: 一九八四年，… */
static bool opens_with_year(bs_slice title) {
  uint32_t at = 0, digits = 0;
  while (at < title.size && bs_han_digit(bs_utf8_at(title.data + at)) >= 0) {
    digits++;
    at += bs_utf8_size((unsigned char)title.data[at]);
  }
  return digits == 4;
}

static bs_opening_kind kind_of(const char *text, const bs_opening *opening, const bs_pack *pack) {
  bs_slice title = bs_slice_of(text, opening->title);
  if (opening->length < 4 || opening->figures || bs_pack_begins(pack, BS_PHRASE_PROSE, title))
    return BS_OPENING_PROSE;
  if (bs_pack_begins(pack, BS_PHRASE_PROSE_LIKE, title))
    return BS_OPENING_LIKE;
  return opening->length > TOPIC || bs_pack_holds(pack, BS_PHRASE_CLAIM, title) ? BS_OPENING_CLAIM
                                                                                : BS_OPENING_TOPIC;
}

/* Where bold text that starts at `start` ends, or 0. */
static uint32_t bold_end(const bs_text *text, bs_span paragraph, size_t *bold, uint32_t start) {
  while (*bold < text->bold_count && text->bolds[*bold].end <= paragraph.start)
    ++*bold;
  if (*bold == text->bold_count || text->bolds[*bold].start > start)
    return 0;
  uint32_t end = text->bolds[*bold].end;
  return end < paragraph.end ? end : paragraph.end;
}

bs_opening bs_opening_read(const bs_text *text, bs_span paragraph, const bs_pack *pack,
                           size_t *bold) {
  const char *from = text->text;
  bs_opening opening = {0};
  uint32_t start = paragraph.start, limit = start + 3 * BS_OPENING_LIMIT;
  if (bs_heading_read(pack, bs_slice_of(from, paragraph), &opening.mark))
    start += opening.mark.size;
  while (start < paragraph.end && from[start] == ' ')
    start++;
  limit = limit < paragraph.end ? limit : paragraph.end;
  while (limit < paragraph.end && ((unsigned char)from[limit] & 0xC0) == 0x80)
    limit++;
  uint32_t end = bs_sentence_end(from, start, limit),
           strong = bold_end(text, paragraph, bold, start);
  if (strong > start && strong <= end) {
    opening.bold = true;
    end = strong;
    if (end < paragraph.end && is_closing(bs_utf8_at(from + end)))
      end += bs_utf8_size((unsigned char)from[end]);
  }
  opening.behind = end;
  opening.more = end < paragraph.end;
  while (end > start && from[end - 1] == ' ')
    end--;
  if (end > start) {
    uint32_t last = bs_utf8_before(from, end), c = bs_utf8_at(from + last);
    opening.closed = c == 0x3002 || c == '.';
    opening.colon = c == 0xFF1A || c == ':';
    if (opening.closed || opening.colon)
      end = last;
  }
  opening.title = (bs_span){start, end};
  opening.length = BS_OPENING_LIMIT;
  if (opening.closed || opening.bold || !opening.more)
    opening.length = count_characters(from, opening.title);
  if (opening.length <= TOPIC + 8) {
    opening.figures =
        holds_figure(from, opening.title) || opens_with_year(bs_slice_of(from, opening.title));
    opening.kind = (uint8_t)kind_of(from, &opening, pack);
  }
  return opening;
}
