/** Blanks and full-width forms: what mending drops or writes otherwise. */
#ifndef BS_BLANK_H
#define BS_BLANK_H

#include <string.h>

#include "base.h"

/** A blank at `at`: its bytes, and its columns (0 for what has no width); 0 where there is none.
 *  Line ends are no blanks. */
uint32_t bs_blank_at(const char *text, uint32_t at, uint32_t end, uint32_t *columns);

/** The bytes of the blank that ends at `end`, behind `start`; 0 where there is none. */
uint32_t bs_blank_before(const char *text, uint32_t start, uint32_t end);

/** The half-width form of a full-width character; other characters as they are. Chinese
 *  punctuation (，：；！？（）) has none. */
uint32_t bs_half_width(uint32_t c);

/** Passes over Chinese characters (first bytes E4 to EB) by threes; a few may be left behind `at`.
 */
static inline uint32_t bs_pass_han(const char *text, uint32_t at, uint32_t end) {
  uint64_t word, add, mask, form;
  memcpy(&add, "\4\0\0\4\0\0\4\0", sizeof add); /* carries nowhere: no byte is above F4 */
  memcpy(&mask, "\xF8\0\0\xF8\0\0\xF8\0", sizeof mask);
  memcpy(&form, "\xE8\0\0\xE8\0\0\xE8\0", sizeof form);
  for (; at + 9 <= end; at += 9) {
    memcpy(&word, text + at, sizeof word);
    if (((word + add) & mask) != form)
      break;
  }
  return at;
}

#endif
