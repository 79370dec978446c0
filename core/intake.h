/** The intake: the rows of one report after the other on their way from a worker to the writer.
 * None is written before its report has ended well. */
#ifndef BS_INTAKE_H
#define BS_INTAKE_H

#include "wire_row.h"
#include "writer.h"

/** Zero-initialise, then bs_intake_begin(); free with bs_intake_free(). */
typedef struct bs_intake {
  bs_writer *writer;
  bool declared;    /**< rows came with columns, of whatever report */
  bool refused;     /**< the writer did not take all of the report at hand: bs_writer_failure() */
  bool broken;      /**< what came for it cannot be */
  bool starved;     /**< there was no memory for it */
  bool begun;       /**< rows of it have come, or may still */
  bool held;        /**< and the writer has them all, to be kept or taken back */
  bs_buffer frames; /**< they all, for a writer that takes nothing back, or has too much to hold */
  const char **columns; /**< of the rows at hand */
  bs_row_receiver receiver;
  bs_arena arena; /**< owns the columns */
} bs_intake;

/** Begins to take rows for a writer, which outlives it. */
void bs_intake_begin(bs_intake *intake, bs_writer *writer);

/** Takes a frame of columns or rows. */
void bs_intake_take(bs_intake *intake, const bs_frame *frame);

/** The report has ended: its rows are written, or forgotten where they are not to be kept or
 *  something of them cannot be. Fails with BS_NOMEM, and they are forgotten. `refused` and `broken`
 *  tell of this report until bs_intake_next(). */
bs_status bs_intake_settle(bs_intake *intake, bool keep, bs_error *err);

/** Another report begins. */
void bs_intake_next(bs_intake *intake);

void bs_intake_free(bs_intake *intake);

#endif
