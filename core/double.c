#include "double.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Enough digits to tell any two doubles apart. */
enum { DIGITS = 17 };

/* A double as decimal digits: 0.d1d2d3… x 10^point. */
typedef struct digits {
  bool negative;
  int count, point;
  char digit[DIGITS];
} digits;

/* The `count` digits nearest to a number, without zeros at their end. `*again` is what they give
 * when read back. */
static digits round_to(double number, int count, double *again) {
  char text[64]; /* "-d.ddde+xxx", whose point is the locale's and may be several bytes */
  snprintf(text, sizeof text, "%.*e", count - 1, number);
  *again = strtod(text, NULL);
  digits d = {.negative = text[0] == '-'};
  const char *at = text;
  for (; *at != 'e'; at++)
    if (*at >= '0' && *at <= '9')
      d.digit[d.count++] = *at;
  d.point = (int)strtol(at + 1, NULL, 10) + 1;
  while (d.count > 0 && d.digit[d.count - 1] == '0')
    d.count--;
  if (d.count == 0)
    d = (digits){0};
  return d;
}

static char *put(char *out, const char *data, int size) {
  memcpy(out, data, (size_t)size);
  return out + size;
}

static char *zeros(char *out, int count) {
  memset(out, '0', (size_t)count);
  return out + count;
}

/* Writes digits with an exponent only where it spares zeros upon zeros. */
static size_t write(char *out, const digits *d) {
  char *at = out;
  if (d->negative)
    *at++ = '-';
  if (d->count == 0) {
    *at++ = '0';
  } else if (d->point > 21 || d->point < -5) {
    *at++ = d->digit[0];
    if (d->count > 1) {
      *at++ = '.';
      at = put(at, d->digit + 1, d->count - 1);
    }
    at += sprintf(at, "e%+d", d->point - 1);
  } else if (d->point <= 0) {
    at = zeros(put(at, "0.", 2), -d->point);
    at = put(at, d->digit, d->count);
  } else if (d->point >= d->count) {
    at = zeros(put(at, d->digit, d->count), d->point - d->count);
  } else {
    at = put(at, d->digit, d->point);
    *at++ = '.';
    at = put(at, d->digit + d->point, d->count - d->point);
  }
  *at = '\0';
  return (size_t)(at - out);
}

/* The fewest digits that give the number again. */
static digits shortest(double number) {
  digits d = {0};
  double again;
  for (int count = 1; count <= DIGITS; count++) {
    d = round_to(number, count, &again);
    if (again == number)
      break;
  }
  return d;
}

bool bs_double_decimal(double number, bs_decimal *out) {
  if (!isfinite(number))
    return false;
  digits d = shortest(number);
  int64_t coefficient = 0;
  for (int i = 0; i < d.count; i++)
    coefficient = coefficient * 10 + (d.digit[i] - '0');
  *out = (bs_decimal){d.negative ? -coefficient : coefficient, d.count > 0 ? d.point - d.count : 0};
  return true;
}

size_t bs_double_show(char *out, double number) {
  digits d = shortest(number);
  double again;
  int whole = d.point < DIGITS ? d.point : DIGITS;
  if (d.count > 6 && d.count > whole)
    d = round_to(number, whole > 4 ? whole : 4, &again);
  return write(out, &d);
}

size_t bs_double_write(char *out, double number) {
  double again;
  bool integral = fabs(number) <= 9007199254740992.0 && floor(number) == number;
  digits d = round_to(number, integral ? DIGITS : 12, &again);
  return write(out, &d);
}
