/** Starts: what each character may begin, so that a reader passes over most of a text by one look
 *  at a character, or two. */
#ifndef BS_STARTS_H
#define BS_STARTS_H

#include "pack.h"
#include "utf8.h"

/** What a character may begin. */
enum {
  BS_START_TOKEN = 1,   /**< a token of any kind: without it, it is open text */
  BS_START_NUMERAL = 2, /**< a number, so that the sentence holds one */
  BS_START_WORD = 4,
  BS_START_FORM = 8,
  BS_START_READ = 16,  /**< a numeral, or what one reads like: 几, 负, 半 */
  BS_START_DOUBT = 32, /**< which begins one only in some places */
  BS_ENDS_SIGN = 64,   /**< it ends the sign of a unit before numerals: $ */
  BS_START_PAIR = 128  /**< a word or form, but only with another character of them behind it */
};

/** Tells a built pack what each character may begin. False when there is no memory. */
bool bs_starts_prepare(bs_pack *pack);

/** Whether this character may begin something of that kind (BS_START_…); those beyond the table
 * begin nothing. */
static inline bool bs_may_begin(const bs_pack *pack, uint32_t code, uint8_t what) {
  return code < 0x10000 && pack->starts[code] & what;
}

/** The place of two characters, by the last two bytes of each, in a pack's table of pairs. Some
 * pairs share one. */
static inline uint32_t bs_pair_of(uint32_t first, uint32_t second) {
  return (first ^ second * 0x2F5) & 0xFFFF;
}

/** Whether a word or form may begin at `text` with its first character, `code`, and the next. */
static inline bool bs_pair_may_begin(const bs_pack *pack, uint32_t code, const char *text,
                                     size_t size) {
  uint32_t first = bs_utf8_size((unsigned char)*text);
  if (first >= size)
    return false;
  uint32_t pair = bs_pair_of(code, bs_utf8_at(text + first));
  return pack->pairs[pair >> 3] >> (pair & 7) & 1;
}

/** Where from `at` on the first character stands that may begin one of `what`; `end` for none. */
static inline uint32_t bs_starts_find(const bs_pack *pack, const char *text, uint32_t at,
                                      uint32_t end, uint8_t what) {
  while (at < end && !bs_may_begin(pack, bs_utf8_at(text + at), what))
    at += bs_utf8_size((unsigned char)text[at]);
  return at;
}

/** Whether a piece of text holds a character that numbers are written with: without one, cutting it
 *  gives no number. */
static inline bool bs_has_numeral(const bs_pack *pack, const char *text, bs_span span) {
  return bs_starts_find(pack, text, span.start, span.end, BS_START_NUMERAL) < span.end;
}

#endif
