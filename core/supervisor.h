/** The supervisor: forks workers, hands out what is to be done, checks and orders what comes back,
 *  kills what hangs and replaces what dies. It runs no Lua and parses no report. */
#ifndef BS_SUPERVISOR_H
#define BS_SUPERVISOR_H

#include "grants.h"
#include "outcome.h"
#include "worker.h"

typedef struct bs_supervisor bs_supervisor;

/** Makes one; its first worker is forked at once, before this process knows anything that a worker
 *  should not, and loads while the caller goes on. At most `jobs` will work at the same time, fewer
 *  where the system gives no more processes or descriptors. The strings of `settings` outlive it.
 * On success `*out` is yours: bs_supervisor_free(). Fails with BS_IO where the system gives no
 * process. */
bs_status bs_supervisor_new(bs_supervisor **out, const bs_worker_settings *settings, size_t jobs,
                            bs_error *err);

/** Says which files scripts may have: none until then. `grants` outlives it. */
void bs_supervisor_grant(bs_supervisor *supervisor, const bs_grants *grants);

/** Kills the workers; NULL is fine. */
void bs_supervisor_free(bs_supervisor *supervisor);

/** A piece of work, and who takes what comes of it. */
typedef struct bs_work {
  void *self;
  /** Writes the frame that asks for piece `index`. False where there is nothing to ask: `outcome`
   *  then says why. */
  bool (*ask)(void *self, size_t index, bs_buffer *frame, bs_outcome *outcome);
  /** Takes a frame of its answer, in order and as they arrive: whether the piece ends well is not
   *  known yet. The frame lives until this returns. NULL where nothing but the outcome matters. */
  void (*take)(void *self, size_t index, bs_frame *frame);
  /** The piece has ended; false to begin no more. */
  bool (*done)(void *self, size_t index, const bs_outcome *outcome);
  bool last; /**< no other work follows, so that workers may go as soon as there is none for them */
} bs_work;

/** Does `count` pieces, some at a time; `take` and `done` are called for one after the other, in
 *  order. */
void bs_supervisor_do(bs_supervisor *supervisor, const bs_work *work, size_t count);

/** Asks one thing. Frames go to `take` (may be NULL) with `self`. */
void bs_supervisor_ask(bs_supervisor *supervisor, const bs_buffer *frame,
                       void (*take)(void *self, size_t index, bs_frame *frame), void *self,
                       bs_outcome *out);

/** Asks the same of a worker now, and of each later one when it begins: a pack, a script, a view.
 *  Where it fails, later ones are not asked. */
void bs_supervisor_tell(bs_supervisor *supervisor, const bs_buffer *frame, bs_outcome *out);

/** Whether a worker went without walls that it was to have, for this system has no seccomp. */
bool bs_supervisor_is_bare(const bs_supervisor *supervisor);

/** Whether workers died for five pieces one after the other, in the order of the pieces, so that
 *  how many work at a time changes nothing. No more is done then. */
bool bs_supervisor_is_lost(const bs_supervisor *supervisor);

#endif
