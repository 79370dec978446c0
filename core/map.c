#include "map.h"

#include <stdlib.h>

bool bs_map_add(bs_map *map, uint32_t to, uint32_t from, uint8_t to_unit, uint8_t from_unit) {
  if (map->count > 0) {
    bs_map_run *last = &map->runs[map->count - 1];
    uint32_t units = (to - last->to) / last->to_unit;
    if (last->to_unit == to_unit && last->from_unit == from_unit &&
        last->to + units * to_unit == to && last->from + units * from_unit == from)
      return true;
  }
  if (!bs_grow(&map->runs, &map->capacity, map->count + 1, sizeof *map->runs))
    return false;
  map->runs[map->count++] = (bs_map_run){to, from, to_unit, from_unit};
  return true;
}

/* The origin's first byte of the unit that holds `to`, and the byte behind it. */
static bs_span unit_at(const bs_map *map, uint32_t to) {
  size_t low = 0, high = map->count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (map->runs[middle].to <= to)
      low = middle;
    else
      high = middle;
  }
  if (map->count == 0)
    return (bs_span){to, to + 1};
  const bs_map_run *run = &map->runs[low];
  uint32_t start = run->from + (to - run->to) / run->to_unit * run->from_unit;
  return (bs_span){start, start + run->from_unit};
}

bs_span bs_map_span(const bs_map *map, bs_span span) {
  uint32_t start = unit_at(map, span.start).start;
  return (bs_span){start, span.end > span.start ? unit_at(map, span.end - 1).end : start};
}

void bs_map_free(bs_map *map) {
  free(map->runs);
  *map = (bs_map){0};
}
