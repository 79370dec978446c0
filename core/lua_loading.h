/** A load in progress, and how declarations are read: what lua_pack.c, lua_declare.c and lua_rule.c
 *  share. Nobody else needs it. */
#ifndef BS_LUA_LOADING_H
#define BS_LUA_LOADING_H

#include <lauxlib.h>
#include <lua.h>

#include "lua_pack.h"

/** Whether something was named, and on which line first. */
typedef struct bs_mention {
  bool made;
  int line;
} bs_mention;

/** What a load in progress knows. */
enum { BS_LANGUAGE = 16 }; /**< room for a language's name */
typedef struct bs_loading {
  bs_pack *pack;
  char language[BS_LANGUAGE];      /**< that the packs are for */
  char next_language[BS_LANGUAGE]; /**< that a pack begins; "" for none */
  uint32_t first_rank;             /**< of the first pack that is not bundled */
  const bs_pack_source *source;
  size_t first_unit; /**< of the source; those before are of earlier packs */
  bool named;        /**< the source took a pack by baoshu.pack */
  bs_mention words[256], patterns[256], neighbours[256]; /**< by class: what names it */
  bool starved;                                          /**< a declaration had no memory */
} bs_loading;

/** The load in progress, of a function whose upvalues are a userdata with the bs_loading, NULL once
 *  that is over, and the whole of lpeg; raises where it is over. */
bs_loading *bs_loading_of(lua_State *L);

/** Notes a first mention on the script's line. */
void bs_mention_here(lua_State *L, bs_mention *mention);

/** Raises what a declaration failed with. */
void bs_check(lua_State *L, bs_status status, const bs_error *err);

/** Raises for a declaration at 2 that is no table, or a key of it that `known` (closed by NULL)
 *  does not name. */
void bs_check_keys(lua_State *L, const char *const *known);

/** The string at `index`; NULL for what is none. The value at `index` keeps it. */
bs_slice bs_text_at(lua_State *L, int index);

/** Pushes the i-th text of the list at `list`; false, nothing pushed, behind the last. */
bool bs_push_text(lua_State *L, int list, lua_Integer i);

/** The string field `key` of the declaration at 2, or NULL; the table keeps it. */
bs_slice bs_string_field(lua_State *L, const char *key);

/** Whether the declaration says `key = true`. */
bool bs_flag(lua_State *L, const char *key);

/** Adds to `set` the class called `name`, or all amounts for `quantity` and `number`. */
void bs_add_classes(lua_State *L, bs_classes *set, bs_slice name);

#endif
