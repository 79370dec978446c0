#include "row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

const char *const bs_contract_fields[BS_CONTRACT_FIELDS] = {
    "report", "line",    "start", "end",   "text",      "value",   "low",
    "high",   "unit",    "bound", "kind",  "indicator", "period",  "base",
    "status", "wording", "scope", "place", "section",   "sentence"};

bs_status bs_rows_open(bs_rows *rows, const char *const *columns, size_t count, bs_error *err) {
  if (rows->columns)
    return bs_fail(err, BS_SCRIPT, 0, "the columns are declared already");
  if (count > BS_ROWS_COLUMNS)
    return bs_fail(err, BS_LIMIT, 0, "%zu columns are more than %d", count, BS_ROWS_COLUMNS);
  const char **copies = bs_arena_take(&rows->arena, (count + 1) * sizeof *copies);
  if (!copies)
    return bs_fail_memory(err);
  for (size_t i = 0; i < count; i++) {
    if (!columns[i][0])
      return bs_fail(err, BS_SCRIPT, 0, "column %zu has an empty name", i + 1);
    for (size_t j = 0; j < i; j++)
      if (strcmp(columns[i], columns[j]) == 0)
        return bs_fail(err, BS_SCRIPT, 0, "column '%s' is declared twice", columns[i]);
    copies[i] = bs_arena_copy(&rows->arena, columns[i], strlen(columns[i]));
    if (!copies[i])
      return bs_fail_memory(err);
  }
  copies[count] = NULL;
  rows->columns = copies;
  rows->column_count = count;
  return BS_OK;
}

static bool detach(bs_arena *arena, const bs_cell *cell, const bs_cell *above, bs_cell *out);

static bool detach_quantity(bs_arena *arena, const bs_quantity_cell *from, bs_cell *out) {
  bs_quantity_cell *kept = bs_arena_take(arena, sizeof *kept);
  size_t count = from->source_count;
  bs_sources_item *sources = bs_arena_take(arena, (count + 1) * sizeof *sources);
  if (!kept || !sources)
    return false;
  *kept = *from;
  kept->sources = sources;
  out->as.quantity = kept;
  for (size_t i = 0; i < count; i++) {
    sources[i] = from->sources[i];
    sources[i].report = bs_arena_copy(arena, sources[i].report, strlen(sources[i].report));
    sources[i].text = bs_arena_copy(arena, sources[i].text, strlen(sources[i].text));
    if (!sources[i].report || !sources[i].text)
      return false;
  }
  return detach(arena, &from->unit, NULL, &kept->unit) &&
         detach(arena, &from->text, NULL, &kept->text);
}

static bool same_string(const bs_cell *a, const bs_cell *b) {
  return b->type == BS_STRING && a->as.string.size == b->as.string.size &&
         (a->as.string.size == 0 ||
          memcmp(a->as.string.data, b->as.string.data, a->as.string.size) == 0);
}

/* Copies what a cell points at into the arena, but for a string that `above`, the cell of the row
   before (or NULL), has too: the facts of one sentence would copy it over and over. */
static bool detach(bs_arena *arena, const bs_cell *cell, const bs_cell *above, bs_cell *out) {
  *out = *cell;
  if (cell->type == BS_STRING) {
    if (above && same_string(cell, above)) {
      out->as.string.data = above->as.string.data;
      return true;
    }
    out->as.string.data = bs_arena_copy(arena, cell->as.string.data, cell->as.string.size);
    return out->as.string.data != NULL;
  }
  if (cell->type == BS_QUANTITY)
    return detach_quantity(arena, cell->as.quantity, out);
  if (cell->type != BS_FACT)
    return true;
  bs_fact_cell *fact = bs_arena_take(arena, sizeof *fact);
  if (!fact)
    return false;
  out->as.fact = fact;
  const bs_cell *fields = above && above->type == BS_FACT ? above->as.fact->fields : NULL;
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
    if (!detach(arena, &cell->as.fact->fields[i], fields ? &fields[i] : NULL, &fact->fields[i]))
      return false;
  return true;
}

bs_status bs_rows_add(bs_rows *rows, const bs_cell *cells, bs_error *err) {
  size_t count = rows->column_count;
  if (!bs_grow(&rows->cells, &rows->cell_capacity, rows->cell_count + count, sizeof *cells))
    return bs_fail_memory(err);
  for (size_t i = 0; i < count; i++) {
    if (cells[i].type == BS_FLOAT && !isfinite(cells[i].as.number))
      return bs_fail(err, BS_SCRIPT, 0,
                     "column '%s' got %s, which is no figure (was something divided by 0?)",
                     rows->columns[i], isnan(cells[i].as.number) ? "nan" : "inf");
    bs_cell *out = &rows->cells[rows->cell_count + i];
    if (!detach(&rows->arena, &cells[i], rows->row_count > 0 ? out - count : NULL, out))
      return bs_fail_memory(err);
  }
  rows->cell_count += count;
  rows->row_count++;
  return BS_OK;
}

bool bs_rows_send(bs_rows *rows, const bs_sink *sink) {
  bool going = true;
  if (!rows->columns)
    return true;
  if (sink->columns && !rows->told)
    going = sink->columns(sink->self, rows->columns, rows->column_count);
  rows->told = true;
  for (; going && rows->sent < rows->row_count; rows->sent++) {
    const bs_cell *cells = rows->cells + rows->sent * rows->column_count;
    const bs_row row = {rows->columns, cells, rows->column_count};
    going = !sink->row || sink->row(sink->self, &row);
  }
  return going;
}

void bs_rows_free(bs_rows *rows) {
  bs_arena_free(&rows->arena);
  free(rows->cells);
  *rows = (bs_rows){0};
}

static bs_cell string(const char *data, size_t size) {
  return (bs_cell){BS_STRING, {.string = {data, size}}};
}

static bs_cell name(const char *text) {
  return string(text, strlen(text));
}

static bs_cell slice(bs_slice text) {
  return text.size > 0 ? string(text.data, text.size) : (bs_cell){.type = BS_NIL};
}

static bs_cell integer(int64_t value) {
  return (bs_cell){BS_INTEGER, {.integer = value}};
}

static bs_cell open_end(bs_decimal value, bool open) {
  return open ? (bs_cell){.type = BS_NIL} : (bs_cell){BS_DECIMAL, {.decimal = {value}}};
}

/* A string that is made for the cell; nil where it is empty. */
static bool made(const char *data, size_t size, bs_arena *arena, bs_cell *out) {
  *out = (bs_cell){.type = BS_NIL};
  if (size == 0)
    return true;
  const char *copy = bs_arena_copy(arena, data, size);
  if (copy)
    *out = string(copy, size);
  return copy != NULL;
}

static bool period(bs_period value, bs_arena *arena, bs_cell *out) {
  char text[BS_PERIOD_TEXT];
  return made(text, bs_period_write(text, value), arena, out);
}

static bool section(const bs_report *report, uint32_t index, bs_arena *arena, bs_cell *out) {
  bs_buffer path = {0};
  bs_report_section_path(report, index, &path);
  bool done = !path.failed && made(path.data, path.size, arena, out);
  bs_buffer_free(&path);
  return done;
}

/* The fields that need no string of their own. */
static bs_cell plain(const bs_report *report, const bs_fact *fact, size_t field) {
  const char *text = report->text.text;
  switch (field) {
  case BS_CONTRACT_REPORT:
    return name(report->path);
  case BS_CONTRACT_LINE:
    return integer(bs_report_line(report, fact->span.start));
  case BS_CONTRACT_START:
    return integer(bs_report_bytes(report, fact->span).start);
  case BS_CONTRACT_END:
    return integer(bs_report_bytes(report, fact->span).end);
  case BS_CONTRACT_TEXT:
    return slice(bs_slice_of(text, fact->span));
  case BS_CONTRACT_VALUE:
    return (bs_cell){fact->range ? BS_RANGE : BS_DECIMAL,
                     {.decimal = {fact->value[0], fact->value[1]}}};
  case BS_CONTRACT_LOW:
    return open_end(fact->low, fact->low_open);
  case BS_CONTRACT_HIGH:
    return open_end(fact->high, fact->high_open);
  case BS_CONTRACT_UNIT:
    return slice(fact->unit);
  case BS_CONTRACT_BOUND:
    return name(bs_bound_names[fact->bound]);
  case BS_CONTRACT_KIND:
    return name(bs_kind_names[fact->kind]);
  case BS_CONTRACT_INDICATOR:
    return slice(fact->indicator);
  case BS_CONTRACT_STATUS:
    return name(bs_status_names[fact->status]);
  case BS_CONTRACT_WORDING:
    return slice(fact->wording);
  case BS_CONTRACT_SCOPE:
    return slice(fact->scope);
  case BS_CONTRACT_PLACE:
    return slice(fact->place);
  case BS_CONTRACT_SENTENCE:
    return slice(bs_slice_of(text, report->outline.sentences[fact->sentence].span));
  default:
    return (bs_cell){.type = BS_NIL};
  }
}

bool bs_fact_field(const bs_report *report, uint32_t index, size_t field, bs_arena *arena,
                   bs_cell *out) {
  const bs_fact *fact = &report->facts.facts[index];
  switch (field) {
  case BS_CONTRACT_PERIOD:
    return period(fact->period, arena, out);
  case BS_CONTRACT_BASE:
    return period(fact->base, arena, out);
  case BS_CONTRACT_SECTION:
    return section(report, fact->section, arena, out);
  default:
    *out = plain(report, fact, field);
    return true;
  }
}
