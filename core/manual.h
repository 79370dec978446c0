/** The manual: commands, common options, formats and exit statuses, once, for help, the man page,
 *  completions and whoever reads the command line. */
#ifndef BS_MANUAL_H
#define BS_MANUAL_H

#include "base.h"

/** What a value is, for completions. */
typedef enum { BS_VALUE_TEXT, BS_VALUE_CHOICE, BS_VALUE_FILE, BS_VALUE_PACK } bs_value_kind;

/** The common options, by their place in bs_manual_options. */
enum {
  BS_OPTION_FORMAT,
  BS_OPTION_OUTPUT,
  BS_OPTION_COLUMNS,
  BS_OPTION_IN,
  BS_OPTION_BOM,
  BS_OPTION_GUARD,
  BS_OPTION_PACK,
  BS_OPTION_ENCODING,
  BS_OPTION_JOBS,
  BS_OPTION_TIME,
  BS_OPTION_MEMORY,
  BS_OPTION_INPUT,
  BS_OPTION_SANDBOX,
  BS_OPTION_ALLOW,
  BS_OPTION_RECORDS,
  BS_OPTION_HELP,
  BS_OPTION_VERSION,
  BS_OPTIONS
};

typedef struct bs_manual_option {
  const char *name;  /**< without dashes */
  char letter;       /**< of its short form, or 0 */
  const char *value; /**< what its value is called; NULL where it has none */
  const char *help;
  bs_value_kind kind;
  const char *const *choices; /**< of BS_VALUE_CHOICE, closed by NULL */
} bs_manual_option;

/** What `--sandbox` takes; closed by NULL. */
extern const char *const bs_manual_sandboxes[];

extern const bs_manual_option bs_manual_options[BS_OPTIONS];

/** The place of the option of that name, without dashes; BS_OPTIONS for none. */
int bs_manual_option_of(const char *name, size_t size);

/** What a command's words are, for completions. */
typedef enum { BS_WORDS_NONE, BS_WORDS_ANALYSES, BS_WORDS_FILES, BS_WORDS_SHELLS } bs_words_kind;

typedef struct bs_manual_command {
  const char *name; /**< NULL: a way to use the program that has no word of its own */
  const char *use;  /**< as one types it, behind `baoshu` */
  const char *help;
  bs_words_kind words;
  size_t most; /**< how many words it takes at most; 0 where it takes none */
} bs_manual_command;

extern const bs_manual_command bs_manual_commands[];
extern const size_t bs_manual_command_count;

/** The command of that name, or NULL. */
const bs_manual_command *bs_manual_find(const char *name);

extern const char *const bs_manual_shells[]; /**< that completions are made for; closed by NULL */

typedef struct bs_manual_note {
  const char *name, *help;
} bs_manual_note;

extern const bs_manual_note bs_manual_statuses[], bs_manual_variables[]; /**< closed by NULL */

extern const char bs_manual_summary[]; /**< what the program is, in one sentence */

/** Adds the general help, and the man page in roff's man macros. */
void bs_manual_help(bs_buffer *out);
void bs_manual_page(bs_buffer *out);

#endif
