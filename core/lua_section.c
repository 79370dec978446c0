#include "lua_section.h"

#include <string.h>

#include "lua_walk.h"

static const char *const paragraph_kinds[] = {
    [BS_PARAGRAPH_BODY] = "body",           [BS_PARAGRAPH_HEADING] = "heading",
    [BS_PARAGRAPH_TITLE] = "title",         [BS_PARAGRAPH_DATELINE] = "dateline",
    [BS_PARAGRAPH_FURNITURE] = "furniture",
};

#define KINDS (sizeof paragraph_kinds / sizeof *paragraph_kinds)

/* The object before or behind one of `count`. */
static bs_lua_value before(const bs_lua_class *class, uint32_t index) {
  return bs_lua_ref(class, index > 0 ? index - 1 : BS_NONE);
}

static bs_lua_value behind(const bs_lua_class *class, uint32_t index, size_t count) {
  return bs_lua_ref(class, index + 1 < count ? index + 1 : BS_NONE);
}

/* Sections. */

enum {
  S_LEVEL,
  S_MARK,
  S_TITLE,
  S_PATH,
  S_TEXT,
  S_LINE,
  S_FIRST,
  S_LAST,
  S_RUN_IN,
  S_PARENT,
  S_NEXT,
  S_PREVIOUS,
  S_ID,
  S_FIELDS
};

static const bs_lua_field section_fields[S_FIELDS] = {
    [S_LEVEL] = {"level", BS_LUA_NUMBER, NULL, 0},
    [S_MARK] = {"mark", BS_LUA_TEXT, NULL, 0},
    [S_TITLE] = {"title", BS_LUA_TEXT, NULL, 0},
    [S_PATH] = {"path", BS_LUA_PATH, NULL, 0},
    [S_TEXT] = {"text", BS_LUA_TEXT, NULL, 0},
    [S_LINE] = {"line", BS_LUA_NUMBER, NULL, 0},
    [S_FIRST] = {"first", BS_LUA_NUMBER, NULL, 0},
    [S_LAST] = {"last", BS_LUA_NUMBER, NULL, 0},
    [S_RUN_IN] = {"run_in", BS_LUA_BOOLEAN, NULL, 0},
    [S_PARENT] = {"parent", BS_LUA_OBJECT, NULL, 0},
    [S_NEXT] = {"next", BS_LUA_OBJECT, NULL, 0},
    [S_PREVIOUS] = {"previous", BS_LUA_OBJECT, NULL, 0},
    [S_ID] = {"id", BS_LUA_NUMBER, NULL, 0},
};

/* Mark and title; empty where there is neither. */
static bs_span heading(const bs_section *s) {
  if (s->mark.start == s->mark.end)
    return s->title;
  return (bs_span){s->mark.start, s->title.end > s->mark.end ? s->title.end : s->mark.end};
}

static bs_lua_value next_section(const bs_outline *outline, const bs_section *s) {
  bool sibling = s->parent != BS_NONE && s->next < outline->section_count &&
                 outline->sections[s->next].parent == s->parent;
  return bs_lua_ref(&bs_lua_section_class, sibling ? s->next : BS_NONE);
}

/* The section before, climbed up to the level of siblings. */
static bs_lua_value previous_section(const bs_outline *outline, uint32_t index) {
  uint32_t parent = outline->sections[index].parent, at = index;
  if (parent == BS_NONE || index == parent + 1)
    return bs_lua_nil();
  for (at--; outline->sections[at].parent != parent;)
    at = outline->sections[at].parent;
  return bs_lua_ref(&bs_lua_section_class, at);
}

static bs_lua_value get_section(const bs_report *report, uint32_t index, size_t field) {
  const bs_outline *outline = &report->outline;
  const bs_section *s = &outline->sections[index];
  bs_span head = heading(s);
  switch (field) {
  case S_LEVEL:
    return bs_lua_integer(s->level);
  case S_MARK:
    return bs_lua_text(report, s->mark);
  case S_TITLE:
    return bs_lua_text(report, s->title);
  case S_PATH:
    return (bs_lua_value){.type = BS_LUA_PATH, .as.section = index};
  case S_TEXT:
    return s->span.end - s->span.start == report->text.size ? (bs_lua_value){.type = BS_LUA_WHOLE}
                                                            : bs_lua_text(report, s->span);
  case S_LINE:
    return bs_lua_integer(
        bs_report_line(report, head.start < head.end ? head.start : s->span.start));
  case S_FIRST:
    return bs_lua_integer((int64_t)s->span.start + 1);
  case S_LAST:
    return bs_lua_integer(s->span.end);
  case S_RUN_IN:
    return bs_lua_boolean(s->run_in);
  case S_PARENT:
    return bs_lua_ref(&bs_lua_section_class, s->parent);
  case S_NEXT:
    return next_section(outline, s);
  case S_PREVIOUS:
    return previous_section(outline, index);
  case S_ID:
    return bs_lua_integer(index);
  default:
    return bs_lua_nil();
  }
}

static bs_span section_span(const bs_report *report, uint32_t index) {
  return report->outline.sections[index].span;
}

static uint32_t section_count(const bs_report *report) {
  return (uint32_t)report->outline.section_count;
}

static int section_bytes(lua_State *L) {
  static const char *const pieces[] = {"all", "heading", NULL};
  bs_lua_self self = bs_lua_self_get(L, 1);
  const bs_section *s = &self.report->outline.sections[self.index];
  if (luaL_checkoption(L, 2, "all", pieces) == 0)
    return bs_lua_push_bytes(L, self.report, s->span);
  bs_span head = heading(s);
  return head.start < head.end ? bs_lua_push_bytes(L, self.report, head) : 0;
}

static const luaL_Reg section_methods[] = {
    {"sections", bs_lua_walk_sections},
    {"paragraphs", bs_lua_walk_paragraphs},
    {"sentences", bs_lua_walk_sentences},
    {"numbers", bs_lua_walk_numbers},
    {"facts", bs_lua_walk_facts},
    {"fact", bs_lua_first_fact},
    {"count", bs_lua_count_facts},
    {"bytes", section_bytes},
    {NULL, NULL},
};

const bs_lua_class bs_lua_section_class = {
    .name = "section",
    .fields = section_fields,
    .field_count = S_FIELDS,
    .methods = section_methods,
    .like = S_TITLE,
    .within = S_FIELDS,
    .shown = {S_MARK, S_TITLE},
    .get = get_section,
    .span = section_span,
    .count = section_count,
};

/* Paragraphs. */

enum {
  P_KIND,
  P_TEXT,
  P_LINE,
  P_FIRST,
  P_LAST,
  P_SECTION,
  P_PARENT,
  P_NEXT,
  P_PREVIOUS,
  P_ID,
  P_FIELDS
};

static const bs_lua_field paragraph_fields[P_FIELDS] = {
    [P_KIND] = {"kind", BS_LUA_NAME, paragraph_kinds, KINDS},
    [P_TEXT] = {"text", BS_LUA_TEXT, NULL, 0},
    [P_LINE] = {"line", BS_LUA_NUMBER, NULL, 0},
    [P_FIRST] = {"first", BS_LUA_NUMBER, NULL, 0},
    [P_LAST] = {"last", BS_LUA_NUMBER, NULL, 0},
    [P_SECTION] = {"section", BS_LUA_OBJECT, NULL, 0},
    [P_PARENT] = {"parent", BS_LUA_OBJECT, NULL, 0},
    [P_NEXT] = {"next", BS_LUA_OBJECT, NULL, 0},
    [P_PREVIOUS] = {"previous", BS_LUA_OBJECT, NULL, 0},
    [P_ID] = {"id", BS_LUA_NUMBER, NULL, 0},
};

static bs_lua_value get_paragraph(const bs_report *report, uint32_t index, size_t field) {
  const bs_paragraph *p = &report->outline.paragraphs[index];
  switch (field) {
  case P_KIND:
    return bs_lua_name(paragraph_kinds[p->kind]);
  case P_TEXT:
    return bs_lua_text(report, p->span);
  case P_LINE:
    return bs_lua_integer(bs_report_line(report, p->span.start));
  case P_FIRST:
    return bs_lua_integer((int64_t)p->span.start + 1);
  case P_LAST:
    return bs_lua_integer(p->span.end);
  case P_SECTION:
  case P_PARENT:
    return bs_lua_ref(&bs_lua_section_class, p->section);
  case P_NEXT:
    return behind(&bs_lua_paragraph_class, index, report->outline.paragraph_count);
  case P_PREVIOUS:
    return before(&bs_lua_paragraph_class, index);
  case P_ID:
    return bs_lua_integer((int64_t)index + 1);
  default:
    return bs_lua_nil();
  }
}

static bs_span paragraph_span(const bs_report *report, uint32_t index) {
  return report->outline.paragraphs[index].span;
}

static uint32_t paragraph_count(const bs_report *report) {
  return (uint32_t)report->outline.paragraph_count;
}

static const luaL_Reg paragraph_methods[] = {
    {"sentences", bs_lua_walk_sentences},
    {"numbers", bs_lua_walk_numbers},
    {"facts", bs_lua_walk_facts},
    {"fact", bs_lua_first_fact},
    {"count", bs_lua_count_facts},
    {"bytes", bs_lua_bytes},
    {NULL, NULL},
};

const bs_lua_class bs_lua_paragraph_class = {
    .name = "paragraph",
    .fields = paragraph_fields,
    .field_count = P_FIELDS,
    .methods = paragraph_methods,
    .like = P_TEXT,
    .within = P_FIELDS,
    .shown = {P_TEXT, P_FIELDS},
    .get = get_paragraph,
    .span = paragraph_span,
    .count = paragraph_count,
};

/* Sentences. */

enum {
  T_TEXT,
  T_LINE,
  T_FIRST,
  T_LAST,
  T_HEADING,
  T_PARAGRAPH,
  T_SECTION,
  T_PARENT,
  T_NEXT,
  T_PREVIOUS,
  T_ID,
  T_FIELDS
};

static const bs_lua_field sentence_fields[T_FIELDS] = {
    [T_TEXT] = {"text", BS_LUA_TEXT, NULL, 0},
    [T_LINE] = {"line", BS_LUA_NUMBER, NULL, 0},
    [T_FIRST] = {"first", BS_LUA_NUMBER, NULL, 0},
    [T_LAST] = {"last", BS_LUA_NUMBER, NULL, 0},
    [T_HEADING] = {"heading", BS_LUA_BOOLEAN, NULL, 0},
    [T_PARAGRAPH] = {"paragraph", BS_LUA_OBJECT, NULL, 0},
    [T_SECTION] = {"section", BS_LUA_OBJECT, NULL, 0},
    [T_PARENT] = {"parent", BS_LUA_OBJECT, NULL, 0},
    [T_NEXT] = {"next", BS_LUA_OBJECT, NULL, 0},
    [T_PREVIOUS] = {"previous", BS_LUA_OBJECT, NULL, 0},
    [T_ID] = {"id", BS_LUA_NUMBER, NULL, 0},
};

static bs_lua_value get_sentence(const bs_report *report, uint32_t index, size_t field) {
  const bs_sentence *s = &report->outline.sentences[index];
  switch (field) {
  case T_TEXT:
    return bs_lua_text(report, s->span);
  case T_LINE:
    return bs_lua_integer(bs_report_line(report, s->span.start));
  case T_FIRST:
    return bs_lua_integer((int64_t)s->span.start + 1);
  case T_LAST:
    return bs_lua_integer(s->span.end);
  case T_HEADING:
    return bs_lua_boolean(s->heading);
  case T_PARAGRAPH:
  case T_PARENT:
    return bs_lua_ref(&bs_lua_paragraph_class, s->paragraph);
  case T_SECTION:
    return bs_lua_ref(&bs_lua_section_class, s->section);
  case T_NEXT:
    return behind(&bs_lua_sentence_class, index, report->outline.sentence_count);
  case T_PREVIOUS:
    return before(&bs_lua_sentence_class, index);
  case T_ID:
    return bs_lua_integer((int64_t)index + 1);
  default:
    return bs_lua_nil();
  }
}

static bs_span sentence_span(const bs_report *report, uint32_t index) {
  return report->outline.sentences[index].span;
}

static uint32_t sentence_count(const bs_report *report) {
  return (uint32_t)report->outline.sentence_count;
}

static const luaL_Reg sentence_methods[] = {
    {"numbers", bs_lua_walk_numbers}, {"facts", bs_lua_walk_facts}, {"fact", bs_lua_first_fact},
    {"count", bs_lua_count_facts},    {"bytes", bs_lua_bytes},      {NULL, NULL},
};

const bs_lua_class bs_lua_sentence_class = {
    .name = "sentence",
    .fields = sentence_fields,
    .field_count = T_FIELDS,
    .methods = sentence_methods,
    .like = T_TEXT,
    .within = T_FIELDS,
    .shown = {T_TEXT, T_FIELDS},
    .get = get_sentence,
    .span = sentence_span,
    .count = sentence_count,
};
