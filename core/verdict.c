#define _GNU_SOURCE
#include "verdict.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "port.h"

void bs_verdict_died(bs_outcome *out, int status) {
  int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  const char *how = signal == 0         ? "ended unasked"
                    : signal == SIGKILL ? "was killed: the system may lack memory"
                    : signal == SIGSEGV
                        ? "crashed (SIGSEGV: a fault of ours, or its stack was full)"
                        : "was ended by a signal: ";
  bool named = signal == 0 || signal == SIGKILL || signal == SIGSEGV;
  out->stage = BS_STAGE_DIED;
  if (WIFEXITED(status) && WEXITSTATUS(status) == BS_PORT_STARVED) {
    out->status = bs_fail_memory(&out->error);
    return;
  }
  out->status = bs_fail(&out->error, BS_IO, 0, "the worker process %s%s", how,
                        named ? "" : strsignal(signal));
}

bool bs_verdict_is_time(int status) {
  return WIFEXITED(status) && WEXITSTATUS(status) == BS_PACE_OVER;
}

/* The last words of a worker whose time is up. */
static void time_is_up(bs_outcome *out, const bs_pace_page *page) {
  char call[sizeof page->call];
  memcpy(call, page->call, sizeof call);
  call[sizeof call - 1] = '\0';
  out->status =
      bs_fail(&out->error, BS_LIMIT_TIME, atomic_load(&page->line),
              "stopped%s%s, for its time is up (--time gives it more)", *call ? " in " : "", call);
}

void bs_verdict_killed(bs_outcome *out, bs_kill why, const bs_process *process,
                       const bs_worker_settings *settings, size_t bytes) {
  bool reading = atomic_load(&process->page->phase) == BS_PHASE_READ;
  out->stage = reading ? BS_STAGE_READ : BS_STAGE_RAN;
  switch (why) {
  case BS_KILL_TIME:
    if (reading)
      out->status =
          bs_fail(&out->error, BS_LIMIT_TIME, 0,
                  "reading it took longer than %g s of processor time (--time allows more)",
                  bs_process_reading(settings, bytes));
    else
      time_is_up(out, process->page);
    break;
  case BS_KILL_ANSWER:
    out->status = process->in.failed
                      ? bs_fail_memory(&out->error)
                      : bs_fail(&out->error, BS_LIMIT_OUTPUT, 0, "gave more than can be taken");
    break;
  default:
    out->stage = BS_STAGE_DIED;
    out->status = bs_fail(&out->error, BS_IO, 0, "the worker process %s",
                          why == BS_KILL_STUCK  ? "neither computed nor answered, and was killed"
                          : why == BS_KILL_SLOW ? "came to no end, and was killed"
                                                : "sent what cannot be, and was killed");
  }
}
