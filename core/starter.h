/** A starter: a script of one's own to begin with. */
#ifndef BS_STARTER_H
#define BS_STARTER_H

#include "base.h"

/** Writes `name`.lua, or the path that `name` is where it ends in .lua, with a commented analysis
 *  and its tests; never over a file that is there. Adds to `text` what to do with it. Fails with
 *  BS_USAGE for what is no name, BS_IO or BS_NOMEM. */
bs_status bs_starter_write(const char *name, bs_buffer *text, bs_error *err);

#endif
