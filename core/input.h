/** Input: the bytes of a file that the user named. */
#ifndef BS_INPUT_H
#define BS_INPUT_H

#include "base.h"

/** Adds a whole file, "-" for standard input, to `out`; where it fails a part may have been added.
 *  Regular files only, and pipes that a shell names (/dev/fd/63). Fails with BS_IO, BS_LIMIT beyond
 *  `limit` bytes, or BS_NOMEM; the sentence begins with the path. */
bs_status bs_input_read(bs_buffer *out, const char *path, size_t limit, bs_error *err);

#endif
