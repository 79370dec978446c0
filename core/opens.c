/* Where a numeral opens: signs and points stand in many other places, and so do the digits that
   words are made of. */
#include "cut.h"
#include "sign.h"
#include "utf8.h"

static void mark(uint8_t *starts, const char *characters, uint8_t may) {
  for (; *characters; characters += bs_utf8_size((unsigned char)*characters))
    starts[bs_utf8_at(characters)] |= may;
}

void bs_mark_numerals(uint8_t *starts) {
  mark(starts, "0123456789〇○◯零一二两三四五六七八九十百千万亿", BS_START_NUMERAL | BS_START_READ);
  mark(starts, "壹贰貳叁肆伍陆陸柒捌玖兩拾佰仟萬億", BS_START_NUMERAL | BS_START_READ);
  mark(starts, "半几幾数數上廿卅", BS_START_READ);
  mark(starts, ".-−负負", BS_START_READ | BS_START_DOUBT);
  mark(starts, "伍拾肆陆陸", BS_START_DOUBT);
}

/* Whether the character before `c->at` is one of `last`. */
static bool stands_behind(const bs_cutter *c, const char *last) {
  uint32_t code = c->at > 0 ? bs_utf8_at(c->text + bs_utf8_before(c->text, c->at)) : 0;
  for (; *last; last += 3)
    if (bs_utf8_at(last) == code)
      return true;
  return false;
}

/* Whether a sign or point here stands at the beginning, behind a mark or behind a word (增长-3.4%),
 * so that it parts no two things. */
static bool stands_free(const bs_cutter *c) {
  const bs_lexed *out = c->out;
  if (c->open < c->at || out->token_count == 0)
    return c->open == c->at;
  const bs_token *last = &out->tokens[out->token_count - 1];
  return last->class == 0 || bs_class_ends_clause(last->class) || last->class == BS_CLASS_OPEN ||
         last->class == BS_CLASS_ENUMERATION;
}

bool bs_cut_opens(const bs_cutter *c, uint32_t code) {
  switch (code) {
  case '.':
  case '-':
  case 0x2212: /* − */
    return stands_free(c);
  case 0x8D1F: /* 负 */
  case 0x8CA0: /* 負 */
    return !stands_behind(c, "减税辜不担背抱肩欠胜自债");
  case 0x9646: /* 陆 */
  case 0x9678: /* 陸 */
    return !stands_behind(c, "大内登着海水");
  case 0x4F0D: /* 伍 */
    return !stands_behind(c, "队隊退入为行落");
  case 0x62FE: /* 拾 */
    return !stands_behind(c, "收捡");
  default: /* 肆 */
    return !stands_behind(c, "放大酒");
  }
}
