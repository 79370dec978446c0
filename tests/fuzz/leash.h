/** Scripts on a leash: whatever they are, they end soon and take little memory. A target that
 *  includes this is linked with -Wl,--wrap=lua_newstate. */
#ifndef LEASH_H
#define LEASH_H

#include <lua.h>

#include "fuzz.h"

enum {
  LEASH_INSTRUCTIONS = 1000, /* between two looks */
  LEASH_LOOKS = 300,
  LEASH_BYTES = 64 << 20 /* of one state */
};

typedef struct leash {
  lua_Alloc allocate; /* the state's own */
  size_t looks, bytes;
} leash;

/* One is enough, for targets make one state after the other. */
static leash held;

static inline void *leash_allocate(void *with, void *old, size_t had, size_t size) {
  size_t before = old ? had : 0;
  if (size > before && held.bytes + (size - before) > LEASH_BYTES)
    return NULL;
  void *given = held.allocate(with, old, had, size);
  if (given || size == 0)
    held.bytes += size - before;
  return given;
}

/* At its end every instruction raises, so that a loop around pcall() ends too. */
static inline void leash_look(lua_State *L, lua_Debug *where) {
  (void)where;
  if (++held.looks < LEASH_LOOKS)
    return;
  lua_sethook(L, leash_look, LUA_MASKCOUNT, 1);
  lua_pushliteral(L, "the leash is at its end");
  lua_error(L);
}

/** The linker's names for what makes a state and what stands before it. */
lua_State *__real_lua_newstate(lua_Alloc allocate, void *with);
lua_State *__wrap_lua_newstate(lua_Alloc allocate, void *with);

lua_State *__wrap_lua_newstate(lua_Alloc allocate, void *with) {
  held = (leash){.allocate = allocate};
  lua_State *L = __real_lua_newstate(leash_allocate, with);
  if (L)
    lua_sethook(L, leash_look, LUA_MASKCOUNT, LEASH_INSTRUCTIONS);
  return L;
}

#endif
