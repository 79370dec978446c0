#include "template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* One hole that is read, or `size` 0 where the form does not match. */
struct match {
  const char *form, *text;
  uint32_t size;
  bs_field field;
  int32_t value;
};

static void check(const struct match *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct match *c = &cases[i];
    bs_arena arena = {0};
    bs_template form;
    bs_error err;
    assert_int_equal(bs_template_compile(&form, &arena, c->form, strlen(c->form), &err), BS_OK);
    bs_template_match match = {0};
    bool found = bs_template_match_at(&form, c->text, strlen(c->text), &match);
    if (found != (c->size > 0) || match.size != c->size ||
        (found && match.field[c->field] != c->value))
      fail_msg("%s at %s: size %u, value %d", c->form, c->text, match.size,
               found ? match.field[c->field] : -1);
    bs_arena_free(&arena);
  }
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

static void a_hole_takes_a_number(void **state) {
  (void)state;
  static const struct match cases[] = {
      {"{year}年", "2020年末", 7, BS_FIELD_YEAR, 2020},
      {"{year}年", "一九八五年", 15, BS_FIELD_YEAR, 1985},
      {"{year}年", "一九八○年", 15, BS_FIELD_YEAR, 1980},
      {"{year}年", "二〇二〇年", 15, BS_FIELD_YEAR, 2020},
      {"{year}年", "12020年", 0, 0, 0},
      {"{year}年", "985年", 0, 0, 0},
      {"{year}年", "0985年", 0, 0, 0},
      {"{year}年", "十五年", 0, 0, 0},
      {"{year}年", "二〇二〇一年", 0, 0, 0},
      {"{month}月", "12月", 5, BS_FIELD_MONTH, 12},
      {"{month}月", "05月", 5, BS_FIELD_MONTH, 5},
      {"{month}月", "13月", 0, 0, 0},
      {"{month}月", "0月", 0, 0, 0},
      {"{month}月", "十二月", 9, BS_FIELD_MONTH, 12},
      {"{month}月", "一〇月", 9, BS_FIELD_MONTH, 10},
      {"{month}月", "〇五月", 9, BS_FIELD_MONTH, 5},
      {"{month}月", "一二月", 0, 0, 0},
      {"{day}日", "31日", 5, BS_FIELD_DAY, 31},
      {"{day}日", "32日", 0, 0, 0},
      {"{day}日", "二十八日", 12, BS_FIELD_DAY, 28},
      {"{day}日", "廿八日", 9, BS_FIELD_DAY, 28},
      {"{n}年", "五年来", 6, BS_FIELD_N, 5},
      {"{n}年", "100年", 6, BS_FIELD_N, 100},
      {"{n}年", "12345年", 0, 0, 0},
      {"{n}", "一百零三", 12, BS_FIELD_N, 103},
      {"{n}", "一百二十", 12, BS_FIELD_N, 120},
      {"{n}", "一千零一十二", 18, BS_FIELD_N, 1012},
      {"{n}", "一百五", 6, BS_FIELD_N, 100},
      {"{n}", "一百零", 6, BS_FIELD_N, 100},
      {"{n}", "零", 3, BS_FIELD_N, 0},
      {"{n}", "卅一", 6, BS_FIELD_N, 31},
      {"{n}", "一百二百", 6, BS_FIELD_N, 100},
      {"{n}", "一百零零五", 6, BS_FIELD_N, 100},
      {"{n}", "十零", 3, BS_FIELD_N, 10},
      {"{n}", "三十两", 6, BS_FIELD_N, 30},
      {"{n}", "十两百", 3, BS_FIELD_N, 10},
      {"{n}", "百", 0, 0, 0},
      {"{n}", "", 0, 0, 0},
      {"{han}、", "十二、", 9, BS_FIELD_HAN, 12},
      {"{han}、", "12、", 0, 0, 0},
      {"（{han}）", "（二十一）", 15, BS_FIELD_HAN, 21},
      {"{digits}.", "3.", 2, BS_FIELD_DIGITS, 3},
      {"{digits}.", "三.", 0, 0, 0},
  };
  CHECK(cases);
}

static void several_holes_are_read_in_order(void **state) {
  (void)state;
  static const struct match cases[] = {
      {"{year}年{month}月{day}日", "2021年2月28日", 16, BS_FIELD_DAY, 28},
      {"{year}年{month}月{day}日", "2021年2月30号", 0, 0, 0},
      {"{year}—{year2}年", "1953—57年", 12, BS_FIELD_YEAR2, 1957},
      {"{year}—{year2}年", "1953—1957年", 14, BS_FIELD_YEAR2, 1957},
      {"{year}—{year2}年", "1998—02年", 12, BS_FIELD_YEAR2, 2002},
      {"{year}至{year2}年", "一九五三至五七年", 24, BS_FIELD_YEAR2, 1957},
      {"{year2}年", "57年", 0, 0, 0},
      {"{month}至{month2}月", "1至11月", 9, BS_FIELD_MONTH2, 11},
      {"{year}{month}{day}", "20210228", 8, BS_FIELD_MONTH, 2},
      {"{digits}.{digits}", "1.12", 4, BS_FIELD_DIGITS, 12},
      {"——", "——综合实力", 6, BS_FIELD_N, -1},
  };
  CHECK(cases);
}

static void a_hole_leaves_what_the_form_goes_on_with(void **state) {
  (void)state;
  static const struct match cases[] = {
      {"“{han}五”", "“十三五”", 15, BS_FIELD_HAN, 13},
      {"“{han}五”", "“十五”", 12, BS_FIELD_HAN, 10},
      {"“{han}五”", "“九五”", 12, BS_FIELD_HAN, 9},
      {"“{han}五”", "“五”", 0, 0, 0},
      {"{han}十", "二十", 6, BS_FIELD_HAN, 2},
      {"{han}五", "十", 0, 0, 0},
  };
  CHECK(cases);
}

static void a_form_with_a_slip_says_so(void **state) {
  (void)state;
  static const struct {
    const char *form, *message;
  } cases[] = {
      {"", "an empty form"},
      {"{yaer}年",
       "an unknown field (known: year, year2, month, month2, day, n, han, digits) in the "
       "form \"{yaer}年\""},
      {"第{n", "a lone brace in the form \"第{n\""},
      {"n}条", "a lone brace in the form \"n}条\""},
      {"{}",
       "an unknown field (known: year, year2, month, month2, day, n, han, digits) in the form "
       "\"{}\""},
      {"\xE5\xB9", "a form that is not UTF-8"},
      {"\xB9", "a form that is not UTF-8"},
      {"\xE5年", "a form that is not UTF-8"},
      {"一个很长的形式的开头不能全部写进这句话里因为它有一百多个字节所以中间就断了{n",
       "a lone brace in the form "
       "\"一个很长的形式的开头不能全部写进这句话里因为它有一百多个字节所以中\""},
      {"a form of letters, each of which is one byte, so that the message shows the first hundred "
       "of them and then ends {n",
       "a lone brace in the form \"a form of letters, each of which is one byte, so that the "
       "message shows the first hundred of them an\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_arena arena = {0};
    bs_template form = {0};
    bs_error err;
    const char *text = cases[i].form;
    assert_int_equal(bs_template_compile(&form, &arena, text, strlen(text), &err), BS_SYNTAX);
    assert_string_equal(err.message, cases[i].message);
    assert_null(form.parts);
    bs_arena_free(&arena);
  }
}

static void a_prefix_is_the_literal_before_the_first_hole(void **state) {
  (void)state;
  static const struct {
    const char *form, *prefix;
  } cases[] = {{"（{han}）", "（"}, {"第{n}条", "第"}, {"{year}年", ""}, {"——", "——"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_arena arena = {0};
    bs_template form;
    const char *text = cases[i].form;
    assert_int_equal(bs_template_compile(&form, &arena, text, strlen(text), NULL), BS_OK);
    assert_true(bs_slice_is(form.prefix, cases[i].prefix));
    bs_arena_free(&arena);
  }
}

static void what_follows_the_first_hole_is_known(void **state) {
  (void)state;
  static const struct {
    const char *form, *follow;
  } cases[] = {{"{year}年", "年"}, {"{year}{month}", ""}, {"{n}", ""},
               {"第{n}条", "条"},  {"今年", ""},          {"{han}五", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_arena arena = {0};
    bs_template form;
    const char *text = cases[i].form;
    assert_int_equal(bs_template_compile(&form, &arena, text, strlen(text), NULL), BS_OK);
    assert_true(bs_slice_is(form.follow, cases[i].follow));
    bs_arena_free(&arena);
  }
}

static void numeral_digits_end_where_other_characters_begin(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t behind;
  } cases[] = {{"十五届", 6}, {"廿一日", 6}, {"卅年", 3}, {"卅", 3}, {"", 0}, {"年", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(bs_template_behind(cases[i].text, strlen(cases[i].text), 0), cases[i].behind);
}

/* However many there are: who asks at each of them must not look at all of them. */
static void of_many_numeral_digits_some_are_enough(void **state) {
  (void)state;
  char text[3000];
  for (size_t i = 0; i < sizeof text; i += 3)
    memcpy(text + i, "一", 3);
  assert_true(bs_template_behind(text, sizeof text, 0) < 100);
  assert_int_equal(bs_template_behind(text, sizeof text, sizeof text - 6), sizeof text);
}

static void a_match_ends_with_the_text_it_was_given(void **state) {
  (void)state;
  bs_arena arena = {0};
  bs_template form;
  bs_template_match match;
  assert_int_equal(bs_template_compile(&form, &arena, "{year}年", 9, NULL), BS_OK);
  for (size_t size = 0; size < 7; size++)
    assert_false(bs_template_match_at(&form, "2020年", size, &match));
  assert_true(bs_template_match_at(&form, "2020年", 7, &match));
  bs_arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_hole_takes_a_number),
      cmocka_unit_test(several_holes_are_read_in_order),
      cmocka_unit_test(a_hole_leaves_what_the_form_goes_on_with),
      cmocka_unit_test(a_form_with_a_slip_says_so),
      cmocka_unit_test(a_prefix_is_the_literal_before_the_first_hole),
      cmocka_unit_test(what_follows_the_first_hole_is_known),
      cmocka_unit_test(numeral_digits_end_where_other_characters_begin),
      cmocka_unit_test(of_many_numeral_digits_some_are_enough),
      cmocka_unit_test(a_match_ends_with_the_text_it_was_given),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
