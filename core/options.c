#include "options.h"

#include <string.h>

enum { FORMAT, COLUMNS, PACK, ENCODING, HELP, VERSION, COMMON };

const char *const bs_common_options[] = {"format",   "columns", "pack",
                                         "encoding", "help",    "version"};
const size_t bs_common_option_count = COMMON;

/* The words that are still to be read. */
typedef struct words {
  int at, count;
  char *const *word;
} words;

static bs_status add_column(bs_options *options, const char *name, size_t size, const char *list,
                            bs_error *err) {
  if (size == 0)
    return bs_fail(err, BS_USAGE, 0, "--columns has an empty name in '%s' (as in: indicator,value)",
                   list);
  const char *copy = bs_arena_copy(&options->arena, name, size);
  if (!copy)
    return bs_fail_memory(err);
  for (size_t i = 0; i < options->column_count; i++)
    if (strcmp(options->columns[i], copy) == 0)
      return bs_fail(err, BS_USAGE, 0, "--columns names '%s' twice", copy);
  options->columns[options->column_count++] = copy;
  return BS_OK;
}

/* The last --columns counts. */
static bs_status read_columns(bs_options *options, const char *list, bs_error *err) {
  size_t most = 1;
  for (const char *at = list; *at; at++)
    most += *at == ',';
  options->columns = bs_arena_take(&options->arena, most * sizeof *options->columns);
  options->column_count = 0;
  if (!options->columns)
    return bs_fail_memory(err);
  for (const char *at = list;; at++) {
    size_t size = strcspn(at, ",");
    bs_status status = add_column(options, at, size, list, err);
    at += size;
    if (status != BS_OK || !*at)
      return status;
  }
}

static bs_status set(bs_options *options, int which, const char *value, bs_error *err) {
  switch (which) {
  case FORMAT:
    options->format = value;
    return BS_OK;
  case COLUMNS:
    return read_columns(options, value, err);
  case PACK:
    options->packs[options->pack_count++] = value;
    return BS_OK;
  default:
    options->encoding = value;
    return BS_OK;
  }
}

/* Reads one `--name`, `--name value` or `--name=value`. */
static bs_status read_option(bs_options *options, const char *word, words *rest, bs_error *err) {
  const char *name = word + 2, *equals = strchr(name, '=');
  size_t size = equals ? (size_t)(equals - name) : strlen(name);
  int which = 0;
  while (which < COMMON && (strlen(bs_common_options[which]) != size ||
                            strncmp(bs_common_options[which], name, size) != 0))
    which++;
  if (size == 0)
    return bs_fail(err, BS_USAGE, 0, "unknown option '%s'", word);
  if (which == HELP || which == VERSION) {
    options->help = options->help || which == HELP;
    options->version = options->version || which == VERSION;
    return equals ? bs_fail(err, BS_USAGE, 0, "--%s takes no value", bs_common_options[which])
                  : BS_OK;
  }
  const char *value = equals ? equals + 1 : NULL;
  if (!value && rest->at < rest->count && strncmp(rest->word[rest->at], "--", 2) != 0)
    value = rest->word[rest->at++];
  if (!value)
    return bs_fail(err, BS_USAGE, 0, "%s needs a value (%s VALUE or %s=VALUE)", word, word, word);
  if (which < COMMON)
    return set(options, which, value, err);
  const char *copy = bs_arena_copy(&options->arena, name, size);
  if (!copy)
    return bs_fail_memory(err);
  options->own[2 * options->own_count] = copy;
  options->own[2 * options->own_count + 1] = value;
  options->own_count++;
  return BS_OK;
}

/* Reads one option of a single dash. */
static bs_status read_short(bs_options *options, const char *word, words *rest, bs_error *err) {
  if (strcmp(word, "-h") == 0) {
    options->help = true;
    return BS_OK;
  }
  if (strcmp(word, "-e") != 0)
    return bs_fail(err, BS_USAGE, 0,
                   "unknown option '%s' (known: -e, -h; a file of that name: ./%s)", word, word);
  if (options->code)
    return bs_fail(err, BS_USAGE, 0, "-e is given twice");
  if (rest->at == rest->count)
    return bs_fail(err, BS_USAGE, 0, "-e needs Lua code (-e 'print(report.title)')");
  options->code = rest->word[rest->at++];
  return BS_OK;
}

static bs_status read_words(bs_options *options, words *rest, bs_error *err) {
  bool ended = false;
  while (rest->at < rest->count) {
    const char *word = rest->word[rest->at++];
    bs_status status = BS_OK;
    if (ended || word[0] != '-' || !word[1])
      options->words[options->word_count++] = word;
    else if (strcmp(word, "--") == 0)
      ended = true;
    else if (word[1] == '-')
      status = read_option(options, word, rest, err);
    else
      status = read_short(options, word, rest, err);
    if (status != BS_OK)
      return status;
  }
  return BS_OK;
}

bs_status bs_options_parse(bs_options *out, int argc, char *const *argv, bs_error *err) {
  bs_options options = {0};
  size_t count = argc > 0 ? (size_t)argc : 1;
  options.packs = bs_arena_take(&options.arena, count * sizeof *options.packs);
  options.own = bs_arena_take(&options.arena, 2 * count * sizeof *options.own);
  options.words = bs_arena_take(&options.arena, count * sizeof *options.words);
  words rest = {1, argc, argv};
  bs_status status = options.packs && options.own && options.words
                         ? read_words(&options, &rest, err)
                         : bs_fail_memory(err);
  if (status == BS_OK)
    *out = options;
  else
    bs_options_free(&options);
  return status;
}

void bs_options_free(bs_options *options) {
  bs_arena_free(&options->arena);
  *options = (bs_options){0};
}
