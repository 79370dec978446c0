#include <lualib.h>
#include <string.h>

#include "lua_baoshu.h"
#include "lua_host.h"
#include "lua_protect.h"
#include "lua_report.h"
#include "lua_require.h"
#include "lua_strict.h"
#include "report.h"
#include "show.h"

/* print */

/* Hands over one line; the sink takes no newlines. */
static void print_line(lua_State *L, bs_lua_host *host, const char *line, size_t size) {
  const bs_sink *sink = host->sink;
  bs_lua_count_output(L, bs_show_most(line, size) + 1);
  if (sink && sink->print && !sink->print(sink->self, line, size, host->plain))
    bs_lua_lose(L, BS_IO, "the output takes no more");
}

static int print(lua_State *L) {
  bs_lua_host *host = bs_lua_host_of(L);
  int count = lua_gettop(L);
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  for (int i = 1; i <= count; i++) {
    if (i > 1)
      luaL_addchar(&text, '\t');
    bs_lua_push_shown(L, i, NULL);
    luaL_addvalue(&text);
  }
  luaL_pushresult(&text);
  size_t size;
  const char *line = lua_tolstring(L, -1, &size);
  for (const char *end; (end = memchr(line, '\n', size)); line = end + 1) {
    print_line(L, host, line, (size_t)(end - line));
    size -= (size_t)(end + 1 - line);
  }
  print_line(L, host, line, size);
  return 0;
}

/* The same random numbers for the same text. */
static lua_Integer seed_of(const bs_report *report) {
  uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a, over the text's beginning */
  uint32_t size = report ? report->text.size : 0;
  for (uint32_t i = 0; i < size && i < 4096; i++)
    hash = (hash ^ (unsigned char)report->text.text[i]) * UINT64_C(1099511628211);
  return (lua_Integer)(hash ^ size);
}

void bs_lua_open_libraries(lua_State *L) {
  static const luaL_Reg libraries[] = {
      {LUA_MATHLIBNAME, luaopen_math},
      {LUA_UTF8LIBNAME, luaopen_utf8},
      {LUA_COLIBNAME, luaopen_coroutine},
  };
  bs_lua_host *host = bs_lua_host_of(L);
  bs_lua_strict_open(L);
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
    luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
  bs_lua_protect_coroutines(L);
  lua_pop(L, (int)(sizeof libraries / sizeof *libraries));
  bs_lua_strict_seed(L, seed_of(host->report));
  lua_pushcfunction(L, print);
  lua_setglobal(L, "print");
  bs_lua_report_open(L);
  bs_lua_push_baoshu(L, host->engine);
  lua_pushvalue(L, -1);
  lua_setglobal(L, "baoshu"); /* a global, too */
  bs_lua_require_open(L);
}
