#include "lua_conversion.h"

#include "double.h"

static bs_slice string(lua_State *L, const char *key) {
  int type = lua_getfield(L, 2, key);
  if (type != LUA_TNIL && type != LUA_TSTRING)
    luaL_error(L, "field '%s' must be a string", key);
  bs_slice text = bs_text_at(L, -1);
  lua_pop(L, 1);
  return text;
}

/* The number on top as what it was written as; pops it. */
static bs_rational number(lua_State *L) {
  bs_decimal decimal = {0, 0};
  if (lua_isinteger(L, -1))
    decimal.coefficient = lua_tointeger(L, -1);
  else if (lua_type(L, -1) == LUA_TNUMBER)
    bs_double_decimal(lua_tonumber(L, -1), &decimal);
  if (decimal.coefficient <= 0 || decimal.exponent < -30 || decimal.exponent > 30)
    luaL_error(L, "field 'factor' must be a number above 0, or two of them as in { 2000, 3 }");
  lua_pop(L, 1);
  return bs_rational_of(decimal);
}

void bs_read_conversion(lua_State *L, bs_unit *unit) {
  unit->base = string(L, "base");
  unit->code = string(L, "currency");
  unit->doubles = bs_flag(L, "doubles");
  unit->factor = (bs_rational){0, 0, 0};
  int type = lua_getfield(L, 2, "factor");
  if (type == LUA_TTABLE) {
    lua_geti(L, -1, 1);
    bs_rational over = number(L);
    lua_geti(L, -1, 2);
    if (!bs_rational_divide(over, number(L), &unit->factor))
      luaL_error(L, "field 'factor' is too large");
  } else if (type != LUA_TNIL) {
    lua_pushvalue(L, -1);
    unit->factor = number(L);
  }
  lua_pop(L, 1);
  bool ratio = unit->class == BS_CLASS_PERCENT || unit->class == BS_CLASS_MULTIPLE;
  if (type != LUA_TNIL && !unit->base.data && !ratio)
    luaL_error(L, "a unit with a factor needs a base, such as base = \"平方米\"");
  if (type == LUA_TNIL && unit->base.data)
    unit->factor = (bs_rational){1, 1, 0};
  if (unit->base.data && ratio)
    luaL_error(L, "a ratio is so much of one: it has a factor and no base");
  if (unit->doubles && unit->class != BS_CLASS_MULTIPLE)
    luaL_error(L, "only a unit with dimension = \"multiple\" can double");
}
