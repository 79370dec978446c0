/* What a fact's digits leave open: half a unit of the last written digit on
   each side; a whole count without multiplier is exact, so is a target; `over` opens upward,
   `under` downward (an amount down to 0), `about` is one unit of the last digit on each side. A
   fraction, which has no digits, counts as written with two: 三分之一 is 0.33. */
#include "decimal.h"
#include "link.h"

static bool is_exact(const bs_fact *fact, const bs_amount *amount) {
  if (fact->kind == BS_RANK)
    return true;
  bool counts = amount->known && amount->known->counts;
  return fact->status == BS_TARGET || (counts && amount->place >= 0 && fact->scale == 0);
}

/* `value` moved by `steps` x 10^place; the value itself where that does not fit. */
static bs_decimal moved(bs_decimal value, int64_t steps, int32_t place) {
  bs_decimal sum;
  return bs_decimal_add(value, (bs_decimal){steps, place}, &sum) ? sum : value;
}

/* An end that is kept as it is; of a fraction that was divided out, a unit of its last place to a
   side. */
static bs_decimal beyond(bs_decimal end, const bs_amount *amount, int side) {
  bool rounded = amount->flags & BS_NUMERAL_FRACTION && end.exponent == -BS_NUMERAL_PLACES;
  return rounded ? moved(end, side, end.exponent) : end;
}

void bs_fact_interval(bs_fact *fact, const bs_amount *amount) {
  bs_decimal low = bs_decimal_normal(fact->value[0]), high = bs_decimal_normal(fact->value[1]);
  if (bs_decimal_compare(low, high) > 0) { /* 从8%到5% as a range */
    bs_decimal swap = low;
    low = high;
    high = swap;
  }
  bool falls = high.coefficient < 0 || (high.coefficient == 0 && low.coefficient < 0);
  bs_bound bound = fact->bound;
  fact->parts = amount->flags & BS_NUMERAL_FRACTION && amount->unit.size == 0;
  fact->low = beyond(low, amount, -1);
  fact->high = beyond(high, amount, 1);
  fact->low_open = fact->high_open = false;
  if (bound == BS_OVER || bound == BS_UNDER) {
    /* a fall of more than 3 % is a growth below −3 % */
    bool upward = (bound == BS_OVER) != falls;
    if (bound == BS_OVER) {
      fact->high_open = upward;
      fact->low_open = !upward;
    } else if (upward)
      fact->high = (bs_decimal){0, 0};
    else if (fact->kind == BS_LEVEL || fact->kind == BS_SHARE || fact->kind == BS_MULTIPLE)
      fact->low = (bs_decimal){0, 0};
    else
      fact->low_open = true;
    return;
  }
  if (bound == BS_ABOUT) {
    fact->low = moved(low, -1, amount->place);
    fact->high = moved(high, 1, amount->place);
  } else if (!is_exact(fact, amount)) {
    fact->low = moved(low, -5, amount->place - 1);
    fact->high = moved(high, 5, amount->place - 1);
  }
}
