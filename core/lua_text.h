/** Work on strings that takes time of their length, whatever they hold, which patterns do not
 *  promise: `s:gsub("%s+$", "")` takes 20 seconds on 80 KB of blanks.
 *
 *      baoshu.trim(text)                   without the blanks at both ends
 *      baoshu.squeeze(text)                that, and each run of blanks inside as one space
 *      baoshu.split(text, separator)       the pieces between plain separators, as a list
 *      baoshu.lines(text)                  for line in baoshu.lines(text) do … end
 *      baoshu.find(text, part, from)       where it first stands at or behind `from`, plain
 *      baoshu.replace(text, part, with)    each replaced, plain, and how many they were
 *      baoshu.starts(text, head)  baoshu.ends(text, tail)
 *
 *  Blanks are those of ASCII, line ends too, and the no-break, ideographic and other spaces of
 *  Unicode. */
#ifndef BS_LUA_TEXT_H
#define BS_LUA_TEXT_H

#include <lauxlib.h>

extern const luaL_Reg bs_lua_text_functions[];

#endif
