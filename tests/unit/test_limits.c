/* Limits: time by an interrupt from a signal handler, memory, output; of scripts, packs and facts.
 */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include <cmocka.h>

#include "base.h"
#include "engine.h"
#include "runs.h"

#define TIME_IS_UP "stopped, for its time is up (--time gives it more)"
#define WANTS(size) "stopped, for it wants more than " size " MB of memory (--memory gives it more)"

/* What the handler does, and what it saw. */
static volatile sig_atomic_t asks;
static bs_where seen;

static void ring(int signal) {
  (void)signal;
  if (asks && !seen.line)
    bs_engine_where(engine, &seen);
  bs_engine_interrupt(engine);
}

static void ring_after(int milliseconds) {
  struct sigaction action;
  const struct itimerval time = {{0, milliseconds ? 5000 : 0},
                                 {milliseconds / 1000, milliseconds % 1000 * 1000}};
  memset(&action, 0, sizeof action);
  action.sa_handler = ring;
  sigaction(SIGALRM, &action, NULL);
  setitimer(ITIMER_REAL, &time, NULL);
}

static bs_status run(const char *lua, bs_error *err) {
  bs_report *report = read_report();
  const bs_script script = script_of(lua);
  *err = (bs_error){0};
  bs_status status = bs_run(engine, report, &script, NULL, err);
  bs_report_free(report);
  return status;
}

/* A script, and how it must end. */
struct ending {
  const char *lua;
  bs_status status;
  int line;
  const char *message;
};

static void check(const struct ending *cases, size_t count, int milliseconds) {
  for (size_t i = 0; i < count; i++) {
    bs_error err;
    ring_after(milliseconds);
    bs_status status = run(cases[i].lua, &err);
    ring_after(0);
    if (status != cases[i].status || err.line != cases[i].line ||
        strcmp(err.message, cases[i].message) != 0)
      fail_msg("%s\nstatus %d, line %d: %s", cases[i].lua, status, err.line, err.message);
  }
}

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static void nothing_catches_an_interrupt(void **state) {
  (void)state;
  static const struct ending cases[] = {
      {"\nwhile true do end", BS_LIMIT_TIME, 2, TIME_IS_UP},
      {"\n\nwhile true do pcall(function() while true do end end) end", BS_LIMIT_TIME, 3,
       TIME_IS_UP},
      {"local f = coroutine.wrap(function()\nwhile true do end end)\nwhile true do pcall(f) end",
       BS_LIMIT_TIME, 2, TIME_IS_UP},
      {"local function f() while true do end end\nxpcall(f, f)", BS_LIMIT_TIME, 1, TIME_IS_UP},
      {"local x <close> = setmetatable({}, { __close = function() while true do end end })\n"
       "while true do end",
       BS_LIMIT_TIME, 2, TIME_IS_UP},
      {"local co = coroutine.create(function()\n"
       "local x <close> = setmetatable({}, { __close = function() while true do end end })\n"
       "coroutine.yield() end)\n"
       "coroutine.resume(co)\n"
       "pcall(coroutine.close, co)",
       BS_LIMIT_TIME, 2, TIME_IS_UP},
      {"return { api = 1, columns = { 'a' }, map = function(report, emit)\n"
       "while true do emit { a = 1 } emit = print end end }",
       BS_LIMIT_TIME, 2, TIME_IS_UP},
      {"for f in report:facts { value = function()\nwhile true do end end } do end", BS_LIMIT_TIME,
       2, TIME_IS_UP},
      {"local s = ('x'):rep(100)\nwhile true do s:gsub('.', { x = 'y' }) end", BS_LIMIT_TIME, 2,
       TIME_IS_UP},
  };
  check(cases, COUNT(cases), 30);
}

static void an_engine_goes_on_behind_a_limit(void **state) {
  (void)state;
  bs_error err;
  bs_engine_interrupt(engine); /* at nothing */
  assert_int_equal(run("assert(report:count {} == 2)", &err), BS_OK);
  ring_after(20);
  assert_int_equal(run("while true do report:count {} end", &err), BS_LIMIT_TIME);
  ring_after(0);
  assert_int_equal(run("assert(report:count {} == 2)", &err), BS_OK);
}

/* The last words of a process that hangs. */
static void a_handler_can_ask_where_it_hangs(void **state) {
  (void)state;
  bs_error err;
  bs_where where;
  assert_false(bs_engine_where(engine, &where));
  seen = (bs_where){0};
  asks = 1;
  ring_after(50);
  bs_status status = run("local s = ('a'):rep(900)\n"
                         "for i = 1, 3 do s:find('.-.-b') end\nwhile true do end",
                         &err);
  ring_after(0);
  asks = 0;
  assert_int_equal(status, BS_LIMIT_TIME);
  assert_int_equal(seen.line, 2);
  assert_string_equal(seen.file, "a/mine.lua");
  assert_string_equal(seen.function, "string.find");
}

static void memory_is_bounded(void **state) {
  (void)state;
  static const struct ending cases[] = {
      {"local s = 'x'\nwhile true do s = s .. s end", BS_LIMIT_MEMORY, 2, WANTS("4")},
      {"local t = {}\n\nfor i = 1, 1e9 do t[i] = i end", BS_LIMIT_MEMORY, 3, WANTS("4")},
      {"local t = {}\nwhile true do\nt = { t } end", BS_LIMIT_MEMORY, 3, WANTS("4")},
      {"local t\ncoroutine.wrap(function()\nwhile true do t = { t } end end)()", BS_LIMIT_MEMORY, 3,
       WANTS("4")},
      {"\nlocal function f() return f() .. f() end f(string.rep('x', 1e9))", BS_LIMIT_MEMORY, 2,
       WANTS("4")},
      {"local function fill() local t while true do t = { t } end end\nwhile true do\npcall(fill) "
       "end",
       BS_LIMIT_MEMORY, 1, WANTS("4")},
      {"local kept = {}\nwhile true do\n"
       "kept[#kept + 1] = baoshu.parse(('2020年收入5亿元。\\n'):rep(1000)) end",
       BS_LIMIT_MEMORY, 3, WANTS("4")},
      {"assert(not pcall(string.rep, 'x', 1e10))\n"
       "local ok, why = pcall(function() local t while true do t = { t } end end)\n"
       "assert(not ok and why:find 'not enough memory')",
       BS_OK, 0, ""},
      {"pcall(string.rep, 'x', 1e10)\nerror 'mine'", BS_SCRIPT, 2, "mine"},
      {"for i = 1, 200 do local s = ('x'):rep(1 << 20) .. i end", BS_OK, 0, ""},
      {"for i = 1, 40 do\nlocal r = baoshu.parse(('2020年收入5亿元。\\n'):rep(1000))\n"
       "if i % 2 == 0 then r:close() end end",
       BS_OK, 0, ""},
  };
  const bs_limits limits = {.memory = 4 << 20};
  bs_engine_limit(engine, &limits);
  check(cases, COUNT(cases), 0);
  bs_engine_limit(engine, NULL);
}

static void output_is_bounded(void **state) {
  (void)state;
  static const struct ending cases[] = {
      {"while true do\nprint(('x'):rep(100)) end", BS_LIMIT_OUTPUT, 2,
       "stopped, for it gives out more than 1 MB for one report"},
      {"return { api = 1, columns = { 'a' }, map = function(_, emit)\n"
       "for i = 1, 1e9 do pcall(emit, { a = ('x'):rep(10) .. i }) end end }",
       BS_LIMIT_OUTPUT, 2, "stopped, for it gives out more than 1 MB for one report"},
      {"return { api = 1, columns = { 'a' }, map = function(_, emit)\n"
       "emit { a = ('x'):rep(1 << 22) } end }",
       BS_LIMIT_OUTPUT, 2, "stopped, for it gives out more than 1 MB for one report"},
      {"for i = 1, 1000 do print(('x'):rep(1000)) end", BS_OK, 0, ""},
  };
  const bs_limits limits = {.output = 1 << 20};
  bs_engine_limit(engine, &limits);
  check(cases, COUNT(cases), 0);
  bs_engine_limit(engine, NULL);
}

static bs_status add_pack(const char *lua, bs_error *err) {
  *err = (bs_error){0};
  return bs_engine_add_pack(engine, "mine.lua", lua, strlen(lua), err);
}

static void a_report_is_bounded(void **state) {
  (void)state;
  static const struct {
    const char *bytes, *encoding, *message;
  } cases[] = {{"0123456789ABCDEF", NULL, ""},
               {"0123456789ABCDEF!", NULL, "it has 17 bytes, and up to 16 are read"},
               /* each becomes three as UTF-8 */
               {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80", "WINDOWS-1252", ""},
               {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80", "WINDOWS-1252",
                "it has 33 bytes as UTF-8, and up to 32 are read"}};
  const bs_limits limits = {.input = 16};
  bs_engine_limit(engine, &limits);
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_report *report = NULL;
    bs_error err = {.line = 0};
    const char *bytes = cases[i].bytes;
    bs_status status =
        bs_report_read(engine, &report, "r", bytes, strlen(bytes), cases[i].encoding, &err);
    assert_int_equal(status, *cases[i].message ? BS_LIMIT : BS_OK);
    assert_string_equal(err.message, cases[i].message);
    bs_report_free(report);
  }
  const bs_limits most = {.input = SIZE_MAX};
  bs_engine_limit(engine, &most);
  assert_int_equal(bs_watch_limits(&engine->watch).input, 1 << 30);
  bs_engine_limit(engine, NULL);
  assert_int_equal(bs_watch_limits(&engine->watch).input, 256 << 20);
}

static void packs_are_bounded(void **state) {
  (void)state;
  static const char *const loops[] = {
      "local zh = baoshu.pack 'zh'\nwhile true do end",
      "local zh = baoshu.pack 'zh'\nwhile true do pcall(function() while true do end end) end",
      "local zh = baoshu.pack 'zh'\nwhile true do pcall(zh.unit, zh, {}) end"};
  const bs_pack *before = engine->pack;
  bs_error err;
  for (size_t i = 0; i < COUNT(loops); i++) {
    bs_status status = BS_LIMIT_TIME;
    err.line = 0;
    for (int wait = 100; err.line != 2 && wait < 20000; wait *= 2) {
      ring_after(wait); /* until it is behind the bundled pack */
      status = add_pack(loops[i], &err);
      ring_after(0);
    }
    assert_int_equal(status, BS_LIMIT_TIME);
    assert_int_equal(err.line, 2);
    assert_string_equal(err.message, TIME_IS_UP);
    assert_ptr_equal(engine->pack, before);
  }
  const bs_limits limits = {.memory = 16 << 20};
  bs_engine_limit(engine, &limits);
  assert_int_equal(add_pack("local t = {}\n\nwhile true do t = { t } end", &err), BS_LIMIT_MEMORY);
  assert_int_equal(err.line, 3);
  assert_string_equal(err.message, WANTS("16"));
  assert_int_equal(add_pack("local zh = baoshu.pack 'zh'\n"
                            "for i = 1, 1e6 do zh:indicator { '指标' .. i } end",
                            &err),
                   BS_LIMIT_MEMORY); /* what it declares lies outside Lua, and counts */
  assert_int_equal(err.line, 2);
  bs_engine_limit(engine, NULL);
  assert_ptr_equal(engine->pack, before);
  assert_int_equal(run("assert(report:count {} == 2)", &err), BS_OK);
}

/* What was found until then is no answer, and the next that asks gets all. */
static void unfinished_facts_are_dropped(void **state) {
  (void)state;
  enum { LINES = 60000 };
  static const char line[] = "2020年财政收入3.15亿元，增长8%。\n";
  bs_buffer text = {0};
  for (int i = 0; i < LINES; i++)
    bs_buffer_add(&text, line, sizeof line - 1);
  bs_report *report;
  bs_error err;
  size_t count = 7;
  assert_int_equal(bs_report_read(engine, &report, "r.txt", text.data, text.size, NULL, &err),
                   BS_OK);
  bs_buffer_free(&text);
  ring_after(2);
  bs_status status = bs_report_count(report, NULL, &count, &err);
  ring_after(0);
  assert_int_equal(status, BS_LIMIT_TIME);
  assert_int_equal(count, 7);
  const bs_script script = script_of("local n = 0\nn = report:count {}");
  ring_after(2);
  status = bs_run(engine, report, &script, NULL, &err);
  ring_after(0);
  assert_int_equal(status, BS_LIMIT_TIME);
  assert_in_range(err.line, 1, 2);
  assert_int_equal(bs_report_count(report, NULL, &count, &err), BS_OK);
  assert_int_equal(count, 2 * LINES);
  bs_report_free(report);
}

static void a_script_is_text_of_a_size(void **state) {
  (void)state;
  bs_error err;
  char *lua = malloc((1 << 20) + 2);
  assert_non_null(lua);
  memset(lua, ' ', (1 << 20) + 1);
  lua[(1 << 20) + 1] = '\0';
  assert_int_equal(run(lua, &err), BS_SYNTAX);
  assert_string_equal(err.message,
                      "a/mine.lua is larger than 1 MB, the most that a script may have");
  lua[1 << 20] = '\0';
  assert_int_equal(run(lua, &err), BS_OK);
  free(lua);
  assert_int_equal(run("\x1bLuaS", &err), BS_SYNTAX);
  assert_non_null(strstr(err.message, "attempt to load a binary chunk"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_catches_an_interrupt),
      cmocka_unit_test(an_engine_goes_on_behind_a_limit),
      cmocka_unit_test(a_handler_can_ask_where_it_hangs),
      cmocka_unit_test(memory_is_bounded),
      cmocka_unit_test(output_is_bounded),
      cmocka_unit_test(a_report_is_bounded),
      cmocka_unit_test(packs_are_bounded),
      cmocka_unit_test(unfinished_facts_are_dropped),
      cmocka_unit_test(a_script_is_text_of_a_size),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
