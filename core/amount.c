/* Amounts: a numeral with its multiplier and unit, or a range of two. */
#include "cut.h"
#include "utf8.h"

bs_span bs_cut_multiplier(const bs_cutter *c, uint32_t at, const bs_numeral *numeral) {
  bs_span span = {at + numeral->multiplier, at + numeral->multiplier};
  while (span.end < at + numeral->size && bs_han_power(bs_utf8_at(c->text + span.end)) > 0)
    span.end += 3;
  return span;
}

static uint8_t class_of(const bs_amount *amount) {
  if (amount->known)
    return amount->known->class;
  if (amount->flags & (BS_NUMERAL_PERCENT | BS_NUMERAL_PERMILLE | BS_NUMERAL_FRACTION))
    return BS_CLASS_PERCENT;
  return amount->unit.data ? BS_CLASS_MEASURE : BS_CLASS_BARE;
}

void bs_cut_amount(bs_cutter *c, bs_numeral *numeral) {
  uint32_t behind = c->at + numeral->size;
  bs_amount *amount = bs_cut_add_amount(c);
  if (!amount)
    return;
  amount->numeral = (bs_span){c->at, behind};
  amount->span = amount->numeral;
  amount->value[0] = amount->value[1] = numeral->value;
  amount->high = numeral->high;
  amount->place = numeral->place;
  amount->scale = numeral->scale;
  amount->multiplier = bs_cut_multiplier(c, c->at, numeral);
  amount->flags = numeral->flags;
  uint32_t start = c->at;
  if (numeral->flags & (BS_NUMERAL_PERCENT | BS_NUMERAL_PERMILLE))
    amount->unit = numeral->flags & BS_NUMERAL_PERCENT ? (bs_slice){"%", 1} : (bs_slice){"‰", 3};
  else
    start = bs_cut_measure(c, amount);
  if (numeral->flags & BS_NUMERAL_OVER || (amount->known && amount->known->over))
    amount->bound = BS_OVER;
  bs_cut_range(c, amount);
  amount->number = bs_cut_number(c, amount->numeral, amount->value[0], BS_NUMBER_FACT, NULL);
  amount->span.start = c->at = start;
  bs_cut_take(c, class_of(amount), amount->span.end - c->at, (uint32_t)(c->out->amount_count - 1));
}
