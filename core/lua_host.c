#include "lua_host.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "library.h"
#include "lua_analysis.h"
#include "lua_hint.h"
#include "lua_report.h"
#include "lua_strict.h"

/* Where the registry keeps the run. */
static const char host_key;

bs_lua_host *bs_lua_host_of(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &host_key);
  bs_lua_host *host = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return host;
}

void bs_lua_host_adopt(lua_State *L, bs_engine *engine) {
  bs_lua_host *host = lua_newuserdatauv(L, sizeof *host, 1);
  *host = (bs_lua_host){.engine = engine, .status = BS_SCRIPT, .plain = true};
  lua_insert(L, -2);
  lua_setiuservalue(L, -2, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &host_key);
}

void bs_lua_host_charge(lua_State *L, size_t size) {
  if (bs_lua_host_of(L)->guard.main.L)
    bs_guard_charge(L, size);
}

void bs_lua_host_discharge(lua_State *L, size_t size) {
  bs_guard *guard = &bs_lua_host_of(L)->guard;
  if (guard->main.L)
    bs_guard_discharge(guard, size);
}

int bs_lua_usage(lua_State *L, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  lua_pushvfstring(L, format, arguments);
  va_end(arguments);
  bs_lua_host_of(L)->status = BS_USAGE;
  return lua_error(L);
}

int bs_lua_lose(lua_State *L, bs_status status, const char *message) {
  bs_guard_reach(&bs_lua_host_of(L)->guard, status);
  return luaL_error(L, "%s", message);
}

int bs_lua_raise(lua_State *L, bs_status status, const bs_error *err) {
  return status == BS_NOMEM || status >= BS_LIMIT_TIME ? bs_lua_lose(L, status, err->message)
                                                       : luaL_error(L, "%s", err->message);
}

/* What rows may hold, and be as they are written, for a byte of their report: a fact takes some ten
   bytes of it, and its row repeats a sentence of up to BS_SENTENCE_LIMIT. */
enum { HELD_OF_BYTE = 32, SHOWN_OF_BYTE = 640 };

/* The limit of the run, for that many bytes beyond it for a byte of its report. */
static size_t output_limit(const bs_lua_host *host, size_t of_byte) {
  return host->guard.limits.output + (host->report ? of_byte * host->report->size : 0);
}

void bs_lua_count_output(lua_State *L, size_t size) {
  bs_lua_host *host = bs_lua_host_of(L);
  size_t limit = output_limit(host, HELD_OF_BYTE);
  host->printed += size;
  if (host->printed > limit || host->rows.arena.total > limit - host->printed)
    bs_lua_lose(L, BS_LIMIT_OUTPUT, "too much output");
}

void bs_lua_count_shown(lua_State *L, size_t size) {
  bs_lua_host *host = bs_lua_host_of(L);
  size_t limit = output_limit(host, SHOWN_OF_BYTE);
  if (host->shown > limit || size > limit - host->shown)
    bs_lua_lose(L, BS_LIMIT_OUTPUT, "too much output");
  host->shown += size;
}

void *bs_lua_push_box(lua_State *L, size_t size, lua_CFunction drop) {
  void *box = lua_newuserdatauv(L, size, 0);
  memset(box, 0, size);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, drop);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  return box;
}

/* Errors. */

/* Skips `mine.lua:12: ` and gives the line, 0 where the message begins otherwise. */
static int skip_position(const bs_lua_host *host, const char **message) {
  size_t size = strlen(host->where);
  if (size == 0 || strncmp(*message, host->where, size) != 0 || (*message)[size] != ':')
    return 0;
  char *end;
  long line = strtol(*message + size + 1, &end, 10);
  if (line <= 0 || line > 1 << 30 || end[0] != ':' || end[1] != ' ')
    return 0;
  *message = end + 2;
  return (int)line;
}

/* The script's innermost line that is being run. */
static int current_line(lua_State *L, const bs_lua_host *host) {
  lua_Debug call;
  for (int level = 0; lua_getstack(L, level, &call); level++) {
    lua_getinfo(L, "Sl", &call);
    if (call.currentline > 0 && strcmp(call.short_src, host->where) == 0)
      return call.currentline;
  }
  return 0;
}

void bs_lua_about(lua_State *L, const char *word) {
  bs_lua_host *host = bs_lua_host_of(L);
  size_t size = strlen(word);
  size = size < sizeof host->about ? size : sizeof host->about - 1;
  memcpy(host->about, word, size);
  host->about[size] = '\0';
}

static bool is_name(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_';
}

/* The line of the script that first holds a word of a letter at least, 0 where none does. */
static int word_line(const bs_lua_host *host, const char *word) {
  const char *lua = host->script->lua;
  size_t size = host->script->size, own = strlen(word);
  int line = 1;
  for (size_t at = 0; at + own <= size; at++) {
    bool whole =
        (at == 0 || !is_name(lua[at - 1])) && (at + own == size || !is_name(lua[at + own]));
    if (whole && memcmp(lua + at, word, own) == 0)
      return line;
    line += lua[at] == '\n';
  }
  return 0;
}

/* Gives every error a sentence and, in the host, a line. An error may have gathered several
   positions on its way through coroutines: the last is where it arose. */
static int describe_error(lua_State *L) {
  bs_lua_host *host = bs_lua_host_of(L);
  host->line = 0;
  if (lua_type(L, 1) != LUA_TSTRING && lua_type(L, 1) != LUA_TNUMBER) {
    if (luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL)
      luaL_tolstring(L, 1, NULL);
    else
      lua_pushfstring(L, "the script raised a %s value instead of a message", luaL_typename(L, 1));
    lua_replace(L, 1);
  }
  lua_settop(L, 1);
  const char *message = lua_tostring(L, 1);
  for (int line; (line = skip_position(host, &message)) > 0;)
    host->line = line;
  if (host->line == 0 && host->status != BS_USAGE)
    host->line = current_line(L, host);
  if (host->line == 0 && host->status != BS_USAGE && *host->about) {
    int line = word_line(host, host->about);
    host->line = line > 0 ? line : word_line(host, "return");
  }
  const char *missing = bs_lua_strict_missing(message);
  if (missing) {
    lua_pushfstring(L, BS_LUA_STRICT_MISSING, missing);
  } else {
    lua_pushstring(L, message);
    bs_lua_push_hint(L, lua_tostring(L, -1), "scripts");
    lua_concat(L, 2);
  }
  return 1;
}

/* Loading and running. */

/* How messages about the script will begin. */
static void learn_name(lua_State *L, bs_lua_host *host) {
  lua_Debug chunk;
  if (luaL_loadbufferx(L, "", 0, host->script->name, "t") != LUA_OK)
    lua_error(L);
  lua_getinfo(L, ">S", &chunk);
  memcpy(host->where, chunk.short_src, sizeof host->where);
  memcpy(host->guard.script, chunk.short_src, sizeof host->guard.script);
}

/* Where the registry keeps the script's environment. */
static const char environment_key;

/* A first line that begins with # is for the shell. */
void bs_lua_host_compile(lua_State *L, const char *name, const char *lua, size_t size) {
  if (size > BS_SCRIPT_LIMIT)
    luaL_error(L, "%s is larger than %d MB, the most that a script may have", name + 1,
               (int)(BS_SCRIPT_LIMIT >> 20));
  if (size >= 3 && memcmp(lua, "\xEF\xBB\xBF", 3) == 0) {
    lua += 3;
    size -= 3;
  }
  if (size > 0 && *lua == '#') {
    const char *end = memchr(lua, '\n', size);
    size -= end ? (size_t)(end - lua) : size;
    lua = end;
  }
  if (luaL_loadbufferx(L, lua, size, name, "t") != LUA_OK)
    lua_error(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key);
  lua_setupvalue(L, -2, 1);
}

/* Makes the script's environment: its own table before the globals, with the report at `report` in
   it. */
static void make_environment(lua_State *L, int report) {
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_setfield(L, -2, LUA_GNAME);
  lua_pushvalue(L, report);
  lua_setfield(L, -2, "report");
  lua_createtable(L, 0, 2);
  lua_pushglobaltable(L);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
}

static int run(lua_State *L) {
  bs_lua_host *host = lua_touserdata(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &host_key);
  bs_lua_open_libraries(L);
  learn_name(L, host);
  if (host->report)
    bs_lua_push_report(L)->report = host->report;
  else
    lua_pushnil(L);
  int report = lua_gettop(L);
  make_environment(L, report);
  host->status = BS_SYNTAX;
  bs_lua_host_compile(L, host->script->name, host->script->lua, host->script->size);
  host->status = BS_SCRIPT;
  lua_call(L, 0, 1);
  if (bs_lua_is_analysis(L)) {
    host->plain = false;
    bs_lua_run_analysis(L);
  } else if (host->described) {
    return bs_lua_usage(L, "this script is no analysis (it returns no table with map)");
  } else if (host->script->option_count > 0) {
    return bs_lua_usage(L, "this script takes no options (it is no analysis)");
  }
  return 0;
}

/* Runs the script in a state of its own, which is gone when this returns. */
static bs_status play(bs_lua_host *host, bs_error *err) {
  lua_State *L = bs_guard_open(&host->guard, &host->engine->watch);
  if (!L)
    return bs_fail_memory(err);
  bs_guard_enter(&host->guard);
  lua_pushcfunction(L, describe_error);
  lua_pushcfunction(L, run);
  lua_pushlightuserdata(L, host);
  bs_phase before = bs_engine_turn(host->engine, BS_PHASE_SCRIPT);
  int code = lua_pcall(L, 1, 0, 1);
  bs_engine_turn(host->engine, before);
  bs_status status = BS_OK;
  if (code != LUA_OK || host->guard.reached != BS_OK)
    status = bs_guard_failure(&host->guard, err);
  if (code != LUA_OK && status == BS_OK) {
    const char *message = lua_tostring(L, -1);
    status = bs_fail(err, host->status, host->line, "%s",
                     message ? message : "an error arose while another one was handled");
  }
  bs_guard_leave(&host->guard);
  lua_close(L);
  return status;
}

static bs_status run_script(bs_engine *engine, bs_report *report, const bs_script *script,
                            const bs_sink *sink, bool forth, bs_error *err) {
  bs_lua_host host = {.engine = engine,
                      .report = report,
                      .script = script,
                      .sink = sink,
                      .forth = forth,
                      .status = BS_SCRIPT,
                      .plain = true};
  bs_status status = play(&host, err);
  if (status == BS_OK && sink && !bs_rows_send(&host.rows, sink))
    status = bs_fail(err, BS_IO, 0, "the output takes no more");
  bs_rows_free(&host.rows);
  return status;
}

bs_status bs_run(bs_engine *engine, bs_report *report, const bs_script *script, const bs_sink *sink,
                 bs_error *err) {
  return run_script(engine, report, script, sink, false, err);
}

bs_status bs_run_forth(bs_engine *engine, bs_report *report, const bs_script *script,
                       const bs_sink *sink, bs_error *err) {
  return run_script(engine, report, script, sink, true, err);
}

bs_status bs_analysis_describe(bs_engine *engine, const bs_script *script, bs_analysis **out,
                               bs_error *err) {
  bs_analysis *analysis = calloc(1, sizeof *analysis);
  if (!analysis)
    return bs_fail_memory(err);
  bs_lua_host host = {.engine = engine,
                      .script = script,
                      .described = analysis,
                      .status = BS_SCRIPT,
                      .plain = true};
  bs_status status = play(&host, err);
  bs_rows_free(&host.rows);
  if (status == BS_SCRIPT && !host.plain)
    status = BS_SYNTAX; /* the table is wrong, whatever report comes */
  if (status == BS_OK)
    *out = analysis;
  else
    bs_analysis_free(analysis);
  return status;
}

void bs_analysis_free(bs_analysis *analysis) {
  if (!analysis)
    return;
  bs_arena_free(&analysis->arena);
  free(analysis);
}
