/* Runs of scripts over one short report, for tests of bs_run(). */
#ifndef RUNS_H
#define RUNS_H

#include "baoshu.h"

/* A run and what it must give. `out` is what the sink gets: `[a b]` for columns, `a|b` for a row, a
   line for a plain chunk's print, `# line` for an analysis's. */
struct run {
  const char *lua, *out;
  bs_status status;
  int line;
  const char *message;    /* NULL for none */
  const char *options[6]; /* name, value …, NULL */
};

#define GOOD BS_OK, 0, NULL

/* An analysis with the columns a and b: HEAD "more keys, " MAP("body of map"). */
#define HEAD "return { api = 1, columns = { 'a', 'b' }, "
#define MAP(body) "map = function(report, emit, options) " body " end }"

extern bs_engine *engine;

/* For cmocka_run_group_tests(). */
int open_engine(void **state);
int close_engine(void **state);

bs_report *read_report(void);
bs_script script_of(const char *lua);

/* A sink that writes all that it gets into a bs_buffer, its `self`. */
extern const bs_sink writing_sink;

void check_runs(const struct run *cases, size_t count);
#define CHECK(cases) check_runs(cases, sizeof(cases) / sizeof *(cases))

#endif
