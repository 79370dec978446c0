#include "writer.h"

#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "row.h"

static bs_output output;
static char written[4 << 20];

/* What is written goes to a file that has no name. */
static FILE *file;

static bs_writer *begin(const bs_writer_settings *settings) {
  bs_writer *writer;
  bs_error err;
  file = tmpfile();
  assert_non_null(file);
  bs_output_open(&output, fileno(file), "it");
  assert_int_equal(bs_writer_new(&writer, settings, &output, &err), BS_OK);
  return writer;
}

static const char *end(bs_writer *writer) {
  assert_true(bs_writer_end(writer));
  assert_true(bs_output_flush(&output));
  bs_writer_free(writer);
  rewind(file);
  written[fread(written, 1, sizeof written - 1, file)] = '\0';
  fclose(file);
  return written;
}

static bs_cell text(const char *string) {
  return (bs_cell){BS_STRING, {.string = {string, strlen(string)}}};
}

static bs_cell nil(void) {
  return (bs_cell){.type = BS_NIL};
}

static bs_cell integer(int64_t value) {
  return (bs_cell){BS_INTEGER, {.integer = value}};
}

static bs_cell number(double value) {
  return (bs_cell){BS_FLOAT, {.number = value}};
}

static bs_cell decimal(int64_t coefficient, int32_t exponent) {
  return (bs_cell){BS_DECIMAL, {.decimal = {{coefficient, exponent}}}};
}

static bs_cell range(int64_t low, int64_t high) {
  return (bs_cell){BS_RANGE, {.decimal = {{low, 0}, {high, 0}}}};
}

/* 3.15亿元 on line 35, without an upper end. */
static bs_cell fact(void) {
  static bs_fact_cell cell;
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
    cell.fields[i] = nil();
  cell.fields[BS_CONTRACT_REPORT] = text("a \"b\".txt");
  cell.fields[BS_CONTRACT_LINE] = integer(35);
  cell.fields[BS_CONTRACT_START] = integer(3104);
  cell.fields[BS_CONTRACT_END] = integer(3114);
  cell.fields[BS_CONTRACT_TEXT] = text("3.15亿元");
  cell.fields[BS_CONTRACT_VALUE] = decimal(315, 6);
  cell.fields[BS_CONTRACT_LOW] = decimal(3145, 5);
  cell.fields[BS_CONTRACT_UNIT] = text("元");
  return (bs_cell){BS_FACT, {.fact = &cell}};
}

/* Writes rows of three cells and gives what came out. */
static const char *write_rows(const bs_writer_settings *settings, const char *const *columns,
                              const bs_cell (*rows)[3], size_t count) {
  bs_writer *writer = begin(settings);
  assert_true(bs_writer_columns(writer, columns, 3));
  for (size_t i = 0; i < count; i++)
    assert_true(bs_writer_row(writer, &(bs_row){columns, rows[i], 3}));
  assert_int_equal(bs_writer_rows(writer), count);
  return end(writer);
}

static const char *const abc[] = {"a", "b", "c"};

static void ndjson_is_an_object_a_line(void **state) {
  (void)state;
  const bs_cell rows[][3] = {
      {nil(), {BS_BOOLEAN, {.boolean = true}}, integer(INT64_MIN)},
      {number(2.4609375), decimal(-34, -1), range(5, 8)},
      {decimal(9007199254740993, 0), number(0.1 + 0.2), number(1e300)},
      {number(9007199254740992.0), number(-0.0), number(1.0 / 3)},
      {number(NAN), number(INFINITY), text("")},
  };
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "ndjson"}, abc, rows, 5),
                      "{\"a\":null,\"b\":true,\"c\":-9223372036854775808}\n"
                      "{\"a\":2.4609375,\"b\":-3.4,\"c\":[5,8]}\n"
                      "{\"a\":9007199254740993,\"b\":0.3,\"c\":1e+300}\n"
                      "{\"a\":9007199254740992,\"b\":0,\"c\":0.333333333333}\n"
                      "{\"a\":null,\"b\":null,\"c\":\"\"}\n");
}

static void json_is_one_array_also_of_nothing(void **state) {
  (void)state;
  const bs_cell rows[][3] = {{nil(), text("x"), integer(1)}, {nil(), text("y"), integer(2)}};
  const bs_writer_settings settings = {.format = "json"};
  assert_string_equal(write_rows(&settings, abc, rows, 2), "[\n{\"a\":null,\"b\":\"x\",\"c\":1},\n"
                                                           "{\"a\":null,\"b\":\"y\",\"c\":2}\n]\n");
  assert_string_equal(write_rows(&settings, abc, rows, 0), "[]\n");
}

static void markdown_is_escaped_and_aligned(void **state) {
  (void)state;
  static const char *const columns[] = {"indicator", "base_level", "a|b"};
  const bs_cell rows[][3] = {
      {text("产值|*x* _y_ a_b"), number(2.4609375), nil()},
      {text("收入\n"), integer(12), fact()},
  };
  const bs_writer_settings settings = {.format = "markdown"};
  assert_string_equal(write_rows(&settings, columns, rows, 2),
                      "| indicator             | base_level |     a\\|b |\n"
                      "| --------------------- | ---------: | -------: |\n"
                      "| 产值\\|\\*x\\* \\_y\\_ a_b |      2.461 |          |\n"
                      "| 收入\\\\n               |         12 | 3.15亿元 |\n");
  assert_string_equal(write_rows(&settings, abc, rows, 0),
                      "| a   | b   | c   |\n| --- | --- | --- |\n");
}

static void a_very_long_text_does_not_widen_a_column_of_markdown(void **state) {
  (void)state;
  static char word[62];
  memset(word, 'x', sizeof word - 1);
  const bs_cell rows[][3] = {{text(word), nil(), nil()}, {text("y"), nil(), nil()}};
  const char *got = write_rows(&(bs_writer_settings){.format = "markdown"}, abc, rows, 2);
  assert_memory_equal(got, "| a   | b   | c   |\n", 20);
  assert_non_null(strstr(got, word));
  assert_non_null(strstr(got, "\n| y   |     |     |\n"));
}

static void a_json_string_is_always_valid(void **state) {
  (void)state;
  static const char *const columns[] = {"a\"\n", "b", "c"};
  const bs_cell rows[][3] = {
      {text("\"\\/\b\f\n\r\t\x1b\x7f"), text("中\xc2\x85\xe2\x80\xa8\xe2\x80\xa9𠮷"),
       text("\xff\xc0\x80\xe4\xb8\xed\xa0\x80|\xf4\x90\x80\x80|\xe4")},
      {{BS_STRING, {.string = {"\0x", 2}}}, text("\xc2\xa0|\xe2\x80\xae|\xe2\x80\xa7"), nil()},
  };
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "ndjson"}, columns, rows, 2),
                      "{\"a\\\"\\n\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u001b\\u007f\","
                      "\"b\":\"中\\u0085\\u2028\\u2029𠮷\","
                      "\"c\":\"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD|"
                      "\uFFFD\uFFFD\uFFFD\uFFFD|\uFFFD\"}\n"
                      "{\"a\\\"\\n\":\"\\u0000x\",\"b\":\"\u00A0|\u202E|\u2027\",\"c\":null}\n");
}

static void a_fact_in_ndjson_is_its_contract(void **state) {
  (void)state;
  const bs_cell rows[][3] = {{fact(), nil(), nil()}};
  assert_string_equal(
      write_rows(&(bs_writer_settings){.format = "ndjson"}, abc, rows, 1),
      "{\"a\":{\"report\":\"a \\\"b\\\".txt\",\"line\":35,\"start\":3104,\"end\":3114,"
      "\"text\":\"3.15亿元\",\"value\":315000000,\"low\":314500000,\"high\":null,\"unit\":\"元\","
      "\"bound\":null,\"kind\":null,\"indicator\":null,\"period\":null,\"base\":null,"
      "\"status\":null,\"wording\":null,\"scope\":null,\"place\":null,\"section\":null,"
      "\"sentence\":null},\"b\":null,\"c\":null}\n");
}

static void csv_quotes_what_needs_it(void **state) {
  (void)state;
  static const char *const columns[] = {"a", "b,\"", "c"};
  const bs_cell rows[][3] = {
      {text("plain 中"), text("a,b"), text("say \"x\"")},
      {text("two\nlines\r"), nil(), text("")},
      {range(5, 8), decimal(-34, -1), {BS_BOOLEAN, {.boolean = false}}},
      {{BS_STRING, {.string = {"a\0b", 3}}}, text("\t\\"), number(1.5)},
      {text("\x1b[2J"), text("\xff\xc2\x9b\x7f"), nil()},
  };
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "csv"}, columns, rows, 5),
                      "a,\"b,\"\"\",c\r\n"
                      "plain 中,\"a,b\",\"say \"\"x\"\"\"\r\n"
                      "\"two\nlines\r\",,\"\"\r\n"
                      "5..8,-3.4,false\r\n"
                      "a\uFFFDb,\t\\,1.5\r\n"
                      "\uFFFD[2J,\uFFFD\uFFFD\uFFFD,\r\n");
}

static void tsv_escapes_what_would_break_it(void **state) {
  (void)state;
  const bs_cell rows[][3] = {{text("a\tb\\"), text("\r\n"), text("\"q\", 中")},
                             {nil(), text(""), {BS_STRING, {.string = {"\0", 1}}}}};
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "tsv"}, abc, rows, 2),
                      "a\tb\tc\n"
                      "a\\tb\\\\\t\\r\\n\t\"q\", 中\n"
                      "\t\t\uFFFD\n");
}

static void a_column_of_facts_becomes_five(void **state) {
  (void)state;
  const bs_cell rows[][3] = {
      {integer(1), nil(), text("x")}, {nil(), fact(), nil()}, {nil(), number(2.5), nil()}};
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "csv"}, abc, rows, 3),
                      "a,b,b_low,b_high,b_unit,b_line,c\r\n"
                      "1,,,,,,x\r\n"
                      ",315000000,314500000,,元,35,\r\n"
                      ",2.5,,,,,\r\n");
}

static void a_line_of_csv_is_never_empty(void **state) {
  (void)state;
  static const char *const columns[] = {"a"};
  bs_writer *writer = begin(&(bs_writer_settings){.format = "csv"});
  assert_true(bs_writer_columns(writer, columns, 1));
  assert_true(bs_writer_row(writer, &(bs_row){columns, &(bs_cell){.type = BS_NIL}, 1}));
  assert_string_equal(end(writer), "a\r\n\"\"\r\n");
}

static void a_header_stands_also_above_no_rows(void **state) {
  (void)state;
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "csv"}, abc, NULL, 0),
                      "a,b,c\r\n");
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "tsv"}, abc, NULL, 0),
                      "a\tb\tc\n");
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "ndjson"}, abc, NULL, 0), "");
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "table"}, abc, NULL, 0), "");
}

static void a_fact_that_comes_too_late_for_the_header_is_told(void **state) {
  (void)state;
  bs_error err;
  bs_writer *writer = begin(&(bs_writer_settings){.format = "csv"});
  const bs_cell plain[] = {text("x"), nil(), nil()}, late[] = {fact(), nil(), nil()};
  assert_true(bs_writer_columns(writer, abc, 3));
  size_t rows = 0;
  while (bs_writer_row(writer, &(bs_row){abc, plain, 3}) && rows < 200000)
    rows++;
  assert_int_equal(rows, 200000);
  assert_false(bs_writer_row(writer, &(bs_row){abc, late, 3}));
  assert_int_equal(bs_writer_failure(writer, &err), BS_SCRIPT);
  assert_string_equal(err.message,
                      "column 'a' holds its first fact too late: the header is written after "
                      "16 MB of rows (--format ndjson needs none)");
  assert_false(bs_writer_row(writer, &(bs_row){abc, plain, 3}));
  assert_true(bs_writer_columns(writer, abc, 3)); /* the next report may do better */
  assert_false(bs_writer_look(writer, &(bs_row){abc, late, 3}));
  assert_true(bs_writer_columns(writer, abc, 3));
  assert_true(bs_writer_look(writer, &(bs_row){abc, plain, 3}));
  assert_true(bs_writer_row(writer, &(bs_row){abc, plain, 3}));
  assert_true(bs_writer_end(writer));
  bs_writer_free(writer);
  fclose(file);
}

/* Facts of sentences of 1 MB, which are not written: more than is kept back for the header. */
static bs_writer *write_much(const char *format) {
  enum { LONG = 1 << 20, ROWS = 17 };
  char *word = test_malloc(LONG);
  memset(word, 'x', LONG - 1);
  word[LONG - 1] = '\0';
  bs_writer *writer = begin(&(bs_writer_settings){.format = format});
  assert_true(bs_writer_columns(writer, abc, 3));
  for (int row = 0; row < ROWS; row++) {
    bs_fact_cell from = *fact().as.fact;
    from.fields[BS_CONTRACT_SENTENCE] = text(word + row);
    const bs_cell cells[] = {{BS_FACT, {.fact = &from}}, nil(), nil()};
    assert_true(bs_writer_row(writer, &(bs_row){abc, cells, 3}));
  }
  test_free(word);
  return writer;
}

static void a_header_waits_for_no_more_than_so_much(void **state) {
  (void)state;
  static const char csv[] = "a,a_low,a_high,a_unit,a_line,b,c\r\n315000000,",
                    markdown[] = "|        a | b   | c   |\n| -------: | --- | --- |\n| 3.15亿元 |";
  bs_quantity_cell five = {.text = text("5%")};
  const bs_cell late[] = {nil(), {BS_QUANTITY, {.quantity = &five}}, nil()};
  bs_error err;
  assert_memory_equal(end(write_much("csv")), csv, sizeof csv - 1);
  bs_writer *writer = write_much("markdown"); /* in which a quantity has one column */
  assert_true(bs_writer_row(writer, &(bs_row){abc, late, 3}));
  assert_memory_equal(end(writer), markdown, sizeof markdown - 1);
  writer = write_much("tsv");
  assert_false(bs_writer_row(writer, &(bs_row){abc, late, 3}));
  assert_int_equal(bs_writer_failure(writer, &err), BS_SCRIPT);
  assert_string_equal(err.message,
                      "column 'b' holds its first quantity too late: the header is written after "
                      "16 MB of rows (--format ndjson needs none)");
  bs_writer_free(writer);
  fclose(file);
}

static void a_table_is_aligned_by_what_a_terminal_shows(void **state) {
  (void)state;
  static const char *const columns[] = {"指标", "value", "words"};
  const bs_cell rows[][3] = {
      {text("财政收入"), fact(), text("a")},
      {text("é"), number(2.4609375), nil()},
      {nil(), range(5, 8), text("末")},
      {text("x"), integer(7), {BS_BOOLEAN, {.boolean = true}}},
  };
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "table"}, columns, rows, 4),
                      "指标         value  words\n"
                      "财政收入  3.15亿元  a\n"
                      "é            2.461\n"
                      "              5..8  末\n"
                      "x                7  true\n");
}

static void people_read_four_digits_and_never_fewer_before_the_point(void **state) {
  (void)state;
  static const struct {
    double number;
    const char *shown;
  } cases[] = {
      {2.4609375, "2.461"},           {12.129634, "12.13"}, {484.37, "484.37"},
      {1234567.891, "1234568"},       {0.1 + 0.2, "0.3"},   {123456.7, "123457"},
      {0.00012345678, "0.0001235"},   {-3.4, "-3.4"},       {1e21, "1e+21"},
      {123456789012, "123456789012"}, {-0.0, "0"},          {99999.96, "100000"},
      {123456.5, "123456"},           {5e-324, "5e-324"},   {0.9999999, "1"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    static const char *const columns[] = {"a"};
    const bs_cell cell = number(cases[i].number);
    char want[64];
    snprintf(want, sizeof want, "%s\n", cases[i].shown);
    bs_writer *writer = begin(&(bs_writer_settings){.format = "table"});
    assert_true(bs_writer_columns(writer, columns, 1));
    assert_true(bs_writer_row(writer, &(bs_row){columns, &cell, 1}));
    const char *shown = strchr(end(writer), '\n') + 1;
    assert_string_equal(shown + strspn(shown, " "), want);
  }
}

static void nothing_in_a_table_steers_the_terminal(void **state) {
  (void)state;
  const bs_cell rows[][3] = {
      {text("\x1b[2J"), text("a\nb\tc\r"), text("\xe2\x80\xae|\xc2\x9b|\xff|\x7f")},
  };
  assert_string_equal(write_rows(&(bs_writer_settings){.format = "table"}, abc, rows, 1),
                      "a        b          c\n"
                      "\\x1b[2J  a\\nb\\tc\\r  \\u{202e}|\\u{9b}|\uFFFD|\\x7f\n");
}

static void long_texts_are_cut_to_the_terminal_and_figures_never(void **state) {
  (void)state;
  const bs_cell rows[][3] = {
      {text("short"), text("一二三四五六七八九十一二三四五六七八九十"), integer(1234567890123)},
      {text("a text of some length"), text("x"), integer(1)},
  };
  assert_string_equal(
      write_rows(&(bs_writer_settings){.format = "table", .width = 40}, abc, rows, 2),
      "a                b                     c\n"
      "short            一二三…   1234567890123\n"
      "a text of some…  x                     1\n");
  assert_string_equal(
      write_rows(&(bs_writer_settings){.format = "table", .width = 10}, abc, rows, 2),
      "a         b                     c\n"
      "short     一二三…   1234567890123\n"
      "a text …  x                     1\n");
}

static void a_figure_that_is_wider_than_the_terminal_is_whole(void **state) {
  (void)state;
  static char digits[302];
  memset(digits, '7', sizeof digits - 1);
  bs_quantity_cell much = {.text = text(digits)};
  const bs_cell rows[][3] = {{{BS_QUANTITY, {.quantity = &much}}, nil(), nil()}};
  const char *got = write_rows(&(bs_writer_settings){.format = "table", .width = 80}, abc, rows, 1);
  assert_non_null(strstr(got, digits));
}

static void rows_without_columns_are_no_lines(void **state) {
  (void)state;
  bs_writer *writer = begin(&(bs_writer_settings){.format = "table"});
  assert_true(bs_writer_columns(writer, abc, 0));
  assert_true(bs_writer_row(writer, &(bs_row){abc, NULL, 0}));
  assert_string_equal(end(writer), "");
}

static void a_very_long_text_does_not_widen_all_rows(void **state) {
  (void)state;
  static char word[1000];
  memset(word, 'x', sizeof word - 1);
  const bs_cell rows[][3] = {{text(word), integer(1), nil()}, {text("y"), integer(2), nil()}};
  const char *got = write_rows(&(bs_writer_settings){.format = "table"}, abc, rows, 2);
  assert_int_equal(strlen(got), 207 + (999 + 4) + 204);
}

static void a_long_table_is_written_in_blocks(void **state) {
  (void)state;
  bs_writer *writer = begin(&(bs_writer_settings){.format = "table"});
  assert_true(bs_writer_columns(writer, abc, 3));
  for (int i = 0; i < 2001; i++) {
    const bs_cell cells[] = {text(i == 1500 ? "wider" : "w"), integer(i), nil()};
    assert_true(bs_writer_row(writer, &(bs_row){abc, cells, 3}));
  }
  const char *table = end(writer);
  assert_memory_equal(table, "a    b  c\nw    0\n", 17);
  assert_non_null(strstr(table, "\nw  998\nw       999\n"));
  assert_non_null(strstr(table, "\nwider  1500\n"));
}

static void columns_are_chosen_and_ordered(void **state) {
  (void)state;
  static const char *const chosen[] = {"c", "a"};
  const bs_cell rows[][3] = {{integer(1), integer(2), integer(3)}};
  const bs_writer_settings settings = {.format = "csv", .columns = chosen, .column_count = 2};
  assert_string_equal(write_rows(&settings, abc, rows, 1), "c,a\r\n3,1\r\n");
}

static void an_unknown_column_is_told_with_the_known_ones(void **state) {
  (void)state;
  static const char *const chosen[] = {"a", "vlaue"};
  bs_error err;
  bs_writer *writer =
      begin(&(bs_writer_settings){.format = "csv", .columns = chosen, .column_count = 2});
  assert_false(bs_writer_columns(writer, abc, 3));
  assert_int_equal(bs_writer_failure(writer, &err), BS_USAGE);
  assert_string_equal(err.message, "unknown column 'vlaue' (it has: a, b, c)");
  assert_false(bs_writer_columns(writer, abc, 3));
  assert_false(bs_writer_end(writer));
  bs_writer_free(writer);
  fclose(file);
}

static void refuses_columns(const bs_writer_settings *settings, size_t count, const char *says) {
  bs_error err;
  bs_writer *writer = begin(settings);
  assert_false(bs_writer_columns(writer, abc, count));
  assert_int_equal(bs_writer_failure(writer, &err), BS_USAGE);
  assert_string_equal(err.message, says);
  bs_writer_free(writer);
  fclose(file);
}

/* A slip in what an analysis shows, and one among no columns at all. */
static void a_shown_column_is_one_that_there_is(void **state) {
  (void)state;
  static const bs_shown_column shown[] = {{.name = "vlaue"}};
  static const char *const chosen[] = {"a"};
  refuses_columns(&(bs_writer_settings){.format = "table", .shown = shown, .shown_count = 1}, 3,
                  "unknown column 'vlaue' (it has: a, b, c)");
  refuses_columns(&(bs_writer_settings){.format = "csv", .columns = chosen, .column_count = 1}, 0,
                  "unknown column 'a' (it has: none)");
}

static void a_table_of_one_report_does_not_name_it(void **state) {
  (void)state;
  static const char *const columns[] = {"report", "b", "c"}, *const chosen[] = {"report"};
  const bs_cell rows[][3] = {{text("r"), integer(2), integer(3)}};
  bs_writer_settings settings = {.format = "table", .one_report = true};
  assert_string_equal(write_rows(&settings, columns, rows, 1), "b  c\n2  3\n");
  settings.one_report = false;
  assert_string_equal(write_rows(&settings, columns, rows, 1), "report  b  c\nr       2  3\n");
  settings = (bs_writer_settings){
      .format = "table", .one_report = true, .columns = chosen, .column_count = 1};
  assert_string_equal(write_rows(&settings, columns, rows, 1), "report\nr\n");
  settings = (bs_writer_settings){.format = "table", .one_report = true};
  bs_writer *writer = begin(&settings);
  assert_true(bs_writer_columns(writer, columns, 1));
  assert_true(bs_writer_row(writer, &(bs_row){columns, rows[0], 1}));
  assert_string_equal(end(writer), "report\nr\n"); /* it has no other */
  settings = (bs_writer_settings){.format = "tsv", .one_report = true};
  assert_string_equal(write_rows(&settings, columns, rows, 1), "report\tb\tc\nr\t2\t3\n");
}

static void a_report_with_other_columns_is_left_out(void **state) {
  (void)state;
  bs_error err;
  const bs_cell cells[] = {integer(1), integer(2), integer(3)};
  bs_writer *writer = begin(&(bs_writer_settings){.format = "csv"});
  assert_true(bs_writer_columns(writer, abc, 3));
  assert_true(bs_writer_row(writer, &(bs_row){abc, cells, 3}));
  assert_false(bs_writer_columns(writer, abc, 2));
  assert_int_equal(bs_writer_failure(writer, &err), BS_SCRIPT);
  assert_true(bs_writer_columns(writer, abc, 3));
  assert_int_equal(bs_writer_failure(writer, &err), BS_OK);
  assert_true(bs_writer_row(writer, &(bs_row){abc, cells, 3}));
  assert_false(bs_writer_columns(writer, abc + 1, 2));
  assert_string_equal(end(writer), "a,b,c\r\n1,2,3\r\n1,2,3\r\n");
}

static void an_unknown_format_is_told_with_the_known_ones(void **state) {
  (void)state;
  bs_writer *writer;
  bs_error err;
  assert_int_equal(bs_writer_new(&writer, &(bs_writer_settings){.format = "xml"}, &output, &err),
                   BS_USAGE);
  assert_string_equal(err.message,
                      "unknown format 'xml' (known: table, csv, tsv, ndjson, json, markdown)");
}

static void an_output_that_fails_stops_the_rows(void **state) {
  (void)state;
  bs_error err;
  bs_writer *writer;
  static const char *const formats[] = {"ndjson", "table"};
  for (size_t i = 0; i < 2; i++) {
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0)
      skip();
    bs_output_open(&output, fd, "standard output");
    assert_int_equal(
        bs_writer_new(&writer, &(bs_writer_settings){.format = formats[i]}, &output, &err), BS_OK);
    const bs_cell cells[] = {text("some text that fills the buffer"), nil(), nil()};
    assert_true(bs_writer_columns(writer, abc, 3));
    size_t rows = 0;
    while (rows < 10000 && bs_writer_row(writer, &(bs_row){abc, cells, 3}))
      rows++;
    assert_in_range(rows, 100, 9999);
    assert_int_equal(bs_writer_failure(writer, &err), BS_IO);
    assert_string_equal(err.message, "could not write standard output: No space left on device");
    bs_writer_free(writer);
    close(fd);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ndjson_is_an_object_a_line),
      cmocka_unit_test(json_is_one_array_also_of_nothing),
      cmocka_unit_test(markdown_is_escaped_and_aligned),
      cmocka_unit_test(a_very_long_text_does_not_widen_a_column_of_markdown),
      cmocka_unit_test(a_json_string_is_always_valid),
      cmocka_unit_test(a_fact_in_ndjson_is_its_contract),
      cmocka_unit_test(csv_quotes_what_needs_it),
      cmocka_unit_test(tsv_escapes_what_would_break_it),
      cmocka_unit_test(a_column_of_facts_becomes_five),
      cmocka_unit_test(a_line_of_csv_is_never_empty),
      cmocka_unit_test(a_header_stands_also_above_no_rows),
      cmocka_unit_test(a_fact_that_comes_too_late_for_the_header_is_told),
      cmocka_unit_test(a_header_waits_for_no_more_than_so_much),
      cmocka_unit_test(a_table_is_aligned_by_what_a_terminal_shows),
      cmocka_unit_test(people_read_four_digits_and_never_fewer_before_the_point),
      cmocka_unit_test(nothing_in_a_table_steers_the_terminal),
      cmocka_unit_test(long_texts_are_cut_to_the_terminal_and_figures_never),
      cmocka_unit_test(a_figure_that_is_wider_than_the_terminal_is_whole),
      cmocka_unit_test(rows_without_columns_are_no_lines),
      cmocka_unit_test(a_very_long_text_does_not_widen_all_rows),
      cmocka_unit_test(a_long_table_is_written_in_blocks),
      cmocka_unit_test(columns_are_chosen_and_ordered),
      cmocka_unit_test(an_unknown_column_is_told_with_the_known_ones),
      cmocka_unit_test(a_shown_column_is_one_that_there_is),
      cmocka_unit_test(a_table_of_one_report_does_not_name_it),
      cmocka_unit_test(a_report_with_other_columns_is_left_out),
      cmocka_unit_test(an_unknown_format_is_told_with_the_known_ones),
      cmocka_unit_test(an_output_that_fails_stops_the_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
