/** An analysis: the table that a script returns.
 *
 *      return {
 *        api = 1,                                   the Lua API it is written for
 *        summary = "What it answers",
 *        options = { base = { type = "year", help = "only this year", default = 2015 } },
 *        columns = { "indicator", "growth" },       the columns of its rows, in order
 *        map = function(report, emit, options) … end,
 *      }
 *
 *  `map` runs once per report. Types of options, and what `map` gets for them: string; number;
 * year, an integer of four digits; boolean; period, a string such as "2016/2020"; choice, one of
 * its `choices = { … }`. An option that is not given is its default, else nil. */
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
