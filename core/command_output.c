/* Where a command's output goes, and in which format. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command.h"

/* The terminal's width where nothing tells it. */
enum { WIDTH = 80 };

/* Tells why a file cannot be written. */
static bool refuse(bs_command *command, bs_status status, const bs_error *err) {
  bs_command_tell(command, "%s", err->message);
  command->exit = status == BS_USAGE ? BS_EXIT_USAGE : BS_EXIT_NOT_WRITTEN;
  return false;
}

/* Whether two paths lead to one regular file. */
static bool is_same_file(const char *a, const char *b) {
  struct stat one, other;
  return stat(a, &one) == 0 && stat(b, &other) == 0 && S_ISREG(one.st_mode) &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Refuses to write what is read: reports, the script, packs. */
static bool is_apart(bs_command *command, const char *option, const char *path) {
  const bs_options *options = &command->options;
  size_t count = options->word_count;
  for (size_t i = 0; path && i < count + options->pack_count; i++) {
    const char *input = i < count ? options->words[i] : options->packs[i - count];
    if (!is_same_file(path, input))
      continue;
    bs_command_wrong(command, "%s %s would replace %s, which is to be read: name another file",
                     option, path, input);
    return false;
  }
  return true;
}

bool bs_command_redirect(bs_command *command) {
  const char *path = command->options.values[BS_OPTION_OUTPUT];
  const char *records = command->options.values[BS_OPTION_RECORDS];
  bs_error err;
  bs_status status = BS_OK;
  if ((path && !*path) || (records && !*records)) {
    bs_command_wrong(command, "%s needs the name of a file", path && !*path ? "-o" : "--records");
    return false;
  }
  if (records && strcmp(records, "-") == 0) {
    bs_command_wrong(command, "--records goes to a file, such as records.ndjson or /dev/stderr, "
                              "not to standard output");
    return false;
  }
  if (!is_apart(command, "-o", path) || !is_apart(command, "--records", records))
    return false;
  if (records)
    status = bs_records_open(&command->records, records, &err);
  if (status != BS_OK)
    return refuse(command, status, &err);
  if (!path || strcmp(path, "-") == 0)
    return true;
  status = bs_replacement_open(&command->file, path, &err);
  if (status != BS_OK)
    return refuse(command, status, &err);
  bs_output_open(&command->out, command->file.fd, path);
  return true;
}

/* Writes out what is left; false, and `err`, where not all is written. A file is kept where
 * something came of the command, for one report that fails does not undo the others. */
static bool finish(bs_command *command, bs_error *err) {
  bool to_file = command->file.path != NULL;
  bool done = to_file ? bs_output_flush(&command->out) : bs_output_close(&command->out);
  bool keep = done && command->done && command->exit <= BS_EXIT_FAILED;
  if (!done)
    bs_output_failure(&command->out, err);
  else if (to_file && keep)
    return bs_replacement_keep(&command->file, err) == BS_OK;
  if (to_file)
    bs_replacement_drop(&command->file);
  return done;
}

int bs_command_close(bs_command *command) {
  bs_error err;
  bool run = command->exit != BS_EXIT_USAGE; /* else nothing of it is an answer */
  bool recorded = bs_records_close(&command->records, run, &err) == BS_OK;
  if (!recorded)
    bs_command_tell(command, "%s", err.message);
  bool done = finish(command, &err);
  if (!done && command->out.error != EPIPE) /* who closed the pipe knows */
    bs_command_tell(command, "%s", err.message);
  bs_writer_free(command->writer);
  if (command->supervisor && bs_supervisor_is_bare(command->supervisor))
    bs_command_tell(command, "scripts ran without walls, for this system has no seccomp (baoshu "
                             "doctor tells more; --sandbox off takes it as it is)");
  bs_supervisor_free(command->supervisor);
  bs_buffer_free(&command->why);
  bs_options_free(&command->options);
  return done && recorded ? command->exit : BS_EXIT_NOT_WRITTEN;
}

static size_t terminal_width(int fd) {
  struct winsize size;
  const char *columns = getenv("COLUMNS");
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  unsigned long given = columns ? strtoul(columns, NULL, 10) : 0;
  return given > 0 && given < 10000 ? given : WIDTH;
}

/* The format that goes with the ending of a file's name, or NULL. */
static const char *format_of(const char *path) {
  static const char *const endings[][2] = {
      {".csv", "csv"},   {".tsv", "tsv"},     {".ndjson", "ndjson"},     {".jsonl", "ndjson"},
      {".json", "json"}, {".md", "markdown"}, {".markdown", "markdown"}, {".txt", "table"},
  };
  size_t size = strlen(path);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t own = strlen(endings[i][0]);
    if (size > own && strcasecmp(path + size - own, endings[i][0]) == 0)
      return endings[i][1];
  }
  return NULL;
}

/* Chooses a format; NULL, and it is told, where nothing says which. */
static const char *choose_format(bs_command *command, const char *otherwise) {
  const char *const *values = command->options.values;
  if (values[BS_OPTION_FORMAT])
    return values[BS_OPTION_FORMAT];
  if (command->file.path) {
    const char *format = format_of(values[BS_OPTION_OUTPUT]);
    if (!format && command->file.draft)
      bs_command_wrong(command,
                       "the ending of %s goes with no format (known: .csv .tsv .ndjson .jsonl "
                       ".json .md .txt; else say --format)",
                       values[BS_OPTION_OUTPUT]);
    if (format || command->file.draft)
      return format;
  }
  if (otherwise)
    return otherwise;
  return isatty(command->out.fd) ? "table" : "ndjson";
}

/* Says to the workers how rows are to be shown, where that is not as they are. */
static bool set_view(bs_command *command, const char *format) {
  const char *units = command->options.values[BS_OPTION_IN];
  bool people = bs_writer_is_for_people(format);
  bs_outcome outcome = {0};
  if (units || people)
    bs_request_view(command->supervisor, units, people, &outcome);
  if (outcome.status != BS_OK)
    bs_command_fail_outcome(command, NULL, &outcome);
  return outcome.status == BS_OK;
}

bool bs_command_write(bs_command *command, const char *otherwise, size_t reports,
                      const bs_analysis *analysis) {
  bs_error err;
  const char *format = choose_format(command, otherwise);
  if (!format)
    return false;
  const bs_writer_settings settings = {
      .format = format,
      .columns = command->options.columns,
      .column_count = command->options.column_count,
      .shown = analysis ? analysis->shown : NULL,
      .shown_count = analysis ? analysis->shown_count : 0,
      .width = isatty(command->out.fd) ? terminal_width(command->out.fd) : 0,
      .one_report = reports == 1,
      .bom = command->options.values[BS_OPTION_BOM] != NULL,
      .guard = command->options.values[BS_OPTION_GUARD] != NULL,
  };
  if (command->supervisor && !set_view(command, format))
    return false;
  bs_status status = bs_writer_new(&command->writer, &settings, &command->out, &err);
  if (status != BS_OK) {
    bs_command_fail(command, status, &err);
    return false;
  }
  if (!analysis)
    return true;
  command->columns = true; /* known before the first report, should it be the only one and fail */
  return bs_writer_columns(command->writer, analysis->columns, analysis->column_count) ||
         bs_command_not_written(command);
}

bool bs_command_not_written(bs_command *command) {
  bs_error err;
  if (command->out.error)
    return false;
  bs_status status = bs_writer_failure(command->writer, &err);
  if (status == BS_SCRIPT || status == BS_USAGE) {
    bs_command_fail_at(command, command->script, &err,
                       status == BS_SCRIPT ? command->reading : NULL);
    bs_command_note(command, status);
    return status == BS_SCRIPT;
  }
  if (status == BS_OK)
    bs_fail(&err, status, 0, "its output was not taken, and nothing says why: please report this");
  bs_command_fail_at(command, command->script, &err, NULL);
  command->exit = status == BS_OK ? BS_EXIT_BUG : BS_EXIT_NOT_WRITTEN;
  return false;
}
