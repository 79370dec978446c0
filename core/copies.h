/** Copies: a file that holds its report several times over, or several reports. */
#ifndef BS_COPIES_H
#define BS_COPIES_H

#include "outline.h"

/** Looks behind paragraph `body`, where the first report's text begins. `*begin` is where the text
 * of the last report in the file begins, 0 where there is but one; `*copy` is the paragraph from
 * which on a page repeats the report, BS_NONE where it does not. False when there is no memory. */
bool bs_copies_find(const bs_outline *outline, const bs_text *text, const bs_pack *pack,
                    size_t body, size_t *begin, size_t *copy);

#endif
