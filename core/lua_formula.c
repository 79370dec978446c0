#include "lua_formula.h"

#include <math.h>

#include "formula.h"
#include "lua_host.h"
#include "lua_name.h"
#include "lua_quantity.h"

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

static int give_quantity(lua_State *L, bs_status status, const bs_error *err) {
  if (status == BS_NOMEM)
    return bs_lua_raise(L, status, err);
  return status == BS_OK ? 1 : none(L, err->message);
}

static double number(lua_State *L, int argument) {
  double n = luaL_checknumber(L, argument);
  luaL_argcheck(L, isfinite(n), argument, "a finite number expected");
  return n;
}

/* Whether the first `count` arguments are plain numbers. */
static bool plain(lua_State *L, int count) {
  for (int i = 1; i <= count; i++)
    if (lua_type(L, i) != LUA_TNUMBER)
      return false;
  return true;
}

static const bs_quantity *figure(lua_State *L, int argument) {
  if (lua_type(L, argument) == LUA_TNUMBER)
    number(L, argument); /* inf and NaN raise as they do among plain numbers */
  const bs_quantity *quantity = bs_lua_as_quantity(L, argument);
  if (!quantity)
    luaL_argerror(L, argument,
                  lua_pushfstring(L, "a number, quantity or fact expected, got %s",
                                  bs_lua_push_given(L, argument)));
  return quantity;
}

/* The years at an argument; false where they are nil, with nil and the reason left. */
static bool years(lua_State *L, int argument, double *out) {
  if (lua_isnoneornil(L, argument)) {
    none(L, "growth a year needs the number of years, which is not known");
    return false;
  }
  *out = number(L, argument);
  return true;
}

typedef bs_status formula(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                          bs_quantity *out, bs_error *err);

static int of_two(lua_State *L, formula *apply) {
  bs_error err;
  const bs_quantity *a = figure(L, 1), *b = figure(L, 2);
  bs_quantity *out = bs_lua_push_quantity(L);
  return give_quantity(L, apply(bs_lua_units(L), a, b, out, &err), &err);
}

static int growth(lua_State *L) {
  lua_settop(L, 2);
  if (!plain(L, 2))
    return of_two(L, bs_formula_growth);
  double a = number(L, 1), b = number(L, 2);
  const char *reason = bs_formula_no_base(a);
  return reason ? none(L, reason) : give(L, (b - a) / a * 100);
}

static int multiple(lua_State *L) {
  lua_settop(L, 2);
  if (!plain(L, 2))
    return of_two(L, bs_formula_multiple);
  double a = number(L, 1), b = number(L, 2);
  return a == 0 ? none(L, "nothing is a multiple of 0") : give(L, b / a);
}

static int share(lua_State *L) {
  lua_settop(L, 2);
  if (!plain(L, 2))
    return of_two(L, bs_formula_share);
  double part = number(L, 1), whole = number(L, 2);
  return whole == 0 ? none(L, "a whole of 0 has no shares") : give(L, part / whole * 100);
}

static int compound(lua_State *L, double times, double count) {
  const char *reason = bs_formula_no_yearly(times, count);
  return reason ? none(L, reason) : give(L, (pow(times, 1 / count) - 1) * 100);
}

static int average_growth(lua_State *L) {
  double count;
  bs_error err;
  lua_settop(L, 3);
  if (plain(L, 2)) {
    double a = number(L, 1), b = number(L, 2);
    const char *reason = bs_formula_no_base(a);
    if (!years(L, 3, &count))
      return 2;
    return reason ? none(L, reason) : compound(L, b / a, count);
  }
  const bs_quantity *a = figure(L, 1), *b = figure(L, 2);
  if (!years(L, 3, &count))
    return 2;
  bs_quantity *out = bs_lua_push_quantity(L);
  bs_status status = bs_formula_average_growth(bs_lua_units(L), a, b, count, out, &err);
  return give_quantity(L, status, &err);
}

static int yearly(lua_State *L) {
  double count;
  bs_error err;
  lua_settop(L, 2);
  if (plain(L, 1)) {
    double times = number(L, 1);
    return years(L, 2, &count) ? compound(L, times, count) : 2;
  }
  const bs_quantity *times = figure(L, 1);
  if (!years(L, 2, &count))
    return 2;
  bs_quantity *out = bs_lua_push_quantity(L);
  return give_quantity(L, bs_formula_yearly(bs_lua_units(L), times, count, out, &err), &err);
}

const luaL_Reg bs_lua_formulas[] = {
    {"growth", growth}, {"average_growth", average_growth},
    {"yearly", yearly}, {"multiple", multiple},
    {"share", share},   {NULL, NULL},
};
