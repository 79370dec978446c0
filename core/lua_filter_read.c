#include "lua_filter.h"

#include <string.h>

#include "decimal.h"
#include "lua_name.h"

/* A filter being read. */
typedef struct reader {
  lua_State *L;
  const bs_lua_class *class;
  bs_lua_filter *filter;
  int table, anchor;
  lua_Integer anchored;
  size_t wants;
} reader;

static const char *takes(bs_lua_type type) {
  switch (type) {
  case BS_LUA_BOOLEAN:
    return "true or false";
  case BS_LUA_NUMBER:
    return "a number";
  case BS_LUA_PERIOD:
    return "a year or a period such as '2016/2020'";
  case BS_LUA_OBJECT:
    return "an object of that type of this report";
  case BS_LUA_QUANTITY:
    return "a function";
  default:
    return "a string";
  }
}

/* Raises what is wrong with the value on top. */
static void slip(reader *r, const char *name, const char *wanted) {
  luaL_error(r->L, "the filter's '%s' takes %s, not %s", name, wanted, bs_lua_push_given(r->L, -1));
}

/* The string on top, kept alive as long as the filter; pops it. */
static bs_slice keep(reader *r) {
  size_t size;
  const char *data = lua_tolstring(r->L, -1, &size);
  if (size > UINT32_MAX)
    luaL_error(r->L, "a filter's string is too long");
  lua_rawseti(r->L, r->anchor, ++r->anchored);
  return (bs_slice){data, (uint32_t)size};
}

static bool read_period(lua_State *L, bs_period *out) {
  if (lua_isinteger(L, -1)) {
    lua_Integer year = lua_tointeger(L, -1);
    if (year < 1000 || year > 9999)
      return false;
    out->from = out->to = (bs_date){.year = (int16_t)year};
    return true;
  }
  size_t size;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &size) : NULL;
  return text && bs_period_read(text, size, out);
}

static void read_name(reader *r, const bs_lua_field *field, bs_lua_value *out) {
  if (lua_type(r->L, -1) != LUA_TSTRING)
    slip(r, field->name, "a string");
  const char *name = lua_tostring(r->L, -1);
  for (size_t i = 0; i < field->name_count; i++) {
    if (strcmp(field->names[i], name) == 0) {
      *out = bs_lua_name(field->names[i]);
      return;
    }
  }
  lua_pushfstring(r->L, "a %s has no %s", r->class->name, field->name);
  bs_lua_unknown(r->L, lua_tostring(r->L, -1), name, "known:", field->names, field->name_count, "");
}

static void read_object(reader *r, const bs_lua_field *field, bs_lua_want *out) {
  lua_State *L = r->L;
  static const bs_lua_class *const classes[] = {
      &bs_lua_section_class, &bs_lua_paragraph_class, &bs_lua_sentence_class,
      &bs_lua_number_class,  &bs_lua_fact_class,
  };
  if (lua_type(L, -1) == LUA_TSTRING && strcmp(field->name, "section") == 0) {
    lua_pushvalue(L, -1);
    out->type = BS_WANT_SECTION;
    out->path = keep(r);
    out->asked = BS_NONE;
    return;
  }
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
    uint32_t index;
    const bs_report *report = bs_lua_test_object(L, -1, classes[i], &index);
    if (!report)
      continue;
    out->report = report;
    out->below = strcmp(field->name, "section") == 0;
    out->value = bs_lua_ref(classes[i], index);
    return;
  }
  slip(r, field->name,
       strcmp(field->name, "section") == 0 ? "a section or its path" : takes(BS_LUA_OBJECT));
}

/* Reads the value on top, which stays there. */
static void read_want(reader *r, const bs_lua_field *field, bs_lua_want *out) {
  lua_State *L = r->L;
  *out = (bs_lua_want){.type = BS_WANT_IS};
  if (lua_isboolean(L, -1)) {
    if (field->type == BS_LUA_BOOLEAN)
      out->value = bs_lua_boolean(lua_toboolean(L, -1));
    else
      out->type = lua_toboolean(L, -1) ? BS_WANT_PRESENT : BS_WANT_ABSENT;
    return;
  }
  switch (field->type) {
  case BS_LUA_NUMBER:
    if (lua_type(L, -1) != LUA_TNUMBER)
      slip(r, field->name, takes(field->type));
    if (lua_isinteger(L, -1)) {
      out->value = bs_lua_decimal(bs_decimal_normal((bs_decimal){lua_tointeger(L, -1), 0}));
    } else {
      out->value = bs_lua_integer(0);
      out->number = lua_tonumber(L, -1);
      out->real = true;
    }
    break;
  case BS_LUA_PERIOD:
    out->value.type = BS_LUA_PERIOD;
    if (!read_period(L, &out->value.as.period))
      slip(r, field->name, takes(field->type));
    break;
  case BS_LUA_NAME:
    read_name(r, field, &out->value);
    break;
  case BS_LUA_OBJECT:
    read_object(r, field, out);
    break;
  case BS_LUA_BOOLEAN:
  case BS_LUA_QUANTITY:
    slip(r, field->name, takes(field->type));
    break;
  default:
    if (lua_type(L, -1) != LUA_TSTRING)
      slip(r, field->name, takes(field->type));
    lua_pushvalue(L, -1);
    out->value = (bs_lua_value){.type = BS_LUA_TEXT, .as.text = {.head = keep(r)}};
    break;
  }
}

/* Whether the table on top is { min =, max = }, of which nothing may be left; raises where it is
   neither that nor a list. */
static bool is_between(reader *r, const bs_lua_field *field) {
  lua_State *L = r->L;
  bool ordered = field->type == BS_LUA_NUMBER || field->type == BS_LUA_PERIOD;
  bool between = false, list = false;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    if (lua_type(L, -2) == LUA_TNUMBER)
      list = true;
    else if (strcmp(key, "min") == 0 || strcmp(key, "max") == 0)
      between = true;
    else
      list = between = true;
  }
  if (list && between)
    luaL_error(L, "the filter's '%s' takes a list or { min =, max = }", field->name);
  if (between && !ordered)
    luaL_error(L, "the filter's '%s' has no min and max, it is no number or period", field->name);
  return ordered && !list;
}

static void read_end(reader *r, const bs_lua_field *field, const char *end, bs_lua_want *out) {
  lua_pushstring(r->L, end);
  if (lua_rawget(r->L, -2) == LUA_TNIL)
    *out = (bs_lua_want){.type = BS_WANT_PRESENT};
  else if (lua_isboolean(r->L, -1))
    slip(r, field->name, takes(field->type));
  else
    read_want(r, field, out);
  lua_pop(r->L, 1);
}

/* Reads what the filter asks of one field, the value on top; pops it. */
static void read_test(reader *r, size_t field, bs_lua_test_type type) {
  lua_State *L = r->L;
  const bs_lua_field *f = &r->class->fields[field];
  bs_lua_test *t = &r->filter->tests[r->filter->test_count];
  *t = (bs_lua_test){.type = type, .field = field, .first = r->wants};
  bs_lua_want *wants = r->filter->wants + r->wants;
  if (lua_isfunction(L, -1)) {
    lua_pushvalue(L, -1);
    lua_rawseti(L, r->anchor, ++r->anchored);
    t->type = BS_TEST_CALL;
    t->function = r->anchored;
  } else if (!lua_istable(L, -1)) {
    read_want(r, f, wants);
    t->count = 1;
  } else if (is_between(r, f)) {
    t->type = BS_TEST_BETWEEN;
    read_end(r, f, "min", &wants[0]);
    read_end(r, f, "max", &wants[1]);
    t->count = 2;
  } else {
    t->count = lua_rawlen(L, -1);
    for (size_t i = 0; i < t->count; i++) {
      if (lua_rawgeti(L, -1, (lua_Integer)i + 1) == LUA_TBOOLEAN && type != BS_TEST_ANY_OF)
        slip(r, f->name, takes(f->type));
      read_want(r, f, &wants[i]);
      lua_pop(L, 1);
    }
  }
  r->wants += t->count;
  r->filter->test_count++;
  lua_pop(L, 1);
}

/* Names that are fields, and words that look at one. Returns field_count for an unknown one. */
static size_t find_field(const bs_lua_class *class, const char *name, bs_lua_test_type *type) {
  *type = BS_TEST_ANY_OF;
  for (size_t i = 0; i < class->field_count; i++)
    if (strcmp(class->fields[i].name, name) == 0)
      return i;
  *type = strcmp(name, "like") == 0 ? BS_TEST_LIKE : BS_TEST_WITHIN;
  if (*type == BS_TEST_LIKE)
    return class->like;
  return strcmp(name, "within") == 0 ? class->within : class->field_count;
}

static void no_field(lua_State *L, const bs_lua_class *class, const char *name) {
  const char *names[BS_LUA_FIELDS];
  size_t count = 0;
  for (size_t i = 0; i < class->field_count && count < BS_LUA_FIELDS - 2; i++)
    names[count++] = class->fields[i].name;
  if (class->like < class->field_count)
    names[count++] = "like";
  if (class->within < class->field_count)
    names[count++] = "within";
  lua_pushfstring(L, "a %s filter has no field", class->name);
  bs_lua_unknown(L, lua_tostring(L, -1), name, "it has", names, count, "");
}

/* Counts what the filter will hold; raises for a key that is no field. Among several unknown ones
 * the first by name is told, so that the message does not change from run to run. */
static void measure(lua_State *L, int table, const bs_lua_class *class, size_t *tests,
                    size_t *wants) {
  const char *unknown = NULL;
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "a filter names fields, as in { %s = … }", class->fields[0].name);
    const char *name = lua_tostring(L, -2);
    bs_lua_test_type type;
    if (find_field(class, name, &type) >= class->field_count &&
        (!unknown || strcmp(name, unknown) < 0))
      unknown = name; /* alive in the table */
    *tests += 1;
    *wants += 2 + (lua_istable(L, -1) ? lua_rawlen(L, -1) : 0);
  }
  if (unknown)
    no_field(L, class, unknown);
}

/* Reads the fields in the class's order, those with a function (or those without). */
static void read_fields(reader *r, bool functions) {
  lua_State *L = r->L;
  for (size_t i = 0; i < r->class->field_count; i++) {
    lua_pushstring(L, r->class->fields[i].name);
    if (lua_rawget(L, r->table) == LUA_TNIL || lua_isfunction(L, -1) != functions)
      lua_pop(L, 1);
    else
      read_test(r, i, BS_TEST_ANY_OF);
  }
}

static void read_word(reader *r, const char *name, size_t field, bs_lua_test_type type) {
  if (field >= r->class->field_count)
    return;
  lua_pushstring(r->L, name);
  int has = lua_rawget(r->L, r->table);
  if (has == LUA_TNIL) {
    lua_pop(r->L, 1);
    return;
  }
  if (has == LUA_TBOOLEAN || has == LUA_TFUNCTION)
    slip(r, name, takes(r->class->fields[field].type));
  read_test(r, field, type);
}

void bs_lua_filter_new(lua_State *L, int table, const bs_lua_class *class) {
  if (lua_isnoneornil(L, table)) {
    lua_pushnil(L);
    return;
  }
  luaL_checktype(L, table, LUA_TTABLE);
  luaL_checkstack(L, 16, NULL);
  table = lua_absindex(L, table);
  size_t tests = 0, wants = 0;
  measure(L, table, class, &tests, &wants);
  bs_lua_filter *f = lua_newuserdatauv(
      L, sizeof *f + tests * sizeof(bs_lua_test) + wants * sizeof(bs_lua_want), 1);
  f->class = class;
  f->test_count = 0;
  f->wants = (bs_lua_want *)(f + 1);
  f->tests = (bs_lua_test *)(f->wants + wants);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, -3, 1);
  reader r = {L, class, f, table, lua_gettop(L), 0, 0};
  read_fields(&r, false);
  read_word(&r, "within", class->within, BS_TEST_WITHIN);
  read_word(&r, "like", class->like, BS_TEST_LIKE);
  read_fields(&r, true);
  lua_pop(L, 1);
}
