#include "date.h"

#include "forms.h"
#include "han.h"
#include "utf8.h"

bool bs_starts_number(uint32_t c) {
  return (c >= '0' && c <= '9') || bs_han_digit(c) >= 0;
}

bool bs_date_read(const bs_pack *pack, bs_slice text, uint32_t at, bs_written_date *out) {
  bs_template_match match = bs_forms_find_date(pack, text.data + at, text.size - at);
  if (match.size > 0)
    *out = (bs_written_date){{at, at + match.size},
                             match.field[BS_FIELD_YEAR],
                             match.field[BS_FIELD_MONTH],
                             match.field[BS_FIELD_DAY]};
  return match.size > 0;
}

bool bs_date_find(const bs_pack *pack, bs_slice text, bs_written_date *out) {
  bool found = false, number = false;
  *out = (bs_written_date){.year = -1, .month = -1, .day = -1};
  for (uint32_t at = 0; at < text.size; at += bs_utf8_size((unsigned char)text.data[at])) {
    bool before = number;
    bs_written_date here = *out;
    number = bs_starts_number(bs_utf8_at(text.data + at));
    if (!number || before || !bs_date_read(pack, text, at, &here))
      continue;
    if (!found || here.day > 0 || (here.month > 0 && out->month < 0))
      *out = here;
    found = true;
    if (out->day > 0)
      break;
  }
  return found;
}
