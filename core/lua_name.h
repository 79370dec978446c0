/** Messages about names that do not exist: they show what there is, and what was meant. */
#ifndef BS_LUA_NAME_H
#define BS_LUA_NAME_H

#include <lauxlib.h>
#include <lua.h>

/** Pushes `unknown option 'bse' (known: base)`: `sentence`, the name, and behind `lead` the list,
 * the nearest name first; where there are many, `did you mean 'base'?` follows. `none` stands for
 * an empty list. */
const char *bs_lua_push_unknown(lua_State *L, const char *sentence, const char *name,
                                const char *lead, const char *const *names, size_t count,
                                const char *none);

/** Raises that sentence. */
int bs_lua_unknown(lua_State *L, const char *sentence, const char *name, const char *lead,
                   const char *const *names, size_t count, const char *none);

/** What the value at `at` is, for messages that say what was given: 'abc', 12, nil, a table. */
const char *bs_lua_push_given(lua_State *L, int at);

#endif
