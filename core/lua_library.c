#include <lualib.h>
#include <string.h>

#include <lua-lpeg.h> /* takes lua.h */

#include "builtin.h"
#include "lua_baoshu.h"
#include "lua_host.h"
#include "lua_protect.h"
#include "lua_report.h"
#include "report.h"

/* print */

/* Hands over one line; the sink takes no newlines. */
static void print_line(lua_State *L, bs_lua_host *host, const char *line, size_t size) {
  const bs_sink *sink = host->sink;
  host->printed += size + 1;
  if (host->printed > host->guard.limits.output)
    bs_lua_lose(L, BS_LIMIT_OUTPUT, "too much output");
  if (sink && sink->print && !sink->print(sink->self, line, size, host->plain))
    bs_lua_lose(L, BS_IO, "the output takes no more");
}

static int print(lua_State *L) {
  bs_lua_host *host = bs_lua_host_of(L);
  int count = lua_gettop(L);
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  for (int i = 1; i <= count; i++) {
    if (i > 1)
      luaL_addchar(&text, '\t');
    luaL_tolstring(L, i, NULL);
    luaL_addvalue(&text);
  }
  luaL_pushresult(&text);
  size_t size;
  const char *line = lua_tolstring(L, -1, &size);
  for (const char *end; (end = memchr(line, '\n', size)); line = end + 1) {
    print_line(L, host, line, (size_t)(end - line));
    size -= (size_t)(end + 1 - line);
  }
  print_line(L, host, line, size);
  return 0;
}

/* setmetatable as in Lua, but for __gc: a finalizer would run at any time, also between two steps
   of the core, and outside all limits. */
static int set_metatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table");
  lua_settop(L, 2);
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  lua_pushliteral(L, "__gc");
  if (lua_istable(L, 2) && lua_rawget(L, 2) != LUA_TNIL)
    return luaL_error(L, "setmetatable: scripts have no __gc");
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

/* require. Upvalue 1 holds the modules that are loaded. */

static void load_lpeg(lua_State *L) {
  lua_pushcfunction(L, luaopen_lpeg);
  lua_call(L, 0, 1);
  lua_pushnil(L);
  lua_setfield(L, -2, "setmaxstack"); /* the host's to say */
}

static void load_re(lua_State *L) {
  const struct bs_builtin *re = bs_builtins;
  while (re->name && strcmp(re->name, "re") != 0)
    re++;
  if (!re->name)
    luaL_error(L, "this baoshu was built without re");
  if (luaL_loadbufferx(L, re->lua, re->size, "=re", "t") != LUA_OK)
    lua_error(L);
  lua_call(L, 0, 1);
}

static int require(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  if (lua_getfield(L, lua_upvalueindex(1), name) != LUA_TNIL)
    return 1;
  if (strcmp(name, "lpeg") == 0)
    load_lpeg(L);
  else if (strcmp(name, "re") == 0)
    load_re(L);
  else
    return luaL_error(L, "no module '%s' (scripts can require lpeg, re and baoshu)", name);
  lua_pushvalue(L, -1);
  lua_setfield(L, lua_upvalueindex(1), name);
  return 1;
}

/* The same random numbers for the same text. */
static void seed(lua_State *L, const bs_report *report) {
  uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a, over the text's beginning */
  uint32_t size = report ? report->text.size : 0;
  for (uint32_t i = 0; i < size && i < 4096; i++)
    hash = (hash ^ (unsigned char)report->text.text[i]) * UINT64_C(1099511628211);
  lua_getglobal(L, LUA_MATHLIBNAME);
  lua_getfield(L, -1, "randomseed");
  lua_pushinteger(L, (lua_Integer)(hash ^ size));
  lua_call(L, 1, 0);
  lua_pop(L, 1);
}

void bs_lua_open_libraries(lua_State *L) {
  static const luaL_Reg libraries[] = {
      {LUA_GNAME, luaopen_base},       {LUA_STRLIBNAME, luaopen_string},
      {LUA_TABLIBNAME, luaopen_table}, {LUA_MATHLIBNAME, luaopen_math},
      {LUA_UTF8LIBNAME, luaopen_utf8}, {LUA_COLIBNAME, luaopen_coroutine},
  };
  static const char *const closed[] = {"collectgarbage", "dofile", "load", "loadfile", "warn"};
  bs_lua_host *host = bs_lua_host_of(L);
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
    luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
    lua_pop(L, 1);
  }
  lua_pushglobaltable(L);
  for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
    lua_pushnil(L);
    lua_setfield(L, -2, closed[i]);
  }
  bs_lua_protect_base(L);
  lua_getfield(L, -1, LUA_COLIBNAME);
  bs_lua_protect_coroutines(L);
  lua_pop(L, 1);
  lua_pushcfunction(L, print);
  lua_setfield(L, -2, "print");
  lua_pushcfunction(L, set_metatable);
  lua_setfield(L, -2, "setmetatable");
  lua_getfield(L, -1, LUA_STRLIBNAME);
  lua_pushnil(L);
  lua_setfield(L, -2, "dump");
  lua_pop(L, 1);
  lua_pushliteral(L, ""); /* all strings share a metatable, which is none of a script's business */
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
  seed(L, host->report);
  bs_lua_report_open(L);
  lua_newtable(L); /* the modules */
  bs_lua_push_baoshu(L, host->engine);
  lua_pushvalue(L, -1);
  lua_setfield(L, -4, "baoshu"); /* a global, too */
  lua_setfield(L, -2, "baoshu");
  lua_pushcclosure(L, require, 1);
  lua_setfield(L, -2, "require");
  lua_pop(L, 1);
}
