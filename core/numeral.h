/** Reads one numeral: Arabic, Chinese or mixed, exactly. */
#ifndef BS_NUMERAL_H
#define BS_NUMERAL_H

#include "base.h"

/** What a numeral says beside its value. */
enum {
  BS_NUMERAL_HAN = 1, /**< holds Chinese digits (三亿, 十二, 万 alone), not only Arabic */
  BS_NUMERAL_OVER =
      2, /**< holds 多, 余 or 几 (1800多万, 三十余, 1亿3千多万): more than its value */
  BS_NUMERAL_PERCENT = 4, /**< 百分之七点八, 八成, 八折, 一半: value 7.8, 80, 80, 50, the unit % */
  BS_NUMERAL_PERMILLE = 8,  /**< 千分之十三: value 13, unit ‰ */
  BS_NUMERAL_FRACTION = 16, /**< 三分之一, 1/3: divided out to 12 digits, no unit */
  BS_NUMERAL_YEAR = 32, /**< four Chinese digits in a row (一九八〇), as years are written */
  BS_NUMERAL_VAGUE = 64 /**< 几十, 数千, 十几万: no plain value; `value` is a lower bound */
};

enum { BS_NUMERAL_PLACES = 12 }; /**< of a fraction that does not end */

/** A numeral as read. Offsets count from where reading began. */
typedef struct bs_numeral {
  uint32_t size;    /**< bytes, sign, multiplier and 多/余 included */
  uint32_t digits;  /**< bytes of sign and digits alone: 3.15 of 3.15亿, 1800 of 1800多万 */
  bs_decimal value; /**< multiplier worked in */
  bs_decimal high;  /**< the most that a vague one may be (100 of 几十), else the value */
  int32_t place;    /**< power of ten of the last written digit, multiplier worked in; of the second
                         digit of a fraction */
  int32_t scale;    /**< power of ten of the closing multiplier: 8 for 亿, 0 for none */
  uint32_t multiplier; /**< where the closing multiplier stands, == size where there is none */
  unsigned flags;
} bs_numeral;

/** Reads the longest numeral at `text` (mended: half-width digits); 负, 零下 or a minus makes it
 *  negative. False where none begins, or
 *  where it is none: more digits than a decimal holds exactly, `1,23,4`, `0.0.1`, 十万万亿亿. */
bool bs_numeral_read(const char *text, size_t size, bs_numeral *out);

/** Bytes of the longest run of numeral characters at `text`, read or not: what a reader that gets
 *  false skips. At least one character when a numeral character stands there, else 0. */
uint32_t bs_numeral_skip(const char *text, size_t size);

#endif
