/* Which indicator a fact speaks of. In order: what stands in its own clause before the amount, the
   noun behind a count, the verb that was cut off, the subjects of the sentence (分别: as many as
   the list has members), the last subject of the paragraph. And which level a growth, multiple or
   share is said of: the one whose indicator it shares. */
#include <string.h>

#include "link.h"

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
    return true;
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
 * 比上年的实际. */
static bool is_compared(const bs_work *work, size_t t) {
  const bs_token *tokens = work->lexed.tokens;
  if (t > 0 && tokens[t - 1].class == BS_CLASS_OF)
    t--;
  return t > 1 && tokens[t - 1].class == BS_CLASS_TIME && tokens[t - 2].class == BS_CLASS_COMPARE;
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
    } else if (bs_class_is_amount(token->class) && work->claims[t].list != work->claims[i].list)
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

/* The noun that a count is of, where one stands right behind it. */
static bs_phrase find_behind(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  size_t next = i + 1;
  if (next < lexed->token_count && lexed->tokens[next].class == BS_CLASS_OF)
    next++;
  if (next >= lexed->token_count || !is_open(work, next))
    return no_phrase;
  size_t first;
  return bs_phrase_behind(work->pack, work->text, open_text(work, next, &first));
}

static void add_subject(bs_work *work, const bs_fact *fact, bs_span words) {
  if (work->subject_count == BS_SUBJECTS)
    memmove(work->subjects, work->subjects + 1, --work->subject_count * sizeof *work->subjects);
  work->subjects[work->subject_count++] = (bs_subject){fact->indicator, words};
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

/* Text of an earlier clause that no amount has claimed: 规上工业增加值，同比增长5%. */
static bs_phrase find_earlier(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  for (size_t t = work->claims[i].clause; t-- > 0;) {
    if (bs_class_is_amount(lexed->tokens[t].class) && !work->claims[t].rejected)
      break;
    if (!is_open(work, t))
      continue;
    bs_phrase phrase = bs_phrase_before(work->pack, work->text, open_text(work, t, &t));
    if (!is_empty(phrase.span)) /* without its predicate: 覆盖面逐步扩大 */
      phrase = bs_phrase_behind(work->pack, work->text, phrase.span);
    if (!is_empty(phrase.span))
      return phrase;
  }
  return no_phrase;
}

static bool own(bs_work *work, size_t i, bs_fact *fact, const bs_phrase *phrase,
                bs_origin_kind from) {
  fact->indicator = phrase->name;
  fact->indicator_from = (bs_origin){from, phrase->span};
  set_place(work, fact, phrase);
  if (refers_to_level(fact->kind))
    fact->level = level_of(work, fact->indicator);
  add_subject(work, fact, phrase->span);
  return list_indicators(work, i, fact, phrase->span);
}

/* A member of a list whose own text names as many subjects as it has members. 1 when done, 0 when
   the text names another number, -1 without memory. */
static int share_out(bs_work *work, size_t i, bs_fact *fact, const bs_phrase *phrase) {
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
  if (!own(work, i, fact, &part, BS_FROM_CLAUSE))
    return -1;
  return 1;
}

/* 国家下达的90亿元资金: what stands before belongs to the noun behind. */
static bool ends_with_of(const bs_work *work, size_t i) {
  const bs_token *token = &work->lexed.tokens[i];
  return token->start >= 3 && memcmp(work->text + token->start - 3, "的", 3) == 0;
}

/* Whether a noun behind the amount comes before the text in front of it. */
static bool prefers_behind(const bs_work *work, size_t i, const found *before) {
  uint8_t class = work->lexed.tokens[i].class;
  if (class != BS_CLASS_COUNTER && class != BS_CLASS_BARE)
    return class == BS_CLASS_MEASURE && (is_empty(before->phrase.span) || ends_with_of(work, i));
  if (is_empty(before->phrase.span) || before->phrase.open || before->phrase.verbal)
    return true;
  bs_slice text = bs_slice_of(work->text, before->phrase.span);
  return bs_pack_ends(work->pack, BS_PHRASE_PLACE, text) > 0;
}

bool bs_link_indicator(bs_work *work, size_t i, bs_fact *fact, bs_span *verb) {
  bool to = work->claims[i].rule >= 0 && work->claims[i].role == BS_ROLE_TO;
  if (to && work->subject_count > 0) /* of what the other end is */
    return carry(work, i, fact, &work->subjects[work->subject_count - 1], BS_FROM_CLAUSE);
  found before = find_before(work, i);
  *verb = before.verb;
  if (fact->kind == BS_LEVEL && prefers_behind(work, i, &before)) {
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
  if (!is_empty(before.phrase.span)) {
    int shared = share_out(work, i, fact, &before.phrase);
    return shared != 0 ? shared > 0 : own(work, i, fact, &before.phrase, BS_FROM_CLAUSE);
  }
  if (fact->kind == BS_LEVEL && !is_empty(before.verb) && work->claims[i].member == 0) {
    bs_phrase given = {.span = before.verb, .name = bs_slice_of(work->text, before.verb)};
    if (before.verb.end == work->lexed.tokens[i].start &&
        (work->subject_count == 0 || before.verbs > 1))
      return own(work, i, fact, &given, BS_FROM_CLAUSE);
  }
  bool part = work->lexed.tokens[i].class == BS_CLASS_PART;
  bs_phrase whole = part ? find_earlier(work, i) : no_phrase;
  if (!is_empty(whole.span)) /* 结构进一步优化，调整为8∶42∶50 */
    return own(work, i, fact, &whole, BS_FROM_EARLIER_CLAUSE);
  const bs_subject *subject = respective(work, i);
  if (subject)
    return carry(work, i, fact, subject, BS_FROM_EARLIER_CLAUSE);
  if (work->subject_count > 0)
    return carry(work, i, fact, &work->subjects[work->subject_count - 1], BS_FROM_EARLIER_CLAUSE);
  bs_phrase earlier = find_earlier(work, i);
  if (!is_empty(earlier.span))
    return own(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
  if (!is_empty(before.verb)) {
    bs_phrase given = {.span = before.verb, .name = bs_slice_of(work->text, before.verb)};
    return own(work, i, fact, &given, BS_FROM_CLAUSE);
  }
  if (work->earlier.name.data)
    return carry(work, i, fact, &work->earlier, BS_FROM_EARLIER_SENTENCE);
  return true;
}
