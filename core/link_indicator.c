/* Which indicator a fact speaks of. In order: what stands in its own clause before the amount, the
   noun behind a count, the verb that was cut off, the subjects of the sentence (分别: as many as
   the list has members), the last subject of the paragraph. And which level a growth, multiple or
   share is said of: the one whose indicator it shares. */
#include <string.h>

#include "link.h"

static void add_subject(bs_work *work, bs_slice name, bs_span words) {
  if (work->subject_count == BS_SUBJECTS)
    memmove(work->subjects, work->subjects + 1, --work->subject_count * sizeof *work->subjects);
  work->subjects[work->subject_count++] = (bs_subject){name, words, false};
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
  if (!bs_span_empty(words) && work->claims[i].members == 1 &&
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
  if (!bs_span_empty(phrase->scope))
    fact->place = bs_slice_of(work->text, phrase->scope);
}

/* The latest level of this sentence with the same indicator, but none that one is compared with. */
static uint32_t level_of(const bs_work *work, bs_slice indicator) {
  const bs_facts *facts = work->facts;
  for (size_t f = facts->fact_count; f-- > work->first_fact;)
    if (facts->facts[f].kind == BS_LEVEL && bs_slice_equal(facts->facts[f].indicator, indicator) &&
        !bs_link_is_base(work, &facts->facts[f]))
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

/* 新登记企业增长20%: those that are new have grown, though of a count only the noun is named. */
static bs_phrase with_new(const bs_work *work, const bs_fact *fact, bs_phrase phrase) {
  bool grows = fact->kind == BS_GROWTH || fact->kind == BS_AVERAGE_GROWTH;
  bool led = phrase.fresh.end > phrase.fresh.start && phrase.fresh.end == phrase.span.start;
  if (grows && led) {
    phrase.span.start = phrase.fresh.start;
    phrase.name = bs_slice_of(work->text, phrase.span);
  }
  return phrase;
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

/* 国家下达的90亿元资金: what stands before, a phrase, belongs to the noun behind. */
static bool ends_with_of(const bs_work *work, size_t i) {
  const bs_token *token = &work->lexed.tokens[i];
  return memcmp(work->text + token->start - 3, "的", 3) == 0;
}

/* 为3万名职工提供服务: 为 says for whom, where a predicate follows the noun. Something stands
 * before. */
static bool is_for(const bs_work *work, size_t i) {
  const bs_token *tokens = work->lexed.tokens;
  if (i + 1 >= work->lexed.token_count || tokens[i - 1].class != BS_CLASS_REACH ||
      tokens[i + 1].class != BS_CLASS_TEXT || tokens[i + 1].start != tokens[i].end)
    return false;
  bs_slice word = bs_slice_of(work->text, (bs_span){tokens[i - 1].start, tokens[i - 1].end});
  if (!bs_slice_is(word, "为"))
    return false;
  bs_phrase behind = bs_nearby_behind(work, i);
  return !bs_span_empty(behind.span) && behind.span.end < tokens[i + 1].end;
}

/* Whether what stands before the amount came to it: 扩大至145家. Not of 共有53个. */
static bool is_reached(const bs_work *work, size_t i) {
  if (work->lexed.tokens[i - 1].class != BS_CLASS_REACH)
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
static bool measures_behind(const bs_work *work, size_t i, const bs_nearby *before) {
  if (bs_span_empty(before->phrase.span) || ends_with_of(work, i))
    return true;
  bs_slice text = bs_slice_of(work->text, before->phrase.span);
  bool led = !bs_nearby_open(work, i - 1);
  if (bs_pack_ends(work->pack, BS_PHRASE_AGENT, text) > 0)
    return true; /* 中央安排30亿元国债资金 */
  if (led)
    return false;
  return bs_pack_ends(work->pack, BS_PHRASE_PLACE, text) > 0 || before->phrase.verbal;
}

/* Whether a noun behind the amount comes before the text in front of it. A count belongs to its
   noun (中部崛起127项重点任务), but where it is reached (试点扩大至145家医院) or counts occasions.
 */
static bool prefers_behind(const bs_work *work, size_t i, const bs_nearby *before,
                           const bs_fact *fact) {
  if (fact->kind == BS_SHARE && work->claims[i].rule >= 0) /* 占人口95%的人民群众 */
    return is_followed_by_of(work, i) &&
           (bs_span_empty(before->phrase.span) || before->phrase.verbal);
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
  bool occasions = class == BS_CLASS_COUNTER && bs_slice_is(unit->dimension, "occasions");
  bool jubilee = occasions && !unit->concrete; /* 新中国成立75周年 is of what was founded */
  if (bs_span_empty(before->phrase.span) || before->phrase.open ||
      (before->phrase.verbal && !jubilee))
    return true;
  if (is_for(work, i))
    return true;
  if (class == BS_CLASS_COUNTER && !occasions)
    return !is_reached(work, i);
  bs_slice text = bs_slice_of(work->text, before->phrase.span);
  return bs_pack_ends(work->pack, BS_PHRASE_PLACE, text) > 0;
}

bool bs_link_indicator(bs_work *work, size_t i, bs_fact *fact, bs_span *verb) {
  bool to = work->claims[i].rule >= 0 && work->claims[i].role == BS_ROLE_TO;
  if (to && work->subject_count > 0) /* of what the other end is */
    return carry(work, i, fact, &work->subjects[work->subject_count - 1], BS_FROM_CLAUSE);
  bs_nearby before = bs_nearby_before(work, i);
  *verb = before.verb;
  if (prefers_behind(work, i, &before, fact)) {
    bs_phrase behind = bs_nearby_behind(work, i);
    if (!bs_span_empty(behind.span)) {
      work->consumed = behind.span.end;
      return own(work, i, fact, &behind, BS_FROM_CLAUSE);
    }
  }
  if (bs_span_empty(before.phrase.span) && !bs_span_empty(before.phrase.subject)) {
    before.phrase.span = before.phrase.subject;
    before.phrase.name = bs_slice_of(work->text, before.phrase.span);
  }
  bool points = work->earlier.name.data && before.phrase.name.size > 3 &&
                memcmp(before.phrase.name.data, "这", 3) == 0; /* 这一比重 */
  bool total = before.verbs == 0 && !bs_span_empty(before.phrase.span) &&
               bs_pack_ends(work->pack, BS_PHRASE_TOTAL, before.phrase.name) ==
                   before.phrase.name.size; /* …，总额突破万亿元: of what was spoken of */
  size_t clause = 0;
  bs_phrase earlier = {.name = {NULL, 0}};
  if (bs_span_empty(before.phrase.span) || total)
    earlier = bs_nearby_earlier(work, i, &clause);
  if (total && work->subject_count == 0 && !points && !bs_span_empty(earlier.span))
    return own(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
  total = total && (work->subject_count > 0 || points);
  if (!bs_span_empty(before.phrase.span) && !total) {
    before.phrase = with_new(work, fact, before.phrase);
    int shared = share_out(work, i, fact, &before.phrase, BS_FROM_CLAUSE);
    return shared != 0 ? shared > 0 : own(work, i, fact, &before.phrase, BS_FROM_CLAUSE);
  }
  if (fact->kind == BS_LEVEL && !bs_span_empty(before.verb) && work->claims[i].member == 0) {
    bs_phrase given = {.span = before.verb, .name = bs_slice_of(work->text, before.verb)};
    bool first = work->subject_count == 0;
    bool beside = !first && work->subjects[work->subject_count - 1].done &&
                  before.verb.start == work->lexed.tokens[work->claims[i].clause].start;
    /* 植树3株，造林5亩 */
    if (before.verb.end == work->lexed.tokens[i].start && (first || beside || before.verbs > 1)) {
      bool fine = own(work, i, fact, &given, BS_FROM_CLAUSE);
      work->subjects[work->subject_count - 1].done = true;
      return fine;
    }
  }
  bool follows = clause > 0 && work->lexed.tokens[clause - 1].class == BS_CLASS_SEMICOLON &&
                 work->claims[i].members == 1;              /* …；日用品，增长50% */
  bool part = work->lexed.tokens[i].class == BS_CLASS_PART; /* 结构进一步优化，调整为8∶42∶50 */
  if (!bs_span_empty(earlier.span) && (follows || part))
    return own(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
  const bs_subject *subject = respective(work, i);
  if (subject)
    return carry(work, i, fact, subject, BS_FROM_EARLIER_CLAUSE);
  if (work->subject_count > 0)
    return carry(work, i, fact, &work->subjects[work->subject_count - 1], BS_FROM_EARLIER_CLAUSE);
  if (!bs_span_empty(earlier.span)) {
    int shared = share_out(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
    return shared != 0 ? shared > 0 : own(work, i, fact, &earlier, BS_FROM_EARLIER_CLAUSE);
  }
  if (!bs_span_empty(before.verb)) {
    bs_phrase given = {.span = before.verb, .name = bs_slice_of(work->text, before.verb)};
    return own(work, i, fact, &given, BS_FROM_CLAUSE);
  }
  if (work->earlier.name.data)
    return carry(work, i, fact, &work->earlier, BS_FROM_EARLIER_SENTENCE);
  return true;
}
