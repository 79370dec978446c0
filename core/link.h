/** Linking: one sentence at work, its tokens, what the rules said of each, and the facts found so
 *  far. Shared by facts.c and the files that fill in what an amount leaves open; nobody else needs
 *  it. */
#ifndef BS_LINK_H
#define BS_LINK_H

#include "context.h"
#include "indicator.h"
#include "lua_pack.h"

/** What the rules say of one token. */
typedef struct bs_claim {
  int32_t rule; /**< or -1 */
  bs_role role;
  bool negative;            /**< a falling verb */
  bool rejected;            /**< an amount or ordinal that is no fact: open text */
  bool spoken;              /**< a time that a rule gave a role: it governs nothing else */
  uint32_t period;          /**< the token of the time that governs it, or BS_NONE */
  uint32_t base;            /**< the token of the time it is compared with, or BS_NONE */
  uint32_t clause;          /**< the token that its clause begins with */
  uint32_t list;            /**< the first amount of the list that it is a member of, or BS_NONE */
  uint32_t member, members; /**< which member of how many, from 0 */
} bs_claim;

/** Something measured, as the sentence named it. */
typedef struct bs_subject {
  bs_slice name;
  bs_span words;
  bool done; /**< what is done is measured itself: 植树30株 */
} bs_subject;

enum { BS_SUBJECTS = 32 };

/** The sentence. */
typedef struct bs_work {
  bs_pack *pack;
  const char *text;
  bs_facts *facts;
  bs_context context;
  bs_lexed lexed; /**< borrowed from the batch, as are the hits */
  bs_rule_hits hits;
  bs_claim *claims; /**< one a token */
  size_t claim_capacity;
  uint32_t sentence, section;
  size_t first_fact;                /**< the first fact of this sentence */
  bs_subject subjects[BS_SUBJECTS]; /**< the sentence's own subjects, the latest last */
  uint32_t subject_count;
  bs_subject earlier;     /**< the last subject of the paragraph's sentences before */
  uint32_t consumed;      /**< text up to here was taken as a noun behind an amount */
  bs_found_period spoken; /**< the time that governs since it was named in this sentence */
  uint32_t spoken_clause; /**< and the clause that named it */
  bool spoken_ends;       /**< it named its first and last year: 2020年到2025年 */
  bs_found_period aside; /**< what governs again when an aside ends: 在上年增长8%的基础上 */
  bool in_aside;
  bs_found_period whole; /**< what governs again behind a part: 其中2020年…； */
  bool in_part;
  bs_period from, to; /**< of the latest from–to pair */
  uint32_t against;   /**< a time that all behind it is compared with, or BS_NONE */
} bs_work;

static inline const bs_amount *bs_amount_of(const bs_work *work, size_t token) {
  return &work->lexed.amounts[work->lexed.tokens[token].index];
}

/** Gives each token its clause and each amount its place in its list (4.3%、5.1%和6%). */
void bs_claims_mark(bs_work *work);

/** Hands the roles of all matches to their tokens. BS_SCRIPT where a rule gives a role to a token
 *  that cannot have it. */
bs_status bs_claims_take(bs_work *work, bs_error *err);

/** The kind of the fact whose amount is token `i`; `*rule` names the rule, or what it was told by.
 */
bs_kind bs_link_kind(const bs_work *work, size_t i, const char **rule);

/** Whole years that token `t` says directly before a rising or falling verb, as 五年增长30.8% does,
 * -1 for years that are not whole or not told (三至五年增长30%), or 0: no fact, and no part of what
 * is measured. */
int32_t bs_duration(const bs_work *work, size_t t);

/** Open text near an amount, and the phrase that is left of it. */
typedef struct bs_nearby {
  bs_phrase phrase;
  bs_span verb; /**< the nearest verb on the way, also where the phrase is empty */
  int verbs;    /**< how many were cut off with it */
} bs_nearby;

/** Whether token `t` is open text; also an amount that is no fact, or a word of a pack's own class,
 *  which a noun may hold. */
bool bs_nearby_open(const bs_work *work, size_t t);

/** The nearest phrase left of amount `i`, over words of structure, up to the clause's start. */
bs_nearby bs_nearby_before(const bs_work *work, size_t i);

/** The noun that a count is of, where one stands right behind it; else empty. */
bs_phrase bs_nearby_behind(const bs_work *work, size_t i);

/** Whether the phrase before amount `i` only speaks of the sentence's subject: 高的达到5%. */
bool bs_nearby_total(const bs_work *work, size_t i);

/** Text of an earlier clause that no amount has claimed: 规上工业增加值，同比增长5%. Of one clause
 *  the first, its subject: 外贸出口从7月份开始回升，达到1949亿美元. `*clause` is where it begins.
 */
bs_phrase bs_nearby_earlier(const bs_work *work, size_t i, size_t *clause);

/** Makes a percentage a growth, or a share, that goes on with one told before:
 *  增速计划为3%，实际达到4%; 物价上涨2%，高的达到5%. Its indicator is to be known. */
void bs_link_rate(const bs_work *work, size_t i, bs_fact *fact);

/** Finds the indicator of the fact whose amount is token `i`, and sets it, its list, its origin,
 *  place and level. False when there is no memory. `*verb` is the verb cut off before it, empty for
 *  none. */
bool bs_link_indicator(bs_work *work, size_t i, bs_fact *fact, bs_span *verb);

/** Whether a level of this sentence is what one is compared with: 比2015年的8500亿元增加. */
bool bs_link_is_base(const bs_work *work, const bs_fact *level);

/** Sets period, base and years, by kind. */
void bs_link_period(bs_work *work, size_t i, bs_fact *fact, bs_span verb);

/** Sets status and where it came from. */
void bs_link_status(const bs_work *work, size_t i, bs_fact *fact);

/** Sets low, high and parts: what digits, bound and status leave open, and whether of a whole. */
void bs_fact_interval(bs_fact *fact, const bs_amount *amount);

#endif
