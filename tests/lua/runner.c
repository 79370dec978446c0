/* Runs tests written in Lua: each file given is a script without a report, with one more function,
   `test("a sentence that is true", function() … end)`. Prints TAP, exits 1 where a test failed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baoshu.h"

/* Stands before the file on its first line, so that lines keep their numbers. */
static const char prelude[] =
    "local function test(name, body) local ok, why = pcall(body) "
    "print((ok and 'ok - ' or 'not ok - ') .. name) if not ok then print(why) end end ";

struct tally {
  int tests, failures;
};

static bool starts(const char *text, size_t size, const char *with) {
  return size >= strlen(with) && memcmp(text, with, strlen(with)) == 0;
}

static bool print(void *self, const char *text, size_t size, bool plain) {
  struct tally *tally = self;
  (void)plain;
  const char *verdict = starts(text, size, "ok - ")       ? "ok"
                        : starts(text, size, "not ok - ") ? "not ok"
                                                          : NULL;
  if (!verdict) {
    printf("# %.*s\n", (int)size, text);
    return true;
  }
  size_t skip = strlen(verdict);
  tally->failures += verdict[0] == 'n';
  printf("%s %d%.*s\n", verdict, ++tally->tests, (int)(size - skip), text + skip);
  return true;
}

/* The prelude and the file behind it; NULL where it cannot be read. */
static char *load(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file)
    return NULL;
  size_t room = 1 << 20;
  char *lua = malloc(room);
  if (lua) {
    *size = sizeof prelude - 1;
    memcpy(lua, prelude, *size);
    *size += fread(lua + *size, 1, room - *size, file);
  }
  fclose(file);
  return lua;
}

static void run(bs_engine *engine, const char *path, struct tally *tally) {
  char name[4096];
  size_t size;
  char *lua = load(path, &size);
  snprintf(name, sizeof name, "@%s", path);
  bs_error err = {0, "cannot be read"};
  bs_script script = {.name = name, .lua = lua, .size = lua ? size : 0};
  bs_sink sink = {.self = tally, .print = print};
  int before = tally->tests;
  if (!lua || bs_run(engine, NULL, &script, &sink, &err) != BS_OK) {
    tally->failures++;
    printf("not ok %d - %s:%d: %s\n", ++tally->tests, path, err.line, err.message);
  } else if (tally->tests == before) {
    tally->failures++;
    printf("not ok %d - %s holds no tests\n", ++tally->tests, path);
  }
  free(lua);
}

int main(int count, char **paths) {
  struct tally tally = {0, 0};
  bs_engine *engine;
  bs_error err;
  if (bs_engine_new(&engine, &err) != BS_OK) {
    printf("Bail out! %d: %s\n", err.line, err.message);
    return 2;
  }
  for (int i = 1; i < count; i++)
    run(engine, paths[i], &tally);
  bs_engine_free(engine);
  printf("1..%d\n", tally.tests);
  return tally.failures > 0 || tally.tests == 0;
}
