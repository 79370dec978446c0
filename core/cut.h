/** Cutting: what the lexer and its parts share while they cut one sentence. Nobody else needs it.
 */
#ifndef BS_CUT_H
#define BS_CUT_H

#include "han.h"
#include "lexer.h"
#include "starts.h"

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

/** Marks in a pack's table of starts the characters that a numeral may begin with: digits, formal
 * ones (壹), 半 几 数 上 and signs. */
void bs_mark_numerals(uint8_t *starts);

/** Adds a number to the report's; its index, or BS_NONE with `failed` set. */
uint32_t bs_cut_number(bs_cutter *c, bs_span span, bs_decimal value, bs_number_class class,
                       const char *reason);

/** Lists the numerals in `span`, which is no fact, under one class and reason. */
void bs_cut_note(bs_cutter *c, bs_span span, bs_number_class class, const char *reason);

/** The class of a mark that parts clauses or amounts, or 0. */
uint8_t bs_mark_class(uint32_t code);

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

/** Whether a character in doubt (BS_START_DOUBT) opens a numeral here: -3.4%, 负5度, .5, 伍佰. */
bool bs_cut_opens(const bs_cutter *c, uint32_t code);

/** The unit at `at`, compound ones (元/平方米) included; NULL for none. */
const bs_unit *bs_cut_unit(const bs_cutter *c, uint32_t at, uint32_t *size);

/** A unit of `size` bytes at `at` as facts give it: compound ones as they stand. */
bs_slice bs_cut_unit_name(const bs_cutter *c, uint32_t at, uint32_t size, const bs_unit *unit);

/** Gives an amount the unit behind its numeral, or before it ($20), and what is written behind the
 *  unit (两米半, 3元5角). Returns where the amount begins: before its numeral where its unit does.
 */
uint32_t bs_cut_measure(const bs_cutter *c, bs_amount *amount);

/** Bytes of a unit that no pack lists behind the amount's numeral, told by where it stands, or 0.
 */
uint32_t bs_cut_open_unit(const bs_cutter *c, const bs_amount *amount);

/** Takes 半 and the unit behind it, half a unit (半个百分点). False where none stands here. */
bool bs_cut_half(bs_cutter *c);

/** Joins an amount with a second numeral behind a range sign: 3至5家, 5.0%—5.5%, 6%左右到7%. */
void bs_cut_range(const bs_cutter *c, bs_amount *amount);

/** The closing multiplier of the numeral at `at`, without a 多 or 余 behind it. */
bs_span bs_cut_multiplier(const bs_cutter *c, uint32_t at, const bs_numeral *numeral);

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
