/* One worker process as its supervisor holds it: what it inherits, how it is sent to, when it is to
   be killed, and how it ends. Linked with --wrap for what is wrapped here: what the system refuses,
   and the worker itself, which tells what it was born with. */
#define _GNU_SOURCE
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { SECOND = 1000000000, MEGA = 1 << 20 };

/* What a worker was born with. */
typedef struct birth {
  int fd;
  bool others;  /* a descriptor beside its own and the standard ones is open */
  bool nowhere; /* standard input and output are closed */
  bool ends;    /* SIGTERM ends it */
  bool deaf;    /* it ignores what a terminal sends */
  bool blocked; /* a signal is blocked */
  rlim_t stack;
} birth;

/* What the system refuses, to the parent or to the child that it starts. */
static struct {
  bool mmap, socketpair, fork, close_range, open, dup2;
  int send, recv, waitpid; /* so often these are interrupted */
} refuses;

void *__real_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset);
void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset);
int __real_socketpair(int domain, int type, int protocol, int ends[2]);
int __wrap_socketpair(int domain, int type, int protocol, int ends[2]);
pid_t __real_fork(void);
pid_t __wrap_fork(void);
int __real_close_range(unsigned first, unsigned last, int flags);
int __wrap_close_range(unsigned first, unsigned last, int flags);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_dup2(int from, int to);
int __wrap_dup2(int from, int to);
ssize_t __real_send(int fd, const void *data, size_t size, int flags);
ssize_t __wrap_send(int fd, const void *data, size_t size, int flags);
ssize_t __real_recv(int fd, void *data, size_t size, int flags);
ssize_t __wrap_recv(int fd, void *data, size_t size, int flags);
pid_t __real_waitpid(pid_t process, int *status, int options);
pid_t __wrap_waitpid(pid_t process, int *status, int options);
int __wrap_nanosleep(const struct timespec *time, struct timespec *left);
uint64_t __wrap_bs_pace_cpu(int process);
void __wrap_bs_worker_serve(int fd, bs_pace_page *page, const bs_worker_settings *settings);

void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset) {
  errno = ENOMEM;
  return refuses.mmap ? MAP_FAILED : __real_mmap(at, size, protection, flags, fd, offset);
}

int __wrap_socketpair(int domain, int type, int protocol, int ends[2]) {
  errno = EMFILE;
  return refuses.socketpair ? -1 : __real_socketpair(domain, type, protocol, ends);
}

pid_t __wrap_fork(void) {
  errno = EAGAIN;
  return refuses.fork ? -1 : __real_fork();
}

int __wrap_close_range(unsigned first, unsigned last, int flags) {
  return refuses.close_range ? -1 : __real_close_range(first, last, flags);
}

int __wrap_open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  return refuses.open ? -1 : __real_open(path, flags, mode);
}

int __wrap_dup2(int from, int to) {
  return refuses.dup2 && to <= STDERR_FILENO ? -1 : __real_dup2(from, to);
}

/* True so many times. */
static bool interrupts(int *times) {
  errno = EINTR;
  return *times > 0 && (*times)--;
}

ssize_t __wrap_send(int fd, const void *data, size_t size, int flags) {
  return interrupts(&refuses.send) ? -1 : __real_send(fd, data, size, flags);
}

ssize_t __wrap_recv(int fd, void *data, size_t size, int flags) {
  return interrupts(&refuses.recv) ? -1 : __real_recv(fd, data, size, flags);
}

pid_t __wrap_waitpid(pid_t process, int *status, int options) {
  return options == 0 && interrupts(&refuses.waitpid) ? -1
                                                      : __real_waitpid(process, status, options);
}

int __wrap_nanosleep(const struct timespec *time, struct timespec *left) {
  (void)time;
  (void)left;
  return 0;
}

static uint64_t cpu; /* that a worker has taken */

uint64_t __wrap_bs_pace_cpu(int process) {
  (void)process;
  return cpu;
}

/* What the worker does beside telling. */
static enum { LEAVES, SHUTS, CRASHES } does;

static bool is_ignored(int sent) {
  struct sigaction action;
  return sigaction(sent, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void __wrap_bs_worker_serve(int fd, bs_pace_page *page, const bs_worker_settings *settings) {
  birth own = {.fd = fd, .nowhere = fcntl(0, F_GETFD) < 0 && fcntl(1, F_GETFD) < 0};
  struct rlimit stack;
  sigset_t blocked;
  (void)page;
  (void)settings;
  for (int other = fd + 1; other < 64; other++)
    own.others = own.others || fcntl(other, F_GETFD) >= 0;
  own.ends = !is_ignored(SIGTERM);
  own.deaf = is_ignored(SIGINT) && is_ignored(SIGHUP) && is_ignored(SIGQUIT);
  sigprocmask(SIG_BLOCK, NULL, &blocked);
  own.blocked = sigismember(&blocked, SIGTERM) || sigismember(&blocked, SIGUSR1);
  getrlimit(RLIMIT_STACK, &stack);
  own.stack = stack.rlim_cur;
  if (write(fd, &own, sizeof own) != sizeof own)
    abort();
  memset(&refuses, 0, sizeof refuses); /* a count of branches is written at its end */
  if (does == CRASHES)
    raise(SIGUSR1);
  if (does == SHUTS) {
    shutdown(fd, SHUT_RDWR);
    pause();
  }
  exit(0);
}

static const bs_worker_settings settings = {.seconds = 1, .memory = 64 * MEGA};
static bs_process process;

/* Starts a worker, and gives what it was born with. */
static birth start(void) {
  birth own;
  bs_error err;
  process = (bs_process){0};
  assert_int_equal(bs_process_start(&process, &settings, &err), BS_OK);
  while (process.in.size < sizeof own && !process.ended)
    bs_process_exchange(&process);
  assert_true(process.in.size >= sizeof own);
  memcpy(&own, process.in.data, sizeof own);
  while (!process.ended)
    bs_process_exchange(&process);
  return own;
}

/* Starts one that is over at once. */
static birth start_and_end(void) {
  birth own = start();
  assert_int_equal(bs_process_end(&process), 0);
  assert_int_equal(process.pid, 0);
  return own;
}

static int reset(void **state) {
  (void)state;
  memset(&refuses, 0, sizeof refuses);
  does = LEAVES;
  cpu = 0;
  return 0;
}

static void a_worker_has_nothing_of_its_parents(void **state) {
  (void)state;
  int fds[2];
  assert_int_equal(pipe(fds), 0);
  for (int i = 0; i < 2; i++) {
    refuses.close_range = i > 0; /* then each is closed */
    birth own = start_and_end();
    assert_int_equal(own.fd, STDERR_FILENO + 1);
    assert_false(own.others || own.nowhere || own.blocked);
    assert_true(own.ends && own.deaf);
    assert_true(own.stack >= 64 * MEGA);
  }
  close(fds[0]);
  close(fds[1]);
}

static void without_a_null_device_what_is_inherited_is_closed(void **state) {
  (void)state;
  refuses.open = true;
  assert_true(start_and_end().nowhere);
  reset(NULL);
  refuses.dup2 = true;
  assert_true(start_and_end().nowhere);
}

/* The parent may have no standard input: the socket, and the device, then get its number. */
static void descriptors_may_lie_anywhere(void **state) {
  (void)state;
  int input = fcntl(STDIN_FILENO, F_DUPFD, 10);
  assert_true(input >= 10);
  for (int i = 0; i < 2; i++) {
    close(STDIN_FILENO);
    if (i == 0) /* the second end is where a worker has its own */
      close(STDERR_FILENO + 1);
    birth own = start_and_end();
    dup2(input, STDIN_FILENO);
    assert_int_equal(own.fd, STDERR_FILENO + 1);
    assert_false(own.others || own.nowhere);
  }
  close(input);
}

static void who_ignores_the_end_has_workers_that_do(void **state) {
  (void)state;
  void (*before)(int) = signal(SIGTERM, SIG_IGN);
  bool ends = start_and_end().ends;
  signal(SIGTERM, before);
  assert_false(ends);
}

static void a_small_stack_grows_as_far_as_it_may(void **state) {
  (void)state;
  struct rlimit before;
  getrlimit(RLIMIT_STACK, &before);
  const rlim_t least = 8 * MEGA, enough = 64 * MEGA;
  struct rlimit limit = {least, before.rlim_max};
  assert_int_equal(setrlimit(RLIMIT_STACK, &limit), 0);
  rlim_t grown = start_and_end().stack;
  limit.rlim_cur = before.rlim_max < 2 * enough ? before.rlim_max : 2 * enough;
  setrlimit(RLIMIT_STACK, &limit);
  rlim_t kept = start_and_end().stack;
  setrlimit(RLIMIT_STACK, &before);
  assert_true(grown == (before.rlim_max < enough ? before.rlim_max : enough));
  assert_true(kept == limit.rlim_cur);
}

static void what_the_system_refuses_is_told(void **state) {
  (void)state;
  bs_error err;
  bool *const each[] = {&refuses.mmap, &refuses.socketpair, &refuses.fork};
  const int errors[] = {ENOMEM, EMFILE, EAGAIN};
  for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
    char expected[128];
    bs_process none = {0};
    *each[i] = true;
    assert_int_equal(bs_process_start(&none, &settings, &err), BS_IO);
    *each[i] = false;
    snprintf(expected, sizeof expected, "could not start a worker process: %s",
             strerror(errors[i]));
    assert_string_equal(err.message, expected);
    assert_int_equal(none.pid, 0);
  }
}

/* A process of which this one is both ends, with a page of its own. */
static int other;

static void pretend(void) {
  int ends[2];
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
  process = (bs_process){.fd = ends[0], .page = bs_pace_page_new()};
  assert_non_null(process.page);
  other = ends[1];
}

static void forget(void) {
  close(process.fd);
  close(other);
  munmap(process.page, sizeof *process.page);
  bs_buffer_free(&process.in);
  bs_buffer_free(&process.out);
}

static void an_interruption_loses_nothing(void **state) {
  (void)state;
  char got[8];
  bs_buffer frame = {0};
  pretend();
  bs_buffer_add(&frame, "given", 5);
  bs_buffer_add(&process.out, "out", 3);
  bs_process_give(&process, &frame);
  refuses.send = refuses.recv = 1;
  assert_int_equal(write(other, "answer", 6), 6);
  bs_process_exchange(&process);
  assert_true(bs_process_is_sending(&process));
  assert_int_equal(process.in.size, 0);
  bs_process_exchange(&process);
  assert_false(bs_process_is_sending(&process) || process.ended);
  assert_int_equal(process.in.size, 6);
  assert_int_equal(read(other, got, sizeof got), 8);
  assert_memory_equal(got, "outgiven", 8);
  forget();
  bs_buffer_free(&frame);
}

static void what_is_sent_to_the_dead_is_lost(void **state) {
  (void)state;
  bs_buffer frame = {0};
  pretend();
  bs_buffer_add(&frame, "given", 5);
  bs_process_give(&process, &frame);
  close(other);
  bs_process_exchange(&process);
  assert_false(bs_process_is_sending(&process));
  assert_true(process.ended);
  other = dup(process.fd); /* for forget() */
  forget();
  bs_buffer_free(&frame);
}

static void time_runs_out_by_what_it_is_taken_for(void **state) {
  (void)state;
  static const struct {
    bs_phase phase;
    double seconds; /* of processor time, of which 1 is allowed, 10 more to itself, .5 in grace */
    bs_kill why;
  } cases[] = {
      {BS_PHASE_SCRIPT, 1.4, BS_KILL_NOT}, {BS_PHASE_SCRIPT, 1.6, BS_KILL_TIME},
      {BS_PHASE_READ, 2.4, BS_KILL_NOT},   {BS_PHASE_READ, 2.6, BS_KILL_TIME},
      {BS_PHASE_REST, 12.4, BS_KILL_NOT},  {BS_PHASE_REST, 12.6, BS_KILL_SLOW},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    pretend();
    atomic_store(&process.page->phase, (int)cases[i].phase);
    cpu = (uint64_t)(cases[i].seconds * SECOND);
    const size_t bytes = MEGA; /* and a second for reading them */
    assert_int_equal(bs_process_due(&process, &settings, bytes, 0), cases[i].why);
    forget();
  }
}

/* Looks at it each tenth of a second, for up to a minute. */
static double killed_after(bs_kill *why) {
  uint64_t now = 0;
  for (*why = BS_KILL_NOT; *why == BS_KILL_NOT && now < 60 * (uint64_t)SECOND;) {
    now += SECOND / 10;
    *why = bs_process_due(&process, &settings, 0, now);
  }
  return (double)now / SECOND;
}

static void who_neither_computes_nor_answers_is_stuck(void **state) {
  (void)state;
  bs_kill why;
  pretend();
  process.pid = fork();
  if (process.pid == 0) {
    pause();
    _exit(0);
  }
  double seconds = killed_after(&why);
  assert_int_equal(why, BS_KILL_STUCK);
  assert_true(seconds > 9.5 && seconds < 10.5);
  process.looked = process.idle = 0;
  kill(process.pid, SIGSTOP); /* somebody may let it go on */
  siginfo_t info;
  assert_int_equal(waitid(P_PID, (id_t)process.pid, &info, WSTOPPED | WNOWAIT), 0);
  killed_after(&why);
  assert_int_equal(why, BS_KILL_NOT);
  kill(process.pid, SIGKILL);
  waitpid(process.pid, NULL, 0);
  forget();
}

static void an_end_of_its_own_is_told(void **state) {
  (void)state;
  does = CRASHES;
  start();
  int status = bs_process_end(&process);
  assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1);
  assert_int_equal(bs_process_end(&process), 0); /* there is none any more */
  bs_process_release(&process);
}

static void who_only_closes_its_end_is_killed(void **state) {
  (void)state;
  does = SHUTS;
  refuses.waitpid = 2;
  start();
  assert_int_equal(bs_process_end(&process), 0);
  assert_int_equal(refuses.waitpid, 0);
}

/* It crashes, or leaves, before it is known to have ended, and before it is killed. */
static void who_is_killed_too_late_died_of_its_own(void **state) {
  (void)state;
  for (int i = 0; i < 2; i++) {
    siginfo_t info;
    does = i == 0 ? CRASHES : LEAVES;
    start();
    assert_int_equal(waitid(P_PID, (id_t)process.pid, &info, WEXITED | WNOWAIT), 0);
    process.ended = false;
    int status = bs_process_end(&process);
    assert_int_equal(WIFSIGNALED(status) ? WTERMSIG(status) : 0, i == 0 ? SIGUSR1 : 0);
  }
}

/* Its end is lost where somebody else waited for it. */
static void whose_end_is_not_known_has_none(void **state) {
  (void)state;
  start();
  assert_int_equal(waitpid(process.pid, NULL, 0), process.pid);
  process.ended = false;
  assert_int_equal(bs_process_end(&process), 0);
}

#define TEST(name) cmocka_unit_test_setup(name, reset)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_worker_has_nothing_of_its_parents),
      TEST(without_a_null_device_what_is_inherited_is_closed),
      TEST(descriptors_may_lie_anywhere),
      TEST(who_ignores_the_end_has_workers_that_do),
      TEST(a_small_stack_grows_as_far_as_it_may),
      TEST(what_the_system_refuses_is_told),
      TEST(an_interruption_loses_nothing),
      TEST(what_is_sent_to_the_dead_is_lost),
      TEST(time_runs_out_by_what_it_is_taken_for),
      TEST(who_neither_computes_nor_answers_is_stuck),
      TEST(an_end_of_its_own_is_told),
      TEST(who_only_closes_its_end_is_killed),
      TEST(whose_end_is_not_known_has_none),
      TEST(who_is_killed_too_late_died_of_its_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
