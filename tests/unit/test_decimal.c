#include "decimal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static void a_normal_decimal_has_no_trailing_zeros(void **state) {
  (void)state;
  static const struct {
    bs_decimal given, normal;
  } cases[] = {
      {{0, 5}, {0, 0}},
      {{1500, -2}, {15, 0}},
      {{-1500, 3}, {-15, 5}},
      {{7, -1}, {7, -1}},
      {{10, INT32_MAX}, {10, INT32_MAX}},
      {{INT64_MIN, 0}, {INT64_MIN, 0}},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_decimal normal = bs_decimal_normal(cases[i].given);
    assert_true(normal.coefficient == cases[i].normal.coefficient);
    assert_int_equal(normal.exponent, cases[i].normal.exponent);
  }
}

static void decimals_compare_exactly(void **state) {
  (void)state;
  static const struct {
    bs_decimal a, b;
    int order;
  } cases[] = {
      {{0, 0}, {0, 7}, 0},
      {{1, 0}, {10, -1}, 0},
      {{315, 6}, {315000000, 0}, 0},
      {{1, 0}, {0, 0}, 1},
      {{-1, 0}, {0, 0}, -1},
      {{-2, 0}, {-1, 0}, -1},
      {{-2, 0}, {1, -9}, -1},
      {{11, -1}, {1, 0}, 1},
      {{999999999999999999, 0}, {1, 18}, -1},
      {{INT64_MAX, 0}, {INT64_MAX - 1, 0}, 1},
      {{INT64_MAX, -1}, {INT64_MAX / 10, 0}, 1},
      {{INT64_MIN, 0}, {INT64_MAX, 0}, -1},
      {{INT64_MIN, 0}, {-9, 18}, -1},
      {{1, INT32_MAX}, {1, INT32_MIN}, 1},
      {{-1, INT32_MAX}, {-1, INT32_MIN}, -1},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    assert_int_equal(bs_decimal_compare(cases[i].a, cases[i].b), cases[i].order);
    assert_int_equal(bs_decimal_compare(cases[i].b, cases[i].a), -cases[i].order);
  }
}

static void a_sum_is_exact_or_refused(void **state) {
  (void)state;
  static const struct {
    bs_decimal a, b;
    bool fits;
    bs_decimal sum;
  } cases[] = {
      {{1, 8}, {2, 4}, true, {10002, 4}},
      {{15, -1}, {5, -1}, true, {2, 0}},
      {{34, -1}, {-34, -1}, true, {0, 0}},
      {{0, 0}, {120, -2}, true, {12, -1}},
      {{1, 40}, {0, -40}, true, {1, 40}},
      {{1, 18}, {1, 0}, true, {1000000000000000001, 0}},
      {{1, 19}, {-9, 18}, true, {1, 18}},
      {{1, 19}, {-999999999999999999, 0}, true, {9000000000000000001, 0}},
      {{1, 19}, {1, 0}, false, {0, 0}},
      {{1, 20}, {-1, 0}, false, {0, 0}},
      {{1, INT32_MAX}, {1, INT32_MIN}, false, {0, 0}},
      {{5000000000000000001, 0}, {4999999999999999999, 0}, true, {1, 19}},
      {{5, INT32_MAX}, {5, INT32_MAX}, true, {10, INT32_MAX}},
      {{INT64_MAX, 0}, {1, 0}, false, {0, 0}},
      {{-INT64_MAX, 0}, {-1, 0}, false, {0, 0}},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    for (int swapped = 0; swapped < 2; swapped++) {
      bs_decimal sum = {77, 7}, a = cases[i].a, b = cases[i].b;
      assert_int_equal(bs_decimal_add(swapped ? b : a, swapped ? a : b, &sum), cases[i].fits);
      assert_true(sum.coefficient == (cases[i].fits ? cases[i].sum.coefficient : 77));
      assert_int_equal(sum.exponent, cases[i].fits ? cases[i].sum.exponent : 7);
    }
}

static void negating_changes_the_sign(void **state) {
  (void)state;
  assert_true(bs_decimal_negate((bs_decimal){34, -1}).coefficient == -34);
  assert_true(bs_decimal_negate((bs_decimal){-34, -1}).coefficient == 34);
  assert_true(bs_decimal_negate((bs_decimal){INT64_MIN, 0}).coefficient == INT64_MAX);
}

static void a_double_is_the_nearest(void **state) {
  (void)state;
  static const struct {
    bs_decimal d;
    double nearest;
  } cases[] = {
      {{0, 0}, 0.0},
      {{-34, -1}, -3.4},
      {{315, 6}, 315000000.0},
      {{1213, -2}, 12.13},
      {{333333333333, -12}, 0.333333333333},
      {{9007199254740993, 0}, 9007199254740992.0},
      {{123456789012345678, -5}, 1234567890123.45678},
      {{1, 23}, 1e23},
      {{1, -23}, 1e-23},
      {{7, 300}, 7e300},
      {{1, -400}, 0.0},
      {{1, 400}, HUGE_VAL},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_true(bs_decimal_double(cases[i].d) == cases[i].nearest);
}

static void an_integer_is_found_where_it_fits(void **state) {
  (void)state;
  static const struct {
    bs_decimal d;
    bool fits;
    int64_t integer;
  } cases[] = {
      {{315, 6}, true, 315000000},
      {{-1500, -2}, true, -15},
      {{15, -1}, false, 0},
      {{0, 99}, true, 0},
      {{9, 18}, true, 9000000000000000000},
      {{10, 18}, false, 0},
      {{-10, 18}, false, 0},
      {{99, 17}, false, 0},
      {{-99, 17}, false, 0},
      {{1, 19}, false, 0},
      {{INT64_MIN, 0}, true, INT64_MIN},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    int64_t integer = 0;
    assert_int_equal(bs_decimal_integer(cases[i].d, &integer), cases[i].fits);
    assert_true(integer == cases[i].integer);
  }
}

static void a_decimal_is_written_as_a_json_number(void **state) {
  (void)state;
  static const struct {
    bs_decimal d;
    const char *text;
  } cases[] = {
      {{0, 0}, "0"},
      {{0, -9}, "0"},
      {{315, 6}, "315000000"},
      {{-34, -1}, "-3.4"},
      {{9, -1}, "0.9"},
      {{90, -2}, "0.9"},
      {{1009, -1}, "100.9"},
      {{1, -4}, "0.0001"},
      {{-5, -3}, "-0.005"},
      {{100, -2}, "1"},
      {{333333333333, -12}, "0.333333333333"},
      {{INT64_MIN, 0}, "-9223372036854775808"},
      {{INT64_MAX, -24}, "0.000009223372036854775807"},
      {{INT64_MIN, 30}, "-9223372036854775808000000000000000000000000000000"},
      {{1, 31}, "1000000000000000000000000000000"},
      {{1, -25}, "0.000000000000000000000001"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    char text[BS_DECIMAL_TEXT];
    size_t size = bs_decimal_write(text, cases[i].d);
    assert_string_equal(text, cases[i].text);
    assert_int_equal(size, strlen(text));
  }
}

static void what_is_beyond_numerals_is_not_written(void **state) {
  (void)state;
  assert_true(bs_decimal_is_written((bs_decimal){1, 30}));
  assert_false(bs_decimal_is_written((bs_decimal){1, 31}));
  assert_false(bs_decimal_is_written((bs_decimal){10, 30}));
  assert_true(bs_decimal_is_written((bs_decimal){1, -24}));
  assert_false(bs_decimal_is_written((bs_decimal){1, -25}));
  assert_true(bs_decimal_is_written((bs_decimal){10, -25}));
  assert_true(bs_decimal_is_written((bs_decimal){0, 40}));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_normal_decimal_has_no_trailing_zeros),
      cmocka_unit_test(decimals_compare_exactly),
      cmocka_unit_test(a_sum_is_exact_or_refused),
      cmocka_unit_test(negating_changes_the_sign),
      cmocka_unit_test(a_double_is_the_nearest),
      cmocka_unit_test(an_integer_is_found_where_it_fits),
      cmocka_unit_test(a_decimal_is_written_as_a_json_number),
      cmocka_unit_test(what_is_beyond_numerals_is_not_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
