/* Finds the phrases that may name what an amount measures: before it in its clause, behind it, and
   in the sentence's clauses before. */
#include <string.h>

#include "han.h"
#include "link.h"
#include "utf8.h"

static const bs_phrase no_phrase = {.name = {NULL, 0}};

bool bs_nearby_open(const bs_work *work, size_t t) {
  const bs_token *token = &work->lexed.tokens[t];
  if (token->class == BS_CLASS_TEXT || work->claims[t].rejected)
    return bs_duration(work, t) == 0;
  return token->class >= BS_CLASS_FIRST_FREE && t > 0 && t + 1 < work->lexed.token_count &&
         token[-1].class == BS_CLASS_TEXT && token[-1].end == token->start &&
         token[1].class == BS_CLASS_TEXT && token[1].start == token->end;
}

/* The open text that holds token `t`, amounts that are no facts included: 10亿元企业. */
static bs_span open_text(const bs_work *work, size_t t, size_t *first) {
  const bs_token *tokens = work->lexed.tokens;
  bs_span span = {tokens[t].start, tokens[t].end};
  for (size_t i = t + 1;
       i < work->lexed.token_count && bs_nearby_open(work, i) && tokens[i].start == span.end; i++)
    span.end = tokens[i].end;
  for (; t > 0 && bs_nearby_open(work, t - 1) && tokens[t - 1].end == span.start; t--)
    span.start = tokens[t - 1].start;
  *first = t;
  return span;
}

/* Whether the text of token `t` belongs to what something is compared with: 比去年预算,
 * 比上年的实际, 占去年支出. */
static bool is_compared(const bs_work *work, size_t t) {
  const bs_token *tokens = work->lexed.tokens;
  if (t > 0 && tokens[t - 1].class == BS_CLASS_OF)
    t--;
  return t > 1 && tokens[t - 1].class == BS_CLASS_TIME &&
         (tokens[t - 2].class == BS_CLASS_COMPARE || tokens[t - 2].class == BS_CLASS_SHARE);
}

/* Of the text before 占 not what it is a part of: 轻工业在工业总产值中. */
static bs_span without_whole(const bs_work *work, bs_span text) {
  uint32_t end = text.end;
  if (end > text.start + 9 && memcmp(work->text + end - 3, "的", 3) == 0)
    end -= 3;
  if (end < text.start + 9 || memcmp(work->text + end - 3, "中", 3) != 0)
    return text;
  for (uint32_t at = end - 6; at > text.start + 3; at = bs_utf8_before(work->text, at))
    if (memcmp(work->text + at, "在", 3) == 0)
      return (bs_span){text.start, at};
  return text;
}

/* The bracket that opens what closes with token `t`; `t` itself where none does in its clause. */
static size_t before_brackets(const bs_work *work, size_t t) {
  for (size_t open = t; open-- > work->claims[t].clause;)
    if (work->lexed.tokens[open].class == BS_CLASS_OPEN)
      return open;
  return t;
}

/* Of the text before 完成预算数的92%, 相当于预算数的92% not what the figure is held against, but
   where that says itself what is measured: 完成造林任务的92%. */
static bs_span without_norm(const bs_work *work, size_t i, bs_span text) {
  uint8_t class = work->lexed.tokens[i].class;
  bool part = class == BS_CLASS_PERCENT || class == BS_CLASS_MULTIPLE ||
              bs_amount_of(work, i)->flags & BS_NUMERAL_FRACTION;
  if (!part || text.end != work->lexed.tokens[i].start || text.end < text.start + 9 ||
      memcmp(work->text + text.end - 3, "的", 3) != 0)
    return text;
  bs_span norm = {text.start, text.end - 3};
  bool ends = bs_pack_ends(work->pack, BS_PHRASE_NORM, bs_slice_of(work->text, norm)) > 0;
  bs_span told = {text.start, text.start};
  for (uint32_t at = text.start; at < text.end - 3;) {
    bs_hit word = bs_lexicon_longest(&work->pack->word_lexicon, work->text + at, text.end - 3 - at);
    uint8_t reads = word.size > 3 ? work->pack->words[word.item].readings[0].class : 0;
    bool bound = reads == BS_CLASS_OVER_BEFORE || reads == BS_CLASS_UNDER_BEFORE; /* 接近人数的 */
    if (reads == BS_CLASS_REACH || bound || (ends && reads == BS_CLASS_DONE)) {
      told.end = at;
      norm.start = at + word.size;
      if (norm.end >= norm.start + 3 && memcmp(work->text + norm.start, "了", 3) == 0)
        norm.start += 3;
      break;
    }
    at += bs_utf8_size((unsigned char)work->text[at]);
  }
  if (!bs_span_empty(told))
    return told;
  bool plain = bs_pack_ends(work->pack, BS_PHRASE_NORM, bs_slice_of(work->text, norm)) ==
               norm.end - norm.start;
  return plain || (!ends && norm.start > text.start) ? told : text;
}

bs_nearby bs_nearby_before(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  bs_nearby result = {no_phrase, {0, 0}, 0};
  bs_span text;
  if (work->claims[i].member > 0)
    i = work->claims[i].list; /* a list's members share what stands before the first */
  for (size_t t = i; t-- > work->claims[i].clause;) {
    const bs_token *token = &lexed->tokens[t];
    if (token->class == BS_CLASS_ENUMERATION || token->class == BS_CLASS_AND)
      break;
    if (token->class == BS_CLASS_CLOSE) {
      size_t open = before_brackets(work, t); /* 中欧班列（义新欧）开行2619列 */
      if (open == t)
        break;
      t = open;
      continue;
    }
    if (bs_nearby_open(work, t) && token->end > work->consumed) {
      text = open_text(work, t, &t);
      if (text.start < work->consumed && memcmp(work->text + work->consumed, "、", 3) == 0)
        text.start = work->consumed; /* 哈克镇, behind 1万亩节水灌溉、 */
      if (token[1].class == BS_CLASS_SHARE)
        text = without_whole(work, text);
      if (lexed->tokens[i].class == BS_CLASS_ORDINAL && bs_span_empty(result.verb))
        text = bs_phrase_ranked(work->pack, work->text, text);
      text = without_norm(work, i, text);
      if (bs_span_empty(text))
        continue;
    } else if (bs_class_is_amount(token->class) && work->claims[t].list != work->claims[i].list &&
               bs_duration(work, t) == 0)
      break;
    else
      continue;
    uint8_t before = t > 0 ? lexed->tokens[t - 1].class : 0;
    if (t > 0 && work->claims[i].base == t - 1)
      continue; /* 是1950年到1997年修路总和的1.5倍 */
    bool from = before == BS_CLASS_FROM && work->claims[i].role == BS_ROLE_FROM;
    if (before == BS_CLASS_COMPARE || before == BS_CLASS_SHARE || before == BS_CLASS_PLACE ||
        before == BS_CLASS_HIGHER || before == BS_CLASS_LOWER || from || is_compared(work, t))
      continue; /* 比全国高, 占国内生产总值的, 位列全国: not the subject */
    bs_phrase phrase = bs_phrase_before(work->pack, work->text, text);
    if (bs_class_is_amount(before) && bs_span_has(work->text, text, text.end - 3, "、") &&
        bs_pack_ends(work->pack, BS_PHRASE_GENERIC, phrase.name) > 0)
      continue; /* 迈上4个万亿元台阶、达… */
    if (bs_span_empty(result.verb)) {
      result.verb = phrase.verb;
      result.verbs = phrase.verbs;
    }
    result.phrase = phrase;
    if (!bs_span_empty(phrase.span) || !bs_span_empty(phrase.subject))
      break;
  }
  return result;
}

bool bs_nearby_total(const bs_work *work, size_t i) {
  for (size_t t = i; t-- > work->claims[i].clause;) {
    const bs_token *token = &work->lexed.tokens[t];
    if (bs_class_is_amount(token->class))
      return false;
    if (!bs_nearby_open(work, t))
      continue;
    bs_slice text = bs_slice_of(work->text, (bs_span){token->start, token->end});
    return bs_pack_ends(work->pack, BS_PHRASE_TOTAL, text) == text.size;
  }
  return false;
}

/* Of text behind amount `i` only what is of that amount: not what leads to the next one
   (节水灌溉、哈克镇7000平方米…), and of a measure not the sort that 等 names (管网等项目). */
static bs_span first_member(const bs_work *work, size_t i, bs_span text) {
  const bs_lexed *lexed = &work->lexed;
  bool measure = lexed->tokens[i].class == BS_CLASS_MEASURE;
  bool led = false;
  for (size_t t = i + 1; t < lexed->token_count && lexed->tokens[t].start <= text.end; t++)
    led = lexed->tokens[t].start == text.end && bs_class_is_amount(lexed->tokens[t].class);
  uint32_t last = text.end;
  int brackets = 0;
  for (uint32_t at = text.start; at + 3 <= text.end;
       at += bs_utf8_size((unsigned char)work->text[at])) {
    bool sort =
        measure && memcmp(work->text + at, "等", 3) == 0 && memcmp(work->text + at, "等级", 6) != 0;
    if (sort && at > text.start + 3)
      return (bs_span){text.start, at};
    if (memcmp(work->text + at, "（", 3) == 0)
      brackets++;
    if (memcmp(work->text + at, "）", 3) == 0)
      brackets--;
    if (led && brackets == 0 && at > text.start && memcmp(work->text + at, "、", 3) == 0)
      last = at;
  }
  return (bs_span){text.start, last};
}

/* Whether amount `i` has others behind it in its list, facts all of them. */
static bool is_whole_list(const bs_work *work, size_t i) {
  const bs_claim *claim = &work->claims[i];
  for (uint32_t m = claim->member + 1; m < claim->members; m++)
    if (work->claims[i + 2 * (size_t)(m - claim->member)].rejected)
      return false;
  return claim->member + 1 < claim->members;
}

/* Whether a verb stands before amount `i` that what stands behind it is the object of: 完成3公里…;
   a measure that follows 、 shares the verb. */
static bool is_done(const bs_work *work, size_t i) {
  const bs_token *tokens = work->lexed.tokens;
  if (i == 0)
    return false;
  uint8_t before = tokens[i - 1].class;
  if (before == BS_CLASS_ENUMERATION || before == BS_CLASS_AND)
    return tokens[i].class == BS_CLASS_MEASURE || work->claims[i].member > 0;
  if (!bs_nearby_open(work, i - 1))
    return before == BS_CLASS_DONE || before == BS_CLASS_REACH;
  size_t first;
  bs_phrase phrase = bs_phrase_before(work->pack, work->text, open_text(work, i - 1, &first));
  return bs_span_empty(phrase.span) && phrase.verbal;
}

/* Behind the sizes of what is counted, where the noun follows them: 7个750千伏和330千伏输变电工程.
 */
static size_t behind_sizes(const bs_work *work, size_t behind) {
  const bs_lexed *lexed = &work->lexed;
  for (size_t t = behind; t + 1 < lexed->token_count; t += 2) {
    const bs_token *size = &lexed->tokens[t];
    if (size->class != BS_CLASS_MEASURE || size->start != size[-1].end)
      break;
    if (bs_nearby_open(work, t + 1) || size[1].class == BS_CLASS_OF)
      return t + 1;
    if (size[1].class != BS_CLASS_AND && size[1].class != BS_CLASS_ENUMERATION)
      break;
  }
  return behind;
}

/* 3个万亿元台阶, 5万亿元、6万亿元两个台阶: steps that what stands before has taken. */
static bool is_step(const bs_work *work, bs_span text) {
  uint32_t at = text.start, code = bs_utf8_at(work->text + at);
  if (bs_han_digit(code) > 0 && bs_span_has(work->text, text, at + 3, "个"))
    at += 6;
  uint32_t power = at;
  while (at < text.end && bs_han_power(bs_utf8_at(work->text + at)) > 0)
    at += 3;
  if (at > power) {
    at += bs_span_has(work->text, text, at, "元") ? 3 : 0;
    at += bs_span_has(work->text, text, at, "级") ? 3 : 0;
  }
  bs_slice rest = bs_slice_of(work->text, (bs_span){at, text.end});
  return at > text.start && rest.size > 0 &&
         bs_pack_begins(work->pack, BS_PHRASE_GENERIC, rest) == rest.size;
}

bs_phrase bs_nearby_behind(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  size_t next = i + 1;
  bool ends = lexed->tokens[i].class != BS_CLASS_PERCENT && is_whole_list(work, i);
  if (ends) /* 3800户、58万平方米棚户区改造: what stands behind the last */
    next += 2 * (size_t)(work->claims[i].members - 1 - work->claims[i].member);
  if (lexed->tokens[i].class == BS_CLASS_COUNTER)
    next = behind_sizes(work, next);
  if (next < lexed->token_count && lexed->tokens[next].class == BS_CLASS_OF)
    next++;
  if (next >= lexed->token_count || !bs_nearby_open(work, next))
    return no_phrase;
  size_t first;
  bs_span text = open_text(work, next, &first);
  bool of = lexed->tokens[next - 1].class == BS_CLASS_OF;
  if ((of || lexed->tokens[i].class != BS_CLASS_COUNTER) &&
      bs_phrase_is_generic(work->pack, work->text, text))
    return no_phrase; /* 3万亿元台阶, 8%的速度 */
  if (is_step(work, text))
    return no_phrase;
  bs_phrase phrase =
      bs_phrase_behind(work->pack, work->text, first_member(work, i, text), is_done(work, i));
  bool generic = lexed->tokens[i].class == BS_CLASS_PERCENT &&
                 bs_pack_ends(work->pack, BS_PHRASE_GENERIC, phrase.name) > 0;
  return generic ? no_phrase : phrase;
}

/* The phrase that open text of an earlier clause leaves, without its predicate: 覆盖面逐步扩大. */
static bs_phrase told_by(const bs_work *work, bs_span text) {
  if (bs_pack_ends(work->pack, BS_PHRASE_ASIDE, bs_slice_of(work->text, text)) > 0)
    return no_phrase; /* 在上年大幅度增长的基础上 */
  bs_phrase phrase = bs_phrase_before(work->pack, work->text, text);
  if (bs_span_empty(phrase.span) ||
      bs_pack_ends(work->pack, BS_PHRASE_GENERIC, phrase.name) == phrase.name.size)
    return no_phrase;
  bs_slice who = bs_slice_of(work->text, phrase.who);
  bool of = bs_span_has(work->text, text, phrase.verb.end, "的"); /* 群众反映的问题 */
  bool to = bs_pack_begins(work->pack, BS_PHRASE_TOWARDS, who) > 0;
  if (who.size > 6 && !of && !to && bs_pack_ends(work->pack, BS_PHRASE_AGENT, who) == 0 &&
      bs_pack_ends(work->pack, BS_PHRASE_PLACE, who) == 0)
    phrase = bs_phrase_before(work->pack, work->text, phrase.who); /* 试点取得积极成效 */
  bs_span head = phrase.span; /* of 钢的产量 the last part may have a predicate */
  for (uint32_t at = head.start; at + 3 < phrase.span.end;
       at += bs_utf8_size((unsigned char)work->text[at]))
    if (at > head.start && memcmp(work->text + at, "的", 3) == 0)
      head.start = at + 3;
  bs_phrase last = bs_phrase_behind(work->pack, work->text, head, false);
  if (bs_span_empty(last.span) || head.start == phrase.span.start)
    return last;
  last.span.start = phrase.span.start;
  last.name = bs_slice_of(work->text, last.span);
  return last;
}

bs_phrase bs_nearby_earlier(const bs_work *work, size_t i, size_t *clause) {
  const bs_lexed *lexed = &work->lexed;
  bs_phrase first = no_phrase;
  for (size_t t = work->claims[i].clause; t-- > 0;) {
    if (!bs_span_empty(first.span) && work->claims[t].clause != *clause)
      break;
    if (bs_class_is_amount(lexed->tokens[t].class) && !work->claims[t].rejected)
      break;
    if (lexed->tokens[t].class == BS_CLASS_CLOSE)
      while (t > 0 && lexed->tokens[t].class != BS_CLASS_OPEN)
        t--; /* what stands in brackets is no subject */
    if (!bs_nearby_open(work, t))
      continue;
    bool part = t + 1 < lexed->token_count && lexed->tokens[t + 1].class == BS_CLASS_SHARE;
    bs_span text = open_text(work, t, &t);
    bs_phrase phrase = told_by(work, part ? without_whole(work, text) : text);
    if (!bs_span_empty(phrase.span)) {
      first = phrase;
      *clause = work->claims[t].clause;
    }
  }
  return first;
}
