/* A system that takes and gives little at a time, is interrupted, and fails at some byte: output is
   complete or known not to be, input is whole or refused. Linked with --wrap for what is wrapped
   here. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "input.h"
#include "output.h"

ssize_t __real_write(int fd, const void *data, size_t size);
ssize_t __real_read(int fd, void *data, size_t size);
ssize_t __wrap_write(int fd, const void *data, size_t size);
ssize_t __wrap_read(int fd, void *data, size_t size);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout);
int __real_fstat(int fd, struct stat *out);
int __wrap_fstat(int fd, struct stat *out);
int __real_fcntl(int fd, int command, long value);
int __wrap_fcntl(int fd, int command, long value);
int __real_close(int fd);
int __wrap_close(int fd);

enum { FD = 1000, SIZE = 150 * 1000 };

/* What the system does with FD, or with any descriptor that is read. */
static struct {
  bool on;
  size_t part;      /* bytes at a time */
  size_t fails;     /* the byte at which it fails */
  int error;        /* how */
  int interruption; /* before every other call, 0 for none */
  size_t calls, at; /* so far */
  char taken[SIZE]; /* what was written */
} system_;

static void begin(size_t part, size_t fails, int error, int interruption) {
  system_.on = true;
  system_.part = part;
  system_.fails = fails;
  system_.error = error;
  system_.interruption = interruption;
  system_.calls = system_.at = 0;
}

/* How many of `size` bytes are let through; -1 and errno where the call fails. */
static ssize_t let(size_t size) {
  if (system_.interruption && system_.calls++ % 2 == 0) {
    errno = system_.interruption;
    return -1;
  }
  if (system_.at == system_.fails) {
    errno = system_.error;
    return -1;
  }
  size = size < system_.part ? size : system_.part;
  size = size < system_.fails - system_.at ? size : system_.fails - system_.at;
  return (ssize_t)size;
}

ssize_t __wrap_write(int fd, const void *data, size_t size) {
  if (fd != FD)
    return __real_write(fd, data, size);
  ssize_t part = let(size);
  if (part > 0) {
    memcpy(system_.taken + system_.at, data, (size_t)part);
    system_.at += (size_t)part;
  }
  return part;
}

ssize_t __wrap_read(int fd, void *data, size_t size) {
  if (!system_.on)
    return __real_read(fd, data, size);
  ssize_t part = let(size);
  if (part > 0)
    part = __real_read(fd, data, (size_t)part);
  system_.at += part > 0 ? (size_t)part : 0;
  return part;
}

/* There is room again, unless waiting for it fails. */
static int waiting_fails;

int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout) {
  (void)fds;
  (void)timeout;
  errno = waiting_fails;
  return waiting_fails ? -1 : (int)count;
}

/* What is asked of a file's descriptor fails so, or lies about its size. */
static struct {
  int fstat, fcntl, close;
  bool empty;
} asking;

int __wrap_fstat(int fd, struct stat *out) {
  errno = asking.fstat;
  int result = asking.fstat ? -1 : __real_fstat(fd, out);
  if (asking.empty)
    out->st_size = 0;
  return result;
}

int __wrap_fcntl(int fd, int command, long value) { /* or a pointer, for who counts coverage */
  errno = asking.fcntl;
  return asking.fcntl && command == F_SETFL ? -1 : __real_fcntl(fd, command, value);
}

int __wrap_close(int fd) {
  if (fd != FD)
    return __real_close(fd);
  errno = asking.close;
  return asking.close ? -1 : 0;
}

static char text[SIZE];

/* Writes all of the text, in pieces of many sizes. */
static bs_status write_text(bs_error *err) {
  static bs_output output;
  bs_output_open(&output, FD, "it");
  size_t at = 0;
  for (size_t piece = 1; at < SIZE; piece = piece * 3 + 1) {
    size_t size = piece < SIZE - at ? piece : SIZE - at;
    bool fine = bs_output_add(&output, text + at, size);
    assert_int_equal(fine, output.error == 0);
    at += size;
  }
  bs_output_flush(&output);
  return bs_output_failure(&output, err);
}

static void little_at_a_time_is_written_whole(void **state) {
  (void)state;
  static const size_t parts[] = {1, 7, 4096, SIZE};
  static const int interruptions[] = {0, EINTR, EAGAIN, EWOULDBLOCK};
  for (size_t i = 0; i < 4; i++)
    for (size_t k = 0; k < 4; k++) {
      bs_error err;
      begin(parts[i], SIZE_MAX, 0, interruptions[k]);
      assert_int_equal(write_text(&err), BS_OK);
      assert_int_equal(system_.at, SIZE);
      assert_memory_equal(system_.taken, text, SIZE);
    }
}

static void a_failure_at_any_byte_is_told(void **state) {
  (void)state;
  static const int errors[] = {ENOSPC, EPIPE, EIO, EFBIG, EDQUOT};
  for (size_t fails = 0; fails < SIZE; fails += 1 + fails / 3)
    for (size_t i = 0; i < 5; i++) {
      bs_error err;
      begin(1000, fails, errors[i], EINTR);
      assert_int_equal(write_text(&err), BS_IO);
      assert_int_equal(system_.at, fails);
      assert_memory_equal(system_.taken, text, fails);
      assert_non_null(strstr(err.message, "could not write it: "));
      assert_non_null(strstr(err.message, strerror(errors[i])));
    }
}

/* Reads a file of the text. */
static bs_status read_text(const char *path, bs_error *err) {
  bs_buffer bytes = {0};
  bs_status status = bs_input_read(&bytes, path, SIZE, err);
  system_.on = false;
  if (status == BS_OK) {
    assert_int_equal(bytes.size, SIZE);
    assert_memory_equal(bytes.data, text, SIZE);
  }
  bs_buffer_free(&bytes);
  return status;
}

static void a_device_that_takes_nothing_is_full(void **state) {
  (void)state;
  bs_error err;
  begin(0, SIZE_MAX, 0, 0);
  assert_int_equal(write_text(&err), BS_IO);
  assert_non_null(strstr(err.message, strerror(ENOSPC)));
}

static void waiting_for_room_may_be_interrupted_or_fail(void **state) {
  (void)state;
  bs_error err;
  begin(4096, SIZE_MAX, 0, EAGAIN);
  waiting_fails = EINTR;
  assert_int_equal(write_text(&err), BS_OK);
  begin(4096, SIZE_MAX, 0, EAGAIN);
  waiting_fails = EINVAL;
  assert_int_equal(write_text(&err), BS_IO);
  assert_non_null(strstr(err.message, strerror(EINVAL)));
  waiting_fails = 0;
}

/* Some file systems tell only when a file is closed that it could not be written. */
static void closing_may_fail(void **state) {
  (void)state;
  static const struct {
    int error;
    size_t writes;
    bool fine;
  } cases[] = {{0, 5, true}, {EIO, 5, false}, {EIO, 0, true}, {EINTR, 5, true}, {ENOSPC, 5, false}};
  static bs_output output;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    begin(4096, SIZE_MAX, 0, 0);
    bs_output_open(&output, FD, "it");
    bs_output_add(&output, text, cases[i].writes);
    asking.close = cases[i].error;
    assert_int_equal(bs_output_close(&output), cases[i].fine);
    assert_int_equal(output.error, cases[i].fine ? 0 : cases[i].error);
  }
  begin(4096, 0, EPIPE, 0); /* the first failure is the one that is told */
  bs_output_open(&output, FD, "it");
  bs_output_add(&output, text, 5);
  asking.close = EIO;
  assert_false(bs_output_close(&output));
  assert_int_equal(output.error, EPIPE);
  asking.close = 0;
}

/* A link stands for one that was put into the path after it had been resolved. */
static void a_path_that_is_resolved_leads_nowhere_else(void **state) {
  (void)state;
  char path[] = "/tmp/baoshu-test-XXXXXX", link[sizeof path + 2];
  int fd = mkstemp(path);
  bs_error err;
  bs_buffer bytes = {0};
  begin(SIZE, SIZE_MAX, 0, 0);
  snprintf(link, sizeof link, "%s.l", path);
  assert_int_equal(symlink(path, link), 0);
  assert_int_equal(write(fd, text, 10), 10);
  assert_int_equal(bs_input_read_resolved(&bytes, path, SIZE, &err), BS_OK);
  assert_int_equal(bytes.size, 10);
  assert_int_equal(bs_input_read_resolved(&bytes, link, SIZE, &err), BS_IO);
  assert_non_null(strstr(err.message, "was replaced while it was opened"));
  assert_int_equal(bytes.size, 10);
  bs_buffer_free(&bytes);
  close(fd);
  unlink(link);
  unlink(path);
}

static void a_file_is_read_whole_or_refused(void **state) {
  (void)state;
  char path[] = "/tmp/baoshu-test-XXXXXX";
  int fd = mkstemp(path);
  bs_error err;
  assert_int_equal(write(fd, text, SIZE), SIZE);
  for (size_t part = 1; part < 2 * SIZE; part = part * 50 + 1) {
    begin(part, SIZE_MAX, 0, EINTR);
    assert_int_equal(read_text(path, &err), BS_OK);
  }
  for (size_t fails = 0; fails < SIZE; fails += 1 + 5 * fails) {
    begin(1000, fails, EIO, EINTR);
    assert_int_equal(read_text(path, &err), BS_IO);
    assert_int_equal(strncmp(err.message, path, strlen(path)), 0);
  }
  asking.fstat = EIO;
  assert_int_equal(read_text(path, &err), BS_IO);
  asking.fstat = 0;
  asking.empty = true; /* as files of /proc say */
  assert_int_equal(read_text(path, &err), BS_OK);
  asking.empty = false;
  bs_buffer bytes = {0};
  assert_int_equal(bs_input_read(&bytes, path, 1000, &err), BS_LIMIT);
  assert_non_null(strstr(err.message, ": is larger than 0 MB, the most that is read"));
  bs_buffer_free(&bytes);
  close(fd);
  unlink(path);
}

static void what_is_no_file_is_refused(void **state) {
  (void)state;
  bs_error err;
  bs_buffer bytes = {0};
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  snprintf(name.sun_path, sizeof name.sun_path, "/tmp/baoshu-test-%ld", (long)getpid());
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof name), 0);
  assert_int_equal(bs_input_read(&bytes, name.sun_path, SIZE, &err), BS_IO);
  assert_string_equal(err.message + strlen(name.sun_path), ": is a socket, not a file");
  close(fd);
  unlink(name.sun_path);
  assert_int_equal(bs_input_read(&bytes, "/dev/zero", SIZE, &err), BS_IO);
  assert_string_equal(err.message, "/dev/zero: is a device, not a file");
  assert_int_equal(bs_input_read(&bytes, "/", SIZE, &err), BS_IO);
  assert_string_equal(err.message, "/: is a folder (name the files in it)");
  bs_buffer_free(&bytes);
}

static void a_pipe_is_read_by_its_descriptor(void **state) {
  (void)state;
  for (size_t i = 0; i < 2; i++) {
    int ends[2];
    char path[40];
    bs_error err;
    bs_buffer bytes = {0};
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, 1000), 1000);
    close(ends[1]);
    snprintf(path, sizeof path, "%s%d", i == 0 ? "/dev/fd/" : "/proc/self/fd/", ends[0]);
    asking.fcntl = EPERM; /* it is to be waited for */
    assert_int_equal(bs_input_read(&bytes, path, SIZE, &err), BS_IO);
    assert_non_null(strstr(err.message, strerror(EPERM)));
    asking.fcntl = 0;
    assert_int_equal(bs_input_read(&bytes, path, SIZE, &err), BS_OK);
    assert_int_equal(bytes.size, 1000);
    assert_memory_equal(bytes.data, text, 1000);
    bs_buffer_free(&bytes);
    close(ends[0]);
  }
}

static int fill(void **state) {
  (void)state;
  for (size_t i = 0; i < SIZE; i++)
    text[i] = (char)('a' + i * i % 23);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(little_at_a_time_is_written_whole),
      cmocka_unit_test(a_failure_at_any_byte_is_told),
      cmocka_unit_test(a_device_that_takes_nothing_is_full),
      cmocka_unit_test(waiting_for_room_may_be_interrupted_or_fail),
      cmocka_unit_test(closing_may_fail),
      cmocka_unit_test(a_path_that_is_resolved_leads_nowhere_else),
      cmocka_unit_test(a_file_is_read_whole_or_refused),
      cmocka_unit_test(what_is_no_file_is_refused),
      cmocka_unit_test(a_pipe_is_read_by_its_descriptor),
  };
  return cmocka_run_group_tests(tests, fill, NULL);
}
