/** What an analysis says of itself, for `list`, `help` and the command line. */
#ifndef BS_ANALYSIS_H
#define BS_ANALYSIS_H

#include "base.h"

typedef struct bs_analysis_option {
  const char *name;   /**< without dashes */
  const char *type;   /**< "string", "number", "year", "boolean" …, as the script wrote it */
  const char *help;   /**< "" where it gives none */
  const char *preset; /**< its default as text; NULL where there is none */
} bs_analysis_option;

/** The data above `map`. All strings are its own. */
typedef struct bs_analysis {
  bs_arena arena;
  const char *summary; /**< "" where it gives none */
  const char *const *columns;
  size_t column_count;
  const bs_analysis_option *options; /**< sorted by name */
  size_t option_count;
} bs_analysis;

/** Loads an analysis, without a report, and tells what it declares. On success `*out` is yours:
 *  bs_analysis_free(). Fails as bs_run() does; BS_USAGE for a script that is no analysis. */
bs_status bs_analysis_describe(bs_engine *engine, const bs_script *script, bs_analysis **out,
                               bs_error *err);

/** Frees it; NULL is fine. */
void bs_analysis_free(bs_analysis *analysis);

#endif
