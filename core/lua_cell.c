#include "lua_cell.h"

#include "lua_host.h"
#include "lua_object.h"
#include "lua_quantity.h"
#include "lua_sources.h"

void bs_lua_fact_field(lua_State *L, const bs_report *report, uint32_t fact, size_t field,
                       bs_arena *arena, bs_cell *out) {
  if (!bs_fact_field(report, fact, field, arena, out))
    bs_lua_lose(L, BS_NOMEM, "out of memory");
}

/* A quantity or a fact. */
static bool read_object(lua_State *L, int at, bs_arena *arena, bs_lua_cell *out) {
  uint32_t index;
  const bs_quantity *quantity = bs_lua_test_quantity(L, at);
  if (quantity) {
    bs_lua_quantity_cell(L, quantity, arena, &out->quantity);
    out->cell = (bs_cell){BS_QUANTITY, {.quantity = &out->quantity}};
    return true;
  }
  const bs_report *report = bs_lua_test_object(L, at, &bs_lua_fact_class, &index);
  if (!report)
    return false;
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
    bs_lua_fact_field(L, report, index, i, arena, &out->fact.fields[i]);
  out->cell = (bs_cell){BS_FACT, {.fact = &out->fact}};
  return true;
}

bool bs_lua_read_cell(lua_State *L, int at, bs_arena *arena, bs_lua_cell *out) {
  bs_cell *cell = &out->cell;
  switch (lua_type(L, at)) {
  case LUA_TNIL:
    *cell = (bs_cell){.type = BS_NIL};
    return true;
  case LUA_TBOOLEAN:
    *cell = (bs_cell){BS_BOOLEAN, {.boolean = lua_toboolean(L, at)}};
    return true;
  case LUA_TNUMBER:
    if (lua_isinteger(L, at))
      *cell = (bs_cell){BS_INTEGER, {.integer = lua_tointeger(L, at)}};
    else
      *cell = (bs_cell){BS_FLOAT, {.number = lua_tonumber(L, at)}};
    return true;
  case LUA_TSTRING:
    cell->type = BS_STRING;
    cell->as.string.data = lua_tolstring(L, at, &cell->as.string.size);
    return true;
  case LUA_TUSERDATA:
    return read_object(L, at, arena, out);
  default:
    return false;
  }
}
