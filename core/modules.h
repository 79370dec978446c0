/** A script's own modules, as files below its folder: what bs_modules asks for. */
#ifndef BS_MODULES_H
#define BS_MODULES_H

#include "grants.h"

/** The files that were asked for so far; every run gets the same text. Zero-initialise. */
typedef struct bs_module_files {
  bs_modules modules; /**< for a script's `modules`, once opened; the struct must stay in place */
  bs_grants grants;
  struct bs_module_file *files;
  size_t count, capacity;
} bs_module_files;

/** Looks for modules where the script `path` lies, as bs_grants_module() does. `path` outlives it.
 */
void bs_module_files_open(bs_module_files *files, const char *path);
void bs_module_files_free(bs_module_files *files);

#endif
