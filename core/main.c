/* The command line. */
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "completion.h"
#include "doctor.h"
#include "help.h"
#include "job.h"
#include "lua_release.h"
#include "show.h"
#include "starter.h"

/* Writes a text that is made at once. */
static void write_text(bs_command *s, bs_buffer *text) {
  bs_error err;
  if (text->failed)
    bs_command_fail(s, bs_fail_memory(&err), &err);
  else
    bs_output_add(&s->out, text->data, text->size);
  bs_buffer_free(text);
}

/* False, and it is told, where standard input is to be read more than once. */
static bool reads_once(bs_command *s, const bs_job *job, const char *const *reports, size_t count) {
  size_t inputs = 0;
  for (size_t i = 0; i < count; i++)
    inputs += strcmp(reports[i], "-") == 0;
  for (size_t i = 0; i < job->option_count; i++)
    inputs += job->options[i].file && strcmp(job->options[i].value, "-") == 0;
  if (inputs > 1)
    bs_command_wrong(s, "standard input (-) is given %zu times, but can be read once", inputs);
  return inputs <= 1;
}

/* Runs a job that is found over the reports. Which of its options are files it tells when it is
 * prepared. */
static void run(bs_command *s, bs_job *job, const char *const *reports, size_t count) {
  if (reads_once(s, job, reports, count) && bs_job_prepare(job, s) &&
      reads_once(s, job, reports, count) && bs_command_write(s, NULL, count, job->analysis))
    bs_command_run(s, reports, count);
}

static void run_code(bs_command *s) {
  bs_job job = {0};
  if (bs_job_take(&job, s, s->options.code))
    run(s, &job, s->options.words, s->options.word_count);
  bs_job_close(&job);
}

static void analyse(bs_command *s) {
  const char *const *words = s->options.words;
  bs_job job = {0};
  if (bs_job_find(&job, s, words[0])) {
    size_t own = s->options.own_count;
    const char *const *last = own > 0 ? s->options.own + 2 * (own - 1) : NULL;
    if (s->options.word_count == 1)
      bs_command_wrong(s, "%s needs a report: a file, or - for standard input%s%s%s%s%s", words[0],
                       last ? " ('" : "", last ? last[1] : "", last ? "' is the value of --" : "",
                       last ? last[0] : "", last ? ")" : "");
    else
      run(s, &job, words + 1, s->options.word_count - 1);
  }
  bs_job_close(&job);
}

/* Runs the cases of a job that is ready. */
static void try_cases(bs_command *s, const bs_job *job) {
  bs_outcome outcome;
  bs_buffer text = {0};
  if (job->analysis->case_count == 0) {
    bs_command_tell(s,
                    "%s brings no cases: tests = { { \"a title\", text = \"…\", rows = { … } } }",
                    s->script);
    s->exit = BS_EXIT_FAILED;
    return;
  }
  bs_request_try(s->supervisor, &text, &outcome);
  if (outcome.status != BS_OK) {
    bs_command_fail_outcome(s, s->script, &outcome);
  } else {
    bs_buffer_printf(&text, "%s: %zu case%s, %zu failed\n", s->script, outcome.cases,
                     outcome.cases == 1 ? "" : "s", outcome.failures);
    if (outcome.failures > 0)
      s->exit = BS_EXIT_FAILED;
    write_text(s, &text);
  }
  bs_buffer_free(&text);
}

static void test(bs_command *s) {
  if (s->options.word_count < 2)
    bs_command_wrong(s, "test takes scripts, such as ./mine.lua");
  for (size_t i = 1; i < s->options.word_count && s->exit != BS_EXIT_USAGE; i++) {
    bs_job job = {0};
    if (bs_job_find(&job, s, s->options.words[i]) && bs_job_study(&job, s))
      try_cases(s, &job);
    bs_job_close(&job);
    bs_supervisor_free(s->supervisor); /* the next script has packs of its own */
    s->supervisor = NULL;
  }
  s->done = true; /* what failed is the answer */
}

static void start(bs_command *s) {
  bs_error err;
  bs_buffer text = {0};
  if (s->options.word_count < 2) {
    bs_command_wrong(s, "new takes one name, such as mine");
    return;
  }
  bs_status status = bs_starter_write(s->options.words[1], &text, &err);
  if (status != BS_OK)
    bs_command_fail(s, status, &err);
  if (status == BS_IO)
    s->exit = BS_EXIT_NOT_WRITTEN;
  write_text(s, &text);
}

/* `completion SHELL`, and `completion options ANALYSIS`, which those scripts call. */
static void complete(bs_command *s) {
  const char *shell = s->options.word_count > 1 ? s->options.words[1] : "";
  size_t known = 0;
  bs_buffer text = {0};
  bs_job job = {0};
  while (bs_manual_shells[known] && strcmp(bs_manual_shells[known], shell) != 0)
    known++;
  if (strcmp(shell, "options") == 0 && s->options.word_count > 2) {
    if (bs_job_find(&job, s, s->options.words[2]) && bs_job_study(&job, s))
      bs_completion_options(&text, job.analysis);
  } else if (bs_manual_shells[known] && s->options.word_count > 2) {
    bs_command_wrong(s, "completion takes one shell, not '%s' too", s->options.words[2]);
  } else if (bs_manual_shells[known]) {
    bs_completion_write(&text, shell);
  } else {
    bs_command_wrong(s, "completion takes a shell: bash, zsh or fish%s%s%s",
                     *shell ? ", not '" : "", shell, *shell ? "'" : "");
  }
  bs_job_close(&job);
  write_text(s, &text);
}

/* Cuts `report.txt:12` at its last colon. */
static bool cut_place(char *place, uint64_t *line) {
  char *colon = strrchr(place, ':');
  if (!colon || colon == place || !colon[1] || colon[1 + strspn(colon + 1, "0123456789")])
    return false;
  *line = strtoumax(colon + 1, NULL, 10); /* UINT64_MAX where it is too great */
  *colon = '\0';
  return *line > 0;
}

static void explain_line(bs_command *s, const char *path, uint64_t line) {
  bs_error err;
  bs_outcome outcome = {0};
  bs_buffer bytes = {0}, text = {0}, shown = {0};
  bs_status status = bs_command_read(s, &bytes, path, &err);
  if (status != BS_OK) {
    bs_command_fail(s, status, &err);
  } else {
    bs_request_explain(s->supervisor, path, s->options.values[BS_OPTION_ENCODING], &bytes, line,
                       &text, &outcome);
    if (bs_command_report(s, path, &outcome) && outcome.status == BS_USAGE)
      bs_command_wrong(s, "%s:%" PRIu64 ": %s", path, line, outcome.error.message);
    else if (outcome.status == BS_OK)
      bs_show_text(&shown, text.data, text.size, "\n\t");
    else if (outcome.stage == BS_STAGE_RAN)
      bs_command_fail_outcome(s, path, &outcome);
  }
  shown.failed = shown.failed || text.failed;
  write_text(s, &shown);
  bs_buffer_free(&text);
  bs_buffer_free(&bytes);
}

static void explain(bs_command *s, const char *place) {
  bs_error err;
  uint64_t line;
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
    bs_buffer text = {0};
    bs_manual_help(&text);
    write_text(s, &text);
  } else if (bs_command_load(s)) {
    bs_status status = bs_help_analysis(s->supervisor, &s->grants, name, &s->out, &err);
    if (status != BS_OK)
      bs_command_fail(s, status, &err);
  }
}

static void list(bs_command *s) {
  bs_error err;
  if (!bs_command_write(s, "table", 0, &bs_help_list_form) || !bs_command_load(s))
    return;
  bs_status status = bs_help_list(s->supervisor, &s->grants, s->writer, &err);
  if (status == BS_IO)
    bs_command_not_written(s);
  else if (status != BS_OK)
    bs_command_fail(s, status, &err);
}

static void examine(bs_command *s) {
  bs_buffer text = {0};
  if (bs_command_start(s) && !bs_doctor_examine(s->supervisor, &s->allowance, &text))
    s->exit = BS_EXIT_FAILED;
  write_text(s, &text);
}

static void follow_command(bs_command *s, const bs_manual_command *manual) {
  const bs_options *options = &s->options;
  bs_buffer text = {0};
  const char *second = options->word_count > 1 ? options->words[1] : NULL;
  if (strcmp(manual->name, "list") == 0) {
    list(s);
  } else if (strcmp(manual->name, "help") == 0) {
    help(s, second);
  } else if (strcmp(manual->name, "test") == 0) {
    test(s);
  } else if (strcmp(manual->name, "doctor") == 0) {
    examine(s);
  } else if (strcmp(manual->name, "new") == 0) {
    start(s);
  } else if (strcmp(manual->name, "completion") == 0) {
    complete(s);
  } else if (strcmp(manual->name, "man") == 0) {
    bs_manual_page(&text);
    write_text(s, &text);
  } else {
    explain_all(s);
  }
}

static void tell_version(bs_command *s) {
  bs_error err;
  bs_lua_release lua;
  bs_buffer text = {0};
  bs_status status = bs_lua_release_learn(&lua, &err);
  if (status != BS_OK) {
    bs_command_fail(s, status, &err);
    return;
  }
  bs_buffer_printf(&text, "baoshu %s\nLua %s: %s\n", BS_VERSION, lua.version,
                   bs_lua_release_meaning(&lua));
  write_text(s, &text);
}

/* Follows the options. What came of it is kept: reports tell by themselves, all else where nothing
 * failed. */
static void follow(bs_command *s) {
  const bs_options *options = &s->options;
  const char *first = options->word_count > 0 ? options->words[0] : NULL;
  const bs_manual_command *manual = first && !options->code ? bs_manual_find(first) : NULL;
  s->script = first;
  if (options->values[BS_OPTION_VERSION])
    tell_version(s);
  else if (options->values[BS_OPTION_HELP])
    help(s, options->code || (manual && options->word_count > 1) ? NULL : first);
  else if (options->code)
    run_code(s);
  else if (!first)
    bs_command_wrong(s, "no analysis is named (baoshu help tells what there is)");
  else if (manual && options->own_count > 0)
    bs_command_wrong(s, "%s has no option '%s'", first, options->own[0]);
  else if (manual && options->word_count - 1 > manual->most)
    bs_command_wrong(s, "%s takes no '%s' (baoshu %s)", first, options->words[manual->most + 1],
                     manual->use);
  else if (manual)
    follow_command(s, manual);
  else
    analyse(s);
  s->done = s->done || s->exit == BS_EXIT_DONE;
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
  signal(SIGCHLD, SIG_DFL); /* whoever ignores it has no children to wait for */
  signal(SIGXFSZ, SIG_IGN); /* so is a file at the limit of its size */
  bs_command_open(&command);
  bs_status status = bs_options_parse(&command.options, argc, argv, &err);
  if (status != BS_OK)
    bs_command_fail(&command, status, &err);
  else if (bs_command_redirect(&command))
    follow(&command);
  return bs_command_close(&command);
}
