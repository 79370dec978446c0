#include "lua_analysis.h"

#include <string.h>

#include "lua_case.h"
#include "lua_describe.h"
#include "lua_emit.h"
#include "lua_name.h"
#include "lua_option.h"

static const char *const keys[] = {"api",     "summary", "example", "options", "packs",
                                   "columns", "table",   "map",     "tests"};
enum { KEYS = sizeof keys / sizeof *keys };

/* Pushes a field of the analysis at `at` and gives its type. */
static int field(lua_State *L, int at, const char *name) {
  at = lua_absindex(L, at);
  lua_pushstring(L, name);
  return lua_rawget(L, at);
}

bool bs_lua_is_analysis(lua_State *L) {
  if (!lua_istable(L, -1))
    return false;
  bool is = field(L, -1, "map") != LUA_TNIL;
  is = field(L, -2, "api") != LUA_TNIL || is;
  lua_pop(L, 2);
  return is;
}

static void check_keys(lua_State *L, int at) {
  const char *unknown = NULL;
  for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "1";
    size_t i = 0;
    while (i < KEYS && strcmp(keys[i], key) != 0)
      i++;
    if (i == KEYS && (!unknown || strcmp(key, unknown) < 0))
      unknown = key;
  }
  if (unknown)
    bs_lua_about(L, unknown);
  if (unknown)
    bs_lua_unknown(L, "an analysis has no key", unknown, "known:", keys, KEYS, "");
}

static void check_api(lua_State *L, int at) {
  bs_lua_about(L, field(L, at, "api") != LUA_TNIL ? "api" : "return");
  lua_pop(L, 1);
  field(L, at, "api");
  if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1)
    luaL_error(L, "an analysis says which Lua API it is written for: api = %d", BS_API);
  if (lua_tointeger(L, -1) > BS_API)
    luaL_error(L, "this analysis needs the Lua API %I, this baoshu has %d",
               (lua_Integer)lua_tointeger(L, -1), BS_API);
  lua_pop(L, 1);
}

/* Pushes a userdata with the names of the columns, anchored by the analysis. */
static const char **check_columns(lua_State *L, int at, size_t *count) {
  bs_lua_about(L, field(L, at, "columns") != LUA_TNIL ? "columns" : "return");
  int list = lua_gettop(L);
  *count = lua_istable(L, list) ? lua_rawlen(L, list) : 0;
  if (*count == 0 || *count > BS_ROWS_COLUMNS)
    luaL_error(L, "an analysis names its columns, 1 to %d: columns = { \"indicator\", … }",
               BS_ROWS_COLUMNS);
  const char **columns = lua_newuserdatauv(L, *count * sizeof *columns, 0);
  for (size_t i = 0; i < *count; i++) {
    if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TSTRING)
      luaL_error(L, "column %I is %s, not a name", (lua_Integer)(i + 1), bs_lua_push_given(L, -1));
    columns[i] = lua_tostring(L, -1); /* the list keeps it */
    lua_pop(L, 1);
  }
  lua_remove(L, list);
  return columns;
}

static const char *optional_string(lua_State *L, int at, const char *key) {
  int type = field(L, at, key);
  bs_lua_about(L, key);
  if (type != LUA_TNIL && type != LUA_TSTRING)
    luaL_error(L, "an analysis's %s is a string", key);
  const char *text = lua_tostring(L, -1);
  lua_pop(L, 1); /* the analysis keeps it */
  return text;
}

void bs_lua_run_analysis(lua_State *L) {
  bs_lua_host *host = bs_lua_host_of(L);
  int at = lua_gettop(L), report = at - 1;
  size_t column_count, option_count;
  bs_error err;
  check_keys(L, at);
  check_api(L, at);
  const char *summary = optional_string(L, at, "summary");
  const char *example = optional_string(L, at, "example");
  bs_lua_about(L, "map");
  if (field(L, at, "map") != LUA_TFUNCTION)
    luaL_error(L, "an analysis's map is a function: map = function(report, emit, options) … end");
  field(L, at, "options");
  const char **names = bs_lua_check_options(L, at + 2, &option_count);
  const char **columns = check_columns(L, at, &column_count);
  bs_status status = bs_rows_open(&host->rows, columns, column_count, &err);
  if (status == BS_NOMEM)
    bs_lua_lose(L, status, err.message);
  else if (status != BS_OK)
    luaL_error(L, "an analysis's columns: %s", err.message);
  if (host->described) {
    bs_lua_describe(L, at, summary, example);
    bs_lua_describe_options(L, at + 2, names, option_count);
    field(L, at, "tests");
    bs_lua_describe_cases(L, -1);
    return;
  }
  bs_lua_push_options(L, at + 2, names, option_count);
  if (lua_isnil(L, report))
    bs_lua_usage(L, "an analysis needs a report");
  bs_lua_about(L, "map");
  lua_pushvalue(L, at + 1);
  lua_pushvalue(L, report);
  bs_lua_push_emit(L);
  lua_pushvalue(L, -4);
  lua_call(L, 3, 0);
}
