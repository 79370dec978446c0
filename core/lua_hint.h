/** What to do about an error of Lua's own, whose message says only what happened. */
#ifndef BS_LUA_HINT_H
#define BS_LUA_HINT_H

#include <lua.h>

/** Pushes what follows the message, such as `; did you mean 'report'?`, or an empty string. `who`
 * is whose code it is, "scripts" or "packs". */
const char *bs_lua_push_hint(lua_State *L, const char *message, const char *who);

#endif
