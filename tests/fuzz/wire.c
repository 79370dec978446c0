/* Any bytes as the frames of a worker: broken, or values that come back the same when they are sent
   again. */
#include "frames.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  frames first = {0}, second = {0};
  bool whole = frames_take(&first, (const char *)data, size);
  HOLDS(!first.text.failed && !first.again.failed);
  if (whole) {
    HOLDS(frames_take(&second, first.again.data, first.again.size));
    HOLDS(first.text.size == second.text.size);
    HOLDS(first.text.size == 0 || memcmp(first.text.data, second.text.data, first.text.size) == 0);
  }
  frames_free(&first);
  frames_free(&second);
  return 0;
}
