#define _GNU_SOURCE
#include "worker.h"

#include <iconv.h>
#include <stdlib.h>

#include "decode.h"
#include "explain.h"
#include "nothing.h"
#include "port.h"
#include "report.h"
#include "source.h"
#include "trial.h"
#include "view.h"
#include "wire_analysis.h"
#include "wire_row.h"

enum {
  TABLES = 64,      /* encodings at most */
  PART = 64 * 1024, /* so many bytes are sent at a time */
  AT_ONCE = 100,    /* so many lines that are printed are sent each; further ones may wait */
  SWITCH = 12000    /* nanoseconds that a wait takes beside what the two processes count (14,000) */
};

typedef struct worker {
  bs_port port;
  bs_pace_page *page;
  bool wide;
  bs_engine *engine;
  bs_buffer frame;  /* the frame at hand, its body only */
  bs_buffer script; /* the frame that brought the script, which borrows from it */
  bs_script run;
  bs_modules modules;   /* where its modules come from, */
  bs_files files;       /* and its files */
  bs_buffer module;     /* the module that was found last: it is compiled before the next is */
  bs_buffer file;       /* the file that was read last */
  bs_report *report;    /* the one at hand, or NULL */
  const char **options; /* the script's */
  bs_buffer *texts;     /* of those that are files */
  bs_view view;
  bool viewing; /* a view is open */
  bool people;
  bs_row_sender sender;
  size_t prints, rows;    /* of the run at hand */
  bool plain;             /* what was printed last was a plain chunk's */
  iconv_t tables[TABLES]; /* which stay open */
  size_t table_count;
} worker;

/* The sink. */

static bool take_columns(void *self, const char *const *columns, size_t count) {
  worker *w = self;
  size_t frame = bs_port_begin(&w->port, BS_FRAME_COLUMNS);
  bs_wire_add_number(&w->port.out, count);
  for (size_t i = 0; i < count; i++)
    bs_wire_add_string(&w->port.out, columns[i]);
  bs_frame_close(&w->port.out, frame);
  w->view.people = w->people;
  return bs_row_sender_open(&w->sender, count) && bs_view_columns(&w->view, columns, count);
}

static bool take_row(void *self, const bs_row *row) {
  worker *w = self;
  const bs_cell *shown = w->viewing ? bs_view_row(&w->view, row) : row->cells;
  if (!shown)
    return false;
  w->rows++;
  if (bs_port_join(&w->port, BS_FRAME_ROWS))
    bs_row_sender_begin(&w->sender);
  bs_row_sender_add(&w->sender, &w->port.out, row->cells, shown);
  bs_port_send(&w->port, PART);
  return !w->port.out.failed;
}

static bool take_print(void *self, const char *text, size_t size, bool plain) {
  worker *w = self;
  bs_buffer *out = &w->port.out;
  if (plain != w->plain)
    bs_port_part(&w->port);
  w->plain = plain;
  if (bs_port_join(&w->port, BS_FRAME_PRINT))
    bs_wire_add_byte(out, plain);
  bs_buffer_add(out, text, size);
  bs_buffer_add(out, "\n", 1);
  bool now = w->prints++ < AT_ONCE || bs_port_is_overdue(&w->port);
  bs_port_send(&w->port, now ? 0 : PART);
  return !out->failed;
}

/* Files that a script asks for. */

/* Asks for one, and waits. What comes of it borrows from `got`. */
static bs_status want(worker *w, bs_want kind, const char *name, bs_buffer *got, const char **file,
                      const char **bytes, size_t *size, bs_error *err) {
  size_t frame = bs_port_begin(&w->port, BS_FRAME_WANT);
  bs_wire_add_byte(&w->port.out, (uint8_t)kind);
  bs_wire_add_string(&w->port.out, name);
  bs_frame_close(&w->port.out, frame);
  if (w->port.out.failed)
    return bs_fail_memory(err);
  bs_port_send(&w->port, 0);
  if (bs_port_receive(&w->port, got) != BS_FRAME_ANSWER)
    bs_port_leave();
  bs_pace_charge(w->page, SWITCH);
  bs_pace_look();
  bs_wire body = {got->data, got->data + got->size, false};
  bs_status status = (bs_status)bs_wire_byte(&body);
  const char *message = bs_wire_string(&body);
  *file = bs_wire_string(&body);
  *bytes = bs_wire_bytes(&body, size);
  return status == BS_OK ? BS_OK : bs_fail(err, status, 0, "%s", message ? message : "");
}

static bs_status want_module(void *self, const char *name, const char **file, const char **lua,
                             size_t *size, bs_error *err) {
  worker *w = self;
  return want(w, BS_WANT_MODULE, name, &w->module, file, lua, size, err);
}

static bs_status want_file(void *self, const char *path, const char **bytes, size_t *size,
                           bs_error *err) {
  worker *w = self;
  const char *file;
  return want(w, BS_WANT_FILE, path, &w->file, &file, bytes, size, err);
}

/* The run has ended. */
static void forget_files(worker *w) {
  bs_buffer_free(&w->module);
  bs_buffer_free(&w->file);
}

/* What is asked. Each answers with an outcome. */

static bs_status broken(bs_error *err) {
  return bs_fail(err, BS_IO, 0, "a frame that cannot be: please report this");
}

static bs_status add_pack(worker *w, bs_wire *body, bs_error *err) {
  size_t size;
  const char *name = bs_wire_string(body), *lua = bs_wire_bytes(body, &size);
  if (body->broken || !name)
    return broken(err);
  return bs_engine_add_pack(w->engine, name, lua, size, err);
}

/* Decodes the file that an option names. */
static bs_status read_file(worker *w, size_t option, const char *name, const char *path,
                           const char *bytes, size_t size, bs_outcome *outcome) {
  bs_source source = {0};
  bs_error cause;
  bs_buffer *text = &w->texts[option];
  bs_status status = bs_source_decode(&source, bytes, size, NULL, &cause);
  if (status != BS_OK) {
    outcome->narrow = status == BS_ENCODING && !w->wide;
    bs_fail(&outcome->error, BS_USAGE, 0, "--%s: %s: %s", name, path, cause.message);
    status = status == BS_NOMEM ? status : BS_USAGE;
  } else {
    bs_buffer_add(text, source.text, source.size);
    bs_buffer_add(text, "", 1);
    if (text->failed)
      status = bs_fail_memory(&outcome->error);
    w->options[2 * option + 1] = text->data;
  }
  bs_source_free(&source);
  return status;
}

static bs_status take_script(worker *w, bs_outcome *outcome) {
  w->script = w->frame; /* from now on its own */
  w->frame = (bs_buffer){0};
  bs_wire body = {w->script.data, w->script.data + w->script.size, false};
  w->run.name = bs_wire_string(&body);
  w->run.lua = bs_wire_bytes(&body, &w->run.size);
  size_t count = bs_wire_count(&body);
  w->options = calloc(2 * count + 1, sizeof *w->options);
  w->texts = calloc(count + 1, sizeof *w->texts);
  if (!w->options || !w->texts)
    return bs_fail_memory(&outcome->error);
  w->run.options = w->options;
  w->run.modules = &w->modules;
  w->run.files = &w->files;
  bs_status status = BS_OK;
  for (size_t i = 0; i < count && status == BS_OK; i++) {
    size_t size;
    const char *name = bs_wire_string(&body), *path = bs_wire_string(&body);
    const char *value = bs_wire_bytes(&body, &size);
    if (body.broken || !name || (!path && (size == 0 || value[size - 1])))
      return broken(&outcome->error);
    w->options[2 * i] = name;
    w->options[2 * i + 1] = value;
    w->run.option_count = i + 1;
    if (path)
      status = read_file(w, i, name, path, value, size, outcome);
  }
  return body.broken ? broken(&outcome->error) : status;
}

static bs_status take_view(worker *w, bs_wire *body, bs_error *err) {
  const char *units = bs_wire_string(body);
  w->people = bs_wire_byte(body) != 0;
  if (body->broken)
    return broken(err);
  w->viewing = true;
  return bs_view_open(&w->view, w->engine->pack, units, err);
}

static bs_status describe(worker *w, bs_wire *body, bs_error *err) {
  size_t size;
  bs_analysis *analysis;
  const char *name = bs_wire_string(body), *lua = bs_wire_bytes(body, &size);
  if (body->broken || !name)
    return broken(err);
  const bs_script script = {.name = name, .lua = lua, .size = size, .modules = &w->modules};
  bs_status status = bs_analysis_describe(w->engine, &script, &analysis, err);
  forget_files(w);
  if (status == BS_OK) {
    size_t frame = bs_port_begin(&w->port, BS_FRAME_ANALYSIS);
    bs_wire_add_analysis(&w->port.out, analysis);
    bs_frame_close(&w->port.out, frame);
    bs_analysis_free(analysis);
  }
  return status;
}

/* Reads the report that a frame brings. */
static bs_status read_report(worker *w, bs_wire *body, bs_outcome *outcome) {
  size_t size;
  const char *path = bs_wire_string(body), *encoding = bs_wire_string(body);
  const char *bytes = bs_wire_bytes(body, &size);
  if (body->broken || !path)
    return broken(&outcome->error);
  bs_status status =
      bs_report_read(w->engine, &w->report, path, bytes, size, encoding, &outcome->error);
  if (status == BS_OK) {
    outcome->size = size;
    outcome->replaced = w->report->source.replaced;
    memcpy(outcome->encoding, w->report->source.encoding, BS_ENCODING_NAME);
  }
  outcome->narrow = status == BS_ENCODING && !w->wide;
  bs_buffer_free(&w->frame); /* its text is the report's own by now */
  return status;
}

/* Says why a report gave no rows. */
static void say_why(worker *w) {
  bs_buffer why = {0};
  bs_nothing_explain(&why, w->report, w->run.options, w->run.option_count);
  if (!why.failed) /* that nothing was found holds without it */
    bs_port_add(&w->port, BS_FRAME_NOTHING, &why);
  bs_buffer_free(&why);
}

static bs_status run(worker *w, bs_wire *body, bs_outcome *outcome) {
  bs_status status = BS_OK;
  bool reason = bs_wire_byte(body) != 0;
  if (bs_wire_byte(body))
    status = read_report(w, body, outcome);
  if (status == BS_OK) {
    const bs_sink sink = {w, take_columns, take_row, take_print};
    outcome->stage = BS_STAGE_RAN;
    w->prints = w->rows = 0;
    status = bs_run_forth(w->engine, w->report, &w->run, &sink, &outcome->error);
    outcome->fitted = w->view.fitted;
    if (status == BS_OK && reason && w->report && w->rows == 0)
      say_why(w);
    forget_files(w);
  }
  return status;
}

static bs_status try_cases(worker *w, bs_outcome *outcome) {
  bs_analysis *analysis;
  bs_trial trial = {0};
  bs_buffer text = {0};
  bs_status status = bs_analysis_describe(w->engine, &w->run, &analysis, &outcome->error);
  if (status != BS_OK)
    return status;
  status = bs_trial_run(w->engine, &w->run, analysis, &trial, &text, &outcome->error);
  forget_files(w);
  outcome->cases = trial.cases;
  outcome->failures = trial.failures;
  if (status == BS_OK)
    bs_port_add(&w->port, BS_FRAME_TEXT, &text);
  bs_buffer_free(&text);
  bs_analysis_free(analysis);
  return status;
}

static bs_status explain(worker *w, bs_wire *body, bs_outcome *outcome) {
  bs_buffer text = {0};
  uint64_t line = bs_wire_number(body);
  bs_status status = read_report(w, body, outcome);
  if (status == BS_OK) {
    outcome->stage = BS_STAGE_RAN;
    status = bs_explain(w->report, line, &text, &outcome->error);
  }
  if (status == BS_OK)
    bs_port_add(&w->port, BS_FRAME_TEXT, &text);
  bs_buffer_free(&text);
  return status;
}

static bs_status probe(worker *w, const bs_walls *walls) {
  bs_buffer text = {0};
  bs_buffer_printf(&text, "seccomp\t%d\nlandlock\t%d\n", walls->seccomp, walls->landlock);
  bs_walls_probe(&text);
  bs_port_add(&w->port, BS_FRAME_TEXT, &text);
  bs_buffer_free(&text);
  return BS_OK;
}

/* Ends an answer, and sends all of it. */
static void end(bs_port *port, bs_outcome *outcome) {
  bs_port_part(port);
  if (port->out.failed) { /* what was to be sent is not: nothing of it is an answer */
    bs_buffer_free(&port->out);
    outcome->status = bs_fail_memory(&outcome->error);
  }
  bs_outcome_add(&port->out, outcome);
  if (port->out.failed) /* whoever waits would do so for ever */
    bs_port_starve();
  bs_port_send(port, 0);
}

static void answer(worker *w, bs_frame_type type, const bs_walls *walls) {
  bs_outcome outcome = {.stage = BS_STAGE_READ};
  bs_error *err = &outcome.error;
  bs_wire body = {w->frame.data, w->frame.data + w->frame.size, false};
  switch (type) {
  case BS_FRAME_PACK:
    outcome.status = add_pack(w, &body, err);
    break;
  case BS_FRAME_SCRIPT:
    outcome.status = take_script(w, &outcome);
    break;
  case BS_FRAME_VIEW:
    outcome.status = take_view(w, &body, err);
    break;
  case BS_FRAME_DESCRIBE:
    outcome.status = describe(w, &body, err);
    break;
  case BS_FRAME_RUN:
    outcome.status = run(w, &body, &outcome);
    break;
  case BS_FRAME_TRY:
    outcome.status = try_cases(w, &outcome);
    break;
  case BS_FRAME_EXPLAIN:
    outcome.status = explain(w, &body, &outcome);
    break;
  case BS_FRAME_PROBE:
    outcome.status = probe(w, walls);
    break;
  default:
    bs_port_leave();
  }
  end(&w->port, &outcome);
  bs_report_free(w->report); /* which takes its time: nobody waits for that */
  w->report = NULL;
}

/* Opens the tables of encodings, which are files, while files may be opened. They stay open. */
static void open_table(worker *w, const char *encoding) {
  if (w->table_count == TABLES || !*encoding || strchr(encoding, '/'))
    return;
  iconv_t table = iconv_open("WCHAR_T", encoding);
  if ((intptr_t)table != -1)
    w->tables[w->table_count++] = table;
}

static void open_tables(worker *w, const bs_worker_settings *settings) {
  static const char *const chinese[] = {"GB18030", "UTF-16LE", "UTF-32LE", "BIG5", NULL};
  for (const char *const *name = chinese; *name; name++)
    open_table(w, *name);
  if (settings->encoding)
    open_table(w, bs_encoding_name(settings->encoding));
  for (const char *const *name = bs_source_answers; settings->wide && *name; name++)
    open_table(w, *name);
}

void bs_worker_serve(int fd, bs_pace_page *page, const bs_worker_settings *settings) {
  worker w = {.page = page, .wide = settings->wide};
  bs_walls walls;
  bs_outcome outcome = {0};
  bs_port_open(&w.port, fd);
  w.modules = (bs_modules){&w, want_module};
  w.files = (bs_files){&w, want_file};
  open_tables(&w, settings);
  outcome.status = bs_walls_raise(&walls, settings->walls, &outcome.error);
  outcome.bare = BS_WALLS_BUILT && settings->walls == BS_WALLS_ON && !walls.seccomp;
  if (outcome.status == BS_OK) {
    bs_error cause;
    outcome.status = bs_engine_new(&w.engine, &cause);
    if (outcome.status == BS_NOMEM)
      outcome.error = cause;
    else if (outcome.status != BS_OK)
      bs_fail(&outcome.error, outcome.status, 0, "the bundled pack:%d: %s: please report this",
              cause.line, cause.message);
  }
  if (outcome.status == BS_OK) {
    bs_engine_limit(w.engine, &(bs_limits){.memory = settings->memory, .input = settings->input});
    bs_pace_begin(page, w.engine, settings->seconds);
  }
  end(&w.port, &outcome); /* the answer to its birth */
  if (outcome.status != BS_OK)
    bs_port_leave();
  for (;;)
    answer(&w, bs_port_receive(&w.port, &w.frame), &walls);
}
