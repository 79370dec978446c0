/** Whole numerals: a row of groups, each with the 万 or 亿 behind it (三亿 and 零四百七十五万). The
 *  words that make parts of them, 分之 and 成, are numeral.c's. */
#ifndef BS_WHOLE_H
#define BS_WHOLE_H

#include "numeral.h"
#include "sign.h"

/** Reads the longest at `start`; what it gives counts its offsets from there. False where none
 *  stands there. */
bool bs_whole_read(bs_digits *r, uint32_t start, bs_numeral *out);

/** Bytes of a 多 or 余 at `at` that says "more", else 0. */
uint32_t bs_more_at(const bs_digits *r, uint32_t at);

#endif
