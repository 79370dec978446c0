#include "wire_row.h"

#include <math.h>
#include <stdlib.h>

/* A cell's type on the wire beside those of bs_cell_type: the string of the row before. */
enum { SAME = BS_QUANTITY + 1 };

/* Places of strings that a cell has: its own, and those of a fact's fields. */
enum { PLACES = 1 + BS_CONTRACT_FIELDS };

/* Beyond that an exponent is none that a numeral gives. */
enum { EXPONENT = 10000 };

/* Sending. */

bool bs_row_sender_open(bs_row_sender *sender, size_t columns) {
  free(sender->last);
  sender->columns = columns;
  sender->last = calloc(columns * PLACES + 1, sizeof *sender->last);
  return sender->last != NULL;
}

void bs_row_sender_begin(bs_row_sender *sender) {
  memset(sender->last, 0, sender->columns * PLACES * sizeof *sender->last);
}

static void add_decimal(bs_buffer *out, bs_decimal decimal) {
  bs_wire_add_number(out, (uint64_t)decimal.coefficient);
  bs_wire_add_number(out, (uint64_t)(int64_t)decimal.exponent);
}

/* Adds a string; `last` is where the one of the row before is noted. Only what is kept may be
   referred to: what a view made is gone with the next row. */
static void add_string(bs_buffer *out, const bs_cell *kept, const bs_cell *shown,
                       const char **last) {
  const char *data = shown->as.string.data;
  bool lasts = kept->type == BS_STRING && kept->as.string.data == data &&
               kept->as.string.size == shown->as.string.size;
  if (lasts && data && *last == data) {
    bs_wire_add_byte(out, SAME);
    return;
  }
  *last = lasts ? data : NULL;
  bs_wire_add_byte(out, BS_STRING);
  bs_wire_add_bytes(out, data, shown->as.string.size);
}

static void add_cell(bs_buffer *out, const bs_cell *kept, const bs_cell *shown, const char **last);

static void add_quantity(bs_buffer *out, const bs_quantity_cell *q) {
  const bs_cell *const parts[] = {&q->value, &q->low, &q->high, &q->unit, &q->text};
  const char *none = NULL;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    none = NULL;
    add_cell(out, parts[i], parts[i], &none);
  }
  bs_wire_add_number(out, q->source_count);
  for (size_t i = 0; i < q->source_count; i++) {
    const bs_sources_item *item = &q->sources[i];
    bs_wire_add_string(out, item->report);
    bs_wire_add_number(out, item->line);
    bs_wire_add_number(out, item->bytes.start);
    bs_wire_add_number(out, item->bytes.end);
    bs_wire_add_string(out, item->text);
  }
}

static void add_cell(bs_buffer *out, const bs_cell *kept, const bs_cell *shown, const char **last) {
  if (shown->type == BS_STRING) {
    add_string(out, kept, shown, last);
    return;
  }
  *last = NULL;
  bs_wire_add_byte(out, (uint8_t)shown->type);
  switch (shown->type) {
  case BS_NIL:
  case BS_STRING:
    break;
  case BS_BOOLEAN:
    bs_wire_add_byte(out, shown->as.boolean);
    break;
  case BS_INTEGER:
    bs_wire_add_number(out, (uint64_t)shown->as.integer);
    break;
  case BS_FLOAT:
    bs_wire_add_real(out, shown->as.number);
    break;
  case BS_DECIMAL:
    add_decimal(out, shown->as.decimal[0]);
    break;
  case BS_RANGE:
    add_decimal(out, shown->as.decimal[0]);
    add_decimal(out, shown->as.decimal[1]);
    break;
  case BS_FACT:
    for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
      add_cell(out, &kept->as.fact->fields[i], &shown->as.fact->fields[i], &last[1 + i]);
    break;
  case BS_QUANTITY:
    add_quantity(out, shown->as.quantity);
    break;
  }
}

void bs_row_sender_add(bs_row_sender *sender, bs_buffer *out, const bs_cell *kept,
                       const bs_cell *shown) {
  bool before = sender->facts;
  sender->facts = false;
  for (size_t i = 0; i < sender->columns; i++) {
    const char **last = sender->last + i * PLACES;
    bool fact = shown[i].type == BS_FACT;
    if (before && !fact) /* the fields of one that stood here are not those of the next row's */
      memset(last + 1, 0, (PLACES - 1) * sizeof *last);
    sender->facts = sender->facts || fact;
    add_cell(out, &kept[i], &shown[i], last);
  }
}

void bs_row_sender_free(bs_row_sender *sender) {
  free(sender->last);
  *sender = (bs_row_sender){0};
}

/* Receiving. */

void bs_row_receiver_begin(bs_row_receiver *receiver) {
  receiver->first = true;
}

bool bs_row_receiver_open(bs_row_receiver *receiver, size_t columns) {
  bs_row_receiver_free(receiver);
  receiver->columns = columns;
  bs_row_receiver_begin(receiver);
  for (int i = 0; i < 2; i++) {
    receiver->rows[i] = bs_arena_take(&receiver->arena, (columns + 1) * sizeof(bs_cell));
    receiver->facts[i] = bs_arena_take(&receiver->arena, (columns + 1) * sizeof(bs_fact_cell));
    if (!receiver->rows[i] || !receiver->facts[i])
      return false;
  }
  receiver->quantities =
      bs_arena_take(&receiver->arena, (columns + 1) * sizeof *receiver->quantities);
  return receiver->quantities != NULL;
}

static bs_decimal take_decimal(bs_wire *wire) {
  int64_t coefficient = (int64_t)bs_wire_number(wire), exponent = (int64_t)bs_wire_number(wire);
  if (exponent < -EXPONENT || exponent > EXPONENT)
    wire->broken = true;
  return wire->broken ? (bs_decimal){0} : (bs_decimal){coefficient, (int32_t)exponent};
}

/* Takes a cell that points at nothing but strings; `above` is the one of the row before, or NULL.
 */
static void take_plain(bs_wire *wire, uint8_t type, const bs_cell *above, bs_cell *out) {
  *out = (bs_cell){.type = BS_NIL};
  switch (type) {
  case BS_NIL:
    return;
  case BS_BOOLEAN:
    out->as.boolean = bs_wire_byte(wire) != 0;
    break;
  case BS_INTEGER:
    out->as.integer = (int64_t)bs_wire_number(wire);
    break;
  case BS_FLOAT:
    out->as.number = bs_wire_real(wire);
    wire->broken = wire->broken || !isfinite(out->as.number);
    break;
  case BS_RANGE:
    out->as.decimal[0] = take_decimal(wire);
    out->as.decimal[1] = take_decimal(wire);
    break;
  case BS_DECIMAL:
    out->as.decimal[0] = take_decimal(wire);
    break;
  case BS_STRING:
    out->as.string.data = bs_wire_bytes(wire, &out->as.string.size);
    break;
  case SAME:
    if (above && above->type == BS_STRING)
      *out = *above;
    else
      wire->broken = true;
    return;
  default:
    wire->broken = true;
    return;
  }
  out->type = (bs_cell_type)type;
}

/* What a quantity's part may be: a number or nil, else a string or nil. */
static void take_part(bs_wire *wire, bool number, bs_cell *out) {
  take_plain(wire, bs_wire_byte(wire), NULL, out);
  bool fits = number ? out->type == BS_DECIMAL || out->type == BS_FLOAT : out->type == BS_STRING;
  if (!fits && out->type != BS_NIL)
    wire->broken = true;
}

static void take_quantity(bs_row_receiver *receiver, bs_wire *wire, bs_quantity_cell *q) {
  *q = (bs_quantity_cell){0};
  take_part(wire, true, &q->value);
  take_part(wire, true, &q->low);
  take_part(wire, true, &q->high);
  take_part(wire, false, &q->unit);
  take_part(wire, false, &q->text);
  size_t count = bs_wire_count(wire);
  bs_sources_item *items = bs_arena_take(&receiver->sources, (count + 1) * sizeof *items);
  if (!items) {
    receiver->starved = wire->broken = true;
    return;
  }
  q->sources = items;
  for (; q->source_count < count && !wire->broken; q->source_count++) {
    bs_sources_item *item = &items[q->source_count];
    item->report = bs_wire_string(wire);
    item->line = (uint32_t)bs_wire_number(wire);
    item->bytes.start = (uint32_t)bs_wire_number(wire);
    item->bytes.end = (uint32_t)bs_wire_number(wire);
    item->text = bs_wire_string(wire);
    wire->broken = wire->broken || !item->report || !item->text;
  }
}

const bs_cell *bs_row_receiver_next(bs_row_receiver *receiver, bs_wire *wire) {
  bool turn = receiver->turn = !receiver->turn;
  bs_cell *cells = receiver->rows[turn];
  const bs_cell *before = receiver->first ? NULL : receiver->rows[!turn];
  bs_arena_free(&receiver->sources);
  receiver->first = receiver->starved = false;
  wire->broken = wire->broken || receiver->columns == 0; /* such rows would have no end */
  for (size_t i = 0; i < receiver->columns && !wire->broken; i++) {
    const bs_cell *above = before ? &before[i] : NULL;
    uint8_t type = bs_wire_byte(wire);
    if (type == BS_FACT) {
      bs_fact_cell *fact = &receiver->facts[turn][i];
      const bs_cell *fields = above && above->type == BS_FACT ? above->as.fact->fields : NULL;
      for (size_t f = 0; f < BS_CONTRACT_FIELDS; f++)
        take_plain(wire, bs_wire_byte(wire), fields ? &fields[f] : NULL, &fact->fields[f]);
      cells[i] = (bs_cell){BS_FACT, {.fact = fact}};
    } else if (type == BS_QUANTITY) {
      take_quantity(receiver, wire, &receiver->quantities[i]);
      cells[i] = (bs_cell){BS_QUANTITY, {.quantity = &receiver->quantities[i]}};
    } else {
      take_plain(wire, type, above, &cells[i]);
    }
  }
  return wire->broken ? NULL : cells;
}

void bs_row_receiver_free(bs_row_receiver *receiver) {
  bs_arena_free(&receiver->arena);
  bs_arena_free(&receiver->sources);
  *receiver = (bs_row_receiver){0};
}
