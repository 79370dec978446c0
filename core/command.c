#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "input.h"
#include "library.h"
#include "nothing.h"
#include "show.h"
#include "source.h"

/* A message is cut at so many bytes. */
enum { MESSAGE = 4096 };

void bs_command_open(bs_command *command) {
  bs_output_open(&command->out, STDOUT_FILENO, "standard output");
  bs_output_open(&command->errors, STDERR_FILENO, "standard error");
}

/* Messages. */

/* Adds a line to `out`, cut between characters and made harmless but for `keep`. */
static void add_line(bs_buffer *out, const char *text, size_t size, const char *keep) {
  bool cut = size > MESSAGE;
  if (cut)
    for (size = MESSAGE; size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80;)
      size--;
  bs_show_text(out, text, size, keep);
  bs_buffer_add_string(out, cut ? "…\n" : "\n");
}

/* Writes lines to standard error, and frees them. */
static void tell(bs_command *command, bs_buffer *lines) {
  if (isatty(command->out.fd))
    bs_output_flush(&command->out); /* both may be one terminal */
  if (lines->failed) {
    bs_output_add_string(&command->errors, "baoshu: out of memory\n");
    bs_command_note(command, BS_NOMEM);
  } else {
    bs_output_add(&command->errors, lines->data, lines->size);
  }
  bs_output_flush(&command->errors);
  bs_buffer_free(lines);
}

static void tell_list(bs_command *command, const char *format, va_list args) {
  char text[2 * MESSAGE];
  bs_buffer line = {0};
  vsnprintf(text, sizeof text, format, args);
  bs_buffer_add_string(&line, "baoshu: ");
  add_line(&line, text, strlen(text), NULL);
  tell(command, &line);
}

void bs_command_tell(bs_command *command, const char *format, ...) {
  va_list args;
  va_start(args, format);
  tell_list(command, format, args);
  va_end(args);
}

void bs_command_wrong(bs_command *command, const char *format, ...) {
  va_list args;
  va_start(args, format);
  tell_list(command, format, args);
  va_end(args);
  command->exit = BS_EXIT_USAGE;
}

void bs_command_print(bs_command *command, const char *lines, size_t size) {
  bs_buffer shown = {0};
  bs_error err;
  bs_show_text(&shown, lines, size, "\n\t");
  if (shown.failed)
    bs_command_fail(command, bs_fail_memory(&err), &err);
  else
    bs_output_add(&command->out, shown.data, shown.size);
  bs_buffer_free(&shown);
}

void bs_command_tell_lines(bs_command *command, const char *lines, size_t size) {
  bs_buffer shown = {0};
  const char *end, *last = lines + size;
  for (; (end = memchr(lines, '\n', (size_t)(last - lines))); lines = end + 1)
    add_line(&shown, lines, (size_t)(end - lines), "\t");
  tell(command, &shown);
}

void bs_command_note(bs_command *command, bs_status status) {
  if (status == BS_USAGE)
    command->exit = BS_EXIT_USAGE;
  else if (command->exit == BS_EXIT_DONE)
    command->exit = BS_EXIT_FAILED;
}

void bs_command_fail(bs_command *command, bs_status status, const bs_error *err) {
  bs_command_tell(command, "%s", err->message);
  bs_command_note(command, status);
}

void bs_command_fail_at(bs_command *command, const char *file, const bs_error *err,
                        const char *about) {
  char line[16] = "";
  if (err->line > 0)
    snprintf(line, sizeof line, "%d:", err->line);
  bs_command_tell(command, about ? "%s:%s %s (%s)" : "%s:%s %s", file, line, err->message, about);
}

void bs_command_fail_outcome(bs_command *command, const char *file, const bs_outcome *outcome) {
  if (outcome->stage == BS_STAGE_ASK || !file)
    bs_command_tell(command, "%s", outcome->error.message);
  else
    bs_command_fail_at(command, file, &outcome->error, NULL);
  bs_command_note(command, outcome->status);
}

void bs_command_fail_loading(bs_command *command, const char *file, const bs_outcome *outcome) {
  bs_outcome own = *outcome;
  bs_command_fail_outcome(command, file, outcome);
  if (own.stage == BS_STAGE_READ) /* it was read as Lua, and run so far */
    own.stage = BS_STAGE_RAN;
  bs_records_add(&command->records, NULL, file, &own);
}

/* What it takes to run. */

bool bs_command_start(bs_command *command) {
  bs_error err;
  command->grants.folders = command->options.grants;
  command->grants.count = command->options.grant_count;
  bs_status status = bs_allowance_read(&command->allowance, &command->options, &err);
  if (status == BS_OK)
    status = bs_grants_check(&command->grants, &err);
  if (status == BS_OK)
    status = bs_supervisor_new(&command->supervisor, &command->allowance.worker,
                               command->allowance.jobs, &err);
  if (status != BS_OK) {
    bs_command_fail(command, status, &err);
    return false;
  }
  bs_supervisor_grant(command->supervisor, &command->grants);
  return true;
}

bs_status bs_command_read(const bs_command *command, bs_buffer *out, const char *path,
                          bs_error *err) {
  bs_error cause;
  size_t most = command->allowance.worker.input;
  bs_status status = bs_input_read(out, path, most, &cause);
  if (status == BS_LIMIT && most < BS_SOURCE_LIMIT)
    return bs_fail(err, status, 0, "%s (--max-input takes more)", cause.message);
  if (status != BS_OK)
    *err = cause;
  return status;
}

bool bs_command_add_pack(bs_command *command, const char *name) {
  bs_file pack;
  bs_error err;
  bs_outcome outcome;
  bs_status status = bs_library_pack(&pack, name, &err);
  if (status != BS_OK) {
    bs_command_fail(command, status, &err);
    return false;
  }
  bs_request_pack(command->supervisor, pack.path, pack.lua, pack.size, &outcome);
  if (outcome.status != BS_OK) {
    bs_command_fail_loading(command, pack.path, &outcome);
    command->exit = BS_EXIT_FAILED;
  }
  bs_file_free(&pack);
  return outcome.status == BS_OK;
}

bool bs_command_add_packs(bs_command *command) {
  for (size_t i = 0; i < command->options.pack_count; i++)
    if (!bs_command_add_pack(command, command->options.packs[i]))
      return false;
  return true;
}

bool bs_command_load(bs_command *command) {
  return bs_command_start(command) && bs_command_add_packs(command);
}
