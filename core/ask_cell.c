/* What the C API tells of the cells that a sink gets. */
#include <string.h>

#include "cell.h"

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
