#include "decimal.h"

#include <stdio.h>
#include <stdlib.h>

/* Room for a coefficient times 10^19. */
__extension__ typedef __int128 wide;

enum { LEAST_WRITTEN = -24, MOST_WRITTEN = 30 };

static uint64_t magnitude(int64_t n) {
  return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

static int digits_of(uint64_t n) {
  int count = 1;
  for (; n >= 10; n /= 10)
    count++;
  return count;
}

static int64_t power_of_ten(int64_t exponent) { /* 0 to 18 */
  int64_t power = 1;
  while (exponent-- > 0)
    power *= 10;
  return power;
}

bs_decimal bs_decimal_normal(bs_decimal d) {
  if (d.coefficient == 0)
    return (bs_decimal){0, 0};
  while (d.coefficient % 10 == 0 && d.exponent < INT32_MAX) {
    d.coefficient /= 10;
    d.exponent++;
  }
  return d;
}

int bs_decimal_compare(bs_decimal a, bs_decimal b) {
  int sign_a = (a.coefficient > 0) - (a.coefficient < 0);
  int sign_b = (b.coefficient > 0) - (b.coefficient < 0);
  if (sign_a != sign_b || sign_a == 0)
    return (sign_a > sign_b) - (sign_a < sign_b);

  uint64_t x = magnitude(a.coefficient), y = magnitude(b.coefficient);
  int64_t top_a = (int64_t)a.exponent + digits_of(x), top_b = (int64_t)b.exponent + digits_of(y);
  if (top_a != top_b)
    return top_a > top_b ? sign_a : -sign_a;
  /* Both begin at one place, so neither grows beyond the 19 digits that a coefficient may have. */
  for (int64_t shift = (int64_t)a.exponent - b.exponent; shift != 0; shift += shift > 0 ? -1 : 1)
    *(shift > 0 ? &x : &y) *= 10;
  return x == y ? 0 : x > y ? sign_a : -sign_a;
}

bool bs_decimal_add(bs_decimal a, bs_decimal b, bs_decimal *out) {
  a = bs_decimal_normal(a);
  b = bs_decimal_normal(b);
  if (a.coefficient == 0 || b.coefficient == 0) {
    *out = a.coefficient == 0 ? b : a;
    return true;
  }
  if (a.exponent < b.exponent) {
    bs_decimal swap = a;
    a = b;
    b = swap;
  }
  int64_t shift = (int64_t)a.exponent - b.exponent;
  if (shift > 19) /* b is smaller than what a has beyond 64 bits */
    return false;
  wide sum = a.coefficient;
  for (; shift > 0; shift--)
    sum *= 10;
  sum += b.coefficient;
  int32_t exponent = b.exponent;
  while (sum != 0 && sum % 10 == 0 && exponent < INT32_MAX) {
    sum /= 10;
    exponent++;
  }
  if (sum > INT64_MAX || sum < -INT64_MAX)
    return false;
  *out = bs_decimal_normal((bs_decimal){(int64_t)sum, exponent});
  return true;
}

bs_decimal bs_decimal_negate(bs_decimal d) {
  d.coefficient = d.coefficient == INT64_MIN ? INT64_MAX : -d.coefficient;
  return d;
}

double bs_decimal_double(bs_decimal d) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  if (d.exponent >= -22 && d.exponent <= 22 && magnitude(d.coefficient) <= UINT64_C(1) << 53) {
    double n = (double)d.coefficient; /* both exact, so that one rounding gives the nearest */
    return d.exponent < 0 ? n / powers[-d.exponent] : n * powers[d.exponent];
  }
  char text[40]; /* without a point, so that no locale reads it otherwise */
  snprintf(text, sizeof text, "%lldE%ld", (long long)d.coefficient, (long)d.exponent);
  return strtod(text, NULL);
}

bool bs_decimal_integer(bs_decimal d, int64_t *out) {
  d = bs_decimal_normal(d);
  if (d.exponent < 0 || d.exponent > 18)
    return false;
  int64_t power = power_of_ten(d.exponent);
  if (d.coefficient > INT64_MAX / power || d.coefficient < INT64_MIN / power)
    return false;
  *out = d.coefficient * power;
  return true;
}

bool bs_decimal_is_written(bs_decimal d) {
  d = bs_decimal_normal(d);
  return d.exponent >= LEAST_WRITTEN && d.exponent <= MOST_WRITTEN;
}

size_t bs_decimal_write(char *out, bs_decimal d) {
  d = bs_decimal_normal(d);
  if (d.exponent < LEAST_WRITTEN)
    d.exponent = LEAST_WRITTEN;
  if (d.exponent > MOST_WRITTEN)
    d.exponent = MOST_WRITTEN;
  char digits[32]; /* from the last one */
  int count = 0, fraction = d.exponent < 0 ? -d.exponent : 0;
  for (uint64_t n = magnitude(d.coefficient); n > 0 || count <= fraction; n /= 10)
    digits[count++] = (char)('0' + n % 10);

  size_t size = 0;
  if (d.coefficient < 0)
    out[size++] = '-';
  for (int i = count - 1; i >= 0; i--) {
    out[size++] = digits[i];
    if (i == fraction && fraction > 0)
      out[size++] = '.';
  }
  for (int i = 0; i < d.exponent; i++)
    out[size++] = '0';
  out[size] = '\0';
  return size;
}

void bs_decimal_add_to(bs_buffer *out, bs_decimal d) {
  char text[BS_DECIMAL_TEXT];
  bs_buffer_add(out, text, bs_decimal_write(text, d));
}
