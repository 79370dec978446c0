/* What explain says of a line: what it was cut into, and of each number why it is what it is. */
#include "explain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "reading.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static bs_report *report;

static int open_report(void **state) {
  if (open_engine(state) != BS_OK)
    return 1;
  report = read_text(
      engine,
      "柳河镇政府工作报告\n" /* line 1 */
      "2021年2月3日\n"
      "\n"
      "一、2020年工作回顾\n"
      "\n"
      "财政收入3.15亿元，同比增长8%以上。按可比价格计算，产值由2015年的3亿元增加到5亿元。\n" /* 6 */
      "二、2021年主要任务\n"
      "一般支出减少一成，第一产业力争占5%。\n" /* 8 */
      "新建村级广场3至5个。能耗下降3%以上。\n" /* 9 */
      "大家齐心协力。");                       /* 10 */
  return 0;
}

static int close_report(void **state) {
  bs_report_free(report);
  return close_engine(state);
}

/* A line of the report and lines that explain must hold, in this order. */
struct explained {
  uint32_t line;
  const char *held[12];
};

static void check(const struct explained *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bs_buffer out = {0};
    bs_error err;
    assert_int_equal(bs_explain(report, cases[i].line, &out, &err), BS_OK);
    bs_buffer_add(&out, "", 1);
    const char *at = out.data;
    for (size_t h = 0; cases[i].held[h]; h++) {
      const char *found = strstr(at, cases[i].held[h]);
      if (!found) {
        fail_msg("\n%s\nis not (or too early) in\n%s", cases[i].held[h], out.data);
        return;
      }
      at = found + strlen(cases[i].held[h]);
    }
    bs_buffer_free(&out);
  }
}

static void a_sentence_comes_with_its_tokens_and_shape(void **state) {
  (void)state;
  static const struct explained cases[] = {
      {6,
       {"财政收入3.15亿元，同比增长8%以上。\n",
        "  tokens  财政收入 | 3.15亿元 measure | ， | 同比 year_on_year | 增长 up | 8%以上 percent "
        "| 。\n",
        "  shape   xL,YGP;\n"}},
      {9, {"新建村级广场3至5个。\n", "  shape   xX;\n"}},
  };
  check(cases, COUNT(cases));
}

static void a_fact_says_where_each_field_came_from(void **state) {
  (void)state;
  static const struct explained cases[] = {
      {6,
       {"  3.15亿元   fact\n", "    kind       level   as no rule takes it\n",
        "    value      315000000 元, exact: [314500000, 315500000]\n",
        "    indicator  财政收入   from the clause “财政收入”\n",
        "    period     2020   from the heading “2020年”\n",
        "    status     actual   from the heading “2020年工作回顾”\n"}},
      {6,
       {"  8%   fact\n", "    kind       growth   by the rule “change against a base” (packs/zh/",
        "    value      8 %, over: [8, ]   worded “以上”\n",
        "    indicator  财政收入   from an earlier clause “财政收入”\n",
        "    period     2020   from", "    base       2019   from", "    status     actual   from",
        "    level      3.15亿元, line 6\n"}},
      {6,
       {"  2015   date: part of a time\n", "  3亿元   fact\n", "by the rule “from to”",
        "   scope “按可比价格计算”\n", "    period     2015   from the clause “2015年”\n",
        "    status     actual   from the rule\n"}},
      {8,
       {"  一成   fact\n", "    value      -10 %, exact: [-10, -10]\n",
        "    status     target   from the heading “2021年主要任务”\n", "  5%   fact\n",
        "worded “力争”\n"}},
      {9,
       {"  3至5个   fact\n", "    value      3..5 个, exact: [3, 5]\n", "  3%   fact\n",
        "    value      -3 %, over: [, -3]   worded “以上”\n"}},
  };
  check(cases, COUNT(cases));
}

static void what_is_no_fact_says_why(void **state) {
  (void)state;
  static const struct explained cases[] = {
      {2, {"  2021   date: ", "  2   date: ", "  3   date: "}},
      {4, {"  一   heading: the mark of a heading\n", "  2020   date: part of a time\n"}},
      {8, {"  一   name: part of a name\n", "  一   ordinal: an ordinal\n"}},
      {10, {"no number stands on line 10\n"}},
      {3, {"no number stands on line 3\n"}},
  };
  check(cases, COUNT(cases));
}

static void a_line_that_is_not_there_is_an_error(void **state) {
  (void)state;
  static const uint32_t lines[] = {0, 11, UINT32_MAX};
  static const char *const messages[] = {"there is no line 0: the report has 10",
                                         "there is no line 11: the report has 10",
                                         "there is no line 4294967295: the report has 10"};
  for (size_t i = 0; i < COUNT(lines); i++) {
    bs_buffer out = {0};
    bs_error err;
    assert_int_equal(bs_explain(report, lines[i], &out, &err), BS_USAGE);
    assert_string_equal(err.message, messages[i]);
    assert_int_equal(out.size, 0);
    bs_buffer_free(&out);
  }
}

static void one_fact_is_explained_alone(void **state) {
  (void)state;
  bs_buffer out = {0};
  bs_error err;
  assert_int_equal(bs_explain_fact(report, 1, &out, &err), BS_OK);
  bs_buffer_add(&out, "", 1);
  assert_non_null(strstr(out.data, "  shape   xL,YGP;\n  8%   fact\n"));
  assert_null(strstr(out.data, "3.15亿元   fact"));
  bs_buffer_free(&out);
  assert_int_equal(bs_explain_fact(report, 99, &out, &err), BS_USAGE);
  assert_string_equal(err.message, "there is no fact 99");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_sentence_comes_with_its_tokens_and_shape),
      cmocka_unit_test(a_fact_says_where_each_field_came_from),
      cmocka_unit_test(what_is_no_fact_says_why),
      cmocka_unit_test(a_line_that_is_not_there_is_an_error),
      cmocka_unit_test(one_fact_is_explained_alone),
  };
  return cmocka_run_group_tests(tests, open_report, close_report);
}
