return {
  {
    type = "quantity",
    text = "A value with its unit and the interval that rounding and bound leave open; it can be calculated with, and remembers what it"
      .. " came from. `+ - * / ^` take quantities, facts' quantities and plain numbers; units convert or raise. `a < b`, `a <= b` and"
      .. " `a == b` are true only where that is certain.",
    operators = {
      "add(baoshu.quantity|number): baoshu.quantity", "sub(baoshu.quantity|number): baoshu.quantity",
      "mul(baoshu.quantity|number): baoshu.quantity", "div(baoshu.quantity|number): baoshu.quantity",
      "pow(number): baoshu.quantity", "unm: baoshu.quantity",
    },
    fields = {
      { "value", "number?", "in `unit`, without multiplier", none = "there is no one value: a range, or a divisor that may be 0" },
      { "low", "number?", "the least that it can be", none = "that end is open" },
      { "high", "number?", "the most", none = "that end is open" },
      { "unit", "string?", 'without multiplier: "元", "元/人"', none = "it is a plain number" },
      { "exact", "boolean", "whether nothing is left open" },
      { "text", "string", 'as tostring gives it: "2.461亿元 [2.447, 2.475]"' },
      { "sources", "source[]", "the figures that it came from" },
    },
    methods = {
      {
        "compare", "How it compares with another.",
        params = { { "other", "quantity|fact|number", "with what" } },
        returns = { { '"less"|"equal"|"greater"?', "nil where the intervals cannot tell" } },
      },
      {
        "to", "The same in another unit; raises where the unit does not fit.",
        params = { { "unit", "string", 'such as "亿元"' } },
        returns = { { "quantity", "the same" } },
      },
      {
        "number", "Its value as a number.",
        params = { { "unit", "string?", "in this unit; in its own without multiplier where there is none" } },
        returns = {
          { "number?", "nil where there is no one value" },
          { "number?", "the least; nil where that end is open" },
          { "number?", "the most; nil where that end is open" },
        },
      },
    },
    example = {
      name = "quantity.lua",
      code = [[
local multiple = report:fact { kind = "multiple" }
local base = multiple.level.quantity / multiple.quantity
print(base, base:to "万元", base:number "亿元")
for _, source in ipairs(base.sources) do print(source.report, source.line, source.text) end
print(baoshu.yearly(multiple.quantity, multiple.years))
print(base < multiple.level.quantity, base:compare(baoshu.quantity "3.6亿元"))]],
      output = [[
3.603亿元 [3.585, 3.621]	36030万元 [35850, 36210]	3.60305343511	3.58555133079	3.62068965518
tests/library/report.txt	7	4.72亿元
tests/library/report.txt	7	1.31倍
5.55% [5.46, 5.63]
true	nil]],
    },
  },
  {
    table = "source",
    text = "One figure as it stands in its file.",
    fields = {
      { "report", "string", "the report's path" },
      { "line", "integer", "the line of the file, from 1" },
      { "start", "integer", "its first byte in the file, from 0" },
      { "end", "integer", "the byte behind its last" },
      { "text", "string", "as it stands" },
    },
  },
}
