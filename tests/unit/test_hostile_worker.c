/* A worker that was made to say anything: whatever it sends, its own report is lost and no other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "port.h"
#include "request.h"

/* In the place of what a worker does (linked by --wrap): the worker of the moment. */
void __wrap_bs_worker_serve(int fd, bs_pace_page *page, const bs_worker_settings *settings);

enum { PIECES = 3, BAD = 1 }; /* of three pieces the second goes wrong */

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
    if (path && strcmp(path, "bad") == 0)
      misbehave(&port);
    end(&port);
  }
}

/* The run, and what came of each piece. */
typedef struct run {
  bs_outcome outcomes[PIECES];
  size_t done, rows;
  size_t size; /* of the bad report */
} run;

static bool ask(void *self, size_t index, bs_buffer *frame, bs_outcome *outcome) {
  const run *r = self;
  static const char zeros[4096];
  (void)outcome;
  bs_request_place place = bs_request_open_run(frame, false, index == BAD ? "bad" : "good", NULL);
  for (size_t i = 0; index == BAD && i < r->size; i += sizeof zeros)
    bs_buffer_add(frame, zeros, sizeof zeros);
  bs_request_close_run(frame, place);
  return true;
}

static void take(void *self, size_t index, bs_frame *frame) {
  run *r = self;
  assert_int_equal(index, r->done);
  r->rows += frame->type == BS_FRAME_ROWS;
}

static bool done(void *self, size_t index, const bs_outcome *outcome) {
  run *r = self;
  assert_int_equal(index, r->done);
  r->outcomes[r->done++] = *outcome;
  return true;
}

/* Runs the pieces over a worker that misbehaves; only the bad one fails, and says so. */
static run go(void (*how)(bs_port *port), size_t size, const char *says) {
  const bs_worker_settings settings = {
      .seconds = 1, .memory = (size_t)64 << 20, .walls = BS_WALLS_OFF};
  bs_supervisor *supervisor;
  bs_error err;
  run r = {.size = size};
  const bs_work work = {&r, ask, take, done, .last = true};
  misbehave = how;
  assert_int_equal(bs_supervisor_new(&supervisor, &settings, 1, &err), BS_OK);
  bs_supervisor_do(supervisor, &work, PIECES);
  bs_supervisor_free(supervisor);
  assert_int_equal(r.done, PIECES);
  assert_int_equal(r.outcomes[0].status, BS_OK);
  assert_int_equal(r.outcomes[2].status, BS_OK);
  assert_int_not_equal(r.outcomes[BAD].status, BS_OK);
  if (!strstr(r.outcomes[BAD].error.message, says))
    fail_msg("'%s' does not say '%s'", r.outcomes[BAD].error.message, says);
  return r;
}

static void leave(bs_port *port) {
  (void)port;
  _exit(0);
}

/* An outcome that ends in the middle. */
static void send_a_cut_end(bs_port *port) {
  size_t frame = bs_port_begin(port, BS_FRAME_END);
  bs_wire_add_byte(&port->out, 0);
  bs_frame_close(&port->out, frame);
  bs_port_send(port, 0);
}

/* Both at once: one behind the other might come when the next report is asked for. */
static void end_twice(bs_port *port) {
  const bs_outcome outcome = {.stage = BS_STAGE_RAN};
  bs_outcome_add(&port->out, &outcome);
  bs_outcome_add(&port->out, &outcome);
  bs_port_send(port, 0);
  pause();
}

static void want(bs_port *port, uint8_t kind, const char *name) {
  size_t frame = bs_port_begin(port, BS_FRAME_WANT);
  bs_wire_add_byte(&port->out, kind);
  bs_wire_add_string(&port->out, name);
  bs_frame_close(&port->out, frame);
  bs_port_send(port, 0);
}

static void want_what_there_is_not(bs_port *port) {
  want(port, 77, "a");
  pause();
}

static void want_nothing(bs_port *port) {
  want(port, BS_WANT_FILE, NULL);
  pause();
}

/* More than an answer may have, in frames of a megabyte. */
static void send_without_end(bs_port *port) {
  static const char zeros[1 << 20];
  for (;;) {
    size_t frame = bs_port_begin(port, BS_FRAME_ROWS);
    bs_buffer_add(&port->out, zeros, sizeof zeros);
    bs_frame_close(&port->out, frame);
    bs_port_send(port, 0);
  }
}

static void a_worker_that_leaves_loses_its_report(void **state) {
  (void)state;
  go(leave, 0, "the worker process ended unasked");
}

static void an_end_that_is_cut_is_nonsense(void **state) {
  (void)state;
  go(send_a_cut_end, 0, "sent what cannot be");
}

static void what_goes_on_behind_its_end_is_nonsense(void **state) {
  (void)state;
  go(end_twice, 0, "sent what cannot be");
}

static void a_wish_that_cannot_be_is_nonsense(void **state) {
  (void)state;
  go(want_what_there_is_not, 0, "sent what cannot be");
  go(want_nothing, 0, "sent what cannot be");
}

static void an_answer_has_a_most(void **state) {
  (void)state;
  run r = go(send_without_end, 0, "gave more than can be taken");
  assert_int_equal(r.outcomes[BAD].status, BS_LIMIT_OUTPUT);
  assert_true(r.rows >= 500 && r.rows < 600);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_worker_that_leaves_loses_its_report),
      cmocka_unit_test(an_end_that_is_cut_is_nonsense),
      cmocka_unit_test(what_goes_on_behind_its_end_is_nonsense),
      cmocka_unit_test(a_wish_that_cannot_be_is_nonsense),
      cmocka_unit_test(an_answer_has_a_most),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
