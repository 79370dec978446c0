/* Rows of reports are written once their report has ended well, in every format alike. */
#include "intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bs_output output;
static bs_writer *writer;
static bs_intake intake;
static FILE *file; /* what is written goes there */

static void begin(const char *format) {
  const bs_writer_settings settings = {.format = format};
  bs_error err;
  file = tmpfile();
  assert_non_null(file);
  bs_output_open(&output, fileno(file), "it");
  assert_int_equal(bs_writer_new(&writer, &settings, &output, &err), BS_OK);
  intake = (bs_intake){0};
  bs_intake_begin(&intake, writer);
}

static const char *end(void) {
  static char written[4096];
  bs_intake_free(&intake);
  assert_true(bs_writer_end(writer));
  assert_true(bs_output_flush(&output));
  bs_writer_free(writer);
  rewind(file);
  written[fread(written, 1, sizeof written - 1, file)] = '\0';
  fclose(file);
  return written;
}

/* Gives a frame that is gone right behind. */
static void give(bs_buffer *bytes) {
  bs_frame frame;
  assert_false(bytes->failed);
  assert_int_equal(bs_frame_next(&frame, bytes->data, bytes->size), bytes->size);
  bs_intake_take(&intake, &frame);
  memset(bytes->data, 0xAA, bytes->size);
  bs_buffer_free(bytes);
}

static void give_column(const char *name) {
  bs_buffer bytes = {0};
  size_t place = bs_frame_open(&bytes, BS_FRAME_COLUMNS);
  bs_wire_add_number(&bytes, 1);
  bs_wire_add_string(&bytes, name);
  bs_frame_close(&bytes, place);
  give(&bytes);
}

/* Gives `count` rows with the same text, in one frame. */
static void give_rows(const char *text, size_t count) {
  bs_buffer bytes = {0};
  bs_row_sender sender = {0};
  const bs_cell cell = {BS_STRING, {.string = {text, strlen(text)}}};
  size_t place = bs_frame_open(&bytes, BS_FRAME_ROWS);
  assert_true(bs_row_sender_open(&sender, 1));
  for (size_t i = 0; i < count; i++)
    bs_row_sender_add(&sender, &bytes, &cell, &cell);
  bs_row_sender_free(&sender);
  bs_frame_close(&bytes, place);
  give(&bytes);
}

static void give_nonsense(void) {
  bs_buffer bytes = {0};
  size_t place = bs_frame_open(&bytes, BS_FRAME_ROWS);
  bs_wire_add_byte(&bytes, 200);
  bs_frame_close(&bytes, place);
  give(&bytes);
}

/* Gives a frame of `count` columns, of which the first `named` have a name. */
static void give_columns(size_t count, size_t named) {
  bs_buffer bytes = {0};
  size_t place = bs_frame_open(&bytes, BS_FRAME_COLUMNS);
  bs_wire_add_number(&bytes, count);
  for (size_t i = 0; i < count; i++)
    bs_wire_add_string(&bytes, i < named ? "a" : NULL);
  bs_frame_close(&bytes, place);
  give(&bytes);
}

static void settle(bool keep) {
  bs_error err;
  assert_int_equal(bs_intake_settle(&intake, keep, &err), BS_OK);
}

static const struct {
  const char *name, *none, *some;
} formats[] = {
    {"ndjson", "", "{\"a\":\"x\"}\n{\"a\":\"x\"}\n{\"a\":\"y\"}\n{\"a\":\"z\"}\n"},
    {"json", "[]\n", "[\n{\"a\":\"x\"},\n{\"a\":\"x\"},\n{\"a\":\"y\"},\n{\"a\":\"z\"}\n]\n"},
    {"csv", "", "a\r\nx\r\nx\r\ny\r\nz\r\n"},
    {"table", "", "a\nx\nx\ny\nz\n"},
};

enum { FORMATS = sizeof formats / sizeof *formats };

static void what_ends_well_is_written(void **state) {
  (void)state;
  for (size_t i = 0; i < FORMATS; i++) {
    begin(formats[i].name);
    give_column("a");
    give_rows("x", 2);
    give_rows("y", 1);
    assert_false(intake.refused || intake.broken);
    settle(true);
    assert_true(intake.declared);
    bs_intake_next(&intake);
    give_column("a");
    give_rows("z", 1);
    settle(true);
    assert_int_equal(bs_writer_rows(writer), 4);
    assert_string_equal(end(), formats[i].some);
  }
}

static void what_does_not_is_forgotten(void **state) {
  (void)state;
  for (size_t i = 0; i < FORMATS; i++) {
    begin(formats[i].name);
    give_column("a");
    give_rows("lost", 3);
    settle(false);
    assert_int_equal(bs_writer_rows(writer), 0);
    bs_intake_next(&intake);
    give_column("a");
    give_rows("x", 2);
    give_rows("y", 1);
    settle(true);
    bs_intake_next(&intake);
    give_column("a");
    give_rows("lost", 1);
    settle(false);
    bs_intake_next(&intake);
    give_column("a");
    give_rows("z", 1);
    settle(true);
    assert_string_equal(end(), formats[i].some);
  }
}

static void what_cannot_be_costs_its_report_alone(void **state) {
  (void)state;
  for (size_t i = 0; i < FORMATS; i++) {
    begin(formats[i].name);
    give_column("a");
    give_rows("lost", 1);
    give_nonsense();
    give_rows("lost", 1);
    settle(true);
    assert_true(intake.broken);
    bs_intake_next(&intake);
    assert_false(intake.broken);
    give_rows("lost", 1); /* of no column */
    settle(true);
    assert_true(intake.broken);
    bs_intake_next(&intake);
    give_column("a");
    give_rows("x", 2);
    give_rows("y", 1);
    give_rows("z", 1);
    settle(true);
    assert_string_equal(end(), formats[i].some);
  }
}

static void columns_that_cannot_be_cost_their_report_alone(void **state) {
  (void)state;
  static const size_t columns[][2] = {{BS_ROWS_COLUMNS + 1, BS_ROWS_COLUMNS + 1}, {2, 1}, {1, 0}};
  for (size_t i = 0; i < FORMATS * 3; i++) {
    begin(formats[i / 3].name);
    give_columns(columns[i % 3][0], columns[i % 3][1]);
    assert_true(intake.broken);
    give_rows("lost", 1);
    settle(true);
    assert_int_equal(bs_writer_rows(writer), 0);
    bs_intake_next(&intake);
    give_column("a");
    give_rows("x", 2);
    give_rows("y", 1);
    give_rows("z", 1);
    settle(true);
    assert_string_equal(end(), formats[i / 3].some);
  }
}

/* Rows that say the same are one in a frame, and many where they are written. */
static void more_than_can_be_held_is_written_whole(void **state) {
  (void)state;
  enum { SIZE = 1 << 20, ROWS = 70 };
  char *text = malloc(SIZE + 1);
  assert_non_null(text);
  memset(text, 'x', SIZE);
  text[SIZE] = '\0';
  for (int kept = 0; kept < 2; kept++) {
    begin("ndjson");
    give_column("a");
    give_rows("first", 1);
    give_rows(text, ROWS);
    give_rows("last", 1);
    assert_false(intake.held);
    assert_int_equal(bs_writer_rows(writer), 0);
    settle(kept);
    assert_int_equal(bs_writer_rows(writer), kept ? ROWS + 2 : 0);
    bs_intake_free(&intake);
    assert_true(bs_writer_end(writer));
    assert_true(bs_output_flush(&output));
    bs_writer_free(writer);
    fseek(file, 0, SEEK_END);
    assert_int_equal(ftell(file), kept ? ROWS * (SIZE + 9) + 14 + 13 : 0);
    fclose(file);
  }
  free(text);
}

static void a_report_that_is_given_up_leaves_nothing(void **state) {
  (void)state;
  for (size_t i = 0; i < FORMATS; i++) {
    begin(formats[i].name);
    give_column("a");
    give_rows("lost", 1);
    assert_string_equal(end(), formats[i].none);
  }
}

static void other_columns_are_refused(void **state) {
  (void)state;
  bs_error err;
  for (size_t i = 0; i < FORMATS; i++) {
    begin(formats[i].name);
    give_column("a");
    give_rows("x", 2);
    settle(true);
    bs_intake_next(&intake);
    give_column("b");
    give_rows("lost", 1);
    settle(true);
    assert_true(intake.refused);
    assert_int_equal(bs_writer_failure(writer, &err), BS_SCRIPT);
    bs_intake_next(&intake);
    give_column("a");
    give_rows("y", 1);
    give_rows("z", 1);
    settle(true);
    assert_false(intake.refused);
    assert_string_equal(end(), formats[i].some);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_ends_well_is_written),
      cmocka_unit_test(what_does_not_is_forgotten),
      cmocka_unit_test(what_cannot_be_costs_its_report_alone),
      cmocka_unit_test(columns_that_cannot_be_cost_their_report_alone),
      cmocka_unit_test(more_than_can_be_held_is_written_whole),
      cmocka_unit_test(a_report_that_is_given_up_leaves_nothing),
      cmocka_unit_test(other_columns_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
