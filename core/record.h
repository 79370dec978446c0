/** Records: what became of each report, a line of JSON each, for `--records FILE`. */
#ifndef BS_RECORD_H
#define BS_RECORD_H

#include "outcome.h"
#include "output.h"
#include "replacement.h"

/** Zero-initialise, then bs_records_open(). */
typedef struct bs_records {
  bs_replacement file; /**< replaced whole or not at all */
  bs_output out;
} bs_records;

/** How a report ended, by the name that records have for it: "ok", "script_error", "limit_time",
 *  "limit_memory", "limit_output", "input_error" or "worker_crash". */
const char *bs_record_status(const bs_outcome *outcome);

/** Begins a file of records; without one nothing is recorded. Fails as bs_replacement_open(). */
bs_status bs_records_open(bs_records *records, const char *path, bs_error *err);

/** Adds the record of one report (NULL where a script ran over none):
 *
 *      {"report":"a.txt","script":"./mine.lua","status":"limit_time","line":3,"message":"…"}
 *
 *  `line` is the script's, null where none is known; `message` is null where all went well. */
void bs_records_add(bs_records *records, const char *report, const char *script,
                    const bs_outcome *outcome);

/** Puts the file in its place, or without `keep` leaves what stood there. Fails with BS_IO and a
 *  sentence. Nothing is done without a file. */
bs_status bs_records_close(bs_records *records, bool keep, bs_error *err);

#endif
