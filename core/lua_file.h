/** Files of data as Lua sees them, the values of options of the type `file`.
 *
 *      options.towns[1].people      CSV: a list of rows, each by the names in the first line
 *      options.towns["东屿"]        JSON: as it is; several values one after another (NDJSON): a
 * list
 *
 *  A CSV field that is written as a number is one (12, -3.4; not 007, not "12" in quotes), an empty
 *  one is nil, all else a string. JSON's null is nil. */
#ifndef BS_LUA_FILE_H
#define BS_LUA_FILE_H

#include <lua.h>

#include "base.h"

/** Pushes the table that the text of a file is, with a NUL behind it and none in it: JSON where it
 * begins with [ or {, else CSV, and the list of CSV's columns, nil for JSON. Where it is neither,
 * pushes a sentence that says why and nil, and returns false. */
bool bs_lua_push_file(lua_State *L, const char *text, size_t size);

#endif
