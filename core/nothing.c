#include "nothing.h"

#include <stdlib.h>

#include "compound.h"
#include "nearest.h"
#include "report.h"
#include "utf8.h"

/* So many names are listed, and so many are compared with what was asked for. */
enum { LISTED = 6, COMPARED = 4096 };

/* What options are called, and what their values are of a fact. */
typedef enum { SECTION, UNIT, INDICATOR, LIKE, PERIOD, BASE, KIND, STATUS, BOUND, FIELDS } field;
static const char *const fields[FIELDS] = {"section", "unit", "indicator", "like", "period",
                                           "base",    "kind", "status",    "bound"};

/* Names that a report has, each once. */
typedef struct names {
  bs_arena arena;
  const char *items[COMPARED];
  size_t counts[COMPARED]; /* how often each stands */
  size_t count;
} names;

static const char **member(bs_filter *filter, field which) {
  const char **const members[FIELDS] = {&filter->section, &filter->unit,   &filter->indicator,
                                        &filter->like,    &filter->period, &filter->base,
                                        &filter->kind,    &filter->status, &filter->bound};
  return members[which];
}

/* Which field an option is called as; FIELDS for none. */
static field find_field(const char *option) {
  field which = 0;
  while (which < FIELDS && strcmp(fields[which], option) != 0)
    which++;
  return which;
}

/* How many facts pass; where that cannot be told, 1: nothing is said of it then. */
static size_t passing(bs_report *report, const bs_filter *filter) {
  size_t count = 1;
  bs_report_count(report, filter, &count, NULL);
  return count;
}

static void add_name(names *list, bs_slice name) {
  for (size_t i = 0; i < list->count; i++) {
    if (bs_slice_is(name, list->items[i])) {
      list->counts[i]++;
      return;
    }
  }
  const char *copy = NULL;
  if (name.size > 0 && list->count < COMPARED)
    copy = bs_arena_copy(&list->arena, name.data, name.size);
  if (!copy)
    return;
  list->counts[list->count] = 1;
  list->items[list->count++] = copy;
}

/* Whether a name is shown before the one above it: what stands more often, or what comes first as
 * text. */
static bool comes_before(const names *list, size_t at, bool often) {
  return often ? list->counts[at] > list->counts[at - 1]
               : strcmp(list->items[at], list->items[at - 1]) < 0;
}

/* Sorts the names from `first` on; equal ones stay in their order. */
static void sort(names *list, size_t first, bool often) {
  for (size_t i = first + 1; i < list->count; i++) {
    for (size_t at = i; at > first && comes_before(list, at, often); at--) {
      const char *name = list->items[at];
      size_t count = list->counts[at];
      list->items[at] = list->items[at - 1];
      list->counts[at] = list->counts[at - 1];
      list->items[at - 1] = name;
      list->counts[at - 1] = count;
    }
  }
}

/* Collects what the report's facts have in a field, in the order in which it is to be shown. */
static void collect(bs_report *report, field which, names *list) {
  bs_fact_info fact = {0};
  while (bs_report_next_fact(report, NULL, &fact, NULL) == BS_OK && fact.id) {
    const char *const words[FIELDS] = {[PERIOD] = fact.period,
                                       [BASE] = fact.base,
                                       [KIND] = fact.kind,
                                       [STATUS] = fact.status,
                                       [BOUND] = fact.bound};
    bs_slice name = which == UNIT ? fact.unit : fact.indicator;
    if (words[which])
      name = (bs_slice){words[which], (uint32_t)strlen(words[which])};
    add_name(list, name);
  }
  sort(list, 0, which == UNIT || which == INDICATOR || which == LIKE);
}

/* Adds the first names, and how many more there are. */
static void add_known(bs_buffer *out, const names *list) {
  bs_buffer_add_string(out, list->count > 0 ? " (it has: " : " (it has none)");
  if (list->count == 0)
    return;
  bs_nearest_list(out, list->items, list->count < LISTED ? list->count : LISTED);
  if (list->count > LISTED)
    bs_buffer_printf(out, " and %zu more", list->count - LISTED);
  bs_buffer_add_string(out, ")");
}

static void add_nearest(bs_buffer *out, const char *nearest) {
  bs_buffer_printf(out, "; did you mean '%s'?", nearest);
}

/* Adds the headings of the highest level that there is, mark and title. */
static void collect_sections(bs_report *report, names *list) {
  bs_section_info section = {0};
  uint32_t highest = UINT32_MAX;
  while (bs_report_next_section(report, &section, NULL) == BS_OK && section.id)
    highest = section.level < highest ? section.level : highest;
  while (bs_report_next_section(report, &section, NULL) == BS_OK && section.id) {
    bs_buffer head = {0};
    bs_buffer_add(&head, section.mark.data, section.mark.size);
    bs_buffer_add(&head, section.title.data, section.title.size);
    if (section.level == highest && !head.failed)
      add_name(list, (bs_slice){head.data, (uint32_t)head.size});
    bs_buffer_free(&head);
  }
}

/* A piece of a known name as long as the word and nearest to it: 收入 for 收人. */
static const char *nearest_piece(names *list, const char *word) {
  size_t length = bs_utf8_length(word, strlen(word));
  size_t whole = list->count;
  for (size_t i = 0; i < whole; i++) {
    const char *name = list->items[i];
    size_t count = bs_utf8_length(name, strlen(name));
    for (; count > length; count--) {
      const char *end = name;
      for (size_t step = 0; step < length; step++)
        end += bs_utf8_size((unsigned char)*end);
      add_name(list, (bs_slice){name, (uint32_t)(end - name)});
      name += bs_utf8_size((unsigned char)*name);
    }
    add_name(list, (bs_slice){name, (uint32_t)strlen(name)});
  }
  sort(list, whole, true);
  return bs_nearest(word, list->items + whole, list->count - whole);
}

/* The unit that facts have for what may be written with a multiplier or by another of its names:
   元 for 亿元 and 圆. */
static const char *unit_meant(const bs_report *report, const names *list, const char *value) {
  bs_compound unit;
  int32_t scale;
  bs_slice text = {value, (uint32_t)strlen(value)};
  if (bs_compound_read(report->pack, text, true, &unit, &scale, NULL) != BS_OK || unit.count == 0)
    return NULL;
  bs_buffer name = {0};
  bs_compound_write(&name, &unit);
  const char *found = NULL;
  for (size_t i = 0; !found && i < list->count; i++)
    if (strlen(list->items[i]) == name.size && memcmp(list->items[i], name.data, name.size) == 0)
      found = list->items[i];
  bs_buffer_free(&name);
  return found;
}

static void explain_unit(bs_buffer *out, bs_report *report, const char *value, const names *list) {
  const char *meant = unit_meant(report, list, value);
  const char *nearest = meant ? NULL : bs_nearest(value, list->items, list->count);
  bs_buffer_printf(out, "no fact has the unit '%s'", value);
  if (meant)
    bs_buffer_printf(out, " (facts have it as %s, multipliers worked in)", meant);
  else
    add_known(out, list);
  if (nearest && strlen(value) > 3) /* of one sign all are near */
    add_nearest(out, nearest);
}

static void explain_indicator(bs_buffer *out, bs_report *report, const char *value,
                              const names *list) {
  const char *nearest = bs_nearest(value, list->items, list->count);
  size_t parts = passing(report, &(bs_filter){.like = value});
  bs_buffer_printf(out, "no indicator is '%s'", value);
  if (parts > 0)
    bs_buffer_printf(out, ", but --like %s finds %zu", value, parts);
  else if (nearest)
    add_nearest(out, nearest);
  else
    add_known(out, list);
}

static void explain_part(bs_buffer *out, const char *value, names *list) {
  bs_buffer_printf(out, "no indicator holds '%s'", value);
  const char *nearest = nearest_piece(list, value);
  if (nearest)
    add_nearest(out, nearest);
}

/* Adds what is wrong with an option that no fact passes. */
static void explain_option(bs_buffer *out, bs_report *report, field which, const char *value) {
  names *list = calloc(1, sizeof *list);
  if (!list)
    return;
  if (which == SECTION)
    collect_sections(report, list);
  else
    collect(report, which, list);
  if (which == SECTION) {
    bs_buffer_printf(out, "no section is '%s'", value);
    add_known(out, list);
  } else if (which == UNIT) {
    explain_unit(out, report, value, list);
  } else if (which == INDICATOR) {
    explain_indicator(out, report, value, list);
  } else if (which == LIKE) {
    explain_part(out, value, list);
  } else {
    bs_buffer_printf(out, "no fact has the %s '%s'", fields[which], value);
    add_known(out, list);
  }
  bs_arena_free(&list->arena);
  free(list);
}

/* Whether the report has a section of this path, be there facts in it or not. */
static bool has_section(const bs_report *report, const char *path) {
  for (size_t i = 1; i < report->outline.section_count; i++)
    if (bs_report_in_section(report, (uint32_t)i, path, strlen(path)))
      return true;
  return false;
}

void bs_nothing_explain(bs_buffer *out, bs_report *report, const char *const *options,
                        size_t count) {
  bs_filter all = {0};
  size_t facts = 0, told = 0, asked = 0;
  if (bs_report_count(report, NULL, &facts, NULL) != BS_OK)
    return;
  for (size_t i = 0; i < count; i++) {
    const char *value = options[2 * i + 1];
    field which = find_field(options[2 * i]);
    if (which == FIELDS)
      continue;
    bs_filter one = {0};
    *member(&one, which) = *member(&all, which) = value;
    asked++;
    bool there = which == SECTION ? has_section(report, value) : passing(report, &one) > 0;
    if (there || (facts == 0 && which != SECTION))
      continue;
    bs_buffer_add_string(out, told++ > 0 ? "; " : "");
    explain_option(out, report, which, value);
  }
  if (told > 0)
    return;
  size_t passed = asked > 0 ? passing(report, &all) : facts;
  if (facts == 0)
    bs_buffer_printf(out, "it states no facts%s (read as %s)",
                     report->outline.section_count > 1 ? "" : " and has no headings",
                     report->source.encoding);
  else if (asked > 1 && passed == 0)
    bs_buffer_add_string(out, "each of these options has facts, but none has them all");
  else if (asked > 0 && passed == 0)
    bs_buffer_add_string(out, "no facts stand in that section");
  else if (passed == 1)
    bs_buffer_printf(out, "the one fact %s is of no use to it",
                     asked > 0 ? "that passes its options" : "of the report");
  else
    bs_buffer_printf(out, "none of the %zu facts%s is of use to it", passed,
                     asked > 0 ? " that pass its options" : "");
}
