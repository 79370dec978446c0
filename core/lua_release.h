/** The Lua that is linked: which release it is, and what that means for scripts of strangers. */
#ifndef BS_LUA_RELEASE_H
#define BS_LUA_RELEASE_H

#include "base.h"

/** Lua before 5.4.8 has faults that plain source can reach: memory that is used after it was freed,
 *  stacks that overflow, numbers that are wrong. Debian 12's is 5.4.4. */
typedef struct bs_lua_release {
  char version[16]; /**< "5.4.9"; of the library that runs, whatever its header said */
  bool later;       /**< 5.4.8 or later */
  bool right;       /**< an expression that one of the faults gets wrong comes out right */
} bs_lua_release;

/** Asks the library, and tries it with a short script that harms nothing. Fails with BS_NOMEM. */
bs_status bs_lua_release_learn(bs_lua_release *out, bs_error *err);

/** Whether scripts of strangers may run on it. */
static inline bool bs_lua_release_sound(const bs_lua_release *release) {
  return release->later && release->right;
}

/** What the release means, one clause without a full stop, never NULL. */
const char *bs_lua_release_meaning(const bs_lua_release *release);

#endif
