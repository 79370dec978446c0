/** Quantities in Lua: figures to calculate with.
 *
 *      fact.quantity                  what a fact states
 *      baoshu.quantity "3.15亿元"     read as a report writes it, or tostring; nil, reason
 *      baoshu.quantity(5, "亿元")     exactly that
 *      q.value .low .high .unit       without multiplier; nil: no one value, an open end
 *      q.exact                        whether nothing is left open
 *      q.text                         as tostring gives it
 *      q.sources                      { report =, line =, start =, ["end"] =, text = } of each
 *      a + b  a - b  a * b  a / b     with quantities, facts and plain numbers
 *      a ^ n  -a
 *      a < b  a <= b  a == b          true only when certain
 *      a:compare(b)                   "less", "equal", "greater", or nil: cannot tell
 *      q:to "亿元"                    the same in another unit
 *      q:number "亿元"                its value as a number, and its low and high
 *
 *  Units that do not fit raise. */
#ifndef BS_LUA_QUANTITY_H
#define BS_LUA_QUANTITY_H

#include <lauxlib.h>
#include <lua.h>

#include "quantity.h"

/** Makes the metatable. */
void bs_lua_quantity_open(lua_State *L);

/** The pack of the run's engine, whose units hold. */
const bs_pack *bs_lua_units(lua_State *L);

/** Pushes a quantity of zeros, to be filled by the caller, and returns it. */
bs_quantity *bs_lua_push_quantity(lua_State *L);

/** Pushes what a fact states; its unit's name being too long raises. */
void bs_lua_push_fact_quantity(lua_State *L, const bs_report *report, uint32_t fact);

/** The quantity at `at`, or NULL. */
bs_quantity *bs_lua_test_quantity(lua_State *L, int at);

/** The quantity that the value at `at` is or stands for, a fact's or a plain number's: pushes it.
 *  NULL, nothing pushed, where it stands for none. Raises for inf and NaN. */
bs_quantity *bs_lua_as_quantity(lua_State *L, int at);

/** `baoshu.quantity(text)` and `baoshu.quantity(number, unit)`. */
int bs_lua_quantity(lua_State *L);

#endif
