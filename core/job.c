#include "job.h"

#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "source.h"

/* The most bytes that a file of data may have. */
enum { DATA_LIMIT = 64 << 20 };

static bool name(bs_job *job, bs_command *command, const char *chunk) {
  bs_error err;
  bs_buffer_printf(&job->name, "%s", chunk);
  if (job->name.failed)
    bs_command_fail(command, bs_fail_memory(&err), &err);
  job->script.name = job->name.data;
  command->script = job->name.failed ? chunk : job->name.data + 1;
  return !job->name.failed;
}

bool bs_job_find(bs_job *job, bs_command *command, const char *script) {
  bs_error err;
  bs_status status = bs_library_analysis(&job->file, script, &err);
  if (status != BS_OK) {
    bs_command_fail(command, status, &err);
    return false;
  }
  job->script = (bs_script){.lua = job->file.lua, .size = job->file.size};
  bs_buffer chunk = {0};
  bs_buffer_printf(&chunk, "%c%s", job->file.builtin ? '=' : '@', job->file.path);
  bool done = name(job, command, chunk.failed ? "=script" : chunk.data);
  bs_buffer_free(&chunk);
  return done;
}

bool bs_job_take(bs_job *job, bs_command *command, const char *code) {
  job->script = (bs_script){.lua = code, .size = strlen(code)};
  return name(job, command, "=-e");
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
  for (size_t i = 0; job->analysis && i < job->analysis->pack_count; i++)
    if (!bs_command_add_pack(command, job->analysis->packs[i]))
      return false;
  return bs_command_add_packs(command);
}

/* Learns what the script says of itself; a slip in that is told. A script that fails otherwise
 * fails again when it runs, and is told then; one that is no analysis has nothing to say. */
static bool describe(bs_job *job, bs_command *command) {
  bs_error err;
  if (!may_be_analysis(&job->script))
    return true;
  bs_status status = bs_analysis_describe(command->engine, &job->script, &job->analysis, &err);
  if (status != BS_NOMEM && status != BS_SYNTAX)
    return true;
  bs_command_fail_at(command, command->script, &err, NULL);
  bs_command_note(command, status);
  return false;
}

bool bs_job_study(bs_job *job, bs_command *command) {
  bs_error err;
  if (!bs_command_make_engine(command))
    return false;
  bs_status status = bs_analysis_describe(command->engine, &job->script, &job->analysis, &err);
  if (status == BS_OK)
    return add_packs(job, command);
  bs_command_fail_at(command, command->script, &err, NULL);
  bs_command_note(command, status);
  return false;
}

static const bs_analysis_option *find_option(const bs_analysis *analysis, const char *option) {
  for (size_t i = 0; analysis && i < analysis->option_count; i++)
    if (strcmp(analysis->options[i].name, option) == 0)
      return &analysis->options[i];
  return NULL;
}

/* Reads the file of an option, in whatever encoding, as UTF-8. */
static bool read_data(bs_command *command, const char *option, const char *path, bs_buffer *out) {
  bs_buffer bytes = {0};
  bs_source source = {0};
  bs_error err;
  bs_status status = bs_input_read(&bytes, path, DATA_LIMIT, &err);
  if (status != BS_OK)
    bs_command_wrong(command, "--%s: %s", option, err.message);
  else if ((status = bs_source_decode(&source, bytes.data, bytes.size, NULL, &err)) != BS_OK)
    bs_command_wrong(command, "--%s: %s: %s", option, path, err.message);
  else {
    bs_buffer_add(out, source.text, source.size);
    bs_buffer_add(out, "", 1);
    if (out->failed)
      bs_command_fail(command, status = bs_fail_memory(&err), &err);
  }
  bs_source_free(&source);
  bs_buffer_free(&bytes);
  return status == BS_OK;
}

static bool read_options(bs_job *job, bs_command *command) {
  const bs_options *options = &command->options;
  size_t count = options->own_count;
  bs_error err;
  job->options = calloc(2 * count + 1, sizeof *job->options);
  job->texts = calloc(count + 1, sizeof *job->texts);
  if (!job->options || !job->texts) {
    bs_command_fail(command, bs_fail_memory(&err), &err);
    return false;
  }
  job->option_count = count;
  for (size_t i = 0; i < count; i++) {
    const char *option = options->own[2 * i], *value = options->own[2 * i + 1];
    const bs_analysis_option *known = find_option(job->analysis, option);
    job->options[2 * i] = option;
    job->options[2 * i + 1] = value;
    if (!known || strcmp(known->type, "file") != 0)
      continue;
    if (!read_data(command, option, value, &job->texts[i]))
      return false;
    job->options[2 * i + 1] = job->texts[i].data;
  }
  job->script.options = job->options;
  job->script.option_count = count;
  return true;
}

bool bs_job_prepare(bs_job *job, bs_command *command) {
  return bs_command_make_engine(command) && describe(job, command) && add_packs(job, command) &&
         read_options(job, command);
}

void bs_job_close(bs_job *job) {
  for (size_t i = 0; job->texts && i < job->option_count; i++)
    bs_buffer_free(&job->texts[i]);
  free(job->texts);
  free(job->options);
  bs_analysis_free(job->analysis);
  bs_buffer_free(&job->name);
  bs_file_free(&job->file);
  *job = (bs_job){0};
}
