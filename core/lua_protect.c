#include "lua_protect.h"

#include "lua_guard.h"

/* Coroutines that are closed inside each other: each takes C stack, which older releases of Lua do
   not count. */
enum { CLOSING = 100 };

/* pcall and xpcall */

/* What lua_pcallk left behind the first `skip` values: results, or an error. */
static int end_pcall(lua_State *L, int status, lua_KContext skip) {
  if (status == LUA_OK || status == LUA_YIELD)
    return lua_gettop(L) - (int)skip;
  bs_guard_caught(L);
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

static int protected_call(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, 1); /* the first result, where all goes well */
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, end_pcall);
  return end_pcall(L, status, 0);
}

/* The handler is at 2. Lua would call it where the error arises, also inside a hook, where nothing
   could stop it. */
static int end_xpcall(lua_State *L, int status, lua_KContext skip) {
  if (status == LUA_OK || status == LUA_YIELD)
    return lua_gettop(L) - (int)skip;
  bs_guard_caught(L);
  lua_pushvalue(L, 2);
  lua_insert(L, -2);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK)
    bs_guard_caught(L);
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

static int protected_call_with_handler(lua_State *L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  int count = lua_gettop(L) - 2;
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2); /* f, handler, true, f, arguments … */
  int status = lua_pcallk(L, count, LUA_MULTRET, 0, 2, end_xpcall);
  return end_xpcall(L, status, 2);
}

/* Coroutines. */

static lua_State *check_coroutine(lua_State *L) {
  lua_State *co = lua_tothread(L, 1);
  luaL_argexpected(L, co, 1, "coroutine");
  return co;
}

/* Resumes with `count` arguments from the top. Pushes the results and gives how many they are, or
   pushes an error and gives -1. */
static int run(lua_State *L, lua_State *co, int count) {
  bs_guard *guard = bs_guard_of(L);
  bs_guard_link link;
  int results;
  if (!lua_checkstack(co, count)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lua_xmove(L, co, count);
  bs_guard_push(guard, &link, co);
  int status = lua_resume(co, L, count, &results);
  bs_guard_pop(guard, &link);
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_xmove(co, L, 1);
    if (guard->reached != BS_OK)
      lua_error(L);
    return -1;
  }
  if (!lua_checkstack(L, results + 1)) {
    lua_pop(co, results);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(co, L, results);
  return results;
}

static int resume(lua_State *L) {
  int results = run(L, check_coroutine(L), lua_gettop(L) - 1);
  bool done = results >= 0;
  if (!done) {
    bs_guard_caught(L);
    results = 1;
  }
  lua_pushboolean(L, done);
  lua_insert(L, -results - 1);
  return results + 1;
}

/* Closes the variables of a coroutine that is dead or suspended; a status as of lua_pcall, and what
   it failed with on top of the coroutine. */
static int close_variables(lua_State *L, lua_State *co) {
  bs_guard *guard = bs_guard_of(L);
  bs_guard_link link;
  if (guard->closing >= CLOSING)
    return luaL_error(L, "C stack overflow");
  guard->closing++;
  bs_guard_push(guard, &link, co);
  int status =
      lua_resetthread(co); /* lua_closethread() is not in every 5.4 that loads the module */
  bs_guard_pop(guard, &link);
  guard->closing--;
  return status;
}

static int call_wrapped(lua_State *L) {
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  int results = run(L, co, lua_gettop(L));
  if (results >= 0)
    return results;
  int status = lua_status(co);
  if (status != LUA_OK && status != LUA_YIELD) { /* it died */
    lua_xmove(L, co, 1);
    status = close_variables(L, co);
    lua_xmove(co, L, 1);
    if (bs_guard_of(L)->reached != BS_OK)
      return lua_error(L);
  }
  if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int wrap(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  lua_pushcclosure(L, call_wrapped, 1);
  return 1;
}

/* Why a coroutine cannot be closed, or NULL. */
static const char *busy(lua_State *L, lua_State *co) {
  lua_Debug call;
  if (L == co)
    return "running";
  if (lua_status(co) == LUA_OK && lua_getstack(co, 0, &call))
    return "normal";
  return NULL;
}

static int close_coroutine(lua_State *L) {
  lua_State *co = check_coroutine(L);
  const char *state = busy(L, co);
  if (state)
    return luaL_error(L, "cannot close a %s coroutine", state);
  int status = close_variables(L, co);
  lua_pushboolean(L, status == LUA_OK);
  if (status == LUA_OK)
    return 1;
  lua_xmove(co, L, 1);
  bs_guard_caught(L);
  return 2;
}

void bs_lua_protect_base(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"pcall", protected_call}, {"xpcall", protected_call_with_handler}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}

void bs_lua_protect_coroutines(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"resume", resume}, {"wrap", wrap}, {"close", close_coroutine}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
