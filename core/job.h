/** A job: a script made ready to run, with what it says of itself, the packs that it asks for, and
 *  the files that its options name. */
#ifndef BS_JOB_H
#define BS_JOB_H

#include "analysis.h"
#include "command.h"
#include "library.h"
#include "modules.h"

/** Zero-initialise; bs_job_close() it whatever came of it. */
typedef struct bs_job {
  bs_file file;               /**< where the script comes from; empty for -e */
  bs_buffer name;             /**< as Lua's chunks are named */
  bs_analysis *analysis;      /**< NULL for a script that is no analysis */
  bs_request_option *options; /**< the user's */
  bs_buffer *files;           /**< the bytes of those that name files */
  size_t option_count;
  bs_script script; /**< to run */
} bs_job;

/** Finds the script of that name. False, and it is told, where that fails. */
bool bs_job_find(bs_job *job, bs_command *command, const char *name);

/** Takes Lua code as the script. */
bool bs_job_take(bs_job *job, bs_command *command, const char *code);

/** Gives the workers the script's packs and those of the command line, and the script with what its
 *  options name. False, and it is told, where that fails. */
bool bs_job_prepare(bs_job *job, bs_command *command);

/** Gives them those packs and the script, and learns what the script, which must be an analysis,
 * says of itself, its cases too. */
bool bs_job_study(bs_job *job, bs_command *command);

void bs_job_close(bs_job *job);

#endif
