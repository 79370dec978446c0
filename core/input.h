/** Input: the bytes of a file that the user named. */
#ifndef BS_INPUT_H
#define BS_INPUT_H

#include "base.h"

/** Adds a whole file, "-" for standard input, to `out`; where it fails a part may have been added.
 *  Regular files only, and pipes that a shell names (/dev/fd/63). Fails with BS_IO, BS_LIMIT beyond
 *  `limit` bytes, or BS_NOMEM; the sentence begins with the path. */
bs_status bs_input_read(bs_buffer *out, const char *path, size_t limit, bs_error *err);

/** The same for an absolute path without links, as realpath() gives it: fails with BS_IO where a
 *  link has been put into it since, so that what was decided of the path holds for the file.
 * Without /proc that is not seen. */
bs_status bs_input_read_resolved(bs_buffer *out, const char *path, size_t limit, bs_error *err);

#endif
