/* The functions that pack files are written in:

     local zh = baoshu.pack "zh"
     zh:unit { "公里", "千米", dimension = "length" }
     zh:word { "增长", class = "up" }            zh.word "闲置"   as a pattern
     zh:name { "一带一路" }                      zh:indicator { "吞吐量", aliases = { "箱量" } }
     zh:period { "{year}年" }                    zh:heading { "{han}、", level = 1 }
     zh:outline { title = { "工作报告" } }
     zh:rule { "growth", zh:role("verb", zh.up) * zh:role("number", zh.percent), kind = "growth" }

   One state runs all packs and later their rules; no script ever sees it. */
#include "lua_pack.h"

#include <lauxlib.h>
#include <lua-lpeg.h>
#include <lua.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "lexer.h"
#include "lua_error.h"
#include "nearest.h"

/* What a load in progress knows; the state keeps it as a light upvalue of every function. */
typedef struct loading {
  bs_pack *pack;
  const bs_pack_source *source;
  int named[256 - BS_CLASS_FIRST_FREE]; /* the line on which a pattern first names an own class */
} loading;

static uint8_t class_named(bs_pack *pack, bs_slice name) {
  uint8_t class;
  return bs_pack_class(pack, name, &class, NULL) == BS_OK ? class : 0;
}

static loading *load_of(lua_State *L) {
  return lua_touserdata(L, lua_upvalueindex(1));
}

static bs_slice slice_at(lua_State *L, int index) {
  size_t size;
  const char *text = lua_tolstring(L, index, &size);
  return (bs_slice){text, (uint32_t)size};
}

static int line_of(lua_State *L) {
  lua_Debug ar;
  return lua_getstack(L, 1, &ar) && lua_getinfo(L, "l", &ar) ? ar.currentline : 0;
}

static void check(lua_State *L, bs_status status, const bs_error *err) {
  if (status != BS_OK)
    luaL_error(L, "%s", err->message);
}

/* Raises for a key of the declaration at 2 that `known` (closed by NULL) does not name. */
static void check_keys(lua_State *L, const char *const *known) {
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = 0;
  while (known[count])
    count++;
  for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      continue;
    const char *key = lua_tostring(L, -2);
    size_t i = 0;
    while (i < count && strcmp(key, known[i]) != 0)
      i++;
    if (i < count)
      continue;
    luaL_Buffer list;
    luaL_buffinit(L, &list);
    for (i = 0; i < count; i++) {
      luaL_addstring(&list, i > 0 ? ", " : "");
      luaL_addstring(&list, known[i]);
    }
    luaL_pushresult(&list);
    luaL_error(L, "unknown field '%s' (known: %s)", key, lua_tostring(L, -1));
  }
}

/* The string field `key` of the declaration, or an empty slice; stays anchored by the table. */
static bs_slice string_field(lua_State *L, const char *key) {
  int type = lua_getfield(L, 2, key);
  if (type != LUA_TNIL && type != LUA_TSTRING)
    luaL_error(L, "field '%s' must be a string", key);
  bs_slice text = slice_at(L, -1);
  lua_pop(L, 1);
  return text;
}

static bool flag_field(lua_State *L, const char *key) {
  lua_getfield(L, 2, key);
  bool on = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return on;
}

static int32_t integer_field(lua_State *L, const char *key, int32_t otherwise) {
  int type = lua_getfield(L, 2, key), whole = 1;
  lua_Integer n = type == LUA_TNIL ? otherwise : lua_tointegerx(L, -1, &whole);
  if (!whole || n < -9999 || n > 9999)
    luaL_error(L, "field '%s' must be a whole number", key);
  lua_pop(L, 1);
  return (int32_t)n;
}

/* Pushes the i-th text of the list at `list`; false behind the last. */
static bool push_text(lua_State *L, int list, lua_Integer i) {
  int type = lua_geti(L, list, i);
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return false;
  }
  if (type != LUA_TSTRING)
    luaL_error(L, "item %d must be a string, not a %s", (int)i, luaL_typename(L, -1));
  return true;
}

/* Adds to `set` the class or group of classes called `name`. */
static void add_classes(lua_State *L, bs_classes *set, bs_slice name) {
  if (bs_slice_is(name, "quantity") || bs_slice_is(name, "number")) {
    for (int class = 1; class < 128; class ++)
      if (bs_class_is_amount((uint8_t) class))
        bs_classes_add(set, (uint8_t) class);
    return;
  }
  uint8_t class = class_named(load_of(L)->pack, name);
  if (class == 0)
    luaL_error(L, "too many classes: '%s'", name.data);
  bs_classes_add(set, class);
}

/* Reads `key` of the table at `index`, a class name or a list of them. */
static bs_classes classes_field(lua_State *L, int index, const char *key) {
  bs_classes set = {{0}};
  int type = lua_getfield(L, index, key);
  if (type == LUA_TSTRING)
    add_classes(L, &set, slice_at(L, -1));
  else if (type == LUA_TTABLE)
    for (lua_Integer i = 1; push_text(L, lua_gettop(L), i); i++) {
      add_classes(L, &set, slice_at(L, -1));
      lua_pop(L, 1);
    }
  else if (type != LUA_TNIL)
    luaL_error(L, "field '%s' must be a class or a list of classes", key);
  lua_pop(L, 1);
  return set;
}

static bool is_edge(uint8_t class) {
  return class == BS_CLASS_VERB || class == BS_CLASS_ADVERB || class == BS_CLASS_SCOPE ||
         class == BS_CLASS_NOUN;
}

/* Adds the class, with its neighbours, that the table at `index` names as a reading of `word`. */
static void add_reading(lua_State *L, bs_word *word, int index) {
  lua_getfield(L, index, "class");
  if (lua_type(L, -1) != LUA_TSTRING)
    luaL_error(L, "a word needs a class, such as class = \"verb\"");
  if (word->reading_count == BS_READINGS)
    luaL_error(L, "more than %d readings of one word", BS_READINGS);
  uint8_t class = class_named(load_of(L)->pack, slice_at(L, -1));
  lua_pop(L, 1);
  if (class == 0)
    luaL_error(L, "too many classes");
  word->readings[word->reading_count++] =
      (bs_reading){class, classes_field(L, index, "previous"), classes_field(L, index, "next")};
}

/* Reads what a word declaration says of all its words: its readings. */
static bs_word word_of(lua_State *L) {
  bs_word word = {.line = line_of(L), .basis = flag_field(L, "basis")};
  if (lua_getfield(L, 2, "readings") == LUA_TTABLE) {
    int list = lua_gettop(L);
    for (lua_Integer i = 1; lua_geti(L, list, i) == LUA_TTABLE; i++) {
      add_reading(L, &word, lua_gettop(L));
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  } else if (!word.basis)
    add_reading(L, &word, 2);
  lua_pop(L, 1);
  return word;
}

static int declare_word(lua_State *L) {
  static const char *const known[] = {"class", "previous", "next",      "readings",
                                      "basis", "inner",    "elsewhere", NULL};
  loading *load = load_of(L);
  bs_error err;
  check_keys(L, known);
  bs_word word = word_of(L);
  uint8_t class = word.reading_count > 0 ? word.readings[0].class : 0;
  for (lua_Integer i = 1; push_text(L, 2, i); i++) {
    bs_slice text = slice_at(L, -1);
    if (is_edge(class)) {
      bs_edge edge = {.text = text,
                      .line = word.line,
                      .class = class,
                      .inner = flag_field(L, "inner"),
                      .elsewhere = flag_field(L, "elsewhere")};
      check(L, bs_pack_add_edge(load->pack, &edge, load->source->rank, &err), &err);
    } else {
      word.text = text;
      check(L, bs_pack_add_word(load->pack, &word, load->source->rank, &err), &err);
    }
    lua_pop(L, 1);
  }
  return 0;
}

/* zh:word { … } declares; zh.word "闲置" gives a pattern for that word, declaring it with a class
   of its own where it has none. */
static int word(lua_State *L) {
  if (lua_type(L, 1) != LUA_TSTRING)
    return declare_word(L);
  loading *load = load_of(L);
  bs_slice text = slice_at(L, 1);
  uint8_t class = 0;
  for (size_t i = 0; i < load->pack->word_count && class == 0; i++)
    if (bs_slice_equal(load->pack->words[i].text, text))
      class = load->pack->words[i].readings[0].class;
  if (class == 0) {
    bs_error err;
    bs_word own = {.text = text, .reading_count = 1, .line = line_of(L)};
    class = class_named(load->pack, text);
    if (class == 0)
      return luaL_error(L, "too many classes: '%s'", text.data);
    own.readings[0].class = class;
    check(L, bs_pack_add_word(load->pack, &own, load->source->rank, &err), &err);
  }
  char byte = (char)class;
  lua_getfield(L, lua_upvalueindex(2), "P");
  lua_pushlstring(L, &byte, 1);
  lua_call(L, 1, 1);
  return 1;
}

static const struct {
  const char *name;
  uint8_t class;
} dimensions[] = {
    {"count", BS_CLASS_COUNTER},  {"people", BS_CLASS_COUNTER},  {"money", BS_CLASS_MEASURE},
    {"length", BS_CLASS_MEASURE}, {"area", BS_CLASS_MEASURE},    {"volume", BS_CLASS_MEASURE},
    {"mass", BS_CLASS_MEASURE},   {"energy", BS_CLASS_MEASURE},  {"power", BS_CLASS_MEASURE},
    {"time", BS_CLASS_MEASURE},   {"speed", BS_CLASS_MEASURE},   {"temperature", BS_CLASS_MEASURE},
    {"data", BS_CLASS_MEASURE},   {"traffic", BS_CLASS_MEASURE}, {"other", BS_CLASS_MEASURE},
    {"ratio", BS_CLASS_PERCENT},  {"points", BS_CLASS_POINTS},   {"multiple", BS_CLASS_MULTIPLE},
};

#define DIMENSIONS (sizeof dimensions / sizeof *dimensions)

static int declare_unit(lua_State *L) {
  static const char *const known[] = {"dimension", "name", "over", "counts", "concrete", NULL};
  loading *load = load_of(L);
  bs_error err;
  check_keys(L, known);
  bs_slice dimension = string_field(L, "dimension"), name = string_field(L, "name");
  size_t at = 0;
  while (at < DIMENSIONS && !bs_slice_is(dimension, dimensions[at].name))
    at++;
  if (at == DIMENSIONS) {
    const char *names[DIMENSIONS];
    for (size_t i = 0; i < DIMENSIONS; i++)
      names[i] = dimensions[i].name;
    if (!dimension.data)
      return luaL_error(L, "a unit needs a dimension, such as dimension = \"length\"");
    const char *near = bs_nearest(dimension.data, names, DIMENSIONS);
    return luaL_error(L, "unknown dimension '%s' (did you mean '%s'?)", dimension.data,
                      near ? near : "count");
  }
  bs_unit unit = {.line = line_of(L),
                  .class = dimensions[at].class,
                  .counts = at < 2 || flag_field(L, "counts"),
                  .over = flag_field(L, "over"),
                  .concrete = flag_field(L, "concrete"),
                  .dimension = dimension};
  for (lua_Integer i = 1; push_text(L, 2, i); i++) {
    unit.text = slice_at(L, -1);
    unit.name = name.data ? name : unit.text;
    check(L, bs_pack_add_unit(load->pack, &unit, load->source->rank, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

static int declare_indicator(lua_State *L) {
  static const char *const known[] = {"aliases", NULL};
  loading *load = load_of(L);
  bs_error err;
  check_keys(L, known);
  for (lua_Integer i = 1; push_text(L, 2, i); i++) {
    bs_edge edge = {.class = BS_CLASS_NOUN, .text = slice_at(L, -1), .line = line_of(L)};
    edge.indicator = edge.text;
    check(L, bs_pack_add_edge(load->pack, &edge, load->source->rank, &err), &err);
    lua_pop(L, 1);
  }
  if (lua_getfield(L, 2, "aliases") == LUA_TTABLE) {
    if (!push_text(L, 2, 1))
      return luaL_error(L, "an indicator with aliases needs a name before them");
    bs_edge alias = {.class = BS_CLASS_NOUN, .indicator = slice_at(L, -1), .line = line_of(L)};
    for (lua_Integer i = 1; push_text(L, 3, i); i++) {
      alias.text = slice_at(L, -1);
      check(L, bs_pack_add_edge(load->pack, &alias, load->source->rank, &err), &err);
      lua_pop(L, 1);
    }
  }
  return 0;
}

static int declare_name(lua_State *L) {
  static const char *const known[] = {"class", "rank", "sure", "value", NULL};
  loading *load = load_of(L);
  bs_error err;
  check_keys(L, known);
  bs_slice class = string_field(L, "class");
  bs_name_form name = {.class = BS_NUMBER_NAME,
                       .rank = flag_field(L, "rank"),
                       .sure = flag_field(L, "sure"),
                       .value = integer_field(L, "value", 0)};
  if (class.data) {
    int i = BS_NUMBER_DATE;
    while (i < BS_NUMBER_CLASS_COUNT && !bs_slice_is(class, bs_number_class_names[i]))
      i++;
    if (i == BS_NUMBER_CLASS_COUNT)
      return luaL_error(L, "unknown class '%s' of a name (known: date, ordinal, name, heading)",
                        class.data);
    name.class = (bs_number_class)i;
  }
  for (lua_Integer i = 1; push_text(L, 2, i); i++) {
    check(L, bs_pack_add_name(load->pack, slice_at(L, -1), &name, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

/* Reads which period a declaration means: one of its kinds, by the field that it gives. */
static bs_time_form time_of(lua_State *L) {
  bs_time_form time = {.kind = BS_TIME_CALENDAR};
  if (lua_getfield(L, 2, "months") == LUA_TTABLE) {
    for (int i = 1; i <= 2; i++) {
      lua_Integer month = lua_geti(L, -1, i) == LUA_TNUMBER ? lua_tointeger(L, -1) : 0;
      if (month < 1 || month > 12)
        luaL_error(L, "months must be two months, such as { 1, 6 }");
      *(i == 1 ? &time.month_from : &time.month_to) = (int8_t)month;
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
  if (flag_field(L, "part"))
    time.kind = BS_TIME_PART;
  else if (flag_field(L, "past") || flag_field(L, "future")) {
    time.kind = flag_field(L, "past") ? BS_TIME_PAST : BS_TIME_FUTURE;
    time.to = integer_field(L, "to", 0); /* how many years, for a form without {n} */
  } else if (flag_field(L, "here"))
    time.kind = BS_TIME_HERE;
  else if ((time.from = integer_field(L, "previous", 0)) != 0)
    time.kind = BS_TIME_PREVIOUS;
  else if ((time.from = integer_field(L, "from", 0)) != 0) {
    time.to = integer_field(L, "to", time.from);
    if (time.to < time.from)
      luaL_error(L, "a period from %d to %d ends before it begins", (int)time.from, (int)time.to);
    time.kind = BS_TIME_ABSOLUTE;
  } else if (lua_getfield(L, 2, "year") != LUA_TNIL) {
    time.from = time.to = integer_field(L, "year", 0);
    time.kind = BS_TIME_RELATIVE;
  }
  lua_settop(L, 2);
  return time;
}

static int declare_period(lua_State *L) {
  static const char *const known[] = {"year",     "from", "to",   "past",   "future",
                                      "previous", "here", "part", "months", NULL};
  loading *load = load_of(L);
  bs_error err;
  check_keys(L, known);
  bs_time_form time = time_of(L);
  for (lua_Integer i = 1; push_text(L, 2, i); i++) {
    check(L, bs_pack_add_time(load->pack, slice_at(L, -1), &time, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

static int declare_heading(lua_State *L) {
  static const char *const known[] = {"level", NULL};
  loading *load = load_of(L);
  bs_error err;
  check_keys(L, known);
  int32_t level = integer_field(L, "level", 0);
  for (lua_Integer i = 1; push_text(L, 2, i); i++) {
    check(L, bs_pack_add_heading(load->pack, slice_at(L, -1), (uint32_t)level, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

static int declare_outline(lua_State *L) {
  const char *known[BS_PHRASE_COUNT + 1] = {NULL};
  loading *load = load_of(L);
  bs_error err;
  for (int i = 0; i < BS_PHRASE_COUNT; i++)
    known[i] = bs_phrase_names[i];
  check_keys(L, known);
  for (int kind = 0; kind < BS_PHRASE_COUNT; kind++) {
    if (lua_getfield(L, 2, bs_phrase_names[kind]) == LUA_TTABLE) {
      int list = lua_gettop(L);
      for (lua_Integer i = 1; push_text(L, list, i); i++) {
        check(L, bs_pack_add_phrase(load->pack, (bs_phrase_kind)kind, slice_at(L, -1), &err), &err);
        lua_pop(L, 1);
      }
    }
    lua_pop(L, 1);
  }
  return 0;
}

static bs_kind kind_at(lua_State *L, int index) {
  bs_slice name = slice_at(L, index);
  int kind = 0;
  while (kind < BS_KIND_COUNT && !(name.data && bs_slice_is(name, bs_kind_names[kind])))
    kind++;
  if (kind == BS_KIND_COUNT)
    luaL_error(L,
               "unknown kind '%s' (known: level, growth, average_growth, multiple, change, "
               "share, rank)",
               name.data ? name.data : "?");
  return (bs_kind)kind;
}

/* zh:rule { "name", pattern, kind = "growth" or { percent = "growth", default = "change" } } */
static int declare_rule(lua_State *L) {
  static const char *const known[] = {"kind", "negative", "gap", NULL};
  loading *load = load_of(L);
  bs_pack *pack = load->pack;
  check_keys(L, known);
  if (!push_text(L, 2, 1))
    return luaL_error(L, "a rule begins with its name");
  bs_rule rule = {.name = slice_at(L, -1),
                  .kind = BS_KIND_COUNT,
                  .line = line_of(L),
                  .rank = load->source->rank};
  rule.negative = flag_field(L, "negative");
  rule.gap = flag_field(L, "gap");
  for (int i = 0; i < 128; i++)
    rule.kinds[i] = BS_KIND_COUNT;
  int type = lua_getfield(L, 2, "kind");
  if (type == LUA_TTABLE) {
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
      bs_slice class = lua_type(L, -2) == LUA_TSTRING ? slice_at(L, -2) : (bs_slice){"?", 1};
      bs_kind kind = kind_at(L, -1);
      uint8_t byte = bs_pack_find_class(pack, class);
      if (bs_slice_is(class, "default"))
        rule.kind = kind;
      else if (byte == 0 || byte >= 128)
        return luaL_error(L, "rule '%s': no class '%s' of numbers", rule.name.data, class.data);
      else
        rule.kinds[byte] = kind;
    }
  } else if (type == LUA_TSTRING)
    rule.kind = kind_at(L, -1);
  else
    return luaL_error(L, "rule '%s' needs a kind, such as kind = \"growth\"", rule.name.data);
  lua_settop(L, 3);
  lua_geti(L, 2, 2); /* 4: the pattern */
  lua_getfield(L, lua_upvalueindex(2), "type");
  lua_pushvalue(L, 4);
  lua_call(L, 1, 1);
  if (lua_isnil(L, -1))
    return luaL_error(L, "rule '%s' needs a pattern behind its name", rule.name.data);
  lua_getfield(L, lua_upvalueindex(2), "match");
  lua_pushvalue(L, 4);
  lua_pushliteral(L, "");
  lua_call(L, 2, 1);
  if (!lua_isnil(L, -1))
    return luaL_error(L, "rule '%s' matches nothing at all: it must take at least one token",
                      rule.name.data);
  rule.pack.data = load->source->name;
  rule.pack.size = (uint32_t)strlen(load->source->name);
  rule.pack.data = bs_arena_copy(&pack->arena, rule.pack.data, rule.pack.size);
  rule.name.data = bs_arena_copy(&pack->arena, rule.name.data, rule.name.size);
  if (!rule.pack.data || !rule.name.data ||
      !bs_grow(&pack->rules, &pack->rule_capacity, pack->rule_count + 1, sizeof rule))
    return luaL_error(L, "out of memory");
  pack->rules[pack->rule_count++] = rule;
  /* Cc(~index) * pattern, kept in a list by rule */
  lua_getfield(L, lua_upvalueindex(2), "Cc");
  lua_pushinteger(L, ~(lua_Integer)(pack->rule_count - 1));
  lua_call(L, 1, 1);
  lua_pushvalue(L, 4);
  lua_arith(L, LUA_OPMUL);
  lua_rawgetp(L, LUA_REGISTRYINDEX, pack);
  lua_insert(L, -2);
  lua_rawseti(L, -2, (lua_Integer)pack->rule_count);
  return 0;
}

/* zh:role("number", pattern): the pattern, and its place under that role. */
static int role(lua_State *L) {
  const char *name = luaL_checkstring(L, 2);
  int i = 0;
  while (i < BS_ROLE_COUNT && strcmp(name, bs_role_names[i]) != 0)
    i++;
  if (i == BS_ROLE_COUNT)
    return luaL_error(L, "unknown role '%s' (known: number, from, to, verb, period, base)", name);
  luaL_checkany(L, 3);
  lua_getfield(L, lua_upvalueindex(2), "Cc");
  lua_pushinteger(L, i);
  lua_call(L, 1, 1);
  lua_getfield(L, lua_upvalueindex(2), "Cp");
  lua_call(L, 0, 1);
  lua_arith(L, LUA_OPMUL);
  lua_pushvalue(L, 3);
  lua_arith(L, LUA_OPMUL);
  return 1;
}

/* zh.percent, zh.up …: the pattern of one token of that class. zh.number looks at an amount without
   taking it, zh.quantity takes one of any class, zh.any any token. */
static int class_pattern(lua_State *L) {
  if (lua_type(L, 2) != LUA_TSTRING)
    return 0;
  bs_slice name = slice_at(L, 2);
  bs_classes set = {{0}};
  if (bs_slice_is(name, "any")) {
    lua_getfield(L, lua_upvalueindex(2), "P");
    lua_pushinteger(L, 1);
    lua_call(L, 1, 1);
    return 1;
  }
  bool look = bs_slice_is(name, "number");
  if (look || bs_slice_is(name, "quantity"))
    add_classes(L, &set, name);
  else {
    uint8_t class = class_named(load_of(L)->pack, name);
    if (class == 0)
      return luaL_error(L, "too many classes: '%s'", name.data);
    if (class >= BS_CLASS_FIRST_FREE && load_of(L)->named[class - BS_CLASS_FIRST_FREE] == 0)
      load_of(L)->named[class - BS_CLASS_FIRST_FREE] = line_of(L);
    bs_classes_add(&set, class);
  }
  luaL_Buffer bytes;
  lua_getfield(L, lua_upvalueindex(2), "S");
  luaL_buffinit(L, &bytes);
  for (int class = 1; class < 256; class ++)
    if (bs_classes_have(&set, (uint8_t) class))
      luaL_addchar(&bytes, (char)class);
  luaL_pushresult(&bytes);
  lua_call(L, 1, 1);
  if (look)
    lua_len(L, -1); /* lpeg's #pattern */
  return 1;
}

static const luaL_Reg declarations[] = {{"unit", declare_unit},
                                        {"word", word},
                                        {"indicator", declare_indicator},
                                        {"heading", declare_heading},
                                        {"period", declare_period},
                                        {"name", declare_name},
                                        {"outline", declare_outline},
                                        {"rule", declare_rule},
                                        {"role", role},
                                        {NULL, NULL}};

/* baoshu.pack "zh" */
static int pack_named(lua_State *L) {
  luaL_checkstring(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  return 1;
}

/* Sets up the state: a few libraries, lpeg, and `baoshu` with the pack's table in it. */
static int prepare(lua_State *L) {
  loading *load = lua_touserdata(L, 1);
  luaL_requiref(L, LUA_GNAME, luaopen_base, 1);
  luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
  luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 1);
  luaL_requiref(L, "lpeg", luaopen_lpeg, 1);
  static const char *const closed[] = {"dofile", "load", "loadfile", "print", "collectgarbage"};
  for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
    lua_pushnil(L);
    lua_setglobal(L, closed[i]);
  }
  int lpeg = lua_gettop(L);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, load->pack); /* the rules */
  lua_newtable(L);                               /* baoshu */
  lua_newtable(L);                               /* the pack */
  lua_pushlightuserdata(L, load);
  lua_pushvalue(L, lpeg);
  luaL_setfuncs(L, declarations, 2);
  lua_newtable(L);
  lua_pushlightuserdata(L, load);
  lua_pushvalue(L, lpeg);
  lua_pushcclosure(L, class_pattern, 2);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_pushcclosure(L, pack_named, 1);
  lua_setfield(L, -2, "pack");
  lua_setglobal(L, "baoshu");
  return 0;
}

/* Joins the rules into one pattern, those of the highest rank first and each pack's in its own
   order, and leaves it where bs_pack_match finds it: (rule + rule + … + 1)^0. */
static int join_rules(lua_State *L) {
  bs_pack *pack = lua_touserdata(L, 1);
  lua_getglobal(L, "lpeg");
  lua_rawgetp(L, LUA_REGISTRYINDEX, pack);
  lua_getfield(L, 2, "P");
  lua_pushinteger(L, 1);
  lua_call(L, 1, 1);
  for (size_t first = 0, end; first < pack->rule_count; first = end) {
    for (end = first; end < pack->rule_count && pack->rules[end].rank == pack->rules[first].rank;)
      end++;
    for (size_t i = end; i-- > first;) {
      lua_rawgeti(L, 3, (lua_Integer)i + 1);
      lua_insert(L, -2);
      lua_arith(L, LUA_OPADD);
    }
  }
  lua_pushinteger(L, 0);
  lua_arith(L, LUA_OPPOW);
  lua_getfield(L, 2, "match");
  lua_setglobal(L, "match");
  lua_rawsetp(L, LUA_REGISTRYINDEX, pack);
  return 0;
}

/* A class that patterns name must have words, in whatever file of the pack they stand: else it is a
   slip. */
static bs_status check_classes(const loading *load, bs_error *err) {
  const bs_pack *pack = load->pack;
  for (size_t i = 0; i < pack->class_count; i++) {
    bool found = load->named[i] == 0;
    for (size_t w = 0; w < pack->word_count && !found; w++)
      for (uint32_t r = 0; r < pack->words[w].reading_count; r++)
        found = found || pack->words[w].readings[r].class == BS_CLASS_FIRST_FREE + i;
    if (!found)
      return bs_fail(err, BS_SCRIPT, load->named[i], "no word has the class '%s'",
                     pack->classes[i].data);
  }
  return BS_OK;
}

static bs_status run_sources(loading *load, const bs_pack_source *sources, size_t count,
                             bs_error *err) {
  lua_State *L = load->pack->lua;
  lua_pushcfunction(L, prepare);
  lua_pushlightuserdata(L, load);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK)
    return bs_fail_memory(err);
  for (size_t i = 0; i < count; i++) {
    load->source = &sources[i];
    lua_pushfstring(L, "@%s", sources[i].name);
    int loaded = luaL_loadbufferx(L, sources[i].lua, sources[i].size, lua_tostring(L, -1), "t");
    if (loaded != LUA_OK)
      return bs_lua_fail(L, loaded, BS_SYNTAX, err);
    int ended = lua_pcall(L, 0, 0, 0);
    if (ended != LUA_OK)
      return bs_lua_fail(L, ended, BS_SCRIPT, err);
    lua_settop(L, 0);
  }
  bs_status status = check_classes(load, err);
  if (status == BS_OK)
    status = bs_pack_build(load->pack, err);
  if (status != BS_OK)
    return status;
  if (!bs_lexer_prepare(load->pack))
    return bs_fail_memory(err);
  lua_pushcfunction(L, join_rules);
  lua_pushlightuserdata(L, load->pack);
  int joined = lua_pcall(L, 1, 0, 0);
  return joined == LUA_OK ? BS_OK : bs_lua_fail(L, joined, BS_SCRIPT, err);
}

bs_status bs_pack_load(bs_pack **out, const bs_pack_source *sources, size_t count, bs_error *err) {
  bs_pack *pack = calloc(1, sizeof *pack);
  if (!pack)
    return bs_fail_memory(err);
  pack->users = 1;
  pack->lua = luaL_newstate();
  loading load = {.pack = pack};
  bs_status status = pack->lua ? run_sources(&load, sources, count, err) : bs_fail_memory(err);
  if (status != BS_OK)
    bs_pack_release(pack);
  else
    *out = pack;
  return status;
}

void bs_pack_release(bs_pack *pack) {
  if (!pack || --pack->users > 0)
    return;
  if (pack->lua)
    lua_close(pack->lua);
  bs_pack_free(pack);
  free(pack);
}

/* Runs protected: the joined pattern over the shape at 2; its captures go into the hits at 3. */
static int match(lua_State *L) {
  bs_rule_hits *hits = lua_touserdata(L, 3);
  lua_getglobal(L, "match");
  lua_rawgetp(L, LUA_REGISTRYINDEX, lua_touserdata(L, 1));
  lua_pushvalue(L, 2);
  lua_call(L, 2, LUA_MULTRET);
  int first = 4, last = lua_gettop(L);
  hits->count = 0;
  if (!bs_grow(&hits->values, &hits->capacity, (size_t)(last - first + 1), sizeof *hits->values))
    return luaL_error(L, "out of memory");
  for (int i = first; i <= last; i++) {
    lua_Integer value = lua_tointeger(L, i);
    hits->values[hits->count++] = (int32_t)value;
    if (value >= 0 && i < last) /* a role: its position follows, in Lua from 1 */
      hits->values[hits->count++] = (int32_t)lua_tointeger(L, ++i) - 1;
  }
  /* a match without captures gives the end position: no rule fired */
  if (hits->count > 0 && hits->values[0] >= 0)
    hits->count = 0;
  return 0;
}

bs_status bs_pack_match(bs_pack *pack, const char *shape, size_t size, bs_rule_hits *out,
                        bs_error *err) {
  lua_State *L = pack->lua;
  lua_pushcfunction(L, match);
  lua_pushlightuserdata(L, pack);
  lua_pushlstring(L, shape, size);
  lua_pushlightuserdata(L, out);
  int ended = lua_pcall(L, 3, 0, 0);
  return ended == LUA_OK ? BS_OK : bs_lua_fail(L, ended, BS_SCRIPT, err);
}
