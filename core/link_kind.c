/* Which kind a fact is of: as the rule says that took its amount; else a share where its words say
   so, or a level. */
#include <string.h>

#include "link.h"
#include "utf8.h"

/* 八成, 一半: a part of a whole where no rule says otherwise. */
static bool is_part(const bs_work *work, size_t i) {
  const bs_amount *amount = bs_amount_of(work, i);
  uint32_t last = bs_utf8_before(work->text, amount->numeral.end);
  uint32_t code = bs_utf8_at(work->text + last);
  if (amount->flags & BS_NUMERAL_FRACTION)
    return true;
  return amount->flags & BS_NUMERAL_PERCENT && (code == 0x6210 /* 成 */ || code == 0x534A /* 半 */);
}

/* 80%以上的财政收入, 七成人口: so much of what stands behind, unless that only says what it is
   (8%的速度). */
static bool is_part_of(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  size_t next = i + 1;
  if (lexed->tokens[i].class != BS_CLASS_PERCENT || next >= lexed->token_count)
    return false;
  if (lexed->tokens[next].class == BS_CLASS_OF)
    next++;
  if (next >= lexed->token_count || lexed->tokens[next].class != BS_CLASS_TEXT)
    return false;
  bs_span text = {lexed->tokens[next].start, lexed->tokens[next].end};
  bool of = next > i + 1;
  if (text.end - text.start > 3 && memcmp(work->text + text.start, "的", 3) == 0) {
    of = true; /* 80%以上的 */
    text.start += 3;
  }
  bs_slice words = bs_slice_of(work->text, text);
  uint32_t length;
  const bs_edge *edge = bs_edge_at(work->pack, words.data, words.size, &length);
  const bs_token *before = i > 0 ? &lexed->tokens[i - 1] : NULL;
  if (!of && before && before->class == BS_CLASS_TEXT && before->end == lexed->tokens[i].start) {
    bs_phrase told =
        bs_phrase_before(work->pack, work->text, (bs_span){before->start, before->end});
    if (told.name.size > 0 && !told.verbal)
      return false; /* 财政支出近八成投向民生 */
  }
  if (!of && edge && edge->class != BS_CLASS_NOUN && edge->class != BS_CLASS_SCOPE)
    return false; /* 人口80%以上在农村 */
  bs_slice noun = bs_phrase_behind(work->pack, work->text, text, false).name;
  return noun.size > 0 && !bs_phrase_is_generic(work->pack, work->text, text) &&
         bs_pack_ends(work->pack, BS_PHRASE_GENERIC, noun) == 0;
}

void bs_link_rate(const bs_work *work, size_t i, bs_fact *fact) {
  const bs_lexed *lexed = &work->lexed;
  const bs_facts *facts = work->facts;
  if (fact->kind != BS_LEVEL || lexed->tokens[i].class != BS_CLASS_PERCENT ||
      fact->indicator_from.kind != BS_FROM_EARLIER_CLAUSE || facts->fact_count == work->first_fact)
    return;
  const bs_fact *last = &facts->facts[facts->fact_count - 1];
  bool growth = last->kind == BS_GROWTH || last->kind == BS_AVERAGE_GROWTH;
  if (!(growth || last->kind == BS_SHARE) || !bs_slice_equal(last->indicator, fact->indicator))
    return;
  bool told = growth && bs_nearby_total(work, i);
  for (size_t t = i; t-- > 0 && !told;) {
    uint8_t class = lexed->tokens[t].class;
    if (class == BS_CLASS_UP || class == BS_CLASS_DOWN)
      return;
    told = class == (growth ? BS_CLASS_RATE : BS_CLASS_SHARE);
  }
  if (told) {
    fact->kind = last->kind;
    fact->rule = last->rule;
  }
}

bs_kind bs_link_kind(const bs_work *work, size_t i, const char **rule) {
  const bs_claim *claim = &work->claims[i];
  *rule = "level";
  if (claim->rule < 0 && work->lexed.tokens[i].class == BS_CLASS_ORDINAL) {
    *rule = "rank";
    return BS_RANK;
  }
  if (claim->rule < 0 && (is_part(work, i) || is_part_of(work, i))) {
    *rule = "share";
    return BS_SHARE;
  }
  if (claim->rule < 0)
    return BS_LEVEL;
  const bs_rule *found = &work->pack->rules[claim->rule];
  bs_kind kind = found->kinds[work->lexed.tokens[i].class & 127];
  *rule = found->name.data;
  if (kind == BS_KIND_COUNT)
    kind = found->kind;
  return kind == BS_KIND_COUNT ? BS_LEVEL : kind;
}
