/* One JSON object a line; as `json` between the brackets of one array. */
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "json.h"

typedef struct ndjson {
  bs_buffer *keys; /* of each column, as `"name":` */
  size_t count;
  bool array; /* of `json` */
  bs_buffer line;
} ndjson;

static void drop(void *state) {
  ndjson *json = state;
  if (!json)
    return;
  for (size_t i = 0; json->keys && i < json->count; i++)
    bs_buffer_free(&json->keys[i]);
  free(json->keys);
  bs_buffer_free(&json->line);
  free(json);
}

static bool begin(bs_writer *writer, bool array) {
  ndjson *json = calloc(1, sizeof *json);
  if (!json)
    return bs_writer_no_memory(writer);
  writer->state = json;
  json->array = array;
  json->count = writer->column_count;
  json->keys = calloc(json->count + 1, sizeof *json->keys);
  if (!json->keys)
    return bs_writer_no_memory(writer);
  for (size_t i = 0; i < json->count; i++) {
    bs_json_string(&json->keys[i], writer->columns[i], strlen(writer->columns[i]));
    bs_buffer_add(&json->keys[i], ":", 1);
    if (json->keys[i].failed)
      return bs_writer_no_memory(writer);
  }
  return true;
}

static bool begin_lines(bs_writer *writer) {
  return begin(writer, false);
}

static bool begin_array(bs_writer *writer) {
  return begin(writer, true);
}

static bool write_line(bs_writer *writer, const bs_cell *cells) {
  ndjson *json = writer->state;
  bs_buffer *line = &json->line;
  line->size = 0;
  if (json->array)
    bs_buffer_add_string(line, writer->rows > 1 ? ",\n" : "[\n");
  bs_buffer_add(line, "{", 1);
  for (size_t i = 0; i < json->count; i++) {
    if (i > 0)
      bs_buffer_add(line, ",", 1);
    bs_buffer_add(line, json->keys[i].data, json->keys[i].size);
    bs_json_cell(line, &cells[i]);
  }
  bs_buffer_add_string(line, json->array ? "}" : "}\n");
  if (line->failed)
    return bs_writer_no_memory(writer);
  return bs_output_add(writer->output, line->data, line->size);
}

static bool close_array(bs_writer *writer) {
  return bs_output_add_string(writer->output, writer->rows > 0 ? "\n]\n" : "[]\n");
}

const bs_format bs_format_ndjson = {
    .name = "ndjson", .straight = true, .open = begin_lines, .row = write_line, .free = drop};
const bs_format bs_format_json = {.name = "json",
                                  .straight = true,
                                  .open = begin_array,
                                  .row = write_line,
                                  .end = close_array,
                                  .free = drop};
