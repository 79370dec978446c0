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

/** The most bytes that one sentence has; no sentence that somebody wrote comes near. */
enum { BS_SENTENCE_LIMIT = 6000 };

/** The same, but a sentence over the limit ends behind the last clause mark before it, so that no
 * text makes what is done sentence by sentence grow faster than the text. */
uint32_t bs_sentence_part(const char *text, uint32_t at, uint32_t end);

#endif
