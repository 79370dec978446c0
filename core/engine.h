/** An engine from the inside: the packs that it loaded. */
#ifndef BS_ENGINE_H
#define BS_ENGINE_H

#include "lua_pack.h"
#include "phase.h"
#include "watch.h"

struct bs_engine {
  bs_pack *pack;           /**< all sources compiled into one */
  bs_pack_source *sources; /**< the bundled ones first; names and Lua of the others are owned */
  size_t source_count, source_capacity;
  size_t bundled; /**< how many sources are the bundled pack's */
  bs_watch watch; /**< its limits, and the Lua states at work */
  bs_phase phase;
  void (*turned)(void *self, bs_phase before, bs_phase after); /**< told of each turn, or NULL */
  void *turned_self;
};

/** Turns to a phase and gives the one before, to which its end turns back. */
bs_phase bs_engine_turn(bs_engine *engine, bs_phase phase);

/** bs_watch_where() of what the engine is at. */
static inline bool bs_engine_where(const bs_engine *engine, bs_where *out) {
  return bs_watch_where(&engine->watch, out);
}

#endif
