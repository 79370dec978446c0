#include "lua_strict.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <string.h>

#include "lua_guard.h"
#include "lua_protect.h"

/* What scripts do not have. `print` stays, for the host to set. */
static const char *const missing[] = {"collectgarbage", "dofile", "load", "loadfile", "warn"};
static const char *const missing_tables[] = {"os", "io", "debug", "package"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* tostring and string.format */

const char *bs_lua_push_shown(lua_State *L, int at, size_t *size) {
  int type = lua_type(L, at);
  at = lua_absindex(L, at);
  if (luaL_callmeta(L, at, "__tostring")) {
    if (!lua_isstring(L, -1))
      luaL_error(L, "'__tostring' must return a string");
  } else if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER ||
             type == LUA_TSTRING) {
    luaL_tolstring(L, at, NULL);
  } else {
    int named = luaL_getmetafield(L, at, "__name");
    if (named != LUA_TNIL && named != LUA_TSTRING)
      lua_pop(L, 1);
    if (named != LUA_TSTRING)
      lua_pushstring(L, lua_typename(L, type));
  }
  return lua_tolstring(L, -1, size);
}

static int to_string(lua_State *L) {
  luaL_checkany(L, 1);
  bs_lua_push_shown(L, 1, NULL);
  return 1;
}

/* Calls Lua's own function, which is upvalue 1, in this frame: its messages speak of the script's
   call. */
static int call_own(lua_State *L) {
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Replaces what %s would show with its address. */
static int format(lua_State *L) {
  size_t size;
  const char *at = luaL_checklstring(L, 1, &size), *end = at + size;
  int count = lua_gettop(L);
  for (int i = 1; (at = memchr(at, '%', (size_t)(end - at)));) {
    at++;
    if (at < end && *at == '%') {
      at++;
      continue;
    }
    i++;
    while (at < end && strchr("-+#0 .123456789", *at) && *at)
      at++;
    if (at < end && *at == 'p')
      return luaL_error(L, "string.format: %%p is not available in baoshu scripts, for addresses "
                           "differ from run to run");
    if (at < end && *at == 's' && i <= count && lua_type(L, i) > LUA_TSTRING) {
      bs_lua_push_shown(L, i, NULL);
      lua_replace(L, i);
    }
  }
  return call_own(L);
}

static int repeat(lua_State *L) {
  size_t size, between = 0;
  luaL_checklstring(L, 1, &size);
  if (!lua_isnoneornil(L, 3))
    luaL_checklstring(L, 3, &between);
  if (size + between > 0)
    return call_own(L);
  luaL_checkinteger(L, 2);
  lua_pushliteral(L, "");
  return 1;
}

/* table */

/* More than this no table holds. */
static lua_Integer most(lua_State *L) {
  size_t values = bs_guard_of(L)->limits.memory / 16;
  return values > 1 << 24 ? (lua_Integer)values : 1 << 24;
}

/* Whether the table at 1 says itself how long it is; then the length, which it is asked for once.
 */
static bool tells_length(lua_State *L, lua_Integer *length, const char *function) {
  if (luaL_getmetafield(L, 1, "__len") == LUA_TNIL)
    return false;
  lua_pop(L, 1);
  *length = luaL_len(L, 1);
  if (*length < 0 || *length > most(L))
    luaL_error(L, "table.%s: the table says that it has %I values, more than memory holds",
               function, (LUAI_UACINT)*length);
  return true;
}

static int insert(lua_State *L) {
  lua_Integer length;
  if (!lua_istable(L, 1) || !lua_getmetatable(L, 1))
    return call_own(L);
  lua_pop(L, 1);
  int count = lua_gettop(L);
  if (count < 2 || count > 3 || !tells_length(L, &length, "insert"))
    return call_own(L);
  lua_Integer at = count == 2 ? length + 1 : luaL_checkinteger(L, 2);
  luaL_argcheck(L, at >= 1 && at <= length + 1, 2, "position out of bounds");
  for (lua_Integer i = length; i >= at; i--) {
    lua_geti(L, 1, i);
    lua_seti(L, 1, i + 1);
  }
  lua_seti(L, 1, at);
  return 0;
}

static int remove_value(lua_State *L) {
  lua_Integer length;
  if (!lua_istable(L, 1) || !lua_getmetatable(L, 1))
    return call_own(L);
  lua_pop(L, 1);
  if (!tells_length(L, &length, "remove"))
    return call_own(L);
  lua_Integer at = luaL_optinteger(L, 2, length);
  luaL_argcheck(L, at == length || (at >= 1 && at <= length + 1), 2, "position out of bounds");
  lua_geti(L, 1, at);
  for (; at < length; at++) {
    lua_geti(L, 1, at + 1);
    lua_seti(L, 1, at);
  }
  lua_pushnil(L);
  lua_seti(L, 1, at);
  return 1;
}

static int move(lua_State *L) {
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3), limit = most(L);
  if (last >= first && (lua_Unsigned)last - (lua_Unsigned)first >= (lua_Unsigned)limit)
    return luaL_error(L, "table.move: more than %I values at once, more than memory holds",
                      (LUAI_UACINT)limit);
  return call_own(L);
}

/* math */

/* Upvalue 2 is the report's seed. Lua's own function has an upvalue, so it is called as one. */
static int random_seed(lua_State *L) {
  if (lua_isnone(L, 1))
    lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

void bs_lua_strict_seed(lua_State *L, lua_Integer seed) {
  lua_getglobal(L, LUA_MATHLIBNAME);
  lua_getfield(L, -1, "randomseed");
  lua_pushvalue(L, -1);
  lua_pushinteger(L, seed);
  lua_pushcclosure(L, random_seed, 2);
  lua_setfield(L, -3, "randomseed");
  lua_pushinteger(L, seed);
  lua_call(L, 1, 0);
  lua_pop(L, 1);
}

/* setmetatable as in Lua, but for __gc: a finalizer would run at any time, also between two steps
   of the core, and outside all limits. */
static int set_metatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table");
  lua_settop(L, 2);
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  lua_pushliteral(L, "__gc");
  if (lua_istable(L, 2) && lua_rawget(L, 2) != LUA_TNIL)
    return luaL_error(L, "setmetatable: scripts have no __gc");
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

/* What is not there. */

/* os.execute: raises. Upvalue 1 is the table's name. */
static int refuse(lua_State *L) {
  const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "…";
  return luaL_error(L, "%s.%s is not available in baoshu scripts",
                    lua_tostring(L, lua_upvalueindex(1)), name);
}

static void set_missing_table(lua_State *L, const char *name) {
  lua_newtable(L);
  lua_createtable(L, 0, 3);
  lua_pushstring(L, name);
  lua_pushcclosure(L, refuse, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "__index");
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_setglobal(L, name);
}

const char *bs_lua_strict_missing(const char *message) {
  static const char head[] = "attempt to call a nil value (global '";
  size_t size = sizeof head - 1;
  if (strncmp(message, head, size) != 0)
    return NULL;
  for (size_t i = 0; i < COUNT(missing); i++) {
    size_t own = strlen(missing[i]);
    if (strncmp(message + size, missing[i], own) == 0 && strcmp(message + size + own, "')") == 0)
      return missing[i];
  }
  return NULL;
}

/* Opening. */

/* Puts `function`, with Lua's own as its upvalue, in the place of a field of the table on top. */
static void replace(lua_State *L, const char *name, lua_CFunction function) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, name);
}

static void open_string(lua_State *L) {
  luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
  lua_pushnil(L);
  lua_setfield(L, -2, "dump");
  replace(L, "format", format);
  replace(L, "rep", repeat);
  lua_pushliteral(L, ""); /* all strings share a metatable, which is none of a script's business */
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 3);
}

static void open_table(lua_State *L) {
  luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 1);
  replace(L, "insert", insert);
  replace(L, "remove", remove_value);
  replace(L, "move", move);
  lua_pop(L, 1);
}

void bs_lua_strict_open(lua_State *L) {
  luaL_requiref(L, LUA_GNAME, luaopen_base, 1);
  for (size_t i = 0; i < COUNT(missing); i++) {
    lua_pushnil(L);
    lua_setfield(L, -2, missing[i]);
  }
  lua_pushcfunction(L, to_string);
  lua_setfield(L, -2, "tostring");
  lua_pushcfunction(L, set_metatable);
  lua_setfield(L, -2, "setmetatable");
  bs_lua_protect_base(L);
  lua_pop(L, 1);
  open_string(L);
  open_table(L);
  for (size_t i = 0; i < COUNT(missing_tables); i++)
    set_missing_table(L, missing_tables[i]);
}
