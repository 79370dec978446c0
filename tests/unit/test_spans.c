/* Every figure leads back: the bytes of the file under each number's and fact's span, decoded and
   without the marks of printing, are its text. Over the project's own reports, and over
   ../shared/reports where that folder is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka.h needs the four above */
#include <cmocka.h>
#include <dirent.h>
#include <sys/stat.h>

#include "report.h"
#include "utf8.h"

static bs_engine *engine;

/* What stands between the characters of a number in print: blanks, line ends, Markdown's stars, and
   the widths that mending levels. */
static void plain(bs_buffer *out, const char *text, size_t size) {
  for (size_t at = 0; at < size;) {
    uint32_t code = bs_utf8_at(text + at), length = bs_utf8_size((unsigned char)text[at]);
    char folded[4];
    at += length;
    if (code >= 0xFF01 && code <= 0xFF5E && code != 0xFF0C)
      code -= 0xFEE0;
    bool blank = code <= ' ' || code == '*' || code == 0xA0 || code == 0xAD || code == 0xFEFF ||
                 (code >= 0x2000 && code <= 0x200F) || code == 0x3000;
    if (!blank)
      bs_buffer_add(out, folded, bs_utf8_put(folded, code));
  }
}

/* Whether the file's bytes under `span` say what the mended text says there. */
static bool leads_back(const bs_report *report, const char *bytes, bs_span span) {
  bs_span raw = bs_report_bytes(report, span);
  bs_source piece = {0};
  bs_buffer there = {0}, here = {0};
  bs_error err;
  if (bs_source_decode(&piece, bytes + raw.start, raw.end - raw.start, report->source.encoding,
                       &err) != BS_OK)
    return false;
  plain(&there, piece.text, piece.size);
  plain(&here, report->text.text + span.start, span.end - span.start);
  bool same = there.size == here.size && memcmp(there.data, here.data, here.size) == 0;
  if (!same)
    print_error("%s: [%u, %u) is “%s”, not “%s”\n", report->path, raw.start, raw.end, there.data,
                here.data);
  bs_source_free(&piece);
  bs_buffer_free(&there);
  bs_buffer_free(&here);
  return same;
}

/* How many spans of the file at `path` lead elsewhere; files that are no text count for none. */
static size_t check_file(const char *path, size_t *spans) {
  FILE *file = fopen(path, "rb");
  bs_buffer bytes = {0};
  char block[65536];
  assert_non_null(file);
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
    bs_buffer_add(&bytes, block, got);
  fclose(file);
  bs_report *report;
  const bs_facts *facts;
  bs_error err;
  size_t wrong = 0;
  if (bs_report_read(engine, &report, path, bytes.data ? bytes.data : "", bytes.size, NULL, &err) ==
      BS_OK) {
    assert_int_equal(bs_report_facts(report, &facts, &err), BS_OK);
    for (size_t i = 0; i < facts->number_count; i++)
      wrong += !leads_back(report, bytes.data, facts->numbers[i].span);
    for (size_t i = 0; i < facts->fact_count; i++)
      wrong += !leads_back(report, bytes.data, facts->facts[i].span);
    *spans += facts->number_count + facts->fact_count;
    bs_report_free(report);
  }
  bs_buffer_free(&bytes);
  return wrong;
}

static size_t check_folder(const char *path, size_t *spans) {
  size_t wrong = 0;
  DIR *folder = opendir(path);
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    bs_buffer name = {0};
    struct stat info;
    bs_buffer_printf(&name, "%s/%s", path, entry->d_name);
    if (entry->d_name[0] != '.' && stat(name.data, &info) == 0) {
      size_t length = strlen(entry->d_name);
      if (S_ISDIR(info.st_mode))
        wrong += check_folder(name.data, spans);
      else if (length > 4 && strcmp(entry->d_name + length - 4, ".txt") == 0)
        wrong += check_file(name.data, spans);
    }
    bs_buffer_free(&name);
  }
  if (folder)
    closedir(folder);
  return wrong;
}

static void own_reports_lead_back(void **state) {
  (void)state;
  size_t spans = 0;
  assert_int_equal(check_folder("tests/data", &spans), 0);
  assert_int_equal(check_folder("tests/labelled", &spans), 0);
  assert_true(spans > 500);
}

static void real_reports_lead_back(void **state) {
  (void)state;
  const char *shared = getenv("BAOSHU_SHARED");
  bs_buffer path = {0};
  struct stat info;
  size_t spans = 0;
  bs_buffer_printf(&path, "%s/reports", shared ? shared : "../shared");
  if (stat(path.data, &info) != 0) {
    bs_buffer_free(&path);
    print_message("skipped: no folder of real reports\n");
    skip();
  }
  assert_int_equal(check_folder(path.data, &spans), 0);
  print_message("%zu spans\n", spans);
  bs_buffer_free(&path);
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
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(own_reports_lead_back),
      cmocka_unit_test(real_reports_lead_back),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
