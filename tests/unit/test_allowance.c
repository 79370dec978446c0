/* What --time and --memory take. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "allowance.h"

static void seconds_and_sizes_are_read(void **state) {
  (void)state;
  static const struct {
    const char *time, *memory;
    double seconds;
    size_t bytes;
  } cases[] = {{NULL, NULL, 10, 0},
               {"30", "512M", 30, (size_t)512 << 20},
               {"0.5", "2G", 0.5, (size_t)2 << 30},
               {"1.25", "1.5M", 1.25, 1572864},
               {"0.001", "2048K", 0.001, 2 << 20}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bs_allowance allowance;
    bs_error err;
    assert_int_equal(bs_allowance_read(&allowance, cases[i].time, cases[i].memory, &err), BS_OK);
    assert_float_equal((float)allowance.seconds, (float)cases[i].seconds, 1e-6F);
    assert_int_equal(allowance.memory, cases[i].bytes);
  }
}

static void all_else_is_wrong_use(void **state) {
  (void)state;
  static const char *const times[] = {"",   "0",   "-1",  "x",   "1s",
                                      ".5", "1,5", "inf", "1e3", "99999999"};
  static const char *const sizes[] = {"",   "512",           "M",  "-1M", "512m", "512MB",
                                      "1K", "999999999999G", "1.M"};
  bs_allowance allowance;
  bs_error err;
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    assert_int_equal(bs_allowance_read(&allowance, times[i], NULL, &err), BS_USAGE);
    assert_non_null(strstr(err.message, "--time takes seconds, such as 30 or 0.5, not '"));
  }
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    assert_int_equal(bs_allowance_read(&allowance, NULL, sizes[i], &err), BS_USAGE);
    assert_non_null(strstr(err.message, "--memory takes a size of 1M or more, such as 512M or 2G"));
  }
}

static void a_long_report_gives_more_time(void **state) {
  (void)state;
  const bs_allowance allowance = {.seconds = 2};
  assert_float_equal((float)bs_allowance_seconds(&allowance, 0), 2, 1e-6F);
  assert_float_equal((float)bs_allowance_seconds(&allowance, 5000000), 7, 1e-6F);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(seconds_and_sizes_are_read),
      cmocka_unit_test(all_else_is_wrong_use),
      cmocka_unit_test(a_long_report_gives_more_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
