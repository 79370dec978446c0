/** The sieve: which amounts of a sentence are facts, and why the others are none. */
#ifndef BS_SIEVE_H
#define BS_SIEVE_H

#include "lexer.h"

/** Why the amount of token `i` is no fact, a phrase for people; NULL where it is one. `*class` is
 *  then what it is instead. `ruled` tells that a rule speaks of it. */
const char *bs_sieve(const bs_pack *pack, const char *report, const bs_lexed *lexed, size_t i,
                     bool ruled, bs_number_class *class);

#endif
