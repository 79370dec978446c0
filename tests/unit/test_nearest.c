#include "nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const known[] = {"facts",   "growth",  "multiples",
                                    "numbers", "outline", "财政收入"};

static const char *nearest(const char *word) {
  const char *found = bs_nearest(word, known, sizeof known / sizeof *known);
  return found ? found : "none";
}

static void a_slip_of_the_pen_is_found(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"fcats", "facts"},   {"fact", "facts"},          {"factss", "facts"},
      {"fucts", "facts"},   {"mutliples", "multiples"}, {"multipls", "multiples"},
      {"grwoth", "growth"}, {"outlnie", "outline"},     {"财政收人", "财政收入"},
      {"facts", "facts"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(nearest(cases[i][0]), cases[i][1]);
}

static void what_is_too_different_has_no_neighbour(void **state) {
  (void)state;
  static const char *const cases[] = {"fcast", "list", "", "x", "mine.lua", "产值", "\xff\xfe\xe4"};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_string_equal(nearest(cases[i]), "none");
  char word[5000];
  memset(word, 'a', sizeof word);
  word[sizeof word - 1] = '\0';
  assert_string_equal(nearest(word), "none");
  assert_null(bs_nearest("facts", NULL, 0));
}

static void the_first_of_several_is_taken(void **state) {
  (void)state;
  static const char *const twins[] = {"bases", "basis", "base"};
  assert_string_equal(bs_nearest("bass", twins, 3), "bases");
  assert_string_equal(bs_nearest("bas", twins, 3), "base");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_slip_of_the_pen_is_found),
      cmocka_unit_test(what_is_too_different_has_no_neighbour),
      cmocka_unit_test(the_first_of_several_is_taken),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
