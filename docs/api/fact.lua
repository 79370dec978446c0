local walk = require "walk"

local kinds = '"level"|"growth"|"average_growth"|"multiple"|"change"|"share"|"rank"'

return {
  {
    type = "fact",
    like = "indicator",
    within = true,
    text = "A number that states something. Numbers come as integers where they are integral and fit, else as floats.",
    fields = {
      { "value", "number?",
        "multiplier and sign worked in: 315000000 for 3.15亿元, -3.4 for 下降3.4%, in `unit`", none = "it is a range" },
      { "low", "number?", "the least that the written digits and the bound leave open", none = "that end is open" },
      { "high", "number?", "the most", none = "that end is open" },
      { "unit", "string?", 'as written without multiplier: "元"', none = "it has none" },
      { "bound", '"exact"|"over"|"under"|"about"', "以上, 超过; 以内, 不足; 左右, 约" },
      { "kind", kinds, "what it says of the indicator" },
      { "indicator", "string?", "what is measured: 财政总收入", none = "none was found" },
      { "indicators", "string[]", "each of them, where one numeral speaks of several; empty where none was found" },
      { "period", "period?", "when", none = "nothing tells" },
      { "base", "period?", "what it is compared with", none = "it compares with no period" },
      { "years", "integer?", "whole years from base to period", none = "one of them is not known, or they are no whole years" },
      { "status", '"actual"|"target"', "what is, or what is planned" },
      { "wording", "string?", "the words of bound and plan as they stand: 左右, 力争 …", none = "there are none" },
      { "scope", "string?", "the words of price basis or coverage: 按可比价格, 不含农户 …", none = "there are none" },
      { "place", "string?", "where, if elsewhere than the report: 全国 …", none = "it is the report's own" },
      { "quantity", "quantity", "what it states, to calculate with" },
      { "level", "fact?", "the level that a growth, multiple or share is said of", none = "none was found, or it is a level" },
      { "section", "section", "the innermost section that it stands in" },
      { "sentence", "sentence", "the sentence that it stands in" },
      { "number", "baoshu.number", "its numeral; the first one of a range" },
      { "line", "integer", "the line of the file, from 1" },
      { "first", "integer", "where it begins in `report.text`, from 1" },
      { "last", "integer", "its last byte there" },
      { "text", "string", "numeral, multiplier and unit as written, without words of bound: 3.15亿元" },
      { "id", "integer", "its number among the report's facts, from 1" },
      { "multiplier", "integer", "100000000 for 亿, 1 for none; `value / multiplier` is the number as written" },
      { "written_unit", "string?", "multiplier and unit as written: 亿元", none = "it has neither" },
      { "rule", "string?", "the rule that gave its kind", none = "no rule did: it is a level" },
    },
    methods = {
      walk.bytes,
      {
        "origin", "Where a field came from.",
        params = { { "field", '"indicator"|"period"|"base"|"status"', "which field" } },
        returns = {
          { "string?", '"the clause", "an earlier sentence", "the heading" …; nothing where nothing gave it' },
          { "string?", "the words that said it, if any" },
        },
      },
      { "explain", "All of that, for people.", returns = { { "string", "several lines" } } },
    },
    example = {
      name = "fact.lua",
      code = [[
local fact = report:fact { kind = "multiple" }
print(fact.indicator, fact.text, fact.value, fact.period, fact.base, fact.years)
print(fact.level.text, fact.level.value, fact.level.low, fact.level.high)
print(fact.line, fact:bytes())
print(fact:origin "base")]],
      output = [[
财政总收入	1.31倍	1.31	2021	2016	5
4.72亿元	472000000	471500000	472500000
7	217	224
the clause	2016年]],
    },
  },
  {
    type = "number",
    like = "text",
    text = "Any numeral of the text, whatever it is.",
    fields = {
      { "class", '"fact"|"date"|"ordinal"|"name"|"heading"', "what it is" },
      { "value", "number", "what it says, multiplier worked in: 315000000 for 3.15亿" },
      { "low", "number?", "the least that its words leave open: 20 of 几十", none = "that end is open" },
      { "high", "number?", "the most", none = "that end is open" },
      { "text", "string", "the numeral with its multiplier" },
      { "line", "integer", "the line of the file, from 1" },
      { "first", "integer", "where it begins in `report.text`, from 1" },
      { "last", "integer", "its last byte there" },
      { "fact", "fact?", "the fact that it states", none = "it states none" },
      { "reason", "string?", "why it is what it is, a phrase", none = "it is a fact" },
      { "sentence", "sentence", "the sentence that it stands in" },
      { "section", "section", "the innermost section that it stands in" },
      { "id", "integer", "its number among the report's numerals, from 1" },
    },
    methods = { walk.bytes },
  },
}
