/** Arabic digits: with commas, decimals and the letters that multiply them. */
#ifndef BS_ARABIC_H
#define BS_ARABIC_H

#include "group.h"

enum {
  BS_MOST_RUN =
      32, /**< more digits than any figure has: what is longer is none, and costs no time */
  BS_MOST_PLACES = 12 /**< decimals */
};

/** Reads the digits at `at`; the `first` of a numeral with commas, decimals and letters. False
 * where none stand there, and where `r->bad` is set. */
bool bs_arabic_read(bs_digits *r, uint32_t at, bool first, bs_group *out);

/** Whether an Arabic digit stands at `at`. */
static inline bool bs_is_arabic(const bs_digits *r, uint32_t at) {
  return at < r->size && r->text[at] >= '0' && r->text[at] <= '9';
}

/** Adds a digit; the text is bad, and it gives false, where the number grows longer than a decimal
 *  holds. */
bool bs_digits_append(bs_digits *r, int64_t *number, int32_t digit);

#endif
