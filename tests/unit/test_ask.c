/* The C API as a program that embeds it sees it: nothing but baoshu.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "baoshu.h"
#include "runs.h"

static const char text[] =
    "青禾镇2021年政府工作报告\n\n2022年1月18日在青禾镇人民代表大会上\n\n一、2021年工作回顾\n\n"
    "（一）经济\n\n完成财政总收入4.72亿元，是2016年的1.31倍。\n\n二、2022年目标\n\n"
    "财政总收入增长6%左右，新增企业3至5家。\n";

static bs_report *report;
static bs_error err;

static int open_report(void **state) {
  if (open_engine(state) != 0)
    return -1;
  return bs_report_read(engine, &report, "r.txt", text, strlen(text), NULL, &err);
}

static int close_report(void **state) {
  bs_report_free(report);
  return close_engine(state);
}

static void assert_slice(bs_slice slice, const char *string) {
  if (!bs_slice_is(slice, string))
    fail_msg("'%.*s' is not '%s'", (int)slice.size, slice.data ? slice.data : "", string);
}

static void a_report_tells_of_itself(void **state) {
  (void)state;
  bs_report_info info;
  bs_report_describe(report, &info);
  assert_string_equal(info.path, "r.txt");
  assert_string_equal(info.encoding, "UTF-8");
  assert_string_equal(info.date, "2022-01-18");
  assert_int_equal(info.size, strlen(text));
  assert_int_equal(info.replaced, 0);
  assert_int_equal(info.year, 2022);
  assert_int_equal(info.sections, 3);
  assert_slice(info.title, "青禾镇2021年政府工作报告");
  assert_slice(info.place, "青禾镇");
}

static void malformed_bytes_are_counted(void **state) {
  (void)state;
  bs_report *broken;
  bs_report_info info;
  char bytes[] = "2020年财政收入3.15亿元，增长8%。\xFF" /* and enough text that it is UTF-8 */
                 "2020年财政收入3.15亿元，增长8%。2020年财政收入3.15亿元，增长8%。\n";
  assert_int_equal(bs_report_read(engine, &broken, "b.txt", bytes, sizeof bytes - 1, "UTF-8", &err),
                   BS_OK);
  bs_report_describe(broken, &info);
  assert_int_equal(info.replaced, 1);
  bs_report_free(broken);
}

static void a_file_name_tells_the_year_where_the_text_does_not(void **state) {
  (void)state;
  static const struct {
    const char *path;
    int year;
  } cases[] = {{"reports/2020/national-1985.txt", 1985},
               {"national-2500-1985.txt", 1985},
               {"national-1785.txt", 0},
               {"national-19850.txt", 0}};
  static const char bare[] = "财政总收入4.72亿元。\n";
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_report *here;
    bs_report_info info;
    assert_int_equal(bs_report_read(engine, &here, cases[i].path, bare, strlen(bare), NULL, &err),
                     BS_OK);
    bs_report_describe(here, &info);
    assert_int_equal(info.year, cases[i].year);
    bs_report_free(here);
  }
}

/* Dashes number nothing: a section with one goes by its title. */
static void a_dash_is_no_step_of_a_path(void **state) {
  (void)state;
#define LONG_TEXT                                                                                  \
  "全镇各项工作平稳推进，群众的收入和生活水平都比上年有了新的提高，基础设施不断得到改善。\n"
  static const struct {
    const char *text, *first, *second;
  } cases[] = {
      {"青禾镇政府工作报告\n各位代表：\n—综合实力增强。" LONG_TEXT "—产业结构优化。" LONG_TEXT,
       "综合实力增强", "产业结构优化"},
      {"青禾镇政府工作报告\n各位代表：\n——\n" LONG_TEXT "——\n" LONG_TEXT, "", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_report *here;
    bs_section_info section;
    assert_int_equal(
        bs_report_read(engine, &here, "d.txt", cases[i].text, strlen(cases[i].text), NULL, &err),
        BS_OK);
    assert_int_equal(bs_report_section(here, 1, &section, &err), BS_OK);
    assert_slice(section.path, cases[i].first);
    assert_int_equal(bs_report_section(here, 2, &section, &err), BS_OK);
    assert_slice(section.path, cases[i].second);
    bs_report_free(here);
  }
}

static void sections_lead_to_each_other(void **state) {
  (void)state;
  bs_section_info section = {0};
  static const char *const paths[] = {"一", "一/（一）", "二"};
  size_t count = 0;
  while (bs_report_next_section(report, &section, &err) == BS_OK && section.id && count < 3) {
    assert_slice(section.path, paths[count++]);
    assert_int_equal(section.id, count);
    assert_int_equal(section.parent, count == 2 ? 1 : 0);
    assert_int_equal(section.level, count == 2 ? 2 : 1);
  }
  assert_int_equal(count, 3);
  assert_int_equal(section.id, 0);
  assert_int_equal(bs_report_section(report, 3, &section, &err), BS_OK);
  assert_slice(section.title, "2022年目标");
  assert_slice(section.mark, "二、");
  assert_int_equal(section.line, 11);
  assert_int_equal(bs_report_section(report, 0, &section, &err), BS_OK);
  assert_slice(section.title, "青禾镇2021年政府工作报告");
  assert_null(section.path.data);
  assert_int_equal(bs_report_section(report, 4, &section, &err), BS_USAGE);
  assert_string_equal(err.message, "the report has no section 4 (it has 3)");
}

static void a_fact_has_its_contract_fields(void **state) {
  (void)state;
  bs_fact_info fact = {0}, level;
  bs_filter multiple = {.kind = "multiple"};
  assert_int_equal(bs_report_next_fact(report, &multiple, &fact, &err), BS_OK);
  assert_slice(fact.text, "1.31倍");
  assert_slice(fact.unit, "倍");
  assert_slice(fact.indicator, "财政总收入");
  assert_slice(fact.section, "一/（一）");
  assert_slice(fact.sentence, "完成财政总收入4.72亿元，是2016年的1.31倍。");
  assert_string_equal(fact.kind, "multiple");
  assert_string_equal(fact.status, "actual");
  assert_string_equal(fact.bound, "exact");
  assert_string_equal(fact.period, "2021");
  assert_string_equal(fact.base, "2016");
  assert_int_equal(fact.years, 5);
  assert_int_equal(fact.indicator_count, 1);
  assert_slice(fact.indicators[0], "财政总收入");
  assert_int_equal(fact.value[0].coefficient, 131);
  assert_int_equal(fact.value[0].exponent, -2);
  assert_memory_equal(text + fact.bytes.start, "1.31倍", fact.bytes.end - fact.bytes.start);
  assert_int_equal(fact.line, 9);
  assert_int_equal(bs_report_fact(report, fact.level, &level, &err), BS_OK);
  assert_slice(level.text, "4.72亿元");
  assert_true(bs_decimal_double(level.value[0]) == 472000000);
  assert_int_equal(bs_report_next_fact(report, &multiple, &fact, &err), BS_OK);
  assert_int_equal(fact.id, 0);
  assert_int_equal(bs_report_fact(report, 0, &fact, &err), BS_USAGE);
  assert_string_equal(err.message, "the report has no fact 0 (it has 4)");
}

static void filters_ask_for_each_field(void **state) {
  (void)state;
  static const struct {
    bs_filter filter;
    size_t count;
  } cases[] = {
      {{.kind = "level"}, 2},
      {{.status = "target"}, 2},
      {{.bound = "about"}, 1},
      {{.unit = "元"}, 1},
      {{.indicator = "财政总收入"}, 3},
      {{.indicator = "财政"}, 0},
      {{.like = "财政"}, 3},
      {{.period = "2021"}, 2},
      {{.base = "2016"}, 1},
      {{.within = "2021/2025"}, 4},
      {{.section = "一"}, 2},
      {{.section = "一/（一）"}, 2},
      {{.section = "2022年目标"}, 2},
      {{.section = "五"}, 0},
      {{.kind = NULL}, 4},
      {{.kind = "level", .status = "target", .unit = "家"}, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t count;
    assert_int_equal(bs_report_count(report, &cases[i].filter, &count, &err), BS_OK);
    if (count != cases[i].count)
      fail_msg("case %zu: %zu facts, not %zu", i, count, cases[i].count);
  }
}

/* A fact that says neither of what nor of when it is passes no filter that asks. */
static void what_a_fact_does_not_say_passes_no_filter(void **state) {
  (void)state;
  static const char bare[] = "5亿元。\n";
  static const struct {
    bs_filter filter;
    size_t count;
  } cases[] = {{{.unit = "元"}, 1},
               {{.like = "收入"}, 0},
               {{.indicator = "收入"}, 0},
               {{.period = "2021"}, 0},
               {{.within = "2000/2030"}, 0}};
  bs_report *own;
  assert_int_equal(bs_report_read(engine, &own, "r.txt", bare, sizeof bare - 1, NULL, &err), BS_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t count;
    assert_int_equal(bs_report_count(own, &cases[i].filter, &count, &err), BS_OK);
    if (count != cases[i].count)
      fail_msg("case %zu: %zu facts, not %zu", i, count, cases[i].count);
  }
  bs_report_free(own);
}

static void a_filter_that_cannot_be_met_says_so(void **state) {
  (void)state;
  static const struct {
    bs_filter filter;
    const char *message;
  } cases[] = {
      {{.kind = "grwth"},
       "a fact has no kind 'grwth' (known: growth, level, average_growth, multiple, change, share, "
       "rank)"},
      {{.status = "planned"}, "a fact has no status 'planned' (known: actual, target)"},
      {{.bound = "x"}, "a fact has no bound 'x' (known: exact, over, under, about)"},
      {{.within = "last year"},
       "the filter's 'within' takes a year or a period such as '2016/2020', not 'last year'"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t count = 7;
    assert_int_equal(bs_report_count(report, &cases[i].filter, &count, &err), BS_USAGE);
    assert_string_equal(err.message, cases[i].message);
    assert_int_equal(bs_report_count(report, &cases[i].filter, &count, NULL), BS_USAGE);
    assert_int_equal(count, 7);
  }
}

static void a_range_and_its_numbers(void **state) {
  (void)state;
  bs_filter filter = {.unit = "家"};
  bs_fact_info fact = {0};
  bs_number_info number = {0};
  char low[BS_DECIMAL_TEXT];
  assert_int_equal(bs_report_next_fact(report, &filter, &fact, &err), BS_OK);
  assert_true(fact.range);
  assert_int_equal(bs_decimal_write(low, fact.value[0]), 1);
  assert_string_equal(low, "3");
  assert_int_equal(bs_report_number(report, fact.number_id, &number, &err), BS_OK);
  assert_string_equal(number.class_name, "fact");
  assert_int_equal(number.fact, fact.id);
  size_t dates = 0;
  number.id = 0;
  while (bs_report_next_number(report, &number, &err) == BS_OK && number.id)
    dates += strcmp(number.class_name, "date") == 0;
  assert_true(dates >= 4);
}

static void a_line_is_explained(void **state) {
  (void)state;
  bs_slice why;
  assert_int_equal(bs_report_explain(report, 9, &why, &err), BS_OK);
  assert_non_null(strstr(why.data, "1.31倍   fact\n"));
  assert_int_equal(bs_report_explain(report, 99, &why, &err), BS_USAGE);
}

struct taken {
  char out[256];
  double sum;
};

static bool take_row(void *self, const bs_row *row) {
  struct taken *taken = self;
  double value;
  bs_cell_text(&row->cells[0], taken->out + strlen(taken->out), 24);
  if (bs_cell_double(&row->cells[1], &value))
    taken->sum += value;
  return true;
}

static void a_bundled_analysis_runs_by_name(void **state) {
  (void)state;
  static const char *const options[] = {"kind", "growth"};
  struct taken taken = {"", 0};
  const bs_sink sink = {.self = &taken, .row = take_row};
  assert_int_equal(bs_run_analysis(engine, report, "facts", options, 1, &sink, &err), BS_OK);
  assert_string_equal(taken.out, "r.txt");
  assert_true(taken.sum == 13); /* the line */
  assert_int_equal(bs_run_analysis(engine, report, "fact", NULL, 0, &sink, &err), BS_USAGE);
}

static bool take_fact(void *self, const bs_row *row) {
  struct taken *taken = self;
  const bs_cell *cell = &row->cells[0];
  assert_int_equal(cell->type, BS_FACT);
  for (size_t i = 0; bs_fact_field_name(i); i++)
    assert_non_null(bs_fact_cell_field(cell->as.fact, bs_fact_field_name(i)));
  assert_null(bs_fact_cell_field(cell->as.fact, "colour"));
  assert_true(bs_cell_double(cell, &taken->sum));
  size_t whole = bs_cell_text(bs_fact_cell_field(cell->as.fact, "indicator"), taken->out, 9);
  assert_int_equal(whole, strlen("财政总收入"));
  return true;
}

static void a_fact_in_a_row_keeps_its_fields(void **state) {
  (void)state;
  struct taken taken = {"", 0};
  const bs_sink sink = {.self = &taken, .row = take_fact};
  bs_script script = script_of("return { api = 1, columns = { 'a' }, map = function(report, emit) "
                               "emit { a = report:fact { kind = 'multiple' } } end }");
  assert_int_equal(bs_run(engine, report, &script, &sink, &err), BS_OK);
  assert_string_equal(taken.out, "财政"); /* cut between characters */
  assert_true(taken.sum == 1.31);
}

static bool take_quantity(void *self, const bs_row *row) {
  struct taken *taken = self;
  size_t count;
  assert_int_equal(row->cells[0].type, BS_QUANTITY);
  const bs_quantity_cell *quantity = row->cells[0].as.quantity;
  assert_true(bs_cell_double(&row->cells[0], &taken->sum));
  bs_cell_text(bs_quantity_cell_field(quantity, "unit"), taken->out, sizeof taken->out);
  assert_non_null(bs_quantity_cell_field(quantity, "high"));
  assert_null(bs_quantity_cell_field(quantity, "colour"));
  const bs_sources_item *sources = bs_quantity_cell_sources(quantity, &count);
  assert_int_equal(count, 2);
  assert_string_equal(sources[0].text, "4.72亿元");
  assert_string_equal(sources[1].report, "r.txt");
  return true;
}

static void a_quantity_in_a_row_leads_back(void **state) {
  (void)state;
  struct taken taken = {"", 0};
  const bs_sink sink = {.self = &taken, .row = take_quantity};
  bs_script script = script_of("return { api = 1, columns = { 'a' }, map = function(report, emit) "
                               "local m = report:fact { kind = 'multiple' } "
                               "emit { a = m.level.quantity / m.quantity } end }");
  assert_int_equal(bs_run(engine, report, &script, &sink, &err), BS_OK);
  assert_string_equal(taken.out, "元");
  assert_true(taken.sum > 360305343 && taken.sum < 360305344);
}

static void files_are_loaded(void **state) {
  (void)state;
  bs_report *file;
  size_t size;
  assert_int_equal(bs_report_load(engine, &file, "tests/library/report.txt", NULL, &err), BS_OK);
  assert_non_null(strstr(bs_report_text(file, &size), "青禾镇"));
  bs_report_free(file);
  assert_int_equal(bs_report_load(engine, &file, "no/such.txt", NULL, &err), BS_IO);
  assert_string_equal(err.message, "no/such.txt: No such file or directory");
  assert_int_equal(bs_engine_load_pack(engine, "no/such.lua", &err), BS_IO);
  assert_int_equal(bs_report_load(engine, &file, "tests/library/report.txt", "x", NULL), BS_USAGE);
  assert_string_equal(bs_version(), BS_VERSION);
}

/* A report of next to nothing: no title, no section, no fact. */
static void what_a_report_does_not_have_is_empty(void **state) {
  (void)state;
  bs_report *bare;
  bs_section_info section = {0};
  bs_number_info number = {0};
  bs_fact_info fact = {0};
  assert_int_equal(bs_report_read(engine, &bare, "b.txt", "好", 3, NULL, &err), BS_OK);
  assert_int_equal(bs_report_section(bare, 0, &section, &err), BS_OK);
  assert_null(section.mark.data);
  assert_int_equal(section.line, 1);
  assert_int_equal(bs_report_next_section(bare, &section, &err), BS_OK);
  assert_int_equal(section.id, 0);
  assert_int_equal(bs_report_next_number(bare, &number, &err), BS_OK);
  assert_int_equal(number.id, 0);
  assert_int_equal(bs_report_next_fact(bare, NULL, &fact, NULL), BS_OK);
  assert_int_equal(fact.id, 0);
  assert_int_equal(bs_report_number(bare, 1, &number, &err), BS_USAGE);
  assert_string_equal(err.message, "the report has no number 1 (it has 0)");
  assert_int_equal(bs_report_number(bare, 0, &number, NULL), BS_USAGE);
  assert_int_equal(bs_report_fact(bare, 1, &fact, &err), BS_USAGE);
  bs_report_free(bare);
  /* a fact without a section, an indicator or a place */
  assert_int_equal(bs_report_read(engine, &bare, "b.txt", "5亿元。", 10, NULL, &err), BS_OK);
  if (bs_report_next_fact(bare, NULL, &fact, &err) == BS_OK && fact.id) {
    assert_int_equal(fact.section_id, 0);
    assert_int_equal(fact.level, 0);
  }
  bs_report_free(bare);
}

static void a_cell_is_cut_between_characters(void **state) {
  (void)state;
  const bs_cell cells[] = {{BS_STRING, {.string = {"收入", 6}}},
                           {.type = BS_NIL},
                           {BS_BOOLEAN, {.boolean = true}},
                           {BS_RANGE, {.decimal = {{5, 0}, {8, 0}}}}};
  static const char *const whole[] = {"收入", "", "true", "5..8"};
  char out[8];
  double number;
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    assert_int_equal(bs_cell_text(&cells[i], out, sizeof out), strlen(whole[i]));
    assert_string_equal(out, whole[i]);
    assert_int_equal(bs_cell_text(&cells[i], NULL, 0), strlen(whole[i]));
    assert_int_equal(bs_cell_text(&cells[i], out, 1), strlen(whole[i]));
    assert_string_equal(out, "");
    assert_false(bs_cell_double(&cells[i], &number));
  }
  for (size_t size = 1; size < 7; size++) {
    bs_cell_text(&cells[0], out, size);
    assert_string_equal(out, size < 4 ? "" : "收");
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_report_tells_of_itself),
      cmocka_unit_test(malformed_bytes_are_counted),
      cmocka_unit_test(sections_lead_to_each_other),
      cmocka_unit_test(a_file_name_tells_the_year_where_the_text_does_not),
      cmocka_unit_test(a_dash_is_no_step_of_a_path),
      cmocka_unit_test(a_fact_has_its_contract_fields),
      cmocka_unit_test(filters_ask_for_each_field),
      cmocka_unit_test(what_a_fact_does_not_say_passes_no_filter),
      cmocka_unit_test(a_filter_that_cannot_be_met_says_so),
      cmocka_unit_test(a_range_and_its_numbers),
      cmocka_unit_test(a_line_is_explained),
      cmocka_unit_test(a_bundled_analysis_runs_by_name),
      cmocka_unit_test(a_fact_in_a_row_keeps_its_fields),
      cmocka_unit_test(a_quantity_in_a_row_leads_back),
      cmocka_unit_test(files_are_loaded),
      cmocka_unit_test(what_a_report_does_not_have_is_empty),
      cmocka_unit_test(a_cell_is_cut_between_characters),
  };
  return cmocka_run_group_tests(tests, open_report, close_report);
}
