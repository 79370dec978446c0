/* A numeral is a whole one, or parts of a whole: 三分之一, 1/3, 八成, 七五折. A sign may open it.
 */
#include "numeral.h"

#include <string.h>

#include "decimal.h"
#include "plain.h"
#include "utf8.h"
#include "whole.h"

enum { FRACTION_DIGITS = BS_NUMERAL_PLACES };

/* Characters that make a noun or verb of the 成, 折 or 打 before them: 成立, 折合, 打造. */
static const char behind_tenth[] = "立都员果本效为功就绩品长熟交分型套年渝片批因像材活倍形行败"
                                   "语体章见器灾家";
static const char behind_fold[] = "叠旧合射磨腾中扣算价断线子页回返桂服让光损变现股枝柳弯寿纸";
static const char behind_dozen[] = "造响破赢通击好开印工官法铁架黑扫拐假压断住下成出进上了私防非入"
                                   "卡包品动算听探捞牢击针";

/* Bytes of a sign that opens a numeral: 负, a minus before Arabic digits, 零下. */
static uint32_t read_minus(const bs_digits *r, uint32_t at) {
  bs_sign s = bs_sign_at(r, at);
  uint32_t size = s.code == '-' ? 1 : 3;
  switch (s.code) {
  case '-':
  case 0x2212: /* − */
    return bs_sign_at(r, at + size).kind == BS_SIGN_ARABIC || bs_digits_say(r, at + size, ".")
               ? size
               : 0;
  case 0x8D1F: /* 负 */
  case 0x8CA0: /* 負 */
    return 3;
  case 0x96F6: /* 零 */
    return bs_digits_say(r, at, "零下") ? 6 : 0;
  default:
    return 0;
  }
}

static void negate(bs_numeral *n) {
  bs_decimal low = n->value;
  n->value = bs_decimal_negate(n->high);
  n->high = bs_decimal_negate(low);
}

/* Counts the offsets of a numeral from `by` bytes before it. */
static void shift(bs_numeral *n, uint32_t by) {
  n->size += by;
  n->digits += by;
  n->multiplier += by;
}

/* `part` / `count`, to twelve decimals. False where it does not fit. */
static bool divide(bs_decimal part, int64_t count, bs_decimal *out) {
  if (count > bs_power_of_ten[9] || part.coefficient / count >= bs_power_of_ten[5])
    return false;
  int64_t quotient = part.coefficient / count, rest = part.coefficient % count;
  for (int i = 0; i < FRACTION_DIGITS; i++) {
    quotient = quotient * 10 + rest * 10 / count;
    rest = rest * 10 % count;
  }
  quotient += rest * 2 >= count;
  *out = bs_decimal_normal((bs_decimal){quotient, part.exponent - FRACTION_DIGITS});
  return true;
}

/* The place of the second digit. */
static int32_t second_place(bs_decimal d) {
  int64_t rest = d.coefficient < 0 ? -d.coefficient : d.coefficient;
  for (; rest >= 100; rest /= 10)
    d.exponent++;
  return rest < 10 ? d.exponent - 1 : d.exponent;
}

/* Makes `n` that many of `count` parts. */
static bool set_fraction(bs_numeral *n, const bs_numeral *below, int64_t count) {
  n->flags |= BS_NUMERAL_FRACTION;
  if (below->value.coefficient == 1) { /* 万分之三 */
    n->value.exponent -= below->value.exponent;
    n->high.exponent -= below->value.exponent;
    n->value = bs_decimal_normal(n->value);
    n->high = bs_decimal_normal(n->high);
    n->place -= below->value.exponent;
    return true;
  }
  bool fits = divide(n->value, count, &n->value) && divide(n->high, count, &n->high);
  n->place = second_place(n->value); /* no digits of it are written */
  return fits;
}

/* A 分之 B; its A, read at `start`, opens with 百 or 千 itself in a percentage: 一百分之二 is 0.02.
 */
static bool read_ratio(bs_digits *r, uint32_t start, const bs_numeral *below, bs_numeral *out) {
  uint32_t behind = below->size + 6, minus = read_minus(r, start + behind);
  int64_t count;
  bs_numeral n;
  bs_sign head = bs_sign_at(r, start);
  bool bare = head.kind == BS_SIGN_SMALL;
  r->ratio = true;
  if (below->flags & (BS_NUMERAL_OVER | BS_NUMERAL_YEAR) ||
      !bs_decimal_integer(below->value, &count) || count == 0 ||
      below->value.exponent > FRACTION_DIGITS || !bs_whole_read(r, start + behind + minus, &n))
    return false;
  n.flags |= below->flags;
  if (count == 100 && bare)
    n.flags |= BS_NUMERAL_PERCENT;
  else if (count == 1000 && bare)
    n.flags |= BS_NUMERAL_PERMILLE;
  else if (!set_fraction(&n, below, count))
    return false;
  if (minus > 0)
    negate(&n);
  shift(&n, behind + minus);
  *out = n;
  return true;
}

/* The fraction behind a whole number and 又: 十一又十四分之一. Without one there, the whole number
 * stands alone. */
static void add_mixed(bs_digits *r, uint32_t start, bs_numeral *n) {
  uint32_t at = start + n->size + 3;
  bs_digits rest = *r;
  bs_numeral below, part;
  bs_decimal sum;
  int64_t count;
  if (!bs_decimal_integer(n->value, &count) || !bs_whole_read(&rest, at, &below) ||
      !bs_digits_say(r, at + below.size, "分之") || !read_ratio(&rest, at, &below, &part) ||
      !(part.flags & BS_NUMERAL_FRACTION) || !bs_decimal_add(n->value, part.value, &sum))
    return;
  shift(&part, n->size + 3);
  part.flags |= n->flags;
  part.value = part.high = sum;
  *n = part;
}

/* The 3 of 1/3: a part of few. What goes on with a further slash, a point or letters is a date or
 * an address. */
static void take_slash(const bs_digits *r, uint32_t start, bs_numeral *n) {
  enum { MOST = 100 };
  uint32_t at = start + n->size + 1, from = at;
  int64_t part, count = 0;
  if (n->flags != 0 || n->scale > 0 || n->place < 0 || !bs_decimal_integer(n->value, &part) ||
      part < 1)
    return;
  for (; bs_sign_at(r, at).kind == BS_SIGN_ARABIC && at - from < 4; at++)
    count = count * 10 + (r->text[at] - '0');
  if (part >= count || count > MOST || (at < r->size && strchr("/.-:", r->text[at])))
    return;
  bs_numeral below = {.value = bs_decimal_normal((bs_decimal){count, 0})};
  set_fraction(n, &below, count); /* so few parts fit */
  n->size = n->digits = n->multiplier = at - start;
}

/* 八成, 七成五 and 八成半 are 80, 75 and 85 percent; so are 八折 and 七五折. */
static void take_tenths(const bs_digits *r, uint32_t start, bs_numeral *n) {
  uint32_t at = start + n->size + 3;
  bool fold = bs_digits_say(r, at - 3, "折");
  int64_t tenths;
  if (bs_sign_among(r, at, fold ? behind_fold : behind_tenth) || n->scale > 0 ||
      n->flags & BS_NUMERAL_YEAR || n->value.coefficient <= 0)
    return;
  int order = bs_decimal_compare(n->value, (bs_decimal){10, 0});
  bool two = fold && order > 0 && n->place == 0 && bs_decimal_integer(n->value, &tenths) &&
             tenths < 100; /* 72折 */
  if (!two && (order > 0 || (fold && order == 0)))
    return;
  bs_sign s = bs_sign_at(r, at), next = bs_sign_at(r, at + s.size);
  bool half = !fold && bs_digits_say(r, at, "半");
  bool digit = (s.kind == BS_SIGN_HAN || s.kind == BS_SIGN_ARABIC) && s.code != 0x4E24 /* 两 */ &&
               (next.kind == BS_SIGN_OTHER || next.kind == BS_SIGN_MORE) && next.code != '.';
  if ((digit || half) && !fold && bs_decimal_integer(n->value, &tenths) && tenths < 10) {
    n->value = n->high = bs_decimal_normal((bs_decimal){tenths * 10 + (half ? 5 : s.value), 0});
    at += s.size;
  } else {
    n->value.exponent += !two;
    n->high.exponent += !two;
    n->place += !two;
    digit = half = false;
  }
  n->digits = at - start;
  n->size = n->multiplier = at - start + (digit || half ? 0 : bs_more_at(r, at));
  n->flags |= BS_NUMERAL_PERCENT | (n->size > n->digits ? BS_NUMERAL_OVER : 0u);
}

/* 十打 is 120. */
static void take_dozens(const bs_digits *r, uint32_t start, bs_numeral *n) {
  uint32_t at = start + n->size + 3;
  int64_t count;
  if (bs_sign_among(r, at, behind_dozen) || n->flags & ~(unsigned)BS_NUMERAL_HAN ||
      bs_sign_at(r, at).kind != BS_SIGN_OTHER || !bs_decimal_integer(n->value, &count) ||
      count > bs_power_of_ten[9])
    return;
  n->value = n->high = bs_decimal_normal((bs_decimal){count * 12, 0});
  n->size = n->digits = n->multiplier = at - start;
}

/* 一半, 半成 and 五五折, which no whole number opens. */
static bool read_word(const bs_digits *r, uint32_t at, bs_sign head, bs_numeral *n) {
  uint32_t size = 6, more = 0;
  bs_decimal value = {5, 1};
  if (head.code == 0x534A /* 半 */) {
    bool fold = bs_digits_say(r, at + 3, "折");
    if (!(fold || bs_digits_say(r, at + 3, "成")) ||
        bs_sign_among(r, at + 6, fold ? behind_fold : behind_tenth))
      return false;
    value.exponent = 0;
  } else if (head.code == 0x4E00 /* 一 */ && bs_digits_say(r, at + 3, "半") &&
             !bs_digits_say(r, at + 6, "导"))
    more = bs_more_at(r, at + 6);
  else if (head.kind == BS_SIGN_HAN && bs_digits_say(r, at + 6, "折") &&
           !bs_sign_among(r, at + 9, behind_fold)) {
    bs_sign second = bs_sign_at(r, at + 3);
    if (second.kind != BS_SIGN_HAN || second.value == head.value + 1)
      return false;
    value = bs_decimal_normal((bs_decimal){head.value * 10 + second.value, 0});
    size = 9;
  } else
    return false;
  *n =
      (bs_numeral){.size = size + more,
                   .digits = size,
                   .value = value,
                   .high = value,
                   .multiplier = size + more,
                   .flags = BS_NUMERAL_HAN | BS_NUMERAL_PERCENT | (more > 0 ? BS_NUMERAL_OVER : 0)};
  return true;
}

/* What makes parts or dozens of a whole number stands behind it. False where the text is bad. */
static bool take_words(bs_digits *r, uint32_t start, bs_sign head, bs_numeral *n) {
  uint32_t behind = start + n->size;
  unsigned char lead = behind < r->size ? (unsigned char)r->text[behind] : 0;
  if (lead != '/' && lead != 0xE5 && lead != 0xE6) /* the first bytes of those below */
    return true;
  switch (bs_sign_at(r, behind).code) {
  case 0x5206: /* 分 */
    if (!bs_digits_say(r, behind, "分之"))
      return true;
    return read_ratio(r, start, n, n) ||
           (head.kind == BS_SIGN_HAN && !r->bad && bs_sign_at(r, behind + 6).kind == BS_SIGN_OTHER);
  case 0x53C8: /* 又 */
    add_mixed(r, start, n);
    return true;
  case '/':
    take_slash(r, start, n);
    return true;
  case 0x6210: /* 成 */
  case 0x6298: /* 折 */
    take_tenths(r, start, n);
    return true;
  case 0x6253: /* 打 */
    take_dozens(r, start, n);
    return true;
  default:
    return true;
  }
}

/* The numeral at `start`, without its minus. Offsets count from `start`. */
static bool read_unsigned(bs_digits *r, uint32_t start, bs_sign head, bs_numeral *n) {
  switch (head.kind) {
  case BS_SIGN_MORE:
  case BS_SIGN_POINT:
    return false;
  case BS_SIGN_OTHER:
    if (head.code != '.')
      return read_word(r, start, head, n);
    break;
  case BS_SIGN_HAN:
    if (read_word(r, start, head, n))
      return true;
    break;
  default:
    break;
  }
  if (bs_sign_is_shared(head.code) && !bs_sign_opens_formal(r, start))
    return false;
  return bs_whole_read(r, start, n) && take_words(r, start, head, n);
}

bool bs_numeral_read(const char *text, size_t size, bs_numeral *out) {
  bs_digits r = {.text = text, .size = size < UINT32_MAX / 2 ? (uint32_t)size : UINT32_MAX / 2};
  if (bs_plain_read(&r, out))
    return true;
  bs_numeral n;
  bs_sign head = bs_sign_at(&r, 0);
  bool digit = head.kind != BS_SIGN_OTHER && head.kind != BS_SIGN_ZERO;
  uint32_t minus = digit ? 0 : read_minus(&r, 0);
  if (!read_unsigned(&r, minus, minus > 0 ? bs_sign_at(&r, minus) : head, &n))
    return false;
  if (minus > 0) {
    negate(&n);
    shift(&n, minus);
  }
  *out = n;
  return true;
}

uint32_t bs_numeral_skip(const char *text, size_t size) {
  bs_digits r = {.text = text, .size = size < UINT32_MAX / 2 ? (uint32_t)size : UINT32_MAX / 2};
  uint32_t at = 0;
  for (bool arabic = false;;) {
    bs_sign s = bs_sign_at(&r, at);
    bool mark = arabic && at + 1 < r.size && (text[at] == '.' || text[at] == ',');
    if (mark && bs_sign_at(&r, at + 1).kind == BS_SIGN_ARABIC)
      at++;
    else if (s.kind == BS_SIGN_ARABIC || s.kind == BS_SIGN_HAN || s.kind == BS_SIGN_ZERO ||
             s.kind == BS_SIGN_SMALL || s.kind == BS_SIGN_BIG || s.kind == BS_SIGN_TENS)
      at += s.size;
    else
      return at;
    arabic = s.kind == BS_SIGN_ARABIC;
  }
}
