/** Signs: characters as numerals see them. */
#ifndef BS_SIGN_H
#define BS_SIGN_H

#include "base.h"

/** What a character is to a numeral. */
typedef enum {
  BS_SIGN_OTHER,
  BS_SIGN_ARABIC,
  BS_SIGN_HAN,   /**< 一 to 九, 两; in formal writing 壹 to 玖 */
  BS_SIGN_ZERO,  /**< 零 〇 ○ */
  BS_SIGN_SMALL, /**< 十 百 千 拾 佰 仟, but not the 千 of 千瓦 */
  BS_SIGN_BIG,   /**< 万 亿 萬 億 */
  BS_SIGN_TENS,  /**< 廿 卅 */
  BS_SIGN_FEW,   /**< 几, and 数 before a unit */
  BS_SIGN_MORE,  /**< 多 余 */
  BS_SIGN_UP,    /**< 上, as in 上百 */
  BS_SIGN_POINT  /**< 点 */
} bs_sign_kind;

typedef struct bs_sign {
  bs_sign_kind kind;
  int32_t value; /**< of a digit; the power of ten of a unit */
  uint32_t code; /**< of 兩 幾 餘 數 that of 两 几 余 数 */
  uint32_t size; /**< bytes; 3 for BS_SIGN_OTHER, whatever it is */
} bs_sign;

/** Text being read. */
typedef struct bs_digits {
  const char *text;
  uint32_t size;
  bool ratio; /**< behind 分之, where Chinese digits in a row are a number */
  bool bad;   /**< set where what stands here is no numeral */
} bs_digits;

/** 10^0 to 10^18. */
extern const int64_t bs_power_of_ten[19];

/** The same for a character that is no Arabic digit. */
bs_sign bs_sign_of(const bs_digits *r, uint32_t at);

/** The character at `at`; BS_SIGN_OTHER at the end. */
static inline bs_sign bs_sign_at(const bs_digits *r, uint32_t at) {
  if (at < r->size && r->text[at] >= '0' && r->text[at] <= '9')
    return (bs_sign){BS_SIGN_ARABIC, r->text[at] - '0', (unsigned char)r->text[at], 1};
  return bs_sign_of(r, at);
}

/** Whether it is one of 伍 拾 肆 陆, which words are made of too: 队伍, 大陆. */
bool bs_sign_is_shared(uint32_t code);

/** Whether one of these at `at` may open a numeral: more of it follows, 元 or 成. */
bool bs_sign_opens_formal(const bs_digits *r, uint32_t at);

/** Whether the character at `at` is one of the UTF-8 string `characters`. */
bool bs_sign_among(const bs_digits *r, uint32_t at, const char *characters);

/** Whether `words` stand at `at`. */
bool bs_digits_say(const bs_digits *r, uint32_t at, const char *words);

#endif
