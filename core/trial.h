/** A trial: the cases that a script brings with it, run and compared with what it says must come of
 *  them. */
#ifndef BS_TRIAL_H
#define BS_TRIAL_H

#include "analysis.h"

/** What came of the trial of one script. */
typedef struct bs_trial {
  size_t cases, failures;
} bs_trial;

/** Runs all cases of an analysis and adds a line for each to `out`: `ok` or `not ok` and its title,
 *  and below those that fail how what came differs. Fails with BS_NOMEM only: a case that raises,
 *  or whose text cannot be read, is one that fails. */
bs_status bs_trial_run(bs_engine *engine, const bs_script *script, const bs_analysis *analysis,
                       bs_trial *out, bs_buffer *text, bs_error *err);

/** Whether a cell is what a case says: the same value, or what people read of it, so that 2.461
 *  and "2.461" are both 2.4609375. False stands for absence. */
bool bs_trial_fits(const bs_cell *expected, const bs_cell *got);

#endif
