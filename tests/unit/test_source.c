#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "utf8.h"

/* Bytes that may hold NUL. */
#define B(string) string, sizeof(string) - 1
#define COUNT(array) (sizeof(array) / sizeof *(array))

static bs_source decode(const char *bytes, size_t size, const char *encoding) {
  bs_source source = {0};
  bs_error err = {0};
  if (bs_source_decode(&source, bytes, size, encoding, &err) != BS_OK)
    fail_msg("%.40s: %s", bytes, err.message);
  return source;
}

/* The spans of every character, as "0-3 3-4". */
static char *spans(const bs_source *source) {
  bs_buffer out = {0};
  bs_buffer_add_string(&out, "");
  for (uint32_t at = 0, next; at < source->size; at = next) {
    next = at + bs_utf8_size((unsigned char)source->text[at]);
    bs_span span = bs_map_span(&source->map, (bs_span){at, next});
    bs_buffer_printf(&out, "%s%u-%u", at > 0 ? " " : "", span.start, span.end);
  }
  return out.data;
}

/* What must hold of every decoded source: valid UTF-8 without NUL, lines in order, spans in order
   and inside the file. */
static void check_whole(const bs_source *source, size_t size, const char *what) {
  uint32_t end = 0;
  if (strlen(source->text) != source->size)
    fail_msg("%s: text of %u bytes has a NUL at %zu", what, source->size, strlen(source->text));
  for (uint32_t at = 0, next; at < source->size; at = next) {
    next = at + bs_utf8_size((unsigned char)source->text[at]);
    char again[4];
    bs_span span = bs_map_span(&source->map, (bs_span){at, next});
    if (next > source->size || bs_utf8_put(again, bs_utf8_at(source->text + at)) != next - at ||
        memcmp(again, source->text + at, next - at) != 0)
      fail_msg("%s: no UTF-8 at %u", what, at);
    if (span.start >= span.end || span.end > size || span.end < end)
      fail_msg("%s: the character at %u spans %u-%u of %zu bytes, after one that ends at %u", what,
               at, span.start, span.end, size, end);
    end = span.end;
  }
  for (size_t i = 1; i < source->line_count; i++)
    assert_true(source->lines[i] > source->lines[i - 1] && source->lines[i] <= source->size);
}

struct decoding {
  const char *given, *bytes;
  size_t size;
  const char *encoding, *text, *spans;
  uint32_t replaced;
};

static void check_decodings(const struct decoding *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct decoding *c = &cases[i];
    char *copy = malloc(c->size + 1); /* so that ASan sees a step beyond */
    memcpy(copy, c->bytes, c->size);
    char *exact = realloc(copy, c->size > 0 ? c->size : 1);
    bs_source source = decode(exact, c->size, c->given);
    char *found = spans(&source);
    if (strcmp(source.text, c->text) != 0 || strcmp(found, c->spans) != 0 ||
        strcasecmp(source.encoding, c->encoding) != 0 || source.replaced != c->replaced)
      fail_msg("case %zu, %s: %s, \"%s\" of %s, %u replaced", i, c->text, source.encoding,
               source.text, found, source.replaced);
    check_whole(&source, c->size, c->text);
    free(found);
    free(exact);
    bs_source_free(&source);
  }
}

static void a_mark_decides_and_is_dropped(void **state) {
  (void)state;
  static const struct decoding cases[] = {
      {NULL, B("\xEF\xBB\xBF增3"), "UTF-8", "增3", "3-6 6-7", 0},
      {NULL, B("\xEF\xBB\xBF"), "UTF-8", "", "", 0},
      {NULL, B("\xFF\xFE\x9E\x58\x33\x00"), "UTF-16LE", "增3", "2-4 4-6", 0},
      {NULL, B("\xFE\xFF\x58\x9E\x00\x33"), "UTF-16BE", "增3", "2-4 4-6", 0},
      {NULL, B("\xFF\xFE"), "UTF-16LE", "", "", 0},
      {NULL, B("\xFF\xFE\0\0\x9E\x58\0\0\x33\0\0\0"), "UTF-32LE", "增3", "4-8 8-12", 0},
      {NULL, B("\0\0\xFE\xFF\0\0\x58\x9E\0\0\0\x33"), "UTF-32BE", "增3", "4-8 8-12", 0},
      {NULL, B("\x84\x31\x95\x33\xD4\xF6\x33"), "GB18030", "增3", "4-6 6-7", 0},
      {"utf-8", B("\xEF\xBB\xBF增"), "UTF-8", "增", "3-6", 0},
      {"UTF-16", B("\xFE\xFF\x58\x9E"), "UTF-16BE", "增", "2-4", 0},
      {"utf-16le", B("\xFF\xFE\x9E\x58"), "UTF-16LE", "增", "2-4", 0},
      {"UTF-32", B("\0\0\xFE\xFF\0\0\x58\x9E"), "UTF-32BE", "增", "4-8", 0},
      /* only the first one is a mark */
      {NULL, B("\xEF\xBB\xBF\xEF\xBB\xBF"), "UTF-8", "\xEF\xBB\xBF", "3-6", 0},
  };
  check_decodings(cases, COUNT(cases));
}

static void what_has_no_mark_is_recognised(void **state) {
  (void)state;
  static const struct decoding cases[] = {
      {NULL, B(""), "UTF-8", "", "", 0},
      {NULL, B("a"), "UTF-8", "a", "0-1", 0},
      {NULL, B("增3é😀"), "UTF-8", "增3é😀", "0-3 3-4 4-6 6-10", 0},
      {NULL, B("\x01\x1B\x7F"), "UTF-8", "\x01\x1B\x7F", "0-1 1-2 2-3", 0},
      {NULL, B("\xD4\xF6"), "GB18030", "增", "0-2", 0},
      {NULL, B("\xD4\xF6\xB3\xA4\x33\xA3\xA5"), "GB18030", "增长3％", "0-2 2-4 4-5 5-7", 0},
      {NULL, B("\x9E\x58\x7F\x95\x33\x00"), "UTF-16LE", "增长3", "0-2 2-4 4-6", 0},
      {NULL, B("\x58\x9E\x95\x7F\x00\x33"), "UTF-16BE", "增长3", "0-2 2-4 4-6", 0},
      {NULL, B("a\0b\0\n\0"), "UTF-16LE", "ab\n", "0-2 2-4 4-6", 0},
      {NULL, B("\0a\0b\0\n"), "UTF-16BE", "ab\n", "0-2 2-4 4-6", 0},
      {NULL, B("\x9E\x58\0\0\x33\0\0\0"), "UTF-32LE", "增3", "0-4 4-8", 0},
      {NULL, B("\0\0\x58\x9E\0\0\0\x33"), "UTF-32BE", "增3", "0-4 4-8", 0},
  };
  check_decodings(cases, COUNT(cases));
}

static void a_given_encoding_is_taken_as_it_is(void **state) {
  (void)state;
  static const struct decoding cases[] = {
      {"gbk", B("\xD4\xF6\x33"), "GB18030", "增3", "0-2 2-3", 0},
      {"Gb2312", B("\xD4\xF6"), "GB18030", "增", "0-2", 0},
      {"utf8", B("增"), "UTF-8", "增", "0-3", 0},
      {"UTF-16", B("\x9E\x58\x7F\x95\x33\x00"), "UTF-16LE", "增长3", "0-2 2-4 4-6", 0},
      {"UTF-16", B("\x58\x9E\x95\x7F\x00\x33"), "UTF-16BE", "增长3", "0-2 2-4 4-6", 0},
      {"big5", B("\xBC\x57\xAA\xF8\x33"), "BIG5", "增長3", "0-2 2-4 4-5", 0},
      {"SHIFT_JIS", B("\x91\x9D\x33\xB1"), "SHIFT_JIS", "増3ｱ", "0-2 2-3 3-4", 0},
      {"ISO-8859-1", B("\xE9\x33\xB0"), "ISO-8859-1", "é3°", "0-1 1-2 2-3", 0},
      {"GB18030", B("é"), "GB18030", "茅", "0-2", 0},
      {"ISO-8859-1", B("增"), "ISO-8859-1", "å¢\xC2\x9E", "0-1 1-2 2-3", 0},
      /* two characters out of two bytes, and one that iconv holds back for what may follow */
      {"BIG5-HKSCS", B("3\x88\x62\x33"), "BIG5-HKSCS", "3Ê̄3", "0-1 1-3 1-3 3-4", 0},
      {"BIG5-HKSCS", B("\x88\x66\xBC\x57"), "BIG5-HKSCS", "Ê增", "0-2 2-4", 0},
      {"CP1258", B("ab\xD2"), "CP1258", "ab̉", "0-1 1-2 2-3", 0},
      /* shifts count with the character behind them */
      {"ISO-2022-JP", B("3\x1B$B\x41\x7D\x30\x1B(B3"), "ISO-2022-JP", "3増�3", NULL, 1},
      {"UTF-7", B("+WJ4-3"), "UTF-7", "增3", NULL, 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct decoding c = cases[i];
    if (c.spans)
      check_decodings(&c, 1);
    else {
      bs_source source = decode(c.bytes, c.size, c.given);
      char *found = spans(&source);
      printf("%s %s %s\n", c.given, source.text, found);
      free(found);
      bs_source_free(&source);
    }
  }
}
int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_mark_decides_and_is_dropped),
      cmocka_unit_test(what_has_no_mark_is_recognised),
      cmocka_unit_test(a_given_encoding_is_taken_as_it_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
