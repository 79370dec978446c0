/** A report from the inside: its source, text, outline and facts. */
#ifndef BS_REPORT_H
#define BS_REPORT_H

#include "fact.h"
#include "phase.h"

struct bs_report {
  bs_engine *engine;
  bs_phase phase; /**< in which it is read: a script's, if that parsed it */
  bs_pack *pack;  /**< the engine's when it was read */
  char *path;     /**< as the caller named it */
  size_t size;    /**< bytes that it was read from */
  bs_source source;
  bs_text text;
  bs_outline outline;
  bs_facts facts;
  bool has_facts;   /**< facts are found when first asked for */
  bs_status failed; /**< how finding them ended, and ends again */
  bs_error failure;
  bs_arena made;   /**< what the C API makes of it when asked … */
  bs_slice *paths; /**< … the path of each section, once asked for, or NULL */
  bs_buffer explained;
};

/** Finds numbers and facts unless that is done. Whatever fails leaves none. */
bs_status bs_report_facts(bs_report *report, const bs_facts **out, bs_error *err);

/** A span of the mended text as bytes of the file. */
bs_span bs_report_bytes(const bs_report *report, bs_span span);

/** The 1-based line of the file on which text offset `at` stands. */
uint32_t bs_report_line(const bs_report *report, uint32_t at);

/** Writes a section's path, marks or else titles joined by "/", such as "三/（一）/推进产业提升";
 * empty for section 0. */
void bs_report_section_path(const bs_report *report, uint32_t section, bs_buffer *out);

/** Whether `section` lies in the one that `path` names: marks (三, 三、, （一）), titles or parts
 * of titles, joined by "/", from the outside in, each somewhere below the one before. */
bool bs_report_in_section(const bs_report *report, uint32_t section, const char *path, size_t size);

#endif
