/** Grants: the files that a script may have. Its worker can open none and asks; the supervisor
 * opens what lies below the script's own folder, for `require`, and below those that the user named
 * with
 *  `--allow read=FOLDER`. */
#ifndef BS_GRANTS_H
#define BS_GRANTS_H

#include "base.h"

/** Zero-initialise; its strings are the caller's. */
typedef struct bs_grants {
  const char *script;         /**< the script's path; NULL where it is no file */
  const char *const *folders; /**< that may be read */
  size_t count;
} bs_grants;

/** The most bytes of a file that a script reads. */
#define BS_GRANTS_LIMIT ((size_t)64 << 20)

/** Checks that the folders are there. Fails with BS_USAGE, and the sentence names one that is not.
 */
bs_status bs_grants_check(const bs_grants *grants, bs_error *err);

/** Reads the module that the script requires as `name`, words with dots between them: `a.b` is
 *  a/b.lua below the script's folder, also where links lead. `path` and `lua` (zero-initialised)
 * are the caller's to free. Fails with BS_IO, and the sentence says where it was looked for. */
bs_status bs_grants_module(const bs_grants *grants, const char *name, bs_buffer *path,
                           bs_buffer *lua, bs_error *err);

/** Reads a file that lies, also where links lead, below a folder that was granted. */
bs_status bs_grants_file(const bs_grants *grants, const char *path, bs_buffer *bytes,
                         bs_error *err);

#endif
