#include "lua_quantity.h"

#include <math.h>
#include <string.h>

#include "decimal.h"
#include "engine.h"
#include "lua_host.h"
#include "lua_name.h"
#include "lua_object.h"
#include "lua_sources.h"
#include "quantity_parts.h"

static const char QUANTITY[] = "quantity";

/* Making. */

const bs_pack *bs_lua_units(lua_State *L) {
  return bs_lua_host_of(L)->engine->pack;
}

bs_quantity *bs_lua_push_quantity(lua_State *L) {
  bs_quantity *quantity = lua_newuserdatauv(L, sizeof *quantity, 0);
  memset(quantity, 0, sizeof *quantity);
  luaL_setmetatable(L, QUANTITY);
  return quantity;
}

void bs_lua_push_fact_quantity(lua_State *L, const bs_report *report, uint32_t fact) {
  bs_error err;
  bs_quantity *quantity = bs_lua_push_quantity(L);
  bs_status status = bs_quantity_of_fact(report, fact, quantity, &err);
  if (status != BS_OK)
    bs_lua_raise(L, status, &err);
}

bs_quantity *bs_lua_test_quantity(lua_State *L, int at) {
  return luaL_testudata(L, at, QUANTITY);
}

static bool is_finite(lua_State *L, int at, bs_real *out) {
  if (lua_isinteger(L, at)) {
    lua_Integer n = lua_tointeger(L, at);
    if (n != INT64_MIN) { /* which no decimal holds, but a double does */
      *out = bs_real_of((bs_decimal){n, 0});
      return true;
    }
  }
  return bs_real_from(lua_tonumber(L, at), out);
}

bs_quantity *bs_lua_as_quantity(lua_State *L, int at) {
  uint32_t index;
  bs_real real;
  at = lua_absindex(L, at);
  bs_quantity *quantity = bs_lua_test_quantity(L, at);
  if (quantity) {
    lua_pushvalue(L, at);
    return quantity;
  }
  const bs_report *report = bs_lua_test_object(L, at, &bs_lua_fact_class, &index);
  if (report) {
    bs_lua_push_fact_quantity(L, report, index);
    return lua_touserdata(L, -1);
  }
  if (lua_type(L, at) != LUA_TNUMBER)
    return NULL;
  if (!is_finite(L, at, &real))
    luaL_error(L, "inf and nan are no figures (was something divided by 0?)");
  quantity = bs_lua_push_quantity(L);
  *quantity = bs_quantity_of(real);
  return quantity;
}

static int none(lua_State *L, const char *reason) {
  lua_pushnil(L);
  lua_pushstring(L, reason);
  return 2;
}

static bs_slice slice(lua_State *L, int at) {
  size_t size;
  const char *text = luaL_checklstring(L, at, &size);
  luaL_argcheck(L, size < 1000, at, "a text of less than 1000 bytes expected");
  return (bs_slice){text, (uint32_t)size};
}

int bs_lua_quantity(lua_State *L) {
  bs_error err;
  bs_status status;
  lua_settop(L, 2);
  if (lua_type(L, 1) == LUA_TSTRING) {
    luaL_argcheck(L, lua_isnil(L, 2), 2, "a text says its unit itself");
    bs_slice text = slice(L, 1);
    bs_quantity *quantity = bs_lua_push_quantity(L);
    status = bs_quantity_read(bs_lua_units(L), text, quantity, &err);
    if (status == BS_NOMEM)
      return bs_lua_raise(L, status, &err);
    return status == BS_OK ? 1 : none(L, err.message);
  }
  bs_quantity *given = bs_lua_as_quantity(L, 1);
  if (!given)
    return luaL_error(L, "baoshu.quantity takes a text, a number, a fact or a quantity, not %s",
                      bs_lua_push_given(L, 1));
  if (lua_isnil(L, 2))
    return 1;
  luaL_argcheck(L, lua_type(L, 1) == LUA_TNUMBER, 2, "only a number takes a unit: use q:to(unit)");
  status = bs_compound_read(bs_lua_units(L), slice(L, 2), true, &given->unit, &given->scale, &err);
  if (status != BS_OK)
    return bs_lua_raise(L, status, &err);
  return bs_quantity_scale(given, given->scale) ? 1 : bs_lua_raise(L, bs_too_large(&err), &err);
}

/* Calculating. */

static int collect(lua_State *L) {
  bs_quantity_free(luaL_checkudata(L, 1, QUANTITY));
  return 0;
}

/* The operand at `at`, which it pushes as a quantity. */
static bs_quantity *operand(lua_State *L, int at, const char *does) {
  bs_quantity *quantity = bs_lua_as_quantity(L, at);
  if (!quantity)
    luaL_error(L, "a quantity does not %s %s", does, bs_lua_push_given(L, at));
  return quantity;
}

static int compute(lua_State *L, bs_operation operation, const char *does) {
  bs_error err;
  bool first = bs_lua_test_quantity(L, 1) != NULL; /* messages name the other one */
  bs_quantity *a = first ? operand(L, 1, does) : NULL, *b = operand(L, 2, does);
  if (!a)
    a = operand(L, 1, does);
  bs_quantity *result = bs_lua_push_quantity(L);
  bs_status status = bs_quantity_compute(bs_lua_units(L), operation, a, b, result, &err);
  return status == BS_OK ? 1 : bs_lua_raise(L, status, &err);
}

static int add(lua_State *L) {
  return compute(L, BS_ADD, "add to");
}

static int subtract(lua_State *L) {
  return compute(L, BS_SUBTRACT, "take away from");
}

static int multiply(lua_State *L) {
  return compute(L, BS_MULTIPLY, "multiply with");
}

static int divide(lua_State *L) {
  return compute(L, BS_DIVIDE, "divide with");
}

static int negate(lua_State *L) {
  bs_error err;
  const bs_real minus = bs_real_of((bs_decimal){-1, 0});
  const bs_quantity *a = luaL_checkudata(L, 1, QUANTITY);
  bs_quantity *result = bs_lua_push_quantity(L);
  bs_status status = bs_straighten(bs_lua_units(L), a, result, &err);
  if (status == BS_OK && !bs_stretch(result, minus))
    status = bs_too_large(&err);
  if (status != BS_OK)
    return bs_lua_raise(L, status, &err);
  result->sources = bs_sources_hold(a->sources);
  return 1;
}

static int power(lua_State *L) {
  bs_error err;
  lua_settop(L, 2);
  const bs_quantity *a = bs_lua_test_quantity(L, 1), *b = bs_lua_test_quantity(L, 2);
  double exponent = 0;
  if (lua_type(L, 2) == LUA_TNUMBER)
    exponent = lua_tonumber(L, 2);
  else if (b && bs_enclosure_exact(&b->interval) && b->unit.count == 0)
    exponent = b->value.number;
  else
    return luaL_error(L, "a power is a plain number, not %s", bs_lua_push_given(L, 2));
  if (!a)
    a = operand(L, 1, "raise");
  bs_quantity *result = bs_lua_push_quantity(L);
  bs_status status = bs_quantity_power(bs_lua_units(L), a, exponent, result, &err);
  return status == BS_OK ? 1 : bs_lua_raise(L, status, &err);
}

/* Comparing. */

static const char *order_of(lua_State *L) {
  bs_error err;
  const char *order = NULL;
  lua_settop(L, 2);
  const bs_quantity *a = operand(L, 1, "compare with"), *b = operand(L, 2, "compare with");
  bs_status status = bs_quantity_compare(bs_lua_units(L), a, b, &order, &err);
  if (status != BS_OK)
    bs_lua_raise(L, status, &err);
  return order;
}

static int compare(lua_State *L) {
  luaL_checkudata(L, 1, QUANTITY);
  lua_pushstring(L, order_of(L)); /* nil for NULL */
  return 1;
}

static int less(lua_State *L) {
  const char *order = order_of(L);
  lua_pushboolean(L, order && strcmp(order, "less") == 0);
  return 1;
}

/* The ends may touch. */
static int less_or_equal(lua_State *L) {
  bs_error err;
  const char *order = order_of(L);
  const bs_quantity *a = bs_lua_test_quantity(L, 3), *b = bs_lua_test_quantity(L, 4);
  bool certain = order && strcmp(order, "greater") != 0;
  if (!certain && !order && !a->interval.high_open && !b->interval.low_open) {
    bs_quantity *other = bs_lua_push_quantity(L);
    bs_status status = bs_quantity_convert(bs_lua_units(L), b, &a->unit, other, &err);
    certain = status == BS_OK && !bs_real_less(other->interval.low, a->interval.high);
  }
  lua_pushboolean(L, certain);
  return 1;
}

/* What has other units is another thing, and no slip. */
static int equal(lua_State *L) {
  bs_error err;
  const char *order = NULL;
  const bs_quantity *a = bs_lua_test_quantity(L, 1), *b = bs_lua_test_quantity(L, 2);
  bool same = a && b && bs_quantity_compare(bs_lua_units(L), a, b, &order, &err) == BS_OK &&
              order && strcmp(order, "equal") == 0;
  lua_pushboolean(L, same);
  return 1;
}

/* Asking. */

static void push_real(lua_State *L, bs_real real, int side, bool exact) {
  bs_decimal decimal;
  int64_t integer;
  bool read = bs_real_decimal(real, exact ? 18 : 12, side, &decimal);
  if (read && bs_decimal_integer(decimal, &integer)) {
    lua_pushinteger(L, integer);
    return;
  }
  double number = read ? bs_decimal_double(decimal) : real.number;
  lua_pushnumber(L, isfinite(number) ? number : real.number); /* rounded beyond the largest */
}

static void push_end(lua_State *L, const bs_quantity *q, int side) {
  const bs_enclosure *i = &q->interval;
  if (side == 0 ? !q->has_value : side < 0 ? i->low_open : i->high_open)
    lua_pushnil(L);
  else
    push_real(L, side == 0 ? q->value : side < 0 ? i->low : i->high, side, bs_enclosure_exact(i));
}

static void push_buffer(lua_State *L, bs_buffer *text) {
  if (text->failed)
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  lua_pushlstring(L, text->data, text->size);
}

static int to_string(lua_State *L) {
  const bs_quantity *q = luaL_checkudata(L, 1, QUANTITY);
  bs_buffer *text = bs_lua_scratch(L);
  bs_quantity_write(bs_lua_units(L), text, q);
  push_buffer(L, text);
  return 1;
}

static void push_unit(lua_State *L, const bs_quantity *q) {
  if (q->unit.count == 0) {
    lua_pushnil(L);
    return;
  }
  bs_buffer *text = bs_lua_scratch(L);
  bs_compound_write(text, &q->unit);
  push_buffer(L, text);
}

static int to(lua_State *L) {
  bs_error err;
  const bs_quantity *q = luaL_checkudata(L, 1, QUANTITY);
  bs_slice unit = slice(L, 2);
  bs_quantity *result = bs_lua_push_quantity(L);
  bs_status status = bs_quantity_to(bs_lua_units(L), q, unit, result, &err);
  return status == BS_OK ? 1 : bs_lua_raise(L, status, &err);
}

static int number(lua_State *L) {
  lua_settop(L, 2);
  luaL_checkudata(L, 1, QUANTITY);
  bool as_is = lua_isnil(L, 2);
  if (!as_is)
    to(L);
  else
    lua_pushvalue(L, 1);
  bs_quantity q = *(bs_quantity *)lua_touserdata(L, -1); /* borrows the sources */
  if (!as_is && !bs_quantity_scale(&q, -q.scale)) {
    bs_error err;
    return bs_lua_raise(L, bs_too_large(&err), &err);
  }
  push_end(L, &q, 0);
  push_end(L, &q, -1);
  push_end(L, &q, 1);
  return 3;
}

static int get(lua_State *L) {
  static const char *const names[] = {"value",   "low",     "high", "unit",   "exact", "text",
                                      "sources", "compare", "to",   "number", NULL};
  const bs_quantity *q = luaL_checkudata(L, 1, QUANTITY);
  size_t i = 0;
  if (lua_type(L, 2) != LUA_TSTRING)
    return luaL_error(L, "a quantity has no field %s, its fields have names",
                      bs_lua_push_given(L, 2));
  const char *name = lua_tostring(L, 2);
  while (names[i] && strcmp(names[i], name) != 0)
    i++;
  switch (i) {
  case 0:
    push_end(L, q, 0);
    return 1;
  case 1:
    push_end(L, q, -1);
    return 1;
  case 2:
    push_end(L, q, 1);
    return 1;
  case 3:
    push_unit(L, q);
    return 1;
  case 4:
    lua_pushboolean(L, bs_enclosure_exact(&q->interval));
    return 1;
  case 5:
    return to_string(L);
  case 6:
    bs_lua_push_sources(L, q->sources);
    return 1;
  case 7:
    lua_pushcfunction(L, compare);
    return 1;
  case 8:
    lua_pushcfunction(L, to);
    return 1;
  case 9:
    lua_pushcfunction(L, number);
    return 1;
  default:
    return bs_lua_unknown(L, "a quantity has no field", name, "it has", names,
                          sizeof names / sizeof *names - 1, "");
  }
}

static int set(lua_State *L) {
  return luaL_error(L, "the fields of a quantity cannot be set");
}

void bs_lua_quantity_open(lua_State *L) {
  static const luaL_Reg metamethods[] = {
      {"__gc", collect},       {"__add", add},    {"__sub", subtract},       {"__mul", multiply},
      {"__div", divide},       {"__unm", negate}, {"__pow", power},          {"__lt", less},
      {"__le", less_or_equal}, {"__eq", equal},   {"__tostring", to_string}, {"__index", get},
      {"__newindex", set},     {NULL, NULL},
  };
  luaL_newmetatable(L, QUANTITY);
  luaL_setfuncs(L, metamethods, 0);
  lua_pushstring(L, QUANTITY);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
