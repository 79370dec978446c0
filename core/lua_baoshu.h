/** What scripts have beside their report.
 *
 *      baoshu.parse(text)               a report of one's own, or nil, reason
 *      baoshu.growth(a, b)              growth from a to b in %: growth(50, 53) is 6
 *      baoshu.average_growth(a, b, years)    the same a year, compounded
 *      baoshu.yearly(multiple, years)   growth a year in % that makes a level `multiple` times as
 *                                       high over so many years
 *      baoshu.multiple(a, b)            how many times a is b: multiple(2, 5) is 2.5
 *      baoshu.share(part, whole)        in %
 *      baoshu.version, baoshu.api       "0.1.0", 1
 *
 *  They take and give plain numbers. Where there is no answer (a base of 0, a loss that grows) they
 *  give nil and the reason; what is no number raises. */
#ifndef BS_LUA_BAOSHU_H
#define BS_LUA_BAOSHU_H

#include <lauxlib.h>
#include <lua.h>

#include "baoshu.h"

/** Pushes the table `baoshu`; reports are parsed with `engine`. */
void bs_lua_push_baoshu(lua_State *L, bs_engine *engine);

#endif
