#define _GNU_SOURCE
#include "walls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef BS_WALLS
#include <linux/landlock.h>
#include <seccomp.h>
#endif

void bs_walls_die_with(int parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) /* it died before that */
    _exit(0);
}

#ifdef BS_WALLS

/* Leaves nothing of what computing does not take. A limit that cannot be set stands lower already.
 */
static void limit(void) {
  static const int none[] = {RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_NPROC};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    setrlimit(none[i], &(struct rlimit){0, 0});
}

/* Landlock: a set of rules that names no path at all. */
static int forbid_files(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1)
    return 0;
  struct landlock_ruleset_attr rules = {.handled_access_fs = (UINT64_C(1) << 13) - 1};
  if (version >= 2)
    rules.handled_access_fs |= UINT64_C(1) << 13; /* to link or rename across folders */
  if (version >= 3)
    rules.handled_access_fs |= UINT64_C(1) << 14; /* to cut short */
  int set = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules.handled_access_fs, 0);
  if (set < 0)
    return 0;
  bool done = syscall(SYS_landlock_restrict_self, set, 0) == 0;
  close(set);
  return done ? (int)version : 0;
}

/* Calls that are let through whatever their arguments are. A name that this machine's kernel does
   not have is passed over. */
static const int calls[] = {
    SCMP_SYS(read),           SCMP_SYS(write),        SCMP_SYS(readv),
    SCMP_SYS(writev),         SCMP_SYS(close),        SCMP_SYS(brk),
    SCMP_SYS(munmap),         SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(futex),          SCMP_SYS(sched_yield),  SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime),  SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday),
    SCMP_SYS(time),           SCMP_SYS(getpid),       SCMP_SYS(gettid),
    SCMP_SYS(setitimer),      SCMP_SYS(getitimer),    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack),    SCMP_SYS(sysinfo),      SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),
};

static bool add_rules(scmp_filter_ctx filter) {
  const struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  bool done = true;
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
    done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) == 0;
  return done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_code) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_code) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 2, /* abort() */
                          SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0),
                          SCMP_A2(SCMP_CMP_EQ, SIGABRT, 0)) == 0;
}

static bool forbid_calls(void) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  bool done = filter && add_rules(filter) && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return done;
}

bs_status bs_walls_raise(bs_walls *out, bs_walls_wish wish, bs_error *err) {
  *out = (bs_walls){0};
  if (wish == BS_WALLS_OFF)
    return BS_OK;
  bool fixed = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; /* what both walls take */
  if (fixed)
    out->landlock = forbid_files();
  limit();
  if (fixed)
    out->seccomp = forbid_calls();
  if (wish == BS_WALLS_REQUIRE && !(out->seccomp && out->landlock))
    return bs_fail(err, BS_IO, 0,
                   "--sandbox require: this system has no %s (baoshu doctor tells more)",
                   out->seccomp ? "Landlock" : "seccomp");
  return BS_OK;
}

#else

bs_status bs_walls_raise(bs_walls *out, bs_walls_wish wish, bs_error *err) {
  *out = (bs_walls){0};
  if (wish == BS_WALLS_REQUIRE)
    return bs_fail(err, BS_IO, 0, "--sandbox require: this baoshu was built without a sandbox");
  return BS_OK;
}

#endif

static void tell(bs_buffer *out, const char *what, bool possible) {
  bs_buffer_printf(out, "%s\t%s\n", what, possible ? "possible" : strerror(errno));
}

void bs_walls_probe(bs_buffer *out) {
  errno = 0;
  int fd = open("/", O_RDONLY | O_CLOEXEC);
  tell(out, "open", fd >= 0);
  if (fd >= 0)
    close(fd);
  fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  tell(out, "socket", fd >= 0);
  if (fd >= 0)
    close(fd);
  char *const words[] = {"", NULL};
  execve("", words, words + 1); /* no file has that name: ENOENT where the call is let through */
  tell(out, "execve", errno == ENOENT);
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  tell(out, "fork", child > 0);
  if (child > 0)
    waitpid(child, NULL, 0);
}
