#include "lua_require.h"

#include <lauxlib.h>
#include <string.h>

#include "builtin.h"
#include "lua_host.h"
#include "lua_lpeg.h"

enum { NAME = 200 /* bytes */ };

/* For re, which extends the patterns' metatable. */
static int get_metatable(lua_State *L) {
  return lua_getmetatable(L, 1);
}

static void load_re(lua_State *L) {
  const struct bs_builtin *re = bs_builtins;
  while (re->name && strcmp(re->name, "re") != 0)
    re++;
  if (!re->name)
    luaL_error(L, "this baoshu was built without re");
  if (luaL_loadbufferx(L, re->lua, re->size, "=re", "t") != LUA_OK)
    lua_error(L);
  lua_newtable(L); /* its globals */
  lua_pushcfunction(L, get_metatable);
  lua_setfield(L, -2, "getmetatable");
  lua_createtable(L, 0, 1);
  lua_pushglobaltable(L);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_setupvalue(L, -2, 1);
  lua_call(L, 0, 1);
}

/* Words with dots between them, none empty: nothing that leads out of a folder. */
static bool is_module_name(const char *name, size_t size) {
  if (size == 0 || size > NAME || name[size - 1] == '.')
    return false;
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)name[i];
    if (c == '.' ? i == 0 || name[i - 1] == '.' : c <= ' ' || c == 0x7F || strchr("/\\:~$%*?", c))
      return false;
  }
  return true;
}

/* Pushes what the script's own module returns. */
static void load_own(lua_State *L, const char *name, size_t size) {
  bs_lua_host *host = bs_lua_host_of(L);
  const bs_modules *modules = host->script->modules;
  const char *file, *lua;
  size_t length;
  bs_error err;
  if (!modules) {
    luaL_error(L, "no module '%s' (scripts can require lpeg, re and baoshu)", name);
    return;
  }
  if (!is_module_name(name, size))
    luaL_error(L,
               "no module '%s' (scripts can require lpeg, re, baoshu and files below their own "
               "folder, such as 'tables' or 'lib.tables')",
               name);
  if (modules->find(modules->self, name, &file, &lua, &length, &err) != BS_OK)
    luaL_error(L, "%s", err.message);
  lua_pushfstring(L, "@%s", file);
  bs_lua_host_compile(L, lua_tostring(L, -1), lua, length);
  lua_remove(L, -2);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushboolean(L, false);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
  lua_pushstring(L, name);
  if (lua_pcall(L, 1, 1, 0) == LUA_OK)
    return;
  lua_pushnil(L); /* no longer being loaded */
  lua_setfield(L, lua_upvalueindex(1), name);
  lua_error(L);
}

/* Upvalue 1 holds the modules that are loaded; false is one that is being loaded. */
static int require(lua_State *L) {
  size_t size;
  const char *name = luaL_checklstring(L, 1, &size);
  int type = lua_getfield(L, lua_upvalueindex(1), name);
  if (type == LUA_TBOOLEAN && !lua_toboolean(L, -1))
    return luaL_error(L, "module '%s' requires itself", name);
  if (type != LUA_TNIL)
    return 1;
  if (strcmp(name, "lpeg") == 0)
    bs_lpeg_open(L);
  else if (strcmp(name, "re") == 0)
    load_re(L);
  else
    load_own(L, name, size);
  if (lua_isnil(L, -1) || (lua_isboolean(L, -1) && !lua_toboolean(L, -1))) {
    lua_pop(L, 1);
    lua_pushboolean(L, true);
  }
  lua_pushvalue(L, -1);
  lua_setfield(L, lua_upvalueindex(1), name);
  return 1;
}

void bs_lua_require_open(lua_State *L) {
  lua_newtable(L);
  lua_insert(L, -2);
  lua_setfield(L, -2, "baoshu");
  lua_pushcclosure(L, require, 1);
  lua_setglobal(L, "require");
}
