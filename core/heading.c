#include "heading.h"

#include "han.h"

enum { MARK_LIMIT = 48 };

static bool is_number(uint32_t c) {
  return (c >= '0' && c <= '9') || bs_han_digit(c) >= 0 || bs_han_power(c) > 0;
}

/* Whether a mark may end at `size`: not inside a number (2.5) nor a list of numbers (一、二产业).
 */
static bool ends_well(bs_slice text, uint32_t size) {
  if (size == text.size)
    return true;
  uint32_t last = bs_utf8_at(text.data + bs_utf8_before(text.data, size));
  uint32_t next = bs_utf8_at(text.data + size);
  if (is_number(last) || (last == '.' && next >= '0' && next <= '9'))
    return false;
  uint32_t behind = size + bs_utf8_size((unsigned char)text.data[size]);
  return last != 0x3001 || bs_han_digit(next) < 0 || behind >= text.size ||
         bs_utf8_at(text.data + behind) != 0x3001;
}

static int32_t number_of(const bs_template_match *match) {
  static const bs_field fields[] = {BS_FIELD_HAN, BS_FIELD_DIGITS, BS_FIELD_N};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (match->field[fields[i]] >= 0)
      return match->field[fields[i]];
  return -1;
}

static bool is_division(const char *mark, uint32_t size) {
  uint32_t first = bs_utf8_at(mark), last = bs_utf8_at(mark + bs_utf8_before(mark, size));
  return bs_is_han(first) && bs_is_han(last) && !is_number(first) && !is_number(last);
}

bool bs_heading_read(const bs_pack *pack, bs_slice text, bs_heading *out) {
  *out = (bs_heading){0};
  if (text.size == 0)
    return false;
  uint32_t first = bs_utf8_at(text.data);
  bool number = is_number(first);
  if (!number && first < 0x10000 && pack->phrase_starts &&
      !(pack->phrase_starts[first] & BS_STARTS_HEADING))
    return false;
  uint32_t room = text.size < MARK_LIMIT ? text.size : MARK_LIMIT;
  uint32_t behind = number ? bs_template_behind(text.data, room, 0) : 0;
  for (size_t i = 0; i < pack->heading_count; i++) {
    const bs_heading_form *form = &pack->headings[i];
    const char *prefix = form->form.prefix.data;
    if (prefix ? *prefix != *text.data
               : !number || !bs_template_may_match(&form->form, text.data, room, behind))
      continue;
    bs_template_match match;
    if (!bs_template_match_at(&form->form, text.data, room, &match) || match.size <= out->size ||
        !ends_well(text, match.size))
      continue;
    *out = (bs_heading){
        .size = match.size, .form = (uint32_t)i, .level = form->level, .value = number_of(&match)};
  }
  out->divides = out->size > 0 && out->level == 0 && is_division(text.data, out->size);
  return out->size > 0;
}
