#include "lua_file.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "lua_host.h"
#include "lua_json.h"

/* What is read meanwhile hangs from a userdata, for any Lua call may jump away. */
static int drop(lua_State *L) {
  bs_csv_field *field = lua_touserdata(L, 1);
  bs_buffer_free(&field->text);
  return 0;
}

/* CSV. */

/* Whether a field, with a NUL behind it, is a number as one writes it: no leading zeros, no letters
   but an exponent's. */
static bool is_number(const char *text, size_t size) {
  size_t at = text[0] == '-', digits = strspn(text + at, "0123456789");
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

/* Reads a field; false, and why, where the text is none. */
static bool read_field(lua_State *L, bs_csv *csv, bs_csv_field *field, bs_error *err) {
  bs_status status = bs_csv_read(csv, field, err);
  if (status == BS_NOMEM)
    bs_lua_lose(L, status, "out of memory");
  return status == BS_OK;
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
  else if (!isfinite(lua_tonumber(L, -1))) {
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
    if (!read_field(L, csv, field, err))
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
    if (!read_field(L, csv, field, err))
      return false;
  }
  if (read != count)
    bs_fail(err, BS_SYNTAX, 0, "line %d has %d field%s, the first line has %d", line, (int)read,
            read == 1 ? "" : "s", (int)count);
  return read == count;
}

static bool push_csv(lua_State *L, bs_csv_field *field, const char *text, size_t size,
                     bs_error *err) {
  bs_csv csv;
  bs_csv_open(&csv, text, size);
  lua_newtable(L);
  int rows = lua_gettop(L), names = rows + 1;
  lua_newtable(L);
  if (bs_csv_ended(&csv)) {
    bs_fail(err, BS_SYNTAX, 0, "it is empty");
    return false;
  }
  bool done = read_header(L, &csv, field, err);
  while (done && !bs_csv_ended(&csv)) {
    int line = csv.line;
    done = read_field(L, &csv, field, err);
    if (!done || (field->empty && lua_rawlen(L, names) > 1))
      continue; /* an empty line is no row */
    done = push_row(L, &csv, field, names, line, err);
    if (done)
      lua_rawseti(L, rows, (lua_Integer)lua_rawlen(L, rows) + 1);
  }
  lua_settop(L, names);
  return done;
}

/* JSON. */

static const char blanks[] = " \t\r\n";

/* One value as it is, several as a list. */
static bool push_values(lua_State *L, const char *text, size_t size, bs_error *err) {
  const char *end = text + size, *at = text;
  lua_newtable(L);
  lua_Integer count = 0;
  for (;;) {
    at += strspn(at, blanks);
    if (at == end)
      break;
    if (bs_lua_json_read(L, text, end, &at, err) != BS_OK)
      return false;
    lua_rawseti(L, -2, ++count);
  }
  if (count == 1)
    lua_rawgeti(L, -1, 1);
  return true;
}

bool bs_lua_push_file(lua_State *L, const char *text, size_t size) {
  bs_error err;
  int top = lua_gettop(L);
  bs_csv_field *field = bs_lua_push_box(L, sizeof *field, drop);
  char first = text[strspn(text, blanks)];
  bool json = first == '[' || first == '{';
  bool done = json ? push_values(L, text, size, &err) : push_csv(L, field, text, size, &err);
  bs_buffer_free(&field->text);
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
