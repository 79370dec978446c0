#include "map.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static void add(bs_map *map, uint32_t to, uint32_t from, uint8_t to_unit, uint8_t from_unit) {
  assert_true(bs_map_add(map, to, from, to_unit, from_unit));
}

static void expect(const bs_map *map, bs_span of, bs_span is) {
  bs_span span = bs_map_span(map, of);
  if (span.start != is.start || span.end != is.end)
    fail_msg("[%u, %u) gave [%u, %u), not [%u, %u)", of.start, of.end, span.start, span.end,
             is.start, is.end);
}

static void an_empty_map_changes_nothing(void **state) {
  (void)state;
  bs_map map = {0};
  expect(&map, (bs_span){3, 9}, (bs_span){3, 9});
  expect(&map, (bs_span){4, 4}, (bs_span){4, 4});
  bs_map_free(&map);
}

static void what_continues_a_run_makes_no_new_one(void **state) {
  (void)state;
  bs_map map = {0};
  add(&map, 0, 0, 3, 2);
  add(&map, 3, 2, 3, 2);
  add(&map, 9, 6, 3, 2);
  assert_int_equal(map.count, 1);
  add(&map, 12, 8, 1, 1);
  assert_int_equal(map.count, 2);
  add(&map, 14, 10, 1, 1);
  assert_int_equal(map.count, 2);
  add(&map, 15, 12, 1, 1); /* a byte was dropped */
  assert_int_equal(map.count, 3);
  bs_map_free(&map);
}

/* GB18030: 增长 8.5% with two bytes a character, behind a line end that was dropped. */
static void spans_lead_back_through_other_encodings(void **state) {
  (void)state;
  bs_map map = {0};
  add(&map, 0, 0, 3, 2);
  add(&map, 6, 4, 1, 1);
  add(&map, 7, 7, 1, 1);
  add(&map, 10, 10, 3, 2);
  static const struct {
    bs_span of, is;
  } cases[] = {
      {{0, 3}, {0, 2}},   {{0, 6}, {0, 4}},     {{3, 6}, {2, 4}}, {{1, 3}, {0, 2}},
      {{6, 7}, {4, 5}},   {{6, 8}, {4, 8}},     {{7, 8}, {7, 8}}, {{3, 10}, {2, 10}},
      {{9, 13}, {9, 12}}, {{10, 16}, {10, 14}}, {{7, 7}, {7, 7}},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    expect(&map, cases[i].of, cases[i].is);
  bs_map_free(&map);
}

static void half_width_digits_stand_for_full_width_ones(void **state) {
  (void)state;
  bs_map map = {0};
  add(&map, 0, 0, 3, 3);
  add(&map, 3, 3, 1, 3);
  add(&map, 5, 9, 3, 3);
  expect(&map, (bs_span){3, 5}, (bs_span){3, 9});
  expect(&map, (bs_span){4, 5}, (bs_span){6, 9});
  expect(&map, (bs_span){0, 8}, (bs_span){0, 12});
  bs_map_free(&map);
}

static void many_runs_are_searched(void **state) {
  (void)state;
  bs_map map = {0};
  for (uint32_t i = 0; i < 1000; i++)
    add(&map, 10 * i, 11 * i, 1, 1); /* one byte dropped every ten */
  assert_int_equal(map.count, 1000);
  for (uint32_t at = 0; at < 10000; at++)
    expect(&map, (bs_span){at, at + 1}, (bs_span){at + at / 10, at + at / 10 + 1});
  bs_map_free(&map);
  assert_int_equal(map.count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_empty_map_changes_nothing),
      cmocka_unit_test(what_continues_a_run_makes_no_new_one),
      cmocka_unit_test(spans_lead_back_through_other_encodings),
      cmocka_unit_test(half_width_digits_stand_for_full_width_ones),
      cmocka_unit_test(many_runs_are_searched),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
