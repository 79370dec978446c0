#include "writer.h"

#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "nearest.h"

const char *const bs_writer_formats[] = {"table", "csv", "tsv", "ndjson", "json", "markdown", NULL};

static const bs_format *const formats[] = {&bs_format_table,  &bs_format_csv,  &bs_format_tsv,
                                           &bs_format_ndjson, &bs_format_json, &bs_format_markdown};

enum { FORMATS = sizeof formats / sizeof *formats };

static bs_status fail_format(const char *name, bs_error *err) {
  const char *nearest = bs_nearest(name, bs_writer_formats, FORMATS);
  bs_buffer known = {0};
  bs_nearest_list(&known, bs_writer_formats, FORMATS);
  bs_status status =
      known.failed
          ? bs_fail_memory(err)
          : bs_fail(err, BS_USAGE, 0, "unknown format '%s' (known: %s)%s%s%s", name, known.data,
                    nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
  bs_buffer_free(&known);
  return status;
}

bool bs_writer_is_for_people(const char *format) {
  for (size_t i = 0; i < FORMATS; i++)
    if (strcmp(formats[i]->name, format) == 0)
      return formats[i]->people;
  return false;
}

bs_status bs_writer_new(bs_writer **out, const bs_writer_settings *settings, bs_output *output,
                        bs_error *err) {
  const bs_format *format = NULL;
  for (size_t i = 0; i < FORMATS; i++)
    if (strcmp(formats[i]->name, settings->format) == 0)
      format = formats[i];
  if (!format)
    return fail_format(settings->format, err);
  if ((settings->bom || settings->guard) && !format->delimited)
    return bs_fail(err, BS_USAGE, 0, "--%s goes with csv and tsv, not with %s",
                   settings->bom ? "bom" : "guard", format->name);
  bs_writer *writer = calloc(1, sizeof *writer);
  if (!writer)
    return bs_fail_memory(err);
  writer->format = format;
  writer->settings = *settings;
  writer->output = output;
  *out = writer;
  return BS_OK;
}

bool bs_writer_no_memory(bs_writer *writer) {
  writer->status = bs_fail_memory(&writer->error);
  return false;
}

static size_t place(const char *const *columns, size_t count, const char *name) {
  size_t i = 0;
  while (i < count && strcmp(columns[i], name) != 0)
    i++;
  return i;
}

/* A column was chosen that the rows do not have. */
static bool unknown_column(bs_writer *writer, const char *name) {
  const char *nearest = bs_nearest(name, writer->declared, writer->declared_count);
  bs_buffer known = {0};
  bs_nearest_list(&known, writer->declared, writer->declared_count);
  if (known.failed)
    bs_writer_no_memory(writer);
  else
    writer->status =
        bs_fail(&writer->error, BS_USAGE, 0, "unknown column '%s' (it has: %s)%s%s%s", name,
                known.size > 0 ? known.data : "none", nearest ? "; did you mean '" : "",
                nearest ? nearest : "", nearest ? "'?" : "");
  bs_buffer_free(&known);
  return false;
}

/* Keeps the columns that the rows have. */
static bool declare(bs_writer *writer, const char *const *columns, size_t count) {
  bs_arena *arena = &writer->arena;
  const bs_writer_settings *settings = &writer->settings;
  size_t most = count > settings->column_count ? count : settings->column_count;
  most = most > settings->shown_count ? most : settings->shown_count;
  const char **names = bs_arena_take(arena, count * sizeof *names);
  writer->places = bs_arena_take(arena, most * sizeof *writer->places);
  writer->columns = bs_arena_take(arena, most * sizeof *writer->columns);
  writer->cells = bs_arena_take(arena, most * sizeof *writer->cells);
  writer->except = bs_arena_take(arena, most * sizeof *writer->except);
  if (!names || !writer->places || !writer->columns || !writer->cells || !writer->except)
    return bs_writer_no_memory(writer);
  for (size_t i = 0; i < most; i++)
    writer->except[i] = NULL;
  for (size_t i = 0; i < count; i++) {
    names[i] = bs_arena_copy(arena, columns[i], strlen(columns[i]));
    if (!names[i])
      return bs_writer_no_memory(writer);
  }
  writer->declared = names;
  writer->declared_count = count;
  return true;
}

static void choose(bs_writer *writer, size_t at) {
  writer->places[writer->column_count] = at;
  writer->columns[writer->column_count++] = writer->declared[at];
}

/* A column that nobody needs to see where there is one report. */
static bool is_spare(const bs_writer *writer, const char *name) {
  return writer->format->people && writer->settings.one_report && writer->declared_count > 1 &&
         strcmp(name, "report") == 0;
}

static bool choose_shown(bs_writer *writer) {
  const bs_writer_settings *settings = &writer->settings;
  for (size_t i = 0; i < settings->shown_count; i++) {
    size_t at = place(writer->declared, writer->declared_count, settings->shown[i].name);
    if (at == writer->declared_count)
      return unknown_column(writer, settings->shown[i].name);
    if (is_spare(writer, settings->shown[i].name))
      continue;
    writer->except[writer->column_count] = settings->shown[i].except;
    choose(writer, at);
  }
  return true;
}

/* Chooses which of them are written. */
static bool choose_columns(bs_writer *writer) {
  const bs_writer_settings *settings = &writer->settings;
  const char *const *declared = writer->declared;
  size_t count = writer->declared_count;
  if (!settings->columns && settings->shown && writer->format->people)
    return choose_shown(writer);
  if (!settings->columns) {
    for (size_t i = 0; i < count; i++)
      if (!is_spare(writer, declared[i]))
        choose(writer, i);
    return true;
  }
  for (size_t i = 0; i < settings->column_count; i++) {
    size_t at = place(declared, count, settings->columns[i]);
    if (at == count)
      return unknown_column(writer, settings->columns[i]);
    choose(writer, at);
  }
  return true;
}

bool bs_writer_columns(void *self, const char *const *columns, size_t count) {
  bs_writer *writer = self;
  if (writer->status == BS_SCRIPT) /* another report's columns; here is a new one */
    writer->status = BS_OK;
  if (writer->status)
    return false;
  if (!writer->declared)
    return declare(writer, columns, count) && choose_columns(writer) &&
           writer->format->open(writer);
  bool same = count == writer->declared_count;
  for (size_t i = 0; same && i < count; i++)
    same = strcmp(columns[i], writer->declared[i]) == 0;
  if (!same)
    writer->status = bs_fail(&writer->error, BS_SCRIPT, 0,
                             "its columns are not those of the reports before; an analysis has the "
                             "same columns for every report");
  return same;
}

/* The cells of a row that are written. */
static const bs_cell *pick(bs_writer *writer, const bs_row *row) {
  for (size_t i = 0; i < writer->column_count; i++) {
    bs_cell *cell = &writer->cells[i];
    const char *except = writer->except[i];
    *cell = row->cells[writer->places[i]];
    if (except && cell->type == BS_STRING && cell->as.string.size == strlen(except) &&
        memcmp(cell->as.string.data, except, cell->as.string.size) == 0)
      *cell = (bs_cell){.type = BS_NIL};
  }
  return writer->cells;
}

bool bs_writer_look(void *self, const bs_row *row) {
  bs_writer *writer = self;
  if (writer->status)
    return false;
  return !writer->format->look || writer->format->look(writer, pick(writer, row));
}

bool bs_writer_row(void *self, const bs_row *row) {
  bs_writer *writer = self;
  if (writer->status)
    return false;
  writer->rows++;
  return writer->format->row(writer, pick(writer, row));
}

bool bs_writer_hold(bs_writer *writer) {
  if (!writer->format->straight)
    return false;
  writer->settled = writer->rows;
  bs_output_hold(writer->output);
  return true;
}

size_t bs_writer_held(const bs_writer *writer) {
  return writer->output->held.size;
}

void bs_writer_settle(bs_writer *writer, bool keep) {
  bs_output_settle(writer->output, keep);
  if (!keep)
    writer->rows = writer->settled;
}

bool bs_writer_end(bs_writer *writer) {
  if (writer->status && writer->status != BS_SCRIPT)
    return false;
  return !writer->declared || !writer->format->end || writer->format->end(writer);
}

size_t bs_writer_rows(const bs_writer *writer) {
  return writer->rows;
}

bs_status bs_writer_failure(const bs_writer *writer, bs_error *err) {
  if (!writer->status)
    return bs_output_failure(writer->output, err);
  *err = writer->error;
  return writer->status;
}

void bs_writer_free(bs_writer *writer) {
  if (!writer)
    return;
  writer->format->free(writer->state);
  bs_arena_free(&writer->arena);
  free(writer);
}
