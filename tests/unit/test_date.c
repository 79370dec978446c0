/* Dates in a line: the day before the month before the year, and no span or count of years. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "date.h"
#include "engine.h"
#include "runs.h"

static void the_fullest_date_of_a_line_is_found(void **state) {
  (void)state;
  static const struct {
    const char *line, *date; /* what is the date, or NULL */
    int year, month, day;
  } cases[] = {
      {"柳河镇2020年工作报告", "2020年", 2020, -1, -1},
      {"2020年工作报告（2021年2月）", "2021年2月", 2021, 2, -1},
      {"2021年2月印发的2020年工作报告", "2021年2月", 2021, 2, -1},
      {"2021年2月印发，2020年12月起草", "2021年2月", 2021, 2, -1},
      {"2020年工作报告（2021年2月3日，2021年2月4日印发）", "2021年2月3日", 2021, 2, 3},
      {"2020年1至3月工作情况", "2020年", 2020, -1, -1},
      {"2018—2020年工作总结", "2020年", 2020, -1, -1},
      {"近3年工作总结", NULL, -1, -1, -1},
      {"5年来工作总结（2021年2月）", "2021年2月", 2021, 2, -1},
      {"三年内工作设想", NULL, -1, -1, -1},
      {"1至3月工作总结", NULL, -1, -1, -1},
      {"20世纪90年代工作总结", NULL, -1, -1, -1},
      {"3月3日工作总结", NULL, -1, -1, -1},
      {"前三年工作总结", NULL, -1, -1, -1},
      {"3月工作总结", NULL, -1, -1, -1},
      {"二〇二一年二月三日", "二〇二一年二月三日", 2021, 2, 3},
      {"", NULL, -1, -1, -1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_written_date found;
    bs_slice line = {cases[i].line, (uint32_t)strlen(cases[i].line)};
    bool there = bs_date_find(engine->pack, line, &found);
    assert_int_equal(there, cases[i].date != NULL);
    if (there)
      assert_true(bs_slice_is(bs_slice_of(cases[i].line, found.span), cases[i].date));
    assert_int_equal(found.year, cases[i].year);
    assert_int_equal(found.month, cases[i].month);
    assert_int_equal(found.day, cases[i].day);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_fullest_date_of_a_line_is_found),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
