#include "lua_text.h"

#include <stdbool.h>
#include <string.h>

#include "search.h"

static bool is_ascii_blank(unsigned char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether the `size` bytes at `at`, 2 or 3, are one blank beyond ASCII. */
static bool is_blank(const unsigned char *at, size_t size) {
  if (size == 2)
    return at[0] == 0xC2 && at[1] == 0xA0; /* no-break space */
  if (at[0] == 0xE2 && at[1] == 0x80)
    return (at[2] >= 0x80 && at[2] <= 0x8A) || at[2] == 0xAF || at[2] == 0xA8 || at[2] == 0xA9;
  return (at[0] == 0xE2 && at[1] == 0x81 && at[2] == 0x9F) ||
         (at[0] == 0xE3 && at[1] == 0x80 && at[2] == 0x80) || /* ideographic space */
         (at[0] == 0xEF && at[1] == 0xBB && at[2] == 0xBF);   /* a mark of the byte order */
}

/* The bytes of the blank at the start, or at the end, of so many bytes; 0 where there is none. */
static size_t blank_first(const char *text, size_t size) {
  const unsigned char *at = (const unsigned char *)text;
  if (size > 0 && is_ascii_blank(*at))
    return 1;
  if (size >= 2 && is_blank(at, 2))
    return 2;
  return size >= 3 && is_blank(at, 3) ? 3 : 0;
}

static size_t blank_last(const char *text, size_t size) {
  const unsigned char *end = (const unsigned char *)text + size;
  if (size > 0 && is_ascii_blank(end[-1]))
    return 1;
  if (size >= 2 && is_blank(end - 2, 2))
    return 2;
  return size >= 3 && is_blank(end - 3, 3) ? 3 : 0;
}

/* The string at argument 1 without the blanks at its ends. */
static const char *check_trimmed(lua_State *L, size_t *size) {
  const char *text = luaL_checklstring(L, 1, size);
  for (size_t blank; (blank = blank_first(text, *size)); *size -= blank)
    text += blank;
  for (size_t blank; (blank = blank_last(text, *size));)
    *size -= blank;
  return text;
}

static int trim(lua_State *L) {
  size_t size;
  const char *text = check_trimmed(L, &size);
  lua_pushlstring(L, text, size);
  return 1;
}

static int squeeze(lua_State *L) {
  size_t size;
  const char *text = check_trimmed(L, &size);
  const char *end = text + size, *from = text;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  while (text < end) {
    size_t blank = blank_first(text, (size_t)(end - text));
    if (blank == 0) {
      text++;
      continue;
    }
    luaL_addlstring(&out, from, (size_t)(text - from));
    luaL_addchar(&out, ' ');
    for (; blank > 0; blank = blank_first(text, (size_t)(end - text)))
      text += blank;
    from = text;
  }
  luaL_addlstring(&out, from, (size_t)(end - from));
  luaL_pushresult(&out);
  return 1;
}

static const char *check_part(lua_State *L, int at, const char *what, size_t *size) {
  const char *part = luaL_checklstring(L, at, size);
  if (*size == 0)
    luaL_argerror(L, at, what);
  return part;
}

static int split(lua_State *L) {
  size_t size, part_size;
  const char *text = luaL_checklstring(L, 1, &size);
  const char *part = check_part(L, 2, "separator expected, not an empty string", &part_size);
  const char *end = text + size;
  lua_newtable(L);
  for (lua_Integer count = 1;; count++) {
    const char *hit = bs_search(text, (size_t)(end - text), part, part_size);
    lua_pushlstring(L, text, (size_t)((hit ? hit : end) - text));
    lua_rawseti(L, -2, count);
    if (!hit)
      return 1;
    text = hit + part_size;
  }
}

/* The next line of the string in upvalue 1 from the position in upvalue 2 on. A line end is \n,
   with a \r before it or not. */
static int next_line(lua_State *L) {
  size_t size;
  const char *text = lua_tolstring(L, lua_upvalueindex(1), &size);
  size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(2));
  if (at >= size)
    return 0;
  const char *end = memchr(text + at, '\n', size - at);
  size_t length = (end ? (size_t)(end - text) : size) - at;
  lua_pushinteger(L, (lua_Integer)(at + length + 1));
  lua_replace(L, lua_upvalueindex(2));
  if (end && length > 0 && text[at + length - 1] == '\r')
    length--;
  lua_pushlstring(L, text + at, length);
  return 1;
}

static int lines(lua_State *L) {
  luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_line, 2);
  return 1;
}

static int find(lua_State *L) {
  size_t size, part_size;
  const char *text = luaL_checklstring(L, 1, &size);
  const char *part = check_part(L, 2, "text expected, not an empty string", &part_size);
  lua_Integer from = luaL_optinteger(L, 3, 1);
  luaL_argcheck(L, from >= 1, 3, "a position in the text is 1 or more");
  if ((lua_Unsigned)from > size)
    return 0;
  size_t skip = (size_t)(from - 1);
  const char *hit = bs_search(text + skip, size - skip, part, part_size);
  if (!hit)
    return 0;
  lua_pushinteger(L, hit - text + 1);
  lua_pushinteger(L, hit - text + (lua_Integer)part_size);
  return 2;
}

static int replace(lua_State *L) {
  size_t size, part_size, with_size;
  const char *text = luaL_checklstring(L, 1, &size);
  const char *part = check_part(L, 2, "text expected, not an empty string", &part_size);
  const char *with = luaL_checklstring(L, 3, &with_size);
  const char *end = text + size;
  lua_Integer count = 0;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  for (const char *hit; (hit = bs_search(text, (size_t)(end - text), part, part_size)); count++) {
    luaL_addlstring(&out, text, (size_t)(hit - text));
    luaL_addlstring(&out, with, with_size);
    text = hit + part_size;
  }
  luaL_addlstring(&out, text, (size_t)(end - text));
  luaL_pushresult(&out);
  lua_pushinteger(L, count);
  return 2;
}

static int starts(lua_State *L) {
  size_t size, head_size;
  const char *text = luaL_checklstring(L, 1, &size);
  const char *head = luaL_checklstring(L, 2, &head_size);
  lua_pushboolean(L, head_size <= size && memcmp(text, head, head_size) == 0);
  return 1;
}

static int ends(lua_State *L) {
  size_t size, tail_size;
  const char *text = luaL_checklstring(L, 1, &size);
  const char *tail = luaL_checklstring(L, 2, &tail_size);
  lua_pushboolean(L, tail_size <= size && memcmp(text + size - tail_size, tail, tail_size) == 0);
  return 1;
}

const luaL_Reg bs_lua_text_functions[] = {
    {"trim", trim},       {"squeeze", squeeze}, {"split", split}, {"lines", lines}, {"find", find},
    {"replace", replace}, {"starts", starts},   {"ends", ends},   {NULL, NULL}};
