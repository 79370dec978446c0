/** The report in Lua.
 *
 *      report.title .date .year .place .path .text     date is "2021-02-28", path the file's name
 *      report.root                                     the report as a section: level 0, its title
 *      report:sections() :paragraphs() :sentences() :numbers() :facts()      all of them; filters
 *      report:section "三/（一）"     the first section that this path leads to, or nil
 *      report:section { title = "主要任务" }           the first that passes a filter, or nil
 *      report:fact { kind = "multiple" }               the first such fact, or nil
 *      report:count { status = "target" }              how many such facts
 *      report:find("财政收入", 100)   the first sentence that holds the text at or behind a
 *                                     position, and from where to where it stands; or nil
 *      report:bytes(first, last)      where a piece of the text stands in the file: 0-based, the
 *                                     end exclusive
 *      report:close()                 no more questions; frees a report of baoshu.parse
 */
#ifndef BS_LUA_REPORT_H
#define BS_LUA_REPORT_H

#include "lua_object.h"

/** Makes the metatables of all classes. */
void bs_lua_report_open(lua_State *L);

/** Pushes an empty box and returns it, to be filled by the caller. */
bs_lua_report *bs_lua_push_report(lua_State *L);

#endif
