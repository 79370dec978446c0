#include "pack.h"

#include <stdlib.h>
#include <string.h>

#include "compound.h"
#include "decode.h"
#include "forms.h"
#include "phrases.h"
#include "utf8.h"

const char *const bs_phrase_names[BS_PHRASE_COUNT] = {
    "title",    "address", "furniture", "furniture_inside", "prose",    "prose_like", "claim",
    "place",    "review",  "plan",      "present",          "aside",    "agent",      "towards",
    "ranked",   "valued",  "generic",   "compared",         "norm",     "numbered",   "total",
    "modifier", "tail",    "head",      "complete",         "abstract", "sort",       "stock",
    "flow",     "basis"};

const char *const bs_role_names[BS_ROLE_COUNT] = {"number", "from", "to", "verb", "period", "base"};

enum { TEXT_LIMIT = 255 };

static const struct {
  const char *name;
  uint8_t class;
} known_classes[] = {
    {"text", BS_CLASS_TEXT},
    {"percent", BS_CLASS_PERCENT},
    {"points", BS_CLASS_POINTS},
    {"multiple", BS_CLASS_MULTIPLE},
    {"measure", BS_CLASS_MEASURE},
    {"counter", BS_CLASS_COUNTER},
    {"bare", BS_CLASS_BARE},
    {"part", BS_CLASS_PART},
    {"ordinal", BS_CLASS_ORDINAL},
    {"time", BS_CLASS_TIME},
    {"comma", BS_CLASS_COMMA},
    {"enumeration", BS_CLASS_ENUMERATION},
    {"semicolon", BS_CLASS_SEMICOLON},
    {"colon", BS_CLASS_COLON},
    {"open", BS_CLASS_OPEN},
    {"close", BS_CLASS_CLOSE},
    {"up", BS_CLASS_UP},
    {"down", BS_CLASS_DOWN},
    {"average", BS_CLASS_AVERAGE},
    {"compare", BS_CLASS_COMPARE},
    {"year_on_year", BS_CLASS_YEAR_ON_YEAR},
    {"share", BS_CLASS_SHARE},
    {"reach", BS_CLASS_REACH},
    {"done", BS_CLASS_DONE},
    {"from", BS_CLASS_FROM},
    {"respectively", BS_CLASS_RESPECTIVELY},
    {"among", BS_CLASS_AMONG},
    {"plan", BS_CLASS_PLAN},
    {"place", BS_CLASS_PLACE},
    {"higher", BS_CLASS_HIGHER},
    {"lower", BS_CLASS_LOWER},
    {"rate", BS_CLASS_RATE},
    {"of", BS_CLASS_OF},
    {"and", BS_CLASS_AND},
    {"over_before", BS_CLASS_OVER_BEFORE},
    {"under_before", BS_CLASS_UNDER_BEFORE},
    {"about_before", BS_CLASS_ABOUT_BEFORE},
    {"over_behind", BS_CLASS_OVER_BEHIND},
    {"under_behind", BS_CLASS_UNDER_BEHIND},
    {"about_behind", BS_CLASS_ABOUT_BEHIND},
    {"verb", BS_CLASS_VERB},
    {"adverb", BS_CLASS_ADVERB},
    {"scope", BS_CLASS_SCOPE},
    {"noun", BS_CLASS_NOUN},
};

#define KNOWN (sizeof known_classes / sizeof *known_classes)

static bool copy(bs_pack *pack, bs_slice *text) {
  char *kept = bs_arena_copy(&pack->arena, text->data, text->size);
  if (!kept)
    return false;
  text->data = kept;
  return true;
}

static bs_status check_utf8(bs_slice text, const char *what, bs_error *err) {
  return bs_utf8_valid(text.data, text.size) == text.size
             ? BS_OK
             : bs_fail(err, BS_SYNTAX, 0, "a %s that is not UTF-8", what);
}

/* Checks a text that a declaration gives and makes the pack own it. */
static bs_status own(bs_pack *pack, bs_slice *text, const char *what, bs_error *err) {
  if (text->size == 0)
    return bs_fail(err, BS_SYNTAX, 0, "an empty %s", what);
  bs_status status = check_utf8(*text, what, err);
  if (status != BS_OK)
    return status;
  if (text->size > TEXT_LIMIT) {
    int shown = 30;
    while (((unsigned char)text->data[shown] & 0xC0) == 0x80)
      shown--;
    return bs_fail(err, BS_SYNTAX, 0, "a %s longer than %d bytes: %.*s…", what, TEXT_LIMIT, shown,
                   text->data);
  }
  return copy(pack, text) ? BS_OK : bs_fail_memory(err);
}

static bs_status compile(bs_pack *pack, bs_template *out, bs_slice form, bs_error *err) {
  bs_status status = check_utf8(form, "form", err);
  return status == BS_OK ? bs_template_compile(out, &pack->arena, form.data, form.size, err)
                         : status;
}

#define ROOM(pack, items)                                                                          \
  bs_grow(&(pack)->items##s, &(pack)->items##_capacity, (pack)->items##_count + 1,                 \
          sizeof *(pack)->items##s)

bs_status bs_pack_add_heading(bs_pack *pack, bs_slice form, uint32_t level, bs_error *err) {
  bs_heading_form heading = {.level = level};
  bs_status status = compile(pack, &heading.form, form, err);
  if (status != BS_OK)
    return status;
  if (!ROOM(pack, heading))
    return bs_fail_memory(err);
  pack->headings[pack->heading_count++] = heading;
  return BS_OK;
}

bs_status bs_pack_add_phrase(bs_pack *pack, bs_phrase_kind kind, bs_slice text, bs_error *err) {
  bs_phrases *phrases = &pack->phrases[kind];
  bs_status status = own(pack, &text, "phrase", err);
  if (status != BS_OK)
    return status;
  if (!bs_grow(&phrases->items, &phrases->capacity, phrases->count + 1, sizeof text))
    return bs_fail_memory(err);
  phrases->items[phrases->count++] = text;
  if (text.size > phrases->longest)
    phrases->longest = text.size;
  return BS_OK;
}

bs_status bs_pack_add_word(bs_pack *pack, const bs_word *word, uint32_t rank, bs_error *err) {
  bs_word kept = *word;
  bs_status status = own(pack, &kept.text, "word", err);
  if (status != BS_OK)
    return status;
  if (!ROOM(pack, word) ||
      !bs_lexicon_add(&pack->word_lexicon, kept.text, (uint32_t)pack->word_count, rank))
    return bs_fail_memory(err);
  pack->words[pack->word_count++] = kept;
  return BS_OK;
}

bs_status bs_pack_add_edge(bs_pack *pack, const bs_edge *edge, uint32_t rank, bs_error *err) {
  bs_edge kept = *edge;
  bs_status status = own(pack, &kept.text, "word", err);
  if (status == BS_OK && kept.indicator.data)
    status = own(pack, &kept.indicator, "name", err);
  if (status != BS_OK)
    return status;
  if (!ROOM(pack, edge) ||
      !bs_lexicon_add(&pack->edge_lexicon, kept.text, (uint32_t)pack->edge_count, rank))
    return bs_fail_memory(err);
  pack->edges[pack->edge_count++] = kept;
  return BS_OK;
}

bs_status bs_pack_add_unit(bs_pack *pack, const bs_unit *unit, uint32_t rank, bs_error *err) {
  bs_unit kept = *unit;
  bs_status status = own(pack, &kept.text, "unit", err);
  if (status == BS_OK)
    status = own(pack, &kept.name, "name", err);
  if (status == BS_OK && kept.base.data)
    status = own(pack, &kept.base, "base", err);
  if (status == BS_OK && kept.code.data)
    status = own(pack, &kept.code, "currency", err);
  if (status != BS_OK)
    return status;
  if (!copy(pack, &kept.dimension) || !ROOM(pack, unit) ||
      !bs_lexicon_add(&pack->unit_lexicon, kept.text, (uint32_t)pack->unit_count, rank))
    return bs_fail_memory(err);
  pack->units[pack->unit_count++] = kept;
  return BS_OK;
}

bs_status bs_pack_add_unit_sign(bs_pack *pack, bs_slice text, uint32_t unit, bs_error *err) {
  bs_unit_sign kept = {text, unit};
  bs_status status = own(pack, &kept.text, "unit", err);
  if (status != BS_OK)
    return status;
  if (!ROOM(pack, unit_sign))
    return bs_fail_memory(err);
  pack->unit_signs[pack->unit_sign_count++] = kept;
  return BS_OK;
}

bs_status bs_pack_add_time(bs_pack *pack, bs_slice form, const bs_time_form *time, bs_error *err) {
  bs_time_form kept = *time;
  bs_status status = compile(pack, &kept.form, form, err);
  if (status != BS_OK)
    return status;
  if (time->kind == BS_TIME_CALENDAR && bs_template_is_literal(&kept.form))
    return bs_fail(err, BS_SYNTAX, 0,
                   "the period '%.*s' says no time (a {year} in it, or from = 1994, to = 2000 …)",
                   (int)form.size, form.data);
  if (!ROOM(pack, time))
    return bs_fail_memory(err);
  pack->times[pack->time_count++] = kept;
  return BS_OK;
}

bs_status bs_pack_add_name(bs_pack *pack, bs_slice form, const bs_name_form *name, bs_error *err) {
  bs_name_form kept = *name;
  bs_status status = compile(pack, &kept.form, form, err);
  if (status != BS_OK)
    return status;
  if (!ROOM(pack, name))
    return bs_fail_memory(err);
  pack->names[pack->name_count++] = kept;
  return BS_OK;
}

bs_status bs_pack_add_rule(bs_pack *pack, const bs_rule *rule, bs_error *err) {
  bs_rule kept = *rule;
  for (size_t i = 0; i < pack->rule_count; i++)
    if (pack->rules[i].rank == rule->rank && bs_slice_equal(pack->rules[i].name, rule->name))
      return bs_fail(err, BS_SYNTAX, 0, "rule '%.*s' is declared already (%s:%d)",
                     (int)rule->name.size, rule->name.data, pack->rules[i].pack.data,
                     pack->rules[i].line);
  bs_status status = own(pack, &kept.name, "name", err);
  if (status != BS_OK)
    return status;
  if (!copy(pack, &kept.pack) || !ROOM(pack, rule))
    return bs_fail_memory(err);
  pack->rules[pack->rule_count++] = kept;
  return BS_OK;
}

uint8_t bs_pack_find_class(const bs_pack *pack, bs_slice name) {
  for (size_t i = 0; i < KNOWN; i++)
    if (bs_slice_is(name, known_classes[i].name))
      return known_classes[i].class;
  for (size_t i = 0; i < pack->class_count; i++)
    if (bs_slice_equal(name, pack->classes[i]))
      return (uint8_t)(BS_CLASS_FIRST_FREE + i);
  return 0;
}

bs_status bs_pack_class(bs_pack *pack, bs_slice name, uint8_t *class, bs_error *err) {
  *class = bs_pack_find_class(pack, name);
  if (*class != 0)
    return BS_OK;
  if (pack->class_count >= 256 - BS_CLASS_FIRST_FREE)
    return bs_fail(err, BS_SYNTAX, 0, "more than %d classes of a pack's own",
                   256 - BS_CLASS_FIRST_FREE);
  bs_status status = own(pack, &name, "class", err);
  if (status != BS_OK)
    return status;
  if (!bs_grow(&pack->classes, &pack->class_capacity, pack->class_count + 1, sizeof name))
    return bs_fail_memory(err);
  *class = (uint8_t)(BS_CLASS_FIRST_FREE + pack->class_count);
  pack->classes[pack->class_count++] = name;
  return BS_OK;
}

bs_slice bs_pack_class_name(const bs_pack *pack, uint8_t class) {
  for (size_t i = 0; i < KNOWN; i++)
    if (known_classes[i].class == class)
      return (bs_slice){known_classes[i].name, (uint32_t)strlen(known_classes[i].name)};
  size_t own_class = (size_t) class - BS_CLASS_FIRST_FREE;
  return class >= BS_CLASS_FIRST_FREE && own_class < pack->class_count ? pack->classes[own_class]
                                                                       : (bs_slice){"?", 1};
}

/* Builds one lexicon. Where a phrase is declared twice, `*second` is the later item. */
static bs_status build(bs_lexicon *lexicon, uint32_t *second, bs_error *err) {
  const bs_entry *twice[2];
  if (bs_lexicon_build(lexicon, twice))
    return BS_OK;
  if (!twice[0])
    return bs_fail_memory(err);
  *second = twice[0]->item > twice[1]->item ? twice[0]->item : twice[1]->item;
  return BS_SYNTAX;
}

static bs_status fail_twice(bs_error *err, const char *what, bs_slice text, int line) {
  return bs_fail(err, BS_SYNTAX, line, "%s '%s' is declared twice in one pack", what, text.data);
}

static bool asks(const bs_classes *neighbours) {
  return !bs_classes_empty(neighbours) && !bs_classes_have(neighbours, BS_CLASS_TEXT);
}

/* Notes which words can be told from text by one look to the left or right. */
static void note_neighbours(bs_word *word) {
  word->behind_token = word->before_token = word->reading_count > 0;
  for (uint32_t i = 0; i < word->reading_count; i++) {
    word->behind_token = word->behind_token && asks(&word->readings[i].previous);
    word->before_token = word->before_token && asks(&word->readings[i].next);
  }
}

/* Notes what edges begin with, and the characters that verbs and adverbs among them end with. */
static bool note_edges(bs_pack *pack) {
  enum { CODES = 0x10000 };
  pack->edge_ends = bs_arena_take(&pack->arena, CODES);
  pack->edge_pairs = bs_arena_take(&pack->arena, sizeof *pack->edge_pairs);
  if (!pack->edge_ends || !pack->edge_pairs)
    return false;
  memset(pack->edge_ends, 0, CODES);
  memset(pack->edge_pairs, 0, sizeof *pack->edge_pairs);
  for (size_t i = 0; i < pack->edge_count; i++) {
    bs_slice text = pack->edges[i].text;
    uint32_t last = bs_utf8_at(text.data + bs_utf8_before(text.data, text.size));
    uint8_t class = pack->edges[i].class;
    bs_pairs_add(pack->edge_pairs, text);
    if (last < CODES)
      pack->edge_ends[last] |= class == BS_CLASS_VERB     ? BS_ENDS_VERB
                               : class == BS_CLASS_ADVERB ? BS_ENDS_ADVERB
                                                          : 0;
  }
  return true;
}

bs_status bs_pack_build(bs_pack *pack, bs_error *err) {
  for (size_t i = 0; i < pack->word_count; i++)
    note_neighbours(&pack->words[i]);
  if (!bs_forms_add(pack) || !bs_phrases_build(pack) || !note_edges(pack))
    return bs_fail_memory(err);
  uint32_t item = 0;
  bs_status status = build(&pack->word_lexicon, &item, err);
  if (status == BS_SYNTAX)
    return fail_twice(err, "the word", pack->words[item].text, pack->words[item].line);
  if (status == BS_OK && (status = build(&pack->edge_lexicon, &item, err)) == BS_SYNTAX)
    return fail_twice(err, "the word or indicator", pack->edges[item].text, pack->edges[item].line);
  if (status == BS_OK && (status = build(&pack->unit_lexicon, &item, err)) == BS_SYNTAX)
    return fail_twice(err, "the unit", pack->units[item].text, pack->units[item].line);
  if (status == BS_OK)
    status = bs_pack_check_units(pack, err);
  return status == BS_OK ? build(&pack->form_lexicon, &item, err) : status;
}

bs_pack *bs_pack_hold(bs_pack *pack) {
  if (pack)
    pack->users++;
  return pack;
}

void bs_pack_free(bs_pack *pack) {
  for (size_t i = 0; i < BS_PHRASE_COUNT; i++)
    free(pack->phrases[i].items);
  bs_forms_free(pack);
  free(pack->phrase_starts);
  free(pack->headings);
  free(pack->words);
  free(pack->edges);
  free(pack->units);
  free(pack->unit_signs);
  free(pack->times);
  free(pack->names);
  free(pack->rules);
  free(pack->classes);
  bs_lexicon_free(&pack->word_lexicon);
  bs_lexicon_free(&pack->edge_lexicon);
  bs_lexicon_free(&pack->unit_lexicon);
  bs_lexicon_free(&pack->form_lexicon);
  bs_lexicon_free(&pack->phrase_lexicon);
  bs_arena_free(&pack->arena);
  *pack = (bs_pack){0};
}
