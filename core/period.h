/** A period: a year, a month, a day, or a span of them, as ISO 8601 writes it. */
#ifndef BS_PERIOD_H
#define BS_PERIOD_H

#include "base.h"

/** A day, month or year: month and day are 0 where the period is coarser. */
typedef struct bs_date {
  int16_t year; /**< 0: there is none */
  int8_t month, day;
} bs_date;

/** From and to, both inclusive; equal for a single year, month or day. Without a period both
 *  years are 0. */
typedef struct bs_period {
  bs_date from, to;
} bs_period;

/** How many days a month, 1 to 12, has in that year. */
int bs_days_in(int year, int month);

/** Writes, into room for BS_PERIOD_TEXT, "2020", "2016/2020", "2020-01/2020-06" or "2020-12-31"; an
 * empty string for none. Returns the length. */
size_t bs_period_write(char *out, bs_period period);

/** Reads what bs_period_write() writes. False where it is none. */
bool bs_period_read(const char *text, size_t size, bs_period *out);

static inline bool bs_period_known(bs_period p) {
  return p.from.year != 0;
}
bool bs_period_equal(bs_period a, bs_period b);

/** Whether `inner` lies within `outer`, both known. */
bool bs_period_within(bs_period outer, bs_period inner);

#endif
