/** A view: how rows that hold facts are shown, in units that the reader chose and for people, with
 *  the sign of a fall. */
#ifndef BS_VIEW_H
#define BS_VIEW_H

#include "pack.h"
#include "row.h"

/** Zero-initialise, then bs_view_open(). */
typedef struct bs_view {
  bs_arena arena;
  const bs_pack *pack;
  bs_slice *units; /**< that are asked for; the first that fits an amount holds */
  size_t unit_count;
  bool fitted;                       /**< one of them fitted an amount */
  bool people;                       /**< texts get the sign of their value */
  size_t places[BS_CONTRACT_FIELDS]; /**< of contract fields among the columns */
  bool plain;                        /**< the columns hold a fact's fields */
  bs_arena row;                      /**< what the last row's cells point at */
  bs_cell *cells;                    /**< the last row's */
} bs_view;

/** Reads `units`, a list with commas such as `亿元,万公顷`; NULL for none. The pack outlives the
 *  view. Fails with BS_USAGE for what is no unit, telling the nearest, or BS_NOMEM. */
bs_status bs_view_open(bs_view *view, const bs_pack *pack, const char *units, bs_error *err);

/** Says which columns the rows have. False when there is no memory. */
bool bs_view_columns(bs_view *view, const char *const *columns, size_t count);

/** Gives the cells to show for a row, which live until the next call; NULL when there is no memory.
 */
const bs_cell *bs_view_row(bs_view *view, const bs_row *row);

void bs_view_free(bs_view *view);

#endif
