/* Any Lua as a pack: refused with a sentence, or loaded, and then a report is read with it. */
#include "leash.h"

static const char report_text[] =
    "云溪镇政府工作报告\n一、2020年工作回顾\n全年完成财政收入3.15亿元，增长8%，是2015年的1.28倍。\n"
    "（一）产业\n种植业产值约2.4亿元、35标准棚，分别增长4.1%和5.6%以上。\n";

/* Whether it loads as the only pack there is, which costs little. */
static bool loads(const char *lua, size_t size) {
  bs_pack *pack = NULL;
  bs_error err = {.line = -1};
  bs_pack_source source = {.name = "mine.lua", .lua = lua, .size = size};
  bs_status status = bs_pack_load(&pack, &source, 1, NULL, &err);
  HOLDS(status == BS_OK || (err.line >= 0 && err.message[0] != '\0'));
  bs_pack_release(pack);
  return status == BS_OK;
}

static void read_with(bs_engine *engine) {
  bs_report *report;
  const bs_facts *facts;
  bs_error err;
  HOLDS(bs_report_read(engine, &report, "r.txt", report_text, sizeof report_text - 1, NULL, &err) ==
        BS_OK);
  bs_status status = bs_report_facts(report, &facts, &err);
  HOLDS(status == BS_OK || status == BS_SCRIPT || status == BS_NOMEM);
  bs_report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *lua = size > 0 ? (const char *)data : "";
  bs_engine *engine;
  bs_error err;
  if (!loads(lua, size) && size % 16 != 0)
    return 0;
  HOLDS(bs_engine_new(&engine, &err) == BS_OK);
  bs_status status = bs_engine_add_pack(engine, "mine.lua", lua, size, &err);
  HOLDS(status == BS_OK || (err.line >= 0 && err.message[0] != '\0'));
  read_with(engine); /* also after a failure it is as it was */
  bs_engine_free(engine);
  return 0;
}
