/* Runs a target over files and folders of inputs, each input whole and cut short: what libFuzzer
   found once is tested without it. */
#include <dirent.h>
#include <sys/stat.h>

#include "fuzz.h"

enum { CUTS = 16 }; /* shorter inputs out of each */

/* Runs the target over a copy that ends where its memory ends, for sanitizers to see. */
static void run(const char *bytes, size_t size) {
  uint8_t *copy = malloc(size > 0 ? size : 1);
  HOLDS(copy);
  memcpy(copy, bytes, size);
  LLVMFuzzerTestOneInput(copy, size);
  free(copy);
}

static void replay_file(const char *path) {
  bs_buffer bytes = {0};
  char block[4096];
  FILE *file = fopen(path, "rb");
  HOLDS(file);
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
    bs_buffer_add(&bytes, block, got);
  fclose(file);
  bs_buffer_add(&bytes, "", 0);
  HOLDS(!bytes.failed);
  for (size_t i = 1; i <= CUTS; i++) {
    size_t end = bytes.size - bytes.size * (CUTS - i) / CUTS;
    fprintf(stderr, "%s, %zu bytes\n", path, end);
    run(bytes.data, end);
  }
  bs_buffer_free(&bytes);
}

static size_t replay(const char *path) {
  struct stat info;
  size_t count = 0;
  HOLDS(stat(path, &info) == 0);
  if (!S_ISDIR(info.st_mode)) {
    replay_file(path);
    return 1;
  }
  DIR *folder = opendir(path);
  HOLDS(folder);
  for (struct dirent *entry; (entry = readdir(folder));) {
    bs_buffer inside = {0};
    bs_buffer_printf(&inside, "%s/%s", path, entry->d_name);
    HOLDS(!inside.failed);
    if (entry->d_name[0] != '.')
      count += replay(inside.data);
    bs_buffer_free(&inside);
  }
  closedir(folder);
  return count;
}

int main(int argc, char **argv) {
  size_t count = 0;
  for (int i = 1; i < argc; i++)
    count += replay(argv[i]);
  HOLDS(count > 0);
  return 0;
}
