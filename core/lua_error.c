#include "lua_error.h"

#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "lua_guard.h"
#include "lua_hint.h"
#include "lua_strict.h"

/* Skips a position such as `name.lua:12: ` or `[string "…"]:12: ` and gives its line, 0 for none.
 */
static int skip_position(const char **message) {
  for (const char *at = strchr(*message, ':'); at; at = strchr(at + 1, ':')) {
    char *end;
    long line = strtol(at + 1, &end, 10);
    if (end > at + 1 && end[0] == ':' && end[1] == ' ' && line > 0 && line < 1 << 30) {
      *message = end + 2;
      return (int)line;
    }
  }
  return 0;
}

int bs_lua_line(lua_State *L) {
  lua_Debug ar;
  for (int level = 1; lua_getstack(L, level, &ar); level++)
    if (lua_getinfo(L, "l", &ar) && ar.currentline > 0)
      return ar.currentline;
  return 0;
}

int bs_lua_place(lua_State *L) {
  const char *message = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : NULL, *rest = message;
  int line = bs_lua_line(L);
  if (!message)
    message = rest =
        lua_pushfstring(L, "the pack raised a %s value instead of a message", luaL_typename(L, 1));
  if (line > 0 && skip_position(&rest) == 0)
    lua_pushfstring(L, "pack:%d: %s", line, message);
  return 1;
}

bs_status bs_lua_fail(lua_State *L, int code, bs_status status, bs_error *err) {
  bs_status limit = bs_guard_failure(bs_guard_of(L), err);
  if (limit != BS_OK)
    return limit;
  if (code == LUA_ERRMEM)
    return bs_fail_memory(err);
  const char *message = lua_tostring(L, -1);
  if (!message)
    message = "an error that is no string";
  int line = skip_position(&message);
  const char *missing = bs_lua_strict_missing(message);
  if (missing)
    bs_fail(err, status, line, BS_LUA_STRICT_MISSING, missing);
  else
    bs_fail(err, status, line, "%s%s", message, bs_lua_push_hint(L, message, "packs"));
  lua_settop(L, 0);
  return status;
}
