/* Loads pack files. One Lua state runs them all, and later their rules; no script ever sees it:

     local zh = baoshu.pack "zh"
     zh:unit { … }   zh:word { … }   …   zh:rule { … }

   lua_declare.c and lua_rule.c have what a pack can say. */
#include "lua_pack.h"

#include <lauxlib.h>
#include <lua-lpeg.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "lua_declare.h"
#include "lua_error.h"
#include "lua_guard.h"
#include "lua_loading.h"
#include "lua_lpeg.h"
#include "lua_rule.h"
#include "lua_strict.h"
#include "nearest.h"
#include "starts.h"

enum { GRAMMAR_DEPTH = 8 };

/* The language of the sources of rank 0. */
static const char bundled_language[] = "zh";

/* Refuses functions, also those in a grammar: LPeg would call them while it matches, and what they
   return would be captures. */
static void refuse_functions(lua_State *L, int index, int depth) {
  if (lua_isfunction(L, index))
    luaL_error(L, "a pattern of tokens cannot hold a function");
  if (!lua_istable(L, index))
    return;
  if (depth == 0)
    luaL_error(L, "a grammar nested too deeply");
  luaL_checkstack(L, 3, "a grammar nested too deeply");
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
    refuse_functions(L, lua_gettop(L), depth - 1);
}

/* Calls the function of lpeg in upvalue 1, in this frame, so that it finds the script's line.
   Upvalue 2 is how many of its arguments are patterns, upvalue 3 whether the second is a power. */
static int build(lua_State *L) {
  for (int i = lua_gettop(L); i > 0; i--)
    refuse_functions(L, i, GRAMMAR_DEPTH);
  return bs_lpeg_build(L, lua_tocfunction(L, lua_upvalueindex(1)),
                       (int)lua_tointeger(L, lua_upvalueindex(2)),
                       lua_toboolean(L, lua_upvalueindex(3)));
}

/* A pattern that is called: most often a function of the pack, misspelt, that gave a class. */
static int call_pattern(lua_State *L) {
  const char *names[32];
  size_t count = 0;
  lua_Debug ar;
  for (const luaL_Reg *f = bs_declarations; f->name; f++)
    names[count++] = f->name;
  for (const luaL_Reg *f = bs_rule_functions; f->name; f++)
    names[count++] = f->name;
  if (!lua_getstack(L, 0, &ar) || !lua_getinfo(L, "n", &ar) || !ar.name ||
      (strcmp(ar.namewhat, "method") != 0 && strcmp(ar.namewhat, "field") != 0))
    return luaL_error(L, "a pattern is no function");
  luaL_Buffer list;
  luaL_buffinit(L, &list);
  for (size_t i = 0; i < count; i++) {
    luaL_addstring(&list, i > 0 ? ", " : "");
    luaL_addstring(&list, names[i]);
  }
  const char *near = bs_nearest(ar.name, names, count);
  if (near) {
    luaL_addstring(&list, "; did you mean '");
    luaL_addstring(&list, near);
    luaL_addstring(&list, "'?");
  }
  luaL_pushresult(&list);
  return luaL_error(L, "a pack has no function '%s' (it has %s)", ar.name, lua_tostring(L, -1));
}

/* Sets the guarded function `name` of the table at `from`, which takes so many patterns, in the one
   at `to`. */
static void guard(lua_State *L, int from, int to, const char *name, int patterns) {
  lua_getfield(L, from, name);
  lua_pushinteger(L, patterns);
  lua_pushboolean(L, strcmp(name, "__pow") == 0);
  lua_pushcclosure(L, build, 3);
  lua_setfield(L, to, name);
}

/* Opens lpeg and pushes the whole of it. Packs get a global `lpeg` that only builds patterns, and
   patterns without captures and functions. */
static void open_patterns(lua_State *L) {
  static const struct {
    const char *name;
    int patterns;
  } offered[] = {{"P", 1}, {"S", 0}, {"R", 0}, {"B", 1}, {"V", 0}, {"type", 0}},
    operators[] = {{"__mul", 2}, {"__add", 2}, {"__sub", 2},
                   {"__pow", 1}, {"__unm", 1}, {"__len", 1}};
  bs_lpeg_measure(L);
  lua_pushcfunction(L, luaopen_lpeg);
  lua_call(L, 0, 1);
  int lpeg = lua_gettop(L), table = lpeg + 1;
  lua_newtable(L);
  for (size_t i = 0; i < sizeof offered / sizeof *offered; i++)
    guard(L, lpeg, table, offered[i].name, offered[i].patterns);
  lua_setglobal(L, "lpeg");
  lua_getfield(L, lpeg, "P");
  lua_pushboolean(L, true);
  lua_call(L, 1, 1);
  lua_getmetatable(L, -1);
  int meta = lua_gettop(L);
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    guard(L, meta, meta, operators[i].name, operators[i].patterns);
  lua_pushnil(L);
  lua_setfield(L, meta, "__div");
  lua_pushnil(L);
  lua_setfield(L, meta, "__index");
  lua_pushcfunction(L, call_pattern);
  lua_setfield(L, meta, "__call");
  lua_pushliteral(L, "pattern");
  lua_setfield(L, meta, "__name"); /* in Lua's messages */
  lua_pushboolean(L, false);
  lua_setfield(L, meta, "__metatable"); /* what getmetatable gives to a pack */
  lua_settop(L, lpeg);
}

/* Where the registry keeps the userdata that points to the load, and the whole of lpeg. */
static const char load_key, lpeg_key;

/* Whether a pack may go by that name, as those of languages do: zh, es, pt-br. */
static bool names_language(const char *name) {
  size_t size = strlen(name);
  return size >= 2 && size < BS_LANGUAGE &&
         strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == size && name[0] >= 'a';
}

/* baoshu.pack "zh" adds to a language, baoshu.pack { "es" } begins one of its own: the load then
   starts again without the bundled one. */
static int pack_named(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &load_key);
  bs_loading *load = *(bs_loading **)lua_touserdata(L, -1);
  bool begins = lua_istable(L, 1);
  if (begins)
    lua_rawgeti(L, 1, 1);
  else
    lua_pushvalue(L, 1);
  const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
  if (!names_language(name))
    return luaL_error(L, "baoshu.pack takes a language, such as \"zh\"; { \"es\" } begins one");
  bool same = strcmp(name, load->language) == 0;
  bool bundled = strcmp(load->language, bundled_language) == 0;
  if (!same && !begins && bundled)
    return luaL_error(L, "no language '%s' (here it is '%s'; baoshu.pack { \"%s\" } begins one)",
                      name, load->language, name);
  if (!same && (!bundled || load->source->rank > load->first_rank))
    return luaL_error(L,
                      "this pack is for the language '%s', a pack before it for '%s'; reports "
                      "are read in one language",
                      name, load->language);
  if (!same) {
    memcpy(load->next_language, name, strlen(name) + 1);
    return luaL_error(L, "the language is '%s'", name); /* nobody sees this */
  }
  load->named = true;
  lua_pushvalue(L, lua_upvalueindex(1));
  return 1;
}

/* Sets up the state: a few libraries, and `baoshu` with the pack's table in it. */
static int prepare(lua_State *L) {
  bs_loading **box = lua_newuserdatauv(L, sizeof *box, 0); /* at 2 */
  *box = lua_touserdata(L, 1);
  lua_pushvalue(L, 2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &load_key);
  bs_lua_strict_open(L);
  lua_pushnil(L);
  lua_setglobal(L, "print");
  lua_settop(L, 2);
  open_patterns(L); /* at 3 */
  lua_pushvalue(L, 3);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &lpeg_key);
  lua_newtable(L); /* 4: baoshu */
  lua_newtable(L); /* 5: the pack */
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 3);
  luaL_setfuncs(L, bs_declarations, 2);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 3);
  luaL_setfuncs(L, bs_rule_functions, 2);
  lua_newtable(L);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 3);
  lua_pushcclosure(L, bs_class_pattern, 2);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  lua_pushcclosure(L, pack_named, 1);
  lua_setfield(L, -2, "pack");
  lua_setglobal(L, "baoshu");
  return 0;
}

/* Fails for a class that lacks words, or that nothing names, with the name that may be meant. */
static bs_status fail_class(const bs_loading *load, int class, int line, const char *what,
                            bs_error *err) {
  const char *names[258], *name = bs_pack_class_name(load->pack, (uint8_t) class).data;
  size_t count = 0;
  for (int other = 1; other < 256; other++) {
    const char *known = bs_pack_class_name(load->pack, (uint8_t)other).data;
    bool named = load->patterns[other].made || load->neighbours[other].made;
    bool fits = other < BS_CLASS_FIRST_FREE ? *known != '?'
                : load->words[class].made   ? named
                                            : load->words[other].made;
    if (other != class && fits)
      names[count++] = known;
  }
  names[count++] = "quantity";
  names[count++] = "number";
  const char *near = bs_nearest(name, names, count);
  return near ? bs_fail(err, BS_SCRIPT, line, "%s the class '%s' (did you mean '%s'?)", what, name,
                        near)
              : bs_fail(err, BS_SCRIPT, line, "%s the class '%s'", what, name);
}

/* A class of the packs' own must have words, and must be named, in whatever file: else it is a
   slip. */
static bs_status check_classes(const bs_loading *load, bs_error *err) {
  for (int class = BS_CLASS_FIRST_FREE; class < 256; class ++) {
    const bs_mention *words = &load->words[class], *pattern = &load->patterns[class],
                     *neighbour = &load->neighbours[class];
    if (words->made && !pattern->made && !neighbour->made)
      return fail_class(load, class, words->line, "no rule or neighbour names", err);
    if (!words->made && (pattern->made || neighbour->made))
      return fail_class(load, class, pattern->made ? pattern->line : neighbour->line, "no word has",
                        err);
  }
  return BS_OK;
}

/* Runs protected: leaves the function that the Lua of the source at 1 is. */
static int compile(lua_State *L) {
  const bs_pack_source *source = lua_touserdata(L, 1);
  lua_pushfstring(L, "@%s", source->name);
  int loaded = luaL_loadbufferx(L, source->lua, source->size, lua_tostring(L, -1), "t");
  return loaded == LUA_OK ? 1 : lua_error(L);
}

/* Runs protected, with the pack at 1. */
static int join(lua_State *L) {
  lua_settop(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &lpeg_key);
  return bs_rules_join(L);
}

static bs_status run_sources(bs_loading *load, const bs_pack_source *sources, size_t count,
                             bs_error *err) {
  lua_State *L = load->pack->lua;
  lua_pushcfunction(L, prepare);
  lua_pushlightuserdata(L, load);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK)
    return bs_fail_memory(err);
  for (size_t i = 0; i < count; i++) {
    load->source = &sources[i];
    load->first_unit = load->pack->unit_count;
    load->named = false;
    if (sources[i].rank == 0 && strcmp(load->language, bundled_language) != 0)
      continue;
    lua_pushcfunction(L, compile);
    lua_pushlightuserdata(L, (void *)&sources[i]);
    int ended = lua_pcall(L, 1, 1, 0);
    if (ended != LUA_OK)
      return bs_lua_fail(L, ended, BS_SYNTAX, err);
    lua_pushcfunction(L, bs_lua_place);
    lua_insert(L, -2);
    ended = lua_pcall(L, 0, 0, -2);
    if (ended != LUA_OK)
      return bs_lua_fail(L, load->starved ? LUA_ERRMEM : ended, BS_SCRIPT, err);
    lua_pop(L, 1);
    if (!load->named)
      return bs_fail(err, BS_SCRIPT, 0,
                     "this is no pack: one begins with local zh = baoshu.pack \"zh\"");
  }
  bs_status status = check_classes(load, err);
  if (status == BS_OK)
    status = bs_pack_build(load->pack, err);
  if (status != BS_OK)
    return status;
  if (!bs_starts_prepare(load->pack))
    return bs_fail_memory(err);
  lua_pushcfunction(L, join);
  lua_pushlightuserdata(L, load->pack);
  int joined = lua_pcall(L, 1, 0, 0);
  return joined == LUA_OK ? BS_OK : bs_lua_fail(L, joined, BS_SCRIPT, err);
}

/* Runs them within the limits. */
static bs_status run_guarded(bs_loading *load, const bs_pack_source *sources, size_t count,
                             bs_error *err) {
  bs_guard *guard = load->pack->guard;
  bs_guard_enter(guard);
  bs_status status = run_sources(load, sources, count, err);
  if (status != BS_OK && guard->reached != BS_OK)
    status = bs_guard_failure(guard, err);
  bs_guard_leave(guard);
  return status;
}

/* Loads the sources as packs of one language. */
static bs_status load_language(bs_pack **out, bs_loading *load, const bs_pack_source *sources,
                               size_t count, bs_watch *watch, bs_error *err) {
  bs_pack *pack = calloc(1, sizeof *pack);
  if (!pack)
    return bs_fail_memory(err);
  pack->users = 1;
  pack->guard = malloc(sizeof *pack->guard);
  pack->lua = pack->guard ? bs_guard_open(pack->guard, watch) : NULL;
  load->pack = pack;
  bs_status status = pack->lua ? run_guarded(load, sources, count, err) : bs_fail_memory(err);
  if (status != BS_OK)
    bs_pack_release(pack);
  else
    *out = pack;
  return status;
}

bs_status bs_pack_load(bs_pack **out, const bs_pack_source *sources, size_t count, bs_watch *watch,
                       bs_error *err) {
  bs_loading load = {.first_rank = UINT32_MAX};
  for (size_t i = 0; i < count; i++)
    if (sources[i].rank > 0 && sources[i].rank < load.first_rank)
      load.first_rank = sources[i].rank;
  memcpy(load.language, bundled_language, sizeof bundled_language);
  bs_status status = load_language(out, &load, sources, count, watch, err);
  if (status == BS_OK || !*load.next_language)
    return status;
  bs_loading again = {.first_rank = load.first_rank};
  memcpy(again.language, load.next_language, sizeof again.language);
  return load_language(out, &again, sources, count, watch, err);
}

void bs_pack_release(bs_pack *pack) {
  if (!pack || --pack->users > 0)
    return;
  if (pack->lua)
    lua_close(pack->lua);
  free(pack->guard);
  bs_pack_free(pack);
  free(pack);
}
