#include "refusal.h"

#include <errno.h>
#include <execinfo.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <lua.h>

#include "base.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
char *__real_strdup(const char *string);
char *__real_strndup(const char *string, size_t size);
char *__real_realpath(const char *path, char *out);
void __real_free(void *block);
lua_State *__real_lua_newstate(lua_Alloc allocate, void *self);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__real_bs_arena_take(bs_arena *arena, size_t size);
void *__wrap_bs_arena_take(bs_arena *arena, size_t size);
char *__real_bs_arena_copy(bs_arena *arena, const char *data, size_t size);
char *__wrap_bs_arena_copy(bs_arena *arena, const char *data, size_t size);
iconv_t __real_iconv_open(const char *to, const char *from);
iconv_t __wrap_iconv_open(const char *to, const char *from);
char *__wrap_strdup(const char *string);
char *__wrap_strndup(const char *string, size_t size);
char *__wrap_realpath(const char *path, char *out);
void __wrap_free(void *block);
lua_State *__wrap_lua_newstate(lua_Alloc allocate, void *self);
void __real_lua_close(lua_State *L);
void __wrap_lua_close(lua_State *L);

struct bs_refusal bs_refusal;
struct bs_refusal_places bs_refusal_places;

static void note_place(void) {
  struct bs_refusal_place *place = &bs_refusal_places.place[bs_refusal_places.count];
  bs_refusal_places.on = false; /* backtrace() may allocate */
  place->depth = backtrace(place->frames, BS_REFUSAL_FRAMES);
  bs_refusal_places.on = true;
  place->first = bs_refusal.asked;
  for (size_t i = 0; i < bs_refusal_places.count; i++)
    if (bs_refusal_places.place[i].depth == place->depth &&
        memcmp(bs_refusal_places.place[i].frames, place->frames,
               (size_t)place->depth * sizeof(void *)) == 0)
      return;
  if (++bs_refusal_places.count == BS_REFUSAL_PLACES)
    abort();
  if (bs_refusal_places.noted)
    bs_refusal_places.noted(place);
}

static bool refuses(void) {
  bs_refusal.asked++;
  if (bs_refusal_places.on && !bs_refusal.in_lua)
    note_place();
  return bs_refusal.on && bs_refusal.process == getpid() &&
         (bs_refusal.ever ? bs_refusal.asked >= bs_refusal.fails
                          : bs_refusal.asked == bs_refusal.fails);
}

static void *keep(void *block) {
  bs_refusal.kept += block != NULL;
  return block;
}

void *__wrap_malloc(size_t size) {
  return refuses() ? NULL : keep(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size) {
  return refuses() ? NULL : keep(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size) {
  if (refuses())
    return NULL;
  return block ? __real_realloc(block, size) : keep(__real_realloc(NULL, size));
}

char *__wrap_strdup(const char *string) {
  return refuses() ? NULL : keep(__real_strdup(string));
}

char *__wrap_strndup(const char *string, size_t size) {
  return refuses() ? NULL : keep(__real_strndup(string, size));
}

char *__wrap_realpath(const char *path, char *out) {
  errno = ENOMEM;
  return refuses() ? NULL : keep(__real_realpath(path, out));
}

/* An arena seldom needs a new block; here each of its pieces may be the one that there is no memory
 * for. */
void *__wrap_bs_arena_take(bs_arena *arena, size_t size) {
  return refuses() ? NULL : __real_bs_arena_take(arena, size);
}

char *__wrap_bs_arena_copy(bs_arena *arena, const char *data, size_t size) {
  return refuses() ? NULL : __real_bs_arena_copy(arena, data, size);
}

iconv_t __wrap_iconv_open(const char *to, const char *from) {
  errno = ENOMEM;
  return refuses() ? (iconv_t)-1 : __real_iconv_open(to, from);
}

void __wrap_free(void *block) {
  bs_refusal.kept -= block != NULL;
  __real_free(block);
}

/* A Lua state's own allocator, and what it is called with. */
typedef struct server {
  lua_Alloc allocate;
  void *self;
} server;

/* What Lua has is its own business until the state is closed; and what shrinks is not refused. */
static void *serve_lua(void *self, void *block, size_t old, size_t size) {
  const server *own = self;
  bool on = bs_refusal.on;
  long kept = bs_refusal.kept;
  bs_refusal.on = on && (!block || size > old);
  bs_refusal.in_lua = true;
  void *given = own->allocate(own->self, block, old, size);
  bs_refusal.in_lua = false;
  bs_refusal.on = on;
  bs_refusal.kept = kept;
  return given;
}

lua_State *__wrap_lua_newstate(lua_Alloc allocate, void *self) {
  server *own = __real_malloc(sizeof *own);
  *own = (server){allocate, self};
  lua_State *L = __real_lua_newstate(serve_lua, own);
  if (!L)
    __real_free(own);
  return L;
}

void __wrap_lua_close(lua_State *L) {
  void *own;
  lua_getallocf(L, &own);
  __real_lua_close(L);
  __real_free(own);
}
