/* What an amount is measured in: the unit behind its numeral, or a sign of one before it, and what
   stands behind the unit. */
#include <string.h>

#include "cut.h"
#include "decimal.h"
#include "utf8.h"

static bool is_letter_or_digit(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

static bool is_letter(char byte) {
  return is_letter_or_digit(byte) && byte > '9';
}

static bool say(const bs_cutter *c, uint32_t at, const char *words) {
  size_t size = strlen(words);
  return at < c->end && c->end - at >= size && memcmp(c->text + at, words, size) == 0;
}

/* NOLINTBEGIN(clang-analyzer-core.NullDereference): a report's text is never NULL */
/* Bytes of a stroke's right side at `at` (公里, 万人, 月), the stroke included; 0 for none. */
static uint32_t per_what(const bs_cutter *c, uint32_t at) {
  uint32_t power = at;
  while (power < c->end && bs_han_power(bs_utf8_at(c->text + power)) > 0)
    power += 3;
  uint32_t size = bs_lexicon_longest(&c->pack->unit_lexicon, c->text + power, c->end - power).size;
  if (size == 0 && power < c->end && bs_is_han(bs_utf8_at(c->text + power)))
    size = 3;
  return size > 0 ? power + size - at + 1 : 0;
}

const bs_unit *bs_cut_unit(const bs_cutter *c, uint32_t at, uint32_t *size) {
  const bs_lexicon *units = &c->pack->unit_lexicon;
  uint32_t blank = at + 1 < c->end && c->text[at] == ' ' && is_letter(c->text[at + 1]); /* 5 km */
  bs_hit hit = bs_lexicon_longest(units, c->text + at + blank, c->end - at - blank);
  uint32_t behind = at + blank + hit.size;
  *size = 0;
  if (hit.size == 0 || (behind < c->end && is_letter(c->text[behind - 1]) &&
                        is_letter_or_digit(c->text[behind]))) /* the m of 5min */
    return NULL;
  *size = blank + hit.size;
  const bs_unit *unit = &c->pack->units[hit.item];
  if (unit->class == BS_CLASS_BARE) { /* 人民 is none, though it begins as one */
    *size = 0;
    return NULL;
  }
  if (behind < c->end && c->text[behind] == '/')
    *size += per_what(c, behind + 1);
  return unit;
}
/* NOLINTEND(clang-analyzer-core.NullDereference) */

bs_slice bs_cut_unit_name(const bs_cutter *c, uint32_t at, uint32_t size, const bs_unit *unit) {
  uint32_t blank = c->text[at] == ' ';
  return size - blank > unit->text.size ? (bs_slice){c->text + at + blank, size - blank}
                                        : unit->name;
}

/* The unit behind 个半 at `at` (3个半小时), and its size with both. */
static const bs_unit *half_more(const bs_cutter *c, uint32_t at, uint32_t *size) {
  char text[24] = "个"; /* 个 and what stands behind 半, as the units know it */
  if (!say(c, at, "个半"))
    return NULL;
  uint32_t room = c->end - at - 6, copied = 3;
  for (uint32_t from = at + 6; copied + 4 < sizeof text && copied - 3 < room;) {
    uint32_t one = bs_utf8_size((unsigned char)c->text[from]);
    memcpy(text + copied, c->text + from, one);
    copied += one;
    from += one;
  }
  bs_hit hit = bs_lexicon_longest(&c->pack->unit_lexicon, text, copied);
  *size = hit.size + 3;
  return hit.size > 3 ? &c->pack->units[hit.item] : NULL;
}

/* Whether the 半 at `at`, behind a unit, is half of it more (两米半), not the beginning of a word.
 */
static bool is_half(const bs_cutter *c, uint32_t at) {
  static const char words[] =
      "径岛导年天月数成小山坡价截封闭自专程夜途生球壁边块辈晌路老场决旦票全干"
      "机挂拉载幅个多野脱";
  if (!say(c, at, "半"))
    return false;
  if (at + 3 >= c->end)
    return true;
  uint32_t next = bs_utf8_at(c->text + at + 3);
  for (const char *word = words; *word; word += 3)
    if (bs_utf8_at(word) == next)
      return false;
  return true;
}

static void add(bs_amount *amount, bs_decimal more, int32_t place) {
  bs_decimal sum;
  if (!bs_decimal_add(amount->value[0], more, &sum))
    return;
  amount->value[0] = amount->value[1] = amount->high = sum;
  amount->place = place;
}

/* The tenths and hundredths of money: 3元5角, 50元6角三分, 两美元又三美分. */
static void add_parts(const bs_cutter *c, bs_amount *amount) {
  uint8_t first = amount->known->part;
  for (uint8_t last = first; last < 2;) {
    uint32_t at = amount->span.end, size;
    at += say(c, at, "又") ? 3 : 0;
    bs_numeral numeral;
    if (at >= c->end || !bs_may_begin(c->pack, bs_utf8_at(c->text + at), BS_START_READ) ||
        !bs_numeral_read(c->text + at, c->end - at, &numeral) || numeral.scale > 0 ||
        numeral.place < 0 || numeral.flags & ~(unsigned)BS_NUMERAL_HAN)
      return;
    const bs_unit *unit = bs_cut_unit(c, at + numeral.size, &size);
    if (!unit || unit->part <= last)
      return;
    last = unit->part;
    numeral.value.exponent -= last - first;
    add(amount, numeral.value, first - last);
    amount->span.end = at + numeral.size + size;
  }
}

/* The sign of a unit that ends at `at`, the longest; NULL for none. It stands in open text. */
static const bs_unit_sign *sign_before(const bs_cutter *c, uint32_t at) {
  const bs_unit_sign *best = NULL;
  uint32_t last = bs_utf8_at(c->text + bs_utf8_before(c->text, at));
  if (!bs_may_begin(c->pack, last, BS_ENDS_SIGN))
    return NULL;
  for (size_t i = 0; i < c->pack->unit_sign_count; i++) {
    const bs_unit_sign *sign = &c->pack->unit_signs[i];
    if (sign->text.size <= at - c->open && (!best || sign->text.size > best->text.size) &&
        memcmp(c->text + at - sign->text.size, sign->text.data, sign->text.size) == 0)
      best = sign;
  }
  return best;
}

/* Whether the unit behind the numeral only ends what stands before it: 摄氏20度, $20美元. */
static bool completes(const bs_unit *behind, const bs_unit *whole) {
  bs_slice end = behind->text, name = whole->text;
  return bs_slice_equal(behind->name, whole->name) ||
         (end.size < name.size &&
          memcmp(name.data + name.size - end.size, end.data, end.size) == 0);
}

/* Whether a Latin word stands at `at`, which may multiply: $20 billion. */
static bool is_latin(const bs_cutter *c, uint32_t at) {
  at += at < c->end && c->text[at] == ' ';
  return at < c->end && is_letter(c->text[at]);
}

uint32_t bs_cut_measure(const bs_cutter *c, bs_amount *amount) {
  uint32_t start = amount->numeral.start, behind = amount->numeral.end, size, half = 0;
  const bs_unit *unit = bs_cut_unit(c, behind, &size), *more = half_more(c, behind, &half);
  bool whole =
      amount->scale == 0 && amount->place >= 0 && !(amount->flags & ~(unsigned)BS_NUMERAL_HAN);
  if (more && whole) {
    unit = more;
    size = half;
    add(amount, (bs_decimal){5, -1}, -1);
  }
  const bs_unit_sign *sign = start > c->open ? sign_before(c, start) : NULL;
  if (sign && (unit ? completes(unit, &c->pack->units[sign->unit]) : !is_latin(c, behind))) {
    start -= sign->text.size;
    unit = &c->pack->units[sign->unit];
    amount->unit = unit->name;
  } else if (unit)
    amount->unit = more ? unit->name : bs_cut_unit_name(c, behind, size, unit);
  else if ((size = bs_cut_open_unit(c, amount)) > 0)
    amount->unit = (bs_slice){c->text + behind, size};
  amount->known = unit;
  amount->span.end += size;
  if (!unit || more || !whole)
    return start;
  if (unit->class != BS_CLASS_PERCENT && unit->class != BS_CLASS_POINTS &&
      is_half(c, amount->span.end)) {
    add(amount, (bs_decimal){5, -1}, -1);
    amount->span.end += 3;
  } else if (bs_slice_is(unit->dimension, "money"))
    add_parts(c, amount);
  return start;
}

bool bs_cut_half(bs_cutter *c) {
  uint32_t size;
  const bs_unit *unit = bs_cut_unit(c, c->at + 3, &size);
  if (!unit ||
      (size == 3 && !bs_slice_is(unit->dimension, "length") &&
       !bs_slice_is(unit->dimension, "area") && !bs_slice_is(unit->dimension, "mass")) ||
      unit->class == BS_CLASS_COUNTER || unit->class == BS_CLASS_MULTIPLE)
    return false;
  bs_amount *amount = bs_cut_add_amount(c);
  if (!amount)
    return false;
  amount->numeral = (bs_span){c->at, c->at + 3};
  amount->span = (bs_span){c->at, c->at + 3 + size};
  amount->value[0] = amount->value[1] = amount->high = (bs_decimal){5, -1};
  amount->place = -1;
  amount->multiplier = (bs_span){c->at + 3, c->at + 3};
  amount->flags = BS_NUMERAL_HAN;
  amount->known = unit;
  amount->unit = unit->name;
  amount->number = bs_cut_number(c, amount->numeral, amount->value[0], BS_NUMBER_FACT, NULL);
  bs_cut_take(c, unit->class, 3 + size, (uint32_t)(c->out->amount_count - 1));
  return true;
}
