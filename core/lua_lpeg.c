#include "lua_lpeg.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdint.h>

#include <lua-lpeg.h>

/* Where the registry keeps the depth of each pattern that has more than one level, by the pattern,
   which it does not keep alive. */
static const char depths_key;

enum { NODE = 8 /* bytes */, GRAMMAR = 8 /* tables in tables */ };

/* How deep and how large a pattern is. */
typedef struct extent {
  int64_t depth, size;
} extent;

static extent measure(lua_State *L, int at, int tables);

/* The rules of a grammar may call each other, so their depths add up. */
static extent measure_grammar(lua_State *L, int at, int tables) {
  extent all = {1, 1};
  if (tables == 0)
    luaL_error(L, "a grammar nested too deeply");
  luaL_checkstack(L, 4, "a grammar nested too deeply");
  for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
    extent rule = measure(L, lua_gettop(L), tables - 1);
    all.depth += rule.depth;
    all.size += rule.size;
  }
  return all;
}

static extent measure(lua_State *L, int at, int tables) {
  extent one = {1, 1};
  switch (lua_type(L, at)) {
  case LUA_TSTRING:
    one.size = 2 * (int64_t)lua_rawlen(L, at) + 1;
    return one;
  case LUA_TNUMBER: {
    lua_Number count = lua_tonumber(L, at);
    count = count < 0 ? -count : count;
    one.size = count < 2 * BS_LPEG_SIZE ? 2 * (int64_t)count + 1 : (int64_t)2 * BS_LPEG_SIZE;
    return one;
  }
  case LUA_TTABLE:
    return measure_grammar(L, at, tables);
  case LUA_TUSERDATA:
    one.size = (int64_t)(lua_rawlen(L, at) / NODE) + 1;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &depths_key);
    lua_pushvalue(L, at);
    if (lua_rawget(L, -2) == LUA_TNUMBER)
      one.depth = lua_tointeger(L, -1);
    lua_pop(L, 2);
    return one;
  default:
    return one;
  }
}

static void note_depth(lua_State *L, int64_t depth) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &depths_key);
  lua_pushvalue(L, -2);
  lua_pushinteger(L, depth);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

int bs_lpeg_build(lua_State *L, lua_CFunction function, int patterns, int power) {
  extent all = {1, 1};
  luaL_checkstack(L, 8, NULL);
  for (int i = 1; i <= patterns && i <= lua_gettop(L); i++) {
    extent part = measure(L, i, GRAMMAR);
    all.depth = part.depth >= all.depth ? part.depth + 1 : all.depth;
    all.size += part.size;
  }
  if (power) {
    lua_Number times = lua_tonumber(L, 2);
    times = times < 0 ? -times : times;
    times = times < BS_LPEG_SIZE ? times : BS_LPEG_SIZE;
    all.depth += 2 * (int64_t)times;
    all.size *= (int64_t)times + 1;
  }
  if (all.depth > BS_LPEG_DEPTH)
    return luaL_error(L,
                      "a pattern of more than %d levels (join many alternatives in halves, or "
                      "match words with a table: Cmt)",
                      BS_LPEG_DEPTH);
  if (all.size > BS_LPEG_SIZE)
    return luaL_error(L, "a pattern of more than %d parts", BS_LPEG_SIZE);
  int results = function(L);
  if (results == 1 && all.depth > 1 && lua_type(L, -1) == LUA_TUSERDATA)
    note_depth(L, all.depth);
  return results;
}

/* The functions in place of LPeg's, each with it as upvalue 1. */

static int build_of_one(lua_State *L) {
  return bs_lpeg_build(L, lua_tocfunction(L, lua_upvalueindex(1)), 1, false);
}

static int build_of_two(lua_State *L) {
  return bs_lpeg_build(L, lua_tocfunction(L, lua_upvalueindex(1)), 2, false);
}

static int build_power(lua_State *L) {
  return bs_lpeg_build(L, lua_tocfunction(L, lua_upvalueindex(1)), 1, true);
}

/* What is no pattern yet becomes one first. */
static int match(lua_State *L) {
  lua_CFunction own = lua_tocfunction(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TUSERDATA && !lua_isnoneornil(L, 1)) {
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    lua_replace(L, 1);
  }
  return own(L);
}

/* Puts `function` in the place of a field of the table on top, where there is one. */
static void bound(lua_State *L, const char *name, lua_CFunction function) {
  if (lua_getfield(L, -1, name) == LUA_TFUNCTION) {
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
  } else {
    lua_pop(L, 1);
  }
}

void bs_lpeg_measure(lua_State *L) {
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &depths_key);
}

void bs_lpeg_open(lua_State *L) {
  static const char *const of_one[] = {"P", "B", "C", "Cs", "Ct", "Cg", "Cf", "Cmt"};
  static const char *const closed[] = {"setmaxstack", "ptree", "pcode"};
  bs_lpeg_measure(L);
  lua_pushcfunction(L, luaopen_lpeg);
  lua_call(L, 0, 1);
  for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
    lua_pushnil(L);
    lua_setfield(L, -2, closed[i]);
  }
  for (size_t i = 0; i < sizeof of_one / sizeof *of_one; i++)
    bound(L, of_one[i], build_of_one);
  lua_getfield(L, -1, "match");
  lua_getfield(L, -2, "P");
  lua_pushcclosure(L, match, 2);
  lua_setfield(L, -2, "match");
  lua_getfield(L, -1, "P");
  lua_pushboolean(L, true);
  lua_call(L, 1, 1);
  lua_getmetatable(L, -1);
  bound(L, "__mul", build_of_two);
  bound(L, "__add", build_of_two);
  bound(L, "__sub", build_of_two);
  bound(L, "__pow", build_power);
  bound(L, "__unm", build_of_one);
  bound(L, "__len", build_of_one);
  bound(L, "__div", build_of_one);
  bound(L, "__mod", build_of_one);
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
}
