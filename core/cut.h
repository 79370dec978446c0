/** Cutting: what the lexer and its parts share while they cut one sentence. Nobody else needs it.
 */
#ifndef BS_CUT_H
#define BS_CUT_H

#include "han.h"
#include "lexer.h"

/** The sentence being cut. */
typedef struct bs_cutter {
  bs_lexed *out;
  const bs_pack *pack;
  const char *text;
  uint32_t at, end;
  uint32_t open;      /**< where the open text before `at` begins */
  uint32_t quote_end; /**< behind the quotation that `at` stands in, or 0 */
  bool straight;      /**< a " that was passed is still open */
  uint32_t sentence;
  bs_facts *facts;
  bool failed; /**< out of memory */
} bs_cutter;

/** Whether it is a digit or a power of ten, as years and small numbers are written with. */
static inline bool bs_is_numeral_digit(uint32_t code) {
  return code < 0x80 ? code >= '0' && code <= '9'
                     : bs_han_digit(code) >= 0 || bs_han_power(code) > 0;
}

/** Whether a numeral may begin with this character. */
static inline bool bs_begins_numeral(uint32_t code) {
  return bs_is_numeral_digit(code) || code == 0x534A /* 半 */ || code == 0x51E0 /* 几 */ ||
         code == 0x6570 /* 数 */ || code == 0x4E0A /* 上 */ || code == 0x5EFF /* 廿 */ ||
         code == 0x5345 /* 卅 */;
}

/** Adds a number to the report's; its index, or BS_NONE with `failed` set. */
uint32_t bs_cut_number(bs_cutter *c, bs_span span, bs_decimal value, bs_number_class class,
                       const char *reason);

/** Lists the numerals in `span`, which is no fact, under one class and reason. */
void bs_cut_note(bs_cutter *c, bs_span span, bs_number_class class, const char *reason);

/** Adds a token. */
void bs_cut_push(bs_cutter *c, uint8_t class, uint32_t start, uint32_t end, uint32_t index);

/** Adds a token of `size` bytes here, the open text before it first, and goes on behind it. */
void bs_cut_take(bs_cutter *c, uint8_t class, uint32_t size, uint32_t index);

/** A new amount, the sentence's last; NULL with `failed` set. Its token's index is amount_count
 * - 1. */
bs_amount *bs_cut_add_amount(bs_cutter *c);

/** Passes over letters and digits that begin with a letter (PM2.5, A4, K1+200): open text, its
 * numerals names. */
void bs_skip_letters(bs_cutter *c);

/** Passes over a code of digits and letters (11330400MB0123456X) where one begins here. */
bool bs_skip_code(bs_cutter *c);

/** Passes over the mark of a list that opens the sentence: 46. (3) 2、 */
void bs_skip_mark(bs_cutter *c);

/** Takes the numeral that stands here with its unit and, in a range, the numeral behind the dash.
 */
void bs_cut_amount(bs_cutter *c, bs_numeral *numeral);

/** Takes the ratio that opens with the numeral here: the parts of a whole as amounts, others as
 * what is no fact. False where there is none. */
bool bs_cut_ratio(bs_cutter *c, const bs_numeral *numeral);

/** Chooses each word's reading by its neighbours. */
void bs_cut_choose(bs_cutter *c);

/** Joins neighbouring texts, folds bound words into their amounts and writes the shape. */
void bs_cut_fold(bs_cutter *c);

#endif
