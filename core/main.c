/* The command line. */
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "explain.h"
#include "help.h"
#include "library.h"
#include "show.h"

static void run_script(bs_command *s, const char *chunk, const char *lua, size_t size,
                       const char *const *reports, size_t count) {
  size_t inputs = 0;
  for (size_t i = 0; i < count; i++)
    inputs += strcmp(reports[i], "-") == 0;
  if (inputs > 1) {
    bs_command_wrong(s, "standard input (-) is given %zu times, but can be read once", inputs);
    return;
  }
  const bs_script script = {chunk, lua, size, s->options.own, s->options.own_count};
  s->script = chunk + 1;
  if (bs_command_write(s, NULL, count) && bs_command_load(s))
    bs_command_run(s, &script, reports, count);
}

static void analyse(bs_command *s) {
  const char *const *words = s->options.words;
  bs_file file;
  bs_error err;
  bs_buffer chunk = {0};
  bs_status status = bs_library_analysis(&file, words[0], &err);
  if (status != BS_OK) {
    bs_command_fail(s, status, &err);
    return;
  }
  bs_buffer_printf(&chunk, "%c%s", file.builtin ? '=' : '@', file.path);
  if (chunk.failed)
    bs_command_fail(s, bs_fail_memory(&err), &err);
  else if (s->options.word_count == 1)
    bs_command_wrong(s, "%s needs a report: a file, or - for standard input", words[0]);
  else
    run_script(s, chunk.data, file.lua, file.size, words + 1, s->options.word_count - 1);
  bs_buffer_free(&chunk);
  bs_file_free(&file);
}

/* Cuts `report.txt:12` at its last colon. */
static bool cut_place(char *place, uint32_t *line) {
  char *colon = strrchr(place, ':');
  if (!colon || colon == place || !colon[1] || colon[1 + strspn(colon + 1, "0123456789")])
    return false;
  uintmax_t number = strtoumax(colon + 1, NULL, 10); /* UINTMAX_MAX where it is too great */
  *colon = '\0';
  *line = number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
  return number > 0;
}

static void explain_line(bs_command *s, const char *path, uint32_t line) {
  bs_report *report = bs_command_read(s, path);
  if (!report)
    return;
  bs_error err;
  bs_buffer text = {0}, shown = {0};
  bs_status status = bs_explain(report, line, &text, &err);
  if (status == BS_OK) {
    bs_show_text(&shown, text.data, text.size, "\n\t");
    if (text.failed || shown.failed)
      status = bs_fail_memory(&err);
    else
      bs_output_add(&s->out, shown.data, shown.size);
  }
  if (status == BS_USAGE)
    bs_command_wrong(s, "%s:%" PRIu32 ": %s", path, line, err.message);
  else if (status != BS_OK)
    bs_command_fail(s, status, &err);
  bs_buffer_free(&text);
  bs_buffer_free(&shown);
  bs_report_free(report);
}

static void explain(bs_command *s, const char *place) {
  bs_error err;
  uint32_t line;
  char *path = strdup(place);
  if (!path)
    bs_command_fail(s, bs_fail_memory(&err), &err);
  else if (cut_place(path, &line))
    explain_line(s, path, line);
  else
    bs_command_wrong(s, "explain takes REPORT:LINE, such as report.txt:12, not '%s'", place);
  free(path);
}

static void explain_all(bs_command *s) {
  if (s->options.word_count < 2)
    bs_command_wrong(s, "explain takes REPORT:LINE, such as report.txt:12");
  else if (bs_command_load(s))
    for (size_t i = 1; i < s->options.word_count && s->exit != BS_EXIT_USAGE; i++)
      explain(s, s->options.words[i]);
}

static void help(bs_command *s, const char *name) {
  bs_error err;
  if (!name) {
    bs_help(&s->out);
  } else if (bs_command_load(s)) {
    bs_status status = bs_help_analysis(s->engine, name, &s->out, &err);
    if (status != BS_OK)
      bs_command_fail(s, status, &err);
  }
}

static void list(bs_command *s) {
  bs_error err;
  if (!bs_command_write(s, "table", 0) || !bs_command_load(s))
    return;
  bs_status status = bs_help_list(s->engine, s->writer, &err);
  if (status == BS_IO)
    bs_command_not_written(s);
  else if (status != BS_OK)
    bs_command_fail(s, status, &err);
}

static bool is_command(const char *word) {
  return strcmp(word, "list") == 0 || strcmp(word, "help") == 0 || strcmp(word, "explain") == 0;
}

static void follow(bs_command *s) {
  const bs_options *options = &s->options;
  const char *first = options->word_count > 0 ? options->words[0] : NULL;
  s->script = first;
  if (options->version)
    bs_output_add_string(&s->out, "baoshu " BS_VERSION "\n");
  else if (options->help)
    help(s, first && !options->code && !is_command(first) ? first : NULL);
  else if (options->code)
    run_script(s, "=-e", options->code, strlen(options->code), options->words, options->word_count);
  else if (!first)
    bs_command_wrong(s, "no analysis is named (baoshu help tells what there is)");
  else if (is_command(first) && options->own_count > 0)
    bs_command_wrong(s, "%s has no option '%s'", first, options->own[0]);
  else if (strcmp(first, "list") == 0)
    list(s);
  else if (strcmp(first, "help") == 0)
    help(s, options->word_count > 1 ? options->words[1] : NULL);
  else if (strcmp(first, "explain") == 0)
    explain_all(s);
  else
    analyse(s);
}

/* A standard descriptor that is closed would go to the first file that is opened. What is put in
 * its place fails when it is used, as a closed one does. */
static void hold_descriptors(void) {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      _exit(BS_EXIT_NOT_WRITTEN);
}

int main(int argc, char **argv) {
  static bs_command command; /* holds two buffers of 64 KB: too much for a small stack */
  bs_error err;
  hold_descriptors();
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, and the exit status tells */
  signal(SIGXFSZ, SIG_IGN); /* so is a file at the limit of its size */
  bs_command_open(&command);
  bs_status status = bs_options_parse(&command.options, argc, argv, &err);
  if (status != BS_OK)
    bs_command_fail(&command, status, &err);
  else
    follow(&command);
  return bs_command_close(&command);
}
