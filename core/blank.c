#include "blank.h"

#include <string.h>

#include "utf8.h"

uint32_t bs_half_width(uint32_t c) {
  switch (c) {
  case 0xFF01: /* ！ */
  case 0xFF08: /* （ */
  case 0xFF09: /* ） */
  case 0xFF0C: /* ， */
  case 0xFF0E: /* ．: a point only behind a digit */
  case 0xFF1A: /* ： */
  case 0xFF1B: /* ； */
  case 0xFF1F: /* ？ */
  case 0xFF5E: /* ～ */
    return c;
  default:
    return c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : c;
  }
}

/* Blanks that web pages spell out. */
static uint32_t spelt_blank(const char *text, uint32_t size, uint32_t *columns) {
  static const char *const spelt[] = {"<U+00A0>", "<U+3000>", "&nbsp;", "&emsp;", "&ensp;"};
  for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) {
    uint32_t length = (uint32_t)strlen(spelt[i]);
    if (length <= size && memcmp(text, spelt[i], length) == 0) {
      *columns = i == 1 || i == 3 ? 2 : 1;
      return length;
    }
  }
  return 0;
}

uint32_t bs_blank_at(const char *text, uint32_t at, uint32_t end, uint32_t *columns) {
  unsigned char lead = (unsigned char)text[at];
  if (lead > 0xE3 && lead != 0xEF)
    return 0;
  if (lead < 0x80) {
    *columns = lead == '\t' ? 2 : lead == ' ';
    if (lead <= ' ' || lead == 0x7F)
      return 1;
    return lead == '<' || lead == '&' ? spelt_blank(text + at, end - at, columns) : 0;
  }
  uint32_t c = bs_utf8_at(text + at), size = bs_utf8_size(lead);
  *columns = c == 0x3000 || c == 0x2003 || c == 0x2001 ? 2 : 1;
  if (c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F)
    return size;
  *columns = 0;
  return c == 0xAD || (c >= 0x80 && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
                 (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
                 (c >= 0xFE00 && c <= 0xFE0F)
             ? size
             : 0;
}

uint32_t bs_blank_before(const char *text, uint32_t start, uint32_t end) {
  uint32_t columns, before = bs_utf8_before(text, end);
  if (bs_blank_at(text, before, end, &columns))
    return end - before;
  static const uint32_t sizes[] = {8, 6};
  for (size_t i = 0; i < 2 && (text[before] == '>' || text[before] == ';'); i++)
    if (end - start >= sizes[i] && spelt_blank(text + end - sizes[i], sizes[i], &columns))
      return sizes[i];
  return 0;
}
