/** A script run over a small report. */
#ifndef RUN_H
#define RUN_H

#include <math.h>

#include "leash.h"

static inline bool check_row(void *self, const bs_row *row) {
  (void)self;
  for (size_t i = 0; i < row->count; i++) {
    const bs_cell *cell = &row->cells[i];
    HOLDS(row->columns[i] && row->columns[i][0] != '\0');
    HOLDS(cell->type != BS_FLOAT || isfinite(cell->as.number));
    HOLDS(cell->type != BS_STRING || cell->as.string.data || cell->as.string.size == 0);
  }
  return true;
}

static inline bool check_print(void *self, const char *text, size_t size, bool plain) {
  (void)self;
  (void)plain;
  HOLDS(!memchr(text, '\n', size));
  return true;
}

/** Runs it with options, name, value, name, value …; it ends well or says why. */
static inline bs_status run_with(const char *lua, size_t size, const char *const *options,
                                 size_t count, bs_error *err) {
  static const char text[] =
      "云溪镇政府工作报告\n——2021年2月28日在云溪镇第十七届人民代表大会第五次会议上\n"
      "一、2020年工作回顾\n（一）财政。完成财政收入3.15亿元，增长8%，是2015年的1.28倍。\n"
      "二、2021年主要任务\n财政收入增长7%—8%，城镇化率达到63.5%左右。\n";
  static const bs_sink sink = {.row = check_row, .print = check_print};
  bs_engine *engine = fuzz_engine();
  bs_report *report;
  HOLDS(bs_report_read(engine, &report, "r.txt", text, sizeof text - 1, NULL, err) == BS_OK);
  bs_script script = {
      .name = "@mine.lua", .lua = lua, .size = size, .options = options, .option_count = count};
  err->line = -1;
  bs_status status = bs_run(engine, report, &script, &sink, err);
  HOLDS(status == BS_OK || err->line >= 0);
  bs_report_free(report);
  return status;
}

/** The same without any. */
static inline void run_script(const char *lua, size_t size) {
  bs_error err;
  run_with(lua, size, NULL, 0, &err);
}

#endif
