/* Facts: what a sentence states, for every kind and reading rule of the labelling guide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* Reports of early 2021 whose one paragraph is the case's: the review of a year, that of five
   years, the plan. */
#define OPENING "柳河镇政府工作报告\n\n2021年2月3日\n\n"
#define REVIEW(cases)                                                                              \
  check_readings(engine, OPENING "一、2020年工作回顾\n\n", "\n", cases, COUNT(cases))
#define FIVE_YEARS(cases)                                                                          \
  check_readings(engine, OPENING "一、过去五年工作回顾\n\n过去五年，成绩来之不易。", "\n", cases,  \
                 COUNT(cases))
#define PLAN(cases)                                                                                \
  check_readings(engine, OPENING "一、2021年主要任务\n\n", "\n", cases, COUNT(cases))

static void a_level_is_an_amount_a_count_a_stock_or_a_rate(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"实现地区生产总值31.26亿元。", "3126000000 元 exact level 地区生产总值 2020 - actual\n"},
      {"全镇粮食总产量1.92万吨。", "19200 吨 exact level 粮食总产量 2020 - actual\n"},
      {"新增规上企业47家。", "47 家 exact level 规上企业 2020 - actual\n"},
      {"城镇化率达到63.9%。", "63.9 % exact level 城镇化率 2020 - actual\n"},
      {"清淤河道43.2万立方米。", "432000 立方米 exact level 河道 2020 - actual\n"},
      {"赤字率2.8%。", "2.8 % exact level 赤字率 2020 - actual\n"},
      {"森林覆盖率降至5%。", "5 % exact level 森林覆盖率 2020 - actual\n"},
      {"发放低保金三亿零四百七十五万元。", "304750000 元 exact level 低保金 2020 - actual\n"},
      {"完成出口额1.2亿美元。", "120000000 美元 exact level 出口额 2020 - actual\n"},
      {"柳河建镇100周年。", "100 周年 exact level 柳河建镇 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void a_growth_is_a_change_against_the_base(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"财政收入增长8%以上。", "8 % over growth 财政收入 2020 2019 actual\n"},
      {"单位生产总值能耗下降3.4%。", "-3.4 % exact growth 单位生产总值能耗 2020 2019 actual\n"},
      {"网上零售额增长1.5倍。", "1.5 倍 exact growth 网上零售额 2020 2019 actual\n"},
      {"村级集体收入翻一番。", "1 番 exact growth 村级集体收入 2020 2019 actual\n"},
      {"工业用电量同比增长6.2%。", "6.2 % exact growth 工业用电量 2020 2019 actual\n"},
      {"旅游收入比2015年增长1.8倍。", "1.8 倍 exact growth 旅游收入 2020 2015 actual\n"},
      {"工业投资增速15%以上。", "15 % over growth 工业投资 2020 2019 actual\n"},
      {"居民消费价格涨幅2.1%。", "2.1 % exact growth 居民消费价格 2020 2019 actual\n"},
      {"完成固定资产投资53.2亿元，增长1.6%。",
       "5320000000 元 exact level 固定资产投资 2020 - actual\n"
       "1.6 % exact growth 固定资产投资 2020 2019 actual\n"},
      {"矛盾纠纷比上年增长8%，比2015年下降1.5%。",
       "8 % exact growth 矛盾纠纷 2020 2019 actual\n"
       "-1.5 % exact growth 矛盾纠纷 2020 2015 actual\n"},
      {"城镇、农村居民收入分别增长4.3%、5.8%。",
       "4.3 % exact growth 城镇居民收入 2020 2019 actual\n"
       "5.8 % exact growth 农村居民收入 2020 2019 actual\n"},
      {"审批环节减少一半。", "-50 % exact growth 审批环节 2020 2019 actual\n"},
  };
  REVIEW(cases);
}

static void an_average_growth_spans_years(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2020年财政收入3.1亿元，年均增长12.13%。",
       "310000000 元 exact level 财政收入 2020 - actual\n"
       "12.13 % exact average_growth 财政收入 2020 2015 actual\n"},
      {"工业产值年均增长9%左右。", "9 % about average_growth 工业产值 2020 2015 actual\n"},
      {"能耗年均下降2.5%。", "-2.5 % exact average_growth 能耗 2020 2015 actual\n"},
      {"“十二五”时期固定资产投资年均增长20%。",
       "20 % exact average_growth 固定资产投资 2015 2010 actual\n"},
      {"粮食产量平均每年增加2053吨。", "2053 吨 exact change 粮食产量 2020 2015 actual\n"},
      {"进出口额增长19.8%。", "19.8 % exact growth 进出口额 2020 2015 actual\n"},
  };
  FIVE_YEARS(cases);
}

static void a_multiple_is_said_of_a_base(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2020年财政收入3.15亿元，其中税收收入0.9亿元，分别是2015年的1.28倍和2.44倍。",
       "315000000 元 exact level 财政收入 2020 - actual\n"
       "90000000 元 exact level 税收收入 2020 - actual\n"
       "1.28 倍 exact multiple 财政收入 2020 2015 actual\n"
       "2.44 倍 exact multiple 税收收入 2020 2015 actual\n"},
      {"2020年出口额相当于2010年的2倍。", "2 倍 exact multiple 出口额 2020 2010 actual\n"},
      {"2020年村级收入是2015年的3倍以上。", "3 倍 over multiple 村级收入 2020 2015 actual\n"},
  };
  FIVE_YEARS(cases);
}

static void a_change_is_an_absolute_difference(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"财政收入比上年增加3.2亿元。", "320000000 元 exact change 财政收入 2020 2019 actual\n"},
      {"城镇化率提高1.2个百分点。", "1.2 个百分点 exact change 城镇化率 2020 2019 actual\n"},
      {"规上企业较上年减少5家。", "-5 家 exact change 规上企业 2020 2019 actual\n"},
      {"优良天数比例比2015年提高7.4个百分点。",
       "7.4 个百分点 exact change 优良天数比例 2020 2015 actual\n"},
      {"失业率下降0.3个百分点。", "-0.3 个百分点 exact change 失业率 2020 2019 actual\n"},
      {"城镇化率高于全县2个百分点。", "2 个百分点 exact change 城镇化率 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void a_share_is_part_of_a_whole(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"服务业增加值占生产总值的36.6%。", "36.6 % exact share 服务业增加值 2020 - actual\n"},
      {"民生支出占财政支出的八成。", "80 % exact share 民生支出 2020 - actual\n"},
      {"研发投入占比达到2.5%。", "2.5 % exact share 研发投入 2020 - actual\n"},
      {"高新产业比重超过40%。", "40 % over share 高新产业 2020 - actual\n"},
      {"非化石能源比重由10%提高到15.5%。", "10 % exact share 非化石能源 2019 - actual\n"
                                           "15.5 % exact share 非化石能源 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void a_rank_is_a_place_in_an_order(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"农民收入位居全县第三。", "3 - exact rank 农民收入 2020 - actual\n"},
      {"综合实力进入全市前10名。", "10 名 exact rank 综合实力 2020 - actual\n"},
      {"垃圾分类工作位列全区前三。", "3 - exact rank 垃圾分类工作 2020 - actual\n"},
      {"工业总产值位居全县首位。", "1 位 exact rank 工业总产值 2020 - actual\n"},
      {"综合实力由提升居第3位。", "3 位 exact rank 综合实力 2020 - actual\n"},
      {"村级收入排名第三万五千。", "35000 - exact rank 村级收入 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void a_bound_reaches_one_number(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"大小项目5个，其中亿元项目10个以上。", "5 个 exact level 大小项目 2020 - actual\n"
                                              "10 个 over level 亿元项目 2020 - actual\n"},
      {"入境游客超过63万人次。", "630000 人次 over level 入境游客 2020 - actual\n"},
      {"监控点位1200余个。", "1200 个 over level 监控点位 2020 - actual\n"},
      {"培训农民3000多人次。", "3000 人次 over level 农民 2020 - actual\n"},
      {"收支缺口近2亿元。", "200000000 元 under level 收支缺口 2020 - actual\n"},
      {"调查失业率控制在5.5%以内。", "5.5 % under level 调查失业率 2020 - actual\n"},
      {"水质达标率不低于95%。", "95 % over level 水质达标率 2020 - actual\n"},
      {"总收入超过10万元的台阶。", "100000 元 over level 总收入 2020 - actual\n"},
      {"企业大于27万家，小于30万。", "270000 家 over level 企业 2020 - actual\n"
                                     "300000 - under level 企业 2020 - actual\n"},
      {"产能大于27万锭，小于30万。", "270000 锭 over level 产能 2020 - actual\n"
                                     "300000 - under level 产能 2020 - actual\n"},
      {"用工约400人。", "400 人 about level 用工 2020 - actual\n"},
      {"完成技改投资3亿元左右。", "300000000 元 about level 技改投资 2020 - actual\n"},
      {"工业产值大约增长12%。", "12 % about growth 工业产值 2020 2019 actual\n"},
      {"特色产业约占全县产值的7%。", "7 % about share 特色产业 2020 - actual\n"},
      {"林业在农业总产值中所占的比重不超过12%。", "12 % under share 林业 2020 - actual\n"},
      {"牧业在农业总产值中的比重，已由10%上升到12%。",
       "10 % exact share 牧业 2019 - actual\n12 % exact share 牧业 2020 - actual\n"},
      {"财政节支约达一千余万元。", "10000000 元 over level 财政节支 2020 - actual\n"},
      {"志愿者上百人。", "100 人 over level 志愿者 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void a_range_is_one_fact(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"地区生产总值增长5%—8%。", "5..8 % exact growth 地区生产总值 2021 2020 target\n"},
      {"新增规上企业3至5家。", "3..5 家 exact level 规上企业 2021 - target\n"},
      {"工业投资增长6%左右到7%。", "6..7 % exact growth 工业投资 2021 2020 target\n"},
      {"税收增长5.0-5.5%。", "5..5.5 % exact growth 税收 2021 2020 target\n"},
      {"能耗下降2%～3%。", "-3..-2 % exact growth 能耗 2021 2020 target\n"},
      {"棉花增产两、三倍，减少支出四、五十亿元。",
       "2..3 倍 exact growth 棉花 2021 2020 target\n"
       "4000000000..5000000000 元 exact level 支出 2021 - target\n"},
  };
  PLAN(cases);
}

static void verbs_and_units_are_shared(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"提升改造农村公路2条、桥梁2座。", "2 条 exact level 农村公路 2020 - actual\n"
                                         "2 座 exact level 桥梁 2020 - actual\n"},
      {"完成清淤河道9条、15.6公里。", "9 条 exact level 河道 2020 - actual\n"
                                      "15.6 公里 exact level 河道 2020 - actual\n"},
      {"入境游客63万人次，实现旅游收入1.26亿元，分别比上年增长16.7%和20.0%。",
       "630000 人次 exact level 入境游客 2020 - actual\n"
       "126000000 元 exact level 旅游收入 2020 - actual\n"
       "16.7 % exact growth 入境游客 2020 2019 actual\n"
       "20 % exact growth 旅游收入 2020 2019 actual\n"},
  };
  REVIEW(cases);
}

static void from_and_to_are_two_levels(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"规上企业由34家增加到81家。", "34 家 exact level 规上企业 2015 - actual\n"
                                     "81 家 exact level 规上企业 2020 - actual\n"},
      {"贫困发生率从2015年的4.5%下降到2020年的0.2%。",
       "4.5 % exact level 贫困发生率 2015 - actual\n"
       "0.2 % exact level 贫困发生率 2020 - actual\n"},
  };
  FIVE_YEARS(cases);
}

static void a_flow_keeps_its_span_and_a_stock_takes_its_end(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"五年新增规上企业47家。", "47 家 exact level 规上企业 2016/2020 - actual\n"},
      {"城镇化率达到61.2%。", "61.2 % exact level 城镇化率 2020 - actual\n"},
      {"五年累计发放补助金13.4亿元。", "1340000000 元 exact level 补助金 2016/2020 - actual\n"},
      {"2018年建成污水处理厂3座。", "3 座 exact level 污水处理厂 2018 - actual\n"},
  };
  FIVE_YEARS(cases);
}

static void what_a_plan_states_is_a_target(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"财政收入增长6%左右。", "6 % about growth 财政收入 2021 2020 target\n"},
      {"力争新建停车位500个。", "500 个 exact level 停车位 2021 - target\n"},
      {"单位能耗下降3%以上。", "-3 % over growth 单位能耗 2021 2020 target\n"},
      {"确保6月底完成厂房1.2万平方米。", "12000 平方米 exact level 厂房 2021-06 - target\n"},
      {"目前已有规上企业52家。", "52 家 exact level 规上企业 2021 - actual\n"},
      {"2020年税收收入2.1亿元。", "210000000 元 exact level 税收收入 2020 - actual\n"},
      {"到2025年，地区生产总值达到60亿元。",
       "6000000000 元 exact level 地区生产总值 2025 - target\n"},
      {"“十四五”期间财政收入年均增长7%。", "7 % exact average_growth 财政收入 2025 2020 target\n"},
  };
  PLAN(cases);
}

static void dates_names_and_slogans_state_nothing(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"2020年12月31日，第十七届人大第二次会议召开。", ""},
      {"“十三五”规划收官，“四个意识”牢固。", ""},
      {"三治融合、五水共治扎实推进，一方面要进一步统一思想。", ""},
      {"打造一村一韵，坚持两手抓，红十字会作用明显。", ""},
      {"省政发〔2020〕15号文件已经落实。", ""},
      {"创成AAA级景区，PM2.5治理有力，12345热线开通。", ""},
      {"实现“六个重大跨越”。", ""},
      {"一是抓产业，二是抓民生。", ""},
      {"亿元以上项目落地开花。", ""},
      {"产值按可比价格计算超过10万元的村有5个。", "5 个 exact level 村 2020 - actual\n"},
      {"依据《五十条意见》执行。", ""},
      {"花好每一分钱。", ""},
      {"每10万人口发案数下降3.2%。", "-3.2 % exact growth 每10万人口发案数 2020 2019 actual\n"},
      {"早稻、晚稻每50公斤分别提高3元和5元。", "3 元 exact change 早稻 2020 2019 actual\n"
                                               "5 元 exact change 晚稻每50公斤 2020 2019 actual\n"},
      {"一批项目开工，一项工程竣工，建成一个中心。", ""},
      {"收入增加亿元，千倍的回报，万倍的努力。", ""},
      {"全镇人口，其中100万。", ""},
      {"总产值突破5亿元两个台阶。", "500000000 元 over level 总产值 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void a_noun_behind_is_the_indicator(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"新建东屿电网3个220千伏和110千伏变电工程。",
       "3 个 exact level 变电工程 2020 - actual\n220 千伏 exact level 变电工程 2020 - actual\n"
       "110 千伏 exact level 变电工程 2020 - actual\n"},
      {"新增6家现代农业产业园、累计达19家。", "6 家 exact level 现代农业产业园 2020 - actual\n19 "
                                              "家 exact level 现代农业产业园 2020 - actual\n"},
      {"地区生产总值连续迈上3个百亿元台阶、达420亿元。",
       "3 个 exact level 地区生产总值 2020 - actual\n"
       "42000000000 元 exact level 地区生产总值 2020 - actual\n"},
      {"出台9项支持政策。", "9 项 exact level 支持政策 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void counted_things_in_words_are_facts(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"新建闸站两座。", "2 座 exact level 闸站 2020 - actual\n"},
      {"修复三处文化遗址。", "3 处 exact level 文化遗址 2020 - actual\n"},
      {"出台30条措施。", "30 条 exact level 措施 2020 - actual\n"},
      {"专职教师十二名。", "12 名 exact level 专职教师 2020 - actual\n"},
      {"种植果树三点五亩。", "3.5 亩 exact level 果树 2020 - actual\n"},
  };
  REVIEW(cases);
}

static void broken_lines_and_blanks_mean_nothing(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"新增公共停车位 3 2 0 个。", "320 个 exact level 公共停车位 2020 - actual\n"},
      {"农产品销售额达到３．５亿元，增长１２．５％。",
       "350000000 元 exact level 农产品销售额 2020 - actual\n"
       "12.5 % exact growth 农产品销售额 2020 2019 actual\n"},
  };
  REVIEW(cases);
}

/* Rules are matched piece by piece then, cut at a clause where there is one. */
static void a_sentence_of_very_many_tokens_is_read_to_its_end(void **state) {
  (void)state;
  static const char *const parts[] = {"5;", "("};
  for (size_t p = 0; p < COUNT(parts); p++) {
    bs_buffer text = {0}, facts = {0};
    bs_buffer_add_string(&text, OPENING "一、2020年工作回顾\n\n");
    bs_buffer_add_string(&text, "粮食增产600吨;");
    for (size_t i = 0; i < 5600 / strlen(parts[p]); i++)
      bs_buffer_add_string(&text, parts[p]);
    bs_buffer_add_string(&text, "产值增长8%。\n");
    bs_buffer_add(&text, "", 1);
    assert_false(text.failed);
    bs_report *report = read_text(engine, text.data);
    write_facts(&facts, report);
    assert_string_equal(facts.data, "600 吨 exact change 粮食 2020 2019 actual\n"
                                    "8 % exact growth 产值 2020 2019 actual\n");
    bs_report_free(report);
    bs_buffer_free(&text);
    bs_buffer_free(&facts);
  }
}

/* What the words at its beginning say reaches as far as a clause that anybody wrote. */
static void a_clause_of_very_many_tokens_begins_anew(void **state) {
  (void)state;
  enum { FACTS = 600 };
  bs_buffer text = {0};
  bs_buffer_add_string(&text, OPENING "一、2020年工作回顾\n\n预计增长");
  for (size_t i = 0; i < FACTS; i++)
    bs_buffer_add_string(&text, "8%");
  bs_buffer_add(&text, "。\n", sizeof "。\n");
  assert_false(text.failed);
  bs_report *report = read_text(engine, text.data);
  assert_int_equal(report->facts.fact_count, FACTS);
  for (size_t i = 0; i < 200; i++)
    assert_true(bs_slice_is(report->facts.facts[i].wording, "预计"));
  for (size_t i = 300; i < FACTS; i++)
    assert_int_equal(report->facts.facts[i].wording.size, 0);
  bs_report_free(report);
  bs_buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_level_is_an_amount_a_count_a_stock_or_a_rate),
      cmocka_unit_test(a_growth_is_a_change_against_the_base),
      cmocka_unit_test(an_average_growth_spans_years),
      cmocka_unit_test(a_multiple_is_said_of_a_base),
      cmocka_unit_test(a_change_is_an_absolute_difference),
      cmocka_unit_test(a_share_is_part_of_a_whole),
      cmocka_unit_test(a_rank_is_a_place_in_an_order),
      cmocka_unit_test(a_bound_reaches_one_number),
      cmocka_unit_test(a_range_is_one_fact),
      cmocka_unit_test(verbs_and_units_are_shared),
      cmocka_unit_test(from_and_to_are_two_levels),
      cmocka_unit_test(a_flow_keeps_its_span_and_a_stock_takes_its_end),
      cmocka_unit_test(what_a_plan_states_is_a_target),
      cmocka_unit_test(dates_names_and_slogans_state_nothing),
      cmocka_unit_test(a_noun_behind_is_the_indicator),
      cmocka_unit_test(counted_things_in_words_are_facts),
      cmocka_unit_test(broken_lines_and_blanks_mean_nothing),
      cmocka_unit_test(a_sentence_of_very_many_tokens_is_read_to_its_end),
      cmocka_unit_test(a_clause_of_very_many_tokens_begins_anew),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
