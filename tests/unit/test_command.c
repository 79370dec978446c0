/* What the command makes of workers that leave or send what cannot be: which report it costs, what
   is said and recorded of it, and how it ends. Linked with --wrap for what a worker does. */
#include "command.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "port.h"

void __wrap_bs_worker_serve(int fd, bs_pace_page *page, const bs_worker_settings *settings);

static void (*misbehave)(bs_port *port);

/* Ends an answer well. */
static void end(bs_port *port) {
  const bs_outcome outcome = {.stage = BS_STAGE_RAN};
  bs_port_part(port);
  bs_outcome_add(&port->out, &outcome);
  bs_port_send(port, 0);
}

void __wrap_bs_worker_serve(int fd, bs_pace_page *page, const bs_worker_settings *settings) {
  bs_port port;
  bs_buffer frame = {0};
  (void)page;
  (void)settings;
  bs_port_open(&port, fd);
  end(&port); /* it is born */
  for (;;) {
    bs_port_receive(&port, &frame);
    bs_wire body = {frame.data, frame.data + frame.size, false};
    bs_wire_byte(&body);
    bs_wire_byte(&body);
    const char *path = bs_wire_string(&body);
    if (!path || strncmp(path, "bad", 3) == 0)
      misbehave(&port);
    end(&port);
  }
}

static char folder[] = "/tmp/baoshu-command-XXXXXX";

static void put(const char *path, const char *content) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_int_equal(write(fd, content, strlen(content)), strlen(content));
  close(fd);
}

static void check(const char *path, const char *content) {
  char found[4096] = "";
  int fd = open(path, O_RDONLY);
  assert_true(fd >= 0 && read(fd, found, sizeof found - 1) >= 0);
  close(fd);
  assert_string_equal(found, content);
}

/* Runs a script over the reports, with what is said in the file err; gives the exit status. */
static int go(void (*how)(bs_port *port), const char *const *reports, size_t count) {
  static bs_command command; /* two buffers of 64 KB */
  static char *argv[] = {"baoshu",         "--jobs",   "1",  "--sandbox", "off",
                         "--format",       "csv",      "-o", "out.csv",   "--records",
                         "records.ndjson", "mine.lua", NULL};
  bs_error error;
  int before = dup(STDERR_FILENO), err = open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_true(before >= 0 && err >= 0 && dup2(err, STDERR_FILENO) >= 0);
  misbehave = how;
  command = (bs_command){.script = "mine.lua"};
  bs_command_open(&command);
  bool ready =
      bs_options_parse(&command.options, sizeof argv / sizeof *argv - 1, argv, &error) == BS_OK &&
      bs_command_redirect(&command) && bs_command_start(&command) &&
      bs_command_write(&command, NULL, count, NULL);
  if (ready)
    bs_command_run(&command, reports, count);
  int status = bs_command_close(&command);
  dup2(before, STDERR_FILENO);
  close(before);
  close(err);
  assert_true(ready);
  return status;
}

static const char *const three[] = {"good1", "bad", "good2"};

#define RECORD(report, what)                                                                       \
  "{\"report\":" report ",\"script\":\"mine.lua\",\"status\":\"" what "}\n"
#define FINE(report) RECORD("\"" report "\"", "ok\",\"line\":null,\"message\":null")
#define CRASH(report, message)                                                                     \
  RECORD(report, "worker_crash\",\"line\":null,\"message\":\"" message "\"")

static void leave(bs_port *port) {
  (void)port;
  _exit(0);
}

/* A row before its columns. */
static void send_rows_of_nothing(bs_port *port) {
  size_t frame = bs_port_begin(port, BS_FRAME_ROWS);
  bs_wire_add_byte(&port->out, 0);
  bs_frame_close(&port->out, frame);
  bs_port_send(port, 0);
}

static void a_worker_that_leaves_is_told_and_recorded(void **state) {
  (void)state;
  assert_int_equal(go(leave, three, 3), BS_EXIT_FAILED);
  check("err", "baoshu: bad: the worker process ended unasked\n");
  check("records.ndjson",
        FINE("good1") CRASH("\"bad\"", "the worker process ended unasked") FINE("good2"));
}

static void rows_that_cannot_be_cost_their_report(void **state) {
  (void)state;
  assert_int_equal(go(send_rows_of_nothing, three, 3), BS_EXIT_FAILED);
  check("err", "baoshu: bad: its worker sent what cannot be: please report this\n");
  check("records.ndjson",
        FINE("good1") CRASH("\"bad\"", "its worker sent what cannot be") FINE("good2"));
}

static void without_reports_the_script_is_named(void **state) {
  (void)state;
  assert_int_equal(go(send_rows_of_nothing, NULL, 0), BS_EXIT_FAILED);
  check("err", "baoshu: mine.lua: its worker sent what cannot be: please report this\n");
  check("records.ndjson", CRASH("null", "its worker sent what cannot be"));
}

/* What was asked is recorded, also where the rest is given up; the output is none. */
static void who_leaves_on_every_report_ends_the_run(void **state) {
  (void)state;
  static const char *const reports[] = {"bad", "bad", "bad", "bad", "bad", "bad", "bad"};
#define GONE CRASH("\"bad\"", "the worker process ended unasked")
  put("out.csv", "old");
  assert_int_equal(go(leave, reports, 7), BS_EXIT_BUG);
  check("records.ndjson", GONE GONE GONE GONE GONE);
  check("out.csv", "old");
}

static int make(void **state) {
  (void)state;
  if (!mkdtemp(folder) || chdir(folder) < 0)
    return -1;
  put("good1", "一。");
  put("good2", "二。");
  put("bad", "三。");
  return 0;
}

static int clear(void **state) {
  (void)state;
  static const char *const paths[] = {"good1", "good2", "bad", "err", "records.ndjson", "out.csv"};
  int failed = 0;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
    failed |= unlink(paths[i]);
  return failed | chdir("/") | rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_worker_that_leaves_is_told_and_recorded),
      cmocka_unit_test(rows_that_cannot_be_cost_their_report),
      cmocka_unit_test(without_reports_the_script_is_named),
      cmocka_unit_test(who_leaves_on_every_report_ends_the_run),
  };
  return cmocka_run_group_tests(tests, make, clear);
}
