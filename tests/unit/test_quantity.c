/* Quantities from the inside: what is exact stays so, what is not is enclosed; units in cells. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"
#include "engine.h"
#include "formula.h"
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
  bs_real small, quotient;
  assert_true(bs_real_divide(whole(1, 0), whole(INT64_C(4611686018427387847), 0), 0, &small));
  assert_true(bs_real_divide(whole(INT64_C(4611686018427387847), 0), small, 1, &quotient));
  assert_false(quotient.exact);
  assert_true(bs_real_compare(quotient, product) >= 0); /* the same, from above */
  assert_false(bs_real_divide(one, whole(0, 0), 0, &product));
  one.exact = false; /* and what a double holds only beside 0 may be 0 */
  assert_false(bs_real_divide(one, whole(2, -323), 1, &product));
  assert_false(bs_real_multiply(whole(1, 290), whole(1, 290), 0, &product));
}

/* Even where a rational would hold it. */
static void what_no_double_holds_is_no_real(void **state) {
  (void)state;
  bs_real result, most = whole(INT64_MAX, 289), much = whole(INT64_C(1000000000000000001), 290);
  assert_true(bs_real_multiply(most, whole(1, 0), 0, &result) && result.exact);
  assert_false(bs_real_multiply(most, whole(1, 11), 0, &result));
  assert_false(bs_real_divide(most, whole(1, -11), 1, &result));
  assert_false(bs_real_add(much, whole(INT64_C(900000000000000001), 290), 0, &result));
  assert_false(bs_real_power(whole(INT64_C(3000000001), 145), 2, 1, &result));
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
  assert_true(bs_real_multiply(rough, whole(0, 0), 1, &result));
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
  near.number = nextafter(0.1, 1); /* nearer than a double tells of a tenth */
  assert_false(bs_real_less(tenth, near) || bs_real_less(near, tenth));
  near.number = 0.1;
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
  assert_true(bs_real_round(whole(3, -60), -3, -1, &n));
  assert_int_equal(n, 0);
  assert_true(bs_real_round(whole(3, -60), -3, 1, &n));
  assert_int_equal(n, 1);
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
      {"元/万",
       "元/人",
       "元/万 and 元/人 do not convert into each other",
       {BS_INTEGER, {.integer = 1}}},
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
  bs_cell one = {BS_INTEGER, {.integer = 1}}, out;
  bs_error err;
  assert_int_equal(
      bs_cell_convert(engine->pack, &one, (bs_slice){"a\0b", 3}, (bs_slice){"元", 3}, &out, &err),
      BS_SCRIPT);
  assert_string_equal(err.message, "a text that is not UTF-8 is no unit");
  bs_cell range = {BS_RANGE, {.decimal = {{3, 8}, {5, 8}}}}, nil = {.type = BS_NIL};
  assert_int_equal(
      bs_cell_convert(engine->pack, &range, (bs_slice){"元", 3}, (bs_slice){"亿元", 6}, &out, &err),
      BS_OK);
  assert_int_equal(out.type, BS_RANGE);
  assert_int_equal(out.as.decimal[1].coefficient, 5);
  assert_int_equal(
      bs_cell_convert(engine->pack, &nil, (bs_slice){"元", 3}, (bs_slice){"家", 3}, &out, &err),
      BS_OK);
}

/* A width that no double holds: figures are written all the same, or there is no one value. */
static void widths_too_large_for_a_double_are_written(void **state) {
  (void)state;
  static const struct {
    double low, high;
    bool high_open, has_value;
    const char *holds;
  } cases[] = {
      {-1e308, 1e308, false, false, "[-10000100000"},
      {-1e308, 0, true, true, "00倍 [-10000100000"},
      {0, 0, true, true, "00倍 [0, ∞)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_quantity q = {.has_value = cases[i].has_value, .value = {.number = 1e308}};
    bs_buffer text = {0};
    q.interval = (bs_enclosure){.low = {.number = cases[i].low},
                                .high = {.number = cases[i].high},
                                .high_open = cases[i].high_open};
    assert_true(bs_compound_add(&q.unit, "倍", 1));
    bs_quantity_write(engine->pack, &text, &q);
    bs_buffer_add(&text, "", 1);
    assert_non_null(strstr(text.data, cases[i].holds));
    bs_buffer_free(&text);
  }
  bs_quantity one = bs_quantity_of(whole(1, 0)), much = one, growth;
  bs_error err;
  much.value = (bs_real){.number = 1e307};
  much.interval = bs_enclosure_of(much.value);
  assert_int_equal(bs_formula_growth(engine->pack, &one, &much, &growth, &err), BS_OK);
  assert_false(growth.has_value || growth.interval.low_open);
  assert_true(growth.interval.high_open);
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

static bs_compound units(const char *const *names, int power) {
  bs_compound compound = {.count = 0};
  for (; *names; names++)
    assert_true(bs_compound_add(&compound, *names, power));
  return compound;
}

static void a_compound_has_room_for_so_much(void **state) {
  (void)state;
  static const char *const six[] = {"a", "b", "c", "d", "e", "f", NULL}, *const one[] = {"a", NULL};
  bs_compound compound = units(six, 1), single = units(one, 100), other = units(six, 1);
  char name[BS_COMPOUND_NAME + 1];
  memset(name, 'n', sizeof name);
  name[BS_COMPOUND_NAME] = '\0';
  assert_false(bs_compound_add(&compound, "g", 1));
  assert_true(bs_compound_add(&compound, "c", -1));
  assert_int_equal(compound.count, 5);
  assert_false(bs_compound_add(&compound, name, 1));
  assert_true(bs_compound_add(&compound, name + 1, 1));
  assert_false(bs_compound_equal(&compound, &other));
  assert_false(bs_compound_equal(&compound, &single));
  assert_false(bs_compound_add(&single, "a", 1));
  assert_true(bs_compound_add(&single, "a", -100));
  assert_int_equal(single.count, 0);
  assert_false(bs_compound_add(&single, "a", -101));
  assert_true(bs_compound_add(&single, "a", -2));
  single.parts[0].power = 2;
  other = units(one, 1);
  assert_false(bs_compound_equal(&single, &other));
}

static void a_percent_is_one_without_any_pack(void **state) {
  (void)state;
  static const char *const percent[] = {"%", NULL}, *const other[] = {"家", NULL};
  bs_pack pack = {0};
  bs_error err;
  bs_compound compound = units(percent, 1), atoms;
  bs_rational factor;
  const bs_unit *unit;
  assert_int_equal(bs_pack_build(&pack, &err), BS_OK);
  assert_int_equal(bs_compound_class(&pack, &compound, &unit), BS_CLASS_PERCENT);
  assert_null(unit);
  assert_int_equal(bs_compound_resolve(&pack, &compound, &atoms, &factor, &err), BS_OK);
  assert_int_equal(atoms.count, 0);
  assert_true(factor.over == 1 && factor.under == 1 && factor.exponent == -2);
  compound = units(other, 1);
  assert_int_equal(bs_compound_class(&pack, &compound, &unit), BS_CLASS_MEASURE);
  assert_int_equal(bs_compound_resolve(&pack, &compound, &atoms, &factor, &err), BS_OK);
  assert_true(bs_compound_equal(&atoms, &compound));
  bs_pack_free(&pack);
}

/* Units whose powers are too high to convert are told, not guessed. */
static void too_high_a_power_does_not_convert(void **state) {
  (void)state;
  static const char *const lists[][4] = {{"亩", NULL},         {"%", "‰", NULL},
                                         {"万人", "亩", NULL}, {"公里", "亩", "公顷", NULL},
                                         {"公里", "米", NULL}, {"元", "CNY", NULL}};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    for (int sign = -1; sign <= 1; sign += 2) {
      bs_compound compound = units(lists[i], 99 * sign), atoms, base;
      bs_rational factor;
      bs_error err = {.message = ""};
      bs_status resolved = bs_compound_resolve(engine->pack, &compound, &atoms, &factor, &err);
      assert_true(resolved == BS_OK || resolved == BS_SCRIPT);
      if (resolved != BS_OK)
        assert_string_equal(err.message, "these units are too large or too many to convert");
      bs_status based = bs_compound_base(engine->pack, &compound, &base, &factor, &err);
      assert_true(based == BS_OK || based == BS_SCRIPT);
      bs_quantity q = {.has_value = true, .value = whole(1, 0), .unit = compound}, out = {0};
      q.interval = bs_enclosure_of(q.value);
      bs_status computed = bs_quantity_compute(engine->pack, BS_MULTIPLY, &q, &q, &out, &err);
      assert_true(computed == BS_SCRIPT || isfinite(out.value.number));
      bs_quantity plain = bs_quantity_of(whole(2, 0));
      computed = bs_quantity_compute(engine->pack, BS_MULTIPLY, &plain, &q, &out, &err);
      assert_true(computed == BS_SCRIPT || isfinite(out.value.number));
      if (based != BS_OK)
        assert_int_equal(bs_quantity_to_base(engine->pack, &q, &out, &err), BS_SCRIPT);
      if (resolved == BS_OK)
        continue;
      assert_int_equal(bs_quantity_to(engine->pack, &q, (bs_slice){"元", 3}, &out, &err),
                       BS_SCRIPT);
      assert_string_equal(err.message, "these units are too large or too many to convert");
    }
}

static void figures_too_large_for_a_double_are_told(void **state) {
  (void)state;
  bs_quantity huge = {.has_value = true, .value = {.number = 1e308}}, out = {0};
  bs_error err;
  huge.interval = bs_enclosure_of(huge.value);
  assert_true(bs_compound_add(&huge.unit, "公顷", 1));
  assert_int_equal(bs_quantity_to(engine->pack, &huge, (bs_slice){"平方米", 9}, &out, &err),
                   BS_SCRIPT);
  assert_string_equal(err.message, "the result is too large for a number");
  bs_quantity area = {.has_value = true, .value = whole(1, 0), .unit = huge.unit};
  area.interval = bs_enclosure_of(area.value);
  huge.unit.count = 0;
  assert_true(bs_compound_add(&huge.unit, "亩", 1));
  assert_int_equal(bs_quantity_compute(engine->pack, BS_MULTIPLY, &huge, &area, &out, &err),
                   BS_SCRIPT);
  bs_cell cell = {BS_FLOAT, {.number = 1e308}}, converted;
  assert_int_equal(bs_cell_convert(engine->pack, &cell, (bs_slice){"公顷", 6},
                                   (bs_slice){"平方米", 9}, &converted, &err),
                   BS_SCRIPT);
  cell.as.number = 1.0 / 0.0;
  assert_int_equal(bs_cell_convert(engine->pack, &cell, (bs_slice){"", 0}, (bs_slice){"万", 3},
                                   &converted, &err),
                   BS_SCRIPT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rationals_stay_exact_until_they_do_not_fit),
      cmocka_unit_test(what_no_double_holds_is_no_real),
      cmocka_unit_test(what_is_no_longer_exact_is_enclosed),
      cmocka_unit_test(nothing_is_left_to_round_of_zero),
      cmocka_unit_test(roots_of_large_numbers_are_enclosed),
      cmocka_unit_test(an_order_is_certain_or_not),
      cmocka_unit_test(rounding_goes_to_the_side),
      cmocka_unit_test(a_cell_converts_into_another_unit),
      cmocka_unit_test(a_compound_has_room_for_so_much),
      cmocka_unit_test(a_percent_is_one_without_any_pack),
      cmocka_unit_test(too_high_a_power_does_not_convert),
      cmocka_unit_test(figures_too_large_for_a_double_are_told),
      cmocka_unit_test(widths_too_large_for_a_double_are_written),
      cmocka_unit_test(sources_are_listed_once_in_order),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
