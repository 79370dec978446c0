#include "allowance.h"

#include <stdint.h>

/* Processor time that a script gets where nobody says otherwise; the most that --time takes; and
   the text whose facts are surely found in a second, an eighth of what was measured. */
enum { SECONDS = 10, SECONDS_MOST = 1000000, BYTES_A_SECOND = 1000000 };

/* Reads digits with one point at most. A number without locale, exponent or sign; -1 for what is
   none, and `*text` behind it. */
static double read_number(const char **text) {
  const char *start = *text, *at = start;
  double value = 0, place = 1;
  for (; *at >= '0' && *at <= '9' && value < 1e12; at++)
    value = value * 10 + (*at - '0');
  if (*at == '.' && at[1] >= '0' && at[1] <= '9')
    for (at++; *at >= '0' && *at <= '9'; at++)
      value += (*at - '0') * (place /= 10);
  *text = at;
  return at > start && *start != '.' ? value : -1;
}

static bs_status read_time(bs_allowance *out, const char *time, bs_error *err) {
  const char *at = time;
  double seconds = read_number(&at);
  if (*at || seconds < 0.001 || seconds > SECONDS_MOST)
    return bs_fail(err, BS_USAGE, 0, "--time takes seconds, such as 30 or 0.5, not '%s'", time);
  out->seconds = seconds;
  return BS_OK;
}

static bs_status read_memory(bs_allowance *out, const char *memory, bs_error *err) {
  const char *at = memory;
  double size = read_number(&at);
  double unit = *at == 'K' ? 1024.0 : *at == 'M' ? 1048576.0 : *at == 'G' ? 1073741824.0 : 0;
  if (unit <= 0 || at[1] || size * unit < 1048576 || size * unit > (double)(SIZE_MAX / 4))
    return bs_fail(err, BS_USAGE, 0,
                   "--memory takes a size of 1M or more, such as 512M or 2G, not '%s'", memory);
  out->memory = (size_t)(size * unit);
  return BS_OK;
}

bs_status bs_allowance_read(bs_allowance *out, const char *time, const char *memory,
                            bs_error *err) {
  *out = (bs_allowance){SECONDS, 0};
  bs_status status = time ? read_time(out, time, err) : BS_OK;
  return status == BS_OK && memory ? read_memory(out, memory, err) : status;
}

double bs_allowance_seconds(const bs_allowance *allowance, size_t bytes) {
  return allowance->seconds + (double)bytes / BYTES_A_SECOND;
}
