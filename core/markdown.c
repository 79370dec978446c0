/* A table in Markdown, as GitHub, Pandoc and their like render it: characters that would mean
   something are escaped, figures stand at the right, and the source is aligned too. */
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "format.h"
#include "show.h"

/* Which columns hold figures stands above the rows: so many bytes of them are kept until then. */
enum { KEEP = 16 << 20 };

/* Columns of the source are padded up to this width. */
enum { WIDE = 60 };

typedef struct column {
  size_t width;
  bool words, figures; /* what was seen in it */
} column;

typedef struct markdown {
  bool headed;
  column *columns;
  bs_rows kept;
  bs_buffer line, text, cell;
} markdown;

static void drop(void *state) {
  markdown *m = state;
  if (!m)
    return;
  free(m->columns);
  bs_rows_free(&m->kept);
  bs_buffer_free(&m->line);
  bs_buffer_free(&m->text);
  bs_buffer_free(&m->cell);
  free(m);
}

static bool begin(bs_writer *writer) {
  markdown *m = calloc(1, sizeof *m);
  if (!m)
    return bs_writer_no_memory(writer);
  writer->state = m;
  m->columns = calloc(writer->column_count + 1, sizeof *m->columns);
  if (!m->columns)
    return bs_writer_no_memory(writer);
  writer->status = bs_rows_open(&m->kept, writer->columns, writer->column_count, &writer->error);
  return !writer->status;
}

static bool is_word(const bs_buffer *text, size_t at) {
  unsigned char c = at < text->size ? (unsigned char)text->data[at] : ' ';
  return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Leaves a cell in `m->cell`. An underscore inside a word means nothing in Markdown. */
static void show(markdown *m, const bs_cell *cell) {
  m->text.size = m->cell.size = 0;
  bs_cell_show(&m->text, cell);
  size_t from = 0; /* what lies between here and `at` goes out as it is */
  for (size_t at = 0; at < m->text.size; at++) {
    char c = m->text.data[at];
    if (!memchr("\\`*[]<>|~&_", c, 11) ||
        (c == '_' && at > 0 && is_word(&m->text, at - 1) && is_word(&m->text, at + 1)))
      continue;
    bs_buffer_add(&m->cell, m->text.data + from, at - from);
    bs_buffer_add(&m->cell, "\\", 1);
    from = at;
  }
  if (m->text.size > from)
    bs_buffer_add(&m->cell, m->text.data + from, m->text.size - from);
}

static void show_name(markdown *m, const char *name) {
  show(m, &(bs_cell){BS_STRING, {.string = {name, strlen(name)}}});
}

static void measure(markdown *m, column *c) {
  size_t width = bs_show_width(m->cell.data, m->cell.size);
  if (width > c->width && width <= WIDE)
    c->width = width;
}

static bool is_right(const column *c) {
  return c->figures && !c->words;
}

/* Adds the cell at `m->cell`. */
static void add_cell(markdown *m, const column *c) {
  size_t width = bs_show_width(m->cell.data, m->cell.size);
  size_t blanks = c->width > width ? c->width - width : 0;
  bs_buffer_add_string(&m->line, "| ");
  bs_show_pad(&m->line, is_right(c) ? blanks : 0);
  bs_buffer_add(&m->line, m->cell.data, m->cell.size);
  bs_show_pad(&m->line, is_right(c) ? 1 : blanks + 1);
}

static bool end_line(bs_writer *writer) {
  markdown *m = writer->state;
  bs_buffer_add_string(&m->line, "|\n");
  if (m->line.failed || m->text.failed || m->cell.failed)
    return bs_writer_no_memory(writer);
  bool done = bs_output_add(writer->output, m->line.data, m->line.size);
  m->line.size = 0;
  return done;
}

static bool write_row(bs_writer *writer, const bs_cell *cells) {
  markdown *m = writer->state;
  for (size_t i = 0; i < writer->column_count; i++) {
    show(m, &cells[i]);
    add_cell(m, &m->columns[i]);
  }
  return end_line(writer);
}

static bool write_head(bs_writer *writer) {
  markdown *m = writer->state;
  for (size_t i = 0; i < writer->column_count; i++) {
    show_name(m, writer->columns[i]);
    measure(m, &m->columns[i]);
    if (m->columns[i].width < 3)
      m->columns[i].width = 3;
    add_cell(m, &m->columns[i]);
  }
  if (!end_line(writer))
    return false;
  for (size_t i = 0; i < writer->column_count; i++) {
    bool right = is_right(&m->columns[i]);
    bs_buffer_add_string(&m->line, "| ");
    for (size_t at = right; at < m->columns[i].width; at++)
      bs_buffer_add(&m->line, "-", 1);
    bs_buffer_add_string(&m->line, right ? ": " : " ");
  }
  return end_line(writer);
}

/* Writes the head and what was kept below it. */
static bool release(bs_writer *writer) {
  markdown *m = writer->state;
  if (m->headed)
    return true;
  m->headed = true;
  bool done = write_head(writer);
  for (size_t i = 0; done && i < m->kept.row_count; i++)
    done = write_row(writer, m->kept.cells + i * writer->column_count);
  bs_rows_free(&m->kept);
  return done;
}

static bool take_row(bs_writer *writer, const bs_cell *cells) {
  markdown *m = writer->state;
  if (m->headed)
    return write_row(writer, cells);
  for (size_t i = 0; i < writer->column_count; i++) {
    column *c = &m->columns[i];
    show(m, &cells[i]);
    measure(m, c);
    bool figure = bs_cell_is_figure(&cells[i]);
    c->figures = c->figures || figure;
    c->words = c->words || (!figure && m->cell.size > 0);
  }
  writer->status = bs_rows_add(&m->kept, cells, &writer->error);
  if (writer->status)
    return false;
  size_t size = m->kept.arena.total + m->kept.cell_count * sizeof *cells;
  return size < KEEP || release(writer);
}

const bs_format bs_format_markdown = {.name = "markdown",
                                      .people = true,
                                      .open = begin,
                                      .row = take_row,
                                      .end = release,
                                      .free = drop};
