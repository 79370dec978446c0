return {
  {
    table = "analysis",
    text = "The table that a script returns. A script that returns none is a plain chunk: it has `report`, and prints.",
    fields = {
      { "api", "integer", "the Lua API it is written for: 1" },
      { "summary", "string?", "what it answers, in a line", none = "it says nothing" },
      { "example", "string?", "a command line, for `baoshu help`", none = "one is made of its options" },
      { "packs", "string[]?", "packs that it asks for, by name", none = "it asks for none" },
      { "options", "table<string, analysis_option>?", "what the user may set, by name", none = "there is nothing to set" },
      { "columns", "string[]", "the columns of its rows, in order" },
      { "table", "(string|table)[]?", "the columns that people see, unless they choose; `{ \"bound\", except = \"exact\" }`"
          .. " leaves a cell blank that says so", none = "people see all" },
      { "map", "fun(report: report, emit: fun(row: fact|table<string, any>), options: table<string, any>)",
        "runs once per report. `emit { column = value, … }` gives out a row; cells are nil, booleans, numbers, strings, quantities"
          .. " and facts. `emit(fact)` gives the contract fields for which there are columns" },
      { "tests", "table[]?", "its cases: `{ \"a title\", text = \"…\", options = { … }, rows = { … } }`; `baoshu test` runs them"
          .. " ([cli.md](cli.md#scripts-of-your-own))", none = "it brings none" },
    },
    example = {
      name = "shares.lua",
      code = [[
---@type baoshu.analysis
return {
  api = 1,
  summary = "Growth above a limit",
  options = { above = { type = "number", help = "only more than this", default = 8 } },
  columns = { "indicator", "growth", "line" },
  map = function(report, emit, options)
    for fact in report:facts { kind = "growth", value = { min = options.above } } do
      emit { indicator = fact.indicator, growth = fact, line = fact.line }
    end
  end,
}]],
      command = "baoshu ./shares.lua --above 10 tests/library/report.txt",
      output = [[
indicator  growth  line
旅游收入    20.0%     9
工业投资      12%    13]],
    },
  },
  {
    table = "analysis_option",
    text = "One option of an analysis: `--base 2015` on the command line, `options.base` in `map`.",
    fields = {
      { "type", '"string"|"number"|"year"|"period"|"boolean"|"choice"|"file"',
        "what it takes; `map` gets a string, a number, an integer of four digits, an ISO 8601 string, a boolean, one of `choices`, a table" },
      { "help", "string?", "what it is for", none = "it says nothing" },
      { "default", "any", "what `map` gets where it is not given; nil without a default" },
      { "choices", "string[]?", "of a choice", none = "it is of another type" },
      { "columns", "string[]?", "that a file must have", none = "it may have any" },
    },
  },
}
