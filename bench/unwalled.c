/* What the command does without its walls: bench-unwalled ANALYSIS REPORT… writes the rows of the
   reports as NDJSON, in one process, with no limits and no supervisor. */
#include <stdio.h>

#include "input.h"
#include "report.h"
#include "source.h"
#include "writer.h"

static int fail(const char *what, const char *why) {
  fprintf(stderr, "bench-unwalled: %s: %s\n", what, why);
  return 1;
}

/* Reads a report and writes its rows. */
static bs_status run(bs_engine *engine, const char *analysis, const char *path, bs_writer *writer,
                     bs_error *err) {
  const bs_sink sink = {writer, bs_writer_columns, bs_writer_row, NULL};
  bs_report *report = NULL;
  bs_buffer bytes = {0};
  bs_status status = bs_input_read(&bytes, path, BS_SOURCE_LIMIT, err);
  if (status == BS_OK)
    status = bs_report_read(engine, &report, path, bytes.data, bytes.size, NULL, err);
  bs_buffer_free(&bytes);
  if (status == BS_OK)
    status = bs_run_analysis(engine, report, analysis, NULL, 0, &sink, err);
  bs_report_free(report);
  return status;
}

int main(int count, char **words) {
  static bs_output output;
  static const bs_writer_settings settings = {.format = "ndjson"};
  bs_writer *writer;
  bs_engine *engine;
  bs_error err;
  if (count < 3)
    return fail("usage", "bench-unwalled ANALYSIS REPORT…");
  bs_output_open(&output, 1, "standard output");
  if (bs_engine_new(&engine, &err) != BS_OK ||
      bs_writer_new(&writer, &settings, &output, &err) != BS_OK)
    return fail("setting up", err.message);
  for (int i = 2; i < count; i++)
    if (run(engine, words[1], words[i], writer, &err) != BS_OK)
      return fail(words[i], err.message);
  if (!bs_writer_end(writer) || !bs_output_close(&output))
    return fail("writing", "it is not complete");
  bs_writer_free(writer);
  bs_engine_free(engine);
  return 0;
}
