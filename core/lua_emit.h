/** `emit`, which gives out rows.
 *
 *      emit { indicator = fact.indicator, growth = 5.06 }    cells under declared columns
 *      emit(fact)      the fact's contract fields, under the columns that are named like them
 *
 *  A cell is nil, a boolean, an integer, a finite float, a string or a fact. Rows are copies: they
 *  outlive the report, and leave only when the run has ended well. */
#ifndef BS_LUA_EMIT_H
#define BS_LUA_EMIT_H

#include "lua_host.h"

/** Pushes `emit` for the host's rows, which are open. */
void bs_lua_push_emit(lua_State *L);

#endif
