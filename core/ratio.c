/* Ratios: 8.7∶41.2∶50.1 is a whole in its parts, 3:2 a score, 1:500 a scale, 8:30 a time of day. */
#include "cut.h"
#include "decimal.h"
#include "utf8.h"

enum { PARTS = 8 }; /* that a ratio has at most */

typedef struct part {
  bs_span span;
  bs_numeral numeral;
} part;

/* Bytes of the sign of a ratio at `at`, or 0. */
static uint32_t ratio_sign(const bs_cutter *c, uint32_t at) {
  if (at >= c->end)
    return 0;
  uint32_t code = bs_utf8_at(c->text + at);
  bool sign =
      code == ':' || code == 0x2236 /* ∶ */ || code == 0xFF1A /* ： */ || code == 0xFE30 /* ︰ */;
  return sign ? bs_utf8_size((unsigned char)c->text[at]) : 0;
}

static bool is_plain(const bs_numeral *numeral) {
  return numeral->flags == 0 && numeral->scale == 0;
}

/* Whether the parts make a hundred, but for their rounding. */
static bool make_whole(const part *parts, uint32_t count) {
  static const bs_decimal least = {99, 0}, most = {101, 0};
  bs_decimal sum = {0, 0};
  for (uint32_t i = 0; i < count; i++)
    if (!bs_decimal_add(sum, parts[i].numeral.value, &sum))
      return false;
  return count > 2 && bs_decimal_compare(sum, least) >= 0 && bs_decimal_compare(sum, most) <= 0;
}

static void take(bs_cutter *c, const part *from, uint8_t class, uint32_t end) {
  bs_amount *amount = bs_cut_add_amount(c);
  if (!amount)
    return;
  amount->numeral = amount->span = from->span;
  amount->value[0] = amount->value[1] = amount->high = from->numeral.value;
  amount->place = from->numeral.place;
  amount->multiplier = (bs_span){from->span.end, from->span.end};
  if (class == BS_CLASS_PART)
    amount->unit = (bs_slice){"%", 1};
  amount->number = bs_cut_number(c, from->span, from->numeral.value, BS_NUMBER_FACT, NULL);
  bs_cut_take(c, class, end - from->span.start, (uint32_t)(c->out->amount_count - 1));
}

/* 2.31:1 is 2.31 times; the 1 states nothing. */
static bool is_to_one(const part *parts, uint32_t count) {
  static const bs_decimal one = {1, 0};
  return count == 2 && bs_decimal_compare(parts[1].numeral.value, one) == 0 &&
         bs_decimal_compare(parts[0].numeral.value, one) != 0;
}

/* Hours and minutes, and maybe seconds. */
static bool is_clock(const part *parts, uint32_t count) {
  int64_t value;
  for (uint32_t i = 0; i < count; i++)
    if (!bs_decimal_integer(parts[i].numeral.value, &value) || value >= (i == 0 ? 25 : 60) ||
        (i > 0 && parts[i].span.end - parts[i].span.start != 2))
      return false;
  return count <= 3;
}

bool bs_cut_ratio(bs_cutter *c, const bs_numeral *numeral) {
  uint32_t count = 1, end = c->at + numeral->size, sign = ratio_sign(c, end);
  if (sign == 0)
    return false;
  part parts[PARTS];
  parts[0] = (part){{c->at, end}, *numeral};
  while (count < PARTS && (sign = ratio_sign(c, end)) > 0) {
    part *next = &parts[count];
    uint32_t at = end + sign;
    if (at >= c->end || !bs_numeral_read(c->text + at, c->end - at, &next->numeral) ||
        !is_plain(&next->numeral))
      break;
    end = at + next->numeral.size;
    next->span = (bs_span){at, end};
    count++;
  }
  if (count == 1 || !is_plain(numeral))
    return false;
  bool whole = make_whole(parts, count), clock = is_clock(parts, count);
  if (!whole && bs_lexicon_longest(&c->pack->unit_lexicon, c->text + end, c->end - end).size > 0)
    return false; /* 2019：5.3% */
  bool to_one = is_to_one(parts, count);
  if (to_one)
    take(c, &parts[0], BS_CLASS_BARE, end);
  for (uint32_t i = to_one; i < count; i++) {
    if (!whole)
      bs_cut_number(c, parts[i].span, parts[i].numeral.value,
                    clock ? BS_NUMBER_DATE : BS_NUMBER_NAME,
                    clock ? "a time of day" : "part of a ratio");
    else {
      if (i > 0)
        bs_cut_take(c, BS_CLASS_ENUMERATION, parts[i].span.start - c->at, BS_NONE);
      take(c, &parts[i], BS_CLASS_PART, parts[i].span.end);
    }
  }
  c->at = end;
  return true;
}
