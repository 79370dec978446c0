/* What is known of each token before facts are made: its clause, its place in a list, and the role
   that a rule gave it. */
#include "link.h"

/* A clause of more tokens is one without its marks; it begins anew, so that no text makes what is
   done clause by clause grow faster than the text. */
enum { CLAUSE_LIMIT = 256 };

static bool is_separator(uint8_t class) {
  return class == BS_CLASS_ENUMERATION || class == BS_CLASS_AND;
}

static bool is_amount(const bs_work *work, size_t i) {
  uint8_t class = work->lexed.tokens[i].class;
  return bs_class_is_amount(class) || class == BS_CLASS_ORDINAL;
}

static bool is_ordinal(const bs_work *work, size_t i) {
  return work->lexed.tokens[i].class == BS_CLASS_ORDINAL;
}

void bs_claims_mark(bs_work *work) {
  const bs_lexed *lexed = &work->lexed;
  uint32_t clause = 0;
  for (size_t i = 0; i < lexed->token_count; i++) {
    bs_claim *claim = &work->claims[i];
    *claim = (bs_claim){.rule = -1,
                        .period = BS_NONE,
                        .base = BS_NONE,
                        .clause = clause,
                        .list = BS_NONE,
                        .members = 1};
    if (bs_class_ends_clause(lexed->tokens[i].class) || i - clause >= CLAUSE_LIMIT)
      clause = (uint32_t)i + 1;
    if (is_amount(work, i)) {
      bool follows = i >= 2 && is_separator(lexed->tokens[i - 1].class) && is_amount(work, i - 2) &&
                     is_ordinal(work, i) == is_ordinal(work, i - 2);
      claim->list = follows ? work->claims[i - 2].list : (uint32_t)i;
      claim->member = follows ? work->claims[i - 2].member + 1 : 0;
    }
  }
  for (size_t i = lexed->token_count; i-- > 0;)
    if (is_amount(work, i)) {
      bool last = i + 2 >= lexed->token_count || !is_amount(work, i + 2) ||
                  work->claims[i + 2].list != work->claims[i].list;
      work->claims[i].members = last ? work->claims[i].member + 1 : work->claims[i + 2].members;
    }
}

/* Whether a token of this class can have the role. */
static bool suits(bs_role role, uint8_t class) {
  if (role == BS_ROLE_PERIOD || role == BS_ROLE_BASE)
    return class == BS_CLASS_TIME;
  return role == BS_ROLE_VERB || bs_class_is_amount(class) || class == BS_CLASS_ORDINAL;
}

/* Hands the roles of one match, pairs of role and position, to their tokens. */
static bs_status claim_match(bs_work *work, int32_t rule, const int32_t *pairs, size_t count,
                             bs_error *err) {
  uint32_t period = BS_NONE, base = BS_NONE;
  const bs_rule *found = &work->pack->rules[rule];
  bool negative = found->negative;
  for (size_t i = 0; i < count; i += 2) {
    uint8_t class = work->lexed.tokens[pairs[i + 1]].class;
    if (!suits((bs_role)pairs[i], class))
      return bs_fail(err, BS_SCRIPT, 0, "rule '%s' (%s:%d) gives the role '%s' to a '%s'",
                     found->name.data, found->pack.data, found->line, bs_role_names[pairs[i]],
                     bs_pack_class_name(work->pack, class).data);
    if (pairs[i] == BS_ROLE_BASE)
      base = (uint32_t)pairs[i + 1];
    if (pairs[i] == BS_ROLE_VERB)
      negative |= class == BS_CLASS_DOWN;
  }
  for (size_t i = 0; i < count; i += 2) {
    bs_claim *claim = &work->claims[pairs[i + 1]];
    switch ((bs_role)pairs[i]) {
    case BS_ROLE_PERIOD:
      period = (uint32_t)pairs[i + 1];
      claim->spoken = true;
      break;
    case BS_ROLE_BASE:
      claim->spoken = true;
      break;
    case BS_ROLE_NUMBER:
    case BS_ROLE_FROM:
    case BS_ROLE_TO:
      claim->rule = rule;
      claim->role = (bs_role)pairs[i];
      claim->negative = negative;
      claim->period = period;
      claim->base = base;
      if (claim->role == BS_ROLE_FROM)
        period = BS_NONE; /* the other end has its own, or the sentence's */
      break;
    case BS_ROLE_VERB:
    case BS_ROLE_COUNT:
      break;
    }
  }
  return BS_OK;
}

bs_status bs_claims_take(bs_work *work, bs_error *err) {
  const bs_rule_hits *hits = &work->hits;
  for (size_t i = 0; i < hits->count;) {
    int32_t rule = ~hits->values[i++];
    size_t first = i;
    while (i < hits->count && hits->values[i] >= 0)
      i += 2;
    bs_status status = claim_match(work, rule, hits->values + first, i - first, err);
    if (status != BS_OK)
      return status;
  }
  return BS_OK;
}
