#include "arabic.h"
#include "utf8.h"

/* "About so many, and more than the lower bound." */
enum { VAGUE = BS_NUMERAL_VAGUE | BS_NUMERAL_OVER };

static bool is_two(bs_sign s) { /* 两, which stands alone or before 百 千 万 亿 */
  return s.code == 0x4E24;
}

/* Whether a 十, 百 or 千 at `at` multiplies these Arabic digits: 3百, 1.5千, but not 2020十大. */
static bool takes_unit(const bs_group *g, bs_sign unit) {
  int64_t most = unit.value == 3 ? 9999 : g->exponent < 0 ? 999 : 9;
  return unit.kind == BS_SIGN_SMALL && g->value <= most;
}

/* Adds `value` x 10^`power`, written up to `end`. */
static void put(bs_group *g, int64_t value, int32_t power, uint32_t end) {
  g->value += value * bs_power_of_ten[power];
  g->place = g->limit = power;
  g->end = g->size = end;
  g->unit = 0;
  g->lone = g->digit = g->bare = false;
  g->round = power > 0;
}

/* 几 or 数 before a unit: two at least, ten at most. */
static void put_vague(bs_group *g, int32_t power, uint32_t end) {
  put(g, 2, power, end);
  g->spread = 8 * bs_power_of_ten[power];
  g->flags |= BS_NUMERAL_HAN | VAGUE;
  g->round = false;
  g->last = true;
}

/* 几 behind digits: more than they say. */
static void put_more(bs_group *g, uint32_t size) {
  g->flags |= VAGUE;
  g->spread = 10;
  g->size = size;
  g->digit = g->lone = g->round = false;
  g->last = true;
}

static bool open_arabic(bs_digits *r, uint32_t at, bool first, bs_group *g) {
  if (!bs_arabic_read(r, at, first, g))
    return false;
  bs_sign next = bs_sign_at(r, g->end);
  if (next.code == 0x51E0 /* 几 */ && g->round)
    put_more(g, g->end + 3);
  else if (takes_unit(g, next)) {
    g->unit = next.value;
    g->unit_at = g->end;
    if (g->exponent < 0)
      g->exponent += next.value;
    else
      g->value *= bs_power_of_ten[next.value];
    g->place += next.value;
    g->limit = next.value;
    g->end = g->size = g->end + 3;
    g->round = true;
  }
  return true;
}

/* Arabic digits behind a unit: the 6百 of 5千6百, the 1 of 1千零1. */
static bool add_arabic(bs_digits *r, uint32_t at, bool gap, bs_group *g) {
  bs_group more;
  if (!bs_arabic_read(r, at, false, &more))
    return false;
  bs_sign unit = bs_sign_at(r, more.end);
  if (takes_unit(&more, unit) && unit.value < g->limit && more.value <= 9) {
    put(g, more.value, unit.value, more.end + 3);
    g->unit = unit.value;
    g->unit_at = more.end;
    return true;
  }
  if (!gap || more.value >= bs_power_of_ten[g->limit])
    return false;
  put(g, more.value, 0, more.end);
  return true;
}

/* Whether two digits in a row say "about so many": 二三, 三五, 一两. */
static bool is_pair(bs_sign a, bs_sign b) {
  return a.kind == BS_SIGN_HAN && b.kind == BS_SIGN_HAN && (!is_two(b) || a.value == 1) &&
         (b.value == a.value + 1 || (a.value == 3 && b.value == 5));
}

/* Whether a numeral would go on with this character. */
static bool goes_on(bs_sign s) {
  return s.kind != BS_SIGN_OTHER && s.kind != BS_SIGN_MORE && s.kind != BS_SIGN_UP &&
         s.kind != BS_SIGN_POINT;
}

/* Whether 十, 百 or 千 stands at `at`, below the group's last unit. A metre may be counted in
 * Chinese thousands (三千米), a kilowatt not. */
static bool has_unit(const bs_digits *r, uint32_t at, const bs_group *g, bs_sign *unit) {
  *unit = bs_sign_at(r, at);
  if (g->limit == 4 && bs_digits_say(r, at, "千米")) {
    unit->kind = BS_SIGN_SMALL;
    unit->value = 3;
  }
  return unit->kind == BS_SIGN_SMALL && unit->value < g->limit;
}

static bool add_han(bs_digits *r, uint32_t at, bs_sign s, bool first, bool gap, bs_group *g) {
  bool pair = is_pair(s, bs_sign_at(r, at + 3)), opens = g->limit == 4;
  uint32_t end = at + (pair ? 6 : 3);
  bs_sign unit;
  if (has_unit(r, end, g, &unit) && !(is_two(s) && unit.value == 1)) {
    put(g, s.value, unit.value, end + 3);
  } else if (is_two(s) && !pair && !(opens && (first || unit.kind == BS_SIGN_BIG))) {
    return false; /* 二十两, 五万两: a weight */
  } else if (opens) {
    put(g, s.value, 0, end);
    g->lone = !pair;
    g->digit = true;
  } else if (gap || g->limit == 1) {
    r->bad = pair && unit.kind != BS_SIGN_BIG; /* 十四五 is a plan, 十四五万 a number */
    put(g, s.value, 0, end);
    g->digit = true;
  } else { /* 四千五: the digit counts hundreds */
    r->bad = pair || goes_on(unit);
    put(g, s.value, g->limit - 1, end);
    g->digit = g->last = true;
    g->round = false;
  }
  if (pair) {
    g->spread = (bs_sign_at(r, at + 3).value - s.value) * bs_power_of_ten[g->place];
    g->flags |= VAGUE;
    g->round = false;
    g->last = true;
  }
  return !r->bad;
}

static bool add_few(const bs_digits *r, uint32_t at, bs_sign s, bool first, bool gap, bs_group *g) {
  bool opens = g->limit == 4;
  bs_sign unit;
  if (s.code == 0x6570 /* 数 */ && !(opens && first))
    return false;
  if (has_unit(r, at + 3, g, &unit)) /* 几十 */
    put_vague(g, unit.value, at + 6);
  else if (opens && unit.kind == BS_SIGN_BIG) /* 几万 */
    put_vague(g, 0, at + 3);
  else if (!opens && (gap || g->limit == 1)) /* 十几 */
    put_more(g, at + 3);
  else
    return false;
  return true;
}

/* The 三 of 百三 (130), where nothing goes on behind it. */
static bool closes_bare(const bs_digits *r, uint32_t at, bs_sign s) {
  return s.kind == BS_SIGN_HAN && !is_two(s) && !bs_is_han(bs_sign_at(r, at + 3).code);
}

/* One digit with its unit, or what stands for it. False where the group has ended. */
static bool add_item(bs_digits *r, uint32_t at, bool first, bool gap, bs_group *g) {
  bs_sign s = bs_sign_at(r, at);
  bool opens = g->limit == 4;
  if (g->bare && s.kind != BS_SIGN_FEW && !closes_bare(r, at, s))
    return false;
  switch (s.kind) {
  case BS_SIGN_ARABIC:
    return add_arabic(r, at, gap, g);
  case BS_SIGN_HAN:
    g->flags |= BS_NUMERAL_HAN;
    return add_han(r, at, s, first, gap, g);
  case BS_SIGN_FEW:
    return add_few(r, at, s, first, gap, g);
  case BS_SIGN_TENS:
  case BS_SIGN_SMALL: /* 十 without 一; 百 and 千 only where they open the numeral */
    if (s.kind == BS_SIGN_SMALL && s.value > 1 && !(opens && first))
      return false;
    if (g->limit == 1)
      return false;
    g->flags |= BS_NUMERAL_HAN;
    put(g, s.kind == BS_SIGN_TENS ? s.value : 1, s.kind == BS_SIGN_TENS ? 1 : s.value, at + 3);
    g->bare = s.kind == BS_SIGN_SMALL && s.value > 1;
    return true;
  default:
    return false;
  }
}

/* How many Chinese digits stand in a row, one a place. */
static uint32_t count_row(const bs_digits *r, uint32_t at, bool *zero) {
  uint32_t count = 0;
  bs_sign s;
  for (; count < BS_MOST_RUN; at += 3, count++) {
    s = bs_sign_at(r, at);
    if (s.kind != BS_SIGN_ZERO && (s.kind != BS_SIGN_HAN || is_two(s)))
      break;
    *zero |= s.kind == BS_SIGN_ZERO;
  }
  return count;
}

static bool append_row(bs_digits *r, uint32_t at, uint32_t count, bs_group *g) {
  for (uint32_t i = 0; i < count; i++, at += 3)
    if (!bs_digits_append(r, &g->value, bs_sign_at(r, at).value))
      return false;
  g->end = g->size = at;
  g->flags |= BS_NUMERAL_HAN;
  g->digit = true;
  g->lone = g->round = false;
  return true;
}

/* The decimals behind Chinese digits: 点 and a row; in a percentage a dot too. */
static bool read_decimals(bs_digits *r, bs_group *g) {
  uint32_t at = g->end;
  if (bs_digits_say(r, at - 3, "两")) /* 两点一线 */
    return true;
  if (bs_sign_at(r, at).kind == BS_SIGN_POINT || (r->ratio && bs_digits_say(r, at, "．")))
    at += 3;
  else if (r->ratio && bs_digits_say(r, at, "·"))
    at += 2;
  else
    return true;
  bool zero = false;
  uint32_t count = count_row(r, at, &zero);
  bs_sign behind = bs_sign_at(r, at + 3 * count);
  if (count == 0 || behind.kind == BS_SIGN_SMALL || is_two(behind)) /* 五点三十分 */
    return true;
  r->bad = count > BS_MOST_PLACES;
  g->exponent = g->place = -(int32_t)count;
  g->last = true;
  return append_row(r, at, count, g) && !r->bad;
}

/* Digits in a row that open a numeral: a year, a number with a zero in it (一二○), or any behind
 * 分之. Leaves alone what is a group like others. */
static bool read_row(bs_digits *r, uint32_t at, bs_group *g) {
  bool zero = false;
  uint32_t count = count_row(r, at, &zero);
  bs_sign head = bs_sign_at(r, at), behind = bs_sign_at(r, at + 3 * count);
  bool pair = count == 2 && is_pair(head, bs_sign_at(r, at + 3));
  bool dotted = behind.kind == BS_SIGN_POINT || bs_digits_say(r, at + 3 * count, "·");
  if (count == 1 ? head.kind != BS_SIGN_ZERO : pair && !(r->ratio && dotted))
    return true;
  bool year = count == 4 && behind.kind != BS_SIGN_BIG;
  if (behind.kind == BS_SIGN_SMALL || (head.kind == BS_SIGN_ZERO && count > 1) ||
      !(r->ratio || year || count == 1 || (count <= 3 && zero))) {
    r->bad = true;
    return false;
  }
  g->limit = 0;
  g->last = true;
  g->flags |= year && !r->ratio ? BS_NUMERAL_YEAR : 0;
  return append_row(r, at, count, g);
}

bool bs_group_decimals(bs_digits *r, uint32_t at, bs_group *out) {
  *out = (bs_group){.end = at, .size = at};
  return read_decimals(r, out) && out->exponent < 0;
}

bool bs_group_read(bs_digits *r, uint32_t at, bool first, bool gap, bs_group *out) {
  bs_group g = {.end = at, .size = at, .limit = 4};
  bs_sign s = bs_sign_at(r, at);
  bool point = first && s.code == '.' && bs_is_arabic(r, at + 1);
  if ((s.kind == BS_SIGN_ARABIC || point) && !open_arabic(r, at, first, &g))
    return false;
  if (first && (s.kind == BS_SIGN_ZERO || (s.kind == BS_SIGN_HAN && !is_two(s))) &&
      !read_row(r, at, &g))
    return false;
  while (!g.last && g.limit > 0) {
    at = g.size;
    bool zero = g.limit < 4 && g.limit > 1 && bs_sign_at(r, at).kind == BS_SIGN_ZERO;
    if (!add_item(r, at + (zero ? 3 : 0), first, zero || (gap && g.limit == 4), &g))
      break;
  }
  if (r->bad || g.limit == 4)
    return false;
  if (!g.arabic && !g.bare && !(g.flags & BS_NUMERAL_VAGUE) && !read_decimals(r, &g))
    return false;
  if (!g.arabic && g.value == 0 &&
      g.exponent == 0) /* 零 alone is a word more often than a number */
    return false;
  *out = g;
  return true;
}
