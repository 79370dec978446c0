/** An analysis: the table that a script returns.
 *
 *      return {
 *        api = 1,                                   the Lua API it is written for
 *        summary = "What it answers",
 *        example = "baoshu mine report.txt",        for `baoshu help`
 *        options = { base = { type = "year", help = "only this year", default = 2015 } },
 *        packs = { "ports" },                       packs that it asks for, by name
 *        columns = { "indicator", "growth" },       the columns of its rows, in order
 *        table = { "indicator" },                   those that people see, unless they choose
 *        map = function(report, emit, options) … end,
 *        tests = { { "a title", text = "…", rows = { … } } },     lua_case.h
 *      }
 *
 *  `map` runs once per report. lua_option.h has the types of options. */
#ifndef BS_LUA_ANALYSIS_H
#define BS_LUA_ANALYSIS_H

#include "lua_host.h"

/** Whether the value on top is an analysis, that is a table with `map` (or one that says `api`, and
 *  then misses it). */
bool bs_lua_is_analysis(lua_State *L);

/** Runs the analysis on top over the report below it, or describes it where the host asks for that.
 *  Raises what is wrong with it. */
void bs_lua_run_analysis(lua_State *L);

#endif
