/** Declarations: the functions by which packs declare words, units and forms. */
#ifndef BS_LUA_DECLARE_H
#define BS_LUA_DECLARE_H

#include <lauxlib.h>

/** zh:unit, zh:word and their like, closed by NULL, with the upvalues of bs_loading_of(). */
extern const luaL_Reg bs_declarations[];

#endif
