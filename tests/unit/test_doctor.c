/* What doctor says of any machine, and when it ends with 1. Linked with --wrap for what is wrapped
   here: the answer of a worker, and the Lua that is linked. */
#include "doctor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lua_release.h"
#include "request.h"

void __wrap_bs_request_probe(bs_supervisor *supervisor, bs_buffer *text, bs_outcome *out);
bs_status __wrap_bs_lua_release_learn(bs_lua_release *out, bs_error *err);

/* The machine of the moment. */
static struct {
  const char *answer; /* NULL: the worker fails */
  bool full, lua_fails;
  bs_lua_release lua;
} machine;

void __wrap_bs_request_probe(bs_supervisor *supervisor, bs_buffer *text, bs_outcome *out) {
  (void)supervisor;
  *out = (bs_outcome){0};
  if (machine.answer)
    bs_buffer_add_string(text, machine.answer);
  else
    out->status = bs_fail(&out->error, BS_IO, 0, "the worker process was killed");
  text->failed = text->failed || machine.full;
}

bs_status __wrap_bs_lua_release_learn(bs_lua_release *out, bs_error *err) {
  *out = machine.lua;
  return machine.lua_fails ? bs_fail_memory(err) : BS_OK;
}

/* Says why a wall is missing, as it depends on the build. */
static const char *missing(const char *wall) {
  static char line[128];
  snprintf(line, sizeof line, "%-10s off: %s\n", wall,
           BS_WALLS_BUILT ? "this system does not have it"
                          : "this baoshu was built without it (-DBAOSHU_SANDBOX=ON)");
  return line;
}

static const bs_lua_release sound = {"5.4.9", true, true};

#define REFUSED                                                                                    \
  "open\tOperation not permitted\nsocket\tOperation not permitted\n"                               \
  "execve\tOperation not permitted\nfork\tOperation not permitted\n"
#define POSSIBLE "open\tpossible\nsocket\tpossible\nexecve\tpossible\nfork\tpossible\n"

/* What doctor says of the machine, the caller's to free; whether it is content. */
static bs_buffer examine(bs_walls_wish wish, bool *content) {
  const bs_allowance limits = {
      .worker = {.seconds = 0.5, .memory = 64 << 20, .input = 16 << 20, .walls = wish}, .jobs = 3};
  bs_buffer out = {0};
  *content = bs_doctor_examine(NULL, &limits, &out);
  bs_buffer_add(&out, "", 1);
  assert_false(out.failed);
  return out;
}

/* Checks whether doctor is content, and that it says a line that begins so. */
static void check(bs_walls_wish wish, bool wanted, const char *line) {
  bool content;
  bs_buffer out = examine(wish, &content);
  const char *at = strstr(out.data, line);
  if (content != wanted || !at || (at > out.data && at[-1] != '\n'))
    fail_msg("not %d and '%s':\n%s", wanted, line, out.data);
  bs_buffer_free(&out);
}

static int reset(void **state) {
  (void)state;
  memset(&machine, 0, sizeof machine);
  machine.answer = "seccomp\t1\nlandlock\t7\n" REFUSED;
  machine.lua = sound;
  return 0;
}

static void walls_that_stand_are_told_line_by_line(void **state) {
  (void)state;
  bool content;
  bs_buffer out = examine(BS_WALLS_ON, &content), lua = {0};
  assert_true(content);
  bs_buffer_printf(&lua,
                   "baoshu     %s\nLua        5.4.9: %s\n"
                   "seccomp    on: a worker can compute and answer, no more\n"
                   "landlock   on, version 7: no file is left to a worker\n"
                   "  open     Operation not permitted\n"
                   "  socket   Operation not permitted\n"
                   "  execve   Operation not permitted\n"
                   "  fork     Operation not permitted\n"
                   "time       0.5 s of processor time for a script on a report (--time)\n"
                   "memory     64 MB for a script on a report (--memory)\n"
                   "input      16 MB of a report (--max-input)\n"
                   "jobs       3 at a time (--jobs)\n",
                   bs_version(), bs_lua_release_meaning(&sound));
  assert_string_equal(out.data, lua.data);
  bs_buffer_free(&lua);
  bs_buffer_free(&out);
}

static void a_wall_that_is_missing_says_why(void **state) {
  (void)state;
  machine.answer = "seccomp\t1\nlandlock\t0\n" REFUSED;
  check(BS_WALLS_ON, false, missing("landlock"));
  check(BS_WALLS_REQUIRE, false, missing("landlock"));
  machine.answer = "seccomp\t0\nlandlock\t7\n" REFUSED;
  check(BS_WALLS_ON, false, missing("seccomp"));
}

static void a_wall_that_is_not_wished_for_is_not_missed(void **state) {
  (void)state;
  machine.answer = "seccomp\t0\nlandlock\t0\n" POSSIBLE;
  check(BS_WALLS_OFF, true, "seccomp    off, as --sandbox off says\n");
  check(BS_WALLS_OFF, true, "landlock   off, as --sandbox off says\n");
  check(BS_WALLS_OFF, true, "  fork     possible\n");
}

static void a_wall_that_does_not_hold_is_none(void **state) {
  (void)state;
  machine.answer = "seccomp\t1\nlandlock\t7\nopen\tpossible\nsocket\tOperation not permitted\n";
  check(BS_WALLS_ON, false, "  open     possible\n");
  machine.answer = "seccomp\t1\nlandlock\t7\nopen\tNo such file or directory\n";
  check(BS_WALLS_ON, true, "  open     No such file or directory\n");
}

static void a_line_without_a_word_is_left_out(void **state) {
  (void)state;
  machine.answer = "seccomp\nlandlock\t1\n\n";
  check(BS_WALLS_ON, true, "landlock   on: no file is left to a worker\n");
  machine.answer = "";
  check(BS_WALLS_ON, true, "time       0.5 s");
}

static void a_worker_that_fails_says_why(void **state) {
  (void)state;
  machine.answer = NULL;
  check(BS_WALLS_ON, false, "workers    the worker process was killed\n");
  check(BS_WALLS_OFF, false, "jobs       3 at a time (--jobs)\n");
}

static void a_lua_that_a_script_can_break_is_told(void **state) {
  (void)state;
  bs_buffer line = {0};
  machine.lua = (bs_lua_release){"5.4.4", false, false};
  bs_buffer_printf(&line, "Lua        5.4.4: %s\n", bs_lua_release_meaning(&machine.lua));
  check(BS_WALLS_ON, false, line.data);
  bs_buffer_free(&line);
  machine.lua = (bs_lua_release){"5.4.9", true, false};
  check(BS_WALLS_ON, false, "Lua        5.4.9: ");
  machine.lua_fails = true;
  check(BS_WALLS_ON, false, "seccomp    on: ");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(walls_that_stand_are_told_line_by_line, reset),
      cmocka_unit_test_setup(a_wall_that_is_missing_says_why, reset),
      cmocka_unit_test_setup(a_wall_that_is_not_wished_for_is_not_missed, reset),
      cmocka_unit_test_setup(a_wall_that_does_not_hold_is_none, reset),
      cmocka_unit_test_setup(a_line_without_a_word_is_left_out, reset),
      cmocka_unit_test_setup(a_worker_that_fails_says_why, reset),
      cmocka_unit_test_setup(a_lua_that_a_script_can_break_is_told, reset),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
