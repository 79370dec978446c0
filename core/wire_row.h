/** Rows on the wire, cell by typed cell.
 *
 *  The facts of one sentence repeat it: a string that stands in the same place of the row before is
 *  sent as that, once for all rows of a frame. A frame stands for itself, so that whoever received
 *  it may forget those before. */
#ifndef BS_WIRE_ROW_H
#define BS_WIRE_ROW_H

#include "row.h"
#include "wire.h"

/** Rows being sent. Zero-initialise; free with bs_row_sender_free(). */
typedef struct bs_row_sender {
  size_t columns;
  const char **last; /**< the string that stood in each place of the row before */
  bool facts;        /**< a fact stood somewhere in that row */
} bs_row_sender;

/** Begins rows of so many columns. False when there is no memory. */
bool bs_row_sender_open(bs_row_sender *sender, size_t columns);

/** Begins a frame of them. */
void bs_row_sender_begin(bs_row_sender *sender);

/** Adds a row. `kept` are its cells as they lie in memory that lasts until the next
 *  bs_row_sender_open(), `shown` what is sent: the same cells, or copies of which some are changed.
 */
void bs_row_sender_add(bs_row_sender *sender, bs_buffer *out, const bs_cell *kept,
                       const bs_cell *shown);

void bs_row_sender_free(bs_row_sender *sender);

/** Rows being received. Zero-initialise; free with bs_row_receiver_free(). */
typedef struct bs_row_receiver {
  size_t columns;
  bs_cell *rows[2];       /**< the row at hand and the one before */
  bs_fact_cell *facts[2]; /**< of their cells */
  bs_quantity_cell *quantities;
  bool turn;        /**< which of the two is at hand */
  bool first;       /**< there is none before */
  bool starved;     /**< there was no memory for the row at hand */
  bs_arena arena;   /**< owns all that, until the columns change */
  bs_arena sources; /**< of the row at hand */
} bs_row_receiver;

/** Begins rows of so many columns. False when there is no memory. */
bool bs_row_receiver_open(bs_row_receiver *receiver, size_t columns);

/** Begins a frame of them. */
void bs_row_receiver_begin(bs_row_receiver *receiver);

/** Takes a row; NULL, and the wire is broken, where none stands there or memory lacked. Its cells
 * live until the next call, and what they point at as long as the body. */
const bs_cell *bs_row_receiver_next(bs_row_receiver *receiver, bs_wire *wire);

void bs_row_receiver_free(bs_row_receiver *receiver);

#endif
