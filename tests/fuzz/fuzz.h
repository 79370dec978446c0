/** What the fuzz targets share: how they fail, the engine, and what holds of every text. A target
 * is one file that defines LLVMFuzzerTestOneInput; libFuzzer calls it, or replay.c does. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "engine.h"
#include "report.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Ends the process where what must hold does not. */
#define HOLDS(condition)                                                                           \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);               \
      abort();                                                                                     \
    }                                                                                              \
  } while (0)

/** An engine with the bundled pack. It stays for the process, as making one costs too much. */
static inline bs_engine *fuzz_engine(void) {
  static bs_engine *engine;
  bs_error err;
  if (!engine)
    HOLDS(bs_engine_new(&engine, &err) == BS_OK);
  return engine;
}

/** Takes the next byte of the input; 0 behind its end. */
static inline uint8_t fuzz_byte(const uint8_t **data, size_t *size) {
  if (*size == 0)
    return 0;
  --*size;
  return *(*data)++;
}

/** Whether no character of valid UTF-8 is cut at `at`. */
static inline bool is_border(const char *text, uint32_t size, uint32_t at) {
  return at == size || (at < size && ((unsigned char)text[at] & 0xC0) != 0x80);
}

/** A span lies in a text of `size` bytes and cuts no character. */
static inline void check_span(const char *text, uint32_t size, bs_span span) {
  HOLDS(span.start <= span.end && span.end <= size);
  HOLDS(is_border(text, size, span.start) && is_border(text, size, span.end));
}

/** A map leads each character of `text` to a piece of an origin of `from` bytes, one behind the
 *  other; not an empty one but for line ends. */
static inline void check_map(const bs_map *map, const char *text, uint32_t size, uint32_t from) {
  bs_span last = {0, 0};
  for (uint32_t at = 0, end; at < size; at = end) {
    end = at + bs_utf8_size((unsigned char)text[at]);
    bs_span there = bs_map_span(map, (bs_span){at, end});
    HOLDS(there.start + (text[at] != '\n') <= there.end && there.end <= from);
    HOLDS(there.start >= last.start && there.end >= last.end);
    last = there;
  }
}

/** What holds of every decoded source, of `size` bytes. */
static inline void check_source(const bs_source *source, size_t size) {
  HOLDS(source->text[source->size] == '\0');
  HOLDS(bs_utf8_valid(source->text, source->size) == source->size);
  check_map(&source->map, source->text, source->size, (uint32_t)size);
}

#endif
