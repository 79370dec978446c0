/** An allowance: how many workers the command line wants, and what each may take. */
#ifndef BS_ALLOWANCE_H
#define BS_ALLOWANCE_H

#include "options.h"
#include "worker.h"

typedef struct bs_allowance {
  bs_worker_settings worker;
  size_t jobs; /**< 1 or more */
} bs_allowance;

/** Reads --time, --memory, --max-input, --sandbox, --encoding and --jobs, with defaults: 10
 * seconds, 256 MB, 256 MB, on, and as many jobs as there are processors that this process may use.
 * Fails with BS_USAGE. */
bs_status bs_allowance_read(bs_allowance *out, const bs_options *options, bs_error *err);

#endif
