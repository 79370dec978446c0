/* Calls of the Lua API that the bytes pick: fields, methods and walks of objects, also of the wrong
   one, of another report's and of one that is closed. */
#include "run.h"

#define PICK(list) (list)[fuzz_byte(&data, &size) % (sizeof(list) / sizeof *(list))]

static const char opening[] =
    "local other, closed = baoshu.parse '一、甲。收入5亿元，增长8%。\\n', baoshu.parse "
    "'收入5亿元。'\n"
    "local r, o, f, n, s, p, t = report, report.root, report:fact {}, report:numbers()(),\n"
    "  report:sections()(), report:paragraphs()(), report:sentences()()\n"
    "local of, cf, kept = other:fact {}, closed:fact {}, { 1 }\n"
    "closed:close()\n"
    "local function try(g, ...)\n"
    "  local ok, v = pcall(g, ...)\n"
    "  kept[#kept + 1] = v\n"
    "  assert(ok or type(v) == 'string')\n"
    "end\n";

static const char *const objects[] = {
    "r",       "o",           "f",          "n",      "s",
    "p",       "t",           "other",      "closed", "of",
    "cf",      "kept[#kept]", "nil",        "baoshu", "r:sections()",
    "f.level", "kept[1]",     "other.root", "{}",     "f.sentence",
};
static const char *const names[] = {
    "title", "date",     "year",   "place",   "path",      "text",       "root",
    "level", "mark",     "line",   "first",   "last",      "run_in",     "parent",
    "next",  "previous", "id",     "kind",    "section",   "paragraph",  "value",
    "low",   "high",     "unit",   "bound",   "indicator", "indicators", "period",
    "base",  "years",    "status", "wording", "scope",     "number",     "multiplier",
    "rule",  "fact",     "reason", "class",   "no_field",  "1",
};
static const char *const methods[] = {
    "sections", "section", "paragraphs",     "sentences", "numbers", "facts",   "fact",
    "count",    "find",    "bytes",          "close",     "origin",  "explain", "parse",
    "growth",   "yearly",  "average_growth", "multiple",  "share",
};
static const char *const values[] = {
    "nil",
    "{}",
    "{ kind = 'growth' }",
    "{ unit = '%' }",
    "{ value = { min = 1, max = 9 } }",
    "{ like = '收入' }",
    "{ period = 2020 }",
    "{ within = '2016/2020' }",
    "{ section = '三/（一）' }",
    "{ kind = { 'level', 'share' } }",
    "{ value = function(v) return v end }",
    "{ value = function() error {} end }",
    "{ base = false }",
    "{ no_field = 1 }",
    "{ [1] = 2 }",
    "{ level = { max = 1 } }",
    "{ class = 'date' }",
    "'一'",
    "'二/（一）'",
    "''",
    "'\\xff'",
    "0",
    "-1",
    "1.5",
    "1/0",
    "0/0",
    "math.mininteger",
    "true",
    "r",
    "f",
    "{ f }",
    "{ text = '收入' }",
    "function() end",
    "'heading'",
    "'period'",
    "setmetatable({}, { __index = error })",
    "{ period = f.period }",
    "{ within = 'x' }",
    "{ like = 5 }",
    "{ line = { min = {} } }",
};
/* %1$s is an object, %2$s a field, %3$s a method, %4$s a value */
static const char *const calls[] = {
    "try(function() return %1$s.%2$s end)\n",
    "try(function() return %1$s:%3$s(%4$s) end)\n",
    "try(function() return r.%3$s(%1$s, %4$s) end)\n",
    "try(function() return f.%3$s(%1$s, %4$s) end)\n",
    "try(function() return o.%3$s(%1$s, %4$s) end)\n",
    "try(function() for v in %1$s:%3$s(%4$s) do kept[#kept + 1] = v end end)\n",
    "try(function() local walk = %1$s:%3$s(%4$s) walk() walk(1, 2) return walk end)\n",
    "try(function() return baoshu.%3$s(%4$s, %4$s, %1$s) end)\n",
    "try(function() %1$s.%2$s = %4$s end)\n",
    "try(function() return tostring(%1$s) .. tostring(%1$s == f) end)\n",
    "try(function() return %1$s < f or #%1$s end)\n",
    "try(coroutine.wrap(function() return %1$s:%3$s(%4$s) end))\n",
    "try(function() for k, v in pairs(%1$s) do kept[#kept + 1] = v end end)\n",
    "try(function() return getmetatable(%1$s).%2$s end)\n",
    "try(function() print(%1$s, %4$s) end)\n",
    "try(function() emit { a = %1$s, b = %4$s } end)\n",
    "try(function() emit(%1$s) end)\n",
    "try(function() return string.format('%%s', %1$s.%2$s) end)\n",
    "try(function() return %1$s:find(%4$s) end)\n",
    "try(function() other:close() end)\n",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_buffer lua = {0};
  bool analysis = fuzz_byte(&data, &size) & 1;
  if (analysis)
    bs_buffer_add_string(&lua, "return { api = 1, summary = 's', columns = { 'a', 'b' },\n"
                               "map = function(report, emit)\n");
  bs_buffer_add_string(&lua, opening);
  for (size_t i = 0; i < 64 && size > 0; i++) {
    const char *call = PICK(calls), *object = PICK(objects), *name = PICK(names);
    const char *method = PICK(methods), *value = PICK(values);
    char line[512];
    int length = snprintf(line, sizeof line, call, object, name, method, value);
    HOLDS(length > 0 && (size_t)length < sizeof line);
    bs_buffer_add(&lua, line, (size_t)length);
  }
  if (analysis)
    bs_buffer_add_string(&lua, "end }\n");
  HOLDS(!lua.failed);
  run_script(lua.data, lua.size);
  bs_buffer_free(&lua);
  return 0;
}
