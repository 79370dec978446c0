/** The walls of a worker: what a process that reads strangers' text and runs strangers' scripts
 *  cannot do, whatever goes wrong in it.
 *
 *  seccomp lets through the system calls that computing takes (memory, its own descriptors, time,
 *  its end) and answers all others with EPERM; Landlock leaves it no file, should a call slip
 *  through; resource limits leave it no new descriptor, process, file or core dump. */
#ifndef BS_WALLS_H
#define BS_WALLS_H

#include "base.h"

/** What to do about walls. */
typedef enum {
  BS_WALLS_OFF,    /**< raise none */
  BS_WALLS_ON,     /**< raise what this system has */
  BS_WALLS_REQUIRE /**< fail where one of them is not to be had */
} bs_walls_wish;

/** Which walls stand. */
typedef struct bs_walls {
  bool seccomp;
  int landlock; /**< the version of the kernel's interface; 0 where it has none */
} bs_walls;

/** Whether this build knows how to raise walls. */
#ifdef BS_WALLS
enum { BS_WALLS_BUILT = 1 };
#else
enum { BS_WALLS_BUILT = 0 };
#endif

/** Raises them around this process, for good. Fails with BS_IO where BS_WALLS_REQUIRE asks for what
 *  is not there. */
bs_status bs_walls_raise(bs_walls *out, bs_walls_wish wish, bs_error *err);

/** Kills this process when its parent dies. */
void bs_walls_die_with(int parent);

/** Tries what must not be possible. Adds a line for each: `open` and `Operation not permitted`,
 * with a tab between them, or `open` and `possible`. */
void bs_walls_probe(bs_buffer *out);

#endif
