/** What an engine lets scripts and packs take, and the Lua states of it that are at work: the way
 *  from bs_engine_interrupt() into them. */
#ifndef BS_WATCH_H
#define BS_WATCH_H

#include "baoshu.h"

enum {
  BS_WATCH_MEMORY = 256 << 20, /**< the defaults of bs_limits */
  BS_WATCH_OUTPUT = 64 << 20,
  BS_WATCH_INPUT = 256 << 20
};

/** Zero-initialised it gives the defaults. */
typedef struct bs_watch {
  bs_limits limits;              /**< 0 for a default */
  struct bs_guard *volatile top; /**< the states at work (lua_guard.h), the innermost first */
} bs_watch;

/** The limits with the defaults put in, none beyond what may be; those of NULL are the defaults. */
bs_limits bs_watch_limits(const bs_watch *watch);

/** Ends what every state at work does. Async-signal-safe. */
void bs_watch_interrupt(bs_watch *watch);

/** Where the innermost state is: of use for the last words of a process that hangs. */
typedef struct bs_where {
  int line;          /**< of `file`; 0 where it runs no Lua */
  char file[64];     /**< the script, module or pack, as messages name it, perhaps cut */
  char function[64]; /**< the C function that it called there, as "string.find" or "match" (of lpeg,
                        or of string); empty while it runs Lua of its own */
} bs_where;

/** Fills `out` and gives true, or false where nothing is at work. For a signal handler: it
 *  allocates nothing and changes nothing. It is a guess: in a state that the signal met between two
 *  steps it may name the line before, and where memory is being moved it may crash; so a process
 *  should have nothing left to lose when it asks. */
bool bs_watch_where(const bs_watch *watch, bs_where *out);

#endif
