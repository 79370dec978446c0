#include "lua_baoshu.h"

#include <limits.h>

#include "lua_formula.h"
#include "lua_host.h"
#include "lua_quantity.h"
#include "lua_report.h"

/* Gives nil and why. */
static int none(lua_State *L, const char *reason) {
  lua_pushnil(L);
  lua_pushstring(L, reason);
  return 2;
}

/* The box is Lua's before the report is read, so that nothing that raises can lose it. The
   collector does not see the report's own memory: it is told by a step in proportion. */
static int parse(lua_State *L) {
  bs_engine *engine = lua_touserdata(L, lua_upvalueindex(1));
  size_t size;
  const char *text = luaL_checklstring(L, 1, &size);
  lua_gc(L, LUA_GCSTEP, size / 256 < INT_MAX ? (int)(size / 256) : INT_MAX);
  bs_lua_report *box = bs_lua_push_report(L);
  bs_error err;
  bs_status status = bs_report_read(engine, &box->report, "", text, size, "UTF-8", &err);
  if (status == BS_NOMEM)
    return bs_lua_raise(L, status, &err);
  if (status != BS_OK)
    return none(L, err.message);
  box->owned = true;
  return 1;
}

void bs_lua_push_baoshu(lua_State *L, bs_engine *engine) {
  bs_lua_quantity_open(L);
  lua_newtable(L);
  luaL_setfuncs(L, bs_lua_formulas, 0);
  lua_pushcfunction(L, bs_lua_quantity);
  lua_setfield(L, -2, "quantity");
  lua_pushlightuserdata(L, engine);
  lua_pushcclosure(L, parse, 1);
  lua_setfield(L, -2, "parse");
  lua_pushliteral(L, BS_VERSION);
  lua_setfield(L, -2, "version");
  lua_pushinteger(L, BS_API);
  lua_setfield(L, -2, "api");
}
