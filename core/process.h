/** One worker process, as its supervisor holds it: bytes to it and from it, its time, its end. */
#ifndef BS_PROCESS_H
#define BS_PROCESS_H

#include <sys/types.h>

#include "worker.h"

/** Why a worker is killed. */
typedef enum {
  BS_KILL_NOT,
  BS_KILL_TIME,   /**< the time of its script, or of its report, is up, and it did not end itself */
  BS_KILL_STUCK,  /**< it neither computes nor answers */
  BS_KILL_SLOW,   /**< it computes for too long, neither for a script nor for a report */
  BS_KILL_ANSWER, /**< its answer is larger than any may be */
  BS_KILL_NONSENSE /**< what it sends cannot be */
} bs_kill;

/** Zero-initialise, then bs_process_start(). `pid` is 0 where there is none. */
typedef struct bs_process {
  pid_t pid;
  int fd;
  bs_pace_page *page;
  bs_buffer out;          /**< to be sent */
  const bs_buffer *given; /**< to be sent behind that, borrowed; NULL: nothing */
  size_t sent;            /**< of the first of the two that is there */
  bs_buffer in;           /**< what it sent, and is not forgotten */
  size_t seen;            /**< of that: whole frames that were looked at */
  uint64_t forgotten;     /**< bytes that were, since it was given something */
  bool ended;             /**< it closed its end */
  uint64_t cpu;           /**< its processor time when it was last seen to get on, nanoseconds */
  uint64_t looked;        /**< when it was looked at last, by the monotonic clock */
  uint64_t idle;          /**< for so long it has been seen not to get on, nanoseconds */
} bs_process;

/** Forks it. Fails with BS_IO, and the sentence says what the system refuses. */
bs_status bs_process_start(bs_process *out, const bs_worker_settings *settings, bs_error *err);

/** Gives it a frame to work on, which lives until the worker has answered or is ended. */
void bs_process_give(bs_process *process, const bs_buffer *frame);

/** Whether it was not sent yet all that it is to get. */
bool bs_process_is_sending(const bs_process *process);

/** Forgets what was looked at. */
void bs_process_forget(bs_process *process);

/** Sends and receives what can be without waiting. */
void bs_process_exchange(bs_process *process);

/** Why it is to be killed by now, if it is. `bytes` are those of the report that it was given. */
bs_kill bs_process_due(bs_process *process, const bs_worker_settings *settings, size_t bytes,
                       uint64_t now);

/** Seconds of processor time that reading a report of `bytes` may take. */
double bs_process_reading(const bs_worker_settings *settings, size_t bytes);

/** Caps the memory of the process, for a report of `bytes`. */
void bs_process_cap(const bs_process *process, const bs_worker_settings *settings, size_t bytes);

/** Kills it unless it has ended, and waits for its end. Gives that as waitpid() does where it ended
 *  by itself, else 0. Nothing is done where there is none. */
int bs_process_end(bs_process *process);

/** Lets go of one that has nothing more to do: it ends while the caller goes on, to
 *  bs_process_end(). Where there are no walls it ends itself, for what sanitizers and a count of
 *  branches have to say is said at its end. */
void bs_process_release(bs_process *process);

/** Nanoseconds of the monotonic clock. */
uint64_t bs_process_clock(void);

#endif
