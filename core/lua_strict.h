/** Lua's own functions where they would run without end in C, tell an address or read bytecode:
 *
 *      string.rep                  of an empty string is empty, however often
 *      string.format, tostring     give `table` and `function`, not where they lie
 *      table.insert remove move    take no length that memory could not hold
 *      math.randomseed             without arguments begins the report's numbers again
 *      setmetatable                takes no __gc
 *
 *  And what is not there: load, loadfile, dofile, collectgarbage, warn and string.dump are nil;
 *  os, io, debug and package say of every name that it is not available. */
#ifndef BS_LUA_STRICT_H
#define BS_LUA_STRICT_H

#include <lua.h>
#include <stdint.h>

/** Opens Lua's basic functions, string, table and the tables that are not there, as globals. */
void bs_lua_strict_open(lua_State *L);

/** Gives `math`, opened, the numbers of a seed. */
void bs_lua_strict_seed(lua_State *L, lua_Integer seed);

/** Pushes a value as print shows it: as luaL_tolstring(), but for addresses. */
const char *bs_lua_push_shown(lua_State *L, int at, size_t *size);

/** What is said where it is called. */
#define BS_LUA_STRICT_MISSING "%s is not available in baoshu scripts"

/** The function that an error's message would call in vain because scripts do not have it, such as
 *  "load"; NULL for any other message. */
const char *bs_lua_strict_missing(const char *message);

#endif
