#include "lua_number.h"

#include <string.h>

enum {
  CLASS,
  VALUE,
  LOW,
  HIGH,
  TEXT,
  LINE,
  FIRST,
  LAST,
  FACT,
  REASON,
  SENTENCE,
  SECTION,
  ID,
  FIELDS
};

static const bs_lua_field fields[FIELDS] = {
    [CLASS] = {"class", BS_LUA_NAME, bs_number_class_names, BS_NUMBER_CLASS_COUNT},
    [VALUE] = {"value", BS_LUA_NUMBER, NULL, 0},
    [LOW] = {"low", BS_LUA_NUMBER, NULL, 0},
    [HIGH] = {"high", BS_LUA_NUMBER, NULL, 0},
    [TEXT] = {"text", BS_LUA_TEXT, NULL, 0},
    [LINE] = {"line", BS_LUA_NUMBER, NULL, 0},
    [FIRST] = {"first", BS_LUA_NUMBER, NULL, 0},
    [LAST] = {"last", BS_LUA_NUMBER, NULL, 0},
    [FACT] = {"fact", BS_LUA_OBJECT, NULL, 0},
    [REASON] = {"reason", BS_LUA_TEXT, NULL, 0},
    [SENTENCE] = {"sentence", BS_LUA_OBJECT, NULL, 0},
    [SECTION] = {"section", BS_LUA_OBJECT, NULL, 0},
    [ID] = {"id", BS_LUA_NUMBER, NULL, 0},
};

static bs_lua_value get(const bs_report *report, uint32_t index, size_t field) {
  const bs_number *number = &report->facts.numbers[index];
  switch (field) {
  case CLASS:
    return bs_lua_name(bs_number_class_names[number->class]);
  case VALUE:
    return bs_lua_decimal(number->value);
  case LOW:
    return number->low_open ? bs_lua_nil() : bs_lua_decimal(number->low);
  case HIGH:
    return number->high_open ? bs_lua_nil() : bs_lua_decimal(number->high);
  case TEXT:
    return bs_lua_text(report, number->span);
  case LINE:
    return bs_lua_integer(bs_report_line(report, number->span.start));
  case FIRST:
    return bs_lua_integer((int64_t)number->span.start + 1);
  case LAST:
    return bs_lua_integer(number->span.end);
  case FACT:
    return bs_lua_ref(&bs_lua_fact_class, number->fact);
  case REASON:
    return number->reason
               ? bs_lua_slice((bs_slice){number->reason, (uint32_t)strlen(number->reason)})
               : bs_lua_nil();
  case SENTENCE:
    return bs_lua_ref(&bs_lua_sentence_class, number->sentence);
  case SECTION:
    return bs_lua_ref(&bs_lua_section_class, report->outline.sentences[number->sentence].section);
  case ID:
    return bs_lua_integer((int64_t)index + 1);
  default:
    return bs_lua_nil();
  }
}

static bs_span span(const bs_report *report, uint32_t index) {
  return report->facts.numbers[index].span;
}

static uint32_t count(const bs_report *report) {
  return (uint32_t)report->facts.number_count;
}

static const luaL_Reg methods[] = {
    {"bytes", bs_lua_bytes},
    {NULL, NULL},
};

const bs_lua_class bs_lua_number_class = {
    .name = "number", /* as Lua's own numbers call themselves; no library looks for that */
    .fields = fields,
    .field_count = FIELDS,
    .methods = methods,
    .like = TEXT,
    .within = FIELDS,
    .shown = {TEXT, FIELDS},
    .get = get,
    .span = span,
    .count = count,
};
