/** Sources: which figures of which reports a quantity came from, through any chain of formulas. */
#ifndef BS_SOURCES_H
#define BS_SOURCES_H

#include "base.h"

/** Those of one quantity, shared by whatever is computed from it. NULL is none. */
typedef struct bs_sources bs_sources;

/** One figure; copies its strings. NULL when there is no memory. */
bs_sources *bs_sources_new(const bs_sources_item *item);

/** Those of both, either of which may be NULL; the caller keeps its own. False when there is no
 *  memory. */
bool bs_sources_join(bs_sources *a, bs_sources *b, bs_sources **out);

bs_sources *bs_sources_hold(bs_sources *sources);
void bs_sources_release(bs_sources *sources);

/** Lists them, each once, by report and place. `*items` is the caller's to free(); its strings live
 *  as long as `sources`. False when there is no memory. */
bool bs_sources_list(bs_sources *sources, bs_sources_item **items, size_t *count);

#endif
