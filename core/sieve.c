/* Most numerals in a report that are no facts are small and Chinese: 一般, 三农, 两个维护. Form
   tells most of them apart: what unit, what numeral, what stands beside it. Words and names were
   taken out by the lexer before. */
#include "sieve.h"

#include <string.h>

#include "decimal.h"
#include "han.h"
#include "indicator.h"
#include "numeral.h"
#include "utf8.h"

/* An amount in its surroundings. */
typedef struct place {
  const bs_pack *pack;
  const char *report;
  const bs_lexed *lexed;
  size_t i;
  const bs_amount *amount;
  uint8_t class;
} place;

static const bs_token *neighbour(const place *p, int step) {
  size_t at = p->i + (size_t)step;
  return at < p->lexed->token_count ? &p->lexed->tokens[at] : NULL;
}

static bool is_text(const bs_token *token) {
  return token && token->class == BS_CLASS_TEXT;
}

/* Open text directly behind the amount: what a count or a class is of. */
static const bs_token *noun_behind(const place *p) {
  const bs_token *next = neighbour(p, 1);
  return is_text(next) ? next : NULL;
}

/* Whether a clause, or a member of a list, ends with the amount. */
static bool ends_here(const place *p) {
  const bs_token *next = neighbour(p, 1);
  return !next || bs_class_ends_clause(next->class) || next->class == BS_CLASS_ENUMERATION ||
         next->class == BS_CLASS_AND;
}

/* Whether a word of reaching, comparing or placing leads up to the amount, or a bound does. */
static bool is_led(const place *p) {
  const bs_token *before = p->i > 0 ? neighbour(p, -1) : NULL;
  return p->amount->before.end > p->amount->before.start ||
         (before && (before->class == BS_CLASS_REACH || before->class == BS_CLASS_DONE ||
                     before->class == BS_CLASS_FROM));
}

/* Whether what stands before it ends with a verb that makes or brings things: 新建两座. */
static bool is_made(const place *p) {
  const bs_token *before = p->i > 0 ? neighbour(p, -1) : NULL;
  if (!is_text(before))
    return before && before->class == BS_CLASS_DONE;
  bs_span text = {before->start, before->end};
  bs_phrase phrase = bs_phrase_before(p->pack, p->report, text);
  return phrase.span.start == phrase.span.end && phrase.verb.end > phrase.verb.start;
}

/* 每10万人45台, 花好每一分钱: what something is counted by. */
static bool is_per(const place *p) {
  const bs_token *before = p->i > 0 ? neighbour(p, -1) : NULL;
  return is_text(before) && before->end == p->amount->span.start &&
         bs_span_has(p->report, (bs_span){before->start, before->end}, before->end - 3, "每");
}

static bool is_generic(const place *p, const bs_token *text) {
  return bs_phrase_is_generic(p->pack, p->report, (bs_span){text->start, text->end});
}

/* 超过10万元的村: a bound and 的 make a class, where nothing is said to be so large. */
static bool is_class_of(const place *p) {
  const bs_token *of = neighbour(p, 1), *noun = neighbour(p, 2);
  const bs_token *before = p->i > 0 ? neighbour(p, -1) : NULL;
  bool bounded = p->amount->before.end > p->amount->before.start ||
                 p->amount->behind.end > p->amount->behind.start;
  return bounded && p->amount->bound != BS_ABOUT && p->class == BS_CLASS_MEASURE && of &&
         of->class == BS_CLASS_OF && is_text(noun) && !is_generic(p, noun) &&
         !(is_text(before) && before->end == p->lexed->tokens[p->i].start);
}

static bool ends_with_of(const place *p, const bs_token *text) {
  return text->end >= text->start + 3 && memcmp(p->report + text->end - 3, "的", 3) == 0;
}

static bool is_small_han(const bs_amount *amount) {
  int64_t value;
  bs_decimal half = {5, -1};
  return amount->flags & BS_NUMERAL_HAN && amount->scale == 0 && !amount->range &&
         amount->bound == BS_EXACT &&
         (bs_decimal_compare(amount->value[0], half) == 0 ||
          (bs_decimal_integer(amount->value[0], &value) && value >= 0 && value <= 10));
}

/* 万, 亿, 千 with no digit before (万元, 亿元企业, 万吨级), unless something comes to them:
   突破百亿元, 迈上万亿 元台阶; but not as a class: 超亿元的企业. */
static bool is_bare_power(const place *p) {
  bs_span numeral = p->amount->numeral;
  if (bs_han_power(bs_utf8_at(p->report + numeral.start)) == 1)
    return false; /* 十 is ten */
  for (uint32_t at = numeral.start; at < numeral.end; at += 3)
    if (bs_han_power(bs_utf8_at(p->report + at)) == 0)
      return false;
  const bs_token *before = p->i > 0 ? neighbour(p, -1) : NULL;
  const bs_token *next = neighbour(p, 1);
  bool bounded = p->amount->before.end > p->amount->before.start;
  bool noun = is_text(next) && !is_generic(p, next);
  bool large = p->class == BS_CLASS_BARE && bounded && p->amount->scale >= 8; /* 超百亿县 */
  if (next && (next->class == BS_CLASS_OF || (noun && (p->class == BS_CLASS_MEASURE || large))))
    return true;
  return !bounded && !(before && before->class == BS_CLASS_REACH);
}

/* A class by size (10亿元企业2家, 60岁以上老人): a measure with a noun behind it. */
static bool is_class(const place *p) {
  const bs_token *noun = noun_behind(p);
  if (!noun || noun->start != p->lexed->tokens[p->i].end)
    return false;
  uint32_t length;
  const bs_edge *edge =
      bs_edge_at(p->pack, p->report + noun->start, noun->end - noun->start, &length);
  const bs_amount *amount = p->amount;
  if ((edge && edge->class != BS_CLASS_NOUN) || memcmp(p->report + noun->start, "的", 3) == 0)
    return false;
  if (memcmp(p->report + noun->start, "级", 3) == 0 || (amount->known && amount->known->size))
    return true; /* 30万千瓦级机组, 12英寸晶圆 */
  bool bounded = amount->behind.end > amount->behind.start;
  if (bounded && p->class == BS_CLASS_MEASURE)
    return true;
  if (bounded && amount->known && bs_slice_is(amount->known->dimension, "people") && !is_made(p))
    return true; /* 60岁以上老人, 5000人以上企业; but 选派1200名以上科技特派员 */
  const bs_token *behind = neighbour(p, 2);
  bool time = amount->known && bs_slice_is(amount->known->dimension, "time");
  return p->class == BS_CLASS_MEASURE && !time && noun->end - noun->start <= 24 && behind &&
         behind->class == BS_CLASS_COUNTER;
}

/* Whether open text stands directly before the amount: 新增人口100万. */
static bool is_told(const place *p) {
  const bs_token *before = p->i > 0 ? neighbour(p, -1) : NULL;
  return is_text(before) && before->end == p->lexed->tokens[p->i].start &&
         before->end - before->start > 3 && !ends_with_of(p, before);
}

/* 十倍的疯狂: a multiple of nothing. */
static bool is_likened(const place *p) {
  const bs_token *next = neighbour(p, 1);
  return next && next->start == p->lexed->tokens[p->i].end &&
         (next->class == BS_CLASS_OF ||
          (is_text(next) && memcmp(p->report + next->start, "的", 3) == 0));
}

/* 把农业放在各项工作的首位, 作为第一位的工作任务: how much something is valued. */
static bool is_valued(const place *p) {
  const bs_token *before = p->i > 0 ? neighbour(p, -1) : NULL;
  return is_text(before) && before->end == p->lexed->tokens[p->i].start &&
         bs_pack_holds(p->pack, BS_PHRASE_VALUED,
                       bs_slice_of(p->report, (bs_span){before->start, before->end})) > 0;
}

static const char *bare(const place *p, bs_number_class *class) {
  const bs_amount *amount = p->amount;
  int64_t value;
  bool whole = bs_decimal_integer(amount->value[0], &value);
  if (amount->flags & BS_NUMERAL_YEAR ||
      (whole && amount->scale == 0 && !is_led(p) && value >= 1900 && value <= 2100 &&
       amount->numeral.end - amount->numeral.start == 4)) {
    *class = BS_NUMBER_DATE;
    return "a year";
  }
  if (amount->flags & BS_NUMERAL_FRACTION)
    return NULL;
  if (is_bare_power(p))
    return "a power of ten without a digit";
  if (amount->scale >= 4 && (noun_behind(p) || is_led(p) || (ends_here(p) && is_told(p))))
    return NULL;
  if (!(amount->flags & BS_NUMERAL_HAN) && is_led(p) && ends_here(p))
    return NULL;
  return "no unit";
}

static const char *counted(const place *p) {
  const bs_amount *amount = p->amount;
  if (is_bare_power(p))
    return "a class, not a count";
  if (!is_small_han(amount))
    return NULL;
  if (ends_here(p) && is_told(p))
    return NULL; /* 新建闸站两座 */
  int64_t value = 0;
  bs_decimal_integer(amount->value[0], &value);
  if (value == 1 && amount->known && bs_slice_is(amount->known->dimension, "occasions"))
    return "once, not a count";
  bool concrete = amount->known && amount->known->concrete;
  if (noun_behind(p) && value > 1 && (concrete || is_made(p)) &&
      bs_pack_begins(
          p->pack, BS_PHRASE_ABSTRACT,
          bs_slice_of(p->report, (bs_span){noun_behind(p)->start, noun_behind(p)->end})) == 0)
    return NULL;
  if (noun_behind(p) && concrete && is_made(p))
    return NULL; /* 新建一座桥 */
  return "a small count in words, more likely a name";
}

static const char *measured(const place *p) {
  const bs_amount *amount = p->amount;
  if (is_bare_power(p))
    return "a class, not an amount";
  bool time = amount->known && bs_slice_is(amount->known->dimension, "time");
  if (time && is_small_han(amount) && !(is_led(p) && ends_here(p)))
    return "a span of time";
  if (time && bs_slice_is(amount->unit, "年") && !is_led(p))
    return "a span of time";
  const bs_token *next = neighbour(p, 1), *after = neighbour(p, 2);
  bool named = next && next->class == BS_CLASS_ENUMERATION && is_text(after); /* 三元、麦福劳 */
  bool foreign = amount->known && bs_slice_is(amount->known->dimension, "money") &&
                 amount->unit.size > 3 &&
                 amount->known->part == 0; /* 美元 begins no word, as 元 may */
  if (is_small_han(amount) && !foreign && !is_led(p) && (!ends_here(p) || named))
    return "a small measure in words, more likely a name";
  return NULL;
}

const char *bs_sieve(const bs_pack *pack, const char *report, const bs_lexed *lexed, size_t i,
                     bool ruled, bs_number_class *class) {
  const bs_token *token = &lexed->tokens[i];
  const bs_amount *amount = &lexed->amounts[token->index];
  place p = {pack, report, lexed, i, amount, token->class};
  *class = BS_NUMBER_NAME;
  if (amount->quoted)
    return "inside a quotation that is a title";
  if (amount->flags & BS_NUMERAL_VAGUE)
    return "no plain value";
  if (token->class == BS_CLASS_ORDINAL) {
    *class = BS_NUMBER_ORDINAL;
    if (is_valued(&p))
      return "said to be valued, not placed";
    return ruled || (amount->sure && ends_here(&p)) ? NULL : "an ordinal";
  }
  if (is_per(&p))
    return "each of them, not so many";
  if (ruled && !is_bare_power(&p))
    return NULL;
  if (is_class(&p) || is_class_of(&p))
    return "a class by size, not a count";
  switch (token->class) {
  case BS_CLASS_BARE:
    return bare(&p, class);
  case BS_CLASS_COUNTER:
    return counted(&p);
  case BS_CLASS_MEASURE:
    return measured(&p);
  case BS_CLASS_MULTIPLE:
    return is_bare_power(&p) || is_likened(&p) ? "a figure of speech" : NULL;
  default:
    return NULL;
  }
}
