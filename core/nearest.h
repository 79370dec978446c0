/** The known name that a misspelt one most likely meant. */
#ifndef BS_NEAREST_H
#define BS_NEAREST_H

#include "base.h"

/** The one of `count` known names that lies nearest to `word`: at most a third of its characters
 *  (one at least) missing, added, changed or swapped with their neighbour. The first of several
 *  equally near; NULL where none is. */
const char *bs_nearest(const char *word, const char *const *known, size_t count);

/** Adds names with commas between them. */
void bs_nearest_list(bs_buffer *out, const char *const *names, size_t count);

#endif
