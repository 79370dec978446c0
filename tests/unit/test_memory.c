/* Memory that the system refuses: the Nth allocation fails, it alone or it and all behind it, for
   N = 1 on, until a run gets by without. Each run says so or does its work, and keeps nothing.
   Steps grow with N unless BAOSHU_EVERY_ALLOCATION is set; but each place in the core that
   allocates is refused once in any case. Linked with --wrap for what is wrapped here. */
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <lua.h>

#include "analysis.h"
#include "builtin.h"
#include "completion.h"
#include "engine.h"
#include "explain.h"
#include "facts.h"
#include "input.h"
#include "library.h"
#include "lua_release.h"
#include "options.h"
#include "quantity.h"
#include "refusal.h"
#include "replacement.h"
#include "report.h"
#include "request.h"
#include "show.h"
#include "starter.h"
#include "supervisor.h"
#include "trial.h"
#include "view.h"
#include "wire_analysis.h"
#include "wire_row.h"
#include "writer.h"

static bs_engine *engine;
static bs_report *report;

/* Files of the scenarios. */
static char folder[] = "/tmp/baoshu-memory-XXXXXX";
static const char *const files[] = {"facts.lua", "mine.lua", "data", "out", "start.lua"};

static const char *path_of(const char *name) {
  static char path[sizeof folder + 16];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void write_file(const char *name, const char *content) {
  int fd = open(path_of(name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_int_equal(write(fd, content, strlen(content)), strlen(content));
  close(fd);
}

static const char text[] =
    "云溪镇政府工作报告\n——2021年2月28日在云溪镇第十七届人民代表大会第五次会议上\n"
    "一、2020年工作回顾\n（一）财政。完成财政收入３.１５亿元，增长8%左右，是2015年的1.28倍。\n"
    "种植业、养殖业产值2.4亿元和1.2亿元，按可比价格分别增长4.1%和5.6%，占全镇的三分之一。\n"
    "二、2021年主要任务\n**产业要提升。**力争财政收入增长7%—8%，城镇化率达到63.5%以上。\n";

static bs_status decode(const char *encoding, const char *bytes, size_t size, bs_error *err) {
  bs_source source = {0};
  bs_status status = bs_source_decode(&source, bytes, size, encoding, err);
  bs_source_free(&source);
  return status;
}

static bs_status decode_utf8(bs_error *err) {
  return decode(NULL, "a\r\nb\xff\xe4\xb8\xad\n", 9, err);
}

/* Much longer than its bytes at first, then a long piece that is whole, and many lines. */
static bs_status decode_malformed(bs_error *err) {
  static char bytes[6000 + 20000 + 400];
  memset(bytes, '\xff', 6000);
  memset(bytes + 6000, 'a', 20000);
  memset(bytes + 26000, '\n', 400);
  return decode("UTF-8", bytes, sizeof bytes, err);
}

static bs_status decode_gb18030(bs_error *err) {
  return decode(NULL, "\xb2\xc6\xd5\xfe\xca\xd5\xc8\xeb\xd4\xf6\xb3\xa4 8%\n\x81", 17, err);
}

static bs_status decode_utf16(bs_error *err) {
  return decode("UTF-16", "\xff\xfe\x2d\x4e\x0a\x00\x00\xd8", 8, err);
}

static bs_status decode_utf32(bs_error *err) {
  return decode("UTF-32BE", "\0\0\x4e\x2d\0\0\0\x0a", 8, err);
}

static bs_status decode_big5(bs_error *err) {
  return decode("BIG5", "\xa4\xa4\xa4\xe5\n", 5, err);
}

static bs_status decode_shifts(bs_error *err) {
  return decode("ISO-2022-JP", "\x1b$B7P:Q\x1b(B8%\n", 13, err);
}

static bs_status mend(bs_error *err) {
  bs_text mended = {0};
  bs_status status = bs_text_mend(&mended, &report->source, engine->pack, err);
  bs_text_free(&mended);
  return status;
}

static bs_status outline(bs_error *err) {
  bs_outline built = {0};
  bs_status status = bs_outline_build(&built, &report->text, engine->pack, err);
  bs_outline_free(&built);
  return status;
}

static bs_status facts(bs_error *err) {
  bs_facts found = {0};
  bs_status status =
      bs_facts_find(&found, engine->pack, &report->text, &report->outline, 2021, err);
  bs_facts_free(&found);
  return status;
}

static bs_status read_report(bs_error *err) {
  bs_report *again = NULL;
  const bs_facts *found;
  bs_status status =
      bs_report_read(engine, &again, "a/r-2020.txt", text, sizeof text - 1, NULL, err);
  if (status == BS_OK)
    status = bs_report_facts(again, &found, err);
  bs_report_free(again);
  return status;
}

/* A report of some length, with ranges, ratios, lists and what else there is. */
static bs_status load_report(bs_error *err) {
  bs_report *again = NULL;
  const bs_facts *found;
  bs_status status = bs_report_load(engine, &again, "tests/data/sample-report.txt", NULL, err);
  if (status == BS_OK)
    status = bs_report_facts(again, &found, err);
  bs_report_free(again);
  return status;
}

/* What comes through a pipe has no size beforehand. */
static bs_status read_pipe(bs_error *err) {
  static char bytes[60 * 1000];
  int ends[2];
  char path[32];
  bs_buffer out = {0};
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], bytes, sizeof bytes), sizeof bytes);
  close(ends[1]);
  snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
  bs_status status = bs_input_read(&out, path, sizeof bytes, err);
  close(ends[0]);
  bs_buffer_free(&out);
  return status;
}

static bs_status explain(bs_error *err) {
  bs_buffer out = {0}, shown = {0};
  bs_status status = bs_explain(report, 5, &out, err);
  bs_show_text(&shown, out.data ? out.data : "", out.size, "\n");
  if (status == BS_OK && (out.failed || shown.failed))
    status = BS_NOMEM;
  bs_buffer_free(&out);
  bs_buffer_free(&shown);
  return status;
}

static bs_status explain_fact(bs_error *err) {
  bs_buffer out = {0};
  bs_status status = bs_explain_fact(report, 1, &out, err);
  if (status == BS_OK && out.failed)
    status = BS_NOMEM;
  bs_buffer_free(&out);
  return status;
}

/* A writer, and how rows are shown before they reach it. */
typedef struct viewed {
  bs_writer *writer;
  bs_view *view; /* NULL: as they are */
  bool lost;     /* the view had no memory */
} viewed;

static bool take_columns(void *self, const char *const *columns, size_t count) {
  viewed *v = self;
  v->lost = v->view && !bs_view_columns(v->view, columns, count);
  return !v->lost && bs_writer_columns(v->writer, columns, count);
}

static bool take_row(void *self, const bs_row *row) {
  viewed *v = self;
  bs_row shown = *row;
  if (v->view)
    shown.cells = bs_view_row(v->view, row);
  v->lost = !shown.cells;
  return !v->lost && bs_writer_row(v->writer, &shown);
}

static bs_status run_viewed(const bs_script *script, const bs_writer_settings *settings,
                            bs_view *view, bs_error *err) {
  static bs_output output;
  viewed v = {.view = view};
  int fd = open("/dev/null", O_WRONLY);
  bs_output_open(&output, fd, "it");
  bs_status status = bs_writer_new(&v.writer, settings, &output, err);
  bs_sink sink = {.self = &v, .columns = take_columns, .row = take_row};
  if (status == BS_OK) {
    status = bs_run(engine, report, script, &sink, err);
    if (v.lost)
      status = bs_fail_memory(err);
    else if (status == BS_IO || (status == BS_OK && !bs_writer_end(v.writer)))
      status = bs_writer_failure(v.writer, err);
  }
  bs_writer_free(v.writer);
  bs_output_close(&output);
  return status;
}

static bs_status run_with(const bs_script *script, const bs_writer_settings *settings,
                          bs_error *err) {
  return run_viewed(script, settings, NULL, err);
}

/* Runs a script into a writer of the format. */
static bs_status run(const char *lua, size_t size, const char *format, bs_error *err) {
  bs_writer_settings settings = {.format = format, .width = 60};
  bs_script script = {.name = "=it", .lua = lua, .size = size};
  return run_with(&script, &settings, err);
}

static bs_status run_builtin(const char *name, const char *format, bs_error *err) {
  const struct bs_builtin *found = bs_builtins;
  while (strcmp(found->name, name) != 0)
    found++;
  return run(found->lua, found->size, format, err);
}

static bs_status run_lua(const char *lua, bs_error *err) {
  return run(lua, strlen(lua), "ndjson", err);
}

static bs_status facts_as_table(bs_error *err) {
  return run_builtin("facts", "table", err);
}

static bs_status facts_as_csv(bs_error *err) {
  return run_builtin("facts", "csv", err);
}

static bs_status facts_as_tsv(bs_error *err) {
  return run_builtin("facts", "tsv", err);
}

static bs_status facts_as_ndjson(bs_error *err) {
  return run_builtin("facts", "ndjson", err);
}

static bs_status multiples_as_table(bs_error *err) {
  return run_builtin("multiples", "table", err);
}

static bs_status multiples_as_ndjson(bs_error *err) {
  return run_builtin("multiples", "ndjson", err);
}

static bs_status growth(bs_error *err) {
  return run_builtin("growth", "csv", err);
}

static bs_status numbers(bs_error *err) {
  return run_builtin("numbers", "ndjson", err);
}

static bs_status sections(bs_error *err) {
  return run_builtin("outline", "tsv", err);
}

#define FACTS_IN_CELLS                                                                             \
  "return { api = 1, summary = 's', columns = { 'a', 'b' }, map = function(report, emit)\n"        \
  "for f in report:facts {} do emit { a = f, b = f.sentence.text } end end }"

static bs_status cells_as_table(bs_error *err) {
  return run(FACTS_IN_CELLS, strlen(FACTS_IN_CELLS), "table", err);
}

static bs_status cells_as_csv(bs_error *err) {
  return run(FACTS_IN_CELLS, strlen(FACTS_IN_CELLS), "csv", err);
}

static bs_status cells_as_ndjson(bs_error *err) {
  return run(FACTS_IN_CELLS, strlen(FACTS_IN_CELLS), "ndjson", err);
}

static bs_status facts_in_units(const char *format, bs_error *err) {
  const struct bs_builtin *found = bs_builtins;
  while (strcmp(found->name, "facts") != 0)
    found++;
  bs_view view = {.people = strcmp(format, "table") == 0};
  bs_writer_settings settings = {.format = format};
  bs_script script = {.name = "=it", .lua = found->lua, .size = found->size};
  bs_status status = bs_view_open(&view, engine->pack, "万元,人", err);
  if (status == BS_OK)
    status = run_viewed(&script, &settings, &view, err);
  bs_view_free(&view);
  return status;
}

static bs_status units_for_people(bs_error *err) {
  return facts_in_units("table", err);
}

static bs_status units_for_machines(bs_error *err) {
  return facts_in_units("csv", err);
}

static bs_status unknown_unit(bs_error *err) {
  bs_view view = {0};
  bs_status status = bs_view_open(&view, engine->pack, "亿元,万棚", err);
  bs_view_free(&view);
  return status == BS_USAGE ? BS_OK : status;
}

#define QUANTITIES_IN_CELLS                                                                        \
  "return { api = 1, columns = { 'a', 'b' }, map = function(report, emit)\n"                       \
  "local f = report:fact { kind = 'multiple' }\n"                                                  \
  "emit { a = f.level.quantity / f.quantity, b = '一\\n二|三' } emit { a = f } end }"

static bs_status quantities_as_table(bs_error *err) {
  return run(QUANTITIES_IN_CELLS, strlen(QUANTITIES_IN_CELLS), "table", err);
}

static bs_status quantities_as_csv(bs_error *err) {
  return run(QUANTITIES_IN_CELLS, strlen(QUANTITIES_IN_CELLS), "csv", err);
}

static bs_status quantities_as_json(bs_error *err) {
  return run(QUANTITIES_IN_CELLS, strlen(QUANTITIES_IN_CELLS), "json", err);
}

static bs_status quantities_as_markdown(bs_error *err) {
  return run(QUANTITIES_IN_CELLS, strlen(QUANTITIES_IN_CELLS), "markdown", err);
}

static bs_status quantities_in_units(bs_error *err) {
  bs_view view = {.people = true};
  bs_writer_settings settings = {.format = "table"};
  bs_script script = {.name = "=it", .lua = QUANTITIES_IN_CELLS};
  script.size = strlen(script.lua);
  bs_status status = bs_view_open(&view, engine->pack, "万元", err);
  if (status == BS_OK)
    status = run_viewed(&script, &settings, &view, err);
  bs_view_free(&view);
  return status;
}

static bs_status compute(bs_error *err) {
  return run_lua(
      "local q = baoshu.quantity\n"
      "local a, b = q '3.15亿元', q '2.4亿元'\n"
      "local all = { a + b, a - b, a * 2, 2 / a, a / b, (a / b) ^ 0.2, -a, a ^ 2 }\n"
      "assert(a > b and a:compare(b) == 'greater' and a == a)\n"
      "assert(a:to '万元' and a:number '万元' == 31500 and tostring(a / b))\n"
      "assert(q(5, '亿元') and q '2.461亿元 [2.447, 2.475]' and q '[3, ∞]元' and q '8%')\n"
      "local f = report:fact { kind = 'multiple' }\n"
      "assert(#(f.level.quantity / f.quantity + q '1亿元').sources > 1)",
      err);
}

static bs_status formulas(bs_error *err) {
  return run_lua("local q = baoshu.quantity\n"
                 "local now, before = q '3.15亿元', q '2.4亿元'\n"
                 "assert(baoshu.growth(now, before) and baoshu.multiple(now, before))\n"
                 "assert(baoshu.average_growth(now, before, 5) and baoshu.yearly(q '1.28倍', 5))\n"
                 "assert(baoshu.share(before, now))",
                 err);
}

static bs_status wrong_units(bs_error *err) {
  return run_lua("local q = baoshu.quantity\n"
                 "assert(not pcall(function() return q '5元' + q '3家' end))\n"
                 "assert(not pcall(function() return q '5元' + q '3美元' end))\n"
                 "assert(not q '不是数')",
                 err);
}

static bs_status modules(bs_error *err) {
  return run_lua("assert(baoshu.version and baoshu.api and require 'lpeg' and require 'baoshu')",
                 err);
}

static bs_status wrong_names(bs_error *err) {
  return run_lua(
      "assert(not pcall(function() return report.titel end))\n"
      "assert(not pcall(report.facts, report, { knd = 'level' }))\n"
      "assert(not pcall(report.facts, report, { kind = 'levle' }))\n"
      "assert(select(2, pcall(function() return report:fact {}.vlaue end)):find 'value')",
      err);
}

/* Runs a script with an option. */
static bs_status run_option(const char *lua, const char *name, const char *value, bs_error *err) {
  const char *const options[] = {name, value};
  const bs_script script = {
      .name = "=it", .lua = lua, .size = strlen(lua), .options = options, .option_count = 1};
  bs_writer_settings settings = {.format = "ndjson"};
  return run_with(&script, &settings, err);
}

static bs_status data_file(const char *content, bs_error *err) {
  write_file("data", content);
  return run_option(
      "return { api = 1, columns = { 'a' }, options = { towns = { type = 'file' } },\n"
      "map = function(report, emit, options) emit { a = #options.towns } end }",
      "towns", path_of("data"), err);
}

static bs_status csv_file(bs_error *err) {
  return data_file("name,people\n\"东屿, 村\",12\n西屿,\n", err);
}

static bs_status json_file(bs_error *err) {
  return data_file("[{\"name\": \"东屿\", \"people\": 1.5e3, \"big\": [1, null, true]}]", err);
}

static bs_status json_lines(bs_error *err) {
  return data_file("{\"a\": 1}\n{\"a\": 2}\n", err);
}

static bs_status wrong_file(bs_error *err) {
  bs_status status = data_file("{\"a\": }", err);
  return status == BS_USAGE ? BS_OK : status;
}

static bs_status option_types(bs_error *err) {
  static const char *const given[][2] = {{"a", "text"},      {"b", "12.5"}, {"c", "2020"},
                                         {"d", "2016/2020"}, {"e", "true"}, {"f", "up"}};
  bs_status status = BS_OK;
  for (size_t i = 0; i < sizeof given / sizeof *given && status == BS_OK; i++)
    status = run_option(
        "return { api = 1, columns = { 'a' }, options = {\n"
        "a = { type = 'string' }, b = { type = 'number' }, c = { type = 'year', default = 2019 },\n"
        "d = { type = 'period' }, e = { type = 'boolean' },\n"
        "f = { type = 'choice', choices = { 'up', 'down' } } },\n"
        "map = function(report, emit, options) emit { a = options.a } end }",
        given[i][0], given[i][1], err);
  return status;
}

static bs_status wrong_option(bs_error *err) {
  bs_status status = run_option("return { api = 1, columns = { 'a' }, options = {\n"
                                "kind = { type = 'choice', choices = { 'up', 'down' } } },\n"
                                "map = function() end }",
                                "kind", "upp", err);
  return status == BS_USAGE ? BS_OK : status;
}

/* What the C API tells of a report that nobody asked yet. */
static bs_status ask(bs_error *err) {
  bs_report *fresh = NULL;
  bs_section_info section = {0};
  bs_number_info number = {0};
  bs_fact_info fact = {0};
  bs_filter filter = {.like = "收入", .section = "一", .within = "2016/2020"};
  bs_slice why;
  size_t count;
  bs_status status =
      bs_report_read(engine, &fresh, "a/r-2020.txt", text, sizeof text - 1, NULL, err);
  while (status == BS_OK && (status = bs_report_next_section(fresh, &section, err)) == BS_OK &&
         section.id)
    ;
  while (status == BS_OK && (status = bs_report_next_number(fresh, &number, err)) == BS_OK &&
         number.id)
    ;
  while (status == BS_OK && (status = bs_report_next_fact(fresh, NULL, &fact, err)) == BS_OK &&
         fact.id)
    ;
  if (status == BS_OK)
    status = bs_report_count(fresh, &filter, &count, err);
  if (status == BS_OK)
    status = bs_report_fact(fresh, 1, &fact, err);
  if (status == BS_OK)
    status = bs_report_section(fresh, 1, &section, err);
  if (status == BS_OK)
    status = bs_report_explain(fresh, 4, &why, err);
  bs_report_free(fresh);
  return status;
}

/* What is asked of a fresh report first. */
static bs_status ask_first(int what, bs_error *err) {
  bs_report *fresh = NULL;
  bs_number_info number = {0};
  bs_fact_info fact = {0};
  bs_section_info section;
  size_t count;
  bs_status status =
      bs_report_read(engine, &fresh, "a/r-2020.txt", text, sizeof text - 1, NULL, err);
  if (status == BS_OK)
    status = what == 0   ? bs_report_next_number(fresh, &number, err)
             : what == 1 ? bs_report_next_fact(fresh, NULL, &fact, err)
             : what == 2 ? bs_report_count(fresh, NULL, &count, err)
             : what == 3 ? bs_report_number(fresh, 1, &number, err)
             : what == 4 ? bs_report_fact(fresh, 1, &fact, err)
                         : bs_report_section(fresh, 1, &section, err);
  bs_report_free(fresh);
  return status;
}

static bs_status ask_each_first(bs_error *err) {
  bs_status status = BS_OK;
  for (int what = 0; what < 6 && status == BS_OK; what++)
    status = ask_first(what, err);
  return status;
}

static bs_status run_by_name(bs_error *err) {
  static const char *const options[] = {"kind", "growth"};
  return bs_run_analysis(engine, report, "facts", options, 1, &(bs_sink){0}, err);
}

static bs_status name_nothing(bs_error *err) {
  bs_file file;
  bs_status status = bs_library_analysis(&file, "fcats", err);
  return status == BS_USAGE ? BS_OK : status;
}

static bs_status find_all(bs_error *err) {
  bs_names all = {0}, hidden = {0};
  bs_status status = bs_library_analyses(&all, err);
  if (status == BS_OK)
    status = bs_library_hidden(&hidden, "facts", err);
  bs_names_free(&all);
  bs_names_free(&hidden);
  return status;
}

static bs_status load_named(bs_error *err) {
  bs_file file = {0};
  bs_status status = bs_library_analysis(&file, "mine", err);
  if (status == BS_OK)
    bs_file_free(&file);
  return status;
}

/* With analyses of one's own on the search path. */
static bs_status on_path(bs_status (*find)(bs_error *err), bs_error *err) {
  setenv("BAOSHU_PATH", folder, 1);
  bs_status status = find(err);
  unsetenv("BAOSHU_PATH");
  return status;
}

static bs_status find_on_path(bs_error *err) {
  return on_path(find_all, err);
}

static bs_status load_on_path(bs_error *err) {
  return on_path(load_named, err);
}

/* A text that says by itself whether it is whole. */
static bs_status whole(bs_buffer *out, bs_error *err) {
  bs_status status = out->failed ? bs_fail_memory(err) : BS_OK;
  bs_buffer_free(out);
  return status;
}

static bs_status general_help(bs_error *err) {
  bs_buffer out = {0};
  bs_manual_help(&out);
  return whole(&out, err);
}

static bs_status man_page(bs_error *err) {
  bs_buffer out = {0};
  bs_manual_page(&out);
  return whole(&out, err);
}

static bs_status completion(bs_error *err) {
  bs_buffer out = {0};
  for (const char *const *shell = bs_manual_shells; *shell; shell++)
    bs_completion_write(&out, *shell);
  return whole(&out, err);
}

#define CASES                                                                                         \
  "return { api = 1, columns = { 'a', 'b' }, options = { o = { type = 'string' } },\n"                \
  "map = function(report, emit) print 'said' for f in report:facts {} do\n"                           \
  "emit { a = f, b = f.quantity } end end, tests = {\n"                                               \
  "{ 'as it says', text = '收入5亿元。', rows = { { a = '5亿元', b = false } } },\n"           \
  "{ 'not at all', text = '收入5亿元。', options = { o = 'x' }, rows = { {}, { a = 'x' } } },\n" \
  "{ 'no report', text = '\\0\\0\\1', rows = {} } } }"

static bs_status cases(bs_error *err) {
  bs_analysis *analysis = NULL;
  bs_trial trial;
  bs_buffer out = {0};
  bs_script script = {.name = "=it", .lua = CASES, .size = strlen(CASES)};
  bs_status status = bs_analysis_describe(engine, &script, &analysis, err);
  if (status == BS_OK)
    status = bs_trial_run(engine, &script, analysis, &trial, &out, err);
  bs_analysis_free(analysis);
  bs_buffer_free(&out);
  return status;
}

static bs_status replace_file(bs_error *err) {
  bs_replacement file = {0};
  bs_status status = bs_replacement_open(&file, path_of("out"), err);
  if (status == BS_OK)
    status = bs_replacement_keep(&file, err);
  bs_replacement_drop(&file);
  return status;
}

static bs_status start_script(bs_error *err) {
  bs_buffer out = {0};
  unlink(path_of("start.lua"));
  bs_status status = bs_starter_write(path_of("start.lua"), &out, err);
  if (status == BS_OK && out.failed)
    status = BS_NOMEM;
  bs_buffer_free(&out);
  return status;
}

static bs_status lua_release(bs_error *err) {
  bs_lua_release release;
  return bs_lua_release_learn(&release, err);
}

static bs_status convert_cell(bs_error *err) {
  bs_cell cell = {BS_INTEGER, {.integer = 120}}, out;
  return bs_cell_convert(engine->pack, &cell, (bs_slice){"亩", 3}, (bs_slice){"公顷", 6}, &out,
                         err);
}

static bs_status parse(bs_error *err) {
  return run_lua("local r = baoshu.parse '收入5亿元，增长8%。'\n"
                 "assert(r:fact { kind = 'growth' }.level.unit == '元') r:close()",
                 err);
}

static bs_status json(bs_error *err) {
  return run_lua("local json, fact = baoshu.json, report:fact()\n"
                 "assert(#json.encode { fact, fact.quantity, { a = 'x', b = 1.5 } } > 99)\n"
                 "assert(json.decode '[1, {\"a\": \"b\"}]'[2].a == 'b')",
                 err);
}

static bs_status walk(bs_error *err) {
  return run_lua(
      "for s in report:sections() do local x = s.path, s.text, s:count {} end\n"
      "for p in report:paragraphs() do for t in p:sentences() do local x = t.text end end\n"
      "for n in report:numbers {} do local x = n.value, n.reason, n:bytes() end",
      err);
}

static bs_status filter(bs_error *err) {
  return run_lua(
      "local f = report:fact { kind = { 'share', 'level' }, like = '收入', unit = '元',\n"
      "  value = { min = 1 }, within = '2016/2020', section = '一/（一）' }\n"
      "local x = f and f.indicators, f and f:explain()",
      err);
}

static bs_status require_re(bs_error *err) {
  return run_lua("assert(require 're'.match('12', '[0-9]+'))", err);
}

static bs_status coroutines(bs_error *err) {
  return run_lua("for s in coroutine.wrap(function() for s in report:sections() do\n"
                 "coroutine.yield(s) end end) do assert(s.line) end",
                 err);
}

/* Each may end by memory, which is then said. */
static bs_status protect(bs_error *err) {
  return run_lua("local ok, why = pcall(error, 'x', 0) assert(not ok)\n"
                 "ok, why = xpcall(error, function(e) return e .. '!' end, 'x')\n"
                 "local f = coroutine.wrap(function() local x <close> = setmetatable({},\n"
                 "{ __close = function() end }) coroutine.yield(1) error 'y' end)\n"
                 "f() pcall(f)\n"
                 "local t = tostring({}) .. ('%s'):format(print) .. (''):rep(9)\n"
                 "table.insert(setmetatable({}, { __len = function() return 1 end }), 'a')",
                 err);
}

static bs_status strings(bs_error *err) {
  return run_lua("local a, b = baoshu.trim ' a ', baoshu.squeeze 'a  b'\n"
                 "a = baoshu.split('a,b', ',') b = baoshu.replace('a', 'a', 'b')\n"
                 "for line in baoshu.lines 'a\\nb' do a = line end",
                 err);
}

static bs_status patterns(bs_error *err) {
  return run_lua("local lpeg = require 'lpeg'\n"
                 "local p = lpeg.P 'a' for i = 1, 20 do p = lpeg.C(p * 'b') + lpeg.P 'c' ^ -2 end\n"
                 "p:match 'ab' lpeg.match({ p }, 'ab')",
                 err);
}

static bs_status find_module(void *self, const char *name, const char **file, const char **lua,
                             size_t *size, bs_error *err) {
  (void)self;
  (void)name;
  (void)err;
  *file = "m.lua";
  *lua = "return { 1 }";
  *size = strlen(*lua);
  return BS_OK;
}

static bs_status require_module(bs_error *err) {
  static const char lua[] = "assert(require 'm'[1] == 1)";
  const bs_modules modules = {NULL, find_module};
  const bs_script script = {.name = "=it", .lua = lua, .size = sizeof lua - 1, .modules = &modules};
  return bs_run(engine, report, &script, NULL, err);
}

/* The limit's own end is told as such, unless the system had no memory before. */
static bs_status limit_of_memory(bs_error *err) {
  const bs_limits limits = {.memory = 1 << 20};
  bs_engine_limit(engine, &limits);
  bs_status status = run_lua("local t while true do pcall(function() t = { t } end) end", err);
  bs_engine_limit(engine, NULL);
  return status == BS_LIMIT_MEMORY ? BS_OK : status;
}

static bs_status limit_of_output(bs_error *err) {
  const bs_limits limits = {.output = 1000};
  bs_engine_limit(engine, &limits);
  bs_status status = run_lua("while true do pcall(print, ('x'):rep(9000)) end", err);
  bs_engine_limit(engine, NULL);
  return status == BS_LIMIT_OUTPUT ? BS_OK : status;
}

static bs_status script_error(bs_error *err) {
  bs_status status = run_lua("local x = report:fact {}\nerror('no ' .. x.text)", err);
  return status == BS_SCRIPT ? BS_OK : status;
}

static bs_status syntax_error(bs_error *err) {
  bs_status status = run_lua("for", err);
  return status == BS_SYNTAX ? BS_OK : status;
}

static bs_status new_engine(bs_error *err) {
  bs_engine *made = NULL;
  bs_status status = bs_engine_new(&made, err);
  bs_engine_free(made);
  return status;
}

static bs_status add_pack(bs_error *err) {
  static const char lua[] =
      "local zh = baoshu.pack 'zh'\nzh:unit { '标准棚', dimension = 'count', before = { '¤' } }\n"
      "zh:word { '闲置', class = 'idle' }\nzh:period { '头季', months = { 1, 3 }, part = true }\n"
      "zh:indicator { '固定资产投资', aliases = { '固投' } }\nzh:name { '双{n}航线' }\n"
      "zh:rule { 'idle', zh.idle * zh.text ^ 0 * zh:role('number', zh.percent), kind = 'share' }\n";
  bs_pack *pack = NULL;
  bs_pack_source source = {.name = "mine.lua", .lua = lua, .size = sizeof lua - 1};
  bs_status status = bs_pack_load(&pack, &source, 1, NULL, err);
  bs_pack_release(pack);
  return status;
}

static bs_status wrong_pack(bs_error *err) {
  static const char lua[] = "local zh = baoshu.pack 'zh'\nzh:unit { '棚', dimension = 'cuont' }\n";
  bs_status status = bs_engine_add_pack(engine, "mine.lua", lua, sizeof lua - 1, err);
  return status == BS_SCRIPT ? BS_OK : status;
}

static bs_status describe(bs_error *err) {
  bs_analysis *analysis = NULL;
  bs_script script = {.name = "=it", .lua = FACTS_IN_CELLS, .size = strlen(FACTS_IN_CELLS)};
  bs_status status = bs_analysis_describe(engine, &script, &analysis, err);
  bs_analysis_free(analysis);
  return status;
}

static bs_status options(bs_error *err) {
  static char *words[] = {"baoshu",  "facts",  "--format=csv", "--columns", "a,b", "--pack",
                          "./p.lua", "--kind", "level",        "r.txt",     "--",  "-x"};
  bs_options parsed = {0};
  bs_status status = bs_options_parse(&parsed, sizeof words / sizeof *words, words, err);
  bs_options_free(&parsed);
  return status;
}

/* Reads two reports by worker processes. */

static bool ask_worker(void *self, size_t index, bs_buffer *frame, bs_outcome *outcome) {
  (void)self;
  (void)index;
  (void)outcome;
  bs_request_place place = bs_request_open_run(frame, false, "r.txt", NULL);
  bs_buffer_add(frame, text, sizeof text - 1);
  bs_request_close_run(frame, place);
  return true;
}

static bool done(void *self, size_t index, const bs_outcome *outcome) {
  bs_outcome *out = self;
  (void)index;
  if (outcome->status != BS_OK)
    *out = *outcome;
  return true;
}

static bs_status workers(bs_error *err) {
  static const bs_worker_settings settings = {.seconds = 100, .memory = (size_t)64 << 20};
  static const bs_script script = {.name = "=it", .lua = "print(report.path)", .size = 18};
  bs_supervisor *supervisor;
  bs_outcome outcome = {0};
  const bs_work work = {&outcome, ask_worker, NULL, done, .last = true};
  bs_status status = bs_supervisor_new(&supervisor, &settings, 1, err);
  if (status != BS_OK)
    return status;
  bs_request_script(supervisor, &script, NULL, 0, &outcome);
  if (outcome.status == BS_OK)
    bs_supervisor_do(supervisor, &work, 2);
  bs_supervisor_free(supervisor);
  *err = outcome.error;
  return outcome.status;
}

static bs_status receive(bs_error *err) {
  static const char *const column = "a";
  bs_buffer out = {0};
  bs_row_sender sender = {0};
  bs_row_receiver receiver = {0};
  bs_wire body = {0};
  const bs_cell cell = {BS_STRING, {.string = {text, sizeof text - 1}}};
  const bs_analysis analysis = {.summary = "", .columns = &column, .column_count = 1};
  bs_analysis *taken = NULL;
  bool good = bs_row_sender_open(&sender, 1) && bs_row_receiver_open(&receiver, 1);
  if (good) {
    bs_row_sender_add(&sender, &out, &cell, &cell);
    bs_wire_add_analysis(&out, &analysis);
    body = (bs_wire){out.data, out.data + out.size, false};
    good = !out.failed && bs_row_receiver_next(&receiver, &body) &&
           (taken = bs_wire_analysis(&body)) != NULL;
  }
  bs_analysis_free(taken);
  bs_row_sender_free(&sender);
  bs_row_receiver_free(&receiver);
  bs_buffer_free(&out);
  return good ? BS_OK : bs_fail_memory(err);
}

static const struct scenario {
  const char *name;
  bs_status (*run)(bs_error *err);
} scenarios[] = {
    {"UTF-8", decode_utf8},
    {"malformed UTF-8", decode_malformed},
    {"GB18030", decode_gb18030},
    {"UTF-16", decode_utf16},
    {"UTF-32", decode_utf32},
    {"BIG5", decode_big5},
    {"ISO-2022-JP", decode_shifts},
    {"text", mend},
    {"outline", outline},
    {"facts", facts},
    {"report", read_report},
    {"a whole report", load_report},
    {"a pipe", read_pipe},
    {"explain", explain},
    {"explain a fact", explain_fact},
    {"facts as a table", facts_as_table},
    {"facts as csv", facts_as_csv},
    {"facts as tsv", facts_as_tsv},
    {"facts as ndjson", facts_as_ndjson},
    {"multiples as a table", multiples_as_table},
    {"multiples as ndjson", multiples_as_ndjson},
    {"growth", growth},
    {"numbers", numbers},
    {"sections", sections},
    {"cells as a table", cells_as_table},
    {"cells as csv", cells_as_csv},
    {"cells as ndjson", cells_as_ndjson},
    {"parse", parse},
    {"json", json},
    {"walk", walk},
    {"filter", filter},
    {"require", require_re},
    {"coroutines", coroutines},
    {"protect", protect},
    {"strings", strings},
    {"patterns", patterns},
    {"module", require_module},
    {"limit of memory", limit_of_memory},
    {"limit of output", limit_of_output},
    {"script error", script_error},
    {"syntax error", syntax_error},
    {"engine", new_engine},
    {"pack", add_pack},
    {"wrong pack", wrong_pack},
    {"describe", describe},
    {"options", options},
    {"workers", workers},
    {"receive", receive},
    {"units for people", units_for_people},
    {"units for machines", units_for_machines},
    {"an unknown unit", unknown_unit},
    {"quantities as a table", quantities_as_table},
    {"quantities as csv", quantities_as_csv},
    {"quantities as json", quantities_as_json},
    {"quantities as markdown", quantities_as_markdown},
    {"quantities in units", quantities_in_units},
    {"computing", compute},
    {"formulas", formulas},
    {"wrong units", wrong_units},
    {"modules", modules},
    {"wrong names", wrong_names},
    {"a file of CSV", csv_file},
    {"a file of JSON", json_file},
    {"a file of JSON lines", json_lines},
    {"a wrong file", wrong_file},
    {"types of options", option_types},
    {"a wrong option", wrong_option},
    {"the C API", ask},
    {"the C API's first questions", ask_each_first},
    {"an analysis by name", run_by_name},
    {"a wrong name", name_nothing},
    {"analyses on the path", find_on_path},
    {"an analysis on the path", load_on_path},
    {"the general help", general_help},
    {"the man page", man_page},
    {"completions", completion},
    {"cases", cases},
    {"a file replaced", replace_file},
    {"a script to start with", start_script},
    {"Lua's release", lua_release},
    {"a cell in another unit", convert_cell},
};

/* Runs it with allocation `fails` refused; true when there were not as many. */
static bool passes(const struct scenario *scenario, size_t fails, bool ever) {
  bs_error err = {.line = 0};
  bs_refusal.asked = 0;
  bs_refusal.fails = fails;
  bs_refusal.ever = ever;
  bs_refusal.kept = 0;
  bs_refusal.on = true;
  bs_refusal.process = getpid();
  bs_status status = scenario->run(&err);
  bs_refusal.on = false;
  bool untouched = bs_refusal.asked < fails;
  bool told = status == BS_NOMEM || strstr(err.message, "memory"); /* LPeg raises it as its own */
  if (status != BS_OK && (untouched || !told))
    fail_msg("%s, allocation %zu refused: status %d, %s", scenario->name, fails, status,
             err.message);
  if (bs_refusal.kept != 0)
    fail_msg("%s, allocation %zu refused: %ld blocks are kept", scenario->name, fails,
             bs_refusal.kept);
  return untouched;
}

static void check(bool ever) {
  bool every = getenv("BAOSHU_EVERY_ALLOCATION") != NULL;
  for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
    size_t fails = 1;
    while (!passes(&scenarios[i], fails, ever))
      fails += every ? 1 : 1 + fails / 8;
  }
}

static void a_refusal_at_each_place_is_survived(void **state) {
  (void)state;
  void *frames[1];
  backtrace(frames, 1); /* loads what it needs */
  for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
    bs_refusal_places.count = 0;
    bs_refusal_places.on = true;
    assert_true(passes(&scenarios[i], SIZE_MAX, false));
    bs_refusal_places.on = false;
    for (size_t k = 0; k < bs_refusal_places.count; k++) {
      passes(&scenarios[i], bs_refusal_places.place[k].first, false);
      passes(&scenarios[i], bs_refusal_places.place[k].first, true);
    }
  }
}

static void one_refusal_is_survived(void **state) {
  (void)state;
  check(false);
}

static void lasting_refusal_is_survived(void **state) {
  (void)state;
  check(true);
}

static int open_report(void **state) {
  const bs_facts *found;
  bs_error err;
  (void)state;
  assert_non_null(mkdtemp(folder));
  for (size_t i = 0; i < 2; i++)
    write_file(files[i], "return { api = 1, columns = { 'a' }, map = function() end }");
  return bs_engine_new(&engine, &err) == BS_OK &&
                 bs_report_read(engine, &report, "r.txt", text, sizeof text - 1, NULL, &err) ==
                     BS_OK &&
                 bs_report_facts(report, &found, &err) == BS_OK
             ? 0
             : -1;
}

static int close_report(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    unlink(path_of(files[i]));
  rmdir(folder);
  bs_report_free(report);
  bs_engine_free(engine);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_refusal_at_each_place_is_survived),
      cmocka_unit_test(one_refusal_is_survived),
      cmocka_unit_test(lasting_refusal_is_survived),
  };
  return cmocka_run_group_tests(tests, open_report, close_report);
}
