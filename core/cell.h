/** A cell as text, as every format without types of its own writes it. */
#ifndef BS_CELL_H
#define BS_CELL_H

#include "row.h"

/** Adds a cell: nothing for nil, `true`, a number with all its digits, a range as `5..8`, a string
 *  as it is, a fact and a quantity as their value. */
void bs_cell_write(bs_buffer *out, const bs_cell *cell);

/** Adds a cell as people read it: a derived number with four digits, a fact as it stands in the
 *  report, text that cannot steer a terminal. */
void bs_cell_show(bs_buffer *out, const bs_cell *cell);

/** Whether people expect it at the right of its column. */
bool bs_cell_is_figure(const bs_cell *cell);

#endif
