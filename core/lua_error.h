/** Turns an error of Lua into a bs_error: its line apart, its sentence without the chunk's name. */
#ifndef BS_LUA_ERROR_H
#define BS_LUA_ERROR_H

#include <lua.h>

#include "base.h"

/** Takes the error value from the top of `L` and empties its stack. `code` is what lua_pcall or
 *  luaL_loadbufferx returned: LUA_ERRMEM gives BS_NOMEM, a limit of the state's guard its own
 *  status, everything else `status`. */
bs_status bs_lua_fail(lua_State *L, int code, bs_status status, bs_error *err);

#endif
