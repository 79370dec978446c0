/* What a record says of each end that a report can come to. Linked with --wrap for realloc. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "record.h"

void *__real_realloc(void *block, size_t size);
void *__wrap_realloc(void *block, size_t size);

static bool refuses;

void *__wrap_realloc(void *block, size_t size) {
  return refuses ? NULL : __real_realloc(block, size);
}

static char path[] = "/tmp/baoshu-record-XXXXXX";
static bs_error err;

static void put(const char *content) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_int_equal(write(fd, content, strlen(content)), strlen(content));
  close(fd);
}

static void check(const char *content) {
  char found[1024] = "";
  int fd = open(path, O_RDONLY);
  assert_true(fd >= 0 && read(fd, found, sizeof found - 1) >= 0);
  close(fd);
  assert_string_equal(found, content);
}

/* Two buffers of 64 KB are too much for a small stack. */
static bs_records *open_records(const char *name) {
  static bs_records records;
  records = (bs_records){0};
  assert_int_equal(bs_records_open(&records, name, &err), BS_OK);
  return &records;
}

static bs_outcome outcome(bs_status status, bs_stage stage, int line, const char *message) {
  bs_outcome made = {.status = status, .stage = stage};
  made.status = status == BS_OK ? BS_OK : bs_fail(&made.error, status, line, "%s", message);
  return made;
}

static void each_end_has_a_name(void **state) {
  (void)state;
  static const struct {
    bs_status status;
    const char *asked, *read, *ran, *died;
  } cases[] = {
      {BS_OK, "ok", "ok", "ok", "ok"},
      {BS_LIMIT_TIME, "limit_time", "limit_time", "limit_time", "limit_time"},
      {BS_LIMIT_MEMORY, "limit_memory", "limit_memory", "limit_memory", "limit_memory"},
      {BS_NOMEM, "limit_memory", "limit_memory", "limit_memory", "limit_memory"},
      {BS_LIMIT_OUTPUT, "limit_output", "limit_output", "limit_output", "limit_output"},
      {BS_SCRIPT, "input_error", "input_error", "script_error", "worker_crash"},
      {BS_SYNTAX, "input_error", "input_error", "script_error", "worker_crash"},
      {BS_IO, "input_error", "input_error", "script_error", "worker_crash"},
      {BS_LIMIT, "input_error", "input_error", "script_error", "worker_crash"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *const names[] = {
        [BS_STAGE_ASK] = cases[i].asked,
        [BS_STAGE_READ] = cases[i].read,
        [BS_STAGE_RAN] = cases[i].ran,
        [BS_STAGE_DIED] = cases[i].died,
    };
    for (int stage = BS_STAGE_ASK; stage <= BS_STAGE_DIED; stage++) {
      const bs_outcome made = {.status = cases[i].status, .stage = (bs_stage)stage};
      assert_string_equal(bs_record_status(&made), names[stage]);
    }
  }
}

static void a_record_is_a_line_of_json(void **state) {
  (void)state;
  bs_records *records = open_records(path);
  const bs_outcome fine = outcome(BS_OK, BS_STAGE_RAN, 0, "");
  const bs_outcome raised = outcome(BS_SCRIPT, BS_STAGE_RAN, 3, "a \"figure\"\nis \\ missing");
  const bs_outcome unread = outcome(BS_IO, BS_STAGE_ASK, 3, "b.txt: gone");
  const bs_outcome crash = outcome(BS_IO, BS_STAGE_DIED, 3, "it crashed");
  const bs_outcome nowhere = outcome(BS_SCRIPT, BS_STAGE_RAN, 0, "somewhere");
  bs_records_add(records, "a.txt", "mine", &fine);
  bs_records_add(records, "青溪 \"1\"\n.txt", "./mine.lua", &raised);
  bs_records_add(records, "b.txt", "mine", &unread);
  bs_records_add(records, "c.txt", "mine", &crash);
  bs_records_add(records, NULL, "-e", &nowhere);
  assert_int_equal(bs_records_close(records, true, &err), BS_OK);
  check("{\"report\":\"a.txt\",\"script\":\"mine\",\"status\":\"ok\",\"line\":null,"
        "\"message\":null}\n"
        "{\"report\":\"青溪 \\\"1\\\"\\n.txt\",\"script\":\"./mine.lua\","
        "\"status\":\"script_error\",\"line\":3,"
        "\"message\":\"a \\\"figure\\\"\\nis \\\\ missing\"}\n"
        "{\"report\":\"b.txt\",\"script\":\"mine\",\"status\":\"input_error\",\"line\":null,"
        "\"message\":\"b.txt: gone\"}\n"
        "{\"report\":\"c.txt\",\"script\":\"mine\",\"status\":\"worker_crash\",\"line\":null,"
        "\"message\":\"it crashed\"}\n"
        "{\"report\":null,\"script\":\"-e\",\"status\":\"script_error\",\"line\":null,"
        "\"message\":\"somewhere\"}\n");
}

static void without_a_file_nothing_is_recorded(void **state) {
  (void)state;
  static bs_records records;
  const bs_outcome fine = outcome(BS_OK, BS_STAGE_RAN, 0, "");
  bs_records_add(&records, "a.txt", "mine", &fine);
  assert_int_equal(bs_records_close(&records, true, &err), BS_OK);
  assert_int_equal(bs_records_close(&records, false, &err), BS_OK);
  assert_int_equal(bs_records_open(&records, "/tmp", &err), BS_IO);
  assert_string_equal(err.message, "could not write /tmp: it is a folder");
  bs_records_add(&records, "a.txt", "mine", &fine);
  assert_int_equal(bs_records_close(&records, true, &err), BS_OK);
}

static void what_is_not_kept_leaves_what_stood_there(void **state) {
  (void)state;
  put("old");
  bs_records *records = open_records(path);
  const bs_outcome fine = outcome(BS_OK, BS_STAGE_RAN, 0, "");
  bs_records_add(records, "a.txt", "mine", &fine);
  assert_int_equal(bs_records_close(records, false, &err), BS_OK);
  check("old");
}

static void a_disk_that_is_full_is_told(void **state) {
  (void)state;
  bs_records *records = open_records("/dev/full");
  const bs_outcome fine = outcome(BS_OK, BS_STAGE_RAN, 0, "");
  bs_records_add(records, "a.txt", "mine", &fine);
  assert_int_equal(bs_records_close(records, true, &err), BS_IO);
  assert_string_equal(err.message, "could not write /dev/full: No space left on device");
}

/* One that is missing would be taken for a report that was never asked. */
static void a_record_that_finds_no_memory_costs_all(void **state) {
  (void)state;
  put("old");
  bs_records *records = open_records(path);
  const bs_outcome fine = outcome(BS_OK, BS_STAGE_RAN, 0, "");
  bs_records_add(records, "a.txt", "mine", &fine);
  refuses = true;
  bs_records_add(records, "b.txt", "mine", &fine);
  bs_records_add(records, "c.txt", "mine", &fine);
  refuses = false;
  assert_int_equal(bs_records_close(records, true, &err), BS_IO);
  assert_non_null(strstr(err.message, "Cannot allocate memory"));
  check("old");
}

static int make(void **state) {
  (void)state;
  int fd = mkstemp(path);
  return fd < 0 ? -1 : close(fd);
}

static int clear(void **state) {
  (void)state;
  return unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_end_has_a_name),
      cmocka_unit_test(a_record_is_a_line_of_json),
      cmocka_unit_test(without_a_file_nothing_is_recorded),
      cmocka_unit_test(what_is_not_kept_leaves_what_stood_there),
      cmocka_unit_test(a_disk_that_is_full_is_told),
      cmocka_unit_test(a_record_that_finds_no_memory_costs_all),
  };
  return cmocka_run_group_tests(tests, make, clear);
}
