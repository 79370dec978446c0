/** Conversion: a number of one unit as a number of another. */
#ifndef BS_CONVERSION_H
#define BS_CONVERSION_H

#include "pack.h"
#include "row.h"

/** Whether a text is a unit of the pack, with a multiplier or without: 元, 亿元, 万公顷. */
bool bs_conversion_knows(const bs_pack *pack, bs_slice unit);

/** A cell that holds a number (decimal, range or integer) of the unit `from`, as facts give it, as
 *  a number of `to`, such as 亿元. A cell of another type stays as it is. Fails with BS_SCRIPT
 *  where `to` is no unit or does not fit. */
bs_status bs_cell_convert(const bs_pack *pack, const bs_cell *cell, bs_slice from, bs_slice to,
                          bs_cell *out, bs_error *err);

#endif
