/**
 * baoshu: reads report text, finds its sections and every number it states, and lets Lua scripts
 * compute with them.
 *
 * Make an engine, read a report with it, ask or run a script, free both (the report first). An
 * engine and its reports belong to one thread at a time; two engines share nothing.
 *
 * Every call that can fail returns a bs_status. It fills `*err` (one sentence, and the line of the
 * script or pack it speaks of) and leaves its results untouched unless it returns BS_OK.
 */
#ifndef BAOSHU_H
#define BAOSHU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BS_VERSION "0.1.0"

/** The number of the Lua API that scripts name in `api = 1`. It only grows. */
#define BS_API 1

/** How a call ended. Everything but BS_OK comes with a bs_error. */
typedef enum {
  BS_OK,
  BS_IO,       /**< a file could not be read or written */
  BS_ENCODING, /**< the bytes are text in no encoding that is known, or not text at all */
  BS_SYNTAX,   /**< a script or pack that does not compile */
  BS_SCRIPT,   /**< a script or pack that raised an error */
  BS_USAGE,    /**< an option, column or name that does not exist, or has a wrong value */
  BS_LIMIT,    /**< a limit of size, memory or time was reached */
  BS_NOMEM     /**< the system gave no memory */
} bs_status;

/** What went wrong, as one sentence without a final newline. */
typedef struct bs_error {
  int line; /**< 1-based line of the script or pack, or 0 where there is none */
  char message[1024];
} bs_error;

/** A piece of text, `[start, end)` in bytes. Of a report's mended text unless said otherwise. */
typedef struct bs_span {
  uint32_t start, end;
} bs_span;

/** An exact decimal: coefficient x 10^exponent. */
typedef struct bs_decimal {
  int64_t coefficient;
  int32_t exponent;
} bs_decimal;

/** Packs, their rules and the limits. Owned by the caller; outlives its reports. */
typedef struct bs_engine bs_engine;

/** One document: its text, sections, numbers and facts. Owned by the caller. */
typedef struct bs_report bs_report;

/** Makes an engine with the bundled Chinese pack loaded. `*out` is yours: bs_engine_free(). */
bs_status bs_engine_new(bs_engine **out, bs_error *err);

/** Frees an engine; NULL is fine. All its reports must have been freed before. */
void bs_engine_free(bs_engine *engine);

/** Adds a pack, Lua source of `size` bytes, named `name` in messages. Later packs come before
 *  earlier ones. A report read before keeps what it has. After a failure the engine is as it was.
 */
bs_status bs_engine_add_pack(bs_engine *engine, const char *name, const char *lua, size_t size,
                             bs_error *err);

/** Reads `size` bytes as a report. `path` names it in rows and messages. `encoding` is an iconv
 *  name, or NULL to detect it. `bytes` may go away when the call returns. On success `*out` is
 *  yours: bs_report_free() before the engine's. Fails with BS_ENCODING, BS_LIMIT or BS_NOMEM. */
bs_status bs_report_read(bs_engine *engine, bs_report **out, const char *path, const char *bytes,
                         size_t size, const char *encoding, bs_error *err);

/** Frees a report and all borrowed from it; NULL is fine. */
void bs_report_free(bs_report *report);

/** The mended UTF-8 text, `*size` bytes, NUL-terminated; lives as long as the report. */
const char *bs_report_text(const bs_report *report, size_t *size);

/** What a cell of a row holds. */
typedef enum {
  BS_NIL,
  BS_BOOLEAN,
  BS_INTEGER,
  BS_FLOAT,
  BS_DECIMAL,
  BS_RANGE,
  BS_STRING,
  BS_FACT,
  BS_QUANTITY
} bs_cell_type;

/** A fact as a cell: its text for people and its contract fields for machines. Owned by its row. */
typedef struct bs_fact_cell bs_fact_cell;

/** A quantity as a cell: its text for people, its numbers and sources for machines. */
typedef struct bs_quantity_cell bs_quantity_cell;

/** One cell. Strings need not end in NUL and live as long as the row. */
typedef struct bs_cell {
  bs_cell_type type;
  union {
    bool boolean;
    int64_t integer;
    double number;         /**< BS_FLOAT: a derived value; finite */
    bs_decimal decimal[2]; /**< BS_DECIMAL: [0]; BS_RANGE: low and high */
    struct {
      const char *data;
      size_t size;
    } string;
    const bs_fact_cell *fact;
    const bs_quantity_cell *quantity;
  } as;
} bs_cell;

/** A row, detached from its report: `count` cells under `columns`. Valid during the sink's call. */
typedef struct bs_row {
  const char *const *columns;
  const bs_cell *cells;
  size_t count;
} bs_row;

/** Where a run's results go; the only way out of a run. Each function may be NULL. `row` and
 *  `print` return false to stop the run (its status is then BS_IO). */
typedef struct bs_sink {
  void *self;
  /** Called once before the first row, also where no row follows. */
  bool (*columns)(void *self, const char *const *columns, size_t count);
  bool (*row)(void *self, const bs_row *row);
  /** One line that a script printed, without its newline. `plain` tells a plain chunk's print,
   *  which belongs to standard output, from an analysis's, which is a message. */
  bool (*print)(void *self, const char *text, size_t size, bool plain);
} bs_sink;

/** A script to run: Lua source under a name for messages, and the options the user gave it, as
 *  `name`, `value` strings (`count` pairs). */
typedef struct bs_script {
  const char *name; /**< as Lua chunk names go: "@path/of.lua", "=-e" */
  const char *lua;
  size_t size;
  const char *const *options;
  size_t option_count;
} bs_script;

/** Runs `script` once over `report`. Its rows reach the sink after it has ended well, all or
 *  none. */
bs_status bs_run(bs_engine *engine, bs_report *report, const bs_script *script, const bs_sink *sink,
                 bs_error *err);

#ifdef __cplusplus
}
#endif
#endif
