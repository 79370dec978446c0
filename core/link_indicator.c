/* Which indicator a fact speaks of. In order: what stands in its own clause before the amount, the
   noun behind a count, the verb that was cut off, the subjects of the sentence (分别: as many as
   the list has members), the last subject of the paragraph. And which level a growth, multiple or
   share is said of: the one whose indicator it shares. */
#include <string.h>

#include "link.h"
#include "utf8.h"

static const bs_phrase no_phrase = {.name = {NULL, 0}};

/* Open text before an amount, found and cut. */
typedef struct found {
  bs_phrase phrase;
  bs_span verb; /**< the nearest verb on the way, also where the phrase is empty */
  int verbs;    /**< how many were cut off with it */
} found;

static bool is_empty(bs_span span) {
  return span.end <= span.start;
}

/* Open text, also where it is an amount that is no fact or a word of a pack's own class, which a
   noun may hold. */
static bool is_open(const bs_work *work, size_t t) {
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
       i < work->lexed.token_count && is_open(work, i) && tokens[i].start == span.end; i++)
    span.end = tokens[i].end;
  for (; t > 0 && is_open(work, t - 1) && tokens[t - 1].end == span.start; t--)
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

/* Looks left of token `i` for a phrase, over words of structure, up to the clause's start. */
static found find_before(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  found result = {no_phrase, {0, 0}, 0};
  bs_span text;
  if (work->claims[i].member > 0)
    i = work->claims[i].list; /* a list's members share what stands before the first */
  for (size_t t = i; t-- > work->claims[i].clause;) {
    const bs_token *token = &lexed->tokens[t];
    if (token->class == BS_CLASS_ENUMERATION || token->class == BS_CLASS_AND ||
        token->class == BS_CLASS_CLOSE)
      break;
    if (is_open(work, t) && token->end > work->consumed) {
      text = open_text(work, t, &t);
      if (text.start < work->consumed && memcmp(work->text + work->consumed, "、", 3) == 0)
        text.start = work->consumed; /* 哈克镇, behind 1万亩节水灌溉、 */
    } else if (bs_class_is_amount(token->class) && work->claims[t].list != work->claims[i].list &&
               bs_duration(work, t) == 0)
      break;
    else
      continue;
    uint8_t before = t > 0 ? lexed->tokens[t - 1].class : 0;
    bool from = before == BS_CLASS_FROM && work->claims[i].role == BS_ROLE_FROM;
    if (before == BS_CLASS_COMPARE || before == BS_CLASS_SHARE || before == BS_CLASS_PLACE ||
        before == BS_CLASS_HIGHER || before == BS_CLASS_LOWER || from || is_compared(work, t))
      continue; /* 比全国高, 占国内生产总值的, 位列全国: not the subject */
    bs_phrase phrase = bs_phrase_before(work->pack, work->text, text);
    if (is_empty(result.verb)) {
      result.verb = phrase.verb;
      result.verbs = phrase.verbs;
    }
    result.phrase = phrase;
    if (!is_empty(phrase.span) || !is_empty(phrase.subject))
      break;
  }
  return result;
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
  if (!is_open(work, i - 1))
    return before == BS_CLASS_DONE || before == BS_CLASS_REACH;
  size_t first;
  bs_phrase phrase = bs_phrase_before(work->pack, work->text, open_text(work, i - 1, &first));
  return is_empty(phrase.span) && phrase.verbal;
}

/* The noun that a count is of, where one stands right behind it. */
static bs_phrase find_behind(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  size_t next = i + 1;
  bool ends = lexed->tokens[i].class != BS_CLASS_PERCENT && is_whole_list(work, i);
  if (ends) /* 3800户、58万平方米棚户区改造: what stands behind the last */
    next += 2 * (size_t)(work->claims[i].members - 1 - work->claims[i].member);
  if (next < lexed->token_count && lexed->tokens[next].class == BS_CLASS_OF)
    next++;
  if (next >= lexed->token_count || !is_open(work, next))
    return no_phrase;
  size_t first;
  bs_span text = open_text(work, next, &first);
  bool of = lexed->tokens[next - 1].class == BS_CLASS_OF;
  if ((of || lexed->tokens[i].class != BS_CLASS_COUNTER) &&
      bs_phrase_is_generic(work->pack, work->text, text))
    return no_phrase; /* 3万亿元台阶, 8%的速度 */
  bs_phrase phrase =
      bs_phrase_behind(work->pack, work->text, first_member(work, i, text), is_done(work, i));
  bool generic = lexed->tokens[i].class == BS_CLASS_PERCENT &&
                 bs_pack_ends(work->pack, BS_PHRASE_GENERIC, phrase.name) > 0;
  return generic ? no_phrase : phrase;
}

static void add_subject(bs_work *work, bs_slice name, bs_span words) {
  if (work->subject_count == BS_SUBJECTS)
    memmove(work->subjects, work->subjects + 1, --work->subject_count * sizeof *work->subjects);
  work->subjects[work->subject_count++] = (bs_subject){name, words};
}

static bool is_among_tokens(const bs_work *work, size_t i, uint8_t class) {
  for (size_t t = work->claims[i].clause; t < i; t++)
    if (work->lexed.tokens[t].class == class)
      return true;
  return false;
}

/* Sets the list of indicators: the members of a joint subject where the clause says 均 or 都, else
   the one. */
static bool list_indicators(bs_work *work, size_t i, bs_fact *fact, bs_span words) {
  bs_slice members[8] = {fact->indicator};
  uint32_t count = 1;
  if (!is_empty(words) && work->claims[i].members == 1 &&
      is_among_tokens(work, i, BS_CLASS_RESPECTIVELY))
    count = bs_phrase_split(work->pack, &work->facts->arena, work->text, words, members, 8);
  fact->indicators = bs_arena_take(&work->facts->arena, count * sizeof *members);
  if (count == 0 || !fact->indicators)
    return false;
  memcpy(fact->indicators, members, count * sizeof *members);
  fact->indicator_count = count;
  return true;
}

static void set_place(const bs_work *work, bs_fact *fact, const bs_phrase *phrase) {
  if (!is_empty(phrase->scope))
    fact->place = bs_slice_of(work->text, phrase->scope);
}

/* The level facts of this sentence with the same indicator, the latest first. */
static uint32_t level_of(const bs_work *work, bs_slice indicator) {
  const bs_facts *facts = work->facts;
  for (size_t f = facts->fact_count; f-- > work->first_fact;)
    if (facts->facts[f].kind == BS_LEVEL && bs_slice_equal(facts->facts[f].indicator, indicator))
      return (uint32_t)f;
  return BS_NONE;
}

static bool refers_to_level(bs_kind kind) {
  return kind != BS_LEVEL && kind != BS_RANK;
}

/* Takes over a subject that the sentence or the paragraph named before. */
static bool carry(bs_work *work, size_t i, bs_fact *fact, const bs_subject *subject,
                  bs_origin_kind from) {
  fact->indicator = subject->name;
  fact->indicator_from = (bs_origin){from, subject->words};
  if (from != BS_FROM_EARLIER_SENTENCE && refers_to_level(fact->kind))
    fact->level = level_of(work, subject->name);
  return list_indicators(work, i, fact, (bs_span){0, 0});
}

/* The subject that a member of a list has by 分别: the last as many as the list has members. */
static const bs_subject *respective(const bs_work *work, size_t i) {
  const bs_claim *claim = &work->claims[i];
  uint32_t back = claim->members - claim->member;
  /* the members before it have added none: carried facts are no subjects */
  if (claim->members < 2 || work->subject_count < claim->members)
    return NULL;
  return &work->subjects[work->subject_count - back];
}

/* The phrase that open text of an earlier clause leaves, without its predicate: 覆盖面逐步扩大. */
static bs_phrase told_by(const bs_work *work, bs_span text) {
  if (bs_pack_ends(work->pack, BS_PHRASE_ASIDE, bs_slice_of(work->text, text)) > 0)
    return no_phrase; /* 在上年大幅度增长的基础上 */
  bs_phrase phrase = bs_phrase_before(work->pack, work->text, text);
  if (is_empty(phrase.span) ||
      bs_pack_ends(work->pack, BS_PHRASE_GENERIC, phrase.name) == phrase.name.size)
    return no_phrase;
  bs_span head = phrase.span; /* of 钢的产量 the last part may have a predicate */
  for (uint32_t at = head.start; at + 3 < phrase.span.end;
       at += bs_utf8_size((unsigned char)work->text[at]))
    if (at > head.start && memcmp(work->text + at, "的", 3) == 0)
      head.start = at + 3;
  bs_phrase last = bs_phrase_behind(work->pack, work->text, head, false);
  if (is_empty(last.span) || head.start == phrase.span.start)
    return last;
  last.span.start = phrase.span.start;
  last.name = bs_slice_of(work->text, last.span);
  return last;
}

/* Text of an earlier clause that no amount has claimed: 规上工业增加值，同比增长5%. Of one clause
   the first, its subject: 外贸出口从7月份开始回升，达到1949亿美元. `*clause` is where that clause
   begins. */
static bs_phrase find_earlier(const bs_work *work, size_t i, size_t *clause) {
  const bs_lexed *lexed = &work->lexed;
  bs_phrase first = no_phrase;
  for (size_t t = work->claims[i].clause; t-- > 0;) {
    if (!is_empty(first.span) && work->claims[t].clause != *clause)
      break;
    if (bs_class_is_amount(lexed->tokens[t].class) && !work->claims[t].rejected)
      break;
    if (lexed->tokens[t].class == BS_CLASS_CLOSE)
      while (t > 0 && lexed->tokens[t].class != BS_CLASS_OPEN)
        t--; /* what stands in brackets is no subject */
    if (!is_open(work, t))
      continue;
    bs_phrase phrase = told_by(work, open_text(work, t, &t));
    if (!is_empty(phrase.span)) {
      first = phrase;
      *clause = work->claims[t].clause;
    }
  }
  return first;
}

static bool own(bs_work *work, size_t i, bs_fact *fact, const bs_phrase *phrase,
                bs_origin_kind from) {
  fact->indicator = phrase->name;
  fact->indicator_from = (bs_origin){from, phrase->span};
  set_place(work, fact, phrase);
  if (refers_to_level(fact->kind))
    fact->level = level_of(work, fact->indicator);
  add_subject(work, fact->indicator, phrase->span);
  return list_indicators(work, i, fact, phrase->span);
}

/* A member of a list whose own text names as many subjects as it has members. 1 when done, 0 when
   the text names another number, -1 without memory. */
static int share_out(bs_work *work, size_t i, bs_fact *fact, const bs_phrase *phrase,
                     bs_origin_kind from) {
  const bs_claim *claim = &work->claims[i];
  bs_slice members[BS_SUBJECTS];
  if (claim->members < 2 || claim->members > 16)
    return 0;
  uint32_t count = bs_phrase_split(work->pack, &work->facts->arena, work->text, phrase->span,
                                   members, claim->members);
  if (count == 0)
    return -1;
  if (count != claim->members)
    return 0;
  bs_phrase part = *phrase;
  part.name = members[claim->member];
  if (part.name.data >= work->text + phrase->span.start &&
      part.name.data < work->text + phrase->span.end) {
    part.span.start = (uint32_t)(part.name.data - work->text);
    part.span.end = part.span.start + part.name.size;
  }
  if (!own(work, i, fact, &part, from))
    return -1;
  for (uint32_t m = 1; from == BS_FROM_EARLIER_CLAUSE && m < count; m++)
    add_subject(work, members[m], phrase->span); /* for the list's other members */
  return 1;
}

/* 国家下达的90亿元资金: what stands before belongs to the noun behind. */
static bool ends_with_of(const bs_work *work, size_t i) {
  const bs_token *token = &work->lexed.tokens[i];
  return token->start >= 3 && memcmp(work->text + token->start - 3, "的", 3) == 0;
}

/* Whether what stands before the amount came to it: 扩大至145家. Not of 共有53个. */
static bool is_reached(const bs_work *work, size_t i) {
  if (i == 0 || work->lexed.tokens[i - 1].class != BS_CLASS_REACH)
    return false;
  uint32_t end = work->lexed.tokens[i - 1].end;
  return memcmp(work->text + end - 3, "有", 3) != 0;
}

static bool is_followed_by_of(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  if (i + 1 >= lexed->token_count)
    return false;
  const bs_token *next = &lexed->tokens[i + 1];
  return next->class == BS_CLASS_OF ||
         (next->class == BS_CLASS_TEXT && memcmp(work->text + next->start, "的", 3) == 0);
}

/* Whether a measure is of the noun behind it: where nothing else is measured (实施1万亩节水灌溉),
   or only who does it or where is told (奋斗镇1万亩节水灌溉, 取消了336亿元的农业税). */
static bool measures_behind(const bs_work *work, size_t i, const found *before) {
  if (is_empty(before->phrase.span) || ends_with_of(work, i))
    return true;
  bs_slice text = bs_slice_of(work->text, before->phrase.span);
  bool led = i == 0 || !is_open(work, i - 1);
  if (bs_pack_ends(work->pack, BS_PHRASE_AGENT, text) > 0)
    return true; /* 中央安排30亿元国债资金 */
  if (led)
    return false;
  return bs_pack_ends(work->pack, BS_PHRASE_PLACE, text) > 0 || before->phrase.verbal;
}

/* Whether a noun behind the amount comes before the text in front of it. A count belongs to its
   noun (中部崛起127项重点任务), but where it is reached (试点扩大至145家医院) or counts occasions.
 */
static bool prefers_behind(const bs_work *work, size_t i, const found *before,
                           const bs_fact *fact) {
  if (fact->kind == BS_SHARE && work->claims[i].rule >= 0) /* 占人口95%的人民群众 */
    return is_followed_by_of(work, i) && (is_empty(before->phrase.span) || before->phrase.verbal);
  if (fact->kind == BS_SHARE)
    return work->lexed.tokens[i].class == BS_CLASS_PERCENT;
  if (fact->kind != BS_LEVEL)
    return false;
  uint8_t class = work->lexed.tokens[i].class;
  const bs_unit *unit = bs_amount_of(work, i)->known;
  if (class == BS_CLASS_MEASURE)
    return measures_behind(work, i, before);
  if (class != BS_CLASS_COUNTER && class != BS_CLASS_BARE)
    return false;
  if (is_empty(before->phrase.span) || before->phrase.open || before->phrase.verbal)
    return true;
  if (class == BS_CLASS_COUNTER && !bs_slice_is(unit->dimension, "occasions"))
    return !is_reached(work, i);
  bs_slice text = bs_slice_of(work->text, before->phrase.span);
  return bs_pack_ends(work->pack, BS_PHRASE_PLACE, text) > 0;
}

bool bs_link_indicator(bs_work *work, size_t i, bs_fact *fact, bs_span *verb) {
  bool to = work->claims[i].rule >= 0 && work->claims[i].role == BS_ROLE_TO;
  if (to && work->subject_count > 0) /* of what the other end is */
    return carry(work, i, fact, &work->subjects[work->subject_count - 1], BS_FROM_CLAUSE);
  found before = find_before(work, i);
  *verb = before.verb;
  if (prefers_behind(work, i, &before, fact)) {
    bs_phrase behind = find_behind(work, i);
    if (!is_empty(behind.span)) {
      work->consumed = behind.span.end;
      return own(work, i, fact, &behind, BS_FROM_CLAUSE);
    }
  }
  if (is_empty(before.phrase.span) && !is_empty(before.phrase.subject)) {
    before.phrase.span = before.phrase.subject;
    before.phrase.name = bs_slice_of(work->text, before.phrase.span);
  }
  bool total = work->subject_count > 0 && before.verbs == 0 && !is_empty(before.phrase.span) &&
               bs_pack_ends(work->pack, BS_PHRASE_TOTAL, before.phrase.name) ==
                   before.phrase.name.size; /* …，总额突破万亿元: of what was spoken of */
  if (!is_empty(before.phrase.span) && !total) {
    int shared = share_out(work, i, fact, &before.phrase, BS_FROM_CLAUSE);
    return shared != 0 ? shared > 0 : own(work, i, fact, &before.phrase, BS_FROM_CLAUSE);
  }
  if (fact->kind == BS_LEVEL && !is_empty(before.verb) && work->claims[i].member == 0) {
    bs_phrase given = {.span = before.verb, .name = bs_slice_of(work->text, before.verb)};
    if (before.verb.end == work->lexed.tokens[i].start &&
        (work->subject_count == 0 || before.verbs > 1))
      return own(work, i, fact, &given, BS_FROM_CLAUSE);
  }
  size_t clause = 0;
  bs_phrase earlier = find_earlier(work, i, &clause);
  bool follows = clause > 0 && work->lexed.tokens[clause - 1].class == BS_CLASS_SEMICOLON &&
                 work->claims[i].members == 1;              /* …；日用品，增长50% */
  bool part = work->lexed.tokens[i].class == BS_CLASS_PART; /* 结构进一步优化，调整为8∶42∶50 */
  if (!is_empty(earlier.span) && (follows || part))
    return own(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
  const bs_subject *subject = respective(work, i);
  if (subject)
    return carry(work, i, fact, subject, BS_FROM_EARLIER_CLAUSE);
  if (work->subject_count > 0)
    return carry(work, i, fact, &work->subjects[work->subject_count - 1], BS_FROM_EARLIER_CLAUSE);
  if (!is_empty(earlier.span)) {
    int shared = share_out(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
    return shared != 0 ? shared > 0 : own(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
  }
  if (!is_empty(before.verb)) {
    bs_phrase given = {.span = before.verb, .name = bs_slice_of(work->text, before.verb)};
    return own(work, i, fact, &given, BS_FROM_CLAUSE);
  }
  if (work->earlier.name.data)
    return carry(work, i, fact, &work->earlier, BS_FROM_EARLIER_SENTENCE);
  return true;
}
