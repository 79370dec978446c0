#include "view.h"

#include <string.h>

#include "cell.h"
#include "decimal.h"
#include "nearest.h"
#include "quantity.h"

static bs_status fail_unit(const bs_view *view, const char *name, bs_error *err) {
  const char *known[512], *nearest;
  size_t count = 0;
  for (; count < view->pack->unit_count && count < sizeof known / sizeof *known; count++)
    known[count] = view->pack->units[count].text.data;
  nearest = strlen(name) > 3 ? bs_nearest(name, known, count) : NULL; /* of one sign all are near */
  if (nearest)
    return bs_fail(err, BS_USAGE, 0, "--in: '%s' is no unit; did you mean '%s'?", name, nearest);
  return bs_fail(err, BS_USAGE, 0, "--in: '%s' is no unit (such as 亿元, 万公顷, 万人)", name);
}

/* Whether a text is a unit of the pack, with a multiplier or without: 元, 亿元, 元/亩. */
static bool is_unit(const bs_pack *pack, bs_slice text) {
  bs_compound unit;
  int32_t scale;
  bs_error err;
  if (text.size == 0 || bs_compound_read(pack, text, true, &unit, &scale, &err) != BS_OK ||
      unit.count == 0)
    return false;
  const char *name = unit.parts[0].name;
  return bs_pack_unit(pack, (bs_slice){name, (uint32_t)strlen(name)}) != NULL;
}

static bs_status add_unit(bs_view *view, const char *text, size_t size, bs_error *err) {
  const char *copy = bs_arena_copy(&view->arena, text, size);
  if (!copy)
    return bs_fail_memory(err);
  bs_slice unit = {copy, (uint32_t)size};
  view->units[view->unit_count++] = unit;
  return is_unit(view->pack, unit) ? BS_OK : fail_unit(view, copy, err);
}

bs_status bs_view_open(bs_view *view, const bs_pack *pack, const char *units, bs_error *err) {
  size_t most = 1;
  bs_status status = BS_OK;
  view->pack = pack;
  for (const char *at = units; at && *at; at++)
    most += *at == ',';
  view->units = bs_arena_take(&view->arena, most * sizeof *view->units);
  if (!view->units)
    return bs_fail_memory(err);
  for (const char *at = units; at && status == BS_OK;) {
    size_t size = strcspn(at, ",");
    status = add_unit(view, at, size, err);
    at = at[size] ? at + size + 1 : NULL;
  }
  return status;
}

bool bs_view_columns(bs_view *view, const char *const *columns, size_t count) {
  for (size_t field = 0; field < BS_CONTRACT_FIELDS; field++) {
    size_t at = 0;
    while (at < count && strcmp(columns[at], bs_contract_fields[field]) != 0)
      at++;
    view->places[field] = at < count ? at : SIZE_MAX;
  }
  view->plain =
      view->places[BS_CONTRACT_VALUE] != SIZE_MAX && view->places[BS_CONTRACT_TEXT] != SIZE_MAX;
  view->cells = bs_arena_take(&view->arena, (count + 1) * sizeof *view->cells);
  return view->cells != NULL;
}

static bs_cell string(const char *text, size_t size) {
  return (bs_cell){BS_STRING, {.string = {text, size}}};
}

/* Makes a string of `before` and what is behind it. */
static bool join(bs_view *view, const bs_buffer *text, bs_cell *out) {
  const char *copy = text->failed ? NULL : bs_arena_copy(&view->row, text->data, text->size);
  if (copy)
    *out = string(copy, text->size);
  return copy != NULL;
}

/* Adds one end of a converted number as people read it, with four digits. */
static void show_number(bs_buffer *out, const bs_cell *value, int end) {
  bs_cell number = {BS_FLOAT, {.number = bs_decimal_double(value->as.decimal[end])}};
  bs_cell_show(out, &number);
}

/* For people, what a fact says in the unit it is shown in: 2.85亿元, 5—8万人. */
static bool write_text(bs_view *view, const bs_cell *value, bs_slice unit, bs_cell *out) {
  bs_buffer text = {0};
  show_number(&text, value, 0);
  if (value->type == BS_RANGE) {
    bs_buffer_add_string(&text, "—");
    show_number(&text, value, 1);
  }
  bs_buffer_add(&text, unit.data, unit.size);
  bool done = join(view, &text, out);
  bs_buffer_free(&text);
  return done;
}

static bool is_negative(const bs_cell *value) {
  const bs_decimal zero = {0, 0};
  return (value->type == BS_DECIMAL || value->type == BS_RANGE) &&
         bs_decimal_compare(value->as.decimal[0], zero) < 0;
}

/* Puts a minus before the words of a fall, where they do not say it themselves. */
static bool sign_text(bs_view *view, const bs_cell *value, bs_cell *text) {
  static const char *const signs[] = {"-", "−", "－", "负", "零下"};
  if (!is_negative(value) || text->type != BS_STRING)
    return true;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (text->as.string.size > strlen(signs[i]) &&
        memcmp(text->as.string.data, signs[i], strlen(signs[i])) == 0)
      return true;
  bs_buffer signed_text = {0};
  bool range = value->type == BS_RANGE;
  bs_buffer_add_string(&signed_text, range ? "-(" : "-");
  bs_buffer_add(&signed_text, text->as.string.data, text->as.string.size);
  bs_buffer_add_string(&signed_text, range ? ")" : "");
  bool done = join(view, &signed_text, text);
  bs_buffer_free(&signed_text);
  return done;
}

static bool is_number(const bs_cell *cell) {
  return cell->type == BS_DECIMAL || cell->type == BS_RANGE || cell->type == BS_INTEGER ||
         cell->type == BS_FLOAT;
}

/* Shows a fact by its fields; `low`, `high` and `unit` are NULL where the row does not have them.
 */
static bool show_fact(bs_view *view, bs_cell *value, bs_cell *low, bs_cell *high, bs_cell *unit,
                      bs_cell *text) {
  bool converts = is_number(value) && unit && unit->type == BS_STRING;
  for (size_t i = 0; converts && i < view->unit_count; i++) {
    bs_slice from = {unit->as.string.data, (uint32_t)unit->as.string.size}, to = view->units[i];
    bs_cell *numbers[] = {value, low, high};
    bs_cell converted;
    bs_error err;
    if (bs_cell_convert(view->pack, value, from, to, &converted, &err) != BS_OK)
      continue;
    for (size_t n = 0; n < 3; n++)
      if (numbers[n] &&
          bs_cell_convert(view->pack, numbers[n], from, to, &converted, &err) == BS_OK)
        *numbers[n] = converted;
    *unit = string(to.data, to.size);
    view->fitted = true;
    return !view->people || write_text(view, value, to, text);
  }
  return !view->people || sign_text(view, value, text);
}

static bs_cell *field(bs_view *view, size_t which) {
  return view->places[which] == SIZE_MAX ? NULL : &view->cells[view->places[which]];
}

/* What a quantity is in the first unit that fits it, as people read it. */
static bool write_quantity(bs_view *view, bs_slice unit, bs_cell *text) {
  bs_quantity q = {0}, converted = {0};
  bs_error err;
  bs_slice own = {text->as.string.data, (uint32_t)text->as.string.size};
  bs_buffer out = {0};
  bool done = true;
  if (bs_quantity_read(view->pack, own, &q, &err) == BS_OK &&
      bs_quantity_to(view->pack, &q, unit, &converted, &err) == BS_OK) {
    bs_quantity_write(view->pack, &out, &converted);
    done = join(view, &out, text);
  }
  bs_quantity_free(&q);
  bs_quantity_free(&converted);
  bs_buffer_free(&out);
  return done;
}

static bool show_quantity(bs_view *view, bs_cell *cell) {
  bs_quantity_cell *q = bs_arena_take(&view->row, sizeof *q);
  if (!q)
    return false;
  *q = *cell->as.quantity;
  cell->as.quantity = q;
  for (size_t i = 0; q->unit.type == BS_STRING && i < view->unit_count; i++) {
    bs_slice from = {q->unit.as.string.data, (uint32_t)q->unit.as.string.size};
    bs_cell value, low, high;
    bs_error err;
    if (bs_cell_convert(view->pack, &q->value, from, view->units[i], &value, &err) != BS_OK ||
        bs_cell_convert(view->pack, &q->low, from, view->units[i], &low, &err) != BS_OK ||
        bs_cell_convert(view->pack, &q->high, from, view->units[i], &high, &err) != BS_OK)
      continue;
    q->value = value;
    q->low = low;
    q->high = high;
    q->unit = string(view->units[i].data, view->units[i].size);
    view->fitted = true;
    return write_quantity(view, view->units[i], &q->text);
  }
  return true;
}

static bool show_cell(bs_view *view, bs_cell *cell) {
  if (cell->type == BS_QUANTITY)
    return show_quantity(view, cell);
  if (cell->type != BS_FACT)
    return true;
  bs_fact_cell *fact = bs_arena_take(&view->row, sizeof *fact);
  if (!fact)
    return false;
  *fact = *cell->as.fact;
  cell->as.fact = fact;
  bs_cell *fields = fact->fields;
  return show_fact(view, &fields[BS_CONTRACT_VALUE], &fields[BS_CONTRACT_LOW],
                   &fields[BS_CONTRACT_HIGH], &fields[BS_CONTRACT_UNIT], &fields[BS_CONTRACT_TEXT]);
}

const bs_cell *bs_view_row(bs_view *view, const bs_row *row) {
  bool done = true;
  if (view->unit_count == 0 && !view->people)
    return row->cells;
  bs_arena_free(&view->row);
  memcpy(view->cells, row->cells, row->count * sizeof *row->cells);
  for (size_t i = 0; done && i < row->count; i++)
    done = show_cell(view, &view->cells[i]);
  if (done && view->plain)
    done = show_fact(view, field(view, BS_CONTRACT_VALUE), field(view, BS_CONTRACT_LOW),
                     field(view, BS_CONTRACT_HIGH), field(view, BS_CONTRACT_UNIT),
                     field(view, BS_CONTRACT_TEXT));
  return done ? view->cells : NULL;
}

void bs_view_free(bs_view *view) {
  bs_arena_free(&view->arena);
  bs_arena_free(&view->row);
  *view = (bs_view){0};
}
