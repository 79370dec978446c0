/** CSV as RFC 4180 has it, read field by field. */
#ifndef BS_CSV_H
#define BS_CSV_H

#include "base.h"

/** Where the reading stands. bs_csv_open() begins. */
typedef struct bs_csv {
  const char *text;
  size_t size, at;
  char separator; /**< a comma, or a tab where the first line has tabs and no comma */
  int line;       /**< 1-based, of the field that comes next */
} bs_csv;

/** One field. */
typedef struct bs_csv_field {
  bs_buffer text; /**< of the last field read; free it */
  bool quoted;    /**< it stood in quotes */
  bool last;      /**< its record ends behind it */
  bool empty;     /**< it is all of an empty line */
} bs_csv_field;

/** Begins to read text, which outlives it; a byte order mark is passed over. */
void bs_csv_open(bs_csv *csv, const char *text, size_t size);

/** Whether no field is left. */
bool bs_csv_ended(const bs_csv *csv);

/** Reads the next field. Lines end in LF, CRLF or CR. Fails with BS_SYNTAX and a sentence for a
 *  quote that is not closed or stands inside a field, or BS_NOMEM. */
bs_status bs_csv_read(bs_csv *csv, bs_csv_field *out, bs_error *err);

#endif
