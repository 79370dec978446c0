/* bs_run(): what reaches the sink, and what is said of what goes wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "analysis.h"
#include "base.h"
#include "runs.h"

static void a_plain_chunk_prints(void **state) {
  (void)state;
  static const struct run cases[] = {
      {"print(1, 2.5, 'x', nil, true)", "1\t2.5\tx\tnil\ttrue\n", GOOD, {NULL}},
      {"print 'a\\nb' print()", "a\nb\n\n", GOOD, {NULL}},
      {"print(report:fact{}.value, report.path)", "315000000\tr.txt\n", GOOD, {NULL}},
      {"return 5", "", GOOD, {NULL}},
      {"return { 1, 2 }", "", GOOD, {NULL}},
      {"", "", GOOD, {NULL}},
      {"#!/usr/bin/env baoshu\nprint(1)", "1\n", GOOD, {NULL}},
      {"#", "", GOOD, {NULL}},
      {"\xEF\xBB\xBFprint(1)", "1\n", GOOD, {NULL}},
      {"print(x)", "nil\n", GOOD, {NULL}},
      {"x = 1 print(x, _G.x, _G.report == report)", "1\t1\ttrue\n", GOOD, {NULL}},
  };
  CHECK(cases);
}

static void a_long_line_is_printed_whole(void **state) {
  (void)state;
  enum { LONG = 1024 }; /* as much as Lua's buffer holds at first */
  bs_buffer wanted = {0}, out = {0};
  for (int i = 0; i < LONG; i++)
    bs_buffer_add_string(&wanted, "x");
  bs_buffer_add_string(&wanted, "\t1\n");
  bs_report *report = read_report();
  bs_sink sink = writing_sink;
  sink.self = &out;
  bs_error err;
  bs_script script = script_of("print(('x'):rep(1024), 1)");
  assert_int_equal(bs_run(engine, report, &script, &sink, &err), BS_OK);
  assert_int_equal(out.size, wanted.size);
  assert_memory_equal(out.data, wanted.data, wanted.size);
  bs_buffer_free(&wanted);
  bs_buffer_free(&out);
  bs_report_free(report);
}

static void an_analysis_emits_rows(void **state) {
  (void)state;
  static const struct run cases[] = {
      {HEAD MAP("emit { a = 1, b = 'x' } emit {} emit { b = 2.5, a = true }"),
       "[a b]\n1|x\n|\ntrue|2.5\n",
       GOOD,
       {NULL}},
      {HEAD MAP(""), "[a b]\n", GOOD, {NULL}},
      {HEAD MAP("print 'a message' emit { a = 1 }"), "# a message\n[a b]\n1|\n", GOOD, {NULL}},
      {HEAD MAP("emit { a = report:fact { kind = 'growth' } }"), "[a b]\n8|\n", GOOD, {NULL}},
      {HEAD MAP(
           "local other = baoshu.parse '收入5亿元。' emit { a = other:fact {} } other:close()"),
       "[a b]\n500000000|\n",
       GOOD,
       {NULL}},
      {"return { api = 1, columns = { 'unit', 'mine', 'value' }, " MAP(
           "for f in report:facts() do emit(f) end"),
       "[unit mine value]\n元||315000000\n%||8\n",
       GOOD,
       {NULL}},
      {"report = nil " HEAD MAP("emit { a = report.path }"), "[a b]\nr.txt|\n", GOOD, {NULL}},
  };
  CHECK(cases);
}

static void rows_come_all_or_none(void **state) {
  (void)state;
  static const struct run cases[] = {
      {HEAD "\n" MAP("emit { a = 1 }\nprint 'so far'\nerror 'no'"),
       "# so far\n",
       BS_SCRIPT,
       4,
       "no",
       {NULL}},
      {HEAD MAP("emit { a = 1 } pcall(emit, { c = 1 })"), "[a b]\n1|\n", GOOD, {NULL}},
  };
  CHECK(cases);
}

static void emit_says_what_it_takes(void **state) {
  (void)state;
  static const struct run cases[] = {
      {HEAD MAP("\nemit { x = 1 }"),
       "",
       BS_SCRIPT,
       2,
       "emit: no column 'x' (columns: a, b)",
       {NULL}},
      {HEAD MAP("emit { z = 1, y = 2, x = 3 }"),
       "",
       BS_SCRIPT,
       1,
       "emit: no column 'x' (columns: a, b)",
       {NULL}},
      {HEAD MAP("emit { a = {} }"),
       "",
       BS_SCRIPT,
       1,
       "emit: 'a' takes nil, a boolean, a number, a string, a quantity or a fact, not a table",
       {NULL}},
      {HEAD MAP("emit { a = report }"),
       "",
       BS_SCRIPT,
       1,
       "emit: 'a' takes nil, a boolean, a number, a string, a quantity or a fact, not a report",
       {NULL}},
      {HEAD MAP("emit { 1, 2 }"),
       "",
       BS_SCRIPT,
       1,
       "emit: cells have names, as in { a = … }",
       {NULL}},
      {HEAD MAP("emit(5)"),
       "",
       BS_SCRIPT,
       1,
       "emit takes a table of cells or a fact, not 5",
       {NULL}},
      {HEAD MAP("emit()"),
       "",
       BS_SCRIPT,
       1,
       "emit takes a table of cells or a fact, not nil",
       {NULL}},
      {HEAD MAP("emit(report:fact{})"),
       "",
       BS_SCRIPT,
       1,
       "emit: no column is named like a fact's field (report, line, start, …, value)",
       {NULL}},
      {HEAD MAP("local f = report:fact{} report:close() emit { a = f }"),
       "",
       BS_SCRIPT,
       1,
       "this fact's report is closed",
       {NULL}},
      {HEAD MAP("emit { a = 0 / 0 }"),
       "",
       BS_SCRIPT,
       1,
       "emit: column 'a' got nan, which is no figure (was something divided by 0?)",
       {NULL}},
      {HEAD MAP("emit { b = 1 / 0 }"),
       "",
       BS_SCRIPT,
       1,
       "emit: column 'b' got inf, which is no figure (was something divided by 0?)",
       {NULL}},
  };
  CHECK(cases);
}

static void errors_have_a_line_and_no_path(void **state) {
  (void)state;
  static const struct run cases[] = {
      {"\nx =", "", BS_SYNTAX, 2, "unexpected symbol near <eof>", {NULL}},
      {"\033Lua", "", BS_SYNTAX, 0, "attempt to load a binary chunk (mode is 't')", {NULL}},
      {"\n\nerror 'no'", "", BS_SCRIPT, 3, "no", {NULL}},
      {"\nerror('no', 0)", "", BS_SCRIPT, 2, "no", {NULL}},
      {"local f = report:fact{}\nprint(f.x.y)",
       "",
       BS_SCRIPT,
       2,
       "a fact has no field 'x' (it has value, low, high, unit, bound, kind, indicator, "
       "indicators, "
       "period, base, years, status, wording, scope, place, level, section, sentence, number, "
       "line, "
       "first, last, text, id, multiplier, written_unit, rule, quantity, bytes, origin, explain)",
       {NULL}},
      {"local function f() error('no', 2) end\nf()", "", BS_SCRIPT, 2, "no", {NULL}},
      {"error()", "", BS_SCRIPT, 1, "the script raised a nil value instead of a message", {NULL}},
      {"error {}",
       "",
       BS_SCRIPT,
       1,
       "the script raised a table value instead of a message",
       {NULL}},
      {"error(5)", "", BS_SCRIPT, 1, "5", {NULL}},
      {"error(setmetatable({}, { __tostring = function() return 'mine' end }))",
       "",
       BS_SCRIPT,
       1,
       "mine",
       {NULL}},
      {"coroutine.wrap(function()\nerror 'deep'\nend)()", "", BS_SCRIPT, 2, "deep", {NULL}},
      {"table.sort({ 3, 2, 1 }, function()\nerror 'no'\nend)", "", BS_SCRIPT, 2, "no", {NULL}},
      {"report.close(5)",
       "",
       BS_SCRIPT,
       1,
       "bad argument #1 to 'close' (report expected, got number); call it with a colon, as in "
       "report:close(…)",
       {NULL}},
      {"\nloader()", "", BS_SCRIPT, 2, "attempt to call a nil value (global 'loader')", {NULL}},
      {"math.random(1.5)",
       "",
       BS_SCRIPT,
       1,
       "bad argument #1 to 'random' (number has no integer representation)",
       {NULL}},
      {"error(\"bad argument #1 to 'x'\", 0)", "", BS_SCRIPT, 1, "bad argument #1 to 'x'", {NULL}},
      {"local function f() return f() + 1 end f()", "", BS_SCRIPT, 1, "stack overflow", {NULL}},
  };
  CHECK(cases);
}

static void what_only_looks_like_a_place_is_part_of_the_message(void **state) {
  (void)state;
#define SAYS(message)                                                                              \
  {                                                                                                \
    "\nerror('" message "', 0)", "", BS_SCRIPT, 2, message, {                                      \
      NULL                                                                                         \
    }                                                                                              \
  }
  static const struct run cases[] = {
      {"\nerror('a/mine.lua:7: no', 0)", "", BS_SCRIPT, 7, "no", {NULL}},
      SAYS("a/mine.lua is no more"),
      SAYS("a/mine.lua:0: no"),
      SAYS("a/mine.lua:-1: no"),
      SAYS("a/mine.lua:2000000000: no"),
      SAYS("a/mine.lua:no"),
      SAYS("a/mine.lua:7"),
      SAYS("a/mine.lua:7:no"),
      SAYS("a/other.lua:7: no"),
  };
  CHECK(cases);
}

static void figures_of_any_size_are_cells(void **state) {
  (void)state;
  static const struct run cases[] = {
      {HEAD MAP("emit { a = baoshu.quantity(3e250), b = baoshu.quantity(1e-30) }"),
       "[a b]\n3e+250|1e-30\n",
       GOOD,
       {NULL}},
      {HEAD MAP("emit { a = baoshu.quantity(0x1p-1074) }"),
       "[a b]\n4.94065645841e-324|\n",
       GOOD,
       {NULL}},
  };
  CHECK(cases);
}

static void a_long_string_is_a_cell(void **state) {
  (void)state;
  enum { LONG = 2 << 20 };
  bs_report *report = read_report();
  bs_buffer out = {0};
  bs_sink sink = writing_sink;
  sink.self = &out;
  bs_error err = {0};
  bs_script script = script_of(HEAD MAP("emit { a = ('x'):rep(2 << 20) }"));
  assert_int_equal(bs_run(engine, report, &script, &sink, &err), BS_OK);
  assert_int_equal(out.size, sizeof "[a b]\n|\n" - 1 + LONG);
  bs_buffer_free(&out);
  bs_report_free(report);
}

static void nothing_is_left_for_the_next_run(void **state) {
  (void)state;
  static const struct run cases[] = {
      {"string.rep = 5 math.floor = nil x = 1 print = 5", "", GOOD, {NULL}},
      {"print(x, ('x'):rep(2), math.floor(1.5))", "nil\txx\t1\n", GOOD, {NULL}},
  };
  CHECK(cases);
}

static void random_numbers_are_the_same_for_the_same_report(void **state) {
  (void)state;
  bs_report *report = read_report();
  bs_buffer outs[2] = {{0}, {0}};
  bs_script script = script_of("print(math.random(1 << 40), math.random())");
  bs_error err;
  for (int i = 0; i < 2; i++) {
    bs_sink sink = writing_sink;
    sink.self = &outs[i];
    assert_int_equal(bs_run(engine, report, &script, &sink, &err), BS_OK);
    bs_buffer_add(&outs[i], "", 1);
  }
  assert_string_equal(outs[0].data, outs[1].data);
  bs_buffer_free(&outs[0]);
  bs_buffer_free(&outs[1]);
  bs_report_free(report);
}

static void a_run_without_a_report(void **state) {
  (void)state;
  bs_buffer out = {0};
  bs_sink sink = writing_sink;
  sink.self = &out;
  bs_error err;
  bs_script plain = script_of("print(report)"), analysis = script_of(HEAD MAP(""));
  assert_int_equal(bs_run(engine, NULL, &plain, &sink, &err), BS_OK);
  bs_buffer_add(&out, "", 1);
  assert_string_equal(out.data, "nil\n");
  assert_int_equal(bs_run(engine, NULL, &analysis, &sink, &err), BS_USAGE);
  assert_string_equal(err.message, "an analysis needs a report");
  bs_buffer_free(&out);
}

static bool refuse_row(void *self, const bs_row *row) {
  (void)self;
  (void)row;
  return false;
}

static bool refuse_print(void *self, const char *text, size_t size, bool plain) {
  (void)self;
  (void)text;
  (void)size;
  (void)plain;
  return false;
}

static void a_sink_can_stop_the_run(void **state) {
  (void)state;
  bs_report *report = read_report();
  bs_sink sink = {NULL, NULL, refuse_row, refuse_print};
  bs_error err;
  bs_script printing = script_of("pcall(print, 1) pcall(print, 2)");
  assert_int_equal(bs_run(engine, report, &printing, &sink, &err), BS_IO);
  assert_string_equal(err.message, "the output takes no more");
  bs_script emitting = script_of(HEAD MAP("emit { a = 1 }"));
  assert_int_equal(bs_run(engine, report, &emitting, &sink, &err), BS_IO);
  bs_report_free(report);
}

/* What `lua` gives to the sink where rows are not held back. */
static void check_forth(const char *lua, bs_status wanted, const char *given) {
  bs_report *report = read_report();
  bs_buffer out = {0};
  bs_sink sink = writing_sink;
  sink.self = &out;
  bs_error err;
  const bs_script script = script_of(lua);
  assert_int_equal(bs_run_forth(engine, report, &script, &sink, &err), wanted);
  bs_buffer_add(&out, "", 1);
  assert_string_equal(out.data, given);
  bs_buffer_free(&out);
  bs_report_free(report);
}

static void rows_may_come_as_they_are_given_out(void **state) {
  (void)state;
  check_forth(HEAD MAP("emit { a = 1 } print 'one' emit { a = 2 } print 'two'"), BS_OK,
              "[a b]\n1|\n# one\n2|\n# two\n");
  check_forth(HEAD MAP("emit { a = 1 } error 'no'"), BS_SCRIPT, "[a b]\n1|\n");
  check_forth(HEAD MAP("pcall(emit, { c = 1 }) print 'none'"), BS_OK, "# none\n[a b]\n");
  check_forth("print(1)", BS_OK, "1\n");
}

static void a_sink_can_stop_the_run_at_a_row(void **state) {
  (void)state;
  bs_report *report = read_report();
  const bs_sink sink = {NULL, NULL, refuse_row, NULL};
  bs_error err;
  const bs_script script = script_of(HEAD MAP("\nwhile true do pcall(emit, { a = 1 }) end"));
  assert_int_equal(bs_run_forth(engine, report, &script, &sink, &err), BS_IO);
  assert_string_equal(err.message, "the output takes no more");
  assert_int_equal(err.line, 2);
  bs_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_plain_chunk_prints),
      cmocka_unit_test(a_long_line_is_printed_whole),
      cmocka_unit_test(an_analysis_emits_rows),
      cmocka_unit_test(rows_come_all_or_none),
      cmocka_unit_test(emit_says_what_it_takes),
      cmocka_unit_test(errors_have_a_line_and_no_path),
      cmocka_unit_test(what_only_looks_like_a_place_is_part_of_the_message),
      cmocka_unit_test(figures_of_any_size_are_cells),
      cmocka_unit_test(a_long_string_is_a_cell),
      cmocka_unit_test(nothing_is_left_for_the_next_run),
      cmocka_unit_test(random_numbers_are_the_same_for_the_same_report),
      cmocka_unit_test(a_run_without_a_report),
      cmocka_unit_test(a_sink_can_stop_the_run),
      cmocka_unit_test(rows_may_come_as_they_are_given_out),
      cmocka_unit_test(a_sink_can_stop_the_run_at_a_row),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
