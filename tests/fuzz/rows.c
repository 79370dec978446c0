/* Any rows in each format: those for programs are parsed back to what they were. */
#include <cjson/cJSON.h>
#include <math.h>
#include <unistd.h>

#include "cell.h"
#include "fuzz.h"
#include "writer.h"

enum { COLUMNS = 3, ROWS = 8 };
static const char *const columns[COLUMNS] = {"a", "b,\"\t", "三"};

typedef struct input {
  const uint8_t *data;
  size_t size;
} input;

static uint64_t take_number(input *in, size_t bytes) {
  uint64_t value = 0;
  while (bytes-- > 0)
    value = value << 8 | fuzz_byte(&in->data, &in->size);
  return value;
}

static bs_decimal take_decimal(input *in) {
  int64_t coefficient = (int64_t)take_number(in, 8);
  return (bs_decimal){coefficient, (int32_t)(fuzz_byte(&in->data, &in->size) % 55) - 24};
}

static bs_cell take_cell(input *in, const bs_fact_cell *fact) {
  bs_cell cell = {.type = fuzz_byte(&in->data, &in->size) % (fact ? BS_FACT + 1 : BS_FACT)};
  switch (cell.type) {
  case BS_NIL:
    break;
  case BS_BOOLEAN:
    cell.as.boolean = fuzz_byte(&in->data, &in->size) & 1;
    break;
  case BS_INTEGER:
    cell.as.integer = (int64_t)take_number(in, 8);
    break;
  case BS_FLOAT: {
    uint64_t bits = take_number(in, 8);
    memcpy(&cell.as.number, &bits, sizeof bits);
    if (!isfinite(cell.as.number))
      cell.as.number = 0;
    break;
  }
  case BS_RANGE:
    cell.as.decimal[1] = take_decimal(in);
    /* fall through */
  case BS_DECIMAL:
    cell.as.decimal[0] = take_decimal(in);
    break;
  case BS_STRING: {
    size_t size = fuzz_byte(&in->data, &in->size) % 32;
    size = size < in->size ? size : in->size;
    cell.as.string.data = (const char *)in->data;
    cell.as.string.size = size;
    in->data += size;
    in->size -= size;
    break;
  }
  case BS_FACT:
    cell.as.fact = fact;
    break;
  case BS_QUANTITY: /* not made here */
    break;
  }
  return cell;
}

/* Writes all rows and gives what came out. */
static void write_rows(bs_buffer *out, const char *format, const bs_cell *cells, size_t count) {
  FILE *file = tmpfile();
  bs_writer *writer;
  bs_error err;
  char block[4096];
  bs_output *output = malloc(sizeof *output);
  HOLDS(file && output);
  bs_output_open(output, fileno(file), "it");
  bs_writer_settings settings = {.format = format, .width = 40};
  HOLDS(bs_writer_new(&writer, &settings, output, &err) == BS_OK);
  HOLDS(bs_writer_columns(writer, columns, COLUMNS));
  for (size_t i = 0; i < count; i++)
    HOLDS(bs_writer_row(writer, &(bs_row){columns, cells + i * COLUMNS, COLUMNS}));
  HOLDS(bs_writer_end(writer) && bs_output_flush(output));
  bs_writer_free(writer);
  free(output);
  rewind(file);
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
    bs_buffer_add(out, block, got);
  fclose(file);
  bs_buffer_add(out, "", 0);
  HOLDS(!out->failed);
}

/* cJSON ends a string at a NUL, so those are told only whether they are text. */
static bool is_text(const char *text) {
  return bs_utf8_valid(text, strlen(text)) == strlen(text);
}

static void check_json(const bs_buffer *text, const bs_cell *cells, size_t count) {
  const char *at = text->data;
  HOLDS(bs_utf8_valid(text->data, text->size) == text->size);
  for (size_t i = 0; i < count; i++) {
    const char *end = NULL;
    cJSON *object = cJSON_ParseWithLengthOpts(at, (size_t)(text->data + text->size - at), &end, 0);
    HOLDS(object && end && *end == '\n');
    HOLDS(cJSON_GetArraySize(object) == COLUMNS);
    for (size_t c = 0; c < COLUMNS; c++) {
      const bs_cell *cell = &cells[i * COLUMNS + c];
      const cJSON *item = cJSON_GetArrayItem(object, (int)c);
      HOLDS(strcmp(item->string, columns[c]) == 0);
      switch (cell->type) {
      case BS_NIL:
        HOLDS(cJSON_IsNull(item));
        break;
      case BS_BOOLEAN:
        HOLDS(cJSON_IsBool(item) && cJSON_IsTrue(item) == cell->as.boolean);
        break;
      case BS_INTEGER:
        HOLDS(item->valuedouble == (double)cell->as.integer);
        break;
      case BS_FLOAT:
        HOLDS(fabs(item->valuedouble - cell->as.number) <= fabs(cell->as.number) * 1e-11);
        break;
      case BS_DECIMAL:
        HOLDS(cJSON_IsNumber(item));
        break;
      case BS_RANGE:
        HOLDS(cJSON_GetArraySize(item) == 2);
        break;
      case BS_STRING:
        HOLDS(cJSON_IsString(item) && is_text(item->valuestring));
        if (bs_utf8_valid(cell->as.string.data, cell->as.string.size) == cell->as.string.size)
          HOLDS(strlen(item->valuestring) == cell->as.string.size &&
                memcmp(item->valuestring, cell->as.string.data, cell->as.string.size) == 0);
        break;
      case BS_FACT:
        HOLDS(cJSON_GetArraySize(item) == BS_CONTRACT_FIELDS);
        break;
      case BS_QUANTITY:
        break;
      }
    }
    cJSON_Delete(object);
    at = end + 1;
  }
  HOLDS(at == text->data + text->size);
}

/* Reads one field of CSV or TSV at `*at` into `out`, and what ends it. */
static char read_field(const char **at, bool tabs, bs_buffer *out) {
  bool quoted = !tabs && **at == '"';
  out->size = 0;
  bs_buffer_add(out, "", 0);
  for (*at += quoted;; ++*at) {
    char c = **at;
    if (quoted && c == '"' && *++*at != '"')
      quoted = false, c = **at;
    if (!quoted && (c == '\0' || c == (tabs ? '\t' : ',') || c == '\n' || (c == '\r' && !tabs)))
      return c;
    if (tabs && c == '\\') {
      static const char letters[] = "tnr\\", meant[] = "\t\n\r\\";
      const char *letter = strchr(letters, *++*at);
      HOLDS(letter && *letter);
      c = meant[letter - letters];
    }
    HOLDS(c != '\0');
    bs_buffer_add(out, &c, 1);
  }
}

/* A string without control characters comes back as it was. */
static bool is_tame(const bs_cell *cell) {
  const char *data = cell->as.string.data;
  size_t size = cell->as.string.size;
  if (cell->type != BS_STRING || bs_utf8_valid(data, size) != size)
    return false;
  for (size_t i = 0; i < size; i++)
    if (((unsigned char)data[i] < ' ' && !strchr("\t\r\n", data[i])) || data[i] == 0x7F ||
        (unsigned char)data[i] == 0xC2)
      return false;
  return true;
}

static void check_delimited(const bs_buffer *text, bool tabs, const bs_cell *cells, size_t count) {
  const char *at = text->data;
  bs_buffer field = {0};
  HOLDS(bs_utf8_valid(text->data, text->size) == text->size);
  for (size_t i = 0; i <= count; i++) {
    for (size_t c = 0; c < COLUMNS; c++) {
      char end = read_field(&at, tabs, &field);
      const bs_cell *cell = i > 0 ? &cells[(i - 1) * COLUMNS + c] : NULL;
      HOLDS(!field.failed && end == (c + 1 < COLUMNS ? (tabs ? '\t' : ',') : tabs ? '\n' : '\r'));
      HOLDS(cell || strcmp(field.data, columns[c]) == 0);
      if (cell && is_tame(cell))
        HOLDS(field.size == cell->as.string.size &&
              (field.size == 0 || memcmp(field.data, cell->as.string.data, field.size) == 0));
      at++;
    }
    HOLDS(tabs || *at++ == '\n');
  }
  HOLDS(at == text->data + text->size);
  bs_buffer_free(&field);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  input in = {data, size};
  bs_fact_cell fact;
  bs_cell cells[ROWS * COLUMNS];
  size_t count = fuzz_byte(&in.data, &in.size) % (ROWS + 1);
  bool facts = count > ROWS / 2; /* their columns are several in CSV, so not parsed back */
  for (size_t i = 0; i < BS_CONTRACT_FIELDS; i++)
    fact.fields[i] = facts ? take_cell(&in, NULL) : (bs_cell){.type = BS_NIL};
  for (size_t i = 0; i < count * COLUMNS; i++)
    cells[i] = take_cell(&in, facts ? &fact : NULL);
  for (size_t f = 0; bs_writer_formats[f]; f++) {
    const char *format = bs_writer_formats[f];
    bs_buffer text = {0};
    write_rows(&text, format, cells, count);
    if (strcmp(format, "ndjson") == 0)
      check_json(&text, cells, count);
    else if (!facts && (strcmp(format, "csv") == 0 || strcmp(format, "tsv") == 0))
      check_delimited(&text, format[0] == 't', cells, count);
    HOLDS(bs_utf8_valid(text.data, text.size) == text.size);
    bs_buffer_free(&text);
  }
  return 0;
}
