/* Any text through lexer, rules and links: spans inside their sentences, exact finite values, and
   an explanation of each line. */
#include "facts.h"
#include "decimal.h"
#include "explain.h"
#include "fuzz.h"

static void check_decimal(bs_decimal d) {
  char text[BS_DECIMAL_TEXT];
  size_t size = bs_decimal_write(text, d);
  HOLDS(d.exponent >= -24 && d.exponent <= 30);
  HOLDS(size > 0 && strspn(text, "-0123456789.") == size);
}

static void check_inside(const bs_report *report, bs_span span, uint32_t sentence) {
  HOLDS(sentence < report->outline.sentence_count && span.end > span.start);
  bs_span outer = report->outline.sentences[sentence].span;
  check_span(report->text.text, report->text.size, span);
  HOLDS(span.start >= outer.start && span.end <= outer.end);
  bs_span bytes = bs_report_bytes(report, span);
  HOLDS(bytes.start < bytes.end);
}

static void check_number(const bs_report *report, const bs_facts *facts, size_t i) {
  const bs_number *number = &facts->numbers[i];
  check_inside(report, number->span, number->sentence);
  HOLDS(i == 0 || number->span.start >= number[-1].span.end);
  HOLDS((number->class == BS_NUMBER_FACT) == (number->fact != BS_NONE));
  HOLDS(number->fact == BS_NONE || number->fact < facts->fact_count);
  HOLDS(number->reason);
  check_decimal(number->value);
}

static void check_words(bs_slice words) {
  HOLDS(!words.data || words.size > 0);
  HOLDS(!words.data || bs_utf8_valid(words.data, words.size) == words.size);
}

static void check_fact(const bs_report *report, const bs_facts *facts, size_t i) {
  const bs_fact *fact = &facts->facts[i];
  check_inside(report, fact->span, fact->sentence);
  HOLDS(i == 0 || fact->span.start >= fact[-1].span.end);
  HOLDS(fact->number < facts->number_count && facts->numbers[fact->number].fact == i);
  HOLDS(fact->section < report->outline.section_count);
  check_decimal(fact->value[0]);
  check_decimal(fact->value[1]);
  check_decimal(fact->low);
  check_decimal(fact->high);
  HOLDS(bs_decimal_compare(fact->value[0], fact->value[1]) <= 0);
  HOLDS(fact->range || bs_decimal_compare(fact->value[0], fact->value[1]) == 0);
  HOLDS(fact->low_open || fact->high_open || bs_decimal_compare(fact->low, fact->high) <= 0);
  HOLDS(fact->level == BS_NONE || fact->level < facts->fact_count);
  HOLDS(fact->kind < BS_KIND_COUNT && fact->bound < BS_BOUND_COUNT && fact->rule);
  check_words(fact->unit);
  check_words(fact->indicator);
  check_words(fact->wording);
  check_words(fact->scope);
  check_words(fact->place);
  for (uint32_t k = 0; k < fact->indicator_count; k++)
    check_words(fact->indicators[k]);
  char period[BS_PERIOD_TEXT];
  bs_period again;
  size_t size = bs_period_write(period, fact->period);
  if (bs_period_known(fact->period))
    HOLDS(bs_period_read(period, size, &again) && bs_period_equal(again, fact->period));
}

static void check_explanations(bs_report *report) {
  bs_buffer out = {0};
  bs_error err;
  for (uint32_t line = 1; line <= report->source.line_count && line <= 3; line++) {
    bs_status status = bs_explain(report, line, &out, &err);
    HOLDS(status == BS_OK || status == BS_USAGE);
  }
  bs_buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_report *report;
  const bs_facts *facts;
  bs_error err;
  if (bs_report_read(fuzz_engine(), &report, "r.txt", (const char *)data, size, "UTF-8", &err) !=
      BS_OK)
    return 0;
  HOLDS(bs_report_facts(report, &facts, &err) == BS_OK);
  for (size_t i = 0; i < facts->number_count; i++)
    check_number(report, facts, i);
  for (size_t i = 0; i < facts->fact_count; i++)
    check_fact(report, facts, i);
  check_explanations(report);
  bs_report_free(report);
  return 0;
}
