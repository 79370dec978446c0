#define _GNU_SOURCE
#include "allowance.h"

#include <inttypes.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"
#include "watch.h"

enum { JOBS = 1024, SECONDS = 1000000, PRESET_SECONDS = 10 };

static const size_t mega = (size_t)1 << 20, most_memory = (size_t)1 << 40;

/* Reads digits; false where they are none, or more than `most`. */
static bool read_digits(const char *text, const char **end, uint64_t most, uint64_t *out) {
  size_t count = strspn(text, "0123456789");
  uintmax_t value = strtoumax(text, NULL, 10); /* UINTMAX_MAX where it is too great */
  *end = text + count;
  *out = (uint64_t)value;
  return count > 0 && value <= most;
}

/* Reads seconds with up to three decimals, whatever the locale. */
static bool read_seconds(const char *text, double *out) {
  const char *end;
  uint64_t whole;
  if (!read_digits(text, &end, SECONDS, &whole))
    return false;
  unsigned part = 0; /* thousandths */
  if (*end == '.') {
    size_t places = strspn(++end, "0123456789");
    if (places == 0 || places > 3)
      return false;
    for (size_t i = 0; i < 3; i++)
      part = 10 * part + (i < places ? (unsigned)(*end++ - '0') : 0);
  }
  *out = (double)whole + part / 1000.0;
  return !*end && *out > 0;
}

/* Reads bytes, or so many K, M or G of 1024. */
static bool read_size(const char *text, size_t *out) {
  static const char powers[] = "KkMmGg";
  const char *end;
  uint64_t value;
  if (!read_digits(text, &end, most_memory, &value))
    return false;
  const char *power = *end ? strchr(powers, *end) : NULL;
  if (power) {
    int shift = 10 * (int)((power - powers) / 2 + 1);
    if (value > most_memory >> shift)
      return false;
    value <<= shift;
    end++;
    end += *end == 'B' || *end == 'b';
  }
  *out = (size_t)value;
  return !*end && value >= mega;
}

static size_t processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;
}

static bs_status read_sandbox(bs_walls_wish *out, const char *value, bs_error *err) {
  static const bs_walls_wish wishes[] = {BS_WALLS_ON, BS_WALLS_REQUIRE, BS_WALLS_OFF};
  for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
    if (strcmp(value, bs_manual_sandboxes[i]) == 0) {
      *out = wishes[i];
      return BS_OK;
    }
  return bs_fail(err, BS_USAGE, 0, "--sandbox is on, require or off, not '%s'", value);
}

bs_status bs_allowance_read(bs_allowance *out, const bs_options *options, bs_error *err) {
  const char *const *values = options->values;
  const char *seconds = values[BS_OPTION_TIME], *memory = values[BS_OPTION_MEMORY];
  const char *input = values[BS_OPTION_INPUT];
  const char *jobs = values[BS_OPTION_JOBS], *sandbox = values[BS_OPTION_SANDBOX], *end;
  uint64_t count = 0;
  *out = (bs_allowance){.worker = {.seconds = PRESET_SECONDS,
                                   .memory = BS_WATCH_MEMORY,
                                   .input = BS_WATCH_INPUT,
                                   .walls = BS_WALLS_ON,
                                   .encoding = values[BS_OPTION_ENCODING]}};
  if (seconds && !read_seconds(seconds, &out->worker.seconds))
    return bs_fail(err, BS_USAGE, 0, "--time takes seconds, such as 30 or 0.5, not '%s'", seconds);
  if (memory && !read_size(memory, &out->worker.memory))
    return bs_fail(err, BS_USAGE, 0,
                   "--memory takes a size from 1M on, such as 64M or 1G, not '%s'", memory);
  if (input && (!read_size(input, &out->worker.input) || out->worker.input > BS_SOURCE_LIMIT))
    return bs_fail(err, BS_USAGE, 0,
                   "--max-input takes a size from 1M to 1G, such as 16M or 1G, not '%s'", input);
  if (jobs && (!read_digits(jobs, &end, JOBS, &count) || *end || count == 0))
    return bs_fail(err, BS_USAGE, 0, "--jobs takes a number from 1 to %d, not '%s'", JOBS, jobs);
  out->jobs = count > 0 ? (size_t)count : processors();
  return sandbox ? read_sandbox(&out->worker.walls, sandbox, err) : BS_OK;
}
