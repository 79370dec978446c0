#include "lua_sources.h"

#include <stdlib.h>
#include <string.h>

#include "lua_host.h"
#include "lua_object.h"
#include "lua_quantity.h"

static void push_integer_field(lua_State *L, const char *name, uint32_t value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

/* A list that the collector frees, whatever is raised meanwhile. */
static int free_list(lua_State *L) {
  bs_sources_item **items = lua_touserdata(L, 1);
  free(*items);
  *items = NULL;
  return 0;
}

bs_sources_item *bs_lua_list_sources(lua_State *L, bs_sources *sources, size_t *count) {
  bs_sources_item **items = lua_newuserdatauv(L, sizeof *items, 0);
  *items = NULL;
  if (luaL_newmetatable(L, "sources list")) {
    lua_pushcfunction(L, free_list);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  if (!bs_sources_list(sources, items, count))
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  return *items;
}

void bs_lua_push_source_list(lua_State *L, const bs_sources_item *items, size_t count) {
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 5);
    lua_pushstring(L, items[i].report);
    lua_setfield(L, -2, "report");
    push_integer_field(L, "line", items[i].line);
    push_integer_field(L, "start", items[i].bytes.start);
    push_integer_field(L, "end", items[i].bytes.end);
    lua_pushstring(L, items[i].text);
    lua_setfield(L, -2, "text");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

void bs_lua_push_sources(lua_State *L, bs_sources *sources) {
  size_t count;
  const bs_sources_item *items = bs_lua_list_sources(L, sources, &count);
  bs_lua_push_source_list(L, items, count);
  lua_remove(L, -2);
}

static bs_cell number_cell(bs_real real, int side, bool exact) {
  bs_decimal decimal;
  if (bs_real_decimal(real, exact ? 18 : 12, side, &decimal) && decimal.exponent > -24 &&
      decimal.exponent < 20)
    return (bs_cell){BS_DECIMAL, {.decimal = {decimal}}};
  return (bs_cell){BS_FLOAT, {.number = real.number}};
}

static bs_cell string_cell(lua_State *L, bs_buffer *text, bs_arena *arena) {
  const char *kept =
      text->failed ? NULL : bs_arena_copy(arena, text->size ? text->data : "", text->size);
  if (!kept)
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  return (bs_cell){BS_STRING, {.string = {kept, text->size}}};
}

void bs_lua_quantity_cell(lua_State *L, const bs_quantity *quantity, bs_arena *arena,
                          bs_quantity_cell *out) {
  bs_error err;
  const bs_cell nil = {.type = BS_NIL};
  bs_quantity *base = bs_lua_push_quantity(L);
  bs_status status = bs_quantity_to_base(bs_lua_units(L), quantity, base, &err);
  if (status != BS_OK)
    bs_lua_raise(L, status, &err);
  bool exact = bs_enclosure_exact(&base->interval);
  const bs_enclosure *i = &base->interval;
  *out = (bs_quantity_cell){.value = nil, .low = nil, .high = nil, .unit = nil};
  if (base->has_value)
    out->value = number_cell(base->value, 0, exact);
  if (!i->low_open)
    out->low = number_cell(i->low, -1, exact);
  if (!i->high_open)
    out->high = number_cell(i->high, 1, exact);
  bs_buffer *text = bs_lua_scratch(L);
  if (base->unit.count > 0) {
    bs_compound_write(text, &base->unit);
    out->unit = string_cell(L, text, arena);
    text = bs_lua_scratch(L);
  }
  bs_quantity_write(bs_lua_units(L), text, quantity);
  out->text = string_cell(L, text, arena);
  bs_sources_item *listed = bs_lua_list_sources(L, quantity->sources, &out->source_count);
  bs_sources_item *kept = bs_arena_take(arena, (out->source_count + 1) * sizeof *kept);
  if (!kept)
    bs_lua_lose(L, BS_NOMEM, "out of memory");
  else if (out->source_count > 0)
    memcpy(kept, listed, out->source_count * sizeof *kept);
  out->sources = kept; /* their strings are the quantity's, until the row is copied */
  lua_pop(L, 2);
}
