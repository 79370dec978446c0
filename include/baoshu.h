/**
 * baoshu: reads report text, finds its sections and every number it states, and lets Lua scripts
 * compute with them.
 *
 * Make an engine, read a report with it, ask or run a script, free both (the report first). An
 * engine and its reports belong to one thread at a time; two engines share nothing.
 *
 * Every call that can fail returns a bs_status. It fills `*err` (one sentence, and the line of the
 * script or pack it speaks of; `err` may be NULL) and leaves its results untouched unless it
 * returns BS_OK.
 *
 * docs/embedding.md shows whole programs.
 */
#ifndef BAOSHU_H
#define BAOSHU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default) /* all else in the library is hidden */
#endif

#define BS_VERSION "0.1.0"

/** The version of the library that runs; BS_VERSION is that of the header. */
const char *bs_version(void);

/** The number of the Lua API that scripts name in `api = 1`. It only grows. */
#define BS_API 1

/** How a call ended. Everything but BS_OK comes with a bs_error. */
typedef enum {
  BS_OK,
  BS_IO,           /**< a file could not be read or written */
  BS_ENCODING,     /**< the bytes are text in no encoding that is known, or not text at all */
  BS_SYNTAX,       /**< a script or pack that does not compile */
  BS_SCRIPT,       /**< a script or pack that raised an error */
  BS_USAGE,        /**< an option, column or name that does not exist, or has a wrong value */
  BS_LIMIT,        /**< an input is larger than what is taken */
  BS_NOMEM,        /**< the system gave no memory */
  BS_LIMIT_TIME,   /**< bs_engine_interrupt() ended it */
  BS_LIMIT_MEMORY, /**< a script or pack wanted more memory than bs_limits gives */
  BS_LIMIT_OUTPUT  /**< a run gave more rows and prints than bs_limits allows */
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

/** Text that somebody else owns, in UTF-8; need not end in NUL: print it with "%.*s". `data` is
 *  NULL where there is none. */
typedef struct bs_slice {
  const char *data;
  uint32_t size;
} bs_slice;

/** Whether a slice is this string. */
bool bs_slice_is(bs_slice slice, const char *string);

/** An exact decimal: coefficient x 10^exponent. */
typedef struct bs_decimal {
  int64_t coefficient;
  int32_t exponent;
} bs_decimal;

/** The nearest double. */
double bs_decimal_double(bs_decimal d);

/** Room that bs_decimal_write() needs at most, with its NUL. */
#define BS_DECIMAL_TEXT 64

/** Writes it as a JSON number without exponent, all digits and no more ("315000000", "-3.4",
 *  "0.9"), and returns the length. `out` has room for BS_DECIMAL_TEXT; the exponent lies within
 *  -24 and 30 for every decimal a numeral gives, and is clamped there. */
size_t bs_decimal_write(char *out, bs_decimal d);

/** Packs, their rules and the limits. Owned by the caller; outlives its reports. */
typedef struct bs_engine bs_engine;

/** One document: its text, sections, numbers and facts. Owned by the caller. */
typedef struct bs_report bs_report;

/* Engines. */

/** Makes an engine with the bundled Chinese pack loaded. `*out` is yours: bs_engine_free(). */
bs_status bs_engine_new(bs_engine **out, bs_error *err);

/** Frees an engine; NULL is fine. All its reports must have been freed before. */
void bs_engine_free(bs_engine *engine);

/** Adds a pack, Lua source of `size` bytes, named `name` in messages. Later packs come before
 *  earlier ones. A report read before keeps what it has. After a failure the engine is as it was.
 */
bs_status bs_engine_add_pack(bs_engine *engine, const char *name, const char *lua, size_t size,
                             bs_error *err);

/** Adds a pack from a file. `name` is what `--pack` takes: a path, or the name of a pack on the
 *  search path (BAOSHU_PATH, then the user's data folder, then what is built in). */
bs_status bs_engine_load_pack(bs_engine *engine, const char *name, bs_error *err);

/* Limits. What a script or a pack does is bounded: its memory by the engine's own count, its time
 * by a timer of the caller's, which calls bs_engine_interrupt(). No script catches a limit. What a
 * single call of a C function takes (`("…"):find(…)` may take hours) no library can bound: the
 * program kills the process that it runs in, as the command line does. docs/safety.md tells more.
 */

/** What one run may take. 0 stands for the default. */
typedef struct bs_limits {
  size_t memory; /**< bytes of Lua values; default 256 MB. A run may hold 32 MB more for a moment */
  size_t output; /**< bytes of rows and prints; default 64 MB */
  size_t input;  /**< bytes of a report, which may be twice as many as UTF-8; default 256 MB, at
                    most 1 GB */
} bs_limits;

/** Sets what each run, and each load and use of packs, may take from now on. NULL: the defaults. */
void bs_engine_limit(bs_engine *engine, const bs_limits *limits);

/** Ends what the engine is at: the run, or the load or use of its packs, comes back with
 *  BS_LIMIT_TIME and the line that it had reached; where it is at nothing, nothing happens.
 *  Async-signal-safe, for the handler of a timer, in the thread that is in a call with the engine
 *  (from another thread only by a signal to that one). Call it again until the run has
 *  ended, as a timer with an interval does: once may fall between two instructions. */
void bs_engine_interrupt(bs_engine *engine);

/* Reports. */

/** Reads `size` bytes as a report. `path` names it in rows and messages. `encoding` is an iconv
 *  name, or NULL to detect it. `bytes` may go away when the call returns. On success `*out` is
 *  yours: bs_report_free() before the engine's. Fails with BS_ENCODING, BS_USAGE for an encoding
 *  that does not exist, BS_LIMIT or BS_NOMEM. */
bs_status bs_report_read(bs_engine *engine, bs_report **out, const char *path, const char *bytes,
                         size_t size, const char *encoding, bs_error *err);

/** Reads a file as a report; `-` is standard input. Fails with BS_IO, too. */
bs_status bs_report_load(bs_engine *engine, bs_report **out, const char *path, const char *encoding,
                         bs_error *err);

/** Frees a report and all borrowed from it; NULL is fine. */
void bs_report_free(bs_report *report);

/** The mended UTF-8 text, `*size` bytes, NUL-terminated; lives as long as the report. Spans count
 *  its bytes. */
const char *bs_report_text(const bs_report *report, size_t *size);

/** Room for a period as text, with its NUL: ISO 8601, "2020", "2016/2020", "2020-01/2020-06". */
#define BS_PERIOD_TEXT 24

/** What is known of a report. Its strings live as long as the report. */
typedef struct bs_report_info {
  const char *path;
  size_t size;          /**< bytes of the file; 0 where it is empty */
  const char *encoding; /**< "UTF-8", "GB18030" …, detected or as it was told */
  size_t replaced;      /**< how many malformed sequences became U+FFFD; more than 0 is worth a
                           warning */
  bs_slice title;
  char date[BS_PERIOD_TEXT]; /**< "2021-02-28"; empty where there is none */
  int year;                  /**< 0 where there is none */
  bs_slice place;
  size_t sections; /**< how many sections it has, without the report itself */
} bs_report_info;

void bs_report_describe(const bs_report *report, bs_report_info *out);

/** Writes why each number of line `line` (1-based, of the file) is, or is not, a fact, as `baoshu
 *  explain` does. `*out` ends in NUL and lives until the next such call or the report's end.
 *  BS_USAGE for a line that the report does not have. */
bs_status bs_report_explain(bs_report *report, uint32_t line, bs_slice *out, bs_error *err);

/* Sections, numbers and facts. Each has an id, the same as `id` in Lua: sections count from 1 in
 * text order, with the report itself as section 0; numbers and facts count from 1. The structs are
 * yours; what they point at lives as long as the report. Numbers and facts are found when first
 * asked for: a rule of a pack may then fail (BS_SCRIPT). */

/** A headed part of the report. */
typedef struct bs_section_info {
  size_t id, parent; /**< the section around it; 0 for the report itself */
  uint32_t level;    /**< 0 for the report, 1 for 一、, 2 for （一） … */
  bs_slice mark;     /**< the list mark as written */
  bs_slice title;
  bs_slice path; /**< marks, or titles without one, from the outside in: "三/（一）" */
  uint32_t line; /**< its heading's, 1-based, of the file */
  bs_span span;  /**< heading and all below it */
  bs_span bytes; /**< the same in the file */
  bool run_in;   /**< the heading opens a paragraph of text */
} bs_section_info;

/** Any numeral of the text. */
typedef struct bs_number_info {
  size_t id;
  const char *class_name; /**< "fact", "date", "ordinal", "name" or "heading" */
  bs_decimal value;       /**< multiplier worked in: 315000000 for 3.15亿 */
  bs_slice text;
  uint32_t line;
  bs_span span, bytes;
  size_t fact;        /**< the fact that it states, or 0 */
  size_t section;     /**< the innermost section that it stands in */
  const char *reason; /**< why it is what it is, a phrase, or NULL */
} bs_number_info;

/** A number that states something: the fields of the extraction contract. A slice without data, an
 *  empty string and an id of 0 mean that there is none. */
typedef struct bs_fact_info {
  size_t id;
  bs_slice text;            /**< numeral, multiplier and unit as written */
  bs_decimal value[2];      /**< multiplier and sign worked in; two different ones for a range */
  bool range;               /**< it states a range, from value[0] to value[1] */
  bs_decimal low, high;     /**< what the written digits and the bound leave open */
  bool low_open, high_open; /**< no end on that side: `low` or `high` says nothing */
  bs_slice unit;            /**< as written without multiplier: "元" */
  const char *bound;        /**< "exact", "over", "under" or "about" */
  const char *kind;         /**< "level", "growth", "average_growth", "multiple", "change", "share"
                               or "rank" */
  bs_slice indicator;       /**< what is measured */
  const bs_slice *indicators; /**< each of them, where the numeral speaks of several */
  size_t indicator_count;
  char period[BS_PERIOD_TEXT], base[BS_PERIOD_TEXT];
  int years;                    /**< whole years from base to period, or -1 */
  const char *status;           /**< "actual" or "target" */
  bs_slice wording;             /**< words of bound and plan: 左右, 力争 … */
  bs_slice scope;               /**< words of price basis or coverage: 按可比价格 … */
  bs_slice place;               /**< where it is not the report's own: 全国 … */
  bs_slice section, sentence;   /**< its section's path; its sentence's text */
  size_t section_id, number_id; /**< innermost section; its first numeral */
  size_t level;                 /**< the level that a growth, multiple or share is said of, or 0 */
  uint32_t line;                /**< 1-based, of the file */
  bs_span span, bytes;          /**< in the text; in the file */
} bs_fact_info;

/** Which facts are asked for: those that pass each member that is set. Zero-initialise; NULL asks
 *  nothing. The words are those of filters in Lua. */
typedef struct bs_filter {
  const char *kind, *status, *bound; /**< "growth", "target", "over" */
  const char *unit;                  /**< "元" */
  const char *indicator;             /**< exactly this */
  const char *like;                  /**< a part of the indicator */
  const char *period, *base;         /**< "2020", "2016/2020" */
  const char *within;                /**< holds the fact's period */
  const char *section; /**< stands in it or below: "三/（一）", or a part of a title */
} bs_filter;

/** How many facts pass `filter` (NULL: all). Fails with BS_USAGE for a filter that names what does
 *  not exist. */
bs_status bs_report_count(bs_report *report, const bs_filter *filter, size_t *count, bs_error *err);

/** The next fact behind `fact->id` that passes `filter` (NULL: any); at the end `fact->id` is 0,
 * and nothing else is changed. All of them:
 *
 *      bs_fact_info fact = {0};
 *      while (bs_report_next_fact(report, NULL, &fact, &err) == BS_OK && fact.id)
 *        …
 */
bs_status bs_report_next_fact(bs_report *report, const bs_filter *filter, bs_fact_info *fact,
                              bs_error *err);

/** The next number, and the next section, in the same way; from id 0 sections begin behind the
 *  report itself. */
bs_status bs_report_next_number(bs_report *report, bs_number_info *number, bs_error *err);
bs_status bs_report_next_section(bs_report *report, bs_section_info *section, bs_error *err);

/** The fact, number or section with this id. BS_USAGE where there is none. */
bs_status bs_report_fact(bs_report *report, size_t id, bs_fact_info *out, bs_error *err);
bs_status bs_report_number(bs_report *report, size_t id, bs_number_info *out, bs_error *err);
bs_status bs_report_section(bs_report *report, size_t id, bs_section_info *out, bs_error *err);

/* Rows. */

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

/** A quantity as a cell: its text for people, its numbers and sources for machines. Owned by its
 *  row. */
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

/** The cell of one contract field of a fact ("indicator", "line" …), never a BS_FACT; NULL where
 *  there is no such field. Owned by the fact's row. */
const bs_cell *bs_fact_cell_field(const bs_fact_cell *fact, const char *name);

/** The cell of one field of a quantity: "value", "low", "high" (numbers in the base unit, BS_NIL
 * for an open end), "unit" or "text"; NULL where there is no such field. Owned by the row. */
const bs_cell *bs_quantity_cell_field(const bs_quantity_cell *quantity, const char *name);

/** One figure as it stands in its file. */
typedef struct bs_sources_item {
  const char *report; /**< the report's path */
  uint32_t line;      /**< 1-based */
  bs_span bytes;      /**< of the file */
  const char *text;
} bs_sources_item;

/** The figures that a quantity came from, `*count` of them, through any chain of formulas. Owned by
 *  the row. */
const bs_sources_item *bs_quantity_cell_sources(const bs_quantity_cell *quantity, size_t *count);

/** The names of the contract fields in their order, from 0; NULL behind the last. */
const char *bs_fact_field_name(size_t index);

/** A cell's number: the nearest double, and the value of a fact or quantity. False, and nothing is
 * set, where it has none, which a range has not. */
bool bs_cell_double(const bs_cell *cell, double *out);

/** Writes a cell as text: nothing for nil, `true`, a number with all its digits, a range as `5..8`,
 *  a string as it is, a fact and a quantity as their value. As snprintf(): at most `size` bytes
 * with the NUL, which is always there, and returns how long the whole is; cut between characters.
 */
size_t bs_cell_text(const bs_cell *cell, char *out, size_t size);

/** A row, detached from its report: `count` cells under `columns`. Valid during the sink's call. */
typedef struct bs_row {
  const char *const *columns;
  const bs_cell *cells;
  size_t count;
} bs_row;

/* Running scripts. */

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

/** Where a script's own modules come from. The library opens no file for a script. */
typedef struct bs_modules {
  void *self;
  /** Gives the Lua source of the module that the script requires as `name`: words with dots between
   *  them, such as "tables" or "lib.tables", none of them empty or with a `/`. `*file` names it in
   *  messages. All three live until the next call, or until the run has ended. On failure
   *  the sentence in `err` is what the script is told; BS_IO where there is no such module. */
  bs_status (*find)(void *self, const char *name, const char **file, const char **lua, size_t *size,
                    bs_error *err);
} bs_modules;

/** What a script gets from baoshu.read(path). The library opens no file for a script. */
typedef struct bs_files {
  void *self;
  /** Gives the bytes of the file of that path; they live until the next call or the run's
   *  end. On failure the sentence in `err` is what the script is told. */
  bs_status (*read)(void *self, const char *path, const char **bytes, size_t *size, bs_error *err);
} bs_files;

/** A script to run: Lua source under a name for messages, and the options the user gave it, as
 *  `name`, `value` strings (`count` pairs). */
typedef struct bs_script {
  const char *name; /**< as Lua chunk names go: "@path/of.lua", "=-e" */
  const char *lua;
  size_t size;
  const char *const *options;
  size_t option_count;
  const bs_modules *modules; /**< NULL: it can require lpeg, re and baoshu alone */
  const bs_files *files;     /**< NULL: it can read no file */
} bs_script;

/** Runs `script` once over `report`. Its rows reach the sink after it has ended well, all or
 *  none. */
bs_status bs_run(bs_engine *engine, bs_report *report, const bs_script *script, const bs_sink *sink,
                 bs_error *err);

/** Runs an analysis by name over `report`, as the command line does: what is built in ("facts",
 *  "multiples" …), on the search path, or a file where the name holds a `/`. `options` are `name`,
 *  `value` strings, `option_count` pairs. */
bs_status bs_run_analysis(bs_engine *engine, bs_report *report, const char *name,
                          const char *const *options, size_t option_count, const bs_sink *sink,
                          bs_error *err);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
