/* Linking: which indicator an amount takes from its own clause, from behind it, from a list, from
   an earlier clause. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* Bodies of the review of a report of early 2021. */
#define CHECK_REVIEW(cases)                                                                        \
  check_readings(engine, "柳河镇政府工作报告\n\n2021年2月3日\n\n一、2020年工作回顾\n\n", "\n",     \
                 cases, COUNT(cases))

static void a_measure_is_of_the_noun_behind_it_where_nothing_else_is_measured(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"建成桥头镇1万亩灌渠、沙河镇200平方米粮仓。", "10000 亩 exact level 灌渠 2020 - actual\n"
                                                     "200 平方米 exact level 粮仓 2020 - actual\n"},
      {"关停永兴公司3万吨造纸线。", "30000 吨 exact level 造纸线 2020 - actual\n"},
      {"地方财政安排30亿元专项资金。", "3000000000 元 exact level 专项资金 2020 - actual\n"},
      {"取消了原先3亿元的农业税。", "300000000 元 exact level 农业税 2020 - actual\n"},
      {"总收入迈上3亿元台阶。", "300000000 元 exact level 总收入 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_count_belongs_to_the_noun_behind_it(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"沿河新区12项重点工程全部开工。", "12 项 exact level 重点工程 2020 - actual\n"},
      {"试点扩大至45家医院。", "45 家 exact level 试点 2020 - actual\n"},
      {"五次调整水价。", "5 次 exact level - 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_percentage_of_a_noun_is_its_share(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"80%以上的农户用上了电，七成人口住在镇上。", "80 % over share 农户 2020 - actual\n"
                                                    "70 % exact share 人口 2020 - actual\n"},
      {"财政支出近八成投向民生。", "80 % under share 财政支出 2020 - actual\n"},
      {"80%全镇农户用上了电。", "80 % exact share 全镇农户 2020 - actual\n"},
      {"占95%的群众用上了电。", "95 % exact share 群众 2020 - actual\n"},
      {"贫困人口占95%的村有3个。", "95 % exact share 贫困人口 2020 - actual\n"
                                   "3 个 exact level 村 2020 - actual\n"},
      {"占人口95%", "95 % exact share - 2020 - actual\n"},
      {"用电农户达到80%的", "80 % exact level 用电农户 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_noun_ends_where_its_predicate_begins(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"总产值上升，税收却减少2%。", "-2 % exact growth 税收 2020 2019 actual\n"},
      {"镇上有7家饭店获“金牌”称号。", "7 家 exact level 饭店 2020 - actual\n"},
      {"18户困难家庭、30户农户全部脱贫。", "18 户 exact level 困难家庭 2020 - actual\n"
                                           "30 户 exact level 农户 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_list_shares_what_stands_behind_its_last_member(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"完成300户、5万平方米危房改造。", "300 户 exact level 危房改造 2020 - actual\n"
                                         "50000 平方米 exact level 危房改造 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void who_gets_and_who_gives_are_cut_off(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"县财政发放种粮补贴200万元。", "2000000 元 exact level 种粮补贴 2020 - actual\n"},
      {"①新建水厂2座。（3）改造危房200户。", "2 座 exact level 水厂 2020 - actual\n"
                                             "200 户 exact level 危房 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_joint_subject_is_shared_out(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"养老金、工资和补贴再次提高，月人均分别提高20元、30元和40元。",
       "20 元 exact change 养老金 2020 2019 actual\n"
       "30 元 exact change 工资 2020 2019 actual\n"
       "40 元 exact change 补贴 2020 2019 actual\n"},
      {"城镇收入和农村收入，分别增长5%和6%。", "5 % exact growth 城镇收入 2020 2019 actual\n"
                                               "6 % exact growth 农村收入 2020 2019 actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_clause_without_text_speaks_of_an_earlier_one(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"进口从7月份开始回升，全年达到3亿元。", "300000000 元 exact level 进口 2020 - actual\n"},
      {"支出）增加，达3亿元。", "300000000 元 exact level 支出 2020 - actual\n"},
      {"入学率提高2%、升学率提高3%，分别达到95%和96%。",
       "2 % exact growth 入学率 2020 2019 actual\n3 % exact growth 升学率 2020 2019 actual\n"
       "95 % exact level 入学率 2020 - actual\n96 % exact level 升学率 2020 - actual\n"},
      {"总收入增加2亿元，总额突破10亿元。", "200000000 元 exact change 总收入 2020 2019 actual\n"
                                            "1000000000 元 over level 总收入 2020 - actual\n"},
      {"钢产量增长5%；布匹、毛毯等织物，增长8%。", "5 % exact growth 钢产量 2020 2019 actual\n"
                                                   "8 % exact growth 织物 2020 2019 actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void units_words_and_brackets_belong_where_they_stand(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"园区产值增速分别高于全县2.2个和3.7个百分点。",
       "2.2 个百分点 exact change 园区产值 2020 - actual\n"
       "3.7 个百分点 exact change 园区产值 2020 - actual\n"},
      {"研发投入1.2%、居中部第3位。", "1.2 % exact level 研发投入 2020 - actual\n"
                                      "3 位 exact rank 研发投入 2020 - actual\n"},
      {"空气优良天数比率95%。", "95 % exact level 空气优良天数比率 2020 - actual\n"},
      {"建设3条多式联运线路。", "3 条 exact level 多式联运线路 2020 - actual\n"},
      {"水库蓄水量保持100万立方米。", "1000000 立方米 exact level 水库蓄水量 2020 - actual\n"},
      {"选派1200名以上特派员。", "1200 名 over level 特派员 2020 - actual\n"},
      {"新增人口100万。", "1000000 - exact level 人口 2020 - actual\n"},
      {"城乡居民医保参保率、基本医保参保率分别为95%、96%。",
       "95 % exact level 城乡居民医保参保率 2020 - actual\n"
       "96 % exact level 基本医保参保率 2020 - actual\n"},
      {"推进3个“一件事”改革项目落地。", "3 个 exact level “一件事”改革项目 2020 - actual\n"},
      {"28个县（市、区）、300个乡镇通了车。", "28 个 exact level 县（市、区） 2020 - actual\n"
                                              "300 个 exact level 乡镇 2020 - actual\n"},
      {"存款余额占国内存款的比重，由2016年的3%提高到2019年的5%。",
       "3 % exact share 存款余额 2016 - actual\n"
       "5 % exact share 存款余额 2019 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void of_very_many_subjects_the_last_are_known(void **state) {
  (void)state;
  bs_buffer text = {0}, facts = {0};
  bs_buffer_add_string(&text, "柳河镇政府工作报告\n\n2021年2月3日\n\n一、2020年工作回顾\n\n");
  for (int i = 0; i < 40; i++)
    bs_buffer_printf(&text, "%c区产值3亿元，", 'A' + i % 26);
  bs_buffer_add_string(&text, "增长8%。\n");
  bs_buffer_add(&text, "", 1);
  assert_false(text.failed);
  bs_report *report = read_text(engine, text.data);
  assert_int_equal(report->facts.fact_count, 41);
  assert_true(bs_slice_equal(report->facts.facts[40].indicator, report->facts.facts[39].indicator));
  assert_int_equal(report->facts.facts[40].level, 39);
  bs_report_free(report);
  bs_buffer_free(&text);
  bs_buffer_free(&facts);
}

/* A subject is shared out among up to sixteen figures; among more it stays as it is. */
static void a_subject_of_very_many_figures_is_left_whole(void **state) {
  (void)state;
#define NAMES "甲、乙、丙、丁、戊、己、庚、辛、壬、癸、子、丑、寅、卯、辰、巳"
  for (int more = 0; more < 2; more++) {
    const char *subject = more ? NAMES "、午村" : NAMES;
    bs_buffer text = {0};
    bs_buffer_printf(&text,
                     "柳河镇政府工作报告\n\n2021年2月3日\n\n一、2020年工作回顾\n\n%s分别增长1%%",
                     subject);
    for (int i = 2; i <= 16 + more; i++)
      bs_buffer_printf(&text, "、%d%%", i);
    bs_buffer_add(&text, "。\n", sizeof "。\n");
    assert_false(text.failed);
    bs_report *report = read_text(engine, text.data);
    assert_int_equal(report->facts.fact_count, 16 + more);
    assert_true(bs_slice_is(report->facts.facts[15].indicator, more ? subject : "巳"));
    bs_report_free(report);
    bs_buffer_free(&text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_measure_is_of_the_noun_behind_it_where_nothing_else_is_measured),
      cmocka_unit_test(a_count_belongs_to_the_noun_behind_it),
      cmocka_unit_test(a_percentage_of_a_noun_is_its_share),
      cmocka_unit_test(a_noun_ends_where_its_predicate_begins),
      cmocka_unit_test(a_list_shares_what_stands_behind_its_last_member),
      cmocka_unit_test(who_gets_and_who_gives_are_cut_off),
      cmocka_unit_test(a_joint_subject_is_shared_out),
      cmocka_unit_test(a_clause_without_text_speaks_of_an_earlier_one),
      cmocka_unit_test(units_words_and_brackets_belong_where_they_stand),
      cmocka_unit_test(of_very_many_subjects_the_last_are_known),
      cmocka_unit_test(a_subject_of_very_many_figures_is_left_whole),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
