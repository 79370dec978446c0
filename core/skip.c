/* What a cut passes over: names in letters, codes, the mark of a list. */
#include <string.h>

#include "cut.h"
#include "heading.h"
#include "utf8.h"

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

void bs_skip_letters(bs_cutter *c) {
  uint32_t start = c->at;
  while (c->at < c->end &&
         (is_letter(c->text[c->at]) || is_digit(c->text[c->at]) ||
          (c->at + 1 < c->end && is_digit(c->text[c->at + 1]) &&
           (c->text[c->at] == '.' || c->text[c->at] == '_' || c->text[c->at] == '-' ||
            (c->text[c->at] == '+' && is_digit(c->text[c->at - 1])))))) /* K1+200 */
    c->at++;
  if (c->end - c->at > 3 && memcmp(c->text + c->at, "://", 3) == 0)
    while (c->at < c->end && c->text[c->at] != ' ' && !((unsigned char)c->text[c->at] & 0x80))
      c->at++; /* an address */
  bs_cut_note(c, (bs_span){start, c->at}, BS_NUMBER_NAME, "part of a name in letters");
}

/* Bytes of a code of digits and letters that begins here, 11330400MB0123456X, or 0: letters stand
   between its digits that are no unit (500m3). */
static uint32_t size_of_code(const bs_cutter *c) {
  uint32_t end = c->at, letter = 0;
  bool mixed = false;
  for (; end < c->end && (is_letter(c->text[end]) || is_digit(c->text[end])); end++) {
    if (letter == 0 && is_letter(c->text[end]))
      letter = end;
    mixed = mixed || (letter > 0 && is_digit(c->text[end]));
  }
  if (!mixed)
    return 0;
  bs_hit unit = bs_lexicon_longest(&c->pack->unit_lexicon, c->text + letter, c->end - letter);
  return letter + unit.size < end ? end - c->at : 0;
}

bool bs_skip_code(bs_cutter *c) {
  uint32_t size = size_of_code(c);
  bs_cut_note(c, (bs_span){c->at, c->at + size}, BS_NUMBER_NAME, "part of a code");
  c->at += size;
  return size > 0;
}

void bs_skip_mark(bs_cutter *c) {
  bs_slice text = bs_slice_of(c->text, (bs_span){c->at, c->end});
  bs_heading mark;
  if (text.size == 0 ||
      !(is_digit(*text.data) || *text.data == '(' || bs_utf8_at(text.data) == 0xFF08) ||
      !bs_heading_read(c->pack, text, &mark) || mark.value < 0 || mark.size == text.size ||
      is_digit(text.data[mark.size]))
    return;
  bs_cut_note(c, (bs_span){c->at, c->at + mark.size}, BS_NUMBER_HEADING, "the mark of a list");
  c->at = c->open = c->at + mark.size;
}
