#include "sign.h"

#include <string.h>

#include "han.h"

/* clang-format off */
const int64_t bs_power_of_ten[19] = {
    INT64_C(1), INT64_C(10), INT64_C(100), INT64_C(1000), INT64_C(10000),
    INT64_C(100000), INT64_C(1000000), INT64_C(10000000), INT64_C(100000000),
    INT64_C(1000000000), INT64_C(10000000000), INT64_C(100000000000),
    INT64_C(1000000000000), INT64_C(10000000000000), INT64_C(100000000000000),
    INT64_C(1000000000000000), INT64_C(10000000000000000),
    INT64_C(100000000000000000), INT64_C(1000000000000000000)};
/* clang-format on */

/* What makes a unit of the 千 before it: 千瓦, 千克. */
static const char behind_kilo[] = "瓦克米伏卡焦帕赫升牛安乏";

static uint32_t code_at(const bs_digits *r, uint32_t at) {
  if (at >= r->size || bs_utf8_size((unsigned char)r->text[at]) > r->size - at)
    return 0;
  return bs_utf8_at(r->text + at);
}

bool bs_sign_among(const bs_digits *r, uint32_t at, const char *characters) {
  uint32_t code = code_at(r, at);
  for (const char *c = characters; *c; c += bs_utf8_size((unsigned char)*c))
    if (bs_utf8_at(c) == code)
      return true;
  return false;
}

bool bs_digits_say(const bs_digits *r, uint32_t at, const char *words) {
  if (at >= r->size || r->text[at] != words[0])
    return false;
  size_t size = strlen(words);
  return size <= r->size - at && memcmp(r->text + at, words, size) == 0;
}

bs_sign bs_sign_at(const bs_digits *r, uint32_t at) {
  if (at < r->size && r->text[at] >= '0' && r->text[at] <= '9')
    return (bs_sign){BS_SIGN_ARABIC, r->text[at] - '0', (unsigned char)r->text[at], 1};
  uint32_t code = code_at(r, at);
  bs_sign s = {BS_SIGN_OTHER, 0, code, 3};
  if (code < 0x25CB) /* ○, the least of them */
    return s;
  if ((s.value = bs_han_digit(code)) >= 0)
    s.kind = s.value > 0 ? BS_SIGN_HAN : BS_SIGN_ZERO;
  else if ((s.value = bs_han_power(code)) >= 4)
    s.kind = BS_SIGN_BIG;
  else if (s.value > 0)
    s.kind = s.value == 3 && bs_sign_among(r, at + 3, behind_kilo) ? BS_SIGN_OTHER : BS_SIGN_SMALL;
  else if (code == 0x51E0 /* 几 */ || code == 0x6570 /* 数 */)
    s.kind = BS_SIGN_FEW;
  else if (code == 0x591A /* 多 */ || code == 0x4F59 /* 余 */)
    s.kind = BS_SIGN_MORE;
  else if (code == 0x4E0A /* 上 */)
    s.kind = BS_SIGN_UP;
  else if (code == 0x70B9 /* 点 */)
    s.kind = BS_SIGN_POINT;
  else if (code == 0x5EFF /* 廿 */ || code == 0x5345 /* 卅 */) {
    s.kind = BS_SIGN_TENS;
    s.value = code == 0x5EFF ? 2 : 3;
  }
  return s;
}
