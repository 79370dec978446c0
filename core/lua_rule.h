/** Rules: patterns over tokens that packs declare, and their matching. */
#ifndef BS_LUA_RULE_H
#define BS_LUA_RULE_H

#include <lauxlib.h>

/** zh:rule and zh:role, closed by NULL. These and what follows have the upvalues of
 *  bs_loading_of(). */
extern const luaL_Reg bs_rule_functions[];

/** `__index` of a pack: zh.percent, zh.up … */
int bs_class_pattern(lua_State *L);

/** zh.word "闲置": the pattern of the word at 1. */
int bs_word_pattern(lua_State *L);

/** Joins the rules of the pack at 1 for bs_pack_match(); the whole of lpeg is at 2. */
int bs_rules_join(lua_State *L);

#endif
