/** Batches: sentences of a report that are cut and matched together, before facts are made of them.
 *  Each of these steps has more code than the processor's first cache holds besides the others; so
 *  it runs over some sentences before the next one does. */
#ifndef BS_BATCH_H
#define BS_BATCH_H

#include "lexer.h"
#include "lua_pack.h"
#include "outline.h"

/** A sentence, cut and matched. */
typedef struct bs_batch_sentence {
  uint32_t index; /**< among the outline's sentences */
  bool opens;     /**< stands in another section than the sentence before it */
  bool first;     /**< of its paragraph, but for an address */
  bs_lexed lexed;
  bs_rule_hits hits; /**< where its paragraph is of the report's body and holds amounts */
} bs_batch_sentence;

enum { BS_BATCH = 16 };

/** Zero-initialise but for the first four; bs_batch_free(). Buffers are reused from batch to batch.
 */
typedef struct bs_batch {
  bs_pack *pack;
  const char *text;
  const bs_outline *outline;
  bs_facts *facts; /**< the numerals of the sentences are added to its numbers */
  bs_batch_sentence sentences[BS_BATCH];
  size_t count;
  uint32_t next;      /**< the outline's sentence to go on with */
  uint32_t section;   /**< of the sentence before that + 1, 0 for none */
  uint32_t paragraph; /**< the last one whose first sentence was met, + 1 */
} bs_batch;

/** Reads the next sentences that matter: those that open a section or a paragraph and those that
 *  hold a numeral. `count` is 0 at the report's end. BS_NOMEM, or what a rule fails with. */
bs_status bs_batch_read(bs_batch *batch, bs_error *err);

void bs_batch_free(bs_batch *batch);

#endif
