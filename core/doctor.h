/** The doctor: what stands between scripts and this machine, tried and not only asked for. */
#ifndef BS_DOCTOR_H
#define BS_DOCTOR_H

#include "allowance.h"
#include "supervisor.h"

/** Adds what `baoshu doctor` says. False where a wall that was wished for does not hold. */
bool bs_doctor_examine(bs_supervisor *supervisor, const bs_allowance *limits, bs_buffer *out);

#endif
