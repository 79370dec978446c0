/* The walls of a worker: what is tried, and what is said where they cannot be raised. Linked with
   --wrap for the calls that a system may refuse. */
#include "walls.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static bool refuses; /* as a process behind the walls is refused */

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_socket(int domain, int type, int protocol);
int __wrap_socket(int domain, int type, int protocol);
int __real_execve(const char *path, char *const *words, char *const *environment);
int __wrap_execve(const char *path, char *const *words, char *const *environment);
pid_t __real_fork(void);
pid_t __wrap_fork(void);
void __wrap__exit(int status);

int __wrap_open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  errno = EPERM;
  return refuses ? -1 : __real_open(path, flags, mode);
}

int __wrap_socket(int domain, int type, int protocol) {
  errno = EPERM;
  return refuses ? -1 : __real_socket(domain, type, protocol);
}

int __wrap_execve(const char *path, char *const *words, char *const *environment) {
  errno = EPERM;
  return refuses ? -1 : __real_execve(path, words, environment);
}

pid_t __wrap_fork(void) {
  errno = EPERM;
  return refuses ? -1 : __real_fork();
}

/* A child ends as a program does, so that what it ran is counted. */
void __wrap__exit(int status) {
  close(STDOUT_FILENO); /* what it has not written yet is its parent's */
  close(STDERR_FILENO);
  exit(status);
}

static void probe(const char *expected) {
  bs_buffer out = {0};
  bs_walls_probe(&out);
  assert_string_equal(out.data, expected);
  bs_buffer_free(&out);
}

static void what_is_possible_is_told(void **state) {
  (void)state;
  int socket = __real_socket(2, 1, 0); /* a container may have none */
  if (socket < 0)
    skip();
  close(socket);
  probe("open\tpossible\nsocket\tpossible\nexecve\tpossible\nfork\tpossible\n");
}

static void what_is_refused_is_told(void **state) {
  (void)state;
  refuses = true;
  probe("open\tOperation not permitted\nsocket\tOperation not permitted\n"
        "execve\tOperation not permitted\nfork\tOperation not permitted\n");
  refuses = false;
}

/* How a child ends that does such a thing. */
static int ends_with(int (*thing)(void)) {
  int status;
  fflush(NULL);
  pid_t child = fork();
  if (child == 0)
    __wrap__exit(thing());
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

static int die_with_nobody(void) {
  bs_walls_die_with(-1);
  return 1;
}

static int die_with_parent(void) {
  bs_walls_die_with(getppid());
  return 2;
}

static void who_lost_its_parent_before_is_gone_at_once(void **state) {
  (void)state;
  assert_int_equal(ends_with(die_with_nobody), 0);
  assert_int_equal(ends_with(die_with_parent), 2);
}

static int raise_none(void) {
  bs_walls walls = {true, 1};
  bs_error err;
  return bs_walls_raise(&walls, BS_WALLS_OFF, &err) == BS_OK && !walls.seccomp &&
         walls.landlock == 0;
}

/* Either they stand, or it says what is missing. */
static int require(void) {
  bs_walls walls;
  bs_error err;
  bs_status status = bs_walls_raise(&walls, BS_WALLS_REQUIRE, &err);
  bool stand = walls.seccomp && walls.landlock > 0;
  const char *why = !BS_WALLS_BUILT ? "this baoshu was built without a sandbox"
                    : walls.seccomp ? "this system has no Landlock (baoshu doctor tells more)"
                                    : "this system has no seccomp (baoshu doctor tells more)";
  return status == BS_OK ? stand : status == BS_IO && !stand && strstr(err.message, why) != NULL;
}

static void walls_are_raised_or_said_to_be_missing(void **state) {
  (void)state;
  assert_int_equal(ends_with(raise_none), 1);
  assert_int_equal(ends_with(require), 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_possible_is_told),
      cmocka_unit_test(what_is_refused_is_told),
      cmocka_unit_test(who_lost_its_parent_before_is_gone_at_once),
      cmocka_unit_test(walls_are_raised_or_said_to_be_missing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
