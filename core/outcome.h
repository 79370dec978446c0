/** An outcome: what came of what a worker was asked, as the end of its answer tells. */
#ifndef BS_OUTCOME_H
#define BS_OUTCOME_H

#include "source.h"
#include "wire.h"

/** How far it came. */
typedef enum {
  BS_STAGE_ASK,  /**< it could not be asked: the sentence says all */
  BS_STAGE_READ, /**< the report was to be read, or what else was brought */
  BS_STAGE_RAN,  /**< the script was run */
  BS_STAGE_DIED  /**< the worker did not live to tell: the supervisor does */
} bs_stage;

typedef struct bs_outcome {
  bs_status status;
  bs_stage stage;
  bs_error error;
  size_t size, replaced;           /**< of the report: bytes, and characters that became U+FFFD */
  char encoding[BS_ENCODING_NAME]; /**< of the report; "" where there is none */
  size_t cases, failures;          /**< of a trial */
  bool fitted;                     /**< rows showed an amount in a unit that was asked for */
  bool bare;   /**< of its birth: a worker without the wall that it was to have */
  bool narrow; /**< the encoding was not known, and a wide worker knows more of them */
} bs_outcome;

/** Adds the frame that ends an answer. */
void bs_outcome_add(bs_buffer *out, const bs_outcome *outcome);

/** Takes one from its body. What may not be breaks the wire. */
void bs_outcome_take(bs_outcome *out, bs_wire *wire);

#endif
