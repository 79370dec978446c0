#include "lua_option.h"

#include <math.h>
#include <string.h>

#include "lua_describe.h"
#include "lua_file.h"
#include "lua_name.h"
#include "manual.h"
#include "period.h"
#include "row.h"

static const char *const keys[] = {"type", "help", "default", "choices", "columns"};
static const char *const types[] = {"string",  "number", "year", "period",
                                    "boolean", "choice", "file"};
static const char *const wanted[] = {
    "a string",
    "a number",
    "a year",
    "a year or a period such as 2016/2020",
    "true or false",
    "one of its choices",
    "a CSV or JSON file",
};
enum { STRING, NUMBER, YEAR, PERIOD, BOOLEAN, CHOICE, FILE_TABLE, TYPES };

/* The type of the declared option on top. */
static int type_of(lua_State *L) {
  lua_pushliteral(L, "type");
  lua_rawget(L, -2);
  const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
  int type = 0;
  while (type < TYPES && strcmp(types[type], name) != 0)
    type++;
  lua_pop(L, 1);
  return type;
}

/* Replaces the value on top by what `map` gets for it: a string from outside, or a default. False,
   and it stays, where it does not fit. The declared option lies at `option`. */
static bool convert_choice(lua_State *L, int option) {
  lua_pushliteral(L, "choices");
  lua_rawget(L, option);
  bool found = false;
  for (lua_Integer i = 1; !found && lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
    found = lua_rawequal(L, -1, -3);
    lua_pop(L, 1);
  }
  lua_settop(L, found ? -2 : -3);
  return found;
}

static bool convert_number(lua_State *L, bool year) {
  size_t size = 4;
  bool read = lua_type(L, -1) == LUA_TSTRING;
  const char *text = read ? lua_tolstring(L, -1, &size) : NULL;
  if (!read)
    lua_pushvalue(L, -1);
  else if (lua_stringtonumber(L, text) != size + 1)
    return false;
  bool fits = lua_type(L, -1) == LUA_TNUMBER && isfinite(lua_tonumber(L, -1));
  if (year)
    fits = fits && size == 4 && lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1000 &&
           lua_tointeger(L, -1) <= 9999;
  if (fits)
    lua_replace(L, -2);
  else
    lua_pop(L, 1);
  return fits;
}

static bool convert_period(lua_State *L) {
  if (convert_number(L, true)) {
    lua_pushfstring(L, "%I", (lua_Integer)lua_tointeger(L, -1));
  } else {
    size_t size;
    bs_period period;
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &size) : NULL;
    if (!text || !bs_period_read(text, size, &period))
      return false;
    char out[BS_PERIOD_TEXT];
    lua_pushlstring(L, out, bs_period_write(out, period));
  }
  lua_replace(L, -2);
  return true;
}

static bool convert_boolean(lua_State *L) {
  if (lua_type(L, -1) == LUA_TSTRING) {
    bool yes = strcmp(lua_tostring(L, -1), "true") == 0;
    if (!yes && strcmp(lua_tostring(L, -1), "false") != 0)
      return false;
    lua_pushboolean(L, yes);
    lua_replace(L, -2);
  }
  return lua_isboolean(L, -1);
}

static bool convert(lua_State *L, int option, int type) {
  switch (type) {
  case STRING:
    return lua_type(L, -1) == LUA_TSTRING;
  case NUMBER:
  case YEAR:
    return convert_number(L, type == YEAR);
  case PERIOD:
    return convert_period(L);
  case BOOLEAN:
    return convert_boolean(L);
  case FILE_TABLE:
    return false; /* a path says nothing to a script: there is no default */
  default:
    return convert_choice(L, option);
  }
}

/* Pushes what an option takes: "a year", "one of actual, target". */
static const char *push_wanted(lua_State *L, int option, int type) {
  if (type != CHOICE)
    return lua_pushstring(L, wanted[type]);
  luaL_Buffer list;
  lua_pushliteral(L, "choices");
  lua_rawget(L, option);
  int choices = lua_gettop(L);
  luaL_buffinit(L, &list);
  luaL_addstring(&list, "one of ");
  for (lua_Integer i = 1; lua_rawgeti(L, choices, i) == LUA_TSTRING; i++) {
    if (i > 1)
      luaL_addstring(&list, ", ");
    luaL_addvalue(&list);
  }
  lua_pop(L, 1);
  luaL_pushresult(&list);
  lua_remove(L, choices);
  return lua_tostring(L, -1);
}

/* Declarations. */

static void check_choices(lua_State *L, const char *name, int type) {
  lua_pushliteral(L, "choices");
  int has = lua_rawget(L, -2);
  if ((has != LUA_TNIL) != (type == CHOICE))
    luaL_error(L, "option '%s': choices = { … } and the type choice go together", name);
  if (type == CHOICE) {
    lua_Integer count = has == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
    for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1))
      if (lua_rawgeti(L, -1, i) != LUA_TSTRING)
        count = 0;
    if (count == 0)
      luaL_error(L, "option '%s': choices is a list of strings", name);
  }
  lua_pop(L, 1);
}

/* Checks the declared option on top. */
static void check_option(lua_State *L, const char *name) {
  int option = lua_gettop(L);
  if (bs_manual_option_of(name, strlen(name)) < BS_OPTIONS)
    luaL_error(L, "option '%s' has the name of one that all analyses have; it needs another", name);
  if (!lua_istable(L, option))
    luaL_error(L, "option '%s' is %s, not a table such as { type = \"string\" }", name,
               bs_lua_push_given(L, option));
  for (lua_pushnil(L); lua_next(L, option); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
    size_t i = 0;
    const size_t count = sizeof keys / sizeof *keys;
    while (i < count && !(key && strcmp(keys[i], key) == 0))
      i++;
    if (i == count) {
      lua_pushfstring(L, "option '%s' has an unknown key", name);
      bs_lua_unknown(L, lua_tostring(L, -1), key ? key : "1", "known:", keys, count, "");
    }
  }
  int type = type_of(L);
  if (type == TYPES) {
    lua_pushliteral(L, "type");
    lua_rawget(L, option);
    lua_pushfstring(L, "option '%s' has no type", name);
    const char *given = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "nil";
    bs_lua_unknown(L, lua_tostring(L, -1), given, "known:", types, TYPES, "");
  }
  lua_pushliteral(L, "help");
  int help = lua_rawget(L, option);
  if (help != LUA_TNIL && help != LUA_TSTRING)
    luaL_error(L, "option '%s': help is a string", name);
  lua_pop(L, 1);
  check_choices(L, name, type);
  lua_pushliteral(L, "columns");
  int columns = lua_rawget(L, option);
  if (columns != LUA_TNIL && (columns != LUA_TTABLE || type != FILE_TABLE))
    luaL_error(L, "option '%s': columns is a list of names, of a file", name);
  lua_pop(L, 1);
  lua_pushliteral(L, "default");
  if (lua_rawget(L, option) != LUA_TNIL && type == FILE_TABLE)
    luaL_error(L, "option '%s': a file has no default", name);
  if (!lua_isnil(L, -1) && !convert(L, option, type)) {
    const char *given = bs_lua_push_given(L, -1);
    luaL_error(L, "option '%s': its default is %s, not %s", name, given,
               push_wanted(L, option, type));
  }
  lua_settop(L, option);
}

const char **bs_lua_check_options(lua_State *L, int at, size_t *count) {
  *count = 0;
  at = lua_absindex(L, at);
  bs_lua_about(L, "options");
  if (!lua_isnil(L, at) && !lua_istable(L, at))
    luaL_error(L, "an analysis's options are a table, not %s", bs_lua_push_given(L, at));
  if (lua_istable(L, at))
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1))
      ++*count;
  const char **names = lua_newuserdatauv(L, (*count + 1) * sizeof *names, 0);
  if (*count == 0)
    return names;
  size_t filled = 0;
  for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_error(L, "options have names, as in { base = { type = \"year\" } }");
    size_t place = filled++;
    const char *name = lua_tostring(L, -2);
    for (; place > 0 && strcmp(names[place - 1], name) > 0; place--)
      names[place] = names[place - 1];
    names[place] = name;
  }
  for (size_t i = 0; i < *count; i++) {
    bs_lua_about(L, names[i]);
    lua_getfield(L, at, names[i]);
    check_option(L, names[i]);
    lua_pop(L, 1);
  }
  return names;
}

/* Values. */

/* Notes the column that the name on top is, and pops it. */
static void note_column(lua_State *L, int noted, const char **has, size_t *count) {
  if (*count < BS_ROWS_COLUMNS)            /* as many as a message could tell of */
    has[(*count)++] = lua_tostring(L, -1); /* the file keeps it */
  lua_pushboolean(L, true);
  lua_rawset(L, noted);
}

/* Raises where the file at -2, with CSV's columns at -1, lacks one that the option asks for. */
static void check_file_columns(lua_State *L, int option, const char *name) {
  const char *has[BS_ROWS_COLUMNS];
  int file = lua_gettop(L) - 1, columns = file + 1, noted = file + 2, asked = file + 3;
  size_t count = 0;
  lua_newtable(L);
  lua_getfield(L, option, "columns");
  if (lua_istable(L, columns)) {
    for (lua_Integer i = 1; lua_rawgeti(L, columns, i) != LUA_TNIL; i++)
      note_column(L, noted, has, &count);
  } else if (lua_rawgeti(L, file, 1) == LUA_TTABLE) { /* JSON: the first row has them */
    for (lua_pushnil(L); lua_next(L, asked + 1); lua_pop(L, 1))
      if (lua_type(L, -2) == LUA_TSTRING) {
        lua_pushvalue(L, -2);
        note_column(L, noted, has, &count);
      }
  } /* else no list of rows: it has no columns */
  lua_settop(L, asked);
  for (lua_Integer i = 1; count > 0 && lua_rawgeti(L, asked, i) == LUA_TSTRING; i++) {
    lua_pushvalue(L, -1);
    if (lua_rawget(L, noted) == LUA_TNIL) {
      lua_pushfstring(L, "option '%s' takes %s: it has no column", name, wanted[FILE_TABLE]);
      bs_lua_usage(L, "%s",
                   bs_lua_push_unknown(L, lua_tostring(L, -1), lua_tostring(L, -3), "it has:", has,
                                       count, ""));
    }
    lua_settop(L, asked);
  }
  lua_settop(L, columns);
}

/* Pushes the table that the text of a file is. */
static void push_file(lua_State *L, int option, const char *name, const char *text) {
  if (!bs_lua_push_file(L, text, strlen(text)))
    bs_lua_usage(L, "option '%s' takes %s: %s", name, wanted[FILE_TABLE], lua_tostring(L, -2));
  if (lua_getfield(L, option, "columns") != LUA_TNIL) {
    lua_pop(L, 1);
    check_file_columns(L, option, name);
  } else {
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

void bs_lua_push_options(lua_State *L, int at, const char *const *names, size_t count) {
  const bs_script *script = bs_lua_host_of(L)->script;
  at = lua_absindex(L, at);
  lua_createtable(L, 0, (int)count);
  int options = lua_gettop(L);
  for (size_t i = 0; i < script->option_count; i++) {
    const char *name = script->options[2 * i], *value = script->options[2 * i + 1];
    size_t known = 0;
    while (known < count && strcmp(names[known], name) != 0)
      known++;
    if (known == count)
      bs_lua_usage(L, "%s",
                   bs_lua_push_unknown(L, "unknown option", name, "known:", names, count,
                                       "this analysis takes none"));
    if (lua_getfield(L, options, name) != LUA_TNIL)
      bs_lua_usage(L, "option '%s' is given twice", name);
    lua_getfield(L, at, name);
    int option = lua_gettop(L), type = type_of(L);
    lua_pushstring(L, value);
    if (type == FILE_TABLE) {
      push_file(L, option, name, value);
    } else if (!convert(L, option, type)) {
      const char *given = bs_lua_push_given(L, -1);
      bs_lua_usage(L, "option '%s' takes %s, not %s", name, push_wanted(L, option, type), given);
    }
    lua_setfield(L, options, name);
    lua_settop(L, options);
  }
  for (size_t i = 0; i < count; i++) {
    if (lua_getfield(L, options, names[i]) == LUA_TNIL) {
      lua_getfield(L, at, names[i]);
      int option = lua_gettop(L), type = type_of(L);
      if (lua_getfield(L, option, "default") != LUA_TNIL && convert(L, option, type))
        lua_setfield(L, options, names[i]);
    }
    lua_settop(L, options);
  }
}

/* The choices of the declared option at `at`. */
static void describe_choices(lua_State *L, int at, bs_analysis_option *out) {
  lua_getfield(L, at, "choices");
  int list = lua_gettop(L);
  out->choice_count = lua_istable(L, list) ? lua_rawlen(L, list) : 0;
  const char **choices = bs_lua_describe_take(L, (out->choice_count + 1) * sizeof *choices);
  for (size_t i = 0; i < out->choice_count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    choices[i] = bs_lua_describe_text(L, -1, NULL);
    lua_pop(L, 1);
  }
  out->choices = choices;
}

static const char *text_of(lua_State *L, int at, const char *key, const char *otherwise) {
  if (lua_getfield(L, at, key) != LUA_TNIL)
    otherwise = bs_lua_describe_text(L, -1, NULL);
  lua_pop(L, 1);
  return otherwise;
}

void bs_lua_describe_options(lua_State *L, int at, const char *const *names, size_t count) {
  bs_analysis *analysis = bs_lua_host_of(L)->described;
  at = lua_absindex(L, at);
  bs_analysis_option *options = bs_lua_describe_take(L, (count + 1) * sizeof *options);
  for (size_t i = 0; i < count; i++) {
    lua_pushstring(L, names[i]);
    options[i].name = bs_lua_describe_text(L, -1, NULL);
    lua_pop(L, 1);
    lua_getfield(L, at, names[i]);
    int option = lua_gettop(L);
    options[i].type = text_of(L, option, "type", "");
    options[i].help = text_of(L, option, "help", "");
    options[i].preset = text_of(L, option, "default", NULL);
    describe_choices(L, option, &options[i]);
    lua_settop(L, option - 1);
  }
  analysis->options = options;
  analysis->option_count = count;
}
