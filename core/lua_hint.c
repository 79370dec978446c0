#include "lua_hint.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "nearest.h"

enum { NAMES = 64, LONGEST = 64 };

/* What scripts have and packs have not. What neither has says so by itself (lua_strict.h). */
static const char *const closed[] = {"print", "require"};
enum { CLOSED = sizeof closed / sizeof *closed };

/* Copies what stands between `before` and the next quote; false where `before` does not stand
 * there. */
static bool cut(const char *message, const char *before, char out[LONGEST]) {
  const char *at = strstr(message, before);
  size_t size = at ? strcspn(at + strlen(before), "'") : LONGEST;
  if (size >= LONGEST)
    return false;
  memcpy(out, at + strlen(before), size);
  out[size] = '\0';
  return true;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The global, what `map` is given or the word of Lua that a name meant. Its string lives as long as
   the globals. */
static const char *nearest_global(lua_State *L, const char *name) {
  const char *names[NAMES] = {"report", "emit", "options", "return", "local", "function"};
  size_t count = 6;
  lua_pushglobaltable(L);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
    if (lua_type(L, -2) == LUA_TSTRING && count < NAMES)
      names[count++] = lua_tostring(L, -2);
  lua_pop(L, 1);
  qsort(names, count, sizeof *names, by_name);
  return bs_nearest(name, names, count);
}

/* About a global that is nil. */
static const char *push_global(lua_State *L, const char *name, const char *who) {
  if (strcmp(name, "report") == 0)
    return lua_pushliteral(L, "; there is none here: the command names one, and `map` is given it");
  if (strcmp(name, "emit") == 0 || strcmp(name, "options") == 0)
    return lua_pushliteral(L, "; `map` is given it: map = function(report, emit, options) … end");
  for (size_t i = 0; i < CLOSED; i++)
    if (strcmp(closed[i], name) == 0)
      return lua_pushfstring(L, "; %s have no '%s'", who, name);
  const char *nearest = nearest_global(L, name);
  return nearest ? lua_pushfstring(L, "; did you mean '%s'?", nearest) : lua_pushliteral(L, "");
}

/* About a method that was called with a dot: Lua tells then what it expected as the first argument.
 */
static const char *push_colon(lua_State *L, const char *message) {
  static const char *const types[] = {"report", "section",  "paragraph", "sentence",
                                      "fact",   "quantity", "number",    "engine"};
  char method[LONGEST];
  if (!cut(message, "bad argument #1 to '", method))
    return NULL;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    const char *at = strchr(message, '(');
    size_t size = strlen(types[i]);
    if (at && strncmp(at + 1, types[i], size) == 0 && strncmp(at + 1 + size, " expected", 9) == 0)
      return lua_pushfstring(L, "; call it with a colon, as in %s:%s(…)", types[i], method);
  }
  return NULL;
}

const char *bs_lua_push_hint(lua_State *L, const char *message, const char *who) {
  static const char *const hints[][2] = {
      {"attempt to index a function value",
       "; walks are iterators, not tables: for fact in report:facts() do … end"},
      {"attempt to get length of a function value",
       "; walks are iterators, not tables: report:count() counts facts"},
      {"'for iterator' (table expected, got function)",
       "; walks are iterators, not tables: for fact in report:facts() do … end"},
      {"attempt to perform arithmetic on a fact value",
       "; a fact's figure is its quantity or value"},
      {"attempt to concatenate a fact value", "; a fact's words are its text"},
      {"attempt to compare two fact values", "; a fact's figure is its quantity or value"},
      {"attempt to compare fact with", "; a fact's figure is its quantity or value"},
      {"attempt to compare number with fact", "; a fact's figure is its quantity or value"},
  };
  char name[LONGEST];
  luaL_checkstack(L, 8, NULL);
  if (strncmp(message, "attempt to ", 11) == 0 && cut(message, "a nil value (global '", name))
    return push_global(L, name, who);
  for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
    if (strstr(message, hints[i][0]))
      return lua_pushstring(L, hints[i][1]);
  const char *colon = push_colon(L, message);
  return colon ? colon : lua_pushliteral(L, "");
}
