/** Values as JSON text. Whatever comes in, what goes out is valid JSON in valid UTF-8. */
#ifndef BS_JSON_H
#define BS_JSON_H

#include "row.h"

/** Adds a string in quotes. Control characters and the line marks that readers stumble over are
 *  escaped, broken UTF-8 becomes U+FFFD. */
void bs_json_string(bs_buffer *out, const char *text, size_t size);

/** Adds a cell: a range as `[low, high]`, a fact as an object of its contract fields, a
 *  quantity as one of value, low, high, unit, text and sources. */
void bs_json_cell(bs_buffer *out, const bs_cell *cell);

#endif
