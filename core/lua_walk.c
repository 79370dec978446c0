#include "lua_walk.h"

#include "lua_filter.h"

/* What is still to come. */
typedef struct walk {
  const bs_lua_class *class;
  uint32_t index, end;
} walk;

/* The first object of a class that starts at or behind `at`: they stand in text order. */
static uint32_t first_at(const bs_report *report, const bs_lua_class *class, uint32_t at) {
  uint32_t low = 0, high = class->count(report);
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (class->span(report, middle).start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Sections hold those that follow directly, and the paragraph that a run-in head opens is theirs;
   for all else what starts in a span lies in it. */
static walk range(lua_State *L, const bs_lua_self *self, const bs_lua_class *class) {
  const bs_report *report = self->report;
  bool in_section = self->class == &bs_lua_section_class;
  walk w = {.class = class};
  if (class == &bs_lua_number_class || class == &bs_lua_fact_class)
    bs_lua_facts(L, self->report);
  if (self->class == &bs_lua_report_class) {
    w.index = class == &bs_lua_section_class; /* the root holds the others */
    w.end = class->count(report);
  } else if (in_section && class == &bs_lua_section_class) {
    w.index = self->index + 1;
    w.end = report->outline.sections[self->index].next;
  } else if (in_section && class == &bs_lua_paragraph_class) {
    w.index = report->outline.sections[self->index].paragraph;
    w.end = report->outline.sections[self->index].paragraph_end;
  } else {
    bs_span span = self->class->span(report, self->index);
    w.index = first_at(report, class, span.start);
    w.end = first_at(report, class, span.end);
  }
  return w;
}

/* Upvalues: the box, the walk, the filter. */
static int step(lua_State *L) {
  walk *w = lua_touserdata(L, lua_upvalueindex(2));
  bs_lua_open_report(L, lua_upvalueindex(1), &bs_lua_report_class);
  while (w->index < w->end) {
    uint32_t index = w->index++;
    if (bs_lua_filter_match(L, lua_upvalueindex(3), lua_upvalueindex(1), index)) {
      bs_lua_push_object(L, lua_upvalueindex(1), w->class, index);
      return 1;
    }
  }
  lua_pushnil(L);
  return 1;
}

static int start(lua_State *L, const bs_lua_class *class) {
  bs_lua_self self = bs_lua_self_get(L, 1);
  bs_lua_filter_new(L, 2, class);
  walk w = range(L, &self, class);
  lua_pushvalue(L, self.box);
  walk *kept = lua_newuserdatauv(L, sizeof *kept, 0);
  *kept = w;
  lua_pushvalue(L, self.box + 1);
  lua_pushcclosure(L, step, 3);
  return 1;
}

int bs_lua_walk_sections(lua_State *L) {
  return start(L, &bs_lua_section_class);
}

int bs_lua_walk_paragraphs(lua_State *L) {
  return start(L, &bs_lua_paragraph_class);
}

int bs_lua_walk_sentences(lua_State *L) {
  return start(L, &bs_lua_sentence_class);
}

int bs_lua_walk_numbers(lua_State *L) {
  return start(L, &bs_lua_number_class);
}

int bs_lua_walk_facts(lua_State *L) {
  return start(L, &bs_lua_fact_class);
}

static int first(lua_State *L, const bs_lua_self *self, const bs_lua_class *class) {
  bs_lua_filter_new(L, 2, class);
  walk w = range(L, self, class);
  for (; w.index < w.end; w.index++) {
    if (bs_lua_filter_match(L, -1, self->box, w.index)) {
      bs_lua_push_object(L, self->box, class, w.index);
      return 1;
    }
  }
  lua_pushnil(L);
  return 1;
}

int bs_lua_first_fact(lua_State *L) {
  bs_lua_self self = bs_lua_self_get(L, 1);
  return first(L, &self, &bs_lua_fact_class);
}

int bs_lua_first_section(lua_State *L, const bs_lua_self *self) {
  return first(L, self, &bs_lua_section_class);
}

int bs_lua_count_facts(lua_State *L) {
  bs_lua_self self = bs_lua_self_get(L, 1);
  bs_lua_filter_new(L, 2, &bs_lua_fact_class);
  walk w = range(L, &self, &bs_lua_fact_class);
  lua_Integer count = 0;
  for (; w.index < w.end; w.index++)
    count += bs_lua_filter_match(L, -1, self.box, w.index);
  lua_pushinteger(L, count);
  return 1;
}
