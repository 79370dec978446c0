/* The bundled rules: each has a sentence that it takes, and there is none without one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decimal.h"
#include "engine.h"
#include "reading.h"
#include "runs.h"

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* A rule, a sentence in which it fires, and the values and kinds of the facts that it makes. */
struct firing {
  const char *rule, *text, *facts;
};

static const struct firing firings[] = {
    {"share from to", "工业占经济总量的比重由36.5%提高到40.2%。", "36.5 share, 40.2 share"},
    {"structure from to", "三次产业结构由20∶45∶35调整为15.5∶44.5∶40。",
     "20 share, 45 share, 35 share, 15.5 share, 44.5 share, 40 share"},
    {"structure", "三次产业比例为15.5:44.5:40。", "15.5 share, 44.5 share, 40 share"},
    {"rate from to", "投资增长幅度由58.6%回落到27.8%。", "58.6 growth, 27.8 growth"},
    {"from to", "企业由34家增加到81家。", "34 level, 81 level"},
    {"rank from to", "综合实力由全县第九位跃升至第三位。", "9 rank, 3 rank"},
    {"from a base", "产值较“十二五”末的93.1亿元增加43.4亿元。", "9310000000 level"},
    {"average growth", "财政收入年均增长12.13%。", "12.13 average_growth"},
    {"average growth", "粮食产量年均增加2000吨。", "2000 change"},
    {"average growth after the verb", "财政收入增长年均8%。", "8 average_growth"},
    {"average rate", "财政收入年均增速12%。", "12 average_growth"},
    {"average rate", "粮食产量平均每年的增长速度都在4.3%以上。", "4.3 average_growth"},
    {"yearly percent", "财政收入年均12%。", "12 average_growth"},
    {"multiple of a base", "财政收入是2015年的1.28倍。", "1.28 multiple"},
    {"change against a base", "财政收入比2015年增长60%。", "60 growth"},
    {"change against a base", "财政收入比2015年增加3亿元。", "300000000 change"},
    {"growth", "财政收入增长8%。", "8 growth"},
    {"growth", "城镇化率提高1.2个百分点。", "1.2 change"},
    {"change", "粮食增产600吨。", "600 change"},
    {"gap", "城镇化率比全国平均水平高0.4个百分点。", "0.4 change"},
    {"gap above", "城镇化率高于全国2个百分点。", "2 change"},
    {"gap above", "水质优于国家目标2个百分点。", "2 change"},
    {"gap below", "失业率低于全国2个百分点。", "-2 change"},
    {"growth named behind", "营收保持20%以上增长。", "20 growth"},
    {"growth named behind", "保持6.5%左右的增速。", "6.5 growth"},
    {"rate of growth", "工业投资增速15%。", "15 growth"},
    {"rate of growth", "今年增长速度的目标，定为8%至9%。", "8 growth"},
    {"rate of growth", "物价涨幅比上年回落，力争控制在15%左右。", "15 growth"},
    {"share", "工业投资占36.6%。", "36.6 share"},
    {"share", "12月占全年的10%。", "10 share"},
    {"multiple", "床位数达到2倍。", "2 multiple"},
    {"rank", "农民收入位居全省第三。", "3 rank"},
};

static bs_report *read_firing(const struct firing *firing) {
  bs_buffer text = {0};
  bs_buffer_printf(&text, "柳河镇政府工作报告\n\n2021年2月3日\n\n一、2020年工作回顾\n\n%s\n",
                   firing->text);
  assert_false(text.failed);
  bs_report *report = read_text(engine, text.data);
  bs_buffer_free(&text);
  return report;
}

/* Writes what a rule made of a report: values and kinds. */
static void write_made(bs_buffer *out, const bs_report *report, const char *rule) {
  for (size_t i = 0; i < report->facts.fact_count; i++) {
    const bs_fact *fact = &report->facts.facts[i];
    if (strcmp(fact->rule, rule) != 0)
      continue;
    char value[BS_DECIMAL_TEXT];
    bs_decimal_write(value, fact->value[0]);
    bs_buffer_printf(out, "%s%s %s", out->size > 0 ? ", " : "", value, bs_kind_names[fact->kind]);
  }
  bs_buffer_add(out, "", 1);
}

static void a_rule_takes_its_sentence(void **state) {
  (void)state;
  bs_buffer faults = {0};
  for (size_t i = 0; i < COUNT(firings); i++) {
    bs_report *report = read_firing(&firings[i]);
    bs_buffer made = {0};
    write_made(&made, report, firings[i].rule);
    if (strcmp(made.data, firings[i].facts) != 0)
      bs_buffer_printf(&faults, "\n%s: \"%s\" made %s, not %s", firings[i].text, firings[i].rule,
                       made.data, firings[i].facts);
    bs_buffer_free(&made);
    bs_report_free(report);
  }
  if (faults.size > 0)
    print_error("%s\n", faults.data);
  bool fine = faults.size == 0;
  bs_buffer_free(&faults);
  assert_true(fine);
}

/* Counts by the name's place in memory, so that two rules of one name are told apart. */
static void every_bundled_rule_fires(void **state) {
  (void)state;
  const bs_pack *pack = engine->pack;
  size_t *fired = calloc(pack->rule_count, sizeof *fired), silent = 0;
  assert_non_null(fired);
  for (size_t i = 0; i < COUNT(firings); i++) {
    bs_report *report = read_firing(&firings[i]);
    for (size_t f = 0; f < report->facts.fact_count; f++)
      for (size_t r = 0; r < pack->rule_count; r++)
        fired[r] += report->facts.facts[f].rule == pack->rules[r].name.data;
    bs_report_free(report);
  }
  for (size_t r = 0; r < pack->rule_count; r++)
    if (fired[r] == 0) {
      print_error("the rule \"%s\" (%s:%d) takes no sentence of this test\n",
                  pack->rules[r].name.data, pack->rules[r].pack.data, pack->rules[r].line);
      silent++;
    }
  free(fired);
  assert_int_equal(silent, 0);
}

static void no_two_bundled_rules_share_a_name(void **state) {
  (void)state;
  const bs_pack *pack = engine->pack;
  assert_true(pack->rule_count > 0);
  for (size_t r = 0; r < pack->rule_count; r++)
    for (size_t other = 0; other < r; other++)
      if (bs_slice_equal(pack->rules[r].name, pack->rules[other].name))
        fail_msg("two rules are called \"%s\"", pack->rules[r].name.data);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_rule_takes_its_sentence),
      cmocka_unit_test(every_bundled_rule_fires),
      cmocka_unit_test(no_two_bundled_rules_share_a_name),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
