/** Quantities: a value with unit and the interval that rounding and bound leave open. What is
 *  computed from them encloses whatever the true figures give. */
#ifndef BS_QUANTITY_H
#define BS_QUANTITY_H

#include "compound.h"
#include "enclosure.h"
#include "report.h"
#include "sources.h"

typedef struct bs_quantity {
  bool has_value; /**< false for a range, and where a divisor is 0 */
  bs_real value;
  bs_enclosure interval; /**< holds the value */
  bs_compound unit;      /**< that value and interval are in */
  int32_t scale; /**< power of ten of the multiplier that it is best written with: 8 for 亿 */
  bs_sources *sources; /**< held; bs_quantity_free() releases them */
} bs_quantity;

/** Releases what it holds; one of zeros is fine. */
void bs_quantity_free(bs_quantity *quantity);

/** An exact number without unit. */
bs_quantity bs_quantity_of(bs_real value);

/** What a fact states: free `*out`. A growth is always the growth: 增长1.5倍 is 1.5 倍, 翻一番 1
 * 倍. Fails with BS_SCRIPT for a unit whose name is too long, and with BS_NOMEM. */
bs_status bs_quantity_of_fact(const bs_report *report, uint32_t index, bs_quantity *out,
                              bs_error *err);

/** Reads what a report or bs_quantity_write() writes: 3.15亿元, 约5%, 2.461亿元 [2.447, 2.475],
 *  [3, 5]%, 5% [5, ∞). Fails with BS_SCRIPT, saying what is wrong. */
bs_status bs_quantity_read(const bs_pack *pack, bs_slice text, bs_quantity *out, bs_error *err);

/** Adds it as people read it: two significant digits of the interval's width, ends rounded outward,
 *  in 万 or 亿 where one would write so; an exact one as it is. */
void bs_quantity_write(const bs_pack *pack, bs_buffer *out, const bs_quantity *quantity);

typedef enum { BS_ADD, BS_SUBTRACT, BS_MULTIPLY, BS_DIVIDE } bs_operation;

/** a + b and so on; free `*out`, which may be none of them. Fails with BS_SCRIPT where the units do
 *  not fit or the value is too large for a double, and with BS_NOMEM. */
bs_status bs_quantity_compute(const bs_pack *pack, bs_operation operation, const bs_quantity *a,
                              const bs_quantity *b, bs_quantity *out, bs_error *err);

/** a ^ power. Fails with BS_SCRIPT for a root of what is below 0, or of a unit. */
bs_status bs_quantity_power(const bs_pack *pack, const bs_quantity *a, double power,
                            bs_quantity *out, bs_error *err);

/** In another unit, with its multiplier, such as 亿元 or 元/亩. Fails with BS_SCRIPT where it is
 *  none or does not fit. */
bs_status bs_quantity_to(const bs_pack *pack, const bs_quantity *a, bs_slice unit, bs_quantity *out,
                         bs_error *err);

/** In the units that rows are written in: 平方米 for 亩. */
bs_status bs_quantity_to_base(const bs_pack *pack, const bs_quantity *a, bs_quantity *out,
                              bs_error *err);

/** In a unit without multiplier; what a scale of `a` says holds no more. */
bs_status bs_quantity_convert(const bs_pack *pack, const bs_quantity *a, const bs_compound *unit,
                              bs_quantity *out, bs_error *err);

/** `*order` becomes "less", "equal" or "greater", or NULL where the intervals cannot tell. Fails
 *  with BS_SCRIPT where the units do not fit. */
bs_status bs_quantity_compare(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                              const char **order, bs_error *err);

/** A cell that holds a number (decimal, range, integer or double) of the unit `from`, as facts give
 *  it, as a number of `to`, such as 亿元: for columns of facts. A cell of another type stays as it
 *  is. Fails with BS_SCRIPT where `to` is no unit or does not fit. */
bs_status bs_cell_convert(const bs_pack *pack, const bs_cell *cell, bs_slice from, bs_slice to,
                          bs_cell *out, bs_error *err);

#endif
