#include "runs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "cell.h"

bs_engine *engine;

int open_engine(void **state) {
  bs_error err;
  (void)state;
  return bs_engine_new(&engine, &err);
}

int close_engine(void **state) {
  (void)state;
  bs_engine_free(engine);
  return 0;
}

bs_report *read_report(void) {
  static const char text[] = "一、2020年工作回顾\n\n2020年财政收入3.15亿元，增长8%。\n";
  bs_report *report;
  bs_error err;
  assert_int_equal(bs_report_read(engine, &report, "r.txt", text, strlen(text), NULL, &err), BS_OK);
  return report;
}

bs_script script_of(const char *lua) {
  return (bs_script){.name = "@a/mine.lua", .lua = lua, .size = strlen(lua)};
}

static bool take_columns(void *self, const char *const *columns, size_t count) {
  for (size_t i = 0; i < count; i++)
    bs_buffer_printf(self, "%c%s", i ? ' ' : '[', columns[i]);
  bs_buffer_add_string(self, "]\n");
  return true;
}

static bool take_row(void *self, const bs_row *row) {
  for (size_t i = 0; i < row->count; i++) {
    if (i > 0)
      bs_buffer_add_string(self, "|");
    bs_cell_write(self, &row->cells[i]);
  }
  bs_buffer_add_string(self, "\n");
  return true;
}

static bool take_print(void *self, const char *text, size_t size, bool plain) {
  bs_buffer_add_string(self, plain ? "" : "# ");
  bs_buffer_add(self, text, size);
  bs_buffer_add_string(self, "\n");
  return true;
}

const bs_sink writing_sink = {.columns = take_columns, .row = take_row, .print = take_print};

static void check(const struct run *c) {
  bs_report *report = read_report();
  bs_buffer out = {0};
  bs_sink sink = writing_sink;
  sink.self = &out;
  bs_script script = script_of(c->lua);
  script.options = c->options;
  while (script.option_count < 3 && c->options[2 * script.option_count])
    script.option_count++;
  bs_error err = {0};
  bs_status status = bs_run(engine, report, &script, &sink, &err);
  bs_buffer_add(&out, "", 1);
  if (status != c->status || err.line != c->line || strcmp(out.data, c->out) != 0 ||
      strcmp(err.message, c->message ? c->message : "") != 0)
    fail_msg("%s\nstatus %d, line %d: %s\n%s", c->lua, status, err.line, err.message, out.data);
  bs_buffer_free(&out);
  bs_report_free(report);
}

void check_runs(const struct run *cases, size_t count) {
  for (size_t i = 0; i < count; i++)
    check(&cases[i]);
}
