#define _GNU_SOURCE
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
  PART = 256 * 1024,
  SECOND = 1000000000,
  PATIENCE = 10,     /* seconds that a worker may neither compute nor answer, */
  SELF = 10,         /* and seconds of processor time that it may take for itself */
  LOOK = SECOND / 5, /* the most that counts between two looks at it */
  READING = 1000,    /* nanoseconds of processor time that a byte of a report may take */
  STACK = 64 << 20,
  SPARE = 1 << 30,     /* address space beside what the limits give */
  DESCRIPTORS = 65536, /* the most that are looked for to be closed */
  TIMES = 240          /* bytes of memory that a byte of the report takes, at most (3%3%3%: 217) */
};

/* The most bytes that an answer may have. */
static const size_t most = (size_t)512 << 20;

uint64_t bs_process_clock(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec;
}

/* The child. */

/* Leaves the process nothing of its parent's but the socket, and standard error where sanitizers
   write there. */
static int close_others(int fd) {
  const int own = STDERR_FILENO + 1, last = STDERR_FILENO - !BS_WALLS_BUILT;
  if (fd != own)
    dup2(fd, own);
  if (close_range((unsigned)own + 1, ~0u, 0) != 0) { /* a kernel, or a container, without it */
    long end = sysconf(_SC_OPEN_MAX);
    for (int other = own + 1; other < (end < DESCRIPTORS ? end : DESCRIPTORS); other++)
      close(other);
  }
  int null = open("/dev/null", O_RDWR);
  for (int standard = STDIN_FILENO; standard <= last; standard++)
    if (null < 0 || dup2(null, standard) < 0)
      close(standard);
  if (null > own)
    close(null);
  return own;
}

static _Noreturn void live(int fd, bs_pace_page *page, const bs_worker_settings *settings,
                           pid_t parent) {
  static const int terminals[] = {SIGINT, SIGHUP, SIGQUIT};
  struct rlimit stack = {STACK, STACK};
  sigset_t none;
  bs_walls_die_with(parent);
  /* A terminal tells all its processes, of which the parent knows what to do: it may ignore it. */
  for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++)
    signal(terminals[i], SIG_IGN);
  if (signal(SIGTERM, SIG_DFL) == SIG_IGN) /* the parent's handler tidies up for the parent */
    signal(SIGTERM, SIG_IGN);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  getrlimit(RLIMIT_STACK, &stack);
  if (stack.rlim_cur < STACK) {
    stack.rlim_cur = stack.rlim_max < STACK ? stack.rlim_max : STACK;
    setrlimit(RLIMIT_STACK, &stack);
  }
  bs_worker_serve(close_others(fd), page, settings);
}

/* The parent. */

static bs_status fail(bs_error *err) {
  return bs_fail(err, BS_IO, 0, "could not start a worker process: %s", strerror(errno));
}

bs_status bs_process_start(bs_process *out, const bs_worker_settings *settings, bs_error *err) {
  int ends[2];
  pid_t parent = getpid();
  bs_pace_page *page = bs_pace_page_new();
  if (!page)
    return fail(err);
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0) {
    bs_status status = fail(err);
    munmap(page, sizeof *page);
    return status;
  }
  sigset_t all, before; /* the child is not to run a handler of its parent */
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  pid_t pid = fork();
  if (pid == 0) {
    close(ends[0]);
    live(ends[1], page, settings, parent);
  }
  int error = errno;
  sigprocmask(SIG_SETMASK, &before, NULL);
  madvise(page, sizeof *page, MADV_DONTFORK); /* it is no later worker's business */
  close(ends[1]);
  errno = error;
  if (pid < 0) {
    bs_status status = fail(err);
    close(ends[0]);
    munmap(page, sizeof *page);
    return status;
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  *out = (bs_process){.pid = pid, .fd = ends[0], .page = page, .looked = bs_process_clock()};
  return BS_OK;
}

static bool in_vain(ssize_t part) {
  return part < 0 && (errno == EAGAIN || errno == EINTR);
}

void bs_process_give(bs_process *process, const bs_buffer *frame) {
  process->given = frame;
  process->forgotten = process->idle = 0;
  process->looked = bs_process_clock();
}

bool bs_process_is_sending(const bs_process *process) {
  return process->out.size > 0 || process->given;
}

void bs_process_forget(bs_process *process) {
  bs_buffer *in = &process->in;
  in->size -= process->seen;
  if (in->size > 0)
    memmove(in->data, in->data + process->seen, in->size);
  process->forgotten += process->seen;
  process->seen = 0;
}

/* Sends of one buffer what can be sent. Whether that was all. */
static bool send_of(bs_process *p, const bs_buffer *data) {
  while (p->sent < data->size) {
    ssize_t part = send(p->fd, data->data + p->sent, data->size - p->sent, MSG_NOSIGNAL);
    if (in_vain(part))
      return false;
    if (part < 0) /* it has died: receiving tells */
      part = (ssize_t)(data->size - p->sent);
    p->sent += (size_t)part;
    p->idle = 0;
  }
  p->sent = 0;
  return true;
}

static void send_some(bs_process *p) {
  if (p->out.size > 0) {
    if (!send_of(p, &p->out))
      return;
    bs_buffer_free(&p->out);
  }
  if (p->given && send_of(p, p->given))
    p->given = NULL;
}

/* Whether its answer is larger than any may be. */
static bool is_too_much(const bs_process *p) {
  return p->in.size + p->forgotten > most;
}

static void receive_some(bs_process *p) {
  p->in.failed = false;
  for (;;) {
    if (!bs_grow(&p->in.data, &p->in.capacity, p->in.size + PART, 1)) {
      p->in.failed = true;
      return;
    }
    ssize_t part = recv(p->fd, p->in.data + p->in.size, PART, 0);
    if (in_vain(part))
      return;
    if (part <= 0) {
      p->ended = true;
      return;
    }
    p->in.size += (size_t)part;
    p->idle = 0;
    if (is_too_much(p) || part < PART / 4)
      return;
  }
}

void bs_process_exchange(bs_process *process) {
  send_some(process);
  receive_some(process);
}

double bs_process_reading(const bs_worker_settings *settings, size_t bytes) {
  return settings->seconds + (double)bytes * READING / SECOND;
}

/* Whether somebody stopped it, and may let it go on. */
static bool is_stopped(const bs_process *process) {
  siginfo_t info = {0};
  waitid(P_PID, (id_t)process->pid, &info, WSTOPPED | WNOHANG | WNOWAIT);
  return info.si_pid == process->pid;
}

bs_kill bs_process_due(bs_process *process, const bs_worker_settings *settings, size_t bytes,
                       uint64_t now) {
  double seconds = settings->seconds;
  uint64_t cpu = bs_pace_cpu(process->pid);
  int phase = atomic_load(&process->page->phase);
  if (is_too_much(process) || process->in.failed)
    return BS_KILL_ANSWER;
  if (phase != BS_PHASE_SCRIPT)
    seconds = bs_process_reading(settings, bytes);
  if (phase == BS_PHASE_REST)
    seconds += SELF;
  if (bs_pace_spent(process->page, (bs_phase)phase, cpu) >
      (uint64_t)(seconds * SECOND) + SECOND / 2)
    return phase == BS_PHASE_REST ? BS_KILL_SLOW : BS_KILL_TIME;
  /* Only time in which this process looks on counts: it may have been stopped, or have waited for
     whoever reads its output. */
  uint64_t passed = now - process->looked;
  process->looked = now;
  process->idle += passed < LOOK ? passed : LOOK;
  if (cpu > process->cpu + SECOND / 1000) {
    process->cpu = cpu;
    process->idle = 0;
  }
  if (process->idle <= (uint64_t)PATIENCE * SECOND)
    return BS_KILL_NOT;
  process->idle = 0;
  return is_stopped(process) ? BS_KILL_NOT : BS_KILL_STUCK;
}

void bs_process_cap(const bs_process *process, const bs_worker_settings *settings, size_t bytes) {
#ifdef BS_WALLS /* sanitizers take terabytes of addresses */
  struct rlimit limit;
  if (settings->walls == BS_WALLS_OFF || prlimit(process->pid, RLIMIT_AS, NULL, &limit) != 0)
    return;
  rlim_t wanted = (rlim_t)SPARE + 2 * settings->memory + (rlim_t)TIMES * bytes;
  limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
  prlimit(process->pid, RLIMIT_AS, &limit, NULL);
#else
  (void)process;
  (void)settings;
  (void)bytes;
#endif
}

int bs_process_end(bs_process *process) {
  int status = 0;
  if (process->pid == 0)
    return 0;
  if (process->ended) { /* it is on its way out, unless it only closed its end */
    for (int tries = 0; tries < (BS_WALLS_BUILT ? 1000 : 5000); tries++) {
      if (waitpid(process->pid, &status, WNOHANG) == process->pid) {
        process->pid = 0;
        break;
      }
      nanosleep(&(struct timespec){0, SECOND / 1000}, NULL);
    }
  }
  if (process->pid != 0) {
    kill(process->pid, SIGKILL);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
      ;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) /* this one */
      status = 0;
  }
  close(process->fd);
  munmap(process->page, sizeof *process->page);
  bs_buffer_free(&process->out);
  bs_buffer_free(&process->in);
  *process = (bs_process){0};
  return status;
}

void bs_process_release(bs_process *process) {
  if (process->pid == 0)
    return;
  if (BS_WALLS_BUILT)
    kill(process->pid, SIGKILL);
  else
    shutdown(process->fd, SHUT_WR);
  process->ended = !BS_WALLS_BUILT;
}
