/* Text as a terminal may see it: what steers it is written out, and columns are counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "show.h"

static void what_steers_is_written_out(void **state) {
  (void)state;
  static const struct {
    const char *text, *keep, *shown;
  } cases[] = {
      {"收入 5", NULL, "收入 5"},
      {"", NULL, ""},
      {"a\x1b[31mb", NULL, "a\\x1b[31mb"},
      {"a\nb\rc\td", NULL, "a\\nb\\rc\\td"},
      {"a\nb\rc\td", "\n\t", "a\nb\\rc\td"},
      {"\x7F", "\n", "\\x7f"},
      {"\xC2\x9B", "\n", "\\u{9b}"},
      {"\xD8\x9C", NULL, "\\u{61c}"},
      {"\xE2\x80\x8E\xE2\x80\x8F", NULL, "\\u{200e}\\u{200f}"},
      {"\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xAE\xE2\x80\xAF", NULL,
       "\xE2\x80\xA7\\u{2028}\\u{202e}\xE2\x80\xAF"},
      {"\xE2\x81\xA5\xE2\x81\xA6\xE2\x81\xA9\xE2\x81\xAA", NULL,
       "\xE2\x81\xA5\\u{2066}\\u{2069}\xE2\x81\xAA"},
      {"a\xFF\xE5\xA2z", NULL, "a\uFFFD\uFFFD\uFFFDz"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_buffer out = {0};
    bs_show_text(&out, cases[i].text, strlen(cases[i].text), cases[i].keep);
    bs_buffer_add(&out, "", 1);
    assert_string_equal(out.data, cases[i].shown);
    bs_buffer_free(&out);
  }
  bs_buffer out = {0};
  bs_show_text(&out, "a\0b", 3, "\n"); /* NUL is in no list of what is kept */
  bs_buffer_add(&out, "", 1);
  assert_string_equal(out.data, "a\\x00b");
  bs_buffer_free(&out);
}

static void columns_are_counted(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t width, fit; /* in all; bytes within 3 columns */
  } cases[] = {{"abcd", 4, 3},
               {"收入", 4, 3},
               {"a收入", 5, 4},
               {"e\xCC\x81\x61z.", 4, 5},
               {"\xFF\xFF\xFF\xFF", 4, 3},
               {"", 0, 0},
               {"ab", 2, 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t size = strlen(cases[i].text);
    assert_int_equal(bs_show_width(cases[i].text, size), cases[i].width);
    assert_int_equal(bs_show_fit(cases[i].text, size, 3), cases[i].fit);
  }
}

/* No less than text takes as it is shown, whatever it holds, and plain text as much as it has. */
static void what_text_takes_at_most_is_known(void **state) {
  (void)state;
  static const char *const texts[] = {"",         "收入5亿元", "a\"b\\",   "\x01\x02\n",
                                      "\xFF\xFE", "\u202E甲",  "e\xCC\x81"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    bs_buffer out = {0};
    size_t size = strlen(texts[i]), most = bs_show_most(texts[i], size);
    bs_show_text(&out, texts[i], size, NULL);
    assert_true(most >= out.size && most >= size);
    bs_buffer_free(&out);
  }
  assert_int_equal(bs_show_most(texts[1], strlen(texts[1])), strlen(texts[1]));
  assert_int_equal(bs_show_most(texts[2], 4), 6); /* both are doubled */
  assert_true(bs_show_most(texts[3], 3) >= sizeof "\\u0001" * 3 - 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_steers_is_written_out),
      cmocka_unit_test(columns_are_counted),
      cmocka_unit_test(what_text_takes_at_most_is_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
