#include "nearest.h"

#include <string.h>

#include "utf8.h"

/* Names are short; what is longer than this is near to nothing. */
enum { LONGEST = 64 };

/* Splits a word into characters, bytes where it is no UTF-8. SIZE_MAX where it is too long. */
static size_t split(const char *word, uint32_t *out) {
  size_t count = 0;
  for (size_t size = strlen(word); size > 0;) {
    uint32_t step = bs_utf8_size((unsigned char)*word);
    bool whole = step <= size;
    for (uint32_t i = 1; whole && i < step; i++)
      whole = ((unsigned char)word[i] & 0xC0) == 0x80;
    if (count == LONGEST)
      return SIZE_MAX;
    if (!whole)
      step = 1;
    out[count++] = whole ? bs_utf8_at(word) : (unsigned char)*word;
    word += step;
    size -= step;
  }
  return count;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Edit distance in which two neighbours that changed places count once. */
static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
  size_t rows[3][LONGEST + 1]; /* this row, the one above it, the one above that */
  size_t *row = rows[0], *above = rows[1], *above2 = rows[2];
  for (size_t j = 0; j <= b_count; j++)
    row[j] = j;
  for (size_t i = 1; i <= a_count; i++) {
    size_t *oldest = above2;
    above2 = above;
    above = row;
    row = oldest;
    row[0] = i;
    for (size_t j = 1; j <= b_count; j++) {
      row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = least(row[j], above2[j - 2] + 1);
    }
  }
  return row[b_count];
}

const char *bs_nearest(const char *word, const char *const *known, size_t count) {
  uint32_t want[LONGEST], have[LONGEST];
  size_t want_count = split(word, want);
  if (want_count == SIZE_MAX || want_count == 0)
    return NULL;
  size_t best = want_count < 6 ? 1 : want_count / 3;
  const char *nearest = NULL;
  for (size_t i = 0; i < count; i++) {
    size_t have_count = split(known[i], have);
    if (have_count == SIZE_MAX)
      continue;
    size_t far = distance(want, want_count, have, have_count);
    if (far < best || (far == best && !nearest)) {
      best = far;
      nearest = known[i];
    }
  }
  return nearest;
}

void bs_nearest_list(bs_buffer *out, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    bs_buffer_printf(out, "%s%s", i > 0 ? ", " : "", names[i]);
}
