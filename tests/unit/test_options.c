#include "options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 16 };

static bs_status parse(bs_options *out, const char *const *words, bs_error *err) {
  char *argv[MOST + 1] = {"baoshu"};
  int argc = 1;
  for (; argc < MOST && words[argc - 1]; argc++)
    argv[argc] = (char *)words[argc - 1];
  return bs_options_parse(out, argc, argv, err);
}

#define PARSE(out, ...) parse(out, (const char *const[MOST]){__VA_ARGS__}, NULL)

static void options_stand_anywhere_among_the_words(void **state) {
  (void)state;
  bs_options o;
  assert_int_equal(PARSE(&o, "multiples", "a.txt", "--base", "2015", "--format=csv", "-", "--pack",
                         "x.lua", "--pack=ports", "--encoding", "GB18030"),
                   BS_OK);
  assert_int_equal(o.word_count, 3);
  assert_string_equal(o.words[0], "multiples");
  assert_string_equal(o.words[1], "a.txt");
  assert_string_equal(o.words[2], "-");
  assert_int_equal(o.own_count, 1);
  assert_string_equal(o.own[0], "base");
  assert_string_equal(o.own[1], "2015");
  assert_string_equal(o.values[BS_OPTION_FORMAT], "csv");
  assert_string_equal(o.values[BS_OPTION_ENCODING], "GB18030");
  assert_int_equal(o.pack_count, 2);
  assert_string_equal(o.packs[0], "x.lua");
  assert_string_equal(o.packs[1], "ports");
  assert_null(o.code);
  assert_false(o.values[BS_OPTION_HELP] || o.values[BS_OPTION_VERSION]);
  bs_options_free(&o);
}

static void nothing_is_an_option_behind_two_dashes(void **state) {
  (void)state;
  bs_options o;
  assert_int_equal(PARSE(&o, "facts", "--", "--format", "-x", "--"), BS_OK);
  assert_int_equal(o.word_count, 4);
  assert_string_equal(o.words[1], "--format");
  assert_string_equal(o.words[2], "-x");
  assert_string_equal(o.words[3], "--");
  bs_options_free(&o);
}

static void a_value_may_begin_with_a_dash_or_be_empty(void **state) {
  (void)state;
  bs_options o;
  assert_int_equal(PARSE(&o, "--min", "-3", "--like=", "--note=--x=y", "-e", "-- a comment"),
                   BS_OK);
  assert_int_equal(o.own_count, 3);
  assert_string_equal(o.own[1], "-3");
  assert_string_equal(o.own[2], "like");
  assert_string_equal(o.own[3], "");
  assert_string_equal(o.own[5], "--x=y");
  assert_string_equal(o.code, "-- a comment");
  bs_options_free(&o);
}

static void columns_are_cut_at_commas(void **state) {
  (void)state;
  bs_options o;
  assert_int_equal(PARSE(&o, "--columns=指标,value,line"), BS_OK);
  assert_int_equal(o.column_count, 3);
  assert_string_equal(o.columns[0], "指标");
  assert_string_equal(o.columns[2], "line");
  bs_options_free(&o);
}

static void help_and_version_are_asked_for_in_words(void **state) {
  (void)state;
  bs_options o;
  assert_int_equal(PARSE(&o, "facts", "--help"), BS_OK);
  assert_true(o.values[BS_OPTION_HELP] && !o.values[BS_OPTION_VERSION]);
  bs_options_free(&o);
  assert_int_equal(PARSE(&o, "-h", "--version"), BS_OK);
  assert_true(o.values[BS_OPTION_HELP] && o.values[BS_OPTION_VERSION]);
  bs_options_free(&o);
}

static void no_words_are_no_mistake_of_the_parser(void **state) {
  (void)state;
  bs_options o;
  assert_int_equal(PARSE(&o, NULL), BS_OK);
  assert_int_equal(o.word_count, 0);
  bs_options_free(&o);
  assert_int_equal(bs_options_parse(&o, 0, (char *[]){NULL}, NULL), BS_OK);
  bs_options_free(&o);
}

static void wrong_use_is_told_in_a_sentence(void **state) {
  (void)state;
  static const struct {
    const char *words[4], *message;
  } cases[] = {
      {{"facts", "--format"}, "--format needs a value (--format VALUE or --format=VALUE)"},
      {{"--kind", "--like", "x"}, "--kind needs a value (--kind VALUE or --kind=VALUE)"},
      {{"-x"}, "unknown option '-x' (known: -e, -h, -o; a file of that name: ./-x)"},
      {{"--=3"}, "unknown option '--=3'"},
      {{"-e"}, "-e needs Lua code (-e 'print(report.title)')"},
      {{"-e", "a", "-e", "b"}, "-e is given twice"},
      {{"--help=facts"}, "--help takes no value"},
      {{"--columns", "a,,b"}, "--columns has an empty name in 'a,,b' (as in: indicator,value)"},
      {{"--columns="}, "--columns has an empty name in '' (as in: indicator,value)"},
      {{"--format", "csv", "--format=json"}, "--format is given twice: 'csv' and 'json'"},
      {{"facts", "-o"}, "-o needs a value (-o FILE)"},
      {{"--bom=yes"}, "--bom takes no value"},
      {{"--columns", "a,b,a"}, "--columns names 'a' twice"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_options o = {.values = {"untouched"}};
    bs_error err;
    const char *words[MOST] = {0};
    memcpy(words, cases[i].words, sizeof cases[i].words);
    assert_int_equal(parse(&o, words, &err), BS_USAGE);
    assert_string_equal(err.message, cases[i].message);
    assert_int_equal(err.line, 0);
    assert_string_equal(o.values[BS_OPTION_FORMAT], "untouched");
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(options_stand_anywhere_among_the_words),
      cmocka_unit_test(nothing_is_an_option_behind_two_dashes),
      cmocka_unit_test(a_value_may_begin_with_a_dash_or_be_empty),
      cmocka_unit_test(columns_are_cut_at_commas),
      cmocka_unit_test(help_and_version_are_asked_for_in_words),
      cmocka_unit_test(no_words_are_no_mistake_of_the_parser),
      cmocka_unit_test(wrong_use_is_told_in_a_sentence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
