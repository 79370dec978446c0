#include "template.h"

#include <string.h>

#include "han.h"

/* The most bytes that a hole takes, nine Chinese characters at most, and some. */
enum { LONGEST = 48 };

/* Literal text, or a hole where `text` is NULL. */
struct bs_template_part {
  const char *text;
  uint32_t size;
  bs_field field;
};

static const char *const names[BS_FIELD_COUNT] = {"year", "year2", "month", "month2",
                                                  "day",  "n",     "han",   "digits"};

static bs_status bad_form(bs_error *err, const char *form, size_t size, const char *why) {
  int shown = size < 100 ? (int)size : 100;
  while (shown < (int)size && ((unsigned char)form[shown] & 0xC0) == 0x80)
    shown--;
  return bs_fail(err, BS_SYNTAX, 0, "%s in the form \"%.*s\"", why, shown, form);
}

/* Whether `text` is whole UTF-8 characters, as far as matching needs to know. */
static bool is_whole(const char *text, size_t size) {
  for (size_t at = 0, end; at < size; at = end) {
    if (((unsigned char)text[at] & 0xC0) == 0x80)
      return false;
    end = at + bs_utf8_size((unsigned char)text[at]);
    if (end > size)
      return false;
    for (size_t i = at + 1; i < end; i++)
      if (((unsigned char)text[i] & 0xC0) != 0x80)
        return false;
  }
  return true;
}

static bool find_field(const char *name, size_t size, bs_field *out) {
  for (size_t i = 0; i < BS_FIELD_COUNT; i++)
    if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0) {
      *out = (bs_field)i;
      return true;
    }
  return false;
}

/* Notes what tells early whether a form may match. */
static void note_ends(bs_template *form) {
  uint32_t hole = 0;
  if (form->parts[0].text)
    form->prefix = (bs_slice){form->parts[0].text, form->parts[0].size};
  while (hole < form->part_count && form->parts[hole].text)
    hole++;
  if (hole + 1 >= form->part_count || !form->parts[hole + 1].text)
    return;
  bs_slice follow = {form->parts[hole + 1].text, form->parts[hole + 1].size};
  if (!bs_is_numeral_digit(bs_utf8_at(follow.data)))
    form->follow = follow;
}

bs_status bs_template_compile(bs_template *out, bs_arena *arena, const char *form, size_t size,
                              bs_error *err) {
  if (size == 0)
    return bs_fail(err, BS_SYNTAX, 0, "an empty form");
  if (size > UINT32_MAX || !is_whole(form, size))
    return bs_fail(err, BS_SYNTAX, 0, "a form that is not UTF-8");
  size_t holes = 0;
  for (size_t i = 0; i < size; i++)
    holes += form[i] == '{';
  struct bs_template_part *parts = bs_arena_take(arena, (2 * holes + 1) * sizeof *parts);
  char *copy = bs_arena_copy(arena, form, size);
  if (!parts || !copy)
    return bs_fail_memory(err);

  uint32_t count = 0;
  for (size_t at = 0; at < size;) {
    size_t end = at;
    while (end < size && form[end] != '{' && form[end] != '}')
      end++;
    if (end > at) {
      parts[count++] = (struct bs_template_part){copy + at, (uint32_t)(end - at), BS_FIELD_COUNT};
      at = end;
      continue;
    }
    const char *close = form[at] == '{' ? memchr(form + at, '}', size - at) : NULL;
    if (!close)
      return bad_form(err, form, size, "a lone brace");
    const char *name = form + at + 1;
    bs_field field;
    if (!find_field(name, (size_t)(close - name), &field))
      return bad_form(err, form, size,
                      "an unknown field (known: year, year2, month, month2, day, n, han, digits)");
    parts[count++] = (struct bs_template_part){NULL, 0, field};
    at = (size_t)(close - form) + 1;
  }
  *out = (bs_template){.parts = parts, .part_count = count};
  note_ends(out);
  return BS_OK;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Arabic digits, the whole run of at most `most`. A further digit is allowed only where `more`
 * says that a hole follows, as in {year}{month}. */
static uint32_t read_arabic(const char *text, size_t size, uint32_t most, bool more, int32_t *out) {
  uint32_t at = 0;
  int32_t value = 0;
  while (at < size && at < most && is_digit(text[at]))
    value = 10 * value + (text[at++] - '0');
  if (at < size && is_digit(text[at]) && !more)
    return 0;
  *out = value;
  return at;
}

/* The character at `*at`, and `*at` moved behind it; 0 where the text ends. */
static uint32_t next_character(const char *text, size_t size, uint32_t *at) {
  if (*at >= size || bs_utf8_size((unsigned char)text[*at]) > size - *at)
    return 0;
  uint32_t c = bs_utf8_at(text + *at);
  *at += bs_utf8_size((unsigned char)text[*at]);
  return c;
}

/* Chinese digits in a row, one a place (一九八五, 二〇): two to four. */
static uint32_t read_row(const char *text, size_t size, uint32_t *count, int32_t *out) {
  uint32_t at = 0, end = 0;
  int32_t value = 0;
  *count = 0;
  for (int digit; (digit = bs_han_digit(next_character(text, size, &at))) >= 0; end = at) {
    if (++*count > 4)
      return 0;
    value = 10 * value + digit;
  }
  *out = value;
  return *count >= 2 ? end : 0;
}

/* A Chinese number with its units, 0 to 9999: 十, 二十一, 一百零三, 廿一. The longest that ends
 * within `size`. */
static uint32_t read_units(const char *text, size_t size, int32_t *out) {
  static const int32_t worth[] = {1, 10, 100, 1000};
  uint32_t at = 0, end = 0;
  int32_t value = 0, last = 10000; /* what the last unit is worth */
  bool zero = false;
  for (uint32_t c; last > 1 && (c = next_character(text, size, &at)) != 0;) {
    int32_t unit = 1, digit = bs_han_digit(c);
    uint32_t behind = at;
    int power = bs_han_power(next_character(text, size, &behind));
    if (digit == 0 && end == 0) {
      end = at;
      break;
    }
    if (digit == 0 && !zero && last > 10) {
      zero = true;
      continue;
    }
    if (c == 0x5EFF || c == 0x5345) { /* 廿, 卅 */
      digit = c == 0x5EFF ? 2 : 3;
      unit = 10;
    } else if (bs_han_power(c) == 1) {
      digit = 1;
      unit = 10;
    } else if (digit > 0 && power >= 1 && power <= 3) {
      unit = worth[power];
      at = behind;
    }
    bool two = c == 0x4E24 && unit == 1 && end > 0; /* 三十两 weighs */
    if (digit <= 0 || two || unit >= last || (unit == 1 && (last == 100 || last == 1000) && !zero))
      break;
    value += digit * unit;
    last = unit;
    end = at;
    zero = false;
  }
  *out = value;
  return end;
}

/* The longest Chinese number of at most `size` bytes. Digits in a row are one only with a zero
 * among them for `strict`, so that 一二月 is no month 12. */
static uint32_t read_han(const char *text, size_t size, bool strict, int32_t *out) {
  uint32_t count, row = read_row(text, size, &count, out);
  if (row > 0 && (!strict || *out % 10 == 0 || *out < 10))
    return row;
  return read_units(text, size, out);
}

/* Completes the two digits of a year behind `year`: 57 behind 1953 is 1957, 02 behind 1998 is
 * 2002. */
static int32_t complete(int32_t year, int32_t two) {
  int32_t whole = year / 100 * 100 + two;
  return whole < year ? whole + 100 : whole;
}

/* Reads a hole of at most `size` bytes; 0 where it does not match. `year` is that of an earlier
 * {year}, or -1; `more` says that a hole follows. */
static uint32_t read_hole(bs_field field, const char *text, size_t size, int32_t year, bool more,
                          int32_t *out) {
  bool arabic = size > 0 && is_digit(text[0]);
  uint32_t used, count = 0;
  if ((field == BS_FIELD_HAN && arabic) || (field == BS_FIELD_DIGITS && !arabic))
    return 0;
  switch (field) {
  case BS_FIELD_YEAR:
  case BS_FIELD_YEAR2:
    used =
        arabic ? count = read_arabic(text, size, 4, more, out) : read_row(text, size, &count, out);
    if (field == BS_FIELD_YEAR2 && count == 2 && year >= 0) {
      *out = complete(year, *out);
      return used;
    }
    return count == 4 && *out >= 1000 ? used : 0;
  case BS_FIELD_MONTH:
  case BS_FIELD_MONTH2:
  case BS_FIELD_DAY:
    used = arabic ? read_arabic(text, size, 2, more, out) : read_han(text, size, true, out);
    return *out >= 1 && *out <= (field == BS_FIELD_DAY ? 31 : 12) ? used : 0;
  default:
    return arabic ? read_arabic(text, size, 4, more, out) : read_han(text, size, false, out);
  }
}

static bool starts_with(const char *text, size_t size, const struct bs_template_part *part) {
  return part->size <= size && memcmp(text, part->text, part->size) == 0;
}

bool bs_template_match_at(const bs_template *form, const char *text, size_t size,
                          bs_template_match *out) {
  bs_template_match match;
  for (size_t i = 0; i < BS_FIELD_COUNT; i++)
    match.field[i] = -1;
  size_t at = 0;
  for (uint32_t i = 0; i < form->part_count; i++) {
    const struct bs_template_part *part = &form->parts[i];
    if (part->text) {
      if (!starts_with(text + at, size - at, part))
        return false;
      at += part->size;
      continue;
    }
    const struct bs_template_part *next = i + 1 < form->part_count ? part + 1 : NULL;
    int32_t value = -1, year = match.field[BS_FIELD_YEAR];
    uint32_t used = read_hole(part->field, text + at, size - at, year, next && !next->text, &value);
    /* What follows may claim the hole's last characters, as the 五 of {han}五 does in 十五. */
    while (used > 0 && next && next->text &&
           !starts_with(text + at + used, size - at - used, next)) {
      if (is_digit(text[at]))
        return false;
      used = read_hole(part->field, text + at, used - 1, year, false, &value);
    }
    if (used == 0)
      return false;
    match.field[part->field] = value;
    at += used;
  }
  match.size = (uint32_t)at;
  *out = match;
  return true;
}

uint32_t bs_template_behind(const char *text, size_t size, uint32_t at) {
  if (size - at > LONGEST)
    size = at + LONGEST;
  for (; at < size; at += bs_utf8_size((unsigned char)text[at])) {
    uint32_t c = bs_utf8_at(text + at);
    if (!bs_is_numeral_digit(c) && c != 0x5EFF && c != 0x5345) /* 廿, 卅 */
      break;
  }
  return at;
}

bool bs_template_is_literal(const bs_template *form) {
  return form->part_count == 1 && form->parts[0].text;
}
