/** Rows: named cells in declared columns, detached from the report that they came from. */
#ifndef BS_ROW_H
#define BS_ROW_H

#include "fact.h"
#include "sources.h"

/** The contract fields of a fact, in the order in which every format writes them. */
enum {
  BS_CONTRACT_REPORT,
  BS_CONTRACT_LINE,
  BS_CONTRACT_START,
  BS_CONTRACT_END,
  BS_CONTRACT_TEXT,
  BS_CONTRACT_VALUE,
  BS_CONTRACT_LOW,
  BS_CONTRACT_HIGH,
  BS_CONTRACT_UNIT,
  BS_CONTRACT_BOUND,
  BS_CONTRACT_KIND,
  BS_CONTRACT_INDICATOR,
  BS_CONTRACT_PERIOD,
  BS_CONTRACT_BASE,
  BS_CONTRACT_STATUS,
  BS_CONTRACT_WORDING,
  BS_CONTRACT_SCOPE,
  BS_CONTRACT_PLACE,
  BS_CONTRACT_SECTION,
  BS_CONTRACT_SENTENCE,
  BS_CONTRACT_FIELDS /**< how many there are: 20 */
};
extern const char *const bs_contract_fields[BS_CONTRACT_FIELDS];

/** The most columns that rows may have. */
enum { BS_ROWS_COLUMNS = 1000 };

/** A fact in a row: its contract fields as plain cells (none of them BS_FACT). */
struct bs_fact_cell {
  bs_cell fields[BS_CONTRACT_FIELDS];
};

/** A quantity in a row: its fields as plain cells, numbers in the base unit, an open end nil. */
struct bs_quantity_cell {
  bs_cell value, low, high; /**< BS_DECIMAL, BS_FLOAT where a decimal cannot hold it, or BS_NIL */
  bs_cell unit;             /**< BS_STRING, or BS_NIL for a plain number */
  bs_cell text;             /**< BS_STRING: as people read it */
  const bs_sources_item *sources;
  size_t source_count;
};

/** Rows of one run, all under the same columns, kept until the run has ended well.
 *  Zero-initialise; free with bs_rows_free(). Owns copies of all strings and facts. */
typedef struct bs_rows {
  bs_arena arena;
  const char **columns;
  size_t column_count;
  bs_cell *cells; /**< row after row */
  size_t cell_count, cell_capacity;
  size_t row_count;
  bool told;   /**< a sink has the columns, */
  size_t sent; /**< and so many rows */
} bs_rows;

/** Declares the columns; copies them. At most once. Fails with BS_SCRIPT for a name that is empty
 *  or stands twice. */
bs_status bs_rows_open(bs_rows *rows, const char *const *columns, size_t count, bs_error *err);

/** Copies one row of `column_count` cells, deeply. Fails with BS_SCRIPT, naming the column, for a
 *  number that is inf or NaN. After a failure the rows are as they were. */
bs_status bs_rows_add(bs_rows *rows, const bs_cell *cells, bs_error *err);

/** Hands to a sink the columns and rows that it has not had yet, in order; false when the sink
 *  stopped. Nothing to hand over where no columns were declared. */
bool bs_rows_send(bs_rows *rows, const bs_sink *sink);

void bs_rows_free(bs_rows *rows);

/** The cell of one contract field of a fact, by its place in bs_contract_fields. Its string is
 *  borrowed from the report or, where it has to be made (period, base, section), lives in `arena`,
 *  which may be that of the rows. False when there is no memory. */
bool bs_fact_field(const bs_report *report, uint32_t fact, size_t field, bs_arena *arena,
                   bs_cell *out);

#endif
