/** A group: the digits of a numeral up to its next 万 or 亿. */
#ifndef BS_GROUP_H
#define BS_GROUP_H

#include "numeral.h"
#include "sign.h"

/** Digits read: value x 10^exponent. All offsets are of the text. */
typedef struct bs_group {
  int64_t value;
  int64_t spread; /**< what a vague one may have above its value: 80 of 几十, 200 of 三五百 */
  int32_t exponent;
  int32_t place;    /**< power of ten of the last digit written */
  int32_t limit;    /**< the power that a further unit must stay below, 4 before the first */
  uint32_t end;     /**< behind the digits, a 几 that adds nothing left out */
  uint32_t size;    /**< where reading goes on */
  uint32_t unit_at; /**< where the 千, 百 or 十 stands that Arabic digits end with */
  int32_t unit;     /**< and its power, else 0 */
  unsigned flags;   /**< BS_NUMERAL_… */
  bool arabic;      /**< opens with Arabic digits */
  bool digit;       /**< ends with a Chinese digit */
  bool lone;        /**< is one Chinese digit */
  bool bare;        /**< is a unit without a digit: 百, 千 */
  bool round;       /**< 多 or 余 may follow */
  bool last;        /**< of all digits: only 万 and 亿 may follow */
} bs_group;

/** Reads the group at `at`. `first` says that it opens its numeral, `gap` that a zero stands before
 *  it. False where none begins, and where `r->bad` is set. */
bool bs_group_read(bs_digits *r, uint32_t at, bool first, bool gap, bs_group *out);

/** Reads the decimals at `at`, behind a 万 or 亿: the .5554 of 两千万点五五四四. False where none
 *  stand there, and where `r->bad` is set. */
bool bs_group_decimals(bs_digits *r, uint32_t at, bs_group *out);

#endif
