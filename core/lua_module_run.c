/* baoshu.run(report, "multiples", { base = 2016 }): the rows of an analysis as tables, and the
   names of its columns. */
#include <stdio.h>
#include <string.h>

#include "lua_module.h"
#include "lua_sources.h"
#include "row.h"

enum { ROWS = 4, COLUMNS = 5 };

static void push_cell(lua_State *L, const bs_cell *cell);

/* An integer where it is one, else a float. */
static void push_decimal(lua_State *L, bs_decimal decimal) {
  bs_lua_value value = bs_lua_decimal(decimal);
  bs_lua_push_value(L, 1, &value);
}

static void push_fact(lua_State *L, const bs_fact_cell *fact) {
  luaL_checkstack(L, 4, NULL);
  lua_createtable(L, 0, BS_CONTRACT_FIELDS);
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++) {
    push_cell(L, &fact->fields[i]);
    lua_setfield(L, -2, bs_contract_fields[i]);
  }
}

static void push_quantity(lua_State *L, const bs_quantity_cell *quantity) {
  static const char *const names[] = {"value", "low", "high", "unit", "text"};
  luaL_checkstack(L, 4, NULL);
  lua_createtable(L, 0, 6);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    push_cell(L, bs_quantity_cell_field(quantity, names[i]));
    lua_setfield(L, -2, names[i]);
  }
  bs_lua_push_source_list(L, quantity->sources, quantity->source_count);
  lua_setfield(L, -2, "sources");
}

static void push_cell(lua_State *L, const bs_cell *cell) {
  switch (cell->type) {
  case BS_NIL:
    lua_pushnil(L);
    break;
  case BS_BOOLEAN:
    lua_pushboolean(L, cell->as.boolean);
    break;
  case BS_INTEGER:
    lua_pushinteger(L, cell->as.integer);
    break;
  case BS_FLOAT:
    lua_pushnumber(L, cell->as.number);
    break;
  case BS_DECIMAL:
    push_decimal(L, cell->as.decimal[0]);
    break;
  case BS_RANGE:
    lua_createtable(L, 2, 0);
    for (int i = 0; i < 2; i++) {
      push_decimal(L, cell->as.decimal[i]);
      lua_rawseti(L, -2, i + 1);
    }
    break;
  case BS_STRING:
    lua_pushlstring(L, cell->as.string.data, cell->as.string.size);
    break;
  case BS_FACT:
    push_fact(L, cell->as.fact);
    break;
  case BS_QUANTITY:
    push_quantity(L, cell->as.quantity);
    break;
  }
}

/* Runs protected, with the rows and a row: memory may fail, and the run's must not be lost. */
static int add_row(lua_State *L) {
  const bs_row *row = lua_touserdata(L, 2);
  lua_createtable(L, 0, (int)row->count);
  for (size_t i = 0; i < row->count; i++) {
    push_cell(L, &row->cells[i]);
    lua_setfield(L, 3, row->columns[i]);
  }
  lua_rawseti(L, 1, (lua_Integer)lua_rawlen(L, 1) + 1);
  return 0;
}

static bool take_row(void *self, const bs_row *row) {
  lua_State *L = self;
  lua_pushcfunction(L, add_row);
  lua_pushvalue(L, ROWS);
  lua_pushlightuserdata(L, (void *)row);
  bool done = lua_pcall(L, 2, 0, 0) == LUA_OK;
  if (!done)
    lua_pop(L, 1);
  return done;
}

static int add_columns(lua_State *L) {
  const bs_row *row = lua_touserdata(L, 2);
  for (size_t i = 0; i < row->count; i++) {
    lua_pushstring(L, row->columns[i]);
    lua_rawseti(L, 1, (lua_Integer)i + 1);
  }
  return 0;
}

static bool take_columns(void *self, const char *const *columns, size_t count) {
  lua_State *L = self;
  bs_row row = {columns, NULL, count};
  lua_pushcfunction(L, add_columns);
  lua_pushvalue(L, COLUMNS);
  lua_pushlightuserdata(L, &row);
  bool done = lua_pcall(L, 2, 0, 0) == LUA_OK;
  if (!done)
    lua_pop(L, 1);
  return done;
}

static bool take_print(void *self, const char *text, size_t size, bool plain) {
  FILE *out = plain ? stdout : stderr;
  (void)self;
  return fwrite(text, 1, size, out) == size && putc('\n', out) != EOF;
}

/* Pushes the options at 3 as name, value strings, which a table keeps alive, and gives their list.
 */
static const char **push_options(lua_State *L, size_t *count) {
  *count = 0;
  if (lua_istable(L, 3))
    for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1))
      ++*count;
  const char **list = lua_newuserdatauv(L, (*count + 1) * 2 * sizeof *list, 0);
  lua_newtable(L);
  int strings = lua_gettop(L);
  size_t i = 0;
  lua_pushnil(L);
  while (*count > 0 && lua_next(L, 3)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "options have names, as in { base = 2016 }");
    list[2 * i] = lua_tostring(L, -2); /* the options keep it */
    list[2 * i + 1] = luaL_tolstring(L, -1, NULL);
    lua_rawseti(L, strings, (lua_Integer)++i);
    lua_pop(L, 1);
  }
  return list;
}

int bs_lua_module_run(lua_State *L) {
  luaL_checkudata(L, 1, bs_lua_report_class.name);
  const char *name = luaL_checkstring(L, 2);
  if (!lua_isnoneornil(L, 3))
    luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  bs_report *report = bs_lua_open_report(L, 1, &bs_lua_report_class);
  bs_engine *engine = bs_lua_module_engine(L, 1);
  lua_newtable(L); /* ROWS */
  lua_newtable(L); /* COLUMNS */
  size_t count;
  const char **options = push_options(L, &count);
  luaL_checkstack(L, 8, NULL);
  const bs_sink sink = {L, take_columns, take_row, take_print};
  bs_error err;
  bs_status status = bs_run_analysis(engine, report, name, options, count, &sink, &err);
  if (status == BS_IO) {
    lua_pushnil(L);
    lua_pushstring(L, err.message);
    return 2;
  }
  if (status != BS_OK && err.line > 0)
    return luaL_error(L, "%s:%d: %s", name, err.line, err.message);
  if (status != BS_OK)
    return luaL_error(L, "%s: %s", name, err.message);
  lua_settop(L, COLUMNS);
  return 2;
}
