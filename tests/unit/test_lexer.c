/* The lexer: sentences as shapes, one letter a token (token.h), and what its amounts hold. */
#include "lexer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"
#include "engine.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static void lex(const char *text, bs_lexed *lexed, bs_facts *facts) {
  bs_error err;
  assert_int_equal(
      bs_lex(lexed, engine->pack, text, (bs_span){0, (uint32_t)strlen(text)}, 0, facts, &err),
      BS_OK);
}

/* A text and its shape. */
struct shape {
  const char *text, *shape;
};

static void check_shapes(const struct shape *cases, size_t count) {
  bs_lexed lexed = {0};
  bs_buffer faults = {0};
  for (size_t i = 0; i < count; i++) {
    bs_facts facts = {0};
    lex(cases[i].text, &lexed, &facts);
    assert_int_equal(strlen(lexed.shape), lexed.token_count);
    if (strcmp(lexed.shape, cases[i].shape) != 0)
      bs_buffer_printf(&faults, "%s: %s, not %s\n", cases[i].text, lexed.shape, cases[i].shape);
    for (size_t t = 1; t < lexed.token_count; t++)
      assert_true(lexed.tokens[t - 1].end <= lexed.tokens[t].start);
    bs_facts_free(&facts);
  }
  bs_lexed_free(&lexed);
  bs_buffer_add(&faults, "", 1);
  if (faults.size > 1)
    fail_msg("\n%s", faults.data);
  bs_buffer_free(&faults);
}

#define SHAPES(cases) check_shapes(cases, COUNT(cases))

static void an_amount_is_one_token(void **state) {
  (void)state;
  static const struct shape cases[] = {
      {"财政收入3.15亿元", "xL"},
      {"财政收入约3.15亿元左右", "xL"},
      {"收入23.5%", "xP"},
      {"收入百分之二十三", "xP"},
      {"提高1.2个百分点", "GN"},
      {"企业47家", "xX"},
      {"企业四十七家", "xX"},
      {"相当于2倍", "EZ"},
      {"公路86公里", "xL"},
      {"3至5家", "X"},
      {"5.0%—5.5%", "P"},
      {"6%左右到7%", "P"},
      {"5%到位", "Px"},
      {"人均元", "x"},
      {"三分之一", "P"},
      {"共3500", "xB"},
      {"价格12元/平方米", "xL"},
      {"高于2.2个、3.7个百分点", "N/N"},
      {"高于5个，3.7个百分点", "X,N"},
      {"高于5家和3.7个百分点", "XcN"},
      {"总算力7000PF5", "x"},
      {"\xF0\xA0\xAE\xB7村企业3家", "xX"},
  };
  SHAPES(cases);
}

static void a_time_is_one_token(void **state) {
  (void)state;
  static const struct shape cases[] = {
      {"2020年", "T"},     {"2020年1—6月", "T"}, {"一九八五年", "T"},    {"“十三五”时期", "T"},
      {"今年上半年", "T"}, {"过去五年", "T"},    {"2016—2020年", "T"},   {"2020年的", "Td"},
      {"比2010年", "CT"},  {"较上年", "CT"},     {"过去的2015年", "xT"},
  };
  SHAPES(cases);
}

static void a_word_holds_where_its_neighbours_let_it(void **state) {
  (void)state;
  static const struct shape cases[] = {
      {"增长8%", "GP"},        {"增长较快", "x"},        {"比例5%", "xP"},
      {"到位5亿元", "xL"},     {"达到5亿元", "EL"},      {"达到国际水平", "x"},
      {"居第三", "KO"},        {"宜居城市", "x"},        {"完成5亿元", "HL"},
      {"完成任务", "x"},       {"增长极3个", "xX"},      {"的5%", "xP"},
      {"5%的企业", "Pdx"},     {"3家和5家", "XcX"},      {"3家、5家", "X/X"},
      {"城市、农村5家", "xX"}, {"城市和农村5家", "xX"},  {"高于5%", "P"},
      {"高于全国5%", "^xP"},   {"由5%提高到6%", "FPEP"}, {"由于", "x"},
  };
  bs_lexed lexed = {0};
  bs_facts facts = {0};
  SHAPES(cases);
  bs_lexed_free(&lexed);
  bs_facts_free(&facts);
}

static void marks_part_clauses(void **state) {
  (void)state;
  static const struct shape cases[] = {
      {"收入3亿元，支出2亿元；", "xL,xL;"},
      {"收入：3亿元。", "x:L;"},
      {"收入（3亿元）", "x(L)"},
      {"企业（作坊）整治5家", "xX"},
      {"《“十四五”规划》5份", "xX"},
  };
  SHAPES(cases);
}

static void names_are_open_text(void **state) {
  (void)state;
  static const struct shape cases[] = {
      {"一般公共预算", "x"},
      {"进一步统一", "x"},
      {"第十七届人大", "x"},
      {"PM2.5浓度", "x"},
      {"A4纸5张", "xX"},
      {"《五十条》5份", "xX"},
      {"C+200型设备3台", "xBxX"},
      {"A+3家企业", "xXx"},
      {"http://liuhe.cn/5 6%", "xP"},
      {"8890热线", "x"},
      {"省政发〔2020〕15号", "x"},
      {"位居第三", "KO"},
      {"前10名", "O"},
      {"红十字会", "x"},
  };
  SHAPES(cases);
}

static void price_bases_are_no_tokens(void **state) {
  (void)state;
  bs_lexed lexed = {0};
  bs_facts facts = {0};
  lex("按可比价格计算，增长8%", &lexed, &facts);
  assert_string_equal(lexed.shape, ",GP");
  assert_int_equal(lexed.basis_count, 1);
  assert_int_equal(lexed.bases[0].start, 0);
  assert_int_equal(lexed.bases[0].end, strlen("按可比价格计算"));
  bs_lexed_free(&lexed);
  bs_facts_free(&facts);
}

/* A text whose first amount is …; `value` is "low..high" for a range. */
struct amount {
  const char *text, *value, *unit, *before, *behind, *span;
  bs_bound bound;
};

static void an_amount_holds_value_unit_and_bounds(void **state) {
  (void)state;
  static const struct amount cases[] = {
      {"收入3.15亿元", "315000000", "元", "", "", "3.15亿元", BS_EXACT},
      {"超过3亿元", "300000000", "元", "超过", "", "3亿元", BS_OVER},
      {"不超过3亿元", "300000000", "元", "不超过", "", "3亿元", BS_UNDER},
      {"约400人左右", "400", "人", "约", "左右", "400人", BS_ABOUT},
      {"8%以上", "8", "%", "", "以上", "8%", BS_OVER},
      {"2800余吨", "2800", "吨", "", "", "2800余吨", BS_OVER},
      {"3000多人次", "3000", "人次", "", "", "3000多人次", BS_OVER},
      {"2倍多", "2", "倍", "", "", "2倍多", BS_OVER},
      {"5%—8%", "5..8", "%", "", "", "5%—8%", BS_EXACT},
      {"3至5家", "3..5", "家", "", "", "3至5家", BS_EXACT},
      {"3—5亿元", "300000000..500000000", "元", "", "", "3—5亿元", BS_EXACT},
      {"百分之七点八", "7.8", "%", "", "", "百分之七点八", BS_EXACT},
      {"八成", "80", "%", "", "", "八成", BS_EXACT},
      {"1.2个多百分点", "1.2", "个百分点", "", "", "1.2个多百分点", BS_OVER},
      {"12元/平方米", "12", "元/平方米", "", "", "12元/平方米", BS_EXACT},
      {"50元人民币", "50", "元", "", "", "50元人民币", BS_EXACT},
      {"第三", "3", NULL, "", "", "第三", BS_EXACT},
      {"第三万", "30000", NULL, "", "", "第三万", BS_EXACT},
      {"第3万5千", "35000", NULL, "", "", "第3万5千", BS_EXACT},
      {"第三万多", "3", NULL, "", "", "第三", BS_EXACT},
      {"第3万,", "30000", NULL, "", "", "第3万", BS_EXACT},
      {"300度以下100度以上", "100..300", "度", "", "以上", "300度以下100度", BS_EXACT},
      {"造纸产能27万锭", "270000", "锭", "", "", "27万锭", BS_EXACT},
      {"造纸产能约27万锭", "270000", "锭", "约", "", "27万锭", BS_ABOUT},
      {"利润（-3.4%）", "-3.4", "%", "", "", "-3.4%", BS_EXACT},
      {"造纸产能近27万锭", "270000", "锭", "近", "", "27万锭", BS_UNDER},
      {"造纸产能超过27万锭", "270000", "锭", "超过", "", "27万锭", BS_OVER},
      {"造纸产能27万kw5", "270000", NULL, "", "", "27万", BS_EXACT},
      {"造纸产能27万abcdefghijklmnop", "270000", NULL, "", "", "27万", BS_EXACT},
      {"前10名", "10", "名", "", "", "前10名", BS_EXACT},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    const struct amount *c = &cases[i];
    bs_lexed lexed = {0};
    bs_facts facts = {0};
    lex(c->text, &lexed, &facts);
    if (lexed.amount_count == 0)
      fail_msg("%s: no amount", c->text);
    const bs_amount *a = &lexed.amounts[0];
    char low[BS_DECIMAL_TEXT], high[BS_DECIMAL_TEXT], value[2 * BS_DECIMAL_TEXT + 2];
    bs_decimal_write(low, a->value[0]);
    bs_decimal_write(high, a->value[1]);
    strcpy(value, low);
    if (a->range) {
      strcat(value, "..");
      strcat(value, high);
    }
    bool unit = c->unit ? a->unit.data && bs_slice_is(a->unit, c->unit) : !a->unit.data;
    if (strcmp(value, c->value) != 0 || !unit || a->bound != c->bound ||
        !bs_slice_is(bs_slice_of(c->text, a->before), c->before) ||
        !bs_slice_is(bs_slice_of(c->text, a->behind), c->behind) ||
        !bs_slice_is(bs_slice_of(c->text, a->span), c->span))
      fail_msg("%s: %s %.*s %s, before %.*s, behind %.*s, span %.*s", c->text, value,
               (int)a->unit.size, a->unit.data ? a->unit.data : "", bs_bound_names[a->bound],
               (int)(a->before.end - a->before.start), c->text + a->before.start,
               (int)(a->behind.end - a->behind.start), c->text + a->behind.start,
               (int)(a->span.end - a->span.start), c->text + a->span.start);
    bs_lexed_free(&lexed);
    bs_facts_free(&facts);
  }
}

/* Every numeral of a sentence is listed, with its class before the sieve. */
static void all_numerals_are_listed(void **state) {
  (void)state;
  static const char text[] = "2020年12月第十七届人大后，PM2.5下降3%，完成两手抓项目5个、12座";
  static const struct {
    const char *numeral;
    bs_number_class class;
  } wanted[] = {{"2020", BS_NUMBER_DATE}, {"12", BS_NUMBER_DATE}, {"十七", BS_NUMBER_ORDINAL},
                {"2.5", BS_NUMBER_NAME},  {"3", BS_NUMBER_FACT},  {"两", BS_NUMBER_NAME},
                {"5", BS_NUMBER_FACT},    {"12", BS_NUMBER_FACT}};
  bs_lexed lexed = {0};
  bs_facts facts = {0};
  lex(text, &lexed, &facts);
  assert_int_equal(facts.number_count, COUNT(wanted));
  for (size_t i = 0; i < COUNT(wanted); i++) {
    assert_true(bs_slice_is(bs_slice_of(text, facts.numbers[i].span), wanted[i].numeral));
    assert_int_equal(facts.numbers[i].class, wanted[i].class);
  }
  bs_lexed_free(&lexed);
  bs_facts_free(&facts);
}

static void an_empty_sentence_has_no_tokens(void **state) {
  (void)state;
  bs_lexed lexed = {0};
  bs_facts facts = {0};
  lex("", &lexed, &facts);
  assert_int_equal(lexed.token_count, 0);
  assert_string_equal(lexed.shape, "");
  bs_lexed_free(&lexed);
  bs_facts_free(&facts);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_amount_is_one_token),
      cmocka_unit_test(a_time_is_one_token),
      cmocka_unit_test(a_word_holds_where_its_neighbours_let_it),
      cmocka_unit_test(marks_part_clauses),
      cmocka_unit_test(names_are_open_text),
      cmocka_unit_test(price_bases_are_no_tokens),
      cmocka_unit_test(an_amount_holds_value_unit_and_bounds),
      cmocka_unit_test(all_numerals_are_listed),
      cmocka_unit_test(an_empty_sentence_has_no_tokens),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
