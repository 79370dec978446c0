#include "formula.h"

#include "quantity_parts.h"

/* Why nothing grows from a base; NULL where something may. */
static const char *no_base(double base) {
  if (base == 0)
    return "nothing grows from a base of 0";
  return base < 0 ? "a base below 0 has no growth" : NULL;
}

/* Why there is no growth a year, or NULL. */
static const char *no_yearly(double multiple, double years) {
  if (!(years > 0))
    return "growth a year takes more than 0 years";
  return multiple < 0 ? "what falls below 0 has no growth a year" : NULL;
}

static bs_status none(bs_error *err, const char *reason) {
  return bs_fail(err, BS_SCRIPT, 0, "%s", reason);
}

/* The value, or, where there is no one value, the end farther from 0; 1 where all is open. */
static double look(const bs_pack *pack, const bs_quantity *a) {
  bs_error err;
  bs_quantity q;
  if (bs_straighten(pack, a, &q, &err) != BS_OK)
    return 1; /* what takes it says that it is too large */
  const bs_enclosure *i = &q.interval;
  if (q.has_value)
    return q.value.number;
  if (!i->high_open && (i->low_open || i->high.number <= 0))
    return i->high.number;
  return i->high_open ? 1 : i->high.number;
}

/* b / a as a plain number. */
static bs_status ratio(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                       bs_quantity *out, bs_error *err) {
  bs_quantity base, same = {0};
  bs_status status = bs_straighten(pack, a, &base, err);
  if (status == BS_OK)
    status = bs_quantity_convert(pack, b, &base.unit, &same, err);
  if (status != BS_OK)
    return status;
  bs_quantity_free(&same);
  status = bs_quantity_compute(pack, BS_DIVIDE, b, a, out, err);
  if (status != BS_OK || out->unit.count == 0)
    return status;
  bs_quantity plain = {0}; /* 5% / 2 stays in % */
  const bs_compound no_unit = {.count = 0};
  status = bs_quantity_convert(pack, out, &no_unit, &plain, err);
  bs_quantity_free(out);
  *out = plain;
  return status;
}

/* A plain number under the name of a ratio; 1 is `times` of it. Takes what `q` holds. */
static void name(bs_quantity *q, const char *unit, bs_decimal times) {
  bs_real by = bs_real_of(times);
  bs_enclosure factor = bs_enclosure_of(by);
  q->unit.count = 0;
  q->scale = 0;
  bs_compound_add(&q->unit, unit, 1);
  q->interval = bs_enclosure_multiply(&q->interval, &factor);
  q->has_value = q->has_value && bs_real_multiply(q->value, by, 0, &q->value);
}

static void to_growth(bs_quantity *q) {
  bs_real less = bs_real_of((bs_decimal){-1, 0});
  bs_enclosure one = bs_enclosure_of(less);
  q->interval = bs_enclosure_add(&q->interval, &one);
  q->has_value = q->has_value && bs_real_add(q->value, less, 0, &q->value);
  name(q, "%", (bs_decimal){1, 2});
}

bs_status bs_formula_multiple(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                              bs_quantity *out, bs_error *err) {
  if (look(pack, a) == 0)
    return none(err, "nothing is a multiple of 0");
  bs_status status = ratio(pack, a, b, out, err);
  if (status == BS_OK)
    name(out, "倍", (bs_decimal){1, 0});
  return status;
}

bs_status bs_formula_growth(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                            bs_quantity *out, bs_error *err) {
  const char *reason = no_base(look(pack, a));
  bs_status status = reason ? none(err, reason) : ratio(pack, a, b, out, err);
  if (status == BS_OK)
    to_growth(out);
  return status;
}

/* Takes what `multiple` holds. */
static bs_status compound(const bs_pack *pack, bs_quantity *multiple, double years,
                          bs_quantity *out, bs_error *err) {
  const char *reason = no_yearly(look(pack, multiple), years);
  bs_status status =
      reason ? none(err, reason) : bs_quantity_power(pack, multiple, 1 / years, out, err);
  bs_quantity_free(multiple);
  if (status == BS_OK)
    to_growth(out);
  return status;
}

bs_status bs_formula_average_growth(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                                    double years, bs_quantity *out, bs_error *err) {
  bs_quantity multiple = {0};
  const char *reason = no_base(look(pack, a));
  bs_status status = reason ? none(err, reason) : ratio(pack, a, b, &multiple, err);
  return status == BS_OK ? compound(pack, &multiple, years, out, err) : status;
}

bs_status bs_formula_yearly(const bs_pack *pack, const bs_quantity *multiple, double years,
                            bs_quantity *out, bs_error *err) {
  const bs_compound no_unit = {.count = 0};
  bs_quantity plain = {0};
  if (bs_quantity_convert(pack, multiple, &no_unit, &plain, err) != BS_OK)
    return none(err, "a multiple is a number without unit, or one of 倍");
  return compound(pack, &plain, years, out, err);
}

bs_status bs_formula_share(const bs_pack *pack, const bs_quantity *part, const bs_quantity *whole,
                           bs_quantity *out, bs_error *err) {
  if (look(pack, whole) == 0)
    return none(err, "a whole of 0 has no shares");
  bs_status status = ratio(pack, whole, part, out, err);
  if (status == BS_OK)
    name(out, "%", (bs_decimal){1, 2});
  return status;
}
