/** Sources in Lua, and quantities as cells of rows. */
#ifndef BS_LUA_SOURCES_H
#define BS_LUA_SOURCES_H

#include <lauxlib.h>
#include <lua.h>

#include "quantity.h"

/** Pushes a userdata that owns the list which it returns. */
bs_sources_item *bs_lua_list_sources(lua_State *L, bs_sources *sources, size_t *count);

/** Pushes that list as bs_lua_push_sources() does. */
void bs_lua_push_source_list(lua_State *L, const bs_sources_item *items, size_t count);

/** Pushes a list of { report =, line =, start =, ["end"] =, text = }. */
void bs_lua_push_sources(lua_State *L, bs_sources *sources);

/** Fills a cell with the quantity; its strings and list are of `arena`, what the list points at is
 *  the quantity's. */
void bs_lua_quantity_cell(lua_State *L, const bs_quantity *quantity, bs_arena *arena,
                          bs_quantity_cell *out);

#endif
