/** Finds bytes in bytes. */
#ifndef BS_SEARCH_H
#define BS_SEARCH_H

#include <stddef.h>

/** Where the `part_size` bytes of `part` first stand in `text`, or NULL. In time of both sizes,
 *  whatever they hold. */
const char *bs_search(const char *text, size_t size, const char *part, size_t part_size);

#endif
