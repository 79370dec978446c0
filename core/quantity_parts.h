/** What the files that make, compute and write quantities share. */
#ifndef BS_QUANTITY_PARTS_H
#define BS_QUANTITY_PARTS_H

#include "quantity.h"

bs_status bs_too_large(bs_error *err);

/** The figures of a fact, without unit but for what is parts of a whole: 三分之一 is in %. */
bs_quantity bs_quantity_of_figures(const bs_fact *fact);

/** `亿元 and 家 do not add up`. */
bs_status bs_misfit(const char *what, const bs_compound *a, const bs_compound *b, bs_error *err);

/** Multiplies value and interval; false where the value is too large. */
bool bs_stretch(bs_quantity *quantity, bs_real factor);

/** The same by 10^exponent. */
bool bs_quantity_scale(bs_quantity *quantity, int32_t exponent);

/** A copy whose unit is proportional, 2^n for n 番. It holds no sources. */
bs_status bs_straighten(const bs_pack *pack, const bs_quantity *a, bs_quantity *out, bs_error *err);

#endif
