#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"

bs_report *read_text(bs_engine *with, const char *text) {
  bs_report *report;
  const bs_facts *facts;
  bs_error err;
  if (bs_report_read(with, &report, "r.txt", text, strlen(text), NULL, &err) != BS_OK ||
      bs_report_facts(report, &facts, &err) != BS_OK)
    fail_msg("%s: %s", text, err.message);
  return report;
}

static void add_slice(bs_buffer *out, bs_slice text) {
  if (text.size > 0)
    bs_buffer_add(out, text.data, text.size);
  else
    bs_buffer_add_string(out, "-");
}

static void add_period(bs_buffer *out, bs_period period) {
  char text[BS_PERIOD_TEXT];
  bs_buffer_add_string(out, bs_period_write(text, period) > 0 ? text : "-");
}

static void add_value(bs_buffer *out, const bs_fact *fact) {
  char low[BS_DECIMAL_TEXT], high[BS_DECIMAL_TEXT];
  bs_decimal_write(low, fact->value[0]);
  bs_decimal_write(high, fact->value[1]);
  bs_buffer_printf(out, fact->range ? "%s..%s" : "%s", low, high);
}

void write_facts(bs_buffer *out, const bs_report *report) {
  for (size_t i = 0; i < report->facts.fact_count; i++) {
    const bs_fact *fact = &report->facts.facts[i];
    add_value(out, fact);
    bs_buffer_add_string(out, " ");
    add_slice(out, fact->unit);
    bs_buffer_printf(out, " %s %s ", bs_bound_names[fact->bound], bs_kind_names[fact->kind]);
    add_slice(out, fact->indicator);
    bs_buffer_add_string(out, " ");
    add_period(out, fact->period);
    bs_buffer_add_string(out, " ");
    add_period(out, fact->base);
    bs_buffer_printf(out, " %s\n", bs_status_names[fact->status]);
  }
  bs_buffer_add(out, "", 1);
}

void check_readings(bs_engine *with, const char *before, const char *behind,
                    const struct reading *cases, size_t count) {
  bs_buffer faults = {0};
  for (size_t i = 0; i < count; i++) {
    bs_buffer text = {0}, facts = {0};
    bs_buffer_printf(&text, "%s%s%s", before, cases[i].text, behind);
    assert_false(text.failed);
    bs_report *report = read_text(with, text.data);
    write_facts(&facts, report);
    if (strcmp(facts.data, cases[i].facts) != 0)
      bs_buffer_printf(&faults, "\n%s\nwanted\n%sgot\n%s", cases[i].text, cases[i].facts,
                       facts.data);
    bs_report_free(report);
    bs_buffer_free(&text);
    bs_buffer_free(&facts);
  }
  if (faults.size > 0) {
    print_error("%s", faults.data); /* fail_msg() would cut it */
    bs_buffer_free(&faults);
    fail();
  }
}
