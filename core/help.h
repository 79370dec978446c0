/** What `baoshu list` and `baoshu help ANALYSIS` say. */
#ifndef BS_HELP_H
#define BS_HELP_H

#include "analysis.h"
#include "output.h"
#include "supervisor.h"
#include "writer.h"

/** What one analysis asks, with its options, columns and file; what a command does. `grants` are
 *  the supervisor's, and name the script while it is asked. Fails as bs_library_analysis() and
 *  bs_request_describe() do. */
bs_status bs_help_analysis(bs_supervisor *supervisor, bs_grants *grants, const char *name,
                           bs_output *output, bs_error *err);

/** The columns of the list, and those that people see. */
extern const bs_analysis bs_help_list_form;

/** Every analysis as a row: analysis, summary, options, file, and hides, the files of that name
 * that it hides. One that does not load says why instead of its summary. Fails with BS_IO where the
 * writer has something to tell. */
bs_status bs_help_list(bs_supervisor *supervisor, bs_grants *grants, bs_writer *writer,
                       bs_error *err);

#endif
