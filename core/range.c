/* Ranges: two numerals that are one amount. */
#include <string.h>

#include "cut.h"
#include "decimal.h"
#include "utf8.h"

/* Bytes of a sign between the two numerals of a range at `at`: a dash of any kind, 至 or 到; or 与,
 * 和 or 及, and then 之间 or 间 must follow. */
static uint32_t range_sign(const bs_cutter *c, uint32_t at, bool *between) {
  *between = false;
  if (at >= c->end)
    return 0;
  if (c->text[at] == '-' || c->text[at] == '~')
    return 1;
  uint32_t size = bs_utf8_size((unsigned char)c->text[at]);
  if (at + size > c->end)
    return 0;
  switch (bs_utf8_at(c->text + at)) {
  case 0x2010: /* ‐ */
  case 0x2013: /* – */
  case 0x2014: /* — */
  case 0x2015: /* ― */
  case 0x2212: /* − */
  case 0xFF5E: /* ～ */
  case 0x301C: /* 〜 */
  case 0x81F3: /* 至 */
  case 0x5230: /* 到 */
    if (at + 2 * size <= c->end && memcmp(c->text + at, c->text + at + size, size) == 0)
      return 2 * size; /* —— */
    return size;
  case 0x4E0E: /* 与 */
  case 0x548C: /* 和 */
  case 0x53CA: /* 及 */
    *between = true;
    return size;
  default:
    return 0;
  }
}

static bool say(const bs_cutter *c, uint32_t at, const char *words) {
  size_t size = strlen(words);
  return c->end - at >= size && memcmp(c->text + at, words, size) == 0;
}

/* Whether a range opens with a number of its own, without the multiplier behind: 8000—2万元. */
static bool reaches(bs_decimal low, const bs_numeral *second) {
  bs_decimal lifted = {low.coefficient, low.exponent + second->scale};
  return bs_decimal_compare(low, (bs_decimal){1, 3}) >= 0 &&
         bs_decimal_compare(lifted, second->value) > 0;
}

/* The digit that a numeral in Chinese consists of, or ends with behind 百分之; 0 for none. */
static int lone_digit(const bs_cutter *c, const bs_amount *amount) {
  bool percent = amount->flags & BS_NUMERAL_PERCENT;
  uint32_t last = bs_utf8_before(c->text, amount->numeral.end);
  if (!(amount->flags & BS_NUMERAL_HAN) || amount->place != 0 ||
      (!percent && (amount->known || last != amount->numeral.start)))
    return 0;
  int digit = bs_han_digit(bs_utf8_at(c->text + last));
  bs_decimal value = {digit, 0};
  return bs_decimal_compare(amount->value[0], value) == 0 ? digit : 0;
}

/* 两、三倍, 四、五十亿元, 百分之二、三: two neighbouring digits with one power and unit. False
   where none stand here. */
static bool read_neighbours(const bs_cutter *c, bs_amount *amount) {
  uint32_t at = amount->span.end, unit_size = 0;
  int first = lone_digit(c, amount);
  bs_numeral second;
  if (first == 0 || !say(c, at, "、") || at + 6 > c->end ||
      bs_han_digit(bs_utf8_at(c->text + at + 3)) != first + 1 ||
      !bs_numeral_read(c->text + at + 3, c->end - at - 3, &second) ||
      second.flags & ~(unsigned)(BS_NUMERAL_HAN | BS_NUMERAL_OVER))
    return false;
  bs_decimal value = bs_decimal_normal(second.value);
  uint32_t behind = at + 3 + second.size;
  const bs_unit *unit = bs_cut_unit(c, behind, &unit_size);
  bool percent = amount->flags & BS_NUMERAL_PERCENT;
  if (value.coefficient != first + 1 || (percent ? value.exponent != 0 : !unit))
    return false;
  amount->value[0] = (bs_decimal){first, value.exponent};
  amount->value[1] = amount->high = second.value;
  amount->range = true;
  amount->scale = second.scale;
  amount->place = second.place;
  amount->multiplier = bs_cut_multiplier(c, at + 3, &second);
  if (!percent) {
    amount->known = unit;
    amount->unit = bs_cut_unit_name(c, behind, unit_size, unit);
  }
  amount->span.end = behind + (percent ? 0 : unit_size);
  return true;
}

/* A second number without unit, or with the unit of the first, makes the range. */
void bs_cut_range(const bs_cutter *c, bs_amount *amount) {
  uint32_t at = amount->span.end, unit_size, size;
  bool between;
  bs_numeral second;
  if (read_neighbours(c, amount))
    return;
  bs_hit word = bs_lexicon_longest(&c->pack->word_lexicon, c->text + at, c->end - at);
  if (word.size > 0 && amount->unit.data) {
    uint8_t class = c->pack->words[word.item].readings[0].class;
    if (class == BS_CLASS_ABOUT_BEHIND && range_sign(c, at + word.size, &between) > 0)
      at += word.size;
  }
  if ((size = range_sign(c, at, &between)) == 0 || at + size >= c->end ||
      !bs_numeral_read(c->text + at + size, c->end - at - size, &second))
    return;
  uint32_t behind = at + size + second.size;
  const bs_unit *unit = bs_cut_unit(c, behind, &unit_size);
  bool same = amount->known == unit ||
              (amount->known && unit && bs_slice_equal(amount->known->name, unit->name));
  if (unit ? amount->known && !same : amount->known != NULL)
    return;
  bool percent = amount->flags & BS_NUMERAL_PERCENT;
  if (percent ? unit && !(second.flags & BS_NUMERAL_PERCENT) : second.flags & BS_NUMERAL_PERCENT)
    return; /* 由百分之二到一九五七年 */
  uint32_t end = behind + unit_size;
  if (between && !say(c, end, "之间") && !say(c, end, "间"))
    return;
  bs_decimal low = amount->value[0];
  if (amount->scale == 0 && !amount->known && !reaches(low, &second)) {
    low.exponent += second.scale; /* 3—5万元: the multiplier holds for both */
    amount->place += second.scale;
  }
  bool falls = bs_decimal_compare(second.value, low) < 0;
  amount->value[falls] = low; /* 零下5度至零下10度 is -10 to -5 */
  amount->value[!falls] = second.value;
  amount->high = falls ? low : second.high;
  amount->range = true;
  if (second.place < amount->place)
    amount->place = second.place;
  amount->scale = second.scale;
  amount->multiplier = bs_cut_multiplier(c, behind - second.size, &second);
  if (unit) {
    amount->known = unit;
    amount->unit = bs_cut_unit_name(c, behind, unit_size, unit);
  }
  amount->span.end = end;
}
