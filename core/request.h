/** Requests: what the command asks of its workers, each as a frame or as a call. */
#ifndef BS_REQUEST_H
#define BS_REQUEST_H

#include "analysis.h"
#include "supervisor.h"

/** An option of a script as the user gave it. */
typedef struct bs_request_option {
  const char *name, *value;
  const bs_buffer *file; /**< the bytes of the file that `value` names; NULL where it names none */
} bs_request_option;

/** Adds a pack, Lua under a name for messages, to all workers. */
void bs_request_pack(bs_supervisor *supervisor, const char *name, const char *lua, size_t size,
                     bs_outcome *out);

/** Gives all workers the script that is to be run. */
void bs_request_script(bs_supervisor *supervisor, const bs_script *script,
                       const bs_request_option *options, size_t count, bs_outcome *out);

/** Says to all workers how rows are to be shown: amounts in `units` (NULL: as they are), and with
 *  the signs that people expect. */
void bs_request_view(bs_supervisor *supervisor, const char *units, bool people, bs_outcome *out);

/** Asks what a script says of itself. On BS_OK `*analysis` is the caller's: bs_analysis_free(). */
void bs_request_describe(bs_supervisor *supervisor, const bs_script *script, bs_analysis **analysis,
                         bs_outcome *out);

/** Runs the cases of the script, and adds what is to be said of them to `text`. */
void bs_request_try(bs_supervisor *supervisor, bs_buffer *text, bs_outcome *out);

/** Adds why each number of a line of a report is, or is not, a fact. */
void bs_request_explain(bs_supervisor *supervisor, const char *path, const char *encoding,
                        const bs_buffer *bytes, uint64_t line, bs_buffer *text, bs_outcome *out);

/** Adds which walls stand around a worker, and what it can do all the same (bs_walls_probe()). */
void bs_request_probe(bs_supervisor *supervisor, bs_buffer *text, bs_outcome *out);

/** Where a frame that brings a report was opened. */
typedef struct bs_request_place {
  size_t frame, bytes;
} bs_request_place;

/** Opens the frame that runs the script over a report: until bs_request_close_run() what is added
 *  is the report's bytes. `path` is NULL to run it over none, and then nothing is added. Where the
 *  script gives no rows, `reason` asks why (BS_FRAME_NOTHING). */
bs_request_place bs_request_open_run(bs_buffer *frame, bool reason, const char *path,
                                     const char *encoding);
void bs_request_close_run(bs_buffer *frame, bs_request_place place);

#endif
