#include "help.h"

#include <string.h>

#include "analysis.h"
#include "library.h"
#include "manual.h"
#include "request.h"
#include "show.h"

/* Where the help's lines end. */
enum { LINE = 90 };

/* Finds and describes an analysis; free both. NULL, with a status and a sentence, where that fails.
 */
static bs_analysis *describe(bs_supervisor *supervisor, bs_grants *grants, const char *name,
                             bs_file *file, bs_status *status, bs_error *err) {
  *status = bs_library_analysis(file, name, err);
  if (*status != BS_OK)
    return NULL;
  grants->script = file->builtin ? NULL : file->path;
  bs_analysis *analysis = NULL;
  bs_outcome outcome = {0};
  bs_buffer chunk = {0};
  bs_buffer_printf(&chunk, "%c%s", file->builtin ? '=' : '@', file->path);
  const bs_script script = {.name = chunk.data, .lua = file->lua, .size = file->size};
  if (chunk.failed)
    outcome.status = bs_fail_memory(&outcome.error);
  else
    bs_request_describe(supervisor, &script, &analysis, &outcome);
  grants->script = NULL;
  *status = outcome.status;
  bs_buffer_free(&chunk);
  if (*status == BS_OK)
    return analysis;
  if (outcome.error.line > 0)
    bs_fail(err, *status, 0, "%s:%d: %s", file->path, outcome.error.line, outcome.error.message);
  else
    bs_fail(err, *status, 0, "%s: %s", file->path, outcome.error.message);
  bs_file_free(file);
  return NULL;
}

static void show(bs_buffer *out, const char *text) {
  bs_show_text(out, text, strlen(text), NULL);
}

/* Adds `--name TYPE` of an option and gives its width. */
static size_t add_usage(bs_buffer *out, const bs_analysis_option *option) {
  size_t before = out->size;
  bs_buffer_add_string(out, "--");
  show(out, option->name);
  bs_buffer_add_string(out, " ");
  size_t type = out->size;
  show(out, option->type);
  for (size_t i = type; i < out->size; i++)
    if (out->data[i] >= 'a' && out->data[i] <= 'z')
      out->data[i] = (char)(out->data[i] - 'a' + 'A');
  return out->failed ? 0 : bs_show_width(out->data + before, out->size - before);
}

static void add_options(bs_buffer *out, const bs_analysis *analysis) {
  size_t widest = 0;
  for (size_t i = 0; i < analysis->option_count; i++) {
    bs_buffer usage = {0};
    size_t width = add_usage(&usage, &analysis->options[i]);
    widest = width > widest ? width : widest;
    out->failed = out->failed || usage.failed;
    bs_buffer_free(&usage);
  }
  bs_buffer_add_string(out, "\nOptions:\n");
  for (size_t i = 0; i < analysis->option_count; i++) {
    const bs_analysis_option *option = &analysis->options[i];
    bs_show_pad(out, 2);
    size_t own = add_usage(out, option);
    if (*option->help || option->choice_count > 0 || option->preset)
      bs_show_pad(out, widest - own + 2);
    show(out, option->help);
    for (size_t choice = 0; choice < option->choice_count; choice++) {
      bs_buffer_add_string(out, choice > 0 ? ", " : *option->help ? ": " : "");
      show(out, option->choices[choice]);
    }
    if (option->preset) {
      bs_buffer_add_string(out, *option->help ? " (default: " : "(default: ");
      show(out, option->preset);
      bs_buffer_add_string(out, ")");
    }
    bs_buffer_add_string(out, "\n");
  }
}

static void add_columns(bs_buffer *out, const bs_analysis *analysis) {
  size_t width = LINE;
  bs_buffer_add_string(out, "\nColumns:");
  for (size_t i = 0; i < analysis->column_count; i++) {
    bs_buffer name = {0};
    show(&name, analysis->columns[i]);
    bs_buffer_add_string(&name, i + 1 < analysis->column_count ? "," : "");
    size_t own = name.failed ? 0 : bs_show_width(name.data, name.size) + 1;
    if (width + own > LINE) {
      bs_buffer_add_string(out, "\n ");
      width = 1;
    }
    bs_buffer_add_string(out, " ");
    bs_buffer_add(out, name.data, name.size);
    out->failed = out->failed || name.failed;
    width += own;
    bs_buffer_free(&name);
  }
  bs_buffer_add_string(out, "\n");
}

/* A value that an option might be given. */
static const char *value_for(const bs_analysis_option *option) {
  static const char *const values[][2] = {
      {"number", "10"},    {"year", "2015"},     {"period", "2016/2020"},
      {"boolean", "true"}, {"file", "data.csv"},
  };
  if (option->choice_count > 0)
    return option->choices[0];
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    if (strcmp(values[i][0], option->type) == 0)
      return values[i][1];
  return "收入";
}

/* Adds the example that the script gives, or one made of its first option. */
static void add_example(bs_buffer *out, const char *name, const bs_analysis *analysis) {
  if (analysis->example) {
    show(out, analysis->example);
  } else {
    bs_buffer_add_string(out, "baoshu ");
    show(out, name);
    bs_buffer_add_string(out, " report.txt");
    if (analysis->option_count > 0) {
      const bs_analysis_option *option = &analysis->options[0];
      bs_buffer_printf(out, " --%s ", option->name);
      show(out, value_for(option));
    }
  }
  bs_buffer_add_string(out, "\n");
}

/* What a command is for, and the options that go with it. */
static bs_status help_command(const bs_manual_command *command, bs_output *output, bs_error *err) {
  bs_buffer text = {0};
  bs_buffer_printf(&text, "%s: %s\n\n  baoshu %s\n\nbaoshu help shows the options.\n",
                   command->name, command->help, command->use);
  bs_status status = text.failed ? bs_fail_memory(err) : BS_OK;
  if (status == BS_OK)
    bs_output_add(output, text.data, text.size);
  bs_buffer_free(&text);
  return status;
}

bs_status bs_help_analysis(bs_supervisor *supervisor, bs_grants *grants, const char *name,
                           bs_output *output, bs_error *err) {
  if (bs_manual_find(name))
    return help_command(bs_manual_find(name), output, err);
  bs_file file;
  bs_status status;
  bs_analysis *analysis = describe(supervisor, grants, name, &file, &status, err);
  if (!analysis)
    return status;
  bs_buffer text = {0};
  show(&text, name);
  bs_buffer_add_string(&text, ": ");
  show(&text, *analysis->summary ? analysis->summary : "says nothing about itself");
  bs_buffer_add_string(&text, "\n\n  baoshu ");
  show(&text, name);
  bs_buffer_add_string(&text, analysis->option_count > 0 ? " [options] REPORT…\n" : " REPORT…\n");
  if (analysis->option_count > 0)
    add_options(&text, analysis);
  add_columns(&text, analysis);
  bs_buffer_add_string(&text, "\nExample:\n  ");
  add_example(&text, name, analysis);
  bs_buffer_add_string(&text, "\nFile: ");
  show(&text, file.builtin ? "built in" : file.path);
  bs_buffer_add_string(&text, "\n");
  if (text.failed)
    status = bs_fail_memory(err);
  else
    bs_output_add(output, text.data, text.size);
  bs_buffer_free(&text);
  bs_analysis_free(analysis);
  bs_file_free(&file);
  return status;
}

static bs_cell string(const char *text) {
  return (bs_cell){BS_STRING, {.string = {text, strlen(text)}}};
}

static const char *const list_columns[] = {"analysis", "summary", "options", "file", "hides"};
static const bs_shown_column list_shown[] = {
    {"analysis", NULL}, {"summary", NULL}, {"file", NULL}, {"hides", NULL}};

const bs_analysis bs_help_list_form = {
    .columns = list_columns, .column_count = 5, .shown = list_shown, .shown_count = 4};

/* Writes the row of one analysis. Fails with BS_IO where the writer takes no more. */
static bs_status list(bs_supervisor *supervisor, bs_grants *grants, bs_writer *writer,
                      const char *name, bs_error *err) {
  bs_file file = {0};
  bs_status status;
  bs_error why; /* it is none */
  bs_analysis *analysis = describe(supervisor, grants, name, &file, &status, &why);
  bs_buffer options = {0}, hides = {0};
  bs_names hidden = {0};
  bs_cell cells[] = {
      string(name), {.type = BS_NIL}, {.type = BS_NIL}, {.type = BS_NIL}, {.type = BS_NIL}};
  if (analysis) {
    for (size_t i = 0; i < analysis->option_count; i++)
      bs_buffer_printf(&options, "%s--%s", i > 0 ? " " : "", analysis->options[i].name);
    cells[1] = string(analysis->summary);
    cells[2] = string(options.size > 0 ? options.data : "");
    cells[3] = string(file.builtin ? "built in" : file.path);
  } else {
    cells[1] = string(why.message);
  }
  if (status != BS_NOMEM)
    status = bs_library_hidden(&hidden, name, &why);
  for (size_t i = 0; i < hidden.count; i++)
    bs_buffer_printf(&hides, "%s%s", i > 0 ? ", " : "", hidden.items[i]);
  if (hides.size > 0)
    cells[4] = string(hides.data);
  const bs_row row = {bs_help_list_form.columns, cells, 5};
  if (status == BS_NOMEM || options.failed || hides.failed)
    status = bs_fail_memory(err);
  else
    status = bs_writer_row(writer, &row) ? BS_OK : BS_IO;
  bs_buffer_free(&options);
  bs_buffer_free(&hides);
  bs_names_free(&hidden);
  bs_analysis_free(analysis);
  bs_file_free(&file);
  return status;
}

bs_status bs_help_list(bs_supervisor *supervisor, bs_grants *grants, bs_writer *writer,
                       bs_error *err) {
  bs_names names = {0};
  bs_status status = bs_library_analyses(&names, err);
  if (status == BS_OK &&
      !bs_writer_columns(writer, bs_help_list_form.columns, bs_help_list_form.column_count))
    status = BS_IO;
  for (size_t i = 0; status == BS_OK && i < names.count; i++)
    status = list(supervisor, grants, writer, names.items[i], err);
  if (status == BS_OK && !bs_writer_end(writer))
    status = BS_IO;
  bs_names_free(&names);
  return status;
}
