/** The library: analyses and packs by name, on the search path and built in. */
#ifndef BS_LIBRARY_H
#define BS_LIBRARY_H

#include "base.h"

/** The most bytes a script or pack may have. */
#define BS_SCRIPT_LIMIT ((size_t)1 << 20)
#define BS_PACK_LIMIT ((size_t)64 << 20)

/** A script or pack: its source, and where it comes from. */
typedef struct bs_file {
  const char *lua;
  size_t size;
  const char *path; /**< for messages: a file's path, or the name of what is built in */
  bool builtin;
  bs_arena arena; /**< owns the path */
  bs_buffer text; /**< owns the source of a file */
} bs_file;

/** Finds an analysis or a pack. One with a `/`, and a pack that ends in .lua, is a path; a name is
 *  looked up in the folders of BAOSHU_PATH, in $XDG_DATA_HOME/baoshu and among the built-in ones,
 * the first wins. Never in the current directory. Fails with BS_USAGE for an unknown name, telling
 *  the nearest, or as bs_input_read() does. On success free `out` with bs_file_free(). */
bs_status bs_library_analysis(bs_file *out, const char *name, bs_error *err);
bs_status bs_library_pack(bs_file *out, const char *name, bs_error *err);

/** Whether a pack's name is a path. A user may give one, a script may not: it would have any file
 *  opened. */
bool bs_library_is_path(const char *pack);

/** The names of all analyses, sorted, each once. Zero-initialise; free with bs_names_free(). */
typedef struct bs_names {
  bs_arena arena;
  const char **items;
  size_t count, capacity;
} bs_names;

/** Collects them. Folders that cannot be read have none. */
bs_status bs_library_analyses(bs_names *out, bs_error *err);

/** Collects the files of an analysis's name that do not win, in the order of the search path. */
bs_status bs_library_hidden(bs_names *out, const char *name, bs_error *err);

void bs_file_free(bs_file *file);
void bs_names_free(bs_names *names);

#endif
