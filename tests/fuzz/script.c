/* Any Lua as a script. */
#include "run.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  run_script(size > 0 ? (const char *)data : "", size);
  return 0;
}
