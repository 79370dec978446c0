/** Rules: patterns over tokens that packs declare, and their matching. */
#ifndef BS_LUA_RULE_H
#define BS_LUA_RULE_H

#include "lua_declare.h"

/** zh:rule and zh:role, with the upvalues of bs_declarations. */
extern const luaL_Reg bs_rule_functions[];

/** Opens lpeg and pushes the whole of it. Packs get a global `lpeg` that only builds patterns, and
 *  patterns that hold no captures and no functions. */
void bs_patterns_open(lua_State *L);

/** `__index` of a pack: zh.percent, zh.up …, with the upvalues of bs_declarations. */
int bs_class_pattern(lua_State *L);

/** zh.word "闲置": pushes the pattern of the word at 1, called with the upvalues of
 *  bs_declarations. */
int bs_word_pattern(lua_State *L);

/** Joins all rules for bs_pack_match(). Takes the pack at 1 and the whole of lpeg at 2. */
int bs_rules_join(lua_State *L);

#endif
