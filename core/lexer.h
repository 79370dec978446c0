/** The lexer: cuts a sentence into tokens, reading numerals, units, bounds and times on the way. */
#ifndef BS_LEXER_H
#define BS_LEXER_H

#include "fact.h"
#include "pack.h"

typedef struct bs_token {
  uint32_t start, end; /**< of the report's text */
  uint32_t index;      /**< of the amount, time or word; BS_NONE for text and marks */
  uint8_t class;
} bs_token;

/** An amount: number, multiplier, unit and the bounds at both sides. Also an ordinal that may be a
 *  rank: then it has no unit. */
typedef struct bs_amount {
  bs_span numeral;     /**< with multiplier; the first of a range */
  bs_span span;        /**< what a fact of it spans: to the unit's end */
  bs_decimal value[2]; /**< equal but for a range */
  bs_decimal high;     /**< the most that a vague numeral may be, else value[1] */
  int32_t place;       /**< power of ten of the last written digit, the finer one of a range */
  int32_t scale;
  bs_span multiplier;   /**< as written, empty for none */
  bs_slice unit;        /**< as facts give it; NULL for none */
  const bs_unit *known; /**< the pack's unit, or NULL */
  bs_bound bound;
  bs_span before, behind; /**< the bound words as they stand, empty for none */
  uint32_t number;        /**< of the report's numbers */
  unsigned flags;         /**< of its (first) numeral: BS_NUMERAL_HAN … */
  bool range, quoted;
  bool sure; /**< an ordinal that is a rank by its form */
} bs_amount;

/** A time as written; its period follows from the report's year and the context. */
typedef struct bs_time {
  bs_span span;
  const bs_time_form *form;
  int32_t field[BS_FIELD_COUNT];
} bs_time;

/** One sentence in tokens. Reused from sentence to sentence; zero-initialise, bs_lexed_free(). */
typedef struct bs_lexed {
  bs_token *tokens;
  size_t token_count, token_capacity;
  bs_amount *amounts;
  size_t amount_count, amount_capacity;
  bs_time *times;
  size_t time_count, time_capacity;
  bs_span *bases; /**< price bases and coverages, in order */
  size_t basis_count, basis_capacity;
  char *shape; /**< the tokens' classes, token_count of them */
  size_t shape_capacity;
} bs_lexed;

/** Cuts `span` of `text`, one sentence of number `sentence`, and adds every numeral to `facts`'
 *  numbers: those in times and names with their class, the others as facts for the time being.
 *  BS_NOMEM only. */
bs_status bs_lex(bs_lexed *out, const bs_pack *pack, const char *text, bs_span span,
                 uint32_t sentence, bs_facts *facts, bs_error *err);

void bs_lexed_free(bs_lexed *lexed);

#endif
