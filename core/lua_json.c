#include "lua_json.h"

#include <cJSON.h>
#include <errno.h>
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "lua_cell.h"
#include "lua_host.h"
#include "lua_name.h"

/* The deepest that tables may hold each other. */
enum { DEEPEST = 64 };

/* What is used meanwhile hangs from a userdata, for any Lua call may jump away. */
typedef struct box {
  cJSON *json;
  size_t charge; /* bytes that it takes at most */
  bs_buffer out;
  bs_arena arena;
} box;

static int drop(lua_State *L) {
  box *b = lua_touserdata(L, 1);
  cJSON_Delete(b->json);
  if (b->charge > 0)
    bs_lua_host_discharge(L, b->charge);
  bs_buffer_free(&b->out);
  bs_arena_free(&b->arena);
  *b = (box){0};
  return 0;
}

/* Reading. */

static int line_of(const char *text, const char *at) {
  int line = 1;
  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

/* What a value is like before it is parsed: how far it reaches, of how many values, how deep. */
typedef struct shape {
  const char *end;
  size_t values;
  const char *deep; /* where it is nested deeper than may be, or NULL */
} shape;

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Behind a string that opens at `at`. */
static const char *pass_string(const char *at, const char *end) {
  for (at++; at < end && *at != '"'; at++)
    at += *at == '\\' && at + 1 < end;
  return at < end ? at + 1 : end;
}

static shape shape_of(const char *at, const char *end) {
  shape s = {.values = 1};
  int depth = 0;
  while (at < end && is_blank(*at))
    at++;
  while (at < end && !s.deep && !(depth == 0 && is_blank(*at))) { /* what is behind is another's */
    if (*at == '"') {
      at = pass_string(at, end);
      continue;
    }
    bool opens = *at == '[' || *at == '{', closes = *at == ']' || *at == '}';
    s.values += opens || *at == ',';
    depth += opens - closes;
    if (depth > DEEPEST)
      s.deep = at;
    at++;
    if (closes && depth <= 0)
      break;
  }
  s.end = at;
  return s;
}

/* Where the next number stands; what is parsed has one. */
static const char *find_number(const char *at, const char *end) {
  while (*at != '-' && (*at < '0' || *at > '9'))
    at = *at == '"' ? pass_string(at, end) : at + 1;
  return at;
}

/* Pushes a number, which is the next that stands behind `*at`: cJSON has but a double of it, and an
 * integer of Lua may have more digits. */
static void push_number(lua_State *L, double number, const char **at, const char *end) {
  const char *own = find_number(*at, end);
  size_t size = strspn(own, "+-.0123456789Ee");
  *at = own + size;
  bool integer = number == floor(number) && fabs(number) < 0x1p53;
  lua_Integer given = integer ? (lua_Integer)number : 0;
  if (!integer && strspn(own, "-0123456789") == size) {
    errno = 0;
    given = strtoll(own, NULL, 10);
    integer = errno == 0;
  }
  if (integer)
    lua_pushinteger(L, given);
  else
    lua_pushnumber(L, number);
}

/* Pushes a value; its numbers are those that stand behind `*at`, in their order. */
static void push_value(lua_State *L, const cJSON *value, const char **at, const char *end) {
  luaL_checkstack(L, 4, "JSON is nested too deeply");
  if (cJSON_IsString(value)) {
    lua_pushstring(L, value->valuestring);
  } else if (cJSON_IsNumber(value)) {
    push_number(L, value->valuedouble, at, end);
  } else if (cJSON_IsBool(value)) {
    lua_pushboolean(L, cJSON_IsTrue(value));
  } else if (cJSON_IsArray(value) || cJSON_IsObject(value)) {
    lua_newtable(L);
    lua_Integer place = 0;
    for (const cJSON *item = value->child; item; item = item->next) {
      push_value(L, item, at, end);
      if (cJSON_IsArray(value))
        lua_rawseti(L, -2, ++place);
      else
        lua_setfield(L, -2, item->string);
    }
  } else {
    lua_pushnil(L);
  }
}

/* Whether no number in it is too large for one of Lua. */
static bool is_finite(const cJSON *value) {
  if (cJSON_IsNumber(value) && !isfinite(value->valuedouble))
    return false;
  for (const cJSON *item = value->child; item; item = item->next)
    if (!is_finite(item))
      return false;
  return true;
}

/* Where the text has an escaped NUL, at which cJSON would cut a string, or NULL. */
static const char *find_nul(const char *text, const char *end) {
  for (const char *at = text; (at = memchr(at, '\\', (size_t)(end - at))); at += 2) {
    if (end - at < 6)
      return NULL;
    if (memcmp(at, "\\u0000", 6) == 0)
      return at;
  }
  return NULL;
}

bs_status bs_lua_json_read(lua_State *L, const char *text, const char *end, const char **at,
                           bs_error *err) {
  const char *stop = *at;
  box *b = bs_lua_push_box(L, sizeof *b, drop);
  shape s = shape_of(*at, end);
  if (s.deep) {
    lua_pop(L, 1);
    return bs_fail(err, BS_SYNTAX, 0, "line %d is nested more than %d deep", line_of(text, s.deep),
                   DEEPEST);
  }
  size_t charge = s.values * sizeof(cJSON) + (size_t)(s.end - *at);
  bs_lua_host_charge(L, charge);
  b->charge = charge;
  b->json = cJSON_ParseWithLengthOpts(*at, (size_t)(end - *at), &stop, false);
  const char *nul = b->json ? find_nul(*at, stop) : NULL;
  bs_status status = BS_OK;
  if (!b->json)
    status = bs_fail(err, BS_SYNTAX, 0, "line %d is no JSON", line_of(text, stop));
  else if (nul)
    status = bs_fail(err, BS_SYNTAX, 0, "line %d has a \\u0000, which no text may hold",
                     line_of(text, nul));
  else if (!is_finite(b->json))
    status = bs_fail(err, BS_SYNTAX, 0, "it has a number that is too large");
  if (b->json && status == BS_OK) {
    push_value(L, b->json, at, stop);
    *at = stop;
    lua_insert(L, -2); /* before the box, which goes */
  }
  cJSON_Delete(b->json);
  b->json = NULL;
  bs_lua_host_discharge(L, b->charge);
  b->charge = 0;
  lua_pop(L, 1);
  return status;
}

static int decode(lua_State *L) {
  bs_error err;
  size_t size;
  const char *text = luaL_checklstring(L, 1, &size), *at = text;
  if (bs_lua_json_read(L, text, text + size, &at, &err) == BS_OK) {
    at += strspn(at, " \t\r\n");
    if (at == text + size)
      return 1;
    bs_fail(&err, BS_SYNTAX, 0, "line %d has something behind the value", line_of(text, at));
  }
  lua_pushnil(L);
  lua_pushstring(L, err.message);
  return 2;
}

/* Writing. */

/* Lets the text, which lies outside Lua, count as what the script takes: so much more at most. */
static void hold(lua_State *L, box *b, size_t more) {
  size_t most = b->out.capacity + more;
  if (most > b->charge)
    bs_lua_host_charge(L, most - b->charge);
  else
    bs_lua_host_discharge(L, b->charge - most);
  b->charge = most;
}

/* Bytes that a string takes at most. */
static size_t written(size_t size) {
  return 6 * size + 2; /* \u0001 */
}

static void add_value(lua_State *L, box *b, int depth);

static void add_array(lua_State *L, box *b, lua_Integer count, int depth) {
  for (lua_Integer i = 1; i <= count; i++) {
    bs_buffer_add_string(&b->out, i > 1 ? "," : "[");
    lua_rawgeti(L, -1, i);
    add_value(L, b, depth);
    lua_pop(L, 1);
  }
  bs_buffer_add_string(&b->out, count > 0 ? "]" : "[]");
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The keys are strings, `count` of them, which the table keeps alive. */
static void add_object(lua_State *L, box *b, size_t count, int depth) {
  const char **names = lua_newuserdatauv(L, count * sizeof *names, 0);
  size_t filled = 0;
  for (lua_pushnil(L); lua_next(L, -3); lua_pop(L, 1))
    names[filled++] = lua_tostring(L, -2);
  qsort(names, count, sizeof *names, by_name);
  for (size_t i = 0; i < count; i++) {
    bs_buffer_add_string(&b->out, i > 0 ? "," : "{");
    hold(L, b, written(strlen(names[i])));
    bs_json_string(&b->out, names[i], strlen(names[i]));
    bs_buffer_add_string(&b->out, ":");
    lua_pushstring(L, names[i]);
    lua_rawget(L, -3);
    add_value(L, b, depth);
    lua_pop(L, 1);
  }
  bs_buffer_add_string(&b->out, "}");
  lua_pop(L, 1);
}

static void add_table(lua_State *L, box *b, int depth) {
  size_t strings = 0, all = 0;
  lua_Integer last = (lua_Integer)lua_rawlen(L, -1);
  if (depth > DEEPEST)
    luaL_error(L, "encode: tables are nested more than %d deep (does one hold itself?)", DEEPEST);
  luaL_checkstack(L, 8, NULL);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    all++;
    if (lua_type(L, -2) == LUA_TSTRING)
      strings++;
    else if (!lua_isinteger(L, -2) || lua_tointeger(L, -2) < 1 || lua_tointeger(L, -2) > last)
      luaL_error(L, "encode: the keys of a table are 1 to n, or strings; this one has the key %s",
                 bs_lua_push_given(L, -2));
  }
  if (strings > 0 && strings < all)
    luaL_error(L, "encode: a table has both numbers and strings as keys");
  if (strings == 0 && all < (size_t)last)
    luaL_error(L, "encode: a list has a hole (nil) before its %I. value", last);
  if (strings > 0)
    add_object(L, b, strings, depth + 1);
  else
    add_array(L, b, last, depth + 1);
}

/* Adds the value on top. */
static void add_value(lua_State *L, box *b, int depth) {
  bs_lua_cell cell;
  if (lua_istable(L, -1)) {
    add_table(L, b, depth);
    return;
  }
  if (!bs_lua_read_cell(L, -1, &b->arena, &cell))
    luaL_error(L,
               "encode takes tables, strings, numbers, booleans, nil, facts and quantities, not %s",
               bs_lua_push_given(L, -1));
  if (cell.cell.type == BS_FLOAT && !isfinite(cell.cell.as.number))
    luaL_error(L, "encode: JSON has no word for %s", isnan(cell.cell.as.number) ? "nan" : "inf");
  hold(L, b, cell.cell.type == BS_STRING ? written(cell.cell.as.string.size) : 0);
  bs_json_cell(&b->out, &cell.cell);
}

static int encode(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  box *b = bs_lua_push_box(L, sizeof *b, drop);
  lua_insert(L, 1);
  add_value(L, b, 1);
  if (b->out.failed)
    return bs_lua_lose(L, BS_NOMEM, "out of memory");
  hold(L, b, 0);
  lua_pushlstring(L, b->out.data, b->out.size);
  bs_buffer_free(&b->out);
  hold(L, b, 0);
  bs_arena_free(&b->arena);
  return 1;
}

static int unknown(lua_State *L) {
  static const char *const names[] = {"decode", "encode"};
  return bs_lua_unknown(L, "baoshu.json has no", luaL_checkstring(L, 2), "it has:", names, 2, "");
}

void bs_lua_push_json(lua_State *L) {
  static const luaL_Reg functions[] = {{"decode", decode}, {"encode", encode}, {NULL, NULL}};
  luaL_newlib(L, functions);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, unknown);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}
