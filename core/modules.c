#include "modules.h"

#include <stdlib.h>

struct bs_module_file {
  char *name;
  bs_buffer path, text; /* the path ends in NUL */
};

static void drop(struct bs_module_file *file) {
  free(file->name);
  bs_buffer_free(&file->path);
  bs_buffer_free(&file->text);
}

static bs_status load(bs_module_files *files, const char *name, bs_error *err) {
  struct bs_module_file file = {.name = strdup(name)};
  if (!file.name ||
      !bs_grow(&files->files, &files->capacity, files->count + 1, sizeof *files->files)) {
    drop(&file);
    return bs_fail_memory(err);
  }
  bs_status status = bs_grants_module(&files->grants, name, &file.path, &file.text, err);
  if (status == BS_OK)
    files->files[files->count++] = file;
  else
    drop(&file);
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
  *path = file->path.data;
  *lua = file->text.data ? file->text.data : "";
  *size = file->text.size;
  return BS_OK;
}

void bs_module_files_open(bs_module_files *files, const char *path) {
  files->grants.script = path;
  files->modules = (bs_modules){files, find};
}

void bs_module_files_free(bs_module_files *files) {
  for (size_t i = 0; i < files->count; i++)
    drop(&files->files[i]);
  free(files->files);
  *files = (bs_module_files){0};
}
