#include "cell.h"

#include <inttypes.h>
#include <string.h>

#include "decimal.h"
#include "double.h"

void bs_cell_write(bs_buffer *out, const bs_cell *cell) {
  char text[BS_DOUBLE_TEXT];
  switch (cell->type) {
  case BS_NIL:
    break;
  case BS_BOOLEAN:
    bs_buffer_add_string(out, cell->as.boolean ? "true" : "false");
    break;
  case BS_INTEGER:
    bs_buffer_printf(out, "%" PRId64, cell->as.integer);
    break;
  case BS_FLOAT:
    bs_buffer_add(out, text, bs_double_write(text, cell->as.number));
    break;
  case BS_DECIMAL:
    bs_decimal_add_to(out, cell->as.decimal[0]);
    break;
  case BS_RANGE:
    bs_decimal_add_to(out, cell->as.decimal[0]);
    bs_buffer_add_string(out, "..");
    bs_decimal_add_to(out, cell->as.decimal[1]);
    break;
  case BS_STRING:
    bs_buffer_add(out, cell->as.string.data, cell->as.string.size);
    break;
  case BS_FACT:
    bs_cell_write(out, &cell->as.fact->fields[BS_CONTRACT_VALUE]);
    break;
  case BS_QUANTITY:
    bs_cell_write(out, &cell->as.quantity->value);
    break;
  }
}

const char *bs_fact_field_name(size_t index) {
  return index < BS_CONTRACT_FIELDS ? bs_contract_fields[index] : NULL;
}

const bs_cell *bs_fact_cell_field(const bs_fact_cell *fact, const char *name) {
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
    if (strcmp(bs_contract_fields[i], name) == 0)
      return &fact->fields[i];
  return NULL;
}

const bs_cell *bs_quantity_cell_field(const bs_quantity_cell *quantity, const char *name) {
  static const char *const names[] = {"value", "low", "high", "unit", "text"};
  const bs_cell *const cells[] = {&quantity->value, &quantity->low, &quantity->high,
                                  &quantity->unit, &quantity->text};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0)
      return cells[i];
  return NULL;
}

const bs_sources_item *bs_quantity_cell_sources(const bs_quantity_cell *quantity, size_t *count) {
  *count = quantity->source_count;
  return quantity->sources;
}

bool bs_cell_double(const bs_cell *cell, double *out) {
  switch (cell->type) {
  case BS_INTEGER:
    *out = (double)cell->as.integer;
    return true;
  case BS_FLOAT:
    *out = cell->as.number;
    return true;
  case BS_DECIMAL:
    *out = bs_decimal_double(cell->as.decimal[0]);
    return true;
  case BS_FACT:
    return bs_cell_double(&cell->as.fact->fields[BS_CONTRACT_VALUE], out);
  case BS_QUANTITY:
    return bs_cell_double(&cell->as.quantity->value, out);
  default:
    return false;
  }
}

size_t bs_cell_text(const bs_cell *cell, char *out, size_t size) {
  bs_buffer text = {0};
  bs_cell_write(&text, cell);
  size_t whole = text.size, fits = whole < size ? whole : size > 0 ? size - 1 : 0;
  if (fits < whole) /* do not end inside a character */
    while (fits > 0 && ((unsigned char)text.data[fits] & 0xC0) == 0x80)
      fits--;
  if (size > 0) {
    if (fits > 0)
      memcpy(out, text.data, fits);
    out[fits] = '\0';
  }
  bs_buffer_free(&text);
  return whole;
}
