#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PART = 64 * 1024 };

static const char *name_of(const char *path) {
  return strcmp(path, "-") == 0 ? "standard input" : path;
}

static bs_status fail_system(bs_error *err, const char *path) {
  return bs_fail(err, BS_IO, 0, "%s: %s", name_of(path), strerror(errno));
}

/* What a file is that cannot be read like one, or NULL. Pipes by their descriptors can, but where a
 * script names them. */
static const char *strange(const char *path, mode_t mode, bool resolved) {
  if (S_ISDIR(mode))
    return "is a folder (name the files in it)";
  if (S_ISFIFO(mode) &&
      (resolved || (strncmp(path, "/dev/", 5) != 0 && strncmp(path, "/proc/", 6) != 0)))
    return "is a pipe with a name (- reads standard input: baoshu … - < PIPE)";
  if (S_ISCHR(mode) || S_ISBLK(mode))
    return "is a device, not a file";
  if (S_ISSOCK(mode))
    return "is a socket, not a file";
  return NULL;
}

/* Opens it without waiting for whoever might write to a pipe. Only a pipe is waited for when it is
 * read: there are files of the kernel's, such as /proc/kmsg, that have no end. */
static bs_status open_file(int *out, const char *path, size_t *hint, bool resolved, bs_error *err) {
  struct stat file;
  *hint = 0;
  *out = STDIN_FILENO;
  if (strcmp(path, "-") == 0)
    return BS_OK;
  if (!*path)
    return bs_fail(err, BS_IO, 0, "'' names no file");
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0 && errno == ENXIO && stat(path, &file) == 0 && strange(path, file.st_mode, resolved))
    return bs_fail(err, BS_IO, 0, "%s: %s", path, strange(path, file.st_mode, resolved));
  if (fd < 0)
    return fail_system(err, path);
  bs_status status = BS_OK;
  if (fstat(fd, &file) < 0)
    status = fail_system(err, path);
  else if (strange(path, file.st_mode, resolved))
    status = bs_fail(err, BS_IO, 0, "%s: %s", path, strange(path, file.st_mode, resolved));
  else if (S_ISFIFO(file.st_mode) && fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK) < 0)
    status = fail_system(err, path);
  if (status != BS_OK) {
    close(fd);
    return status;
  }
  if (S_ISREG(file.st_mode) && file.st_size > 0)
    *hint = (size_t)file.st_size;
  *out = fd;
  return BS_OK;
}

/* Reads until the end, wherever that comes: the size is a hint, a file may grow or shrink
 * meanwhile.
 */
static bs_status drain(bs_buffer *out, int fd, const char *path, size_t limit, bs_error *err) {
  size_t before = out->size;
  for (;;) {
    if (out->size - before > limit)
      return bs_fail(err, BS_LIMIT, 0, "%s: is larger than %zu MB, the most that is read",
                     name_of(path), limit >> 20);
    size_t room = out->capacity - out->size;
    if (room < PART / 2 && !bs_grow(&out->data, &out->capacity, out->size + PART, 1))
      return bs_fail_memory(err);
    ssize_t part = read(fd, out->data + out->size, out->capacity - out->size);
    if (part > 0)
      out->size += (size_t)part;
    else if (part == 0)
      return BS_OK;
    else if (errno != EINTR)
      return fail_system(err, path);
  }
}

/* Whether an open file is the one that a path without links named. */
static bool is_at(int fd, const char *path) {
  char link[32], found[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(link, found, sizeof found);
  return size < 0 || ((size_t)size == strlen(path) && memcmp(found, path, (size_t)size) == 0);
}

static bs_status read_file(bs_buffer *out, const char *path, size_t limit, bool resolved,
                           bs_error *err) {
  int fd;
  size_t hint;
  bs_status status = open_file(&fd, path, &hint, resolved, err);
  if (status != BS_OK)
    return status;
  if (hint > limit)
    hint = limit; /* whether it is really larger, reading will tell */
  if (resolved && !is_at(fd, path))
    status = bs_fail(err, BS_IO, 0, "%s: was replaced while it was opened", path);
  else if (!bs_grow(&out->data, &out->capacity, out->size + hint + PART, 1))
    status = bs_fail_memory(err);
  else
    status = drain(out, fd, path, limit, err);
  if (fd != STDIN_FILENO)
    close(fd);
  return status;
}

bs_status bs_input_read(bs_buffer *out, const char *path, size_t limit, bs_error *err) {
  return read_file(out, path, limit, false, err);
}

bs_status bs_input_read_resolved(bs_buffer *out, const char *path, size_t limit, bs_error *err) {
  return read_file(out, path, limit, true, err);
}
