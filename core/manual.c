#include "manual.h"

#include <string.h>

#include "show.h"
#include "writer.h"

const char *const bs_manual_sandboxes[] = {"on", "require", "off", NULL};

const bs_manual_option bs_manual_options[BS_OPTIONS] = {
    [BS_OPTION_FORMAT] = {"format", 0, "FORMAT",
                          "table, csv, tsv, ndjson, json or markdown (else by the ending of -o; "
                          "else a table on a terminal, NDJSON in a pipe)",
                          BS_VALUE_CHOICE, bs_writer_formats},
    [BS_OPTION_OUTPUT] = {"output", 'o', "FILE",
                          "writes FILE, replaced whole or not at all, instead of standard output",
                          BS_VALUE_FILE, NULL},
    [BS_OPTION_COLUMNS] = {"columns", 0, "A,B,C", "only these columns, in this order",
                           BS_VALUE_TEXT, NULL},
    [BS_OPTION_IN] =
        {"in", 0, "UNIT",
         "shows amounts that UNIT can measure in it: 亿元, 万公顷; several with commas",
         BS_VALUE_TEXT, NULL},
    [BS_OPTION_BOM] = {"bom", 0, NULL, "begins csv and tsv with a mark by which Excel knows UTF-8",
                       BS_VALUE_TEXT, NULL},
    [BS_OPTION_GUARD] = {"guard", 0, NULL,
                         "puts ' before texts of csv and tsv that a spreadsheet would run",
                         BS_VALUE_TEXT, NULL},
    [BS_OPTION_PACK] = {"pack", 0, "NAME|FILE",
                        "adds words, units, indicators and rules; several add up", BS_VALUE_PACK,
                        NULL},
    [BS_OPTION_ENCODING] = {"encoding", 0, "NAME",
                            "of the reports, such as GB18030, where it is not detected rightly",
                            BS_VALUE_TEXT, NULL},
    [BS_OPTION_JOBS] = {"jobs", 0, "N",
                        "reads so many reports at a time (else one for each processor)",
                        BS_VALUE_TEXT, NULL},
    [BS_OPTION_TIME] = {"time", 0, "SECONDS",
                        "of processor time that a script may take for each report (10)",
                        BS_VALUE_TEXT, NULL},
    [BS_OPTION_MEMORY] = {"memory", 0, "SIZE",
                          "that a script may take for each report, such as 64M or 1G (256M)",
                          BS_VALUE_TEXT, NULL},
    [BS_OPTION_INPUT] = {"max-input", 0, "SIZE",
                         "that a report may have, such as 16M, at most 1G (256M)", BS_VALUE_TEXT,
                         NULL},
    [BS_OPTION_SANDBOX] = {"sandbox", 0, "WISH",
                           "on; require, which fails where the system lacks a wall; or off",
                           BS_VALUE_CHOICE, bs_manual_sandboxes},
    [BS_OPTION_ALLOW] = {"allow", 0, "read=FOLDER",
                         "lets scripts read the files below FOLDER (baoshu.read); several add up",
                         BS_VALUE_TEXT, NULL},
    [BS_OPTION_RECORDS] = {"records", 0, "FILE",
                           "writes what became of each report, a line of JSON each", BS_VALUE_FILE,
                           NULL},
    [BS_OPTION_HELP] = {"help", 'h', NULL, "this, or what an analysis asks", BS_VALUE_TEXT, NULL},
    [BS_OPTION_VERSION] = {"version", 0, NULL, "the version", BS_VALUE_TEXT, NULL},
};

int bs_manual_option_of(const char *name, size_t size) {
  int which = 0;
  while (which < BS_OPTIONS && (strlen(bs_manual_options[which].name) != size ||
                                strncmp(bs_manual_options[which].name, name, size) != 0))
    which++;
  return which;
}

const bs_manual_command bs_manual_commands[] = {
    {NULL, "ANALYSIS [options] REPORT…", "asks reports something (baoshu facts report.txt)",
     BS_WORDS_FILES, SIZE_MAX},
    {NULL, "./mine.lua [options] REPORT…", "runs a script of your own (a path holds a /)",
     BS_WORDS_FILES, SIZE_MAX},
    {NULL, "-e 'CODE' REPORT…", "runs a line of Lua, with `report` in scope", BS_WORDS_FILES,
     SIZE_MAX},
    {"list", "list", "which analyses there are, and which file each comes from", BS_WORDS_NONE, 0},
    {"help", "help [ANALYSIS]", "what an analysis asks: options, columns, an example",
     BS_WORDS_ANALYSES, 1},
    {"explain", "explain REPORT:LINE", "why each number of a line is, or is not, a fact",
     BS_WORDS_FILES, SIZE_MAX},
    {"new", "new NAME", "writes a script of your own to begin with, NAME.lua", BS_WORDS_NONE, 1},
    {"doctor", "doctor", "which walls stand between scripts and this machine", BS_WORDS_NONE, 0},
    {"test", "test SCRIPT…", "runs the cases that a script brings with it", BS_WORDS_ANALYSES,
     SIZE_MAX},
    {"completion", "completion SHELL", "completions for bash, zsh or fish", BS_WORDS_SHELLS, 2},
    {"man", "man", "this manual as a man page (baoshu man | man -l -)", BS_WORDS_NONE, 0},
};

const size_t bs_manual_command_count = sizeof bs_manual_commands / sizeof *bs_manual_commands;

const bs_manual_command *bs_manual_find(const char *name) {
  for (size_t i = 0; i < bs_manual_command_count; i++)
    if (bs_manual_commands[i].name && strcmp(bs_manual_commands[i].name, name) == 0)
      return &bs_manual_commands[i];
  return NULL;
}

const char *const bs_manual_shells[] = {"bash", "zsh", "fish", NULL};

const bs_manual_note bs_manual_statuses[] = {
    {"0", "done"},
    {"1", "a report, a script or a case failed; the others are done"},
    {"2", "wrong use"},
    {"3", "output not written completely"},
    {"70", "a bug of ours"},
    {"128+n", "ended by signal n"},
    {NULL, NULL},
};

const bs_manual_note bs_manual_variables[] = {
    {"BAOSHU_PATH", "folders of analyses, and of packs in packs/ below them, with : between them"},
    {"XDG_DATA_HOME", "its folder baoshu comes next; ~/.local/share/baoshu where it is not set"},
    {"COLUMNS", "the terminal's width where the terminal does not tell it"},
    {NULL, NULL},
};

const char bs_manual_summary[] =
    "baoshu reads Chinese reports, knows what every number in them means, and computes with them.";

/* The help. */

/* Adds words, broken into lines of at most 98 columns that begin at column `at`. */
static void add_wrapped(bs_buffer *out, const char *text, size_t at) {
  for (size_t column = at; *text;) {
    size_t size = strcspn(text, " "), width = bs_show_width(text, size);
    if (column > at && column + 1 + width > 98) {
      bs_buffer_add_string(out, "\n");
      bs_show_pad(out, column = at);
    } else if (column > at) {
      bs_show_pad(out, 1);
      column++;
    }
    bs_buffer_add(out, text, size);
    column += width;
    text += size + (text[size] == ' ');
  }
  bs_buffer_add_string(out, "\n");
}

/* Adds an option as one types it. */
static void add_option(bs_buffer *out, const bs_manual_option *option) {
  if (option->letter)
    bs_buffer_printf(out, "-%c, ", option->letter);
  bs_buffer_printf(out, "--%s", option->name);
  if (option->value)
    bs_buffer_printf(out, " %s", option->value);
}

/* Adds a line of two columns: `left`, which is emptied, and a text at column `at`. */
static void add_entry(bs_buffer *out, bs_buffer *left, const char *text, size_t at) {
  size_t width = left->failed ? 0 : bs_show_width(left->data, left->size);
  bs_buffer_add_string(out, "  ");
  bs_buffer_add(out, left->data, left->size);
  out->failed = out->failed || left->failed;
  bs_show_pad(out, width + 4 < at ? at - width - 2 : 2);
  add_wrapped(out, text, at);
  left->size = 0;
}

void bs_manual_help(bs_buffer *out) {
  bs_buffer left = {0};
  bs_buffer_printf(out, "%s\n\n", bs_manual_summary);
  for (size_t i = 0; i < bs_manual_command_count; i++) {
    bs_buffer_printf(&left, "baoshu %s", bs_manual_commands[i].use);
    add_entry(out, &left, bs_manual_commands[i].help, 39);
  }
  bs_buffer_add_string(out, "\nA REPORT is a text file, or - for standard input. Options, beside "
                            "the analysis's own:\n\n");
  for (size_t i = 0; i < BS_OPTIONS; i++) {
    add_option(&left, &bs_manual_options[i]);
    add_entry(out, &left, bs_manual_options[i].help, 22);
  }
  bs_buffer_add_string(&left, "--");
  add_entry(out, &left, "what follows is no option", 22);
  bs_buffer_add_string(out, "\nExit status:\n\n");
  for (const bs_manual_note *status = bs_manual_statuses; status->name; status++) {
    bs_buffer_add_string(&left, status->name);
    add_entry(out, &left, status->help, 6);
  }
  bs_buffer_free(&left);
}

/* The man page. */

/* Adds text with what roff would take for its own escaped. */
static void add_roff(bs_buffer *out, const char *text) {
  if (*text == '.' || *text == '\'')
    bs_buffer_add_string(out, "\\&"); /* at a line's start it would be a request */
  for (; *text; text++) {
    if (*text == '\\' || *text == '-')
      bs_buffer_add_string(out, *text == '-' ? "\\-" : "\\e");
    else
      bs_buffer_add(out, text, 1);
  }
}

static void add_tagged(bs_buffer *out, const char *tag, const char *text) {
  bs_buffer_add_string(out, ".TP\n.B \"");
  add_roff(out, tag);
  bs_buffer_add_string(out, "\"\n");
  add_roff(out, text);
  bs_buffer_add_string(out, "\n");
}

static void add_notes(bs_buffer *out, const char *title, const bs_manual_note *notes) {
  bs_buffer_printf(out, ".SH \"%s\"\n", title);
  for (; notes->name; notes++)
    add_tagged(out, notes->name, notes->help);
}

void bs_manual_page(bs_buffer *out) {
  bs_buffer left = {0};
  bs_buffer_add_string(out, ".TH BAOSHU 1 \"\" \"baoshu " BS_VERSION "\" \"baoshu\"\n.SH NAME\n"
                            "baoshu \\- numbers in Chinese reports, and what they mean\n"
                            ".SH SYNOPSIS\n");
  for (size_t i = 0; i < bs_manual_command_count; i++) {
    bs_buffer_add_string(out, i > 0 ? ".br\n.B baoshu\n" : ".B baoshu\n");
    add_roff(out, bs_manual_commands[i].use);
    bs_buffer_add_string(out, "\n");
  }
  bs_buffer_add_string(out, ".SH DESCRIPTION\n");
  add_roff(out, bs_manual_summary);
  bs_buffer_add_string(out, "\nA REPORT is a text file, or \\- for standard input.\n");
  bs_buffer_add_string(out, ".SH COMMANDS\n");
  for (size_t i = 0; i < bs_manual_command_count; i++)
    add_tagged(out, bs_manual_commands[i].use, bs_manual_commands[i].help);
  bs_buffer_add_string(out, ".SH OPTIONS\nAn analysis has options of its own, which\n.B baoshu "
                            "help ANALYSIS\nlists. These go with all:\n");
  for (size_t i = 0; i < BS_OPTIONS; i++) {
    left.size = 0;
    add_option(&left, &bs_manual_options[i]);
    bs_buffer_add(&left, "", 1);
    add_tagged(out, left.failed ? "" : left.data, bs_manual_options[i].help);
  }
  add_notes(out, "EXIT STATUS", bs_manual_statuses);
  add_notes(out, "ENVIRONMENT", bs_manual_variables);
  bs_buffer_add_string(out, ".SH EXAMPLES\n.nf\nbaoshu facts report.txt \\-\\-kind growth "
                            "\\-\\-status target\nbaoshu multiples *.txt \\-o multiples.csv\n"
                            "baoshu explain report.txt:12\n.fi\n");
  out->failed = out->failed || left.failed;
  bs_buffer_free(&left);
}
