#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <pthread.h>

static bs_output output;

static int full_device(void) {
  int fd = open("/dev/full", O_WRONLY);
  if (fd < 0)
    skip();
  return fd;
}

static void a_full_disk_is_told(void **state) {
  (void)state;
  bs_error err;
  bs_output_open(&output, full_device(), "standard output");
  assert_true(bs_output_add_string(&output, "kept in the buffer"));
  assert_int_equal(bs_output_failure(&output, &err), BS_OK);
  assert_false(bs_output_flush(&output));
  assert_int_equal(output.error, ENOSPC);
  assert_false(bs_output_add_string(&output, "dropped"));
  assert_false(bs_output_close(&output));
  assert_int_equal(bs_output_failure(&output, &err), BS_IO);
  assert_string_equal(err.message, "could not write standard output: No space left on device");
}

static void what_is_larger_than_the_buffer_is_written_at_once(void **state) {
  (void)state;
  char *large = malloc(sizeof output.data + 1);
  assert_non_null(large);
  memset(large, 'x', sizeof output.data + 1);
  bs_output_open(&output, full_device(), "it");
  assert_true(bs_output_add(&output, large, sizeof output.data));
  assert_false(bs_output_add(&output, large, sizeof output.data + 1));
  bs_output_close(&output);
  free(large);
}

static void a_closed_pipe_is_a_failure(void **state) {
  (void)state;
  int pipes[2];
  signal(SIGPIPE, SIG_IGN);
  assert_int_equal(pipe(pipes), 0);
  close(pipes[0]);
  bs_output_open(&output, pipes[1], "it");
  bs_output_add_string(&output, "x");
  assert_false(bs_output_close(&output));
  assert_int_equal(output.error, EPIPE);
}

static void a_closed_descriptor_matters_only_to_who_writes(void **state) {
  (void)state;
  int fd = dup(STDERR_FILENO);
  close(fd);
  bs_output_open(&output, fd, "it");
  assert_true(bs_output_close(&output));
  bs_output_open(&output, fd, "it");
  bs_output_add_string(&output, "x");
  assert_false(bs_output_close(&output));
  assert_int_equal(output.error, EBADF);
}

static void nothing(int number) {
  (void)number;
}

enum { SIZE = 300000 };

/* Reads a pipe slowly and in odd pieces, while it interrupts whoever writes into it. */
struct reader {
  int fd;
  pthread_t writer;
  size_t size;
  bool right;
};

static void *read_all(void *argument) {
  struct reader *r = argument;
  char part[777];
  r->right = true;
  for (ssize_t size; (size = read(r->fd, part, sizeof part)) > 0;) {
    for (ssize_t i = 0; i < size; i++)
      r->right = r->right && part[i] == (char)('a' + (r->size + (size_t)i) % 23);
    r->size += (size_t)size;
    pthread_kill(r->writer, SIGUSR1);
    nanosleep(&(struct timespec){0, 20000}, NULL);
  }
  return NULL;
}

static void write_through(int flags) {
  int pipes[2];
  pthread_t thread;
  struct sigaction act = {.sa_handler = nothing}; /* without SA_RESTART: write() gives EINTR */
  sigaction(SIGUSR1, &act, NULL);
  assert_int_equal(pipe(pipes), 0);
  fcntl(pipes[1], F_SETFL, fcntl(pipes[1], F_GETFL) | flags);
  struct reader reader = {.fd = pipes[0], .writer = pthread_self()};
  assert_int_equal(pthread_create(&thread, NULL, read_all, &reader), 0);
  bs_output_open(&output, pipes[1], "it");
  for (size_t i = 0; i < SIZE; i++)
    bs_output_add(&output, &(char){(char)('a' + i % 23)}, 1);
  bool written = bs_output_close(&output);
  pthread_join(thread, NULL);
  close(pipes[0]);
  assert_true(written);
  assert_int_equal(reader.size, SIZE);
  assert_true(reader.right);
}

static void short_and_interrupted_writes_go_on(void **state) {
  (void)state;
  write_through(0);
}

static void a_descriptor_that_does_not_block_is_waited_for(void **state) {
  (void)state;
  write_through(O_NONBLOCK);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_full_disk_is_told),
      cmocka_unit_test(what_is_larger_than_the_buffer_is_written_at_once),
      cmocka_unit_test(a_closed_pipe_is_a_failure),
      cmocka_unit_test(a_closed_descriptor_matters_only_to_who_writes),
      cmocka_unit_test(short_and_interrupted_writes_go_on),
      cmocka_unit_test(a_descriptor_that_does_not_block_is_waited_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
