/** What scripts have beside their report.
 *
 *      baoshu.parse(text)               a report of one's own, or nil, reason
 *      baoshu.quantity(…)               a figure to calculate with: lua_quantity.h
 *      baoshu.growth(a, b) …            formulas: lua_formula.h
 *      baoshu.version, baoshu.api       "0.1.0", 1 */
#ifndef BS_LUA_BAOSHU_H
#define BS_LUA_BAOSHU_H

#include <lauxlib.h>
#include <lua.h>

#include "baoshu.h"

/** Pushes the table `baoshu`; reports are parsed with `engine`. */
void bs_lua_push_baoshu(lua_State *L, bs_engine *engine);

#endif
