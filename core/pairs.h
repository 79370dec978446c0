/** Pairs: with which two characters any of many phrases begin, in a table so small that it stays in
 *  the processor's first cache. Some pairs share a place, so it only says where none begins. */
#ifndef BS_PAIRS_H
#define BS_PAIRS_H

#include "utf8.h"

typedef struct bs_pairs {
  uint8_t alone[0x10000 / 8];  /**< a bit by the code point of a phrase of one character */
  uint8_t places[0x10000 / 8]; /**< a bit by the place of two */
} bs_pairs;

/** The place of two characters. */
static inline uint32_t bs_pairs_place(uint32_t first, uint32_t second) {
  return (first ^ second * 0x2F5) & 0xFFFF;
}

static inline bool bs_pairs_bit(const uint8_t *bits, uint32_t place) {
  return bits[(place & 0xFFFF) >> 3] >> (place & 7) & 1;
}

/** Adds what a phrase begins with. */
static inline void bs_pairs_add(bs_pairs *pairs, bs_slice phrase) {
  uint32_t first = bs_utf8_at(phrase.data), size = bs_utf8_size((unsigned char)*phrase.data);
  uint8_t *bits = size < phrase.size ? pairs->places : pairs->alone;
  uint32_t place =
      size < phrase.size ? bs_pairs_place(first, bs_utf8_at(phrase.data + size)) : first & 0xFFFF;
  bits[place >> 3] |= (uint8_t)(1u << (place & 7));
}

/** False where no phrase begins at `text`, whose first character is `code`. */
static inline bool bs_pairs_may_begin(const bs_pairs *pairs, uint32_t code, const char *text,
                                      size_t size) {
  if (bs_pairs_bit(pairs->alone, code))
    return true;
  uint32_t first = bs_utf8_size((unsigned char)*text);
  return first < size &&
         bs_pairs_bit(pairs->places, bs_pairs_place(code, bs_utf8_at(text + first)));
}

#endif
