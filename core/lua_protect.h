/** What catches errors in a script, so that nothing catches a limit:
 *
 *      pcall xpcall                                      as in Lua; xpcall's handler runs after the
 *                                                        stack is unwound
 *      coroutine.create resume wrap close …              as in Lua
 *
 *  For states that bs_guard_open() made. */
#ifndef BS_LUA_PROTECT_H
#define BS_LUA_PROTECT_H

#include <lua.h>

/** Puts pcall and xpcall into the table on top. */
void bs_lua_protect_base(lua_State *L);

/** Puts resume, wrap and close into the table on top, Lua's own `coroutine`. */
void bs_lua_protect_coroutines(lua_State *L);

#endif
