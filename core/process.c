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
  PATIENCE = 10,  /* seconds that a worker may neither compute nor answer */
  READING = 1000, /* nanoseconds of processor time that a byte of a report may take */
  STACK = 64 << 20,
  SPARE = 1 << 30, /* address space beside what the limits give */
  TIMES = 160      /* bytes of memory that reading takes for a byte of the report, at most */
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
  int null = open("/dev/null", O_RDWR);
  for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; standard++)
    if (null >= 0 && (standard != STDERR_FILENO || bs_walls_built()))
      dup2(null, standard);
  int own = STDERR_FILENO + 1;
  if (fd != own)
    dup2(fd, own);
  close_range((unsigned)own + 1, ~0u, 0);
  return own;
}

static _Noreturn void live(int fd, bs_pace_page *page, const bs_worker_settings *settings,
                           pid_t parent) {
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  struct rlimit stack;
  bs_walls_die_with(parent);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    signal(signals[i], SIG_DFL); /* the parent's handlers tidy up for the parent */
  if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur < STACK) {
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
  pid_t pid = fork();
  if (pid == 0) {
    close(ends[0]);
    live(ends[1], page, settings, parent);
  }
  close(ends[1]);
  if (pid < 0) {
    bs_status status = fail(err);
    close(ends[0]);
    munmap(page, sizeof *page);
    return status;
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  *out = (bs_process){.pid = pid, .fd = ends[0], .page = page, .wall = bs_process_clock()};
  return BS_OK;
}

static bool in_vain(ssize_t part) {
  return part < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

static void send_some(bs_process *p) {
  while (p->sent < p->out.size) {
    ssize_t part = send(p->fd, p->out.data + p->sent, p->out.size - p->sent, MSG_NOSIGNAL);
    if (in_vain(part))
      return;
    if (part < 0) /* it has died: receiving tells */
      part = (ssize_t)(p->out.size - p->sent);
    p->sent += (size_t)part;
    p->wall = bs_process_clock();
  }
  bs_buffer_free(&p->out);
  p->sent = 0;
}

static void receive_some(bs_process *p) {
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
    p->wall = bs_process_clock();
    if (p->in.size > most || part < PART / 4)
      return;
  }
}

void bs_process_exchange(bs_process *process) {
  send_some(process);
  if (!process->ended)
    receive_some(process);
}

bs_kill bs_process_due(bs_process *process, const bs_worker_settings *settings, size_t bytes,
                       uint64_t now) {
  uint64_t limit = (uint64_t)(settings->seconds * SECOND) + SECOND / 2;
  uint64_t cpu = bs_pace_cpu(process->pid);
  int phase = atomic_load(&process->page->phase);
  if (process->in.size > most || process->in.failed)
    return BS_KILL_ANSWER;
  if (phase != BS_PHASE_SCRIPT)
    limit += (uint64_t)bytes * READING;
  if (bs_pace_spent(process->page, (bs_phase)phase, cpu) > limit)
    return BS_KILL_TIME;
  if (cpu > process->cpu + SECOND / 1000) {
    process->cpu = cpu;
    process->wall = now;
  }
  uint64_t idle = now > process->wall ? now - process->wall : 0;
  return idle > (uint64_t)PATIENCE * SECOND ? BS_KILL_STUCK : BS_KILL_NOT;
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
    for (int tries = 0; tries < 100; tries++) {
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
  }
  close(process->fd);
  munmap(process->page, sizeof *process->page);
  bs_buffer_free(&process->out);
  bs_buffer_free(&process->in);
  *process = (bs_process){0};
  return status;
}
