/** Dates in a line: 2021年2月28日, 二〇二一年二月. */
#ifndef BS_DATE_H
#define BS_DATE_H

#include "pack.h"

/** A date of the pack's forms; -1 for what it does not say. */
typedef struct bs_written_date {
  bs_span span;
  int32_t year, month, day;
} bs_written_date;

/** Whether a number may begin with this character: a digit, Arabic or Chinese. */
bool bs_starts_number(uint32_t c);

/** Reads the most exact date that stands at `at`. False, and `*out` as it was, where none does. */
bool bs_date_read(const bs_pack *pack, bs_slice text, uint32_t at, bs_written_date *out);

/** The first date with a day in it, else the first with a month, else the first year. */
bool bs_date_find(const bs_pack *pack, bs_slice text, bs_written_date *out);

#endif
