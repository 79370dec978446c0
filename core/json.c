#include "json.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "decimal.h"
#include "double.h"
#include "show.h"

/* Whether a character has to be escaped: by JSON's rule, or since terminals obey it (DEL, C1) or
 * line readers break there (U+0085, U+2028, U+2029). */
static bool special(int32_t c) {
  return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/* Adds what stands for a special character, or for a byte that is none (-1). */
static void escape(bs_buffer *out, int32_t c) {
  static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt", hex[] = "0123456789abcdef";
  const char *at = c > 0 && c < 0x80 ? strchr(plain, c) : NULL;
  if (c < 0)
    bs_buffer_add_string(out, "\uFFFD");
  else if (at)
    bs_buffer_add(out, (char[2]){'\\', letters[at - plain]}, 2);
  else
    bs_buffer_add(
        out, (char[6]){'\\', 'u', hex[c >> 12], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]},
        6);
}

void bs_json_string(bs_buffer *out, const char *text, size_t size) {
  size_t from = 0; /* what lies between here and `at` goes out as it is */
  bs_buffer_add(out, "\"", 1);
  for (size_t at = bs_show_plain(text, size); at < size;
       at += bs_show_plain(text + at, size - at)) {
    int32_t c;
    size_t step = bs_show_next(text + at, size - at, &c);
    if (special(c)) {
      bs_buffer_add(out, text + from, at - from);
      escape(out, c);
      from = at + step;
    }
    at += step;
  }
  bs_buffer_add(out, text + from, size - from);
  bs_buffer_add(out, "\"", 1);
}

static void add_double(bs_buffer *out, double value) {
  char text[BS_DOUBLE_TEXT];
  if (isfinite(value))
    bs_buffer_add(out, text, bs_double_write(text, value));
  else
    bs_buffer_add_string(out, "null");
}

static void add_fact(bs_buffer *out, const bs_fact_cell *fact) {
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++) {
    bs_buffer_printf(out, "%c\"%s\":", i > 0 ? ',' : '{', bs_contract_fields[i]);
    bs_json_cell(out, &fact->fields[i]);
  }
  bs_buffer_add(out, "}", 1);
}

static void add_quantity(bs_buffer *out, const bs_quantity_cell *q) {
  static const char *const names[] = {
      "{\"value\":", ",\"low\":", ",\"high\":", ",\"unit\":", ",\"text\":"};
  const bs_cell *const cells[] = {&q->value, &q->low, &q->high, &q->unit, &q->text};
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    bs_buffer_add_string(out, names[i]);
    bs_json_cell(out, cells[i]);
  }
  bs_buffer_add_string(out, ",\"sources\":[");
  for (size_t i = 0; i < q->source_count; i++) {
    const bs_sources_item *source = &q->sources[i];
    bs_buffer_add_string(out, i > 0 ? ",{\"report\":" : "{\"report\":");
    bs_json_string(out, source->report, strlen(source->report));
    bs_buffer_printf(out, ",\"line\":%u,\"start\":%u,\"end\":%u,\"text\":", source->line,
                     source->bytes.start, source->bytes.end);
    bs_json_string(out, source->text, strlen(source->text));
    bs_buffer_add(out, "}", 1);
  }
  bs_buffer_add_string(out, "]}");
}

void bs_json_cell(bs_buffer *out, const bs_cell *cell) {
  switch (cell->type) {
  case BS_NIL:
    bs_buffer_add_string(out, "null");
    break;
  case BS_BOOLEAN:
    bs_buffer_add_string(out, cell->as.boolean ? "true" : "false");
    break;
  case BS_INTEGER:
    bs_buffer_printf(out, "%" PRId64, cell->as.integer);
    break;
  case BS_FLOAT:
    add_double(out, cell->as.number);
    break;
  case BS_DECIMAL:
    bs_decimal_add_to(out, cell->as.decimal[0]);
    break;
  case BS_RANGE:
    bs_buffer_add(out, "[", 1);
    bs_decimal_add_to(out, cell->as.decimal[0]);
    bs_buffer_add(out, ",", 1);
    bs_decimal_add_to(out, cell->as.decimal[1]);
    bs_buffer_add(out, "]", 1);
    break;
  case BS_STRING:
    bs_json_string(out, cell->as.string.data, cell->as.string.size);
    break;
  case BS_FACT:
    add_fact(out, cell->as.fact);
    break;
  case BS_QUANTITY:
    add_quantity(out, cell->as.quantity);
    break;
  }
}
