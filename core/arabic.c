#include "arabic.h"

#include <string.h>

static bool is_letter(const bs_digits *r, uint32_t at) {
  return at < r->size &&
         ((r->text[at] >= 'a' && r->text[at] <= 'z') || (r->text[at] >= 'A' && r->text[at] <= 'Z'));
}

bool bs_digits_append(bs_digits *r, int64_t *number, int32_t digit) {
  if (*number >= bs_power_of_ten[17]) {
    r->bad = true;
    return false;
  }
  *number = *number * 10 + digit;
  return true;
}

/* Bytes of a decimal mark at `at`, a digit behind it. A raised dot is one only before %, ‰ or
 * 万: “8·22” is a day. */
static uint32_t decimal_mark(const bs_digits *r, uint32_t at) {
  if (bs_digits_say(r, at, ".") || bs_digits_say(r, at, "．")) {
    uint32_t size = r->text[at] == '.' ? 1 : 3;
    return bs_is_arabic(r, at + size) ? size : 0;
  }
  if (!bs_digits_say(r, at, "·") || !bs_is_arabic(r, at + 2))
    return 0;
  uint32_t end = at + 2;
  while (bs_is_arabic(r, end) && end - at < BS_MOST_RUN)
    end++;
  return bs_digits_say(r, end, "%") || bs_digits_say(r, end, "‰") ||
                 bs_sign_at(r, end).kind == BS_SIGN_BIG
             ? 2
             : 0;
}

/* Bytes of a comma at `at` that has a digit behind it. */
static uint32_t comma(const bs_digits *r, uint32_t at, const char *mark) {
  uint32_t size = (uint32_t)strlen(mark);
  return bs_digits_say(r, at, mark) && bs_is_arabic(r, at + size) ? size : 0;
}

/* Groups of three behind the first one to three digits. A comma that parts no such group is a slip
 * where it is half-width; a full-width one parts clauses, and the number has ended. */
static bool read_thousands(bs_digits *r, uint32_t *at, int64_t *value) {
  const char *mark = comma(r, *at, ",") > 0 ? "," : "，";
  for (uint32_t size; (size = comma(r, *at, mark)) > 0; *at += size + 3) {
    uint32_t count = 0;
    while (count < 4 && bs_is_arabic(r, *at + size + count))
      count++;
    if (count != 3 || *value == 0) {
      r->bad = size == 1;
      return !r->bad;
    }
    for (uint32_t i = 0; i < 3; i++)
      if (!bs_digits_append(r, value, r->text[*at + size + i] - '0'))
        return false;
  }
  return true;
}

/* A run of Arabic digits; its length, or 0 where it is too long. */
static uint32_t read_run(bs_digits *r, uint32_t at, int64_t *value, uint32_t most) {
  uint32_t start = at;
  for (; bs_is_arabic(r, at) && at - start <= most; at++)
    if (!bs_digits_append(r, value, r->text[at] - '0'))
      return 0;
  r->bad = at - start > most;
  return r->bad ? 0 : at - start;
}

static bool read_digits(bs_digits *r, uint32_t at, bool first, bs_group *g) {
  uint32_t start = at, mark, places = 0;
  int64_t value = 0;
  at += read_run(r, at, &value, BS_MOST_RUN);
  if (r->bad || (first && at - start <= 3 && !read_thousands(r, &at, &value)))
    return false;
  bool many = at - start > 1;
  if ((mark = decimal_mark(r, at)) > 0) {
    if (!first)
      return false;
    places = read_run(r, at + mark, &value, BS_MOST_PLACES);
    at += mark + places;
    r->bad |= decimal_mark(r, at) > 0; /* 0.0.1 */
  }
  *g = (bs_group){.value = value,
                  .exponent = -(int32_t)places,
                  .place = -(int32_t)places,
                  .end = at,
                  .size = at,
                  .arabic = true,
                  .round = many && places == 0,
                  .last = places > 0};
  return !r->bad;
}

/* The exponent of 2e5 or 12.32e+14 at `at`; its bytes, or 0. */
static uint32_t read_exponent(const bs_digits *r, uint32_t at, int32_t *exponent) {
  uint32_t start = at;
  if (!bs_digits_say(r, at, "e") && !bs_digits_say(r, at, "E"))
    return 0;
  bool falls = bs_digits_say(r, ++at, "-");
  at += falls || bs_digits_say(r, at, "+");
  uint32_t digits = at;
  for (*exponent = 0; bs_is_arabic(r, at) && at - digits < 3; at++)
    *exponent = *exponent * 10 + (r->text[at] - '0');
  if (at == digits || *exponent > 15 || bs_is_arabic(r, at) || is_letter(r, at))
    return 0;
  *exponent = falls ? -*exponent : *exponent;
  return at - start;
}

/* What letters behind digits multiply by: 40k, 2e5. A capital K, M or G names a thing: 4K, 5G. */
static void take_letters(const bs_digits *r, bs_group *g) {
  int32_t power = 3;
  if (!is_letter(r, g->end))
    return;
  bool kilo =
      bs_digits_say(r, g->end, "k") && !bs_is_arabic(r, g->end + 1) && !is_letter(r, g->end + 1);
  uint32_t size = kilo ? 1 : read_exponent(r, g->end, &power);
  if (size == 0)
    return;
  g->exponent += power;
  g->place += power;
  if (kilo) {
    g->unit = power;
    g->unit_at = g->end;
  }
  g->end = g->size = g->end + size;
  g->round = false;
  g->last = true;
}

bool bs_arabic_read(bs_digits *r, uint32_t at, bool first, bs_group *out) {
  if (!read_digits(r, at, first, out))
    return false;
  if (first)
    take_letters(r, out);
  return true;
}
