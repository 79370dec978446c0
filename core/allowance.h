/** What the user allows a script and report to take: the values of --time and --memory. */
#ifndef BS_ALLOWANCE_H
#define BS_ALLOWANCE_H

#include "base.h"

typedef struct bs_allowance {
  double seconds; /**< for the script; reading comes on top: bs_allowance_seconds() */
  size_t memory;  /**< bytes of Lua values; 0 for the engine's default */
} bs_allowance;

/** Reads `10`, `0.5` (seconds) and `512M`, `2G`, `800K` (bytes); NULL for what was not given.
 *  BS_USAGE and a sentence that names the option for anything else. */
bs_status bs_allowance_read(bs_allowance *out, const char *time, const char *memory, bs_error *err);

/** Seconds of processor time for a script over a report of `bytes`: the script's own, and what
 *  finding facts in so much text may take. */
double bs_allowance_seconds(const bs_allowance *allowance, size_t bytes);

#endif
