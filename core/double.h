/** Doubles as text. Derived values only: what a report states is a bs_decimal. */
#ifndef BS_DOUBLE_H
#define BS_DOUBLE_H

#include "base.h"

/** Room that the functions below need at most, with a NUL. */
#define BS_DOUBLE_TEXT 40

/** Writes a finite double for people, and returns the length: the shortest decimal that gives it
 *  back, or, where that has more than six digits, four of them, and more only before the point
 *  (2.461, 484.37, 1234568). The locale changes nothing. */
size_t bs_double_show(char *out, double number);

/** Writes a finite double as a JSON number of at most 12 digits, an integral one up to 2^53
 * exactly, and returns the length. The locale changes nothing. */
size_t bs_double_write(char *out, double number);

/** The shortest decimal that gives a finite double back: 0.1 for 0.1. False for inf and NaN. */
bool bs_double_decimal(double number, bs_decimal *out);

#endif
