#include "lua_baoshu.h"

#include <limits.h>
#include <math.h>

#include "lua_host.h"
#include "lua_report.h"

/* Gives nil and why. */
static int none(lua_State *L, const char *reason) {
  lua_pushnil(L);
  lua_pushstring(L, reason);
  return 2;
}

static int give(lua_State *L, double result) {
  if (!isfinite(result))
    return none(L, "the result is too large for a number");
  lua_pushnumber(L, result);
  return 1;
}

static double number(lua_State *L, int argument) {
  double n = luaL_checknumber(L, argument);
  luaL_argcheck(L, isfinite(n), argument, "a finite number expected");
  return n;
}

/* A base that something can grow from; false leaves the reason on the stack. */
static const char *no_base(double base) {
  if (base == 0)
    return "nothing grows from a base of 0";
  return base < 0 ? "a base below 0 has no growth" : NULL;
}

static int growth(lua_State *L) {
  double a = number(L, 1), b = number(L, 2);
  const char *reason = no_base(a);
  return reason ? none(L, reason) : give(L, (b - a) / a * 100);
}

static int compound(lua_State *L, double multiple, double years) {
  if (years <= 0)
    return none(L, "growth a year takes more than 0 years");
  if (multiple < 0)
    return none(L, "what falls below 0 has no growth a year");
  return give(L, (pow(multiple, 1 / years) - 1) * 100);
}

static int average_growth(lua_State *L) {
  double a = number(L, 1), b = number(L, 2), years = number(L, 3);
  const char *reason = no_base(a);
  return reason ? none(L, reason) : compound(L, b / a, years);
}

static int yearly(lua_State *L) {
  double multiple = number(L, 1), years = number(L, 2);
  return compound(L, multiple, years);
}

static int multiple(lua_State *L) {
  double a = number(L, 1), b = number(L, 2);
  return a == 0 ? none(L, "nothing is a multiple of 0") : give(L, b / a);
}

static int share(lua_State *L) {
  double part = number(L, 1), whole = number(L, 2);
  return whole == 0 ? none(L, "a whole of 0 has no shares") : give(L, part / whole * 100);
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

static const luaL_Reg functions[] = {
    {"growth", growth}, {"average_growth", average_growth},
    {"yearly", yearly}, {"multiple", multiple},
    {"share", share},   {NULL, NULL},
};

void bs_lua_push_baoshu(lua_State *L, bs_engine *engine) {
  luaL_newlib(L, functions);
  lua_pushlightuserdata(L, engine);
  lua_pushcclosure(L, parse, 1);
  lua_setfield(L, -2, "parse");
  lua_pushliteral(L, BS_VERSION);
  lua_setfield(L, -2, "version");
  lua_pushinteger(L, BS_API);
  lua_setfield(L, -2, "api");
}
