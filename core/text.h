/** Text: what the report says once the marks of printing are gone. */
#ifndef BS_TEXT_H
#define BS_TEXT_H

#include "pack.h"
#include "source.h"

/** The mended text: half-width digits, letters and %, no stray blanks, no Markdown marks, and each
 *  paragraph one line, ended by '\n'. Zero-initialise; free with bs_text_free(). */
typedef struct bs_text {
  char *text; /**< NUL-terminated */
  uint32_t size;
  bs_map map;     /**< from `text` to the source's text */
  bs_span *bolds; /**< what Markdown set in bold, in order */
  size_t bold_count, bold_capacity;
} bs_text;

/** Mends a decoded source. `pack` knows the heading marks, which open a paragraph of their own.
 *  Fails with BS_NOMEM only. */
bs_status bs_text_mend(bs_text *out, const bs_source *source, const bs_pack *pack, bs_error *err);

void bs_text_free(bs_text *text);

#endif
