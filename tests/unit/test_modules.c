/* The files that a script may have: modules below its folder, and what was granted. */
#include "modules.h"

#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/baoshu-modules-XXXXXX";
static bs_error err;

static void put(const char *path, const char *content) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_int_equal(write(fd, content, strlen(content)), strlen(content));
  close(fd);
}

/* What is found of a module. */
static struct {
  const char *path, *lua;
  size_t size;
} found;

static bs_status find(const bs_module_files *files, const char *name) {
  return files->modules.find(files->modules.self, name, &found.path, &found.lua, &found.size, &err);
}

static void a_module_is_read_once(void **state) {
  (void)state;
  bs_module_files files = {0};
  bs_module_files_open(&files, "scripts/mine.lua");
  assert_int_equal(find(&files, "lib.tables"), BS_OK);
  assert_string_equal(found.path, "scripts/lib/tables.lua");
  assert_int_equal(found.size, 8);
  assert_memory_equal(found.lua, "return 1", 8);
  const char *first = found.lua;
  assert_int_equal(find(&files, "empty"), BS_OK);
  assert_int_equal(found.size, 0);
  assert_non_null(found.lua);
  put("scripts/lib/tables.lua", "return 2 -- later");
  assert_int_equal(find(&files, "lib.tables"), BS_OK); /* every run gets the same text */
  assert_ptr_equal(found.lua, first);
  assert_int_equal(found.size, 8);
  bs_module_files_free(&files);
  bs_module_files_open(&files, "scripts/mine.lua");
  assert_int_equal(find(&files, "lib.tables"), BS_OK);
  assert_int_equal(found.size, 17);
  bs_module_files_free(&files);
  put("scripts/lib/tables.lua", "return 1");
}

static void many_modules_are_kept(void **state) {
  (void)state;
  enum { MANY = 40 };
  bs_module_files files = {0};
  char name[32], path[64];
  const char *texts[MANY];
  bs_module_files_open(&files, "scripts/mine.lua");
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < MANY; i++) {
      snprintf(name, sizeof name, "m%d", i);
      snprintf(path, sizeof path, "scripts/m%d.lua", i);
      if (round == 0)
        put(path, name);
      assert_int_equal(find(&files, name), BS_OK);
      if (round == 0)
        texts[i] = found.lua;
      assert_ptr_equal(found.lua, texts[i]);
      assert_memory_equal(found.lua, name, strlen(name));
      assert_int_equal(unlink(path), round == 0 ? 0 : -1);
    }
  bs_module_files_free(&files);
}

static void what_is_no_module_is_told_each_time(void **state) {
  (void)state;
  static const struct {
    const char *name, *says;
  } cases[] = {
      {"none", "no module 'none' (scripts/none.lua: No such file or directory; lpeg, re and"},
      {"led", "no module 'led': scripts/led.lua leads out of the script's folder"},
      {"near.beside", "no module 'near.beside': scripts/near/beside.lua leads out of"},
      {"folder", "scripts/folder.lua: is a folder"},
      {"", "'' is no name of a module (lib.tables is lib/tables.lua)"},
      {".", "'.' is no name of a module"},
      {"a.", "'a.' is no name of a module"},
      {".a", "'.a' is no name of a module"},
      {"a..b", "'a..b' is no name of a module"},
      {"../a", "'../a' is no name of a module"},
      {"a/b", "'a/b' is no name of a module"},
      {"a b", "'a b' is no name of a module"},
      {"a@b", "'a@b' is no name of a module"},
      {"a[b", "'a[b' is no name of a module"},
      {"a:b", "'a:b' is no name of a module"},
      {"a`b", "'a`b' is no name of a module"},
      {"a{b", "'a{b' is no name of a module"},
      {"Z-z_0.名9", "no module 'Z-z_0.名9' (scripts/Z-z_0/名9.lua: No such file"},
  };
  bs_module_files files = {0};
  bs_module_files_open(&files, "scripts/mine.lua");
  for (int round = 0; round < 2; round++)
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
      assert_int_equal(find(&files, cases[i].name), BS_IO);
      if (strncmp(err.message, cases[i].says, strlen(cases[i].says)) != 0)
        fail_msg("%s: %s", cases[i].name, err.message);
    }
  bs_module_files_free(&files);
}

static void the_folder_is_that_of_the_script(void **state) {
  (void)state;
  bs_module_files files = {0};
  bs_module_files_open(&files, "bare.lua"); /* lies here */
  assert_int_equal(find(&files, "scripts.empty"), BS_OK);
  assert_string_equal(found.path, "./scripts/empty.lua");
  bs_module_files_free(&files);
  bs_module_files_open(&files, "/at-the-top.lua");
  assert_int_equal(find(&files, "no-such-module"), BS_IO);
  assert_non_null(strstr(err.message, "no module 'no-such-module' (//no-such-module.lua: No such"));
  bs_module_files_free(&files);
  bs_module_files_open(&files, NULL);
  assert_int_equal(find(&files, "empty"), BS_IO);
  assert_non_null(strstr(err.message, "this script is no file"));
  bs_module_files_free(&files);
}

/* What `path` gives where `grant` and nothing else is granted. */
static void check_file(const char *grant, const char *path, bs_status status, const char *says) {
  const bs_grants grants = {.folders = &grant, .count = grant ? 1 : 0};
  bs_buffer bytes = {0};
  err.message[0] = '\0';
  bs_status got = bs_grants_file(&grants, path, &bytes, &err);
  bs_buffer_add(&bytes, "", 1);
  if (got != status || strcmp(got == BS_OK ? bytes.data : err.message, says) != 0)
    fail_msg("%s of %s: %d, %s", path, grant ? grant : "nothing", got,
             got == BS_OK ? bytes.data : err.message);
  bs_buffer_free(&bytes);
}

static void a_file_is_read_below_what_was_granted(void **state) {
  (void)state;
  char top[PATH_MAX];
  snprintf(top, sizeof top, "%s/scripts/lib/tables.lua", folder);
  check_file("scripts", "scripts/lib/tables.lua", BS_OK, "return 1");
  check_file("scripts/", "./scripts//lib/../lib/tables.lua", BS_OK, "return 1");
  check_file("/", top, BS_OK, "return 1");
  check_file(folder, top, BS_OK, "return 1");
}

static void all_else_is_refused_alike(void **state) {
  (void)state;
  const char *where = "beside/beside.lua: is not below what --allow read=… grants";
  check_file("scripts", "beside/beside.lua", BS_IO, where);
  check_file("besid", "beside/beside.lua", BS_IO, where); /* is no folder */
  check_file("short", "shorter/x", BS_IO, "shorter/x: is not below what --allow read=… grants");
  check_file("beside/beside.lua", "beside/beside.lua", BS_IO, where); /* not below itself */
  check_file("scripts", "scripts/led.lua", BS_IO,
             "scripts/led.lua: is not below what --allow read=… grants");
  check_file("scripts", "scripts/none", BS_IO,
             "scripts/none: is not below what --allow read=… grants");
  check_file(NULL, "scripts/none", BS_IO,
             "scripts/none: nothing was granted (baoshu … --allow read=FOLDER)");
}

/* A script learns nothing of where the folder lies. */
static void what_cannot_be_read_is_told_as_it_was_named(void **state) {
  (void)state;
  check_file("scripts", "scripts/lib", BS_IO, "scripts/lib: is a folder (name the files in it)");
  assert_int_equal(truncate("scripts/large", (64 << 20) + 1), 0);
  check_file("scripts", "scripts/large", BS_LIMIT,
             "scripts/large: is larger than 64 MB, the most that is read");
}

static int make(void **state) {
  (void)state;
  if (!mkdtemp(folder) || chdir(folder) < 0)
    return -1;
  static const char *const folders[] = {"scripts", "scripts/lib", "scripts/folder.lua",
                                        "beside",  "short",       "shorter"};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    if (mkdir(folders[i], 0700) < 0)
      return -1;
  put("scripts/lib/tables.lua", "return 1");
  put("scripts/empty.lua", "");
  put("scripts/large", "");
  put("beside/beside.lua", "return 'beside'");
  put("shorter/x", "x");
  return symlink("../beside/beside.lua", "scripts/led.lua") + symlink("../beside", "scripts/near");
}

static int clear(void **state) {
  (void)state;
  static const char *const paths[] = {"scripts/lib/tables.lua",
                                      "scripts/empty.lua",
                                      "scripts/large",
                                      "beside/beside.lua",
                                      "shorter/x",
                                      "scripts/led.lua",
                                      "scripts/near",
                                      "scripts/folder.lua",
                                      "scripts/lib",
                                      "scripts",
                                      "beside",
                                      "short",
                                      "shorter"};
  int failed = 0;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
    failed |= remove(paths[i]);
  return failed | chdir("/") | rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_module_is_read_once),
      cmocka_unit_test(many_modules_are_kept),
      cmocka_unit_test(what_is_no_module_is_told_each_time),
      cmocka_unit_test(the_folder_is_that_of_the_script),
      cmocka_unit_test(a_file_is_read_below_what_was_granted),
      cmocka_unit_test(all_else_is_refused_alike),
      cmocka_unit_test(what_cannot_be_read_is_told_as_it_was_named),
  };
  return cmocka_run_group_tests(tests, make, clear);
}
