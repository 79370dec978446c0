/** Facts and numbers: what a report's numerals are and what they state. */
#ifndef BS_FACT_H
#define BS_FACT_H

#include "outline.h"
#include "period.h"

/** Where a field of a fact came from, and the text that said it (empty where none did). */
typedef enum {
  BS_FROM_NOTHING,
  BS_FROM_CLAUSE,
  BS_FROM_EARLIER_CLAUSE,
  BS_FROM_EARLIER_SENTENCE,
  BS_FROM_PARAGRAPH,
  BS_FROM_EARLIER_PARAGRAPH,
  BS_FROM_HEADING,
  BS_FROM_REPORT,
  BS_FROM_RULE,
  BS_FROM_COUNT
} bs_origin_kind;
extern const char *const bs_origin_names[BS_FROM_COUNT];

typedef struct bs_origin {
  bs_origin_kind kind;
  bs_span words; /**< of the report's text */
} bs_origin;

/** Any numeral of the text. */
typedef struct bs_number {
  bs_span span; /**< the numeral with its multiplier; for a range the first numeral */
  bs_decimal value;
  bs_decimal low, high; /**< what the words leave open: the ends of a range, 20 and 100 of 几十 */
  bool low_open, high_open; /**< no end on that side: 上百, 不足5家 */
  bs_number_class class;
  uint32_t fact; /**< the fact that it states, or BS_NONE */
  uint32_t sentence;
  const char *reason; /**< why it is what it is, a phrase for `explain`; static or the pack's */
} bs_number;

/** A number that states something. Slices live as long as the report. */
typedef struct bs_fact {
  bs_span span;    /**< numeral, multiplier and unit; a range from first to last numeral */
  uint32_t number; /**< its (first) numeral */
  uint32_t sentence;
  uint32_t section;
  bs_decimal value[2]; /**< multiplier and sign worked in; [0] == [1] unless a range */
  bool range;
  bool parts;               /**< 三分之一: of a whole, without unit; its quantity is in % */
  bs_decimal low, high;     /**< what the written digits and the bound leave open */
  bool low_open, high_open; /**< no end on that side */
  int32_t scale;            /**< power of ten of the multiplier as written: 8 for 3.15亿元 */
  bs_slice multiplier;      /**< as written: 亿; NULL where there is none */
  bs_slice unit;            /**< as written without multiplier; NULL where there is none */
  bs_bound bound;
  bs_kind kind;
  bs_slice indicator;   /**< NULL where none was found */
  bs_slice *indicators; /**< each of them, where the numeral speaks of several */
  uint32_t indicator_count;
  bs_period period, base;
  int32_t years; /**< whole years from base to period, or -1 */
  bs_fact_status status;
  bs_slice wording, scope, place; /**< NULL where there is none */
  uint32_t level;   /**< the level that a growth, multiple or share is said of, or BS_NONE */
  const char *rule; /**< the rule that gave its kind */
  bs_origin indicator_from, period_from, base_from, status_from;
} bs_fact;

/** All numbers and facts of a report, both in text order. */
typedef struct bs_facts {
  bs_arena arena;
  bs_number *numbers;
  size_t number_count, number_capacity;
  bs_fact *facts;
  size_t fact_count, fact_capacity;
} bs_facts;

void bs_facts_free(bs_facts *facts);

#endif
