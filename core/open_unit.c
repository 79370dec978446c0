/* Units in no list, by where they stand: something measured, a number, and then one to three
   characters with nothing more of a phrase behind them: 棉纺能力27万锭, 报纸286亿印张. */
#include "cut.h"
#include "decimal.h"
#include "indicator.h"
#include "utf8.h"

enum { LONGEST = 3, LONGEST_LATIN = 12 };

static bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether a word may say at this place how far a number reaches, or that it moves: 以上, 左右, 的.
 */
static bool may_follow(const bs_word *word) {
  for (uint32_t r = 0; r < word->reading_count; r++)
    switch (word->readings[r].class) {
    case BS_CLASS_OVER_BEHIND:
    case BS_CLASS_UNDER_BEHIND:
    case BS_CLASS_ABOUT_BEHIND:
    case BS_CLASS_UP:
    case BS_CLASS_DOWN:
    case BS_CLASS_OF:
      return true;
    default:
      break;
    }
  return false;
}

/* Whether a phrase ends at `at`: with the sentence, a mark or a word of bounds. */
static bool ends(const bs_cutter *c, uint32_t at) {
  if (at >= c->end || bs_mark_class(bs_utf8_at(c->text + at)) != 0)
    return true;
  bs_hit word = bs_lexicon_longest(&c->pack->word_lexicon, c->text + at, c->end - at);
  return word.size > 0 && may_follow(&c->pack->words[word.item]);
}

/* Whether a noun phrase stands directly before the number: what is measured. */
static bool is_told(const bs_cutter *c, uint32_t start) {
  if (c->open == start || c->text[start - 1] == ' ')
    return false;
  bs_phrase phrase = bs_phrase_before(c->pack, c->text, (bs_span){c->open, start});
  return phrase.name.size > 0 && !phrase.verbal;
}

/* Whether a word such as 达到 or 超过 stands directly before it. */
static bool is_led(const bs_cutter *c, uint32_t start) {
  if (c->open < start)
    return false;
  const bs_token *last = c->out->token_count > 0 ? &c->out->tokens[c->out->token_count - 1] : NULL;
  if (!last || last->class != 0)
    return false;
  const bs_word *word = &c->pack->words[last->index];
  for (uint32_t r = 0; r < word->reading_count; r++) {
    uint8_t class = word->readings[r].class;
    if (class == BS_CLASS_REACH || class == BS_CLASS_OVER_BEFORE ||
        class == BS_CLASS_UNDER_BEFORE || class == BS_CLASS_ABOUT_BEFORE)
      return true;
  }
  return false;
}

/* Bytes of a unit in letters, or 0: two or more, one behind 万 or 亿. */
static uint32_t latin(const bs_cutter *c, const bs_amount *amount, uint32_t at) {
  uint32_t end = at;
  while (end < c->end && is_letter(c->text[end]))
    end++;
  bool digit = end < c->end && c->text[end] >= '0' && c->text[end] <= '9';
  uint32_t size = end - at;
  return !digit && size <= LONGEST_LATIN && size >= (amount->scale >= 4 ? 1u : 2u) ? size : 0;
}

/* Bytes of a unit in Chinese characters, or 0: up to `longest` of them. */
static uint32_t chinese(const bs_cutter *c, uint32_t at, int longest, bool plain) {
  uint32_t length, size = 0;
  bs_slice text = {c->text + at, c->end - at};
  if (bs_edge_at(c->pack, text.data, text.size, &length) ||
      bs_lexicon_longest(&c->pack->word_lexicon, text.data, text.size).size > 0 ||
      bs_lexicon_longest(&c->pack->unit_lexicon, text.data, text.size).size >
          0 /* as 人口 is none */
      || bs_pack_begins(c->pack, BS_PHRASE_GENERIC, text) > 0 ||
      bs_pack_begins(c->pack, BS_PHRASE_NUMBERED, text) > 0)
    return 0;
  for (int n = 0; n < longest; n++) {
    uint32_t code = bs_utf8_at(c->text + at + size);
    if (!bs_is_han(code) || bs_may_begin(c->pack, code, BS_START_READ))
      return 0;
    size += bs_utf8_size((unsigned char)c->text[at + size]);
    if (ends(c, at + size))
      return plain && n > 0 ? 0 : size;
  }
  return 0;
}

uint32_t bs_cut_open_unit(const bs_cutter *c, const bs_amount *amount) {
  uint32_t at = amount->numeral.end, start = amount->numeral.start;
  int64_t value = 0;
  bool plain = amount->scale == 0 && amount->place >= 0;
  bool whole = plain && bs_decimal_integer(amount->value[0], &value);
  bool year = whole && value >= 1900 && value <= 2100;
  bool small = whole && value < 100 && !is_letter(c->text[at]); /* 31帥 */
  if (at >= c->end || (year && !is_led(c, start)) || small ||
      amount->flags & ~(unsigned)(BS_NUMERAL_HAN | BS_NUMERAL_OVER) ||
      (amount->flags & BS_NUMERAL_HAN && amount->scale < 4))
    return 0;
  if (is_letter(c->text[at])) {
    uint32_t size = latin(c, amount, at);
    return size > 0 && (is_told(c, start) || is_led(c, start)) ? size : 0;
  }
  /* behind 覆盖近 rather a noun than a unit of two characters: 30万儿童 */
  uint32_t size = chinese(c, at, LONGEST, plain);
  if (size == 3)
    return is_told(c, start) || is_led(c, start) ? size : 0;
  return size > 0 && is_told(c, start) ? size : 0;
}
