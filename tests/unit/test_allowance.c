/* What --time, --memory, --jobs and --sandbox take. */
#define _GNU_SOURCE
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "allowance.h"

int __real_sched_getaffinity(pid_t process, size_t size, cpu_set_t *set);
int __wrap_sched_getaffinity(pid_t process, size_t size, cpu_set_t *set);

static bool hidden; /* the system does not tell which processors there are */

int __wrap_sched_getaffinity(pid_t process, size_t size, cpu_set_t *set) {
  return hidden ? -1 : __real_sched_getaffinity(process, size, set);
}

/* Reads one option alone. */
static bs_status read_one(int option, const char *value, bs_allowance *out, bs_error *err) {
  bs_options options = {.values = {NULL}};
  options.values[option] = value;
  return bs_allowance_read(out, &options, err);
}

static void without_options_there_are_defaults(void **state) {
  (void)state;
  bs_allowance allowance;
  bs_error err;
  assert_int_equal(read_one(BS_OPTION_TIME, NULL, &allowance, &err), BS_OK);
  assert_float_equal((float)allowance.worker.seconds, 10, 1e-6F);
  assert_int_equal(allowance.worker.memory, 256 << 20);
  assert_int_equal(allowance.worker.input, 256 << 20);
  assert_int_equal(allowance.worker.walls, BS_WALLS_ON);
  assert_true(allowance.jobs >= 1);
}

static void seconds_sizes_and_numbers_are_read(void **state) {
  (void)state;
  static const struct {
    int option;
    const char *value;
    double seconds;
    size_t memory, jobs, input;
  } cases[] = {{BS_OPTION_TIME, "30", 30, 0, 0, 0},
               {BS_OPTION_TIME, "0.5", 0.5, 0, 0, 0},
               {BS_OPTION_TIME, "1.25", 1.25, 0, 0, 0},
               {BS_OPTION_TIME, "007.070", 7.07, 0, 0, 0},
               {BS_OPTION_TIME, "1000000.999", 1000000.999, 0, 0, 0},
               {BS_OPTION_TIME, "0.001", 0.001, 0, 0, 0},
               {BS_OPTION_MEMORY, "512M", 10, (size_t)512 << 20, 0, 0},
               {BS_OPTION_MEMORY, "2G", 10, (size_t)2 << 30, 0, 0},
               {BS_OPTION_MEMORY, "2048k", 10, 2 << 20, 0, 0},
               {BS_OPTION_MEMORY, "64MB", 10, 64 << 20, 0, 0},
               {BS_OPTION_MEMORY, "1048576", 10, 1 << 20, 0, 0},
               {BS_OPTION_MEMORY, "2m", 10, 2 << 20, 0, 0},
               {BS_OPTION_MEMORY, "2Mb", 10, 2 << 20, 0, 0},
               {BS_OPTION_MEMORY, "1024KB", 10, 1 << 20, 0, 0},
               {BS_OPTION_MEMORY, "1g", 10, (size_t)1 << 30, 0, 0},
               {BS_OPTION_MEMORY, "1024G", 10, (size_t)1 << 40, 0, 0},
               {BS_OPTION_TIME, "1000000", 1000000, 0, 0, 0},
               {BS_OPTION_INPUT, "1M", 10, 0, 0, 1 << 20},
               {BS_OPTION_INPUT, "1G", 10, 0, 0, 1 << 30},
               {BS_OPTION_JOBS, "1024", 10, 0, 1024, 0},
               {BS_OPTION_JOBS, "8", 10, 0, 8, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_allowance allowance;
    bs_error err;
    assert_int_equal(read_one(cases[i].option, cases[i].value, &allowance, &err), BS_OK);
    assert_float_equal((float)allowance.worker.seconds, (float)cases[i].seconds, 1e-6F);
    if (cases[i].memory > 0)
      assert_int_equal(allowance.worker.memory, cases[i].memory);
    if (cases[i].input > 0)
      assert_int_equal(allowance.worker.input, cases[i].input);
    if (cases[i].jobs > 0)
      assert_int_equal(allowance.jobs, cases[i].jobs);
  }
}

static void unknown_processors_count_as_one(void **state) {
  (void)state;
  bs_allowance allowance;
  bs_error err;
  const bs_options options = {.values = {NULL}};
  hidden = true;
  assert_int_equal(bs_allowance_read(&allowance, &options, &err), BS_OK);
  hidden = false;
  assert_int_equal(allowance.jobs, 1);
}

static void all_else_is_wrong_use(void **state) {
  (void)state;
  static const struct {
    int option;
    const char *values[20], *says;
  } cases[] = {
      {BS_OPTION_TIME,
       {"", "0", "-1", "x", "1s", ".5", "1,5", "inf", "1e3", "99999999", "1.", "0.0001", "0.0",
        "1.5s", "1000001"},
       "--time takes seconds, such as 30 or 0.5, not '"},
      {BS_OPTION_MEMORY,
       {"", "512", "M", "-1M", "1K", "1.M", "999999999999G", "17179869185G", "1 ", "1MBx", "1025G",
        "1T", "1048575", "99999999999999999999"},
       "--memory takes a size from 1M on, such as 64M or 1G, not '"},
      {BS_OPTION_INPUT,
       {"", "16", "1K", "M", "2G", "1025M", "1073741825"},
       "--max-input takes a size from 1M to 1G, such as 16M or 1G, not '"},
      {BS_OPTION_JOBS, {"", "0", "-1", "x", "1.5", "1025", "8 "}, "--jobs takes a number from 1"},
      {BS_OPTION_SANDBOX, {"", "On", "yes"}, "--sandbox is on, require or off, not '"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    for (const char *const *value = cases[i].values; *value; value++) {
      bs_allowance allowance;
      bs_error err;
      assert_int_equal(read_one(cases[i].option, *value, &allowance, &err), BS_USAGE);
      assert_non_null(strstr(err.message, cases[i].says));
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(without_options_there_are_defaults),
      cmocka_unit_test(seconds_sizes_and_numbers_are_read),
      cmocka_unit_test(unknown_processors_count_as_one),
      cmocka_unit_test(all_else_is_wrong_use),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
