/* What quantities come to, as one reads it: sums, products, powers, other units, formulas. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"
#include "engine.h"
#include "formula.h"
#include "quantity.h"
#include "reading.h"
#include "runs.h"

/* `a op b` and what comes of it, a quantity as text or an error's sentence. An operand with ~ is a
   double that is no decimal of a report's size: ~1e300. */
struct computing {
  const char *a, *op, *b, *result;
};

static bs_status operand(const char *text, bs_quantity *out, bs_error *err) {
  *out = (bs_quantity){0};
  if (*text == '~') {
    bs_real real;
    assert_true(bs_real_from(strtod(text + 1, NULL), &real));
    *out = bs_quantity_of(real);
    return BS_OK;
  }
  return bs_quantity_read(engine->pack, (bs_slice){text, (uint32_t)strlen(text)}, out, err);
}

static bs_status operate(const struct computing *c, bs_quantity *a, bs_quantity *b,
                         bs_quantity *out, const char **order, bs_error *err) {
  const bs_pack *pack = engine->pack;
  bs_slice unit = {c->b, (uint32_t)strlen(c->b)};
  double number = strtod(c->b, NULL);

  if (strcmp(c->op, "^") == 0)
    return bs_quantity_power(pack, a, number, out, err);
  if (strcmp(c->op, "to") == 0)
    return bs_quantity_to(pack, a, unit, out, err);
  if (strcmp(c->op, "base") == 0)
    return bs_quantity_to_base(pack, a, out, err);
  if (strcmp(c->op, "?") == 0)
    return bs_quantity_compare(pack, a, b, order, err);
  if (strcmp(c->op, "growth") == 0)
    return bs_formula_growth(pack, a, b, out, err);
  if (strcmp(c->op, "multiple") == 0)
    return bs_formula_multiple(pack, a, b, out, err);
  if (strcmp(c->op, "share") == 0)
    return bs_formula_share(pack, a, b, out, err);
  if (strcmp(c->op, "average") == 0)
    return bs_formula_average_growth(pack, a, b, 4, out, err);
  if (strcmp(c->op, "yearly") == 0)
    return bs_formula_yearly(pack, a, number, out, err);
  static const char operations[] = "+-*/";
  return bs_quantity_compute(pack, (bs_operation)(strchr(operations, *c->op) - operations), a, b,
                             out, err);
}

static void check(const struct computing *cases, size_t count) {
  size_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    const struct computing *c = &cases[i];
    bs_quantity a, b = {0}, result = {0};
    bs_error err;
    const char *order = "";
    bool both = strpbrk("+-*/?gmsa", (char[]){*c->op, '\0'}) != NULL;
    bs_buffer text = {0};
    bs_status status = operand(c->a, &a, &err);
    if (status == BS_OK && both)
      status = operand(c->b, &b, &err);
    if (status == BS_OK)
      status = operate(c, &a, &b, &result, &order, &err);
    if (status != BS_OK)
      bs_buffer_add_string(&text, err.message);
    else if (*c->op == '?')
      bs_buffer_add_string(&text, order ? order : "nobody knows");
    else
      bs_quantity_write(engine->pack, &text, &result);
    bs_buffer_add(&text, "", 1);
    if (strcmp(text.data, c->result) != 0) {
      print_message("      {\"%s\", \"%s\", \"%s\", \"%s\"},\n", c->a, c->op, c->b, text.data);
      wrong++;
    }
    bs_buffer_free(&text);
    bs_quantity_free(&a);
    bs_quantity_free(&b);
    bs_quantity_free(&result);
  }
  assert_int_equal(wrong, 0);
}
#define CHECK_ALL(cases) check(cases, sizeof(cases) / sizeof *(cases))

static void sums_have_a_unit(void **state) {
  (void)state;
  static const struct computing cases[] = {
      {"8%", "-", "5%", "3个百分点 [2, 4]"},
      {"8%", "+", "5%", "13% [12, 14]"},
      {"8%", "+", "3个百分点", "11% [10, 12]"},
      {"8%", "-", "3个百分点", "5% [4, 6]"},
      {"3个百分点", "+", "8%", "11% [10, 12]"},
      {"3个百分点", "-", "8%", "个百分点 and % have no difference"},
      {"3个百分点", "-", "2个百分点", "1个百分点 [0, 2]"},
      {"3个百分点", "+", "5元", "个百分点 and 元 do not add up"},
      {"5元", "+", "3个百分点", "元 and 个百分点 do not add up"},
      {"1", "+", "5%", "110% [50, 160]"},
      {"1", "+", "1.5倍", "2.5倍 [1.9, 3.1]"},
      {"5元", "+", "5%", "元 and % do not add up"},
      {"1.5倍", "-", "1", "0.5倍 [-0.1, 1.1]"},
      {"3.15亿元", "-", "2万元", "3.150亿元 [3.144, 3.155]"},
      {"2公顷", "+", "15亩", "3.0公顷 [2.4, 3.6]"},
      {"5元", "+", "3", "元 and a number without unit do not add up"},
      {"[1, ∞)元", "-", "[1, ∞)元", "(-∞, ∞)元"},
      {"(-∞, 3]元", "+", "2元", "(-∞, 5.5]元"},
      {"(-∞, 3]元", "-", "[1, 2]元", "(-∞, 2]元"},
      {"3—5元", "+", "2元", "[4, 8]元"},
      {"2番", "+", "1", "5.0 [3.3, 7.2]"},
      {"9000番", "+", "1", "the result is too large for a number"},
      {"1", "-", "9000番", "the result is too large for a number"},
      {"[1, 9000]番", "+", "1", "[2.5, ∞)"},
      {"(-∞, 1]番", "+", "1", "[0.5, 3.5]"},
      {"[1, ∞)番", "+", "1", "[2.5, ∞)"},
      {"2元", "+", "3—5元", "[4, 8]元"},
      {"~1e308", "+", "~1e308", "the result is too large for a number"},
      {"[-9000, 1]番", "+", "1", "the result is too large for a number"},
  };
  CHECK_ALL(cases);
}

static void products_have_a_unit(void **state) {
  (void)state;
  static const struct computing cases[] = {
      {"3元", "*", "4家", "12元·家 [10, 14]"},
      {"12元", "/", "4人", "3.00元/人 [2.87, 3.13]"},
      {"12元", "/", "4元", "3.0 [2.5, 3.6]"},
      {"50%", "*", "50%", "25.0% [24.5, 25.6]"},
      {"50%", "*", "3", "150% [123, 177]"},
      {"3", "*", "50%", "150% [123, 177]"},
      {"50%", "*", "4公里", "2.00公里 [1.73, 2.28]"},
      {"4公里", "*", "50%", "2.00公里 [1.73, 2.28]"},
      {"50%", "/", "4公里", "0.125/公里 [0.110, 0.145]"},
      {"50%", "/", "2", "25% [19, 34]"},
      {"2", "/", "50%", "4.0 [2.9, 5.1]"},
      {"50%", "/", "25%", "2.00 [1.94, 2.07]"},
      {"4亿元", "*", "1.5倍", "6.0亿元 [5.0, 7.0]"},
      {"1.5倍", "*", "4亿元", "6.0亿元 [5.0, 7.0]"},
      {"4亿元", "/", "1.5倍", "2.67亿元 [2.25, 3.11]"},
      {"3米", "*", "4米", "12.0平方米 [8.7, 15.8]"},
      {"3平方米", "/", "4米", "0.75平方米/米 [0.55, 1.00]"},
      {"3亩", "/", "4公顷", "0.050 [0.037, 0.067]"},
      {"3亩", "*", "4公顷", "180亩² [130, 240]"},
      {"3元", "/", "4公顷", "0.75元/公顷 [0.55, 1.00]"},
      {"3元/亩", "*", "4公顷", "180元 [130, 240]"},
      {"3千瓦", "*", "4小时", "12.0千瓦时 [8.7, 15.8]"},
      {"3元", "/", "0元", "(-∞, ∞)"},
      {"3元", "/", "[-1, 1]元", "(-∞, ∞)"},
      {"0", "*", "[1, ∞)元", "(-∞, ∞)元"},
      {"[1, ∞)元", "*", "-2", "(-∞, -1.5]元"},
      {"[1, ∞)元", "/", "(-∞, -1]", "(-∞, 0]元"},
      {"[1, 2]元", "/", "[1, ∞)", "[0, 2]元"},
      {"[0, 2]元", "/", "[1, 2]", "[0, 2]元"},
      {"[1, 2]元", "/", "[0, 2]", "[0.5, ∞)元"},
      {"[1, 2]元", "/", "(-∞, -2]", "[-1, 0]元"},
      {"(-∞, 2]元", "/", "[1, 2]", "(-∞, 2]元"},
      {"4元", "*", "1番", "8.0元 [4.9, 12.8]"},
      {"4元", "*", "9000番", "the result is too large for a number"},
      {"9000番", "*", "4元", "the result is too large for a number"},
      {"~1e307", "*", "50%", "the result is too large for a number"},
      {"~-1e308", "/", "~0.0000000001", "the result is too large for a number"},
      {"~1e308", "/", "~0.0000000001", "the result is too large for a number"},
      {"3甲*乙*丙*丁*戊*己", "*", "2庚*辛", "the result has too many units"},
      {"3元/(人·公里)", "*", "1", "'3元/(人·公里)' is no quantity"},
      {"3元/人/公里", "*", "2公里", "6.0元/人 [3.7, 8.8]"},
      {"2吨*公里", "*", "3", "6.0吨公里 [3.7, 8.8]"},
      {"3甲*乙*丙*丁*戊*己", "*", "2庚", "the result has too many units"},
  };
  CHECK_ALL(cases);
}

static void powers_have_a_unit(void **state) {
  (void)state;
  static const struct computing cases[] = {
      {"3米", "^", "2", "9.0平方米 [6.2, 12.3]"},
      {"3米", "^", "3", "27立方米 [15, 43]"},
      {"3米", "^", "4", "80米^4 [30, 160]"},
      {"3米", "^", "0", "1"},
      {"3米", "^", "-1", "0.33/米 [0.28, 0.40]"},
      {"3米", "^", "-2", "0.111/米² [0.081, 0.160]"},
      {"3米", "^", "0.5", "a root of 米 is no quantity"},
      {"1亩", "^", "40", "0亩^40 [0, 12000000]"},
      {"3米", "^", "100", "a power of 米 is too high"},
      {"3米", "^", "-100", "a power of 米 is too high"},
      {"3元", "^", "1", "3元 [2.5, 3.5]"},
      {"1.5倍", "^", "0.5", "1.225 [1.204, 1.245]"},
      {"-8", "^", "3", "-510 [-620, -420]"},
      {"-8", "^", "2", "64 [56, 73]"},
      {"-8", "^", "0.5", "what is below 0 has no root"},
      {"-8", "^", "-0.5", "what is below 0 has no root"},
      {"-1 [-3, 4]", "^", "0.5", "[0, 2]"},
      {"-8", "^", "-1", "-0.125 [-0.134, -0.117]"},
      {"0", "^", "-1", "(-∞, ∞)"},
      {"0", "^", "0", "1"},
      {"0", "^", "2", "0.00 [0.00, 0.25]"},
      {"27", "^", "0.3333333333333333", "3.000 [2.981, 3.019]"},
      {"[-3, 2]", "^", "2", "[0, 9]"},
      {"[-2, 3]", "^", "2", "[0, 9]"},
      {"[-3, -2]", "^", "2", "[4, 9]"},
      {"[-3, -2]", "^", "3", "[-27, -8]"},
      {"[-3, -2]", "^", "0.5", "what is below 0 has no root"},
      {"[-3, 4]", "^", "0.5", "[0, 2]"},
      {"(-∞, -2]", "^", "2", "[4, ∞)"},
      {"(-∞, -2]", "^", "3", "(-∞, -8]"},
      {"(-∞, 2]", "^", "2", "[0, ∞)"},
      {"[1, ∞)", "^", "2", "[1, ∞)"},
      {"[1, ∞)", "^", "-2", "[0, 1]"},
      {"2", "^", "2000", "a power lies between -1000 and 1000"},
      {"~1e200", "^", "2", "the result is too large for a number"},
      {"~-1e200", "^", "3", "the result is too large for a number"},
      {"9000番", "^", "2", "the result is too large for a number"},
  };
  CHECK_ALL(cases);
}

static void units_convert_or_not(void **state) {
  (void)state;
  static const struct computing cases[] = {
      {"3.15亿元", "to", "万元", "31500万元 [31450, 31550]"},
      {"3亩", "to", "公顷", "0.200公顷 [0.166, 0.234]"},
      {"3亩", "to", "平方米", "2000平方米 [1660, 2340]"},
      {"3元/亩", "to", "元/公顷", "45元/公顷 [37, 53]"},
      {"3平方米", "to", "米²", "3米² [2.5, 3.5]"},
      {"3立方米", "to", "米³", "3米³ [2.5, 3.5]"},
      {"3平方米", "to", "米^2", "3米² [2.5, 3.5]"},
      {"3平方米", "to", "米^a", "'米^a' is no unit"},
      {"3元", "to", "米^", "'米^' is no unit"},
      {"3元", "to", "", "元 and a number without unit do not convert into each other"},
      {"3元", "to", "亿", "元 and a number without unit do not convert into each other"},
      {"3", "to", "亿", "3 [2.5, 3.5]"},
      {"3元", "to", "万", "元 and a number without unit do not convert into each other"},
      {"50%", "to", "倍", "0.50倍 [0.495, 0.505]"},
      {"50%", "to", "番", "% and 番 do not convert into each other"},
      {"2番", "to", "倍", "4.0倍 [2.8, 5.7]"},
      {"9000番", "to", "倍", "the result is too large for a number"},
      {"50%", "to", "%", "50% [49.5, 50.5]"},
      {"50%", "to", "‰", "500‰ [495, 505]"},
      {"3元", "to", "家", "元 and 家 do not convert into each other"},
      {"3元", "to", "一二三四五六七八九十一二三四五六七八九十",
       "'一二三四五六七八九十一二三四五六七八九十' is no unit"},
      {"3元", "to", "\xFF", "a text that is not UTF-8 is no unit"},
      {"3元", "to", "元/", "'元/' is no unit"},
      {"3元", "to", "元*", "'元*' is no unit"},
      {"3元", "to", "元·", "'元·' is no unit"},
      {"50%", "to", "", "0.50 [0.495, 0.505]"},
      {"[5, 8]", "to", "", "[5, 8]"},
      {"3元/万人", "to", "元/人", "0.0003元/人 [0.00025, 0.00035]"},
      {"3元/人", "to", "元/万人", "30000元/万人 [25000, 35000]"},
      {"3元/人", "to", "元/亿人·年", "元/人 and 元/亿人/年 do not convert into each other"},
      {"3元", "to", "cny", "元 and cny do not convert into each other"},
      {"3元", "to", "CNY", "3元 [2.5, 3.5]"},
      {"3元", "to", "Yuan", "元 and Yuan do not convert into each other"},
      {"3元", "to", "人民", "'人民' is no unit"},
      {"3元", "to", "q", "元 and q do not convert into each other"},
      {"3元", "to", "米^0", "'米^0' is no unit"},
      {"3元", "to", "{", "'{' is no unit"},
      {"3/万人", "to", "/人", "0.0003/人 [0.00025, 0.00035]"},
      {"3元/万人", "to", "元/万", "'万' is no unit"},
      {"3元", "to", "甲*乙*丙*丁*戊*己*庚", "'庚' is no unit"},
      {"3元", "to", "亩^9*亩^9*亩^9*亩^9*亩^9", "these units are too large or too many to convert"},
      {"3—5万元", "to", "元", "[25000, 55000]元"},
      {"3元", "to", "元$", "'元$' is no unit"},
      {"3亩", "base", "", "2000平方米 [1660, 2340]"},
      {"3万元/亩", "base", "", "45元/平方米 [37, 53]"},
      {"3千瓦时", "base", "", "3千瓦时 [2.5, 3.5]"},
      {"5", "base", "", "5 [4.5, 5.5]"},
      {"3元", "?", "4元", "nobody knows"},
      {"4元", "?", "3元", "nobody knows"},
      {"3元", "?", "3元", "nobody knows"},
      {"3家", "?", "3家", "equal"},
      {"30000家", "?", "3万家", "nobody knows"},
      {"3元", "?", "3家", "元 and 家 cannot be compared"},
      {"[1, ∞)元", "?", "[1, 2]元", "nobody knows"},
      {"(-∞, 1]元", "?", "[1, 2]元", "nobody knows"},
      {"(-∞, 1]元", "?", "[2, ∞)元", "less"},
      {"[2, ∞)元", "?", "(-∞, 1]元", "greater"},
      {"[1, 2]元", "?", "(-∞, 1]元", "nobody knows"},
      {"[1, 2]元", "?", "[3, ∞)元", "less"},
      {"[3, 4]元", "?", "(-∞, 2]元", "greater"},
      {"9000番", "?", "1", "the result is too large for a number"},
  };
  CHECK_ALL(cases);
}

/* Units that a pack adds, with bases and names that the bundled ones do not have. */
static void units_of_a_pack_are_its_own(void **state) {
  (void)state;
  static const char pack[] =
      "local zh = baoshu.pack 'zh'\n"
      "zh:unit { '号丘', name = '丘田', dimension = 'area', base = '亩', factor = 2 }\n"
      "zh:unit { '吨时', dimension = 'count', base = '吨·小时', factor = { 1, 7 } }\n"
      "zh:unit { '陈酿', name = '很长很长很长很长很长很长很长很长很长的名字', dimension = "
      "'count', "
      "base = '斤' }\n"
      "zh:unit { '醇酿', name = '很长很长很长很长很长很长很长很长很长的名字', dimension = 'count' "
      "}\n"
      "zh:unit { '大田', dimension = 'area', base = '平方米', "
      "factor = { 4611686018427387847, 3 } }\n"
      "zh:unit { '小田', dimension = 'area', base = '平方米', "
      "factor = { 7, 4611686018427387847 } }\n"
      "local steps = { '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申' }\n"
      "for i = 1, 8 do\n"
      "  zh:unit { steps[i] .. '级', dimension = 'count', base = steps[i + 1] .. '级', factor = 10 "
      "}\n"
      "end\n"
      "zh:unit { '申级', dimension = 'count' }\n";
  static const struct computing cases[] = {
      {"3丘田", "to", "亩", "6亩 [5, 7]"},
      {"3号丘", "to", "亩", "6亩 [5, 7]"},
      {"3吨", "*", "4小时", "12.0吨·小时 [8.7, 15.8]"},
      {"3吨时", "to", "吨·小时", "0.428571吨·小时 [0.428571, 0.428572]"},
      {"3陈酿", "*", "4", "'3陈酿' is no quantity"},
      {"3子级", "base", "", "3亿申级"},
      {"3大田", "to", "小田",
       "3000000000000000000000000万亿小田 [2500000000000000000000000, 3600000000000000000000000]"},
      {"3—5大田", "to", "小田", "[2500000000000000000000000, 5600000000000000000000000]万亿小田"},
      {"3大田", "/", "4小田", "0.75大田/小田 [0.55, 1.00]"},
  };
  bs_engine *bundled = engine, *own;
  bs_error err;
  assert_int_equal(bs_engine_new(&own, &err), BS_OK);
  if (bs_engine_add_pack(own, "mine.lua", pack, sizeof pack - 1, &err) != BS_OK)
    fail_msg("line %d: %s", err.line, err.message);
  engine = own;
  CHECK_ALL(cases);
  for (int zeros = 289; zeros <= 300; zeros += 11) { /* too many once divided, or at once */
    char text[400];
    bs_quantity much, less;
    snprintf(text, sizeof text, "1%0*d大田", zeros, 0);
    assert_int_equal(
        bs_quantity_read(own->pack, (bs_slice){text, (uint32_t)strlen(text)}, &much, &err), BS_OK);
    assert_int_equal(bs_quantity_to(own->pack, &much, (bs_slice){"小田", 6}, &less, &err),
                     BS_SCRIPT);
    assert_string_equal(err.message, "the result is too large for a number");
  }
  bs_compound unit = {.count = 0}, atoms;
  bs_rational factor;
  assert_true(bs_compound_add(&unit, "醇酿", 1));
  assert_int_equal(bs_compound_resolve(own->pack, &unit, &atoms, &factor, &err), BS_SCRIPT);
  assert_string_equal(err.message, "these units are too large or too many to convert");
  bs_report *report = read_text(own, "2020年酿成3陈酿，产量增长9000番。\n");
  bs_quantity q;
  assert_int_equal(report->facts.fact_count, 2);
  assert_int_equal(bs_quantity_of_fact(report, 0, &q, &err), BS_SCRIPT);
  assert_string_equal(err.message, "'很长很长很长很长很长很长很长很长很长的名字' is no unit");
  assert_int_equal(bs_quantity_of_fact(report, 1, &q, &err), BS_SCRIPT);
  assert_string_equal(err.message, "the result is too large for a number");
  bs_report_free(report);
  engine = bundled;
  bs_engine_free(own);
}

static void formulas_take_what_grows(void **state) {
  (void)state;
  static const struct computing cases[] = {
      {"4元", "growth", "5元", "25% [0, 58]"},
      {"0元", "growth", "5元", "nothing grows from a base of 0"},
      {"-4元", "growth", "5元", "a base below 0 has no growth"},
      {"4元", "growth", "5家", "家 and 元 do not convert into each other"},
      {"40%", "growth", "50%", "25.0% [22.2, 27.9]"},
      {"3—4元", "growth", "5元", "[0, 120]%"},
      {"[3, ∞)元", "growth", "5元", "[-100, 90]%"},
      {"(-∞, -3]元", "growth", "5元", "a base below 0 has no growth"},
      {"(-∞, 3]元", "growth", "5元", "(-∞, ∞)%"},
      {"[-5, -3]元", "growth", "5元", "a base below 0 has no growth"},
      {"4元", "multiple", "6元", "1.50倍 [1.22, 1.86]"},
      {"0元", "multiple", "6元", "nothing is a multiple of 0"},
      {"4元", "multiple", "6家", "家 and 元 do not convert into each other"},
      {"4元", "share", "1元", "400% [230, 900]"},
      {"0元", "share", "1元", "0% [-100, 100]"},
      {"4元", "share", "1家", "元 and 家 do not convert into each other"},
      {"4元", "average", "5元", "6% [0, 12]"},
      {"-4元", "average", "5元", "a base below 0 has no growth"},
      {"4元", "average", "-5元", "what falls below 0 has no growth a year"},
      {"4元", "average", "5家", "家 and 元 do not convert into each other"},
      {"1.28倍", "yearly", "5", "5.06% [4.97, 5.15]"},
      {"1.28", "yearly", "5", "5.06% [4.97, 5.15]"},
      {"1.28", "yearly", "0", "growth a year takes more than 0 years"},
      {"1.28元", "yearly", "5", "a multiple is a number without unit, or one of 倍"},
      {"1元", "share", "0元", "a whole of 0 has no shares"},
      {"9000番", "growth", "1", "the result is too large for a number"},
      {"2", "multiple", "5%", "0.025倍 [0.018, 0.037]"},
      {"1", "multiple", "9000番", "the result is too large for a number"},
      {"4元", "growth", "[5, ∞)元", "[11.1111, ∞)%"},
      {"5%", "multiple", "2", "40倍 [27, 56]"},
  };
  CHECK_ALL(cases);
}

static void what_is_no_quantity_is_told(void **state) {
  (void)state;
  static const struct computing cases[] = {
      {"  5元\t", "*", "1", "5.0元 [2.2, 8.3]"},
      {"", "*", "1", "an empty text is no quantity"},
      {"  ", "*", "1", "an empty text is no quantity"},
      {"\xFF", "*", "1", "a text that is not UTF-8 is no quantity"},
      {"元", "*", "1", "'元' is no quantity"},
      {"\t5元", "*", "1", "5.0元 [2.2, 8.3]"},
      {"5元(", "*", "1", "'5元(' is no quantity"},
      {"5元 [3, 4]", "*", "1", "'5元 [3, 4]' is no quantity"},
      {"5元 [4, 100000000000000000000000]", "*", "1", "0元 [0, 150000000000000000000000]"},
      {"0.00000000000000012", "*", "1",
       "0.00000000000000012 [0.00000000000000005, 0.00000000000000019]"},
      {"5万  万家·元", "*", "1", "'5万  万家·元' is no quantity"},
      {"。5元", "*", "1", "'。5元' is no quantity"},
      {"5元。", "*", "1", "'5元。' is no quantity"},
      {"产值5元", "*", "1", "'产值5元' is no quantity"},
      {"5元 [4", "*", "1", "'5元 [4' is no quantity"},
      {"5元 [4, 6]元", "*", "1", "'5元 [4, 6]元' is no quantity"},
      {"5元 [6, 7]", "*", "1", "'5元 [6, 7]' is no quantity"},
      {"5元 [4 6]", "*", "1", "'5元 [4 6]' is no quantity"},
      {"5元 [a, 6]", "*", "1", "'5元 [a, 6]' is no quantity"},
      {"5元 [4, b]", "*", "1", "'5元 [4, b]' is no quantity"},
      {"5元 [4, 6.]", "*", "1", "'5元 [4, 6.]' is no quantity"},
      {"5元 [.4, 6]", "*", "1", "'5元 [.4, 6]' is no quantity"},
      {"5元 [4.0.1, 6]", "*", "1", "'5元 [4.0.1, 6]' is no quantity"},
      {"5元 [, 6]", "*", "1", "'5元 [, 6]' is no quantity"},
      {"5元 [4, 99999999999999999999]", "*", "1", "'5元 [4, 99999999999999999999]' is no quantity"},
      {"[6, 4]元", "*", "1", "'[6, 4]元' is no quantity"},
      {"[4, 6]元左", "*", "1", "'[4, 6]元左' is no quantity"},
      {"[4, 6]", "*", "1", "[2, 9]"},
      {"[-6, -4]", "*", "1", "[-9, -2]"},
      {"(-6, -4)", "*", "1", "[-9, -2]"},
      {"不是 [4, 6]", "*", "1", "'不是 [4, 6]' is no quantity"},
      {"5元·家", "*", "1", "5.0元·家 [2.2, 8.3]"},
      {"5.5元·家", "*", "1", "5.5元·家 [2.7, 8.4]"},
      {"5  家", "*", "1", "5.0家 [2.5, 7.5]"},
      {"5  元", "*", "1", "5.0元 [2.2, 8.3]"},
      {"5.0  家", "*", "1", "5.0家 [2.4, 7.6]"},
      {"5万  家", "*", "1", "5.0万家 [2.2, 8.3]"},
      {"五分之三  家", "*", "1", "'五分之三  家' is no quantity"},
      {"5 个不知道", "*", "1", "'5 个不知道' is no quantity"},
      {"3.2元·万家", "*", "1", "3.2元·万家 [1.5, 4.9]"},
      {"9223372036854775807  元", "*", "1", "'9223372036854775807  元' is no quantity"},
      {"9223372036854775807元", "*", "1", "'9223372036854775807元' is no quantity"},
      {"5(个)元", "*", "1", "'5(个)元' is no quantity"},
      {"约5%", "*", "1", "5% [2, 9]"},
      {"5%以上", "*", "1", "5.0% [2.5, ∞)"},
  };
  CHECK_ALL(cases);
  char longer[402];
  bs_error err;
  bs_quantity q;
  memset(longer, '5', sizeof longer);
  assert_int_equal(bs_quantity_read(engine->pack, (bs_slice){longer, 401}, &q, &err), BS_SCRIPT);
  assert_string_equal(err.message, "a text of 401 bytes is no quantity");
}

/* What no double holds is no figure, as a value and as an end. */
static void a_figure_of_too_many_digits_is_no_quantity(void **state) {
  (void)state;
  static const struct {
    const char *head, *tail;
    int zeros;
  } cases[] = {{"1", "元·家", 390},
               {"9223372036854775", "元·家", 293},
               {"[5, 1", "]", 390},
               {"(-∞, -9223372036854775", "]", 293}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_buffer text = {0};
    bs_quantity q;
    bs_error err;
    bs_buffer_printf(&text, "%s%0*d%s", cases[i].head, cases[i].zeros, 0, cases[i].tail);
    bs_slice whole = {text.data, (uint32_t)text.size};
    assert_int_equal(bs_quantity_read(engine->pack, whole, &q, &err), BS_SCRIPT);
    assert_non_null(strstr(err.message, "is no quantity"));
    bs_buffer_free(&text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_have_a_unit),
      cmocka_unit_test(products_have_a_unit),
      cmocka_unit_test(powers_have_a_unit),
      cmocka_unit_test(units_convert_or_not),
      cmocka_unit_test(formulas_take_what_grows),
      cmocka_unit_test(what_is_no_quantity_is_told),
      cmocka_unit_test(units_of_a_pack_are_its_own),
      cmocka_unit_test(a_figure_of_too_many_digits_is_no_quantity),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
