/* Phrases: where an indicator's words begin and end, inside the clause that names it. */
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

static void verbs_are_cut_off_with_what_makes_them_longer(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"新登记个体户30户。", "30 户 exact level 个体户 2020 - actual\n"},
      {"新开发各类岗位30个。", "30 个 exact level 各类岗位 2020 - actual\n"},
      {"新增设施大棚30个。", "30 个 exact level 设施大棚 2020 - actual\n"},
      {"新登记个体户增长8%。", "8 % exact growth 新登记个体户 2020 2019 actual\n"},
      {"新登记注册企业增长8%。", "8 % exact growth 新登记注册企业 2020 2019 actual\n"},
      {"推进战略实施和能力建设项目30个。",
       "30 个 exact level 战略实施和能力建设项目 2020 - actual\n"},
      {"及时转移渔民30人次。", "30 人次 exact level 渔民 2020 - actual\n"},
      {"制定修订管理办法3件。", "3 件 exact level 管理办法 2020 - actual\n"},
      {"培育数字车间3个，夺得金牌2块。", "3 个 exact level 数字车间 2020 - actual\n"
                                         "2 块 exact level 夺得金牌 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void who_did_it_is_cut_off_up_to_the_verb(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"中铁班列累计发送旅客3万人次。", "30000 人次 exact level 旅客 2020 - actual\n"},
      {"“便民卡”累计为居民节省药费30万元。", "300000 元 exact level 药费 2020 - actual\n"},
      {"“十百千”行动攻克关键技术3项。", "3 项 exact level 关键技术 2020 - actual\n"},
      {"“三北”建设任务30万亩。", "300000 亩 exact level “三北”建设任务 2020 - actual\n"},
      {"柳河货运班列累计开行30列。", "30 列 exact level 柳河货运班列 2020 - actual\n"},
      {"问题解决率95%。", "95 % exact level 问题解决率 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_clause_before_speaks_of_who_and_not_of_what_it_got(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"改革试点取得积极成效，达到30家。", "30 家 exact level 改革试点 2020 - actual\n"},
      {"向困难家庭发放煤补，惠及30户。", "30 户 exact level 煤补 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_noun_behind_ends_where_it_is_told_where(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"镇里9项改革成果在全国推广。", "9 项 exact level 改革成果 2020 - actual\n"},
      {"完成3所村小学维修改造。", "3 所 exact level 村小学维修改造 2020 - actual\n"},
      {"“一件事”平均办理时间减少20%。",
       "-20 % exact growth “一件事”平均办理时间 2020 2019 actual\n"},
      {"改造供热、燃气管网3公里、5公里。", "3 公里 exact level 供热管网 2020 - actual\n"
                                           "5 公里 exact level 燃气管网 2020 - actual\n"},
      {"建成3个在建项目仓库。", "3 个 exact level 在建项目仓库 2020 - actual\n"},
      {"300户居民直接受益。", "300 户 exact level 居民 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void for_whom_is_no_level_reached(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"妇女服务站为30万群众提供服务。", "300000 - exact level 群众 2020 - actual\n"},
      {"重点企业为30家。", "30 家 exact level 重点企业 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void steps_are_taken_by_what_stands_before(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"总收入连跨3个千亿元台阶，达到4000亿元。",
       "3 个 exact level 总收入 2020 - actual\n"
       "400000000000 元 exact level 总收入 2020 - actual\n"},
      {"考核评价8个一级指标达到先进水平。", "8 个 exact level 一级指标 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void of_which_sort_a_noun_is_is_no_indicator(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"建成3座现代化的粮仓、2条超百亿级的产业链。", "3 座 exact level 粮仓 2020 - actual\n"
                                                     "2 条 exact level 产业链 2020 - actual\n"},
      {"关停12座10蒸吨及以下的小锅炉。", "12 座 exact level 小锅炉 2020 - actual\n"},
      {"30户居民的住房得到修缮。", "30 户 exact level 居民 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void an_amount_rises_to_an_end(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"重点学校从3所跃升到8所，航线恢复至5条。", "3 所 exact level 重点学校 2019 - actual\n"
                                                  "8 所 exact level 重点学校 2020 - actual\n"
                                                  "5 条 exact level 航线 2020 - actual\n"},
      {"农业所占比重由25%下降为16%。", "25 % exact share 农业 2019 - actual\n"
                                       "16 % exact share 农业 2020 - actual\n"},
      {"产量跃升至全县第三位。", "3 位 exact rank 产量 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void brackets_hide_no_subject(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"柳河班列（柳东线）开行30列、增长8%。", "30 列 exact level 柳河班列 2020 - actual\n"
                                               "8 % exact growth 柳河班列 2020 2019 actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_word_with_a_joint_in_it_joins_nothing(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"自来水普及率、供水工程覆盖率分别达90%和95%。",
       "90 % exact level 自来水普及率 2020 - actual\n"
       "95 % exact level 供水工程覆盖率 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void a_jubilee_is_of_what_was_founded(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"举办柳河镇成立70周年系列活动。", "70 周年 exact level 柳河镇成立 2020 - actual\n"},
      {"以优异成绩庆祝柳河建镇30周年。", "30 周年 exact level 柳河建镇 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void among_whom_a_place_is_held_is_no_subject(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"出口额增长8%，增速居山区大县第3位。", "8 % exact growth 出口额 2020 2019 actual\n"
                                              "3 位 exact rank 出口额 2020 - actual\n"},
      {"旅居游客数居全县第2位。", "2 位 exact rank 旅居游客数 2020 - actual\n"},
      {"粮食、茶叶产量分别居全市第2、第4位。", "2 - exact rank 粮食产量 2020 - actual\n"
                                               "4 位 exact rank 茶叶产量 2020 - actual\n"},
      {"交易额跃升全县首位。", "1 位 exact rank 交易额 2020 - actual\n"},
      {"把农业放在各项工作的首位，3个专业进入全国前1%。", "3 个 exact level 专业 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

static void words_before_the_last_head_share_it(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"住宿、餐饮营业额分别增长6%、8%。", "6 % exact growth 住宿营业额 2020 2019 actual\n"
                                           "8 % exact growth 餐饮营业额 2020 2019 actual\n"},
      {"个体户稳步增多，总量突破3万户。", "30000 户 over level 个体户 2020 - actual\n"},
  };
  CHECK_REVIEW(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(verbs_are_cut_off_with_what_makes_them_longer),
      cmocka_unit_test(who_did_it_is_cut_off_up_to_the_verb),
      cmocka_unit_test(a_clause_before_speaks_of_who_and_not_of_what_it_got),
      cmocka_unit_test(a_noun_behind_ends_where_it_is_told_where),
      cmocka_unit_test(for_whom_is_no_level_reached),
      cmocka_unit_test(steps_are_taken_by_what_stands_before),
      cmocka_unit_test(of_which_sort_a_noun_is_is_no_indicator),
      cmocka_unit_test(an_amount_rises_to_an_end),
      cmocka_unit_test(brackets_hide_no_subject),
      cmocka_unit_test(a_word_with_a_joint_in_it_joins_nothing),
      cmocka_unit_test(a_jubilee_is_of_what_was_founded),
      cmocka_unit_test(among_whom_a_place_is_held_is_no_subject),
      cmocka_unit_test(words_before_the_last_head_share_it),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
