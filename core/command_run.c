/* The script over the reports: what each worker is asked, and what becomes of its answers. */
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "intake.h"

typedef struct run {
  bs_command *command;
  const char *const *reports;
  size_t count;
  bs_intake intake;
  bool fitted;     /* an amount was shown in a unit that was asked for */
  bs_buffer input; /* what standard input holds, where that is a report */
  bs_status input_status;
  bs_error input_error;
} run;

static bool is_input(const char *path) {
  return strcmp(path, "-") == 0;
}

static const char *name_of(const char *path) {
  return is_input(path) ? "standard input" : path;
}

/* Reports. */

/* Reads standard input where it is a report, before any is worked on: who waits for it cannot look
 * after the workers. What is wrong with it is told in its turn. */
static void read_input(run *r) {
  for (size_t i = 0; i < r->count; i++)
    if (is_input(r->reports[i]))
      r->input_status = bs_command_read(r->command, &r->input, r->reports[i], &r->input_error);
}

static bs_status take_input(run *r, bs_buffer *frame, bs_error *err) {
  if (r->input_status == BS_OK)
    bs_buffer_add(frame, r->input.data, r->input.size);
  else
    *err = r->input_error;
  bs_buffer_free(&r->input);
  return r->input_status;
}

static bool ask(void *self, size_t index, bs_buffer *frame, bs_outcome *outcome) {
  run *r = self;
  const char *path = r->count > 0 ? r->reports[index] : NULL;
  const char *encoding = r->command->options.values[BS_OPTION_ENCODING];
  bs_request_place place = bs_request_open_run(frame, index == 0, path, encoding);
  if (path && is_input(path))
    outcome->status = take_input(r, frame, &outcome->error);
  else if (path)
    outcome->status = bs_command_read(r->command, frame, path, &outcome->error);
  bs_request_close_run(frame, place);
  return outcome->status == BS_OK;
}

bool bs_command_report(bs_command *command, const char *path, const bs_outcome *outcome) {
  bool read = outcome->status == BS_OK || outcome->stage == BS_STAGE_RAN;
  if (!read) {
    bool whole = outcome->status == BS_USAGE ||
                 (outcome->stage == BS_STAGE_ASK && outcome->status != BS_NOMEM);
    bs_command_tell(command, "%s%s%s", whole ? "" : name_of(path), whole ? "" : ": ",
                    outcome->error.message);
    bs_command_note(command, outcome->status);
  } else if (outcome->size == 0 && *outcome->encoding) { /* without one its worker died */
    bs_command_tell(command, "%s: is empty", name_of(path));
    command->empty = true;
  } else if (outcome->replaced > 0) {
    bs_command_tell(command, "%s: %zu of its characters could not be read as %s and became \uFFFD",
                    name_of(path), outcome->replaced, outcome->encoding);
  }
  return read;
}

/* Tells how the script failed, and over which report if that matters. An option that it does not
 * know may be a common one, misspelt. */
static void fail_script(bs_command *command, const bs_outcome *outcome) {
  bs_status status = outcome->status;
  const bs_error *err = &outcome->error;
  const char *common = NULL;
  for (size_t i = 0; status == BS_USAGE && !common && i < command->options.own_count; i++)
    common = bs_options_nearest(command->options.own[2 * i]);
  if (common)
    bs_command_tell(command, "%s: %s; or is --%s meant?", command->script, err->message, common);
  else
    bs_command_fail_at(command, command->script, err,
                       status == BS_USAGE || status == BS_SYNTAX ? NULL : command->reading);
  bs_command_note(command, status);
}

static void take_print(run *r, bs_wire *body) {
  bool plain = bs_wire_byte(body) != 0;
  if (plain && !r->command->columns) { /* rows go where a plain chunk prints */
    bs_command_print(r->command, body->at, (size_t)(body->end - body->at));
  } else {
    bs_command_tell_lines(r->command, body->at, (size_t)(body->end - body->at));
  }
  if (isatty(r->command->out.fd))
    bs_output_flush(&r->command->out);
}

/* Why the first report gave no rows. */
static void take_reason(bs_command *command, bs_wire *body) {
  size_t size;
  const char *why = bs_wire_bytes(body, &size);
  if (!why || command->why.size > 0)
    return;
  bs_buffer_add(&command->why, why, size);
  bs_buffer_add(&command->why, "", 1);
}

static void take(void *self, size_t index, bs_frame *frame) {
  run *r = self;
  r->command->reading = r->count > 0 ? r->reports[index] : NULL;
  if (frame->type == BS_FRAME_PRINT)
    take_print(r, &frame->body);
  else if (frame->type == BS_FRAME_COLUMNS || frame->type == BS_FRAME_ROWS)
    bs_intake_take(&r->intake, frame);
  else if (frame->type == BS_FRAME_NOTHING && index == 0)
    take_reason(r->command, &frame->body);
}

/* The end of a report. False where no other one can do better. */
static bool end(run *r, const bs_outcome *outcome) {
  bs_command *command = r->command;
  if (r->count > 0 && !bs_command_report(command, command->reading, outcome))
    return command->exit != BS_EXIT_USAGE;
  if (r->intake.broken) {
    bs_command_tell(command, "%s: its worker sent what cannot be: please report this",
                    r->count > 0 ? name_of(command->reading) : command->script);
    bs_command_note(command, BS_IO);
    return true;
  }
  command->done = command->done || outcome->status == BS_OK;
  if (outcome->status == BS_OK)
    return r->intake.refused ? bs_command_not_written(command) : !command->out.error;
  fail_script(command, outcome);
  return outcome->status != BS_USAGE && outcome->status != BS_SYNTAX;
}

/* Records what became of a report, also where its rows were not taken. */
static void record(const run *r, const bs_outcome *outcome) {
  bs_command *command = r->command;
  bs_outcome own = *outcome;
  if (own.status == BS_OK && r->intake.broken) {
    own.stage = BS_STAGE_DIED;
    own.status = bs_fail(&own.error, BS_IO, 0, "its worker sent what cannot be");
  } else if (own.status == BS_OK && r->intake.refused) {
    own.stage = BS_STAGE_RAN;
    own.status = bs_writer_failure(command->writer, &own.error);
  }
  bs_records_add(&command->records, command->reading, command->script, &own);
}

static bool done(void *self, size_t index, const bs_outcome *outcome) {
  run *r = self;
  bs_command *command = r->command;
  bs_outcome own = *outcome;
  command->reading = r->count > 0 ? r->reports[index] : NULL;
  bs_status status = bs_intake_settle(&r->intake, outcome->status == BS_OK, &own.error);
  if (status != BS_OK)
    own.status = status;
  command->columns = command->columns || r->intake.declared;
  bool going = end(r, &own);
  r->fitted = r->fitted || own.fitted;
  record(r, &own);
  if (isatty(command->out.fd))
    bs_output_flush(&command->out);
  bs_intake_next(&r->intake);
  return going;
}

/* Tells that nothing came of it, for silence might be a mistake in the question. */
static void tell_nothing(bs_command *command, const char *const *reports, size_t count) {
  if (command->exit != BS_EXIT_DONE || command->out.error || !command->columns || command->empty ||
      bs_writer_rows(command->writer) > 0)
    return;
  bool known = command->why.size > 0 && !command->why.failed;
  const char *mark = known ? ": " : "", *why = known ? command->why.data : "";
  if (count == 1)
    bs_command_tell(command, "%s: %s found nothing%s%s", reports[0], command->script, mark, why);
  else
    bs_command_tell(command, "%s found nothing in %zu reports%s%s%s%s", command->script, count,
                    known ? ", in " : "", known ? reports[0] : "", mark, why);
}

/* Tells that no amount was shown in the units that were asked for. */
static void tell_units(bs_command *command, bool fitted) {
  const char *units = command->options.values[BS_OPTION_IN];
  if (units && !fitted && command->exit == BS_EXIT_DONE && bs_writer_rows(command->writer) > 0)
    bs_command_tell(
        command,
        "--in %s: none of these units fits an amount of the rows, so all stand in their own",
        units);
}

/* Writes what the writer kept to the end. Where that fails for want of memory, rows of reports that
 * went well are lost, which it says even behind others that failed. */
static void end_output(bs_command *command) {
  bs_error err;
  if (bs_writer_end(command->writer))
    return;
  bool lost =
      command->exit == BS_EXIT_FAILED && bs_writer_failure(command->writer, &err) == BS_NOMEM;
  if (command->exit == BS_EXIT_DONE || lost)
    bs_command_not_written(command);
}

void bs_command_run(bs_command *command, const char *const *reports, size_t count) {
  run r = {.command = command, .reports = reports, .count = count};
  const bs_work work = {&r, ask, take, done, .last = true};
  read_input(&r);
  bs_intake_begin(&r.intake, command->writer);
  bs_supervisor_do(command->supervisor, &work, count > 0 ? count : 1);
  bs_intake_free(&r.intake);
  bs_buffer_free(&r.input);
  command->reading = NULL;
  if (bs_supervisor_is_lost(command->supervisor)) {
    bs_command_tell(command, "one worker process after the other died, so the rest is left undone "
                             "(baoshu doctor tells what this system lacks)");
    command->exit = BS_EXIT_BUG;
  }
  if (command->exit == BS_EXIT_USAGE)
    return; /* nothing of it is an answer */
  end_output(command);
  tell_nothing(command, reports, count);
  tell_units(command, r.fitted);
}
