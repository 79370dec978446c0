#include "indicator.h"

#include <string.h>

#include "han.h"
#include "utf8.h"

const bs_edge *bs_edge_at(const bs_pack *pack, const char *text, size_t size, uint32_t *length) {
  if (size == 0 || !bs_pairs_may_begin(pack->edge_pairs, bs_utf8_at(text), text, size))
    return NULL;
  bs_hit hit = bs_lexicon_longest(&pack->edge_lexicon, text, size);
  *length = hit.size;
  return hit.size > 0 ? &pack->edges[hit.item] : NULL;
}

static uint32_t char_size(const char *report, uint32_t at) {
  return bs_utf8_size((unsigned char)report[at]);
}

/* Whether a noun goes on behind the verb: 创建率, 入选者, 销售额; but 培育数据, 获得金牌. */
static bool is_noun_tail(const bs_pack *pack, const char *report, bs_span span, uint32_t at) {
  bs_slice behind = bs_slice_of(report, (bs_span){at, span.end});
  if (bs_pack_begins(pack, BS_PHRASE_TAIL, behind) == 0)
    return false;
  uint32_t length;
  const bs_edge *edge = bs_edge_at(pack, behind.data, behind.size, &length);
  return !edge || edge->class != BS_CLASS_NOUN || length <= 3;
}

static bool begins(const bs_pack *pack, bs_phrase_kind kind, const char *report, bs_span span) {
  return bs_pack_begins(pack, kind, bs_slice_of(report, span)) > 0;
}

static bool ends(const bs_pack *pack, bs_phrase_kind kind, const char *report, bs_span span) {
  return bs_pack_ends(pack, kind, bs_slice_of(report, span)) > 0;
}

/* Where a quotation that opens at `at` ends: what it holds is no word of the sentence. */
static uint32_t behind_quotation(const char *report, bs_span span, uint32_t at) {
  if (!bs_span_has(report, span, at, "“"))
    return at;
  for (uint32_t close = at; close < span.end; close += char_size(report, close))
    if (bs_span_has(report, span, close, "”"))
      return close + 3;
  return at;
}

/* Where a list mark that stands at `at` ends: ①, （5）. */
static uint32_t behind_mark(const char *report, bs_span span, uint32_t at) {
  uint32_t code = bs_utf8_at(report + at);
  if (code >= 0x2460 && code <= 0x24FF)
    return at + 3;
  if (code != '(' && code != 0xFF08 /* （ */)
    return at;
  uint32_t digits = at + char_size(report, at), close = digits;
  while (close < span.end && report[close] >= '0' && report[close] <= '9')
    close += char_size(report, close);
  bool closed = bs_span_has(report, span, close, ")") || bs_span_has(report, span, close, "）");
  return closed && close > digits ? close + char_size(report, close) : at;
}

/* Whether a verb or an adverb (BS_ENDS_…) may end with the last character of a text. */
static bool may_end(const bs_pack *pack, const char *report, bs_span span, uint8_t what) {
  if (span.end <= span.start)
    return false;
  uint32_t last = bs_utf8_at(report + bs_utf8_before(report, span.end));
  return last >= 0x10000 || pack->edge_ends[last] & what;
}

/* Cuts adverbs and 、 off the right edge, but not of a noun: 约 of 公约. */
static bs_span cut_right(const bs_pack *pack, const char *report, bs_span span) {
  for (bool cut = true; cut && span.start < span.end;) {
    if (span.end - span.start > 3 && bs_span_has(report, span, span.end - 3, "、"))
      span.end -= 3;
    if (!may_end(pack, report, span, BS_ENDS_ADVERB))
      return span;
    uint32_t starts[4], count = 0;
    for (uint32_t at = span.end; count < 4 && at > span.start;)
      starts[count++] = at = bs_utf8_before(report, at);
    cut = false;
    while (count-- > 0 && !cut) { /* the longest word first: 平均, not 均 */
      uint32_t length, rest = span.end - starts[count];
      const bs_edge *edge = bs_edge_at(pack, report + starts[count], rest, &length);
      if (!edge || length != rest)
        continue;
      if (edge->class != BS_CLASS_ADVERB)
        return span;
      span.end = starts[count];
      cut = true;
    }
  }
  return span;
}

/* The word of the edge lexicon at `at`; a verb that 新 makes longer, with it (新登记, 新布局). */
static const bs_edge *word_at(const bs_pack *pack, const char *report, bs_span span, uint32_t at,
                              uint32_t *length) {
  const bs_edge *edge = bs_edge_at(pack, report + at, span.end - at, length);
  if (!bs_span_has(report, span, at, "新") || (edge && edge->class == BS_CLASS_NOUN))
    return edge;
  uint32_t rest;
  const bs_edge *verb = bs_edge_at(pack, report + at + 3, span.end - at - 3, &rest);
  if (!verb || verb->class != BS_CLASS_VERB || (edge && rest + 3 <= *length))
    return edge;
  uint32_t noun = 0; /* 新增设施: 增设 is no word there */
  const bs_edge *behind =
      edge ? bs_edge_at(pack, report + at + *length, span.end - at - *length, &noun) : NULL;
  if (behind && behind->class == BS_CLASS_NOUN)
    return edge;
  *length = rest + 3;
  return verb;
}

/* Whether 和 or its like stands at `at` before a noun: the verb before it is one too. */
static bool joins_nouns(const bs_pack *pack, const char *report, bs_span span, uint32_t at) {
  uint32_t length, joint = bs_joint_at(report, span, at);
  if (joint == 0 || bs_span_has(report, span, at, "、"))
    return false;
  const bs_edge *edge = bs_edge_at(pack, report + at, span.end - at, &length);
  if (edge && edge->class == BS_CLASS_NOUN)
    return false; /* 庆祝和平解放 */
  edge = bs_edge_at(pack, report + at + joint, span.end - at - joint, &length);
  return !edge || edge->class == BS_CLASS_NOUN; /* but 取消和调整 */
}

/* Whether a verb in the midst of a phrase parts who does from what is done: it cuts everywhere
   (漳州新增…), or one who can do stands before it (中央财政安排…). */
static bool parts(const bs_pack *pack, const char *report, bs_span span, bs_span verb,
                  const bs_edge *edge) {
  bs_span before = {span.start, verb.start}, behind = {verb.end, span.end};
  if (edge->class != BS_CLASS_VERB || is_noun_tail(pack, report, span, verb.end) ||
      joins_nouns(pack, report, span, verb.end))
    return false; /* 战略实施和能力建设项目 */
  if (edge->inner || bs_span_has(report, span, verb.start, "新"))
    return true;
  for (uint32_t at = behind.start; at < behind.end; at += char_size(report, at))
    if (bs_span_has(report, behind, at, "的"))
      return false;                         /* 中央财政用于教育的支出 */
  before = cut_right(pack, report, before); /* 财政共增加… */
  bool quoted = before.end > before.start && bs_span_has(report, before, before.end - 3, "”");
  bool agent = quoted || ends(pack, BS_PHRASE_AGENT, report, before);
  uint32_t enough = quoted ? 9 : 6; /* “两重”建设任务 */
  return behind.end - behind.start >= enough && agent &&
         !begins(pack, BS_PHRASE_HEAD, report, behind);
}

/* Bytes of what parts at `at` of a phrase, or 0: a verb, or an adverb and its verb (累计发送).
   `*length` is those of the word there, 0 where the edge lexicon has none. */
static uint32_t parting(const bs_pack *pack, const char *report, bs_span phrase, uint32_t at,
                        uint32_t *length) {
  *length = 0;
  const bs_edge *edge = word_at(pack, report, phrase, at, length);
  if (!edge)
    *length = 0;
  if (!edge || edge->class != BS_CLASS_ADVERB || !edge->inner || *length <= 3)
    return edge && parts(pack, report, phrase, (bs_span){at, at + *length}, edge) ? *length : 0;
  uint32_t rest, next = at + *length;
  const bs_edge *verb = word_at(pack, report, phrase, next, &rest);
  bool led =
      verb && verb->class == BS_CLASS_VERB && !is_noun_tail(pack, report, phrase, next + rest);
  return led ? *length + rest : 0;
}

/* Cuts what stands before the last verb that parts, and before 等 (…拓宽改造等工程项目). */
static bs_span cut_inner(const bs_pack *pack, const char *report, bs_phrase *phrase) {
  bs_span span = phrase->span;
  uint32_t from = span.start;
  for (uint32_t at = span.start; at < span.end;) {
    uint32_t length, quoted = behind_quotation(report, span, at);
    if (quoted > at) {
      at = quoted;
      continue;
    }
    uint32_t cut = parting(pack, report, (bs_span){from, span.end}, at, &length);
    if (cut > 0) {
      bs_span before = {from, at};
      if (at + cut == span.end)
        phrase->subject = before;
      else if (at > from)
        phrase->who = before;
      phrase->verb = (bs_span){at, at + cut};
      if (bs_span_has(report, span, at, "新"))
        phrase->fresh = phrase->verb;
      from = at += cut;
    } else if (length > 0)
      at += length;
    else if (bs_span_has(report, span, at, "等") && span.end - at > 6 &&
             !bs_span_has(report, span, at, "等级") && !bs_span_has(report, span, at, "等方面的") &&
             !bs_span_has(report, span, at, "等领域的")) {
      at += 3;
      from = at;
    } else
      at += char_size(report, at);
  }
  return (bs_span){from, span.end};
}

static bs_span cut_left(const bs_pack *pack, const char *report, bs_span span, bs_phrase *phrase) {
  while (span.start < span.end) {
    uint32_t mark = bs_span_has(report, span, span.start, "、")
                        ? span.start + 3
                        : behind_mark(report, span, span.start);
    if (mark > span.start) {
      span.start = mark;
      continue;
    }
    uint32_t length;
    const bs_edge *edge = word_at(pack, report, span, span.start, &length);
    if (!edge || edge->class == BS_CLASS_NOUN)
      break;
    if (edge->class == BS_CLASS_VERB) {
      if (is_noun_tail(pack, report, span, span.start + length))
        break;
      bool goes_on = phrase->fresh.end == span.start && phrase->fresh.end > phrase->fresh.start;
      if (goes_on)
        phrase->fresh.end = span.start + length;
      else if (bs_span_has(report, span, span.start, "新"))
        phrase->fresh = (bs_span){span.start, span.start + length};
      phrase->verb = (bs_span){span.start, span.start + length};
      phrase->verbs++;
    }
    if (edge->elsewhere)
      phrase->scope = (bs_span){span.start, span.start + length};
    span.start += length;
  }
  return span;
}

/* Leaves nothing where only marks or one Chinese character are left. */
static bs_span without_marks(const bs_pack *pack, const char *report, bs_span span) {
  uint32_t length;
  const bs_edge *edge =
      span.end - span.start == 3 ? bs_edge_at(pack, report + span.start, 3, &length) : NULL;
  if (edge && edge->class == BS_CLASS_NOUN)
    return span; /* 钢 */
  if (span.end - span.start <= 3)
    return (bs_span){span.end, span.end};
  for (uint32_t at = span.start; at < span.end; at += char_size(report, at)) {
    uint32_t code = bs_utf8_at(report + at);
    if (bs_is_han(code) || (code < 0x80 && ((code | 32) >= 'a' && (code | 32) <= 'z')))
      return span;
  }
  return (bs_span){span.end, span.end};
}

static void name_it(const bs_pack *pack, const char *report, bs_phrase *phrase) {
  bs_span span = phrase->span;
  if (span.end == span.start)
    return;
  uint32_t length;
  const bs_edge *edge = bs_edge_at(pack, report + span.start, span.end - span.start, &length);
  phrase->name = edge && edge->indicator.data && length == span.end - span.start
                     ? edge->indicator
                     : bs_slice_of(report, span);
}

/* Whether a text ends with a verb, or with 的 or 了. */
static bool ends_verbal(const bs_pack *pack, const char *report, bs_span text) {
  uint32_t at = text.end;
  if (at >= text.start + 3 &&
      (bs_span_has(report, text, at - 3, "的") || bs_span_has(report, text, at - 3, "了")))
    return true;
  if (!may_end(pack, report, text, BS_ENDS_VERB))
    return false;
  for (int chars = 0; chars < 4 && at > text.start; chars++) {
    at = bs_utf8_before(report, at);
    uint32_t length;
    const bs_edge *edge = bs_edge_at(pack, report + at, text.end - at, &length);
    if (edge && length == text.end - at && edge->class == BS_CLASS_VERB && chars > 0)
      return true;
  }
  return false;
}

bs_phrase bs_phrase_before(const bs_pack *pack, const char *report, bs_span text) {
  bs_phrase phrase = {.span = text};
  phrase.verbal =
      ends_verbal(pack, report, text) || ends_verbal(pack, report, cut_right(pack, report, text));
  phrase.open = text.end - text.start > 3 && bs_span_has(report, text, text.end - 3, "等");
  phrase.span = cut_left(pack, report, phrase.span, &phrase);
  phrase.span = cut_inner(pack, report, &phrase);
  phrase.span = cut_left(pack, report, phrase.span, &phrase);
  phrase.span = cut_right(pack, report, phrase.span);
  phrase.span = without_marks(pack, report, phrase.span);
  if (phrase.span.end > phrase.span.start)
    phrase.subject = (bs_span){0, 0};
  phrase.subject = cut_right(pack, report, cut_left(pack, report, phrase.subject, &phrase));
  name_it(pack, report, &phrase);
  return phrase;
}

bs_span bs_phrase_ranked(const bs_pack *pack, const char *report, bs_span text) {
  for (uint32_t at = text.start; at < text.end;) {
    uint32_t length, quoted = behind_quotation(report, text, at);
    if (quoted > at) {
      at = quoted;
      continue;
    }
    const bs_edge *edge = bs_edge_at(pack, report + at, text.end - at, &length);
    bool whole = edge && edge->class == BS_CLASS_NOUN && length > 3; /* 居民, 宜居 */
    if (!whole && begins(pack, BS_PHRASE_RANKED, report, (bs_span){at, text.end}))
      return (bs_span){text.start, at};
    at += whole ? length : char_size(report, at);
  }
  return text;
}

bool bs_phrase_is_generic(const bs_pack *pack, const char *report, bs_span text) {
  if (bs_span_has(report, text, text.start, "的"))
    text.start += 3;
  uint32_t length, size = bs_pack_begins(pack, BS_PHRASE_GENERIC, bs_slice_of(report, text));
  if (size == 0 || size == text.end - text.start)
    return size > 0;
  const bs_edge *rest =
      bs_edge_at(pack, report + text.start + size, text.end - text.start - size, &length);
  return rest && rest->class != BS_CLASS_NOUN;
}

/* Whether the noun phrase behind an amount ends where `edge` stands: a predicate begins. */
static bool ends_noun(const bs_pack *pack, const char *report, bs_span text, bs_span word,
                      const bs_edge *edge) {
  bs_span before = {text.start, word.start}, behind = {word.end, text.end};
  if (edge->class == BS_CLASS_NOUN || edge->class == BS_CLASS_SCOPE ||
      is_noun_tail(pack, report, text, word.end) || begins(pack, BS_PHRASE_HEAD, report, behind))
    return false;
  /* words of one character are too often part of a noun (安全, 现代) */
  if (word.end - word.start <= 3 && !edge->inner)
    return false;
  bool event = edge->inner || edge->class == BS_CLASS_ADVERB;
  uint32_t enough = event ? 6 : 9;
  return word.start == text.start || before.end - before.start >= enough ||
         ends(pack, BS_PHRASE_HEAD, report, before) || ends(pack, BS_PHRASE_PLACE, report, before);
}

/* Where the verb begins that ends with the character at `at`, 了 behind it: of two characters
   (家庭|住上了), of one where the noun would be left with one (乡镇|通了) or none is longer (有了).
 */
static uint32_t before_predicate(const char *report, bs_span text, uint32_t at) {
  uint32_t longer = bs_utf8_before(report, at);
  bool single = bs_span_has(report, text, at, "有") || bs_span_has(report, text, at, "给") ||
                bs_span_has(report, text, at, "圆") || bs_span_has(report, text, at, "通");
  return !single && longer >= text.start + 6 ? longer : at;
}

/* Whether a text is nothing but verbs that cut only at an edge: 维修改造. */
static bool are_verbs(const bs_pack *pack, const char *report, bs_span text) {
  uint32_t length = 0;
  for (uint32_t at = text.start; at < text.end; at += length) {
    const bs_edge *edge = bs_edge_at(pack, report + at, text.end - at, &length);
    if (!edge || edge->class != BS_CLASS_VERB || edge->inner)
      return false;
  }
  return text.end > text.start;
}

/* Whether 在 and where something happens stand at `at`: 在全国, 在京. */
static bool is_place_clause(const bs_pack *pack, const char *report, bs_span text, uint32_t at) {
  if (!bs_span_has(report, text, at, "在"))
    return false;
  uint32_t length;
  const bs_edge *where = bs_edge_at(pack, report + at + 3, text.end - at - 3, &length);
  return where && where->class == BS_CLASS_SCOPE;
}

bs_phrase bs_phrase_behind(const bs_pack *pack, const char *report, bs_span text, bool done) {
  bs_phrase phrase = {.span = {text.start, text.start}};
  if (bs_span_has(report, text, text.start, "的"))
    text.start += 3;
  uint32_t at = text.start;
  uint32_t opening = 0;
  const bs_edge *first = bs_edge_at(pack, report + at, text.end - at, &opening);
  bool whole = first && first->class == BS_CLASS_NOUN;
  if (!whole && (bs_joint_at(report, (bs_span){at - 1, text.end}, at) > 0 ||
                 bs_span_has(report, text, at, "等")))
    return phrase; /* 和特色小镇, 等重大活动; but 和美乡村 */
  while (at < text.end) {
    uint32_t length = 0, quoted = behind_quotation(report, text, at);
    if (quoted > at) {
      at = quoted;
      continue;
    }
    const bs_edge *edge = bs_edge_at(pack, report + at, text.end - at, &length);
    if (done && at > text.start && are_verbs(pack, report, (bs_span){at, text.end}) &&
        !ends(pack, BS_PHRASE_HEAD, report, (bs_span){text.start, at})) {
      at = text.end; /* 旧小区供热改造, 学校维修改造; but 20个项目开工 */
      break;
    }
    if (edge && ends_noun(pack, report, text, (bs_span){at, at + length}, edge))
      break;
    if (at > text.start && bs_span_has(report, text, at, "的")) {
      if (!ends(pack, BS_PHRASE_SORT, report, (bs_span){text.start, at}))
        break; /* 居民的居住条件 */
      text.start = at += 3;
      continue;
    }
    if (at > text.start + 3 && is_place_clause(pack, report, text, at))
      break; /* 创新成果在全国推广 */
    uint32_t next = at + (edge ? length : char_size(report, at));
    bool noun = edge && edge->class == BS_CLASS_NOUN;
    if (at > text.start && !noun && bs_span_has(report, text, next, "了") &&
        !bs_span_has(report, text, at, "为") && !bs_span_has(report, text, at, "除")) {
      at = before_predicate(report, text, at);
      break;
    }
    at = next;
  }
  phrase.span = cut_right(pack, report, (bs_span){text.start, at});
  if (!ends(pack, BS_PHRASE_PLACE, report, phrase.span))
    phrase.span = without_marks(pack, report, phrase.span);
  name_it(pack, report, &phrase);
  return phrase;
}
