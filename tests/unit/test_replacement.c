/* A file that is replaced whole or not at all, whatever fails on the way. Linked with --wrap for
   what is wrapped here. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "replacement.h"

int __real_fsync(int fd);
int __real_fchmod(int fd, mode_t mode);
int __real_close(int fd);
int __real_access(const char *path, int mode);
int __wrap_fsync(int fd);
int __wrap_fchmod(int fd, mode_t mode);
int __wrap_close(int fd);
int __wrap_access(const char *path, int mode);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *name, int flags, ...);
int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);
int __real_ftruncate(int fd, off_t size);
int __wrap_ftruncate(int fd, off_t size);

/* How calls fail, 0 for not at all. */
static struct { int fsync, fchmod, close, access, flock, ftruncate; } fails;

/* What another process takes away so many times: before the draft that is there is opened, or
   before it is locked. */
static struct {
  char draft[PATH_MAX];
  int opening, locking;
} taken;

static int fail_with(int error) {
  errno = error;
  return -1;
}

int __wrap_fsync(int fd) {
  return fails.fsync ? fail_with(fails.fsync) : __real_fsync(fd);
}

int __wrap_fchmod(int fd, mode_t mode) {
  return fails.fchmod ? fail_with(fails.fchmod) : __real_fchmod(fd, mode);
}

int __wrap_close(int fd) {
  int result = __real_close(fd);
  return fails.close ? fail_with(fails.close) : result;
}

int __wrap_access(const char *path, int mode) {
  return fails.access ? fail_with(fails.access) : __real_access(path, mode);
}

int __wrap_open(const char *name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (taken.opening > 0 && !(flags & O_CREAT) && strcmp(name, taken.draft) == 0) {
    taken.opening--;
    unlink(name);
  }
  return __real_open(name, flags, mode);
}

int __wrap_flock(int fd, int operation) {
  if (taken.locking > 0) {
    taken.locking--;
    unlink(taken.draft);
  }
  return fails.flock ? fail_with(fails.flock) : __real_flock(fd, operation);
}

int __wrap_ftruncate(int fd, off_t size) {
  return fails.ftruncate ? fail_with(fails.ftruncate) : __real_ftruncate(fd, size);
}

static char folder[] = "/tmp/baoshu-replacement-XXXXXX";
static char path[PATH_MAX];
static bs_error err;

static void put(const char *content) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_int_equal(write(fd, content, strlen(content)), strlen(content));
  close(fd);
}

static void check(const char *content) {
  char found[64] = "";
  int fd = open(path, O_RDONLY);
  assert_true(fd >= 0 && read(fd, found, sizeof found - 1) >= 0);
  close(fd);
  assert_string_equal(found, content);
}

/* How many files lie in the folder: no draft is left. */
static int count_files(void) {
  int count = 0;
  DIR *list = opendir(folder);
  assert_non_null(list);
  for (const struct dirent *entry; (entry = readdir(list)) != NULL;)
    count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  closedir(list);
  return count;
}

static void name_it(const char *name) {
  snprintf(path, sizeof path, "%s/%s", folder, name);
}

static void a_failure_leaves_what_stood_there(void **state) {
  (void)state;
  static const struct {
    int fsync, close;
    const char *tells;
  } cases[] = {{EIO, 0, "Input/output error"},
               {ENOSPC, 0, "No space left on device"},
               {0, EDQUOT, "Disk quota exceeded"}};
  name_it("out");
  put("old");
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_replacement file;
    assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
    assert_int_equal(write(file.fd, "new", 3), 3);
    fails.fsync = cases[i].fsync;
    fails.close = cases[i].close;
    assert_int_equal(bs_replacement_keep(&file, &err), BS_IO);
    fails.fsync = fails.close = 0;
    assert_non_null(strstr(err.message, "could not write "));
    assert_non_null(strstr(err.message, cases[i].tells));
    check("old");
    assert_int_equal(count_files(), 1);
  }
}

static void an_interrupted_close_is_one(void **state) {
  (void)state;
  bs_replacement file;
  name_it("out");
  put("old");
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
  assert_int_equal(write(file.fd, "new", 3), 3);
  fails.close = EINTR;
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  fails.close = 0;
  check("new");
  assert_int_equal(count_files(), 1);
}

static void what_cannot_be_written_is_told_before(void **state) {
  (void)state;
  bs_replacement file;
  name_it("out");
  put("old");
  fails.access = EACCES;
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  assert_non_null(strstr(err.message, "Permission denied"));
  fails.access = 0;
  fails.fchmod = EPERM;
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  assert_non_null(strstr(err.message, "Operation not permitted"));
  fails.fchmod = 0;
  assert_int_equal(count_files(), 1);
  name_it("out/below/x");
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  assert_non_null(strstr(err.message, "Not a directory"));
  name_it("none/x");
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  assert_non_null(strstr(err.message, "does not exist (mkdir -p "));
  assert_int_equal(bs_replacement_open(&file, folder, &err), BS_IO);
  assert_non_null(strstr(err.message, "it is a folder"));
}

static void a_folder_that_takes_its_place_stays(void **state) {
  (void)state;
  bs_replacement file;
  name_it("taken");
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
  assert_int_equal(mkdir(path, 0700), 0);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_IO);
  assert_non_null(strstr(err.message, "Is a directory"));
  assert_int_equal(rmdir(path), 0);
}

static void a_name_of_any_length_has_a_draft(void **state) {
  (void)state;
  bs_replacement file;
  char name[NAME_MAX + 1];
  memset(name, 'n', NAME_MAX);
  name[NAME_MAX] = '\0';
  name_it(name);
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
  assert_int_equal(write(file.fd, "new", 3), 3);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  check("new");
  unlink(path);
}

static void a_socket_is_no_output(void **state) {
  (void)state;
  bs_replacement file;
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  name_it("socket");
  assert_true(strlen(path) < sizeof name.sun_path);
  memcpy(name.sun_path, path, strlen(path));
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof name), 0);
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  assert_non_null(strstr(err.message, "No such device or address"));
  close(fd);
  unlink(path);
}

static void a_device_is_written_as_it_is(void **state) {
  (void)state;
  bs_replacement file;
  assert_int_equal(bs_replacement_open(&file, "/dev/null", &err), BS_OK);
  assert_null(file.draft);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  bs_replacement_drop(&file); /* once more is fine */
}

static void the_second_run_is_told(void **state) {
  (void)state;
  bs_replacement file;
  int ready[2], go[2];
  char byte = 0;
  name_it("out");
  put("old");
  assert_int_equal(pipe(ready) + pipe(go), 0);
  pid_t other = fork();
  if (other == 0) {
    bool done = bs_replacement_open(&file, path, &err) == BS_OK && write(file.fd, "new", 3) == 3 &&
                write(ready[1], "", 1) == 1 && read(go[0], &byte, 1) == 1 &&
                bs_replacement_keep(&file, &err) == BS_OK;
    _exit(done ? 0 : 1);
  }
  assert_int_equal(read(ready[0], &byte, 1), 1);
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  assert_non_null(strstr(err.message, "another run is writing it"));
  assert_int_equal(count_files(), 2);
  int status;
  assert_int_equal(write(go[1], "", 1), 1);
  assert_int_equal(waitpid(other, &status, 0), other);
  assert_int_equal(status, 0);
  check("new");
  for (int i = 0; i < 2; i++)
    close(ready[i]), close(go[i]);
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  check("");
}

static void two_outputs_of_a_run_are_two_files(void **state) {
  (void)state;
  bs_replacement first, second;
  char link[PATH_MAX];
  name_it("link");
  memcpy(link, path, sizeof link);
  name_it("out");
  put("old");
  assert_int_equal(symlink(path, link), 0);
  assert_int_equal(bs_replacement_open(&first, path, &err), BS_OK);
  const char *const names[] = {path, link};
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(bs_replacement_open(&second, names[i], &err), BS_USAGE);
    assert_non_null(strstr(err.message, "another output of this run goes there"));
    bs_replacement_drop(&second);
    assert_int_equal(count_files(), 3); /* the first one's draft stays */
  }
  assert_int_equal(unlink(link), 0);
  bs_replacement_drop(&first);
  check("old");
}

/* What a descriptor is open to may be written by others too: it is not replaced. */
static void a_descriptor_is_written_as_it_is(void **state) {
  (void)state;
  static const char *const folders[] = {"/dev/fd", "/proc/self/fd"};
  for (size_t i = 0; i < 2; i++) {
    bs_replacement file;
    char name[64];
    name_it("out");
    put("old");
    int fd = open(path, O_WRONLY | O_APPEND);
    assert_true(fd >= 0);
    snprintf(name, sizeof name, "%s/%d", folders[i], fd);
    assert_int_equal(bs_replacement_open(&file, name, &err), BS_OK);
    assert_null(file.draft);
    assert_int_equal(write(file.fd, "new", 3), 3);
    assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
    assert_int_equal(write(fd, "er", 2), 2); /* it is whoever's who opened it */
    close(fd);
    check("oldnewer");
    assert_int_equal(count_files(), 1);
  }
}

static void only_what_was_given_to_write_is_a_descriptor(void **state) {
  (void)state;
  bs_replacement file;
  char name[64];
  name_it("out");
  put("old");
  const int modes[] = {O_RDONLY, O_WRONLY | O_CLOEXEC};
  for (size_t i = 0; i < 2; i++) {
    int fd = open(path, modes[i]);
    assert_true(fd >= 0);
    snprintf(name, sizeof name, "/dev/fd/%d", fd);
    assert_int_equal(bs_replacement_open(&file, name, &err), BS_IO);
    assert_non_null(strstr(err.message, "Bad file descriptor"));
    close(fd);
  }
  static const char *const none[] = {"/dev/fd/99999999", "/dev/fd/", "/dev/fd/1x",
                                     "/dev/fd/999999999999"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    assert_int_equal(bs_replacement_open(&file, none[i], &err), BS_IO);
  check("old");
  static const char *const standard[] = {"/dev/stdout", "/dev/stderr"};
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(bs_replacement_open(&file, standard[i], &err), BS_OK);
    assert_null(file.draft);
    bs_replacement_drop(&file);
  }
}

static void what_a_killed_run_left_is_taken(void **state) {
  (void)state;
  bs_replacement file;
  name_it(".out.draft");
  put("half of an old dr");
  name_it("out");
  put("old");
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
  assert_int_equal(write(file.fd, "new", 3), 3);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  check("new");
  assert_int_equal(count_files(), 1);
}

/* Names out, and its draft as what others take away. */
static void name_both(void) {
  name_it(".out.draft");
  memcpy(taken.draft, path, sizeof path);
  name_it("out");
}

static void a_draft_that_vanishes_is_made_again(void **state) {
  (void)state;
  bs_replacement file;
  name_both();
  put("old");
  int left = __real_open(taken.draft, O_WRONLY | O_CREAT, 0600);
  assert_true(left >= 0);
  taken.opening = 1;
  taken.locking = 3;
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
  assert_int_equal(taken.opening + taken.locking, 0);
  assert_int_equal(write(file.fd, "new", 3), 3);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  close(left);
  check("new");
  taken.locking = 1000; /* at last it is given up */
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  assert_non_null(strstr(err.message, "Resource temporarily unavailable"));
  taken.locking = 0;
  check("new");
  assert_int_equal(count_files(), 1);
}

static void a_draft_that_was_taken_away_is_told(void **state) {
  (void)state;
  bs_replacement file;
  for (int i = 0; i < 3; i++) {
    name_both();
    put("old");
    assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
    assert_int_equal(write(file.fd, "new", 3), 3);
    assert_int_equal(unlink(taken.draft), 0);
    memcpy(path, taken.draft, sizeof path);
    if (i > 0)
      put("another's");
    if (i < 2) {
      assert_int_equal(bs_replacement_keep(&file, &err), BS_IO);
      assert_non_null(strstr(err.message, ".out.draft was taken away meanwhile"));
    } else {
      bs_replacement_drop(&file);
    }
    if (i > 0)
      check("another's");
    unlink(path);
    name_it("out");
    check("old");
    assert_int_equal(count_files(), 1);
  }
}

static void where_nothing_can_be_locked_it_goes_without(void **state) {
  (void)state;
  bs_replacement file;
  name_both();
  put("old");
  fails.flock = ENOLCK;
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_OK);
  fails.flock = 0;
  assert_int_equal(write(file.fd, "new", 3), 3);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  check("new");
  fails.ftruncate = EIO;
  assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
  fails.ftruncate = 0;
  assert_non_null(strstr(err.message, "Input/output error"));
  assert_int_equal(count_files(), 1);
}

static void a_folder_is_found_at_the_top_too(void **state) {
  (void)state;
  assert_int_equal(bs_replacement_check("/baoshu.txt", "baoshu.txt", &err), BS_OK);
  assert_int_equal(bs_replacement_check("/no/such/baoshu.txt", "baoshu.txt", &err), BS_IO);
  assert_non_null(strstr(err.message, "the folder /no/such does not exist"));
}

static void a_draft_that_is_no_file_of_ours_is_told(void **state) {
  (void)state;
  bs_replacement file;
  char draft[PATH_MAX];
  name_it(".out.draft");
  memcpy(draft, path, sizeof draft);
  name_it("other");
  put("precious");
  for (int i = 0; i < 4; i++) {
    int made = i == 0   ? symlink(path, draft)
               : i == 1 ? link(path, draft)
               : i == 2 ? mkfifo(draft, 0600)
                        : mkdir(draft, 0700);
    assert_int_equal(made, 0);
    name_it("out");
    assert_int_equal(bs_replacement_open(&file, path, &err), BS_IO);
    assert_non_null(strstr(err.message, ".out.draft is in the way (remove it)"));
    assert_int_equal(remove(draft), 0);
    name_it("other");
    check("precious");
  }
  unlink(path);
}

/* In a process of its own: opens a draft and raises the signal, which it may ignore. */
static int raise_over_draft(int signal_number, bool ignored) {
  pid_t child = fork();
  if (child == 0) {
    bs_replacement file;
    if (ignored)
      signal(signal_number, SIG_IGN);
    if (bs_replacement_open(&file, path, &err) != BS_OK)
      _exit(1);
    raise(signal_number);
    bs_replacement_drop(&file);
    _exit(0);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  return status;
}

static void an_interrupt_removes_the_draft(void **state) {
  (void)state;
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  name_it("out");
  put("old");
  for (size_t i = 0; i < 3; i++) {
    int status = raise_over_draft(signals[i], false);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
    status = raise_over_draft(signals[i], true);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    check("old");
    assert_int_equal(count_files(), 1);
  }
}

static void a_name_without_a_folder_is_one_here(void **state) {
  (void)state;
  bs_replacement file;
  char here[PATH_MAX];
  assert_non_null(getcwd(here, sizeof here));
  assert_int_equal(chdir(folder), 0);
  assert_int_equal(bs_replacement_open(&file, "bare", &err), BS_OK);
  assert_int_equal(bs_replacement_keep(&file, &err), BS_OK);
  assert_int_equal(unlink("bare"), 0);
  assert_int_equal(chdir(here), 0);
}

static int make(void **state) {
  (void)state;
  return mkdtemp(folder) ? 0 : -1;
}

static int clear(void **state) {
  (void)state;
  name_it("out");
  unlink(path);
  return rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_failure_leaves_what_stood_there),
      cmocka_unit_test(an_interrupted_close_is_one),
      cmocka_unit_test(what_cannot_be_written_is_told_before),
      cmocka_unit_test(a_folder_that_takes_its_place_stays),
      cmocka_unit_test(a_name_of_any_length_has_a_draft),
      cmocka_unit_test(the_second_run_is_told),
      cmocka_unit_test(two_outputs_of_a_run_are_two_files),
      cmocka_unit_test(a_descriptor_is_written_as_it_is),
      cmocka_unit_test(only_what_was_given_to_write_is_a_descriptor),
      cmocka_unit_test(what_a_killed_run_left_is_taken),
      cmocka_unit_test(a_draft_that_vanishes_is_made_again),
      cmocka_unit_test(a_draft_that_was_taken_away_is_told),
      cmocka_unit_test(where_nothing_can_be_locked_it_goes_without),
      cmocka_unit_test(a_folder_is_found_at_the_top_too),
      cmocka_unit_test(a_draft_that_is_no_file_of_ours_is_told),
      cmocka_unit_test(a_socket_is_no_output),
      cmocka_unit_test(a_device_is_written_as_it_is),
      cmocka_unit_test(an_interrupt_removes_the_draft),
      cmocka_unit_test(a_name_without_a_folder_is_one_here),
  };
  return cmocka_run_group_tests(tests, make, clear);
}
