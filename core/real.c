#include "real.h"

#include <float.h>
#include <math.h>

#include "decimal.h"
#include "double.h"

/* How far, in units of the last place, a double may lie from what it stands for: the two of
   bs_rational_double(), those of a library's pow(), and one to spare. */
enum { SLACK = 4 };

/* Exact powers are tried up to this one. */
enum { MOST_POWER = 64 };

/* Digits of what does not end. */
enum { DERIVED = 12 };

static double aside(double number, int side, int steps) {
  for (int i = 0; side != 0 && i < steps; i++)
    number = nextafter(number, side < 0 ? -INFINITY : INFINITY);
  return number;
}

/* A double on a side of it; what is no longer exact lies there already. */
static double seen(bs_real a, int side) {
  return a.exact && a.ratio.over != 0 ? aside(a.number, side, SLACK) : a.number;
}

static bool give(double number, int side, int steps, bs_real *out) {
  number = aside(number, side, steps);
  *out = (bs_real){.number = number};
  return isfinite(number);
}

bs_real bs_real_ratio(bs_rational ratio) {
  return (bs_real){true, ratio, bs_rational_double(ratio)};
}

/* What is exact too has to be one that a double holds. */
static bool keep(bs_rational ratio, bs_real *out) {
  *out = bs_real_ratio(ratio);
  return isfinite(out->number);
}

bs_real bs_real_of(bs_decimal decimal) {
  return bs_real_ratio(bs_rational_of(decimal));
}

bool bs_real_from(double number, bs_real *out) {
  bs_decimal decimal;
  if (bs_double_decimal(number, &decimal) && decimal.exponent > -300 && decimal.exponent < 280)
    *out = bs_real_of(decimal);
  else
    *out = (bs_real){.number = number};
  return isfinite(number);
}

bool bs_real_add(bs_real a, bs_real b, int side, bs_real *out) {
  bs_rational sum;
  if (a.exact && b.exact && bs_rational_add(a.ratio, b.ratio, &sum))
    return keep(sum, out);
  return give(seen(a, side) + seen(b, side), side, SLACK, out);
}

bool bs_real_multiply(bs_real a, bs_real b, int side, bs_real *out) {
  bs_rational product;
  if (a.exact && b.exact && bs_rational_multiply(a.ratio, b.ratio, &product))
    return keep(product, out);
  if (bs_real_sign(a) == 0 || bs_real_sign(b) == 0) { /* nothing is left to round */
    *out = bs_real_of((bs_decimal){0, 0});
    return true;
  }
  int away = signbit(a.number) == signbit(b.number) ? side : -side; /* of the magnitudes */
  double x = seen(a, signbit(a.number) ? -away : away);
  double y = seen(b, signbit(b.number) ? -away : away);
  return give(x * y, side, SLACK, out);
}

bool bs_real_divide(bs_real a, bs_real b, int side, bs_real *out) {
  bs_rational quotient;
  if (bs_real_sign(b) == 0)
    return false;
  if (a.exact && b.exact && bs_rational_divide(a.ratio, b.ratio, &quotient))
    return keep(quotient, out);
  if (bs_real_sign(a) == 0) {
    *out = bs_real_of((bs_decimal){0, 0});
    return true;
  }
  int away = signbit(a.number) == signbit(b.number) ? side : -side;
  double x = seen(a, signbit(a.number) ? -away : away);
  double y = seen(b, signbit(b.number) ? away : -away);
  return y != 0 && give(x / y, side, SLACK, out);
}

static bool exact_power(bs_rational a, int power, bs_rational *out) {
  bs_rational product = {1, 1, 0};
  for (int i = 0; i < power; i++)
    if (!bs_rational_multiply(product, a, &product))
      return false;
  *out = product;
  return true;
}

/* The root of a rational where it is one of few digits. */
static bool exact_root(bs_real a, int root, double near, bs_real *out) {
  bs_decimal guess;
  bs_rational again, rest;
  bs_real candidate = {.number = near};
  if (!a.exact || root > MOST_POWER || !bs_real_decimal(candidate, 9, 0, &guess) ||
      !exact_power(bs_rational_of(guess), root, &again) ||
      !bs_rational_add(again, bs_rational_negate(a.ratio), &rest) || rest.over != 0)
    return false;
  *out = bs_real_of(guess);
  return true;
}

bool bs_real_power(bs_real a, double power, int side, bs_real *out) {
  if (power < 0) {
    bs_real positive;
    const bs_real one = bs_real_of((bs_decimal){1, 0});
    int away = signbit(a.number) ? side : -side; /* an odd power of what is below 0 */
    return bs_real_power(a, -power, away, &positive) && bs_real_divide(one, positive, side, out);
  }
  bs_rational result;
  bool whole = floor(power) == power;
  if (a.exact && whole && power <= MOST_POWER && exact_power(a.ratio, (int)power, &result))
    return keep(result, out);
  if (a.number == 0) {
    *out = bs_real_of((bs_decimal){power == 0, 0});
    return true;
  }
  /* an even power of what is below 0 grows with its magnitude */
  int reach = signbit(a.number) && whole && fmod(power, 2) == 0 ? -side : side;
  double near = pow(seen(a, reach), power), root = round(1 / power);
  if (!whole && root >= 2 && fabs(1 / power - root) < 1e-9 &&
      exact_root(a, (int)fmin(root, MOST_POWER + 1), pow(a.number, power), out))
    return true;
  /* the power may itself be half a unit off, as a third is */
  int slack = SLACK + (near > 0 && isfinite(near) ? (int)fabs(log(near)) + 1 : 0);
  return give(near, side, slack, out);
}

bs_real bs_real_negate(bs_real a) {
  a.ratio = bs_rational_negate(a.ratio);
  a.number = -a.number;
  return a;
}

int bs_real_sign(bs_real a) {
  return a.exact ? (a.ratio.over > 0) - (a.ratio.over < 0) : (a.number > 0) - (a.number < 0);
}

/* `*sure` where the order is certain and not that of doubles near what they stand for. */
static int order(bs_real a, bs_real b, bool *sure) {
  bs_rational rest;
  *sure = true;
  if (a.exact && b.exact && bs_rational_add(a.ratio, bs_rational_negate(b.ratio), &rest))
    return (rest.over > 0) - (rest.over < 0);
  *sure = seen(a, 1) < seen(b, -1) || seen(a, -1) > seen(b, 1) || (!a.exact && !b.exact);
  return (a.number > b.number) - (a.number < b.number);
}

int bs_real_compare(bs_real a, bs_real b) {
  bool sure;
  return order(a, b, &sure);
}

bool bs_real_less(bs_real a, bs_real b) {
  bool sure;
  return order(a, b, &sure) < 0 && sure;
}

bs_real bs_real_outer(bs_real a, bs_real b, int side) {
  bool sure;
  bool first = order(a, b, &sure) == side;
  if (sure)
    return first ? a : b;
  double x = seen(a, side), y = seen(b, side);
  return (bs_real){.number = side < 0 ? fmin(x, y) : fmax(x, y)};
}

int32_t bs_real_top(bs_real a) {
  if (bs_real_sign(a) == 0)
    return INT32_MIN;
  if (bs_real_sign(a) < 0)
    a = bs_real_negate(a);
  int32_t top = (int32_t)floor(log10(a.number));
  if (bs_real_compare(a, bs_real_of((bs_decimal){1, top})) < 0) /* log10 is rounded */
    return top - 1;
  return bs_real_compare(a, bs_real_of((bs_decimal){1, top + 1})) >= 0 ? top + 1 : top;
}

bool bs_real_round(bs_real a, int32_t place, int side, int64_t *out) {
  if (a.exact && bs_rational_round(a.ratio, place, side, out))
    return true;
  bs_real unit = bs_real_of((bs_decimal){1, place});
  double count = seen(a, side) / unit.number;
  if (!(fabs(count) < 9e15) || unit.number < DBL_MIN) /* with fewer digits than others have */
    return false;
  double whole = side == 0 ? round(count) : side < 0 ? floor(count) : ceil(count);
  /* the quotient was rounded, and may have come to a whole number from its other side */
  double again = bs_decimal_double((bs_decimal){(int64_t)whole, place});
  if (side < 0 && again > a.number)
    whole -= 1;
  if (side > 0 && again < a.number)
    whole += 1;
  *out = (int64_t)whole;
  return true;
}

bool bs_real_decimal(bs_real a, int most, int side, bs_decimal *out) {
  int64_t count;
  int32_t top = bs_real_top(a);
  if (top == INT32_MIN) {
    *out = (bs_decimal){0, 0};
    return true;
  }
  if (a.exact && bs_rational_decimal(a.ratio, out) && top - out->exponent < most)
    return true;
  int32_t place = top - (most < DERIVED ? most : DERIVED) + 1;
  if (!bs_real_round(a, place, side, &count))
    return false;
  *out = bs_decimal_normal((bs_decimal){count, place});
  return true;
}
