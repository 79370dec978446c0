#include "period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static bs_period period(const char *text) {
  bs_period p;
  if (!bs_period_read(text, strlen(text), &p))
    fail_msg("%s is no period", text);
  return p;
}

static void a_period_reads_back_as_it_was_written(void **state) {
  (void)state;
  static const char *const cases[] = {
      "2020",
      "1000",
      "9999",
      "2020-06",
      "2020-12-31",
      "2020-02-29",
      "2000-02-29",
      "2016/2020",
      "2020-01/2020-06",
      "2020/2021-03",
      "2019-12-01/2020-02-29",
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    char text[BS_PERIOD_TEXT];
    assert_int_equal(bs_period_write(text, period(cases[i])), strlen(cases[i]));
    assert_string_equal(text, cases[i]);
  }
}

static void what_is_no_period_is_not_read(void **state) {
  (void)state;
  static const char *const cases[] = {
      "",           "202",        "20201",    "0999",       "2020-",           "2020-6",
      "2020-00",    "2020-13",    "2020-06-", "2020-06-00", "2020-06-31",      "2021-02-29",
      "1900-02-29", "2020/",      "/2020",    "2020/2019",  "2020-06/2020-05", "2020//2021",
      "2020 ",      " 2020",      "2020年",   "+2020",      "2016/2018/2020",  "2020-12-31T00",
      "2020-1-01",  "2020-12-3x", "2020-1２",
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_period p = {{7, 7, 7}, {7, 7, 7}};
    if (bs_period_read(cases[i], strlen(cases[i]), &p))
      fail_msg("%s was read", cases[i]);
    assert_int_equal(p.from.year, 7);
  }
}

static void a_period_ends_with_the_text_it_was_given(void **state) {
  (void)state;
  bs_period p;
  assert_true(bs_period_read("2020-06-30", 7, &p));
  assert_int_equal(p.from.month, 6);
  assert_int_equal(p.from.day, 0);
  assert_false(bs_period_read("2020", 3, &p));
}

static void no_period_is_written_as_nothing(void **state) {
  (void)state;
  char text[BS_PERIOD_TEXT] = "x";
  bs_period none = {0};
  assert_int_equal(bs_period_write(text, none), 0);
  assert_string_equal(text, "");
  assert_false(bs_period_known(none));
}

static void a_span_of_one_year_is_that_year(void **state) {
  (void)state;
  assert_true(bs_period_equal(period("2020/2020"), period("2020")));
  assert_false(bs_period_equal(period("2020"), period("2020/2021")));
  assert_false(bs_period_equal(period("2020"), period("2020-01/2020-12")));
  assert_false(bs_period_equal(period("2020-06-01"), period("2020-06-02")));
}

static void a_period_lies_within_another(void **state) {
  (void)state;
  static const struct {
    const char *outer, *inner;
    bool within;
  } cases[] = {
      {"2016/2020", "2016", true},
      {"2016/2020", "2020", true},
      {"2016/2020", "2018-03/2019-05", true},
      {"2016/2020", "2015", false},
      {"2016/2020", "2019/2021", false},
      {"2020", "2020", true},
      {"2020", "2020-12-31", true},
      {"2020-12-31", "2020", false},
      {"2020", "2020-01/2020-12", true},
      {"2020-01/2020-12", "2020", true},
      {"2020-02-01/2020-02-29", "2020-02", true},
      {"2020-02-01/2020-02-28", "2020-02", false},
      {"2020-01/2020-06", "2020-07", false},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_int_equal(bs_period_within(period(cases[i].outer), period(cases[i].inner)),
                     cases[i].within);
  bs_period none = {0};
  assert_false(bs_period_within(none, period("2020")));
  assert_false(bs_period_within(period("2020"), none));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_period_reads_back_as_it_was_written),
      cmocka_unit_test(what_is_no_period_is_not_read),
      cmocka_unit_test(a_period_ends_with_the_text_it_was_given),
      cmocka_unit_test(no_period_is_written_as_nothing),
      cmocka_unit_test(a_span_of_one_year_is_that_year),
      cmocka_unit_test(a_period_lies_within_another),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
