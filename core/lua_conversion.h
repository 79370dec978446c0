/** What `zh:unit` says of conversions.
 *
 *      zh:unit { "亩", dimension = "area", base = "平方米", factor = { 2000, 3 } }
 *      zh:unit { "千瓦时", dimension = "energy", base = "千瓦·小时" }      one of them
 *      zh:unit { "美元", dimension = "money", currency = "USD" }           converts into no other
 *      zh:unit { "番", dimension = "multiple", doubles = true }            n of them are 2^n times
 */
#ifndef BS_LUA_CONVERSION_H
#define BS_LUA_CONVERSION_H

#include "lua_loading.h"

/** Reads them from the declaration at 2, whose strings stay the table's. */
void bs_read_conversion(lua_State *L, bs_unit *unit);

/** Of a unit that an earlier pack has too: takes its conversion where the declaration at 2 says
 * none, and raises where it says another, or another dimension; unless it says `again = true`. */
void bs_take_conversion(lua_State *L, bs_unit *unit);

#endif
