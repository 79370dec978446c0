/** Plain numerals, as most are: Arabic digits with decimals and one 万 or 亿, or a Chinese digit.
 */
#ifndef BS_PLAIN_H
#define BS_PLAIN_H

#include "numeral.h"
#include "sign.h"

/** Reads one at the start of `r`, just as bs_whole_read() would. False where what stands there is
 *  none, or where a look at what follows does not tell that the numeral ends. */
bool bs_plain_read(const bs_digits *r, bs_numeral *out);

#endif
