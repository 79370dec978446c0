/* Any text as a numeral: text, value, text, value. */
#include "numeral.h"
#include "decimal.h"
#include "fuzz.h"

static bool equal(bs_decimal a, bs_decimal b) {
  return bs_decimal_compare(a, b) == 0;
}

/* A value as digits is read as the same value, where they are few enough to be exact. */
static void check_value(bs_decimal value) {
  char text[BS_DECIMAL_TEXT];
  size_t size = bs_decimal_write(text, value);
  bs_numeral again;
  HOLDS(size == strlen(text) && size < sizeof text);
  HOLDS(value.exponent >= -24 && value.exponent <= 30);
  HOLDS(strspn(text, "-0123456789.") == size);
  if (bs_numeral_read(text, size, &again)) {
    HOLDS(again.size == size && again.scale == 0);
    HOLDS(equal(again.value, value));
  } else
    HOLDS(size > 15 || value.exponent < -12); /* more places than a report writes */
}

static void check_numeral(const char *text, uint32_t size, const bs_numeral *n) {
  HOLDS(n->size > 0 && n->size <= size && n->digits <= n->size && n->multiplier <= n->size);
  check_span(text, size, (bs_span){0, n->size});
  check_span(text, size, (bs_span){0, n->digits});
  check_span(text, size, (bs_span){n->multiplier, n->size});
  HOLDS(bs_decimal_compare(n->value, n->high) <= 0 || text[0] == '-' || n->value.coefficient < 0);
  HOLDS(n->scale >= 0 && n->scale <= 24);
  check_value(n->value);
  check_value(n->high);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_source source = {0};
  bs_error err;
  HOLDS(bs_decode(&source, size > 0 ? (const char *)data : "", size, "UTF-8", 0, &err) == BS_OK);
  for (uint32_t at = 0, step; at < source.size; at += step) {
    const char *text = source.text + at;
    uint32_t left = source.size - at;
    bs_numeral n;
    step = bs_numeral_skip(text, left);
    HOLDS(step <= left);
    if (bs_numeral_read(text, left, &n)) {
      check_numeral(text, left, &n);
      step = n.size;
    }
    if (step == 0)
      step = bs_utf8_size((unsigned char)text[0]);
  }
  bs_source_free(&source);
  return 0;
}
