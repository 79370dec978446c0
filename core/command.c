#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "library.h"
#include "nothing.h"
#include "show.h"

/* A message is cut at so many bytes. */
enum { MESSAGE = 4096 };

void bs_command_open(bs_command *command) {
  bs_output_open(&command->out, STDOUT_FILENO, "standard output");
  bs_output_open(&command->errors, STDERR_FILENO, "standard error");
}

/* Messages. */

/* Writes a line to standard error, cut between characters and made harmless but for `keep`. */
static void tell(bs_command *command, const char *head, const char *text, size_t size,
                 const char *keep) {
  bs_buffer line = {0};
  bool cut = size > MESSAGE;
  if (cut)
    for (size = MESSAGE; size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80;)
      size--;
  bs_buffer_add_string(&line, head);
  bs_show_text(&line, text, size, keep);
  bs_buffer_add_string(&line, cut ? "…\n" : "\n");
  if (isatty(command->out.fd))
    bs_output_flush(&command->out); /* both may be one terminal */
  if (line.failed)
    bs_output_add_string(&command->errors, "baoshu: out of memory\n");
  else
    bs_output_add(&command->errors, line.data, line.size);
  bs_output_flush(&command->errors);
  bs_buffer_free(&line);
}

static void tell_list(bs_command *command, const char *format, va_list args) {
  char text[2 * MESSAGE];
  vsnprintf(text, sizeof text, format, args);
  tell(command, "baoshu: ", text, strlen(text), NULL);
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

/* Tells how the script failed, and over which report if that matters. An option that it does not
 * know may be a common one, misspelt. */
static void fail_script(bs_command *command, bs_status status, const bs_error *err) {
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

/* The sink. */

static bool take_columns(void *self, const char *const *columns, size_t count) {
  bs_command *command = self;
  command->columns = true;
  return bs_writer_columns(command->writer, columns, count);
}

static bool take_row(void *self, const bs_row *row) {
  bs_command *command = self;
  return bs_writer_row(command->writer, row);
}

/* What a plain chunk prints is its result; lines and tabs are its own. */
static bool take_print(void *self, const char *text, size_t size, bool plain) {
  bs_command *command = self;
  if (!plain) {
    tell(command, "", text, size, "\n\t");
    return true;
  }
  bs_buffer line = {0};
  bs_show_text(&line, text, size, "\n\t");
  bs_buffer_add(&line, "\n", 1);
  bool done = !line.failed && bs_output_add(&command->out, line.data, line.size);
  bs_buffer_free(&line);
  return done;
}

/* What it takes to run. */

bool bs_command_make_engine(bs_command *command) {
  bs_error err;
  bs_status status = bs_engine_new(&command->engine, &err);
  if (status != BS_OK) {
    bs_command_fail_at(command, "the bundled pack", &err, NULL);
    command->exit = status == BS_NOMEM ? BS_EXIT_FAILED : BS_EXIT_BUG;
  }
  return status == BS_OK;
}

bool bs_command_add_pack(bs_command *command, const char *name) {
  bs_file pack;
  bs_error err;
  bs_status status = bs_library_pack(&pack, name, &err);
  if (status != BS_OK) {
    bs_command_fail(command, status, &err);
    return false;
  }
  status = bs_engine_add_pack(command->engine, pack.path, pack.lua, pack.size, &err);
  if (status != BS_OK) {
    bs_command_fail_at(command, pack.path, &err, NULL);
    command->exit = BS_EXIT_FAILED;
  }
  bs_file_free(&pack);
  return status == BS_OK;
}

bool bs_command_add_packs(bs_command *command) {
  for (size_t i = 0; i < command->options.pack_count; i++)
    if (!bs_command_add_pack(command, command->options.packs[i]))
      return false;
  return true;
}

bool bs_command_load(bs_command *command) {
  return bs_command_make_engine(command) && bs_command_add_packs(command);
}

bs_report *bs_command_read(bs_command *command, const char *path) {
  bs_error err;
  bs_report *report;
  bs_report_info info;
  bs_status status = bs_report_load(command->engine, &report, path,
                                    command->options.values[BS_OPTION_ENCODING], &err);
  if (status != BS_OK) {
    bs_command_fail(command, status, &err);
    return NULL;
  }
  const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
  bs_report_describe(report, &info);
  if (info.size == 0) {
    bs_command_tell(command, "%s: is empty", name);
    command->empty = true;
  } else if (info.replaced > 0) {
    bs_command_tell(command, "%s: %zu of its characters could not be read as %s and became \uFFFD",
                    name, info.replaced, info.encoding);
  }
  return report;
}

/* Runs the script over a report, or over none. False where no other report can do better. */
static bool run(bs_command *command, bs_report *report, const bs_script *script) {
  const bs_sink sink = {command, take_columns, take_row, take_print};
  bs_error err;
  bs_status status = bs_run(command->engine, report, script, &sink, &err);
  if (isatty(command->out.fd))
    bs_output_flush(&command->out);
  command->done = command->done || status == BS_OK;
  if (status == BS_OK)
    return !command->out.error;
  if (status == BS_IO)
    return bs_command_not_written(command);
  fail_script(command, status, &err);
  return status != BS_USAGE && status != BS_SYNTAX;
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

void bs_command_run(bs_command *command, const bs_script *script, const char *const *reports,
                    size_t count) {
  bool going = count > 0 || run(command, NULL, script);
  for (size_t i = 0; going && i < count; i++) {
    bs_report *report = bs_command_read(command, reports[i]);
    command->reading = reports[i];
    if (report)
      going = run(command, report, script);
    else
      going = command->exit != BS_EXIT_USAGE;
    if (report && i == 0 && going && bs_writer_rows(command->writer) == 0)
      bs_nothing_explain(&command->why, report, script->options, script->option_count);
    bs_report_free(report);
  }
  command->reading = NULL;
  if (command->exit == BS_EXIT_USAGE)
    return; /* nothing of it is an answer */
  if (!bs_writer_end(command->writer) && command->exit == BS_EXIT_DONE)
    bs_command_not_written(command);
  tell_nothing(command, reports, count);
  if (command->view.unit_count > 0 && !command->view.fitted && bs_writer_rows(command->writer) > 0)
    bs_command_tell(
        command,
        "--in %s: none of these units fits an amount of the rows, so all stand in their own",
        command->options.values[BS_OPTION_IN]);
}
