/* Scores what the library finds in a labelled report: score FOLDER NAME

   FOLDER/NAME.txt is the report and FOLDER/NAME.gold.tsv its labels, one numeral a row, in text
   order: start end text class kind value unit bound indicator period base status. A fact and a row
   meet where the row's numeral starts inside the fact's span. `optional` rows count neither way; a
   cell may hold alternatives, parted by |.

   Prints the shares that are right and every fault. Fails where a share lies below the one in
   FOLDER/floors.tsv. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "report.h"
#include "utf8.h"

enum { START, END, TEXT, CLASS, KIND, VALUE, UNIT, BOUND, INDICATOR, PERIOD, BASE, STATUS, CELLS };
enum { FIELDS = CELLS - KIND };
static const char *const field_names[FIELDS] = {"kind",      "value",  "unit", "bound",
                                                "indicator", "period", "base", "status"};

/* What is counted and compared with the floors. */
enum { FOUND = FIELDS, STRICT, EXACT, SHARES };

typedef struct tally {
  size_t hits, missed, invented, strict, exact, right[FIELDS];
} tally;

/* A fact's fields as the extraction contract writes them. */
typedef struct fact_text {
  char cells[CELLS][256];
  bs_span bytes;
} fact_text;

static void die(const char *what, const char *name) {
  fprintf(stderr, "score: %s %s\n", what, name);
  exit(2);
}

/* A file of the folder with a NUL behind it. */
static bs_buffer read_file(const char *folder, const char *name, const char *ending) {
  bs_buffer path = {0}, bytes = {0};
  bs_buffer_printf(&path, "%s/%s%s", folder, name, ending);
  FILE *file = path.failed ? NULL : fopen(path.data, "rb");
  if (!file)
    die("cannot read", name);
  char block[4096];
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
    bs_buffer_add(&bytes, block, got);
  fclose(file);
  bs_buffer_add(&bytes, "", 1);
  if (bytes.failed)
    die("no memory for", name);
  bs_buffer_free(&path);
  return bytes;
}

/* Cuts the next line off `*at` into cells, in place; how many there are, 0 at the end. */
static size_t next_row(char **at, char *cells[], size_t most) {
  if (!**at)
    return 0;
  size_t count = 0;
  char *end = *at + strcspn(*at, "\n"), *line = *at;
  *at = *end ? end + 1 : end;
  *end = '\0';
  for (char *tab; count < most; line = tab + 1) {
    cells[count++] = line;
    tab = strchr(line, '\t');
    if (!tab)
      break;
    *tab = '\0';
  }
  return count;
}

static void put_slice(char *out, bs_slice text) {
  snprintf(out, 256, "%.*s", (int)text.size, text.size > 0 ? text.data : "");
}

static fact_text text_of(const bs_report *report, const bs_fact *fact) {
  fact_text t = {.bytes = bs_report_bytes(report, fact->span)};
  char low[BS_DECIMAL_TEXT], high[BS_DECIMAL_TEXT];
  bs_decimal_write(low, fact->value[0]);
  bs_decimal_write(high, fact->value[1]);
  snprintf(t.cells[VALUE], 256, fact->range ? "%s..%s" : "%s", low, high);
  snprintf(t.cells[KIND], 256, "%s", bs_kind_names[fact->kind]);
  snprintf(t.cells[BOUND], 256, "%s", bs_bound_names[fact->bound]);
  snprintf(t.cells[STATUS], 256, "%s", bs_status_names[fact->status]);
  put_slice(t.cells[UNIT], fact->unit);
  put_slice(t.cells[INDICATOR], fact->indicator);
  bs_period_write(t.cells[PERIOD], fact->period);
  bs_period_write(t.cells[BASE], fact->base);
  return t;
}

static void read_ends(const char *text, double ends[2]) {
  const char *dots = strstr(text, "..");
  ends[0] = strtod(text, NULL);
  ends[1] = dots ? strtod(dots + 2, NULL) : ends[0];
}

/* Equal as decimals; a fraction that the label writes with four or more decimals, to its last. */
static bool same_value(const char *want, const char *got) {
  double a[2], b[2];
  const char *point = strstr(want, "..") ? NULL : strchr(want, '.');
  size_t decimals = point ? strlen(point + 1) : 0;
  double slack = decimals >= 4 ? 0.6 * pow(10, -(double)decimals) : 0;
  read_ends(want, a);
  read_ends(got, b);
  bool same = true;
  for (int i = 0; i < 2; i++) {
    double least = 1e-9 * fmax(1, fmax(fabs(a[i]), fabs(b[i])));
    same = same && fabs(a[i] - b[i]) <= fmax(slack, least);
  }
  return same;
}

static const char *plain_unit(const char *unit) {
  static const char *const same[][2] = {
      {"百分点", "个百分点"}, {"人民币", "元"}, {"㎡", "平方米"}, {"千米", "公里"}};
  for (size_t i = 0; i < sizeof same / sizeof *same; i++)
    if (strcmp(unit, same[i][0]) == 0)
      return same[i][1];
  return unit;
}

/* The characters of an indicator without marks and blanks; how many. */
static size_t plain(const char *text, uint32_t *out, size_t most) {
  static const char skip[] = " \t\r\n　“”\"‘’《》*（）()、，";
  size_t count = 0;
  for (uint32_t size; *text && count < most; text += size) {
    char one[5] = {0};
    size = bs_utf8_size((unsigned char)*text);
    memcpy(one, text, size);
    if (!strstr(skip, one))
      out[count++] = bs_utf8_at(text);
  }
  return count;
}

static bool holds(const uint32_t *text, size_t size, const uint32_t *part, size_t part_size) {
  for (size_t at = 0; at + part_size <= size; at++)
    if (memcmp(text + at, part, part_size * sizeof *part) == 0)
      return true;
  return false;
}

/* Equal, one inside the other, or most characters shared: F1 of the multisets at least 0.6. */
static bool same_indicator(const char *want, const char *got, bool *exact) {
  uint32_t a[256], b[256];
  size_t m = plain(want, a, 256), n = plain(got, b, 256), shared = 0;
  *exact = m == n && memcmp(a, b, m * sizeof *a) == 0;
  if (m == 0 || n == 0)
    return m == n;
  if ((m >= 2 && holds(b, n, a, m)) || (n >= 2 && holds(a, m, b, n)))
    return true;
  for (size_t i = 0; i < m; i++)
    for (size_t j = 0; j < n; j++)
      if (a[i] == b[j]) {
        b[j] = 0;
        shared++;
        break;
      }
  return *exact || 10 * 2 * shared >= 6 * (m + n);
}

static bool same_cell(int cell, const char *want, const char *got, bool *exact) {
  switch (cell) {
  case VALUE:
    return same_value(want, got);
  case INDICATOR:
    return same_indicator(want, got, exact);
  case UNIT:
    return strcmp(plain_unit(want), plain_unit(got)) == 0;
  default:
    return strcmp(want, got) == 0;
  }
}

/* Whether one of the alternatives of a cell is right; `*exact` whether one is to the character. */
static bool is_right(int cell, const char *want, const char *got, bool *exact) {
  bool right = false;
  for (const char *at = want, *bar; at; at = bar ? bar + 1 : NULL) {
    char option[256];
    bool same = false;
    bar = strchr(at, '|');
    snprintf(option, sizeof option, "%.*s", bar ? (int)(bar - at) : 255, at);
    right |= same_cell(cell, option, got, &same);
    *exact |= same;
  }
  return right;
}

static void judge(tally *t, char *cells[], const fact_text *fact) {
  bool all = true, exact = false;
  t->hits++;
  for (int cell = KIND; cell < CELLS; cell++) {
    bool right = is_right(cell, cells[cell], fact->cells[cell], &exact);
    t->right[cell - KIND] += right;
    all &= right;
    if (!right)
      printf("%s %s: %s wanted %s, got %s\n", cells[START], cells[TEXT], field_names[cell - KIND],
             cells[cell], fact->cells[cell]);
  }
  if (!exact)
    printf("%s %s: indicator is not exactly %s, but %s\n", cells[START], cells[TEXT],
           cells[INDICATOR], fact->cells[INDICATOR]);
  t->strict += all;
  t->exact += exact;
}

/* Goes through the rows and finds for each the first fact that is not taken yet. */
static tally compare(const bs_report *report, char *rows) {
  const bs_facts *facts = &report->facts;
  bool *taken = calloc(facts->fact_count + 1, sizeof *taken);
  if (!taken)
    die("no memory for", report->path);
  char *cells[CELLS];
  tally t = {0};
  next_row(&rows, cells, CELLS); /* the columns' names */
  while (next_row(&rows, cells, CELLS) == CELLS) {
    uint32_t start = (uint32_t)strtoul(cells[START], NULL, 10);
    size_t f = 0;
    fact_text fact = {.bytes = {0, 0}};
    for (; f < facts->fact_count; f++) {
      fact.bytes = bs_report_bytes(report, facts->facts[f].span);
      if (!taken[f] && fact.bytes.start <= start && start < fact.bytes.end)
        break;
    }
    bool found = f < facts->fact_count, wanted = strcmp(cells[CLASS], "fact") == 0;
    taken[f] = found;
    if (found && wanted) {
      fact = text_of(report, &facts->facts[f]);
      judge(&t, cells, &fact);
    } else if (wanted) {
      t.missed++;
      printf("%s %s: missed\n", cells[START], cells[TEXT]);
    } else if (found && strcmp(cells[CLASS], "optional") != 0) {
      t.invented++;
      printf("%s %s: a fact, but it is a %s\n", cells[START], cells[TEXT], cells[CLASS]);
    }
  }
  for (size_t f = 0; f < facts->fact_count; f++)
    if (!taken[f]) {
      t.invented++;
      printf("%u: a fact, but there is no numeral\n",
             bs_report_bytes(report, facts->facts[f].span).start);
    }
  free(taken);
  return t;
}

static double f1(size_t right, size_t wanted, size_t given) {
  return wanted + given > 0 ? 2.0 * (double)right / (double)(wanted + given) : 0;
}

/* Compares the shares with the row of the floors that `name` opens. */
static bool is_above(const double shares[SHARES], const char *name, char *floors) {
  char *names[SHARES + 1], *cells[SHARES + 1];
  bool above = true;
  if (next_row(&floors, names, SHARES + 1) != SHARES + 1)
    die("too few columns in the floors for", name);
  do
    if (next_row(&floors, cells, SHARES + 1) != SHARES + 1)
      die("no floors for", name);
  while (strcmp(cells[0], name) != 0);
  for (size_t i = 0; i < SHARES; i++) {
    double least = strtod(cells[i + 1], NULL);
    bool fine = shares[i] >= least - 1e-9;
    printf("%-10s %.3f%s%s\n", names[i + 1], shares[i], fine ? "" : ", below ",
           fine ? "" : cells[i + 1]);
    above &= fine;
  }
  return above;
}

int main(int argc, char **argv) {
  if (argc != 3)
    die("takes", "FOLDER NAME");
  bs_buffer text = read_file(argv[1], argv[2], ".txt");
  bs_buffer rows = read_file(argv[1], argv[2], ".gold.tsv");
  bs_buffer floors = read_file(argv[1], "floors", ".tsv");
  bs_engine *engine = NULL;
  bs_report *report = NULL;
  const bs_facts *facts;
  bs_error err;
  if (bs_engine_new(&engine, &err) != BS_OK ||
      bs_report_read(engine, &report, argv[2], text.data, text.size - 1, NULL, &err) != BS_OK ||
      bs_report_facts(report, &facts, &err) != BS_OK)
    die("cannot read its facts:", err.message);
  tally t = compare(report, rows.data);
  size_t wanted = t.hits + t.missed, given = t.hits + t.invented;
  double shares[SHARES];
  for (size_t i = 0; i < FIELDS; i++)
    shares[i] = (double)t.right[i] / (double)(t.hits > 0 ? t.hits : 1);
  shares[FOUND] = f1(t.hits, wanted, given);
  shares[STRICT] = f1(t.strict, wanted, given);
  shares[EXACT] = (double)t.exact / (double)(t.hits > 0 ? t.hits : 1);
  printf("%s: %zu facts\n", argv[2], wanted);
  bool above = is_above(shares, argv[2], floors.data);
  bs_report_free(report);
  bs_engine_free(engine);
  bs_buffer_free(&text);
  bs_buffer_free(&rows);
  bs_buffer_free(&floors);
  return above ? 0 : 1;
}
