/** JSON in Lua.
 *
 *      baoshu.json.decode(text)     the value that it is; nil and the reason where it is no JSON
 *      baoshu.json.encode(value)    its text, on one line
 *
 *  Arrays and objects are tables, null is nil. In the other direction a table with the keys 1 to n,
 * or none, is an array, one with strings an object, its keys sorted; numbers, facts and quantities
 * are written as in NDJSON. What JSON has no words for raises. */
#ifndef BS_LUA_JSON_H
#define BS_LUA_JSON_H

#include <lua.h>

#include "base.h"

/** Pushes the value that begins at `*at`, in a text from `text` to `end`, and moves `*at` behind
 * it. Fails with BS_SYNTAX and a sentence that names the line, and pushes nothing then. */
bs_status bs_lua_json_read(lua_State *L, const char *text, const char *end, const char **at,
                           bs_error *err);

/** Pushes the table `baoshu.json`. */
void bs_lua_push_json(lua_State *L);

#endif
