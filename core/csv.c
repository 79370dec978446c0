#include "csv.h"

#include <string.h>

void bs_csv_open(bs_csv *csv, const char *text, size_t size) {
  *csv = (bs_csv){.text = text, .size = size, .separator = ',', .line = 1};
  if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
    csv->at = 3;
  const char *end = memchr(text, '\n', size);
  size_t first = end ? (size_t)(end - text) : size;
  if (memchr(text, '\t', first) && !memchr(text, ',', first))
    csv->separator = '\t';
}

bool bs_csv_ended(const bs_csv *csv) {
  return csv->at >= csv->size;
}

/* Reads what stands between quotes, the first of which is passed; `""` is one of them. */
static bs_status read_quoted(bs_csv *csv, bs_csv_field *out, bs_error *err) {
  int line = csv->line;
  for (;;) {
    const char *from = csv->text + csv->at;
    const char *quote = memchr(from, '"', csv->size - csv->at);
    if (!quote)
      return bs_fail(err, BS_SYNTAX, 0, "line %d opens a quote that is not closed", line);
    for (const char *at = from; at < quote; at++)
      csv->line += *at == '\n';
    bs_buffer_add(&out->text, from, (size_t)(quote - from));
    csv->at = (size_t)(quote - csv->text) + 1;
    if (csv->at == csv->size || csv->text[csv->at] != '"')
      return BS_OK;
    bs_buffer_add(&out->text, "\"", 1);
    csv->at++;
  }
}

static bool ends_field(const bs_csv *csv) {
  char c = '\n';
  if (csv->at < csv->size)
    c = csv->text[csv->at];
  return c == csv->separator || c == '\n' || c == '\r';
}

bs_status bs_csv_read(bs_csv *csv, bs_csv_field *out, bs_error *err) {
  out->text.size = 0;
  out->quoted = csv->at < csv->size && csv->text[csv->at] == '"';
  size_t from = csv->at;
  if (out->quoted) {
    csv->at++;
    bs_status status = read_quoted(csv, out, err);
    if (status != BS_OK)
      return status;
    if (!ends_field(csv))
      return bs_fail(err, BS_SYNTAX, 0, "line %d has text behind a closed quote", csv->line);
  } else {
    for (; !ends_field(csv); csv->at++)
      if (csv->text[csv->at] == '"')
        return bs_fail(err, BS_SYNTAX, 0,
                       "line %d has a quote inside a field (fields with quotes stand in quotes)",
                       csv->line);
    bs_buffer_add(&out->text, csv->text + from, csv->at - from);
  }
  bool separated = csv->at < csv->size && csv->text[csv->at] == csv->separator;
  out->last = !separated;
  out->empty = out->last && csv->at == from;
  if (separated) {
    csv->at++;
  } else if (csv->at < csv->size) {
    csv->at +=
        csv->text[csv->at] == '\r' && csv->at + 1 < csv->size && csv->text[csv->at + 1] == '\n';
    csv->at++;
    csv->line++;
  }
  return out->text.failed ? bs_fail_memory(err) : BS_OK;
}
