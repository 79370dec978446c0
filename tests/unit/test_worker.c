/* A worker as its supervisor sees it: whatever frame comes, it answers it, and the next one too;
   where its socket ends or fails, it ends. Linked with --wrap for what is wrapped here. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "outcome.h"
#include "process.h"

ssize_t __real_read(int fd, void *data, size_t size);
ssize_t __wrap_read(int fd, void *data, size_t size);
ssize_t __real_write(int fd, const void *data, size_t size);
ssize_t __wrap_write(int fd, const void *data, size_t size);

enum { SOCKET = STDERR_FILENO + 1 }; /* a worker's */

/* What the system does to a worker that is forked from now on. */
static struct {
  bool interrupts;   /* every other call */
  size_t part;       /* the most that goes at a time, 0 for as much as there is */
  int reads, writes; /* so many succeed, and then none; -1: all */
  size_t calls;
} system_;

static ssize_t let(int *left, size_t *size) {
  if (system_.interrupts && system_.calls++ % 2 == 0) {
    errno = EINTR;
    return -1;
  }
  if (*left == 0) {
    errno = EIO;
    return -1;
  }
  *left -= *left > 0;
  if (system_.part > 0 && *size > system_.part)
    *size = system_.part;
  return 0;
}

ssize_t __wrap_read(int fd, void *data, size_t size) {
  if (fd == SOCKET && let(&system_.reads, &size) < 0)
    return -1;
  return __real_read(fd, data, size);
}

ssize_t __wrap_write(int fd, const void *data, size_t size) {
  if (fd == SOCKET && let(&system_.writes, &size) < 0)
    return -1;
  return __real_write(fd, data, size);
}

static bs_process worker;
static bs_buffer frame; /* at hand */

static bs_outcome answer(bs_buffer *text);

static void fork_worker(const char *encoding) {
  const bs_worker_settings settings = {
      .seconds = 10, .memory = (size_t)64 << 20, .walls = BS_WALLS_OFF, .encoding = encoding};
  bs_error err;
  if (bs_process_start(&worker, &settings, &err) != BS_OK)
    fail_msg("%s", err.message);
}

/* Starts a worker, and takes what it says of its birth. */
static void start(void) {
  fork_worker(NULL);
  assert_int_equal(answer(NULL).status, BS_OK);
}

static int stop(void **state) {
  (void)state;
  bs_process_release(&worker); /* so that it can say what it has to say */
  bs_process_end(&worker);
  bs_buffer_free(&frame);
  system_.interrupts = false;
  system_.part = 0;
  system_.reads = system_.writes = -1;
  return 0;
}

/* Waits for the next frame; false where the worker ends before it. */
static bool next(bs_frame *out) {
  size_t size;
  bs_process_forget(&worker);
  while ((size = bs_frame_next(out, worker.in.data, worker.in.size)) == 0) {
    if (worker.ended)
      return false;
    struct pollfd fd = {worker.fd, (short)(POLLIN | (bs_process_is_sending(&worker) ? POLLOUT : 0)),
                        0};
    poll(&fd, 1, 1000);
    bs_process_exchange(&worker);
  }
  worker.seen = size;
  return true;
}

/* Waits for the end of an answer. What is printed is added to `text`. */
static bs_outcome answer(bs_buffer *text) {
  bs_outcome outcome = {0};
  bs_frame got;
  for (;;) {
    if (!next(&got))
      fail_msg("the worker has ended");
    if (got.type == BS_FRAME_END)
      break;
    if (got.type == BS_FRAME_PRINT && text) {
      bs_wire_byte(&got.body);
      bs_buffer_add(text, got.body.at, (size_t)(got.body.end - got.body.at));
    }
  }
  bs_outcome_take(&outcome, &got.body);
  assert_false(got.body.broken);
  return outcome;
}

/* Sends a frame of what was added to `frame`. */
static void send_frame(bs_frame_type type) {
  size_t place = bs_frame_open(&worker.out, type);
  bs_buffer_add(&worker.out, frame.data, frame.size);
  bs_frame_close(&worker.out, place);
  assert_false(worker.out.failed);
  frame.size = 0;
}

static void add_text(const char *text) {
  bs_wire_add_bytes(&frame, text, strlen(text));
}

/* Adds a script, which has `options`. */
static void add_script(const char *lua, size_t options) {
  bs_wire_add_string(&frame, "@mine.lua");
  add_text(lua);
  bs_wire_add_number(&frame, options);
}

static void add_report(const char *text) {
  bs_wire_add_byte(&frame, false);
  bs_wire_add_byte(&frame, true);
  bs_wire_add_string(&frame, "r.txt");
  bs_wire_add_string(&frame, NULL);
  add_text(text);
}

static void give_script(const char *lua) {
  start();
  add_script(lua, 0);
  send_frame(BS_FRAME_SCRIPT);
  assert_int_equal(answer(NULL).status, BS_OK);
}

/* Runs the script over a report; gives what was printed, which is freed by the caller. */
static char *run_over(const char *text, bs_outcome *outcome) {
  bs_buffer out = {0};
  add_report(text);
  send_frame(BS_FRAME_RUN);
  *outcome = answer(&out);
  bs_buffer_add(&out, "", 1);
  assert_false(out.failed);
  return out.data;
}

/* Frames that cannot be. */

static void check_refusal(bs_frame_type type) {
  send_frame(type);
  bs_outcome outcome = answer(NULL);
  assert_string_equal(outcome.error.message, "a frame that cannot be: please report this");
  assert_int_equal(outcome.status, BS_IO);
  send_frame(BS_FRAME_PROBE); /* it lives on */
  assert_int_equal(answer(NULL).status, BS_OK);
}

static void an_empty_frame_is_refused(void **state) {
  (void)state;
  static const bs_frame_type types[] = {BS_FRAME_PACK, BS_FRAME_VIEW, BS_FRAME_SCRIPT,
                                        BS_FRAME_DESCRIBE, BS_FRAME_EXPLAIN};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    start();
    check_refusal(types[i]);
    stop(NULL);
  }
}

static void what_has_no_name_is_refused(void **state) {
  (void)state;
  static const bs_frame_type types[] = {BS_FRAME_PACK, BS_FRAME_DESCRIBE};
  start();
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    bs_wire_add_string(&frame, NULL);
    add_text("return {}");
    check_refusal(types[i]);
  }
  bs_wire_add_number(&frame, 3); /* a line */
  for (int i = 0; i < 2; i++)
    bs_wire_add_string(&frame, NULL);
  add_text("2020年");
  check_refusal(BS_FRAME_EXPLAIN);
}

/* Each option of a script, of which the last is cut, has no name, or no value that ends. */
static void an_option_that_cannot_be_is_refused(void **state) {
  (void)state;
  static const struct {
    const char *name, *path, *value;
    size_t size;
  } options[] = {{NULL, NULL, "1", 2}, {"base", NULL, "", 0}, {"base", NULL, "2020", 4}};
  for (size_t i = 0; i <= sizeof options / sizeof *options; i++) {
    start();
    add_script("", 1);
    if (i < sizeof options / sizeof *options) {
      bs_wire_add_string(&frame, options[i].name);
      bs_wire_add_string(&frame, options[i].path);
      bs_wire_add_bytes(&frame, options[i].value, options[i].size);
    } else {
      bs_wire_add_string(&frame, "cut");
    }
    check_refusal(BS_FRAME_SCRIPT);
    stop(NULL);
  }
}

static void what_is_no_question_ends_the_worker(void **state) {
  (void)state;
  static const bs_frame_type types[] = {0, BS_FRAME_ANSWER, BS_FRAME_ROWS, 200};
  bs_frame got;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    start();
    send_frame(types[i]);
    assert_false(next(&got));
    stop(NULL);
  }
}

static void a_frame_that_is_cut_off_ends_the_worker(void **state) {
  (void)state;
  static const char part[] = {100, 0, 0, 0, BS_FRAME_PROBE, 'x'};
  bs_frame got;
  for (size_t size = 1; size <= sizeof part; size++) {
    start();
    bs_buffer_add(&worker.out, part, size);
    while (bs_process_is_sending(&worker))
      bs_process_exchange(&worker);
    assert_int_equal(shutdown(worker.fd, SHUT_WR), 0);
    assert_false(next(&got));
    stop(NULL);
  }
}

/* What it says of what it is asked. */

static void cases_of_a_script_that_cannot_be_run_are_not_tried(void **state) {
  (void)state;
  give_script("return {\n= }");
  send_frame(BS_FRAME_TRY);
  bs_outcome outcome = answer(NULL);
  assert_int_equal(outcome.status, BS_SYNTAX);
  assert_int_equal(outcome.error.line, 2);
}

static void a_line_that_no_report_has_is_not_explained(void **state) {
  (void)state;
  static const uint64_t lines[] = {
      0, 2, UINT32_MAX, UINT64_C(1) << 32, (UINT64_C(1) << 32) + 1, UINT64_MAX};
  start();
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    bs_wire_add_number(&frame, lines[i]);
    bs_wire_add_string(&frame, "r.txt");
    bs_wire_add_string(&frame, NULL);
    add_text("2020年财政收入3亿元。");
    send_frame(BS_FRAME_EXPLAIN);
    bs_outcome outcome = answer(NULL);
    assert_int_not_equal(outcome.status, BS_OK);
    assert_int_equal(outcome.stage, BS_STAGE_RAN);
  }
}

static void what_is_no_text_is_not_explained(void **state) {
  (void)state;
  start();
  bs_wire_add_number(&frame, 1);
  bs_wire_add_string(&frame, "r.txt");
  bs_wire_add_string(&frame, NULL);
  add_text("%PDF-1.7\n");
  send_frame(BS_FRAME_EXPLAIN);
  bs_outcome outcome = answer(NULL);
  assert_int_equal(outcome.status, BS_ENCODING);
  assert_int_equal(outcome.stage, BS_STAGE_READ);
}

static void a_name_of_an_encoding_opens_no_file(void **state) {
  (void)state;
  static const char *const names[] = {"", "../../x", "UTF-8//TRANSLIT", "no encoding"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    fork_worker(names[i]);
    assert_int_equal(answer(NULL).status, BS_OK);
    stop(NULL);
  }
}

/* Files that a script asks for. */

/* Runs a script that asks for a file; the frame that comes instead of an answer is left to the
 * test. */
static void want_file(void) {
  bs_frame got;
  give_script("print(baoshu.read '/a.txt') print 'on'");
  add_report("2020年");
  send_frame(BS_FRAME_RUN);
  assert_true(next(&got));
  assert_int_equal(got.type, BS_FRAME_WANT);
  assert_int_equal(bs_wire_byte(&got.body), BS_WANT_FILE);
  assert_string_equal(bs_wire_string(&got.body), "/a.txt");
}

static void a_refusal_without_a_reason_is_one(void **state) {
  (void)state;
  bs_buffer text = {0};
  want_file();
  bs_wire_add_byte(&frame, BS_IO);
  for (int i = 0; i < 2; i++)
    bs_wire_add_string(&frame, NULL);
  add_text("");
  send_frame(BS_FRAME_ANSWER);
  assert_int_equal(answer(&text).status, BS_OK);
  bs_buffer_add(&text, "", 1);
  assert_string_equal(text.data, "nil\t\non\n");
  bs_buffer_free(&text);
}

static void another_question_is_no_answer(void **state) {
  (void)state;
  bs_frame got;
  want_file();
  send_frame(BS_FRAME_PROBE);
  assert_false(next(&got));
}

/* What the system does. */

static const char much[] = "for i = 1, 2000 do print(report.path, i) end";

static char *print_much(void) {
  bs_outcome outcome;
  give_script(much);
  char *out = run_over("2020年财政收入3亿元。", &outcome);
  assert_int_equal(outcome.status, BS_OK);
  return out;
}

static void interruptions_and_small_parts_change_nothing(void **state) {
  (void)state;
  char *want = print_much();
  assert_non_null(strstr(want, "r.txt\t1\nr.txt\t2\n"));
  assert_non_null(strstr(want, "r.txt\t2000\n"));
  stop(NULL);
  system_.interrupts = true;
  system_.part = 7;
  char *got = print_much();
  assert_string_equal(got, want);
  free(got);
  free(want);
}

/* It neither spins nor waits. */
static void a_socket_that_fails_ends_the_worker(void **state) {
  (void)state;
  bs_frame got;
  stop(NULL);
  system_.reads = 1; /* a frame's head, and not its body */
  fork_worker(NULL);
  assert_int_equal(answer(NULL).status, BS_OK);
  add_text("body");
  send_frame(BS_FRAME_PACK);
  assert_false(next(&got));
  stop(NULL);
  system_.writes = 0;
  fork_worker(NULL);
  assert_false(next(&got));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(an_empty_frame_is_refused, stop),
      cmocka_unit_test_teardown(what_has_no_name_is_refused, stop),
      cmocka_unit_test_teardown(an_option_that_cannot_be_is_refused, stop),
      cmocka_unit_test_teardown(what_is_no_question_ends_the_worker, stop),
      cmocka_unit_test_teardown(a_frame_that_is_cut_off_ends_the_worker, stop),
      cmocka_unit_test_teardown(cases_of_a_script_that_cannot_be_run_are_not_tried, stop),
      cmocka_unit_test_teardown(a_line_that_no_report_has_is_not_explained, stop),
      cmocka_unit_test_teardown(what_is_no_text_is_not_explained, stop),
      cmocka_unit_test_teardown(a_name_of_an_encoding_opens_no_file, stop),
      cmocka_unit_test_teardown(a_refusal_without_a_reason_is_one, stop),
      cmocka_unit_test_teardown(another_question_is_no_answer, stop),
      cmocka_unit_test_teardown(interruptions_and_small_parts_change_nothing, stop),
      cmocka_unit_test_teardown(a_socket_that_fails_ends_the_worker, stop),
  };
  signal(SIGPIPE, SIG_IGN);
  stop(NULL);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
