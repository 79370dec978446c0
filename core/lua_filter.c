#include "lua_filter.h"

#include <string.h>

#include "decimal.h"
#include "lua_host.h"

static int compare_number(bs_decimal value, const bs_lua_want *w) {
  if (!w->real)
    return bs_decimal_compare(value, w->value.as.number);
  double d = bs_decimal_double(value);
  return d < w->number ? -1 : d > w->number ? 1 : d == w->number ? 0 : 2; /* 2: NaN */
}

static bool same_text(const bs_lua_value *value, bs_slice text) {
  bs_slice head = value->as.text.head, tail = value->as.text.tail;
  return head.size + tail.size == text.size && memcmp(head.data, text.data, head.size) == 0 &&
         (tail.size == 0 || memcmp(tail.data, text.data + head.size, tail.size) == 0);
}

static bool same_path(lua_State *L, const bs_report *report, uint32_t section, bs_slice text) {
  bs_buffer *path = bs_lua_scratch(L);
  bs_report_section_path(report, section, path);
  if (path->failed)
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  return bs_slice_equal((bs_slice){path->data, (uint32_t)path->size}, text);
}

static bool in_section(const bs_report *report, uint32_t section, bs_lua_want *w) {
  if (section != w->asked) {
    w->asked = section;
    w->answer = bs_report_in_section(report, section, w->path.data, w->path.size);
  }
  return w->answer;
}

static bool same_object(const bs_report *report, const bs_lua_value *value, const bs_lua_want *w) {
  uint32_t a = value->as.object.index, b = w->value.as.object.index;
  if (w->report != report || w->value.as.object.class != value->as.object.class)
    return false;
  if (w->below)
    return a >= b && a < report->outline.sections[b].next;
  return a == b;
}

static bool is(lua_State *L, const bs_report *report, const bs_lua_value *value, bs_lua_want *w) {
  if (w->type == BS_WANT_ABSENT || w->type == BS_WANT_PRESENT)
    return (value->type == BS_LUA_NIL) == (w->type == BS_WANT_ABSENT);
  switch (value->type) {
  case BS_LUA_NIL:
    return false;
  case BS_LUA_BOOLEAN:
    return value->as.boolean == w->value.as.boolean;
  case BS_LUA_NUMBER:
    return compare_number(value->as.number, w) == 0;
  case BS_LUA_TEXT:
    return same_text(value, w->value.as.text.head);
  case BS_LUA_NAME:
    return value->as.name == w->value.as.name;
  case BS_LUA_TEXTS:
    for (uint32_t i = 0; i < value->as.texts.count; i++)
      if (bs_slice_equal(value->as.texts.items[i], w->value.as.text.head))
        return true;
    return false;
  case BS_LUA_PERIOD:
    return bs_period_equal(value->as.period, w->value.as.period);
  case BS_LUA_OBJECT:
    return w->type == BS_WANT_SECTION ? in_section(report, value->as.object.index, w)
                                      : same_object(report, value, w);
  case BS_LUA_WHOLE:
    return report->text.size == w->value.as.text.head.size &&
           memcmp(report->text.text, w->value.as.text.head.data, report->text.size) == 0;
  case BS_LUA_PATH:
    return same_path(L, report, value->as.section, w->value.as.text.head);
  case BS_LUA_QUANTITY:
    return false; /* it is asked by a function only */
  }
  return false;
}

static bool between(const bs_lua_value *value, const bs_lua_want *min, const bs_lua_want *max) {
  if (min->type != BS_WANT_IS && max->type != BS_WANT_IS)
    return true;
  if (value->type == BS_LUA_NUMBER) {
    int low = min->type == BS_WANT_IS ? compare_number(value->as.number, min) : 0;
    int high = max->type == BS_WANT_IS ? compare_number(value->as.number, max) : 0;
    return (low == 0 || low == 1) && (high == 0 || high == -1);
  }
  if (value->type != BS_LUA_PERIOD)
    return false;
  bs_period bounds = {{.year = 1}, {.year = INT16_MAX}};
  if (min->type == BS_WANT_IS)
    bounds.from = min->value.as.period.from;
  if (max->type == BS_WANT_IS)
    bounds.to = max->value.as.period.to;
  return bs_period_within(bounds, value->as.period);
}

static bool holds(bs_slice text, bs_slice part) {
  if (part.size == 0)
    return true;
  for (size_t at = 0; at + part.size <= text.size; at++) {
    const char *hit = memchr(text.data + at, part.data[0], text.size - part.size - at + 1);
    if (!hit)
      return false;
    if (memcmp(hit, part.data, part.size) == 0)
      return true;
    at = (size_t)(hit - text.data);
  }
  return false;
}

static bool call(lua_State *L, int filter_at, int box, const bs_lua_test *t,
                 const bs_lua_value *value) {
  luaL_checkstack(L, 4, NULL);
  lua_getiuservalue(L, filter_at, 1);
  lua_rawgeti(L, -1, t->function);
  bs_lua_push_value(L, box, value);
  lua_call(L, 1, 1);
  bool passed = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return passed;
}

static bool passes(lua_State *L, int at, int box, const bs_report *report, const bs_lua_test *t,
                   const bs_lua_value *value) {
  bs_lua_filter *f = lua_touserdata(L, at);
  bs_lua_want *wants = f->wants + t->first;
  switch (t->type) {
  case BS_TEST_CALL:
    return call(L, at, box, t, value);
  case BS_TEST_BETWEEN:
    return between(value, &wants[0], &wants[1]);
  case BS_TEST_WITHIN:
    for (size_t i = 0; i < t->count; i++)
      if (value->type == BS_LUA_PERIOD &&
          bs_period_within(wants[i].value.as.period, value->as.period))
        return true;
    return false;
  case BS_TEST_LIKE:
    for (size_t i = 0; i < t->count; i++)
      if (value->type == BS_LUA_TEXT && holds(value->as.text.head, wants[i].value.as.text.head))
        return true;
    return false;
  case BS_TEST_ANY_OF:
    for (size_t i = 0; i < t->count; i++)
      if (is(L, report, value, &wants[i]))
        return true;
    return false;
  }
  return false;
}

bool bs_lua_filter_match(lua_State *L, int at, int box, uint32_t index) {
  const bs_lua_filter *f = lua_touserdata(L, at);
  if (!f)
    return true;
  at = lua_absindex(L, at);
  box = lua_absindex(L, box);
  for (size_t i = 0; i < f->test_count; i++) {
    const bs_report *report = bs_lua_open_report(L, box, f->class);
    bs_lua_value value = f->class->get(report, index, f->tests[i].field);
    if (!passes(L, at, box, report, &f->tests[i], &value))
      return false;
  }
  return true;
}
