/** Formulas in Lua: those of `baoshu` that take figures.
 *
 *      baoshu.growth(a, b)              growth from a to b in %: growth(50, 53) is 6
 *      baoshu.average_growth(a, b, years)    the same a year, compounded
 *      baoshu.yearly(multiple, years)   growth a year in % that makes a level `multiple` times as
 *                                       high over so many years
 *      baoshu.multiple(a, b)            how many times a is b: multiple(2, 5) is 2.5
 *      baoshu.share(part, whole)        in %
 *
 *  Of plain numbers they give plain numbers; where a figure is a quantity or a fact they give a
 *  quantity. Where there is no answer (a base of 0, a loss that grows, years of nil) they give nil
 *  and the reason; what is no figure raises. */
#ifndef BS_LUA_FORMULA_H
#define BS_LUA_FORMULA_H

#include <lauxlib.h>

/** The functions, by name. */
extern const luaL_Reg bs_lua_formulas[];

#endif
