/** A session: one call of the command, with its outputs, its engine and how it will end. */
#ifndef BS_SESSION_H
#define BS_SESSION_H

#include "options.h"
#include "output.h"
#include "writer.h"

/** How the command ends. */
enum {
  BS_EXIT_DONE = 0,
  BS_EXIT_FAILED = 1,      /**< a report or script failed */
  BS_EXIT_USAGE = 2,       /**< wrong use */
  BS_EXIT_NOT_WRITTEN = 3, /**< output not written completely */
  BS_EXIT_BUG = 70         /**< a bug of ours */
};

/** Zero-initialise, then bs_session_open(). */
typedef struct bs_session {
  bs_options options;
  bs_engine *engine;
  bs_writer *writer;
  int exit;
  const char *script;  /**< its name, for messages */
  const char *reading; /**< the report at hand, or NULL */
  bool columns;        /**< a run has declared some */
  bool empty;          /**< a report was, and that was told */
  bs_output out, errors;
} bs_session;

/** Opens the outputs over the standard descriptors. */
void bs_session_open(bs_session *session);

/** Frees all, writes out what is left and gives the exit status. */
int bs_session_close(bs_session *session);

/** Writes one line to standard error: `baoshu: ` and a sentence, harmless for a terminal. */
void bs_session_tell(bs_session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Tells a sentence about wrong use, and ends so. */
void bs_session_wrong(bs_session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Tells what a call left in `err`, and notes the exit status that goes with it. */
void bs_session_fail(bs_session *session, bs_status status, const bs_error *err);

/** Makes the engine with the packs that the options name. False, and it is told, where that fails.
 */
bool bs_session_load(bs_session *session);

/** Makes the writer that the options ask for; `otherwise` is the format where they name none, NULL
 * a table for a terminal and NDJSON for all else. `reports` is how many will be read. */
bool bs_session_write(bs_session *session, const char *otherwise, size_t reports);

/** Tells why the writer took no row, unless it is the output: that is told at the end. False where
 *  no other report can do better. */
bool bs_session_not_written(bs_session *session);

/** Reads a report with the engine; it is yours. NULL, and it is told, where that fails. */
bs_report *bs_session_read(bs_session *session, const char *path);

/** Runs a script over each report, or once over none. */
void bs_session_run(bs_session *session, const bs_script *script, const char *const *reports,
                    size_t count);

#endif
