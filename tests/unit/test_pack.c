/* What a pack adds to the bundled one: each declaration, and who wins. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "engine.h"
#include "reading.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

#define PACK "local zh = baoshu.pack 'zh'\n"

/* Packs, the later before the earlier (NULL for none), a report, and its facts as lines. */
struct use {
  const char *first, *second, *text, *facts;
};

static bs_engine *engine_with(const char *first, const char *second) {
  bs_engine *with;
  bs_error err;
  const char *packs[] = {first, second};
  assert_int_equal(bs_engine_new(&with, &err), BS_OK);
  for (size_t i = 0; i < 2; i++)
    if (packs[i] && bs_engine_add_pack(with, "mine.lua", packs[i], strlen(packs[i]), &err) != BS_OK)
      fail_msg("%s\nline %d: %s", packs[i], err.line, err.message);
  return with;
}

static void check(const struct use *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bs_engine *with = engine_with(cases[i].first, cases[i].second);
    struct reading reading = {cases[i].text, cases[i].facts};
    check_readings(with, "", "\n", &reading, 1);
    bs_engine_free(with);
  }
}

#define CHECK_USES(cases) check(cases, COUNT(cases))

static void a_unit_makes_amounts(void **state) {
  (void)state;
  static const struct use cases[] = {
      {NULL, NULL, "2020年大棚35标准棚。", ""},
      {PACK "zh:unit { '标准棚', dimension = 'count' }", NULL, "2020年大棚35标准棚。",
       "35 标准棚 exact level 大棚 2020 - actual\n"},
      {PACK "zh:unit { '号', name = '标准号', dimension = 'mass' }", NULL, "2020年种子3万号。",
       "30000 标准号 exact level 种子 2020 - actual\n"},
      {PACK "zh:unit { '来棚', name = '棚', over = true, dimension = 'count' }", NULL,
       "2020年大棚35来棚。", "35 棚 over level 大棚 2020 - actual\n"},
      {PACK "zh:unit { '帕点', dimension = 'ratio' }", NULL, "2020年产值增长3帕点。",
       "3 帕点 exact growth 产值 2020 2019 actual\n"},
  };
  CHECK_USES(cases);
}

static bool take_print(void *self, const char *line, size_t size, bool plain) {
  (void)plain;
  bs_buffer_add(self, line, size);
  return true;
}

static void a_unit_of_another_pack_converts_as_it_did_or_anew(void **state) {
  (void)state;
  static const struct {
    const char *pack, *lua, *says;
  } cases[] = {
      {PACK "zh:unit { '亩', dimension = 'area', base = '平方米', factor = { 2000, 3 } }",
       "print(baoshu.quantity(3, '亩'):to '平方米')", "2000平方米"},
      {PACK "zh:unit { '亩', dimension = 'area' }", "print(baoshu.quantity(3, '亩'):to '平方米')",
       "2000平方米"},
      {PACK "zh:unit { '亩', dimension = 'area', base = '平方米', factor = 600, again = true }",
       "print(baoshu.quantity(3, '亩'):to '平方米')", "1800平方米"},
      {PACK "zh:unit { '番', dimension = 'multiple', doubles = true }",
       "print(baoshu.quantity(2, '番') * 3)", "12"},
      {PACK "zh:unit { '家', dimension = 'count', base = '个' }",
       "print(baoshu.quantity(3, '家'):to '个')", "3个"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_engine *with = engine_with(cases[i].pack, NULL);
    bs_buffer out = {0};
    const bs_sink sink = {.self = &out, .print = take_print};
    const bs_script script = {.name = "@a", .lua = cases[i].lua, .size = strlen(cases[i].lua)};
    bs_error err = {0};
    if (bs_run(with, NULL, &script, &sink, &err) != BS_OK)
      fail_msg("%s: %s", cases[i].pack, err.message);
    bs_buffer_add(&out, "", 1);
    assert_string_equal(out.data, cases[i].says);
    bs_buffer_free(&out);
    bs_engine_free(with);
  }
  static const char doubling[] =
      PACK "zh:unit { '翻', dimension = 'multiple', factor = 1, doubles = true }";
  bs_engine *with = engine_with(PACK "zh:unit { '翻', dimension = 'multiple', factor = 1 }", NULL);
  bs_error err;
  assert_int_equal(bs_engine_add_pack(with, "other.lua", doubling, strlen(doubling), &err),
                   BS_SCRIPT);
  assert_string_equal(err.message,
                      "the unit '翻' converts otherwise in an earlier pack; again = true "
                      "declares it anew");
  bs_engine_free(with);
}

static void a_unit_that_counts_makes_exact_figures(void **state) {
  (void)state;
  static const struct {
    const char *pack, *says;
  } cases[] = {
      {PACK "zh:unit { '级', dimension = 'other' }", "35级 [34.5, 35.5]"},
      {PACK "zh:unit { '级', dimension = 'other', counts = true }", "35级"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_engine *with = engine_with(cases[i].pack, NULL);
    bs_buffer out = {0};
    const bs_sink sink = {.self = &out, .print = take_print};
    static const char lua[] = "print(baoshu.quantity '35级')";
    const bs_script script = {.name = "@a", .lua = lua, .size = strlen(lua)};
    bs_error err = {0};
    assert_int_equal(bs_run(with, NULL, &script, &sink, &err), BS_OK);
    bs_buffer_add(&out, "", 1);
    assert_string_equal(out.data, cases[i].says);
    bs_buffer_free(&out);
    bs_engine_free(with);
  }
}

static void a_word_of_an_own_class_inside_a_noun_is_part_of_it(void **state) {
  (void)state;
#define SMART                                                                                      \
  PACK "zh:word { '智慧', class = 'smart' }\n"                                                   \
       "zh:rule { 'mine', zh.smart * zh:role('number', zh.percent), kind = 'share' }\n"
  static const struct use cases[] = {
      {SMART, NULL, "2020年沙河智慧平台3个。", "3 个 exact level 沙河智慧平台 2020 - actual\n"},
      {SMART, NULL, "智慧平台3个。", "3 个 exact level 平台 - - actual\n"},
      {SMART, NULL, "2020年，智慧平台3个。", "3 个 exact level 平台 2020 - actual\n"},
      {SMART, NULL, "2020年沙河智慧3个。", "3 个 exact level 沙河 2020 - actual\n"},
      {SMART, NULL, "2020年建成3个沙河智慧", "3 个 exact level 沙河 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_phrase_may_end_with_any_character(void **state) {
  (void)state;
#define LOANS "“十三五”时期发放贷款\xF0\xA0\xAE\xB7共3亿元。"
  static const struct use cases[] = {
      {NULL, NULL, LOANS, "300000000 元 exact level 贷款\xF0\xA0\xAE\xB7 2016/2020 - actual\n"},
      {PACK "zh:outline { stock = { '款\xF0\xA0\xAE\xB7' } }", NULL, LOANS,
       "300000000 元 exact level 贷款\xF0\xA0\xAE\xB7 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void of_what_begins_at_a_place_the_longest_counts(void **state) {
  (void)state;
  static const struct use cases[] = {
      {NULL, NULL, "去年产值增长8%，今年已引进企业3家。",
       "8 % exact growth 产值 - - actual\n3 家 exact level 企业 - - actual\n"},
      {PACK "zh:word { '今年已引进', class = 'plan' }", NULL, "去年产值增长8%，今年已引进企业3家。",
       "8 % exact growth 产值 - - actual\n3 家 exact level 企业 - - target\n"},
  };
  CHECK_USES(cases);
}

static void a_time_before_all_years_is_none(void **state) {
  (void)state;
  static const struct use cases[] = {
      {PACK "zh:period { '上古时', previous = 5000 }", NULL, "2020年6月出土上古时文物5件。",
       "5 件 exact level 文物 2020-06 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_rule_gives_kinds_and_signs_to_what_it_says(void **state) {
  (void)state;
#define AIM PACK "zh:word { '对标', class = 'aim' }\n"
  static const struct use cases[] = {
      {AIM "zh:rule { 'mine', zh.aim * zh:role('number', zh.percent + zh.measure), kind = { "
           "percent = "
           "'growth' } }",
       NULL, "2020年产值对标8%，税收对标5亿元。",
       "8 % exact growth 产值 2020 2019 actual\n500000000 元 exact level 税收 2020 - actual\n"},
      /* what falls is negative only where it is a change */
      {PACK "zh:rule { 'mine', zh:role('verb', zh.down) * zh:role('number', zh.measure), kind = "
            "'level' }",
       NULL, "2020年产值减少5亿元。", "500000000 元 exact level 产值 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_word_in_letters_has_no_letter_beside_it(void **state) {
  (void)state;
#define GERMAN                                                                                     \
  "local de = baoshu.pack { 'de' }\n"                                                              \
  "de:word { 'her', 'um', class = 'up' }\n"                                                        \
  "de:unit { '%', dimension = 'ratio' }\n"                                                         \
  "de:period { '{year}' }\n"                                                                       \
  "de:rule { 'growth', de:role('verb', de.up) * de:role('number', de.percent), kind = 'growth' "   \
  "}\n"
  static const struct use cases[] = {
      {GERMAN, NULL, "2020 Ertrag her 5%", "5 % exact growth Ertrag 2020 2019 actual\n"},
      {GERMAN, NULL, "2020 Ertrag früher 5%", "5 % exact level Ertrag früher 2020 - actual\n"},
      {GERMAN, NULL, "2020 Ertrag herum 5%", "5 % exact level Ertrag herum 2020 - actual\n"},
      {GERMAN, NULL, "2020 Ertrag umäh 5%", "5 % exact level Ertrag umäh 2020 - actual\n"},
      {GERMAN, NULL, "2020 Ertrag 5% um", "5 % exact level Ertrag 2020 - actual\n"},
      {GERMAN, NULL, "2020 Ertrag（um 5%）", "5 % exact growth Ertrag 2020 2019 actual\n"},
      {GERMAN, NULL, "2020 Ertrag um（5%）", "5 % exact level Ertrag 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void an_indicator_goes_by_one_name(void **state) {
  (void)state;
  static const struct use cases[] = {
      {PACK "zh:indicator { '集装箱吞吐量', aliases = { '箱量' } }", NULL,
       "2020年箱量达到5万箱，增长3%。",
       "50000 箱 exact level 集装箱吞吐量 2020 - actual\n"
       "3 % exact growth 集装箱吞吐量 2020 2019 actual\n"},
      /* a verb at its edge stays */
      {NULL, NULL, "2020年发放量5万份。", "50000 份 exact level 发放量 2020 - actual\n"},
      {PACK "zh:indicator { '发放贷款' }", NULL, "2020年发放贷款5万元。",
       "50000 元 exact level 发放贷款 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_name_is_no_fact(void **state) {
  (void)state;
  static const struct use cases[] = {
      {PACK "zh:name { '双{n}工程', '{n}朵云' }", NULL, "2020年双10工程投资5亿元，3朵云上线。",
       "500000000 元 exact level 双10工程投资 2020 - actual\n"},
      {PACK "zh:name { '头名', class = 'ordinal', rank = true, sure = true, value = 1 }", NULL,
       "2020年产值全省头名。", "1 名 exact rank 产值 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_period_says_when(void **state) {
  (void)state;
  static const struct use cases[] = {
      {PACK "zh:period { '八七攻坚期', from = 1994, to = 2000 }", NULL, "八七攻坚期新建学校3所。",
       "3 所 exact level 学校 1994/2000 - actual\n"},
      {PACK "zh:period { '{year}财年' }", NULL, "2019财年产值5亿元。",
       "500000000 元 exact level 产值 2019 - actual\n"},
      {PACK "zh:period { '{year}年头季', months = { 1, 3 } }", NULL, "2019年头季产值5亿元。",
       "500000000 元 exact level 产值 2019-01/2019-03 - actual\n"},
      {PACK "zh:period { '头季', months = { 1, 3 }, part = true }", NULL, "2019年，头季产值5亿元。",
       "500000000 元 exact level 产值 2019-01/2019-03 - actual\n"},
      {PACK "zh:period { '去岁', year = -1 }", NULL,
       "柳河镇政府工作报告\n\n2021年2月3日\n\n一、工作回顾\n\n去岁产值5亿元。",
       "500000000 元 exact level 产值 2020 - actual\n"},
      {PACK "zh:period { '头{n}年', past = true }", NULL,
       "柳河镇政府工作报告\n\n2021年2月3日\n\n一、工作回顾\n\n头三年新建学校3所。",
       "3 所 exact level 学校 2018/2020 - actual\n"},
      {PACK "zh:period { '头一年', previous = 1 }", NULL, "2019年产值比头一年增长5%。",
       "5 % exact growth 产值 2019 2018 actual\n"},
  };
  CHECK_USES(cases);
}

static void a_heading_and_the_outline_give_context(void **state) {
  (void)state;
  static const struct use cases[] = {
      {PACK "zh:heading { '甲|{n}|', level = 1 }\nzh:outline { plan = { '盘算' } }", NULL,
       "柳河镇政府工作报告\n\n2021年2月3日\n\n甲|1|新年盘算\n\n总产值5亿元。",
       "500000000 元 exact level 总产值 2021 - target\n"},
  };
  CHECK_USES(cases);
}

static void a_word_holds_beside_the_neighbours_it_names(void **state) {
  (void)state;
  static const struct use cases[] = {
      {NULL, NULL, "2020年产值蹿升8%。", "8 % exact level 产值蹿升 2020 - actual\n"},
      {PACK "zh:word { '蹿升', class = 'up', next = 'quantity' }", NULL, "2020年产值蹿升8%。",
       "8 % exact growth 产值 2020 2019 actual\n"},
      {PACK "zh:word { '蹿升', class = 'up', next = 'quantity' }", NULL, "2020年蹿升指数8%。",
       "8 % exact level 蹿升指数 2020 - actual\n"},
      {PACK "zh:word { '跌去', class = 'down' }", NULL, "2020年产值跌去8%。",
       "-8 % exact growth 产值 2020 2019 actual\n"},
      {PACK "zh:word { '上限', class = 'under_behind', previous = 'quantity' }", NULL,
       "2020年赤字5亿元上限。", "500000000 元 under level 赤字 2020 - actual\n"},
      {PACK "zh:word { '按旧口径', basis = true }", NULL, "2020年产值按旧口径增长8%。",
       "8 % exact growth 产值 2020 2019 actual\n"},
      {PACK "zh:word { '砌成', class = 'verb', inner = true }", NULL, "2020年村里砌成围墙3公里。",
       "3 公里 exact level 围墙 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_users_word_comes_before_a_bundled_one(void **state) {
  (void)state;
  static const struct use cases[] = {
      {NULL, NULL, "2020年产值增长8%。", "8 % exact growth 产值 2020 2019 actual\n"},
      {PACK "zh:word { '增长', class = 'down' }", NULL, "2020年产值增长8%。",
       "-8 % exact growth 产值 2020 2019 actual\n"},
      {PACK "zh:word { '增长', class = 'text' }", NULL, "2020年产值增长8%。",
       "8 % exact level 产值增长 2020 - actual\n"},
      /* the later pack before the earlier */
      {PACK "zh:word { '增长', class = 'text' }", PACK "zh:word { '增长', class = 'down' }",
       "2020年产值增长8%。", "-8 % exact growth 产值 2020 2019 actual\n"},
      {PACK "zh:unit { '亩', name = '市亩', dimension = 'area' }", NULL, "2020年造林5亩。",
       "5 市亩 exact level 造林 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_users_rules_come_first(void **state) {
  (void)state;
  static const struct use cases[] = {
      {PACK "zh:rule { 'mine', zh.up * zh:role('number', zh.percent), kind = 'share' }", NULL,
       "2020年产值增长8%。", "8 % exact share 产值 2020 - actual\n"},
      {PACK "zh:rule { 'mine', zh.up * zh:role('number', zh.percent), kind = 'share' }",
       PACK "zh:rule { 'other', zh.up * zh:role('number', zh.percent), kind = 'level' }",
       "2020年产值增长8%。", "8 % exact level 产值 2020 - actual\n"},
      /* in one pack the first */
      {PACK "zh:rule { 'a', zh.up * zh:role('number', zh.percent), kind = 'share' }\n"
            "zh:rule { 'b', zh.up * zh:role('number', zh.percent), kind = 'level' }",
       NULL, "2020年产值增长8%。", "8 % exact share 产值 2020 - actual\n"},
      {PACK "zh:rule { 'mine', zh.up * zh:role('number', zh.quantity),\n"
            "  kind = { percent = 'level', default = 'change' } }",
       NULL, "2020年产值增长8%，财力增加3亿元。",
       "8 % exact level 产值 2020 - actual\n"
       "300000000 元 exact change 财力 2020 2019 actual\n"},
      {PACK "zh:word { '蹿居', class = 'leap' }\n"
            "zh:rule { 'mine', zh.leap * zh.any ^ -1 * zh:role('number', zh.ordinal),\n"
            "  kind = { ordinal = 'rank', default = 'level' } }",
       NULL, "2020年产值蹿居第3位。", "3 位 exact rank 产值 2020 - actual\n"},
      {PACK "zh:rule { 'mine', zh.word '挤掉' * zh:role('number', zh.measure), kind = 'change',\n"
            "  negative = true }",
       NULL, "2020年产值挤掉3亿元。", "-300000000 元 exact change 产值 2020 2019 actual\n"},
      {PACK "zh:rule { 'mine', zh.word '对标' * zh:role('base', zh.time) *\n"
            "  zh:role('number', zh.percent), kind = 'growth' }",
       NULL, "2020年产值对标2010年8%。", "8 % exact growth 产值 2020 2010 actual\n"},
      {PACK "zh:rule { 'mine', zh:role('period', zh.time) * zh.word '那会儿' * zh.text *\n"
            "  zh:role('number', zh.measure), kind = 'level' }",
       NULL, "2019年那会儿产值3亿元。", "300000000 元 exact level 产值 2019 - actual\n"},
  };
  CHECK_USES(cases);
}

static void of_two_forms_as_long_the_later_packs_holds(void **state) {
  (void)state;
  static const struct use cases[] = {
      /* the bundled name 前一年 */
      {NULL, NULL, "2015年产值增长1%，前一年产值3亿元。",
       "1 % exact growth 产值 2015 2014 actual\n"
       "300000000 元 exact level 前一年产值 2015 - actual\n"},
      {PACK "zh:period { '前一年', previous = 1 }", NULL, "2015年产值增长1%，前一年产值3亿元。",
       "1 % exact growth 产值 2015 2014 actual\n"
       "300000000 元 exact level 产值 2014 - actual\n"},
      {PACK "zh:period { '八七战役', from = 1994, to = 2000 }", PACK "zh:name { '八七战役' }",
       "2020年八七战役新建学校3所。", "3 所 exact level 学校 2020 - actual\n"},
      {PACK "zh:name { '八七战役' }", PACK "zh:period { '八七战役', from = 1994, to = 2000 }",
       "八七战役新建学校3所。", "3 所 exact level 学校 1994/2000 - actual\n"},
      /* a longer one of an earlier pack comes before */
      {PACK "zh:name { '八七战役' }", PACK "zh:period { '八七', from = 1994, to = 2000 }",
       "2020年八七战役新建学校3所。", "3 所 exact level 学校 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_word_as_a_pattern_is_the_word_that_holds(void **state) {
  (void)state;
  static const struct use cases[] = {
      {PACK "zh:word { '增长', class = 'mine' }\n"
            "zh:rule { 'mine', zh.word '增长' * zh:role('number', zh.percent), kind = 'share' }",
       NULL, "2020年产值增长8%。", "8 % exact share 产值 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

/* Ports count containers and speak of 吞吐量: the pack that the design shows. */
static const char ports[] = "local zh = baoshu.pack \"zh\"\n"
                            "zh:unit { \"标准箱\", \"TEU\", dimension = \"count\" }\n"
                            "zh:indicator { \"集装箱吞吐量\", aliases = { \"箱量\" } }\n"
                            "zh:name { \"一带一路\" }\n"
                            "zh:rule { \"idle share\", zh.word \"闲置\" * zh.text^0 *\n"
                            "  zh:role(\"number\", zh.number * zh.percent), kind = \"share\" }\n";

static void a_whole_pack_of_ones_own_works(void **state) {
  (void)state;
  static const struct use cases[] = {
      {ports, NULL, "2020年箱量达到120万标准箱。",
       "1200000 标准箱 exact level 集装箱吞吐量 2020 - actual\n"},
      {ports, NULL, "2020年集装箱吞吐量达到120万TEU，增长8%。",
       "1200000 TEU exact level 集装箱吞吐量 2020 - actual\n"
       "8 % exact growth 集装箱吞吐量 2020 2019 actual\n"},
      {ports, NULL, "2020年对接一带一路。", ""},
      {ports, NULL, "2020年泊位闲置约12%。", "12 % about share 泊位 2020 - actual\n"},
  };
  CHECK_USES(cases);
}

static void a_fact_knows_its_rule_and_the_rule_its_file(void **state) {
  (void)state;
  bs_engine *with = engine_with(ports, NULL);
  bs_report *report = read_text(with, "2020年泊位闲置率12%。\n");
  assert_int_equal(report->facts.fact_count, 1);
  assert_string_equal(report->facts.facts[0].rule, "idle share");
  const bs_rule *rule = NULL;
  for (size_t i = 0; i < with->pack->rule_count; i++)
    if (with->pack->rules[i].name.data == report->facts.facts[0].rule)
      rule = &with->pack->rules[i];
  if (!rule) {
    fail_msg("no rule of the pack has the fact's rule's name");
    return;
  }
  assert_string_equal(rule->pack.data, "mine.lua");
  assert_in_range(rule->line, 5, 6);
  bs_report_free(report);
  bs_engine_free(with);
}

static void a_report_keeps_the_pack_it_was_read_with(void **state) {
  (void)state;
  bs_engine *with = engine_with(NULL, NULL);
  bs_report *report;
  bs_error err;
  static const char text[] = "2020年大棚35标准棚。\n";
  static const char pack[] = PACK "zh:unit { '标准棚', dimension = 'count' }";
  assert_int_equal(bs_report_read(with, &report, "r", text, strlen(text), NULL, &err), BS_OK);
  assert_int_equal(bs_engine_add_pack(with, "p", pack, strlen(pack), &err), BS_OK);
  const bs_facts *facts;
  assert_int_equal(bs_report_facts(report, &facts, &err), BS_OK);
  assert_int_equal(facts->fact_count, 0);
  bs_report_free(report);
  report = read_text(with, text);
  assert_int_equal(report->facts.fact_count, 1);
  bs_report_free(report);
  bs_engine_free(with);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_unit_makes_amounts),
      cmocka_unit_test(a_unit_of_another_pack_converts_as_it_did_or_anew),
      cmocka_unit_test(a_unit_that_counts_makes_exact_figures),
      cmocka_unit_test(of_what_begins_at_a_place_the_longest_counts),
      cmocka_unit_test(a_time_before_all_years_is_none),
      cmocka_unit_test(a_word_of_an_own_class_inside_a_noun_is_part_of_it),
      cmocka_unit_test(a_phrase_may_end_with_any_character),
      cmocka_unit_test(a_rule_gives_kinds_and_signs_to_what_it_says),
      cmocka_unit_test(a_word_in_letters_has_no_letter_beside_it),
      cmocka_unit_test(an_indicator_goes_by_one_name),
      cmocka_unit_test(a_name_is_no_fact),
      cmocka_unit_test(a_period_says_when),
      cmocka_unit_test(a_heading_and_the_outline_give_context),
      cmocka_unit_test(a_word_holds_beside_the_neighbours_it_names),
      cmocka_unit_test(a_users_word_comes_before_a_bundled_one),
      cmocka_unit_test(a_users_rules_come_first),
      cmocka_unit_test(of_two_forms_as_long_the_later_packs_holds),
      cmocka_unit_test(a_word_as_a_pattern_is_the_word_that_holds),
      cmocka_unit_test(a_whole_pack_of_ones_own_works),
      cmocka_unit_test(a_fact_knows_its_rule_and_the_rule_its_file),
      cmocka_unit_test(a_report_keeps_the_pack_it_was_read_with),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
