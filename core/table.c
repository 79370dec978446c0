/* A table to look at: columns aligned by what a terminal shows, numbers to the right. */
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "format.h"
#include "show.h"

/* Rows of a block, which is aligned as one; the next block is at least as wide. */
enum { BLOCK = 1000 };

/* A cell wider than this sticks out of its column, so that one long text does not blow up them all.
 */
enum { WIDE = 200 };

/* Texts are not cut below so many columns, so that something can be read of them; and below MODEST
   those at the right come first, for what a row is about stands at the left. */
enum { NARROW = 8, MODEST = 24 };

#define CUT "…"

/* A cell as it is shown. */
typedef struct shown {
  size_t at, size; /* in `text` */
  size_t width;
  bool right;
} shown;

typedef struct column {
  size_t width;
  size_t least;        /* width that its header and its numbers need: never cut */
  size_t limit;        /* texts are cut to it */
  bool words, figures; /* what was seen in it */
} column;

typedef struct table {
  bs_buffer text;
  shown *cells; /* row after row, the header's first */
  size_t cell_count, cell_capacity;
  column *columns;
  bs_buffer line;
} table;

static void drop(void *state) {
  table *t = state;
  if (!t)
    return;
  bs_buffer_free(&t->text);
  bs_buffer_free(&t->line);
  free(t->cells);
  free(t->columns);
  free(t);
}

static bool keep(bs_writer *writer, size_t place, const bs_cell *cell) {
  table *t = writer->state;
  column *c = &t->columns[place];
  shown s = {.at = t->text.size, .right = bs_cell_is_figure(cell)};
  bs_cell_show(&t->text, cell);
  if (t->text.failed || !bs_grow(&t->cells, &t->cell_capacity, t->cell_count + 1, sizeof *t->cells))
    return bs_writer_no_memory(writer);
  s.size = t->text.size - s.at;
  s.width = bs_show_width(t->text.data + s.at, s.size);
  t->cells[t->cell_count++] = s;
  c->figures = c->figures || s.right;
  c->words = c->words || (!s.right && s.size > 0);
  size_t width = s.width < WIDE ? s.width : WIDE;
  if (c->width < width)
    c->width = width;
  if (s.right && c->least < width)
    c->least = width;
  return true;
}

static bool begin(bs_writer *writer) {
  table *t = calloc(1, sizeof *t);
  if (!t)
    return bs_writer_no_memory(writer);
  writer->state = t;
  t->columns = calloc(writer->column_count + 1, sizeof *t->columns);
  if (!t->columns)
    return bs_writer_no_memory(writer);
  for (size_t i = 0; i < writer->column_count; i++) {
    const char *name = writer->columns[i];
    bs_cell cell = {BS_STRING, {.string = {name, strlen(name)}}};
    if (!keep(writer, i, &cell))
      return false;
    t->columns[i].words = false; /* a header is no content */
    t->columns[i].least = t->columns[i].width;
  }
  return true;
}

/* A column's width where its texts are cut. */
static size_t cut_width(const column *c) {
  size_t least = c->least > c->limit ? c->least : c->limit;
  return c->width < least ? c->width : least;
}

static bool fits(const table *t, size_t count, size_t width) {
  size_t line = count > 0 ? 2 * (count - 1) : 0;
  for (size_t i = 0; i < count; i++)
    line += cut_width(&t->columns[i]);
  return line <= width;
}

/* Sets what texts are cut to, so that a line takes no more than `width`, if that can be. */
static void limit(table *t, size_t count, size_t width) {
  size_t level = width > MODEST ? width : MODEST;
  do
    for (size_t i = 0; i < count; i++)
      t->columns[i].limit = level;
  while (!fits(t, count, width) && level-- > MODEST);
  for (size_t i = count; i-- > 0;)
    while (!fits(t, count, width) && t->columns[i].limit > NARROW)
      t->columns[i].limit--;
}

static void add_cut(bs_buffer *out, const char *text, size_t size, size_t width) {
  size_t fit = bs_show_fit(text, size, width - 1);
  bs_buffer_add(out, text, fit);
  bs_buffer_add_string(out, CUT);
  bs_show_pad(out, width - 1 - bs_show_width(text, fit));
}

static void add_aligned(bs_buffer *out, const char *text, const shown *s, size_t width,
                        bool right) {
  size_t blanks = s->width < width ? width - s->width : 0;
  bs_show_pad(out, right ? blanks : 0);
  bs_buffer_add(out, text, s->size);
  bs_show_pad(out, right ? 0 : blanks);
}

/* Writes one line of the block: `cells` under the columns. */
static bool write_line(bs_writer *writer, const shown *cells) {
  table *t = writer->state;
  bool cut = writer->settings.width > 0;
  t->line.size = 0;
  for (size_t i = 0; i < writer->column_count; i++) {
    const column *c = &t->columns[i];
    const char *text = t->text.data + cells[i].at;
    size_t width = cut_width(c);
    if (i > 0)
      bs_show_pad(&t->line, 2);
    if (cut && cells[i].width > width && !cells[i].right)
      add_cut(&t->line, text, cells[i].size, width);
    else
      add_aligned(&t->line, text, &cells[i], width, c->words ? cells[i].right : c->figures);
  }
  while (t->line.size > 0 && t->line.data[t->line.size - 1] == ' ')
    t->line.size--;
  bs_buffer_add(&t->line, "\n", 1);
  if (t->line.failed)
    return bs_writer_no_memory(writer);
  return bs_output_add(writer->output, t->line.data, t->line.size);
}

/* Writes the rows of a block, and forgets them. */
static bool flush(bs_writer *writer) {
  table *t = writer->state;
  size_t count = writer->column_count, width = writer->settings.width;
  limit(t, count, width > 0 ? width : SIZE_MAX);
  for (size_t from = 0; from < t->cell_count; from += count)
    if (!write_line(writer, t->cells + from))
      return false;
  t->cell_count = 0;
  t->text.size = 0;
  return true;
}

static bool row(bs_writer *writer, const bs_cell *cells) {
  const table *t = writer->state;
  for (size_t i = 0; i < writer->column_count; i++)
    if (!keep(writer, i, &cells[i]))
      return false;
  return t->cell_count < BLOCK * writer->column_count || flush(writer);
}

/* A header without rows says nothing to anybody. */
static bool end(bs_writer *writer) {
  return writer->rows == 0 || flush(writer);
}

const bs_format bs_format_table = {
    .name = "table", .people = true, .open = begin, .row = row, .end = end, .free = drop};
