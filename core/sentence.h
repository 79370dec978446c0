/** Sentences, and the paragraphs that hold them. */
#ifndef BS_SENTENCE_H
#define BS_SENTENCE_H

#include "outline.h"

/** Cuts the mended text into paragraphs, one a line, kind and section left 0. False when there is
 *  no memory. */
bool bs_paragraphs_split(bs_outline *outline, const bs_text *text);

/** Where the sentence that starts at `at` ends: behind 。！？ and what closes behind them, or at
 *  `end`. */
uint32_t bs_sentence_end(const char *text, uint32_t at, uint32_t end);

#endif
