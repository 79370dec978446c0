#include "conversion.h"

#include <string.h>

#include "decimal.h"

/* Multipliers as they stand before a unit, those that begin like another before it. */
static const struct {
  const char *text;
  int32_t exponent;
} multipliers[] = {{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8},
                   {"千万", 7},  {"百万", 6},  {"十万", 5},  {"万", 4},   {"千", 3},
                   {"百", 2},    {"十", 1},    {"", 0}};

static const bs_unit *find_unit(const bs_pack *pack, bs_slice text) {
  for (size_t i = 0; i < pack->unit_count; i++)
    if (bs_slice_equal(pack->units[i].text, text))
      return &pack->units[i];
  return NULL;
}

/* Splits 万公顷 into 4 and the unit 公顷; NULL where it is none. */
static const bs_unit *split(const bs_pack *pack, bs_slice text, int32_t *exponent) {
  const bs_unit *unit = NULL;
  for (size_t i = 0; !unit && i < sizeof multipliers / sizeof *multipliers; i++) {
    uint32_t size = (uint32_t)strlen(multipliers[i].text);
    if (size >= text.size || memcmp(text.data, multipliers[i].text, size) != 0)
      continue;
    unit = find_unit(pack, (bs_slice){text.data + size, text.size - size});
    *exponent = multipliers[i].exponent;
  }
  return unit;
}

bool bs_conversion_knows(const bs_pack *pack, bs_slice unit) {
  int32_t exponent;
  return split(pack, unit, &exponent) != NULL;
}

static bs_decimal shift(bs_decimal d, int32_t exponent) {
  d.exponent -= exponent;
  return bs_decimal_normal(d);
}

bs_status bs_cell_convert(const bs_pack *pack, const bs_cell *cell, bs_slice from, bs_slice to,
                          bs_cell *out, bs_error *err) {
  int32_t exponent;
  const bs_unit *unit = split(pack, to, &exponent);
  if (!unit)
    return bs_fail(err, BS_SCRIPT, 0, "'%.*s' is no unit", (int)to.size, to.data);
  if (!bs_slice_equal(unit->name, from))
    return bs_fail(err, BS_SCRIPT, 0, "%.*s cannot be given in %.*s", (int)from.size, from.data,
                   (int)to.size, to.data);
  *out = *cell;
  if (cell->type == BS_DECIMAL || cell->type == BS_RANGE) {
    out->as.decimal[0] = shift(cell->as.decimal[0], exponent);
    out->as.decimal[1] =
        cell->type == BS_RANGE ? shift(cell->as.decimal[1], exponent) : cell->as.decimal[1];
  } else if (cell->type == BS_INTEGER) {
    *out = (bs_cell){BS_DECIMAL, {.decimal = {shift((bs_decimal){cell->as.integer, 0}, exponent)}}};
  }
  return BS_OK;
}
