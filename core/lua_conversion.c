#include "lua_conversion.h"

#include "compound.h"
#include "double.h"
#include "lua_loading.h"

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
  unit->base = bs_string_field(L, "base");
  unit->code = bs_string_field(L, "currency");
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

static bool converts(const bs_unit *unit) {
  return unit->base.data || unit->code.data || unit->factor.under > 0 || unit->doubles;
}

static bool same_conversion(const bs_unit *a, const bs_unit *b) {
  return bs_slice_equal(a->base, b->base) && bs_slice_equal(a->code, b->code) &&
         a->factor.over == b->factor.over && a->factor.under == b->factor.under &&
         a->factor.exponent == b->factor.exponent && a->doubles == b->doubles;
}

void bs_take_conversion(lua_State *L, bs_unit *unit) {
  const bs_loading *load = bs_loading_of(L);
  bool says = converts(unit), again = bs_flag(L, "again");
  for (size_t i = 0; !again && i < load->first_unit; i++) {
    const bs_unit *before = &load->pack->units[i];
    if (!bs_slice_equal(before->text, unit->text))
      continue;
    bool same = bs_slice_equal(before->dimension, unit->dimension);
    if (!same && bs_dimension_measures(before->dimension))
      luaL_error(L,
                 "the unit '%s' has the dimension %s in an earlier pack; again = true declares it "
                 "anew",
                 unit->text.data, before->dimension.data);
    if (says && converts(before) && !same_conversion(before, unit))
      luaL_error(
          L,
          "the unit '%s' converts otherwise in an earlier pack%s%s; again = true declares it "
          "anew",
          unit->text.data, before->base.data ? ", into " : "",
          before->base.data ? before->base.data : "");
    if (!says && same) {
      unit->base = before->base;
      unit->code = before->code;
      unit->factor = before->factor;
      unit->doubles = before->doubles;
    }
  }
}
