#include "source.h"

#include <dirent.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "decode.h"
#include "utf8.h"

/* Bytes that may hold NUL; the replacement character. */
#define B(string) string, sizeof(string) - 1
#define R "\xEF\xBF\xBD"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static bs_source decode(const char *bytes, size_t size, const char *encoding) {
  bs_source source = {0};
  bs_error err = {0};
  if (bs_source_decode(&source, bytes, size, encoding, &err) != BS_OK)
    fail_msg("%.*s: %s", size < 40 ? (int)size : 40, bytes, err.message);
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
      {"ISO-2022-JP", B("3\x1B$B\x41\x7D\x1B(B3\x1B$B"), "ISO-2022-JP", "3増3", "0-1 1-6 6-10", 0},
      {"UTF-7", B("+WJ4-3"), "UTF-7", "增3", "0-4 4-6", 0},
  };
  check_decodings(cases, COUNT(cases));
}

static void malformed_utf8_is_replaced_by_maximal_subparts(void **state) {
  (void)state;
  static const struct decoding cases[] = {
      {"UTF-8", B("3\xFF长"), "UTF-8", "3" R "长", "0-1 1-2 2-5", 1},
      {"UTF-8", B("\xC0\xAF"), "UTF-8", R R, "0-1 1-2", 2},           /* overlong */
      {"UTF-8", B("\xE0\x80\xAF"), "UTF-8", R R R, "0-1 1-2 2-3", 3}, /* overlong */
      {"UTF-8", B("\xF0\x80\x80\xAF"), "UTF-8", R R R R, "0-1 1-2 2-3 3-4", 4},
      {"UTF-8", B("\xED\xA0\x80"), "UTF-8", R R R, "0-1 1-2 2-3", 3}, /* a surrogate */
      {"UTF-8", B("\xED\x9F\xBF\xEE\x80\x80"), "UTF-8", "\xED\x9F\xBF\xEE\x80\x80", "0-3 3-6", 0},
      {"UTF-8", B("\xF4\x90\x80\x80"), "UTF-8", R R R R, "0-1 1-2 2-3 3-4", 4},
      {"UTF-8", B("\xF4\x8F\xBF\xBF"), "UTF-8", "\xF4\x8F\xBF\xBF", "0-4", 0},
      {"UTF-8", B("\xF8\x88\x80\x80\x80"), "UTF-8", R R R R R, "0-1 1-2 2-3 3-4 4-5", 5},
      {"UTF-8",
       B("\xE4\xB8"
         "3"),
       "UTF-8", R "3", "0-2 2-3", 1},
      {"UTF-8",
       B("\xF0\x9F\x98"
         "3"),
       "UTF-8", R "3", "0-3 3-4", 1},
      {"UTF-8", B("\xF0\x9F\x98"), "UTF-8", R, "0-3", 1},
      {"UTF-8", B("增\0长"), "UTF-8", "增" R "长", "0-3 3-4 4-7", 1},
      {"UTF-8", B("\xEF\xBF\xBD"), "UTF-8", R, "0-3", 0}, /* as it stood there */
      /* Unicode 15, table 3-8 and the one before it */
      {"UTF-8",
       B("a\xF1\x80\x80\xE1\x80\xC2"
         "b\x80"
         "c\x80\xBF"
         "d"),
       "UTF-8", "a" R R R "b" R "c" R R "d", "0-1 1-4 4-6 6-7 7-8 8-9 9-10 10-11 11-12 12-13", 6},
      {"UTF-8",
       B("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
         "A"),
       "UTF-8", R R R R "A", "0-2 2-3 3-6 6-8 8-9", 4},
      /* a few bad bytes leave it UTF-8 unasked */
      {NULL,
       B("增长\xFF"
         "3%。"),
       "UTF-8", "增长" R "3%。", "0-3 3-6 6-7 7-8 8-9 9-12", 1},
      {NULL, B("达\xC0\xAF到\xF5"), "UTF-8", "达" R R "到" R, "0-3 3-4 4-5 5-8 8-9", 3},
  };
  check_decodings(cases, COUNT(cases));
}

static void malformed_gb18030_costs_the_lead_byte(void **state) {
  (void)state;
  static const struct decoding cases[] = {
      {"GB18030", B("\xD4\xF6\xFF\xB3\xA4"), "GB18030", "增" R "长", "0-2 2-3 3-5", 1},
      {"GB18030", B("\xD4\n\xB3\xA4"), "GB18030", R "\n长", "0-1 1-2 2-4", 1},
      {"GB18030", B("3\xD4"), "GB18030", "3" R, "0-1 1-2", 1},
      {"GB18030", B("\xD4\x7F"), "GB18030", R "\x7F", "0-1 1-2", 1},
      {"GB18030", B("\x94\x39\xFC\x36\x33"), "GB18030", "😀3", "0-4 4-5", 0},
      {"GB18030", B("\x94\x39\xFC"), "GB18030", R, "0-3", 1},
      {"GB18030", B("\x94\x39"), "GB18030", R, "0-2", 1},
      {"GB18030",
       B("\x94\x39\xFC"
         "a"),
       "GB18030", R "9黙", "0-1 1-2 2-4", 1},
      {"GB18030", B("\x84\x31\xA4\x37"), "GB18030", R, "0-4", 0}, /* U+FFFD itself */
      {"GB18030",
       B("\x84\x31\xA5\x30"
         "a"),
       "GB18030", R "1" R "0a", "0-1 1-2 2-3 3-4 4-5", 2}, /* assigned to nothing */
      {"GB18030", B("\x81\x30\x81\x30"), "GB18030", "\xC2\x80", "0-4", 0},
      {"GB18030", B("\xA6\xB8"), "GB18030", "Ω", "0-2", 0},
      {"GB18030",
       B("\x80"
         "100"),
       "GB18030", "€100", "0-1 1-2 2-3 3-4", 0},
      {"GB18030", B("\x82\x35\x90\x37\x82\x35\x91\x34"), "GB18030", "龴龻", "0-4 4-8", 0},
      {"GB18030", B("\x84\x31\x82\x36\x84\x31\x83\x35"), "GB18030", "︐︙", "0-4 4-8", 0},
      {"GB18030", B("\xD4\xF6\0\xB3\xA4"), "GB18030", "增" R "长", "0-2 2-3 3-5", 1},
      /* unasked, too */
      {NULL, B("\xD4\xF6\xB3\xA4\xFF\xD4\xF6\xB3\xA4\n"), "GB18030", "增长" R "增长\n",
       "0-2 2-4 4-5 5-7 7-9 9-10", 1},
      {NULL, B("\xD4\xF6\xB3\xA4\xB3\n\xD4\xF6\xB3\xA4\xD4"), "GB18030", "增长" R "\n增长" R,
       "0-2 2-4 4-5 5-6 6-8 8-10 10-11", 2},
  };
  check_decodings(cases, COUNT(cases));
}

static void malformed_units_are_replaced_whole(void **state) {
  (void)state;
  static const struct decoding cases[] = {
      {"UTF-16LE", B("\x3D\xD8\x33\0"), "UTF-16LE", R "3", "0-2 2-4", 1},
      {"UTF-16LE", B("\0\xDE\x33\0"), "UTF-16LE", R "3", "0-2 2-4", 1},
      {"UTF-16LE", B("\x3D\xD8\0\xDE\x33\0"), "UTF-16LE", "😀3", "0-4 4-6", 0},
      {"UTF-16BE", B("\xD8\x3D\xD8\x3D\xDE\0"), "UTF-16BE", R "😀", "0-2 2-6", 1},
      {"UTF-16LE", B("\x9E\x58\x33"), "UTF-16LE", "增" R, "0-2 2-3", 1},
      {"UTF-16LE", B("\x3D\xD8\0"), "UTF-16LE", R, "0-3", 1},
      {"UTF-16LE", B("\x9E\x58\0\0\x33\0"), "UTF-16LE", "增" R "3", "0-2 2-4 4-6", 1},
      {"UTF-32LE", B("\0\0\x11\0\x33\0\0\0"), "UTF-32LE", R "3", "0-4 4-8", 1},
      {"UTF-32BE", B("\0\0\xD8\0\0\0\0\x33"), "UTF-32BE", R "3", "0-4 4-8", 1},
      {"UTF-32BE", B("\0\0\0\x33\0\0"), "UTF-32BE", "3" R, "0-4 4-6", 1},
      {NULL, B("\xFF\xFE\x9E\x58\0\xDE\x33"), "UTF-16LE", "增" R R, "2-4 4-6 6-7", 2},
      {"BIG5", B("\xBC\x57\xAA\n\xAA"), "BIG5", "增" R "\n" R, "0-2 2-3 3-4 4-5", 2},
      {"ASCII",
       B("3\xE9"
         "3"),
       "ASCII", "3" R "3", "0-1 1-2 2-3", 1},
  };
  check_decodings(cases, COUNT(cases));
}

static void utf8_may_end_inside_a_character(void **state) {
  (void)state;
  static const char text[] = "全县生产总值达到31.26亿元，增长8.5%。é😀";
  for (size_t size = 0; size < sizeof text; size++) {
    size_t whole = 0;
    while (whole < size && whole + bs_utf8_size((unsigned char)text[whole]) <= size)
      whole += bs_utf8_size((unsigned char)text[whole]);
    bs_source source = decode(text, size, NULL);
    assert_string_equal(source.encoding, "UTF-8");
    assert_memory_equal(source.text, text, whole);
    assert_string_equal(source.text + whole, whole < size ? R : "");
    assert_int_equal(source.replaced, whole < size);
    if (whole < size) {
      bs_span span = bs_map_span(&source.map, (bs_span){(uint32_t)whole, source.size});
      assert_int_equal(span.start, whole);
      assert_int_equal(span.end, size);
    }
    bs_source_free(&source);
  }
}

/* A text as bytes, and where each of its characters begins in them. */
struct encoded {
  bs_buffer bytes;
  uint32_t *starts;
  size_t count, capacity;
};

/* Encodes each character by itself. */
static struct encoded encode(const char *text, const char *encoding) {
  struct encoded out = {0};
  iconv_t cd = iconv_open(encoding, "UTF-8");
  assert_true((intptr_t)cd != -1);
  for (const char *at = text;; at += bs_utf8_size((unsigned char)*at)) {
    assert_true(bs_grow(&out.starts, &out.capacity, out.count + 1, sizeof *out.starts));
    out.starts[out.count++] = (uint32_t)out.bytes.size;
    if (!*at)
      break;
    char *in = (char *)at, code[16], *to = code;
    size_t left = bs_utf8_size((unsigned char)*at), room = sizeof code;
    if (iconv(cd, &in, &left, &to, &room) == (size_t)-1)
      fail_msg("no %.4s in %s", at, encoding);
    bs_buffer_add(&out.bytes, code, sizeof code - room);
  }
  iconv_close(cd);
  return out;
}

static void check_round_trip(const char *text, const char *encoding, const char *given) {
  struct encoded file = encode(text, encoding);
  bs_source source = decode(file.bytes.data, file.bytes.size, given);
  if (strcmp(source.encoding, encoding) != 0 || source.replaced != 0)
    fail_msg("%s read as %s, %u replaced", encoding, source.encoding, source.replaced);
  assert_string_equal(source.text, text);
  size_t i = 0;
  for (uint32_t at = 0, next; at < source.size; at = next, i++) {
    next = at + bs_utf8_size((unsigned char)text[at]);
    bs_span span = bs_map_span(&source.map, (bs_span){at, next});
    bs_span rest = bs_map_span(&source.map, (bs_span){at, source.size});
    if (span.start != file.starts[i] || span.end != file.starts[i + 1] ||
        rest.start != span.start || rest.end != file.bytes.size)
      fail_msg("%s: character %zu spans %u-%u, to the end %u-%u, but stands at %u-%u", encoding, i,
               span.start, span.end, rest.start, rest.end, file.starts[i], file.starts[i + 1]);
  }
  bs_source_free(&source);
  bs_buffer_free(&file.bytes);
  free(file.starts);
}

#define CHINESE                                                                                                                      \
  "二、2020年工作回顾\r\n　　全年实现地区生产总值３１．２６亿元，同比增长8.5%；财政收入完成3." \
  "15亿元，是"                                                                                                                   \
  "2015年的1.28倍。\r\n“十三五”期间，累计建成高标准农田2.6万亩（其中水田1.8万亩）……\r\n"
#define EVERYTHING CHINESE "é Ω я ÿ € 〇 ㊀ 㐀 😀 𠀀 \xEE\x80\x80 \xC2\x80\n"
#define TRADITIONAL                                                                                             \
  "二、2020年工作回顧\n全年實現生產總值31.26億元，比上年增長8.5%；財政收入完成3." \
  "15億元，是2015年的1.28倍。\n"
#define JAPANESE                                                                                                                          \
  "二〇二〇年度の国内総生産は前年比３．４％増加し、企業収益は改善が続いている。個人消費も3.4%" \
  "伸びた。\n"
#define KOREAN                                                                                     \
  "올해 수출은 전년보다 3.4% 증가하였고, 소비도 늘어났습니다. 정부는 일자리를 만들겠습니다.\n"
#define RUSSIAN "В этом году объём экспорта увеличился на 3,4 процента, доходы населения выросли.\n"
#define GERMAN                                                                                     \
  "Die Wirtschaft wächst: Die Ausfuhren stiegen um 3,4 %, für 2021 erwarten wir größere.\n"

/* A text for an encoding that holds it, and whether it is recognised. */
static const struct {
  const char *encoding, *text;
  bool recognised;
} samples[] = {
    {"UTF-8", EVERYTHING, true},
    {"GB18030", EVERYTHING, true},
    {"GB18030", CHINESE, true},
    {"UTF-16LE", EVERYTHING, true},
    {"UTF-16BE", EVERYTHING, true},
    {"UTF-32LE", EVERYTHING, true},
    {"UTF-32BE", EVERYTHING, true},
    {"BIG5", TRADITIONAL, true},
    {"SHIFT_JIS", JAPANESE, true},
    {"EUC-JP", JAPANESE, true},
    {"UHC", KOREAN, true},
    {"WINDOWS-1251", RUSSIAN, true},
    {"KOI8-R", RUSSIAN, true},
    {"ISO-8859-1", GERMAN, true},
    {"BIG5-HKSCS", TRADITIONAL, false},
    {"EUC-KR", KOREAN, false},
    {"CP1258", GERMAN, false},
};

static void every_encoding_comes_back_with_exact_spans(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(samples); i++) {
    check_round_trip(samples[i].text, samples[i].encoding, samples[i].encoding);
    if (samples[i].recognised)
      check_round_trip(samples[i].text, samples[i].encoding, NULL);
  }
}

static void characters_may_lie_across_blocks(void **state) {
  (void)state;
  for (size_t shift = 0; shift < 4; shift++) {
    bs_buffer text = {0};
    bs_buffer_add(&text, "abc", shift);
    for (int i = 0; i < 100; i++)
      bs_buffer_add_string(&text, EVERYTHING);
    for (size_t i = 0; i < COUNT(samples); i++)
      if (strcmp(samples[i].text, EVERYTHING) == 0)
        check_round_trip(text.data, samples[i].encoding, NULL);
    bs_buffer_free(&text);
  }
}

static void english_with_windows_quotes_is_recognised(void **state) {
  (void)state;
  static const char text[] = "Growth was “solid” in 2020 – the economy’s output rose by 3.4%.\n";
  struct encoded file = encode(text, "WINDOWS-1252");
  bs_source source = decode(file.bytes.data, file.bytes.size, NULL);
  assert_string_equal(source.text, text); /* 1250 has the quotes at the same places */
  assert_memory_equal(source.encoding, "WINDOWS-125", 11);
  bs_source_free(&source);
  bs_buffer_free(&file.bytes);
  free(file.starts);
}

static void short_chinese_text_is_recognised(void **state) {
  (void)state;
  static const char *const texts[] = {
      "政府工作报告",       "中",     "增长8.5%。", "一、工作回顾\n",         "３１．２６亿元",
      "（一）经济稳步发展", "2020年", "各位代表：", "城镇登记失业率3.5%以内",
  };
  for (size_t i = 0; i < COUNT(texts); i++) {
    check_round_trip(texts[i], "GB18030", NULL);
    check_round_trip(texts[i], "UTF-8", NULL);
  }
}

static void two_encodings_in_one_file_are_read_as_the_greater_part(void **state) {
  (void)state;
  struct encoded gb = encode(CHINESE, "GB18030");
  bs_buffer file = {0};
  bs_buffer_add_string(&file, CHINESE CHINESE);
  bs_buffer_add(&file, gb.bytes.data, gb.bytes.size);
  bs_source source = decode(file.data, file.size, NULL);
  assert_string_equal(source.encoding, "UTF-8");
  assert_memory_equal(source.text, CHINESE CHINESE, sizeof CHINESE CHINESE - 1);
  assert_true(source.replaced > 50);
  check_whole(&source, file.size, "mostly UTF-8");
  bs_source_free(&source);
  for (int i = 0; i < 4; i++)
    bs_buffer_add(&file, gb.bytes.data, gb.bytes.size);
  source = decode(file.data, file.size, NULL);
  assert_string_equal(source.encoding, "GB18030");
  check_whole(&source, file.size, "mostly GB18030");
  bs_source_free(&source);
  bs_buffer_free(&file);
  bs_buffer_free(&gb.bytes);
  free(gb.starts);
}

static void whatever_the_bytes_spans_are_in_order(void **state) {
  (void)state;
  static const char *const encodings[] = {
      NULL,     "UTF-8", "GB18030",   "UTF-16LE",   "UTF-16BE", "UTF-32LE",      "UTF-32BE",
      "UTF-16", "BIG5",  "SHIFT_JIS", "BIG5-HKSCS", "CP1258",   "ISO-2022-JP",   "ISO-2022-CN",
      "UTF-7",  "UHC",   "EUC-TW",    "TSCII",      "IBM939",   "ISO-2022-JP-3",
  };
  uint64_t seed = 1;
  for (int round = 0; round < 400; round++) {
    char bytes[600];
    size_t size = (size_t)round * 3 / 2;
    for (size_t i = 0; i < size; i++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      unsigned char byte = (unsigned char)(seed >> 33);
      /* all bytes, or those that encodings and shifts are made of */
      static const char made_of[] = "\x1B$()ABO+-0\x0E\x0F\xD4\xF6\x81\xE4";
      memcpy(bytes + i, round % 2 ? (const char *)&byte : &made_of[byte % 16], 1);
    }
    for (size_t i = 0; i < COUNT(encodings); i++) {
      bs_source source = {0};
      bs_error err;
      bs_status status = bs_source_decode(&source, bytes, size, encodings[i], &err);
      if (status == BS_OK)
        check_whole(&source, size, encodings[i] ? encodings[i] : "unasked");
      else if (encodings[i] || status != BS_ENCODING)
        fail_msg("%s: %s", encodings[i] ? encodings[i] : "unasked", err.message);
      bs_source_free(&source);
    }
  }
}

static void lines_end_in_cr_lf_or_both(void **state) {
  (void)state;
  static const struct {
    const char *text, *starts;
  } cases[] = {
      {"", "0"},
      {"一", "0"},
      {"\n", "0 1"},
      {"a\nb", "0 2"},
      {"a\rb\r", "0 2 4"},
      {"a\r\nb\r\n", "0 3 6"},
      {"\n\r", "0 1 2"},
      {"\r\r\n\n", "0 1 3 4"},
      {"12345678\n12345678\r\n12345678", "0 9 19"},
      {"1234567\r\n1234567\n\n", "0 9 17 18"},
      {"一\xE2\x80\xA8二\xE2\x80\xA9三\x0B\x0C\xC2\x85", "0"}, /* no other breaks */
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_source source = decode(cases[i].text, strlen(cases[i].text), NULL);
    bs_buffer starts = {0};
    for (size_t line = 0; line < source.line_count; line++)
      bs_buffer_printf(&starts, "%s%u", line > 0 ? " " : "", source.lines[line]);
    assert_string_equal(starts.data, cases[i].starts);
    uint32_t line = 1;
    for (uint32_t at = 0; at <= source.size; at++) {
      line += line < source.line_count && source.lines[line] == at;
      assert_int_equal(bs_source_line(&source, at), line);
    }
    bs_buffer_free(&starts);
    bs_source_free(&source);
  }
}

static void stray_nuls_are_replaced_and_counted(void **state) {
  (void)state;
  static const struct {
    const char *line, *encoding;
  } cases[] = {{"全年粮食增长8.5%。\n", "UTF-8"},
               {"\xC8\xAB\xC4\xEA\xC1\xB8\xCA\xB3\xD4\xF6\xB3\xA4 8.5%\xA1\xA3\n", "GB18030"},
               {"Revenue grew by 8.5% in the year.\n", "UTF-8"}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_buffer bytes = {0};
    while (bytes.size < 2100)
      bs_buffer_add_string(&bytes, cases[i].line);
    bytes.data[5] = bytes.data[1500] = '\0';
    bs_source source = decode(bytes.data, bytes.size, NULL);
    assert_string_equal(source.encoding, cases[i].encoding);
    assert_in_range(source.replaced, 2, 8); /* a NUL may cut a character, too */
    assert_int_equal(strlen(source.text), source.size);
    check_whole(&source, bytes.size, cases[i].encoding);
    bs_source_free(&source);
    bytes.data[700] = '\0';
    bs_error err;
    assert_int_equal(bs_source_decode(&source, bytes.data, bytes.size, NULL, &err), BS_ENCODING);
    assert_string_equal(err.message, "this is binary data, not text (a NUL byte at offset 5); "
                                     "--encoding NAME reads it all the same");
    bs_buffer_free(&bytes);
  }
}

#define LONG_NAME "x123456789x123456789x123456789x123456789x123456789x123456789x123"

static void what_is_no_text_is_refused_in_a_sentence(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    size_t size;
    const char *given;
    bs_status status;
    const char *message;
  } cases[] = {
      {B("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), NULL, BS_ENCODING,
       "this is a PDF file, not text; convert it first (pdftotext)"},
      {B("%PDF-1.7\n"), "UTF-8", BS_ENCODING,
       "this is a PDF file, not text; convert it first (pdftotext)"},
      {B("PK\x03\x04\x14\0word/document.xml\0\0"), NULL, BS_ENCODING,
       "this is a DOCX file, not text; convert it first (pandoc)"},
      {B("PK\x03\x04\x14\0xl/workbook.xml"), NULL, BS_ENCODING,
       "this is an XLSX file, not text; save it as text first"},
      {B("PK\x03\x04\x14\0report.txt"), NULL, BS_ENCODING,
       "this is a ZIP file, not text; unpack it first (unzip)"},
      {B("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), NULL, BS_ENCODING,
       "this is a DOC or XLS file, not text; save it as text first"},
      {B("{\\rtf1\\ansi"), NULL, BS_ENCODING,
       "this is an RTF file, not text; convert it first (pandoc)"},
      {B("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0"), NULL, BS_ENCODING,
       "this is a PNG file, not text; recognise its text first (tesseract)"},
      {B("\x7F"
         "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"),
       NULL, BS_ENCODING,
       "this is binary data, not text (a NUL byte at offset 7); "
       "--encoding NAME reads it all the same"},
      {B("全年增长8.5%。\0完"), NULL, BS_ENCODING,
       "this is binary data, not text (a NUL byte at offset 19); "
       "--encoding NAME reads it all the same"},
      {B("\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03\x04\x05\x06"
         "\x07\x08\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03"
         "\x04\x05\x06"),
       NULL, BS_ENCODING,
       "this is binary data, not text (46 control characters, 0 malformed sequences); "
       "--encoding NAME reads it all the same"},
      {B("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), NULL, BS_ENCODING,
       "cannot tell the encoding of this text; name it with --encoding (for example GB18030)"},
      {B("a"), "x", BS_USAGE, "unknown encoding 'x' (for example: UTF-8, GB18030, UTF-16LE, BIG5)"},
      {B("a"), "", BS_USAGE, "unknown encoding '' (for example: UTF-8, GB18030, UTF-16LE, BIG5)"},
      {B("a"), "GBK//IGNORE", BS_USAGE,
       "unknown encoding 'GBK//IGNORE' (for example: UTF-8, GB18030, UTF-16LE, BIG5)"},
      {B("a"), "GBK,", BS_USAGE,
       "unknown encoding 'GBK,' (for example: UTF-8, GB18030, UTF-16LE, BIG5)"},
      {B("a"), LONG_NAME, BS_USAGE,
       "unknown encoding '" LONG_NAME "' (for example: UTF-8, GB18030, UTF-16LE, BIG5)"},
      {"", (size_t)BS_SOURCE_LIMIT + 1, NULL, BS_LIMIT,
       "the file has 1073741825 bytes, baoshu reads up to 1073741824"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bs_source source = {.size = 7};
    bs_error err;
    bs_status status =
        bs_source_decode(&source, cases[i].bytes, cases[i].size, cases[i].given, &err);
    if (status == BS_OK)
      fail_msg("read as %s: %s", source.encoding, source.text);
    assert_string_equal(err.message, cases[i].message);
    assert_int_equal(status, cases[i].status);
    assert_int_equal(source.size, 7); /* untouched */
    assert_int_equal(bs_source_decode(&source, cases[i].bytes, cases[i].size, cases[i].given, NULL),
                     cases[i].status);
  }
}

static bool ends_in(const char *path, const char *end) {
  size_t size = strlen(path), length = strlen(end);
  return size >= length && strcmp(path + size - length, end) == 0;
}

/* For characters all over a report: the bytes that they span are they. */
static void check_spans(const bs_source *source, const char *bytes, const char *path) {
  iconv_t cd = iconv_open("UTF-8", source->encoding);
  assert_true((intptr_t)cd != -1);
  for (uint32_t i = 0; i < 200 && source->size > 0; i++) {
    uint32_t at = (uint32_t)((uint64_t)source->size * i / 200);
    while (((unsigned char)source->text[at] & 0xC0) == 0x80)
      at--;
    uint32_t size = bs_utf8_size((unsigned char)source->text[at]);
    bs_span span = bs_map_span(&source->map, (bs_span){at, at + size});
    char *in = (char *)bytes + span.start, again[8], *out = again;
    size_t left = span.end - span.start, room = sizeof again;
    if (iconv(cd, &in, &left, &out, &room) == (size_t)-1 || sizeof again - room != size ||
        memcmp(again, source->text + at, size) != 0)
      fail_msg("%s: bytes %u-%u are not %.*s", path, span.start, span.end, (int)size,
               source->text + at);
  }
  iconv_close(cd);
}

static void check_report(const char *path, const char *folder) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  bs_buffer bytes = {0};
  char part[4096];
  for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0;)
    bs_buffer_add(&bytes, part, size);
  fclose(file);
  bs_source source = {0};
  bs_error err = {0};
  bs_status status = bs_source_decode(&source, bytes.data, bytes.size, NULL, &err);
  if (ends_in(path, ".pdf") || ends_in(path, ".docx")) {
    assert_int_equal(status, BS_ENCODING);
    assert_string_equal(err.message,
                        ends_in(path, ".pdf")
                            ? "this is a PDF file, not text; convert it first (pdftotext)"
                            : "this is a DOCX file, not text; convert it first (pandoc)");
  } else {
    if (status != BS_OK)
      fail_msg("%s: %s", path, err.message);
    bool gb18030 = ends_in(folder, "-gbk") || strcmp(folder, "county") == 0;
    assert_string_equal(source.encoding, gb18030 ? "GB18030" : "UTF-8");
    if (source.replaced > 0)
      fail_msg("%s: %u replaced", path, source.replaced);
    check_whole(&source, bytes.size, path);
    check_spans(&source, bytes.data, path);
  }
  bs_source_free(&source);
  bs_buffer_free(&bytes);
}

/* All files below a folder; how many. */
static int walk(const char *path, const char *name) {
  DIR *folder = opendir(path);
  if (!folder)
    return 0;
  int count = 0;
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    if (entry->d_name[0] == '.')
      continue;
    bs_buffer below = {0};
    struct stat info;
    bs_buffer_printf(&below, "%s/%s", path, entry->d_name);
    assert_int_equal(stat(below.data, &info), 0);
    if (S_ISDIR(info.st_mode))
      count += walk(below.data, entry->d_name);
    else {
      check_report(below.data, name);
      count++;
    }
    bs_buffer_free(&below);
  }
  closedir(folder);
  return count;
}

static void real_reports_lead_back_to_their_bytes(void **state) {
  (void)state;
  const char *shared = getenv("BAOSHU_SHARED");
  bs_buffer reports = {0};
  bs_buffer_printf(&reports, "%s/reports", shared ? shared : "../shared");
  if (walk(reports.data, "reports") == 0)
    printf("skipped: no reports in %s\n", reports.data);
  bs_buffer_free(&reports);
}

static void a_sequence_is_measured(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    int length;
  } cases[] = {{"a", 1},
               {"\x7F", 1},
               {"\xC3\xA9", 2},
               {"增", 3},
               {"😀", 4},
               {"\xFF", -1},
               {"\xC1\xBF", -1},
               {"\xE5\xA2", -2},
               {"\xE0\x80", -1},
               {"\xED\xA0\x80", -1},
               {"\xF0\x80\x80\x80", -1},
               {"\xF4\x90", -1},
               {"\xF0\x9F\x98", -3}};
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_int_equal(bs_utf8_sequence(cases[i].bytes, strlen(cases[i].bytes)), cases[i].length);
  assert_int_equal(bs_utf8_sequence("", 1), -1); /* NUL */
}

/* Characters at the places where decoders look at several at once, and what is broken there. */
static void what_breaks_inside_a_block_is_replaced(void **state) {
  (void)state;
  static const struct decoding cases[] = {
      {"UTF-8",
       B("增增\xE5\xA2"
         "abc"),
       "UTF-8", "增增" R "abc", "0-3 3-6 6-8 8-9 9-10 10-11", 1},
      {"GB18030", B("\x81\x30\xFF"), "GB18030", R "0" R, "0-1 1-2 2-3", 2},
      {"UTF-16", B("\xEF\xBB\xBF\x41"), "UTF-16LE", "믯䆿", "0-2 2-4", 0},
      {"UTF-32", B("\x41\0\0\0"), "UTF-32LE", "A", "0-4", 0},
      {"UTF-32", B("\1\2\3\4"), "UTF-32LE", R, "0-4", 1},
      {NULL, B("\0\x4E\x8C\x4E\x09\x4E\x9E\x58\x7F\x95"), "UTF-16LE", "一二三增长",
       "0-2 2-4 4-6 6-8 8-10", 0},
      {NULL, B("\0\x30\x8C\x4E\x09\x4E\x9E\x58\x7F\x95"), "UTF-16LE", "　二三增长",
       "0-2 2-4 4-6 6-8 8-10", 0},
  };
  check_decodings(cases, COUNT(cases));
}

static void many_shifts_are_no_part_of_a_character(void **state) {
  (void)state;
  bs_buffer bytes = {0};
  for (int i = 0; i < 60; i++)
    bs_buffer_add_string(&bytes, "\x1b$B\x1b(B");
  bs_buffer_add_string(&bytes, "\x1b$B7P\x1b(B8");
  bs_source source = decode(bytes.data, bytes.size, "ISO-2022-JP");
  char *found = spans(&source);
  assert_string_equal(source.text, "経8");
  assert_string_equal(found, "363-365 365-369");
  check_whole(&source, bytes.size, "shifts");
  free(found);
  bs_source_free(&source);
  bs_buffer_free(&bytes);
}

/* Bytes, so often, and bytes behind them, without a given encoding. */
static bs_status decode_many(bs_source *source, const char *head, const char *part, size_t size,
                             size_t count, const char *tail, bs_error *err) {
  bs_buffer bytes = {0};
  bs_buffer_add_string(&bytes, head);
  for (size_t i = 0; i < count; i++)
    bs_buffer_add(&bytes, part, size);
  bs_buffer_add_string(&bytes, tail);
  bs_status status = bs_source_decode(source, bytes.data, bytes.size, NULL, err);
  bs_buffer_free(&bytes);
  return status;
}

static void a_long_way_before_what_tells_is_no_hindrance(void **state) {
  (void)state;
  bs_source source;
  bs_error err;
  /* a line of blanks before the first character beyond ASCII */
  assert_int_equal(
      decode_many(&source, "", " ", 1, 6000, "\xB2\xC6\xD5\xFE\xCA\xD5\xC8\xEB\n", &err), BS_OK);
  assert_string_equal(source.encoding, "GB18030");
  assert_string_equal(source.text + 6000, "财政收入\n");
  bs_source_free(&source);
  /* one malformed byte, and megabytes of UTF-8 behind it */
  assert_int_equal(decode_many(&source, "增长\xFF", "财政收入。", 15, 100 * 1000, "", &err), BS_OK);
  assert_string_equal(source.encoding, "UTF-8");
  assert_int_equal(source.replaced, 1);
  bs_source_free(&source);
  /* the last byte leads nothing */
  assert_int_equal(decode_many(&source, "增长", "财政收入。", 15, 10, "\xF5", &err), BS_OK);
  assert_int_equal(source.replaced, 1);
  bs_source_free(&source);
}

static void a_mark_before_what_is_no_text_does_not_help(void **state) {
  (void)state;
  bs_source source;
  bs_error err;
  assert_int_equal(decode_many(&source, "\xFF\xFE", "\x34\xD8", 2, 400, "", &err), BS_ENCODING);
  assert_string_equal(err.message,
                      "this is binary data, not text (0 control characters, 400 malformed "
                      "sequences); --encoding NAME reads it all the same");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_sequence_is_measured),
      cmocka_unit_test(what_breaks_inside_a_block_is_replaced),
      cmocka_unit_test(many_shifts_are_no_part_of_a_character),
      cmocka_unit_test(a_long_way_before_what_tells_is_no_hindrance),
      cmocka_unit_test(a_mark_before_what_is_no_text_does_not_help),
      cmocka_unit_test(a_mark_decides_and_is_dropped),
      cmocka_unit_test(what_has_no_mark_is_recognised),
      cmocka_unit_test(a_given_encoding_is_taken_as_it_is),
      cmocka_unit_test(malformed_utf8_is_replaced_by_maximal_subparts),
      cmocka_unit_test(malformed_gb18030_costs_the_lead_byte),
      cmocka_unit_test(malformed_units_are_replaced_whole),
      cmocka_unit_test(utf8_may_end_inside_a_character),
      cmocka_unit_test(every_encoding_comes_back_with_exact_spans),
      cmocka_unit_test(characters_may_lie_across_blocks),
      cmocka_unit_test(english_with_windows_quotes_is_recognised),
      cmocka_unit_test(short_chinese_text_is_recognised),
      cmocka_unit_test(two_encodings_in_one_file_are_read_as_the_greater_part),
      cmocka_unit_test(whatever_the_bytes_spans_are_in_order),
      cmocka_unit_test(lines_end_in_cr_lf_or_both),
      cmocka_unit_test(stray_nuls_are_replaced_and_counted),
      cmocka_unit_test(what_is_no_text_is_refused_in_a_sentence),
      cmocka_unit_test(real_reports_lead_back_to_their_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
