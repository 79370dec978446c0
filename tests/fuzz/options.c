/* Any lines as the words of a command line: refused with a sentence, or the same when what was
   understood is written as words again. */
#include "allowance.h"
#include "fuzz.h"

enum { WORDS = 64 };

static bool equal(const char *a, const char *b) {
  return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

static bool equal_lists(const char *const *a, size_t a_count, const char *const *b,
                        size_t b_count) {
  bool same = a_count == b_count;
  for (size_t i = 0; same && i < a_count; i++)
    same = equal(a[i], b[i]);
  return same;
}

/* Words that stand for what was understood. */
typedef struct command_line {
  char *words[4 * WORDS + BS_OPTIONS];
  int count;
  bs_arena arena;
} command_line;

static void add(command_line *line, const char *word) {
  line->words[line->count++] = bs_arena_copy(&line->arena, word, strlen(word));
}

/* Adds `--name=value`; a value of NULL is none. */
static void add_option(command_line *line, const char *name, const char *value) {
  bs_buffer word = {0};
  bs_buffer_printf(&word, "--%s%s%s", name, value ? "=" : "", value ? value : "");
  HOLDS(!word.failed);
  add(line, word.data);
  bs_buffer_free(&word);
}

static void write_line(command_line *line, const bs_options *options) {
  add(line, "baoshu");
  for (int i = 0; i < BS_OPTIONS; i++)
    if (options->values[i] && i != BS_OPTION_PACK && i != BS_OPTION_ALLOW)
      add_option(line, bs_manual_options[i].name,
                 bs_manual_options[i].value ? options->values[i] : NULL);
  for (size_t i = 0; i < options->pack_count; i++)
    add_option(line, "pack", options->packs[i]);
  for (size_t i = 0; i < options->grant_count; i++) {
    bs_buffer value = {0};
    bs_buffer_printf(&value, "read=%s", options->grants[i]);
    add_option(line, "allow", value.data);
    bs_buffer_free(&value);
  }
  for (size_t i = 0; i < options->own_count; i++)
    add_option(line, options->own[2 * i], options->own[2 * i + 1]);
  if (options->code) {
    add(line, "-e");
    add(line, options->code);
  }
  add(line, "--");
  for (size_t i = 0; i < options->word_count; i++)
    add(line, options->words[i]);
}

static void check_same(const bs_options *a, const bs_options *b) {
  for (int i = 0; i < BS_OPTIONS; i++)
    HOLDS(equal(a->values[i], b->values[i]));
  HOLDS(equal(a->code, b->code));
  HOLDS(equal_lists(a->columns, a->column_count, b->columns, b->column_count));
  HOLDS(equal_lists(a->packs, a->pack_count, b->packs, b->pack_count));
  HOLDS(equal_lists(a->grants, a->grant_count, b->grants, b->grant_count));
  HOLDS(equal_lists(a->own, 2 * a->own_count, b->own, 2 * b->own_count));
  HOLDS(equal_lists(a->words, a->word_count, b->words, b->word_count));
}

static void check_options(const bs_options *options) {
  command_line line = {0};
  bs_options again;
  bs_allowance allowance;
  bs_error err;
  write_line(&line, options);
  HOLDS(bs_options_parse(&again, line.count, line.words, &err) == BS_OK);
  check_same(options, &again);
  bs_options_free(&again);
  bs_arena_free(&line.arena);
  if (bs_allowance_read(&allowance, options, &err) == BS_OK)
    HOLDS(allowance.jobs > 0 && allowance.worker.seconds > 0 && allowance.worker.memory > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *words[WORDS] = {(char *)"baoshu"};
  int count = 1;
  bs_options options;
  bs_error err = {0};
  char *text = malloc(size + 1);
  HOLDS(text);
  if (size > 0)
    memcpy(text, data, size);
  text[size] = '\0';
  for (char *at = text, *end; size > 0 && at <= text + size && count < WORDS; at = end + 1) {
    end = at + strcspn(at, "\n");
    words[count++] = at;
    *end = '\0';
  }
  bs_status status = bs_options_parse(&options, count, words, &err);
  HOLDS(status == BS_OK || (status == BS_USAGE && *err.message));
  if (status == BS_OK) {
    check_options(&options);
    bs_options_free(&options);
  }
  free(text);
  return 0;
}
