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

/* A day that no calendar has is a slip: the month holds. */
static void a_day_is_one_that_there_is(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2020年2月29日存款3亿元。", "300000000 元 exact level 存款 2020-02-29 - actual\n"},
      {"2019年2月29日存款3亿元。", "300000000 元 exact level 存款 2019-02 - actual\n"},
      {"2019年4月31日存款3亿元。", "300000000 元 exact level 存款 2019-04 - actual\n"},
      {"2019年5月31日存款3亿元。", "300000000 元 exact level 存款 2019-05-31 - actual\n"},
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
      {"柳河镇工作报告\n\n12月9日举办展会，成交额3亿元。",
       "300000000 元 exact level 成交额 - - actual\n"},
      {"柳河镇工作报告\n\n总收入三年增长30%。", "30 % exact growth 总收入 - - actual\n"},
      {"柳河镇工作报告\n\n一、2016—2020年工作回顾\n\n总收入3亿元，增长8%。",
       "300000000 元 exact level 总收入 2016/2020 - actual\n"
       "8 % exact growth 总收入 2020 2015 actual\n"},
      {"柳河镇工作报告\n\n一、2020年1—6月工作回顾\n\n总收入3亿元，增长8%。",
       "300000000 元 exact level 总收入 2020-01/2020-06 - actual\n"
       "8 % exact growth 总收入 2020-01/2020-06 2019-01/2019-06 actual\n"},
      {"柳河镇工作报告\n\n一、“十三五”时期工作\n\n总收入3亿元，增长8%。",
       "300000000 元 exact level 总收入 2016/2020 - actual\n"
       "8 % exact growth 总收入 2020 2015 actual\n"},
  };
  check_readings(engine, "", "\n", cases, COUNT(cases));
}

static void a_paragraph_turns_from_the_year_to_the_years(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、“十三五”时期和2020年工作回顾\n\n2020年，全镇上下平稳前行。总收入增长8%"
       "。\n\n全镇变化很大。"
       "回望过去五年，路越走越宽。新建水厂2座，总收入年均增长6%。",
       "8 % exact growth 总收入 2020 2019 actual\n"
       "2 座 exact level 水厂 2016/2020 - actual\n"
       "6 % exact average_growth 总收入 2020 2015 actual\n"},
      {"一、过去五年工作回顾\n\n各村都有变化。新建水厂2座。过去五年\n\n二、2021年主要任务\n\n新建水"
       "厂3座。",
       "2 座 exact level 水厂 2016/2020 - actual\n3 座 exact level 水厂 2021 - target\n"},
      {"一、过去五年工作回顾\n\n五年里事情不少，大家都记得。\n\n各位代表！刚过去的2020年，是难忘的"
       "一年。"
       "总收入增长8%。",
       "8 % exact growth 总收入 2020 2019 actual\n"},
  };
  CHECK_2021(cases);
}

static void so_many_years_of_a_plan_end_with_the_year_aimed_at(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、今后五年奋斗目标\n\n总收入五年累计4亿元。",
       "400000000 元 exact level 总收入 2021/2025 - target\n"},
      {"一、2021年主要任务\n\n到2030年，总收入五年累计4亿元。",
       "400000000 元 exact level 总收入 2026/2030 - target\n"},
      {"一、2020年工作回顾\n\n总收入五年累计4亿元。",
       "400000000 元 exact level 总收入 2016/2020 - actual\n"},
  };
  CHECK_2021(cases);
}

static void a_plan_looks_back_until_it_plans_again(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2021年主要任务\n\n我们要抓好收入。两年来，镇里修了路。新增学校3所。力争总收入4亿元。新"
       "增学"
       "校1所。",
       "3 所 exact level 学校 2019/2020 - actual\n"
       "400000000 元 exact level 总收入 2021 - target\n"
       "1 所 exact level 学校 2021 - target\n"},
      {"一、2021年主要任务\n\n我们要抓好收入。过去一年，镇里修了路。总收入增长8%"
       "。今年新建学校1所。总收入增"
       "长9%。",
       "8 % exact growth 总收入 2020 2019 actual\n1 所 exact level 学校 2021 - target\n"
       "9 % exact growth 总收入 2021 2020 target\n"},
  };
  CHECK_2021(cases);
}

static void the_whole_year_widens_a_part_of_it(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n三季度订单回升，全年总收入增长8%。",
       "8 % exact growth 总收入 2020 2019 actual\n"},
      {"一、2020年工作回顾\n\n12月的存款占全年的10%。", "10 % exact share 存款 2020-12 - actual\n"},
  };
  CHECK_2021(cases);
}

static void an_aside_speaks_only_of_itself(void **state) {
  (void)state;
  static const struct reading cases[] = {
      /* since when, and what is counted in, is not when */
      {"一、2020年工作回顾\n\n学校从2017年起扩大招生，在校生3万人。",
       "30000 人 exact level 在校生 2020 - actual\n"},
      {"一、2020年工作回顾\n\n预算收入，不包括上年结余在内，等于2010年的3.6倍。",
       "3.6 倍 exact multiple 预算收入 2020 2010 actual\n"},
      {"一、2020年工作回顾\n\n总产量在上年大幅度增长的基础上，又增产200吨。",
       "200 吨 exact change 总产量 2020 2019 actual\n"},
      {"一、2020年工作回顾\n\n总产量在2018年减产、2019年增产的基础上，又增产200吨。",
       "200 吨 exact change 总产量 2020 2019 actual\n"},
      {"一、2020年工作回顾\n\n本地12月9日至12日举办展会，成交额3亿元，创近5年新高，观众增长8%。",
       "300000000 元 exact level 成交额 2020-12-09/2020-12-12 - actual\n"
       "8 % exact growth 观众 2020-12-09/2020-12-12 2019-12-09/2019-12-12 actual\n"},
  };
  CHECK_2021(cases);
}

static void what_is_compared_once_holds_for_the_sentence(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n2020年同2012年相比，总收入增长百分之五十，存款由3亿元增加到9亿元。",
       "50 % exact growth 总收入 2020 2012 actual\n"
       "300000000 元 exact level 存款 2012 - actual\n"
       "900000000 元 exact level 存款 2020 - actual\n"},
      {"一、2020年工作回顾\n\n水稻比2010年增长40%，棉花增长50%。",
       "40 % exact growth 水稻 2020 2010 actual\n"
       "50 % exact growth 棉花 2020 2010 actual\n"},
      {"一、2020年工作回顾\n\n总收入达到9亿元，比2015年的7亿元增加2亿元，年均增长5.2%。",
       "900000000 元 exact level 总收入 2020 - actual\n"
       "700000000 元 exact level 总收入 2015 - actual\n"
       "200000000 元 exact change 总收入 2020 2015 actual\n"
       "5.2 % exact average_growth 总收入 2020 2015 actual\n"},
      {"一、2020年工作回顾\n\n总收入比2015年增长30%，年均增长5.4%。",
       "30 % exact growth 总收入 2020 2015 actual\n"
       "5.4 % exact average_growth 总收入 2020 2015 actual\n"},
      {"一、2020年工作回顾\n\n总产值9亿元，比2015年增长30%；总收入2亿元，增长1."
       "2倍，税收1亿元，增长6%。",
       "900000000 元 exact level 总产值 2020 - actual\n"
       "30 % exact growth 总产值 2020 2015 actual\n"
       "200000000 元 exact level 总收入 2020 - actual\n"
       "1.2 倍 exact growth 总收入 2020 2015 actual\n"
       "100000000 元 exact level 税收 2020 - actual\n"
       "6 % exact growth 税收 2020 2019 actual\n"},
      /* but not for what is of another year, or grows by the year */
      {"一、2020年工作回顾\n\n2019年总产值比2015年增长30%；2020年总收入2亿元，增长1.2倍。",
       "30 % exact growth 总产值 2019 2015 actual\n"
       "200000000 元 exact level 总收入 2020 - actual\n"
       "1.2 倍 exact growth 总收入 2020 2019 actual\n"},
      {"一、2020年工作回顾\n\n2019年总收入比2015年增长30%，2020年总收入年均增长5%。",
       "30 % exact growth 总收入 2019 2015 actual\n"
       "5 % exact average_growth 总收入 2020 - actual\n"},
      {"一、2020年工作回顾\n\n总产值比2015年增长30%，总收入年均增长1.2倍。",
       "30 % exact growth 总产值 2020 2015 actual\n"
       "1.2 倍 exact average_growth 总收入 2020 - actual\n"},
      {"一、2020年工作回顾\n\n按2015年不变价格计算，总收入增长6%。",
       "6 % exact growth 总收入 2020 2019 actual\n"},
  };
  CHECK_2021(cases);
}

static void years_named_as_ends_or_counted_give_the_base(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n2015年到2020年，入学率从91%提高到98%。",
       "91 % exact level 入学率 2015 - actual\n"
       "98 % exact level 入学率 2020 - actual\n"},
      {"一、2020年工作回顾\n\n从2016年到2019年的四年内，总收入年均增长6%。",
       "6 % exact average_growth 总收入 2019 2015 actual\n"},
      {"一、2020年工作回顾\n\n总收入三年增长20%。", "20 % exact growth 总收入 2020 2017 actual\n"},
      {"一、2020年工作回顾\n\n总收入三年下降20%，税收三年平均增长3%。",
       "-20 % exact growth 总收入 2020 2017 actual\n3 % exact growth 税收 2020 2017 actual\n"},
      /* years that are not whole, or too many, are no part of what is measured either */
      {"一、2020年工作回顾\n\n总收入三年多增长30%，税收三年分别增长3%和5%。",
       "30 % exact growth 总收入 2020 - actual\n3 % exact growth 税收 2020 2017 actual\n"
       "5 % exact growth 税收 2020 2017 actual\n"},
      {"一、2020年工作回顾\n\n总收入三至五年增长30%，税收2.5年增长20%，人口100年增长8倍。",
       "30 % exact growth 总收入 2020 - actual\n20 % exact growth 税收 2020 - actual\n"
       "8 倍 exact growth 人口 2020 - actual\n"},
      {"一、2020年和“十三五”工作回顾\n\n总收入年均增长6%。\n\n2018年税收年均增长5%。",
       "6 % exact average_growth 总收入 2020 2015 actual\n"
       "5 % exact average_growth 税收 2018 - actual\n"},
      {"一、2020年工作回顾\n\n存款占比由2015年的3%提高到2020年的5%，提高2个百分点。",
       "3 % exact share 存款 2015 - actual\n5 % exact share 存款 2020 - actual\n"
       "2 个百分点 exact change 存款 2020 2015 actual\n"},
      {"一、2020年工作回顾\n\n总收入由2015年的3亿元增加到2018年的4亿元，2020年增长8%。",
       "300000000 元 exact level 总收入 2015 - actual\n"
       "400000000 元 exact level 总收入 2018 - actual\n"
       "8 % exact growth 总收入 2020 2019 actual\n"},
      {"一、2020年工作回顾\n\n总收入由2020年6月的3亿元增加到2020年12月的4亿元，2020年12月增长33%。",
       "300000000 元 exact level 总收入 2020-06 - actual\n"
       "400000000 元 exact level 总收入 2020-12 - actual\n"
       "33 % exact growth 总收入 2020-12 2019-12 actual\n"},
      {"一、2020年工作回顾\n\n总收入由2020年6月的3亿元增加到2020年12月的4亿元，年均增长5%。",
       "300000000 元 exact level 总收入 2020-06 - actual\n"
       "400000000 元 exact level 总收入 2020-12 - actual\n"
       "5 % exact average_growth 总收入 2020 2019 actual\n"},
  };
  CHECK_2021(cases);
}

static void what_is_over_is_actual_where_no_heading_tells(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2019年过得不易。总产量5万吨。", "50000 吨 exact level 总产量 2019 - actual\n"},
      {"一、2021年主要任务\n\n目前全镇有水厂6座。", "6 座 exact level 水厂 2021 - actual\n"},
  };
  CHECK_2021(cases);
}

static void a_report_of_the_winter_looks_back_on_its_own_year(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"今年总产量5万吨。", "50000 吨 exact level 总产量 2020 - actual\n"},
      {"2021年总产量将达到6万吨。", "60000 吨 exact level 总产量 2021 - target\n"},
  };
  check_readings(engine, "柳河镇政府工作报告\n\n2020年12月21日\n\n", "\n", cases, COUNT(cases));
}

static void of_words_that_look_back_and_ahead_the_last_tells(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、在接续奋斗中镇里取得新成效\n\n总收入预计达3亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"},
      {"一、在成绩面前继续奋斗\n\n总收入达3亿元。",
       "300000000 元 exact level 总收入 2021 - target\n"},
  };
  CHECK_2021(cases);
}

static void what_opens_with_years_to_come_is_aimed_at(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、“十三五”时期发展成就和“十四五”时期主要目标任务\n\n“十三五”时期，总收入达到3亿元。\n\n"
       "“十四五”时期，要办实事。总收入达到4亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "400000000 元 exact level 总收入 2025 - target\n"},
  };
  CHECK_2021(cases);
}

static void a_plan_in_a_noun_plans_nothing(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"入选省级计划项目3个，今年计划新建学校5所。", "3 个 exact level 省级计划项目 2020 - actual\n"
                                                     "5 所 exact level 学校 2021 - target\n"},
  };
  CHECK_2021(cases);
}

static void years_that_cannot_be_are_no_period(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、2020年工作回顾\n\n2019年—2015年总收入3亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"},
      {"一、2020年工作回顾\n\n12—3月总收入3亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"},
      {"一、2020年工作回顾\n\n总收入从2019年—2015年的3亿元增加到2020年的4亿元。",
       "300000000 元 exact level 总收入 - - actual\n"
       "400000000 元 exact level 总收入 2020 - actual\n"},
      {"一、2020年工作回顾\n\n12月9日至40日举办展会，成交额3亿元。",
       "300000000 元 exact level 成交额 2020-12-09 - actual\n"},
      {"一、2020年和前三年工作回顾\n\n总收入3亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"},
  };
  CHECK_2021(cases);
  static const struct reading late[] = {
      {"今后五年总收入3亿元。", "300000000 元 exact level 总收入 9998 - actual\n"},
  };
  check_readings(engine, "柳河镇政府工作报告\n\n9999年2月3日\n\n", "\n", late, COUNT(late));
}

static void what_follows_the_review_and_opens_as_an_order_is_planned(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一、过去的工作\n\n总收入3亿元。\n\n二、全面推进各项事业\n\n总收入4亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "400000000 元 exact level 总收入 2021 - target\n"},
      {"一、过去的工作\n\n总收入3亿元。\n\n二、进一步抓好产业\n\n总收入4亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "400000000 元 exact level 总收入 2021 - target\n"},
      {"一、过去的工作\n\n总收入3亿元。\n\n二、全镇各项事业\n\n总收入4亿元。",
       "300000000 元 exact level 总收入 2020 - actual\n"
       "400000000 元 exact level 总收入 2020 - actual\n"},
  };
  CHECK_2021(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_heading_gives_period_and_status),
      cmocka_unit_test(a_day_is_one_that_there_is),
      cmocka_unit_test(the_next_heading_ends_what_the_first_gave),
      cmocka_unit_test(a_paragraph_opens_with_what_holds_in_it),
      cmocka_unit_test(a_time_in_the_sentence_comes_before_all_others),
      cmocka_unit_test(a_base_never_governs),
      cmocka_unit_test(words_that_point_leave_the_period_as_it_is),
      cmocka_unit_test(the_past_in_a_plan_stays_actual),
      cmocka_unit_test(plan_words_make_a_target_where_no_heading_tells),
      cmocka_unit_test(a_paragraph_turns_from_the_year_to_the_years),
      cmocka_unit_test(so_many_years_of_a_plan_end_with_the_year_aimed_at),
      cmocka_unit_test(a_plan_looks_back_until_it_plans_again),
      cmocka_unit_test(the_whole_year_widens_a_part_of_it),
      cmocka_unit_test(an_aside_speaks_only_of_itself),
      cmocka_unit_test(what_is_compared_once_holds_for_the_sentence),
      cmocka_unit_test(years_named_as_ends_or_counted_give_the_base),
      cmocka_unit_test(what_is_over_is_actual_where_no_heading_tells),
      cmocka_unit_test(a_report_of_the_winter_looks_back_on_its_own_year),
      cmocka_unit_test(of_words_that_look_back_and_ahead_the_last_tells),
      cmocka_unit_test(what_opens_with_years_to_come_is_aimed_at),
      cmocka_unit_test(a_plan_in_a_noun_plans_nothing),
      cmocka_unit_test(years_that_cannot_be_are_no_period),
      cmocka_unit_test(what_follows_the_review_and_opens_as_an_order_is_planned),
      cmocka_unit_test(a_report_without_a_year_has_only_the_periods_it_names),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
