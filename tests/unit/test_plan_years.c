/* Reports of planned years: 五年内, 前两年, pairs without years, and figures that go from one to
   another by any verb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* Bodies of a report on the plan of 2001 to 2005, given in its third year. */
#define CHECK_PLAN(cases)                                                                          \
  check_readings(engine, "关于柳河县第十个五年计划的报告\n\n2003年2月3日\n\n", "\n", cases,        \
                 COUNT(cases))

static void so_many_years_are_those_of_the_plan_under_way(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"五年内，新建学校30所，就业人数增加4万人。",
       "30 所 exact level 学校 2001/2005 - target\n"
       "40000 人 exact change 就业人数 2005 2000 target\n"},
      {"五年合计投资5亿元。", "500000000 元 exact level 投资 2001/2005 - target\n"},
      {"从1991年到1996年，六年间新建学校8所。", "8 所 exact level 学校 1991/1996 - actual\n"},
      {"过去五年新建学校9所。", "9 所 exact level 学校 1998/2002 - actual\n"},
      {"今后五年新建学校9所。", "9 所 exact level 学校 2003/2007 - target\n"},
  };
  CHECK_PLAN(cases);
}

static void the_first_years_are_those_of_the_plan(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"前两年新建学校7所，2003年将新建学校6所。", "7 所 exact level 学校 2001/2002 - actual\n"
                                                   "6 所 exact level 学校 2003 - target\n"},
      /* not over yet */
      {"2002年前三年新建学校7所。", "7 所 exact level 学校 2002 - actual\n"},
      {"“九五”前三年新建学校7所。", "7 所 exact level 学校 1996/1998 - actual\n"},
      {"1996—2000年新建学校7所，比前五年增长40%。", "7 所 exact level 学校 1996/2000 - actual\n"
                                                    "40 % exact growth 学校 2000 1995 actual\n"},
      {"2002年提前两年建成学校7所。", "7 所 exact level 学校 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void pairs_without_years_have_those_of_the_pair_before(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"煤炭产量由1998年的3万吨增加到2002年的5万吨，水泥产量由7万吨增加到9万吨。",
       "30000 吨 exact level 煤炭产量 1998 - actual\n"
       "50000 吨 exact level 煤炭产量 2002 - actual\n"
       "70000 吨 exact level 水泥产量 1998 - actual\n"
       "90000 吨 exact level 水泥产量 2002 - actual\n"},
      {"农业比重由1998年的30%到2002年下降为25%。", "30 % exact share 农业 1998 - actual\n"
                                                   "25 % exact share 农业 2002 - actual\n"},
      {"2002年棉花产量8万吨，比1998年的6万吨增加2万吨。",
       "80000 吨 exact level 棉花产量 2002 - actual\n"
       "60000 吨 exact level 棉花产量 1998 - actual\n"
       "20000 吨 exact change 棉花产量 2002 1998 actual\n"},
  };
  CHECK_PLAN(cases);
}

static void whatever_moves_to_an_amount_reaches_it(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2002年投资缩减为3亿元，工期延长到90天，亏损面下降为4%。",
       "300000000 元 exact level 投资 2002 - actual\n"
       "90 天 exact level 工期 2002 - actual\n"
       "4 % exact level 亏损面 2002 - actual\n"},
      {"2002年发电量5亿千瓦小时，增长8%。", "500000000 千瓦小时 exact level 发电量 2002 - actual\n"
                                            "8 % exact growth 发电量 2002 2001 actual\n"},
  };
  CHECK_PLAN(cases);
}

static void the_plan_of_a_year_is_of_that_year(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"粮食产量2003年计划达到9万吨。", "90000 吨 exact level 粮食产量 2003 - target\n"},
      {"总产值的增长速度，二〇〇一年计划为3%。", "3 % exact growth 总产值 2001 2000 actual\n"},
      {"三年计划顺利，新建学校2所。", "2 所 exact level 学校 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(so_many_years_are_those_of_the_plan_under_way),
      cmocka_unit_test(the_first_years_are_those_of_the_plan),
      cmocka_unit_test(pairs_without_years_have_those_of_the_pair_before),
      cmocka_unit_test(whatever_moves_to_an_amount_reaches_it),
      cmocka_unit_test(the_plan_of_a_year_is_of_that_year),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
