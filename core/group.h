/** A group: the digits of a numeral up to its next 万 or 亿. Reading numerals is made of it. */
#ifndef BS_GROUP_H
#define BS_GROUP_H

#include "numeral.h"

/** What a character is to a numeral. */
typedef enum {
  BS_SIGN_OTHER,
  BS_SIGN_ARABIC,
  BS_SIGN_HAN,   /**< 一 to 九, 两 */
  BS_SIGN_ZERO,  /**< 零 〇 ○ */
  BS_SIGN_SMALL, /**< 十 百 千, but not the 千 of 千瓦 */
  BS_SIGN_BIG,   /**< 万 亿 */
  BS_SIGN_TENS,  /**< 廿 卅 */
  BS_SIGN_FEW,   /**< 几, and 数 before a unit */
  BS_SIGN_MORE,  /**< 多 余 */
  BS_SIGN_UP,    /**< 上, as in 上百 */
  BS_SIGN_POINT  /**< 点 */
} bs_sign_kind;

typedef struct bs_sign {
  bs_sign_kind kind;
  int32_t value; /**< of a digit; the power of ten of a unit */
  uint32_t code, size;
} bs_sign;

/** Text being read. */
typedef struct bs_digits {
  const char *text;
  uint32_t size;
  bool ratio; /**< behind 分之, where Chinese digits in a row are a number */
  bool bad;   /**< set where what stands here is no numeral */
} bs_digits;

/** Digits read: value x 10^exponent. All offsets are of the text. */
typedef struct bs_group {
  int64_t value;
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

/** 10^0 to 10^18. */
extern const int64_t bs_power_of_ten[19];

/** The character at `at`; BS_SIGN_OTHER at the end. */
bs_sign bs_sign_at(const bs_digits *r, uint32_t at);

/** Whether the character at `at` is one of the UTF-8 string `characters`. */
bool bs_sign_among(const bs_digits *r, uint32_t at, const char *characters);

/** Whether `words` stand at `at`. */
bool bs_digits_say(const bs_digits *r, uint32_t at, const char *words);

/** Reads the group at `at`. `first` says that it opens its numeral, `gap` that a zero stands before
 *  it. False where none begins, and where `r->bad` is set. */
bool bs_group_read(bs_digits *r, uint32_t at, bool first, bool gap, bs_group *out);

#endif
