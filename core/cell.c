#include "cell.h"

#include <inttypes.h>

#include "decimal.h"
#include "double.h"

static void add_decimal(bs_buffer *out, bs_decimal value) {
  char text[BS_DECIMAL_TEXT];
  bs_buffer_add(out, text, bs_decimal_write(text, value));
}

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
    add_decimal(out, cell->as.decimal[0]);
    break;
  case BS_RANGE:
    add_decimal(out, cell->as.decimal[0]);
    bs_buffer_add_string(out, "..");
    add_decimal(out, cell->as.decimal[1]);
    break;
  case BS_STRING:
    bs_buffer_add(out, cell->as.string.data, cell->as.string.size);
    break;
  case BS_FACT:
    bs_cell_write(out, &cell->as.fact->fields[BS_CONTRACT_VALUE]);
    break;
  }
}
