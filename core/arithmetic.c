/* Quantities in sums, products and powers. */
#include <math.h>
#include <string.h>

#include "quantity_parts.h"

/* Sums. */

static bool is_points(uint8_t class) {
  return class == BS_CLASS_POINTS;
}

static const char points_name[] = "个百分点";

static bs_status no_sum(bs_operation operation, const bs_quantity *a, const bs_quantity *b,
                        bs_error *err) {
  return bs_misfit(operation == BS_ADD ? "do not add up" : "have no difference", &a->unit, &b->unit,
                   err);
}

/* The unit of a sum or difference, and that of each side of it. */
static bs_status unit_of_sum(const bs_pack *pack, bs_operation operation, const bs_quantity *a,
                             const bs_quantity *b, bs_compound *of_a, bs_compound *of_b,
                             bs_compound *sum, bs_error *err) {
  uint8_t x = bs_compound_class(pack, &a->unit, NULL), y = bs_compound_class(pack, &b->unit, NULL);
  bs_compound percent = {.count = 0}, points = {.count = 0};
  bs_compound_add(&percent, "%", 1);
  bs_compound_add(&points, points_name, 1);
  *of_a = a->unit;
  *of_b = *sum = a->unit;
  if (x == BS_CLASS_PERCENT && y == BS_CLASS_PERCENT && operation == BS_SUBTRACT) {
    *of_a = *of_b = percent;
    *sum = points;
  } else if (x == BS_CLASS_PERCENT && is_points(y)) {
    *of_a = *sum = percent;
    *of_b = points;
  } else if (is_points(x) && y == BS_CLASS_PERCENT && operation == BS_ADD) {
    *of_a = points;
    *of_b = *sum = percent;
  } else if (is_points(x) != is_points(y)) {
    return no_sum(operation, a, b, err);
  } else if (y == BS_CLASS_PERCENT || (x == BS_CLASS_BARE && y == BS_CLASS_MULTIPLE)) {
    *of_a = *of_b = *sum = b->unit; /* 1 + 5% is 105% */
  }
  return BS_OK;
}

static bs_status sum(const bs_pack *pack, bs_operation operation, const bs_quantity *a,
                     const bs_quantity *b, bs_quantity *out, bs_error *err) {
  bs_compound of_a, of_b, unit;
  bs_quantity plain_a, plain_b, x, y;
  bs_status status;
  if ((status = bs_straighten(pack, a, &plain_a, err)) ||
      (status = bs_straighten(pack, b, &plain_b, err)) ||
      (status = unit_of_sum(pack, operation, &plain_a, &plain_b, &of_a, &of_b, &unit, err)))
    return status;
  if (bs_quantity_convert(pack, &plain_a, &of_a, &x, err) != BS_OK ||
      bs_quantity_convert(pack, &plain_b, &of_b, &y, err) != BS_OK)
    return no_sum(operation, a, b, err);
  if (operation == BS_SUBTRACT)
    y.value = bs_real_negate(y.value);
  *out = (bs_quantity){.has_value = x.has_value && y.has_value,
                       .unit = unit,
                       .scale = a->scale > b->scale ? a->scale : b->scale};
  out->interval =
      (operation == BS_ADD ? bs_enclosure_add : bs_enclosure_subtract)(&x.interval, &y.interval);
  return !out->has_value || bs_real_add(x.value, y.value, 0, &out->value) ? BS_OK
                                                                          : bs_too_large(err);
}

/* Products. */

/* Takes what is a ratio out of a unit, and multiplies by it. */
static bs_status strip_ratio(const bs_pack *pack, bs_quantity *quantity, bs_error *err) {
  for (uint8_t i = 0; i < quantity->unit.count; i++) {
    bs_compound one = {.parts = {quantity->unit.parts[i]}, .count = 1}, atoms;
    bs_rational factor;
    bs_status status = bs_compound_resolve(pack, &one, &atoms, &factor, err);
    if (status != BS_OK)
      return status;
    if (atoms.count > 0)
      continue;
    if (!bs_stretch(quantity, bs_real_ratio(factor)))
      return bs_too_large(err);
    bs_compound_add(&quantity->unit, one.parts[0].name, -one.parts[0].power);
    i--;
  }
  return BS_OK;
}

/* Multiplies `quantity` by the unit of one part of the other side: 亩 and 公顷 meet. */
static bs_status add_part(const bs_pack *pack, bs_quantity *quantity, bs_compound_part part,
                          bs_error *err) {
  bs_compound one = {.parts = {part}, .count = 1}, own, atoms;
  bs_rational mine, factor, each;
  one.parts[0].power = 1;
  bs_status status = bs_compound_resolve(pack, &one, &atoms, &factor, err);
  for (uint8_t i = 0; i < quantity->unit.count && status == BS_OK; i++) {
    bs_compound other = {.parts = {quantity->unit.parts[i]}, .count = 1};
    other.parts[0].power = 1;
    status = bs_compound_resolve(pack, &other, &own, &mine, err);
    if (status != BS_OK || !bs_compound_equal(&own, &atoms) ||
        !bs_rational_divide(factor, mine, &each))
      continue;
    for (int p = part.power < 0 ? -part.power : part.power; p > 0; p--) {
      bs_real by = bs_real_ratio(each);
      bs_real one_real = bs_real_of((bs_decimal){1, 0});
      if ((part.power < 0 && !bs_real_divide(one_real, by, 0, &by)) || !bs_stretch(quantity, by))
        return bs_too_large(err);
    }
    memcpy(part.name, other.parts[0].name, sizeof part.name);
    break;
  }
  if (status == BS_OK && !bs_compound_add(&quantity->unit, part.name, part.power))
    return bs_fail(err, BS_SCRIPT, 0, "the result has too many units");
  return status;
}

static bool same(bs_rational a, bs_rational b) {
  return a.over == b.over && a.under == b.under && a.exponent == b.exponent;
}

/* Names what several units make: 平方米 for 米², 千瓦时 for 千瓦·小时. */
static void name_unit(const bs_pack *pack, bs_compound *unit) {
  bs_compound atoms, known;
  bs_rational factor, each;
  bs_error err;
  int above = 0;
  for (uint8_t i = 0; i < unit->count; i++)
    above += unit->parts[i].power > 0 ? unit->parts[i].power : 0;
  if (above < 2 || bs_compound_resolve(pack, unit, &atoms, &factor, &err) != BS_OK)
    return;
  for (size_t i = 0; i < pack->unit_count; i++) {
    bs_compound one = {.count = 0};
    if (pack->units[i].base.data && bs_compound_add(&one, pack->units[i].name.data, 1) &&
        bs_compound_resolve(pack, &one, &known, &each, &err) == BS_OK &&
        bs_compound_equal(&known, &atoms) && same(each, factor)) {
      *unit = one;
      return;
    }
  }
}

static bs_status product(const bs_pack *pack, bs_operation operation, const bs_quantity *a,
                         const bs_quantity *b, bs_quantity *out, bs_error *err) {
  bs_quantity x, y;
  bs_status status;
  if ((status = bs_straighten(pack, a, &x, err)) || (status = bs_straighten(pack, b, &y, err)))
    return status;
  uint8_t of_x = bs_compound_class(pack, &x.unit, NULL),
          of_y = bs_compound_class(pack, &y.unit, NULL);
  bool in_percent = operation == BS_MULTIPLY
                        ? (of_x == BS_CLASS_PERCENT && of_y != BS_CLASS_MEASURE) ||
                              (of_y == BS_CLASS_PERCENT && of_x != BS_CLASS_MEASURE)
                        : of_x == BS_CLASS_PERCENT && of_y != BS_CLASS_PERCENT;
  if ((status = strip_ratio(pack, &x, err)) || (status = strip_ratio(pack, &y, err)))
    return status;
  bool x_plain = x.unit.count == 0, y_plain = y.unit.count == 0;
  *out = x;
  out->has_value =
      x.has_value && y.has_value && (operation == BS_MULTIPLY || bs_real_sign(y.value) != 0);
  out->interval = (operation == BS_MULTIPLY ? bs_enclosure_multiply
                                            : bs_enclosure_divide)(&x.interval, &y.interval);
  if (out->has_value && !(operation == BS_MULTIPLY ? bs_real_multiply : bs_real_divide)(
                            x.value, y.value, 0, &out->value))
    return bs_too_large(err);
  for (uint8_t i = 0; i < y.unit.count && status == BS_OK; i++) {
    bs_compound_part part = y.unit.parts[i];
    if (operation == BS_DIVIDE)
      part.power = (int8_t)-part.power;
    status = add_part(pack, out, part, err);
  }
  if (status != BS_OK)
    return status;
  name_unit(pack, &out->unit);
  if (out->unit.count == 0)
    out->scale = 0;
  else
    out->scale = y_plain ? a->scale : x_plain && operation == BS_MULTIPLY ? b->scale : 0;
  if (in_percent && out->unit.count == 0) {
    bs_compound_add(&out->unit, "%", 1);
    if (!bs_stretch(out, bs_real_of((bs_decimal){1, 2})))
      return bs_too_large(err);
  }
  return BS_OK;
}

bs_status bs_quantity_compute(const bs_pack *pack, bs_operation operation, const bs_quantity *a,
                              const bs_quantity *b, bs_quantity *out, bs_error *err) {
  bs_quantity result = {0};
  bool sums = operation == BS_ADD || operation == BS_SUBTRACT;
  bs_status status = (sums ? sum : product)(pack, operation, a, b, &result, err);
  if (status != BS_OK)
    return status;
  if (!bs_sources_join(a->sources, b->sources, &result.sources))
    return bs_fail_memory(err);
  *out = result;
  return BS_OK;
}

bs_status bs_quantity_power(const bs_pack *pack, const bs_quantity *a, double power,
                            bs_quantity *out, bs_error *err) {
  bs_quantity q;
  bs_status status = bs_straighten(pack, a, &q, err);
  if (status == BS_OK)
    status = strip_ratio(pack, &q, err);
  if (status != BS_OK)
    return status;
  bool whole = floor(power) == power;
  if (!(fabs(power) <= 1000))
    return bs_fail(err, BS_SCRIPT, 0, "a power lies between -1000 and 1000");
  if (q.unit.count > 0 && !whole)
    return bs_fail(err, BS_SCRIPT, 0, "a root of %s is no quantity", q.unit.parts[0].name);
  if (!bs_enclosure_power(&q.interval, power, &q.interval))
    return bs_fail(err, BS_SCRIPT, 0, "what is below 0 has no root");
  if (q.has_value &&
      ((bs_real_sign(q.value) < 0 && !whole) || (bs_real_sign(q.value) == 0 && power < 0)))
    q.has_value = false;
  if (q.has_value && !bs_real_power(q.value, power, 0, &q.value))
    return bs_too_large(err);
  for (uint8_t i = 0; i < q.unit.count; i++) {
    int raised = q.unit.parts[i].power * (int)power;
    if (raised == 0 || raised > 99 || raised < -99) {
      if (raised != 0)
        return bs_fail(err, BS_SCRIPT, 0, "a power of %s is too high", q.unit.parts[i].name);
      q.unit.count = 0;
      break;
    }
    q.unit.parts[i].power = (int8_t)raised;
  }
  name_unit(pack, &q.unit);
  if (power != 1)
    q.scale = 0;
  q.sources = bs_sources_hold(a->sources);
  *out = q;
  return BS_OK;
}
