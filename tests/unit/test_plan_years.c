/* Reports of planned years and of their budgets: 五年内, 前两年, pairs without years, figures that
   go from one to another by any verb, and what they are held against. */
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

static void what_a_figure_is_held_against_is_not_measured(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2002年工业税收到3亿元，完成预算数的92%。",
       "300000000 元 exact level 工业税收 2002 - actual\n"
       "92 % exact level 工业税收 2002 - actual\n"},
      {"2002年棉花产量完成了原定计划的101%，比2001年增长8%。",
       "101 % exact level 棉花产量 2002 - actual\n"
       "8 % exact growth 棉花产量 2002 2001 actual\n"},
      {"2002年沙河灌渠已经完成全线砌石任务的70%。", "70 % exact level 沙河灌渠 2002 - actual\n"},
      {"2002年完成沙河造林任务的七成。", "70 % exact share 沙河造林任务 2002 - actual\n"},
      {"2002年造林面积3万亩，相当于全县耕地的三分之一。",
       "30000 亩 exact level 造林面积 2002 - actual\n"
       "0.333333333333 - exact share 造林面积 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void what_is_no_period_is_no_base(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2002年县级支出比预算少支300万元。", "-3000000 元 exact change 县级支出 2002 - actual\n"},
      {"2002年县级收入比预算数5000万元少200万元。",
       "50000000 元 exact level 县级收入 2002 - actual\n"
       "-2000000 元 exact change 县级收入 2002 - actual\n"},
      {"2002年工业产值比原计划增加了十分之一。", "0.1 - exact growth 工业产值 2002 - actual\n"},
      {"2002年减收增支3亿元，比原来设想的2亿元多出50%。",
       "300000000 元 exact level 减收增支 2002 - actual\n"
       "200000000 元 exact level 减收增支 2002 - actual\n"
       "50 % exact growth 减收增支 2002 - actual\n"},
      {"2002年投资多了2000万元。", "20000000 元 exact change 投资 2002 2001 actual\n"},
      {"2002年末存款余额3亿元，比年初增加2000万元。",
       "300000000 元 exact level 存款余额 2002 - actual\n"
       "20000000 元 exact change 存款余额 2002 2001 actual\n"},
      {"2002年总产值比较2001年增加8%。", "8 % exact growth 总产值 2002 2001 actual\n"},
  };
  CHECK_PLAN(cases);
}

static void this_year_is_the_year_spoken_of(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2001年本年收入合计3亿元。", "300000000 元 exact level 收入 2001 - actual\n"},
      {"例如二〇〇一年茶叶产量50吨。", "50 吨 exact level 茶叶产量 2001 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void a_plan_under_way_holds_for_its_own_paragraph(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"“十五”期间将新建水库30座。已完工的有17座。\n\n为此节约资金2亿元。",
       "30 座 exact level 水库 2001/2005 - target\n"
       "17 座 exact level 完工 2003 - actual\n"
       "200000000 元 exact level 资金 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void adverbs_and_ways_are_no_part_of_an_indicator(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2002年工业产值增长8%，农业产值却只增长2%，林业产值则达到3亿元。",
       "8 % exact growth 工业产值 2002 2001 actual\n"
       "2 % exact growth 农业产值 2002 2001 actual\n"
       "300000000 元 exact level 林业产值 2002 - actual\n"},
      {"2002年制定细则30条。", "30 条 exact level 细则 2002 - actual\n"},
      {"2002年两条道路的斗争没有结束，农村新修两条道路。", "2 条 exact level 道路 2002 - actual\n"},
      {"2002年挖土八千土方，为企业节约3万元。", "8000 土方 exact level 挖土 2002 - actual\n"
                                                "30000 元 exact level 企业节约 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void what_goes_on_with_a_rate_is_a_growth(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"总产值的增长速度，2001年计划为3%，实际达到4%；2002年为5%。",
       "3 % exact growth 总产值 2001 2000 actual\n"
       "4 % exact growth 总产值 2001 2000 actual\n"
       "5 % exact growth 总产值 2002 2001 actual\n"},
      {"2002年物价上涨2%，高的达到5%。", "2 % exact growth 物价 2002 2001 actual\n"
                                         "5 % exact growth 物价 2002 2001 actual\n"},
      {"2002年覆盖率提高3个百分点，达到98%。", "3 个百分点 exact change 覆盖率 2002 2001 actual\n"
                                               "98 % exact level 覆盖率 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void a_part_has_its_own_time(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2002年建桥30座，其中1999年设计的占40%；县城的占10%。",
       "30 座 exact level 建桥 2002 - actual\n"
       "40 % exact share 设计 1999 - actual\n"
       "10 % exact share 县城 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void what_is_done_beside_is_measured_itself(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2002年植树二百万株，造林廿万亩。", "2000000 株 exact level 植树 2002 - actual\n"
                                           "200000 亩 exact level 造林 2002 - actual\n"},
      {"2002年经过三年的努力，培养一支坚强的队伍，通过一项决定，新建一座桥梁。",
       "1 座 exact level 桥梁 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void a_share_may_say_how_large_the_whole_is(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2002年通车的有500个村，占全县1700个村的29%。", "500 个 exact level 村 2002 - actual\n"
                                                       "1700 个 exact level 村 2002 - actual\n"
                                                       "29 % exact share 村 2002 - actual\n"},
      {"农业投资的比重，2001年为17%，2002年达到27%。", "17 % exact share 农业投资 2001 - actual\n"
                                                       "27 % exact share 农业投资 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void two_years_named_are_a_span(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2001、2002两年新建水库3座。", "3 座 exact level 水库 2001/2002 - actual\n"},
      {"2001年和2002年两年新建水库3座。", "3 座 exact level 水库 2001/2002 - actual\n"},
      {"吨砖煤耗由2001年的0.5吨煤降低到0.4吨煤。", "0.5 吨 exact level 煤 2001 - actual\n"
                                                   "0.4 吨 exact level 煤 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void a_year_that_is_over_turns_a_paragraph_of_plans(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"在2001到2005年内，棉花亩产达到40斤。2002年，有9个村达到了。全县棉田产棉8万吨。",
       "40 斤 exact level 棉花亩产 2005 - target\n"
       "9 个 exact level 村 2002 - actual\n"
       "80000 吨 exact level 棉田产棉 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void a_sum_of_years_is_a_base(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"1998—2002年修路3万里，是1950年到1997年修路总和的1.5倍。",
       "30000 里 exact level 修路 1998/2002 - actual\n"
       "1.5 倍 exact multiple 修路 1998/2002 1950/1997 actual\n"},
      {"2002年中学在校学生已接近小学在校学生的50%。",
       "50 % exact level 中学在校学生 2002 - actual\n"},
      {"2002年有八成的乡镇普及了小学教育，本科招生800人，任务中最重要的是第一项任务。",
       "80 % exact share 乡镇 2002 - actual\n"
       "800 人 exact level 本科招生 2002 - actual\n"},
  };
  CHECK_PLAN(cases);
}

static void a_plan_by_itself_names_itself_first(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"五年内，新建学校30所，比“九五”时期增长20%。五年内，新建桥梁8座。",
       "30 所 exact level 学校 2001/2005 - target\n"
       "20 % exact growth 学校 2005 1996/2000 target\n"
       "8 座 exact level 桥梁 2001/2005 - target\n"},
      {"2005年，农业比重由2000年的24%下降为21%，林业比重由38%上升到39%。",
       "24 % exact share 农业 2000 - actual\n"
       "21 % exact share 农业 2005 - target\n"
       "38 % exact share 林业 2000 - actual\n"
       "39 % exact share 林业 2005 - target\n"},
  };
  check_readings(engine, "柳河县第十个五年计划纲要\n\n一、主要目标\n\n", "\n", cases, COUNT(cases));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(so_many_years_are_those_of_the_plan_under_way),
      cmocka_unit_test(the_first_years_are_those_of_the_plan),
      cmocka_unit_test(pairs_without_years_have_those_of_the_pair_before),
      cmocka_unit_test(whatever_moves_to_an_amount_reaches_it),
      cmocka_unit_test(the_plan_of_a_year_is_of_that_year),
      cmocka_unit_test(what_a_figure_is_held_against_is_not_measured),
      cmocka_unit_test(what_is_no_period_is_no_base),
      cmocka_unit_test(this_year_is_the_year_spoken_of),
      cmocka_unit_test(a_plan_under_way_holds_for_its_own_paragraph),
      cmocka_unit_test(adverbs_and_ways_are_no_part_of_an_indicator),
      cmocka_unit_test(what_goes_on_with_a_rate_is_a_growth),
      cmocka_unit_test(a_part_has_its_own_time),
      cmocka_unit_test(what_is_done_beside_is_measured_itself),
      cmocka_unit_test(a_share_may_say_how_large_the_whole_is),
      cmocka_unit_test(two_years_named_are_a_span),
      cmocka_unit_test(a_year_that_is_over_turns_a_paragraph_of_plans),
      cmocka_unit_test(a_sum_of_years_is_a_base),
      cmocka_unit_test(a_plan_by_itself_names_itself_first),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
