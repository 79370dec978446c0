/* Analyses: their options, what is said where they are wrong, and how they describe themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "analysis.h"
#include "builtin.h"
#include "runs.h"
#include "trial.h"

#define OPTIONS(declared)                                                                          \
  HEAD "options = { " declared                                                                     \
       " }, " MAP("emit { a = options.x, b = math.type(options.x) or type(options.x) }")

static void options_are_converted_by_type(void **state) {
  (void)state;
  static const struct run cases[] = {
      {OPTIONS("x = { type = 'string' }"), "[a b]\n5|string\n", GOOD, {"x", "5"}},
      {OPTIONS("x = { type = 'number' }"), "[a b]\n5|integer\n", GOOD, {"x", "5"}},
      {OPTIONS("x = { type = 'number' }"), "[a b]\n-0.5|float\n", GOOD, {"x", "-0.5"}},
      {OPTIONS("x = { type = 'year' }"), "[a b]\n2015|integer\n", GOOD, {"x", "2015"}},
      {OPTIONS("x = { type = 'period' }"), "[a b]\n2015|string\n", GOOD, {"x", "2015"}},
      {OPTIONS("x = { type = 'period' }"), "[a b]\n2016/2020|string\n", GOOD, {"x", "2016/2020"}},
      {OPTIONS("x = { type = 'boolean' }"), "[a b]\nfalse|boolean\n", GOOD, {"x", "false"}},
      {OPTIONS("x = { type = 'choice', choices = { 'u', 'v' } }"),
       "[a b]\nv|string\n",
       GOOD,
       {"x", "v"}},
      {OPTIONS("x = { type = 'year', default = 2015 }"), "[a b]\n2015|integer\n", GOOD, {NULL}},
      {OPTIONS("x = { type = 'year', default = 2015 }"),
       "[a b]\n2016|integer\n",
       GOOD,
       {"x", "2016"}},
      {OPTIONS("x = { type = 'boolean', default = true }"),
       "[a b]\nfalse|boolean\n",
       GOOD,
       {"x", "false"}},
      {OPTIONS("x = { type = 'period', default = 2015 }"), "[a b]\n2015|string\n", GOOD, {NULL}},
      {OPTIONS("x = { type = 'year', help = 'which' }"), "[a b]\n|nil\n", GOOD, {NULL}},
  };
  CHECK(cases);
}

static void wrong_options_are_told(void **state) {
  (void)state;
  static const struct run cases[] = {
      {OPTIONS("base = { type = 'year' }"),
       "",
       BS_USAGE,
       0,
       "unknown option 'bse' (known: base)",
       {"bse", "2015"}},
      {OPTIONS(""),
       "",
       BS_USAGE,
       0,
       "unknown option 'bse' (this analysis takes none)",
       {"bse", "2015"}},
      {HEAD MAP(""),
       "",
       BS_USAGE,
       0,
       "unknown option 'bse' (this analysis takes none)",
       {"bse", "2015"}},
      {OPTIONS("base = { type = 'year' }"),
       "",
       BS_USAGE,
       0,
       "option 'base' takes a year, not 'abc'",
       {"base", "abc"}},
      {OPTIONS("base = { type = 'year' }"),
       "",
       BS_USAGE,
       0,
       "option 'base' takes a year, not '15'",
       {"base", "15"}},
      {OPTIONS("x = { type = 'number' }"),
       "",
       BS_USAGE,
       0,
       "option 'x' takes a number, not '1e999'",
       {"x", "1e999"}},
      {OPTIONS("x = { type = 'period' }"),
       "",
       BS_USAGE,
       0,
       "option 'x' takes a year or a period such as 2016/2020, not 'soon'",
       {"x", "soon"}},
      {OPTIONS("x = { type = 'boolean' }"),
       "",
       BS_USAGE,
       0,
       "option 'x' takes true or false, not 'yes'",
       {"x", "yes"}},
      {OPTIONS("x = { type = 'choice', choices = { 'u', 'v' } }"),
       "",
       BS_USAGE,
       0,
       "option 'x' takes one of u, v, not 'w'",
       {"x", "w"}},
      {OPTIONS("x = { type = 'string' }"),
       "",
       BS_USAGE,
       0,
       "option 'x' is given twice",
       {"x", "1", "x", "2"}},
      {"print(1)",
       "1\n",
       BS_USAGE,
       0,
       "this script takes no options (it is no analysis)",
       {"base", "2015"}},
  };
  CHECK(cases);
}

static void a_wrong_analysis_is_told(void **state) {
  (void)state;
  static const struct run cases[] = {
      {"return { map = print }",
       "",
       BS_SCRIPT,
       1,
       "an analysis says which Lua API it is written for: api = 1",
       {NULL}},
      {"return { api = 2, map = print }",
       "",
       BS_SCRIPT,
       1,
       "this analysis needs the Lua API 2, this baoshu has 1",
       {NULL}},
      {"return { api = 1 }",
       "",
       BS_SCRIPT,
       1,
       "an analysis's map is a function: map = function(report, emit, options) … end",
       {NULL}},
      {"return { api = 1, map = print }",
       "",
       BS_SCRIPT,
       1,
       "an analysis names its columns, 1 to 1000: columns = { \"indicator\", … }",
       {NULL}},
      {"return { api = 1, map = print, columns = { 'a', 5 } }",
       "",
       BS_SCRIPT,
       1,
       "column 2 is 5, not a name",
       {NULL}},
      {"return { api = 1, map = print, columns = { 'a', 'a' } }",
       "",
       BS_SCRIPT,
       1,
       "an analysis's columns: column 'a' is declared twice",
       {NULL}},
      {"return { api = 1, map = print, colums = { 'a' } }",
       "",
       BS_SCRIPT,
       1,
       "an analysis has no key 'colums' (known: columns, api, summary, example, options, packs, "
       "table, map, tests); did you mean 'columns'?",
       {NULL}},
      {"return { api = 0, map = print }",
       "",
       BS_SCRIPT,
       1,
       "an analysis says which Lua API it is written for: api = 1",
       {NULL}},
      {HEAD "'x', " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "an analysis has no key '1' (known: api, summary, example, options, packs, columns, table, "
       "map, tests)",
       {NULL}},
      {HEAD "zz = 1, xx = 1, yy = 1, ww = 1, vv = 1, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "an analysis has no key 'vv' (known: api, summary, example, options, packs, columns, table, "
       "map, tests)",
       {NULL}},
      {"local all = {}\nfor i = 1, 1001 do all[i] = 'c' .. i end\n"
       "return { api = 1, map = print, columns = all }",
       "",
       BS_SCRIPT,
       3,
       "an analysis names its columns, 1 to 1000: columns = { \"indicator\", … }",
       {NULL}},
      {HEAD "summary = 5, " MAP(""), "", BS_SCRIPT, 1, "an analysis's summary is a string", {NULL}},
      {HEAD "options = 5, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "an analysis's options are a table, not 5",
       {NULL}},
      {HEAD "options = { 'x' }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "options have names, as in { base = { type = \"year\" } }",
       {NULL}},
      {HEAD "options = { x = 'year' }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x' is 'year', not a table such as { type = \"string\" }",
       {NULL}},
      {HEAD "options = { x = { typ = 'year' } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x' has an unknown key 'typ' (known: type, help, default, choices, columns)",
       {NULL}},
      {HEAD "options = { x = { type = 'yaer' } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x' has no type 'yaer' (known: year, string, number, period, boolean, choice, file)",
       {NULL}},
      {HEAD "options = { x = { type = 'choice' } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x': choices = { … } and the type choice go together",
       {NULL}},
      {HEAD "options = { x = { type = 'choice', choices = {} } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x': choices is a list of strings",
       {NULL}},
      {HEAD "options = { x = { type = 'year', default = 'soon' } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x': its default is 'soon', not a year",
       {NULL}},
      {HEAD "options = { x = { type = 'year', default = 10000 } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x': its default is 10000, not a year",
       {NULL}},
      {HEAD "options = { x = { type = 'year', default = 999 } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x': its default is 999, not a year",
       {NULL}},
      {HEAD "options = { x = { type = 'year', help = 5 } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x': help is a string",
       {NULL}},
      {HEAD "options = { x = { type = 'file', default = 'a.csv' } }, " MAP(""),
       "",
       BS_SCRIPT,
       1,
       "option 'x': a file has no default",
       {NULL}},
      {"return {\n api = 1, map = print,\n columns = {} }",
       "",
       BS_SCRIPT,
       3,
       "an analysis names its columns, 1 to 1000: columns = { \"indicator\", … }",
       {NULL}},
  };
  CHECK(cases);
}

static void a_file_arrives_as_a_table(void **state) {
  (void)state;
#define TOWNS(body) HEAD "options = { x = { type = 'file' } }, " MAP("local x = options.x " body)
#define TOWNS_OF(body)                                                                             \
  HEAD "options = { x = { type = 'file', columns = { 'name' } } }, " MAP(                          \
      "local x = options.x " body)
#define ROWS TOWNS("for _, r in ipairs(x) do emit { a = r.name, b = math.type(r.n) or r.n } end")
#define WRONG(text, why)                                                                           \
  {                                                                                                \
    ROWS, "", BS_USAGE, 0, "option 'x' takes a CSV or JSON file: " why, {                          \
      "x", text                                                                                    \
    }                                                                                              \
  }
  static const struct run cases[] = {
      {ROWS,
       "[a b]\n东屿|integer\na \"b\",c|float\n007|007\n|12\n",
       GOOD,
       {"x", "\xEF\xBB\xBFname,n\r\n东屿,12\r\n\"a \"\"b\"\",c\",-1.5\r\n007,007\r\n,\"12\"\r\n"}},
      {ROWS, "[a b]\nx|integer\ny|\n", GOOD, {"x", "name\tn\nx\t1\n\ny\t"}},
      {ROWS,
       "[a b]\nx|integer\ny|float\n",
       GOOD,
       {"x", " [{\"name\":\"x\",\"n\":1},{\"name\":\"y\",\"n\":1.5}]"}},
      {ROWS,
       "[a b]\nx|integer\ny|\n",
       GOOD,
       {"x", "{\"name\":\"x\",\"n\":1}\n{\"name\":\"y\",\"n\":null}\n"}},
      {TOWNS("emit { a = x.k.z, b = x == nil }"),
       "[a b]\n5|false\n",
       GOOD,
       {"x", "{\"k\":{\"z\":5}}"}},
      {TOWNS("emit { b = x == nil }"), "[a b]\n|true\n", GOOD, {NULL}},
      {TOWNS_OF("emit { a = #x }"), "[a b]\n1|\n", GOOD, {"x", "n,name\n1,\n"}},
      {TOWNS_OF("emit { a = #x }"), "[a b]\n0|\n", GOOD, {"x", "[]"}},
      {TOWNS_OF("emit { a = x[1][2] }"), "[a b]\n6|\n", GOOD, {"x", "[[5,6]]"}},
      {TOWNS_OF(""),
       "",
       BS_USAGE,
       0,
       "option 'x' takes a CSV or JSON file: it has no column 'name' (it has: nmae)",
       {"x", "nmae\n1\n"}},
      {TOWNS_OF(""),
       "",
       BS_USAGE,
       0,
       "option 'x' takes a CSV or JSON file: it has no column 'name' (it has: n)",
       {"x", "[{\"n\":1}]"}},
      WRONG("", "it is empty"),
      WRONG("a,b\n1\n", "line 2 has 1 field, the first line has 2"),
      WRONG("a,a\n", "line 1 names the column 'a' twice"),
      WRONG("a,\n", "line 1 has a column without a name"),
      WRONG("a,b\n1,\"2\n3\n", "line 2 opens a quote that is not closed"),
      WRONG("a,b\n1,2\"3\n",
            "line 2 has a quote inside a field (fields with quotes stand in quotes)"),
      WRONG("a,b\n\"1\"2,3\n", "line 2 has text behind a closed quote"),
      WRONG("[1,\n2", "line 2 is no JSON"),
      WRONG("{} x", "line 1 is no JSON"),
  };
  CHECK(cases);
}

static void a_column_is_found_among_very_many(void **state) {
  (void)state;
  enum { MANY = 1500 };
  bs_buffer csv = {0}, json = {0};
  bs_buffer_add_string(&json, "[{");
  for (int i = 1; i <= MANY; i++) {
    bs_buffer_printf(&csv, "c%d,", i);
    bs_buffer_printf(&json, "\"c%d\":%d,", i, i);
  }
  bs_buffer_add_string(&csv, "name\n");
  for (int i = 1; i <= MANY; i++)
    bs_buffer_printf(&csv, "%d,", i);
  bs_buffer_add(&csv, "x\n", sizeof "x\n");
  bs_buffer_add(&json, "\"name\":\"x\"}]", sizeof "\"name\":\"x\"}]");
  const struct run cases[] = {
      {TOWNS_OF("emit { a = x[1].name, b = x[1].c1500 }"),
       "[a b]\nx|1500\n",
       GOOD,
       {"x", csv.data}},
      {TOWNS_OF("emit { a = x[1].name, b = x[1].c1500 }"),
       "[a b]\nx|1500\n",
       GOOD,
       {"x", json.data}},
  };
  CHECK(cases);
  bs_buffer_free(&csv);
  bs_buffer_free(&json);
}

static void an_analysis_is_described(void **state) {
  (void)state;
  bs_analysis *analysis;
  bs_error err;
  bs_script script = script_of(
      "print 'not now' return { api = 1, summary = 'What', columns = { 'b', 'a' }, options = {"
      " z = { type = 'year', help = 'which', default = 2015 }, y = { type = 'string' } }, " MAP(
          ""));
  assert_int_equal(bs_analysis_describe(engine, &script, &analysis, &err), BS_OK);
  assert_string_equal(analysis->summary, "What");
  assert_int_equal(analysis->column_count, 2);
  assert_string_equal(analysis->columns[0], "b");
  assert_int_equal(analysis->option_count, 2);
  assert_string_equal(analysis->options[0].name, "y");
  assert_string_equal(analysis->options[0].help, "");
  assert_null(analysis->options[0].preset);
  assert_string_equal(analysis->options[1].name, "z");
  assert_string_equal(analysis->options[1].type, "year");
  assert_string_equal(analysis->options[1].help, "which");
  assert_string_equal(analysis->options[1].preset, "2015");
  bs_analysis_free(analysis);
  bs_script plain = script_of("return 5");
  assert_int_equal(bs_analysis_describe(engine, &plain, &analysis, &err), BS_USAGE);
  assert_string_equal(err.message, "this script is no analysis (it returns no table with map)");
  bs_analysis_free(NULL);
}

static void a_wrong_description_is_told(void **state) {
  (void)state;
#define MANY_COLUMNS                                                                               \
  "return { api = 1, columns = { 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' }, map = print, "          \
  "tests = { { 'one', text = '', rows = { { a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, "     \
  "h = 8, x = 9 } } } } }"
  static const struct {
    const char *lua, *says;
  } cases[] = {
      {HEAD "table = 5, " MAP(""), "an analysis's table is a list of columns, not 5"},
      {HEAD "table = {}, " MAP(""), "an analysis's table is a list of columns, not a table"},
      {HEAD "table = { 5 }, " MAP(""),
       "an analysis's table names columns: table = { \"indicator\", … }"},
      {HEAD "table = { 'c' }, " MAP(""), "an analysis's table names no column 'c' (columns: a, b)"},
      {HEAD "packs = {}, " MAP(""),
       "an analysis's packs are a list of names: packs = { \"ports\" }"},
      {HEAD "packs = { 'ports', 5 }, " MAP(""),
       "an analysis's packs are a list of names: packs = { \"ports\" }"},
      {MANY_COLUMNS, "test 'one': no column 'x' (columns: a, b, c, d, e, f, g, h)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_analysis *analysis;
    bs_error err;
    bs_script script = script_of(cases[i].lua);
    assert_int_equal(bs_analysis_describe(engine, &script, &analysis, &err), BS_SYNTAX);
    assert_int_equal(err.line, 1);
    assert_string_equal(err.message, cases[i].says);
  }
}

static void a_column_is_shown_but_where_it_is_as_most(void **state) {
  (void)state;
  bs_analysis *analysis;
  bs_error err;
  bs_script script = script_of(HEAD "table = { 'b', { 'a', except = 'x' }, { 'b' } }, " MAP(""));
  assert_int_equal(bs_analysis_describe(engine, &script, &analysis, &err), BS_OK);
  assert_int_equal(analysis->shown_count, 3);
  assert_string_equal(analysis->shown[1].name, "a");
  assert_string_equal(analysis->shown[1].except, "x");
  assert_null(analysis->shown[0].except);
  assert_null(analysis->shown[2].except);
  bs_analysis_free(analysis);
}

/* What is said of an analysis's cases, whose `map` emits `rows`. */
static void check_trial(const char *lua, const char *says) {
  bs_analysis *analysis;
  bs_error err;
  bs_trial trial;
  bs_buffer text = {0};
  bs_script script = script_of(lua);
  if (bs_analysis_describe(engine, &script, &analysis, &err) != BS_OK)
    fail_msg("%s\n%s", lua, err.message);
  assert_int_equal(bs_trial_run(engine, &script, analysis, &trial, &text, &err), BS_OK);
  bs_buffer_add(&text, "", 1);
  assert_string_equal(text.data, says);
  bs_buffer_free(&text);
  bs_analysis_free(analysis);
}

static void a_case_tells_what_differs(void **state) {
  (void)state;
#define CASE(rows, emits) HEAD "tests = { { 'one', text = '', rows = { " rows " } } }, " MAP(emits)
  check_trial(CASE("{ a = '' }", "emit { a = '' }"), "ok      one\n");
  check_trial(CASE("{ a = false }", "emit { a = false }"), "ok      one\n");
  check_trial(CASE("{ a = false }", "emit { a = true }"),
              "not ok  one\n    row 1: a is true, not false or nothing\n");
  check_trial(CASE("{ a = true }", "emit { a = 'true' }"),
              "not ok  one\n    row 1: a is \"true\", not true\n");
  check_trial(CASE("{ a = 'x' }", "emit { b = 1 }"),
              "not ok  one\n    row 1: a is nothing, not \"x\"\n");
  check_trial(CASE("", "emit { b = 1 } emit {}"),
              "not ok  one\n    row 1 is not expected: { b = 1 }\n"
              "    row 2 is not expected: { }\n");
}

static void bundled_analyses_describe_themselves(void **state) {
  (void)state;
  for (const struct bs_builtin *b = bs_builtins; b->name; b++) {
    if (strchr(b->name, '/') || strcmp(b->name, "re") == 0)
      continue;
    bs_analysis *analysis;
    bs_error err;
    bs_script script = {.name = b->name, .lua = b->lua, .size = b->size};
    if (bs_analysis_describe(engine, &script, &analysis, &err) != BS_OK)
      fail_msg("%s:%d: %s", b->name, err.line, err.message);
    assert_true(strlen(analysis->summary) > 0);
    bs_trial trial;
    bs_buffer text = {0};
    assert_int_equal(bs_trial_run(engine, &script, analysis, &trial, &text, &err), BS_OK);
    if (trial.failures > 0)
      fail_msg("%s:\n%.*s", b->name, (int)text.size, text.data);
    bs_buffer_free(&text);
    for (size_t i = 0; i < analysis->option_count; i++)
      assert_true(strlen(analysis->options[i].help) > 0);
    bs_analysis_free(analysis);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(options_are_converted_by_type),
      cmocka_unit_test(wrong_options_are_told),
      cmocka_unit_test(a_wrong_analysis_is_told),
      cmocka_unit_test(a_file_arrives_as_a_table),
      cmocka_unit_test(a_column_is_found_among_very_many),
      cmocka_unit_test(an_analysis_is_described),
      cmocka_unit_test(a_wrong_description_is_told),
      cmocka_unit_test(a_column_is_shown_but_where_it_is_as_most),
      cmocka_unit_test(a_case_tells_what_differs),
      cmocka_unit_test(bundled_analyses_describe_themselves),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
