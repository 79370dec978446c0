#include "sign.h"

#include <string.h>

#include "han.h"
#include "utf8.h"

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

/* What may follow a formal digit that is also the end of a word, as in 大陆 and 队伍. */
static const char behind_formal[] = "拾佰仟萬億万亿零〇点點元圆圓角分成折整又个個几幾余餘多"
                                    "壹贰貳叁肆伍陆陸柒捌玖";

static inline uint32_t code_at(const bs_digits *r, uint32_t at) {
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

static bool is_kilo(const bs_digits *r, uint32_t at) {
  return bs_sign_among(r, at, behind_kilo) || bs_digits_say(r, at, "比特") ||
         bs_digits_say(r, at, "字节");
}

/* 壹 to 玖, 拾 佰 仟 and the traditional forms, by code. */
typedef struct form {
  uint16_t code;
  uint8_t kind, value;
  uint16_t plain; /* the form that others know it by */
} form;
static const form forms[] = {
    {0x4EDF, BS_SIGN_SMALL, 3, 0}, /* 仟 */
    {0x4F0D, BS_SIGN_HAN, 5, 0},   /* 伍 */
    {0x4F70, BS_SIGN_SMALL, 2, 0}, /* 佰 */
    {0x5104, BS_SIGN_BIG, 8, 0},   /* 億 */
    {0x5169, BS_SIGN_HAN, 2, 0x4E24 /* 两 */},
    {0x53C1, BS_SIGN_HAN, 3, 0}, /* 叁 */
    {0x58F9, BS_SIGN_HAN, 1, 0}, /* 壹 */
    {0x5E7E, BS_SIGN_FEW, 0, 0x51E0 /* 几 */},
    {0x62FE, BS_SIGN_SMALL, 1, 0}, /* 拾 */
    {0x634C, BS_SIGN_HAN, 8, 0},   /* 捌 */
    {0x6578, BS_SIGN_FEW, 0, 0x6570 /* 数 */},
    {0x67D2, BS_SIGN_HAN, 7, 0}, /* 柒 */
    {0x7396, BS_SIGN_HAN, 9, 0}, /* 玖 */
    {0x8086, BS_SIGN_HAN, 4, 0}, /* 肆 */
    {0x842C, BS_SIGN_BIG, 4, 0}, /* 萬 */
    {0x8CB3, BS_SIGN_HAN, 2, 0}, /* 貳 */
    {0x8D30, BS_SIGN_HAN, 2, 0}, /* 贰 */
    {0x9646, BS_SIGN_HAN, 6, 0}, /* 陆 */
    {0x9678, BS_SIGN_HAN, 6, 0}, /* 陸 */
    {0x9918, BS_SIGN_MORE, 0, 0x4F59 /* 余 */},
    {0x9EDE, BS_SIGN_POINT, 0, 0}, /* 點 */
};

static const form *find_form(uint32_t code) {
  size_t low = 0, high = sizeof forms / sizeof *forms;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (forms[middle].code < code)
      low = middle + 1;
    else
      high = middle;
  }
  return low < sizeof forms / sizeof *forms && forms[low].code == code ? &forms[low] : NULL;
}

static void read_formal(const bs_digits *r, uint32_t at, bs_sign *s) {
  const form *found = find_form(s->code);
  uint32_t next = found && bs_sign_is_shared(s->code) ? code_at(r, at + 3) : 0;
  bool plain = s->code == 0x62FE /* 拾 */ && bs_han_digit(next) >= 0; /* 拾六 */
  if (!found || (bs_is_han(next) && !plain && !bs_sign_among(r, at + 3, behind_formal)))
    return;
  s->kind = (bs_sign_kind)found->kind;
  s->value = found->value;
  if (found->plain != 0)
    s->code = found->plain;
}

bool bs_sign_is_shared(uint32_t code) {
  return code == 0x4F0D /* 伍 */ || code == 0x62FE /* 拾 */ || code == 0x8086 /* 肆 */ ||
         code == 0x9646 /* 陆 */ || code == 0x9678 /* 陸 */;
}

bool bs_sign_opens_formal(const bs_digits *r, uint32_t at) {
  bs_sign next = bs_sign_at(r, at + 3);
  return next.kind == BS_SIGN_ZERO || next.kind == BS_SIGN_POINT || next.kind == BS_SIGN_BIG ||
         next.kind == BS_SIGN_SMALL || next.kind == BS_SIGN_HAN ||
         bs_sign_among(r, at + 3, "元圆圓角成折");
}

/* Whether a character may be a sign: most are none, and their last eight bits tell it of most. */
static bool may_be_sign(uint32_t code) {
  static const uint64_t endings[4] = {UINT64_C(0x0001101005002699), UINT64_C(0x41012A002200106A),
                                      UINT64_C(0x8208000000501040), UINT64_C(0xC2408001C8040802)};
  return endings[code >> 6 & 3] >> (code & 63) & 1;
}

bs_sign bs_sign_of(const bs_digits *r, uint32_t at) {
  uint32_t code = code_at(r, at);
  bs_sign s = {BS_SIGN_OTHER, 0, code, 3};
  if (code < 0x25CB /* ○, the least of them */ || !may_be_sign(code))
    return s;
  if ((s.value = bs_han_digit(code)) >= 0)
    s.kind = s.value > 0 ? BS_SIGN_HAN : BS_SIGN_ZERO;
  else if ((s.value = bs_han_power(code)) >= 4)
    s.kind = BS_SIGN_BIG;
  else if (s.value > 0)
    s.kind = s.value == 3 && is_kilo(r, at + 3) ? BS_SIGN_OTHER : BS_SIGN_SMALL;
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
  } else
    read_formal(r, at, &s);
  return s;
}
