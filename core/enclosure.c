#include "enclosure.h"

#include <math.h>

/* An end, which may be infinite. */
typedef struct end {
  int infinite; /* -1 or 1; 0 for a real */
  bs_real real;
} end;

static end low_of(const bs_enclosure *a) {
  return (end){a->low_open ? -1 : 0, a->low};
}

static end high_of(const bs_enclosure *a) {
  return (end){a->high_open ? 1 : 0, a->high};
}

static bs_enclosure join(end low, end high) {
  return (bs_enclosure){.low = low.real,
                        .high = high.real,
                        .low_open = low.infinite != 0,
                        .high_open = high.infinite != 0};
}

static const bs_enclosure all = {.low_open = true, .high_open = true};

static end endless(int side) {
  return (end){.infinite = side};
}

static end add(end a, end b, int side) {
  end sum = {.infinite = a.infinite ? a.infinite : b.infinite};
  if (sum.infinite == 0 && !bs_real_add(a.real, b.real, side, &sum.real))
    return endless(side);
  return sum;
}

static int sign(end a) {
  return a.infinite ? a.infinite : bs_real_sign(a.real);
}

static end multiply(end a, end b, int side) {
  end product = {.infinite = 0};
  if (sign(a) == 0 || sign(b) == 0) /* 0 times what grows without end stays 0 */
    product.real = bs_real_of((bs_decimal){0, 0});
  else if (a.infinite || b.infinite)
    product.infinite = sign(a) * sign(b);
  else if (!bs_real_multiply(a.real, b.real, side, &product.real))
    return endless(side);
  return product;
}

/* The lesser (`side` -1) or the greater (1). */
static end outer(end a, end b, int side) {
  if (a.infinite || b.infinite)
    return (a.infinite - b.infinite) * side > 0 ? a : b;
  return (end){.real = bs_real_outer(a.real, b.real, side)};
}

bs_enclosure bs_enclosure_of(bs_real point) {
  return (bs_enclosure){.low = point, .high = point};
}

bool bs_enclosure_exact(const bs_enclosure *a) {
  return !a->low_open && !a->high_open && a->low.exact && a->high.exact &&
         bs_real_compare(a->low, a->high) == 0;
}

bool bs_enclosure_holds(const bs_enclosure *a, bs_real point) {
  return (a->low_open || bs_real_compare(a->low, point) <= 0) &&
         (a->high_open || bs_real_compare(point, a->high) <= 0);
}

bs_enclosure bs_enclosure_add(const bs_enclosure *a, const bs_enclosure *b) {
  return join(add(low_of(a), low_of(b), -1), add(high_of(a), high_of(b), 1));
}

static bs_enclosure negate(const bs_enclosure *a) {
  return (bs_enclosure){.low = bs_real_negate(a->high),
                        .high = bs_real_negate(a->low),
                        .low_open = a->high_open,
                        .high_open = a->low_open};
}

bs_enclosure bs_enclosure_subtract(const bs_enclosure *a, const bs_enclosure *b) {
  bs_enclosure minus = negate(b);
  return bs_enclosure_add(a, &minus);
}

bs_enclosure bs_enclosure_multiply(const bs_enclosure *a, const bs_enclosure *b) {
  end x[] = {low_of(a), high_of(a)}, y[] = {low_of(b), high_of(b)};
  end low = endless(1), high = endless(-1);
  for (int i = 0; i < 4; i++) {
    low = outer(multiply(x[i / 2], y[i % 2], -1), low, -1);
    high = outer(multiply(x[i / 2], y[i % 2], 1), high, 1);
  }
  /* an end that overflowed to the wrong side is open all the same */
  return join(low, high);
}

/* 1 / a, where `a` does not go through 0. */
static bs_enclosure invert(const bs_enclosure *a) {
  const bs_real one = bs_real_of((bs_decimal){1, 0}), zero = bs_real_of((bs_decimal){0, 0});
  bs_enclosure inverse = {.low_open = false};
  if (a->high_open)
    inverse.low = zero;
  else
    inverse.low_open = !bs_real_divide(one, a->high, -1, &inverse.low);
  if (a->low_open)
    inverse.high = zero;
  else
    inverse.high_open = !bs_real_divide(one, a->low, 1, &inverse.high);
  return inverse;
}

bs_enclosure bs_enclosure_divide(const bs_enclosure *a, const bs_enclosure *b) {
  int low = sign(low_of(b)), high = sign(high_of(b));
  if (low * high < 0 || (low == 0 && high == 0))
    return all;
  if (!a->low_open && !a->high_open && low * high > 0 && !b->low_open && !b->high_open) {
    /* straight, as 1 / b may not be exact where a / b is */
    bs_real x[] = {a->low, a->high}, y[] = {b->low, b->high}, down, up;
    bs_enclosure quotient = all;
    for (int i = 0; i < 4; i++) {
      if (!bs_real_divide(x[i / 2], y[i % 2], -1, &down) ||
          !bs_real_divide(x[i / 2], y[i % 2], 1, &up))
        return all;
      quotient.low = i == 0 ? down : bs_real_outer(down, quotient.low, -1);
      quotient.high = i == 0 ? up : bs_real_outer(up, quotient.high, 1);
    }
    quotient.low_open = quotient.high_open = false;
    return quotient;
  }
  bs_enclosure inverse = invert(b);
  return bs_enclosure_multiply(a, &inverse);
}

static end raise(end a, double power, int side) {
  end raised = {.infinite = 0};
  if (a.infinite)
    raised.infinite = a.infinite > 0 || fmod(power, 2) == 0 ? 1 : -1;
  else if (!bs_real_power(a.real, power, side, &raised.real))
    return endless(side);
  return raised;
}

bool bs_enclosure_power(const bs_enclosure *a, double power, bs_enclosure *out) {
  const bs_real zero = bs_real_of((bs_decimal){0, 0});
  const bs_enclosure one = bs_enclosure_of(bs_real_of((bs_decimal){1, 0}));
  if (power == 0) {
    *out = one;
    return true;
  }
  if (power < 0) {
    bs_enclosure positive;
    if (!bs_enclosure_power(a, -power, &positive))
      return false;
    *out = bs_enclosure_divide(&one, &positive);
    return true;
  }
  end low = low_of(a), high = high_of(a);
  bool whole = floor(power) == power, even = whole && fmod(power, 2) == 0;
  if (!whole && sign(low) < 0) {
    if (sign(high) < 0)
      return false;
    low = (end){0, zero};
  }
  end down = raise(low, power, -1), up = raise(high, power, 1);
  if (even && sign(low) < 0) {
    end flipped = raise(low, power, 1);
    if (sign(high) <= 0) {
      down = raise(high, power, -1);
      up = flipped;
    } else {
      down = (end){0, zero};
      up = outer(flipped, up, 1);
    }
  }
  *out = join(down, up);
  return true;
}

const char *bs_enclosure_compare(const bs_enclosure *a, const bs_enclosure *b) {
  if (!a->high_open && !b->low_open && bs_real_less(a->high, b->low))
    return "less";
  if (!a->low_open && !b->high_open && bs_real_less(b->high, a->low))
    return "greater";
  return bs_enclosure_exact(a) && bs_enclosure_exact(b) ? "equal" : NULL;
}
