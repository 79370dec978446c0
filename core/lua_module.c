#include "lua_module.h"

#include <limits.h>
#include <string.h>

#include "lua_baoshu.h"
#include "lua_host.h"
#include "lua_name.h"

static const char ENGINE[] = "baoshu.engine";

/* Gives nil and why, with the line of a pack where there is one. */
static int none(lua_State *L, const bs_error *err) {
  lua_pushnil(L);
  if (err->line > 0)
    lua_pushfstring(L, "%s (line %d)", err->message, err->line);
  else
    lua_pushstring(L, err->message);
  return 2;
}

/* Pushes the named field of the options at `at`, of which only those in `known` may be there. */
static void option(lua_State *L, int at, const char *name, const char *const *known, size_t count) {
  if (lua_isnoneornil(L, at)) {
    lua_pushnil(L);
    return;
  }
  luaL_checktype(L, at, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "1";
    size_t i = 0;
    while (i < count && strcmp(known[i], key) != 0)
      i++;
    if (i == count)
      bs_lua_unknown(L, "unknown option", key, "known:", known, count, "");
  }
  lua_getfield(L, at, name);
}

/* Engines. */

/* Pushes an engine's box, filled; false, and nothing pushed, where there is none to be had. */
static bool push_engine(lua_State *L, bs_error *err) {
  bs_lua_engine *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->engine = NULL;
  luaL_setmetatable(L, ENGINE);
  if (bs_engine_new(&box->engine, err) == BS_OK)
    return true;
  lua_pop(L, 1);
  return false;
}

static int free_engine(lua_State *L) {
  bs_lua_engine *box = luaL_checkudata(L, 1, ENGINE);
  bs_engine_free(box->engine);
  box->engine = NULL;
  return 0;
}

static int describe_engine(lua_State *L) {
  lua_pushliteral(L, "engine");
  return 1;
}

static int new_engine(lua_State *L) {
  static const char *const known[] = {"packs"};
  bs_error err;
  lua_settop(L, 1);
  option(L, 1, "packs", known, 1);
  luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 1, "table with a list of packs");
  if (!push_engine(L, &err))
    return none(L, &err);
  bs_lua_engine *box = lua_touserdata(L, 3);
  lua_Integer count = lua_istable(L, 2) ? luaL_len(L, 2) : 0;
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) {
    if (lua_geti(L, 2, i) != LUA_TSTRING)
      return luaL_error(L, "a pack is named by a string, not by %s", bs_lua_push_given(L, -1));
    if (bs_engine_load_pack(box->engine, lua_tostring(L, -1), &err) != BS_OK)
      return none(L, &err);
  }
  return 1;
}

/* Reports. The functions of the module have its engine as upvalue 1, methods have it at 1. */

/* Puts the engine's box at 1, before the arguments. */
static bs_engine *take_engine(lua_State *L) {
  if (!lua_isnil(L, lua_upvalueindex(1))) {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
  }
  bs_lua_engine *box = luaL_checkudata(L, 1, ENGINE);
  luaL_argcheck(L, box->engine, 1, "this engine is closed");
  return box->engine;
}

/* Pushes an empty report that keeps the engine at 1. The collector does not see the report's own
   memory: it is told by a step in proportion. */
static bs_lua_report *push_report(lua_State *L, size_t size) {
  lua_gc(L, LUA_GCSTEP, size / 256 < INT_MAX ? (int)(size / 256) : INT_MAX);
  bs_lua_report *box = bs_lua_push_report(L);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 2);
  return box;
}

static int parse(lua_State *L) {
  bs_engine *engine = take_engine(L);
  bs_error err;
  size_t size;
  const char *text = luaL_checklstring(L, 2, &size);
  bs_lua_report *box = push_report(L, size);
  if (bs_report_read(engine, &box->report, "", text, size, "UTF-8", &err) != BS_OK)
    return none(L, &err);
  box->owned = true;
  return 1;
}

static int load(lua_State *L) {
  static const char *const known[] = {"encoding"};
  bs_engine *engine = take_engine(L);
  bs_error err;
  bs_report_info info;
  const char *path = luaL_checkstring(L, 2);
  lua_settop(L, 3);
  option(L, 3, "encoding", known, 1);
  const char *encoding = luaL_optstring(L, 4, NULL);
  bs_lua_report *box = push_report(L, 0);
  if (bs_report_load(engine, &box->report, path, encoding, &err) != BS_OK)
    return none(L, &err);
  box->owned = true;
  bs_report_describe(box->report, &info);
  lua_gc(L, LUA_GCSTEP, (int)(info.size / 256)); /* at most BS_SOURCE_LIMIT */
  return 1;
}

bs_engine *bs_lua_module_engine(lua_State *L, int at) {
  lua_getiuservalue(L, at, 2);
  bs_lua_engine *box = luaL_checkudata(L, -1, ENGINE);
  lua_pop(L, 1);
  return box->engine;
}

static int add_pack(lua_State *L) {
  bs_engine *engine = take_engine(L);
  bs_error err;
  if (bs_engine_load_pack(engine, luaL_checkstring(L, 2), &err) != BS_OK)
    return none(L, &err);
  lua_pushboolean(L, true);
  return 1;
}

static const luaL_Reg reading[] = {{"parse", parse}, {"load", load}, {NULL, NULL}};
static const luaL_Reg declaring[] = {{"add_pack", add_pack}, {NULL, NULL}};
static const luaL_Reg metamethods[] = {
    {"__gc", free_engine}, {"__tostring", describe_engine}, {NULL, NULL}};

static void open_engines(lua_State *L) {
  luaL_newmetatable(L, ENGINE);
  luaL_setfuncs(L, metamethods, 0);
  lua_pushliteral(L, "engine"); /* what getmetatable() gives: __gc is the collector's */
  lua_setfield(L, -2, "__metatable");
  lua_newtable(L);
  lua_pushnil(L);
  luaL_setfuncs(L, reading, 1);
  lua_pushnil(L);
  luaL_setfuncs(L, declaring, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

/* The types have short names in the registry. A module that was there first keeps its own. */
static void check_names(lua_State *L) {
  static const char *const names[] = {"report", "section", "paragraph", "sentence",
                                      "number", "fact",    "quantity"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (luaL_getmetatable(L, names[i]) != LUA_TNIL)
      luaL_error(L, "baoshu: another module has a type '%s' in this Lua", names[i]);
  lua_settop(L, 0);
}

__attribute__((visibility("default"))) int luaopen_baoshu(lua_State *L);

int luaopen_baoshu(lua_State *L) {
  bs_error err;
  luaL_checkversion(L);
  lua_settop(L, 0);
  if (luaL_getmetatable(L, ENGINE) == LUA_TNIL) { /* else required again */
    check_names(L);
    bs_lua_report_open(L);
    open_engines(L);
  }
  lua_settop(L, 0);
  if (!push_engine(L, &err))
    return luaL_error(L, "baoshu: %s", err.message);
  bs_engine *engine = ((bs_lua_engine *)lua_touserdata(L, 1))->engine;
  lua_pushvalue(L, 1);
  bs_lua_host_adopt(L, engine);
  bs_lua_push_baoshu(L, engine);
  lua_pushvalue(L, 1);
  luaL_setfuncs(L, reading, 1); /* its own parse, which keeps the engine */
  lua_pushcfunction(L, new_engine);
  lua_setfield(L, 2, "engine");
  lua_pushcfunction(L, bs_lua_module_run);
  lua_setfield(L, 2, "run");
  return 1;
}
