/** Loads packs: runs their Lua, which declares words, units, forms and rules, and matches the
 * rules. */
#ifndef BS_LUA_PACK_H
#define BS_LUA_PACK_H

#include "pack.h"
#include "watch.h"

/** The Lua of one pack file. Files of one rank are one pack; where two packs declare the same
 *  word, the one of the higher rank holds. */
typedef struct bs_pack_source {
  const char *name; /**< in messages */
  const char *lua;
  size_t size;
  uint32_t rank;
} bs_pack_source;

/** Loads all sources into one pack, within the limits of `watch` (NULL: the defaults), rules of
 * higher ranks first. `*out` is held once; give it up with bs_pack_release(). Fails with BS_SYNTAX
 * or BS_SCRIPT and the line of the declaration in its file. */
bs_status bs_pack_load(bs_pack **out, const bs_pack_source *sources, size_t count, bs_watch *watch,
                       bs_error *err);

/** What the rules found in one shape: for each match, `~rule` followed by pairs of role and
 * position (from 0) in the shape. Zero-initialise; free(values). */
typedef struct bs_rule_hits {
  int32_t *values;
  size_t count, capacity;
} bs_rule_hits;

/** Matches all rules over the bytes [from, to) of a shape, at most BS_SHAPE_LIMIT, left to right,
 * and adds what they found to `out`. BS_SCRIPT where LPeg gives up or a rule captures what zh:role
 * did not, BS_NOMEM. */
enum { BS_SHAPE_LIMIT = 4096 };
bs_status bs_pack_match(bs_pack *pack, const char *shape, size_t from, size_t to, bs_rule_hits *out,
                        bs_error *err);

#endif
