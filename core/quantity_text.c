/* Quantities as people write them: 2.461亿元 [2.447, 2.475]. */
#include <inttypes.h>
#include <stdio.h>

#include "decimal.h"
#include "quantity_parts.h"

enum {
  FULL_DIGITS = 15,  /* at most, of figures that are written in full */
  OPEN_DIGITS = 9,   /* the same where an end is open */
  DERIVED_DIGITS = 6 /* of what does not end, or is rounded and has a narrower interval */
};

/* The figures of a quantity, all in units of 10^place. */
typedef struct figures {
  int64_t value, low, high;
  int32_t place;
} figures;

/* Whether it ends as a decimal of so few digits. */
static bool ends(bs_real a, int digits, bs_decimal *out) {
  int32_t top = bs_real_top(a);
  if (!a.exact || !bs_rational_decimal(a.ratio, out))
    return false;
  return top == INT32_MIN || (int64_t)top - out->exponent < digits;
}

/* What decides how it is written: its value, or else the farther end. */
static bs_real size_of(const bs_quantity *q) {
  if (q->has_value)
    return q->value;
  bs_real low = q->interval.low_open ? bs_real_of((bs_decimal){0, 0}) : q->interval.low;
  bs_real high = q->interval.high_open ? bs_real_of((bs_decimal){0, 0}) : q->interval.high;
  bs_real away = bs_real_sign(low) < 0 ? bs_real_negate(low) : low;
  return bs_real_compare(away, high) > 0 ? low : high;
}

static int32_t usual(int32_t power) {
  return power >= 12 ? 12 : power >= 8 ? 8 : power >= 4 ? 4 : 0;
}

/* The multiplier, as a power of ten: as it was written, unless that leaves too many digits before
   the point or zeros behind it. */
static int32_t choose_scale(const bs_pack *pack, const bs_quantity *q) {
  uint8_t class = bs_compound_class(pack, &q->unit, NULL);
  int32_t top = bs_real_top(size_of(q)), scale = usual(q->scale);
  if (class == BS_CLASS_PERCENT || class == BS_CLASS_POINTS || class == BS_CLASS_MULTIPLE)
    return 0;
  if (top == INT32_MIN) /* 0, or nothing known at all */
    return q->interval.low_open && q->interval.high_open ? 0 : scale;
  bool whole = bs_enclosure_exact(&q->interval) && scale == 0; /* a count: 58720家 */
  if (top - scale >= (whole ? 8 : 5) || top - scale < (scale > 0 ? -2 : -9))
    scale = usual(top);
  return scale;
}

static bool round_all(const bs_quantity *q, int32_t place, figures *f) {
  f->place = place;
  return (!q->has_value || bs_real_round(q->value, place, 0, &f->value)) &&
         (q->interval.low_open || bs_real_round(q->interval.low, place, -1, &f->low)) &&
         (q->interval.high_open || bs_real_round(q->interval.high, place, 1, &f->high));
}

/* How far the ends lie apart. Where one is open, as if both were as far from the value. */
static bool width_of(const bs_quantity *q, bs_real *out) {
  const bs_enclosure *i = &q->interval;
  const bs_real zero = bs_real_of((bs_decimal){0, 0}), two = bs_real_of((bs_decimal){2, 0});
  if (!i->low_open && !i->high_open)
    return bs_real_add(i->high, bs_real_negate(i->low), 0, out);
  bs_real low = i->low_open ? q->value : i->low, high = i->high_open ? q->value : i->high;
  *out = zero;
  return !q->has_value || (i->low_open && i->high_open) ||
         (bs_real_add(high, bs_real_negate(low), 0, out) && bs_real_multiply(*out, two, 0, out));
}

/* Two significant digits of the width, and of a figure that was rounded no more than six. */
static bool choose_place(const bs_quantity *q, figures *f) {
  const bs_enclosure *i = &q->interval;
  bs_decimal end;
  bs_real width, size = size_of(q);
  bool open = i->low_open || i->high_open;
  int digits = open ? OPEN_DIGITS : FULL_DIGITS;
  bool full = (i->low_open || ends(i->low, digits, &end)) &&
              (i->high_open || ends(i->high, digits, &end)) &&
              (!open || !q->has_value || ends(q->value, digits, &end));
  if (bs_real_sign(size) == 0)
    size = i->high_open || bs_real_sign(i->high) == 0 ? i->low : i->high;
  if (bs_real_sign(size) == 0)
    return round_all(q, 0, f);
  int32_t least = bs_real_top(size) - DERIVED_DIGITS + 1;
  if (!width_of(q, &width))
    return round_all(q, least, f);
  if (bs_real_sign(width) <= 0) /* 5% [5, ∞) */
    return round_all(q, ends(size, digits, &end) ? end.exponent : least, f);
  int32_t place = bs_real_top(width) - 1;
  if (!round_all(q, place < least && !full ? least : place, f))
    return false;
  int64_t units = i->high_open  ? 2 * (f->value - f->low)
                  : i->low_open ? 2 * (f->high - f->value)
                                : f->high - f->low;
  return units < 100 || round_all(q, f->place + 1, f); /* longer by rounding outward */
}

/* Whether nothing of an end was rounded away. */
static bool kept(bs_real end, int64_t count, int32_t place) {
  return bs_real_compare(end, bs_real_of((bs_decimal){count, place})) == 0;
}

/* Takes away zeros that all figures end in behind the point, where they say nothing: no end was
   rounded, or one is open. */
static void drop_zeros(const bs_quantity *q, figures *f) {
  const bs_enclosure *i = &q->interval;
  if (!i->low_open && !i->high_open &&
      !(kept(i->low, f->low, f->place) && kept(i->high, f->high, f->place)))
    return;
  while (f->place < 0 && f->value % 10 == 0 && f->low % 10 == 0 && f->high % 10 == 0) {
    f->value /= 10; /* what is open or no one value is 0 here */
    f->low /= 10;
    f->high /= 10;
    f->place++;
  }
}

/* `count` x 10^place with all its places, however many those are. */
static void write_figure(bs_buffer *out, int64_t count, int32_t place) {
  char digits[24];
  uint64_t magnitude = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
  int size = snprintf(digits, sizeof digits, "%" PRIu64, magnitude);
  int behind = place < 0 ? -place : 0; /* the point */
  bs_buffer_add_string(out, count < 0 ? "-" : "");
  for (int at = size > behind ? 0 : size - behind - 1; at < size; at++) {
    if (at == size - behind) /* never of a whole number */
      bs_buffer_add_string(out, ".");
    bs_buffer_add(out, at < 0 ? "0" : digits + at, 1);
  }
  for (; place > 0 && count != 0; place--)
    bs_buffer_add_string(out, "0");
}

/* The value to the place that it leaves half a unit of to each side, as one would write it: 10%
   [9.5, 10.5], 3.0亿元 [2.95, 3.05]; any other to that of the ends. */
static void write_value(bs_buffer *out, const bs_quantity *q, const figures *f) {
  int64_t value = f->value, half = f->high - f->value;
  int32_t place = f->place + 1;
  bool even = !q->interval.low_open && !q->interval.high_open && half == f->value - f->low;
  for (; even && half > 5 && half % 10 == 0 && value % 10 == 0; half /= 10, place++)
    value /= 10;
  if (even && half == 5 && value % 10 == 0)
    write_figure(out, value / 10, place);
  else
    write_figure(out, f->value, f->place);
}

static void write_multiplier(bs_buffer *out, int32_t scale) {
  bs_buffer_add_string(out, scale == 12 ? "万亿" : scale == 8 ? "亿" : scale == 4 ? "万" : "");
}

static void write_interval(bs_buffer *out, const bs_quantity *q, const figures *f) {
  const bs_enclosure *i = &q->interval;
  bs_buffer_add_string(out, i->low_open ? "(-∞" : "[");
  if (!i->low_open)
    write_figure(out, f->low, f->place);
  bs_buffer_add_string(out, ", ");
  if (!i->high_open)
    write_figure(out, f->high, f->place);
  bs_buffer_add_string(out, i->high_open ? "∞)" : "]");
}

void bs_quantity_write(const bs_pack *pack, bs_buffer *out, const bs_quantity *quantity) {
  bs_quantity q = *quantity;
  int32_t scale = choose_scale(pack, &q);
  bs_decimal value;
  figures f = {0};
  bool fits = bs_quantity_scale(&q, -scale);
  bool exact =
      fits && bs_enclosure_exact(&q.interval) && bs_rational_decimal(q.interval.low.ratio, &value);
  if (exact)
    write_figure(out, value.coefficient, value.exponent);
  else if (!fits || !choose_place(&q, &f))
    bs_buffer_add_string(out, "?");
  else {
    drop_zeros(&q, &f);
    if (q.has_value)
      write_value(out, &q, &f);
    else
      write_interval(out, &q, &f);
  }
  write_multiplier(out, scale);
  bs_compound_write(out, &q.unit);
  if (exact || !q.has_value)
    return;
  bs_buffer_add_string(out, " ");
  write_interval(out, &q, &f);
}
