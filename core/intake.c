#include "intake.h"

/* The most bytes that a writer holds: rows may be much longer than the frames that bring them, for
   those say what repeats itself only once. */
enum { MOST = 64 << 20 };

void bs_intake_begin(bs_intake *intake, bs_writer *writer) {
  intake->writer = writer;
}

/* What is done with the rows that are read. */
typedef bool (*use)(void *writer, const bs_row *row);

/* Reads a frame, and gives what it holds to the writer, unless `each` is NULL. */

static bool goes_on(const bs_intake *in) {
  return !in->refused && !in->broken && !in->starved;
}

static void read_columns(bs_intake *in, bs_wire *body, use each) {
  size_t count = bs_wire_count(body);
  bs_arena_free(&in->arena);
  in->columns = NULL;
  in->broken = body->broken || count > BS_ROWS_COLUMNS;
  if (in->broken)
    return;
  in->columns = bs_arena_take(&in->arena, (count + 1) * sizeof *in->columns);
  in->starved = !in->columns || !bs_row_receiver_open(&in->receiver, count);
  for (size_t i = 0; i < count && goes_on(in); i++) {
    const char *name = bs_wire_string(body);
    in->columns[i] = name ? bs_arena_copy(&in->arena, name, strlen(name)) : NULL;
    in->broken = !name;
    in->starved = name && !in->columns[i];
  }
  if (!each || !goes_on(in))
    return;
  in->declared = true;
  in->refused = !bs_writer_columns(in->writer, in->columns, count);
}

static void read_rows(bs_intake *in, bs_wire *body, use each) {
  bs_row_receiver_begin(&in->receiver);
  while (body->at < body->end && goes_on(in)) {
    const bs_cell *cells = in->columns ? bs_row_receiver_next(&in->receiver, body) : NULL;
    const bs_row row = {in->columns, cells, in->receiver.columns};
    if (!cells && in->columns && in->receiver.starved)
      in->starved = true;
    else if (!cells)
      in->broken = true;
    else if (each)
      in->refused = !each(in->writer, &row);
    if (in->held && bs_writer_held(in->writer) > MOST) {
      bs_writer_settle(in->writer, false);
      in->held = false;
      each = NULL;
    }
  }
}

static void read_frame(bs_intake *in, const bs_frame *frame, use each) {
  bs_wire body = frame->body;
  if (!goes_on(in))
    return;
  if (frame->type == BS_FRAME_COLUMNS)
    read_columns(in, &body, each);
  else
    read_rows(in, &body, each);
}

static void keep_for_later(bs_intake *in, const bs_frame *frame) {
  size_t place = bs_frame_open(&in->frames, frame->type);
  bs_buffer_add(&in->frames, frame->body.at, (size_t)(frame->body.end - frame->body.at));
  bs_frame_close(&in->frames, place);
}

void bs_intake_take(bs_intake *intake, const bs_frame *frame) {
  if (!intake->begun)
    intake->held = bs_writer_hold(intake->writer);
  intake->begun = true;
  keep_for_later(intake, frame);
  read_frame(intake, frame, intake->held ? bs_writer_row : NULL);
}

/* Gives what was kept for later to the writer. */
static void give_kept(bs_intake *in, use each) {
  bs_frame frame;
  size_t size;
  in->columns = NULL;
  for (size_t at = 0;
       (size = bs_frame_next(&frame, in->frames.data + at, in->frames.size - at)) > 0; at += size)
    read_frame(in, &frame, each);
}

bs_status bs_intake_settle(bs_intake *intake, bool keep, bs_error *err) {
  intake->starved = intake->starved || (intake->frames.failed && !intake->held);
  bool whole = keep && !intake->starved && !intake->broken;
  if (intake->held)
    bs_writer_settle(intake->writer, whole);
  else if (whole) { /* none is written where one cannot be */
    give_kept(intake, bs_writer_look);
    give_kept(intake, bs_writer_row);
  }
  intake->held = false;
  bs_buffer_free(&intake->frames);
  return keep && intake->starved ? bs_fail_memory(err) : BS_OK;
}

void bs_intake_next(bs_intake *intake) {
  intake->refused = intake->broken = intake->starved = intake->begun = intake->held = false;
  intake->columns = NULL;
}

void bs_intake_free(bs_intake *intake) {
  if (intake->held) /* the report at hand was given up */
    bs_writer_settle(intake->writer, false);
  bs_row_receiver_free(&intake->receiver);
  bs_arena_free(&intake->arena);
  bs_buffer_free(&intake->frames);
}
