/** What facts and numbers can be: the enumerations of the extraction contract and their names. */
#ifndef BS_FACT_KINDS_H
#define BS_FACT_KINDS_H

#include "base.h"

typedef enum {
  BS_LEVEL,
  BS_GROWTH,
  BS_AVERAGE_GROWTH,
  BS_MULTIPLE,
  BS_CHANGE,
  BS_SHARE,
  BS_RANK,
  BS_KIND_COUNT
} bs_kind;

typedef enum { BS_EXACT, BS_OVER, BS_UNDER, BS_ABOUT, BS_BOUND_COUNT } bs_bound;

typedef enum { BS_ACTUAL, BS_TARGET, BS_STATUS_COUNT } bs_fact_status;

typedef enum {
  BS_NUMBER_FACT,
  BS_NUMBER_DATE,
  BS_NUMBER_ORDINAL,
  BS_NUMBER_NAME,
  BS_NUMBER_HEADING,
  BS_NUMBER_CLASS_COUNT
} bs_number_class;

/** The names that Lua, rows and messages use: "average_growth", "over", "target", "date". */
extern const char *const bs_kind_names[BS_KIND_COUNT];
extern const char *const bs_bound_names[BS_BOUND_COUNT];
extern const char *const bs_status_names[BS_STATUS_COUNT];
extern const char *const bs_number_class_names[BS_NUMBER_CLASS_COUNT];

#endif
