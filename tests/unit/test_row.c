#include "row.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "report.h"

static const char text[] = "一、工业\n力争产值3.15亿元左右，增长5～8%。\n一些话。\n";

static bs_span find(const char *part) {
  uint32_t start = (uint32_t)(strstr(text, part) - text);
  return (bs_span){start, start + (uint32_t)strlen(part)};
}

static bs_slice slice(const char *part) {
  return bs_slice_of(text, find(part));
}

/* A report with two facts, as the extractor would leave it. Everything is static but `out`. */
static void make_report(bs_report *out) {
  static char own[sizeof text], path[] = "county/town.txt";
  static uint32_t lines[3];
  static bs_section sections[2];
  static bs_sentence sentences[2];
  static bs_fact facts[2];
  memcpy(own, text, sizeof text);
  lines[1] = find("力争").start;
  lines[2] = find("一些话").start;
  sections[0] = (bs_section){.parent = BS_NONE, .next = 2};
  sections[1] = (bs_section){.next = 2, .level = 1, .mark = find("一、"), .title = find("工业")};
  sentences[0] = (bs_sentence){.span = find("一、工业"), .section = 1, .heading = true};
  sentences[1] = (bs_sentence){.span = find("力争产值3.15亿元左右，增长5～8%。"), .section = 1};
  facts[0] = (bs_fact){
      .span = find("3.15亿元"),
      .sentence = 1,
      .section = 1,
      .value = {{315, 6}, {315, 6}},
      .low = {3145, 5},
      .high = {3155, 5},
      .unit = slice("元"),
      .bound = BS_ABOUT,
      .kind = BS_LEVEL,
      .indicator = slice("产值"),
      .period = {{2021, 0, 0}, {2021, 0, 0}},
      .status = BS_TARGET,
      .wording = slice("左右"),
  };
  facts[1] = (bs_fact){
      .span = find("5～8%"),
      .sentence = 1,
      .value = {{5, 0}, {8, 0}},
      .range = true,
      .low_open = true,
      .high_open = true,
      .unit = slice("%"),
      .kind = BS_AVERAGE_GROWTH,
      .period = {{2016, 0, 0}, {2020, 0, 0}},
      .base = {{2015, 0, 0}, {2015, 0, 0}},
      .scope = slice("工业"),
      .place = slice("一些"),
  };
  *out = (bs_report){
      .path = path,
      .source = {.text = own, .size = sizeof text - 1, .lines = lines, .line_count = 3},
      .text = {.text = own, .size = sizeof text - 1},
      .outline = {.sections = sections,
                  .section_count = 2,
                  .sentences = sentences,
                  .sentence_count = 2},
      .facts = {.facts = facts, .fact_count = 2},
  };
}

static const char *const contract[] = {"report",  "line",      "start",  "end",     "text",
                                       "value",   "low",       "high",   "unit",    "bound",
                                       "kind",    "indicator", "period", "base",    "status",
                                       "wording", "scope",     "place",  "section", "sentence"};

static void the_contract_has_its_fields_in_order(void **state) {
  (void)state;
  assert_int_equal(BS_CONTRACT_FIELDS, sizeof contract / sizeof *contract);
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
    assert_string_equal(bs_contract_fields[i], contract[i]);
}

static bs_cell field(const bs_report *report, uint32_t fact, const char *name, bs_arena *arena) {
  size_t i = 0;
  bs_cell cell;
  while (strcmp(bs_contract_fields[i], name) != 0)
    i++;
  assert_true(bs_fact_field(report, fact, i, arena, &cell));
  return cell;
}

static void assert_string(const bs_report *report, uint32_t fact, const char *name,
                          const char *want) {
  bs_arena arena = {0};
  bs_cell cell = field(report, fact, name, &arena);
  if (!want) {
    assert_int_equal(cell.type, BS_NIL);
  } else {
    assert_int_equal(cell.type, BS_STRING);
    assert_int_equal(cell.as.string.size, strlen(want));
    assert_memory_equal(cell.as.string.data, want, strlen(want));
  }
  bs_arena_free(&arena);
}

static void assert_decimal(const bs_report *report, const char *name, int64_t coefficient,
                           int32_t exponent) {
  bs_arena arena = {0};
  bs_cell cell = field(report, 0, name, &arena);
  assert_int_equal(cell.type, BS_DECIMAL);
  assert_int_equal(cell.as.decimal[0].coefficient, coefficient);
  assert_int_equal(cell.as.decimal[0].exponent, exponent);
}

static void a_fact_gives_what_it_knows(void **state) {
  (void)state;
  bs_report report;
  bs_arena arena = {0};
  make_report(&report);
  assert_string(&report, 0, "report", "county/town.txt");
  assert_int_equal(field(&report, 0, "line", &arena).as.integer, 2);
  assert_int_equal(field(&report, 0, "start", &arena).as.integer, find("3.15亿元").start);
  assert_int_equal(field(&report, 0, "end", &arena).as.integer, find("3.15亿元").end);
  assert_string(&report, 0, "text", "3.15亿元");
  assert_decimal(&report, "value", 315, 6);
  assert_decimal(&report, "low", 3145, 5);
  assert_decimal(&report, "high", 3155, 5);
  assert_string(&report, 0, "unit", "元");
  assert_string(&report, 0, "bound", "about");
  assert_string(&report, 0, "kind", "level");
  assert_string(&report, 0, "indicator", "产值");
  assert_string(&report, 0, "period", "2021");
  assert_string(&report, 0, "base", NULL);
  assert_string(&report, 0, "status", "target");
  assert_string(&report, 0, "wording", "左右");
  assert_string(&report, 0, "scope", NULL);
  assert_string(&report, 0, "place", NULL);
  assert_string(&report, 0, "section", "一");
  assert_string(&report, 0, "sentence", "力争产值3.15亿元左右，增长5～8%。");
}

static void a_range_has_two_ends_and_an_open_end_is_nil(void **state) {
  (void)state;
  bs_report report;
  bs_arena arena = {0};
  make_report(&report);
  bs_cell value = field(&report, 1, "value", &arena);
  assert_int_equal(value.type, BS_RANGE);
  assert_int_equal(value.as.decimal[0].coefficient, 5);
  assert_int_equal(value.as.decimal[1].coefficient, 8);
  assert_int_equal(field(&report, 1, "low", &arena).type, BS_NIL);
  assert_int_equal(field(&report, 1, "high", &arena).type, BS_NIL);
  assert_string(&report, 1, "text", "5～8%");
  assert_string(&report, 1, "kind", "average_growth");
  assert_string(&report, 1, "indicator", NULL);
  assert_string(&report, 1, "period", "2016/2020");
  assert_string(&report, 1, "base", "2015");
  assert_string(&report, 1, "scope", "工业");
  assert_string(&report, 1, "place", "一些");
  assert_string(&report, 1, "section", NULL); /* it stands in the report itself */
}

/* What a sink was given. */
struct seen {
  int columns, rows, stop_at;
  bs_cell cells[4];
};

static bool see_columns(void *self, const char *const *columns, size_t count) {
  struct seen *seen = self;
  seen->columns++;
  assert_int_equal(count, 2);
  assert_string_equal(columns[0], "name");
  assert_string_equal(columns[1], "fact");
  return true;
}

static bool see_row(void *self, const bs_row *row) {
  struct seen *seen = self;
  assert_int_equal(row->count, 2);
  assert_string_equal(row->columns[1], "fact");
  if (seen->rows < 2)
    memcpy(seen->cells + 2 * seen->rows, row->cells, 2 * sizeof *row->cells);
  return ++seen->rows != seen->stop_at;
}

static const char *const columns[] = {"name", "fact"};

static void rows_outlive_what_they_were_made_from(void **state) {
  (void)state;
  bs_rows rows = {0};
  bs_error err;
  char name[] = "产值", column[] = "name";
  bs_fact_cell fact = {{{BS_STRING, {.string = {name, 6}}}}};
  const bs_cell cells[] = {{BS_STRING, {.string = {name, 6}}}, {BS_FACT, {.fact = &fact}}};
  assert_int_equal(bs_rows_open(&rows, (const char *const[]){column, "fact"}, 2, &err), BS_OK);
  assert_int_equal(bs_rows_add(&rows, cells, &err), BS_OK);
  memset(name, '?', sizeof name - 1);
  memset(column, '?', sizeof column - 1);
  memset(&fact, 0xAA, sizeof fact);
  struct seen seen = {0};
  assert_true(bs_rows_send(&rows, &(bs_sink){&seen, see_columns, see_row, NULL}));
  assert_int_equal(seen.columns, 1);
  assert_int_equal(seen.rows, 1);
  assert_memory_equal(seen.cells[0].as.string.data, "产值", 6);
  assert_memory_equal(seen.cells[1].as.fact->fields[0].as.string.data, "产值", 6);
  assert_int_equal(seen.cells[1].as.fact->fields[1].type, BS_NIL);
  bs_rows_free(&rows);
}

static void a_sink_may_stop_and_may_be_deaf(void **state) {
  (void)state;
  bs_rows rows = {0};
  const bs_cell cells[] = {{.type = BS_NIL}, {.type = BS_NIL}};
  struct seen seen = {.stop_at = 2};
  const bs_sink sink = {&seen, see_columns, see_row, NULL}, deaf = {0};
  assert_true(bs_rows_send(&rows, &sink));
  assert_int_equal(seen.columns, 0); /* none were declared */
  assert_int_equal(bs_rows_open(&rows, columns, 2, NULL), BS_OK);
  assert_true(bs_rows_send(&rows, &sink));
  assert_int_equal(seen.columns, 1);
  for (int i = 0; i < 3; i++)
    assert_int_equal(bs_rows_add(&rows, cells, NULL), BS_OK);
  assert_false(bs_rows_send(&rows, &sink));
  assert_int_equal(seen.rows, 2);
  assert_true(bs_rows_send(&rows, &deaf));
  bs_rows_free(&rows);
}

static void a_sink_gets_each_row_once(void **state) {
  (void)state;
  bs_rows rows = {0};
  const bs_cell cells[] = {{.type = BS_NIL}, {.type = BS_NIL}};
  struct seen seen = {0};
  const bs_sink sink = {&seen, see_columns, see_row, NULL};
  assert_int_equal(bs_rows_open(&rows, columns, 2, NULL), BS_OK);
  for (int i = 1; i <= 3; i++) {
    assert_int_equal(bs_rows_add(&rows, cells, NULL), BS_OK);
    assert_true(bs_rows_send(&rows, &sink));
    assert_int_equal(seen.rows, i);
  }
  assert_true(bs_rows_send(&rows, &sink));
  assert_int_equal(seen.rows, 3);
  assert_int_equal(seen.columns, 1);
  bs_rows_free(&rows);
}

static void a_column_has_a_name_of_its_own(void **state) {
  (void)state;
  bs_rows rows = {0};
  bs_error err;
  static const char *const twice[] = {"a", "b", "a"}, *const empty[] = {"a", ""};
  static const char *many[BS_ROWS_COLUMNS + 1];
  assert_int_equal(bs_rows_open(&rows, twice, 3, &err), BS_SCRIPT);
  assert_string_equal(err.message, "column 'a' is declared twice");
  assert_int_equal(bs_rows_open(&rows, empty, 2, &err), BS_SCRIPT);
  assert_string_equal(err.message, "column 2 has an empty name");
  assert_int_equal(bs_rows_open(&rows, many, BS_ROWS_COLUMNS + 1, &err), BS_LIMIT);
  assert_string_equal(err.message, "1001 columns are more than 1000");
  assert_int_equal(bs_rows_open(&rows, columns, 2, &err), BS_OK);
  assert_int_equal(bs_rows_open(&rows, columns, 2, &err), BS_SCRIPT);
  assert_string_equal(err.message, "the columns are declared already");
  bs_rows_free(&rows);
}

static void no_figure_is_infinite(void **state) {
  (void)state;
  bs_rows rows = {0};
  bs_error err;
  bs_cell cells[] = {{.type = BS_NIL}, {BS_FLOAT, {.number = 0.5}}};
  assert_int_equal(bs_rows_open(&rows, columns, 2, &err), BS_OK);
  assert_int_equal(bs_rows_add(&rows, cells, &err), BS_OK);
  cells[1].as.number = INFINITY;
  assert_int_equal(bs_rows_add(&rows, cells, &err), BS_SCRIPT);
  assert_string_equal(err.message,
                      "column 'fact' got inf, which is no figure (was something divided by 0?)");
  cells[1].as.number = NAN;
  assert_int_equal(bs_rows_add(&rows, cells, &err), BS_SCRIPT);
  assert_string_equal(err.message,
                      "column 'fact' got nan, which is no figure (was something divided by 0?)");
  assert_int_equal(rows.row_count, 1);
  assert_int_equal(rows.cell_count, 2);
  bs_rows_free(&rows);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_contract_has_its_fields_in_order),
      cmocka_unit_test(a_fact_gives_what_it_knows),
      cmocka_unit_test(a_range_has_two_ends_and_an_open_end_is_nil),
      cmocka_unit_test(rows_outlive_what_they_were_made_from),
      cmocka_unit_test(a_sink_may_stop_and_may_be_deaf),
      cmocka_unit_test(a_sink_gets_each_row_once),
      cmocka_unit_test(a_column_has_a_name_of_its_own),
      cmocka_unit_test(no_figure_is_infinite),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
