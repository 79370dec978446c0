/* How fast a report's facts are found, in one process: bench-facts [-n RUNS] REPORT… */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine.h"
#include "report.h"

/* A run reads all reports as often as it takes to read so many bytes: the clock is coarse. */
enum { RUN_BYTES = 8 << 20 };

typedef enum { DECODE, MEND, OUTLINE, FACTS, STAGES } stage;
static const char *const stage_names[STAGES] = {"decode", "mend", "outline", "facts"};

typedef struct file {
  const char *path;
  char *bytes;
  size_t size;
} file;

static _Noreturn void fail(const char *path, const char *why) {
  fprintf(stderr, "bench-facts: %s: %s\n", path, why);
  exit(1);
}

static void check(bs_status status, const char *path, const bs_error *err) {
  if (status != BS_OK)
    fail(path, err->message);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* a busy machine changes little */
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static file load(const char *path) {
  file out = {.path = path};
  FILE *in = fopen(path, "rb");
  if (!in || fseek(in, 0, SEEK_END) != 0)
    fail(path, strerror(errno));
  long size = ftell(in);
  if (size < 0)
    fail(path, strerror(errno));
  out.size = (size_t)size;
  out.bytes = malloc(out.size + 1);
  rewind(in);
  if (!out.bytes || fread(out.bytes, 1, out.size, in) != out.size)
    fail(path, "could not be read");
  fclose(in);
  return out;
}

/* Reads one report, adds the seconds that each stage took and returns how many facts it has. */
static size_t measure(bs_engine *engine, const file *in, double seconds[STAGES]) {
  bs_error err;
  bs_report *report;
  check(bs_report_read(engine, &report, in->path, in->bytes, in->size, NULL, &err), in->path, &err);
  const bs_facts *facts;
  double start = now();
  check(bs_report_facts(report, &facts, &err), in->path, &err);
  seconds[FACTS] += now() - start;
  size_t count = facts->fact_count;
  bs_report_free(report);

  /* The first three again, one by one, for bs_report_read() does them in one go. */
  bs_source source = {0};
  bs_text text = {0};
  bs_outline outline = {0};
  start = now();
  check(bs_source_decode(&source, in->bytes, in->size, NULL, &err), in->path, &err);
  double decoded = now();
  check(bs_text_mend(&text, &source, engine->pack, &err), in->path, &err);
  double mended = now();
  check(bs_outline_build(&outline, &text, engine->pack, &err), in->path, &err);
  double outlined = now();
  seconds[DECODE] += decoded - start;
  seconds[MEND] += mended - decoded;
  seconds[OUTLINE] += outlined - mended;
  bs_outline_free(&outline);
  bs_text_free(&text);
  bs_source_free(&source);
  return count;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *values, size_t count) {
  qsort(values, count, sizeof *values, ascending);
  return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

int main(int argc, char **argv) {
  size_t runs = 10;
  int option;
  while ((option = getopt(argc, argv, "n:")) != -1) {
    char *end = "";
    runs = option == 'n' ? strtoul(optarg, &end, 10) : 0;
    if (runs == 0 || *end)
      break;
  }
  if (runs == 0 || runs > 1000 || optind == argc) {
    fprintf(stderr, "usage: bench-facts [-n RUNS] REPORT...\n");
    return 2;
  }

  size_t count = (size_t)(argc - optind), bytes = 0;
  file *files = calloc(count, sizeof *files);
  double *totals = calloc(runs * (STAGES + 1), sizeof *totals);
  if (!files || !totals)
    fail("-", "out of memory");
  for (size_t i = 0; i < count; i++) {
    files[i] = load(argv[optind + (int)i]);
    bytes += files[i].size;
  }
  if (bytes == 0)
    fail(files[0].path, "is empty");
  size_t rounds = RUN_BYTES / bytes + 1;
  double megabytes = (double)bytes * (double)rounds / 1e6;

  bs_error err;
  bs_engine *engine;
  double begin = now();
  check(bs_engine_new(&engine, &err), "engine", &err);
  printf("%zu reports, %.3f MB, read %zu times a run; engine made in %.1f ms\n", count,
         (double)bytes / 1e6, rounds, (now() - begin) * 1e3);

  size_t facts = 0;
  double *stages[STAGES + 1]; /* by stage, and all together: seconds of each run */
  for (int s = 0; s <= STAGES; s++)
    stages[s] = totals + (size_t)s * runs;
  for (size_t run = 0; run < runs; run++) {
    double seconds[STAGES] = {0};
    facts = 0;
    for (size_t round = 0; round < rounds; round++)
      for (size_t i = 0; i < count; i++)
        facts += measure(engine, &files[i], seconds);
    for (int s = 0; s < STAGES; s++) {
      stages[s][run] = seconds[s];
      stages[STAGES][run] += seconds[s];
    }
    printf("run %2zu  %7.1f MB/s\n", run + 1, megabytes / stages[STAGES][run]);
  }

  double all = median(stages[STAGES], runs);
  printf("median  %7.1f MB/s, %.2f million facts/s\n", megabytes / all, (double)facts / all / 1e6);
  for (int s = 0; s < STAGES; s++) {
    double one = median(stages[s], runs);
    printf("  %-8s %7.1f MB/s %5.1f %%\n", stage_names[s], megabytes / one, one / all * 100);
  }

  bs_engine_free(engine);
  for (size_t i = 0; i < count; i++)
    free(files[i].bytes);
  free(files);
  free(totals);
  return 0;
}
