/** Filters of the C API: which facts pass a bs_filter. Those of Lua are lua_filter.h's. */
#ifndef BS_FILTER_H
#define BS_FILTER_H

#include "report.h"

/** A filter that was read: names found, periods understood. */
typedef struct bs_filter_read {
  bs_filter words; /**< those that are compared as text */
  bool has_kind, has_status, has_bound;
  bs_kind kind;
  bs_fact_status status;
  bs_bound bound;
  bs_period period, base, within; /**< unknown where nothing is asked */
} bs_filter_read;

/** Reads a filter (NULL: all pass). BS_USAGE where it names what does not exist. */
bs_status bs_filter_parse(bs_filter_read *out, const bs_filter *filter, bs_error *err);

/** Whether a fact passes, by its index. */
bool bs_filter_passes(const bs_filter_read *filter, const bs_report *report, uint32_t fact);

#endif
