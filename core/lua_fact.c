#include "lua_fact.h"

#include <string.h>

#include "explain.h"
#include "lua_host.h"

enum {
  VALUE,
  LOW,
  HIGH,
  UNIT,
  BOUND,
  KIND,
  INDICATOR,
  INDICATORS,
  PERIOD,
  BASE,
  YEARS,
  STATUS,
  WORDING,
  SCOPE,
  PLACE,
  LEVEL,
  SECTION,
  SENTENCE,
  NUMBER,
  LINE,
  FIRST,
  LAST,
  TEXT,
  ID,
  MULTIPLIER,
  WRITTEN_UNIT,
  RULE,
  QUANTITY,
  FIELDS
};

static const bs_lua_field fields[FIELDS] = {
    [VALUE] = {"value", BS_LUA_NUMBER, NULL, 0},
    [LOW] = {"low", BS_LUA_NUMBER, NULL, 0},
    [HIGH] = {"high", BS_LUA_NUMBER, NULL, 0},
    [UNIT] = {"unit", BS_LUA_TEXT, NULL, 0},
    [BOUND] = {"bound", BS_LUA_NAME, bs_bound_names, BS_BOUND_COUNT},
    [KIND] = {"kind", BS_LUA_NAME, bs_kind_names, BS_KIND_COUNT},
    [INDICATOR] = {"indicator", BS_LUA_TEXT, NULL, 0},
    [INDICATORS] = {"indicators", BS_LUA_TEXTS, NULL, 0},
    [PERIOD] = {"period", BS_LUA_PERIOD, NULL, 0},
    [BASE] = {"base", BS_LUA_PERIOD, NULL, 0},
    [YEARS] = {"years", BS_LUA_NUMBER, NULL, 0},
    [STATUS] = {"status", BS_LUA_NAME, bs_status_names, BS_STATUS_COUNT},
    [WORDING] = {"wording", BS_LUA_TEXT, NULL, 0},
    [SCOPE] = {"scope", BS_LUA_TEXT, NULL, 0},
    [PLACE] = {"place", BS_LUA_TEXT, NULL, 0},
    [LEVEL] = {"level", BS_LUA_OBJECT, NULL, 0},
    [SECTION] = {"section", BS_LUA_OBJECT, NULL, 0},
    [SENTENCE] = {"sentence", BS_LUA_OBJECT, NULL, 0},
    [NUMBER] = {"number", BS_LUA_OBJECT, NULL, 0},
    [LINE] = {"line", BS_LUA_NUMBER, NULL, 0},
    [FIRST] = {"first", BS_LUA_NUMBER, NULL, 0},
    [LAST] = {"last", BS_LUA_NUMBER, NULL, 0},
    [TEXT] = {"text", BS_LUA_TEXT, NULL, 0},
    [ID] = {"id", BS_LUA_NUMBER, NULL, 0},
    [MULTIPLIER] = {"multiplier", BS_LUA_NUMBER, NULL, 0},
    [WRITTEN_UNIT] = {"written_unit", BS_LUA_TEXT, NULL, 0},
    [RULE] = {"rule", BS_LUA_TEXT, NULL, 0},
    [QUANTITY] = {"quantity", BS_LUA_QUANTITY, NULL, 0},
};

/* Multiplier and unit; a bound word may have stood between them. */
static bs_lua_value written_unit(const bs_fact *fact) {
  bs_lua_value value = bs_lua_slice(fact->multiplier);
  if (value.type == BS_LUA_NIL)
    return bs_lua_slice(fact->unit);
  value.as.text.tail = fact->unit;
  return value;
}

static bs_lua_value indicators(const bs_fact *fact) {
  if (fact->indicator_count > 0)
    return (bs_lua_value){.type = BS_LUA_TEXTS,
                          .as.texts = {fact->indicators, fact->indicator_count}};
  return (bs_lua_value){.type = BS_LUA_TEXTS,
                        .as.texts = {&fact->indicator, fact->indicator.size > 0}};
}

static bs_lua_value get(const bs_report *report, uint32_t index, size_t field) {
  const bs_fact *fact = &report->facts.facts[index];
  switch (field) {
  case VALUE:
    return fact->range ? bs_lua_nil() : bs_lua_decimal(fact->value[0]);
  case LOW:
    return fact->low_open ? bs_lua_nil() : bs_lua_decimal(fact->low);
  case HIGH:
    return fact->high_open ? bs_lua_nil() : bs_lua_decimal(fact->high);
  case UNIT:
    return bs_lua_slice(fact->unit);
  case BOUND:
    return bs_lua_name(bs_bound_names[fact->bound]);
  case KIND:
    return bs_lua_name(bs_kind_names[fact->kind]);
  case INDICATOR:
    return bs_lua_slice(fact->indicator);
  case INDICATORS:
    return indicators(fact);
  case PERIOD:
    return bs_lua_period(fact->period);
  case BASE:
    return bs_lua_period(fact->base);
  case YEARS:
    return fact->years < 0 ? bs_lua_nil() : bs_lua_integer(fact->years);
  case STATUS:
    return bs_lua_name(bs_status_names[fact->status]);
  case WORDING:
    return bs_lua_slice(fact->wording);
  case SCOPE:
    return bs_lua_slice(fact->scope);
  case PLACE:
    return bs_lua_slice(fact->place);
  case LEVEL:
    return bs_lua_ref(&bs_lua_fact_class, fact->level);
  case SECTION:
    return bs_lua_ref(&bs_lua_section_class, fact->section);
  case SENTENCE:
    return bs_lua_ref(&bs_lua_sentence_class, fact->sentence);
  case NUMBER:
    return bs_lua_ref(&bs_lua_number_class, fact->number);
  case LINE:
    return bs_lua_integer(bs_report_line(report, fact->span.start));
  case FIRST:
    return bs_lua_integer((int64_t)fact->span.start + 1);
  case LAST:
    return bs_lua_integer(fact->span.end);
  case TEXT:
    return bs_lua_text(report, fact->span);
  case ID:
    return bs_lua_integer((int64_t)index + 1);
  case MULTIPLIER:
    return bs_lua_decimal((bs_decimal){1, fact->scale});
  case WRITTEN_UNIT:
    return written_unit(fact);
  case RULE:
    return bs_lua_slice((bs_slice){fact->rule, (uint32_t)strlen(fact->rule)});
  case QUANTITY:
    return (bs_lua_value){.type = BS_LUA_QUANTITY, .as.fact = index};
  default:
    return bs_lua_nil();
  }
}

static bs_span span(const bs_report *report, uint32_t index) {
  return report->facts.facts[index].span;
}

static uint32_t count(const bs_report *report) {
  return (uint32_t)report->facts.fact_count;
}

static int origin(lua_State *L) {
  static const char *const names[] = {"indicator", "period", "base", "status", NULL};
  bs_lua_self self = bs_lua_self_get(L, 1);
  const bs_fact *fact = &self.report->facts.facts[self.index];
  const bs_origin *origins[] = {&fact->indicator_from, &fact->period_from, &fact->base_from,
                                &fact->status_from};
  const bs_origin *from = origins[luaL_checkoption(L, 2, NULL, names)];
  if (from->kind == BS_FROM_NOTHING)
    return 0;
  lua_pushstring(L, bs_origin_names[from->kind]);
  bs_lua_value words = bs_lua_text(self.report, from->words);
  bs_lua_push_value(L, self.box, &words);
  return 2;
}

static int explain(lua_State *L) {
  bs_lua_self self = bs_lua_self_get(L, 0);
  bs_buffer *out = bs_lua_scratch(L);
  bs_error err;
  bs_status status = bs_explain_fact(self.report, self.index, out, &err);
  if (status != BS_OK)
    return bs_lua_raise(L, status, &err);
  if (out->failed)
    return bs_lua_lose(L, BS_NOMEM, "out of memory");
  lua_pushlstring(L, out->data, out->size);
  return 1;
}

static const luaL_Reg methods[] = {
    {"bytes", bs_lua_bytes},
    {"origin", origin},
    {"explain", explain},
    {NULL, NULL},
};

const bs_lua_class bs_lua_fact_class = {
    .name = "fact",
    .fields = fields,
    .field_count = FIELDS,
    .methods = methods,
    .like = INDICATOR,
    .within = PERIOD,
    .shown = {INDICATOR, TEXT},
    .get = get,
    .span = span,
    .count = count,
};
