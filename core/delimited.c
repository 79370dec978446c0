/* CSV as RFC 4180 has it, and TSV with \t, \n, \r and \\ escaped. A column of facts becomes five,
   one of quantities four. */
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "format.h"
#include "show.h"

/* Which columns hold facts or quantities is known only from the rows, and the header stands before
 * them: so many bytes of rows are kept until it is written. */
enum { KEEP = 16 << 20 };

/* What a fact's column becomes, and all but the line a quantity's: itself, and these behind it. */
static const struct {
  const char *suffix;
  size_t field;
} parts[] = {{"", BS_CONTRACT_VALUE},
             {"_low", BS_CONTRACT_LOW},
             {"_high", BS_CONTRACT_HIGH},
             {"_unit", BS_CONTRACT_UNIT},
             {"_line", BS_CONTRACT_LINE}};

enum { PARTS = sizeof parts / sizeof *parts };

enum { HOLDS_QUANTITIES = 1, HOLDS_FACTS = 2 };

static size_t parts_of(unsigned char holds) {
  return holds & HOLDS_FACTS ? PARTS : holds ? PARTS - 1 : 1;
}

typedef struct delimited {
  bool tabs;            /* TSV */
  bool guard;           /* formulas become texts */
  bool headed;          /* the header is written */
  unsigned char *holds; /* what columns hold: bits of HOLDS_FACTS, HOLDS_QUANTITIES */
  bs_rows kept;
  bs_buffer line, text;
} delimited;

static void drop(void *state) {
  delimited *d = state;
  if (!d)
    return;
  free(d->holds);
  bs_rows_free(&d->kept);
  bs_buffer_free(&d->line);
  bs_buffer_free(&d->text);
  free(d);
}

static bool begin(bs_writer *writer, bool tabs) {
  delimited *d = calloc(1, sizeof *d);
  if (!d)
    return bs_writer_no_memory(writer);
  writer->state = d;
  d->tabs = tabs;
  d->guard = writer->settings.guard;
  d->holds = calloc(writer->column_count + 1, sizeof *d->holds);
  if (!d->holds)
    return bs_writer_no_memory(writer);
  writer->status = bs_rows_open(&d->kept, writer->columns, writer->column_count, &writer->error);
  return !writer->status;
}

static bool begin_csv(bs_writer *writer) {
  return begin(writer, false);
}

static bool begin_tsv(bs_writer *writer) {
  return begin(writer, true);
}

/* Whether a text is a signed number such as -3.4% or +5, which a spreadsheet reads as what it is.
 */
static bool is_number(const char *text, size_t size) {
  size_t at = size > 0 && (*text == '-' || *text == '+'), digits = 0;
  for (; at < size && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.'); at++)
    digits += text[at] != '.';
  at += at < size && text[at] == '%';
  return digits > 0 && at == size;
}

/* Whether a spreadsheet would run a text as a formula: it begins with one of these signs, narrow or
 * wide, blanks aside. */
static bool is_formula(const char *text, size_t size) {
  static const char *const signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  for (; size > 0 && memchr(" \t\r\n", *text, 4); size--)
    text++;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (size >= strlen(signs[i]) && memcmp(text, signs[i], strlen(signs[i])) == 0)
      return !is_number(text, size);
  return false;
}

/* Adds a string to the text of a field. A byte that is no character and a control character, at
 * which readers give up or which a terminal obeys, becomes U+FFFD. */
static void add_string(delimited *d, const char *text, size_t size) {
  bs_buffer *out = &d->text;
  size_t from = 0;
  if (d->guard && is_formula(text, size))
    bs_buffer_add_string(out, "'");
  for (size_t at = bs_show_plain(text, size); at < size;
       at += bs_show_plain(text + at, size - at)) {
    int32_t c;
    size_t step = bs_show_next(text + at, size - at, &c);
    bool blank = c == '\t' || c == '\n' || c == '\r';
    if ((c < 0x20 && !blank) || (c >= 0x7F && c < 0xA0)) {
      bs_buffer_add(out, text + from, at - from);
      bs_buffer_add_string(out, "\uFFFD");
      from = at + step;
    }
    at += step;
  }
  bs_buffer_add(out, text + from, size - from);
}

/* Adds text with some characters replaced: those of `special` by the strings at their places. */
static void replace(bs_buffer *out, const bs_buffer *text, const char *special,
                    const char *const *with, size_t count) {
  size_t from = 0;
  for (size_t at = 0; at < text->size; at++) {
    const char *hit = memchr(special, text->data[at], count);
    if (!hit)
      continue;
    bs_buffer_add(out, text->data + from, at - from);
    bs_buffer_add_string(out, with[hit - special]);
    from = at + 1;
  }
  if (text->size > from)
    bs_buffer_add(out, text->data + from, text->size - from);
}

/* Adds the text at `d->text` as one field. */
static void add_field(delimited *d, bool quote) {
  static const char *const in_tabs[] = {"\\t", "\\n", "\\r", "\\\\"};
  static const char *const in_quotes[] = {"\"\""};
  if (d->tabs) {
    replace(&d->line, &d->text, "\t\n\r\\", in_tabs, 4);
    return;
  }
  for (size_t i = 0; !quote && i < d->text.size; i++)
    quote = memchr(",\"\r\n", d->text.data[i], 4) != NULL;
  if (quote)
    bs_buffer_add(&d->line, "\"", 1);
  replace(&d->line, &d->text, "\"", in_quotes, 1);
  if (quote)
    bs_buffer_add(&d->line, "\"", 1);
}

static void separate(delimited *d, bool first) {
  if (!first)
    bs_buffer_add(&d->line, d->tabs ? "\t" : ",", 1);
}

/* Adds one cell. CSV tells an empty string, in quotes, from nothing; and so it does where nothing
 * else is on the line, for an empty line is no row to many readers. */
static void add_cell(delimited *d, const bs_cell *cell, bool first, bool alone) {
  separate(d, first);
  d->text.size = 0;
  if (cell->type == BS_STRING)
    add_string(d, cell->as.string.data, cell->as.string.size);
  else
    bs_cell_write(&d->text, cell);
  add_field(d, d->text.size == 0 && (alone || cell->type == BS_STRING));
}

static bool end_line(bs_writer *writer) {
  delimited *d = writer->state;
  bs_buffer_add_string(&d->line, d->tabs ? "\n" : "\r\n");
  if (d->line.failed || d->text.failed)
    return bs_writer_no_memory(writer);
  bool done = bs_output_add(writer->output, d->line.data, d->line.size);
  d->line.size = 0;
  return done;
}

/* A part of a cell in a column that has parts. */
static const bs_cell *part_of(const bs_cell *cell, size_t part) {
  static const bs_cell nothing = {.type = BS_NIL};
  if (cell->type == BS_FACT)
    return &cell->as.fact->fields[parts[part].field];
  if (cell->type != BS_QUANTITY)
    return part > 0 ? &nothing : cell;
  const bs_quantity_cell *q = cell->as.quantity;
  const bs_cell *const of[PARTS] = {&q->value, &q->low, &q->high, &q->unit, &nothing};
  return of[part];
}

static bool write_row(bs_writer *writer, const bs_cell *cells) {
  delimited *d = writer->state;
  for (size_t i = 0; i < writer->column_count; i++) {
    size_t count = parts_of(d->holds[i]);
    for (size_t part = 0; part < count; part++)
      add_cell(d, count == 1 ? &cells[i] : part_of(&cells[i], part), i + part == 0,
               count == 1 && writer->column_count == 1);
  }
  return end_line(writer);
}

/* The column that is called like a part of column `at`, or NULL. */
static const char *find_namesake(bs_writer *writer, size_t at) {
  const delimited *d = writer->state;
  const char *column = writer->columns[at];
  size_t size = strlen(column);
  for (size_t i = 0; i < writer->column_count; i++)
    for (size_t part = 1; part < parts_of(d->holds[at]); part++)
      if (strncmp(writer->columns[i], column, size) == 0 &&
          strcmp(writer->columns[i] + size, parts[part].suffix) == 0)
        return writer->columns[i];
  return NULL;
}

/* Whether all of the header differ: else nobody could tell which is which. */
static bool check_header(bs_writer *writer) {
  for (size_t i = 0; i < writer->column_count; i++) {
    const char *other = find_namesake(writer, i);
    if (!other)
      continue;
    writer->status = bs_fail(&writer->error, BS_LIMIT, 0,
                             "the column '%s' and a part of the column '%s' have one name "
                             "(--columns leaves one out, --format ndjson needs no such names)",
                             other, writer->columns[i]);
    return false;
  }
  return true;
}

static bool write_header(bs_writer *writer) {
  delimited *d = writer->state;
  d->headed = true;
  if (writer->settings.bom)
    bs_buffer_add_string(&d->line, "\xEF\xBB\xBF");
  for (size_t i = 0; i < writer->column_count; i++)
    for (size_t part = 0; part < parts_of(d->holds[i]); part++) {
      separate(d, i + part == 0);
      d->text.size = 0;
      add_string(d, writer->columns[i], strlen(writer->columns[i]));
      bs_buffer_add_string(&d->text, parts[part].suffix);
      add_field(d, false);
    }
  return end_line(writer);
}

/* Writes the header and what was kept behind it. */
static bool release(bs_writer *writer) {
  delimited *d = writer->state;
  if (d->headed)
    return true;
  bool done = check_header(writer) && write_header(writer);
  for (size_t i = 0; done && i < d->kept.row_count; i++)
    done = write_row(writer, d->kept.cells + i * writer->column_count);
  bs_rows_free(&d->kept);
  return done;
}

/* Notes what columns hold, which the header says. */
static bool look(bs_writer *writer, const bs_cell *cells) {
  delimited *d = writer->state;
  for (size_t i = 0; i < writer->column_count; i++) {
    bool fact = cells[i].type == BS_FACT;
    if (!fact && cells[i].type != BS_QUANTITY)
      continue;
    unsigned char holds = d->holds[i] | (fact ? HOLDS_FACTS : HOLDS_QUANTITIES);
    if (parts_of(holds) == parts_of(d->holds[i]))
      continue;
    if (d->headed) {
      writer->status = bs_fail(&writer->error, BS_SCRIPT, 0,
                               "column '%s' holds its first %s too late: the header is written "
                               "after %d MB of rows (--format ndjson needs none)",
                               writer->columns[i], fact ? "fact" : "quantity", KEEP >> 20);
      return false;
    }
    d->holds[i] = holds;
  }
  return true;
}

static bool take_row(bs_writer *writer, const bs_cell *cells) {
  delimited *d = writer->state;
  if (!look(writer, cells))
    return false;
  if (d->headed)
    return write_row(writer, cells);
  writer->status = bs_rows_add(&d->kept, cells, &writer->error);
  if (writer->status)
    return false;
  size_t size = d->kept.arena.total + d->kept.cell_count * sizeof *cells;
  return size < KEEP || release(writer);
}

const bs_format bs_format_csv = {.name = "csv",
                                 .delimited = true,
                                 .open = begin_csv,
                                 .look = look,
                                 .row = take_row,
                                 .end = release,
                                 .free = drop};
const bs_format bs_format_tsv = {.name = "tsv",
                                 .delimited = true,
                                 .open = begin_tsv,
                                 .look = look,
                                 .row = take_row,
                                 .end = release,
                                 .free = drop};
