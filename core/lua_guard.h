/** Guards a Lua state: its allocator counts what it has, and a limit that is reached ends what runs
 *  in it, whatever that catches.
 *
 *      bs_guard guard;
 *      lua_State *L = bs_guard_open(&guard, watch);      NULL: no memory
 *      bs_guard_enter(&guard);                           from now on bs_watch_interrupt() reaches
 * it if (lua_pcall(L, …) != LUA_OK || guard.reached) status = bs_guard_failure(&guard, &err);
 * BS_OK: an error of the script's own bs_guard_leave(&guard); lua_close(L);
 *
 *  No hook is set until a limit is reached, for a hook that counts costs half the speed. Then every
 *  state of the chain (the main one and the coroutines that resumed each other) gets one that
 *  raises at its next instruction, call or return; pcall and all else that catches errors
 *  (lua_protect.c) raises again. Memory beyond the limit is lent, LENT bytes at most, to the main
 *  state: the hook then collects garbage, and raises where that does not bring it back. So most
 *  failures arise between two instructions, at a line that is known, and what could be freed is no
 *  failure. */
#ifndef BS_LUA_GUARD_H
#define BS_LUA_GUARD_H

#include <lauxlib.h>
#include <lua.h>
#include <signal.h>

#include "watch.h"

enum {
  BS_GUARD_LENT = 32 << 20, /**< bytes beyond the limit, for a moment */
  BS_GUARD_REFUSALS = 32    /**< so often memory is refused, then the run is over */
};

/** A state that runs, and the one that resumed it. */
typedef struct bs_guard_link {
  lua_State *L;
  struct bs_guard_link *volatile below;
} bs_guard_link;

typedef struct bs_guard {
  bs_watch *watch;
  bs_limits limits;
  struct bs_guard *volatile below; /**< the guard that was entered before */
  bs_guard_link main;
  bs_guard_link *volatile chain; /**< the innermost state that runs; NULL outside */
  size_t used;                   /**< bytes */
  size_t refused;                /**< size of the request that was refused last, or 0 */
  unsigned refusals;             /**< not counting those that a collection cured */
  volatile sig_atomic_t over;    /**< memory is lent */
  volatile sig_atomic_t reached; /**< a bs_status that ends the run, or BS_OK */
  bool full_before;              /**< what `full` was then */
  bool full;                     /**< an error of too little memory is on its way … */
  bool starved;                  /**< … because the system had none */
  char script[LUA_IDSIZE];       /**< whose lines are told, as messages begin; "" for any */
  char file[LUA_IDSIZE];         /**< where the limit struck, if not there */
  int line, file_line;           /**< of the script, of that file; 0 for unknown */
  unsigned closing;              /**< coroutines that are being closed inside each other */
} bs_guard;

/** Makes a state with the watch's limits (NULL: the defaults). The guard must stay where it is. */
lua_State *bs_guard_open(bs_guard *guard, bs_watch *watch);

/** Begins and ends work in the state. What was reached before is forgotten. */
void bs_guard_enter(bs_guard *guard);
void bs_guard_leave(bs_guard *guard);

/** The guard of a state that bs_guard_open() made, or of a coroutine of it. */
static inline bs_guard *bs_guard_of(lua_State *L) {
  return *(bs_guard **)lua_getextraspace(L);
}

/** Ends the run: no error is caught any more. Raises nothing. Async-signal-safe. */
void bs_guard_reach(bs_guard *guard, bs_status status);

/** A coroutine starts to run, and has ended or yielded. */
void bs_guard_push(bs_guard *guard, bs_guard_link *link, lua_State *L);
void bs_guard_pop(bs_guard *guard, const bs_guard_link *link);

/** To be called with an error on top that would be caught: raises it again where the run is over.
 */
void bs_guard_caught(lua_State *L);

/** Counts memory outside Lua that Lua's values hold. Raises where there is too little. */
void bs_guard_charge(lua_State *L, size_t size);
void bs_guard_discharge(bs_guard *guard, size_t size);

/** What ended the run, as a sentence: its limit, or memory. BS_OK where it was neither. */
bs_status bs_guard_failure(const bs_guard *guard, bs_error *err);

#endif
