#include "show.h"

#include <string.h>
#include <utf8proc.h>

size_t bs_show_next(const char *text, size_t size, int32_t *code) {
  *code = (unsigned char)*text;
  if (*code < 0x80)
    return 1;
  utf8proc_ssize_t step =
      utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, code);
  return step > 0 ? (size_t)step : 1; /* the code is -1 then */
}

size_t bs_show_plain(const char *text, size_t size) {
  const unsigned char *at = (const unsigned char *)text, *end = at + size;
  for (;;) {
    if (at < end && *at >= 0x20 && *at < 0x7F && *at != '"' && *at != '\\')
      at++;
    else if (end - at >= 3 && *at >= 0xE3 && *at <= 0xE9 && (at[1] & 0xC0) == 0x80 &&
             (at[2] & 0xC0) == 0x80) /* U+3000 to U+9FFF */
      at += 3;
    else
      return (size_t)((const char *)at - text);
  }
}

/* Columns of the character at `text`, whose size goes to `*step`. */
static size_t measure(const char *text, size_t size, size_t *step) {
  int32_t c;
  *step = bs_show_next(text, size, &c);
  return c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
}

/* Whether a terminal might do something else than print it. */
static bool steers(int32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void show_code(bs_buffer *out, int32_t c) {
  static const char hex[] = "0123456789abcdef";
  switch (c) {
  case -1:
    bs_buffer_add_string(out, "\uFFFD");
    break;
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
    if (c < 0x80) /* of these there may be many */
      bs_buffer_add(out, (char[4]){'\\', 'x', hex[c >> 4], hex[c & 15]}, 4);
    else
      bs_buffer_printf(out, "\\u{%x}", (unsigned)c);
  }
}

void bs_show_text(bs_buffer *out, const char *text, size_t size, const char *keep) {
  size_t from = 0; /* what lies between here and `at` goes out as it is */
  for (size_t at = bs_show_plain(text, size); at < size;
       at += bs_show_plain(text + at, size - at)) {
    int32_t c;
    size_t step = bs_show_next(text + at, size - at, &c);
    if (c < 0 || (steers(c) && !(keep && c > 0 && c < 0x80 && strchr(keep, c)))) {
      bs_buffer_add(out, text + from, at - from);
      show_code(out, c);
      from = at + step;
    }
    at += step;
  }
  bs_buffer_add(out, text + from, size - from);
}

size_t bs_show_most(const char *text, size_t size) {
  size_t most = size;
  for (size_t at = bs_show_plain(text, size); at < size;
       at += bs_show_plain(text + at, size - at)) {
    int32_t c;
    at += bs_show_next(text + at, size - at, &c);
    most += c < 0 || steers(c) ? sizeof "\\u{202e}" - 2 : 1; /* quotes are doubled */
  }
  return most;
}

size_t bs_show_width(const char *text, size_t size) {
  size_t width = 0;
  for (size_t at = 0, step; at < size; at += step)
    width += measure(text + at, size - at, &step);
  return width;
}

size_t bs_show_fit(const char *text, size_t size, size_t width) {
  size_t at = 0, step;
  for (; at < size; at += step) {
    size_t columns = measure(text + at, size - at, &step);
    if (columns > width)
      break;
    width -= columns;
  }
  return at;
}

void bs_show_pad(bs_buffer *out, size_t count) {
  static const char blanks[] = "                                ";
  const size_t most = sizeof blanks - 1;
  for (; count > most; count -= most)
    bs_buffer_add(out, blanks, most);
  bs_buffer_add(out, blanks, count);
}
