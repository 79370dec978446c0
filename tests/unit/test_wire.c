/* Frames: what is sent is what is received; whatever else comes is broken, and read no further than
   it reaches. */
#include "wire.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../fuzz/frames.h"

static bs_cell string(const char *text) {
  return (bs_cell){BS_STRING, {.string = {text, strlen(text)}}};
}

static bs_cell decimal(int64_t coefficient, int32_t exponent) {
  return (bs_cell){BS_DECIMAL, {.decimal = {{coefficient, exponent}}}};
}

static const bs_cell nil = {.type = BS_NIL};

/* Values. */

static void each_value_comes_as_it_was_sent(void **state) {
  (void)state;
  static const uint64_t numbers[] = {0, 1, 255, 1u << 31, UINT64_MAX};
  static const double reals[] = {0, -0.0, 1e308, -5e-324, 0.1};
  bs_buffer out = {0};
  size_t size, place = bs_frame_open(&out, BS_FRAME_TEXT);
  for (size_t i = 0; i < 5; i++) {
    bs_wire_add_number(&out, numbers[i]);
    bs_wire_add_real(&out, reals[i]);
    bs_wire_add_byte(&out, (uint8_t)(i * 63));
  }
  bs_wire_add_string(&out, "报数");
  bs_wire_add_string(&out, NULL);
  bs_wire_add_string(&out, "");
  bs_wire_add_bytes(&out, "a\0b", 3);
  bs_wire_add_bytes(&out, NULL, 0);
  bs_frame_close(&out, place);
  bs_frame frame;
  assert_int_equal(bs_frame_next(&frame, out.data, out.size), out.size);
  assert_int_equal(frame.type, BS_FRAME_TEXT);
  bs_wire *body = &frame.body;
  for (size_t i = 0; i < 5; i++) {
    assert_true(bs_wire_number(body) == numbers[i]);
    double real = bs_wire_real(body);
    assert_memory_equal(&real, &reals[i], sizeof real);
    assert_int_equal(bs_wire_byte(body), i * 63);
  }
  assert_string_equal(bs_wire_string(body), "报数");
  assert_null(bs_wire_string(body));
  assert_false(body->broken);
  assert_string_equal(bs_wire_string(body), "");
  assert_memory_equal(bs_wire_bytes(body, &size), "a\0b", 3);
  assert_int_equal(size, 3);
  assert_non_null(bs_wire_bytes(body, &size));
  assert_int_equal(size, 0);
  assert_ptr_equal(body->at, body->end);
  assert_false(body->broken);
  assert_int_equal(bs_wire_byte(body), 0);
  assert_true(body->broken);
  bs_buffer_free(&out);
}

static void what_is_broken_gives_nothing_more(void **state) {
  (void)state;
  const char bytes[32] = {1};
  size_t size = 1;
  bs_wire body = {bytes, bytes + sizeof bytes, true};
  assert_int_equal(bs_wire_byte(&body), 0);
  assert_int_equal(bs_wire_number(&body), 0);
  assert_int_equal(bs_wire_count(&body), 0);
  assert_true(bs_wire_real(&body) == 0);
  assert_null(bs_wire_string(&body));
  assert_null(bs_wire_bytes(&body, &size));
  assert_int_equal(size, 0);
  assert_true(body.broken);
}

/* A string is whole, ends in NUL and holds no other; a count is no more than the bytes left. */
static void sizes_are_checked(void **state) {
  (void)state;
  static const struct {
    uint64_t size;
    const char *bytes;
    bool good;
  } strings[] = {{3, "ab\0", true},
                 {1, "\0zz", true},
                 {3, "abc", false},
                 {3, "a\0\0", false},
                 {0, "abc", false},
                 {4, "ab\0", false},
                 {UINT64_MAX - 1, "ab", false},
                 {UINT64_C(1) << 63, "ab", false}};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
    bs_buffer out = {0};
    bs_wire_add_number(&out, strings[i].size);
    bs_buffer_add(&out, strings[i].bytes, 3);
    bs_wire body = {out.data, out.data + out.size, false};
    const char *got = bs_wire_string(&body);
    assert_int_equal(got != NULL, strings[i].good);
    assert_int_equal(body.broken, !strings[i].good);
    body = (bs_wire){out.data, out.data + out.size, false};
    assert_int_equal(bs_wire_count(&body), strings[i].size <= 3 ? strings[i].size : 0);
    assert_int_equal(body.broken, strings[i].size > 3);
    bs_buffer_free(&out);
  }
}

static void a_frame_that_is_not_whole_waits(void **state) {
  (void)state;
  bs_buffer out = {0};
  bs_frame frame;
  size_t place = bs_frame_open(&out, BS_FRAME_TEXT);
  bs_buffer_add_string(&out, "body");
  bs_frame_close(&out, place);
  for (size_t size = 0; size < out.size; size++)
    assert_int_equal(bs_frame_next(&frame, out.data, size), 0);
  assert_int_equal(bs_frame_next(&frame, out.data, out.size), out.size);
  bs_buffer_free(&out);
  assert_int_equal(bs_frame_next(&frame, "\xff\xff\xff\xff\x0d....", 9), 0);
}

/* Rows. */

enum { COLUMNS = 4, ROWS = 7 };
static const char *const columns[COLUMNS] = {"a", "乙", "c", "d"};

/* Rows with cells of every type, in which strings are kept once for all rows that have them. */
typedef struct sample {
  bs_fact_cell facts[2];
  bs_quantity_cell quantity;
  bs_sources_item sources[2];
  bs_cell cells[ROWS][COLUMNS];
} sample;

static void make_sample(sample *s) {
  static const char sentence[] = "财政收入3.15亿元，增长8%。";
  for (int k = 0; k < 2; k++)
    for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
      s->facts[k].fields[i] = i % 3 == 0 ? nil : i % 3 == 1 ? string(sentence) : decimal(315, 6);
  s->facts[1].fields[1] = string("另一句");
  s->facts[1].fields[2] = (bs_cell){BS_RANGE, {.decimal = {{-5, 0}, {8, -2}}}};
  s->sources[0] = (bs_sources_item){"县/r.txt", 12, {100, 110}, "3.15亿元"};
  s->sources[1] = (bs_sources_item){"", UINT32_MAX, {0, UINT32_MAX}, ""};
  s->quantity = (bs_quantity_cell){.value = decimal(INT64_MAX, -10000),
                                   .low = {BS_FLOAT, {.number = -1.5e300}},
                                   .high = nil,
                                   .unit = string("元"),
                                   .text = string("3.15亿元"),
                                   .sources = s->sources,
                                   .source_count = 2};
  const bs_cell fact = {BS_FACT, {.fact = &s->facts[0]}}, other = {BS_FACT, {.fact = &s->facts[1]}};
  const bs_cell quantity = {BS_QUANTITY, {.quantity = &s->quantity}};
  const bs_cell yes = {BS_BOOLEAN, {.boolean = true}}, least = {BS_INTEGER, {.integer = INT64_MIN}};
  const bs_cell half = {BS_FLOAT, {.number = 0.5}}, text = string(sentence), none = string("");
  const bs_cell cells[ROWS][COLUMNS] = {
      {nil, yes, least, half},      {text, fact, quantity, decimal(0, 10000)},
      {text, fact, quantity, none}, {text, other, text, none},
      {nil, nil, fact, text},       {text, fact, fact, {BS_RANGE, {.decimal = {{1, 0}, {2, 0}}}}},
      {text, fact, other, text},
  };
  memcpy(s->cells, cells, sizeof cells);
}

static void add_columns(bs_buffer *out) {
  size_t frame = bs_frame_open(out, BS_FRAME_COLUMNS);
  bs_wire_add_number(out, COLUMNS);
  for (size_t i = 0; i < COLUMNS; i++)
    bs_wire_add_string(out, columns[i]);
  bs_frame_close(out, frame);
}

/* Sends the rows, `at_once` of them in a frame. */
static void add_rows(bs_buffer *out, const sample *s, size_t at_once) {
  bs_row_sender sender = {0};
  assert_true(bs_row_sender_open(&sender, COLUMNS));
  add_columns(out);
  for (size_t i = 0; i < ROWS; i += at_once) {
    size_t frame = bs_frame_open(out, BS_FRAME_ROWS);
    bs_row_sender_begin(&sender);
    for (size_t k = i; k < ROWS && k < i + at_once; k++)
      bs_row_sender_add(&sender, out, s->cells[k], s->cells[k]);
    bs_frame_close(out, frame);
  }
  assert_false(out->failed);
  bs_row_sender_free(&sender);
}

static void rows_come_as_they_were_sent(void **state) {
  (void)state;
  sample s;
  make_sample(&s);
  for (size_t at_once = 1; at_once <= ROWS; at_once++) {
    bs_buffer out = {0}, want = {0};
    frames f = {0};
    add_rows(&out, &s, at_once);
    assert_true(frames_take(&f, out.data, out.size));
    bs_buffer_printf(&want, "frame %d\n", BS_FRAME_COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++)
      write_string(&want, columns[i]);
    for (size_t i = 0; i < ROWS; i++) {
      if (i % at_once == 0)
        bs_buffer_printf(&want, "frame %d\n", BS_FRAME_ROWS);
      for (size_t k = 0; k < COLUMNS; k++)
        write_cell(&want, &s.cells[i][k]);
    }
    bs_buffer_add(&f.text, "", 1);
    bs_buffer_add(&want, "", 1);
    assert_string_equal(f.text.data, want.data);
    bs_buffer_free(&out);
    bs_buffer_free(&want);
    frames_free(&f);
  }
}

static void a_string_that_stays_is_sent_once(void **state) {
  (void)state;
  static const char text[] = "a sentence of some length that all of its facts repeat";
  const bs_cell cell = string(text), copy = string(strdup(text));
  bs_row_sender sender = {0};
  bs_buffer out = {0};
  assert_true(bs_row_sender_open(&sender, 1));
  bs_row_sender_add(&sender, &out, &cell, &cell);
  size_t first = out.size;
  bs_row_sender_add(&sender, &out, &cell, &cell);
  assert_int_equal(out.size, first + 1);
  bs_row_sender_add(&sender, &out, &nil, &copy); /* what a view made does not last */
  bs_row_sender_add(&sender, &out, &nil, &copy);
  assert_int_equal(out.size, 3 * first + 1);
  bs_row_sender_add(&sender, &out, &cell, &cell);
  assert_int_equal(out.size, 4 * first + 1);
  bs_cell part = cell; /* a view may show the beginning of what is kept */
  part.as.string.size = 3;
  bs_row_sender_add(&sender, &out, &cell, &part);
  bs_row_sender_add(&sender, &out, &cell, &cell);
  bs_row_receiver receiver = {0};
  assert_true(bs_row_receiver_open(&receiver, 1));
  bs_wire body = {out.data, out.data + out.size, false};
  for (int i = 0; i < 7; i++) {
    const bs_cell *got = bs_row_receiver_next(&receiver, &body);
    assert_non_null(got);
    assert_int_equal(got->as.string.size, i == 5 ? 3 : strlen(text));
    assert_memory_equal(got->as.string.data, text, got->as.string.size);
  }
  assert_ptr_equal(body.at, body.end);
  out.size = 0; /* another frame, which stands for itself */
  bs_row_sender_begin(&sender);
  bs_row_sender_add(&sender, &out, &cell, &cell);
  assert_int_equal(out.size, first);
  free((char *)copy.as.string.data);
  bs_row_sender_free(&sender);
  bs_row_receiver_free(&receiver);
  bs_buffer_free(&out);
}

/* Each is a row of one column that cannot be. */
static void cells_that_cannot_be_break_the_wire(void **state) {
  (void)state;
  static const struct {
    size_t size;
    const char *bytes;
  } rows[] = {
      {1, "\x09"},                     /* the string of the row before, and there is none */
      {1, "\x0a"},                     /* no type */
      {1, "\xff"},                     /* nor this */
      {9, "\x03\0\0\0\0\0\0\xf0\x7f"}, /* infinity */
      {9, "\x03\0\0\0\0\0\0\xf8\x7f"}, /* not a number */
      {9, "\x06\x02\0\0\0\0\0\0\0"},   /* a string of two bytes, and there are none */
      {2, "\x07\x07"},                 /* a fact in a fact */
      {2, "\x08\x06"},                 /* a quantity whose value is a string */
      {17, "\x04\0\0\0\0\0\0\0\0\x11\x27\0\0\0\0\0\0"}, /* an exponent of 10001 */
  };
  assert_int_equal(BS_FLOAT, 3);
  assert_int_equal(BS_STRING, 6);
  assert_int_equal(BS_FACT, 7);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bs_row_receiver receiver = {0};
    assert_true(bs_row_receiver_open(&receiver, 1));
    bs_wire body = {rows[i].bytes, rows[i].bytes + rows[i].size, false};
    assert_null(bs_row_receiver_next(&receiver, &body));
    assert_true(body.broken);
    bs_row_receiver_free(&receiver);
  }
}

static void rows_without_columns_break_the_wire(void **state) {
  (void)state;
  bs_row_receiver receiver = {0};
  assert_true(bs_row_receiver_open(&receiver, 0));
  const char byte[] = "x";
  bs_wire body = {byte, byte + 1, false};
  assert_null(bs_row_receiver_next(&receiver, &body)); /* else they were without end */
  bs_row_receiver_free(&receiver);
}

/* Analyses and outcomes. */

static const char *const names[] = {"a", "乙", ""};

static bs_analysis make_analysis(bool much) {
  static const bs_shown_column shown[] = {{"a", NULL}, {"乙", "none"}};
  static const bs_analysis_option options[] = {{"base", "year", "", NULL, NULL, 0},
                                               {"by", "choice", "how", "a", names, 3}};
  bs_analysis empty = {.summary = ""};
  return much ? (bs_analysis){.summary = "What it says",
                              .example = "baoshu x r.txt",
                              .columns = names,
                              .column_count = 2,
                              .shown = shown,
                              .shown_count = 2,
                              .options = options,
                              .option_count = 2,
                              .packs = names,
                              .pack_count = 1,
                              .case_count = 3}
              : empty;
}

static void add_analysis(bs_buffer *out, bool much) {
  const bs_analysis analysis = make_analysis(much);
  size_t frame = bs_frame_open(out, BS_FRAME_ANALYSIS);
  bs_wire_add_analysis(out, &analysis);
  bs_frame_close(out, frame);
}

static void an_analysis_comes_as_it_was_sent(void **state) {
  (void)state;
  for (int much = 0; much <= 1; much++) {
    const bs_analysis analysis = make_analysis(much);
    bs_buffer out = {0}, want = {0};
    frames f = {0};
    add_analysis(&out, much);
    assert_true(frames_take(&f, out.data, out.size));
    bs_buffer_printf(&want, "frame %d\n", BS_FRAME_ANALYSIS);
    write_analysis(&want, &analysis);
    assert_string_equal(f.text.data, want.data);
    bs_buffer_free(&out);
    bs_buffer_free(&want);
    frames_free(&f);
  }
}

static bs_outcome make_outcome(bs_status status) {
  bs_outcome outcome = {.status = status,
                        .stage = BS_STAGE_RAN,
                        .size = 12345,
                        .replaced = 7,
                        .encoding = "GB18030",
                        .cases = 3,
                        .failures = 2,
                        .narrow = true,
                        .fitted = true};
  if (status != BS_OK) {
    memset(outcome.error.message, 'x', sizeof outcome.error.message - 1);
    outcome.error.line = 0x7fffffff;
  }
  return outcome;
}

static void an_outcome_comes_as_it_was_sent(void **state) {
  (void)state;
  for (bs_status status = BS_OK; status <= BS_LIMIT_OUTPUT; status++) {
    const bs_outcome outcome = make_outcome(status);
    bs_buffer out = {0}, want = {0};
    frames f = {0};
    bs_outcome_add(&out, &outcome);
    assert_true(frames_take(&f, out.data, out.size));
    bs_buffer_printf(&want, "frame %d\n", BS_FRAME_END);
    write_outcome(&want, &outcome);
    assert_string_equal(f.text.data, want.data);
    bs_buffer_free(&out);
    bs_buffer_free(&want);
    frames_free(&f);
  }
}

/* A worker says neither that it died nor how a call ends that has no such end. */
static void an_outcome_that_cannot_be_breaks_the_wire(void **state) {
  (void)state;
  bs_outcome outcome = make_outcome(BS_IO);
  static const struct {
    size_t at;
    char byte;
  } changes[] = {{0, BS_LIMIT_OUTPUT + 1}, {1, BS_STAGE_DIED}, {5, '\x80'}, {9, '\xff'}};
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
    bs_buffer out = {0};
    frames f = {0};
    bs_outcome_add(&out, &outcome);
    out.data[BS_FRAME_HEAD + changes[i].at] = changes[i].byte;
    assert_false(frames_take(&f, out.data, out.size));
    bs_buffer_free(&out);
    frames_free(&f);
  }
}

static void an_outcome_has_words(void **state) {
  (void)state;
  for (int lacks = 0; lacks < 2; lacks++) { /* the message, or the encoding */
    bs_buffer out = {0};
    bs_outcome got;
    bs_wire_add_byte(&out, BS_IO);
    bs_wire_add_byte(&out, BS_STAGE_READ);
    bs_wire_add_number(&out, 1);
    bs_wire_add_string(&out, lacks == 0 ? NULL : "it");
    bs_wire_add_number(&out, 0);
    bs_wire_add_number(&out, 0);
    bs_wire_add_string(&out, lacks == 1 ? NULL : "UTF-8");
    bs_wire_add_number(&out, 0);
    bs_wire_add_number(&out, 0);
    for (int i = 0; i < 3; i++)
      bs_wire_add_byte(&out, 0);
    bs_wire body = {out.data, out.data + out.size, false};
    bs_outcome_take(&got, &body);
    assert_true(body.broken);
    bs_buffer_free(&out);
  }
}

/* An analysis shows columns of its own, or none. */
static void columns_of_no_view_break_the_wire(void **state) {
  (void)state;
  for (int any = 0; any < 2; any++) {
    bs_buffer out = {0};
    bs_wire_add_string(&out, "summary");
    bs_wire_add_string(&out, NULL);
    bs_wire_add_number(&out, 0); /* columns */
    bs_wire_add_byte(&out, (uint8_t)any);
    bs_wire_add_number(&out, 1);
    bs_wire_add_string(&out, "a");
    bs_wire_add_string(&out, NULL);
    for (int i = 0; i < 3; i++) /* options, packs, cases */
      bs_wire_add_number(&out, 0);
    bs_wire body = {out.data, out.data + out.size, false};
    bs_analysis *analysis = bs_wire_analysis(&body);
    assert_int_equal(analysis != NULL, any);
    assert_int_equal(body.broken, !any);
    bs_analysis_free(analysis);
    bs_buffer_free(&out);
  }
}

/* Each figure of a quantity names its report, and says what stands there. */
static void a_source_has_a_report_and_a_text(void **state) {
  (void)state;
  for (int lacks = 0; lacks < 3; lacks++) {
    bs_buffer out = {0};
    bs_row_receiver receiver = {0};
    assert_true(bs_row_receiver_open(&receiver, 1));
    bs_wire_add_byte(&out, BS_QUANTITY);
    for (int i = 0; i < 5; i++)
      bs_wire_add_byte(&out, BS_NIL);
    bs_wire_add_number(&out, 1);
    bs_wire_add_string(&out, lacks == 0 ? NULL : "r.txt");
    for (int i = 0; i < 3; i++)
      bs_wire_add_number(&out, 1);
    bs_wire_add_string(&out, lacks == 1 ? NULL : "3亿元");
    bs_wire body = {out.data, out.data + out.size, false};
    assert_int_equal(bs_row_receiver_next(&receiver, &body) != NULL, lacks == 2);
    assert_int_equal(body.broken, lacks < 2);
    assert_true(lacks == 2 ||
                !bs_row_receiver_next(&receiver, &body)); /* nor is there a next row */
    bs_row_receiver_free(&receiver);
    bs_buffer_free(&out);
  }
}

/* Its size is told, and none is that large. */
static void a_body_of_four_gigabytes_fails(void **state) {
  (void)state;
  char head[BS_FRAME_HEAD] = {0};
  bs_buffer large = {.data = head, .size = BS_FRAME_HEAD + (size_t)UINT32_MAX};
  bs_frame_close(&large, 0);
  assert_false(large.failed);
  assert_memory_equal(head, "\xff\xff\xff\xff", 5);
  large.size++;
  bs_frame_close(&large, 0);
  assert_true(large.failed);
}

/* Whatever comes. */

/* Reads a copy that ends where its memory ends, for sanitizers to see. */
static bool take_copy(const char *data, size_t size) {
  char *copy = malloc(size > 0 ? size : 1);
  frames f = {0};
  assert_non_null(copy);
  memcpy(copy, data, size);
  bool whole = frames_take(&f, copy, size);
  frames_free(&f);
  free(copy);
  return whole;
}

static void make_all(bs_buffer *out) {
  sample s;
  make_sample(&s);
  add_rows(out, &s, 3);
  add_analysis(out, true);
  size_t frame = bs_frame_open(out, BS_FRAME_PRINT);
  bs_wire_add_byte(out, 1);
  bs_buffer_add(out, "printed\n", 8);
  bs_frame_close(out, frame);
  const bs_outcome outcome = make_outcome(BS_SCRIPT);
  bs_outcome_add(out, &outcome);
  assert_false(out->failed);
}

/* Each frame, with its body cut short and its head saying so. */
static void no_cut_is_read_beyond(void **state) {
  (void)state;
  bs_buffer all = {0};
  make_all(&all);
  for (size_t size = 0; size <= all.size; size++)
    assert_true(take_copy(all.data, size)); /* the last frame is not whole */
  bs_frame frame;
  size_t broken = 0;
  for (size_t at = 0, taken; (taken = bs_frame_next(&frame, all.data + at, all.size - at)) > 0;
       at += taken)
    for (uint32_t size = 0; size < taken - BS_FRAME_HEAD; size++) {
      bs_buffer cut = {0};
      bs_buffer_add(&cut, all.data, at + BS_FRAME_HEAD + size);
      memcpy(cut.data + at, &size, sizeof size);
      broken += !take_copy(cut.data, cut.size);
      bs_buffer_free(&cut);
    }
  assert_in_range(broken, all.size * 9 / 10, all.size); /* a row may end at a cut */
  bs_buffer_free(&all);
}

static void no_change_is_read_beyond(void **state) {
  (void)state;
  bs_buffer all = {0};
  make_all(&all);
  uint32_t random = 1;
  size_t broken = 0, count = 5000;
  for (size_t i = 0; i < count; i++) {
    bs_buffer changed = {0};
    bs_buffer_add(&changed, all.data, all.size);
    for (size_t k = 0; k <= i % 4; k++) {
      random = random * 1664525 + 1013904223;
      size_t at = (random >> 8) % all.size;
      random = random * 1664525 + 1013904223;
      changed.data[at] = (char)(i % 2 ? random >> 24 : changed.data[at] ^ (1u << (random >> 29)));
    }
    broken += !take_copy(changed.data, changed.size);
    bs_buffer_free(&changed);
  }
  assert_in_range(broken, count / 10, count - 1); /* both happen, or this tests little */
  bs_buffer_free(&all);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_value_comes_as_it_was_sent),
      cmocka_unit_test(what_is_broken_gives_nothing_more),
      cmocka_unit_test(sizes_are_checked),
      cmocka_unit_test(a_frame_that_is_not_whole_waits),
      cmocka_unit_test(rows_come_as_they_were_sent),
      cmocka_unit_test(a_string_that_stays_is_sent_once),
      cmocka_unit_test(cells_that_cannot_be_break_the_wire),
      cmocka_unit_test(rows_without_columns_break_the_wire),
      cmocka_unit_test(an_analysis_comes_as_it_was_sent),
      cmocka_unit_test(an_outcome_comes_as_it_was_sent),
      cmocka_unit_test(an_outcome_that_cannot_be_breaks_the_wire),
      cmocka_unit_test(an_outcome_has_words),
      cmocka_unit_test(columns_of_no_view_break_the_wire),
      cmocka_unit_test(a_source_has_a_report_and_a_text),
      cmocka_unit_test(a_body_of_four_gigabytes_fails),
      cmocka_unit_test(no_cut_is_read_beyond),
      cmocka_unit_test(no_change_is_read_beyond),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
