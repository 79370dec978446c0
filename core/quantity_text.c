/* Quantities as people write them: 2.461亿元 [2.447, 2.475]. */
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "double.h"
#include "quantity.h"

enum {
  MOST_DIGITS = 9,    /* of a figure that is written in full beside an open end */
  OPEN_DIGITS = 4,    /* of one that is not */
  DERIVED_DIGITS = 6, /* of one whose interval is narrower, or that does not end */
  HIGHEST = 30,       /* powers of ten beyond which figures have an exponent */
  LOWEST = -18
};

/* The figures of a quantity, all in units of 10^place. */
typedef struct figures {
  int64_t value, low, high;
  int32_t place;
} figures;

static bool ends(bs_real a, int digits, bs_decimal *out) {
  int32_t top = bs_real_top(a);
  if (!a.exact || !bs_rational_decimal(a.ratio, out))
    return false;
  *out = bs_decimal_normal(*out);
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

/* The place to which two significant digits of a width go. */
static int32_t place_of(bs_real width) {
  return bs_real_top(width) - 1;
}

static bool round_all(const bs_quantity *q, int32_t place, figures *f) {
  f->place = place;
  return (!q->has_value || bs_real_round(q->value, place, 0, &f->value)) &&
         (q->interval.low_open || bs_real_round(q->interval.low, place, -1, &f->low)) &&
         (q->interval.high_open || bs_real_round(q->interval.high, place, 1, &f->high));
}

static bool choose_place(const bs_quantity *q, figures *f) {
  bs_decimal end;
  bs_real width;
  const bs_enclosure *i = &q->interval;
  int32_t top = bs_real_top(size_of(q)), place;
  if (i->low_open || i->high_open) {
    int32_t finest = 0;
    bool full = true;
    const bs_real *parts[] = {q->has_value ? &q->value : NULL, i->low_open ? NULL : &i->low,
                              i->high_open ? NULL : &i->high};
    for (int p = 0; p < 3; p++)
      if (parts[p]) {
        full = full && ends(*parts[p], MOST_DIGITS, &end);
        finest = full && end.exponent < finest ? end.exponent : finest;
      }
    return round_all(q, full ? finest : top - OPEN_DIGITS + 1, f);
  }
  if (!bs_real_add(i->high, bs_real_negate(i->low), 0, &width))
    return false;
  bool point = bs_real_sign(width) <= 0;
  place = point ? INT32_MIN : place_of(width);
  bs_real far = size_of(q);
  if (!q->has_value || bs_real_sign(far) == 0)
    far = bs_real_sign(i->high) != 0 ? i->high : i->low;
  int32_t least = bs_real_top(far) - DERIVED_DIGITS + 1;
  bool full = ends(i->low, 15, &end) && ends(i->high, 15, &end);
  if (place < least && (point || !full))
    place = least;
  if (!round_all(q, place, f))
    return false;
  if (f->high - f->low >= 100 && !point) /* rounding outward made the width longer */
    return round_all(q, place + 1, f);
  return true;
}

/* `count` x 10^place with all its places, `drop` zeros fewer. */
static void write_figure(bs_buffer *out, int64_t count, int32_t place, int drop) {
  char text[BS_DECIMAL_TEXT];
  int places = place < 0 ? -place - drop : 0;
  size_t size = bs_decimal_write(text, (bs_decimal){count, place});
  const char *point = memchr(text, '.', size);
  bs_buffer_add(out, text, size);
  int behind = point ? (int)(text + size - point) - 1 : 0;
  if (places > behind && !point)
    bs_buffer_add(out, ".", 1);
  for (; behind < places; behind++)
    bs_buffer_add(out, "0", 1);
}

/* Whether an end is a whole multiple of 10^place. */
static bool unrounded(bs_real end, int32_t place) {
  int64_t down, up;
  return end.exact && bs_real_round(end, place, -1, &down) && bs_real_round(end, place, 1, &up) &&
         down == up;
}

/* Zeros at the end of every figure, which say nothing where no end was rounded. */
static int common_zeros(const bs_quantity *q, const figures *f) {
  int64_t parts[3];
  int count = 0, zeros = 0;
  const bs_enclosure *i = &q->interval;
  if ((!i->low_open && !unrounded(i->low, f->place)) ||
      (!i->high_open && !unrounded(i->high, f->place)))
    return 0;
  if (q->has_value)
    parts[count++] = f->value;
  if (!i->low_open)
    parts[count++] = f->low;
  if (!i->high_open)
    parts[count++] = f->high;
  for (int64_t power = 10; zeros < -f->place; power *= 10, zeros++)
    for (int part = 0; part < count; part++)
      if (parts[part] % power != 0)
        return zeros;
  return zeros;
}

/* Whether the interval is half a unit of the value's last digit to each side, as one writes it. */
static bool as_written(const bs_quantity *q, bs_decimal *value) {
  bs_decimal half, low, high;
  if (!q->has_value || q->interval.low_open || q->interval.high_open ||
      !ends(q->value, 15, value) || !ends(q->interval.low, 16, &low) ||
      !ends(q->interval.high, 16, &high))
    return false;
  half = (bs_decimal){5, value->exponent - 1};
  return bs_decimal_add(*value, half, &half) && bs_decimal_compare(half, high) == 0 &&
         bs_decimal_add(*value, (bs_decimal){-5, value->exponent - 1}, &half) &&
         bs_decimal_compare(half, low) == 0;
}

static void write_multiplier(bs_buffer *out, int32_t scale) {
  bs_buffer_add_string(out, scale == 12 ? "万亿" : scale == 8 ? "亿" : scale == 4 ? "万" : "");
}

static void write_interval(bs_buffer *out, const bs_quantity *q, const figures *f, int drop) {
  const bs_enclosure *i = &q->interval;
  bs_buffer_add_string(out, i->low_open ? "(-∞" : "[");
  if (!i->low_open)
    write_figure(out, f->low, f->place, drop);
  bs_buffer_add_string(out, ", ");
  if (!i->high_open)
    write_figure(out, f->high, f->place, drop);
  bs_buffer_add_string(out, i->high_open ? "∞)" : "]");
}

static int32_t higher(int32_t top, bool known, bs_real figure) {
  int32_t own = known ? bs_real_top(figure) : INT32_MIN;
  return own > top ? own : top;
}

/* Whether the largest figure is too large, or too small, to be written with all its digits. */
static bool is_far(const bs_quantity *q) {
  int32_t top = higher(INT32_MIN, q->has_value, q->value);
  top = higher(top, !q->interval.low_open, q->interval.low);
  top = higher(top, !q->interval.high_open, q->interval.high);
  return top != INT32_MIN && (top > HIGHEST || top < LOWEST);
}

static void write_far(bs_buffer *out, bs_real figure, int side) {
  char text[BS_DOUBLE_TEXT];
  bs_decimal rounded;
  if (bs_real_decimal(figure, OPEN_DIGITS, side, &rounded)) /* what is next to 0 has no digits */
    figure.number = bs_decimal_double(rounded);
  bs_buffer_add(out, text, bs_double_show(text, figure.number));
}

/* As 7.577e+300 [1.172e+176, ∞). */
static void write_all_far(bs_buffer *out, const bs_quantity *q) {
  const bs_enclosure *i = &q->interval;
  if (q->has_value)
    write_far(out, q->value, 0);
  if (!q->has_value || !bs_enclosure_exact(i)) {
    bs_buffer_add_string(out, q->has_value ? " " : "");
    bs_buffer_add_string(out, i->low_open ? "(-∞" : "[");
    if (!i->low_open)
      write_far(out, i->low, -1);
    bs_buffer_add_string(out, ", ");
    if (!i->high_open)
      write_far(out, i->high, 1);
    bs_buffer_add_string(out, i->high_open ? "∞)" : "]");
  }
  bs_compound_write(out, &q->unit);
}

void bs_quantity_write(const bs_pack *pack, bs_buffer *out, const bs_quantity *quantity) {
  if (is_far(quantity)) {
    write_all_far(out, quantity);
    return;
  }
  bs_quantity q = *quantity;
  int32_t scale = choose_scale(pack, &q);
  bs_decimal value;
  figures f = {0};
  q.interval = bs_enclosure_shift(&q.interval, -scale);
  if (q.has_value)
    q.value = bs_real_shift(q.value, -scale);
  bool exact = bs_enclosure_exact(&q.interval), plain = false;
  if (exact && ends(q.interval.low, 18, &value)) {
    bs_decimal_add_to(out, value);
    write_multiplier(out, scale);
    bs_compound_write(out, &q.unit);
    return;
  }
  if (!choose_place(&q, &f)) {
    bs_buffer_add_string(out, "?");
    return;
  }
  int drop = common_zeros(&q, &f);
  plain = as_written(&q, &value);
  if (plain)
    bs_decimal_add_to(out, value);
  else if (q.has_value)
    write_figure(out, f.value, f.place, drop);
  else
    write_interval(out, &q, &f, drop);
  write_multiplier(out, scale);
  bs_compound_write(out, &q.unit);
  if (!q.has_value)
    return;
  bs_buffer_add_string(out, " ");
  write_interval(out, &q, &f, drop);
}
