#include "lua_name.h"

#include <string.h>

#include "nearest.h"

enum {
  LONGEST = 40, /* bytes of a name in a message */
  MANY = 8      /* names that one still reads through */
};

/* Pushes at most LONGEST bytes of a name, cut between characters. */
static const char *push_cut(lua_State *L, const char *name) {
  size_t size = strlen(name);
  if (size <= LONGEST)
    return lua_pushstring(L, name);
  size = LONGEST;
  while (size > 0 && ((unsigned char)name[size] & 0xC0) == 0x80)
    size--;
  lua_pushlstring(L, name, size);
  lua_pushliteral(L, "…");
  lua_concat(L, 2);
  return lua_tostring(L, -1);
}

const char *bs_lua_push_unknown(lua_State *L, const char *sentence, const char *name,
                                const char *lead, const char *const *names, size_t count,
                                const char *none) {
  luaL_checkstack(L, 8, NULL);
  int top = lua_gettop(L);
  const char *cut = push_cut(L, name);
  const char *nearest = bs_nearest(name, names, count);
  if (nearest && count > MANY)
    lua_pushfstring(L, "; did you mean '%s'?", nearest);
  else
    lua_pushliteral(L, "");
  luaL_Buffer list;
  luaL_buffinit(L, &list);
  if (nearest)
    luaL_addstring(&list, nearest);
  for (size_t i = 0; i < count; i++) {
    if (names[i] == nearest)
      continue;
    if (luaL_bufflen(&list) > 0)
      luaL_addstring(&list, ", ");
    luaL_addstring(&list, names[i]);
  }
  luaL_pushresult(&list);
  if (count > 0)
    lua_pushfstring(L, "%s '%s' (%s %s)%s", sentence, cut, lead, lua_tostring(L, -1),
                    lua_tostring(L, top + 2));
  else
    lua_pushfstring(L, "%s '%s' (%s)", sentence, cut, none);
  lua_replace(L, top + 1);
  lua_settop(L, top + 1);
  return lua_tostring(L, -1);
}

int bs_lua_unknown(lua_State *L, const char *sentence, const char *name, const char *lead,
                   const char *const *names, size_t count, const char *none) {
  return luaL_error(L, "%s", bs_lua_push_unknown(L, sentence, name, lead, names, count, none));
}

const char *bs_lua_push_given(lua_State *L, int at) {
  switch (lua_type(L, at)) {
  case LUA_TNIL:
  case LUA_TNONE:
    return lua_pushliteral(L, "nil");
  case LUA_TBOOLEAN:
    return lua_pushstring(L, lua_toboolean(L, at) ? "true" : "false");
  case LUA_TNUMBER:
    return luaL_tolstring(L, at, NULL);
  case LUA_TSTRING: {
    const char *cut = push_cut(L, lua_tostring(L, at));
    lua_pushfstring(L, "'%s'", cut);
    lua_remove(L, -2);
    return lua_tostring(L, -1);
  }
  case LUA_TUSERDATA:
    if (luaL_getmetafield(L, at, "__name") == LUA_TSTRING) {
      lua_pushfstring(L, "a %s", lua_tostring(L, -1));
      lua_remove(L, -2);
      return lua_tostring(L, -1);
    }
    return lua_pushliteral(L, "a userdata");
  default:
    return lua_pushfstring(L, "a %s", luaL_typename(L, at));
  }
}
