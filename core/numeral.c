/* A numeral is a row of groups, each with the 万 or 亿 behind it: 三亿 and 零四百七十五万. */
#include "numeral.h"

#include "decimal.h"
#include "group.h"

enum { FRACTION_DIGITS = 12 };

/* Characters that make a noun of the one before them: 多样, 余额, 成立. */
static const char behind_many[] = "样边媒功式数维彩";
static const char behind_rest[] = "额热杭姚粮款缺量庆";
static const char behind_tenth[] = "立都员果本效为功就绩品长熟交分型套年渝片批因像材活倍形行败"
                                   "语体章见器灾家";

/* Bytes of a 多 or 余 at `at` that says "more". */
static uint32_t more_at(const bs_digits *r, uint32_t at) {
  bs_sign s = bs_sign_at(r, at);
  if (s.kind != BS_SIGN_MORE || bs_digits_say(r, at, "多元化"))
    return 0;
  bool noun = bs_sign_among(r, at + 3, s.code == 0x591A /* 多 */ ? behind_many : behind_rest);
  return noun ? 0 : 3;
}

/* The power of the 万, 亿, 万亿 or 万万 at `at`, or 0. */
static int32_t big_at(const bs_digits *r, uint32_t at, uint32_t *size) {
  bs_sign s = bs_sign_at(r, at), next = bs_sign_at(r, at + 3);
  *size = 0;
  if (s.kind != BS_SIGN_BIG)
    return 0;
  bool both = s.value == 4 && next.kind == BS_SIGN_BIG;
  *size = both ? 6 : 3;
  return s.value + (both ? next.value : 0);
}

/* 万 and 亿 that no digit opens, as in 近万场. */
static void bare_group(const bs_digits *r, bs_sign s, uint32_t at, bs_group *g) {
  bool vague = s.value == 8 && bs_digits_say(r, at, "亿万");
  *g = (bs_group){.value = bs_power_of_ten[s.value],
                  .place = s.value,
                  .end = at + (vague ? 6 : 3),
                  .size = at + (vague ? 6 : 3),
                  .flags = BS_NUMERAL_HAN | (vague ? BS_NUMERAL_VAGUE | BS_NUMERAL_OVER : 0u),
                  .bare = true,
                  .round = !vague,
                  .last = true};
}

/* Groups read so far: their sum, and the power of the multiplier before `at`, 0 before the first.
 */
typedef struct whole {
  bs_numeral numeral;
  bs_decimal sum;
  uint32_t at;
  int32_t above;
  bs_group group; /* the last one */
  bool ended;
} whole;

/* `*sum` = sum + value x 10^exponent, the exponent not above the sum's. False on overflow. */
static bool add(bs_decimal *sum, int64_t value, int32_t exponent) {
  if (sum->coefficient == 0) {
    *sum = (bs_decimal){value, exponent};
    return true;
  }
  for (; sum->exponent > exponent; sum->exponent--) {
    if (sum->coefficient >= bs_power_of_ten[17])
      return false;
    sum->coefficient *= 10;
  }
  sum->coefficient += value;
  return sum->coefficient < bs_power_of_ten[18];
}

/* Whether a group that has 10^`power` behind it may go on the numeral, without a zero between them
 * unless `gap`. Chinese groups are below ten thousand anyway. */
static bool fits(const whole *w, const bs_group *g, int32_t power, bool gap) {
  int32_t above = w->above;
  if (power >= above)
    return false;
  if (g->lone && power == 0 && !gap)
    return above <= 8 && !w->group.arabic; /* 三万五, but not 突破9万亿三大台阶 */
  if (!g->arabic)
    return true;
  int64_t least = above == 4 ? 100 : bs_power_of_ten[above - 1];
  if (power == 0 && g->unit == 0 && !gap && g->value < least)
    return false; /* 3万4000, but not 40万3 */
  return g->value < bs_power_of_ten[above - power];
}

/* Notes where the digits and the multiplier of the last group stand. */
static void note(bs_numeral *n, const bs_group *g, int32_t power, uint32_t big, uint32_t size) {
  bool joined = g->unit > 0 && (power == 0 || big == g->end); /* 3千, 3千万 */
  n->digits = joined ? g->unit_at : g->end;
  n->scale = power + (joined ? g->unit : 0);
  n->multiplier = joined ? g->unit_at : power > 0 ? big : size;
  n->size = size;
  n->flags |= g->flags;
}

/* Adds a group and what multiplies it. False where it does not belong to the numeral; behind
 * Chinese digits the text is bad then. */
static bool add_group(bs_digits *r, whole *w, const bs_group *g, bool gap) {
  uint32_t more = g->round ? more_at(r, g->size) : 0, big = g->size + more, size;
  int32_t power = big_at(r, big, &size), move = 0;
  bool lifts = w->above == 4 && power == 8 && g->value < 10000; /* 一万五千亿 */
  if (w->above > 0 && !lifts && !fits(w, g, power, gap)) {
    r->bad = !g->arabic && (power > 0 || !g->lone);
    return false;
  }
  if (w->above > 0 && power == 0 && g->lone && !gap)
    move = w->above - 1;
  if (!add(&w->sum, g->value, g->exponent + (lifts ? 0 : power + move))) {
    r->bad = true;
    return false;
  }
  w->sum.exponent += lifts ? power : 0;

  uint32_t end = big + size, behind = power > 0 && more == 0 ? more_at(r, end) : 0;
  note(&w->numeral, g, power, big, end + behind);
  w->numeral.place = g->place + power + move;
  if (behind > 0 && power == 4 && w->above == 0 &&
      bs_digits_say(r, end + behind, "亿")) { /* 4万多亿 */
    w->sum.exponent += 8;
    w->numeral.place += 8;
    w->numeral.scale = 8;
    w->numeral.digits = end;
    w->numeral.multiplier = end + behind;
    w->numeral.size = end + behind + 3;
  }
  w->numeral.flags |= more + behind > 0 ? BS_NUMERAL_OVER : 0;
  w->group = *g;
  w->above = power;
  w->at = w->numeral.size;
  w->ended = power == 0 || more + behind > 0 || g->last;
  return true;
}

/* Whether the text goes on so that what was read is no numeral: 十万万亿亿, 八五, 万一. */
static bool spoils(const bs_digits *r, const whole *w) {
  bs_sign s = bs_sign_at(r, w->at);
  switch (s.kind) {
  case BS_SIGN_BIG:
    return true;
  case BS_SIGN_SMALL:
    return !w->group.arabic; /* 2020十大 */
  case BS_SIGN_HAN:
  case BS_SIGN_ZERO:
    return w->group.bare || (w->group.digit && s.code != 0x4E24 /* 两 */);
  default:
    return false;
  }
}

/* The numeral at `start`, 分之 and 成 left alone. Offsets count from `start`. */
static bool read_plain(bs_digits *r, uint32_t start, bs_numeral *out) {
  whole w = {.at = start};
  bs_sign s = bs_sign_at(r, start);
  if (s.kind == BS_SIGN_UP) {
    s = bs_sign_at(r, w.at += s.size);
    if (s.kind != BS_SIGN_BIG && (s.kind != BS_SIGN_SMALL || s.value < 2)) /* 以上十项 */
      return false;
    w.numeral.flags = BS_NUMERAL_OVER;
  }
  while (!w.ended) {
    bool first = w.above == 0, gap = !first && bs_sign_at(r, w.at).kind == BS_SIGN_ZERO;
    bs_group g;
    if (first && s.kind == BS_SIGN_BIG)
      bare_group(r, s, w.at, &g);
    else if (!bs_group_read(r, w.at + (gap ? 3 : 0), first, gap, &g))
      w.ended = true;
    if (!w.ended && !add_group(r, &w, &g, gap))
      w.ended = true;
  }
  if (r->bad || w.numeral.size == 0 || spoils(r, &w))
    return false;
  *out = w.numeral;
  out->value = bs_decimal_normal(w.sum);
  out->size -= start;
  out->digits -= start;
  out->multiplier -= start;
  return true;
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

/* A 分之 B, its A read. */
static bool read_ratio(bs_digits *r, const bs_numeral *below, bs_numeral *out) {
  uint32_t start = below->size + 6;
  int64_t count;
  bs_numeral n;
  r->ratio = true;
  if (below->flags & (BS_NUMERAL_OVER | BS_NUMERAL_YEAR) ||
      !bs_decimal_integer(below->value, &count) || count == 0 ||
      below->value.exponent > FRACTION_DIGITS || !read_plain(r, start, &n))
    return false;
  n.flags |= below->flags;
  if (count == 100)
    n.flags |= BS_NUMERAL_PERCENT;
  else if (count == 1000)
    n.flags |= BS_NUMERAL_PERMILLE;
  else {
    n.flags |= BS_NUMERAL_FRACTION;
    if (below->value.coefficient == 1) { /* 万分之三 */
      n.value.exponent -= below->value.exponent;
      n.value = bs_decimal_normal(n.value);
      n.place -= below->value.exponent;
    } else {
      if (!divide(n.value, count, &n.value))
        return false;
      n.place = -FRACTION_DIGITS;
    }
  }
  n.size += start;
  n.digits += start;
  n.multiplier += start;
  *out = n;
  return true;
}

/* 八成 and 七成五 are 80 and 75 percent. */
static void take_tenths(const bs_digits *r, bs_numeral *n) {
  uint32_t at = n->size + 3;
  int64_t tenths;
  if (!bs_digits_say(r, n->size, "成") || bs_sign_among(r, at, behind_tenth) || n->scale > 0 ||
      n->flags & BS_NUMERAL_YEAR || n->value.coefficient == 0 ||
      bs_decimal_compare(n->value, (bs_decimal){10, 0}) > 0)
    return;
  bs_sign s = bs_sign_at(r, at), next = bs_sign_at(r, at + s.size);
  bool digit = (s.kind == BS_SIGN_HAN || s.kind == BS_SIGN_ARABIC) && s.code != 0x4E24 /* 两 */ &&
               (next.kind == BS_SIGN_OTHER || next.kind == BS_SIGN_MORE) && next.code != '.' &&
               bs_decimal_integer(n->value, &tenths) && tenths < 10;
  if (digit) {
    n->value = bs_decimal_normal((bs_decimal){tenths * 10 + s.value, 0});
    at += s.size;
  } else {
    n->value.exponent++;
    n->place++;
  }
  n->digits = at;
  n->size = n->multiplier = at + (digit ? 0 : more_at(r, at));
  n->flags |= BS_NUMERAL_PERCENT | (n->size > at ? BS_NUMERAL_OVER : 0u);
}

bool bs_numeral_read(const char *text, size_t size, bs_numeral *out) {
  bs_digits r = {.text = text, .size = size < UINT32_MAX / 2 ? (uint32_t)size : UINT32_MAX / 2};
  bs_numeral n;
  bs_sign_kind kind = bs_sign_at(&r, 0).kind;
  if (kind == BS_SIGN_OTHER || kind == BS_SIGN_MORE || kind == BS_SIGN_POINT)
    return false;
  if (bs_digits_say(&r, 0, "一半") && !bs_digits_say(&r, 6, "导")) {
    uint32_t more = more_at(&r, 6);
    n = (bs_numeral){.size = 6 + more, .digits = 6, .value = {5, 1}, .multiplier = 6 + more};
    n.flags = BS_NUMERAL_HAN | BS_NUMERAL_PERCENT | (more > 0 ? BS_NUMERAL_OVER : 0u);
  } else if (!read_plain(&r, 0, &n))
    return false;
  else if (bs_digits_say(&r, n.size, "分之")) {
    if (!read_ratio(&r, &n, &n))
      return false;
  } else
    take_tenths(&r, &n);
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
