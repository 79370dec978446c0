/** Enclosures: intervals, open at either end or both, that surely hold a true value. */
#ifndef BS_ENCLOSURE_H
#define BS_ENCLOSURE_H

#include "real.h"

typedef struct bs_enclosure {
  bs_real low, high;        /**< undefined where open */
  bool low_open, high_open; /**< no end on that side */
} bs_enclosure;

/** One point. */
bs_enclosure bs_enclosure_of(bs_real point);

/** Whether it is one exact point. */
bool bs_enclosure_exact(const bs_enclosure *a);

bool bs_enclosure_holds(const bs_enclosure *a, bs_real point);

/** What any value of `a` may come to with any of `b`. An end that is too large for a double is
 *  open, so each has a result; a divisor that holds 0 leaves open what it has to. */
bs_enclosure bs_enclosure_add(const bs_enclosure *a, const bs_enclosure *b);
bs_enclosure bs_enclosure_subtract(const bs_enclosure *a, const bs_enclosure *b);
bs_enclosure bs_enclosure_multiply(const bs_enclosure *a, const bs_enclosure *b);
bs_enclosure bs_enclosure_divide(const bs_enclosure *a, const bs_enclosure *b);

/** To a power. Of what is below 0 a power that is not whole takes nothing: false where all is. */
bool bs_enclosure_power(const bs_enclosure *a, double power, bs_enclosure *out);

/** "less", "equal", "greater"; NULL where the intervals cannot tell. */
const char *bs_enclosure_compare(const bs_enclosure *a, const bs_enclosure *b);

#endif
