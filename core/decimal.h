/** Exact decimals: an integer and a power of ten. No double touches them until asked for. */
#ifndef BS_DECIMAL_H
#define BS_DECIMAL_H

#include "base.h"

/** Without trailing zeros in the coefficient (0 is 0 x 10^0), so that equal values are equal
 *  structs. */
bs_decimal bs_decimal_normal(bs_decimal d);

/** -1, 0 or 1; exact for any two. */
int bs_decimal_compare(bs_decimal a, bs_decimal b);

/** `*out = a + b`, normalised; false where the sum does not fit 64 bits. */
bool bs_decimal_add(bs_decimal a, bs_decimal b, bs_decimal *out);

bs_decimal bs_decimal_negate(bs_decimal d);

/** Whether bs_decimal_write() writes this very value: its exponent, normalised, is -24 to 30,
 * beyond which it would be written as if it were that. */
bool bs_decimal_is_written(bs_decimal d);

/** True, and `*out`, where the value is integral and fits. */
bool bs_decimal_integer(bs_decimal d, int64_t *out);

/** What bs_decimal_write() writes, at the end of `out`. */
void bs_decimal_add_to(bs_buffer *out, bs_decimal d);

#endif
