/** Walks over what a report, section, paragraph or sentence holds, with all below it.
 *
 *      for section in report:sections() do … end       a walk, in text order
 *      for fact in section:facts { kind = "growth" } do … end     with a filter
 *      sentence:fact { kind = "growth" }                the first, or nil
 *      report:count { status = "target" }               how many facts, without making them
 */
#ifndef BS_LUA_WALK_H
#define BS_LUA_WALK_H

#include "lua_object.h"

/** The methods; a class lists those that it has. */
int bs_lua_walk_sections(lua_State *L);
int bs_lua_walk_paragraphs(lua_State *L);
int bs_lua_walk_sentences(lua_State *L);
int bs_lua_walk_numbers(lua_State *L);
int bs_lua_walk_facts(lua_State *L);
int bs_lua_first_fact(lua_State *L);
int bs_lua_count_facts(lua_State *L);

/** Pushes the first section below `self` that passes the filter at argument 2, or nil. */
int bs_lua_first_section(lua_State *L, const bs_lua_self *self);

#endif
