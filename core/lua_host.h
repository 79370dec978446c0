/** Runs scripts: bs_run() and bs_analysis_describe() of the public header and analysis.h.
 *
 *      report                   what the script runs over; nil where there is none
 *      baoshu                   lua_baoshu.h
 *      print(…)                 a line for the sink
 *      require "lpeg"           lpeg, re, baoshu, and the script's own modules: lua_require.h
 *      string table math utf8 coroutine     as in Lua, but for what lua_strict.h tells
 *      assert error getmetatable ipairs next pairs pcall rawequal rawget rawlen rawset select
 *      setmetatable tonumber tostring type xpcall     what catches errors catches no limit:
 *                                                     lua_protect.h
 *
 *  Each run has a Lua state of its own, guarded (lua_guard.h), and a script an environment of its
 *  own in it, so nothing stays behind. math.random gives the same numbers for the same text. A
 * script that returns a table with `map` is an analysis (lua_analysis.h), any other a plain chunk.
 */
#ifndef BS_LUA_HOST_H
#define BS_LUA_HOST_H

#include <lauxlib.h>
#include <lua.h>

#include "analysis.h"
#include "lua_guard.h"
#include "row.h"

/** One run. */
typedef struct bs_lua_host {
  bs_engine *engine;
  bs_report *report; /**< NULL where there is none */
  const bs_script *script;
  const bs_sink *sink;    /**< NULL: what is printed is dropped */
  bool forth;             /**< the sink gets rows as they are given out, not at the end */
  bs_analysis *described; /**< to be filled instead of running `map`, or NULL */
  bs_rows rows;
  bs_status status;       /**< what an error that is raised now means */
  bs_guard guard;         /**< of the run's state; in another program's (lua_module.c) unused */
  size_t printed;         /**< bytes, and what the rows hold beside their arena */
  size_t shown;           /**< bytes of the rows as they will be written, about */
  bool plain;             /**< no analysis, as far as is known */
  char about[64];         /**< the word of the script that an error without a line speaks of */
  int line;               /**< of the script, where the error arose */
  char where[LUA_IDSIZE]; /**< the script's name as Lua's messages begin with it */
} bs_lua_host;

/** The run that a state belongs to. */
bs_lua_host *bs_lua_host_of(lua_State *L);

/** Raises a mistake of whoever started the script: the run ends with BS_USAGE. */
int bs_lua_usage(lua_State *L, const char *format, ...);

/** Raises a failure that no pcall in the script undoes: the run ends with `status`. In a
 *  state that is not ours it is an error like any other. */
int bs_lua_lose(lua_State *L, bs_status status, const char *message);

/** Raises what a call of the core left in `err`: no memory loses the run, all else is an error of
 * the script. */
int bs_lua_raise(lua_State *L, bs_status status, const bs_error *err);

/** Counts bytes that are to be given out, beside what the rows hold: BS_LIMIT_OUTPUT beyond the
 *  limit, which grows with the report. */
void bs_lua_count_output(lua_State *L, size_t size);

/** Counts bytes of a row as it will be written, where rows hold only once what they repeat. The
 *  same limit, which grows more with the report. */
void bs_lua_count_shown(lua_State *L, size_t size);

/** Says which word of the script errors that are raised next speak of: where none of its lines
 *  runs, the line that holds it is told. */
void bs_lua_about(lua_State *L, const char *word);

/** Compiles Lua text, at most BS_SCRIPT_LIMIT bytes, with or without a byte order mark or a first
 *  line for the shell, into a function with the script's globals, and pushes it. */
void bs_lua_host_compile(lua_State *L, const char *name, const char *lua, size_t size);
/** Pushes `size` zeroed bytes that `drop`, which gets them as argument 1, empties when nobody needs
 *  them any more: what hangs from them outlives a jump out of the caller. */
void *bs_lua_push_box(lua_State *L, size_t size, lua_CFunction drop);

/** Fills the global table with all that scripts have but `report`. */
void bs_lua_open_libraries(lua_State *L);

/** Makes another program's state (lua_module.c) like one of ours: a run over nothing, with
 *  `engine`, that does not end. The value on top, popped, keeps the engine as long as the state
 *  lives. */
void bs_lua_host_adopt(lua_State *L, bs_engine *engine);

/** Counts memory outside Lua that a call takes for a while, and gives it back. Raises where there
 * is too little. In another program's state nothing is counted. */
void bs_lua_host_charge(lua_State *L, size_t size);
void bs_lua_host_discharge(lua_State *L, size_t size);

#endif
