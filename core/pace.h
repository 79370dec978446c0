/** The pace of a worker: how much processor time it has spent on what, in memory that its
 * supervisor reads, and the timer that ends a script whose time is up.
 *
 *  Processor time counts, not the clock on the wall: how busy the machine is changes no result. A
 *  report is read at the report's charge, so many seconds for so many bytes; what a script does
 *  meanwhile waits. */
#ifndef BS_PACE_H
#define BS_PACE_H

#include <stdatomic.h>

#include "engine.h"

/** What both processes see. The supervisor believes it only as far as a worker may lie: a lie gives
 *  it more time, and then the wall clock ends it. */
typedef struct bs_pace_page {
  _Atomic(int) phase;        /**< a bs_phase */
  _Atomic(uint64_t) since;   /**< processor time of the worker when it began, nanoseconds */
  _Atomic(uint64_t) reading; /**< spent before on this report's reading, nanoseconds */
  _Atomic(uint64_t) running; /**< spent before on this run of the script */
  _Atomic(int) line;         /**< last words: the script's line, 0 where it is not known */
  char call[64];             /**< and the function that was called, "" where none is known */
} bs_pace_page;

/** Maps a page that is shared with the processes forked from here. NULL where the system refuses;
 *  munmap() it. */
bs_pace_page *bs_pace_page_new(void);

/** The exit status of a process whose script heard nothing when its time was up. */
enum { BS_PACE_OVER = 13 };

/** What a worker has spent in its phase by the time `cpu`. */
uint64_t bs_pace_spent(const bs_pace_page *page, bs_phase phase, uint64_t cpu);

/** Watches an engine of this process from now on: `seconds` for each run of a script and for each
 *  pack. There is one timer in a process, so one pace. The page outlives the engine. A script that
 *  hears nothing, and whom the supervisor does not kill in time, ends the process with
 *  BS_PACE_OVER. */
void bs_pace_begin(bs_pace_page *page, bs_engine *engine, double seconds);

/** Charges the phase that a worker is at with the nanoseconds of processor time that another
 * process spent on it meanwhile. The worker has to wait for that. */
void bs_pace_charge(bs_pace_page *page, uint64_t nanoseconds);

/** Interrupts the script of this process if its time is up: after a wait, for whoever waits often
 * is hardly seen by the timer, which counts by the ticks of the clock. */
void bs_pace_look(void);

/** Processor time of a process, nanoseconds; 0 where there is none such. */
uint64_t bs_pace_cpu(int process);

#endif
