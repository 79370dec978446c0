/** Facts in Lua: numbers that state something.
 *
 *      fact.value          integer where it is one, else float; nil for a range
 *      fact.low .high      what the written digits and the bound leave open; nil for an open end
 *      fact.unit           as written without multiplier: "元"
 *      fact.multiplier     100000000 for 亿, 1 for none; fact.written_unit is "亿元"
 *      fact.bound          "exact", "over", "under" or "about"
 *      fact.kind           "level", "growth", "average_growth", "multiple", "change", "share",
 * "rank" fact.indicator .indicators       what is measured; each of them, a list fact.period .base
 * .years         ISO 8601 strings; whole years from base to period, or nil fact.status "actual" or
 * "target" fact.wording .scope .place       words of bound and plan; of price basis; where, if
 * elsewhere fact.level          the level that a growth, multiple or share is said of, or nil
 *      fact.number .sentence .section .line .first .last .text .id .rule
 *      fact.quantity       to calculate with: lua_quantity.h
 *      fact:bytes()        where it stands in the file: 0-based, the end exclusive
 *      fact:origin "period"             where indicator, period, base or status came from, such as
 *                          "heading", and the words that said it, if any
 *      fact:explain()      all of that, for people
 *
 *  value / multiplier, in written_unit, is the number as it was written. */
#ifndef BS_LUA_FACT_H
#define BS_LUA_FACT_H

#include "lua_object.h"

#endif
