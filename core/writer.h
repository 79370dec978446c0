/** A writer: the rows of all reports as one format, into one output. */
#ifndef BS_WRITER_H
#define BS_WRITER_H

#include "analysis.h"
#include "output.h"

typedef struct bs_writer bs_writer;

/** The formats' names: "table", "csv", "tsv", "ndjson", "json", "markdown", then NULL. */
extern const char *const bs_writer_formats[];

/** How to write. Strings must outlive the writer. */
typedef struct bs_writer_settings {
  const char *format;
  const char *const *columns; /**< those to write, in order; NULL for all */
  size_t column_count;
  const bs_shown_column *shown; /**< those that formats for people write where none are chosen */
  size_t shown_count;
  size_t width;    /**< columns of the terminal that a table's long texts are cut to; 0: not cut */
  bool bom;        /**< csv and tsv begin with a byte order mark */
  bool guard;      /**< texts of csv and tsv that a spreadsheet would run have a ' before them */
  bool one_report; /**< a table then leaves out the column `report`, unless it was asked for */
} bs_writer_settings;

/** Whether a format is for people to read. */
bool bs_writer_is_for_people(const char *format);

/** Makes a writer into `output`, which outlives it. Fails with BS_USAGE for an unknown format,
 *  and for a setting that does not go with it. On success `*out` is yours: bs_writer_free(). */
bs_status bs_writer_new(bs_writer **out, const bs_writer_settings *settings, bs_output *output,
                        bs_error *err);

/** A bs_sink's `columns` and `row`, with the writer as `self`. Every report calls the first again,
 * with the same columns. False when bs_writer_failure() has something to tell. */
bool bs_writer_columns(void *writer, const char *const *columns, size_t count);
bool bs_writer_row(void *writer, const bs_row *row);

/** Looks at a row that is to come. False where it cannot be written; what is wrong is told as of
 *  bs_writer_row(), but nothing of its report is written yet. */
bool bs_writer_look(void *writer, const bs_row *row);

/** Begins rows that may be taken back. False where the format cannot do that: such rows are to be
 *  given once they are sure. */
bool bs_writer_hold(bs_writer *writer);

/** How many bytes of them wait. */
size_t bs_writer_held(const bs_writer *writer);

/** Keeps them or takes them back. */
void bs_writer_settle(bs_writer *writer, bool keep);

/** Writes what was kept back until all rows are known. Call it once, behind the last report. */
bool bs_writer_end(bs_writer *writer);

/** How many rows there were. */
size_t bs_writer_rows(const bs_writer *writer);

/** BS_OK, or what went wrong: BS_USAGE, a chosen column that the rows do not have; BS_SCRIPT, a
 *  report's columns, or what they hold, are others than those before (its rows are left out, the
 *  next report may go on); else the output is not complete. */
bs_status bs_writer_failure(const bs_writer *writer, bs_error *err);

/** Frees a writer; NULL is fine. */
void bs_writer_free(bs_writer *writer);

#endif
