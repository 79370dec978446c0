/* Counts a report's facts and prints them. */
#include <baoshu.h>
#include <stdio.h>

int main(int argc, char **argv) {
  bs_error err;
  bs_engine *engine = NULL;
  bs_report *report = NULL;
  size_t count = 0;
  bs_status status = bs_engine_new(&engine, &err);
  if (status == BS_OK)
    status = bs_report_load(engine, &report, argc > 1 ? argv[1] : "-", NULL, &err);
  if (status == BS_OK)
    status = bs_report_count(report, NULL, &count, &err);
  for (size_t id = 1; status == BS_OK && id <= count; id++) {
    bs_fact_info fact;
    status = bs_report_fact(report, id, &fact, &err);
    if (status == BS_OK)
      printf("%u\t%.*s\t%.*s\t%s\n", fact.line, (int)fact.indicator.size, fact.indicator.data,
             (int)fact.text.size, fact.text.data, fact.period);
  }
  if (status == BS_OK)
    printf("%zu facts\n", count);
  else
    fprintf(stderr, "%s\n", err.message);
  bs_report_free(report);
  bs_engine_free(engine);
  return status != BS_OK;
}
