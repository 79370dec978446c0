/** What each format implements, and what it knows of its writer. */
#ifndef BS_FORMAT_H
#define BS_FORMAT_H

#include "row.h"
#include "writer.h"

/** A format. Each function but `free` returns false where the writer or its output has failed. */
typedef struct bs_format {
  const char *name;
  bool delimited; /**< takes the settings `bom` and `guard` */
  bool people;    /**< made to be looked at, not to be read by programs */
  bool straight;  /**< a row goes into the output as it comes, and nothing of it is kept */
  /** The columns are known. Makes `writer->state`. Called once. */
  bool (*open)(bs_writer *writer);
  /** A row that is to come: false where it cannot be written, which it tells before anything of its
   *  report is. May be NULL. */
  bool (*look)(bs_writer *writer, const bs_cell *cells);
  /** One row: `writer->column_count` cells. */
  bool (*row)(bs_writer *writer, const bs_cell *cells);
  /** All rows are written. May be NULL; is not called where `open` was not. */
  bool (*end)(bs_writer *writer);
  /** Frees `state`; NULL too. */
  void (*free)(void *state);
} bs_format;

extern const bs_format bs_format_table, bs_format_csv, bs_format_tsv, bs_format_ndjson,
    bs_format_json, bs_format_markdown;

struct bs_writer {
  const bs_format *format;
  void *state;
  bs_writer_settings settings;
  bs_output *output;
  const char **columns; /**< those that are written, in order */
  size_t column_count;
  size_t rows;
  size_t settled;   /**< those before what is held back */
  bs_status status; /**< the first failure that is not the output's */
  bs_error error;
  bs_arena arena;
  const char **declared; /**< those that the rows have */
  size_t declared_count;
  size_t *places;      /**< of each written column among the declared */
  const char **except; /**< of each written column, what it leaves blank, or NULL */
  bs_cell *cells;      /**< a row's chosen cells */
};

/** Notes that there is no memory; returns false. */
bool bs_writer_no_memory(bs_writer *writer);

#endif
