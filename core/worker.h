/** A worker: the process that loads packs, reads reports and runs scripts, locked in by walls.h,
 * for a supervisor that does none of it. */
#ifndef BS_WORKER_H
#define BS_WORKER_H

#include "outcome.h"
#include "pace.h"
#include "walls.h"

/** How workers are made. */
typedef struct bs_worker_settings {
  double seconds; /**< processor time for each script on each report */
  size_t memory;  /**< bytes for each script */
  size_t input;   /**< bytes of each report */
  bs_walls_wish walls;
  const char *encoding; /**< that reports will have; NULL where it is not known */
  bool wide; /**< opens the tables of every encoding that may be detected, which takes some
                milliseconds, not only of those that Chinese texts come in */
} bs_worker_settings;

/** Serves whoever holds the other end of the socket `fd`, until that is closed. Does not return. */
_Noreturn void bs_worker_serve(int fd, bs_pace_page *page, const bs_worker_settings *settings);

#endif
