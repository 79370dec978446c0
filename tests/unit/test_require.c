/* A script's own modules, which whoever runs it gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base.h"
#include "runs.h"

static const struct {
  const char *name, *file, *lua;
} files[] = {
    {"tables", "lib/tables.lua",
     "loaded = (loaded or 0) + 1\nreturn { first = function(t) return t[1] end }"},
    {"lib.nothing", "lib/lib/nothing.lua", "seen = report.title"},
    {"wrong", "lib/wrong.lua", "local x = nil\n\nreturn x.y"},
    {"syntax", "lib/syntax.lua", "return\nreturn"},
    {"binary", "lib/binary.lua", "\x1bLua"},
    {"ring", "lib/ring.lua", "return require 'ring'"},
    {"later", "lib/later.lua", "return function()\nerror 'in a module' end"},
    {"forever", "lib/forever.lua", "local t\nwhile true do t = { t } end"},
    {"no", "lib/no.lua", "return false"},
    {"yes", "lib/yes.lua", "return true"},
};
static int asked;

static bs_status find(void *self, const char *name, const char **file, const char **lua,
                      size_t *size, bs_error *err) {
  (void)self;
  asked++;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (strcmp(files[i].name, name) == 0) {
      *file = files[i].file;
      *lua = files[i].lua;
      *size = strlen(files[i].lua);
      return BS_OK;
    }
  return bs_fail(err, BS_IO, 0, "no module '%s' here", name);
}

static void check(const char *lua, bs_status wanted, int line, const char *message) {
  const bs_modules modules = {NULL, find};
  bs_report *report = read_report();
  bs_script script = script_of(lua);
  bs_error err = {0};
  script.modules = &modules;
  bs_status status = bs_run(engine, report, &script, NULL, &err);
  bs_report_free(report);
  if (status != wanted || err.line != line || strcmp(err.message, message) != 0)
    fail_msg("%s\nstatus %d, line %d: %s", lua, status, err.line, err.message);
}

static void a_module_is_loaded_once_a_run(void **state) {
  (void)state;
  asked = 0;
  check("local tables = require 'tables'\n"
        "assert(tables.first { 5 } == 5 and require 'tables' == tables and loaded == 1)",
        BS_OK, 0, "");
  assert_int_equal(asked, 1);
  check("assert(require 'lib.nothing' == true and require 'no' == true)", BS_OK, 0, "");
  check("assert(require 'yes' == true and require 'yes' == true)", BS_OK, 0, "");
  check("assert(require 'lpeg' and require 'baoshu' == baoshu)", BS_OK, 0, "");
}

static void what_a_module_does_wrong_is_told_with_its_line(void **state) {
  (void)state;
  check("\nrequire 'wrong'", BS_SCRIPT, 2,
        "lib/wrong.lua:3: attempt to index a nil value (local 'x')");
  check("\nrequire 'syntax'", BS_SCRIPT, 2, "lib/syntax.lua:2: unexpected symbol near 'return'");
  check("\nrequire 'binary'", BS_SCRIPT, 2, "attempt to load a binary chunk (mode is 't')");
  check("\nrequire 'ring'", BS_SCRIPT, 2, "lib/ring.lua:1: module 'ring' requires itself");
  check("pcall(require, 'ring')\n\nrequire 'wrong'", BS_SCRIPT, 3,
        "lib/wrong.lua:3: attempt to index a nil value (local 'x')");
  check("local f = require 'later'\n\nf()", BS_SCRIPT, 3, "lib/later.lua:2: in a module");
  const bs_limits limits = {.memory = 4 << 20};
  bs_engine_limit(engine, &limits);
  check("\n\nrequire 'forever'", BS_LIMIT_MEMORY, 3,
        "stopped, for it wants more than 4 MB of memory (--memory gives it more) (in "
        "lib/forever.lua:2)");
  bs_engine_limit(engine, NULL);
}

static void only_words_name_a_module(void **state) {
  (void)state;
  static const char *const names[] = {"..",  "a..b", ".a",     "a.",     "/etc/passwd",
                                      "a/b", "a b",  "~",      "a\\\\b", "a\\nb",
                                      "C:a", "*",    "a\\127b"};
  char lua[200];
  asked = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    snprintf(lua, sizeof lua,
             "local ok, why = pcall(require, '%s')\n"
             "assert(not ok and why:find('files below their own folder', 1, true))",
             names[i]);
    check(lua, BS_OK, 0, "");
  }
  check("local ok, why = pcall(require, ('a'):rep(201))\n"
        "assert(not ok and why:find('files below their own folder', 1, true))",
        BS_OK, 0, "");
  assert_int_equal(asked, 0);
  check("require 'socket'", BS_SCRIPT, 1, "no module 'socket' here");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_module_is_loaded_once_a_run),
      cmocka_unit_test(what_a_module_does_wrong_is_told_with_its_line),
      cmocka_unit_test(only_words_name_a_module),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
