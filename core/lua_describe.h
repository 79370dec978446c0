/** What an analysis says of itself, taken out of Lua for the host. */
#ifndef BS_LUA_DESCRIBE_H
#define BS_LUA_DESCRIBE_H

#include "lua_host.h"

/** Fills the host's description, but for options and cases, with what the analysis at `at` says;
 *  its columns are those of the host's rows. NULL for a string that it does not give. Raises what
 *  is wrong with `table` and `packs`. */
void bs_lua_describe(lua_State *L, int at, const char *summary, const char *example);

/** `size` bytes that live as long as the description. */
void *bs_lua_describe_take(lua_State *L, size_t size);

/** A copy of the value at `at` as text, which lives as long; `*size` may be NULL. */
const char *bs_lua_describe_text(lua_State *L, int at, size_t *size);

#endif
