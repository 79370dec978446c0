#include "quantity_parts.h"

#include <string.h>

#include "decimal.h"

void bs_quantity_free(bs_quantity *quantity) {
  bs_sources_release(quantity->sources);
  quantity->sources = NULL;
}

bs_quantity bs_quantity_of(bs_real value) {
  return (bs_quantity){.has_value = true, .value = value, .interval = bs_enclosure_of(value)};
}

bs_status bs_too_large(bs_error *err) {
  return bs_fail(err, BS_SCRIPT, 0, "the result is too large for a number");
}

bs_status bs_misfit(const char *what, const bs_compound *a, const bs_compound *b, bs_error *err) {
  static const char plain[] = "a number without unit";
  bs_buffer x = {0}, y = {0};
  bs_compound_write(&x, a);
  bs_compound_write(&y, b);
  bs_status status =
      bs_fail(err, BS_SCRIPT, 0, "%.*s and %.*s %s", x.size ? (int)x.size : (int)sizeof plain - 1,
              x.size ? x.data : plain, y.size ? (int)y.size : (int)sizeof plain - 1,
              y.size ? y.data : plain, what);
  bs_buffer_free(&x);
  bs_buffer_free(&y);
  return status;
}

bool bs_stretch(bs_quantity *quantity, bs_real factor) {
  bs_enclosure by = bs_enclosure_of(factor);
  quantity->interval = bs_enclosure_multiply(&quantity->interval, &by);
  return !quantity->has_value || bs_real_multiply(quantity->value, factor, 0, &quantity->value);
}

bool bs_quantity_scale(bs_quantity *quantity, int32_t exponent) {
  return bs_stretch(quantity, bs_real_of((bs_decimal){1, exponent}));
}

/* 2^n of what is n doublings; no other ratio is anything but proportional. */
static bool undouble(const bs_pack *pack, bs_quantity *quantity, bool *doubled) {
  const bs_unit *unit;
  *doubled = false;
  if (bs_compound_class(pack, &quantity->unit, &unit) != BS_CLASS_MULTIPLE || !unit->doubles)
    return true;
  const bs_real two = bs_real_of((bs_decimal){2, 0});
  bs_enclosure *interval = &quantity->interval;
  bs_enclosure result = *interval;
  if (interval->low_open) {
    result.low = bs_real_of((bs_decimal){0, 0});
    result.low_open = false;
  } else if (!bs_real_power(two, interval->low.number, -1, &result.low))
    return false;
  if (!interval->high_open && !bs_real_power(two, interval->high.number, 1, &result.high))
    result.high_open = true;
  quantity->interval = result;
  quantity->unit.count = 0;
  quantity->scale = 0;
  *doubled = true;
  return !quantity->has_value || bs_real_power(two, quantity->value.number, 0, &quantity->value);
}

bs_status bs_straighten(const bs_pack *pack, const bs_quantity *a, bs_quantity *out,
                        bs_error *err) {
  bool doubled;
  *out = *a;
  out->sources = NULL;
  return undouble(pack, out, &doubled) ? BS_OK : bs_too_large(err);
}

bs_quantity bs_quantity_of_figures(const bs_fact *fact) {
  bs_quantity q = {.has_value = !fact->range,
                   .value = bs_real_of(fact->value[0]),
                   .interval = {.low = bs_real_of(fact->low),
                                .high = bs_real_of(fact->high),
                                .low_open = fact->low_open,
                                .high_open = fact->high_open},
                   .scale = fact->scale};
  if (fact->parts && bs_quantity_scale(&q, 2))
    bs_compound_add(&q.unit, "%", 1);
  return q;
}

bs_status bs_quantity_of_fact(const bs_report *report, uint32_t index, bs_quantity *out,
                              bs_error *err) {
  const bs_fact *fact = &report->facts.facts[index];
  bs_quantity q = bs_quantity_of_figures(fact);
  int32_t scale = 0;
  if (fact->unit.size > 0) {
    bs_status status = bs_compound_read(report->pack, fact->unit, false, &q.unit, &scale, err);
    if (status != BS_OK)
      return status;
  }
  bool doubled, grows = fact->kind == BS_GROWTH || fact->kind == BS_AVERAGE_GROWTH;
  if (grows && !undouble(report->pack, &q, &doubled))
    return bs_too_large(err);
  if (grows && doubled) {
    bs_quantity one = bs_quantity_of(bs_real_of((bs_decimal){1, 0})), less = {0};
    bs_status status = bs_quantity_compute(report->pack, BS_SUBTRACT, &q, &one, &less, err);
    if (status != BS_OK)
      return status;
    q = less;
    bs_compound_add(&q.unit, "倍", 1);
  }
  bs_buffer text = {0};
  bs_buffer_add(&text, report->text.text + fact->span.start, fact->span.end - fact->span.start);
  bs_buffer_add(&text, "", 1);
  bs_sources_item item = {.report = report->path,
                          .line = bs_report_line(report, fact->span.start),
                          .bytes = bs_report_bytes(report, fact->span),
                          .text = text.data};
  q.sources = text.failed ? NULL : bs_sources_new(&item);
  bs_buffer_free(&text);
  if (!q.sources)
    return bs_fail_memory(err);
  *out = q;
  return BS_OK;
}

bs_status bs_quantity_convert(const bs_pack *pack, const bs_quantity *a, const bs_compound *unit,
                              bs_quantity *out, bs_error *err) {
  bs_quantity q = {0};
  bs_compound from, to;
  bs_rational each, other, factor;
  bs_status status = BS_OK;
  if (bs_compound_equal(&a->unit, unit)) {
    *out = *a;
    bs_sources_hold(a->sources);
    return BS_OK;
  }
  if ((status = bs_straighten(pack, a, &q, err)) ||
      (status = bs_compound_resolve(pack, &q.unit, &from, &each, err)) ||
      (status = bs_compound_resolve(pack, unit, &to, &other, err)))
    return status;
  const bs_unit *target;
  uint8_t class = bs_compound_class(pack, unit, &target);
  if (!bs_compound_equal(&from, &to) || (class == BS_CLASS_MULTIPLE && target->doubles))
    return bs_misfit("do not convert into each other", &a->unit, unit, err);
  if (bs_rational_divide(each, other, &factor)) {
    if (!bs_stretch(&q, bs_real_ratio(factor)))
      return bs_too_large(err);
  } else {
    bs_enclosure divisor = bs_enclosure_of(bs_real_ratio(other));
    if (!bs_stretch(&q, bs_real_ratio(each)))
      return bs_too_large(err);
    q.interval = bs_enclosure_divide(&q.interval, &divisor);
    if (q.has_value && !bs_real_divide(q.value, bs_real_ratio(other), 0, &q.value))
      return bs_too_large(err);
  }
  q.unit = *unit;
  q.sources = bs_sources_hold(a->sources);
  *out = q;
  return BS_OK;
}

bs_status bs_quantity_to(const bs_pack *pack, const bs_quantity *a, bs_slice unit, bs_quantity *out,
                         bs_error *err) {
  bs_compound to;
  int32_t scale = 0;
  bs_status status = bs_compound_read(pack, unit, true, &to, &scale, err);
  if (status == BS_OK)
    status = bs_quantity_convert(pack, a, &to, out, err);
  if (status == BS_OK)
    out->scale = scale;
  return status;
}

bs_status bs_quantity_to_base(const bs_pack *pack, const bs_quantity *a, bs_quantity *out,
                              bs_error *err) {
  bs_compound base;
  bs_rational factor;
  bs_status status = bs_compound_base(pack, &a->unit, &base, &factor, err);
  return status == BS_OK ? bs_quantity_convert(pack, a, &base, out, err) : status;
}

bs_status bs_quantity_compare(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                              const char **order, bs_error *err) {
  bs_quantity x = {0}, y = {0};
  bs_status status = bs_straighten(pack, a, &x, err);
  if (status != BS_OK)
    return status;
  if (bs_quantity_convert(pack, b, &x.unit, &y, err) != BS_OK)
    return bs_misfit("cannot be compared", &a->unit, &b->unit, err);
  *order = bs_enclosure_compare(&x.interval, &y.interval);
  bs_quantity_free(&y);
  return BS_OK;
}

bs_status bs_cell_convert(const bs_pack *pack, const bs_cell *cell, bs_slice from, bs_slice to,
                          bs_cell *out, bs_error *err) {
  bs_quantity q = {.has_value = true}, converted = {0};
  int32_t scale = 0;
  bs_cell result = *cell;
  bs_status status = BS_OK;
  if (cell->type != BS_DECIMAL && cell->type != BS_RANGE && cell->type != BS_INTEGER &&
      cell->type != BS_FLOAT) {
    *out = result;
    return BS_OK;
  }
  if (from.size > 0)
    status = bs_compound_read(pack, from, false, &q.unit, &scale, err);
  for (int i = 0; i < (cell->type == BS_RANGE ? 2 : 1) && status == BS_OK; i++) {
    if (cell->type == BS_INTEGER)
      q.value = bs_real_of((bs_decimal){cell->as.integer, 0});
    else if (cell->type != BS_FLOAT)
      q.value = bs_real_of(cell->as.decimal[i]);
    else if (!bs_real_from(cell->as.number, &q.value))
      return bs_too_large(err);
    q.interval = bs_enclosure_of(q.value);
    status = bs_quantity_to(pack, &q, to, &converted, err);
    if (status == BS_OK && (!bs_quantity_scale(&converted, -converted.scale) ||
                            !bs_real_decimal(converted.value, 18, 0, &result.as.decimal[i]) ||
                            !bs_decimal_is_written(result.as.decimal[i])))
      status = bs_too_large(err);
  }
  if (status != BS_OK)
    return status;
  result.type = cell->type == BS_RANGE ? BS_RANGE : BS_DECIMAL;
  *out = result;
  return BS_OK;
}
