/** Blanks and full-width forms: what mending drops or writes otherwise. */
#ifndef BS_BLANK_H
#define BS_BLANK_H

#include "base.h"

/** A blank at `at`: its bytes, and its columns (0 for what has no width); 0 where there is none.
 *  Line ends are no blanks. */
uint32_t bs_blank_at(const char *text, uint32_t at, uint32_t end, uint32_t *columns);

/** The bytes of the blank that ends at `end`, behind `start`; 0 where there is none. */
uint32_t bs_blank_before(const char *text, uint32_t start, uint32_t end);

/** The half-width form of a full-width character; other characters as they are. Chinese
 *  punctuation (，：；！？（）) has none. */
uint32_t bs_half_width(uint32_t c);

#endif
