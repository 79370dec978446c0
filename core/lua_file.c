#include "lua_file.h"

#include <cJSON.h>
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "lua_host.h"

/* What is read meanwhile hangs from a userdata, for any Lua call may jump away. */
typedef struct reading {
  bs_csv_field field;
  cJSON *json;
} reading;

static int drop(lua_State *L) {
  reading *r = lua_touserdata(L, 1);
  bs_buffer_free(&r->field.text);
  cJSON_Delete(r->json);
  *r = (reading){0};
  return 0;
}

static reading *push_reading(lua_State *L) {
  reading *r = lua_newuserdatauv(L, sizeof *r, 0);
  *r = (reading){0};
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, drop);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  return r;
}

/* CSV. */

/* Whether a field is a number as one writes it: no leading zeros, no letters but an exponent's. */
static bool is_number(const char *text, size_t size) {
  size_t at = size > 0 && text[0] == '-', digits = strspn(text + at, "0123456789");
  if (digits == 0 || (digits > 1 && text[at] == '0'))
    return false;
  at += digits;
  if (at < size && text[at] == '.') {
    digits = strspn(text + at + 1, "0123456789");
    if (digits == 0)
      return false;
    at += digits + 1;
  }
  if (at < size && (text[at] == 'e' || text[at] == 'E')) {
    at += 1 + (text[at + 1] == '+' || text[at + 1] == '-');
    digits = strspn(text + at, "0123456789");
    at += digits;
    if (digits == 0)
      return false;
  }
  return at == size;
}

static void push_field(lua_State *L, bs_csv_field *field) {
  bs_buffer_add(&field->text, "", 1); /* a NUL behind it */
  if (field->text.failed)
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  const char *text = field->text.data;
  size_t size = field->text.size - 1;
  if (size == 0 && !field->quoted)
    lua_pushnil(L);
  else if (field->quoted || !is_number(text, size) || lua_stringtonumber(L, text) == 0)
    lua_pushlstring(L, text, size);
  else if (lua_isnumber(L, -1) && !isfinite(lua_tonumber(L, -1))) {
    lua_pop(L, 1);
    lua_pushlstring(L, text, size);
  }
}

/* Reads the names in the first line into the list on top. False, with a sentence, where they are
   no header. */
static bool read_header(lua_State *L, bs_csv *csv, bs_csv_field *field, bs_error *err) {
  int names = lua_gettop(L);
  lua_newtable(L); /* those seen */
  do {
    if (bs_csv_read(csv, field, err) != BS_OK)
      return false;
    if (field->text.size == 0) {
      bs_fail(err, BS_SYNTAX, 0, "line 1 has a column without a name");
      return false;
    }
    lua_pushlstring(L, field->text.data, field->text.size);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, names + 1) != LUA_TNIL) {
      bs_fail(err, BS_SYNTAX, 0, "line 1 names the column '%s' twice", lua_tostring(L, -2));
      return false;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, names, (lua_Integer)lua_rawlen(L, names) + 1);
    lua_pushboolean(L, true);
    lua_rawset(L, names + 1);
  } while (!field->last);
  lua_settop(L, names);
  return true;
}

/* Pushes the row whose first field is read, by the names at `names`. */
static bool push_row(lua_State *L, bs_csv *csv, bs_csv_field *field, int names, int line,
                     bs_error *err) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, names), read = 1;
  lua_createtable(L, 0, (int)count);
  for (;; read++) {
    if (read <= count) {
      lua_rawgeti(L, names, read);
      push_field(L, field);
      lua_rawset(L, -3);
    }
    if (field->last)
      break;
    if (bs_csv_read(csv, field, err) != BS_OK)
      return false;
  }
  if (read != count)
    bs_fail(err, BS_SYNTAX, 0, "line %d has %d fields, the first line has %d", line, (int)read,
            (int)count);
  return read == count;
}

static bool push_csv(lua_State *L, reading *r, const char *text, size_t size, bs_error *err) {
  bs_csv csv;
  bs_csv_open(&csv, text, size);
  lua_newtable(L);
  int rows = lua_gettop(L), names = rows + 1;
  lua_newtable(L);
  if (bs_csv_ended(&csv)) {
    bs_fail(err, BS_SYNTAX, 0, "it is empty");
    return false;
  }
  bool done = read_header(L, &csv, &r->field, err);
  while (done && !bs_csv_ended(&csv)) {
    int line = csv.line;
    done = bs_csv_read(&csv, &r->field, err) == BS_OK;
    if (!done || (r->field.empty && lua_rawlen(L, names) > 1))
      continue; /* an empty line is no row */
    done = push_row(L, &csv, &r->field, names, line, err);
    if (done)
      lua_rawseti(L, rows, (lua_Integer)lua_rawlen(L, rows) + 1);
  }
  lua_settop(L, names);
  return done;
}

/* JSON. */

/* False, with who knows what on the stack, for a number that is too large for a double. */
static bool push_json(lua_State *L, const cJSON *value) {
  luaL_checkstack(L, 4, "JSON is nested too deeply");
  if (cJSON_IsString(value)) {
    lua_pushstring(L, value->valuestring);
  } else if (cJSON_IsNumber(value)) {
    double number = value->valuedouble;
    if (!isfinite(number))
      return false;
    if (number == floor(number) && fabs(number) < 0x1p53)
      lua_pushinteger(L, (lua_Integer)number);
    else
      lua_pushnumber(L, number);
  } else if (cJSON_IsBool(value)) {
    lua_pushboolean(L, cJSON_IsTrue(value));
  } else if (cJSON_IsArray(value) || cJSON_IsObject(value)) {
    lua_newtable(L);
    lua_Integer place = 0;
    for (const cJSON *item = value->child; item; item = item->next) {
      if (!push_json(L, item))
        return false;
      if (cJSON_IsArray(value))
        lua_rawseti(L, -2, ++place);
      else
        lua_setfield(L, -2, item->string);
    }
  } else {
    lua_pushnil(L);
  }
  return true;
}

static int line_of(const char *text, const char *at) {
  int line = 1;
  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

static bool push_values(lua_State *L, reading *r, const char *text, size_t size, bs_error *err) {
  const char *end = text + size, *at = text;
  lua_newtable(L);
  lua_Integer count = 0;
  for (;;) {
    while (at < end && strchr(" \t\r\n", *at) && *at)
      at++;
    if (at == end)
      break;
    const char *next = NULL;
    r->json = cJSON_ParseWithLengthOpts(at, (size_t)(end - at), &next, false);
    if (!r->json) {
      bs_fail(err, BS_SYNTAX, 0, "line %d is no JSON", line_of(text, next ? next : at));
      return false;
    }
    if (!push_json(L, r->json)) {
      bs_fail(err, BS_SYNTAX, 0, "the value in line %d holds a number that is too large",
              line_of(text, at));
      return false;
    }
    at = next;
    cJSON_Delete(r->json);
    r->json = NULL;
    lua_rawseti(L, -2, ++count);
  }
  if (count == 1)
    lua_rawgeti(L, -1, 1);
  return true;
}

bool bs_lua_push_file(lua_State *L, const char *text, size_t size) {
  bs_error err;
  int top = lua_gettop(L);
  reading *r = push_reading(L);
  const char *first = text;
  while (first < text + size && *first && strchr(" \t\r\n", *first))
    first++;
  bool json = first < text + size && (*first == '[' || *first == '{');
  bool done = json ? push_values(L, r, text, size, &err) : push_csv(L, r, text, size, &err);
  bs_buffer_free(&r->field.text);
  if (!done || json) {
    if (!done)
      lua_pushstring(L, err.message);
    lua_pushnil(L);
  }
  lua_copy(L, -2, top + 1); /* over the reading */
  lua_copy(L, -1, top + 2);
  lua_settop(L, top + 2);
  return done;
}
