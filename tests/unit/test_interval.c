/* Intervals: what digits, bound and status leave open. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"
#include "reading.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* A sentence and the ends of its first fact's interval; NULL for an open one. */
struct opening {
  const char *text, *low, *high;
};

/* Whether an end is what was wanted; fills `got` with what it is. */
static bool is_end(const char *want, bool open, bs_decimal end, char got[BS_DECIMAL_TEXT]) {
  if (open)
    strcpy(got, "open");
  else
    bs_decimal_write(got, end);
  return strcmp(got, want ? want : "open") == 0;
}

static void check(const char *heading, const struct opening *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct opening *c = &cases[i];
    bs_buffer text = {0};
    bs_buffer_printf(&text, "柳河镇政府工作报告\n\n2021年2月3日\n\n%s\n\n%s\n", heading, c->text);
    assert_false(text.failed);
    bs_report *report = read_text(engine, text.data);
    if (report->facts.fact_count == 0)
      fail_msg("%s states nothing", c->text);
    const bs_fact *fact = &report->facts.facts[0];
    char low[BS_DECIMAL_TEXT], high[BS_DECIMAL_TEXT];
    bool same = is_end(c->low, fact->low_open, fact->low, low);
    if (!is_end(c->high, fact->high_open, fact->high, high) || !same)
      fail_msg("%s: [%s, %s]", c->text, low, high);
    bs_report_free(report);
    bs_buffer_free(&text);
  }
}

#define ACTUAL(cases) check("一、2020年工作回顾", cases, COUNT(cases))
#define TARGET(cases) check("一、2021年主要任务", cases, COUNT(cases))

static void the_last_digit_is_rounded(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"财政收入3.15亿元。", "314500000", "315500000"},
      {"财政收入3亿元。", "250000000", "350000000"},
      {"财政收入3.0亿元。", "295000000", "305000000"},
      {"人均收入24860元。", "24859.5", "24860.5"},
      {"城镇化率63.9%。", "63.85", "63.95"},
      {"财政收入增长8%。", "7.5", "8.5"},
      {"能耗下降3.4%。", "-3.45", "-3.35"},
      {"能耗下降0%—3%。", "-3.5", "0.5"},
      {"床位数达到近2倍。", "0", "2"},
      {"财政收入是2015年的1.28倍。", "1.275", "1.285"},
      {"粮食产量1.92万吨。", "19150", "19250"},
      {"低保金三亿零四百七十五万元。", "304745000", "304755000"},
  };
  ACTUAL(cases);
}

static void a_whole_count_is_exact(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"新增企业47家。", "47", "47"},
      {"新增就业5230人。", "5230", "5230"},
      {"企业比上年减少5家。", "-5", "-5"},
      {"位居全县第三。", "3", "3"},
      /* with a multiplier or a decimal it is rounded */
      {"接待游客63万人次。", "625000", "635000"},
      {"户籍人口4.2万人。", "41500", "42500"},
  };
  ACTUAL(cases);
}

static void a_target_is_exact(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"财政收入3.15亿元。", "315000000", "315000000"},
      {"财政收入增长8%。", "8", "8"},
      {"城镇化率达到66%。", "66", "66"},
      {"财政收入增长5%—8%。", "5", "8"},
      {"财政收入增长8%以上。", "8", NULL},
      {"财政收入增长6%左右。", "5", "7"},
  };
  TARGET(cases);
}

static void a_fraction_counts_as_written_with_two_digits(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"工业占三分之一。", "0.328333333333", "0.338333333333"},
      {"产量减少三分之一。", "-0.338333333333", "-0.328333333333"},
      {"工业占四分之三。", "0.745", "0.755"},
      {"工业占十分之一。", "0.05", "0.15"}, /* as 一成 does */
      /* what was divided out lies on the other side of it */
      {"工业占三分之二以上。", "0.666666666666", NULL},
      {"工业占近三分之一。", "0", "0.333333333334"},
  };
  ACTUAL(cases);
}

static void over_opens_upward(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"财政收入超过3亿元。", "300000000", NULL},
      {"新增企业40多家。", "40", NULL},
      {"财政收入增长8%以上。", "8", NULL},
      /* what falls by more than 3 % grows by less than -3 % */
      {"能耗下降3%以上。", NULL, "-3"},
      {"企业比上年减少5家以上。", NULL, "-5"},
  };
  ACTUAL(cases);
}

static void under_opens_downward_but_no_amount_is_below_nothing(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"收支缺口近2亿元。", "0", "200000000"}, {"失业率控制在5%以内。", "0", "5"},
      {"支出占财政收入不到8%。", "0", "8"},    {"物价涨幅控制在3%以内。", NULL, "3"},
      {"能耗下降不足3%。", "-3", "0"},
  };
  ACTUAL(cases);
}

static void about_is_one_of_the_last_digit_on_each_side(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"财政收入约3.1亿元。", "300000000", "320000000"},
      {"用工400人左右。", "399", "401"},
      {"财政收入增长6%左右。", "5", "7"},
      {"能耗下降3%左右。", "-4", "-2"},
  };
  ACTUAL(cases);
}

static void a_range_reaches_from_its_low_end_to_its_high_one(void **state) {
  (void)state;
  static const struct opening cases[] = {
      {"新增企业3至5家。", "3", "5"},
      {"财政收入增长5%—8%。", "4.5", "8.5"},
      {"能耗下降2.0%—3.0%。", "-3.05", "-1.95"},
  };
  ACTUAL(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_last_digit_is_rounded),
      cmocka_unit_test(a_whole_count_is_exact),
      cmocka_unit_test(a_target_is_exact),
      cmocka_unit_test(a_fraction_counts_as_written_with_two_digits),
      cmocka_unit_test(over_opens_upward),
      cmocka_unit_test(under_opens_downward_but_no_amount_is_below_nothing),
      cmocka_unit_test(about_is_one_of_the_last_digit_on_each_side),
      cmocka_unit_test(a_range_reaches_from_its_low_end_to_its_high_one),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
