/** What an analysis says of itself, on the wire. Its cases stay with the worker that runs them;
 * only their number is sent. */
#ifndef BS_WIRE_ANALYSIS_H
#define BS_WIRE_ANALYSIS_H

#include "analysis.h"
#include "wire.h"

/** Adds an analysis. */
void bs_wire_add_analysis(bs_buffer *out, const bs_analysis *analysis);

/** Takes one; it is yours: bs_analysis_free(). NULL, and the wire is broken, where none stands
 *  there, or there is no memory. */
bs_analysis *bs_wire_analysis(bs_wire *wire);

#endif
