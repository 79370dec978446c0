/* Rationals say so where they do not fit; reals then go on as doubles on a side of the true value.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "decimal.h"
#include "real.h"

#define MOST INT64_MAX

static void a_quotient_is_reduced(void **state) {
  (void)state;
  static const struct {
    int64_t over, under;
    bool fine;
    bs_rational result;
  } cases[] = {
      {6, -4, true, {-3, 2, 0}},
      {-6, -4, true, {3, 2, 0}},
      {0, 7, true, {0, 1, 0}},
      {1, 0, false, {0, 0, 0}},
      {200, 3, true, {2, 3, 2}},
      {1, 40, true, {1, 4, -1}},
      {INT64_MIN, 2, true, {-(INT64_C(1) << 62), 1, 0}},
      {INT64_MIN, 1, false, {0, 0, 0}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_rational result = {0, 1, 0};
    bool fine = bs_rational_quotient(cases[i].over, cases[i].under, &result);
    assert_int_equal(fine, cases[i].fine);
    if (fine && (result.over != cases[i].result.over || result.under != cases[i].result.under ||
                 result.exponent != cases[i].result.exponent))
      fail_msg("case %zu: %lld/%lld e%d", i, (long long)result.over, (long long)result.under,
               result.exponent);
  }
}

static void what_does_not_fit_is_refused(void **state) {
  (void)state;
  static const struct {
    char operation;
    bs_rational a, b;
    bool fine;
  } cases[] = {
      {'+', {1, 1, 30}, {1, 1, -20}, false}, /* too far apart */
      {'+', {1, 1, -20}, {1, 1, 30}, false},
      {'+', {MOST, 1, 39}, {1, 1, 0}, false}, /* too many digits on the way */
      {'+', {1, 1, 0}, {MOST, 1, 39}, false},
      {'+', {MOST, 1, 19}, {1, MOST, 0}, false}, /* over the other's denominator */
      {'+', {1, MOST, 0}, {MOST, 1, 19}, false},
      {'+', {MOST, MOST - 24, 19}, {MOST, 3, 0}, false}, /* the sum itself */
      {'+', {MOST, 1, 0}, {MOST, 1, 0}, false},
      {'+', {MOST, 1, 0}, {-MOST, 1, 0}, true},
      {'+', {0, 1, 0}, {MOST, 1, 300}, true},
      {'*', {MOST, 1, 0}, {MOST, 1, 0}, false},
      {'*', {1, MOST, 0}, {1, MOST, 0}, false},
      {'*', {1, 1, 200}, {1, 1, 200}, false},
      {'*', {1, 1, -200}, {1, 1, -200}, false},
      {'*', {1, 1, 200}, {0, 1, 0}, true},
      {'/', {1, 1, 0}, {0, 1, 0}, false},
      {'/', {MOST, 1, 0}, {1, MOST, 0}, false},
      {'/', {-3, 1, 0}, {-6, 1, 0}, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_rational result = {0, 1, 0};
    bool fine = (cases[i].operation == '+'   ? bs_rational_add
                 : cases[i].operation == '*' ? bs_rational_multiply
                                             : bs_rational_divide)(cases[i].a, cases[i].b, &result);
    if (fine != cases[i].fine)
      fail_msg("case %zu", i);
  }
}

static void a_decimal_ends_and_fits(void **state) {
  (void)state;
  bs_decimal decimal;
  assert_true(bs_rational_decimal((bs_rational){3, 8, 0}, &decimal));
  assert_int_equal(decimal.coefficient, 375);
  assert_int_equal(decimal.exponent, -3);
  assert_true(bs_rational_decimal((bs_rational){-1, INT64_C(7450580596923828125), 0}, &decimal));
  assert_int_equal(decimal.coefficient, -134217728); /* 2^27 over 10^27, of 5^27 */
  assert_int_equal(decimal.exponent, -27);
  assert_false(bs_rational_decimal((bs_rational){1, 3, 0}, &decimal));
  assert_false(bs_rational_decimal((bs_rational){MOST, 2, 0}, &decimal));
  assert_false(bs_rational_decimal((bs_rational){MOST, INT64_C(1) << 62, 0}, &decimal));
}

static void rounding_fits_or_is_refused(void **state) {
  (void)state;
  int64_t whole;
  assert_true(bs_rational_round((bs_rational){0, 1, 60}, 0, 0, &whole));
  assert_int_equal(whole, 0);
  assert_true(bs_rational_round((bs_rational){-5, 2, 0}, 0, 1, &whole));
  assert_int_equal(whole, -2);
  assert_false(bs_rational_round((bs_rational){1, 1, 60}, 0, 0, &whole));
  assert_false(bs_rational_round((bs_rational){1, 1, -60}, 0, 0, &whole));
  assert_false(bs_rational_round((bs_rational){MOST, 1, 39}, 0, 0, &whole));
  assert_false(bs_rational_round((bs_rational){MOST, 1, 3}, 0, 0, &whole));
}

static bs_real real(double number, bool exact) {
  bs_real real;
  assert_true(bs_real_from(number, &real));
  assert_true(real.exact);
  real.exact = exact;
  return real;
}

/* Every combination of signs, and of what is exact, encloses what long doubles say. */
static void products_and_quotients_are_enclosed(void **state) {
  (void)state;
  static const double numbers[] = {0.1, 0.3, -0.7, -1.1, 1e15, -1e-9};
  for (int i = 0; i < 6 * 6 * 4; i++) {
    double x = numbers[i / 24], y = numbers[i / 4 % 6];
    bs_real a = real(x, i & 1), b = real(y, i & 2), down = {0}, up = {0};
    assert_true(bs_real_multiply(a, b, -1, &down) && bs_real_multiply(a, b, 1, &up));
    assert_true((long double)down.number <= (long double)x * y || down.exact);
    assert_true((long double)up.number >= (long double)x * y || up.exact);
    assert_true(bs_real_compare(down, up) <= 0);
    assert_true(bs_real_divide(a, b, -1, &down) && bs_real_divide(a, b, 1, &up));
    assert_true((long double)down.number <= (long double)x / y || down.exact);
    assert_true((long double)up.number >= (long double)x / y || up.exact);
    assert_true(bs_real_compare(down, up) <= 0);
    assert_true(bs_real_add(a, b, -1, &down) && bs_real_add(a, b, 1, &up));
    assert_true(bs_real_compare(down, up) <= 0);
  }
}

static void roots_are_exact_where_they_are_short(void **state) {
  (void)state;
  bs_real root;
  assert_true(bs_real_power(real(27, true), 1.0 / 3, 0, &root) && root.exact);
  assert_int_equal(bs_real_compare(root, real(3, true)), 0);
  assert_true(bs_real_power(real(2, true), 0.5, 0, &root) && !root.exact);
  assert_true(bs_real_power(real(27, false), 1.0 / 3, 0, &root) && !root.exact);
  assert_true(bs_real_power(real(27, true), 1.0 / 100, 0, &root) && !root.exact);
  assert_true(bs_real_power(real(1e200, true), 1.0 / 50, 0, &root) && root.exact);
  assert_true(bs_real_power(real(2e200, true), 1.0 / 3, 0, &root) && !root.exact);
  bs_real part;
  assert_true(bs_real_divide(real(2, true), bs_real_of((bs_decimal){MOST, 0}), 0, &part));
  assert_true(part.exact && bs_real_power(part, 0.5, 0, &root) && !root.exact);
  assert_false(bs_real_power(real(-8, true), 0.4, 0, &root));
  assert_true(bs_real_power(real(8, true), 0.4, 0, &root) && !root.exact);
  assert_true(bs_real_power(real(3, true), -1, 0, &root) && root.exact);
  assert_false(bs_real_power(real(0, true), -1, 0, &root));
  assert_false(bs_real_power(real(1e200, false), -2, 0, &root) && root.number != 0);
  assert_false(bs_real_power(real(-1e200, true), 3, 0, &root));
  assert_true(bs_real_power(real(0, false), 2.5, 0, &root));
  assert_int_equal(bs_real_sign(root), 0);
  assert_true(bs_real_power(real(0, false), 0, 0, &root));
  assert_int_equal(bs_real_compare(root, real(1, true)), 0);
}

static void an_even_power_turns_its_side(void **state) {
  (void)state;
  for (int exact = 0; exact < 2; exact++)
    for (int power = 65; power < 69; power++) {
      bs_real down = {0}, up = {0};
      assert_true(bs_real_power(real(-1.1, exact), power, -1, &down) &&
                  bs_real_power(real(-1.1, exact), power, 1, &up));
      long double truth = powl(exact ? -1.1L : (long double)-1.1, power);
      assert_true(down.number <= truth && truth <= up.number);
    }
}

static void infinite_is_no_number(void **state) {
  (void)state;
  bs_real out;
  assert_false(bs_real_from(INFINITY, &out) || bs_real_from(NAN, &out));
  assert_true(bs_real_from(1e-305, &out) && !out.exact);
  assert_true(bs_real_from(1e300, &out) && !out.exact);
  assert_false(bs_real_add(out, out, 1, &out) && bs_real_multiply(out, out, 1, &out));
}

static void tops_and_rounding_of_doubles_stay_on_their_side(void **state) {
  (void)state;
  int64_t down = 0, up = 0;
  assert_int_equal(bs_real_top(real(-1000, true)), 3);
  assert_int_equal(bs_real_top(real(1000, false)), 3);
  assert_int_equal(bs_real_top(real(999.9999999999999, true)), 2);
  for (int i = 1; i < 2000; i++) {
    bs_real a = real(i / 1000.0, i & 1);
    assert_true(bs_real_round(a, -3, -1, &down) && bs_real_round(a, -3, 1, &up));
    assert_true(down <= i && i <= up && up - down <= 1);
  }
  for (int i = 1; i < 2000; i++) /* next to a multiple, whose quotient is a whole number */
    for (int32_t place = -12; place < 0; place++)
      for (int above = 0; above < 2; above++) {
        double multiple = bs_decimal_double((bs_decimal){i, place});
        bs_real a = {.number = nextafter(multiple, above ? INFINITY : 0)};
        assert_true(bs_real_round(a, place, -1, &down) && bs_real_round(a, place, 1, &up));
        assert_true(bs_decimal_double((bs_decimal){down, place}) <= a.number);
        assert_true(bs_decimal_double((bs_decimal){up, place}) >= a.number);
      }
  assert_false(bs_real_round(real(1e200, false), 0, 0, &down));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_quotient_is_reduced),
      cmocka_unit_test(what_does_not_fit_is_refused),
      cmocka_unit_test(a_decimal_ends_and_fits),
      cmocka_unit_test(rounding_fits_or_is_refused),
      cmocka_unit_test(products_and_quotients_are_enclosed),
      cmocka_unit_test(roots_are_exact_where_they_are_short),
      cmocka_unit_test(an_even_power_turns_its_side),
      cmocka_unit_test(infinite_is_no_number),
      cmocka_unit_test(tops_and_rounding_of_doubles_stay_on_their_side),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
