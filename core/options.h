/** The command line, cut into what it asks for. */
#ifndef BS_OPTIONS_H
#define BS_OPTIONS_H

#include "manual.h"

/** All strings are those of argv or live as long as this. NULL and 0 where nothing was said. */
typedef struct bs_options {
  bs_arena arena;
  const char *values[BS_OPTIONS]; /**< of common options; "" for a given one that has none. Of one
                                     that may be given several times, the last */
  const char *code;               /**< -e */
  const char **columns;           /**< --columns, each once */
  size_t column_count;
  const char **packs; /**< --pack, in order */
  size_t pack_count;
  const char **grants; /**< --allow read=, the folders */
  size_t grant_count;
  const char **own; /**< the analysis's own options: name without dashes, value, name, value … */
  size_t own_count; /**< pairs */
  const char **words; /**< what is no option: the analysis or script, the reports */
  size_t word_count;
} bs_options;

/** Reads `argc` words; the first is the program's name. Options may stand anywhere before `--`,
 * their values behind `=` or as the next word, which then does not begin with `--`. An option that
 * is not common is the analysis's own and has a value too. Fails with BS_USAGE or BS_NOMEM. */
bs_status bs_options_parse(bs_options *out, int argc, char *const *argv, bs_error *err);

/** The common option that a misspelt one most likely meant, without dashes, or NULL. */
const char *bs_options_nearest(const char *name);

void bs_options_free(bs_options *options);

#endif
