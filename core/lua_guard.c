#include "lua_guard.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"

/* More than Lua takes for the stack of a state (1,000,000 values of 16 bytes, and some). */
enum { STACK_MOST = 17 << 20, HOOKS = LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT };

static void look(lua_State *L, lua_Debug *where);

/* Notes the script's innermost line, and that of another file which it had called. */
static void note_line(bs_guard *guard) {
  lua_Debug call;
  if (guard->line > 0)
    return;
  guard->file_line = 0;
  for (const bs_guard_link *link = guard->chain; link; link = link->below)
    for (int level = 0; lua_getstack(link->L, level, &call); level++) {
      lua_getinfo(link->L, "Sl", &call);
      if (call.currentline <= 0)
        continue;
      if (!*guard->script || strcmp(call.short_src, guard->script) == 0) {
        guard->line = call.currentline;
        return;
      }
      if (guard->file_line == 0) {
        guard->file_line = call.currentline;
        memcpy(guard->file, call.short_src, sizeof guard->file);
      }
    }
}

/* Memory. */

/* Notes that a request fails. Lua then collects garbage and asks once more, for most requests: a
   second failure is final. */
static void note_refusal(bs_guard *guard, size_t size) {
  if (guard->refused != size)
    guard->full_before = guard->full;
  guard->refused = guard->refused == size ? 0 : size;
  guard->full = true;
}

static bool refuse(bs_guard *guard, const void *block, size_t size) {
  note_refusal(guard, size);
  /* a stack that grows cannot be looked at: Lua has taken it apart */
  if (!block || size > STACK_MOST)
    note_line(guard);
  if (++guard->refusals >= BS_GUARD_REFUSALS)
    bs_guard_reach(guard, BS_LIMIT_MEMORY);
  return false;
}

/* Whether a block may grow so. Memory is lent where the hook can raise at the next step: one that
   raised in a coroutine would leave it without hooks, and closing it would then be beyond control.
 */
static bool allows(bs_guard *guard, const void *block, size_t old, size_t size) {
  size_t more = size - old, limit = guard->limits.memory;
  if (guard->used <= limit && more <= limit - guard->used)
    return true;
  size_t most = limit + BS_GUARD_LENT; /* which is never passed */
  if (guard->chain != &guard->main || more > most - guard->used)
    return refuse(guard, block, size);
  if (!guard->over) {
    guard->over = 1;
    lua_sethook(guard->main.L, look, HOOKS, 1);
  }
  return true;
}

static void *allocate(void *self, void *block, size_t old, size_t size) {
  bs_guard *guard = self;
  old = block ? old : 0;
  if (size == 0) {
    free(block);
    guard->used -= old;
    return NULL;
  }
  if (size > old && !allows(guard, block, old, size))
    return NULL;
  void *given = realloc(block, size);
  if (!given) {
    note_refusal(guard, size);
    guard->starved = true;
    return NULL;
  }
  guard->used += size - old;
  if (size <= old)
    return given;
  if (guard->refused == size) { /* garbage was collected, and now it is there */
    guard->refusals -= guard->refusals > 0;
    guard->full = guard->full_before;
    guard->starved = guard->starved && guard->full;
    if (!guard->full)
      guard->line = guard->file_line = 0;
  }
  guard->refused = 0;
  return given;
}

/* What was lent is given back by collecting garbage, or else it was too much. */
static void settle(lua_State *L, bs_guard *guard) {
  guard->over = 0;
  lua_gc(L, LUA_GCCOLLECT, 0);
  if (guard->used <= guard->limits.memory)
    return;
  refuse(guard, NULL, 0);
  luaL_error(L, "not enough memory");
}

/* The hook: raises where the run is over, else settles what was lent and goes. */
static void look(lua_State *L, lua_Debug *where) {
  bs_guard *guard = bs_guard_of(L);
  (void)where;
  if (guard->reached == BS_OK) {
    lua_sethook(L, NULL, 0, 0);
    if (guard->over)
      settle(L, guard);
    if (guard->reached == BS_OK)
      return;
    bs_guard_reach(guard, (bs_status)guard->reached); /* the signal came meanwhile */
  }
  note_line(guard);
  lua_pushliteral(L, "the run is over");
  lua_error(L);
}

/* Work. */

lua_State *bs_guard_open(bs_guard *guard, bs_watch *watch) {
  *guard = (bs_guard){.watch = watch, .limits = bs_watch_limits(watch)};
  lua_State *L = lua_newstate(allocate, guard);
  if (!L)
    return NULL;
  *(bs_guard **)lua_getextraspace(L) = guard; /* coroutines get a copy */
  guard->main.L = L;
  return L;
}

void bs_guard_enter(bs_guard *guard) {
  guard->reached = BS_OK;
  guard->over = 0;
  guard->full = guard->starved = false;
  guard->refusals = 0;
  guard->line = guard->file_line = 0;
  if (lua_gethook(guard->main.L) == look)
    lua_sethook(guard->main.L, NULL, 0, 0);
  guard->chain = &guard->main;
  guard->below = guard->watch ? guard->watch->top : NULL;
  atomic_signal_fence(memory_order_seq_cst);
  if (guard->watch)
    guard->watch->top = guard;
}

void bs_guard_leave(bs_guard *guard) {
  if (guard->watch)
    guard->watch->top = guard->below;
  atomic_signal_fence(memory_order_seq_cst);
  guard->chain = NULL;
}

void bs_guard_push(bs_guard *guard, bs_guard_link *link, lua_State *L) {
  link->L = L;
  link->below = guard->chain;
  atomic_signal_fence(memory_order_seq_cst);
  guard->chain = link;
}

void bs_guard_pop(bs_guard *guard, const bs_guard_link *link) {
  guard->chain = link->below;
}

void bs_guard_reach(bs_guard *guard, bs_status status) {
  if (guard->reached == BS_OK)
    guard->reached = (sig_atomic_t)status;
  for (const bs_guard_link *link = guard->chain; link; link = link->below)
    lua_sethook(link->L, look, HOOKS, 1);
}

void bs_guard_caught(lua_State *L) {
  bs_guard *guard = bs_guard_of(L);
  if (guard->reached != BS_OK) {
    note_line(
        guard); /* it may have struck in a call of C, which raised before the hook was called */
    lua_error(L);
  }
  guard->full = guard->starved = false;
  guard->line = guard->file_line = 0;
}

void bs_guard_charge(lua_State *L, size_t size) {
  bs_guard *guard = bs_guard_of(L);
  size_t limit = guard->limits.memory;
  if (guard->used > limit || size > limit - guard->used)
    lua_gc(L, LUA_GCCOLLECT, 0);
  if (guard->used > limit || size > limit - guard->used) {
    refuse(guard, NULL, 0);
    luaL_error(L, "not enough memory");
  }
  guard->used += size;
}

void bs_guard_discharge(bs_guard *guard, size_t size) {
  guard->used -= size;
}

static bs_status tell(const bs_guard *guard, bs_status status, bs_error *err, const char *why) {
  if (guard->file_line > 0)
    return bs_fail(err, status, guard->line, "%s (in %s:%d)", why, guard->file, guard->file_line);
  return bs_fail(err, status, guard->line, "%s", why);
}

bs_status bs_guard_failure(const bs_guard *guard, bs_error *err) {
  char why[160];
  bs_status status = (bs_status)guard->reached;
  if (status == BS_OK && guard->full)
    status = guard->starved ? BS_NOMEM : BS_LIMIT_MEMORY;
  switch (status) {
  case BS_LIMIT_TIME:
    return tell(guard, status, err, "stopped, for its time is up (--time gives it more)");
  case BS_LIMIT_MEMORY:
    snprintf(why, sizeof why,
             "stopped, for it wants more than %zu MB of memory (--memory gives it more)",
             guard->limits.memory >> 20);
    return tell(guard, status, err, why);
  case BS_LIMIT_OUTPUT:
    snprintf(why, sizeof why, "stopped, for it gives out more than %zu MB for one report",
             guard->limits.output >> 20);
    return tell(guard, status, err, why);
  case BS_NOMEM:
    return bs_fail_memory(err);
  case BS_IO:
    return tell(guard, status, err, "the output takes no more");
  default:
    return status;
  }
}

/* The watch. */

bs_limits bs_watch_limits(const bs_watch *watch) {
  bs_limits limits = watch ? watch->limits : (bs_limits){0};
  if (limits.memory == 0)
    limits.memory = BS_WATCH_MEMORY;
  if (limits.output == 0)
    limits.output = BS_WATCH_OUTPUT;
  if (limits.input == 0)
    limits.input = BS_WATCH_INPUT;
  if (limits.input > BS_SOURCE_LIMIT)
    limits.input = BS_SOURCE_LIMIT;
  if (limits.memory > SIZE_MAX - BS_GUARD_LENT)
    limits.memory = SIZE_MAX - BS_GUARD_LENT;
  return limits;
}

void bs_watch_interrupt(bs_watch *watch) {
  for (bs_guard *guard = watch->top; guard; guard = guard->below)
    bs_guard_reach(guard, BS_LIMIT_TIME);
}

/* Copies what fits, with its NUL: string.h's own are not all safe in a handler. */
static void copy(char *out, size_t room, const char *head, const char *tail) {
  const char *const parts[] = {head, tail};
  size_t at = 0;
  for (int i = 0; i < 2; i++)
    for (const char *part = parts[i]; *part && at + 1 < room; part++)
      out[at++] = *part;
  out[at] = '\0';
}

/* The library of a function that only one has, with its dot. */
static const char *library_of(const char *name) {
  static const char *const names[] = {"string.", "find",    "gsub",      "gmatch", "rep",  "format",
                                      "byte",    "reverse", "lower",     "upper",  NULL,   "table.",
                                      "move",    "insert",  "remove",    "concat", "sort", NULL,
                                      "utf8.",   "codes",   "codepoint", "offset", NULL,   NULL};
  for (const char *const *library = names; *library; library++) {
    const char *const *at = library + 1;
    for (; *at; at++) {
      const char *a = *at, *b = name;
      while (*a && *a == *b)
        a++, b++;
      if (*a == *b)
        return *library;
    }
    library = at;
  }
  return "";
}

bool bs_watch_where(const bs_watch *watch, bs_where *out) {
  const bs_guard *guard = watch->top;
  lua_Debug call;
  *out = (bs_where){0};
  if (!guard)
    return false;
  for (const bs_guard_link *link = guard->chain; link; link = link->below)
    for (int level = 0; lua_getstack(link->L, level, &call); level++) {
      lua_getinfo(link->L, "nSl", &call);
      if (call.currentline > 0) {
        out->line = call.currentline;
        copy(out->file, sizeof out->file, "", call.short_src);
        return true;
      }
      if (level == 0 && link == guard->chain && call.name)
        copy(out->function, sizeof out->function, library_of(call.name), call.name);
    }
  return true;
}
