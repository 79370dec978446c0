local figure = "number|quantity|fact"

local function formula(name, text, params)
  return {
    name, text, params = params,
    returns = { { "number|quantity?", "nil where there is no answer" }, { "string?", "why there is none" } },
  }
end

local a = { "a", figure, "the earlier level" }
local b = { "b", figure, "the later level" }
local years = { "years", "number?", "how many years lie between" }

local functions = {
  type = "baoshu",
  text = "What a script has beside its report; also by `require \"baoshu\"`. Of plain numbers the formulas give plain numbers, else"
    .. " quantities. Where there is no answer (a base of 0, a loss that grows, years of nil) they give nil and the reason; what is no"
    .. " figure raises.",
  functions = {
    {
      "parse", "A report of a text of one's own.",
      params = { { "text", "string", "in UTF-8" } },
      returns = { { "report?", "nil where it is no text" }, { "string?", "why not" } },
    },
    {
      "read", "The bytes of a file below a folder that the command line grants with `--allow read=FOLDER`; UTF-8 is not seen to.",
      params = { { "path", "string" } },
      returns = { { "string?", "nil where it is not granted or cannot be read" }, { "string?", "why not" } },
    },
    {
      "quantity", "A quantity: of a text as a report would write it or as tostring does, of exactly so many of a unit, or of a fact.",
      params = {
        { "what", "string|" .. figure, '"3.15亿元", or 5' },
        { "unit", "string?", 'of a number: "亿元"' },
      },
      returns = { { "quantity?", "nil where the text is none" }, { "string?", "why not" } },
    },
    formula("growth", "Growth from a to b in %: `growth(50, 53)` is 6.", { a, b }),
    formula("average_growth", "The growth a year in %, compounded.", { a, b, years }),
    formula("yearly", "The growth a year in % that makes a level so many times as high over so many years.",
      { { "multiple", figure, "how many times as high" }, years }),
    formula("multiple", "How many times a is b: `multiple(2, 5)` is 2.5.", { a, b }),
    formula("share", "The share of a part in a whole, in %.",
      { { "part", figure, "the part" }, { "whole", figure, "the whole" } }),
    {
      "trim", "The text without the blanks at both ends. Blanks are those of ASCII, line ends too, and Unicode's: a full-width space,"
        .. " a no-break space.",
      params = { { "text", "string", "any" } }, returns = { { "string", "the rest" } },
    },
    {
      "squeeze", "The text without the blanks at both ends, and with one space for each run of blanks inside.",
      params = { { "text", "string", "any" } }, returns = { { "string", "on one line" } },
    },
    {
      "split", "The pieces between plain separators.",
      params = { { "text", "string", "any" }, { "separator", "string", "no pattern, and not empty" } },
      returns = { { "string[]", "one more than there are separators" } },
    },
    {
      "lines", "Walks over the lines of a text.",
      params = { { "text", "string", "any" } },
      returns = { { "fun(): string?", "a line at a time, without its end" } },
    },
    {
      "find", "Where a text first holds another.",
      params = {
        { "text", "string", "any" }, { "part", "string", "no pattern, and not empty" },
        { "from", "integer?", "the position to begin at", none = "it begins at 1" },
      },
      returns = { { "integer?", "where it begins; nil where the text does not hold it" }, { "integer?", "where it ends" } },
    },
    {
      "replace", "The text with each of a part replaced.",
      params = {
        { "text", "string", "any" }, { "part", "string", "no pattern, and not empty" }, { "with", "string", "as it is" },
      },
      returns = { { "string", "the text" }, { "integer", "how many were replaced" } },
    },
    {
      "starts", "Whether a text begins with another.",
      params = { { "text", "string", "any" }, { "head", "string", "no pattern" } }, returns = { { "boolean", "whether it does" } },
    },
    {
      "ends", "Whether a text ends with another.",
      params = { { "text", "string", "any" }, { "tail", "string", "no pattern" } }, returns = { { "boolean", "whether it does" } },
    },
  },
  fields = {
    { "json", "json", "to read and write JSON" },
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

local json = {
  type = "json", prefix = "baoshu.json.",
  text = "JSON as tables: arrays and objects are tables, null is nil. In the other direction a table with the keys 1 to n, or none,"
    .. " is an array, one with strings an object, its keys sorted; numbers, facts and quantities are written as in NDJSON.",
  functions = {
    {
      "decode", "The value that a JSON text is, nested at most 64 deep.",
      params = { { "text", "string", "one value, in UTF-8" } },
      returns = { { "any", "nil for null, and where it is no JSON" }, { "string?", "why it is none" } },
    },
    {
      "encode", "The JSON text of a value, on one line; what JSON has no words for raises.",
      params = { { "value", "any", "nil, a boolean, number, string, fact, quantity, or a table of these" } },
      returns = { { "string", "the text" } },
    },
  },
  example = {
    name = "json.lua",
    code = [[
local towns = baoshu.json.decode '[{ "name": "青禾镇", "people": 38200 }]'
print(towns[1].name, towns[1].people)
local gdp = report:fact { indicator = "地区生产总值", kind = "level" }
print(baoshu.json.encode { indicator = gdp.indicator, value = gdp.value, lines = { gdp.line } })
print(baoshu.json.decode "[1,]")]],
    output = [[
青禾镇	38200
{"indicator":"地区生产总值","lines":[7],"value":4230000000}
nil	line 1 is no JSON]],
  },
}

return { functions, json }
