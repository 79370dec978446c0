#include "modules.h"

#include <stdlib.h>

#include "input.h"
#include "library.h"

struct bs_module_file {
  char *name, *path;
  bs_buffer text;
};

/* The path of a module, whose name has been checked. */
static char *path_of(const bs_module_files *files, const char *name) {
  bs_buffer path = {0};
  bs_buffer_add(&path, files->folder.data, files->folder.size);
  size_t start = path.size;
  bs_buffer_printf(&path, "%s.lua", name);
  if (path.failed) {
    bs_buffer_free(&path);
    return NULL;
  }
  for (size_t i = start; i + 4 < path.size; i++)
    if (path.data[i] == '.')
      path.data[i] = '/';
  return path.data;
}

static bs_status load(bs_module_files *files, const char *name, bs_error *err) {
  struct bs_module_file file = {.path = path_of(files, name), .name = strdup(name)};
  bs_status status = BS_NOMEM;
  if (file.path && file.name &&
      bs_grow(&files->files, &files->capacity, files->count + 1, sizeof *files->files))
    status = bs_input_read(&file.text, file.path, BS_SCRIPT_LIMIT, err);
  else
    bs_fail_memory(err);
  if (status == BS_OK) {
    files->files[files->count++] = file;
    return BS_OK;
  }
  if (status == BS_IO) {
    bs_error why = *err;
    bs_fail(err, status, 0, "no module '%s' (%s; lpeg, re and baoshu come with every script)", name,
            why.message);
  }
  free(file.path);
  free(file.name);
  bs_buffer_free(&file.text);
  return status;
}

static bs_status find(void *self, const char *name, const char **path, const char **lua,
                      size_t *size, bs_error *err) {
  bs_module_files *files = self;
  size_t i = 0;
  while (i < files->count && strcmp(files->files[i].name, name) != 0)
    i++;
  if (i == files->count) {
    bs_status status = load(files, name, err);
    if (status != BS_OK)
      return status;
  }
  const struct bs_module_file *file = &files->files[i];
  *path = file->path;
  *lua = file->text.data ? file->text.data : "";
  *size = file->text.size;
  return BS_OK;
}

bool bs_module_files_open(bs_module_files *files, const char *path) {
  const char *slash = strrchr(path, '/');
  bs_buffer_add(&files->folder, path, slash ? (size_t)(slash - path) + 1 : 0);
  files->modules = (bs_modules){files, find};
  return !files->folder.failed;
}

void bs_module_files_free(bs_module_files *files) {
  for (size_t i = 0; i < files->count; i++) {
    free(files->files[i].name);
    free(files->files[i].path);
    bs_buffer_free(&files->files[i].text);
  }
  free(files->files);
  bs_buffer_free(&files->folder);
  *files = (bs_module_files){0};
}
