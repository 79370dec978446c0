/* Runs a script over a report and takes its rows into an array of its own: the highest growth
 * first. */
#include <baoshu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char script_text[] =
    "return {\n"
    "  api = 1,\n"
    "  columns = { 'indicator', 'growth', 'line' },\n"
    "  options = { above = { type = 'number', default = 0 } },\n"
    "  map = function(report, emit, options)\n"
    "    for f in report:facts { kind = 'growth', value = { min = options.above } } do\n"
    "      emit { indicator = f.indicator, growth = f.value, line = f.line }\n"
    "    end\n"
    "  end,\n"
    "}\n";

struct growth {
  char indicator[64];
  double percent;
  int64_t line;
};

struct list {
  struct growth *items;
  size_t count, room;
};

/* A row lives as long as this call, so what is wanted of it is copied. False would stop the run. */
static bool take_row(void *self, const bs_row *row) {
  struct list *list = self;
  if (list->count == list->room) {
    size_t room = list->room ? 2 * list->room : 16;
    struct growth *items = realloc(list->items, room * sizeof *items);
    if (!items)
      return false;
    list->items = items;
    list->room = room;
  }
  struct growth *growth = &list->items[list->count];
  bs_cell_text(&row->cells[0], growth->indicator, sizeof growth->indicator);
  if (!bs_cell_double(&row->cells[1], &growth->percent))
    return true;
  growth->line = row->cells[2].as.integer;
  list->count++;
  return true;
}

static int higher(const void *a, const void *b) {
  double x = ((const struct growth *)a)->percent, y = ((const struct growth *)b)->percent;
  return (x < y) - (x > y);
}

int main(int argc, char **argv) {
  const char *const options[] = {"above", argc > 2 ? argv[2] : "10"};
  const bs_script script = {.name = "=rows.c", /* how messages call it */
                            .lua = script_text,
                            .size = strlen(script_text),
                            .options = options,
                            .option_count = 1};
  struct list list = {NULL, 0, 0};
  const bs_sink sink = {.self = &list, .row = take_row};
  bs_error err;
  bs_engine *engine = NULL;
  bs_report *report = NULL;
  bs_status status = bs_engine_new(&engine, &err);
  if (status == BS_OK)
    status = bs_report_load(engine, &report, argc > 1 ? argv[1] : "-", NULL, &err);
  if (status == BS_OK)
    status = bs_run(engine, report, &script, &sink, &err);
  if (status != BS_OK)
    fprintf(stderr, "rows: %s\n", err.message);
  else if (list.count > 0)
    qsort(list.items, list.count, sizeof *list.items, higher);
  for (size_t i = 0; status == BS_OK && i < list.count; i++)
    printf("%6.1f%%  line %-3d  %s\n", list.items[i].percent, (int)list.items[i].line,
           list.items[i].indicator);
  free(list.items);
  bs_report_free(report);
  bs_engine_free(engine);
  return status != BS_OK;
}
