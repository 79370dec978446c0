/* The pace of a worker: a script whose time is up is stopped, and where it waits for a function in
   C that hears nothing, what that is stands on the page for whoever ends it. */
#define _GNU_SOURCE
#include "pace.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "runs.h"

void *__real_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset);
void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset);
int __real_clock_gettime(clockid_t clock, struct timespec *time);
int __wrap_clock_gettime(clockid_t clock, struct timespec *time);

void __wrap__exit(int status);

static bool refuses;

/* A child ends as a program does, so that what it ran is counted. */
void __wrap__exit(int status) {
  close(STDOUT_FILENO); /* what it has not written yet is its parent's */
  close(STDERR_FILENO);
  exit(status);
}

void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset) {
  return refuses ? MAP_FAILED : __real_mmap(at, size, protection, flags, fd, offset);
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *time) {
  return refuses ? -1 : __real_clock_gettime(clock, time);
}

static bs_pace_page *page;

static int open_page(void **state) {
  page = bs_pace_page_new();
  return page ? open_engine(state) : -1;
}

static int close_page(void **state) {
  munmap(page, sizeof *page);
  return close_engine(state);
}

static bool take_print(void *self, const char *text, size_t size, bool plain) {
  (void)plain;
  bs_buffer_add(self, text, size);
  return true;
}

/* Runs a script at that pace. */
static bs_status run_at(double seconds, const char *lua, bs_buffer *out, bs_error *err) {
  bs_report *report = read_report();
  const bs_script script = script_of(lua);
  const bs_sink sink = {.self = out, .print = take_print};
  bs_pace_begin(page, engine, seconds);
  bs_status status = bs_run(engine, report, &script, &sink, err);
  bs_report_free(report);
  return status;
}

static void who_has_no_time_is_stopped_at_once(void **state) {
  (void)state;
  bs_error err;
  bs_buffer out = {0};
  assert_int_equal(run_at(0, "while true do end", &out, &err), BS_LIMIT_TIME);
  assert_int_equal(err.line, 1);
  bs_buffer_free(&out);
}

/* Runs it in a process of its own, and gives how that ends. */
static int end_of(double seconds, const char *lua) {
  int status;
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) {
    bs_error err;
    bs_buffer out = {0};
    _exit(run_at(seconds, lua, &out, &err) == BS_LIMIT_TIME && out.size == 0 ? 0 : 1);
  }
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

/* The one goes on hearing between its calls; the other takes minutes in one. */
static void the_function_that_hears_nothing_is_noted(void **state) {
  (void)state;
  assert_int_equal(end_of(0.01, "local s = ('a'):rep(2000)\n"
                                "for i = 1, 1000 do s:find('.-b') end"),
                   0);
  assert_int_equal(end_of(0.01, "local s = ('a'):rep(30000)\n"
                                "s:find('.-.-.-b')\n"
                                "print 'over'"),
                   BS_PACE_OVER);
  assert_int_equal(atomic_load(&page->line), 2);
  assert_string_equal(page->call, "string.find");
}

static void the_last_words_of_one_run_are_not_those_of_the_next(void **state) {
  (void)state;
  bs_error err;
  bs_buffer out = {0};
  atomic_store(&page->line, 2);
  memset(page->call, 'x', sizeof page->call);
  assert_int_equal(run_at(10, "print 'well'", &out, &err), BS_OK);
  assert_int_equal(atomic_load(&page->line), 0);
  assert_int_equal(page->call[0], '\0');
  assert_int_equal(atomic_load(&page->phase), BS_PHASE_REST);
  bs_buffer_free(&out);
}

static void the_time_of_no_process_is_none(void **state) {
  (void)state;
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  waitpid(child, NULL, 0);
  assert_int_equal(bs_pace_cpu(child), 0);
  assert_true(bs_pace_cpu(getpid()) > 0);
}

static void time_goes_on_from_what_was_spent(void **state) {
  (void)state;
  static const struct {
    bs_phase phase;
    uint64_t cpu, spent;
  } cases[] = {{BS_PHASE_REST, 150, 50}, {BS_PHASE_READ, 150, 53}, {BS_PHASE_SCRIPT, 150, 55},
               {BS_PHASE_REST, 100, 0},  {BS_PHASE_READ, 100, 3},  {BS_PHASE_SCRIPT, 99, 5},
               {BS_PHASE_SCRIPT, 101, 6}};
  atomic_store(&page->since, 100);
  atomic_store(&page->reading, 3);
  atomic_store(&page->running, 5);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(bs_pace_spent(page, cases[i].phase, cases[i].cpu), cases[i].spent);
}

static void a_signal_beside_a_script_changes_nothing(void **state) {
  (void)state;
  bs_pace_begin(page, engine, 10);
  raise(SIGPROF);
  assert_int_equal(atomic_load(&page->line), 0);
  atomic_store(&page->phase, BS_PHASE_SCRIPT); /* it is about to begin */
  for (int i = 0; i < 50; i++)
    raise(SIGPROF);
  assert_int_equal(atomic_load(&page->line), 0);
  assert_int_equal(page->call[0], '\0');
}

static void what_is_done_for_a_worker_is_charged_to_what_it_is_at(void **state) {
  (void)state;
  static const bs_phase phases[] = {BS_PHASE_REST, BS_PHASE_READ, BS_PHASE_SCRIPT};
  for (size_t i = 0; i < sizeof phases / sizeof *phases; i++) {
    atomic_store(&page->reading, 0);
    atomic_store(&page->running, 0);
    atomic_store(&page->phase, phases[i]);
    bs_pace_charge(page, 7);
    assert_int_equal(atomic_load(&page->reading), phases[i] == BS_PHASE_READ ? 7 : 0);
    assert_int_equal(atomic_load(&page->running), phases[i] == BS_PHASE_SCRIPT ? 7 : 0);
  }
}

/* A file, and what it costs to read it. */
static bs_status read_file(void *self, const char *path, const char **bytes, size_t *size,
                           bs_error *err) {
  (void)path;
  (void)err;
  *bytes = "";
  *size = 0;
  bs_pace_charge(page, *(const uint64_t *)self);
  bs_pace_look();
  return BS_OK;
}

static void who_waits_is_stopped_when_that_has_cost_too_much(void **state) {
  (void)state;
  uint64_t costs[] = {1000, 11000000000};
  for (size_t i = 0; i < 2; i++) {
    bs_error err;
    bs_report *report = read_report();
    const bs_files files = {&costs[i], read_file};
    bs_script script = script_of("baoshu.read 'a'\nlocal n = 1");
    script.files = &files;
    bs_pace_begin(page, engine, 10);
    bs_pace_look(); /* nothing runs yet */
    assert_int_equal(bs_run(engine, report, &script, NULL, &err), i == 0 ? BS_OK : BS_LIMIT_TIME);
    if (i > 0)
      assert_int_equal(err.line, 1);
    bs_report_free(report);
  }
}

static void without_a_pace_there_is_nothing_to_look_at(void **state) {
  (void)state;
  bs_pace_look();
}

static void what_the_system_refuses_is_told(void **state) {
  (void)state;
  refuses = true;
  bs_pace_page *none = bs_pace_page_new();
  uint64_t time = bs_pace_cpu(getpid());
  refuses = false;
  assert_null(none);
  assert_int_equal(time, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(without_a_pace_there_is_nothing_to_look_at), /* the first */
      cmocka_unit_test_setup_teardown(what_is_done_for_a_worker_is_charged_to_what_it_is_at,
                                      open_page, close_page),
      cmocka_unit_test_setup_teardown(who_waits_is_stopped_when_that_has_cost_too_much, open_page,
                                      close_page),
      cmocka_unit_test_setup_teardown(who_has_no_time_is_stopped_at_once, open_page, close_page),
      cmocka_unit_test_setup_teardown(the_function_that_hears_nothing_is_noted, open_page,
                                      close_page),
      cmocka_unit_test_setup_teardown(the_last_words_of_one_run_are_not_those_of_the_next,
                                      open_page, close_page),
      cmocka_unit_test_setup_teardown(the_time_of_no_process_is_none, open_page, close_page),
      cmocka_unit_test_setup_teardown(a_signal_beside_a_script_changes_nothing, open_page,
                                      close_page),
      cmocka_unit_test_setup_teardown(what_the_system_refuses_is_told, open_page, close_page),
      cmocka_unit_test_setup_teardown(time_goes_on_from_what_was_spent, open_page, close_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
