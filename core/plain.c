#include "plain.h"

#include "arabic.h"
#include "decimal.h"
#include "han.h"

enum { MOST = 12 }; /* bytes of digits and point that are read here, so that any value fits */

/* Whether a numeral ends at `at` for certain: what stands there neither goes on with it nor makes a
   part of a whole of it. */
static bool ends(const bs_digits *r, uint32_t at) {
  if (at >= r->size)
    return true;
  char byte = r->text[at];
  if (!((unsigned char)byte & 0x80))
    return byte != '.' && byte != ',' && byte != '/' && (byte < '0' || byte > '9') &&
           ((byte | 32) < 'a' || (byte | 32) > 'z');
  switch (bs_utf8_at(r->text + at)) {
  case 0xB7:   /* · */
  case 0xFF0E: /* ． */
  case 0x5206: /* 分 */
  case 0x53C8: /* 又 */
  case 0x6210: /* 成 */
  case 0x6298: /* 折 */
  case 0x6253: /* 打 */
    return false;
  case 0xFF0C: /* ， */
    return !bs_is_arabic(r, at + 3);
  default:
    return bs_sign_of(r, at).kind == BS_SIGN_OTHER;
  }
}

/* A run of Arabic digits from `at` on, where it ends. */
static uint32_t read_run(const bs_digits *r, uint32_t at, int64_t *value) {
  for (; bs_is_arabic(r, at); at++)
    *value = *value * 10 + (r->text[at] - '0');
  return at;
}

/* One Chinese digit: 第三, 一般. */
static bool read_digit(const bs_digits *r, bs_numeral *out) {
  int digit = r->size >= 3 ? bs_han_digit(bs_utf8_at(r->text)) : 0;
  if (digit <= 0 || !ends(r, 3))
    return false;
  uint32_t next = r->size >= 6 ? bs_utf8_at(r->text + 3) : 0;
  if (next == 0x534A /* 半 */ || next == 0x5343 /* 千 of 千米 */ || next == 0x5146 /* 兆 */)
    return false;
  bs_decimal value = {digit, 0};
  *out = (bs_numeral){.size = 3,
                      .digits = 3,
                      .value = value,
                      .high = value,
                      .multiplier = 3,
                      .flags = BS_NUMERAL_HAN};
  return true;
}

bool bs_plain_read(const bs_digits *r, bs_numeral *out) {
  if (!bs_is_arabic(r, 0))
    return read_digit(r, out);
  int64_t value = 0;
  int32_t places = 0, power = 0;
  bs_digits few = {.text = r->text, .size = r->size < MOST ? r->size : MOST};
  uint32_t at = read_run(&few, 0, &value);
  if (at > 0 && bs_digits_say(r, at, ".") && bs_is_arabic(r, at + 1)) {
    uint32_t point = at;
    at = read_run(&few, point + 1, &value);
    places = (int32_t)(at - point) - 1;
  }
  if (at == MOST)
    return false;
  if (r->size - at >= 3)
    power = bs_han_power(bs_utf8_at(r->text + at));
  if (power < 4) /* no 万 or 亿 */
    power = 0;
  uint32_t size = at + (power > 0 ? 3 : 0);
  if (!ends(r, size))
    return false;
  bs_decimal sum = bs_decimal_normal((bs_decimal){value, power - places});
  *out = (bs_numeral){.size = size,
                      .digits = at,
                      .value = sum,
                      .high = sum,
                      .place = power - places,
                      .scale = power,
                      .multiplier = at};
  return true;
}
