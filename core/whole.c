#include "whole.h"

#include "decimal.h"
#include "group.h"

/* Powers of ten that a decimal is written with. */
enum { LEAST_POWER = -24, MOST_POWER = 30 };

/* Characters that make a noun of the one before them: 多样, 余额, 成立. */
static const char behind_many[] = "样边媒功式数维彩于";
static const char behind_rest[] = "额热杭姚粮款缺量庆";

uint32_t bs_more_at(const bs_digits *r, uint32_t at) {
  bs_sign s = bs_sign_at(r, at);
  if (s.kind != BS_SIGN_MORE || bs_digits_say(r, at, "多元化"))
    return 0;
  bool noun = bs_sign_among(r, at + 3, s.code == 0x591A /* 多 */ ? behind_many : behind_rest);
  return noun ? 0 : 3;
}

/* The power of the 万, 亿, 万亿 or 万万 at `at`, or 0. 兆 is 万亿 only where Chinese digits go on
 * behind it: 100兆 tells how fast a line is. */
static int32_t big_at(const bs_digits *r, const bs_group *g, uint32_t at, uint32_t *size) {
  bs_sign s = bs_sign_at(r, at);
  *size = 3;
  if (s.code == 0x5146 /* 兆 */ && !g->arabic) {
    bs_sign_kind next = bs_sign_at(r, at + 3).kind;
    return next == BS_SIGN_HAN || next == BS_SIGN_ZERO ? 12 : (int32_t)(*size = 0);
  }
  if (s.kind != BS_SIGN_BIG)
    return (int32_t)(*size = 0);
  bs_sign next = bs_sign_at(r, at + 3);
  if (s.value != 4 || next.kind != BS_SIGN_BIG)
    return s.value;
  *size = 6;
  return s.value + next.value;
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
  bs_decimal sum, spread; /* what a vague numeral may have above its sum */
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
  uint32_t more = g->round ? bs_more_at(r, g->size) : 0, big = g->size + more, size;
  int32_t power = big_at(r, g, big, &size), move = 0;
  bool lifts = w->above == 4 && power == 8 && g->value < 10000; /* 一万五千亿 */
  if (w->above > 0 && !lifts && !fits(w, g, power, gap)) {
    r->bad = !g->arabic && power > 0;
    return false;
  }
  if (w->above > 0 && power == 0 && g->lone && !gap)
    move = w->above - 1;
  if (!add(&w->sum, g->value, g->exponent + (lifts ? 0 : power + move))) {
    r->bad = true;
    return false;
  }
  w->sum.exponent += lifts ? power : 0;
  w->spread = (bs_decimal){g->spread, g->exponent + power + move};

  uint32_t end = big + size, behind = power > 0 && more == 0 ? bs_more_at(r, end) : 0;
  note(&w->numeral, g, power, big, end + behind);
  w->numeral.place = g->place + power + move;
  if (behind > 0 && power == 4 && w->above == 0 &&
      bs_digits_say(r, end + behind, "亿")) { /* 4万多亿 */
    w->sum.exponent += 8;
    w->spread.exponent += 8;
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

/* The decimals behind a closing 万 or 亿: 两千万点五五四四. */
static void add_decimals(bs_digits *r, whole *w) {
  bs_group g;
  if (w->above == 0 || w->group.arabic || w->numeral.flags & BS_NUMERAL_OVER ||
      bs_sign_at(r, w->at).kind != BS_SIGN_POINT || !bs_group_decimals(r, w->at, &g))
    return;
  if (!add(&w->sum, g.value, g.exponent)) {
    r->bad = true;
    return;
  }
  note(&w->numeral, &g, 0, g.size, g.size);
  w->numeral.place = g.place;
  w->at = g.size;
}

bool bs_whole_read(bs_digits *r, uint32_t start, bs_numeral *out) {
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
  if (!r->bad && w.numeral.size > 0)
    add_decimals(r, &w);
  if (r->bad || w.numeral.size == 0 || spoils(r, &w))
    return false;
  *out = w.numeral;
  out->value = out->high = bs_decimal_normal(w.sum);
  if (out->value.exponent < LEAST_POWER || out->value.exponent > MOST_POWER)
    return false;
  if (w.spread.coefficient > 0 && !bs_decimal_add(out->value, w.spread, &out->high))
    return false;
  out->size -= start;
  out->digits -= start;
  out->multiplier -= start;
  return true;
}
