/** Reals: exact as long as they are rational and fit, else a double that lies on a chosen side. */
#ifndef BS_REAL_H
#define BS_REAL_H

#include "rational.h"

/** A finite number. */
typedef struct bs_real {
  bool exact;
  bs_rational ratio; /**< where it is exact */
  double number;     /**< the nearest double, or all that is known */
} bs_real;

bs_real bs_real_of(bs_decimal decimal);
bs_real bs_real_ratio(bs_rational ratio);

/** A double as the shortest decimal that gives it back: 0.1 is a tenth. False for inf and NaN. */
bool bs_real_from(double number, bs_real *out);

/** Each gives what is exact, or else a double that is surely below (`side` -1) or above (1) the
 *  true result, or near it (0). False where the result is too large for a double, or for a division
 *  by 0. */
bool bs_real_add(bs_real a, bs_real b, int side, bs_real *out);
bool bs_real_multiply(bs_real a, bs_real b, int side, bs_real *out);
bool bs_real_divide(bs_real a, bs_real b, int side, bs_real *out);

/** `a` to the power of `power`, which is known no better than a double is; `a` is not below 0
 * unless `power` is whole, nor 0 where `power` is below 0. A root that is rational is found
 * exactly. */
bool bs_real_power(bs_real a, double power, int side, bs_real *out);

bs_real bs_real_negate(bs_real a);

/** -1, 0 or 1; exact for two exact ones. */
int bs_real_compare(bs_real a, bs_real b);

/** Whether `a` is below `b` for certain, an exact one beside a double too. */
bool bs_real_less(bs_real a, bs_real b);

/** The lesser of both (`side` -1) or the greater (1), or, where an exact one and a double are too
 *  near to tell, a double beyond both. */
bs_real bs_real_outer(bs_real a, bs_real b, int side);

int bs_real_sign(bs_real a);

/** The exponent of its first digit, 2 for 315 and -1 for 0.3; INT32_MIN for 0. */
int32_t bs_real_top(bs_real a);

/** The whole multiple of 10^place on a side of it, in units of 10^place, as
 *  bs_rational_round(); false where it does not fit. */
bool bs_real_round(bs_real a, int32_t place, int side, int64_t *out);

/** As a decimal: all of it where it is exact, ends and has no more than `most` digits, else `most`
 *  digits, at most 12, on a side of it. False where a decimal cannot hold it. */
bool bs_real_decimal(bs_real a, int most, int side, bs_decimal *out);

#endif
