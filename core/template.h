/** A template: a phrase with holes for numbers, such as `{year}年{month}月` or `（{han}）`. */
#ifndef BS_TEMPLATE_H
#define BS_TEMPLATE_H

#include <string.h>

#include "base.h"

/** What a hole takes. */
typedef enum {
  BS_FIELD_YEAR,   /**< {year}: four digits, Arabic or Chinese (1985, 一九八五, 一九八○) */
  BS_FIELD_YEAR2,  /**< {year2}: the second year of a span; two digits allowed too (1953—57) */
  BS_FIELD_MONTH,  /**< {month}: 1 to 12 in Arabic or Chinese digits */
  BS_FIELD_MONTH2, /**< {month2} */
  BS_FIELD_DAY,    /**< {day}: 1 to 31 */
  BS_FIELD_N,      /**< {n}: a whole number, Arabic or Chinese, 0 to 9999 */
  BS_FIELD_HAN,    /**< {han}: one in Chinese digits only */
  BS_FIELD_DIGITS, /**< {digits}: one in Arabic digits only */
  BS_FIELD_COUNT
} bs_field;

/** A compiled template; its parts live in the arena it was compiled with. */
typedef struct bs_template {
  struct bs_template_part *parts;
  uint32_t part_count;
  bs_slice prefix; /**< the literal text that every match begins with; empty where a hole does */
  bs_slice follow; /**< the literal behind the first hole, by which a reader sees soon that the form
                      cannot match; empty where there is none, or where the hole may give back its
                      last character to it (“{han}五”) */
} bs_template;

/** A match: how many bytes, and the value of each field or -1. */
typedef struct bs_template_match {
  uint32_t size;
  int32_t field[BS_FIELD_COUNT];
} bs_template_match;

/** Compiles `form`. BS_SYNTAX for an unknown {field}, a lone brace or an empty form. */
bs_status bs_template_compile(bs_template *out, bs_arena *arena, const char *form, size_t size,
                              bs_error *err);

/** Matches at the start of `text`; false where it does not. Fills `*out` only on a match. */
bool bs_template_match_at(const bs_template *form, const char *text, size_t size,
                          bs_template_match *out);

/** Where the characters of numbers end that stand at `at`: a hole takes no others. Of more than a
 *  hole may take, some place among them. */
uint32_t bs_template_behind(const char *text, size_t size, uint32_t at);

/** Whether a form that begins with a hole may match at `text`, where the characters of numbers end
 *  at `behind`. */
static inline bool bs_template_may_match(const bs_template *form, const char *text, size_t size,
                                         uint32_t behind) {
  bs_slice follow = form->follow;
  return follow.size == 0 || (follow.size <= size - behind && follow.data[0] == text[behind] &&
                              memcmp(text + behind, follow.data, follow.size) == 0);
}

/** Whether the form is literal text, without a hole. */
bool bs_template_is_literal(const bs_template *form);

#endif
