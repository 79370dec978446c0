#include "cell.h"

#include <inttypes.h>

#include "decimal.h"
#include "double.h"
#include "show.h"

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

void bs_cell_show(bs_buffer *out, const bs_cell *cell) {
  char text[BS_DOUBLE_TEXT];
  switch (cell->type) {
  case BS_FLOAT:
    bs_buffer_add(out, text, bs_double_show(text, cell->as.number));
    break;
  case BS_STRING:
    bs_show_text(out, cell->as.string.data, cell->as.string.size, NULL);
    break;
  case BS_FACT:
    bs_cell_show(out, &cell->as.fact->fields[BS_CONTRACT_TEXT]);
    break;
  case BS_QUANTITY:
    bs_cell_show(out, &cell->as.quantity->text);
    break;
  default:
    bs_cell_write(out, cell);
  }
}

bool bs_cell_is_figure(const bs_cell *cell) {
  return cell->type >= BS_INTEGER && cell->type != BS_STRING;
}
