#include "show.h"

#include <string.h>
#include <utf8proc.h>

/* Whether a terminal might do something else than print it. */
static bool steers(utf8proc_int32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void show_code(bs_buffer *out, utf8proc_int32_t c) {
  switch (c) {
  case '\n':
    bs_buffer_add_string(out, "\\n");
    break;
  case '\r':
    bs_buffer_add_string(out, "\\r");
    break;
  case '\t':
    bs_buffer_add_string(out, "\\t");
    break;
  default:
    bs_buffer_printf(out, c < 0x80 ? "\\x%02x" : "\\u{%x}", (unsigned)c);
  }
}

/* One character at `text`, or U+FFFD for a byte that begins none; returns its size. */
static size_t next(const char *text, size_t size, utf8proc_int32_t *c) {
  utf8proc_ssize_t step =
      utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, c);
  if (step > 0)
    return (size_t)step;
  *c = 0xFFFD;
  return 1;
}

void bs_show_text(bs_buffer *out, const char *text, size_t size, const char *keep) {
  size_t from = 0; /* what lies between here and `at` goes out as it is */
  for (size_t at = 0; at < size;) {
    utf8proc_int32_t c = (unsigned char)text[at];
    size_t step = c < 0x80 ? 1 : next(text + at, size - at, &c);
    bool broken = c == 0xFFFD && step == 1;
    if (broken || (steers(c) && !(keep && c > 0 && c < 0x80 && strchr(keep, c)))) {
      bs_buffer_add(out, text + from, at - from);
      if (broken)
        bs_buffer_add_string(out, "\uFFFD");
      else
        show_code(out, c);
      from = at + step;
    }
    at += step;
  }
  bs_buffer_add(out, text + from, size - from);
}

size_t bs_show_width(const char *text, size_t size) {
  size_t width = 0;
  for (size_t at = 0; at < size;) {
    utf8proc_int32_t c;
    at += next(text + at, size - at, &c);
    width += (size_t)utf8proc_charwidth(c);
  }
  return width;
}

size_t bs_show_fit(const char *text, size_t size, size_t width) {
  size_t at = 0;
  while (at < size) {
    utf8proc_int32_t c;
    size_t step = next(text + at, size - at, &c);
    size_t columns = (size_t)utf8proc_charwidth(c);
    if (columns > width)
      break;
    width -= columns;
    at += step;
  }
  return at;
}
