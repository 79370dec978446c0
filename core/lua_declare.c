/* The functions by which packs declare words, units and forms:

     local zh = baoshu.pack "zh"
     zh:unit { "公里", "千米", dimension = "length" }
     zh:word { "增长", class = "up", next = "quantity" }
     zh:indicator { "吞吐量", aliases = { "箱量" } }
     zh:name { "一带一路" }   zh:period { "{year}年" }
     zh:heading { "{han}、", level = 1 }
     zh:outline { title = { "工作报告" } } */
#include "lua_declare.h"
#include "lua_error.h"

#include <string.h>

#include "lua_conversion.h"
#include "lua_loading.h"
#include "lua_rule.h"
#include "nearest.h"

/* Checks the keys of a declaration, and that it names a text. */
static void check_declaration(lua_State *L, const char *const *known, const char *what) {
  bs_check_keys(L, known);
  if (!bs_push_text(L, 2, 1))
    luaL_error(L, "%s needs at least one text", what);
  lua_pop(L, 1);
}

static int32_t integer_field(lua_State *L, const char *key, int32_t otherwise) {
  int type = lua_getfield(L, 2, key), whole = 1;
  lua_Integer n = type == LUA_TNIL ? otherwise : lua_tointegerx(L, -1, &whole);
  if (!whole || n < -9999 || n > 9999)
    luaL_error(L, "field '%s' must be a whole number", key);
  lua_pop(L, 1);
  return (int32_t)n;
}

/* Pushes the list `key` of the declaration; false, nothing pushed, where there is none. */
static bool push_list(lua_State *L, const char *key) {
  int type = lua_getfield(L, 2, key);
  bool list = type == LUA_TTABLE;
  if (list)
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
      list = list && lua_isinteger(L, -2);
  if (!list && type != LUA_TNIL)
    luaL_error(L, "field '%s' must be a list of strings", key);
  if (!list)
    lua_pop(L, 1);
  return list;
}

/* Reads `key` of the table at `index`, a class name or a list of them, as a word's neighbours. */
static bs_classes neighbours_field(lua_State *L, int index, const char *key) {
  bs_classes set = {{0}};
  int type = lua_getfield(L, index, key);
  if (type == LUA_TSTRING)
    bs_add_classes(L, &set, bs_text_at(L, -1));
  else if (type == LUA_TTABLE)
    for (lua_Integer i = 1; bs_push_text(L, lua_gettop(L), i); i++) {
      bs_add_classes(L, &set, bs_text_at(L, -1));
      lua_pop(L, 1);
    }
  else if (type != LUA_TNIL)
    luaL_error(L, "field '%s' must be a class or a list of classes", key);
  lua_pop(L, 1);
  for (int class = 1; class < 256; class ++)
    if (bs_classes_have(&set, (uint8_t) class))
      bs_mention_here(L, &bs_loading_of(L)->neighbours[class]);
  return set;
}

static bool is_edge(uint8_t class) {
  return class == BS_CLASS_VERB || class == BS_CLASS_ADVERB || class == BS_CLASS_SCOPE ||
         class == BS_CLASS_NOUN;
}

/* Adds the class, with its neighbours, that the table at `index` names as a reading of `word`. */
static void add_reading(lua_State *L, bs_word *word, int index) {
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  uint8_t class = 0;
  lua_getfield(L, index, "class");
  if (lua_type(L, -1) != LUA_TSTRING)
    luaL_error(L, "a word needs a class, such as class = \"verb\"");
  if (word->reading_count == BS_READINGS)
    luaL_error(L, "more than %d readings of one word", BS_READINGS);
  bs_check(L, bs_pack_class(load->pack, bs_text_at(L, -1), &class, &err), &err);
  if (bs_class_is_amount(class) || class == BS_CLASS_ORDINAL || class == BS_CLASS_TIME)
    luaL_error(L, "a word cannot have the class '%s', which amounts and times have",
               lua_tostring(L, -1));
  lua_pop(L, 1);
  bs_mention_here(L, &load->words[class]);
  word->readings[word->reading_count++] = (bs_reading){
      class, neighbours_field(L, index, "previous"), neighbours_field(L, index, "next")};
}

/* Reads what a word declaration says of all its words: its readings. */
static bs_word word_of(lua_State *L) {
  bs_word word = {.line = bs_lua_line(L), .basis = bs_flag(L, "basis")};
  if (lua_getfield(L, 2, "readings") == LUA_TTABLE) {
    int list = lua_gettop(L);
    for (lua_Integer i = 1; lua_geti(L, list, i) == LUA_TTABLE; i++) {
      add_reading(L, &word, lua_gettop(L));
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
  if (word.reading_count == 0 && !word.basis)
    add_reading(L, &word, 2);
  lua_pop(L, 1);
  return word;
}

static int declare_word(lua_State *L) {
  static const char *const known[] = {"class", "previous", "next",      "readings",
                                      "basis", "inner",    "elsewhere", NULL};
  if (lua_type(L, 1) == LUA_TSTRING)
    return bs_word_pattern(L);
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  check_declaration(L, known, "a word");
  bs_word word = word_of(L);
  uint8_t class = word.reading_count > 0 ? word.readings[0].class : 0;
  for (lua_Integer i = 1; bs_push_text(L, 2, i); i++) {
    bs_slice text = bs_text_at(L, -1);
    if (is_edge(class)) {
      bs_edge edge = {.text = text,
                      .line = word.line,
                      .class = class,
                      .inner = bs_flag(L, "inner"),
                      .elsewhere = bs_flag(L, "elsewhere")};
      bs_check(L, bs_pack_add_edge(load->pack, &edge, load->source->rank, &err), &err);
    } else {
      word.text = text;
      bs_check(L, bs_pack_add_word(load->pack, &word, load->source->rank, &err), &err);
    }
    lua_pop(L, 1);
  }
  return 0;
}

static const struct {
  const char *name;
  uint8_t class;
} dimensions[] = {
    {"count", BS_CLASS_COUNTER},       {"people", BS_CLASS_COUNTER},
    {"occasions", BS_CLASS_COUNTER},   {"money", BS_CLASS_MEASURE},
    {"length", BS_CLASS_MEASURE},      {"area", BS_CLASS_MEASURE},
    {"volume", BS_CLASS_MEASURE},      {"mass", BS_CLASS_MEASURE},
    {"energy", BS_CLASS_MEASURE},      {"power", BS_CLASS_MEASURE},
    {"time", BS_CLASS_MEASURE},        {"speed", BS_CLASS_MEASURE},
    {"temperature", BS_CLASS_MEASURE}, {"data", BS_CLASS_MEASURE},
    {"traffic", BS_CLASS_MEASURE},     {"other", BS_CLASS_MEASURE},
    {"none", BS_CLASS_BARE},           {"ratio", BS_CLASS_PERCENT},
    {"points", BS_CLASS_POINTS},       {"multiple", BS_CLASS_MULTIPLE},
};

#define DIMENSIONS (sizeof dimensions / sizeof *dimensions)

/* The class of amounts of the declared dimension. */
static uint8_t dimension_class(lua_State *L, bs_slice dimension) {
  const char *names[DIMENSIONS];
  for (size_t i = 0; i < DIMENSIONS; i++) {
    if (bs_slice_is(dimension, dimensions[i].name))
      return dimensions[i].class;
    names[i] = dimensions[i].name;
  }
  if (!dimension.data)
    luaL_error(L, "a unit needs a dimension, such as dimension = \"length\"");
  const char *near = bs_nearest(dimension.data, names, DIMENSIONS);
  luaL_error(L, "unknown dimension '%s'%s%s%s", dimension.data, near ? " (did you mean '" : "",
             near ? near : "", near ? "'?)" : "");
  return 0;
}

static int declare_unit(lua_State *L) {
  static const char *const known[] = {"dimension", "name",    "over",  "counts", "concrete",
                                      "before",    "part",    "size",  "base",   "factor",
                                      "currency",  "doubles", "again", NULL};
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  check_declaration(L, known, "a unit");
  bs_slice dimension = bs_string_field(L, "dimension"), name = bs_string_field(L, "name");
  int32_t part = integer_field(L, "part", 0);
  if (part < 0 || part > 2)
    return luaL_error(L, "field 'part' must be 1 or 2");
  bs_unit unit = {.line = bs_lua_line(L),
                  .class = dimension_class(L, dimension),
                  .over = bs_flag(L, "over"),
                  .concrete = bs_flag(L, "concrete"),
                  .size = bs_flag(L, "size"),
                  .part = (uint8_t)part,
                  .dimension = dimension};
  uint32_t first = (uint32_t)load->pack->unit_count;
  unit.counts = unit.class == BS_CLASS_COUNTER || bs_flag(L, "counts");
  bs_read_conversion(L, &unit);
  for (lua_Integer i = 1; bs_push_text(L, 2, i); i++) {
    bs_unit own = unit;
    own.text = bs_text_at(L, -1);
    own.name = name.data ? name : own.text;
    bs_take_conversion(L, &own);
    bs_check(L, bs_pack_add_unit(load->pack, &own, load->source->rank, &err), &err);
    lua_pop(L, 1);
  }
  bool signs = push_list(L, "before"); /* at 3 */
  for (lua_Integer i = 1; signs && bs_push_text(L, 3, i); i++) {
    bs_check(L, bs_pack_add_unit_sign(load->pack, bs_text_at(L, -1), first, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

/* Adds the texts of the list at `list` as nouns that go by the name `indicator`, or by their own.
 */
static void add_indicators(lua_State *L, int list, bs_slice indicator) {
  bs_loading *load = bs_loading_of(L);
  bs_edge edge = {.class = BS_CLASS_NOUN, .line = bs_lua_line(L)};
  bs_error err;
  for (lua_Integer i = 1; bs_push_text(L, list, i); i++) {
    edge.text = bs_text_at(L, -1);
    edge.indicator = indicator.data ? indicator : edge.text;
    bs_check(L, bs_pack_add_edge(load->pack, &edge, load->source->rank, &err), &err);
    lua_pop(L, 1);
  }
}

static int declare_indicator(lua_State *L) {
  static const char *const known[] = {"aliases", NULL};
  bs_check_keys(L, known);
  bool aliases = push_list(L, "aliases"); /* at 3 */
  if (aliases && !bs_push_text(L, 2, 1))
    return luaL_error(L, "an indicator with aliases needs a name before them");
  check_declaration(L, known, "an indicator");
  add_indicators(L, 2, (bs_slice){NULL, 0});
  if (aliases)
    add_indicators(L, 3, bs_text_at(L, 4));
  return 0;
}

static int declare_name(lua_State *L) {
  static const char *const known[] = {"class", "rank", "sure", "value", NULL};
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  check_declaration(L, known, "a name");
  bs_slice class = bs_string_field(L, "class");
  bs_name_form name = {.class = BS_NUMBER_NAME,
                       .pack_rank = load->source->rank,
                       .rank = bs_flag(L, "rank"),
                       .sure = bs_flag(L, "sure"),
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
  for (lua_Integer i = 1; bs_push_text(L, 2, i); i++) {
    bs_check(L, bs_pack_add_name(load->pack, bs_text_at(L, -1), &name, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

/* Reads the months that a period declaration names. */
static void read_months(lua_State *L, bs_time_form *time) {
  int type = lua_getfield(L, 2, "months");
  lua_Integer months[2] = {0, 0};
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  for (int i = 0; type == LUA_TTABLE && i < 2; i++) {
    if (lua_geti(L, -1, i + 1) == LUA_TNUMBER)
      months[i] = lua_tointeger(L, -1);
    lua_pop(L, 1);
  }
  if (months[0] < 1 || months[1] < months[0] || months[1] > 12 || lua_rawlen(L, -1) != 2)
    luaL_error(L, "months must be two months, such as { 1, 6 }");
  time->month_from = (int8_t)months[0];
  time->month_to = (int8_t)months[1];
  lua_pop(L, 1);
}

/* Reads which period a declaration means: one of its kinds, by the field that it gives. */
static bs_time_form time_of(lua_State *L) {
  bs_time_form time = {.kind = BS_TIME_CALENDAR, .rank = bs_loading_of(L)->source->rank};
  read_months(L, &time);
  if (bs_flag(L, "part"))
    time.kind = BS_TIME_PART;
  else if (bs_flag(L, "past") || bs_flag(L, "future")) {
    time.kind = bs_flag(L, "past") ? BS_TIME_PAST : BS_TIME_FUTURE;
    time.to = integer_field(L, "to", 0); /* how many years, for a form without {n} */
    time.named = bs_flag(L, "named");
  } else if (bs_flag(L, "first"))
    time.kind = BS_TIME_FIRST;
  else if (bs_flag(L, "here"))
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
  static const char *const known[] = {"year",  "from",     "to",   "past", "future", "first",
                                      "named", "previous", "here", "part", "months", NULL};
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  check_declaration(L, known, "a period");
  bs_time_form time = time_of(L);
  for (lua_Integer i = 1; bs_push_text(L, 2, i); i++) {
    bs_check(L, bs_pack_add_time(load->pack, bs_text_at(L, -1), &time, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

static int declare_heading(lua_State *L) {
  static const char *const known[] = {"level", NULL};
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  check_declaration(L, known, "a heading");
  int32_t level = integer_field(L, "level", 0);
  if (level < 0 || level > 9)
    return luaL_error(L, "a heading's level is 0 to 9, not %d", (int)level);
  for (lua_Integer i = 1; bs_push_text(L, 2, i); i++) {
    bs_check(L, bs_pack_add_heading(load->pack, bs_text_at(L, -1), (uint32_t)level, &err), &err);
    lua_pop(L, 1);
  }
  return 0;
}

static int declare_outline(lua_State *L) {
  const char *known[BS_PHRASE_COUNT + 1] = {NULL};
  bs_loading *load = bs_loading_of(L);
  bs_error err;
  memcpy(known, bs_phrase_names, sizeof bs_phrase_names);
  bs_check_keys(L, known);
  for (bs_phrase_kind kind = 0; kind < BS_PHRASE_COUNT; kind++) {
    if (!push_list(L, bs_phrase_names[kind]))
      continue;
    for (lua_Integer i = 1; bs_push_text(L, 3, i); i++) {
      bs_check(L, bs_pack_add_phrase(load->pack, kind, bs_text_at(L, -1), &err), &err);
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
  return 0;
}

const luaL_Reg bs_declarations[] = {{"unit", declare_unit},           {"word", declare_word},
                                    {"indicator", declare_indicator}, {"heading", declare_heading},
                                    {"period", declare_period},       {"name", declare_name},
                                    {"outline", declare_outline},     {NULL, NULL}};
