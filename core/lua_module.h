/** The Lua module: `require "baoshu"` in a Lua that is not ours.
 *
 *      baoshu.parse(text)                a report, or nil, reason; as in scripts
 *      baoshu.load(path [, { encoding = "GB18030" }])     a report from a file, or nil, reason
 *      baoshu.engine { packs = { "./farm.lua" } }         an engine of one's own, or nil, reason
 *      baoshu.run(report, "multiples" [, { base = 2016 }])     rows of an analysis, and its columns
 *      baoshu.growth … baoshu.version    as in scripts (lua_baoshu.h)
 *
 *      engine:parse(text)   engine:load(path [, options])      with this engine's packs
 *      engine:add_pack "./farm.lua"      true, or nil, reason; for reports that are read later
 *
 *  A report keeps its engine alive. No limits but Lua's own hold here. */
#ifndef BS_LUA_MODULE_H
#define BS_LUA_MODULE_H

#include "lua_report.h"

/** An engine's box; NULL until it is filled. */
typedef struct bs_lua_engine {
  bs_engine *engine;
} bs_lua_engine;

/** What lua_module_run.c adds to the module's table. */
int bs_lua_module_run(lua_State *L);

/** The engine whose report lies at `at`; its box is the report's second user value. */
bs_engine *bs_lua_module_engine(lua_State *L, int at);

#endif
