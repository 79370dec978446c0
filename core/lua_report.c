#include "lua_report.h"

#include <string.h>

#include "lua_guard.h"
#include "lua_walk.h"
#include "search.h"

enum { TITLE, DATE, YEAR, PLACE, PATH, TEXT, ROOT, FIELDS };

static const bs_lua_field fields[FIELDS] = {
    [TITLE] = {"title", BS_LUA_TEXT, NULL, 0}, [DATE] = {"date", BS_LUA_PERIOD, NULL, 0},
    [YEAR] = {"year", BS_LUA_NUMBER, NULL, 0}, [PLACE] = {"place", BS_LUA_TEXT, NULL, 0},
    [PATH] = {"path", BS_LUA_TEXT, NULL, 0},   [TEXT] = {"text", BS_LUA_WHOLE, NULL, 0},
    [ROOT] = {"root", BS_LUA_OBJECT, NULL, 0},
};

static bs_lua_value date(const bs_outline *outline) {
  bs_date day = {outline->year, outline->month, outline->day};
  if (day.month == 0)
    return bs_lua_nil();
  return bs_lua_period((bs_period){day, day});
}

static bs_lua_value get(const bs_report *report, uint32_t index, size_t field) {
  const bs_outline *outline = &report->outline;
  (void)index;
  switch (field) {
  case TITLE:
    return outline->titled ? bs_lua_text(report, outline->sections[0].title) : bs_lua_nil();
  case DATE:
    return date(outline);
  case YEAR:
    return outline->year ? bs_lua_integer(outline->year) : bs_lua_nil();
  case PLACE:
    return bs_lua_text(report, outline->place);
  case PATH:
    return bs_lua_slice((bs_slice){report->path, (uint32_t)strlen(report->path)});
  case TEXT:
    return (bs_lua_value){.type = BS_LUA_WHOLE};
  case ROOT:
    return bs_lua_ref(&bs_lua_section_class, 0);
  default:
    return bs_lua_nil();
  }
}

static bs_span span(const bs_report *report, uint32_t index) {
  (void)index;
  return (bs_span){0, report->text.size};
}

static uint32_t count(const bs_report *report) {
  (void)report;
  return 1;
}

static int section(lua_State *L) {
  bs_lua_self self = bs_lua_self_get(L, 1);
  if (lua_istable(L, 2))
    return bs_lua_first_section(L, &self);
  luaL_argexpected(L, lua_type(L, 2) == LUA_TSTRING, 2, "string or table");
  size_t size;
  const char *path = lua_tolstring(L, 2, &size);
  uint32_t found = BS_NONE;
  for (uint32_t i = 1; i < self.report->outline.section_count && found == BS_NONE; i++)
    if (bs_report_in_section(self.report, i, path, size))
      found = i;
  bs_lua_push_object(L, self.box, &bs_lua_section_class, found);
  return 1;
}

static int find(lua_State *L) {
  bs_lua_self self = bs_lua_self_get(L, 2);
  const bs_text *text = &self.report->text;
  size_t size;
  const char *part = luaL_checklstring(L, 2, &size);
  lua_Integer from = luaL_optinteger(L, 3, 1);
  luaL_argcheck(L, size > 0, 2, "text expected, not an empty string");
  luaL_argcheck(L, from >= 1, 3, "a position in the text is 1 or more");
  if (from > text->size)
    return 0;
  const char *hit = bs_search(text->text + from - 1, text->size - (size_t)(from - 1), part, size);
  if (!hit)
    return 0;
  uint32_t at = (uint32_t)(hit - text->text);
  bs_lua_push_object(L, self.box, &bs_lua_sentence_class,
                     bs_outline_sentence(&self.report->outline, at));
  lua_pushinteger(L, (lua_Integer)at + 1);
  lua_pushinteger(L, (lua_Integer)(at + size));
  return 3;
}

static int bytes(lua_State *L) {
  bs_lua_self self = bs_lua_self_get(L, 2);
  lua_Integer size = self.report->text.size;
  lua_Integer first = luaL_optinteger(L, 2, 1), last = luaL_optinteger(L, 3, size);
  luaL_argcheck(L, first >= 1 && first <= size + 1, 2, "position outside the text");
  luaL_argcheck(L, last >= first - 1 && last <= size, 3, "position outside the text");
  return bs_lua_push_bytes(L, self.report, (bs_span){(uint32_t)(first - 1), (uint32_t)last});
}

/* Also the finalizer, so it meets a box that is closed or was never filled. */
static int close_report(lua_State *L) {
  bs_lua_report *box = luaL_checkudata(L, 1, bs_lua_report_class.name);
  if (box->owned)
    bs_report_free(box->report);
  if (box->charge > 0)
    bs_guard_discharge(bs_guard_of(L), box->charge);
  *box = (bs_lua_report){0};
  lua_pushnil(L); /* the text */
  lua_setiuservalue(L, 1, 1);
  return 0;
}

static const luaL_Reg methods[] = {
    {"sections", bs_lua_walk_sections},
    {"section", section},
    {"paragraphs", bs_lua_walk_paragraphs},
    {"sentences", bs_lua_walk_sentences},
    {"numbers", bs_lua_walk_numbers},
    {"facts", bs_lua_walk_facts},
    {"fact", bs_lua_first_fact},
    {"count", bs_lua_count_facts},
    {"find", find},
    {"bytes", bytes},
    {"close", close_report},
    {NULL, NULL},
};

const bs_lua_class bs_lua_report_class = {
    .name = "report",
    .fields = fields,
    .field_count = FIELDS,
    .methods = methods,
    .like = FIELDS,
    .within = FIELDS,
    .shown = {TITLE, FIELDS},
    .get = get,
    .span = span,
    .count = count,
};

void bs_lua_report_open(lua_State *L) {
  static const bs_lua_class *const classes[] = {
      &bs_lua_report_class,   &bs_lua_section_class, &bs_lua_paragraph_class,
      &bs_lua_sentence_class, &bs_lua_number_class,  &bs_lua_fact_class,
  };
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    bs_lua_class_open(L, classes[i]);
  luaL_getmetatable(L, bs_lua_report_class.name);
  lua_pushcfunction(L, close_report);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}

bs_lua_report *bs_lua_push_report(lua_State *L) {
  bs_lua_report *box = lua_newuserdatauv(L, sizeof *box, 2);
  *box = (bs_lua_report){0};
  luaL_setmetatable(L, bs_lua_report_class.name);
  return box;
}
