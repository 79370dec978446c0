#include "job.h"

#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "library.h"

/* The most bytes that a file of data may have. */
enum { DATA_LIMIT = 64 << 20 };

/* Names the script for messages, behind a mark that says to Lua what it is. */
static bool name(bs_job *job, bs_command *command, char mark, const char *script) {
  bs_error err;
  bs_buffer_printf(&job->name, "%c%s", mark, script);
  if (job->name.failed) {
    bs_command_fail(command, bs_fail_memory(&err), &err);
    return false;
  }
  job->script.name = job->name.data;
  command->script = job->name.data + 1;
  return true;
}

bool bs_job_find(bs_job *job, bs_command *command, const char *script) {
  bs_error err;
  bs_status status = bs_library_analysis(&job->file, script, &err);
  if (status != BS_OK) {
    bs_command_fail(command, status, &err);
    return false;
  }
  job->script = (bs_script){.lua = job->file.lua, .size = job->file.size};
  command->grants.script = job->file.builtin ? NULL : job->file.path;
  return name(job, command, job->file.builtin ? '=' : '@', job->file.path);
}

bool bs_job_take(bs_job *job, bs_command *command, const char *code) {
  job->script = (bs_script){.lua = code, .size = strlen(code)};
  return name(job, command, '=', "-e");
}

/* Whether a script may be an analysis: it then says `map` somewhere. */
static bool may_be_analysis(const bs_script *script) {
  static const char word[] = "map";
  const char *end = script->lua + script->size;
  for (const char *at = script->lua; at && at < end; at++) {
    at = memchr(at, word[0], (size_t)(end - at));
    if (!at)
      return false;
    if ((size_t)(end - at) >= sizeof word - 1 && memcmp(at, word, sizeof word - 1) == 0)
      return true;
  }
  return false;
}

/* Adds the packs that the script asks for, and those of the command line. */
static bool add_packs(const bs_job *job, bs_command *command) {
  for (size_t i = 0; job->analysis && i < job->analysis->pack_count; i++) {
    const char *pack = job->analysis->packs[i];
    if (bs_library_is_path(pack)) { /* whatever a worker lets through */
      bs_command_tell(command, "%s: asks for the file '%s', but a script asks for packs by name",
                      command->script, pack);
      bs_command_note(command, BS_SYNTAX);
      return false;
    }
    if (!bs_command_add_pack(command, pack))
      return false;
  }
  return bs_command_add_packs(command);
}

/* Whether a worker ended, rather than said why the script is none. */
static bool is_final(const bs_outcome *outcome) {
  return outcome->stage == BS_STAGE_DIED || outcome->stage == BS_STAGE_ASK ||
         outcome->status == BS_NOMEM || outcome->status == BS_SYNTAX ||
         outcome->status >= BS_LIMIT_TIME;
}

/* Learns what the script says of itself; a slip in that is told. A script that fails otherwise
 * fails again when it runs, and is told then; one that is no analysis has nothing to say. */
static bool describe(bs_job *job, bs_command *command) {
  bs_outcome outcome = {0};
  if (!may_be_analysis(&job->script))
    return true;
  bs_request_describe(command->supervisor, &job->script, &job->analysis, &outcome);
  if (outcome.status == BS_OK || !is_final(&outcome))
    return true;
  bs_command_fail_loading(command, command->script, &outcome);
  return false;
}

/* Gives the workers the script, with the user's options and the bytes of the files that they name.
 */
static bool give_script(bs_job *job, bs_command *command) {
  bs_outcome outcome = {0};
  bs_request_script(command->supervisor, &job->script, job->options, job->option_count, &outcome);
  if (outcome.status == BS_USAGE)
    bs_command_wrong(command, "%s", outcome.error.message);
  else if (outcome.status != BS_OK)
    bs_command_fail_loading(command, command->script, &outcome);
  return outcome.status == BS_OK;
}

bool bs_job_study(bs_job *job, bs_command *command) {
  bs_outcome outcome = {0};
  if (!bs_command_start(command))
    return false;
  bs_request_describe(command->supervisor, &job->script, &job->analysis, &outcome);
  if (outcome.status == BS_OK)
    return add_packs(job, command) && give_script(job, command);
  bs_command_fail_loading(command, command->script, &outcome);
  return false;
}

static const bs_analysis_option *find_option(const bs_analysis *analysis, const char *option) {
  for (size_t i = 0; analysis && i < analysis->option_count; i++)
    if (strcmp(analysis->options[i].name, option) == 0)
      return &analysis->options[i];
  return NULL;
}

static bool read_options(bs_job *job, bs_command *command) {
  const bs_options *options = &command->options;
  size_t count = options->own_count;
  bs_error err;
  job->options = calloc(count + 1, sizeof *job->options);
  job->files = calloc(count + 1, sizeof *job->files);
  if (!job->options || !job->files) {
    bs_command_fail(command, bs_fail_memory(&err), &err);
    return false;
  }
  job->option_count = count;
  for (size_t i = 0; i < count; i++) {
    bs_request_option *option = &job->options[i];
    *option = (bs_request_option){options->own[2 * i], options->own[2 * i + 1], NULL};
    const bs_analysis_option *known = find_option(job->analysis, option->name);
    if (!known || strcmp(known->type, "file") != 0)
      continue;
    bs_status status = bs_input_read(&job->files[i], option->value, DATA_LIMIT, &err);
    if (status == BS_NOMEM)
      bs_command_fail(command, status, &err);
    else if (status != BS_OK)
      bs_command_wrong(command, "--%s: %s", option->name, err.message);
    if (status != BS_OK)
      return false;
    option->file = &job->files[i];
  }
  return true;
}

bool bs_job_prepare(bs_job *job, bs_command *command) {
  return bs_command_start(command) && describe(job, command) && add_packs(job, command) &&
         read_options(job, command) && give_script(job, command);
}

void bs_job_close(bs_job *job) {
  for (size_t i = 0; job->files && i < job->option_count; i++)
    bs_buffer_free(&job->files[i]);
  free(job->files);
  free(job->options);
  bs_analysis_free(job->analysis);
  bs_buffer_free(&job->name);
  bs_file_free(&job->file);
  *job = (bs_job){0};
}
