/** The cases that an analysis brings with it.
 *
 *      tests = {
 *        { "a multiple leads back to its base",
 *          text = "2020年完成财政收入3.15亿元，是2015年的1.28倍。",
 *          options = { base = 2015 },                      may be left out
 *          rows = { { indicator = "财政收入", base_level = 2.461 } } },
 *      }
 *
 *  A row names the cells that matter; what it does not name may be anything, `false` is absence. */
#ifndef BS_LUA_CASE_H
#define BS_LUA_CASE_H

#include "lua_host.h"

/** Fills the host's description, whose columns and options stand, with the cases at `at` (nil:
 *  none). Raises what is wrong with them. */
void bs_lua_describe_cases(lua_State *L, int at);

#endif
