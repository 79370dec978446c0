/* Memory that the system refuses: the Nth allocation fails, it alone or it and all behind it, for
   N = 1 on, until a run gets by without. Each run says so or does its work, and keeps nothing.
   Steps grow with N unless BAOSHU_EVERY_ALLOCATION is set. Linked with --wrap for what is wrapped
   here. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <lua.h>

#include "analysis.h"
#include "builtin.h"
#include "engine.h"
#include "explain.h"
#include "facts.h"
#include "options.h"
#include "report.h"
#include "request.h"
#include "show.h"
#include "supervisor.h"
#include "wire_analysis.h"
#include "wire_row.h"
#include "writer.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
char *__real_strdup(const char *string);
void __real_free(void *block);
lua_State *__real_lua_newstate(lua_Alloc allocate, void *self);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *string);
void __wrap_free(void *block);
lua_State *__wrap_lua_newstate(lua_Alloc allocate, void *self);
void __real_lua_close(lua_State *L);
void __wrap_lua_close(lua_State *L);

static struct {
  size_t asked, fails; /* the allocation that fails, 0 for none */
  bool on, ever;
  pid_t process; /* that is refused; its workers are not */
  long kept;     /* blocks outside Lua that are not freed */
} system_;

static bool refuses(void) {
  system_.asked++;
  return system_.on && system_.process == getpid() &&
         (system_.ever ? system_.asked >= system_.fails : system_.asked == system_.fails);
}

static void *keep(void *block) {
  system_.kept += block != NULL;
  return block;
}

void *__wrap_malloc(size_t size) {
  return refuses() ? NULL : keep(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size) {
  return refuses() ? NULL : keep(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size) {
  if (refuses())
    return NULL;
  return block ? __real_realloc(block, size) : keep(__real_realloc(NULL, size));
}

char *__wrap_strdup(const char *string) {
  return refuses() ? NULL : keep(__real_strdup(string));
}

void __wrap_free(void *block) {
  system_.kept -= block != NULL;
  __real_free(block);
}

/* A Lua state's own allocator, and what it is called with. */
typedef struct server {
  lua_Alloc allocate;
  void *self;
} server;

/* What Lua has is its own business until the state is closed; and what shrinks is not refused. */
static void *serve_lua(void *self, void *block, size_t old, size_t size) {
  const server *own = self;
  bool on = system_.on;
  long kept = system_.kept;
  system_.on = on && (!block || size > old);
  void *given = own->allocate(own->self, block, old, size);
  system_.on = on;
  system_.kept = kept;
  return given;
}

lua_State *__wrap_lua_newstate(lua_Alloc allocate, void *self) {
  server *own = __real_malloc(sizeof *own);
  *own = (server){allocate, self};
  lua_State *L = __real_lua_newstate(serve_lua, own);
  if (!L)
    __real_free(own);
  return L;
}

void __wrap_lua_close(lua_State *L) {
  void *own;
  lua_getallocf(L, &own);
  __real_lua_close(L);
  __real_free(own);
}

static bs_engine *engine;
static bs_report *report;

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

/* Runs a script into a writer of the format. */
static bs_status run(const char *lua, size_t size, const char *format, bs_error *err) {
  static bs_output output;
  bs_writer *writer = NULL;
  bs_writer_settings settings = {.format = format, .width = 60};
  int fd = open("/dev/null", O_WRONLY);
  bs_output_open(&output, fd, "it");
  bs_status status = bs_writer_new(&writer, &settings, &output, err);
  bs_sink sink = {.self = writer, .columns = bs_writer_columns, .row = bs_writer_row};
  bs_script script = {.name = "=it", .lua = lua, .size = size};
  if (status == BS_OK) {
    status = bs_run(engine, report, &script, &sink, err);
    if (status == BS_IO || (status == BS_OK && !bs_writer_end(writer)))
      status = bs_writer_failure(writer, err);
  }
  bs_writer_free(writer);
  bs_output_close(&output);
  return status;
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

static bs_status parse(bs_error *err) {
  return run_lua("local r = baoshu.parse '收入5亿元，增长8%。'\n"
                 "assert(r:fact { kind = 'growth' }.level.unit == '元') r:close()",
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

static bool ask(void *self, size_t index, bs_buffer *frame, bs_outcome *outcome) {
  const bs_buffer bytes = {(char *)text, sizeof text - 1, sizeof text, false};
  (void)self;
  (void)index;
  (void)outcome;
  bs_request_add_run(frame, "r.txt", NULL, &bytes);
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
  const bs_work work = {&outcome, ask, NULL, done};
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
    {"GB18030", decode_gb18030},
    {"UTF-16", decode_utf16},
    {"UTF-32", decode_utf32},
    {"BIG5", decode_big5},
    {"ISO-2022-JP", decode_shifts},
    {"text", mend},
    {"outline", outline},
    {"facts", facts},
    {"report", read_report},
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
    {"walk", walk},
    {"filter", filter},
    {"require", require_re},
    {"coroutines", coroutines},
    {"script error", script_error},
    {"syntax error", syntax_error},
    {"engine", new_engine},
    {"pack", add_pack},
    {"wrong pack", wrong_pack},
    {"describe", describe},
    {"options", options},
    {"workers", workers},
    {"receive", receive},
};

/* Runs it with allocation `fails` refused; true when there were not as many. */
static bool passes(const struct scenario *scenario, size_t fails, bool ever) {
  bs_error err = {.line = 0};
  system_.asked = 0;
  system_.fails = fails;
  system_.ever = ever;
  system_.kept = 0;
  system_.on = true;
  system_.process = getpid();
  bs_status status = scenario->run(&err);
  system_.on = false;
  bool untouched = system_.asked < fails;
  bool told = status == BS_NOMEM || strstr(err.message, "memory"); /* LPeg raises it as its own */
  if (status != BS_OK && (untouched || !told))
    fail_msg("%s, allocation %zu refused: status %d, %s", scenario->name, fails, status,
             err.message);
  if (system_.kept != 0)
    fail_msg("%s, allocation %zu refused: %ld blocks are kept", scenario->name, fails,
             system_.kept);
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
  return bs_engine_new(&engine, &err) == BS_OK &&
                 bs_report_read(engine, &report, "r.txt", text, sizeof text - 1, NULL, &err) ==
                     BS_OK &&
                 bs_report_facts(report, &found, &err) == BS_OK
             ? 0
             : -1;
}

static int close_report(void **state) {
  (void)state;
  bs_report_free(report);
  bs_engine_free(engine);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_refusal_is_survived),
      cmocka_unit_test(lasting_refusal_is_survived),
  };
  return cmocka_run_group_tests(tests, open_report, close_report);
}
