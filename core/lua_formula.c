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

/* The figure at an argument, pushed; `*plain` stays true only for a plain number. */
static const bs_quantity *figure(lua_State *L, int argument, bool *plain) {
  bool number = lua_type(L, argument) == LUA_TNUMBER;
  if (number)
    luaL_argcheck(L, isfinite(lua_tonumber(L, argument)), argument, "a finite number expected");
  *plain = *plain && number;
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
  *out = luaL_checknumber(L, argument);
  luaL_argcheck(L, isfinite(*out), argument, "a finite number expected");
  return true;
}

/* Leaves the quantity on top, a plain number of plain numbers, or nil and why there is none. */
static int give(lua_State *L, bool plain, const bs_quantity *result, bs_status status,
                const bs_error *err) {
  if (status == BS_NOMEM)
    return bs_lua_raise(L, status, err);
  if (status != BS_OK)
    return none(L, err->message);
  if (plain)
    lua_pushnumber(L, result->value.number);
  return 1;
}

typedef bs_status formula(const bs_pack *pack, const bs_quantity *a, const bs_quantity *b,
                          bs_quantity *out, bs_error *err);

static int of_two(lua_State *L, formula *apply) {
  bs_error err;
  bool plain = true;
  lua_settop(L, 2);
  const bs_quantity *a = figure(L, 1, &plain), *b = figure(L, 2, &plain);
  bs_quantity *out = bs_lua_push_quantity(L);
  return give(L, plain, out, apply(bs_lua_units(L), a, b, out, &err), &err);
}

static int growth(lua_State *L) {
  return of_two(L, bs_formula_growth);
}

static int multiple(lua_State *L) {
  return of_two(L, bs_formula_multiple);
}

static int share(lua_State *L) {
  return of_two(L, bs_formula_share);
}

static int average_growth(lua_State *L) {
  double count;
  bs_error err;
  bool plain = true;
  lua_settop(L, 3);
  const bs_quantity *a = figure(L, 1, &plain), *b = figure(L, 2, &plain);
  if (!years(L, 3, &count))
    return 2;
  bs_quantity *out = bs_lua_push_quantity(L);
  bs_status status = bs_formula_average_growth(bs_lua_units(L), a, b, count, out, &err);
  return give(L, plain, out, status, &err);
}

static int yearly(lua_State *L) {
  double count;
  bs_error err;
  bool plain = true;
  lua_settop(L, 2);
  const bs_quantity *times = figure(L, 1, &plain);
  if (!years(L, 2, &count))
    return 2;
  bs_quantity *out = bs_lua_push_quantity(L);
  bs_status status = bs_formula_yearly(bs_lua_units(L), times, count, out, &err);
  return give(L, plain, out, status, &err);
}

const luaL_Reg bs_lua_formulas[] = {
    {"growth", growth}, {"average_growth", average_growth},
    {"yearly", yearly}, {"multiple", multiple},
    {"share", share},   {NULL, NULL},
};
