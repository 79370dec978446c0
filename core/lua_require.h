/** require: lpeg, re, baoshu, and the script's own modules, whose text the run's bs_modules give.
 * Each is loaded once a run, as text, and sees the globals of the script. */
#ifndef BS_LUA_REQUIRE_H
#define BS_LUA_REQUIRE_H

#include <lua.h>

/** Makes `require` a global. The table `baoshu` is on top, and popped. */
void bs_lua_require_open(lua_State *L);

#endif
