#include "options.h"

#include <string.h>

#include "nearest.h"

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

static bs_status read_columns(bs_options *options, const char *list, bs_error *err) {
  size_t most = 1;
  for (const char *at = list; *at; at++)
    most += *at == ',';
  options->columns = bs_arena_take(&options->arena, most * sizeof *options->columns);
  if (!options->columns)
    return bs_fail_memory(err);
  for (const char *at = list;; at++) {
    const char *name = at + strspn(at, " ");
    at += strcspn(at, ",");
    size_t size = name < at ? (size_t)(at - name) : 0;
    while (size > 0 && name[size - 1] == ' ')
      size--;
    bs_status status = add_column(options, name, size, list, err);
    if (status != BS_OK || !*at)
      return status;
  }
}

/* Notes what --allow grants. */
static bs_status add_grant(bs_options *options, const char *value, bs_error *err) {
  static const char read[] = "read=";
  size_t size = sizeof read - 1;
  if (strncmp(value, read, size) != 0 || !value[size])
    return bs_fail(err, BS_USAGE, 0, "--allow takes read=FOLDER, not '%s'", value);
  options->grants[options->grant_count++] = value + size;
  return BS_OK;
}

/* Notes a common option. Only packs and grants add up. */
static bs_status set(bs_options *options, int which, const char *value, bs_error *err) {
  const bs_manual_option *option = &bs_manual_options[which];
  if (which == BS_OPTION_PACK)
    options->packs[options->pack_count++] = value;
  else if (which == BS_OPTION_ALLOW)
    return add_grant(options, value, err);
  else if (option->value && options->values[which])
    return bs_fail(err, BS_USAGE, 0, "--%s is given twice: '%s' and '%s'", option->name,
                   options->values[which], value);
  options->values[which] = value;
  return which == BS_OPTION_COLUMNS ? read_columns(options, value, err) : BS_OK;
}

/* Gives the value of an option: behind its `=`, or the next word. NULL where there is none. */
static const char *value_of(const char *equals, words *rest) {
  if (equals)
    return equals + 1;
  if (rest->at == rest->count || strncmp(rest->word[rest->at], "--", 2) == 0)
    return NULL;
  return rest->word[rest->at++];
}

const char *bs_options_nearest(const char *name) {
  const char *names[BS_OPTIONS];
  for (size_t i = 0; i < BS_OPTIONS; i++)
    names[i] = bs_manual_options[i].name;
  return bs_nearest(name, names, BS_OPTIONS);
}

/* An option without a value; one that is not known may be a common one that takes none, misspelt.
 */
static bs_status fail_bare(const char *word, bool known, bs_error *err) {
  const char *common = known ? NULL : bs_options_nearest(word + 2);
  return bs_fail(err, BS_USAGE, 0, "%s needs a value (%s VALUE or %s=VALUE)%s%s%s", word, word,
                 word, common ? "; or is --" : "", common ? common : "", common ? " meant?" : "");
}

/* Reads one `--name`, `--name value` or `--name=value`. */
static bs_status read_option(bs_options *options, const char *word, words *rest, bs_error *err) {
  const char *name = word + 2, *equals = strchr(name, '=');
  size_t size = equals ? (size_t)(equals - name) : strlen(name);
  int which = bs_manual_option_of(name, size);
  if (size == 0)
    return bs_fail(err, BS_USAGE, 0, "unknown option '%s'", word);
  if (which < BS_OPTIONS && !bs_manual_options[which].value)
    return equals ? bs_fail(err, BS_USAGE, 0, "--%s takes no value", bs_manual_options[which].name)
                  : set(options, which, "", err);
  const char *value = value_of(equals, rest);
  if (!value)
    return fail_bare(word, which < BS_OPTIONS, err);
  if (which < BS_OPTIONS)
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
  for (int which = 0; which < BS_OPTIONS && !word[2]; which++) {
    const bs_manual_option *option = &bs_manual_options[which];
    if (option->letter != word[1])
      continue;
    const char *value = option->value ? value_of(NULL, rest) : "";
    return value ? set(options, which, value, err)
                 : bs_fail(err, BS_USAGE, 0, "%s needs a value (%s %s)", word, word, option->value);
  }
  if (strcmp(word, "-e") != 0)
    return bs_fail(err, BS_USAGE, 0,
                   "unknown option '%s' (known: -e, -h, -o; a file of that name: ./%s)", word,
                   word);
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
  options.grants = bs_arena_take(&options.arena, count * sizeof *options.grants);
  options.own = bs_arena_take(&options.arena, 2 * count * sizeof *options.own);
  options.words = bs_arena_take(&options.arena, count * sizeof *options.words);
  words rest = {1, argc, argv};
  bs_status status = options.packs && options.grants && options.own && options.words
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
