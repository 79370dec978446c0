#include "lua_describe.h"

#include <string.h>

#include "library.h"
#include "lua_name.h"

void *bs_lua_describe_take(lua_State *L, size_t size) {
  bs_lua_count_output(L, size); /* it is sent, too */
  void *memory = bs_arena_take(&bs_lua_host_of(L)->described->arena, size);
  if (!memory)
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  return memory;
}

const char *bs_lua_describe_text(lua_State *L, int at, size_t *size) {
  size_t own_size;
  const char *text = luaL_tolstring(L, at, &own_size);
  char *own = bs_lua_describe_take(L, own_size + 1);
  memcpy(own, text, own_size);
  own[own_size] = '\0';
  lua_pop(L, 1);
  if (size)
    *size = own_size;
  return own;
}

static const char *keep(lua_State *L, const char *text) {
  lua_pushstring(L, text);
  const char *kept = bs_lua_describe_text(L, -1, NULL);
  lua_pop(L, 1);
  return kept;
}

/* The column's name at `at`, which must be one. */
static const char *column_at(lua_State *L, int at) {
  const bs_analysis *analysis = bs_lua_host_of(L)->described;
  const char *name = lua_type(L, at) == LUA_TSTRING ? lua_tostring(L, at) : NULL;
  if (!name) {
    luaL_error(L, "an analysis's table names columns: table = { \"indicator\", … }");
    return NULL;
  }
  for (size_t i = 0; i < analysis->column_count; i++)
    if (strcmp(analysis->columns[i], name) == 0)
      return analysis->columns[i];
  bs_lua_unknown(L, "an analysis's table names no column", name, "columns:", analysis->columns,
                 analysis->column_count, "");
  return NULL;
}

/* table = { "indicator", { "bound", except = "exact" }, … } */
static void describe_table(lua_State *L, bs_analysis *analysis) {
  int list = lua_gettop(L);
  if (lua_isnil(L, list))
    return;
  if (!lua_istable(L, list) || lua_rawlen(L, list) == 0)
    luaL_error(L, "an analysis's table is a list of columns, not %s", bs_lua_push_given(L, list));
  size_t count = lua_rawlen(L, list);
  bs_shown_column *shown = bs_lua_describe_take(L, count * sizeof *shown);
  for (size_t i = 0; i < count; i++) {
    shown[i].except = NULL;
    int type = lua_rawgeti(L, list, (lua_Integer)i + 1);
    if (type == LUA_TTABLE) {
      lua_rawgeti(L, -1, 1);
      if (lua_getfield(L, -2, "except") == LUA_TSTRING)
        shown[i].except = bs_lua_describe_text(L, -1, NULL);
      lua_pop(L, 1);
    }
    shown[i].name = column_at(L, lua_gettop(L));
    lua_settop(L, list);
  }
  analysis->shown = shown;
  analysis->shown_count = count;
}

static void describe_packs(lua_State *L, bs_analysis *analysis) {
  int list = lua_gettop(L);
  if (lua_isnil(L, list))
    return;
  size_t count = lua_istable(L, list) ? lua_rawlen(L, list) : 0;
  const char **packs = bs_lua_describe_take(L, (count + 1) * sizeof *packs);
  for (size_t i = 0; i < count; i++) {
    if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TSTRING)
      count = 0;
    else
      packs[i] = bs_lua_describe_text(L, -1, NULL);
    lua_pop(L, 1);
    if (count > 0 && bs_library_is_path(packs[i]))
      luaL_error(L, "an analysis asks for packs by name, not for the file '%s' (--pack takes one)",
                 packs[i]);
  }
  if (count == 0)
    luaL_error(L, "an analysis's packs are a list of names: packs = { \"ports\" }");
  analysis->packs = packs;
  analysis->pack_count = count;
}

void bs_lua_describe(lua_State *L, int at, const char *summary, const char *example) {
  const bs_lua_host *host = bs_lua_host_of(L);
  bs_analysis *analysis = host->described;
  size_t count = host->rows.column_count;
  int top = lua_gettop(L);
  const char **columns = bs_lua_describe_take(L, (count + 1) * sizeof *columns);
  for (size_t i = 0; i < count; i++)
    columns[i] = keep(L, host->rows.columns[i]);
  analysis->summary = keep(L, summary ? summary : "");
  analysis->example = example ? keep(L, example) : NULL;
  analysis->columns = columns;
  analysis->column_count = count;
  bs_lua_about(L, "table");
  lua_getfield(L, at, "table");
  describe_table(L, analysis);
  bs_lua_about(L, "packs");
  lua_getfield(L, at, "packs");
  describe_packs(L, analysis);
  lua_settop(L, top);
}
