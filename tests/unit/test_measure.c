/* Amounts with what stands before and behind their units, and amounts that are one range. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"
#include "reading.h"
#include "runs.h"

#undef CHECK
#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

/* A sentence, and of its first fact the text, the value (`low..high` for a range), the unit and the
 * bound; NULL where it states nothing. */
struct amount {
  const char *sentence, *text, *value, *unit, *bound;
};

static void check(const struct amount *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct amount *c = &cases[i];
    bs_buffer text = {0}, value = {0};
    bs_buffer_printf(&text, "柳河镇政府工作报告\n\n2021年2月3日\n\n一、2020年工作回顾\n\n%s\n",
                     c->sentence);
    bs_report *report = read_text(engine, text.data);
    bs_buffer_free(&text);
    if ((report->facts.fact_count > 0) != (c->text != NULL))
      fail_msg("%s states %zu facts", c->sentence, report->facts.fact_count);
    if (!c->text) {
      bs_report_free(report);
      continue;
    }
    const bs_fact *fact = &report->facts.facts[0];
    bs_slice words = bs_slice_of(report->text.text, fact->span);
    bs_decimal_add_to(&value, fact->value[0]);
    if (fact->range) {
      bs_buffer_add_string(&value, "..");
      bs_decimal_add_to(&value, fact->value[1]);
    }
    bs_buffer_add(&value, "", 1);
    bs_slice unit = fact->unit.data ? fact->unit : (bs_slice){"", 0};
    if (!bs_slice_is(words, c->text) || strcmp(value.data, c->value) != 0 ||
        !bs_slice_is(unit, c->unit) || strcmp(bs_bound_names[fact->bound], c->bound) != 0)
      fail_msg("%s: %.*s is %s %.*s, %s", c->sentence, (int)words.size, words.data, value.data,
               (int)unit.size, unit.data, bs_bound_names[fact->bound]);
    bs_buffer_free(&value);
    bs_report_free(report);
  }
}

static void half_a_unit_may_follow(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"水深达两米半。", "两米半", "2.5", "米", "exact"},
      {"产量增长一倍半。", "一倍半", "1.5", "倍", "exact"},
      {"通行时间缩短到3个半小时。", "3个半小时", "3.5", "个小时", "exact"},
      {"利率提高半个百分点。", "半个百分点", "0.5", "个百分点", "exact"},
      {"新增12家半导体企业。", "12家", "12", "家", "exact"},
      {"通行时间为3.5个半小时。", "3.5个", "3.5", "个", "exact"},
      {"建成半小时生活圈。", NULL, NULL, NULL, NULL},
  };
  CHECK(cases);
}

/* 半 alone is half of what is measured, and of few units that one character names. */
static void half_a_unit_may_stand_alone(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"路面加宽半米。", "半米", "0.5", "米", "exact"},
      {"每户用料半吨。", "半吨", "0.5", "吨", "exact"},
      {"户均增加半亩。", "半亩", "0.5", "亩", "exact"},
      {"改造管线半公里。", "半公里", "0.5", "公里", "exact"},
      {"发展到半户。", NULL, NULL, NULL, NULL},
      {"产量增长半倍多。", NULL, NULL, NULL, NULL},
      {"产量增长半倍。", NULL, NULL, NULL, NULL},
      {"接待游客半人次。", NULL, NULL, NULL, NULL},
  };
  CHECK(cases);
}

static void parts_of_money_are_one_amount(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"每斤粮价为3元5角。", "3元5角", "3.5", "元", "exact"},
      {"票价为50元6角三分。", "50元6角三分", "50.63", "元", "exact"},
      {"单价为两美元又三美分。", "两美元又三美分", "2.03", "美元", "exact"},
      {"每斤粮价为3元5.5角。", "3元", "3", "元", "exact"},
      {"每斤粮价为3元二三角。", "3元", "3", "元", "exact"},
      {"平均得分为85分。", "85分", "85", "分", "exact"},
  };
  CHECK(cases);
}

static void a_unit_may_stand_before_its_number(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"单价为$20。", "$20", "20", "美元", "exact"},
      {"单价为$20", "$20", "20", "美元", "exact"},
      {"单价为￥20美元。", "20美元", "20", "美元", "exact"},
      {"出口达到$20 billion。", NULL, NULL, NULL, NULL},
      {"收入达到￥3.5亿元。", "￥3.5亿元", "350000000", "元", "exact"},
      {"气温为摄氏零下5度。", "摄氏零下5度", "-5", "摄氏度", "exact"},
      {"气温为华氏温度98.6度。", "华氏温度98.6度", "98.6", "华氏度", "exact"},
  };
  CHECK(cases);
}

static void a_unit_in_letters_ends_with_them(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"水深达到250m。", "250m", "250", "m", "exact"},
      {"水深达到250 cm。", "250 cm", "250", "cm", "exact"},
      {"管线长5km~6km。", "5km~6km", "5..6", "km", "exact"},
      {"管线长5km_。", "5km", "5", "km", "exact"},
      {"管线长5km[新建]。", "5km", "5", "km", "exact"},
      {"产能达到38GWh。", "38GWh", "38", "GWh", "exact"},
      {"建设12英寸晶圆生产线。", NULL, NULL, NULL, NULL},
  };
  CHECK(cases);
}

static void a_minus_stands_behind_a_word_or_mark(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"工业增加值增长-3.4%。", "-3.4%", "-3.4", "%", "exact"},
      {"气温为零下5度至零下10度。", "零下5度至零下10度", "-10..-5", "度", "exact"},
      {"投资增速为负2.1%。", "负2.1%", "-2.1", "%", "exact"},
      {"为企业减负237亿元。", "237亿元", "23700000000", "元", "exact"},
      {"歼-35家。", "35家", "35", "家", "exact"},
  };
  CHECK(cases);
}

static void two_bounds_of_one_thing_are_a_range(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"学生大于100人且小于等于300人。", "100人且小于等于300人", "100..300", "人", "exact"},
      {"规模在500家以上、800家以下。", "500家以上、800家", "500..800", "家", "exact"},
      {"规模在20家与30家之间。", "20家与30家", "20..30", "家", "exact"},
      {"总额在8000—2万元。", "8000—2万元", "8000..20000", "元", "exact"},
      {"甲村1000人以上、500人以下的村2个。", "1000人", "1000", "人", "over"},
      {"企业≥50家。", "50家", "50", "家", "over"},
      {"企业不小于50家。", "50家", "50", "家", "over"},
  };
  CHECK(cases);
}

static void a_range_has_one_unit(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"票价为20块钱—30元。", "20块钱—30元", "20..30", "元", "exact"},
      {"票价为20块钱至30美元。", "20块钱", "20", "元", "exact"},
      {"年龄在20与30岁间。", "20与30岁", "20..30", "岁", "exact"},
      {"新增企业3家—", "3家", "3", "家", "exact"},
      {"新增企业3家—5。", "3家", "3", "家", "exact"},
      {"增速为5%至6吨。", "5%", "5", "%", "exact"},
  };
  CHECK(cases);
}

/* Two digits that are neighbours are one amount; what stands behind the second belongs to both. */
static void neighbours_have_one_power_and_unit(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"产量是上年的两、三倍。", "两、三倍", "2..3", "倍", "exact"},
      {"产量是上年的两、三十五倍。", "三十五倍", "35", "倍", "exact"},
      {"占全镇的百分之二、三。", "百分之二、三", "2..3", "%", "exact"},
      {"占全镇的百分之二、三十。", "百分之二", "2", "%", "exact"},
      {"占比达到两、三成。", "三成", "30", "%", "exact"},
  };
  CHECK(cases);
}

static void what_does_not_fit_states_nothing(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"总数为三、四亿亿个。", NULL, NULL, NULL, NULL},
      {"配比为123456789012345678∶0.000000000001∶5。", NULL, NULL, NULL, NULL},
  };
  CHECK(cases);
}

static void words_with_formal_digits_are_no_numbers(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"合同金额为陆拾伍万元。", "陆拾伍万元", "650000", "元", "exact"},
      {"干部队伍万人。", NULL, NULL, NULL, NULL},
      {"中国大陆。", NULL, NULL, NULL, NULL},
  };
  CHECK(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(half_a_unit_may_follow),
      cmocka_unit_test(half_a_unit_may_stand_alone),
      cmocka_unit_test(parts_of_money_are_one_amount),
      cmocka_unit_test(a_unit_may_stand_before_its_number),
      cmocka_unit_test(a_unit_in_letters_ends_with_them),
      cmocka_unit_test(a_minus_stands_behind_a_word_or_mark),
      cmocka_unit_test(two_bounds_of_one_thing_are_a_range),
      cmocka_unit_test(a_range_has_one_unit),
      cmocka_unit_test(neighbours_have_one_power_and_unit),
      cmocka_unit_test(what_does_not_fit_states_nothing),
      cmocka_unit_test(words_with_formal_digits_are_no_numbers),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
