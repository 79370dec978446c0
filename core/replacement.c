#define _DEFAULT_SOURCE /* realpath, flock */

#include "replacement.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The drafts that an interrupt removes. One command has one output, and one file of records. */
enum { DRAFTS = 2 };

/* So often a draft may vanish before it can be had. */
enum { TRIES = 100 };

static const char *volatile unfinished[DRAFTS];

static void remove_unfinished(int signal_number) {
  for (size_t i = 0; i < DRAFTS; i++)
    if (unfinished[i])
      unlink(unfinished[i]);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/* Puts a draft in the place of another; NULL is none. */
static void watch(const char *before, const char *draft) {
  bool any = false;
  for (size_t i = 0, done = 0; i < DRAFTS; i++) {
    if (!done && unfinished[i] == before) {
      unfinished[i] = draft;
      done = 1;
    }
    any = any || unfinished[i];
  }
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction now;
    sigaction(signals[i], NULL, &now);
    if (now.sa_handler != SIG_IGN)
      signal(signals[i], any ? remove_unfinished : SIG_DFL);
  }
}

static bs_status fail(bs_error *err, const char *path) {
  return bs_fail(err, BS_IO, 0, "could not write %s: %s", path, strerror(errno));
}

/* The bytes of a path that name its folder, with the slash; 0 for the current one. */
static size_t folder_size(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The folder of a path; free it. NULL without memory. */
static char *folder_of(const char *path) {
  size_t size = folder_size(path);
  return size == 0 ? strdup(".") : strndup(path, size > 1 ? size - 1 : size);
}

bs_status bs_replacement_check(const char *path, const char *name, bs_error *err) {
  char *folder = folder_of(path);
  if (!folder)
    return bs_fail_memory(err);
  struct stat status;
  bs_status result = BS_OK;
  if (stat(folder, &status) < 0 && errno == ENOENT)
    result = bs_fail(err, BS_IO, 0,
                     "could not write %s: the folder %s does not exist (mkdir -p %s makes it)",
                     path, folder, folder);
  else if (stat(folder, &status) < 0)
    result = fail(err, name);
  free(folder);
  return result;
}

/* The name of the draft beside a path, hidden; free it. NULL without memory. */
static char *draft_of(const char *path) {
  static const char suffix[] = ".draft";
  size_t folder = folder_size(path), name = strlen(path + folder);
  if (name > NAME_MAX - sizeof suffix)
    name = NAME_MAX - sizeof suffix;
  char *draft = malloc(folder + 1 + name + sizeof suffix);
  if (!draft)
    return NULL;
  memcpy(draft, path, folder);
  draft[folder] = '.';
  memcpy(draft + folder + 1, path + folder, name);
  memcpy(draft + folder + 1 + name, suffix, sizeof suffix);
  return draft;
}

/* Opens a draft, a new one or what a run that was killed has left; a link, or what is not the
   user's own, is none. -1, and errno, where that fails. */
static int open_or_create(const char *draft) {
  enum { FLAGS = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY };
  struct stat found;
  int fd = open(draft, FLAGS | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  if (fd >= 0 || errno != EEXIST)
    return fd;
  fd = open(draft, FLAGS);
  if (fd < 0 && errno == ENOENT) /* whoever had it is done */
    errno = EAGAIN;
  if (fd >= 0 && (fstat(fd, &found) < 0 || !S_ISREG(found.st_mode) || found.st_nlink > 1 ||
                  found.st_uid != geteuid())) {
    close(fd);
    errno = EEXIST;
    return -1;
  }
  return fd;
}

/* Whether the name still leads to the file: whoever had it may have put it in its place. */
static bool is_there(const char *draft, int fd) {
  struct stat named, opened;
  return lstat(draft, &named) == 0 && fstat(fd, &opened) == 0 && named.st_dev == opened.st_dev &&
         named.st_ino == opened.st_ino;
}

/* Whether an open file is a draft of this run. */
static bool is_ours(int fd) {
  for (size_t i = 0; i < DRAFTS; i++)
    if (unfinished[i] && is_there(unfinished[i], fd))
      return true;
  return false;
}

/* Opens the draft and locks it, so that of two runs on one file the second says so. Where a file
   system has no locks it goes without. */
static bs_status lock_draft(bs_replacement *r, const char *draft, bs_error *err) {
  for (int tries = 0; tries < TRIES; tries++) {
    r->fd = open_or_create(draft);
    if (r->fd < 0 && errno == EAGAIN)
      continue;
    if (r->fd < 0 && (errno == EEXIST || errno == ELOOP || errno == EISDIR))
      return bs_fail(err, BS_IO, 0, "could not write %s: %s is in the way (remove it)", r->name,
                     draft);
    if (r->fd < 0)
      return fail(err, r->name);
    if (is_ours(r->fd))
      return bs_fail(err, BS_USAGE, 0,
                     "could not write %s: another output of this run goes there (take another name "
                     "for one of them)",
                     r->name);
    if (flock(r->fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
      return bs_fail(err, BS_IO, 0,
                     "could not write %s: another run is writing it (wait for its end, or take "
                     "another name)",
                     r->name);
    if (is_there(draft, r->fd))
      return BS_OK;
    close(r->fd);
    r->fd = -1;
  }
  errno = EAGAIN;
  return fail(err, r->name);
}

static bs_status open_draft(bs_replacement *r, bs_error *err) {
  char *draft = draft_of(r->path);
  if (!draft)
    return bs_fail_memory(err);
  bs_status status = lock_draft(r, draft, err);
  if (status != BS_OK) {
    free(draft);
    return status;
  }
  r->draft = draft;
  return ftruncate(r->fd, 0) < 0 ? fail(err, r->name) : BS_OK;
}

/* The same; an interrupt waits until the draft is known. */
static bs_status open_watched(bs_replacement *r, bs_error *err) {
  sigset_t set, before;
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    sigaddset(&set, signals[i]);
  sigprocmask(SIG_BLOCK, &set, &before);
  bs_status status = open_draft(r, err);
  if (status == BS_OK)
    watch(NULL, r->draft);
  sigprocmask(SIG_SETMASK, &before, NULL);
  return status;
}

static bs_status open_path(bs_replacement *r, bs_error *err) {
  struct stat there;
  bool exists = stat(r->path, &there) == 0;
  if (exists && S_ISDIR(there.st_mode))
    return bs_fail(err, BS_IO, 0, "could not write %s: it is a folder", r->name);
  if (exists && !S_ISREG(there.st_mode)) {
    r->fd = open(r->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return r->fd < 0 ? fail(err, r->name) : BS_OK;
  }
  if (exists && access(r->path, W_OK) < 0) /* a rename would not ask */
    return fail(err, r->name);
  bs_status status = bs_replacement_check(r->path, r->name, err);
  if (status == BS_OK)
    status = open_watched(r, err);
  if (status != BS_OK)
    return status;
  mode_t mask = umask(0);
  umask(mask);
  return fchmod(r->fd, exists ? there.st_mode & 0777 : 0666 & ~mask) < 0 ? fail(err, r->name)
                                                                         : BS_OK;
}

/* The descriptor that a path names, or -1: what stands behind it is whoever's who opened it, and
 * may be a file that others write to as well. */
static int descriptor_of(const char *path) {
  static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
  if (strcmp(path, "/dev/stdout") == 0)
    return STDOUT_FILENO;
  if (strcmp(path, "/dev/stderr") == 0)
    return STDERR_FILENO;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    size_t size = strlen(folders[i]), digits;
    if (strncmp(path, folders[i], size) != 0)
      continue;
    digits = strspn(path + size, "0123456789");
    if (digits > 0 && digits < 9 && !path[size + digits])
      return (int)strtol(path + size, NULL, 10);
  }
  return -1;
}

/* Writes to a descriptor that this run was given; one that it opened itself would not have outlived
 * the exec. */
static bs_status open_descriptor(bs_replacement *r, int given, bs_error *err) {
  int flags = fcntl(given, F_GETFD), mode = fcntl(given, F_GETFL);
  if (flags < 0 || flags & FD_CLOEXEC || (mode & O_ACCMODE) == O_RDONLY)
    errno = EBADF;
  else
    r->fd = fcntl(given, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  return r->fd < 0 ? fail(err, r->name) : BS_OK;
}

bs_status bs_replacement_open(bs_replacement *out, const char *path, bs_error *err) {
  int given = descriptor_of(path);
  *out = (bs_replacement){.fd = -1, .name = path};
  out->path = given < 0 ? realpath(path, NULL) : strdup(path); /* a symbolic link stays one */
  if (!out->path && given < 0 && errno != ENOMEM)
    out->path = strdup(path);
  bs_status status = !out->path  ? bs_fail_memory(err)
                     : given < 0 ? open_path(out, err)
                                 : open_descriptor(out, given, err);
  if (status != BS_OK)
    bs_replacement_drop(out);
  return status;
}

/* The folder's entry is to be on the disk too; where that cannot be had the file is there all the
 * same. */
static void sync_folder(const char *path) {
  char *folder = folder_of(path);
  int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (fd >= 0) {
    fsync(fd);
    close(fd);
  }
  free(folder);
}

/* The draft is somebody else's by now, whatever it is called. */
static bs_status lose_draft(bs_replacement *r, bs_error *err) {
  bs_status status =
      bs_fail(err, BS_IO, 0,
              "could not write %s: %s was taken away meanwhile (let nothing else write there)",
              r->name, r->draft);
  watch(r->draft, NULL);
  free(r->draft);
  r->draft = NULL;
  return status;
}

bs_status bs_replacement_keep(bs_replacement *r, bs_error *err) {
  bs_status status = BS_OK;
  if (r->draft && !is_there(r->draft, r->fd))
    status = lose_draft(r, err);
  if (r->draft && fsync(r->fd) < 0)
    status = fail(err, r->name);
  int closed = close(r->fd);
  r->fd = -1;
  if (status == BS_OK && closed < 0 && errno != EINTR)
    status = fail(err, r->name);
  if (status == BS_OK && r->draft && rename(r->draft, r->path) < 0)
    status = fail(err, r->name);
  if (status == BS_OK && r->draft) {
    watch(r->draft, NULL);
    sync_folder(r->path);
    free(r->draft);
    r->draft = NULL;
  }
  bs_replacement_drop(r);
  return status;
}

void bs_replacement_drop(bs_replacement *r) {
  if (!r->path)
    return;
  if (r->draft) {
    if (r->fd < 0 || is_there(r->draft, r->fd))
      unlink(r->draft);
    watch(r->draft, NULL);
  }
  if (r->fd >= 0)
    close(r->fd);
  free(r->draft);
  free(r->path);
  *r = (bs_replacement){.fd = -1};
}
