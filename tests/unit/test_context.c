/* Context: period, base and status that a sentence leaves to its clause, paragraph, heading or
   report. Each fact states a level or a growth of 收入. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* Bodies of a report of early 2021. */
#define CHECK_2021(cases)                                                                          \
  check_readings(engine, "柳河镇政府工作报告\n\n2021年2月3日\n\n", "\n", cases, COUNT(cases))

static void the_heading_gives_period_and_status(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n总收入3亿元，增长8%。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "8 % exact growth 总收入 2020 2019 actual\n"},
      {"一、2021年主要任务\n\n总收入3亿元，增长8%。",
       "300000000 元 exact level 总收入 2021 - target\n"
       "8 % exact growth 总收入 2021 2020 target\n"},
      {"一、过去一年工作回顾\n\n总收入3亿元。", "300000000 元 exact level 总收入 2020 - actual\n"},
      {"一、“十三五”时期工作回顾\n\n新增学校3所。", "3 所 exact level 学校 2016/2020 - actual\n"},
      {"一、“十四五”时期奋斗目标\n\n总收入达到3亿元。",
       "300000000 元 exact level 总收入 2025 - target\n"},
      {"一、今后五年工作安排\n\n总收入年均增长8%。",
       "8 % exact average_growth 总收入 2025 2020 target\n"},
  };
  CHECK_2021(cases);
}

static void the_next_heading_ends_what_the_first_gave(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n总收入3亿元。\n\n二、2021年主要任务\n\n总收入4亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "400000000 元 exact level 总收入 2021 - target\n"},
      {"一、过去五年工作回顾\n\n（一）经济发展\n\n总收入达到3亿元。\n\n（二）城镇建设\n\n新增学校3"
       "所。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "3 所 exact level 学校 2016/2020 - actual\n"},
  };
  CHECK_2021(cases);
}

static void a_paragraph_opens_with_what_holds_in_it(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、工作回顾\n\n2018年，镇里修路。总收入3亿元。",
       "300000000 元 exact level 总收入 2018 - actual\n"},
      {"一、过去五年工作回顾\n\n2020年，我们抓了产业。总收入3亿元，增长8%。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "8 % exact growth 总收入 2020 2019 actual\n"},
      {"一、2020年工作回顾\n\n过去五年，新增学校3所。",
       "3 所 exact level 学校 2016/2020 - actual\n"},
  };
  CHECK_2021(cases);
}

static void a_time_in_the_sentence_comes_before_all_others(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n2017年总收入3亿元，出口额1亿元。",
       "300000000 元 exact level 总收入 2017 - actual\n"
       "100000000 元 exact level 出口额 2017 - actual\n"},
      {"一、2020年工作回顾\n\n上半年总收入3亿元，增长8%。",
       "300000000 元 exact level 总收入 2020-01/2020-06 - actual\n"
       "8 % exact growth 总收入 2020-01/2020-06 2019-01/2019-06 actual\n"},
      {"一、2020年工作回顾\n\n2020年12月，总收入3亿元。",
       "300000000 元 exact level 总收入 2020-12 - actual\n"},
      {"一、2020年工作回顾\n\n去年底，总收入3亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"},
      {"一、2021年主要任务\n\n明年总收入4亿元。",
       "400000000 元 exact level 总收入 2022 - target\n"},
      {"一、2021年主要任务\n\n到“十四五”末，总收入4亿元。",
       "400000000 元 exact level 总收入 2025 - target\n"},
  };
  CHECK_2021(cases);
}

static void a_base_never_governs(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n总收入比2016年增长30%，出口额1亿元。",
       "30 % exact growth 总收入 2020 2016 actual\n"
       "100000000 元 exact level 出口额 2020 - actual\n"},
      {"一、2020年工作回顾\n\n镇里抓产业。总收入是2010年的2倍，出口额1亿元。",
       "2 倍 exact multiple 总收入 2020 2010 actual\n"
       "100000000 元 exact level 出口额 2020 - actual\n"},
  };
  CHECK_2021(cases);
}

static void words_that_point_leave_the_period_as_it_is(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n全年总收入3亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"},
      {"一、2021年主要任务\n\n全年总收入3亿元。",
       "300000000 元 exact level 总收入 2021 - target\n"},
  };
  CHECK_2021(cases);
}

static void the_past_in_a_plan_stays_actual(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2021年主要任务\n\n2019年总收入3亿元。",
       "300000000 元 exact level 总收入 2019 - actual\n"},
      {"一、2021年主要任务\n\n目前已有学校3所，力争新增2所。",
       "3 所 exact level 学校 2021 - actual\n"
       "2 所 exact level 学校 2021 - target\n"},
  };
  CHECK_2021(cases);
}

static void plan_words_make_a_target_where_no_heading_tells(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"今年力争总收入达到3亿元。", "300000000 元 exact level 总收入 2021 - target\n"},
      {"总收入达到3亿元。", "300000000 元 exact level 总收入 2020 - actual\n"},
      {"2022年总收入将达到3亿元。", "300000000 元 exact level 总收入 2022 - target\n"},
  };
  CHECK_2021(cases);
}

static void a_report_without_a_year_has_only_the_periods_it_names(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"总收入3亿元，增长8%。", "300000000 元 exact level 总收入 - - actual\n"
                                "8 % exact growth 总收入 - - actual\n"},
      {"去年总收入3亿元。", "300000000 元 exact level 总收入 - - actual\n"},
      {"2019年总收入3亿元，增长8%。", "300000000 元 exact level 总收入 2019 - actual\n"
                                      "8 % exact growth 总收入 2019 2018 actual\n"},
  };
  check_readings(engine, "", "\n", cases, COUNT(cases));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_heading_gives_period_and_status),
      cmocka_unit_test(the_next_heading_ends_what_the_first_gave),
      cmocka_unit_test(a_paragraph_opens_with_what_holds_in_it),
      cmocka_unit_test(a_time_in_the_sentence_comes_before_all_others),
      cmocka_unit_test(a_base_never_governs),
      cmocka_unit_test(words_that_point_leave_the_period_as_it_is),
      cmocka_unit_test(the_past_in_a_plan_stays_actual),
      cmocka_unit_test(plan_words_make_a_target_where_no_heading_tells),
      cmocka_unit_test(a_report_without_a_year_has_only_the_periods_it_names),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
