/** A command: one call of the command, with its outputs, its workers and how it will end. */
#ifndef BS_COMMAND_H
#define BS_COMMAND_H

#include "allowance.h"
#include "analysis.h"
#include "options.h"
#include "output.h"
#include "record.h"
#include "replacement.h"
#include "request.h"
#include "writer.h"

/** How the command ends. */
enum {
  BS_EXIT_DONE = 0,
  BS_EXIT_FAILED = 1,      /**< a report or script failed */
  BS_EXIT_USAGE = 2,       /**< wrong use */
  BS_EXIT_NOT_WRITTEN = 3, /**< output not written completely */
  BS_EXIT_BUG = 70         /**< a bug of ours */
};

/** Zero-initialise, then bs_command_open(). */
typedef struct bs_command {
  bs_options options;
  bs_allowance allowance;
  bs_grants grants;
  bs_supervisor *supervisor; /**< NULL until something is to be loaded */
  bs_writer *writer;
  int exit;
  const char *script;  /**< its name, for messages */
  const char *reading; /**< the report at hand, or NULL */
  bool columns;        /**< a run has declared some */
  bool empty;          /**< a report was, and that was told */
  bs_buffer why;       /**< why the first report gave no rows, where it gave none */
  bool done;           /**< something is worth to be kept: a report was, or a whole command */
  bs_replacement file; /**< of -o */
  bs_output out, errors;
  bs_records records; /**< of --records */
} bs_command;

/** Opens the outputs over the standard descriptors. */
void bs_command_open(bs_command *command);

/** Opens the files of -o and --records, if there are any. False, and it is told, where that fails.
 */
bool bs_command_redirect(bs_command *command);

/** Frees all, writes out what is left and gives the exit status. */
int bs_command_close(bs_command *command);

/** Writes one line to standard error: `baoshu: ` and a sentence, harmless for a terminal. */
void bs_command_tell(bs_command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Tells a sentence about wrong use, and ends so. */
void bs_command_wrong(bs_command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Tells what a call left in `err`, and notes the exit status that goes with it. */
void bs_command_fail(bs_command *command, bs_status status, const bs_error *err);

/** The same, with the file that it is about, at its line where that is known; `about` (NULL for
 *  nothing) follows in brackets. The exit status is the caller's. */
void bs_command_fail_at(bs_command *command, const char *file, const bs_error *err,
                        const char *about);

/** Writes lines that a plain chunk printed to the output, made harmless but for tabs. */
void bs_command_print(bs_command *command, const char *lines, size_t size);

/** Writes lines that an analysis printed to standard error, as harmless. */
void bs_command_tell_lines(bs_command *command, const char *lines, size_t size);

/** Notes the exit status that goes with a failure. */
void bs_command_note(bs_command *command, bs_status status);

/** Tells what a worker's answer says went wrong, of `file` (NULL for none) at its line. */
void bs_command_fail_outcome(bs_command *command, const char *file, const bs_outcome *outcome);

/** The same, of a script or pack that does not load; records it, as about no report. */
void bs_command_fail_loading(bs_command *command, const char *file, const bs_outcome *outcome);

/** Begins to work with the packs that the options name. False, and it is told, where that fails.
 */
bool bs_command_load(bs_command *command);

/** Reads a report, or standard input where the path is -, behind what the buffer holds. Fails with
 *  BS_IO, BS_NOMEM, or BS_LIMIT where it is larger than --max-input. */
bs_status bs_command_read(const bs_command *command, bs_buffer *out, const char *path,
                          bs_error *err);

/** Its steps: the workers alone, one more pack, and the packs that the options name. */
bool bs_command_start(bs_command *command);
bool bs_command_add_pack(bs_command *command, const char *name);
bool bs_command_add_packs(bs_command *command);

/** Makes the writer that the options ask for; `otherwise` is the format where they name none, NULL
 *  a table for a terminal and NDJSON for all else. `reports` is how many will be read; `analysis`,
 *  which may be NULL, says what the rows will be. */
bool bs_command_write(bs_command *command, const char *otherwise, size_t reports,
                      const bs_analysis *analysis);

/** Tells why the writer took no row, unless it is the output: that is told at the end. False where
 *  no other report can do better. */
bool bs_command_not_written(bs_command *command);

/** Tells what the reading of a report brought to light. False where it failed. */
bool bs_command_report(bs_command *command, const char *path, const bs_outcome *outcome);

/** Runs the script that workers were given over each report, or once over none. */
void bs_command_run(bs_command *command, const char *const *reports, size_t count);

#endif
