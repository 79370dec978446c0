/** The characters of Chinese numerals. */
#ifndef BS_HAN_H
#define BS_HAN_H

#include "utf8.h"

/** The value of a Chinese digit, or -1: 〇 ○ ◯ 零 are 0, 两 is 2. */
static inline int bs_han_digit(uint32_t c) {
  switch (c) {
  case 0x3007: /* 〇 */
  case 0x25CB: /* ○ */
  case 0x25EF: /* ◯ */
  case 0x96F6: /* 零 */
    return 0;
  case 0x4E00: /* 一 */
    return 1;
  case 0x4E8C: /* 二 */
  case 0x4E24: /* 两 */
    return 2;
  case 0x4E09: /* 三 */
    return 3;
  case 0x56DB: /* 四 */
    return 4;
  case 0x4E94: /* 五 */
    return 5;
  case 0x516D: /* 六 */
    return 6;
  case 0x4E03: /* 七 */
    return 7;
  case 0x516B: /* 八 */
    return 8;
  case 0x4E5D: /* 九 */
    return 9;
  default:
    return -1;
  }
}

/** The power of ten of 十 百 千 (1, 2, 3) or 万 亿 (4, 8), or 0 where `c` is none of them. */
static inline int bs_han_power(uint32_t c) {
  switch (c) {
  case 0x5341: /* 十 */
    return 1;
  case 0x767E: /* 百 */
    return 2;
  case 0x5343: /* 千 */
    return 3;
  case 0x4E07: /* 万 */
    return 4;
  case 0x4EBF: /* 亿 */
    return 8;
  default:
    return 0;
  }
}

/** Whether it is a digit or a power of ten, as years and small numbers are written with. */
static inline bool bs_is_numeral_digit(uint32_t code) {
  return code < 0x80 ? code >= '0' && code <= '9'
                     : bs_han_digit(code) >= 0 || bs_han_power(code) > 0;
}

#endif
