/** Indicators: what is measured, cut out of the open text around an amount. */
#ifndef BS_INDICATOR_H
#define BS_INDICATOR_H

#include "lexer.h"

/** A noun phrase cut out of open text. */
typedef struct bs_phrase {
  bs_span span;  /**< empty where nothing is left */
  bs_slice name; /**< the text, or the name that an alias stands for; NULL with an empty span */
  bs_span verb;  /**< the last verb that was cut off on the left, empty for none */
  bs_span subject; /**< what stands before an inner verb that nothing follows: 住房 of 住房建成 */
  bs_span fresh; /**< verbs cut off on the left that begin with 新: 新登记注册, empty for none */
  bs_span who;   /**< what stands before an inner verb that its object follows, empty for none */
  bool verbal;   /**< ends with a verb, or with 的: a noun behind the amount comes before it */
  int verbs;     /**< how many were cut off on the left */
  bool open;     /**< ended with 等: what follows the amount names the whole */
  bs_span scope; /**< a scope word that was cut off and is not the report's own, empty for none */
} bs_phrase;

/** Cuts the phrase that ends where `text` does, as it stands before an amount: verbs, adverbs and
 *  scope words off on the left, adverbs on the right, all before an inner verb or 等. */
bs_phrase bs_phrase_before(const bs_pack *pack, const char *report, bs_span text);

/** Of text before a place in an order what stands before the words that say among whom it is held:
 *  增加值 of 增加值居西部省份. All of it where no such word stands. */
bs_span bs_phrase_ranked(const bs_pack *pack, const char *report, bs_span text);

/** Cuts the phrase that begins where `text` does, as it stands behind an amount: up to the first
 *  verb or adverb. Empty where it begins with one. Where the phrase is what was `done`, its last
 * verb belongs to it: 完成3公里管网改造. */
bs_phrase bs_phrase_behind(const bs_pack *pack, const char *report, bs_span text, bool done);

/** Whether a text only says what an amount is: 台阶, 水平提高; not 规模工业增加值. */
bool bs_phrase_is_generic(const bs_pack *pack, const char *report, bs_span text);

/** Bytes of a joint (、 和 与 及 以及) at `at`, or 0. */
uint32_t bs_joint_at(const char *report, bs_span span, uint32_t at);

/** Splits a phrase at 、 和 与 及 into at most `most` members, a head that only the last names
 *  shared out (城镇、农村居民收入: 城镇居民收入, 农村居民收入). Returns how many; names that had to
 *  be put together are taken from `arena`. 0 when there is no memory. */
uint32_t bs_phrase_split(const bs_pack *pack, bs_arena *arena, const char *report, bs_span phrase,
                         bs_slice *members, uint32_t most);

/** The edge word that `text` begins with, or NULL; `*size` is its length. */
const bs_edge *bs_edge_at(const bs_pack *pack, const char *text, size_t size, uint32_t *length);

#endif
