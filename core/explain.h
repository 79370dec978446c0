/** Why each number of a line is, or is not, a fact. */
#ifndef BS_EXPLAIN_H
#define BS_EXPLAIN_H

#include "report.h"

/** Writes for each number of line `line` (1-based, of the file) the tokens, the shape and the rule
 *  that made it a fact, or why it is none, and where its fields came from. BS_USAGE for a line
 *  that the report does not have. */
bs_status bs_explain(bs_report *report, uint64_t line, bs_buffer *out, bs_error *err);

/** Writes the same for one fact. */
bs_status bs_explain_fact(bs_report *report, uint32_t fact, bs_buffer *out, bs_error *err);

#endif
