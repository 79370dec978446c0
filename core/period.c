#include "period.h"

int bs_days_in(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

/* The first and the last day of a date as numbers that sort by time. */
static int first_day(bs_date d) {
  return d.year * 10000 + (d.month ? d.month : 1) * 100 + (d.day ? d.day : 1);
}

static int last_day(bs_date d) {
  int month = d.month ? d.month : 12;
  return d.year * 10000 + month * 100 + (d.day ? d.day : bs_days_in(d.year, month));
}

static bool same(bs_date a, bs_date b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

static size_t put(char *out, int number, size_t digits) {
  for (size_t i = digits; i-- > 0; number /= 10)
    out[i] = (char)('0' + number % 10);
  return digits;
}

static size_t put_date(char *out, bs_date d) {
  size_t size = put(out, d.year, 4);
  if (d.month == 0)
    return size;
  out[size++] = '-';
  size += put(out + size, d.month, 2);
  if (d.day == 0)
    return size;
  out[size++] = '-';
  return size + put(out + size, d.day, 2);
}

size_t bs_period_write(char *out, bs_period period) {
  size_t size = 0;
  if (bs_period_known(period)) {
    size = put_date(out, period.from);
    if (!same(period.from, period.to)) {
      out[size++] = '/';
      size += put_date(out + size, period.to);
    }
  }
  out[size] = '\0';
  return size;
}

/* Takes exactly `digits` digits. */
static bool take(const char *text, size_t size, size_t *at, size_t digits, int *out) {
  if (size - *at < digits)
    return false;
  int number = 0;
  for (size_t end = *at + digits; *at < end; ++*at) {
    if (text[*at] < '0' || text[*at] > '9')
      return false;
    number = 10 * number + (text[*at] - '0');
  }
  *out = number;
  return true;
}

static bool take_mark(const char *text, size_t size, size_t *at, char mark) {
  if (*at >= size || text[*at] != mark)
    return false;
  ++*at;
  return true;
}

static bool take_date(const char *text, size_t size, size_t *at, bs_date *out) {
  int year, month = 0, day = 0;
  if (!take(text, size, at, 4, &year) || year < 1000)
    return false;
  if (take_mark(text, size, at, '-')) {
    if (!take(text, size, at, 2, &month) || month < 1 || month > 12)
      return false;
    if (take_mark(text, size, at, '-') &&
        (!take(text, size, at, 2, &day) || day < 1 || day > bs_days_in(year, month)))
      return false;
  }
  *out = (bs_date){(int16_t)year, (int8_t)month, (int8_t)day};
  return true;
}

bool bs_period_read(const char *text, size_t size, bs_period *out) {
  size_t at = 0;
  bs_period period;
  if (!take_date(text, size, &at, &period.from))
    return false;
  period.to = period.from;
  if (take_mark(text, size, &at, '/') && !take_date(text, size, &at, &period.to))
    return false;
  if (at != size || first_day(period.from) > last_day(period.to))
    return false;
  *out = period;
  return true;
}

bool bs_period_equal(bs_period a, bs_period b) {
  return same(a.from, b.from) && same(a.to, b.to);
}

bool bs_period_within(bs_period outer, bs_period inner) {
  return bs_period_known(outer) && bs_period_known(inner) &&
         first_day(outer.from) <= first_day(inner.from) && last_day(inner.to) <= last_day(outer.to);
}
