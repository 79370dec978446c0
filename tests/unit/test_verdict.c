/* What a worker's end says of the piece of work that it had. */
#include "verdict.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "port.h"

static const bs_worker_settings settings = {.seconds = 2};

/* waitpid()'s status of a process that ends by a signal, or with 0. */
static int status_of(int signal_number) {
  int status = -1;
  pid_t child = fork();
  if (child == 0) {
    signal(signal_number, SIG_DFL);
    if (signal_number != 0)
      raise(signal_number);
    _exit(0);
  }
  assert_int_equal(waitpid(child, &status, 0), child);
  return status;
}

static void a_death_says_how(void **state) {
  (void)state;
  static const struct {
    int signal;
    const char *says;
  } cases[] = {{0, "the worker process ended unasked"},
               {SIGKILL, "the worker process was killed: the system may lack memory"},
               {SIGTERM, "the worker process was ended by a signal: Terminated"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_outcome outcome = {0};
    bs_verdict_died(&outcome, status_of(cases[i].signal));
    assert_int_equal(outcome.status, BS_IO);
    assert_int_equal(outcome.stage, BS_STAGE_DIED);
    assert_string_equal(outcome.error.message, cases[i].says);
  }
  bs_outcome outcome = {0};
  bs_verdict_died(&outcome, SIGSEGV); /* as waitpid() has it: the signal's number */
  assert_non_null(strstr(outcome.error.message, "crashed (SIGSEGV"));
  assert_true(bs_verdict_is_time(BS_PACE_OVER << 8)); /* as of one that ends with that */
  assert_false(bs_verdict_is_time(BS_PACE_OVER) || bs_verdict_is_time(0));
  bs_verdict_died(&outcome, BS_PORT_STARVED << 8);
  assert_int_equal(outcome.status, BS_NOMEM);
  assert_int_equal(outcome.stage, BS_STAGE_DIED);
  assert_string_equal(outcome.error.message, "out of memory");
}

/* The outcome where a worker is killed at that phase. */
static bs_outcome killed(bs_kill why, bs_phase phase, int line, const char *call, bool full) {
  bs_pace_page *page = bs_pace_page_new();
  assert_non_null(page);
  atomic_store(&page->phase, phase);
  atomic_store(&page->line, line);
  memset(page->call, 'f', sizeof page->call); /* a worker need not end its words */
  if (call)
    memcpy(page->call, call, strlen(call) + 1);
  const bs_process process = {.page = page, .in = {.failed = full}};
  bs_outcome outcome = {0};
  bs_verdict_killed(&outcome, why, &process, &settings, 3000000);
  munmap(page, sizeof *page);
  return outcome;
}

static void a_script_out_of_time_is_told_with_its_line(void **state) {
  (void)state;
  bs_outcome outcome = killed(BS_KILL_TIME, BS_PHASE_SCRIPT, 7, "string.find", false);
  assert_int_equal(outcome.status, BS_LIMIT_TIME);
  assert_int_equal(outcome.stage, BS_STAGE_RAN);
  assert_int_equal(outcome.error.line, 7);
  assert_string_equal(outcome.error.message,
                      "stopped in string.find, for its time is up (--time gives it more)");
  outcome = killed(BS_KILL_TIME, BS_PHASE_SCRIPT, 0, "", false);
  assert_string_equal(outcome.error.message, "stopped, for its time is up (--time gives it more)");
  outcome = killed(BS_KILL_TIME, BS_PHASE_SCRIPT, 0, NULL, false);
  assert_non_null(strstr(outcome.error.message, "stopped in ffff"));
}

static void a_report_that_takes_too_long_is_told_with_its_seconds(void **state) {
  (void)state;
  bs_outcome outcome = killed(BS_KILL_TIME, BS_PHASE_READ, 7, "", false);
  assert_int_equal(outcome.stage, BS_STAGE_READ);
  assert_int_equal(outcome.error.line, 0);
  assert_string_equal(outcome.error.message,
                      "reading it took longer than 5 s of processor time (--time allows more)");
}

static void an_answer_too_large_is_one_or_lacks_memory(void **state) {
  (void)state;
  bs_outcome outcome = killed(BS_KILL_ANSWER, BS_PHASE_SCRIPT, 0, "", false);
  assert_int_equal(outcome.status, BS_LIMIT_OUTPUT);
  assert_string_equal(outcome.error.message, "gave more than can be taken");
  outcome = killed(BS_KILL_ANSWER, BS_PHASE_SCRIPT, 0, "", true);
  assert_int_equal(outcome.status, BS_NOMEM);
}

static void what_no_script_does_is_a_death(void **state) {
  (void)state;
  static const struct {
    bs_kill why;
    const char *says;
  } cases[] = {{BS_KILL_STUCK, "the worker process neither computed nor answered, and was killed"},
               {BS_KILL_SLOW, "the worker process came to no end, and was killed"},
               {BS_KILL_NONSENSE, "the worker process sent what cannot be, and was killed"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_outcome outcome = killed(cases[i].why, BS_PHASE_REST, 0, "", false);
    assert_int_equal(outcome.status, BS_IO);
    assert_int_equal(outcome.stage, BS_STAGE_DIED);
    assert_string_equal(outcome.error.message, cases[i].says);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_death_says_how),
      cmocka_unit_test(a_script_out_of_time_is_told_with_its_line),
      cmocka_unit_test(a_report_that_takes_too_long_is_told_with_its_seconds),
      cmocka_unit_test(an_answer_too_large_is_one_or_lacks_memory),
      cmocka_unit_test(what_no_script_does_is_a_death),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
