/** Finds a report's numbers and facts: the lexer's tokens and the rules' matches, linked to each
 *  other and filled in from their context. */
#ifndef BS_FACTS_H
#define BS_FACTS_H

#include "fact.h"

/** Finds all of them. `year` is the report's, or 0. Fails with BS_NOMEM, or BS_SCRIPT where a
 *  pack's rule does; `*out` is then empty. */
bs_status bs_facts_find(bs_facts *out, bs_pack *pack, const bs_text *text,
                        const bs_outline *outline, int16_t year, bs_error *err);

#endif
