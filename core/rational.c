#include "rational.h"

#include "decimal.h"

/* Unsigned, so that no checker has to look for an overflow that is checked here. */
__extension__ typedef unsigned __int128 wide;

/* Beyond this no figure of the world goes, and a double follows. */
enum { MOST_EXPONENT = 300 };

static wide magnitude(int64_t n) {
  return n < 0 ? (wide)(0 - (uint64_t)n) : (wide)n;
}

static wide divisor(wide a, wide b) {
  while (b != 0) {
    wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/* `b` is above 0. */
static bool times(wide *a, wide b) {
  if (*a > ~(wide)0 / b)
    return false;
  *a *= b;
  return true;
}

/* Multiplies by 10^count. */
static bool shift(wide *a, int64_t count) {
  if (count > 40 && *a != 0)
    return false;
  for (; count > 0 && *a != 0; count--)
    if (!times(a, 10))
      return false;
  return true;
}

/* Reduces; false where it does not fit. */
static bool make(bool negative, wide over, wide under, int64_t exponent, bs_rational *out) {
  if (over == 0) {
    *out = (bs_rational){0, 1, 0};
    return true;
  }
  wide common = divisor(over, under);
  over /= common;
  under /= common;
  for (; over % 10 == 0; exponent++)
    over /= 10;
  for (; under % 10 == 0; exponent--)
    under /= 10;
  if (over > INT64_MAX || under > INT64_MAX || exponent > MOST_EXPONENT ||
      exponent < -MOST_EXPONENT)
    return false;
  *out =
      (bs_rational){negative ? -(int64_t)over : (int64_t)over, (int64_t)under, (int32_t)exponent};
  return true;
}

bs_rational bs_rational_of(bs_decimal decimal) {
  decimal = bs_decimal_normal(decimal);
  return (bs_rational){decimal.coefficient, 1, decimal.exponent};
}

bool bs_rational_quotient(int64_t over, int64_t under, bs_rational *out) {
  return under != 0 && make((over < 0) != (under < 0), magnitude(over), magnitude(under), 0, out);
}

bool bs_rational_add(bs_rational a, bs_rational b, bs_rational *out) {
  if (a.over == 0 || b.over == 0) {
    *out = a.over == 0 ? b : a;
    return true;
  }
  int64_t exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  wide x = magnitude(a.over), y = magnitude(b.over);
  wide common = divisor((wide)a.under, (wide)b.under);
  wide under = (wide)a.under / common * (wide)b.under; /* of 63 bits each */
  if (!shift(&x, a.exponent - exponent) || !shift(&y, b.exponent - exponent) ||
      !times(&x, (wide)b.under / common) || !times(&y, (wide)a.under / common))
    return false;
  bool minus_a = a.over < 0, minus_b = b.over < 0;
  if (minus_a != minus_b)
    return make(x > y ? minus_a : minus_b, x > y ? x - y : y - x, under, exponent, out);
  return x <= ~(wide)0 - y && make(minus_a, x + y, under, exponent, out);
}

bool bs_rational_multiply(bs_rational a, bs_rational b, bs_rational *out) {
  return make((a.over < 0) != (b.over < 0), magnitude(a.over) * magnitude(b.over),
              (wide)a.under * (wide)b.under, (int64_t)a.exponent + b.exponent, out);
}

bool bs_rational_divide(bs_rational a, bs_rational b, bs_rational *out) {
  return b.over != 0 &&
         make((a.over < 0) != (b.over < 0), magnitude(a.over) * (wide)b.under,
              (wide)a.under * magnitude(b.over), (int64_t)a.exponent - b.exponent, out);
}

bs_rational bs_rational_negate(bs_rational a) {
  a.over = -a.over;
  return a;
}

bool bs_rational_decimal(bs_rational a, bs_decimal *out) {
  wide over = magnitude(a.over);
  int64_t under = a.under, exponent = a.exponent;
  for (; under % 2 == 0; under /= 2, exponent--)
    if (!times(&over, 5))
      return false;
  for (; under % 5 == 0; under /= 5, exponent--)
    over *= 2; /* at most 27 times, and `under` was odd */
  bs_rational whole;
  if (under != 1 || !make(a.over < 0, over, 1, exponent, &whole))
    return false;
  *out = (bs_decimal){whole.over, whole.exponent};
  return true;
}

double bs_rational_double(bs_rational a) {
  return bs_decimal_double((bs_decimal){a.over, a.exponent}) / (double)a.under;
}

bool bs_rational_round(bs_rational a, int32_t place, int side, int64_t *out) {
  wide over = magnitude(a.over), under = (wide)a.under;
  int64_t count = (int64_t)a.exponent - place;
  bool negative = a.over < 0;
  if (!shift(&over, count) || !shift(&under, -count))
    return false;
  wide whole = over / under, rest = over % under;
  bool away = side == 0 ? rest >= under - rest : (side < 0) == negative;
  whole += rest > 0 && away;
  if (whole > INT64_MAX)
    return false;
  *out = negative ? -(int64_t)whole : (int64_t)whole;
  return true;
}
