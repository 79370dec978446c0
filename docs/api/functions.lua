local function formula(name, text, params)
  return {
    name, text, params = params,
    returns = { { "number?", "nil where there is no answer" }, { "string?", "why there is none" } },
  }
end

local a = { "a", "number", "the earlier level" }
local b = { "b", "number", "the later level, in the same unit" }
local years = { "years", "number", "how many years lie between" }

return {
  type = "baoshu",
  text = "What a script has beside its report; also by `require \"baoshu\"`. The formulas take and give plain numbers. Where there is"
    .. " no answer (a base of 0, a loss that grows) they give nil and the reason; what is no number raises.",
  functions = {
    {
      "parse", "A report of a text of one's own.",
      params = { { "text", "string", "in UTF-8" } },
      returns = { { "report?", "nil where it is no text" }, { "string?", "why not" } },
    },
    formula("growth", "Growth from a to b in %: `growth(50, 53)` is 6.", { a, b }),
    formula("average_growth", "The growth a year in %, compounded.", { a, b, years }),
    formula("yearly", "The growth a year in % that makes a level so many times as high over so many years.",
      { { "multiple", "number", "how many times as high" }, years }),
    formula("multiple", "How many times a is b: `multiple(2, 5)` is 2.5.", { a, b }),
    formula("share", "The share of a part in a whole, in %.",
      { { "part", "number", "the part" }, { "whole", "number", "the whole, in the same unit" } }),
  },
  fields = {
    { "version", "string", 'baoshu\'s version: "0.1.0"' },
    { "api", "integer", "the number of the Lua API, which only grows; an analysis says which it is written for" },
  },
  example = {
    name = "formulas.lua",
    code = [[
print(baoshu.growth(50, 53), baoshu.multiple(2, 5), baoshu.share(1, 8))
print(baoshu.yearly(1.21, 2), baoshu.average_growth(100, 121, 2))
print(baoshu.growth(0, 5))
print(baoshu.parse("2020年财政收入3.15亿元。"):fact().value)]],
    output = [[
6.0	2.5	12.5
10.0	10.0
nil	nothing grows from a base of 0
315000000]],
  },
}
