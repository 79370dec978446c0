#include "wire_analysis.h"

#include <stdlib.h>

/* Sending. */

static void add_strings(bs_buffer *out, const char *const *strings, size_t count) {
  bs_wire_add_number(out, count);
  for (size_t i = 0; i < count; i++)
    bs_wire_add_string(out, strings[i]);
}

static void add_option(bs_buffer *out, const bs_analysis_option *option) {
  bs_wire_add_string(out, option->name);
  bs_wire_add_string(out, option->type);
  bs_wire_add_string(out, option->help);
  bs_wire_add_string(out, option->preset);
  add_strings(out, option->choices, option->choice_count);
}

void bs_wire_add_analysis(bs_buffer *out, const bs_analysis *analysis) {
  bs_wire_add_string(out, analysis->summary);
  bs_wire_add_string(out, analysis->example);
  add_strings(out, analysis->columns, analysis->column_count);
  size_t shown = analysis->shown ? analysis->shown_count : 0;
  bs_wire_add_byte(out, analysis->shown != NULL);
  bs_wire_add_number(out, shown);
  for (size_t i = 0; i < shown; i++) {
    bs_wire_add_string(out, analysis->shown[i].name);
    bs_wire_add_string(out, analysis->shown[i].except);
  }
  bs_wire_add_number(out, analysis->option_count);
  for (size_t i = 0; i < analysis->option_count; i++)
    add_option(out, &analysis->options[i]);
  add_strings(out, analysis->packs, analysis->pack_count);
  bs_wire_add_number(out, analysis->case_count);
}

/* Receiving. An arena that has no more memory breaks the wire, so each step is tried once. */

static void *take_room(bs_arena *arena, bs_wire *wire, size_t count, size_t item) {
  void *room = bs_arena_take(arena, (count + 1) * item);
  wire->broken = wire->broken || !room;
  return room;
}

/* Takes a string, which may be NULL where `may_lack`. */
static const char *take_string(bs_arena *arena, bs_wire *wire, bool may_lack) {
  const char *borrowed = bs_wire_string(wire);
  const char *copy = borrowed ? bs_arena_copy(arena, borrowed, strlen(borrowed)) : NULL;
  if (!copy && (borrowed || !may_lack))
    wire->broken = true;
  return copy;
}

static const char *const *take_strings(bs_arena *arena, bs_wire *wire, size_t *count) {
  size_t own = bs_wire_count(wire);
  const char **strings = take_room(arena, wire, own, sizeof *strings);
  for (size_t i = 0; i < own && !wire->broken; i++)
    strings[i] = take_string(arena, wire, false);
  *count = own;
  return strings;
}

static const bs_shown_column *take_shown(bs_arena *arena, bs_wire *wire, size_t *count) {
  bool any = bs_wire_byte(wire) != 0;
  size_t own = bs_wire_count(wire);
  bs_shown_column *shown = take_room(arena, wire, own, sizeof *shown);
  wire->broken = wire->broken || (own > 0 && !any);
  for (size_t i = 0; i < own && !wire->broken; i++) {
    shown[i].name = take_string(arena, wire, false);
    shown[i].except = take_string(arena, wire, true);
  }
  *count = own;
  return any ? shown : NULL;
}

static const bs_analysis_option *take_options(bs_arena *arena, bs_wire *wire, size_t *count) {
  size_t own = bs_wire_count(wire);
  bs_analysis_option *options = take_room(arena, wire, own, sizeof *options);
  for (size_t i = 0; i < own && !wire->broken; i++) {
    options[i].name = take_string(arena, wire, false);
    options[i].type = take_string(arena, wire, false);
    options[i].help = take_string(arena, wire, false);
    options[i].preset = take_string(arena, wire, true);
    options[i].choices = take_strings(arena, wire, &options[i].choice_count);
  }
  *count = own;
  return options;
}

bs_analysis *bs_wire_analysis(bs_wire *wire) {
  bs_analysis *analysis = calloc(1, sizeof *analysis);
  if (!analysis) {
    wire->broken = true;
    return NULL;
  }
  bs_arena *arena = &analysis->arena;
  analysis->summary = take_string(arena, wire, false);
  analysis->example = take_string(arena, wire, true);
  analysis->columns = take_strings(arena, wire, &analysis->column_count);
  analysis->shown = take_shown(arena, wire, &analysis->shown_count);
  analysis->options = take_options(arena, wire, &analysis->option_count);
  analysis->packs = take_strings(arena, wire, &analysis->pack_count);
  analysis->case_count = (size_t)bs_wire_number(wire);
  if (!wire->broken)
    return analysis;
  bs_analysis_free(analysis);
  return NULL;
}
