/* Any bytes in the encoding that the first byte picks: valid UTF-8 that leads back to them, and
   what iconv makes of them where it finds no fault. */
#include <errno.h>
#include <iconv.h>

#include "fuzz.h"

static const char *const encodings[] = {
    "UTF-8",    "GB18030", "GBK",       "UTF-16",     "UTF-16LE",    "UTF-16BE",
    "UTF-32LE", "UTF-32",  "BIG5",      "BIG5-HKSCS", "ISO-2022-JP", "ISO-2022-CN",
    "EUC-TW",   "UTF-7",   "SHIFT_JIS", "EUC-KR",     "ISO-8859-1",  "TCVN"};
enum { ENCODINGS = sizeof encodings / sizeof *encodings };

/* All of it as iconv has it; false where a byte is no text to it. */
static bool convert(bs_buffer *out, const char *encoding, const char *bytes, size_t size) {
  iconv_t cd = iconv_open("UTF-8", encoding);
  if ((intptr_t)cd == -1)
    return false;
  char *in = (char *)bytes, block[256];
  bool fine = true, flushed = false;
  while (fine && !flushed) {
    char *to = block;
    size_t room = sizeof block;
    flushed = size == 0;
    size_t done = iconv(cd, flushed ? NULL : &in, flushed ? NULL : &size, &to, &room);
    fine = done != (size_t)-1 || errno == E2BIG;
    flushed = flushed && done != (size_t)-1;
    bs_buffer_add(out, block, sizeof block - room);
  }
  iconv_close(cd);
  return fine && !out->failed;
}

/* Whether it is UTF-8 without NUL; iconv gives what lies beyond U+10FFFF, too. */
static bool valid(const bs_buffer *text) {
  return text->size == 0 || bs_utf8_valid(text->data, text->size) == text->size;
}

/* Whether both are the same text; a byte order mark may be gone. */
static bool same(const bs_source *source, const bs_buffer *text) {
  const char *data = text->data;
  size_t size = text->size;
  if (size == source->size)
    return size == 0 || memcmp(data, source->text, size) == 0;
  return size == source->size + 3u && memcmp(data, "\xEF\xBB\xBF", 3) == 0 &&
         memcmp(data + 3, source->text, size - 3) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *encoding = bs_encoding_name(encodings[fuzz_byte(&data, &size) % ENCODINGS]);
  bs_source source = {0};
  bs_error err;
  const char *bytes = size > 0 ? (const char *)data : "";
  HOLDS(bs_decode(&source, bytes, size, encoding, 0, &err) == BS_OK);
  check_source(&source, size);
  bs_buffer text = {0};
  /* what TCVN holds back to combine it comes out as two characters here, as one there */
  if (strcmp(source.encoding, "TCVN") != 0 && convert(&text, source.encoding, bytes, size) &&
      valid(&text)) {
    HOLDS(same(&source, &text));
    HOLDS(source.replaced == 0);
  }
  bs_buffer_free(&text);
  bs_source_free(&source);
  return 0;
}
