/** A replacement: a file that is written beside the one it will replace, whole or not at all. */
#ifndef BS_REPLACEMENT_H
#define BS_REPLACEMENT_H

#include "base.h"

/** Zero-initialise, then bs_replacement_open(). */
typedef struct bs_replacement {
  int fd;
  const char *name; /**< as the user gave it, for messages; outlives this */
  char *path;       /**< what is replaced, through symbolic links; NULL: nothing is open */
  char *draft;      /**< what is written until then; NULL where `path` is no regular file */
} bs_replacement;

/** Opens a draft in the folder of `path`, with the rights of the file that stands there; of two
 *  runs on one file the second is told so. A device or pipe is written as it is, and so is what a
 *  descriptor is open to: /dev/stdout, /dev/fd/N. Fails with BS_IO or BS_NOMEM, or with BS_USAGE
 *  where another replacement of this run goes there, and the sentence says what to do. An interrupt
 *  removes the draft. */
bs_status bs_replacement_open(bs_replacement *out, const char *path, bs_error *err);

/** Puts the draft, complete and on the disk, in its place. `fd` is open still, and closed here. */
bs_status bs_replacement_keep(bs_replacement *replacement, bs_error *err);

/** Removes the draft; what stood there stays. Nothing is done where nothing is open. */
void bs_replacement_drop(bs_replacement *replacement);

/** Fails with BS_IO where the folder of `path` is not there, with what to do; messages about
 * anything else name the file `name`. */
bs_status bs_replacement_check(const char *path, const char *name, bs_error *err);

#endif
