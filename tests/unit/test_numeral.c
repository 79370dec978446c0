#include "numeral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

enum {
  HAN = BS_NUMERAL_HAN,
  OVER = BS_NUMERAL_OVER,
  PERCENT = BS_NUMERAL_PERCENT,
  PERMILLE = BS_NUMERAL_PERMILLE,
  FRACTION = BS_NUMERAL_FRACTION,
  YEAR = BS_NUMERAL_YEAR,
  VAGUE = BS_NUMERAL_VAGUE | BS_NUMERAL_OVER
};

/* A text and what is read at its start: how much of it, its value and the place of its last digit,
 * then its multiplier, from its first byte to the numeral's end, with its scale. */
struct reading {
  const char *text, *numeral, *value;
  int32_t place;
  const char *multiplier;
  int32_t scale;
  unsigned flags;
};

static void check(const struct reading *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct reading *c = &cases[i];
    bs_numeral n;
    if (!bs_numeral_read(c->text, strlen(c->text), &n))
      fail_msg("%s is no numeral", c->text);
    char value[BS_DECIMAL_TEXT];
    bs_decimal_write(value, n.value);
    bs_slice numeral = {c->text, n.size};
    bs_slice multiplier = {c->text + n.multiplier, n.size - n.multiplier};
    if (!bs_slice_is(numeral, c->numeral) || strcmp(value, c->value) != 0 || n.place != c->place ||
        !bs_slice_is(multiplier, c->multiplier) || n.scale != c->scale || n.flags != c->flags)
      fail_msg("%s: read %.*s as %s, place %d, multiplier %.*s, scale %d, flags %u", c->text,
               (int)n.size, c->text, value, n.place, (int)multiplier.size, multiplier.data, n.scale,
               n.flags);
  }
}

#define CHECK(cases) check(cases, COUNT(cases))

static void arabic_digits_are_a_number(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"8100家", "8100", "8100", 0, "", 0, 0},
      {"0", "0", "0", 0, "", 0, 0},
      {"007", "007", "7", 0, "", 0, 0},
      {"1.28倍", "1.28", "1.28", -2, "", 0, 0},
      {"5.0%", "5.0", "5", -1, "", 0, 0},
      {"33．5%", "33．5", "33.5", -1, "", 0, 0},
      {"12·7%", "12·7", "12.7", -1, "", 0, 0},
      {"12·7‰", "12·7", "12.7", -1, "", 0, 0},
      {"3·2万", "3·2万", "32000", 3, "万", 4, 0},
      {"8·22", "8", "8", 0, "", 0, 0},
      {"3.", "3", "3", 0, "", 0, 0},
      {"5G基站", "5", "5", 0, "", 0, 0},
      {"1,100.9亿", "1,100.9亿", "110090000000", 7, "亿", 8, 0},
      {"12，345人", "12，345", "12345", 0, "", 0, 0},
      {"1,234,567", "1,234,567", "1234567", 0, "", 0, 0},
      {"2020，15家", "2020", "2020", 0, "", 0, 0},
      {"7，80人", "7", "7", 0, "", 0, 0},
      {"7，8000人", "7", "7", 0, "", 0, 0},
      {"1,234~1,300家", "1,234", "1234", 0, "", 0, 0},
      {"1·12345678901234567890123456789012%", "1", "1", 0, "", 0, 0},
      {"123456789012345678", "123456789012345678", "123456789012345678", 0, "", 0, 0},
  };
  CHECK(cases);
}

static void arabic_digits_take_multipliers(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"3.15亿元", "3.15亿", "315000000", 6, "亿", 8, 0},
      {"1.2万亿元", "1.2万亿", "1200000000000", 11, "万亿", 12, 0},
      {"3千人", "3千", "3000", 3, "千", 3, 0},
      {"5百", "5百", "500", 2, "百", 2, 0},
      {"1.5千", "1.5千", "1500", 2, "千", 3, 0},
      {"3百万", "3百万", "3000000", 6, "百万", 6, 0},
      {"2.5千万", "2.5千万", "25000000", 6, "千万", 7, 0},
      {"1千零1", "1千零1", "1001", 0, "", 0, 0},
      {"2千零30万", "2千零30万", "20300000", 4, "万", 4, 0},
      {"3万4000", "3万4000", "34000", 0, "", 0, 0},
      {"25万6千", "25万6千", "256000", 3, "千", 3, 0},
      {"5万4千6百", "5万4千6百", "54600", 2, "百", 2, 0},
      {"1亿3000万", "1亿3000万", "130000000", 4, "万", 4, 0},
      {"1亿3千万", "1亿3千万", "130000000", 7, "千万", 7, 0},
      {"1万5千亿", "1万5千亿", "1500000000000", 11, "千亿", 11, 0},
      {"3万五千", "3万五千", "35000", 3, "", 0, HAN},
      {"40万3岁", "40万", "400000", 4, "万", 4, 0},
      {"9万亿三大", "9万亿", "9000000000000", 12, "万亿", 12, 0},
      {"3.15亿5000万", "3.15亿", "315000000", 6, "亿", 8, 0},
      {"2020十大", "2020", "2020", 0, "", 0, 0},
      {"1万20000亿", "1万", "10000", 4, "万", 4, 0},
      {"1百零200", "1百", "100", 2, "百", 2, 0},
      {"350万千瓦", "350万", "3500000", 4, "万", 4, 0},
      {"220千伏", "220", "220", 0, "", 0, 0},
      {"30千克", "30", "30", 0, "", 0, 0},
      {"123456789012345678万亿", "123456789012345678万亿", "123456789012345678000000000000", 12,
       "万亿", 12, 0},
  };
  CHECK(cases);
}

static void chinese_digits_are_a_number(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一般", "一", "1", 0, "", 0, HAN},
      {"两", "两", "2", 0, "", 0, HAN},
      {"十二", "十二", "12", 0, "", 0, HAN},
      {"五百", "五百", "500", 2, "", 0, HAN},
      {"两千", "两千", "2000", 3, "", 0, HAN},
      {"六百零八", "六百零八", "608", 0, "", 0, HAN},
      {"一百○八", "一百○八", "108", 0, "", 0, HAN},
      {"一千零一十二", "一千零一十二", "1012", 0, "", 0, HAN},
      {"一百二十三", "一百二十三", "123", 0, "", 0, HAN},
      {"三亿零四百七十五万吨", "三亿零四百七十五万", "304750000", 4, "万", 4, HAN},
      {"二十六亿六千万", "二十六亿六千万", "2660000000", 7, "万", 4, HAN},
      {"二十万亿", "二十万亿", "20000000000000", 13, "万亿", 12, HAN},
      {"一万五千亿", "一万五千亿", "1500000000000", 11, "亿", 8, HAN},
      {"四万万", "四万万", "400000000", 8, "万万", 8, HAN},
      {"三亿零四十", "三亿零四十", "300000040", 1, "", 0, HAN},
      {"三万九千", "三万九千", "39000", 3, "", 0, HAN},
      {"万场", "万", "10000", 4, "", 0, HAN},
      {"万亿", "万亿", "1000000000000", 12, "亿", 8, HAN},
      {"十亿", "十亿", "1000000000", 9, "亿", 8, HAN},
      {"百万", "百万", "1000000", 6, "万", 4, HAN},
      {"四千五", "四千五", "4500", 2, "", 0, HAN},
      {"三万五", "三万五", "35000", 3, "", 0, HAN},
      {"两千三百五", "两千三百五", "2350", 1, "", 0, HAN},
      {"廿五", "廿五", "25", 0, "", 0, HAN},
      {"卅", "卅", "30", 1, "", 0, HAN},
      {"一点五", "一点五", "1.5", -1, "", 0, HAN},
      {"零点零八", "零点零八", "0.08", -2, "", 0, HAN},
      {"十四点三倍", "十四点三", "14.3", -1, "", 0, HAN},
      {"二点三亿", "二点三亿", "230000000", 7, "亿", 8, HAN},
      {"五点三十分", "五", "5", 0, "", 0, HAN},
      {"五点建议", "五", "5", 0, "", 0, HAN},
      {"两点一线", "两", "2", 0, "", 0, HAN},
      {"五百零", "五百", "500", 2, "", 0, HAN},
      {"二十两", "二十", "20", 1, "", 0, HAN},
      {"五万两", "五万", "50000", 4, "万", 4, HAN},
      {"三千米", "三千", "3000", 3, "", 0, HAN},
      {"三千瓦", "三", "3", 0, "", 0, HAN},
      {"十万千瓦", "十万", "100000", 5, "万", 4, HAN},
  };
  CHECK(cases);
}

static void digits_in_a_row_are_a_year(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"一九八○年", "一九八○", "1980", 0, "", 0, HAN | YEAR},
      {"二〇二〇年", "二〇二〇", "2020", 0, "", 0, HAN | YEAR},
      {"二零零三年", "二零零三", "2003", 0, "", 0, HAN | YEAR},
      {"一九八二两年", "一九八二", "1982", 0, "", 0, HAN | YEAR},
      {"八○年代", "八○", "80", 0, "", 0, HAN},
      {"一二○万", "一二○万", "1200000", 4, "万", 4, HAN},
  };
  CHECK(cases);
}

static void percents_are_read_with_their_words(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"百分之五", "百分之五", "5", 0, "", 0, HAN | PERCENT},
      {"百分之七点八。", "百分之七点八", "7.8", -1, "", 0, HAN | PERCENT},
      {"百分之七七·五", "百分之七七·五", "77.5", -1, "", 0, HAN | PERCENT},
      {"百分之二三点五", "百分之二三点五", "23.5", -1, "", 0, HAN | PERCENT},
      {"百分之一百二十", "百分之一百二十", "120", 1, "", 0, HAN | PERCENT},
      {"百分之百", "百分之百", "100", 2, "", 0, HAN | PERCENT},
      {"百分之12.5", "百分之12.5", "12.5", -1, "", 0, HAN | PERCENT},
      {"百分之二十多", "百分之二十多", "20", 1, "", 0, HAN | PERCENT | OVER},
      {"百分之二三十", "百分之二三十", "20", 1, "", 0, HAN | PERCENT | VAGUE},
      {"千分之十三", "千分之十三", "13", 0, "", 0, HAN | PERMILLE},
      {"八成", "八成", "80", 1, "", 0, HAN | PERCENT},
      {"3成", "3成", "30", 1, "", 0, PERCENT},
      {"七成五", "七成五", "75", 0, "", 0, HAN | PERCENT},
      {"2.5成", "2.5成", "25", 0, "", 0, PERCENT},
      {"三成多", "三成多", "30", 1, "", 0, HAN | PERCENT | OVER},
      {"七八成", "七八成", "70", 1, "", 0, HAN | PERCENT | VAGUE},
      {"六成2021年", "六成", "60", 1, "", 0, HAN | PERCENT},
      {"一半以上", "一半", "50", 0, "", 0, HAN | PERCENT},
      {"三成都", "三", "3", 0, "", 0, HAN},
      {"20成", "20", "20", 0, "", 0, 0},
      {"一九九八成，", "一九九八", "1998", 0, "", 0, HAN | YEAR},
      {"2.5成半", "2.5成", "25", 0, "", 0, PERCENT},
      {"一半多", "一半多", "50", 0, "", 0, HAN | PERCENT | OVER},
      {"一半导体", "一", "1", 0, "", 0, HAN},
      {"十分重要", "十", "10", 1, "", 0, HAN},
  };
  CHECK(cases);
}

static void fractions_are_divided_out(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"三分之一", "三分之一", "0.333333333333", -2, "", 0, HAN | FRACTION},
      {"三分之二", "三分之二", "0.666666666667", -2, "", 0, HAN | FRACTION},
      {"五分之三", "五分之三", "0.6", -2, "", 0, HAN | FRACTION},
      {"十分之一", "十分之一", "0.1", -1, "", 0, HAN | FRACTION},
      {"万分之三点五", "万分之三点五", "0.00035", -5, "", 0, HAN | FRACTION},
      {"3分之2", "3分之2", "0.666666666667", -2, "", 0, FRACTION},
  };
  CHECK(cases);
}

static void a_slash_and_you_make_fractions_too(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"1/3的", "1/3", "0.333333333333", -2, "", 0, FRACTION},
      {"1/10，", "1/10", "0.1", -1, "", 0, FRACTION},
      {"一百分之二", "一百分之二", "0.02", -2, "", 0, HAN | FRACTION},
      {"一又二分之一", "一又二分之一", "1.5", -2, "", 0, HAN | FRACTION},
      {"3又一千分之23", "3又一千分之23", "3.023", -3, "", 0, HAN | FRACTION},
      {"百分之负3.9", "百分之负3.9", "-3.9", -1, "", 0, HAN | PERCENT},
      {"二分之。", "二", "2", 0, "", 0, HAN},
      {"3又是", "3", "3", 0, "", 0, 0},
      {"3又0分之1", "3", "3", 0, "", 0, 0},
      {"3又百分之五", "3", "3", 0, "", 0, 0},
      {"123456789012345678又3分之1", "123456789012345678", "123456789012345678", 0, "", 0, 0},
      {"三/5", "三", "3", 0, "", 0, HAN},
      {"3万/5", "3万", "30000", 4, "万", 4, 0},
      {"1.5/3", "1.5", "1.5", -1, "", 0, 0},
      {"123456789e15/30", "123456789e15", "123456789000000000000000", 15, "", 0, 0},
      {"1/20001", "1", "1", 0, "", 0, 0},
      {"9/11/2001", "9", "9", 0, "", 0, 0},
      {"7/3", "7", "7", 0, "", 0, 0},
  };
  CHECK(cases);
}

static void a_minus_opens_a_numeral(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"-3.4%", "-3.4", "-3.4", -1, "", 0, 0},
      {"−22", "−22", "-22", 0, "", 0, 0},
      {"负四十五亿", "负四十五亿", "-4500000000", 8, "亿", 8, HAN},
      {"負1.1", "負1.1", "-1.1", -1, "", 0, 0},
      {"零下5度", "零下5", "-5", 0, "", 0, 0},
      {"负百分之三点五", "负百分之三点五", "-3.5", -1, "", 0, HAN | PERCENT},
      {"-.5", "-.5", "-0.5", -1, "", 0, 0},
  };
  CHECK(cases);
}

static void formal_and_traditional_digits_are_a_number(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"壹佰零壹万元", "壹佰零壹万", "1010000", 4, "万", 4, HAN},
      {"伍拾肆", "伍拾肆", "54", 0, "", 0, HAN},
      {"陆点五", "陆点五", "6.5", -1, "", 0, HAN},
      {"一千陆", "一千陆", "1600", 2, "", 0, HAN},
      {"兩千兩百貳拾二", "兩千兩百貳拾二", "2222", 0, "", 0, HAN},
      {"五億零六", "五億零六", "500000006", 0, "", 0, HAN},
      {"500餘萬", "500餘萬", "5000000", 4, "萬", 4, OVER},
      {"五兆六十二亿", "五兆六十二亿", "5006200000000", 8, "亿", 8, HAN},
      {"五兆零六亿", "五兆零六亿", "5000600000000", 8, "亿", 8, HAN},
      {"陆角", "陆", "6", 0, "", 0, HAN},
      {"肆仟", "肆仟", "4000", 3, "", 0, HAN},
      {"一百兆", "一百", "100", 2, "", 0, HAN},
      {"百三。", "百三", "130", 1, "", 0, HAN},
      {"一千六点五", "一千六点五", "1600.5", -1, "", 0, HAN},
      {"两千万点五五", "两千万点五五", "20000000.55", -2, "", 0, HAN},
  };
  CHECK(cases);
}

static void folds_and_dozens_are_worked_in(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"八折", "八折", "80", 1, "", 0, HAN | PERCENT},
      {"9.9折", "9.9折", "99", 0, "", 0, PERCENT},
      {"72折", "72折", "72", 0, "", 0, PERCENT},
      {"五五折", "五五折", "55", 0, "", 0, HAN | PERCENT},
      {"八成半", "八成半", "85", 0, "", 0, HAN | PERCENT},
      {"半成", "半成", "5", 0, "", 0, HAN | PERCENT},
      {"五六折", "五六折", "50", 1, "", 0, HAN | PERCENT | VAGUE},
      {"五零折", "五零折", "50", 0, "", 0, HAN | PERCENT},
      {"半折", "半折", "5", 0, "", 0, HAN | PERCENT},
      {"八折5月", "八折", "80", 1, "", 0, HAN | PERCENT},
      {"120折", "120", "120", 0, "", 0, 0},
      {"十折", "十", "10", 1, "", 0, HAN},
      {"5折合", "5", "5", 0, "", 0, 0},
      {"十打苹果", "十打", "120", 1, "", 0, HAN},
      {"一打造", "一", "1", 0, "", 0, HAN},
  };
  CHECK(cases);
}

static void small_letters_multiply(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"40k", "40k", "40000", 3, "k", 3, 0},
      {"2e5", "2e5", "200000", 5, "", 0, 0},
      {"12.32e+14", "12.32e+14", "1232000000000000", 12, "", 0, 0},
      {"2e-1", "2e-1", "0.2", -1, "", 0, 0},
      {"2E-15", "2E-15", "0.000000000000002", -15, "", 0, 0},
      {"2e0001", "2", "2", 0, "", 0, 0},
      {"40k5", "40", "40", 0, "", 0, 0},
      {".5", ".5", "0.5", -1, "", 0, 0},
      {"5km", "5", "5", 0, "", 0, 0},
      {"4K", "4", "4", 0, "", 0, 0},
      {"2e", "2", "2", 0, "", 0, 0},
      {"2e99", "2", "2", 0, "", 0, 0},
  };
  CHECK(cases);
}

static void vague_numerals_say_how_much_they_may_be(void **state) {
  (void)state;
  static const struct {
    const char *text, *low, *high;
  } cases[] = {
      {"几十", "20", "100"},
      {"十几万", "100000", "200000"},
      {"三五百", "300", "500"},
      {"数千", "2000", "10000"},
      {"一百零几万", "1000000", "1100000"},
      {"七八成", "70", "80"},
      {"十几万多亿", "10000000000000", "20000000000000"},
      {"负二三十", "-30", "-20"},
      {"五百", "500", "500"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_numeral n;
    char low[BS_DECIMAL_TEXT], high[BS_DECIMAL_TEXT];
    assert_true(bs_numeral_read(cases[i].text, strlen(cases[i].text), &n));
    bs_decimal_write(low, n.value);
    bs_decimal_write(high, n.high);
    assert_string_equal(low, cases[i].low);
    assert_string_equal(high, cases[i].high);
  }
}

static void more_belongs_to_the_numeral(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"1800多万", "1800多万", "18000000", 4, "万", 4, OVER},
      {"2800余吨", "2800余", "2800", 0, "", 0, OVER},
      {"500多亿", "500多亿", "50000000000", 8, "亿", 8, OVER},
      {"三十余", "三十余", "30", 1, "", 0, HAN | OVER},
      {"百余家", "百余", "100", 2, "", 0, HAN | OVER},
      {"四亿零七百多万", "四亿零七百多万", "407000000", 6, "万", 4, HAN | OVER},
      {"一亿一千四百多万", "一亿一千四百多万", "114000000", 6, "万", 4, HAN | OVER},
      {"二百三十余万", "二百三十余万", "2300000", 5, "万", 4, HAN | OVER},
      {"1亿3千多万", "1亿3千多万", "130000000", 7, "万", 4, OVER},
      {"1万6千多", "1万6千多", "16000", 3, "千多", 3, OVER},
      {"3亿多元", "3亿多", "300000000", 8, "亿多", 8, OVER},
      {"4万多亿元", "4万多亿", "4000000000000", 12, "亿", 8, OVER},
      {"上百家", "上百", "100", 2, "", 0, HAN | OVER},
      {"上百万", "上百万", "1000000", 6, "万", 4, HAN | OVER},
      {"上亿元", "上亿", "100000000", 8, "", 0, HAN | OVER},
      {"3万余额", "3万", "30000", 4, "万", 4, 0},
      {"十多样", "十", "10", 1, "", 0, HAN},
      {"十多元化", "十", "10", 1, "", 0, HAN},
      {"8多布", "8", "8", 0, "", 0, 0},
  };
  CHECK(cases);
}

static void vague_numerals_give_a_lower_bound(void **state) {
  (void)state;
  static const struct reading cases[] = {
      {"几十", "几十", "20", 1, "", 0, HAN | VAGUE},
      {"数千", "数千", "2000", 3, "", 0, HAN | VAGUE},
      {"数百亿", "数百亿", "20000000000", 10, "亿", 8, HAN | VAGUE},
      {"几万", "几万", "20000", 4, "万", 4, HAN | VAGUE},
      {"十几万", "十几万", "100000", 5, "万", 4, HAN | VAGUE},
      {"二十几亿", "二十几亿", "2000000000", 9, "亿", 8, HAN | VAGUE},
      {"一百零几万", "一百零几万", "1000000", 6, "万", 4, HAN | VAGUE},
      {"20几", "20几", "20", 0, "", 0, VAGUE},
      {"三五百", "三五百", "300", 2, "", 0, HAN | VAGUE},
      {"二三十年", "二三十", "20", 1, "", 0, HAN | VAGUE},
      {"一两百年", "一两百", "100", 2, "", 0, HAN | VAGUE},
      {"两三", "两三", "2", 0, "", 0, HAN | VAGUE},
      {"十五六万", "十五六万", "150000", 4, "万", 4, HAN | VAGUE},
      {"亿万人民", "亿万", "100000000", 8, "", 0, HAN | VAGUE},
  };
  CHECK(cases);
}

static void the_digits_leave_multipliers_and_more_out(void **state) {
  (void)state;
  static const struct {
    const char *text, *digits;
  } cases[] = {
      {"3.15亿", "3.15"},       {"1800多万", "1800"}, {"三亿零五百万", "三亿零五百"},
      {"五百", "五百"},         {"三十余", "三十"},   {"1亿3千多万", "1亿3千"},
      {"3千万", "3"},           {"1万6千多", "1万6"}, {"4万多亿", "4万"},
      {"百分之五", "百分之五"}, {"八成多", "八成"},   {"十几万", "十"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_numeral n;
    assert_true(bs_numeral_read(cases[i].text, strlen(cases[i].text), &n));
    assert_true(bs_slice_is((bs_slice){cases[i].text, n.digits}, cases[i].digits));
  }
}

static void what_is_no_numeral_is_not_read_but_skipped(void **state) {
  (void)state;
  static const struct {
    const char *text, *skipped;
  } cases[] = {
      {"", ""},
      {"年", ""},
      {"俩", ""},
      {"半成品", ""},
      {"半折叠", ""},
      {"半", ""},
      {"几个", ""},
      {"数字", ""},
      {"上十项", ""},
      {"多", ""},
      {"0.0.1版", "0.0.1"},
      {"1.2.3.4", "1.2.3.4"},
      {"1,23,4", "1,23,4"},
      {"1,2345", "1,2345"},
      {"0,123", "0,123"},
      {"1234567890123456789", "1234567890123456789"},
      {"0.1234567890123", "0.1234567890123"},
      {"1,234,567,890,123,456,789", "1,234,567,890,123,456,789"},
      {"0.000000000001e-15", "0.000000000001"},
      {"100000e15万亿", "100000"},
      {"一点二二二二二二二二二二二二二", "一"},
      {"百分之一二三四五六七八九一二三四五六七八九一二", "百"},
      {"百分之一二三四五六七八点一二三四五六七八九一二", "百"},
      {"两千万点二二二二二二二二二二二二二", "两千万"},
      {"三千亿点五五五五五五五五五五五五", "三千亿"},
      {"3分之1234567", "3"},
      {"3分之5000000几", "3"},
      {"123456789012345678万3千", "123456789012345678万3千"},
      {"十万万亿亿", "十万万亿亿"},
      {"三亿亿", "三亿亿"},
      {"三万五万", "三万五万"},
      {"三百四百", "三百四百"},
      {"二三四五六", "二三四五六"},
      {"一二三产", "一二三"},
      {"一九八五万", "一九八五万"},
      {"八五计划", "八五"},
      {"十四五", "十四五"},
      {"百千万", "百千万"},
      {"万一", "万一"},
      {"五五折合", "五五"},
      {"一一列举", "一一"},
      {"零售", "零"},
      {"陆地", ""},
      {"伍，", "伍"},
      {"拾起", ""},
      {"零五", "零五"},
      {"百分之", "百"},
      {"百分之几", "百"},
      {"三十几分之一", "三十"},
      {"零分之一", "零"},
      {"1.年", "1"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_numeral n;
    const char *text = cases[i].text;
    bool read = bs_numeral_read(text, strlen(text), &n);
    if (read != (i + 1 == COUNT(cases))) /* the last one is a numeral, and skipped as one too */
      fail_msg("%s: %s", text, read ? "read" : "not read");
    uint32_t size = bs_numeral_skip(text, strlen(text));
    if (!bs_slice_is((bs_slice){text, size}, cases[i].skipped))
      fail_msg("%s: skipped %.*s", text, (int)size, text);
  }
}

static void a_numeral_ends_with_the_text_it_was_given(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t size;
    const char *numeral;
  } cases[] = {
      {"1,100", 4, NULL}, {"3.15", 2, "3"},  {"3.15亿", 6, "3.15"},  {"三万", 5, "三"},
      {"三万", 3, "三"},  {"三万", 2, NULL}, {"百分之五", 11, NULL},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_numeral n;
    bool read = bs_numeral_read(cases[i].text, cases[i].size, &n);
    assert_int_equal(read, cases[i].numeral != NULL);
    if (read)
      assert_true(bs_slice_is((bs_slice){cases[i].text, n.size}, cases[i].numeral));
  }
}

/* Writes 0 < `n` < 10000 as people do; `inner` says that something stands before it. */
static void say_group(bs_buffer *out, int n, bool inner) {
  static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const char *const units[] = {"", "十", "百", "千"};
  static const int worth[] = {1, 10, 100, 1000};
  bool begun = false, gap = inner && n < 1000;
  for (int i = 3; i >= 0; i--) {
    int digit = n / worth[i] % 10;
    if (digit == 0) {
      gap |= begun;
      continue;
    }
    if (gap)
      bs_buffer_add_string(out, digits[0]);
    if (!(i == 1 && digit == 1 && !begun && !gap)) /* 十二, but 一百一十二 */
      bs_buffer_add_string(out, digits[digit]);
    bs_buffer_add_string(out, units[i]);
    begun = true;
    gap = false;
  }
}

static void say(bs_buffer *out, int64_t n) {
  out->size = 0;
  if (n >= 100000000)
    say_group(out, (int)(n / 100000000), false);
  if (n >= 100000000)
    bs_buffer_add_string(out, "亿");
  if (n / 10000 % 10000 > 0) {
    say_group(out, (int)(n / 10000 % 10000), n >= 100000000);
    bs_buffer_add_string(out, "万");
  }
  if (n % 10000 > 0) {
    bool skipped = n >= 100000000 && n / 10000 % 10000 == 0;
    if (skipped && n % 10000 >= 1000)
      bs_buffer_add_string(out, "零");
    say_group(out, (int)(n % 10000), n >= 10000);
  }
}

static void every_number_reads_back_from_its_words(void **state) {
  (void)state;
  bs_buffer words = {0};
  for (int64_t i = 1; i < 200000; i++) {
    int64_t n = i < 20000 ? i : i * i * 37 % 999999999999 + 1; /* all, then some */
    int64_t value = 0;
    bs_numeral numeral;
    say(&words, n);
    if (!bs_numeral_read(words.data, words.size, &numeral) || numeral.size != words.size ||
        !bs_decimal_integer(numeral.value, &value) || value != n)
      fail_msg("%s was read as %lld", words.data, (long long)value);
  }
  bs_buffer_free(&words);
}

/* Whatever stands in a row, offsets are in order and at characters, and values can be written. */
static void any_row_of_signs_is_read_safely(void **state) {
  (void)state;
  static const char *const signs[] = {"0",  "1",  "5",    "23", ".",  ",",  "，", "．", "·",
                                      "零", "○",  "一",   "两", "三", "五", "九", "十", "百",
                                      "千", "万", "亿",   "多", "余", "几", "数", "上", "点",
                                      "成", "半", "分之", "廿", "米", "额", "%",  "年"};
  bs_buffer text = {0};
  uint32_t seed = 20210228;
  for (int i = 0; i < 100000; i++) {
    text.size = 0;
    seed = seed * 1664525 + 1013904223;
    for (uint32_t left = 1 + (seed >> 16) % 9; left > 0; left--) {
      seed = seed * 1664525 + 1013904223;
      bs_buffer_add_string(&text, signs[(seed >> 12) % COUNT(signs)]);
    }
    bs_numeral n;
    char *exact = test_malloc(text.size); /* so that reading beyond it is seen */
    memcpy(exact, text.data, text.size);
    if (bs_numeral_read(exact, text.size, &n)) {
      if (n.size == 0 || n.size > text.size || n.digits > n.multiplier || n.multiplier > n.size ||
          n.digits == 0 || n.value.exponent < -24 || n.value.exponent > 30 ||
          n.value.coefficient < 0 || (n.scale == 0) != (n.multiplier == n.size) ||
          (n.size < text.size && ((unsigned char)exact[n.size] & 0xC0) == 0x80))
        fail_msg("%s", text.data);
    } else if (exact[0] >= '0' && exact[0] <= '9')
      assert_true(bs_numeral_skip(exact, text.size) > 0);
    test_free(exact);
  }
  bs_buffer_free(&text);
}

static void long_runs_cost_no_time(void **state) {
  (void)state;
  enum { LENGTH = 100000 };
  static const char *const signs[] = {"0", "1", "一", "零", "万", "1,", "0.", "十", "1·"};
  bs_buffer text = {0};
  for (size_t s = 0; s < COUNT(signs); s++) {
    text.size = 0;
    for (int i = 0; i < LENGTH; i++)
      bs_buffer_add_string(&text, signs[s]);
    bs_numeral n;
    for (size_t at = 0; at < text.size; at += strlen(signs[s]))
      if (bs_numeral_read(text.data + at, text.size - at, &n) && n.size > 200)
        fail_msg("%u bytes of %s", n.size, signs[s]);
  }
  bs_buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arabic_digits_are_a_number),
      cmocka_unit_test(arabic_digits_take_multipliers),
      cmocka_unit_test(chinese_digits_are_a_number),
      cmocka_unit_test(digits_in_a_row_are_a_year),
      cmocka_unit_test(percents_are_read_with_their_words),
      cmocka_unit_test(fractions_are_divided_out),
      cmocka_unit_test(a_slash_and_you_make_fractions_too),
      cmocka_unit_test(a_minus_opens_a_numeral),
      cmocka_unit_test(formal_and_traditional_digits_are_a_number),
      cmocka_unit_test(folds_and_dozens_are_worked_in),
      cmocka_unit_test(small_letters_multiply),
      cmocka_unit_test(vague_numerals_say_how_much_they_may_be),
      cmocka_unit_test(more_belongs_to_the_numeral),
      cmocka_unit_test(vague_numerals_give_a_lower_bound),
      cmocka_unit_test(the_digits_leave_multipliers_and_more_out),
      cmocka_unit_test(what_is_no_numeral_is_not_read_but_skipped),
      cmocka_unit_test(a_numeral_ends_with_the_text_it_was_given),
      cmocka_unit_test(every_number_reads_back_from_its_words),
      cmocka_unit_test(any_row_of_signs_is_read_safely),
      cmocka_unit_test(long_runs_cost_no_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
