#define _XOPEN_SOURCE 700 /* setitimer */
#include "alarm.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>

enum { PATIENCE = 10, AGAIN = 20000 /* microseconds */ };

/* A handler finds nothing but what is static. */
static bs_engine *volatile rung;

static void ring(int signal) {
  bs_engine *engine = rung;
  (void)signal;
  if (engine)
    bs_engine_interrupt(engine);
}

static void start(int timer, double seconds) {
  struct itimerval time = {{0, AGAIN}, {(time_t)seconds, 0}};
  time.it_value.tv_usec = (suseconds_t)((seconds - (double)time.it_value.tv_sec) * 1e6);
  if (time.it_value.tv_sec == 0 && time.it_value.tv_usec == 0)
    time.it_value.tv_usec = 1; /* 0 would stop it */
  setitimer(timer, &time, NULL);
}

void bs_alarm_set(bs_engine *engine, double seconds) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = ring;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGPROF, &action, NULL);
  sigaction(SIGALRM, &action, NULL);
  rung = engine;
  start(ITIMER_PROF, seconds);
  start(ITIMER_REAL, seconds * PATIENCE);
}

void bs_alarm_clear(void) {
  static const struct itimerval none;
  setitimer(ITIMER_PROF, &none, NULL);
  setitimer(ITIMER_REAL, &none, NULL);
  rung = NULL;
}
