/* Blanks of every kind: their bytes and columns, read forwards and backwards. */
#include "blank.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void a_blank_has_bytes_and_columns(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t size, columns;
  } cases[] = {
      {" ", 1, 1},        {"\t", 1, 2},     {"\x01", 1, 0},     {"\x7F", 1, 0},
      {"\u00A0", 2, 1},   {"\u00AD", 2, 0}, {"\xC2\x85", 2, 0}, {"\u2001", 3, 2},
      {"\u2002", 3, 1},   {"\u2003", 3, 2}, {"\u200A", 3, 1},   {"\u200B", 3, 0},
      {"\u200F", 3, 0},   {"\u202E", 3, 0}, {"\u202F", 3, 1},   {"\u205F", 3, 1},
      {"\u2060", 3, 0},   {"\u206F", 3, 0}, {"\u3000", 3, 2},   {"\uFE00", 3, 0},
      {"\uFE0F", 3, 0},   {"\uFEFF", 3, 0}, {"<U+00A0>", 8, 1}, {"<U+3000>", 8, 2},
      {"&nbsp;", 6, 1},   {"&emsp;", 6, 2}, {"&ensp;", 6, 1},   {"&amp;", 0, 0},
      {"<U+00A1>", 0, 0}, {"a", 0, 0},      {"é", 0, 0},        {"—", 0, 0},
      {"\u2010", 0, 0},   {"\u2070", 0, 0}, {"。", 0, 0},       {"中", 0, 0},
      {"，", 0, 0},       {"\uFE10", 0, 0}, {"𠮷", 0, 0},       {"&nbsp", 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t end = (uint32_t)strlen(cases[i].text), columns = 9;
    uint32_t size = bs_blank_at(cases[i].text, 0, end, &columns);
    if (size != cases[i].size || (size > 0 && columns != cases[i].columns))
      fail_msg("%s: %u bytes, %u columns", cases[i].text, size, columns);
    uint32_t before = bs_blank_before(cases[i].text, 0, end);
    if (before != cases[i].size)
      fail_msg("before %s: %u bytes", cases[i].text, before);
  }
}

static void a_full_width_form_is_written_half_as_wide(void **state) {
  (void)state;
  static const struct {
    uint32_t full, half;
  } cases[] = {{0xFF10, '0'},    {0xFF21, 'A'},    {0xFF05, '%'}, {0xFF0C, 0xFF0C},
               {0xFF08, 0xFF08}, {0xFF5F, 0xFF5F}, {'a', 'a'},    {0xFF00, 0xFF00}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(bs_half_width(cases[i].full), cases[i].half);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_blank_has_bytes_and_columns),
      cmocka_unit_test(a_full_width_form_is_written_half_as_wide),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
