/* Any text mended: valid UTF-8 in lines, and each character leads back to what it was made from. */
#include "blank.h"
#include "fuzz.h"

/* Whether `c` may stand for what the source has there: itself, in another width, or a blank. */
static bool stands_for(uint32_t c, const char *from, bs_span there) {
  uint32_t first = bs_utf8_at(from + there.start);
  return c == first || c == bs_half_width(first) || c == '\n' || c == ' ' ||
         (c == '.' && first == 0xFF0E);
}

static void check_text(const bs_text *text, const bs_source *source) {
  HOLDS(text->text[text->size] == '\0');
  HOLDS(bs_utf8_valid(text->text, text->size) == text->size);
  HOLDS(text->size == 0 || (text->text[0] != '\n' && text->text[text->size - 1] == '\n'));
  check_map(&text->map, text->text, text->size, source->size);
  for (uint32_t at = 0, end; at < text->size; at = end) {
    end = at + bs_utf8_size((unsigned char)text->text[at]);
    bs_span there = bs_map_span(&text->map, (bs_span){at, end});
    check_span(source->text, source->size, there);
    HOLDS(stands_for(bs_utf8_at(text->text + at), source->text, there));
    HOLDS(text->text[at] != '\n' || text->text[end] != '\n');
  }
  for (size_t i = 0; i < text->bold_count; i++) {
    check_span(text->text, text->size, text->bolds[i]);
    HOLDS(i == 0 || text->bolds[i].start >= text->bolds[i - 1].start);
    HOLDS(!memchr(text->text + text->bolds[i].start, '\n',
                  text->bolds[i].end - text->bolds[i].start));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_source source = {0};
  bs_text text = {0};
  bs_error err;
  if (bs_source_decode(&source, (const char *)data, size, "UTF-8", &err) != BS_OK)
    return 0; /* a PDF, say */
  HOLDS(bs_text_mend(&text, &source, fuzz_engine()->pack, &err) == BS_OK);
  check_text(&text, &source);
  bs_text_free(&text);
  bs_source_free(&source);
  return 0;
}
