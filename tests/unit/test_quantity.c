/* Quantities from the inside: what is exact stays so, what is not is enclosed; units in cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"
#include "engine.h"
#include "quantity.h"
#include "runs.h"

static bs_real whole(int64_t n, int32_t exponent) {
  return bs_real_of((bs_decimal){n, exponent});
}

static void rationals_stay_exact_until_they_do_not_fit(void **state) {
  (void)state;
  bs_real third, one, product;
  assert_true(bs_real_divide(whole(1, 0), whole(3, 0), -1, &third));
  assert_true(third.exact);
  assert_true(bs_real_multiply(third, whole(3, 0), 1, &one));
  assert_int_equal(bs_real_compare(one, whole(1, 0)), 0);
  assert_true(bs_real_multiply(whole(INT64_C(4611686018427387847), 0),
                               whole(INT64_C(4611686018427387847), 0), -1, &product));
  assert_false(product.exact);
  bs_rational mu = {0}, part = {0};
  assert_true(bs_rational_quotient(2000, 3, &mu));
  assert_true(bs_rational_quotient(1, 15, &part));
  assert_true(bs_rational_multiply(part, bs_rational_of((bs_decimal){1, 4}), &part));
  assert_true(bs_rational_equal(mu, part)); /* though not field by field */
  assert_false(bs_real_divide(one, whole(0, 0), 0, &product));
  assert_false(bs_real_multiply(whole(1, 290), whole(1, 290), 0, &product));
}

/* Random sums, products, quotients and powers of n / 1000 against whole numbers that are exact. */
static void what_is_no_longer_exact_is_enclosed(void **state) {
  (void)state;
  unsigned seed = 7;
  for (int i = 0; i < 20000; i++) {
    int64_t n = 1 + rand_r(&seed) % 2000000, m = 1 + rand_r(&seed) % 2000000;
    bs_real a = whole(n, -3), b = whole(m, -3), exact, down, up;
    bs_real rough_a = {.number = a.number}, rough_b = {.number = b.number};
    int operation = i % 3;
    bool (*const compute[])(bs_real, bs_real, int, bs_real *) = {bs_real_add, bs_real_multiply,
                                                                 bs_real_divide};
    assert_true(compute[operation](a, b, 0, &exact));
    assert_true(exact.exact);
    assert_true(compute[operation](rough_a, b, -1, &down));
    assert_true(compute[operation](a, rough_b, 1, &up));
    assert_false(down.exact || up.exact);
    assert_true(bs_real_compare(down, exact) <= 0 && bs_real_compare(exact, up) <= 0);
    assert_true(bs_real_power(rough_a, 2, -1, &down) && bs_real_power(rough_a, 2, 1, &up));
    assert_true(bs_real_power(a, 2, 0, &exact) && exact.exact);
    assert_true(bs_real_compare(down, exact) <= 0 && bs_real_compare(exact, up) <= 0);
  }
}

static void nothing_is_left_to_round_of_zero(void **state) {
  (void)state;
  bs_real result, rough = {.number = 0.1};
  assert_true(bs_real_multiply(whole(0, 0), rough, -1, &result));
  assert_true(result.exact && bs_real_sign(result) == 0);
  assert_true(bs_real_divide(whole(0, 0), rough, -1, &result));
  assert_true(result.exact && bs_real_sign(result) == 0);
}

/* 3^(1/n) of huge numbers: 1/n is half a unit off, which the power makes much of. */
static void roots_of_large_numbers_are_enclosed(void **state) {
  (void)state;
  bs_real down, up, again;
  for (int n = 3; n < 40; n += 2) {
    bs_real large = {.number = 1e290};
    assert_true(bs_real_power(large, 1.0 / n, -1, &down));
    assert_true(bs_real_power(large, 1.0 / n, 1, &up));
    assert_true(bs_real_power(down, n, -1, &again) && again.number <= 1e290);
    assert_true(bs_real_power(up, n, 1, &again) && again.number >= 1e290);
  }
}

static void an_order_is_certain_or_not(void **state) {
  (void)state;
  bs_real tenth = whole(1, -1), near = {.number = 0.1}, above = {.number = 0.11};
  assert_true(bs_real_less(tenth, above));
  assert_false(bs_real_less(above, tenth));
  assert_false(bs_real_less(tenth, near) || bs_real_less(near, tenth));
  assert_int_equal(bs_real_compare(bs_real_outer(tenth, above, 1), above), 0);
  assert_true(bs_real_outer(tenth, above, -1).exact);
  assert_true(bs_real_outer(tenth, near, -1).number < 0.1); /* below both */
  assert_true(bs_real_outer(tenth, near, 1).number > 0.1);
}

static void rounding_goes_to_the_side(void **state) {
  (void)state;
  int64_t n;
  bs_real third;
  assert_true(bs_real_divide(whole(-1, 0), whole(3, 0), 0, &third));
  assert_true(bs_real_round(third, -2, -1, &n));
  assert_int_equal(n, -34);
  assert_true(bs_real_round(third, -2, 1, &n));
  assert_int_equal(n, -33);
  assert_true(bs_real_round(whole(25, -1), 0, 0, &n));
  assert_int_equal(n, 3);
  assert_int_equal(bs_real_top(whole(1, -2)), -2);
  assert_int_equal(bs_real_top(whole(999, -2)), 0);
}

static void a_cell_converts_into_another_unit(void **state) {
  (void)state;
  static const struct {
    const char *from, *to, *text;
    bs_cell cell;
  } cases[] = {
      {"元", "亿元", "3.15", {BS_DECIMAL, {.decimal = {{315, 6}}}}},
      {"亩", "公顷", "8", {BS_INTEGER, {.integer = 120}}},
      {"公顷", "亩", "15", {BS_FLOAT, {.number = 1}}},
      {"亩", "平方米", "666.666666667", {BS_DECIMAL, {.decimal = {{1, 0}}}}},
      {"", "万", "1.5", {BS_DECIMAL, {.decimal = {{15, 3}}}}},
      {"元", "家", "元 and 家 do not convert into each other", {BS_DECIMAL, {.decimal = {{1, 0}}}}},
      {"元", "美元", "元 and 美元 do not convert into each other", {BS_INTEGER, {.integer = 1}}},
      {"元", "元左", "'元左' is no unit", {BS_INTEGER, {.integer = 1}}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[BS_DECIMAL_TEXT];
    bs_cell out;
    bs_error err;
    bs_slice from = {cases[i].from, (uint32_t)strlen(cases[i].from)};
    bs_slice to = {cases[i].to, (uint32_t)strlen(cases[i].to)};
    if (bs_cell_convert(engine->pack, &cases[i].cell, from, to, &out, &err) == BS_OK) {
      bs_decimal_write(text, out.as.decimal[0]);
      assert_string_equal(text, cases[i].text);
    } else {
      assert_string_equal(err.message, cases[i].text);
    }
  }
  bs_cell range = {BS_RANGE, {.decimal = {{3, 8}, {5, 8}}}}, nil = {.type = BS_NIL}, out;
  bs_error err;
  assert_int_equal(
      bs_cell_convert(engine->pack, &range, (bs_slice){"元", 3}, (bs_slice){"亿元", 6}, &out, &err),
      BS_OK);
  assert_int_equal(out.type, BS_RANGE);
  assert_int_equal(out.as.decimal[1].coefficient, 5);
  assert_int_equal(
      bs_cell_convert(engine->pack, &nil, (bs_slice){"元", 3}, (bs_slice){"家", 3}, &out, &err),
      BS_OK);
}

static void sources_are_listed_once_in_order(void **state) {
  (void)state;
  bs_sources_item items[] = {{"b.txt", 1, {5, 9}, "5亿元"},
                             {"a.txt", 2, {7, 9}, "7%"},
                             {"a.txt", 1, {2, 4}, "2倍"}},
                  *list;
  bs_sources *sum = NULL;
  size_t count;
  for (int i = 0; i < 60; i++) {
    bs_sources *one = bs_sources_new(&items[i % 3]), *both, *twice;
    assert_true(bs_sources_join(sum, one, &both));
    assert_true(bs_sources_join(both, sum, &twice)); /* 2^60 paths, 60 nodes */
    bs_sources_release(one);
    bs_sources_release(both);
    bs_sources_release(sum);
    sum = twice;
  }
  assert_true(bs_sources_list(sum, &list, &count));
  assert_int_equal(count, 3);
  assert_string_equal(list[0].text, "2倍");
  assert_string_equal(list[1].text, "7%");
  assert_string_equal(list[2].report, "b.txt");
  free(list);
  bs_sources_release(sum);
  assert_true(bs_sources_list(NULL, &list, &count));
  assert_int_equal(count, 0);
  free(list);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rationals_stay_exact_until_they_do_not_fit),
      cmocka_unit_test(what_is_no_longer_exact_is_enclosed),
      cmocka_unit_test(nothing_is_left_to_round_of_zero),
      cmocka_unit_test(roots_of_large_numbers_are_enclosed),
      cmocka_unit_test(an_order_is_certain_or_not),
      cmocka_unit_test(rounding_goes_to_the_side),
      cmocka_unit_test(a_cell_converts_into_another_unit),
      cmocka_unit_test(sources_are_listed_once_in_order),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
