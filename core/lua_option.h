/** Options of an analysis: what it declares, and what its `map` gets.
 *
 *      options = { base = { type = "year", help = "only this year", default = 2015 } }
 *
 *  | type    | given as         | `map` gets                    |
 *  | string  | anything         | a string                      |
 *  | number  | 12, 0.5          | an integer or a float         |
 *  | year    | 2015             | an integer of four digits     |
 *  | period  | 2015, 2016/2020  | an ISO 8601 string            |
 *  | boolean | true, false      | a boolean                     |
 *  | choice  | one of `choices` | that string                   |
 *  | file    | a file's text    | a table (lua_file.h); `columns = { … }` it must have |
 *
 *  An option that is not given is its default, else nil. */
#ifndef BS_LUA_OPTION_H
#define BS_LUA_OPTION_H

#include "lua_host.h"

/** Checks the options of an analysis, the value at `at` (nil: none). Pushes a userdata that holds
 *  their names in order, anchored by the table, and sets `*count`. */
const char **bs_lua_check_options(lua_State *L, int at, size_t *count);

/** Pushes the options for `map`, by the checked table at `at` and its names: those that the script
 *  was given, and the defaults of the others. What the user got wrong ends the run with BS_USAGE.
 */
void bs_lua_push_options(lua_State *L, int at, const char *const *names, size_t count);

/** Fills the host's description with the checked options. */
void bs_lua_describe_options(lua_State *L, int at, const char *const *names, size_t count);

#endif
