/** Turns an error of Lua into a bs_error: its line apart, its sentence without the chunk's name. */
#ifndef BS_LUA_ERROR_H
#define BS_LUA_ERROR_H

#include <lua.h>

#include "base.h"

/** Takes the error value from the top of `L` and empties its stack. `code` is what lua_pcall or
 *  luaL_loadbufferx returned: LUA_ERRMEM gives BS_NOMEM, a limit of the state's guard its own
 *  status, everything else `status`. */
bs_status bs_lua_fail(lua_State *L, int code, bs_status status, bs_error *err);

/** A message handler for lua_pcall: what C raised without a place gets the nearest line of Lua that
 *  runs, and so does a value that is no message. */
int bs_lua_place(lua_State *L);

/** The nearest line of Lua that runs, 0 for none. */
int bs_lua_line(lua_State *L);

#endif
