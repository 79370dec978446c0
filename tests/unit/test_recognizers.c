/* The Chinese test cases of a peer, Microsoft's Recognizers-Text, which lie beside the project and
   are not copied into it: in ../shared, or where BAOSHU_SHARED says. Each input is read as a
   report. For each result there must be a number at its place with its value or ends, and a fact
   where it has a unit; an input without results must give no such fact. What the project rules out
   stands with its reason in tests/data/recognizers.tsv, and must not pass. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cJSON.h>
#include <cmocka.h>

#include "decimal.h"
#include "numeral.h"
#include "reading.h"
#include "runs.h"
#include "utf8.h"

static const char RULED[] = "tests/data/recognizers.tsv";

typedef enum { PLAIN, PERCENT, RANGE, UNIT } asks;

/* How a unit of theirs, or a currency of ISO 4217, is called in facts. */
static const struct {
  const char *theirs, *ours;
} units[] = {
    {"CNY", "元 块"},
    {"USD", "美元"},
    {"TWD", "新台币"},
    {"JPY", "日元"},
    {"EUR", "欧元"},
    {"GBP", "英镑"},
    {"HKD", "港元"},
    {"KRW", "韩元"},
    {"AUD", "澳元"},
    {"CAD", "加元"},
    {"SGD", "新加坡元"},
    {"INR", "卢比"},
    {"RUB", "卢布"},
    {"CHF", "瑞士法郎"},
    {"THB", "泰铢"},
    {"Dollar", "美元"},
    {"Bitcoin", "比特币"},
    {"Year", "岁 周岁"},
    {"Month", "个月"},
    {"Week", "周"},
    {"Day", "天"},
    {"Degree", "度"},
    {"C", "摄氏度 ℃"},
    {"F", "华氏度"},
    {"Mu", "亩"},
    {"Liang", "两"},
    {"Jin", "斤"},
    {"Kilogram", "千克 公斤 kg"},
    {"Gram", "克"},
    {"Milligram", "毫克 mg"},
    {"Metric ton", "吨 公吨"},
    {"Pound", "磅"},
    {"Ounce", "盎司"},
    {"Kilometer", "公里 千米 km"},
    {"Meter", "米 m"},
    {"Decimeter", "分米"},
    {"Centimeter", "厘米 公分 cm"},
    {"Millimeter", "毫米 mm"},
    {"Inch", "英寸"},
    {"Foot", "英尺"},
    {"Mile", "英里"},
    {"Li", "里 华里"},
    {"Chi", "尺"},
    {"Hectare", "公顷"},
    {"Square meter", "平方米 平米 m2"},
    {"Square kilometer", "平方公里 平方千米 km2"},
    {"Square foot", "平方英尺"},
    {"Cubic meter", "立方米 m3"},
    {"Cubic centimeter", "立方厘米"},
    {"Liter", "升 公升"},
    {"Milliliter", "毫升 ml"},
    {"Gallon", "加仑"},
    {"Kilometer per hour", "公里/小时 公里每小时"},
    {"Meter per second", "米/秒 米每秒"},
    {"Bit", "比特"},
    {"Kilobit", "千比特"},
    {"Megabit", "兆比特"},
    {"Byte", "字节"},
    {"Kilobyte", "千字节 KB"},
    {"Megabyte", "兆字节 MB"},
    {"Gigabyte", "吉字节 GB"},
    {"Hertz", "赫兹 赫"},
    {"Kilohertz", "千赫兹 千赫"},
    {"Megahertz", "兆赫兹 兆赫"},
    {"Watt", "瓦 瓦特"},
    {"Kilowatt", "千瓦"},
    {"Megawatt", "兆瓦"},
    {"Joule", "焦耳 焦"},
    {"Kilojoule", "千焦 千焦耳"},
    {"Volt", "伏 伏特"},
    {"Pascal", "帕 帕斯卡"},
};

static char *slurp(const char *path) {
  FILE *file = fopen(path, "rb");
  bs_buffer bytes = {0};
  char some[4096];
  size_t size;
  if (!file)
    return NULL;
  while ((size = fread(some, 1, sizeof some, file)) > 0)
    bs_buffer_add(&bytes, some, size);
  fclose(file);
  bs_buffer_add(&bytes, "", 1);
  return bytes.data;
}

/* An input's name in the list: its bytes as a number (FNV-1a). */
static uint64_t hash(const char *text) {
  uint64_t h = UINT64_C(0xCBF29CE484222325);
  for (; *text; text++)
    h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
  return h;
}

/* Whether the list rules a case out. */
static bool is_ruled(const char *list, const char *model, uint64_t name) {
  char line[64];
  snprintf(line, sizeof line, "\n%s\t%016llx\t", model, (unsigned long long)name);
  return strstr(list, line) != NULL;
}

/* The byte where UTF-16 unit `unit` of `text` begins. */
static uint32_t byte_of(const char *text, int unit) {
  uint32_t at = 0;
  for (int i = 0; i < unit && text[at]; at += bs_utf8_size((unsigned char)text[at]))
    i += bs_utf8_size((unsigned char)text[at]) == 4 ? 2 : 1;
  return at;
}

static bool same(bs_decimal got, double want) {
  double value = bs_decimal_double(got);
  return fabs(value - want) <= 1e-11 * fmax(fabs(want), fabs(value));
}

static const char *text_of(const cJSON *object, const char *key) {
  const cJSON *item = cJSON_GetObjectItem(object, key);
  return cJSON_IsString(item) ? item->valuestring : NULL;
}

static bool has_word(const char *list, bs_slice word) {
  for (const char *at = list; *at;) {
    size_t size = strcspn(at, " ");
    if (bs_slice_equal((bs_slice){at, (uint32_t)size}, word))
      return true;
    at += size + (at[size] == ' ');
  }
  return false;
}

static bool is_unit(const cJSON *resolution, bs_slice unit) {
  const char *iso = text_of(resolution, "isoCurrency"), *name = text_of(resolution, "unit");
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if ((iso && strcmp(iso, units[i].theirs) == 0) ||
        (!iso && name && strcmp(name, units[i].theirs) == 0))
      return has_word(units[i].ours, unit);
  return false;
}

/* Whether a number's ends are those of `[20,35)`. An end that they leave open, and the words do not
 * (十几万), is no fault. */
static bool has_ends(const bs_number *number, const char *ends) {
  char *behind;
  double low = strtod(ends + 1, &behind);
  bool low_open = behind == ends + 1;
  const char *comma = strchr(ends, ',');
  if (!comma)
    return false;
  double high = strtod(comma + 1, &behind);
  bool high_open = behind == comma + 1, vague = number->low_open + number->high_open == 0;
  return (low_open ? number->low_open : !number->low_open && same(number->low, low)) &&
         (high_open
              ? number->high_open || (vague && bs_decimal_compare(number->low, number->high) < 0)
              : !number->high_open && same(number->high, high));
}

static bool is_percent(const bs_fact *fact, const bs_number *number, double want) {
  bs_decimal value = number->value;
  if (!fact || fact->unit.size == 0)
    value.exponent += 2;
  else if (bs_slice_is(fact->unit, "‰"))
    value.exponent -= 1;
  else if (!bs_slice_is(fact->unit, "%") && !bs_slice_is(fact->unit, "个百分点"))
    return false;
  return same(value, want);
}

/* Whether number `n` is what a result says. */
static bool is_result(const bs_report *report, size_t n, const cJSON *result, asks ask) {
  const bs_number *number = &report->facts.numbers[n];
  const bs_fact *fact = number->fact == BS_NONE ? NULL : &report->facts.facts[number->fact];
  const cJSON *resolution = cJSON_GetObjectItem(result, "Resolution");
  const char *value = text_of(resolution, "value");
  if (!value)
    return false;
  switch (ask) {
  case PERCENT:
    return is_percent(fact, number, strtod(value, NULL));
  case RANGE:
    return has_ends(number, value);
  case UNIT:
    return fact && is_unit(resolution, fact->unit) && same(number->value, strtod(value, NULL));
  default:
    return same(number->value, strtod(value, NULL));
  }
}

static bool has_result(const bs_report *report, const char *input, const cJSON *result, asks ask) {
  uint32_t start = byte_of(input, cJSON_GetObjectItem(result, "Start")->valueint);
  uint32_t end = byte_of(input, cJSON_GetObjectItem(result, "End")->valueint + 1);
  for (size_t i = 0; i < report->facts.number_count; i++) {
    bs_span span = bs_report_bytes(report, report->facts.numbers[i].span);
    if (span.start < end && span.end > start && is_result(report, i, result, ask))
      return true;
  }
  return false;
}

/* Whether a fact stands where they see nothing of the kind. */
static bool is_false_fact(const bs_fact *fact, asks ask) {
  switch (ask) {
  case PERCENT:
    return bs_slice_is(fact->unit, "%");
  case RANGE:
    return fact->range;
  case UNIT:
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
      if (has_word(units[i].ours, fact->unit))
        return true;
    return false;
  default:
    return fact->unit.size == 0;
  }
}

static bool passes(const cJSON *test, asks ask) {
  const char *input = text_of(test, "Input");
  const cJSON *results = cJSON_GetObjectItem(test, "Results"), *result;
  bs_report *report = read_text(engine, input);
  bool passed = true;
  cJSON_ArrayForEach(result, results) passed = passed && has_result(report, input, result, ask);
  for (size_t i = 0; cJSON_GetArraySize(results) == 0 && i < report->facts.fact_count; i++)
    passed = passed && !is_false_fact(&report->facts.facts[i], ask);
  bs_report_free(report);
  return passed;
}

/* Runs the cases of a model; all that go against the list are told. */
static void run(const char *model, asks ask) {
  const char *shared = getenv("BAOSHU_SHARED");
  bs_buffer path = {0};
  bs_buffer_printf(&path, "%s/peers/recognizers/Chinese-%sModel.json",
                   shared ? shared : "../shared", model);
  char *json = slurp(path.data), *list = slurp(RULED);
  bs_buffer_free(&path);
  if (!json || !list) {
    free(json);
    free(list);
    print_message("skipped: no folder of a peer's cases\n");
    skip();
    return;
  }
  cJSON *tests = cJSON_Parse(json);
  const cJSON *test;
  int index = 0, passed = 0, ruled = 0, faults = 0;
  cJSON_ArrayForEach(test, tests) {
    const char *input = text_of(test, "Input");
    uint64_t name = hash(input);
    bool fine = passes(test, ask), listed = is_ruled(list, model, name);
    if (fine == listed) {
      print_error("%s %d %016llx %s: %s\n", model, index, (unsigned long long)name,
                  fine ? "passes, yet is ruled out" : "fails", input);
      faults++;
    }
    passed += fine;
    ruled += listed;
    index++;
  }
  print_message("%s: %d cases, %d pass, %d ruled out\n", model, index, passed, ruled);
  cJSON_Delete(tests);
  free(json);
  free(list);
  assert_true(index > 0);
  assert_int_equal(faults, 0);
}

static void numbers_are_read(void **state) {
  (void)state;
  run("Number", PLAIN);
}

static void ordinals_are_read(void **state) {
  (void)state;
  run("Ordinal", PLAIN);
}

static void percentages_are_read(void **state) {
  (void)state;
  run("Percent", PERCENT);
}

static void ranges_are_read(void **state) {
  (void)state;
  run("NumberRange", RANGE);
}

static void currencies_are_read(void **state) {
  (void)state;
  run("Currency", UNIT);
}

static void dimensions_are_read(void **state) {
  (void)state;
  run("Dimension", UNIT);
}

static void ages_are_read(void **state) {
  (void)state;
  run("Age", UNIT);
}

static void temperatures_are_read(void **state) {
  (void)state;
  run("Temperature", UNIT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_read),     cmocka_unit_test(ordinals_are_read),
      cmocka_unit_test(percentages_are_read), cmocka_unit_test(ranges_are_read),
      cmocka_unit_test(currencies_are_read),  cmocka_unit_test(dimensions_are_read),
      cmocka_unit_test(ages_are_read),        cmocka_unit_test(temperatures_are_read),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
