/** Rationals: what stays exact through sums, products and quotients of decimals. */
#ifndef BS_RATIONAL_H
#define BS_RATIONAL_H

#include "base.h"

/** over / under x 10^exponent, reduced; `under` is above 0. A struct of zeros is none. */
typedef struct bs_rational {
  int64_t over, under;
  int32_t exponent;
} bs_rational;

bs_rational bs_rational_of(bs_decimal decimal);

/** over / under; false where under is 0. */
bool bs_rational_quotient(int64_t over, int64_t under, bs_rational *out);

/** Each is exact, and false where the result does not fit. Dividing by 0 is false. */
bool bs_rational_add(bs_rational a, bs_rational b, bs_rational *out);
bool bs_rational_multiply(bs_rational a, bs_rational b, bs_rational *out);
bool bs_rational_divide(bs_rational a, bs_rational b, bs_rational *out);

bs_rational bs_rational_negate(bs_rational a);

/** True, and `*out`, where it ends as a decimal that fits. */
bool bs_rational_decimal(bs_rational a, bs_decimal *out);

/** A double at most two units of its last place from it. */
double bs_rational_double(bs_rational a);

/** True, and the whole multiple of 10^place next to it in `*out`, in units of 10^place: below it
 *  for a `side` of -1, above for 1, the nearest for 0. False where that does not fit. */
bool bs_rational_round(bs_rational a, int32_t place, int side, int64_t *out);

#endif
