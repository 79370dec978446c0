/** The scripts and packs that are built into the binary. */
#ifndef BS_BUILTIN_H
#define BS_BUILTIN_H

#include <stddef.h>

/** One file below scripts/, named without `.lua`: "facts", "packs/zh/units". */
struct bs_builtin {
  const char *name; /**< NULL behind the last one */
  const char *lua;
  size_t size;
};

/** All of them, sorted by name. The build makes this from scripts/. */
extern const struct bs_builtin bs_builtins[];

#endif
