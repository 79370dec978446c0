/** Joins: which lines one paragraph was broken into. */
#ifndef BS_JOIN_H
#define BS_JOIN_H

#include "line.h"

/** Sets `joins` of each line by the habits of the whole file: hard wraps, indented paragraphs, page
 *  breaks. */
void bs_lines_join(bs_lines *lines, const char *text, const bs_pack *pack);

#endif
