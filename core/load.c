/* What the C API reads from files: reports, and packs and analyses by name. */
#include <string.h>

#include "engine.h"
#include "input.h"
#include "library.h"
#include "modules.h"

const char *bs_version(void) {
  return BS_VERSION;
}

/* Puts the file before what is wrong with its bytes. */
static bs_status fail_in(const char *path, bs_status status, const bs_error *cause, bs_error *err) {
  return bs_fail(err, status, cause->line, "%s: %s", path, cause->message);
}

bs_status bs_report_load(bs_engine *engine, bs_report **out, const char *path, const char *encoding,
                         bs_error *err) {
  bs_buffer bytes = {0};
  bs_error cause;
  bs_status status = bs_input_read(&bytes, path, bs_watch_limits(&engine->watch).input, err);
  if (status == BS_OK) {
    status = bs_report_read(engine, out, path, bytes.data, bytes.size, encoding, &cause);
    if (status == BS_USAGE || status == BS_NOMEM)
      bs_fail(err, status, 0, "%s", cause.message);
    else if (status != BS_OK)
      fail_in(strcmp(path, "-") == 0 ? "standard input" : path, status, &cause, err);
  }
  bs_buffer_free(&bytes);
  return status;
}

bs_status bs_engine_load_pack(bs_engine *engine, const char *name, bs_error *err) {
  bs_file pack;
  bs_status status = bs_library_pack(&pack, name, err);
  if (status != BS_OK)
    return status;
  status = bs_engine_add_pack(engine, pack.path, pack.lua, pack.size, err);
  bs_file_free(&pack);
  return status;
}

bs_status bs_run_analysis(bs_engine *engine, bs_report *report, const char *name,
                          const char *const *options, size_t option_count, const bs_sink *sink,
                          bs_error *err) {
  bs_file file;
  bs_buffer chunk = {0};
  bs_module_files modules = {0};
  bs_status status = bs_library_analysis(&file, name, err);
  if (status != BS_OK)
    return status;
  bs_buffer_printf(&chunk, "%c%s", file.builtin ? '=' : '@', file.path);
  const bs_script script = {.name = chunk.data,
                            .lua = file.lua,
                            .size = file.size,
                            .options = options,
                            .option_count = option_count,
                            .modules = file.builtin ? NULL : &modules.modules};
  bs_module_files_open(&modules, file.path);
  if (chunk.failed)
    status = bs_fail_memory(err);
  else
    status = bs_run(engine, report, &script, sink, err);
  bs_module_files_free(&modules);
  bs_buffer_free(&chunk);
  bs_file_free(&file);
  return status;
}
