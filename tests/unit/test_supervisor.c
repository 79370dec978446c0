/* A supervisor with real workers: what they give comes in order, and what befalls one of them, or
   what a script does to it, costs its own report alone. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "supervisor.h"
#include <ftw.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "request.h"

/* Where tools such as valgrind run inside of a worker, no walls can stand around it, and time is
   theirs. */
static bool is_watched(void) {
  const char *under = getenv("BAOSHU_UNDER");
  return (under && *under) || getenv("VALGRIND_LIB") ||
         strstr(getenv("LD_PRELOAD") ? getenv("LD_PRELOAD") : "", "vgpreload");
}

/* What came of the pieces, as text: prints as they are, then `index: ok` or why not. */
typedef struct run {
  bs_supervisor *supervisor;
  const char *(*text)(size_t index);             /* of the report; NULL where it cannot be asked */
  void (*before)(struct run *run, size_t index); /* piece `index` is asked */
  bs_buffer out;
  size_t last; /* piece that was told of */
  bs_outcome outcomes[64];
  size_t died;
  size_t stop; /* no more is wanted behind that piece */
} run;

static const char *plain_text(size_t index) {
  static char text[128];
  snprintf(text, sizeof text, "一、财政\n2020年财政收入%zu亿元，增长8%%。\n", index + 1);
  return text;
}

static bool ask(void *self, size_t index, bs_buffer *frame, bs_outcome *outcome) {
  run *r = self;
  const char *text = r->text(index);
  char path[16];
  if (r->before)
    r->before(r, index);
  if (!text) {
    outcome->status = bs_fail(&outcome->error, BS_IO, 0, "there is none");
    return false;
  }
  snprintf(path, sizeof path, "r%zu", index);
  bs_request_place place = bs_request_open_run(frame, false, path, NULL);
  bs_buffer_add(frame, text, strlen(text));
  bs_request_close_run(frame, place);
  return true;
}

static void take(void *self, size_t index, bs_frame *frame) {
  run *r = self;
  assert_int_equal(index, r->last);
  if (frame->type == BS_FRAME_PRINT) {
    bs_wire_byte(&frame->body);
    bs_buffer_add(&r->out, frame->body.at, (size_t)(frame->body.end - frame->body.at));
  } else if (frame->type == BS_FRAME_ROWS) {
    bs_buffer_add_string(&r->out, "rows\n");
  }
}

static bool done(void *self, size_t index, const bs_outcome *outcome) {
  run *r = self;
  assert_int_equal(index, r->last++);
  r->died += outcome->stage == BS_STAGE_DIED;
  if (index < sizeof r->outcomes / sizeof *r->outcomes)
    r->outcomes[index] = *outcome;
  bs_buffer_printf(&r->out, "%zu: %s\n", index,
                   outcome->status == BS_OK ? "ok" : outcome->error.message);
  return r->stop == 0 || index < r->stop;
}

static bs_supervisor *start(size_t jobs, double seconds) {
  const bs_worker_settings settings = {.seconds = seconds,
                                       .memory = (size_t)64 << 20,
                                       .walls = is_watched() ? BS_WALLS_OFF : BS_WALLS_ON};
  bs_supervisor *supervisor;
  bs_error err;
  if (bs_supervisor_new(&supervisor, &settings, jobs, &err) != BS_OK)
    fail_msg("%s", err.message);
  return supervisor;
}

static void give_script(bs_supervisor *supervisor, const char *lua) {
  const bs_script script = {.name = "@mine.lua", .lua = lua, .size = strlen(lua)};
  bs_outcome outcome;
  bs_request_script(supervisor, &script, NULL, 0, &outcome);
  if (outcome.status != BS_OK)
    fail_msg("%s", outcome.error.message);
}

/* Begins a run of a script. */
static void begin(run *r, size_t jobs, double seconds, const char *lua) {
  *r = (run){.supervisor = start(jobs, seconds), .text = plain_text};
  give_script(r->supervisor, lua);
}

static void go(run *r, size_t count) {
  const bs_work work = {r, ask, take, done, .last = false};
  bs_supervisor_do(r->supervisor, &work, count);
  bs_buffer_add(&r->out, "", 1);
  assert_false(r->out.failed);
}

static void end(run *r) {
  bs_supervisor_free(r->supervisor);
  bs_buffer_free(&r->out);
}

/* Order. */

static const char uneven[] = "local f = report:fact {}\n"
                             "local n = f.value // 100000000\n"
                             "if n % 3 == 0 then for i = 1, 3000000 do end end\n"
                             "print(report.path, n)\n";

static void results_come_in_order_whatever_the_jobs(void **state) {
  (void)state;
  static const size_t jobs[] = {1, 2, 3, 8};
  bs_buffer want = {0};
  for (size_t i = 0; i < 24; i++)
    bs_buffer_printf(&want, "r%zu\t%zu\n%zu: ok\n", i, i + 1, i);
  for (size_t i = 0; i < 4; i++) {
    run r;
    begin(&r, jobs[i], 10, uneven);
    go(&r, 24);
    assert_string_equal(r.out.data, want.data);
    end(&r);
  }
  bs_buffer_free(&want);
}

static const char *some_text(size_t index) {
  return index % 3 == 1 ? NULL : plain_text(index);
}

static void a_piece_that_cannot_be_asked_has_its_place(void **state) {
  (void)state;
  run r;
  begin(&r, 2, 10, "print(report.path)");
  r.text = some_text;
  go(&r, 5);
  assert_string_equal(r.out.data,
                      "r0\n0: ok\n1: there is none\nr2\n2: ok\nr3\n3: ok\n4: there is none\n");
  end(&r);
}

static void no_more_is_done_than_is_wanted(void **state) {
  (void)state;
  run r;
  begin(&r, 3, 10, "print(report.path)");
  r.stop = 2;
  go(&r, 1000);
  assert_string_equal(r.out.data, "r0\n0: ok\nr1\n1: ok\nr2\n2: ok\n");
  end(&r);
}

/* Whether they count is known when it has ended. */
static void rows_come_as_they_are_given_out(void **state) {
  (void)state;
  run r;
  begin(&r, 2, 10,
        "return { api = 1, columns = { 'a' }, map = function(report, emit)\n"
        "emit { a = 1 } print 'said'\n"
        "if report.path == 'r1' then error('no') end end }");
  go(&r, 3);
  assert_string_equal(r.out.data, "rows\nsaid\n0: ok\nrows\nsaid\n1: no\nrows\nsaid\n2: ok\n");
  assert_int_equal(r.outcomes[1].error.line, 3);
  end(&r);
}

/* What is printed is sent at once, and a while later not any more. */
static void rows_and_prints_may_take_turns(void **state) {
  (void)state;
  enum { TURNS = 300 };
  run r;
  bs_buffer wanted = {0};
  begin(&r, 1, 10,
        "for i = 1, 100 do print 'a' end\n"
        "return { api = 1, columns = { 'a' }, map = function(report, emit)\n"
        "for i = 1, 300 do emit { a = i } print 'b' end end }");
  go(&r, 1);
  for (int i = 0; i < 100; i++)
    bs_buffer_add_string(&wanted, "a\n");
  for (int i = 0; i < TURNS; i++)
    bs_buffer_add_string(&wanted, "rows\nb\n");
  bs_buffer_add_string(&wanted, "0: ok\n");
  bs_buffer_add(&wanted, "", 1);
  assert_string_equal(r.out.data, wanted.data);
  bs_buffer_free(&wanted);
  end(&r);
}

static void wake(int signal) {
  (void)signal;
}

/* A signal every millisecond, which ends calls that wait. */
static void interruptions_change_nothing(void **state) {
  (void)state;
  const struct sigaction action = {.sa_handler = wake};
  run r;
  bs_buffer want = {0};
  for (size_t i = 0; i < 12; i++)
    bs_buffer_printf(&want, "r%zu\t%zu\n%zu: ok\n", i, i + 1, i);
  sigaction(SIGALRM, &action, NULL);
  setitimer(ITIMER_REAL, &(struct itimerval){{0, 1000}, {0, 1000}}, NULL);
  begin(&r, 3, 10, uneven);
  go(&r, 12);
  assert_string_equal(r.out.data, want.data);
  end(&r);
  setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
  bs_buffer_free(&want);
}

/* Some megabytes, which no socket takes at once. */
static const char *large_text(size_t index) {
  static char text[3000000];
  if (!text[0])
    for (size_t i = 0; i + 1 < sizeof text; i++)
      text[i] = i % 80 == 79 ? '\n' : 'x';
  return index == 1 ? text : plain_text(index);
}

static void a_large_report_comes_whole_and_a_large_answer_too(void **state) {
  (void)state;
  run r;
  begin(&r, 2, 100,
        "print(#report.text > 2900000)\n"
        "if report.path == 'r0' then for i = 1, 30 do print(('y'):rep(100000)) end end");
  r.text = large_text;
  go(&r, 3);
  assert_int_equal(r.outcomes[1].status, BS_OK);
  assert_int_equal(r.outcomes[1].size, 2999999);
  assert_in_range(r.out.size, 3000000, 3001000);
  end(&r);
}

/* Deaths. */

/* The children of this process. */
static size_t find_children(pid_t *out, size_t most) {
  char path[64];
  char line[4096] = "", *at = line;
  size_t count = 0;
  snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
  FILE *file = fopen(path, "r");
  if (!file)
    skip(); /* a kernel that does not list them */
  if (fgets(line, sizeof line, file))
    for (char *end; count < most; at = end) {
      long pid = strtol(at, &end, 10);
      if (end == at)
        break;
      out[count++] = (pid_t)pid;
    }
  fclose(file);
  return count;
}

static uint32_t chance(void) {
  static uint32_t random = 7;
  random = random * 1664525 + 1013904223;
  return random >> 8;
}

/* Kills a worker now and then. */
static void kill_some(run *r, size_t index) {
  pid_t pids[16];
  size_t count = find_children(pids, 16);
  (void)r;
  if (index % 5 == 4 && count > 0) {
    nanosleep(&(struct timespec){0, (long)(chance() % 20000000)}, NULL);
    kill(pids[chance() % count], SIGKILL);
  }
}

static void a_worker_that_is_killed_costs_its_report_alone(void **state) {
  (void)state;
  run r;
  size_t whole = 0;
  begin(&r, 3, 10, uneven);
  r.before = kill_some;
  go(&r, 60);
  assert_int_equal(r.last, 60);
  assert_in_range(r.died, 1, 12); /* of 12 kills; an idle one costs nothing */
  for (size_t i = 0; i < 60; i++) {
    const bs_outcome *o = &r.outcomes[i];
    whole += o->status == BS_OK;
    if (o->status != BS_OK)
      assert_string_equal(o->error.message,
                          "the worker process was killed: the system may lack memory");
  }
  assert_int_equal(whole + r.died, 60);
  assert_false(bs_supervisor_is_lost(r.supervisor));
  end(&r);
}

static void kill_all(run *r, size_t index) {
  pid_t pids[16];
  (void)r;
  if (index == 20)
    for (size_t i = 0, count = find_children(pids, 16); i < count; i++)
      kill(pids[i], SIGKILL);
}

static void all_workers_may_be_killed_at_once(void **state) {
  (void)state;
  run r;
  begin(&r, 4, 10, uneven);
  r.before = kill_all;
  go(&r, 40);
  assert_int_equal(r.last, 40);
  assert_in_range(r.died, 1, 4);
  end(&r);
}

/* Kills the worker that was asked last, when it has surely begun. */
static void kill_each(run *r, size_t index) {
  (void)index;
  pid_t pids[16];
  (void)r;
  for (size_t i = 0, count = find_children(pids, 16); i < count; i++)
    kill(pids[i], SIGKILL);
}

static void when_all_die_no_more_is_done(void **state) {
  (void)state;
  run r;
  bs_outcome outcome = {0};
  bs_buffer text = {0};
  begin(&r, 1, 10, "print(report.path)");
  r.before = kill_each;
  go(&r, 1000);
  assert_true(bs_supervisor_is_lost(r.supervisor));
  assert_int_equal(r.last, 5);
  assert_int_equal(r.died, 5);
  bs_request_probe(r.supervisor, &text, &outcome); /* has an answer all the same */
  assert_int_equal(outcome.status, BS_IO);
  assert_string_equal(outcome.error.message, "one worker process after the other died");
  bs_buffer_free(&text);
  end(&r);
}

static void stop_workers(run *r, size_t index) {
  pid_t pids[16];
  (void)r;
  if (index % 8 == 5)
    for (size_t i = 0, count = find_children(pids, 16); i < count; i++) {
      kill(pids[i], SIGSTOP);
      if (fork() == 0) { /* goes on while the supervisor waits */
        nanosleep(&(struct timespec){0, 300000000}, NULL);
        kill(pids[i], SIGCONT);
        _exit(0);
      }
    }
}

static void a_worker_that_is_stopped_for_a_while_changes_nothing(void **state) {
  (void)state;
  run r;
  begin(&r, 2, 10, uneven);
  r.before = stop_workers;
  go(&r, 16);
  assert_int_equal(r.died, 0);
  for (size_t i = 0; i < 16; i++)
    assert_int_equal(r.outcomes[i].status, BS_OK);
  end(&r);
}

/* Limits. */

static const char *long_text(size_t index) {
  (void)index;
  return "一、财政\n2020年财政收入3亿元。\n";
}

/* Runs one that takes for ever as its second report of three. */
static void check_limit(const char *lua, int line, const char *message) {
  run r;
  bs_buffer want = {0};
  if (is_watched())
    skip();
  begin(&r, 2, 0.3, lua);
  r.text = long_text;
  go(&r, 3);
  assert_int_equal(r.outcomes[0].status, BS_OK);
  assert_int_equal(r.outcomes[2].status, BS_OK);
  assert_int_equal(r.outcomes[1].status, BS_LIMIT_TIME);
  assert_int_equal(r.outcomes[1].stage, BS_STAGE_RAN);
  assert_string_equal(r.outcomes[1].error.message, message);
  assert_int_equal(r.outcomes[1].error.line, line);
  bs_buffer_free(&want);
  end(&r);
}

static void a_script_without_end_is_stopped_at_its_line(void **state) {
  (void)state;
  run r;
  if (is_watched())
    skip();
  begin(&r, 2, 0.3, "if report.path == 'r1' then\n while true do\n end\nend");
  go(&r, 3);
  assert_int_equal(r.outcomes[0].status, BS_OK);
  assert_int_equal(r.outcomes[2].status, BS_OK);
  assert_int_equal(r.outcomes[1].status, BS_LIMIT_TIME);
  assert_int_equal(r.outcomes[1].stage, BS_STAGE_RAN);
  assert_in_range(r.outcomes[1].error.line, 2, 3);
  end(&r);
}

static void a_function_in_c_is_stopped_and_named(void **state) {
  check_limit("local s = ('a'):rep(3000)\n"
              "if report.path == 'r1' then\n"
              "  s:find('.-.-.-b')\n"
              "end",
              3, "stopped in string.find, for its time is up (--time gives it more)");
  check_limit("local s = ('a'):rep(3000)\n"
              "local function search(pattern)\n"
              "  return string.match(s, pattern)\n"
              "end\n"
              "if report.path == 'r1' then pcall(search, '.-.-.-b') end",
              3, "stopped in match, for its time is up (--time gives it more)");
  (void)state;
}

static void memory_has_a_limit(void **state) {
  (void)state;
  run r;
  begin(&r, 2, 10,
        "local t = {}\nif report.path == 'r0' then\nwhile true do t[#t + 1] = "
        "('x'):rep(1000000) .. #t end\nend");
  go(&r, 2);
  assert_int_equal(r.outcomes[0].status, BS_LIMIT_MEMORY);
  assert_int_equal(r.outcomes[0].stage, BS_STAGE_RAN);
  assert_int_equal(r.outcomes[1].status, BS_OK);
  end(&r);
}

/* Grants. */

static void put(const char *folder, const char *name, const char *text) {
  char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void lead(const char *folder, const char *name, const char *to) {
  char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  assert_int_equal(symlink(to, path), 0);
}

/* A folder with a script's folder `mine`, one that is granted, `open`, and one that is not, `shut`.
 */
static void make_folders(char *folder) {
  static const char *const inside[] = {"mine", "mine/lib", "open", "shut"};
  char path[256];
  assert_non_null(mkdtemp(folder));
  for (size_t i = 0; i < 4; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, inside[i]);
    assert_int_equal(mkdir(path, 0700), 0);
  }
  put(folder, "mine/lib/tables.lua", "return { name = 'tables' }");
  put(folder, "mine/broken.lua", "return {\n= }");
  put(folder, "open/a.txt", "granted\n");
  put(folder, "shut/b.txt", "secret\n");
  put(folder, "shut/out.lua", "return 1");
  put(folder, "openly", "secret\n");
  lead(folder, "mine/out.lua", "../shut/out.lua");
  lead(folder, "mine/loop.lua", "loop.lua");
  lead(folder, "open/inside", "a.txt");
  lead(folder, "open/out", "../shut/b.txt");
  lead(folder, "open/loop", "loop");
}

static int remove_one(const char *path, const struct stat *file, int type, struct FTW *place) {
  (void)file;
  (void)type;
  (void)place;
  return remove(path);
}

static void remove_folders(const char *folder) {
  assert_int_equal(nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

/* Runs Lua in which FOLDER stands for the folder, and compares what it prints. */
static void check_grant(const char *folder, bool granted, const char *lua, const char *want) {
  char script[256], open[256];
  bs_buffer code = {0};
  run r;
  snprintf(script, sizeof script, "%s/mine/mine.lua", folder);
  snprintf(open, sizeof open, "%s/open", folder);
  const char *const folders[] = {open};
  const bs_grants grants = {.script = script, .folders = folders, .count = granted};
  bs_buffer_printf(&code, "local FOLDER = '%s'\n%s", folder, lua);
  begin(&r, 1, 10, code.data);
  bs_supervisor_grant(r.supervisor, &grants);
  go(&r, 1);
  bs_buffer got = {0}; /* without the folder's name */
  for (const char *at = r.out.data; *at; at++)
    if (strncmp(at, folder, strlen(folder)) == 0)
      at += strlen(folder) - 1;
    else
      bs_buffer_add(&got, at, 1);
  assert_string_equal(got.data, want);
  bs_buffer_free(&got);
  bs_buffer_free(&code);
  end(&r);
}

static void modules_come_from_below_the_scripts_folder(void **state) {
  (void)state;
  char folder[] = "/tmp/baoshu-test-XXXXXX";
  static const char *const runs[][2] = {
      {"print(require 'lib.tables'.name)", "tables\n0: ok\n"},
      {"print(require 'lib.tables' == require 'lib.tables')", "true\n0: ok\n"},
  };
  static const char *const refused[] = {
      "out", "loop",       "../shut/out", "..shut.out", "lib..tables", "/etc/passwd",
      "",    "lib/tables", "absent",      "lib.",       ".lib"};
  make_folders(folder);
  for (size_t i = 0; i < 2; i++)
    check_grant(folder, false, runs[i][0], runs[i][1]);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    char lua[128];
    snprintf(lua, sizeof lua, "print((pcall(require, '%s')))", refused[i]);
    check_grant(folder, true, lua, "false\n0: ok\n");
  }
  check_grant(folder, false, "print(select(2, pcall(require, 'out')):match('leads out[^()]*'))",
              "leads out of the script's folder\n0: ok\n");
  remove_folders(folder);
}

static void files_come_from_below_a_granted_folder(void **state) {
  (void)state;
  char folder[] = "/tmp/baoshu-test-XXXXXX";
  static const char not [] = "nil\t/%s: is not below what --allow read=… grants\n0: ok\n";
  static const char *const refused[] = {"open/out",  "open/../shut/b.txt", "shut/b.txt", "openly",
                                        "open/loop", "open/absent",        "open"};
  make_folders(folder);
  check_grant(folder, true, "print(baoshu.read(FOLDER .. '/open/a.txt'))", "granted\n\n0: ok\n");
  check_grant(folder, true, "print(baoshu.read(FOLDER .. '/open/inside'))", "granted\n\n0: ok\n");
  check_grant(folder, true, "print(baoshu.read(FOLDER .. '/shut/../open/a.txt'))",
              "granted\n\n0: ok\n");
  check_grant(folder, false, "print(baoshu.read(FOLDER .. '/open/a.txt'))",
              "nil\t/open/a.txt: nothing was granted (baoshu … --allow read=FOLDER)\n0: ok\n");
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    char lua[128], want[256];
    snprintf(lua, sizeof lua, "print(baoshu.read(FOLDER .. '/%s'))", refused[i]);
    snprintf(want, sizeof want, not, refused[i]);
    if (strcmp(refused[i], "open") != 0)
      check_grant(folder, true, lua, want);
  }
  remove_folders(folder);
}

static void files_are_a_matter_of_the_supervisor(void **state) {
  (void)state;
  run r;
  bs_outcome outcome;
  bs_buffer text = {0};
  if (is_watched() || !BS_WALLS_BUILT)
    skip();
  begin(&r, 1, 10, "");
  bs_request_probe(r.supervisor, &text, &outcome);
  bs_buffer_add(&text, "", 1);
  assert_int_equal(outcome.status, BS_OK);
  if (!strstr(text.data, "seccomp\t1\n"))
    skip(); /* a system that has none */
  assert_non_null(strstr(text.data, "open\tOperation not permitted\n"
                                    "socket\tOperation not permitted\n"
                                    "execve\tOperation not permitted\n"
                                    "fork\tOperation not permitted\n"));
  bs_buffer_free(&text);
  end(&r);
}

/* Encodings. */

/* 2020年 of a budget, in EUC-KR: what a narrow worker has no table for. */
static const char *korean_text(size_t index) {
  return index % 2 ? "\xbf\xc3\xc7\xd8 \xbf\xb9\xbb\xea\xc0\xba 3\xbe\xef\xbf\xf8\xc0\xcc\xb4\xd9. "
                     "\xc1\xf6\xb3\xad\xc7\xd8\xba\xb8\xb4\xd9 8% \xb4\xc3\xbe\xfa\xb4\xd9. "
                     "\xc1\xa4\xba\xce\xb4\xc2 \xb3\xbb\xb3\xe2\xbf\xa1\xb5\xb5 "
                     "\xbf\xb9\xbb\xea\xc0\xbb \xb4\xc3\xb8\xb0\xb4\xd9\xb0\xed "
                     "\xb8\xbb\xc7\xdf\xb4\xd9.\n"
                   : plain_text(index);
}

static void an_encoding_that_few_have_takes_a_wide_worker(void **state) {
  (void)state;
  for (size_t jobs = 1; jobs <= 2; jobs++) {
    run r;
    begin(&r, jobs, 10, "print(report.path, #report.text > 0)");
    r.text = korean_text;
    go(&r, 6);
    for (size_t i = 0; i < 6; i++) {
      assert_int_equal(r.outcomes[i].status, BS_OK);
      assert_string_equal(r.outcomes[i].encoding, i % 2 ? "UHC" : "UTF-8");
      assert_int_equal(r.outcomes[i].replaced, 0);
    }
    assert_int_equal(r.died, 0);
    end(&r);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(results_come_in_order_whatever_the_jobs),
      cmocka_unit_test(a_piece_that_cannot_be_asked_has_its_place),
      cmocka_unit_test(no_more_is_done_than_is_wanted),
      cmocka_unit_test(rows_come_as_they_are_given_out),
      cmocka_unit_test(rows_and_prints_may_take_turns),
      cmocka_unit_test(interruptions_change_nothing),
      cmocka_unit_test(a_large_report_comes_whole_and_a_large_answer_too),
      cmocka_unit_test(a_worker_that_is_killed_costs_its_report_alone),
      cmocka_unit_test(all_workers_may_be_killed_at_once),
      cmocka_unit_test(when_all_die_no_more_is_done),
      cmocka_unit_test(a_worker_that_is_stopped_for_a_while_changes_nothing),
      cmocka_unit_test(a_script_without_end_is_stopped_at_its_line),
      cmocka_unit_test(a_function_in_c_is_stopped_and_named),
      cmocka_unit_test(memory_has_a_limit),
      cmocka_unit_test(modules_come_from_below_the_scripts_folder),
      cmocka_unit_test(files_come_from_below_a_granted_folder),
      cmocka_unit_test(files_are_a_matter_of_the_supervisor),
      cmocka_unit_test(an_encoding_that_few_have_takes_a_wide_worker),
  };
  signal(SIGPIPE, SIG_IGN);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
