#include "lua_case.h"

#include <string.h>

#include "lua_cell.h"
#include "lua_describe.h"
#include "lua_name.h"

static const char *const keys[] = {"text", "options", "rows"};
enum { KEYS = sizeof keys / sizeof *keys };

/* The number of entries of a table whose keys are all strings. */
static size_t count_names(lua_State *L, int at, const char *title, const char *what) {
  size_t count = 0;
  for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1), count++)
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "test '%s': %s have names, as in { indicator = \"…\" }", title, what);
  return count;
}

/* The value on top as a cell, its string kept as long as the analysis. */
static bs_cell cell_of(lua_State *L, const char *title, const char *column) {
  bs_lua_cell read = {.cell = {.type = BS_NIL}};
  if (lua_type(L, -1) == LUA_TSTRING) {
    read.cell.type = BS_STRING;
    read.cell.as.string.data = bs_lua_describe_text(L, -1, &read.cell.as.string.size);
  } else if (!lua_isboolean(L, -1) && !lua_isnumber(L, -1)) {
    luaL_error(L, "test '%s': '%s' is %s; a row holds numbers, strings, true and false", title,
               column, bs_lua_push_given(L, -1));
  } else {
    bs_lua_read_cell(L, -1, NULL, &read);
  }
  return read.cell;
}

/* The row on top, its cells in the order of the columns. */
static void read_row(lua_State *L, const char *title, bs_row *out) {
  const bs_analysis *analysis = bs_lua_host_of(L)->described;
  int row = lua_gettop(L);
  if (!lua_istable(L, row))
    luaL_error(L, "test '%s': rows are tables of cells, not %s", title, bs_lua_push_given(L, row));
  size_t count = count_names(L, row, title, "cells"), filled = 0;
  const char **columns = bs_lua_describe_take(L, (count + 1) * sizeof *columns);
  bs_cell *cells = bs_lua_describe_take(L, (count + 1) * sizeof *cells);
  for (size_t i = 0; i < analysis->column_count; i++) {
    lua_getfield(L, row, analysis->columns[i]);
    if (!lua_isnil(L, -1)) {
      columns[filled] = analysis->columns[i];
      cells[filled++] = cell_of(L, title, analysis->columns[i]);
    }
    lua_settop(L, row);
  }
  for (lua_pushnil(L); filled < count && lua_next(L, row); lua_pop(L, 1)) {
    size_t i = 0;
    while (i < analysis->column_count && strcmp(analysis->columns[i], lua_tostring(L, -2)) != 0)
      i++;
    if (i < analysis->column_count)
      continue;
    lua_pushfstring(L, "test '%s': no column", title);
    bs_lua_unknown(L, lua_tostring(L, -1), lua_tostring(L, -3), "columns:", analysis->columns,
                   analysis->column_count, "");
  }
  lua_settop(L, row);
  *out = (bs_row){columns, cells, count};
}

static void read_rows(lua_State *L, bs_analysis_case *c) {
  int list = lua_gettop(L);
  if (!lua_istable(L, list))
    luaL_error(L, "test '%s' lacks rows = { … }, what must come of its text", c->title);
  c->row_count = lua_rawlen(L, list);
  for (lua_pushnil(L); lua_next(L, list); lua_pop(L, 1))
    if (!lua_isinteger(L, -2))
      luaL_error(L, "test '%s': rows is a list: rows = { { … }, … }", c->title);
  bs_row *rows = bs_lua_describe_take(L, (c->row_count + 1) * sizeof *rows);
  for (size_t i = 0; i < c->row_count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    read_row(L, c->title, &rows[i]);
    lua_settop(L, list);
  }
  c->rows = rows;
}

static void read_options(lua_State *L, bs_analysis_case *c) {
  int options = lua_gettop(L);
  if (lua_isnil(L, options))
    return;
  if (!lua_istable(L, options))
    luaL_error(L, "test '%s': its options are a table, not %s", c->title,
               bs_lua_push_given(L, options));
  size_t count = count_names(L, options, c->title, "options"), filled = 0;
  const char **pairs = bs_lua_describe_take(L, (2 * count + 1) * sizeof *pairs);
  for (lua_pushnil(L); lua_next(L, options); lua_pop(L, 1)) {
    lua_pushvalue(L, -2);
    pairs[2 * filled] = bs_lua_describe_text(L, -1, NULL);
    lua_pop(L, 1);
    pairs[2 * filled + 1] = bs_lua_describe_text(L, -1, NULL);
    filled++;
  }
  c->options = pairs;
  c->option_count = count;
}

/* Raises for a key that a case does not have; its title is the value at 1. */
static void check_keys(lua_State *L, int at, const char *title) {
  for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
    if (lua_isinteger(L, -2) && lua_tointeger(L, -2) == 1)
      continue;
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "2";
    size_t i = 0;
    while (i < KEYS && strcmp(keys[i], key) != 0)
      i++;
    if (i < KEYS)
      continue;
    lua_pushfstring(L, "test '%s' has an unknown key", title);
    bs_lua_unknown(L, lua_tostring(L, -1), key, "known:", keys, KEYS, "");
  }
}

/* The case on top, the `number`-th. */
static void read_case(lua_State *L, lua_Integer number, bs_analysis_case *out) {
  int at = lua_gettop(L);
  if (!lua_istable(L, at))
    luaL_error(L, "test %I is %s, not { \"a title\", text = \"…\", rows = { … } }", number,
               bs_lua_push_given(L, at));
  if (lua_rawgeti(L, at, 1) != LUA_TSTRING)
    luaL_error(L, "test %I has no title: { \"a title\", text = \"…\", rows = { … } }", number);
  out->title = bs_lua_describe_text(L, -1, NULL);
  bs_lua_about(L, out->title);
  check_keys(L, at, out->title);
  if (lua_getfield(L, at, "text") != LUA_TSTRING)
    luaL_error(L, "test '%s' lacks text = \"…\", what a report says", out->title);
  out->text = bs_lua_describe_text(L, -1, &out->text_size);
  lua_getfield(L, at, "options");
  read_options(L, out);
  lua_settop(L, at);
  lua_getfield(L, at, "rows");
  read_rows(L, out);
  lua_settop(L, at);
}

void bs_lua_describe_cases(lua_State *L, int at) {
  bs_analysis *analysis = bs_lua_host_of(L)->described;
  bs_lua_about(L, "tests");
  int list = lua_absindex(L, at), top = lua_gettop(L);
  if (lua_isnil(L, list))
    return;
  if (!lua_istable(L, list))
    luaL_error(L, "an analysis's tests are a list, not %s", bs_lua_push_given(L, list));
  for (lua_pushnil(L); lua_next(L, list); lua_pop(L, 1))
    if (!lua_isinteger(L, -2))
      luaL_error(L, "an analysis's tests are a list: tests = { { \"a title\", … }, … }");
  size_t count = lua_rawlen(L, list);
  bs_analysis_case *cases = bs_lua_describe_take(L, (count + 1) * sizeof *cases);
  for (size_t i = 0; i < count; i++) {
    cases[i] = (bs_analysis_case){0};
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    read_case(L, (lua_Integer)i + 1, &cases[i]);
    lua_settop(L, top);
  }
  analysis->cases = cases;
  analysis->case_count = count;
}
