/** Completions: what shells ask while one types, made from the manual. */
#ifndef BS_COMPLETION_H
#define BS_COMPLETION_H

#include "analysis.h"

/** Adds the completion script of a shell, one of bs_manual_shells. */
void bs_completion_write(bs_buffer *out, const char *shell);

/** Adds the options of an analysis as those scripts ask for them, a line each: name with dashes,
 *  choices (with blanks between them) and help, separated by tabs. */
void bs_completion_options(bs_buffer *out, const bs_analysis *analysis);

#endif
