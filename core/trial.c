#include "trial.h"

#include <string.h>

#include "cell.h"
#include "row.h"
#include "show.h"

/* So often it is looked further on for where a row comes in a case, all its rows together; then
 * only in its place. */
enum { LOOKS = 1000000 };

/* So many bytes of what a case prints are shown. */
enum { PRINTS = 4096 };

/* The rows of a case as they come. */
typedef struct collected {
  bs_rows rows;
  size_t looks;
  bs_buffer prints; /* lines that the script printed, to be shown where the case fails */
  bool cut;         /* there were more of them */
  bs_status status;
} collected;

static bool take_columns(void *self, const char *const *columns, size_t count) {
  collected *c = self;
  bs_error err;
  c->status = bs_rows_open(&c->rows, columns, count, &err);
  return c->status == BS_OK;
}

static bool take_row(void *self, const bs_row *row) {
  collected *c = self;
  bs_error err;
  c->status = bs_rows_add(&c->rows, row->cells, &err);
  return c->status == BS_OK;
}

static bool take_print(void *self, const char *text, size_t size, bool plain) {
  collected *c = self;
  (void)plain;
  if (c->cut)
    return true;
  c->cut = c->prints.size + size > PRINTS;
  if (c->cut) {
    bs_buffer_add_string(&c->prints, "    it printed more, too much to be shown\n");
    return true;
  }
  bs_buffer_add_string(&c->prints, "    it printed: ");
  bs_show_text(&c->prints, text, size, "\t");
  bs_buffer_add_string(&c->prints, "\n");
  return true;
}

/* Comparing. */

static bool same_text(const bs_buffer *a, const bs_buffer *b) {
  return !a->failed && !b->failed && a->size == b->size &&
         (a->size == 0 || memcmp(a->data, b->data, a->size) == 0);
}

bool bs_trial_fits(const bs_cell *expected, const bs_cell *got) {
  if (expected->type == BS_BOOLEAN && !expected->as.boolean)
    return got->type == BS_NIL || (got->type == BS_BOOLEAN && !got->as.boolean);
  if ((expected->type == BS_BOOLEAN) != (got->type == BS_BOOLEAN) || got->type == BS_NIL)
    return false;
  bs_buffer want = {0}, written = {0}, shown = {0};
  bs_cell_write(&want, expected);
  bs_cell_write(&written, got);
  bs_cell_show(&shown, got);
  bool fits = same_text(&want, &written) || same_text(&want, &shown);
  bs_buffer_free(&want);
  bs_buffer_free(&written);
  bs_buffer_free(&shown);
  return fits;
}

/* The cell of the collected row `at` under the name of a column. */
static const bs_cell *cell_at(const collected *c, size_t at, const char *column) {
  size_t i = 0;
  while (strcmp(c->rows.columns[i], column) != 0)
    i++;
  return &c->rows.cells[at * c->rows.column_count + i];
}

static bool row_fits(const bs_row *expected, const collected *c, size_t at) {
  for (size_t i = 0; i < expected->count; i++)
    if (!bs_trial_fits(&expected->cells[i], cell_at(c, at, expected->columns[i])))
      return false;
  return true;
}

/* Showing. */

static void add_value(bs_buffer *out, const bs_cell *cell) {
  bool quoted = cell->type == BS_STRING || cell->type == BS_FACT;
  if (cell->type == BS_NIL) {
    bs_buffer_add_string(out, "nothing");
    return;
  }
  bs_buffer_add_string(out, quoted ? "\"" : "");
  bs_cell_show(out, cell);
  bs_buffer_add_string(out, quoted ? "\"" : "");
}

static void add_wanted(bs_buffer *out, const bs_cell *cell) {
  if (cell->type == BS_BOOLEAN && !cell->as.boolean)
    bs_buffer_add_string(out, "false or nothing");
  else
    add_value(out, cell);
}

/* Adds a row as one would write it in the script, without what is absent. */
static void add_row(bs_buffer *out, const char *const *columns, const bs_cell *cells,
                    size_t count) {
  bool first = true;
  bs_buffer_add_string(out, "{ ");
  for (size_t i = 0; i < count; i++) {
    if (cells[i].type == BS_NIL)
      continue;
    bs_buffer_add_string(out, first ? "" : ", ");
    bs_show_text(out, columns[i], strlen(columns[i]), NULL);
    bs_buffer_add_string(out, " = ");
    add_value(out, &cells[i]);
    first = false;
  }
  bs_buffer_add_string(out, first ? "}\n" : " }\n");
}

static void add_difference(bs_buffer *out, const bs_row *expected, const collected *c, size_t at) {
  for (size_t i = 0; i < expected->count; i++) {
    const bs_cell *got = cell_at(c, at, expected->columns[i]);
    if (bs_trial_fits(&expected->cells[i], got))
      continue;
    bs_buffer_printf(out, "    row %zu: ", at + 1);
    bs_show_text(out, expected->columns[i], strlen(expected->columns[i]), NULL);
    bs_buffer_add_string(out, " is ");
    add_value(out, got);
    bs_buffer_add_string(out, ", not ");
    add_wanted(out, &expected->cells[i]);
    bs_buffer_add_string(out, "\n");
  }
}

static void add_missing(bs_buffer *out, const bs_row *row) {
  bs_buffer_add_string(out, "    missing: ");
  add_row(out, row->columns, row->cells, row->count);
}

static void add_unexpected(bs_buffer *out, const collected *c, size_t at) {
  bs_buffer_printf(out, "    row %zu is not expected: ", at + 1);
  add_row(out, c->rows.columns, c->rows.cells + at * c->rows.column_count, c->rows.column_count);
}

/* Where from `at` on a row comes that fits; the number of rows where none does. */
static size_t find_fit(const bs_row *expected, collected *c, size_t at) {
  while (at < c->rows.row_count && !row_fits(expected, c, at))
    at = c->looks++ < LOOKS ? at + 1 : c->rows.row_count;
  return at;
}

/* Adds how the rows differ; nothing where they do not. Rows that fit further on keep their places:
   what lies before them is unexpected. */
static void compare(bs_buffer *out, const bs_analysis_case *test, collected *c) {
  size_t at = 0, left = test->row_count;
  for (size_t i = 0; i < test->row_count; i++, left--) {
    const bs_row *expected = &test->rows[i];
    size_t fit = find_fit(expected, c, at);
    if (fit < c->rows.row_count) {
      for (; at < fit; at++)
        add_unexpected(out, c, at);
      at++;
    } else if (c->rows.row_count - at >= left) {
      add_difference(out, expected, c, at++);
    } else {
      add_missing(out, expected);
    }
  }
  for (; at < c->rows.row_count; at++)
    add_unexpected(out, c, at);
}

/* Running. */

static bs_status run(bs_engine *engine, const bs_script *script, const bs_analysis_case *test,
                     collected *c, bs_buffer *why, bs_error *err) {
  bs_report *report = NULL;
  bs_script own = *script;
  own.options = test->options;
  own.option_count = test->option_count;
  bs_status status =
      bs_report_read(engine, &report, "case", test->text, test->text_size, "UTF-8", err);
  if (status == BS_OK) {
    const bs_sink sink = {c, take_columns, take_row, take_print};
    status = bs_run(engine, report, &own, &sink, err);
  }
  bs_report_free(report);
  if (status == BS_NOMEM || c->status == BS_NOMEM)
    return bs_fail_memory(err);
  if (status == BS_OK) {
    compare(why, test, c);
    return BS_OK;
  }
  bs_buffer_add_string(why, "    ");
  if (err->line > 0)
    bs_buffer_printf(why, "line %d: ", err->line);
  bs_show_text(why, err->message, strlen(err->message), NULL);
  bs_buffer_add_string(why, "\n");
  return BS_OK;
}

bs_status bs_trial_run(bs_engine *engine, const bs_script *script, const bs_analysis *analysis,
                       bs_trial *out, bs_buffer *text, bs_error *err) {
  bs_status status = BS_OK;
  *out = (bs_trial){analysis->case_count, 0};
  for (size_t i = 0; status == BS_OK && i < analysis->case_count; i++) {
    const bs_analysis_case *test = &analysis->cases[i];
    collected c = {0};
    bs_buffer why = {0};
    status = run(engine, script, test, &c, &why, err);
    bs_buffer_add_string(text, why.size > 0 ? "not ok  " : "ok      ");
    bs_show_text(text, test->title, strlen(test->title), NULL);
    bs_buffer_add_string(text, "\n");
    bs_buffer_add(text, why.data, why.size);
    if (why.size > 0)
      bs_buffer_add(text, c.prints.data, c.prints.size);
    out->failures += why.size > 0;
    text->failed = text->failed || why.failed || c.prints.failed;
    bs_buffer_free(&why);
    bs_buffer_free(&c.prints);
    bs_rows_free(&c.rows);
  }
  return text->failed ? bs_fail_memory(err) : status;
}
