/** Phrases: the lists by which the outline knows what a line is and the context what a section or a
 *  phrase is about, as they are found in text. bs_pack_begins() and its like are declared in
 *  pack.h. */
#ifndef BS_PHRASES_H
#define BS_PHRASES_H

#include "pack.h"

/** Gathers the phrases of all kinds into one lexicon. False when there is no memory. */
bool bs_phrases_build(bs_pack *pack);

#endif
