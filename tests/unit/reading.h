/* Reports read for their facts, and facts as lines that a table can hold. */
#ifndef READING_H
#define READING_H

#include "report.h"

/* Reads a text as a report and finds its facts; it is yours. Fails the test where that fails. */
bs_report *read_text(bs_engine *with, const char *text);

/* Writes each fact as a line:

     value unit bound kind indicator period base status

   `-` where there is none, `low..high` for a range; fields are parted by one blank. */
void write_facts(bs_buffer *out, const bs_report *report);

/* One reading: a text, and the lines of its facts, each with its newline. */
struct reading {
  const char *text, *facts;
};

/* Reads each text between `before` and `behind`, and compares. All that differ are told. */
void check_readings(bs_engine *with, const char *before, const char *behind,
                    const struct reading *cases, size_t count);

#endif
