/** Ends what an engine is at when its time is up, in a process that does one thing at a time. */
#ifndef BS_ALARM_H
#define BS_ALARM_H

#include "baoshu.h"

/** From now on `seconds` of processor time may pass, then bs_engine_interrupt() is called, again
 *  and again until bs_alarm_clear(). As a backstop that load on the machine does not reach, so it
 * is after 10 times as long by the clock. One alarm at a time; it takes SIGPROF and SIGALRM. */
void bs_alarm_set(bs_engine *engine, double seconds);

/** No more of it. */
void bs_alarm_clear(void);

#endif
