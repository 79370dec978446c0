#include "starter.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "builtin.h"
#include "manual.h"
#include "output.h"
#include "replacement.h"

static const struct bs_builtin *find_template(void) {
  for (const struct bs_builtin *file = bs_builtins; file->name; file++)
    if (strcmp(file->name, "templates/analysis") == 0)
      return file;
  return NULL;
}

/* Adds the template with the script's name where it says NAME. */
static void fill(bs_buffer *out, const struct bs_builtin *file, const char *name, size_t size) {
  static const char hole[] = "NAME";
  const char *at = file->lua, *end = file->lua + file->size;
  for (const char *next; (next = strstr(at, hole)); at = next + sizeof hole - 1) {
    bs_buffer_add(out, at, (size_t)(next - at));
    bs_buffer_add(out, name, size);
  }
  bs_buffer_add(out, at, (size_t)(end - at));
}

static bool is_name(const char *name, size_t size) {
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  bool letters = size > 0 && name[0] != '-';
  for (size_t i = 0; letters && i < size; i++)
    letters = (unsigned char)name[i] >= 0x80 || (name[i] && strchr(plain, name[i]));
  return letters;
}

static bs_status write_file(const char *path, const bs_buffer *text, bs_error *err) {
  bs_status status = bs_replacement_check(path, path, err);
  if (status != BS_OK)
    return status;
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0 && errno == EEXIST)
    return bs_fail(err, BS_USAGE, 0, "%s is there already, and stays as it is", path);
  if (fd < 0)
    return bs_fail(err, BS_IO, 0, "could not write %s: %s", path, strerror(errno));
  static bs_output output; /* 64 KB: too much for a small stack */
  bs_output_open(&output, fd, path);
  bs_output_add(&output, text->data, text->size);
  if (bs_output_close(&output))
    return BS_OK;
  unlink(path);
  return bs_output_failure(&output, err);
}

bs_status bs_starter_write(const char *name, bs_buffer *text, bs_error *err) {
  const char *base = strrchr(name, '/');
  base = base ? base + 1 : name;
  size_t size = strlen(base);
  bool ends = size > 4 && strcmp(base + size - 4, ".lua") == 0;
  size -= ends ? 4 : 0;
  if (!is_name(base, size))
    return bs_fail(err, BS_USAGE, 0, "'%s' is no name for a script (letters, digits, _ and -)",
                   name);
  const struct bs_builtin *file = find_template();
  if (!ends && !strchr(name, '/') && bs_manual_find(name))
    return bs_fail(err, BS_USAGE, 0, "%s is a command of baoshu; a script needs another name",
                   name);
  bs_buffer path = {0}, script = {0};
  bs_buffer_printf(&path, "%s%s", name, ends ? "" : ".lua");
  if (file)
    fill(&script, file, base, size);
  bs_status status = path.failed || script.failed ? bs_fail_memory(err) : BS_OK;
  if (status == BS_OK)
    status = write_file(path.data, &script, err);
  if (status == BS_OK) {
    const char *here = strchr(path.data, '/') ? "" : "./";
    bs_buffer_printf(text,
                     "wrote %s\n  baoshu test %s%s     runs its tests\n"
                     "  baoshu %s%s REPORT   asks a report\n",
                     path.data, here, path.data, here, path.data);
  }
  bs_buffer_free(&path);
  bs_buffer_free(&script);
  return status;
}
