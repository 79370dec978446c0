#define _GNU_SOURCE
#include "pace.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* A script whose time is up is interrupted so often. After a grace its last words are taken down.
   The supervisor waits twice as long before it kills; where it cannot, for it waits for whoever
   reads its output, the process ends itself soon after that. */
enum { SECOND = 1000000000, AGAIN = SECOND / 100, GRACE = SECOND / 4, LAST = SECOND / 100 * 65 };

bs_pace_page *bs_pace_page_new(void) {
  void *page =
      mmap(NULL, sizeof(bs_pace_page), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? NULL : page;
}

uint64_t bs_pace_spent(const bs_pace_page *page, bs_phase phase, uint64_t cpu) {
  uint64_t since = atomic_load(&page->since);
  uint64_t spent = phase == BS_PHASE_READ     ? atomic_load(&page->reading)
                   : phase == BS_PHASE_SCRIPT ? atomic_load(&page->running)
                                              : 0;
  return cpu > since ? spent + cpu - since : spent;
}

void bs_pace_charge(bs_pace_page *page, uint64_t nanoseconds) {
  int phase = atomic_load(&page->phase);
  if (phase != BS_PHASE_REST)
    atomic_fetch_add(phase == BS_PHASE_READ ? &page->reading : &page->running, nanoseconds);
}

uint64_t bs_pace_cpu(int process) {
  clockid_t clock;
  struct timespec time;
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0)
    return 0;
  return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec;
}

/* What the signal handler knows: a process has one timer. */
static struct {
  bs_pace_page *page;
  bs_engine *engine;
  uint64_t limit;
  volatile sig_atomic_t strikes;
} pace;

/* Sets the timer, 0 for none. */
static void set(uint64_t nanoseconds) {
  uint64_t micro = nanoseconds / 1000 + (nanoseconds % 1000 > 0);
  struct itimerval timer = {.it_value = {(time_t)(micro / 1000000), (suseconds_t)(micro % 1000000)},
                            .it_interval = {0, micro > 0 ? AGAIN / 1000 : 0}};
  setitimer(ITIMER_PROF, &timer, NULL);
}

/* Time is up: the script is interrupted, and again until that is heard. Where it is not heard, for
   the script waits for a function in C, what that is are its last words. */
static void strike(int signal) {
  bs_where where;
  (void)signal;
  if (atomic_load(&pace.page->phase) != BS_PHASE_SCRIPT)
    return;
  bs_engine_interrupt(pace.engine);
  if (pace.strikes++ < GRACE / AGAIN)
    return;
  if (bs_engine_where(pace.engine, &where)) {
    atomic_store(&pace.page->line, where.line);
    memcpy(pace.page->call, where.function, sizeof pace.page->call);
  }
  if (pace.strikes > LAST / AGAIN)
    _exit(BS_PACE_OVER);
}

void bs_pace_look(void) {
  if (pace.page && atomic_load(&pace.page->phase) == BS_PHASE_SCRIPT &&
      bs_pace_spent(pace.page, BS_PHASE_SCRIPT, bs_pace_cpu(0)) > pace.limit)
    bs_engine_interrupt(pace.engine);
}

static void turn(void *self, bs_phase before, bs_phase after) {
  bs_pace_page *page = self;
  if (before == after)
    return;
  uint64_t now = bs_pace_cpu(0), running = bs_pace_spent(page, before, now);
  set(0);
  if (before == BS_PHASE_READ)
    atomic_store(&page->reading, running);
  else if (before == BS_PHASE_SCRIPT)
    atomic_store(&page->running, running);
  if (before == BS_PHASE_REST) { /* something new begins */
    atomic_store(&page->line, 0);
    page->call[0] = '\0';
    atomic_store(after == BS_PHASE_READ ? &page->reading : &page->running, 0);
  }
  atomic_store(&page->since, now);
  atomic_store(&page->phase, after);
  if (after != BS_PHASE_SCRIPT)
    return;
  running = atomic_load(&page->running);
  pace.strikes = 0;
  set(running < pace.limit ? pace.limit - running : 1000);
}

void bs_pace_begin(bs_pace_page *page, bs_engine *engine, double seconds) {
  struct sigaction action = {.sa_handler = strike, .sa_flags = SA_RESTART};
  pace.page = page;
  pace.engine = engine;
  pace.limit = (uint64_t)(seconds * SECOND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGPROF, &action, NULL);
  engine->turned = turn;
  engine->turned_self = page;
}
