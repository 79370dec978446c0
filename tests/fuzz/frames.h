/** Frames of a worker, read as the supervisor reads them: each value is written as a line of text,
 *  and sent again. */
#ifndef FRAMES_H
#define FRAMES_H

#include "cell.h"
#include "json.h"
#include "outcome.h"
#include "wire_analysis.h"
#include "wire_row.h"

typedef struct frames {
  bs_row_receiver receiver;
  bs_row_sender sender;
  bool open; /* there are columns */
  bs_buffer text, again;
} frames;

static inline void frames_free(frames *f) {
  bs_row_receiver_free(&f->receiver);
  bs_row_sender_free(&f->sender);
  bs_buffer_free(&f->text);
  bs_buffer_free(&f->again);
  *f = (frames){0};
}

static inline void write_bytes(bs_buffer *out, const char *data, size_t size) {
  bs_buffer_printf(out, "%zu ", size);
  bs_buffer_add(out, data, size);
  bs_buffer_add_string(out, "\n");
}

static inline void write_string(bs_buffer *out, const char *string) {
  if (string)
    write_bytes(out, string, strlen(string));
  else
    bs_buffer_add_string(out, "none\n");
}

static inline void write_cell(bs_buffer *out, const bs_cell *cell) {
  bs_buffer_printf(out, "%d:", cell->type);
  switch (cell->type) {
  case BS_NIL:
    break;
  case BS_BOOLEAN:
    bs_buffer_printf(out, "%d", cell->as.boolean);
    break;
  case BS_INTEGER:
    bs_buffer_printf(out, "%lld", (long long)cell->as.integer);
    break;
  case BS_FLOAT:
    bs_buffer_printf(out, "%a", cell->as.number);
    break;
  case BS_DECIMAL:
  case BS_RANGE:
    for (int i = 0; i < (cell->type == BS_RANGE ? 2 : 1); i++)
      bs_buffer_printf(out, "%lld e %d ", (long long)cell->as.decimal[i].coefficient,
                       cell->as.decimal[i].exponent);
    break;
  case BS_STRING:
    write_bytes(out, cell->as.string.data, cell->as.string.size);
    return;
  case BS_FACT:
    for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
      write_cell(out, &cell->as.fact->fields[i]);
    break;
  case BS_QUANTITY: {
    const bs_quantity_cell *q = cell->as.quantity;
    const bs_cell *const parts[] = {&q->value, &q->low, &q->high, &q->unit, &q->text};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
      write_cell(out, parts[i]);
    for (size_t i = 0; i < q->source_count; i++) {
      const bs_sources_item *item = &q->sources[i];
      bs_buffer_printf(out, "%u %u %u ", item->line, item->bytes.start, item->bytes.end);
      write_string(out, item->report);
      write_string(out, item->text);
    }
    break;
  }
  }
  bs_buffer_add_string(out, "\n");
}

/* What writers do with it, whatever it is. */
static inline void show_cell(const bs_cell *cell) {
  bs_buffer out = {0};
  bs_cell_write(&out, cell);
  bs_cell_show(&out, cell);
  bs_json_cell(&out, cell);
  bs_buffer_free(&out);
}

static inline void take_columns(frames *f, bs_wire *body) {
  size_t count = bs_wire_count(body);
  if (count > BS_ROWS_COLUMNS || !bs_row_receiver_open(&f->receiver, count) ||
      !bs_row_sender_open(&f->sender, count)) {
    body->broken = true;
    return;
  }
  f->open = true;
  bs_wire_add_number(&f->again, count);
  for (size_t i = 0; i < count; i++) {
    const char *column = bs_wire_string(body);
    write_string(&f->text, column);
    bs_wire_add_string(&f->again, column);
    body->broken = body->broken || !column;
  }
}

static inline void take_rows(frames *f, bs_wire *body) {
  body->broken = body->broken || !f->open;
  if (!body->broken) {
    bs_row_receiver_begin(&f->receiver);
    bs_row_sender_begin(&f->sender);
  }
  while (body->at < body->end && !body->broken) {
    const bs_cell *cells = bs_row_receiver_next(&f->receiver, body);
    for (size_t i = 0; cells && i < f->receiver.columns; i++) {
      write_cell(&f->text, &cells[i]);
      show_cell(&cells[i]);
    }
    if (cells)
      bs_row_sender_add(&f->sender, &f->again, cells, cells);
  }
}

static inline void write_strings(bs_buffer *out, const char *const *strings, size_t count) {
  bs_buffer_printf(out, "%zu\n", count);
  for (size_t i = 0; i < count; i++)
    write_string(out, strings[i]);
}

static inline void write_analysis(bs_buffer *out, const bs_analysis *a) {
  write_string(out, a->summary);
  write_string(out, a->example);
  write_strings(out, a->columns, a->column_count);
  bs_buffer_printf(out, "%d %zu\n", a->shown != NULL, a->shown_count);
  for (size_t i = 0; i < a->shown_count && a->shown; i++) {
    write_string(out, a->shown[i].name);
    write_string(out, a->shown[i].except);
  }
  bs_buffer_printf(out, "%zu\n", a->option_count);
  for (size_t i = 0; i < a->option_count; i++) {
    write_string(out, a->options[i].name);
    write_string(out, a->options[i].type);
    write_string(out, a->options[i].help);
    write_string(out, a->options[i].preset);
    write_strings(out, a->options[i].choices, a->options[i].choice_count);
  }
  write_strings(out, a->packs, a->pack_count);
  bs_buffer_printf(out, "%zu\n", a->case_count);
}

static inline void take_analysis(frames *f, bs_wire *body) {
  bs_analysis *analysis = bs_wire_analysis(body);
  if (!analysis)
    return;
  write_analysis(&f->text, analysis);
  bs_wire_add_analysis(&f->again, analysis);
  bs_analysis_free(analysis);
}

static inline void write_outcome(bs_buffer *out, const bs_outcome *o) {
  bs_buffer_printf(out, "%d %d %d %zu %zu %zu %zu %d %d\n", (int)o->status, (int)o->stage,
                   o->error.line, o->size, o->replaced, o->cases, o->failures, o->narrow,
                   o->fitted);
  write_string(out, o->status == BS_OK ? "" : o->error.message);
  write_string(out, o->encoding);
}

/* Takes a frame that ends an answer. */
static inline void take_end(frames *f, bs_wire *body) {
  bs_outcome outcome;
  bs_outcome_take(&outcome, body);
  if (body->broken)
    return;
  write_outcome(&f->text, &outcome);
  bs_outcome_add(&f->again, &outcome);
}

static inline void take_bytes(frames *f, bs_wire *body) {
  size_t size;
  const char *data = bs_wire_bytes(body, &size);
  if (!data)
    return;
  write_bytes(&f->text, data, size);
  bs_wire_add_bytes(&f->again, data, size);
}

/* Lines that were printed: a byte, and text to the end. */
static inline void take_print(frames *f, bs_wire *body) {
  uint8_t plain = bs_wire_byte(body);
  size_t size = (size_t)(body->end - body->at);
  bs_buffer_printf(&f->text, "%d ", plain);
  write_bytes(&f->text, body->at, size);
  bs_wire_add_byte(&f->again, plain);
  bs_buffer_add(&f->again, body->at, size);
}

/** Takes all whole frames of `size` bytes; false once one is broken. Zero-initialise `f`;
 *  frames_free() it. */
static inline bool frames_take(frames *f, const char *data, size_t size) {
  bs_frame frame;
  for (size_t taken; (taken = bs_frame_next(&frame, data, size)) > 0;
       data += taken, size -= taken) {
    bs_buffer_printf(&f->text, "frame %d\n", (int)frame.type);
    if (frame.type == BS_FRAME_END) {
      take_end(f, &frame.body);
    } else {
      size_t place = bs_frame_open(&f->again, frame.type);
      if (frame.type == BS_FRAME_COLUMNS)
        take_columns(f, &frame.body);
      else if (frame.type == BS_FRAME_ROWS)
        take_rows(f, &frame.body);
      else if (frame.type == BS_FRAME_ANALYSIS)
        take_analysis(f, &frame.body);
      else if (frame.type == BS_FRAME_PRINT)
        take_print(f, &frame.body);
      else if (frame.type == BS_FRAME_TEXT || frame.type == BS_FRAME_NOTHING)
        take_bytes(f, &frame.body);
      bs_frame_close(&f->again, place);
    }
    if (frame.body.broken)
      return false;
  }
  return true;
}

#endif
