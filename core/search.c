#define _GNU_SOURCE /* memmem, which glibc, musl and the BSDs have as a two-way search */
#include "search.h"

#include <string.h>

const char *bs_search(const char *text, size_t size, const char *part, size_t part_size) {
  return memmem(text, size, part, part_size);
}
