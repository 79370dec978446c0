/* Any bytes in whatever encoding they are taken for: refused with a sentence, or text whose lines
   are where they are. */
#include "fuzz.h"

static void check_lines(const bs_source *source) {
  HOLDS(source->line_count > 0 && source->lines[0] == 0);
  for (size_t i = 1; i < source->line_count; i++) {
    uint32_t start = source->lines[i];
    HOLDS(start > source->lines[i - 1] && start <= source->size);
    HOLDS(source->text[start - 1] == '\n' || source->text[start - 1] == '\r');
    HOLDS(bs_source_line(source, start) == i + 1 && bs_source_line(source, start - 1) == i);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_source source = {0}, again = {0};
  bs_error err = {.line = -1};
  bs_status status = bs_source_decode(&source, (const char *)data, size, NULL, &err);
  if (status != BS_OK) {
    HOLDS(status == BS_ENCODING && err.line == 0 && err.message[0] != '\0');
    HOLDS(bs_utf8_valid(err.message, strlen(err.message)) == strlen(err.message));
    return 0;
  }
  check_source(&source, size);
  check_lines(&source);
  /* the encoding that it names gives the same text */
  HOLDS(bs_source_decode(&again, (const char *)data, size, source.encoding, &err) == BS_OK);
  HOLDS(again.size == source.size && memcmp(again.text, source.text, source.size) == 0);
  bs_source_free(&again);
  bs_source_free(&source);
  return 0;
}
