#define _XOPEN_SOURCE 700 /* realpath */
#include "grants.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "input.h"
#include "library.h"

bs_status bs_grants_check(const bs_grants *grants, bs_error *err) {
  for (size_t i = 0; i < grants->count; i++) {
    const char *folder = grants->folders[i];
    struct stat there;
    bool found = stat(folder, &there) == 0;
    if (!found || !S_ISDIR(there.st_mode))
      return bs_fail(err, BS_USAGE, 0, "--allow read=%s: %s", folder,
                     found ? "is no folder" : strerror(errno));
  }
  return BS_OK;
}

/* Whether a path that is resolved lies below a folder. */
static bool is_below(const char *resolved, const char *folder) {
  char *root = realpath(folder, NULL);
  size_t size = root ? strlen(root) : 0;
  bool below = root && strncmp(resolved, root, size) == 0 &&
               (resolved[size] == '/' || (size == 1 && *root == '/'));
  free(root);
  return below;
}

static bool is_word(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == '-' ||
         (unsigned char)c >= 0x80;
}

/* Whether a name is words with single dots between them. */
static bool is_name(const char *name) {
  bool word = false;
  for (; *name; name++) {
    if (*name == '.' ? !word : !is_word(*name))
      return false;
    word = *name != '.';
  }
  return word;
}

/* The script's folder, and the module's path below it. */
static void add_path(bs_buffer *folder, bs_buffer *path, const char *script, const char *name) {
  const char *slash = strrchr(script, '/');
  if (slash)
    bs_buffer_add(folder, script, slash > script ? (size_t)(slash - script) : 1);
  else
    bs_buffer_add_string(folder, ".");
  bs_buffer_add(folder, "", 1);
  if (folder->failed) {
    path->failed = true;
    return;
  }
  bs_buffer_printf(path, "%s/", folder->data);
  for (; *name; name++)
    bs_buffer_add(path, *name == '.' ? "/" : name, 1);
  bs_buffer_add(path, ".lua", sizeof ".lua");
}

/* Reads a file by its resolved path. What goes wrong is told of the path that the script gave:
 * where the folder itself lies is no business of the script's. */
static bs_status read_resolved(bs_buffer *out, const char *resolved, const char *given,
                               size_t limit, bs_error *err) {
  bs_error cause;
  bs_status status = bs_input_read_resolved(out, resolved, limit, &cause);
  if (status == BS_OK)
    return status;
  size_t size = strlen(resolved);
  bool named = strncmp(cause.message, resolved, size) == 0;
  return bs_fail(err, status, 0, "%s%s", named ? given : "",
                 named ? cause.message + size : cause.message);
}

bs_status bs_grants_module(const bs_grants *grants, const char *name, bs_buffer *path,
                           bs_buffer *lua, bs_error *err) {
  if (!is_name(name))
    return bs_fail(err, BS_IO, 0, "'%s' is no name of a module (lib.tables is lib/tables.lua)",
                   name);
  if (!grants->script)
    return bs_fail(err, BS_IO, 0,
                   "no module '%s' (modules lie below a script's own folder, and this script is no "
                   "file; lpeg, re and baoshu come with every script)",
                   name);
  bs_buffer folder = {0};
  add_path(&folder, path, grants->script, name);
  char *resolved = path->failed ? NULL : realpath(path->data, NULL);
  bs_status status = BS_OK;
  if (path->failed)
    status = bs_fail_memory(err);
  else if (!resolved)
    status = bs_fail(err, BS_IO, 0,
                     "no module '%s' (%s: %s; lpeg, re and baoshu come with every script)", name,
                     path->data, strerror(errno));
  else if (!is_below(resolved, folder.data))
    status = bs_fail(err, BS_IO, 0, "no module '%s': %s leads out of the script's folder", name,
                     path->data);
  else
    status = read_resolved(lua, resolved, path->data, BS_SCRIPT_LIMIT, err);
  free(resolved);
  bs_buffer_free(&folder);
  return status;
}

bs_status bs_grants_file(const bs_grants *grants, const char *path, bs_buffer *bytes,
                         bs_error *err) {
  char *resolved = realpath(path, NULL);
  bool below = false;
  for (size_t i = 0; resolved && !below && i < grants->count; i++)
    below = is_below(resolved, grants->folders[i]);
  bs_status status;
  if (grants->count == 0)
    status = bs_fail(err, BS_IO, 0, "%s: nothing was granted (baoshu … --allow read=FOLDER)", path);
  else if (!below) /* whether there is such a file is no business of the script's */
    status = bs_fail(err, BS_IO, 0, "%s: is not below what --allow read=… grants", path);
  else
    status = read_resolved(bytes, resolved, path, BS_GRANTS_LIMIT, err);
  free(resolved);
  return status;
}
