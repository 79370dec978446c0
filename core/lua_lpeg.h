/** LPeg with bounds. Its compiler calls itself for each level of a pattern and takes some 130 bytes
 *  of C stack for it, and it counts the size of patterns in ints: so each pattern's depth and size
 *  are known, and what goes beyond is an error of the script. Without setmaxstack, ptree and pcode.
 */
#ifndef BS_LUA_LPEG_H
#define BS_LUA_LPEG_H

#include <lua.h>

enum {
  BS_LPEG_DEPTH = 10000, /**< levels: 1.3 MB of C stack */
  BS_LPEG_SIZE = 4 << 20 /**< nodes of 8 bytes */
};

/** Opens LPeg and pushes its table, its functions and operators with bounds. The patterns'
 *  metatable is not for scripts: getmetatable() gives false. */
void bs_lpeg_open(lua_State *L);

/** Prepares a state for bs_lpeg_build(). */
void bs_lpeg_measure(lua_State *L);

/** Calls `function`, a constructor or operator of LPeg's own, with the arguments on the stack, of
 *  which the first `patterns` become parts of its result, `powers` of the first where the second is
 *  their number. Raises where the result would be too deep or too large. */
int bs_lpeg_build(lua_State *L, lua_CFunction function, int patterns, int power);

#endif
