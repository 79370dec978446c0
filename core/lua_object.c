#include "lua_object.h"

#include <string.h>

#include "decimal.h"
#include "lua_host.h"
#include "lua_name.h"
#include "lua_quantity.h"

static const char SCRATCH[] = "scratch";

/* Values. */

bs_lua_value bs_lua_nil(void) {
  return (bs_lua_value){.type = BS_LUA_NIL};
}

bs_lua_value bs_lua_boolean(bool boolean) {
  return (bs_lua_value){.type = BS_LUA_BOOLEAN, .as.boolean = boolean};
}

bs_lua_value bs_lua_integer(int64_t integer) {
  return (bs_lua_value){.type = BS_LUA_NUMBER, .as.number = {integer, 0}};
}

bs_lua_value bs_lua_decimal(bs_decimal decimal) {
  return (bs_lua_value){.type = BS_LUA_NUMBER, .as.number = decimal};
}

bs_lua_value bs_lua_name(const char *name) {
  return (bs_lua_value){.type = BS_LUA_NAME, .as.name = name};
}

bs_lua_value bs_lua_slice(bs_slice slice) {
  if (!slice.data || slice.size == 0)
    return bs_lua_nil();
  return (bs_lua_value){.type = BS_LUA_TEXT, .as.text = {.head = slice}};
}

bs_lua_value bs_lua_text(const bs_report *report, bs_span span) {
  return bs_lua_slice(bs_slice_of(report->text.text, span));
}

bs_lua_value bs_lua_period(bs_period period) {
  if (!bs_period_known(period))
    return bs_lua_nil();
  return (bs_lua_value){.type = BS_LUA_PERIOD, .as.period = period};
}

bs_lua_value bs_lua_ref(const bs_lua_class *class, uint32_t index) {
  if (index == BS_NONE)
    return bs_lua_nil();
  return (bs_lua_value){.type = BS_LUA_OBJECT, .as.object = {class, index}};
}

/* The scratch buffer. */

static int free_scratch(lua_State *L) {
  bs_buffer_free(luaL_checkudata(L, 1, SCRATCH));
  return 0;
}

bs_buffer *bs_lua_scratch(lua_State *L) {
  bs_buffer *buffer;
  if (lua_getfield(L, LUA_REGISTRYINDEX, "baoshu.scratch") == LUA_TUSERDATA) {
    buffer = lua_touserdata(L, -1);
    buffer->size = 0;
    buffer->failed = false;
  } else {
    buffer = lua_newuserdatauv(L, sizeof *buffer, 0);
    *buffer = (bs_buffer){0};
    if (luaL_newmetatable(L, SCRATCH)) {
      lua_pushcfunction(L, free_scratch);
      lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, "baoshu.scratch");
    lua_remove(L, -2);
  }
  lua_pop(L, 1); /* the registry keeps it */
  return buffer;
}

/* Reports and objects. */

bs_report *bs_lua_open_report(lua_State *L, int box, const bs_lua_class *class) {
  const bs_lua_report *held = lua_touserdata(L, box);
  if (!held || !held->report) {
    if (class == &bs_lua_report_class)
      luaL_error(L, "this report is closed");
    else
      luaL_error(L, "this %s's report is closed", class->name);
    return NULL;
  }
  return held->report;
}

bs_lua_self bs_lua_self_get(lua_State *L, int arguments) {
  bs_lua_self self = {.class = lua_touserdata(L, lua_upvalueindex(1))};
  const uint32_t *index = luaL_checkudata(L, 1, self.class->name);
  lua_settop(L, 1 + arguments);
  if (self.class == &bs_lua_report_class) {
    lua_pushvalue(L, 1);
  } else {
    self.index = *index;
    lua_getiuservalue(L, 1, 1);
  }
  self.box = 2 + arguments;
  self.report = bs_lua_open_report(L, self.box, self.class);
  return self;
}

bs_report *bs_lua_test_object(lua_State *L, int at, const bs_lua_class *class, uint32_t *index) {
  const uint32_t *object = luaL_testudata(L, at, class->name);
  if (!object)
    return NULL;
  *index = *object;
  lua_getiuservalue(L, at, 1);
  bs_report *report = bs_lua_open_report(L, -1, class);
  lua_pop(L, 1);
  return report;
}

void bs_lua_push_object(lua_State *L, int box, const bs_lua_class *class, uint32_t index) {
  if (index == BS_NONE) {
    lua_pushnil(L);
    return;
  }
  box = lua_absindex(L, box);
  uint32_t *object = lua_newuserdatauv(L, sizeof *object, 1);
  *object = index;
  lua_pushvalue(L, box);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, class->name);
}

const bs_facts *bs_lua_facts(lua_State *L, bs_report *report) {
  const bs_facts *facts;
  bs_error err;
  bs_status status = bs_report_facts(report, &facts, &err);
  if (status != BS_OK)
    bs_lua_raise(L, status, &err);
  return facts;
}

static void push_path(lua_State *L, int box, uint32_t section) {
  bs_buffer *path = bs_lua_scratch(L);
  const bs_lua_report *held = lua_touserdata(L, box);
  bs_report_section_path(held->report, section, path);
  if (path->failed)
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  lua_pushlstring(L, path->size ? path->data : "", path->size);
}

static void push_whole(lua_State *L, int box) {
  if (lua_getiuservalue(L, box, 1) == LUA_TSTRING)
    return;
  lua_pop(L, 1);
  const bs_lua_report *held = lua_touserdata(L, box);
  lua_pushlstring(L, held->report->text.text, held->report->text.size);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, box, 1);
}

static void push_number(lua_State *L, bs_decimal number) {
  int64_t integer;
  if (bs_decimal_integer(number, &integer))
    lua_pushinteger(L, integer);
  else
    lua_pushnumber(L, bs_decimal_double(number));
}

void bs_lua_push_value(lua_State *L, int box, const bs_lua_value *value) {
  box = lua_absindex(L, box);
  luaL_checkstack(L, 4, NULL);
  switch (value->type) {
  case BS_LUA_NIL:
    lua_pushnil(L);
    break;
  case BS_LUA_BOOLEAN:
    lua_pushboolean(L, value->as.boolean);
    break;
  case BS_LUA_NUMBER:
    push_number(L, value->as.number);
    break;
  case BS_LUA_TEXT:
    lua_pushlstring(L, value->as.text.head.data, value->as.text.head.size);
    if (value->as.text.tail.size > 0) {
      lua_pushlstring(L, value->as.text.tail.data, value->as.text.tail.size);
      lua_concat(L, 2);
    }
    break;
  case BS_LUA_NAME:
    lua_pushstring(L, value->as.name);
    break;
  case BS_LUA_TEXTS:
    lua_createtable(L, (int)value->as.texts.count, 0);
    for (uint32_t i = 0; i < value->as.texts.count; i++) {
      lua_pushlstring(L, value->as.texts.items[i].data, value->as.texts.items[i].size);
      lua_rawseti(L, -2, i + 1);
    }
    break;
  case BS_LUA_PERIOD: {
    char text[BS_PERIOD_TEXT];
    lua_pushlstring(L, text, bs_period_write(text, value->as.period));
    break;
  }
  case BS_LUA_OBJECT:
    bs_lua_push_object(L, box, value->as.object.class, value->as.object.index);
    break;
  case BS_LUA_WHOLE:
    push_whole(L, box);
    break;
  case BS_LUA_PATH:
    push_path(L, box, value->as.section);
    break;
  case BS_LUA_QUANTITY:
    bs_lua_push_fact_quantity(L, ((const bs_lua_report *)lua_touserdata(L, box))->report,
                              value->as.fact);
    break;
  }
}

int bs_lua_push_bytes(lua_State *L, const bs_report *report, bs_span span) {
  bs_span bytes = bs_report_bytes(report, span);
  lua_pushinteger(L, bytes.start);
  lua_pushinteger(L, bytes.end);
  return 2;
}

int bs_lua_bytes(lua_State *L) {
  bs_lua_self self = bs_lua_self_get(L, 0);
  return bs_lua_push_bytes(L, self.report, self.class->span(self.report, self.index));
}

/* What every class's metatable does. Upvalue 1 is the class. */

/* Names of methods, fields, or both, for messages. */
static int no_member(lua_State *L, const bs_lua_class *class) {
  const char *names[BS_LUA_FIELDS];
  size_t count = 0;
  for (size_t i = 0; i < class->field_count && count < BS_LUA_FIELDS; i++)
    names[count++] = class->fields[i].name;
  for (const luaL_Reg *m = class->methods; m->name && count < BS_LUA_FIELDS; m++)
    names[count++] = m->name;
  lua_pushfstring(L, "a %s has no field", class->name);
  const char *sentence = lua_tostring(L, -1);
  if (lua_type(L, 2) != LUA_TSTRING)
    return luaL_error(L, "%s %s, its fields have names", sentence, bs_lua_push_given(L, 2));
  return bs_lua_unknown(L, sentence, lua_tostring(L, 2), "it has", names, count, "");
}

/* Upvalue 2 holds the number of each field and the function of each method by name. */
static int get_member(lua_State *L) {
  const bs_lua_class *class = lua_touserdata(L, lua_upvalueindex(1));
  luaL_checkudata(L, 1, class->name);
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  int type = lua_rawget(L, lua_upvalueindex(2));
  if (type == LUA_TFUNCTION)
    return 1;
  if (type != LUA_TNUMBER)
    return no_member(L, class);
  size_t field = (size_t)lua_tointeger(L, 3);
  bs_lua_self self = bs_lua_self_get(L, 1);
  bs_lua_value value = class->get(self.report, self.index, field);
  bs_lua_push_value(L, self.box, &value);
  return 1;
}

static int set_member(lua_State *L) {
  const bs_lua_class *class = lua_touserdata(L, lua_upvalueindex(1));
  return luaL_error(L, "the fields of a %s cannot be set", class->name);
}

static int equal(lua_State *L) {
  const bs_lua_class *class = lua_touserdata(L, lua_upvalueindex(1));
  const uint32_t *a = luaL_testudata(L, 1, class->name), *b = luaL_testudata(L, 2, class->name);
  lua_settop(L, 2);
  if (!a || !b || class == &bs_lua_report_class) {
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
  }
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 2, 1);
  lua_pushboolean(L, *a == *b && lua_rawequal(L, 3, 4));
  return 1;
}

static int to_string(lua_State *L) {
  const bs_lua_class *class = lua_touserdata(L, lua_upvalueindex(1));
  const uint32_t *object = luaL_checkudata(L, 1, class->name);
  lua_settop(L, 1);
  if (class == &bs_lua_report_class)
    lua_pushvalue(L, 1);
  else
    lua_getiuservalue(L, 1, 1);
  const bs_lua_report *held = lua_touserdata(L, 2);
  if (!held || !held->report) {
    lua_pushfstring(L, "%s (closed)", class->name);
    return 1;
  }
  uint32_t index = class == &bs_lua_report_class ? 0 : *object;
  lua_pushfstring(L, "%s:", class->name);
  for (size_t i = 0; i < 2 && class->shown[i] < class->field_count; i++) {
    bs_lua_value value = class->get(held->report, index, class->shown[i]);
    if (value.type == BS_LUA_NIL)
      continue;
    lua_pushliteral(L, " ");
    bs_lua_push_value(L, 2, &value);
    lua_concat(L, 3);
  }
  return 1;
}

static const luaL_Reg metamethods[] = {
    {"__newindex", set_member},
    {"__eq", equal},
    {"__tostring", to_string},
    {NULL, NULL},
};

void bs_lua_class_open(lua_State *L, const bs_lua_class *class) {
  luaL_newmetatable(L, class->name);
  lua_pushlightuserdata(L, (void *)class);
  luaL_setfuncs(L, metamethods, 1);
  lua_pushstring(L, class->name); /* what getmetatable() gives a script */
  lua_setfield(L, -2, "__metatable");
  lua_pushlightuserdata(L, (void *)class);
  lua_newtable(L);
  lua_pushlightuserdata(L, (void *)class);
  luaL_setfuncs(L, class->methods, 1);
  for (size_t i = 0; i < class->field_count; i++) {
    lua_pushinteger(L, (lua_Integer)i);
    lua_setfield(L, -2, class->fields[i].name);
  }
  lua_pushcclosure(L, get_member, 2);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}
