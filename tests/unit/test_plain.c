#include "plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "whole.h"

#define COUNT(items) (sizeof(items) / sizeof *(items))

/* What numerals are made of, what stands behind them, and what looks like either. */
static const char *const pieces[] = {
    "",   "0",  "3",  "12", "3.15", "0.50", "2020", "123456789012", ".",  ",",  "，", "．",   "·",
    "-",  "/",  "%",  "k",  "e5",   " ",    "）",   "一",           "两", "五", "零", "〇",   "十",
    "百", "千", "万", "亿", "萬",   "兆",   "几",   "数",           "多", "余", "上", "点",   "半",
    "分", "又", "成", "折", "打",   "瓦",   "米",   "元",           "个", "年", "的", "分之", "壹"};

static bool same(const bs_numeral *a, const bs_numeral *b) {
  return a->size == b->size && a->digits == b->digits &&
         a->value.coefficient == b->value.coefficient && a->value.exponent == b->value.exponent &&
         a->high.coefficient == b->high.coefficient && a->high.exponent == b->high.exponent &&
         a->place == b->place && a->scale == b->scale && a->multiplier == b->multiplier &&
         a->flags == b->flags;
}

static void what_is_read_at_once_is_read_alike_by_groups(void **state) {
  (void)state;
  size_t read = 0;
  for (size_t i = 0; i < COUNT(pieces) * COUNT(pieces) * COUNT(pieces) * COUNT(pieces); i++) {
    char text[80] = "";
    for (size_t rest = i, part = 0; part < 4; part++, rest /= COUNT(pieces))
      strcat(text, pieces[rest % COUNT(pieces)]);
    bs_digits digits = {.text = text, .size = (uint32_t)strlen(text)}, groups = digits;
    bs_numeral plain, whole;
    if (!bs_plain_read(&digits, &plain))
      continue;
    if (!bs_whole_read(&groups, 0, &whole) || !same(&plain, &whole))
      fail_msg("%s: %u bytes at once", text, plain.size);
    read++;
  }
  assert_true(read > 100000);
}

static void a_doubtful_end_is_left_to_the_groups(void **state) {
  (void)state;
  static const char *const texts[] = {
      "3,456", "3，456", "1.2.3", "5k", "3分之一", "七成", "八折", "1/3",  "三千米",  "3万5",
      "3万多", "一半",   "十",    "零", "",        "元",   "12几", "两打", "一兆二亿"};
  for (size_t i = 0; i < COUNT(texts); i++) {
    bs_digits digits = {.text = texts[i], .size = (uint32_t)strlen(texts[i])};
    bs_numeral plain;
    if (bs_plain_read(&digits, &plain))
      fail_msg("%s is read", texts[i]);
  }
}

static void plain_numerals_are_read_at_once(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t size;
    int64_t coefficient;
    int32_t exponent, scale;
  } cases[] = {{"3.15亿元", 7, 315, 6, 8}, {"2024年", 4, 2024, 0, 0}, {"1200家", 4, 12, 2, 0},
               {"8.90%", 4, 89, -1, 0},    {"30万千瓦", 5, 3, 5, 4},  {"一般", 3, 1, 0, 0},
               {"两个", 3, 2, 0, 0},       {"12，其中", 2, 12, 0, 0}, {"0", 1, 0, 0, 0}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_digits digits = {.text = cases[i].text, .size = (uint32_t)strlen(cases[i].text)};
    bs_numeral plain;
    if (!bs_plain_read(&digits, &plain) || plain.size != cases[i].size ||
        plain.value.coefficient != cases[i].coefficient ||
        plain.value.exponent != cases[i].exponent || plain.scale != cases[i].scale)
      fail_msg("%s", cases[i].text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_read_at_once_is_read_alike_by_groups),
      cmocka_unit_test(a_doubtful_end_is_left_to_the_groups),
      cmocka_unit_test(plain_numerals_are_read_at_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
