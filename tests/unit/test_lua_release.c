/* The Lua that is linked: what is told of it, and that the faults of earlier ones are gone. Those
   tests are left out on the system's Lua where it has the faults, for they end the program or give
   nonsense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <lauxlib.h>
#include <lualib.h>

#include "lua_release.h"
#include "runs.h"

static bs_lua_release linked(void) {
  bs_error err;
  bs_lua_release release;
  assert_int_equal(bs_lua_release_learn(&release, &err), BS_OK);
  return release;
}

static void skip_faulty(void) {
  bs_lua_release release = linked();
  if (!bs_lua_release_sound(&release)) {
    print_message("Lua %s has the fault\n", release.version);
    skip();
  }
}

static void the_version_is_that_of_the_library(void **state) {
  (void)state;
  bs_lua_release release = linked();
  assert_string_equal(release.version,
                      LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE);
  assert_int_equal(release.later, strtol(LUA_VERSION_RELEASE, NULL, 10) >= 8);
#ifdef BAOSHU_LUA_OWN
  assert_true(bs_lua_release_sound(&release));
#endif
}

/* With the pivots that Lua takes from the clock, equal things come in an order of their own on
   every run. */
static void what_is_sorted_is_the_same_on_every_run(void **state) {
  (void)state;
#ifndef BAOSHU_LUA_OWN
  skip();
#endif
  static const char sort[] = "local t, out = {}, {}\n"
                             "for i = 1, 300 do t[i] = { i <= 150 and i or 300 - i, i } end\n"
                             "table.sort(t, function(a, b) return a[1] < b[1] end)\n"
                             "for i, x in ipairs(t) do out[i] = x[2] end\n"
                             "print(table.concat(out, ' '))";
  bs_buffer outs[8] = {{0}};
  bs_error err;
  const bs_script script = {.name = "=sort", .lua = sort, .size = sizeof sort - 1};
  for (size_t i = 0; i < 8; i++) {
    bs_sink sink = writing_sink;
    sink.self = &outs[i];
    assert_int_equal(bs_run(engine, NULL, &script, &sink, &err), BS_OK);
    assert_int_equal(outs[i].size, outs[0].size);
    assert_memory_equal(outs[i].data, outs[0].data, outs[0].size);
  }
  for (size_t i = 0; i < 8; i++)
    bs_buffer_free(&outs[i]);
}

static void what_it_means_is_told(void **state) {
  (void)state;
  bs_lua_release release = {.later = true, .right = true};
  assert_true(bs_lua_release_sound(&release));
  assert_string_equal(bs_lua_release_meaning(&release),
                      "without the known faults by which a script could break it");
  release.later = false;
  assert_false(bs_lua_release_sound(&release));
  assert_string_equal(
      bs_lua_release_meaning(&release),
      "a script can break it, so run no stranger's; ./bootstrap builds a later one");
  for (int later = 0; later < 2; later++) {
    release = (bs_lua_release){.later = later};
    assert_false(bs_lua_release_sound(&release));
    assert_string_equal(bs_lua_release_meaning(&release),
                        "it computes wrongly and can be broken by a script, so run no stranger's; "
                        "./bootstrap builds a later one");
  }
}

static void concatenation_survives_a_stack_that_moves(void **state) {
  (void)state;
  skip_faulty();
  static const struct run cases[] = {
      {"local function dig(n) return n == 0 and 0 or 1 + dig(n - 1) end\n"
       "local tail = setmetatable({}, { __concat = function(left, right)\n"
       "  dig(8000)\n"
       "  return type(left) == 'string' and left .. '末' or '末' .. right\n"
       "end })\n"
       "for _, join in ipairs { function() return 'a' .. 'b' .. tail end,\n"
       "    function(c) return 'a' .. c .. 'd' .. tail end,\n"
       "    function() return tail .. 'e' .. 'f' end, function() return 1 .. tail .. 2 .. 'g' end "
       "} do\n"
       "  print(coroutine.wrap(join)('c'))\n"
       "end",
       "ab末\nacd末\n末ef\n1末2g\n",
       GOOD,
       {NULL}},
  };
  CHECK(cases);
}

static void a_chain_of_coroutines_is_closed_or_refused(void **state) {
  (void)state;
  skip_faulty();
  static const struct run cases[] = {
      {"local last\n"
       "for i = 1, 20000 do\n"
       "  local before = last\n"
       "  last = coroutine.create(function()\n"
       "    local closing <close> = setmetatable({}, { __close = function()\n"
       "      if before then assert(coroutine.close(before)) end\n"
       "    end })\n"
       "    coroutine.yield()\n"
       "  end)\n"
       "  coroutine.resume(last)\n"
       "end\n"
       "local closed, why = coroutine.close(last)\n"
       "print(closed, why:match 'C stack overflow')",
       "false\tC stack overflow\n",
       GOOD,
       {NULL}},
  };
  CHECK(cases);
}

static void an_error_in_a_long_chain_of_fields_is_told(void **state) {
  (void)state;
  skip_faulty();
  enum { FIELDS = 120 * 1000 };
  bs_buffer lua = {0};
  bs_buffer_add_string(&lua, "local _ENV <const> = { me = 1 }\n_ENV.me = _ENV\nreturn me");
  for (int i = 0; i < FIELDS; i++)
    bs_buffer_add_string(&lua, ".me");
  bs_buffer_add_string(&lua, ".you.he");
  bs_buffer_add(&lua, "", 1);
  const struct run cases[] = {
      {lua.data, "", BS_SCRIPT, 3, "attempt to index a nil value (field 'you')", {NULL}}};
  CHECK(cases);
  bs_buffer_free(&lua);
}

static void many_constants_make_no_wrong_number(void **state) {
  (void)state;
  skip_faulty();
  bs_buffer lua = {0};
  bs_buffer_add_string(&lua, "local many = {");
  for (int i = 0; i < 400; i++)
    bs_buffer_printf(&lua, " %d.5,", i);
  bs_buffer_add_string(&lua,
                       " }\nlocal nothing\n"
                       "print(5 ~ (nothing or 6), 8 | (1 or 2), 1 << (4 or 5), 6 & (nothing or 3),"
                       " ~(2 and 1), 9 >> (1 or 2))\n");
  bs_buffer_add(&lua, "", 1);
  const struct run cases[] = {{lua.data, "3\t9\t16\t2\t-2\t4\n", GOOD, {NULL}}};
  CHECK(cases);
  bs_buffer_free(&lua);
}

/* An allocator that refuses one request, the Nth, and gives what is asked for then. */
static struct { size_t count, refuses; } requests;

static void *allocate(void *self, void *block, size_t old, size_t size) {
  (void)self;
  (void)old;
  if (size == 0) {
    free(block);
    return NULL;
  }
  return ++requests.count == requests.refuses ? NULL : realloc(block, size);
}

/* `__newindex` leads to a table that only a weak metatable holds, and a collection in the midst of
   its growth takes it away. */
static void a_weak_metatable_frees_nothing_twice(void **state) {
  (void)state;
  skip_faulty();
  static const char lua[] =
      "local front = setmetatable({}, setmetatable({ __newindex = {} }, { __mode = 'v' }))\n"
      "for i = 1, 20 do front[i] = { i } front['k' .. i] = i end\n"
      "return 1";
  size_t needs = SIZE_MAX;
  for (requests.refuses = 0; requests.refuses <= needs; requests.refuses++) {
    requests.count = 0;
    lua_State *L = lua_newstate(allocate, NULL);
    if (!L)
      continue;
    lua_pushcfunction(L, luaopen_base);
    int code = lua_pcall(L, 0, 0, 0);
    if (code == LUA_OK)
      code = luaL_dostring(L, lua);
    assert_true(code == LUA_OK ? lua_tointeger(L, -1) == 1 : code == LUA_ERRMEM);
    lua_close(L);
    if (requests.refuses == 0)
      needs = requests.count;
  }
  assert_true(needs > 100 && needs < 10 * 1000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_version_is_that_of_the_library),
      cmocka_unit_test(what_is_sorted_is_the_same_on_every_run),
      cmocka_unit_test(what_it_means_is_told),
      cmocka_unit_test(concatenation_survives_a_stack_that_moves),
      cmocka_unit_test(a_chain_of_coroutines_is_closed_or_refused),
      cmocka_unit_test(an_error_in_a_long_chain_of_fields_is_told),
      cmocka_unit_test(many_constants_make_no_wrong_number),
      cmocka_unit_test(a_weak_metatable_frees_nothing_twice),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
