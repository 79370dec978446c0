/* Two engines share nothing: each thread with its own reads the same report to the same facts. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report.h"

enum { THREADS = 4, ROUNDS = 3 };

static const char report_text[] =
    "政府工作报告\n\n2022年1月18日在青禾镇人民代表大会上\n\n一、2021年工作回顾\n\n"
    "2021年完成财政总收入4.72亿元，其中一般公共预算收入1.85亿元，分别是2016年的1.31倍和2.05倍。"
    "农村居民人均可支配收入由2016年的24860元增加到2021年的38215元，年均增长9.0%。\n";

typedef struct reader {
  pthread_t thread;
  size_t facts;
  bs_status status;
  bs_error err;
} reader;

/* No assertion in here: cmocka's belong to the main thread. */
static void *read_reports(void *argument) {
  reader *self = argument;
  bs_engine *engine;
  self->status = bs_engine_new(&engine, &self->err);
  if (self->status != BS_OK)
    return NULL;
  for (int round = 0; round < ROUNDS && self->status == BS_OK; round++) {
    bs_report *report;
    const bs_facts *facts;
    self->status = bs_report_read(engine, &report, "report.txt", report_text, strlen(report_text),
                                  NULL, &self->err);
    if (self->status != BS_OK)
      break;
    self->status = bs_report_facts(report, &facts, &self->err);
    if (self->status == BS_OK)
      self->facts += facts->fact_count;
    bs_report_free(report);
  }
  bs_engine_free(engine);
  return NULL;
}

static void engines_of_several_threads_do_not_meet(void **state) {
  (void)state;
  reader alone = {0}, readers[THREADS] = {0};
  read_reports(&alone);
  assert_int_equal(alone.status, BS_OK);
  assert_int_equal(alone.facts, 7 * ROUNDS);

  for (size_t i = 0; i < THREADS; i++)
    assert_int_equal(pthread_create(&readers[i].thread, NULL, read_reports, &readers[i]), 0);
  for (size_t i = 0; i < THREADS; i++)
    assert_int_equal(pthread_join(readers[i].thread, NULL), 0);
  for (size_t i = 0; i < THREADS; i++) {
    assert_int_equal(readers[i].status, BS_OK);
    assert_int_equal(readers[i].facts, alone.facts);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(engines_of_several_threads_do_not_meet)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
