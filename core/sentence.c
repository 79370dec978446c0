#include "sentence.h"

#include <string.h>

#include "blank.h"
#include "utf8.h"

bool bs_paragraphs_split(bs_outline *outline, const bs_text *text) {
  for (uint32_t at = 0; at < text->size;) {
    const char *stop = memchr(text->text + at, '\n', text->size - at);
    uint32_t end = stop ? (uint32_t)(stop - text->text) : text->size;
    if (!bs_grow(&outline->paragraphs, &outline->paragraph_capacity, outline->paragraph_count + 1,
                 sizeof *outline->paragraphs))
      return false;
    outline->paragraphs[outline->paragraph_count++] = (bs_paragraph){.span = {at, end}};
    at = end + 1;
  }
  return true;
}

static bool closes(uint32_t c) {
  switch (c) {
  case 0x201D: /* ” */
  case 0x2019: /* ’ */
  case 0x300D: /* 」 */
  case 0x300F: /* 』 */
  case 0xFF09: /* ） */
  case 0x300B: /* 》 */
  case 0x3011: /* 】 */
  case 0x3002: /* 。 */
  case 0xFF01: /* ！ */
  case 0xFF1F: /* ？ */
  case '!':
  case '?':
  case '"':
  case ')':
    return true;
  default:
    return false;
  }
}

/* A full stop that ends an English sentence: behind a word, before a blank and a capital. */
static bool is_stop(const char *text, uint32_t start, uint32_t at, uint32_t end) {
  return at >= start + 2 && at + 2 < end && text[at + 1] == ' ' && text[at + 2] >= 'A' &&
         text[at + 2] <= 'Z' && (text[at - 1] < 'A' || text[at - 1] > 'Z') && text[at - 2] != '.' &&
         text[at - 2] != ' ';
}

static bool is_word(char byte) {
  return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

/* A question mark inside an address: index.html?id=3. */
static bool is_query(const char *text, uint32_t start, uint32_t at, uint32_t end) {
  return at > start && at + 1 < end && is_word(text[at - 1]) && is_word(text[at + 1]);
}

/* Whether a character of three bytes ends a sentence: 。 ！ ？. Few do, and which of all characters
   stands here nothing foretells; so no test is a branch of its own. */
static inline bool is_final(const char *text, uint32_t at) {
  uint32_t code = bs_utf8_three(text + at);
  return (code == 0xE38082) | (code == 0xEFBC81) | (code == 0xEFBC9F);
}

/* Where the character ends that ends the sentence, or the text. */
static uint32_t find_final(const char *text, uint32_t start, uint32_t end) {
  for (uint32_t at = start; at < end;) {
    unsigned char lead = (unsigned char)text[at];
    if (bs_utf8_is_three(text[at])) {
      at += 3;
      if (is_final(text, at - 3))
        return at;
    } else if (lead < 0x80) {
      at++;
      if (lead == '!' || (lead == '?' && !is_query(text, start, at - 1, end)) ||
          (lead == '.' && is_stop(text, start, at - 1, end)))
        return at;
    } else
      at += bs_utf8_size(lead);
  }
  return end;
}

uint32_t bs_sentence_end(const char *text, uint32_t at, uint32_t end) {
  at = find_final(text, at, end);
  while (at < end && closes(bs_utf8_at(text + at)))
    at += bs_utf8_size((unsigned char)text[at]);
  while (at < end && text[at] == ' ')
    at++;
  return at;
}

/* Whether a clause may end behind the character at `at`: ， 、 ； and their narrow forms. */
static bool is_clause_mark(const char *text, uint32_t at) {
  uint32_t code = bs_utf8_at(text + at);
  return code == 0xFF0C || code == 0x3001 || code == 0xFF1B || code == ',' || code == ';';
}

uint32_t bs_sentence_part(const char *text, uint32_t at, uint32_t end) {
  if (end - at <= BS_SENTENCE_LIMIT)
    return bs_sentence_end(text, at, end);
  uint32_t limit = bs_utf8_before(text, at + BS_SENTENCE_LIMIT + 1);
  uint32_t found = bs_sentence_end(text, at, limit);
  if (found < limit)
    return found;
  for (uint32_t mark = limit; mark > at + BS_SENTENCE_LIMIT / 2;) {
    uint32_t behind = mark;
    mark = bs_utf8_before(text, mark);
    if (is_clause_mark(text, mark))
      return behind;
  }
  return limit;
}
