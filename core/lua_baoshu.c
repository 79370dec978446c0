#include "lua_baoshu.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "han.h"
#include "lua_formula.h"
#include "lua_host.h"
#include "lua_json.h"
#include "lua_name.h"
#include "lua_quantity.h"
#include "lua_report.h"
#include "lua_text.h"

enum { NAMES = 64 /* in the table, at most */ };

/* Bytes that a report takes with its facts, at most: for each byte of its text, and more for each
   line and numeral (measured over repeated scraps of text; 145 real reports come to 13 to 22 a
   byte). */
enum { BYTE_COST = 12, LINE_COST = 200, NUMERAL_COST = 400 };

/* Gives nil and why. */
static int none(lua_State *L, const char *reason) {
  lua_pushnil(L);
  lua_pushstring(L, reason);
  return 2;
}

static size_t cost_of(const char *text, size_t size) {
  enum { NONE, ARABIC, HAN } kind = NONE, before;
  size_t lines = 1, numerals = 0;
  for (size_t at = 0, step; at < size; at += step) { /* it need not be UTF-8 */
    step = bs_utf8_is_three(text[at]) && size - at >= 3 ? 3 : 1;
    uint32_t code = step == 3 ? bs_utf8_at(text + at) : (unsigned char)text[at];
    bool half = code == 0x534A; /* 半, which may stand behind another: 一半一半 */
    before = kind;
    kind = (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19) /* ０ to ９ */
               ? ARABIC
               : half || bs_is_numeral_digit(code) ? HAN : NONE;
    lines += code == '\n' || code == '\r';
    numerals += kind != NONE && (half || kind != before);
  }
  return BYTE_COST * size + LINE_COST * lines + NUMERAL_COST * numerals;
}

/* The box is Lua's before the report is read, so that nothing that raises can lose it. The
   collector does not see the report's own memory: it is told by a step in proportion. */
static int parse(lua_State *L) {
  bs_engine *engine = lua_touserdata(L, lua_upvalueindex(1));
  size_t size;
  const char *text = luaL_checklstring(L, 1, &size);
  lua_gc(L, LUA_GCSTEP, size / 256 < INT_MAX ? (int)(size / 256) : INT_MAX);
  bs_lua_report *box = bs_lua_push_report(L);
  size_t charge = cost_of(text, size);
  bs_guard_charge(L, charge);
  box->charge = charge;
  bs_error err;
  bs_status status = bs_report_read(engine, &box->report, "", text, size, "UTF-8", &err);
  if (status == BS_NOMEM)
    return bs_lua_raise(L, status, &err);
  if (status != BS_OK)
    return none(L, err.message);
  box->owned = true;
  return 1;
}

/* The bytes of a file that whoever runs the script grants. */
static int read_file(lua_State *L) {
  const bs_lua_host *host = bs_lua_host_of(L);
  const bs_files *files = host->script ? host->script->files : NULL;
  size_t size;
  const char *path = luaL_checklstring(L, 1, &size), *bytes;
  bs_error err;
  if (!files)
    return none(L, "nothing was granted");
  if (strlen(path) < size)
    return none(L, "a path holds no NUL");
  bs_status status = files->read(files->self, path, &bytes, &size, &err);
  if (status == BS_NOMEM)
    return bs_lua_raise(L, status, &err);
  if (status != BS_OK)
    return none(L, err.message);
  lua_pushlstring(L, bytes, size);
  return 1;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* baoshu.grwth: raises, with what there is. */
static int unknown(lua_State *L) {
  const char *names[NAMES] = {0};
  size_t count = 0;
  const char *name = luaL_checkstring(L, 2);
  if (strcmp(name, "pack") == 0)
    return luaL_error(L, "baoshu.pack is for packs: add this file to a run with --pack");
  for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
    if (lua_type(L, -2) == LUA_TSTRING && count < NAMES)
      names[count++] = lua_tostring(L, -2); /* the table keeps it */
  qsort(names, count, sizeof *names, by_name);
  return bs_lua_unknown(L, "baoshu has no", name, "it has:", names, count, "");
}

void bs_lua_push_baoshu(lua_State *L, bs_engine *engine) {
  bs_lua_quantity_open(L);
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, unknown);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  luaL_setfuncs(L, bs_lua_formulas, 0);
  luaL_setfuncs(L, bs_lua_text_functions, 0);
  lua_pushcfunction(L, bs_lua_quantity);
  lua_setfield(L, -2, "quantity");
  lua_pushlightuserdata(L, engine);
  lua_pushcclosure(L, parse, 1);
  lua_setfield(L, -2, "parse");
  lua_pushcfunction(L, read_file);
  lua_setfield(L, -2, "read");
  bs_lua_push_json(L);
  lua_setfield(L, -2, "json");
  lua_pushliteral(L, BS_VERSION);
  lua_setfield(L, -2, "version");
  lua_pushinteger(L, BS_API);
  lua_setfield(L, -2, "api");
}
