/* Indicators: phrases cut out of open text, and joint ones told apart. */
#include "indicator.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "engine.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static bs_span all(const char *text) {
  return (bs_span){0, (uint32_t)strlen(text)};
}

static void assert_words(const char *text, bs_span span, const char *wanted) {
  bs_slice found = bs_slice_of(text, span);
  if (!bs_slice_is(found, wanted))
    fail_msg("%s: %.*s, not %s", text, (int)found.size, found.data, wanted);
}

static void marks_and_verbs_before_an_indicator_are_none_of_it(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"（5）改造危房", "危房"},
      {"(12)改造危房", "危房"},
      {"（5改造危房", "（5改造危房"},
      {"（）改造危房", "（）改造危房"},
      {"（A）改造危房", "（A）改造危房"},
      {"（5", ""},
      {"（作坊）产值", "（作坊）产值"},
      {"①改造危房", "危房"},
      {"新建沙河\xF0\xA0\xAE\xB7", "沙河\xF0\xA0\xAE\xB7"},
      {"改造公路等级里程", "公路等级里程"},
      {"水电路等方面的支出", "水电路等方面的支出"},
      {"教育等领域的支出", "教育等领域的支出"},
      {"桥梁等民生工程", "民生工程"},
      {"班列累计发送货物", "货物"},
      {"企业累计培训量", "企业累计培训量"},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_words(cases[i][0], bs_phrase_before(engine->pack, cases[i][0], all(cases[i][0])).span,
                 cases[i][1]);
}

static void what_only_says_what_an_amount_is_is_generic(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool generic;
  } cases[] = {
      {"台阶", true},      {"的速度", true}, {"水平提高", true}, {"规模工业增加值", false},
      {"标准数据", false}, {"居民", false},  {"的居民", false},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    if (bs_phrase_is_generic(engine->pack, cases[i].text, all(cases[i].text)) != cases[i].generic)
      fail_msg("%s", cases[i].text);
}

static void a_noun_behind_an_amount_ends_where_its_predicate_begins(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"的居民住上了新房", "居民"}, {"家庭住上了新房", "家庭"},   {"居民全部脱贫", "居民"},
      {"和特色小镇", ""},           {"村为了致富", "村为了致富"}, {"村除了种粮", "村除了种粮"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    /* a character stands before it, as the amount does */
    char text[64] = "个";
    strcat(text, cases[i][0]);
    bs_span behind = {3, (uint32_t)strlen(text)};
    assert_words(text, bs_phrase_behind(engine->pack, text, behind, false).span, cases[i][1]);
  }
}

/* Splits a phrase and puts ， between its members. */
static void check_split(const char *phrase, uint32_t most, const char *wanted) {
  bs_arena arena = {0};
  bs_slice members[32];
  char found[256] = "";
  uint32_t count = bs_phrase_split(engine->pack, &arena, phrase, all(phrase), members, most);
  for (uint32_t i = 0; i < count; i++) {
    strcat(found, i > 0 ? "，" : "");
    strncat(found, members[i].data, members[i].size);
  }
  assert_string_equal(found, wanted);
  bs_arena_free(&arena);
}

static void a_joint_indicator_is_told_apart(void **state) {
  (void)state;
  check_split("城镇、农村居民收入", 8, "城镇居民收入，农村居民收入");
  check_split("第一、二、三产业", 8, "第一产业，第二产业，第三产业");
  check_split("一、二产业", 8, "第一产业，第二产业");
  check_split("一、二、三", 8, "一，二，三");
  check_split("一、二、产业", 8, "一，二，产业");
  check_split("第、二产业", 8, "第，二产业");
  check_split("甲镇、0产量之比", 8, "甲镇，0产量之比"); /* 0 and 产 are four bytes */
  check_split("烟草、和茶叶、以及蔗糖", 8, "烟草，茶叶，蔗糖");
  check_split("甲、乙、丙、丁", 2, "甲，乙、丙、丁");
  check_split("甲、乙、丙、丁、戊、己、庚、辛、壬、癸、子、丑、寅、卯、辰、巳、午、未", 20,
              "甲，乙，丙，丁，戊，己，庚，辛，壬，癸，子，丑，寅，卯，辰，巳、午、未");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_and_verbs_before_an_indicator_are_none_of_it),
      cmocka_unit_test(what_only_says_what_an_amount_is_is_generic),
      cmocka_unit_test(a_noun_behind_an_amount_ends_where_its_predicate_begins),
      cmocka_unit_test(a_joint_indicator_is_told_apart),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
