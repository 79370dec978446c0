/** Verdicts: what a worker's end says of the piece of work that it had. */
#ifndef BS_VERDICT_H
#define BS_VERDICT_H

#include "outcome.h"
#include "process.h"

/** It was killed, `why` being no BS_KILL_NOT, over a piece of so many bytes. The process is still
 *  at hand. */
void bs_verdict_killed(bs_outcome *out, bs_kill why, const bs_process *process,
                       const bs_worker_settings *settings, size_t bytes);

/** Whether it ended itself for its time was up: as one that is killed for BS_KILL_TIME. `status` is
 *  waitpid()'s. */
bool bs_verdict_is_time(int status);

/** It died; `status` is waitpid()'s. */
void bs_verdict_died(bs_outcome *out, int status);

#endif
