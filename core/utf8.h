/** UTF-8 that is already known to be valid, and the characters that reports are made of. */
#ifndef BS_UTF8_H
#define BS_UTF8_H

#include "base.h"

/** Length in bytes of the character whose first byte is `lead`. */
static inline uint32_t bs_utf8_size(unsigned char lead) {
  return (uint32_t) "\1\1\1\1\1\1\1\1\2\2\2\2\2\2\3\4"[lead >> 4];
}

/** The code point at `text`, which must hold a whole character. */
static inline uint32_t bs_utf8_at(const char *text) {
  const unsigned char *t = (const unsigned char *)text;
  if ((t[0] & 0xF0u) == 0xE0) /* as Chinese and its marks are */
    return (t[0] & 0x0Fu) << 12 | (t[1] & 0x3Fu) << 6 | (t[2] & 0x3Fu);
  if (t[0] < 0x80)
    return t[0];
  if (t[0] < 0xE0)
    return (t[0] & 0x1Fu) << 6 | (t[1] & 0x3Fu);
  return (t[0] & 0x07u) << 18 | (t[1] & 0x3Fu) << 12 | (t[2] & 0x3Fu) << 6 | (t[3] & 0x3Fu);
}

/** Writes `code` to `out` (room for 4) and returns its length. */
uint32_t bs_utf8_put(char *out, uint32_t code);

/** How many characters a piece of text has. */
uint32_t bs_utf8_length(const char *text, size_t size);

/** Start of the character before offset `at`; `at` must be greater than 0. */
static inline uint32_t bs_utf8_before(const char *text, uint32_t at) {
  do
    at--;
  while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
  return at;
}

/** A Chinese character (CJK unified ideographs with extension A, compatibility, 〇). */
static inline bool bs_is_han(uint32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007 || (c >= 0x20000 && c <= 0x3134F);
}

#endif
