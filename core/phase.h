/** Phases: whose time passes. */
#ifndef BS_PHASE_H
#define BS_PHASE_H

/** What an engine is at. */
typedef enum {
  BS_PHASE_REST,
  BS_PHASE_READ,  /**< reads a report, or finds its facts */
  BS_PHASE_SCRIPT /**< runs what others wrote: a script, a pack as it loads */
} bs_phase;

#endif
