/** A value of Lua as a cell of a row: what `emit` and `baoshu.json.encode` take. */
#ifndef BS_LUA_CELL_H
#define BS_LUA_CELL_H

#include <lua.h>

#include "row.h"

/** A cell with room for what it points at. */
typedef struct bs_lua_cell {
  bs_cell cell;
  bs_fact_cell fact;
  bs_quantity_cell quantity;
} bs_lua_cell;

/** Reads the value at `at`: nil, a boolean, a number (which may be inf or NaN), a string, a fact or
 * a quantity; false for any other. Strings stay Lua's, what is made goes into `arena`, and the cell
 *  points into `out`. */
bool bs_lua_read_cell(lua_State *L, int at, bs_arena *arena, bs_lua_cell *out);

/** One contract field of a fact as a cell; its string may be made in `arena`. */
void bs_lua_fact_field(lua_State *L, const bs_report *report, uint32_t fact, size_t field,
                       bs_arena *arena, bs_cell *out);

#endif
