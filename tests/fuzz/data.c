/* Any text as the file of an option: CSV, JSON, or JSON by lines. What it becomes is written as
   JSON and read again as the same. */
#include "run.h"

static const char lua[] =
    "return { api = 1, columns = { 'n' }, options = { data = { type = 'file', help = '' } },\n"
    "  map = function(report, emit, options)\n"
    "    local done, text = pcall(baoshu.json.encode, options.data)\n"
    "    if not done then return end\n" /* JSON has no word for a list with holes */
    "    local data, why = baoshu.json.decode(text)\n"
    "    if why or baoshu.json.encode(data) ~= text then error 'it differs' end\n"
    "    emit { n = #text }\n"
    "  end }\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_source source = {0};
  bs_error err;
  HOLDS(bs_decode(&source, size > 0 ? (const char *)data : "", size, "UTF-8", 0, &err) == BS_OK);
  const char *const options[] = {"data", source.text};
  bs_status status = run_with(lua, sizeof lua - 1, options, 1, &err);
  HOLDS(status == BS_OK || !strstr(err.message, "it differs"));
  bs_source_free(&source);
  return 0;
}
