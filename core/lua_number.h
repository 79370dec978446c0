/** Numbers in Lua: every numeral of the text, whatever it is.
 *
 *      number.class        "fact", "date", "ordinal", "name" or "heading"
 *      number.value        what it says, multiplier worked in: 315000000 for 3.15亿
 *      number.text .line .first .last .id
 *      number.fact         the fact that it states, or nil
 *      number.reason       why it is what it is, a phrase
 *      number.sentence .section
 *      number:bytes()      where it stands in the file: 0-based, the end exclusive
 */
#ifndef BS_LUA_NUMBER_H
#define BS_LUA_NUMBER_H

#include "lua_object.h" /* bs_lua_number_class */

#endif
