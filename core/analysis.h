/** What an analysis says of itself, for `list`, `help` and the command line. */
#ifndef BS_ANALYSIS_H
#define BS_ANALYSIS_H

#include "base.h"

typedef struct bs_analysis_option {
  const char *name;   /**< without dashes */
  const char *type;   /**< "string", "number", "year", "boolean" …, as the script wrote it */
  const char *help;   /**< "" where it gives none */
  const char *preset; /**< its default as text; NULL where there is none */
  const char *const *choices; /**< of the type choice */
  size_t choice_count;
} bs_analysis_option;

/** A column that people see in a table. */
typedef struct bs_shown_column {
  const char *name;
  const char *except; /**< a cell that says this is left blank; NULL for none */
} bs_shown_column;

/** A case that a script brings with it: a text, and the rows that must come of it. */
typedef struct bs_analysis_case {
  const char *title, *text;
  size_t text_size;
  const char *const *options; /**< name, value, name, value … */
  size_t option_count;        /**< pairs */
  const bs_row *rows;         /**< each with the cells that the case names; false is absence */
  size_t row_count;
} bs_analysis_case;

/** The data above `map`. All strings are its own. */
typedef struct bs_analysis {
  bs_arena arena;
  const char *summary; /**< "" where it gives none */
  const char *example; /**< a command line; NULL where it gives none */
  const char *const *columns;
  size_t column_count;
  const bs_shown_column *shown; /**< in a table, unless others are chosen; NULL: all */
  size_t shown_count;
  const bs_analysis_option *options; /**< sorted by name */
  size_t option_count;
  const char *const *packs; /**< that it asks for, by name */
  size_t pack_count;
  const bs_analysis_case *cases;
  size_t case_count;
} bs_analysis;

/** Loads an analysis, without a report, and tells what it declares. On success `*out` is yours:
 *  bs_analysis_free(). Fails as bs_run() does; BS_USAGE for a script that is no analysis. */
bs_status bs_analysis_describe(bs_engine *engine, const bs_script *script, bs_analysis **out,
                               bs_error *err);

/** As bs_run(), but each row reaches the sink as it is given out, so that whoever is behind it can
 *  work meanwhile. `sink` is not NULL. Where the run fails, those that it had count for nothing. */
bs_status bs_run_forth(bs_engine *engine, bs_report *report, const bs_script *script,
                       const bs_sink *sink, bs_error *err);

/** Frees it; NULL is fine. */
void bs_analysis_free(bs_analysis *analysis);

#endif
