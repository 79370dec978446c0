/* The guard of a Lua state, without an engine around it: what it lends, collects, refuses and says.
   Linked with --wrap for realloc, by which the system refuses memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <lualib.h>

#include "lua_guard.h"

enum { MEGA = 1 << 20, LIMIT = 4 * MEGA };

void *__real_realloc(void *block, size_t size);
void *__wrap_realloc(void *block, size_t size);

static size_t refused; /* requests to come */

void *__wrap_realloc(void *block, size_t size) {
  if (refused == 0)
    return __real_realloc(block, size);
  refused--;
  return NULL;
}

static bs_watch watch;
static bs_guard guard;
static lua_State *L;
static bs_where where; /* what probe() saw last */

static int probe(lua_State *state) {
  (void)state;
  assert_true(bs_watch_where(&watch, &where));
  return 0;
}

/* take(BYTES): makes garbage of such a size, or keeps it where a second argument says so. */
static int take(lua_State *state) {
  bool keeps = lua_toboolean(state, 2);
  lua_newuserdatauv(state, (size_t)luaL_checkinteger(state, 1), 0);
  if (keeps)
    luaL_ref(state, LUA_REGISTRYINDEX);
  return 0;
}

static int charge(lua_State *state) {
  bs_guard_charge(state, (size_t)luaL_checkinteger(state, 1));
  return 0;
}

/* Collects nothing before it must. */
static int open_state(void **state) {
  static const luaL_Reg functions[] = {
      {"probe", probe}, {"take", take}, {"charge", charge}, {NULL, NULL}};
  (void)state;
  watch = (bs_watch){.limits = {.memory = LIMIT}};
  L = bs_guard_open(&guard, &watch);
  assert_non_null(L);
  luaL_requiref(L, LUA_GNAME, luaopen_base, 1);
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
  lua_gc(L, LUA_GCSTOP);
  where = (bs_where){0};
  bs_guard_enter(&guard);
  return 0;
}

static int close_state(void **state) {
  (void)state;
  refused = 0;
  bs_guard_leave(&guard);
  lua_close(L);
  assert_null(watch.top);
  return 0;
}

/* Loads a chunk, whose name begins its messages. */
static void load(lua_State *state, const char *name, const char *lua) {
  assert_int_equal(luaL_loadbuffer(state, lua, strlen(lua), name), LUA_OK);
}

static int run(lua_State *state, const char *lua) {
  load(state, "=script", lua);
  return lua_pcall(state, 0, 0, 0);
}

static void expect_failure(bs_status status, int line, const char *message) {
  bs_error err;
  assert_int_equal(bs_guard_failure(&guard, &err), status);
  assert_int_equal(err.line, line);
  assert_string_equal(err.message, message);
}

static void what_is_lent_comes_back_by_collecting(void **state) {
  (void)state;
  assert_int_equal(run(L, "for i = 1, 20 do take(1 << 20) end"), LUA_OK);
  assert_int_equal(guard.refusals, 0);
  assert_int_equal(guard.over, 0);
  assert_true(guard.used < LIMIT);
  bs_error err;
  assert_int_equal(bs_guard_failure(&guard, &err), BS_OK);
}

static void what_does_not_come_back_was_too_much(void **state) {
  (void)state;
  assert_int_equal(run(L, "local n = 0\nfor i = 1, 20 do\nn = i\ntake(1 << 20, true) end"),
                   LUA_ERRRUN);
  assert_string_equal(lua_tostring(L, -1), "script:4: not enough memory");
  expect_failure(BS_LIMIT_MEMORY, 4,
                 "stopped, for it wants more than 4 MB of memory (--memory gives it more)");
}

static void more_than_may_be_lent_is_refused_at_once(void **state) {
  (void)state;
  assert_int_equal(run(L, "take(64 << 20)"), LUA_ERRMEM);
  expect_failure(BS_LIMIT_MEMORY, 1,
                 "stopped, for it wants more than 4 MB of memory (--memory gives it more)");
}

static void a_coroutine_is_lent_nothing_but_gets_what_is_collected(void **state) {
  (void)state;
  bs_guard_link link;
  lua_State *co = lua_newthread(L);
  bs_guard_push(&guard, &link, co);
  assert_int_equal(run(co, "for i = 1, 20 do take(1 << 20) end"), LUA_OK);
  assert_int_equal(guard.refusals, 0); /* each was cured */
  assert_false(guard.full);
  assert_int_equal(guard.line, 0);
  assert_int_equal(run(co, "for i = 1, 20 do\ntake(1 << 20, true) end"), LUA_ERRMEM);
  assert_true(guard.used <= LIMIT);
  bs_guard_pop(&guard, &link);
  expect_failure(BS_LIMIT_MEMORY, 2,
                 "stopped, for it wants more than 4 MB of memory (--memory gives it more)");
}

static void a_stack_that_cannot_grow_is_not_looked_at(void **state) {
  (void)state;
  bs_guard_link link;
  lua_State *co = lua_newthread(L);
  bs_guard_push(&guard, &link, co);
  assert_int_equal(lua_checkstack(co, 500000), 0);
  bs_guard_pop(&guard, &link);
  assert_true(guard.full);
  assert_int_equal(guard.line, 0);
}

/* A coroutine that is made while memory is lent has the hook of its maker. */
static void a_hook_without_a_debt_goes(void **state) {
  (void)state;
  bs_guard_link link;
  lua_newuserdatauv(L, LIMIT, 0);
  assert_int_equal(guard.over, 1);
  lua_State *co = lua_newthread(L);
  assert_non_null(lua_gethook(co));
  lua_remove(L, -2);
  assert_int_equal(run(L, "local x = 1"), LUA_OK);
  assert_int_equal(guard.over, 0);
  bs_guard_push(&guard, &link, co);
  assert_int_equal(run(co, "local x = 1"), LUA_OK);
  bs_guard_pop(&guard, &link);
  assert_null(lua_gethook(co));
}

static int interrupt(lua_State *state) {
  (void)state;
  bs_watch_interrupt(&watch);
  return 0;
}

static void a_signal_that_comes_while_garbage_is_collected_is_heard(void **state) {
  (void)state;
  lua_newuserdatauv(L, 1, 0);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, interrupt);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
  assert_int_equal(run(L, "\ntake(3 << 20)\ntake(2 << 20)"), LUA_ERRRUN);
  expect_failure(BS_LIMIT_TIME, 3, "stopped, for its time is up (--time gives it more)");
}

static void what_the_system_refuses_once_is_no_failure(void **state) {
  (void)state;
  refused = 1;
  lua_newuserdatauv(L, MEGA, 0);
  assert_int_equal(refused, 0);
  assert_false(guard.full || guard.starved);
  lua_pop(L, 1);
}

static void what_the_system_refuses_twice_is_one(void **state) {
  (void)state;
  lua_pushcfunction(L, take);
  lua_pushinteger(L, MEGA);
  refused = 2;
  assert_int_equal(lua_pcall(L, 1, 0, 0), LUA_ERRMEM);
  assert_int_equal(refused, 0);
  refused = 1; /* what is refused once on the way out does not cure that */
  lua_newuserdatauv(L, 2 * MEGA, 0);
  lua_pop(L, 2);
  expect_failure(BS_NOMEM, 0, "out of memory");
}

/* Memory outside Lua counts like its own. */
static void a_charge_is_paid_by_collecting_or_refused(void **state) {
  (void)state;
  assert_int_equal(run(L, "take(3 << 20) charge(3 << 20)"), LUA_OK);
  assert_true(guard.used >= 3 * MEGA && guard.used < LIMIT);
  assert_int_equal(run(L, "\ncharge(1 << 20)"), LUA_ERRRUN);
  expect_failure(BS_LIMIT_MEMORY, 2,
                 "stopped, for it wants more than 4 MB of memory (--memory gives it more)");
  bs_guard_discharge(&guard, 3 * MEGA);
  bs_guard_leave(&guard);
  bs_guard_enter(&guard);
  assert_int_equal(run(L, "charge(1 << 20)"), LUA_OK);
  bs_guard_discharge(&guard, MEGA);
}

/* Charges while memory is lent, for what it took, and perhaps keeps, before. */
static int borrow(lua_State *state) {
  bool keeps = lua_toboolean(state, 1);
  lua_newuserdatauv(state, LIMIT, 0);
  assert_true(guard.over && guard.used > LIMIT);
  if (!keeps)
    lua_settop(state, 0);
  bs_guard_charge(state, 1);
  bs_guard_discharge(&guard, 1);
  return 0;
}

static void a_charge_while_memory_is_lent_settles_that_too(void **state) {
  (void)state;
  lua_register(L, "borrow", borrow);
  assert_int_equal(run(L, "borrow()"), LUA_OK);
  assert_int_equal(guard.refusals, 0);
  assert_int_equal(run(L, "\n\nborrow(true)"), LUA_ERRRUN);
  assert_string_equal(lua_tostring(L, -1), "script:3: not enough memory");
}

static void the_innermost_line_of_another_file_is_told_too(void **state) {
  (void)state;
  strcpy(guard.script, "script");
  load(L, "=inner", "\n\n\ncharge(1 << 30)");
  lua_setglobal(L, "inner");
  load(L, "=outer", "\n\n\n\n\ninner()\nreturn");
  lua_setglobal(L, "outer");
  assert_int_equal(run(L, "\nouter()\nreturn"), LUA_ERRRUN);
  expect_failure(
      BS_LIMIT_MEMORY, 2,
      "stopped, for it wants more than 4 MB of memory (--memory gives it more) (in inner:4)");
}

static void no_limit_is_too_great_to_be_lent_more(void **state) {
  (void)state;
  const bs_watch endless = {.limits = {.memory = SIZE_MAX, .output = 1}};
  bs_limits limits = bs_watch_limits(&endless);
  assert_true(limits.memory + BS_GUARD_LENT == SIZE_MAX);
  assert_int_equal(limits.output, 1);
}

/* What probe() saw when it was called by a name. */
static void called(const char *lua, const char *function, int line) {
  where = (bs_where){0};
  assert_int_equal(run(L, lua), LUA_OK);
  assert_string_equal(where.function, function);
  assert_int_equal(where.line, line);
  assert_string_equal(where.file, line > 0 ? "script" : "");
}

static void a_function_of_c_is_named_with_its_library(void **state) {
  (void)state;
  called("probe()", "probe", 1);
  called("local t = { rep = probe }\nt.rep()", "string.rep", 2);
  called("local t = { concat = probe } t.concat()", "table.concat", 1);
  called("local t = { offset = probe } t.offset()", "utf8.offset", 1);
  called("local t = { con = probe } t.con()", "con", 1);
  called("local t = { finds = probe } t.finds()", "finds", 1);
  called("pcall(probe)", "", 1);
}

static void a_name_that_is_too_long_is_cut(void **state) {
  char lua[4 * sizeof where.function], name[2 * sizeof where.function];
  (void)state;
  memset(name, 'x', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  snprintf(lua, sizeof lua, "%s = probe", name);
  assert_int_equal(run(L, lua), LUA_OK);
  snprintf(lua, sizeof lua, "%s()", name);
  name[sizeof where.function - 1] = '\0';
  called(lua, name, 1);
}

/* Calls probe() in a coroutine of its own. */
static int resume(lua_State *state) {
  bs_guard_link link;
  lua_State *co = lua_newthread(state);
  bs_guard_push(&guard, &link, co);
  lua_pushcfunction(co, probe);
  assert_int_equal(lua_pcall(co, 0, 0, 0), LUA_OK);
  bs_guard_pop(&guard, &link);
  return 0;
}

static void the_line_may_be_that_of_who_resumed(void **state) {
  (void)state;
  lua_register(L, "resume", resume);
  called("\nresume()", "", 2);
}

static void without_a_line_of_lua_there_is_none(void **state) {
  (void)state;
  lua_pushcfunction(L, resume);
  assert_int_equal(lua_pcall(L, 0, 0, 0), LUA_OK);
  assert_int_equal(where.line, 0);
  assert_string_equal(where.function, "");
  bs_guard_leave(&guard);
  assert_false(bs_watch_where(&watch, &where)); /* nothing runs */
  bs_guard_enter(&guard);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_state, close_state)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_is_lent_comes_back_by_collecting),
      TEST(what_does_not_come_back_was_too_much),
      TEST(more_than_may_be_lent_is_refused_at_once),
      TEST(a_coroutine_is_lent_nothing_but_gets_what_is_collected),
      TEST(a_stack_that_cannot_grow_is_not_looked_at),
      TEST(a_hook_without_a_debt_goes),
      TEST(a_signal_that_comes_while_garbage_is_collected_is_heard),
      TEST(what_the_system_refuses_once_is_no_failure),
      TEST(what_the_system_refuses_twice_is_one),
      TEST(a_charge_is_paid_by_collecting_or_refused),
      TEST(a_charge_while_memory_is_lent_settles_that_too),
      TEST(the_innermost_line_of_another_file_is_told_too),
      cmocka_unit_test(no_limit_is_too_great_to_be_lent_more),
      TEST(a_function_of_c_is_named_with_its_library),
      TEST(a_name_that_is_too_long_is_cut),
      TEST(the_line_may_be_that_of_who_resumed),
      TEST(without_a_line_of_lua_there_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
