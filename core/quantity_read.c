/* Reads quantities as reports and bs_quantity_write() write them. */
#include <math.h>
#include <string.h>

#include "decimal.h"
#include "decode.h"
#include "link.h"
#include "quantity_parts.h"

static bs_status no_quantity(bs_slice text, bs_error *err) {
  return bs_fail(err, BS_SCRIPT, 0, "'%.*s' is no quantity", (int)text.size, text.data);
}

static bs_slice trim(bs_slice text) {
  while (text.size > 0 && (text.data[0] == ' ' || text.data[0] == '\t'))
    text = (bs_slice){text.data + 1, text.size - 1};
  while (text.size > 0 && (text.data[text.size - 1] == ' ' || text.data[text.size - 1] == '\t'))
    text.size--;
  return text;
}

static bool say(bs_slice text, const char *word) {
  return text.size == strlen(word) && memcmp(text.data, word, text.size) == 0;
}

/* As the lexer sees it in a report: with bounds, ranges and what else an amount has. BS_SCRIPT
   where the text is no such amount. */
static bs_status read_amount(const bs_pack *pack, bs_slice text, bs_quantity *out, bs_error *err) {
  bs_lexed lexed = {0};
  bs_facts facts = {0};
  bs_span span = {0, text.size};
  bs_status status = bs_lex(&lexed, pack, text.data, span, 0, &facts, err);
  if (status == BS_OK && (lexed.token_count != 1 || !bs_class_is_amount(lexed.tokens[0].class) ||
                          lexed.tokens[0].start != 0 || lexed.tokens[0].end != text.size))
    status = BS_SCRIPT;
  if (status == BS_OK) {
    const bs_amount *amount = &lexed.amounts[lexed.tokens[0].index];
    bs_fact fact = {.kind = BS_LEVEL,
                    .value = {amount->value[0], amount->value[1]},
                    .range = amount->range,
                    .bound = amount->bound,
                    .scale = amount->scale};
    int32_t scale;
    bs_fact_interval(&fact, amount);
    *out = bs_quantity_of_figures(&fact);
    if (amount->unit.size > 0)
      status = bs_compound_read(pack, amount->unit, true, &out->unit, &scale, err);
  }
  bs_lexed_free(&lexed);
  bs_facts_free(&facts);
  return status;
}

/* Bytes of a figure with any number of places: -0.00000000000012; 0 where none begins. */
static uint32_t read_figure(bs_slice text, bs_decimal *out) {
  bool minus = text.size > 0 && text.data[0] == '-', point = false;
  uint32_t at = minus;
  bs_decimal figure = {0, 0};
  for (; at < text.size; at++) {
    char c = text.data[at];
    if (c == '.' && !point && at > minus && at + 1 < text.size)
      point = true;
    else if (c < '0' || c > '9')
      break;
    else if (figure.coefficient <= INT64_MAX / 10 - 1) {
      figure.coefficient = figure.coefficient * 10 + (c - '0');
      figure.exponent -= point;
    } else if (c == '0')
      figure.exponent += !point;
    else
      return 0;
  }
  figure.coefficient = minus ? -figure.coefficient : figure.coefficient;
  *out = figure;
  return at > minus ? at : 0;
}

/* A number and, behind it, a unit that may be no report's: 3.2元·家. */
static bs_status read_plain(const bs_pack *pack, bs_slice text, bs_quantity *out, bs_error *err) {
  bs_numeral n = {.place = 0};
  if (text.size == 0 || !bs_numeral_read(text.data, text.size, &n) ||
      n.flags & ~(unsigned)BS_NUMERAL_HAN) {
    n.size = read_figure(text, &n.value);
    n.scale = 0;
    n.place = n.value.exponent < 0 ? n.value.exponent : 0;
  }
  bs_slice unit = trim((bs_slice){text.data + n.size, text.size - n.size});
  bs_quantity q = {.has_value = true, .value = bs_real_of(n.value)};
  if (n.size == 0 ||
      (unit.size > 0 && bs_compound_read(pack, unit, true, &q.unit, &q.scale, err) != BS_OK) ||
      (q.scale > 0 && n.scale > 0))
    return no_quantity(text, err);
  const bs_unit *known;
  bs_compound_class(pack, &q.unit, &known);
  bool exact = known && known->counts && n.place >= 0 && n.scale + q.scale == 0;
  bs_enclosure half = {.low = bs_real_of((bs_decimal){exact ? 0 : -5, n.place - 1}),
                       .high = bs_real_of((bs_decimal){exact ? 0 : 5, n.place - 1})};
  q.interval = bs_enclosure_of(q.value);
  q.interval = bs_enclosure_add(&q.interval, &half);
  if (!bs_quantity_scale(&q, q.scale))
    return no_quantity(text, err);
  q.scale += n.scale;
  *out = q;
  return BS_OK;
}

static bs_status read_head(const bs_pack *pack, bs_slice text, bs_quantity *out, bs_error *err) {
  bs_status status = read_amount(pack, text, out, err);
  return status == BS_SCRIPT ? read_plain(pack, text, out, err) : status;
}

/* An end of an interval, x 10^scale. */
static bool read_end(bs_slice text, int32_t scale, bs_real *out, bool *open) {
  bs_decimal end;
  text = trim(text);
  *open = say(text, "∞") || say(text, "-∞");
  if (*open)
    return true;
  if (text.size == 0 || read_figure(text, &end) != text.size)
    return false;
  end.exponent += scale;
  *out = bs_real_of(end);
  return isfinite(out->number);
}

static bool read_interval(bs_slice text, int32_t scale, bs_enclosure *out) {
  const char *comma = memchr(text.data, ',', text.size);
  if (!comma)
    return false;
  uint32_t size = (uint32_t)(comma - text.data);
  *out = (bs_enclosure){.low_open = false};
  return read_end((bs_slice){text.data, size}, scale, &out->low, &out->low_open) &&
         read_end((bs_slice){comma + 1, text.size - size - 1}, scale, &out->high,
                  &out->high_open) &&
         (out->low_open || out->high_open || bs_real_compare(out->low, out->high) <= 0);
}

bs_status bs_quantity_read(const bs_pack *pack, bs_slice text, bs_quantity *out, bs_error *err) {
  uint32_t open = 0, close;
  bs_quantity q = {.has_value = false};
  if (bs_utf8_valid(text.data, text.size) != text.size)
    return bs_fail(err, BS_SCRIPT, 0, "a text that is not UTF-8 is no quantity");
  text = trim(text);
  if (text.size > 400)
    return bs_fail(err, BS_SCRIPT, 0, "a text of %u bytes is no quantity", text.size);
  while (open < text.size && text.data[open] != '[' &&
         !(text.data[open] == '(' && text.size - open > 1 && text.data[open + 1] == '-'))
    open++;
  for (close = open; close < text.size && text.data[close] != ']' && text.data[close] != ')';)
    close++;
  if (open == text.size)
    return text.size > 0 ? read_head(pack, text, out, err)
                         : bs_fail(err, BS_SCRIPT, 0, "an empty text is no quantity");
  if (close == text.size)
    return no_quantity(text, err);
  bs_slice head = trim((bs_slice){text.data, open});
  bs_slice inside = {text.data + open + 1, close - open - 1};
  bs_slice unit = trim((bs_slice){text.data + close + 1, text.size - close - 1});
  if (head.size > 0) {
    bs_status status = read_head(pack, head, &q, err);
    if (status == BS_NOMEM)
      return status;
    if (status != BS_OK || unit.size > 0)
      return no_quantity(text, err);
  } else if (unit.size > 0 && bs_compound_read(pack, unit, true, &q.unit, &q.scale, err) != BS_OK) {
    return no_quantity(text, err);
  }
  int32_t scale = q.scale;
  if (!read_interval(inside, scale, &q.interval) ||
      (q.has_value && !bs_enclosure_holds(&q.interval, q.value)))
    return no_quantity(text, err);
  *out = q;
  return BS_OK;
}
