#include "library.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "builtin.h"
#include "input.h"
#include "nearest.h"

/* What is looked for: an analysis stands in a folder itself, a pack below packs/. */
struct shelf {
  const char *noun, *prefix;
  size_t limit;
};

static const struct shelf analyses = {"analysis", "", BS_SCRIPT_LIMIT};
static const struct shelf packs = {"pack", "packs/", BS_PACK_LIMIT};

static bool ends_in_lua(const char *name) {
  size_t size = strlen(name);
  return size > 4 && strcmp(name + size - 4, ".lua") == 0;
}

/* A built-in file that is no analysis but a module: LPeg's companion. */
static bool is_module(const char *name) {
  return strcmp(name, "re") == 0;
}

/* The folders. */

/* Adds a folder to the list of them; an empty one is none, not the current directory. */
static bool add_folder(bs_names *folders, const char *folder, size_t size, const char *below) {
  if (size == 0)
    return true;
  size_t rest = strlen(below) + 1;
  char *path = bs_arena_take(&folders->arena, size + rest);
  if (!path ||
      !bs_grow(&folders->items, &folders->capacity, folders->count + 1, sizeof *folders->items))
    return false;
  memcpy(path, folder, size);
  memcpy(path + size, below, rest);
  folders->items[folders->count++] = path;
  return true;
}

/* The folders of the search path, the first wins. */
static bool find_folders(bs_names *folders) {
  const char *path = getenv("BAOSHU_PATH"), *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
  while (path && *path) {
    size_t size = strcspn(path, ":");
    if (!add_folder(folders, path, size, ""))
      return false;
    path += size + (path[size] == ':');
  }
  if (data && *data == '/') /* XDG: a relative path is invalid */
    return add_folder(folders, data, strlen(data), "/baoshu");
  return !home || add_folder(folders, home, strlen(home), "/.local/share/baoshu");
}

/* The names. */

static bool add_name(bs_names *names, const char *name, size_t size) {
  char *copy = bs_arena_copy(&names->arena, name, size);
  if (!copy || !bs_grow(&names->items, &names->capacity, names->count + 1, sizeof *names->items))
    return false;
  names->items[names->count++] = copy;
  return true;
}

static bool add_folder_names(bs_names *names, const char *folder, const char *prefix) {
  bs_buffer path = {0};
  bs_buffer_printf(&path, "%s/%s", folder, prefix);
  DIR *listing = path.failed ? NULL : opendir(path.data);
  bool done = !path.failed;
  bs_buffer_free(&path);
  for (struct dirent *entry; listing && done && (entry = readdir(listing));)
    if (entry->d_name[0] != '.' && ends_in_lua(entry->d_name))
      done = add_name(names, entry->d_name, strlen(entry->d_name) - 4);
  if (listing)
    closedir(listing);
  return done;
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All names on a shelf, sorted, each once. */
static bs_status find_names(const struct shelf *shelf, bs_names *out, bs_error *err) {
  bs_names folders = {0};
  bool done = find_folders(&folders);
  for (size_t i = 0; done && i < folders.count; i++)
    done = add_folder_names(out, folders.items[i], shelf->prefix);
  bs_names_free(&folders);
  size_t skip = strlen(shelf->prefix);
  for (const struct bs_builtin *file = bs_builtins; done && file->name; file++) {
    bool fits = strncmp(file->name, shelf->prefix, skip) == 0;
    if (fits && !strchr(file->name + skip, '/') && !is_module(file->name))
      done = add_name(out, file->name + skip, strlen(file->name + skip));
  }
  if (!done)
    return bs_fail_memory(err);
  if (out->count > 1)
    qsort(out->items, out->count, sizeof *out->items, compare_names);
  size_t kept = 0;
  for (size_t i = 0; i < out->count; i++)
    if (kept == 0 || strcmp(out->items[kept - 1], out->items[i]) != 0)
      out->items[kept++] = out->items[i];
  out->count = kept;
  return BS_OK;
}

bs_status bs_library_analyses(bs_names *out, bs_error *err) {
  return find_names(&analyses, out, err);
}

static bs_status fail_unknown(const struct shelf *shelf, const char *name, bs_error *err) {
  bs_names known = {0};
  bs_status status = find_names(shelf, &known, err);
  if (status == BS_OK) {
    status = BS_USAGE;
    const char *nearest = bs_nearest(name, known.items, known.count);
    if (nearest)
      bs_fail(err, status, 0, "unknown %s '%s' (did you mean: %s?)", shelf->noun, name, nearest);
    else if (ends_in_lua(name))
      bs_fail(err, status, 0, "unknown %s '%s' (a script's path holds a /: ./%s)", shelf->noun,
              name, name);
    else if (shelf == &packs)
      bs_fail(err, status, 0, "unknown pack '%s' (a pack of your own is named by its file: %s.lua)",
              name, name);
    else
      bs_fail(err, status, 0, "unknown analysis '%s' (baoshu list shows all)", name);
  }
  bs_names_free(&known);
  return status;
}

/* One file. */

static bs_status read_file(bs_file *out, const char *path, size_t limit, bs_error *err) {
  bs_file file = {0};
  file.path = bs_arena_copy(&file.arena, path, strlen(path));
  bs_status status = file.path ? bs_input_read(&file.text, path, limit, err) : bs_fail_memory(err);
  file.lua = file.text.data;
  file.size = file.text.size;
  if (status == BS_OK)
    *out = file;
  else
    bs_file_free(&file);
  return status;
}

/* Reads the file of that name in the first folder that has it. `*found` tells whether one has. */
static bs_status search(const struct shelf *shelf, const char *name, bs_file *out, bool *found,
                        bs_error *err) {
  bs_names folders = {0};
  bs_status status = find_folders(&folders) ? BS_OK : bs_fail_memory(err);
  *found = false;
  for (size_t i = 0; status == BS_OK && !*found && i < folders.count; i++) {
    struct stat file;
    bs_buffer path = {0};
    bs_buffer_printf(&path, "%s/%s%s.lua", folders.items[i], shelf->prefix, name);
    if (path.failed)
      status = bs_fail_memory(err);
    else if ((*found = stat(path.data, &file) == 0))
      status = read_file(out, path.data, shelf->limit, err);
    bs_buffer_free(&path);
  }
  bs_names_free(&folders);
  return status;
}

static const struct bs_builtin *find_builtin(const struct shelf *shelf, const char *name) {
  size_t skip = strlen(shelf->prefix);
  for (const struct bs_builtin *file = bs_builtins; file->name; file++)
    if (strncmp(file->name, shelf->prefix, skip) == 0 && strcmp(file->name + skip, name) == 0 &&
        !is_module(file->name))
      return file;
  return NULL;
}

static bs_status find(const struct shelf *shelf, const char *name, bs_file *out, bs_error *err) {
  bool found = false;
  bs_status status = BS_OK;
  if (*name && *name != '.')
    status = search(shelf, name, out, &found, err);
  if (status != BS_OK || found)
    return status;
  const struct bs_builtin *builtin = find_builtin(shelf, name);
  if (!builtin)
    return fail_unknown(shelf, name, err);
  *out =
      (bs_file){.lua = builtin->lua, .size = builtin->size, .path = builtin->name, .builtin = true};
  return BS_OK;
}

bs_status bs_library_hidden(bs_names *out, const char *name, bs_error *err) {
  bs_names folders = {0};
  bool done = find_folders(&folders), won = false;
  for (size_t i = 0; done && i < folders.count; i++) {
    struct stat file;
    bs_buffer path = {0};
    bs_buffer_printf(&path, "%s/%s.lua", folders.items[i], name);
    done = !path.failed;
    if (done && stat(path.data, &file) == 0) {
      if (won)
        done = add_name(out, path.data, path.size);
      won = true;
    }
    bs_buffer_free(&path);
  }
  bs_names_free(&folders);
  if (done && won && find_builtin(&analyses, name))
    done = add_name(out, "built in", strlen("built in"));
  return done ? BS_OK : bs_fail_memory(err);
}

bs_status bs_library_analysis(bs_file *out, const char *name, bs_error *err) {
  if (strchr(name, '/'))
    return read_file(out, name, BS_SCRIPT_LIMIT, err);
  return find(&analyses, name, out, err);
}

bool bs_library_is_path(const char *pack) {
  return strchr(pack, '/') || ends_in_lua(pack);
}

bs_status bs_library_pack(bs_file *out, const char *name, bs_error *err) {
  if (bs_library_is_path(name))
    return read_file(out, name, BS_PACK_LIMIT, err);
  return find(&packs, name, out, err);
}

void bs_file_free(bs_file *file) {
  bs_buffer_free(&file->text);
  bs_arena_free(&file->arena);
  *file = (bs_file){0};
}

void bs_names_free(bs_names *names) {
  free(names->items);
  bs_arena_free(&names->arena);
  *names = (bs_names){0};
}
