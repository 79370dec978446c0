#ifndef BS_TESTS_REFUSAL_H
#define BS_TESTS_REFUSAL_H

/* Memory that the system refuses. A program that is linked with `--wrap` for what refusal.c wraps
   counts its allocations here, and may be refused one of them, or one and all behind it. */
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

extern struct bs_refusal {
  size_t asked, fails; /* allocations so far; the one that fails, 0 for none */
  bool on, ever;       /* refuses; and all behind it too */
  bool in_lua;         /* Lua allocates, not the core */
  pid_t process;       /* that is refused; others are not */
  long kept;           /* blocks outside Lua that are not freed */
} bs_refusal;

/* The places outside Lua that a process allocates from: who called whom, and which allocation was
   the first of each. Call backtrace() once before noting, for it loads what it needs. */
enum { BS_REFUSAL_FRAMES = 7, BS_REFUSAL_PLACES = 4096 };
extern struct bs_refusal_places {
  bool on;
  size_t count;
  struct bs_refusal_place {
    size_t first;
    int depth;
    void *frames[BS_REFUSAL_FRAMES];
  } place[BS_REFUSAL_PLACES];
  void (*noted)(const struct bs_refusal_place *place); /* called for each new one, or NULL */
} bs_refusal_places;

#endif
