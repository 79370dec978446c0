/** Why a report gave no rows: which of the options names what the report does not have. */
#ifndef BS_NOTHING_H
#define BS_NOTHING_H

#include "base.h"

/** Adds a phrase such as `no section is '九' (it has: 一、工作回顾, 二、主要任务)` for each of the
 *  options (`name`, `value` strings, `count` pairs) that is called as a field of facts and names
 * what no fact of the report has; where there is none such, how many facts pass them all. Adds
 * nothing where facts cannot be found. */
void bs_nothing_explain(bs_buffer *out, bs_report *report, const char *const *options,
                        size_t count);

#endif
