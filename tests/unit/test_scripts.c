/* The bundled analyses, each over a report of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base.h"
#include "builtin.h"
#include "runs.h"

static const struct bs_builtin *find(const char *name) {
  const struct bs_builtin *b = bs_builtins;
  while (b->name && strcmp(b->name, name) != 0)
    b++;
  assert_non_null(b->name);
  return b;
}

/* Runs an analysis over a text and compares its rows, columns first. */
static void gives(const char *name, const char *const *options, size_t option_count,
                  const char *text, const char *rows) {
  const struct bs_builtin *found = find(name);
  bs_script script = {.name = found->name,
                      .lua = found->lua,
                      .size = found->size,
                      .options = options,
                      .option_count = option_count};
  bs_report *report;
  bs_buffer out = {0};
  bs_sink sink = writing_sink;
  bs_error err;
  sink.self = &out;
  assert_int_equal(bs_report_read(engine, &report, "r.txt", text, strlen(text), NULL, &err), BS_OK);
  if (bs_run(engine, report, &script, &sink, &err) != BS_OK)
    fail_msg("%s:%d: %s", name, err.line, err.message);
  bs_buffer_add(&out, "", 1);
  assert_string_equal(out.data, rows);
  bs_buffer_free(&out);
  bs_report_free(report);
}

static const char review[] =
    "一、2020年工作回顾\n\n"
    "2020年完成财政收入3.15亿元，其中一般公共预算收入0.9亿元，分别是2015年的1.28倍和2.44倍。\n";

static void facts_are_filtered_by_options(void **state) {
  (void)state;
  const char *options[] = {"kind", "multiple", "like", "预算", "period", "2020", "section", "回顾"};
  gives(
      "facts", options, 4, review,
      "[report line start end text value low high unit bound kind indicator period base status "
      "wording scope place section sentence]\n"
      "r.txt|3|136|143|2.44倍|2.44|2.435|2.445|倍|exact|multiple|一般公共预算收入|2020|2015|"
      "actual||||一|"
      "2020年完成财政收入3.15亿元，其中一般公共预算收入0.9亿元，分别是2015年的1.28倍和2.44倍。\n");
}

static void numbers_are_filtered_by_class(void **state) {
  (void)state;
  const char *options[] = {"class", "date", "section", "一"};
  const struct bs_builtin *numbers = find("numbers");
  bs_script script = {.name = numbers->name,
                      .lua = numbers->lua,
                      .size = numbers->size,
                      .options = options,
                      .option_count = 2};
  bs_report *report;
  bs_buffer out = {0};
  bs_sink sink = writing_sink;
  bs_error err;
  sink.self = &out;
  assert_int_equal(bs_report_read(engine, &report, "r.txt", review, strlen(review), NULL, &err),
                   BS_OK);
  assert_int_equal(bs_run(engine, report, &script, &sink, &err), BS_OK);
  bs_buffer_add(&out, "", 1);
  assert_non_null(strstr(out.data, "[report line start end text value low high class reason]\n"));
  assert_non_null(strstr(out.data, "|2015|2015|2015|2015|date|"));
  assert_null(strstr(out.data, "|fact|"));
  bs_buffer_free(&out);
  bs_report_free(report);
}

static const char structure[] = "云溪镇政府工作报告\n\n"
                                "——2021年2月28日在云溪镇第十七届人民代表大会第五次会议上\n\n"
                                "一、2020年工作回顾\n\n"
                                "新增企业14家，增长8%。\n\n"
                                "二、2021年主要任务\n\n"
                                "（一）聚焦 产业\n\n"
                                "引进项目20个。\n";

static void an_outline_has_title_headings_and_counts(void **state) {
  (void)state;
  gives("outline", NULL, 0, structure,
        "[report line start level mark title facts date place]\n"
        "r.txt|1|0|0||云溪镇政府工作报告|3|2021-02-28|云溪镇\n"
        "r.txt|5|113|1|一、|2020年工作回顾|2||\n"
        "r.txt|9|173|1|二、|2021年主要任务|1||\n"
        "r.txt|11|200|2|（一）|聚焦产业|1||\n");
}

static void an_outline_is_cut_at_a_level(void **state) {
  (void)state;
  const char *options[] = {"level", "1"};
  gives("outline", options, 1, "一、工作回顾\n\n新增企业14家。\n\n（一）产业\n\n引进项目20个。\n",
        "[report line start level mark title facts date place]\n"
        "r.txt|1|0|1|一、|工作回顾|2||\n");
}

#define MULTIPLES_COLUMNS                                                                          \
  "[report indicator period level multiple base base_level growth note line]\n"

static void multiples_give_the_base_and_the_growth(void **state) {
  (void)state;
  gives("multiples", NULL, 0, review,
        MULTIPLES_COLUMNS
        "r.txt|财政收入|2020|315000000|1.28|2015|246093750|5.06111217615||3\n"
        "r.txt|一般公共预算收入|2020|90000000|2.44|2015|36885245.9016|19.5302878237||3\n");
}

static void multiples_are_filtered_by_options(void **state) {
  (void)state;
  const char *base[] = {"base", "2010"};
  const char *section[] = {"section", "回顾", "indicator", "财政收入"};
  gives("multiples", base, 1, review, MULTIPLES_COLUMNS);
  gives("multiples", section, 2, review,
        MULTIPLES_COLUMNS "r.txt|财政收入|2020|315000000|1.28|2015|246093750|5.06111217615||3\n");
}

static void a_multiple_that_cannot_be_used_says_why(void **state) {
  (void)state;
  gives("multiples", NULL, 0, "一、2020年工作回顾\n\n产能是2015年的1.28倍。\n",
        MULTIPLES_COLUMNS "r.txt|产能|2020||1.28|2015|||no level is said for it|3\n");
  gives("multiples", NULL, 0, "一、2020年工作回顾\n\n产值3亿元，是2015年的0.0倍。\n",
        MULTIPLES_COLUMNS
        "r.txt|产值|2020|300000000|0|2015|||a multiple of 0 or less has no base|3\n");
}

#define GROWTH_COLUMNS                                                                             \
  "[report indicator from_period from to_period to multiple total_growth average_growth stated "   \
  "basis note line]\n"

static void growth_a_year_gives_the_base(void **state) {
  (void)state;
  gives("growth", NULL, 0,
        "一、“十三五”发展成果\n\n2020年完成固定资产投资53.2亿元，年均增长1.6%。\n",
        GROWTH_COLUMNS
        "r.txt|固定资产投资|2015|4914089845.81|2020|5320000000|1.08260128873|8.26012887286|"
        "1.6|1.6|stated growth|of 2020 alone or the sum since 2015 is not said; as a sum it "
        "began at 10.143亿元 [10.118, 10.168] a year|3\n");
}

static void two_levels_give_the_growth_a_year(void **state) {
  (void)state;
  const char *options[] = {"like", "生产总值"};
  gives("growth", options, 1,
        "一、“十二五”回顾\n\n"
        "地区生产总值由2010年的162.4亿元增加到2015年的287.9亿元，年均增长12.1%。\n",
        GROWTH_COLUMNS "r.txt|地区生产总值|2010|16240000000|2015|28790000000|1.77278325123|"
                       "77.2783251232|12.1324026906|12.1|two levels||3\n");
}

static void levels_in_other_multipliers_are_compared(void **state) {
  (void)state;
  gives("growth", NULL, 0, "一、回顾\n\n地区生产总值由2010年的8000亿元增加到2015年的1.6万亿元。\n",
        GROWTH_COLUMNS "r.txt|地区生产总值|2010|800000000000|2015|1600000000000|2|100|"
                       "14.8698354997||two levels||3\n");
}

static void growth_that_leads_nowhere_says_why(void **state) {
  (void)state;
  gives("growth", NULL, 0, "一、“十三五”发展成果\n\n出口额年均增长2%。\n",
        GROWTH_COLUMNS "r.txt|出口额|2015||2020||1.1040808032|10.40808032|2|2|stated growth|no "
                       "level is said for it|3\n");
  gives("growth", NULL, 0, "一、“十三五”发展成果\n\n2020年产值3亿元，年均下降100%。\n",
        GROWTH_COLUMNS "r.txt|产值|2015||2020|300000000|||-100|-100|stated growth|after a fall of "
                       "100% or more there is nothing to go back from|3\n");
  gives("growth", NULL, 0, "一、回顾\n\n城镇化率由2010年的60%提高到2015年的63.5%。\n",
        GROWTH_COLUMNS "r.txt|城镇化率|2010|60|2015|63.5|||||two levels|it changed by "
                       "3.5个百分点 [2.9, 4.1]|3\n");
  gives("growth", NULL, 0, "一、回顾\n\n利润由2010年的0亿元增加到2015年的3亿元。\n",
        GROWTH_COLUMNS "r.txt|利润|2010|0|2015|300000000|||||two levels|nothing grows from a "
                       "base of 0|3\n");
  gives("growth", NULL, 0,
        "一、“十三五”发展成果\n\n财政用于科技的投入五年累计8729亿元，年均增长18%。\n",
        GROWTH_COLUMNS
        "r.txt|财政用于科技的投入|2015||2020|872900000000|2.2877577568|128.77577568|18|18|"
        "stated growth|the level is of 2016/2020, not of 2020 alone|3\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(facts_are_filtered_by_options),
      cmocka_unit_test(numbers_are_filtered_by_class),
      cmocka_unit_test(an_outline_has_title_headings_and_counts),
      cmocka_unit_test(an_outline_is_cut_at_a_level),
      cmocka_unit_test(multiples_give_the_base_and_the_growth),
      cmocka_unit_test(multiples_are_filtered_by_options),
      cmocka_unit_test(a_multiple_that_cannot_be_used_says_why),
      cmocka_unit_test(growth_that_leads_nowhere_says_why),
      cmocka_unit_test(growth_a_year_gives_the_base),
      cmocka_unit_test(two_levels_give_the_growth_a_year),
      cmocka_unit_test(levels_in_other_multipliers_are_compared),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
