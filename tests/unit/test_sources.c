/* The same report from two sources gives the same facts: ../shared/reports/national (UTF-8) and
   national-gbk (GB18030, full-width digits, agency lines, glossaries), 2003 to 2017. And a report
   of the project's own gives the same facts in whatever dress a source puts it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka.h needs the four above */
#include <cmocka.h>
#include <iconv.h>
#include <sys/stat.h>

#include "blank.h"
#include "reading.h"
#include "utf8.h"

enum { FIRST = 2003, LAST = 2017, MOST = 512 };

/* Where the sources themselves differ: how many facts only one of them states. */
static const struct difference {
  int year;
  size_t national, gbk;
  const char *why;
} differences[] = {
    {2016, 1, 1, "1500万亩, which was amended to 1500万亩以上"},
    {2017, 0, 1, "the sentence on 研发经费 with its 2.08% is missing in national/"},
};

static bs_engine *engine;

/* A report's facts, a line each. */
typedef struct told {
  bs_buffer text;
  char *lines[MOST];
  size_t count;
} told;

/* Drops what the sources write each in their way: widths, blanks, quotes. */
static void level(bs_buffer *out, const char *text, size_t size) {
  for (size_t at = 0; at < size; at += bs_utf8_size((unsigned char)text[at])) {
    uint32_t code = bs_half_width(bs_utf8_at(text + at));
    char bytes[4];
    bool quote = code == '"' || code == 0x201C || code == 0x201D;
    if (code > ' ' && !quote && code != 0x3000)
      bs_buffer_add(out, bytes, bs_utf8_put(bytes, code == 0xFF0C ? ',' : code));
  }
}

static bool read_file(const char *path, bs_buffer *bytes) {
  char block[65536];
  FILE *file = fopen(path, "rb");
  if (!file)
    return false;
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
    bs_buffer_add(bytes, block, got);
  fclose(file);
  return true;
}

/* Each fact as its text and what write_facts() says of it. */
static void tell_bytes(told *out, const bs_buffer *bytes) {
  bs_buffer facts = {0};
  bs_report *report;
  const bs_facts *found;
  bs_error err;
  assert_int_equal(bs_report_read(engine, &report, "-", bytes->data, bytes->size, NULL, &err),
                   BS_OK);
  assert_int_equal(bs_report_facts(report, &found, &err), BS_OK);
  assert_true(found->fact_count <= MOST);
  write_facts(&facts, report);
  const char *line = facts.data;
  size_t starts[MOST];
  for (size_t i = 0; i < found->fact_count; i++) {
    const char *end = strchr(line, '\n');
    bs_slice text = bs_slice_of(report->text.text, found->facts[i].span);
    starts[i] = out->text.size;
    level(&out->text, text.data, text.size);
    bs_buffer_add(&out->text, ": ", 2);
    level(&out->text, line, (size_t)(end - line));
    bs_buffer_add(&out->text, "", 1);
    line = end + 1;
  }
  for (size_t i = 0; i < found->fact_count; i++)
    out->lines[out->count++] = out->text.data + starts[i];
  bs_report_free(report);
  bs_buffer_free(&facts);
}

static void tell(told *out, const char *path) {
  bs_buffer bytes = {0};
  assert_true(read_file(path, &bytes));
  tell_bytes(out, &bytes);
  bs_buffer_free(&bytes);
}

/* Counts the lines that only one of the two has, and tells them. */
static void compare(const told *a, const told *b, size_t *only_a, size_t *only_b, bs_buffer *what) {
  static uint16_t common[MOST + 1][MOST + 1];
  for (size_t i = a->count + 1; i-- > 0;)
    for (size_t j = b->count + 1; j-- > 0;) {
      if (i == a->count || j == b->count)
        common[i][j] = 0;
      else if (strcmp(a->lines[i], b->lines[j]) == 0)
        common[i][j] = common[i + 1][j + 1] + 1;
      else
        common[i][j] = common[i + 1][j] > common[i][j + 1] ? common[i + 1][j] : common[i][j + 1];
    }
  *only_a = *only_b = 0;
  for (size_t i = 0, j = 0; i < a->count || j < b->count;) {
    if (i < a->count && j < b->count && strcmp(a->lines[i], b->lines[j]) == 0) {
      i++;
      j++;
    } else if (j == b->count || (i < a->count && common[i + 1][j] >= common[i][j + 1])) {
      bs_buffer_printf(what, "  national     %s\n", a->lines[i++]);
      ++*only_a;
    } else {
      bs_buffer_printf(what, "  national-gbk %s\n", b->lines[j++]);
      ++*only_b;
    }
  }
}

static bool differ_as_known(const char *folder, int year, size_t *facts) {
  told a = {0}, b = {0};
  bs_buffer path = {0}, what = {0};
  size_t only_a, only_b, known_a = 0, known_b = 0;
  const char *why = NULL;
  bs_buffer_printf(&path, "%s/national/national-%d.txt", folder, year);
  tell(&a, path.data);
  path.size = 0;
  bs_buffer_printf(&path, "%s/national-gbk/national-%d.txt", folder, year);
  tell(&b, path.data);
  compare(&a, &b, &only_a, &only_b, &what);
  for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
    if (differences[i].year == year) {
      known_a = differences[i].national;
      known_b = differences[i].gbk;
      why = differences[i].why;
    }
  bool same = only_a == known_a && only_b == known_b;
  if (!same)
    print_error("%d: %zu and %zu facts differ, known are %zu and %zu%s%s\n%s", year, only_a, only_b,
                known_a, known_b, why ? ": " : "", why ? why : "", what.size > 0 ? what.data : "");
  *facts += a.count;
  bs_buffer_free(&a.text);
  bs_buffer_free(&b.text);
  bs_buffer_free(&path);
  bs_buffer_free(&what);
  return same;
}

static void two_sources_tell_the_same(void **state) {
  (void)state;
  const char *shared = getenv("BAOSHU_SHARED");
  bs_buffer folder = {0};
  struct stat info;
  size_t facts = 0, wrong = 0;
  bs_buffer_printf(&folder, "%s/reports", shared ? shared : "../shared");
  if (stat(folder.data, &info) != 0) {
    bs_buffer_free(&folder);
    print_message("skipped: no folder of real reports\n");
    skip();
  }
  for (int year = FIRST; year <= LAST; year++)
    wrong += !differ_as_known(folder.data, year, &facts);
  assert_int_equal(wrong, 0);
  print_message("%zu facts\n", facts);
  bs_buffer_free(&folder);
}

/* How a source may dress a report. */
typedef enum { WIDE, CRLF, MARKED, THIN, SPACED, GB18030, DRESSES } dress;
static const char *const dresses[] = {"full-width digits", "CRLF",   "a BOM", "zero widths",
                                      "no-break blanks",   "GB18030"};

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static void encode(bs_buffer *out, char *text, size_t size) {
  char block[4096];
  iconv_t to = iconv_open("GB18030", "UTF-8");
  while (size > 0) {
    char *at = block;
    size_t room = sizeof block;
    iconv(to, &text, &size, &at, &room);
    assert_true(at > block);
    bs_buffer_add(out, block, (size_t)(at - block));
  }
  iconv_close(to);
}

static void put_on(bs_buffer *out, dress how, const bs_buffer *plain) {
  if (how == GB18030) {
    encode(out, plain->data, plain->size);
    return;
  }
  if (how == MARKED)
    bs_buffer_add(out, "\xEF\xBB\xBF", 3);
  for (size_t at = 0, size; at < plain->size; at += size) {
    const char *c = plain->data + at;
    size = bs_utf8_size((unsigned char)*c);
    bool number = is_digit(*c) || (*c == '.' && at > 0 && is_digit(c[-1]) && is_digit(c[1]));
    char wide[4];
    if (how == WIDE && (number || *c == '%'))
      bs_buffer_add(out, wide, bs_utf8_put(wide, (uint32_t)*c + 0xFEE0));
    else if (how == CRLF && *c == '\n')
      bs_buffer_add(out, "\r\n", 2);
    else
      bs_buffer_add(out, c, size);
    if (how == THIN && *c != '\n')
      bs_buffer_add(out, "\u200B", 3);
    if (how == SPACED && number && !is_digit(c[1]) && c[1] != '.')
      bs_buffer_add(out, "\u00A0", 2);
  }
}

static void a_report_in_any_dress_tells_the_same(void **state) {
  (void)state;
  static const char *const reports[] = {"tests/data/sample-report.txt",
                                        "tests/labelled/province-2026.txt",
                                        "tests/labelled/national-1986.txt"};
  for (size_t r = 0; r < sizeof reports / sizeof *reports; r++) {
    bs_buffer plain = {0};
    told first = {0};
    assert_true(read_file(reports[r], &plain));
    tell_bytes(&first, &plain);
    for (dress d = 0; d < DRESSES; d++) {
      bs_buffer dressed = {0}, what = {0};
      told here = {0};
      size_t only_first, only_here;
      put_on(&dressed, d, &plain);
      tell_bytes(&here, &dressed);
      compare(&first, &here, &only_first, &only_here, &what);
      if (only_first + only_here > 0)
        print_error("%s in %s:\n%s", reports[r], dresses[d], what.data);
      assert_int_equal(only_first + only_here, 0);
      bs_buffer_free(&here.text);
      bs_buffer_free(&dressed);
      bs_buffer_free(&what);
    }
    assert_true(first.count > 30);
    bs_buffer_free(&first.text);
    bs_buffer_free(&plain);
  }
}

static int open_engine(void **state) {
  bs_error err;
  (void)state;
  return bs_engine_new(&engine, &err) == BS_OK ? 0 : -1;
}

static int close_engine(void **state) {
  (void)state;
  bs_engine_free(engine);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(two_sources_tell_the_same),
                                     cmocka_unit_test(a_report_in_any_dress_tells_the_same)};
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
