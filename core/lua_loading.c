#include "lua_loading.h"

#include <string.h>

#include "lua_error.h"
#include "lua_guard.h"
#include "nearest.h"

bs_loading *bs_loading_of(lua_State *L) {
  return *(bs_loading **)lua_touserdata(L, lua_upvalueindex(1));
}

void bs_mention_here(lua_State *L, bs_mention *mention) {
  if (!mention->made)
    *mention = (bs_mention){true, bs_lua_line(L)};
}

/* What is declared lies outside Lua, and counts as what the pack takes (measured: an indicator 140
   bytes, a name 170, a word 200, a unit 250). */
enum { DECLARED = 256 };

void bs_check(lua_State *L, bs_status status, const bs_error *err) {
  const bs_loading *load = bs_loading_of(L);
  if (status == BS_OK) {
    if (load->source->rank >= load->first_rank) /* not bundled */
      bs_guard_charge(L, DECLARED);
    return;
  }
  if (status == BS_NOMEM)
    bs_loading_of(L)->starved = true;
  luaL_error(L, "%s", err->message);
}

bs_slice bs_text_at(lua_State *L, int index) {
  size_t size;
  const char *text = lua_tolstring(L, index, &size);
  if (text && size > UINT32_MAX)
    luaL_error(L, "a text of more than 4 GiB");
  return text ? (bs_slice){text, (uint32_t)size} : (bs_slice){NULL, 0};
}

void bs_check_keys(lua_State *L, const char *const *known) {
  if (lua_isnone(L, 2))
    luaL_error(L, "a declaration takes a colon, as in zh:unit { … }");
  if (!lua_istable(L, 2))
    luaL_error(L, "a declaration takes a table, as in zh:unit { … }, not a %s",
               luaL_typename(L, 2));
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
    const char *near = bs_nearest(key, known, count);
    luaL_error(L, "unknown field '%s' (known: %s)%s%s%s", key, lua_tostring(L, -1),
               near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
  }
}

bool bs_push_text(lua_State *L, int list, lua_Integer i) {
  int type = lua_geti(L, list, i);
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return false;
  }
  if (type != LUA_TSTRING)
    luaL_error(L, "item %d must be a string, not a %s", (int)i, luaL_typename(L, -1));
  return true;
}

bs_slice bs_string_field(lua_State *L, const char *key) {
  int type = lua_getfield(L, 2, key);
  if (type != LUA_TNIL && type != LUA_TSTRING)
    luaL_error(L, "field '%s' must be a string", key);
  bs_slice text = bs_text_at(L, -1);
  lua_pop(L, 1);
  return text;
}

bool bs_flag(lua_State *L, const char *key) {
  lua_getfield(L, 2, key);
  bool on = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return on;
}

void bs_add_classes(lua_State *L, bs_classes *set, bs_slice name) {
  if (bs_slice_is(name, "quantity") || bs_slice_is(name, "number")) {
    for (int class = 1; class < 128; class ++)
      if (bs_class_is_amount((uint8_t) class))
        bs_classes_add(set, (uint8_t) class);
    return;
  }
  uint8_t class = 0;
  bs_error err;
  bs_check(L, bs_pack_class(bs_loading_of(L)->pack, name, &class, &err), &err);
  bs_classes_add(set, class);
}
