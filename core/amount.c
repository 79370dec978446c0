/* Amounts: a numeral, its multiplier and unit, and ranges of two numerals. */
#include <string.h>

#include "cut.h"
#include "utf8.h"

/* The unit at `at`, compound ones (元/平方米) included; NULL for none. */
static const bs_unit *find_unit(const bs_cutter *c, uint32_t at, uint32_t *size) {
  const bs_lexicon *units = &c->pack->unit_lexicon;
  bs_hit hit = bs_lexicon_longest(units, c->text + at, c->end - at);
  *size = hit.size;
  if (hit.size == 0)
    return NULL;
  uint32_t slash = at + hit.size;
  /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a report's text is never NULL */
  if (slash < c->end && c->text[slash] == '/') {
    bs_hit per = bs_lexicon_longest(units, c->text + slash + 1, c->end - slash - 1);
    if (per.size > 0)
      *size += 1 + per.size;
  }
  return &c->pack->units[hit.item];
}

/* Bytes of a sign between the two numerals of a range at `at`: a dash of any kind, 至 or 到. */
static uint32_t range_sign(const bs_cutter *c, uint32_t at) {
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
  default:
    return 0;
  }
}

/* The closing multiplier of the numeral at `at`, without a 多 or 余 behind it. */
static bs_span multiplier_of(const bs_cutter *c, uint32_t at, const bs_numeral *numeral) {
  bs_span span = {at + numeral->multiplier, at + numeral->multiplier};
  while (span.end < at + numeral->size && bs_han_power(bs_utf8_at(c->text + span.end)) > 0)
    span.end += 3;
  return span;
}

/* Joins the amount with a second numeral behind a range sign: 3至5家, 5.0%—5.5%, 6%左右到7%. A
   second number without unit, or with the unit of the first, makes the range. */
static void read_range(const bs_cutter *c, bs_amount *amount, bs_numeral *first) {
  uint32_t at = amount->span.end, unit_size, size;
  bs_numeral second;
  bs_hit word = bs_lexicon_longest(&c->pack->word_lexicon, c->text + at, c->end - at);
  if (word.size > 0 && amount->unit.data) {
    uint8_t class = c->pack->words[word.item].readings[0].class;
    if (class == BS_CLASS_ABOUT_BEHIND && range_sign(c, at + word.size) > 0)
      at += word.size;
  }
  if ((size = range_sign(c, at)) == 0 || at + size >= c->end ||
      !bs_numeral_read(c->text + at + size, c->end - at - size, &second))
    return;
  uint32_t behind = at + size + second.size;
  const bs_unit *unit = find_unit(c, behind, &unit_size);
  bool same = amount->known == unit ||
              (amount->known && unit && bs_slice_equal(amount->known->name, unit->name));
  if (unit ? amount->known && !same : amount->known != NULL)
    return;
  bs_decimal low = first->value, high = second.value;
  if (first->scale == 0 && !amount->known) /* 3—5万元: the multiplier holds for both */
    low.exponent += second.scale;
  if (second.flags & BS_NUMERAL_PERCENT && !(first->flags & BS_NUMERAL_PERCENT))
    return;
  if (first->scale == 0 && !amount->known)
    amount->place += second.scale;
  amount->value[0] = low;
  amount->value[1] = high;
  amount->range = true;
  if (second.place < amount->place)
    amount->place = second.place;
  amount->scale = second.scale;
  amount->multiplier = multiplier_of(c, behind - second.size, &second);
  if (unit) {
    amount->known = unit;
    amount->unit =
        unit_size > unit->text.size ? (bs_slice){c->text + behind, unit_size} : unit->name;
    behind += unit_size;
  }
  amount->span.end = behind;
}

static uint8_t class_of(const bs_amount *amount) {
  if (amount->known)
    return amount->known->class;
  return amount->unit.data || amount->flags & BS_NUMERAL_FRACTION ? BS_CLASS_PERCENT
                                                                  : BS_CLASS_BARE;
}

void bs_cut_amount(bs_cutter *c, bs_numeral *numeral) {
  uint32_t behind = c->at + numeral->size, unit_size;
  uint32_t gap = behind < c->end && c->text[behind] == ' '; /* 32 EFLOPS */
  bs_amount *amount = bs_cut_add_amount(c);
  if (!amount)
    return;
  amount->numeral = (bs_span){c->at, behind};
  amount->span = amount->numeral;
  amount->value[0] = amount->value[1] = numeral->value;
  amount->place = numeral->place;
  amount->scale = numeral->scale;
  amount->multiplier = multiplier_of(c, c->at, numeral);
  amount->flags = numeral->flags;
  if (numeral->flags & (BS_NUMERAL_PERCENT | BS_NUMERAL_PERMILLE))
    amount->unit = numeral->flags & BS_NUMERAL_PERCENT ? (bs_slice){"%", 1} : (bs_slice){"‰", 3};
  else if ((amount->known = find_unit(c, behind + gap, &unit_size))) {
    amount->unit = unit_size > amount->known->text.size
                       ? (bs_slice){c->text + behind + gap, unit_size}
                       : amount->known->name;
    amount->span.end += gap + unit_size;
  }
  if (numeral->flags & BS_NUMERAL_OVER || (amount->known && amount->known->over))
    amount->bound = BS_OVER;
  read_range(c, amount, numeral);
  amount->number = bs_cut_number(c, amount->numeral, amount->value[0], BS_NUMBER_FACT, NULL);
  bs_cut_take(c, class_of(amount), amount->span.end - c->at, (uint32_t)(c->out->amount_count - 1));
}
