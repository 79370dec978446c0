#include "lua_release.h"

#include <stdio.h>
#include <stdlib.h>

#include <lauxlib.h>
#include <lua.h>

enum { MENDED = 8 }; /* the release of 5.4 from which on the faults are mended */

/* Reads "$LuaVersion: Lua 5.4.9  Copyright …". */
static void read_version(bs_lua_release *out) {
  static const char before[] = "Lua ";
  const char *version = strstr(lua_ident, LUA_VERSION) + strlen(before);
  int size = (int)strspn(version, "0123456789.");
  snprintf(out->version, sizeof out->version, "%.*s", size, version);
  out->later = strtol(version + strlen(LUA_VERSION) + 1 - strlen(before), NULL, 10) >= MENDED;
}

/* Behind 256 constants, releases up to 5.4.4 take 2 or 3 for something else. */
static int compute(lua_State *L) {
  luaL_Buffer lua;
  luaL_buffinit(L, &lua);
  luaL_addstring(&lua, "local many = {");
  for (int i = 1; i <= 300; i++) {
    lua_pushfstring(L, "%d.25,", i);
    luaL_addvalue(&lua);
  }
  luaL_addstring(&lua, "} return 1 ~ (2 or 3)");
  luaL_pushresult(&lua);
  if (luaL_loadstring(L, lua_tostring(L, -1)) != LUA_OK)
    return lua_error(L);
  lua_call(L, 0, 1);
  return 1;
}

bs_status bs_lua_release_learn(bs_lua_release *out, bs_error *err) {
  lua_State *L = luaL_newstate();
  *out = (bs_lua_release){0};
  if (!L)
    return bs_fail_memory(err);
  read_version(out);
  lua_pushcfunction(L, compute);
  int code = lua_pcall(L, 0, 1, 0);
  out->right = code == LUA_OK && lua_tointeger(L, -1) == 3;
  lua_close(L);
  return code == LUA_ERRMEM ? bs_fail_memory(err) : BS_OK;
}

const char *bs_lua_release_meaning(const bs_lua_release *release) {
  if (!release->right)
    return "it computes wrongly and can be broken by a script, so run no stranger's; "
           "./bootstrap builds a later one";
  if (!release->later)
    return "a script can break it, so run no stranger's; ./bootstrap builds a later one";
  return "without the known faults by which a script could break it";
}
