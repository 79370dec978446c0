/** An offset map: from the bytes of a text back to the bytes of what it was made from. */
#ifndef BS_MAP_H
#define BS_MAP_H

#include "base.h"

/** From `to` on, every `to_unit` bytes of the text stand for `from_unit` bytes of its origin
 *  (3 and 2 for Chinese characters out of GB18030, 1 and 3 for full-width digits), up to the next
 *  run. What lies in the origin between two runs was dropped; `from_unit` 0: added by the text. */
typedef struct bs_map_run {
  uint32_t to, from;
  uint8_t to_unit, from_unit;
} bs_map_run;

/** Zero-initialise; free with bs_map_free(). */
typedef struct bs_map {
  bs_map_run *runs;
  size_t count, capacity;
} bs_map;

/** Says that the text's bytes from `to` on stand for the origin's from `from` on; continues the
 * last run where it can. `to` must not go back. False when there is no memory. */
bool bs_map_add(bs_map *map, uint32_t to, uint32_t from, uint8_t to_unit, uint8_t from_unit);

/** The origin's span of a span of the text: from the first byte of its first character to the last
 *  byte of its last one, what was dropped in between included, what was dropped behind not. An
 *  empty span gives an empty one. */
bs_span bs_map_span(const bs_map *map, bs_span span);

void bs_map_free(bs_map *map);

#endif
