local walk = require "walk"

return {
  type = "report",
  text = "One document. A run has its report in the global `report`, nil where it runs over none.",
  fields = {
    { "title", "string?", "its title", none = "none was found" },
    { "date", "period?", 'the day it was given, such as "2021-02-28"', none = "the text tells none" },
    { "year", "integer?", "the year it was given in, from its date, title or file name", none = "nothing tells" },
    { "place", "string?", "whose report it is: 屠甸镇, 福建省 …", none = "the text tells none" },
    { "path", "string?", "the file as it was named", none = "a text was parsed" },
    { "text", "string", "the mended text; `first` and `last` of all that stands in it index it, as in `string.sub`" },
    { "root", "section", "the report as a section: level 0, with its title" },
  },
  methods = {
    walk.sections,
    {
      "section", "The first section that a path or a filter leads to.",
      params = { { "which", "string|section_filter",
        'a path of marks, titles or parts of titles from the outside in, such as "三/（一）"; or a filter' } },
      returns = { { "section?", "nil where there is none" } },
    },
    walk.paragraphs, walk.sentences, walk.numbers, walk.facts, walk.fact, walk.count,
    {
      "find", "The first sentence that holds a text.",
      params = {
        { "text", "string", "plain text, no pattern" },
        { "from", "integer?", "the position in the text to begin at; 1 without it" },
      },
      returns = {
        { "sentence?", "nil where nothing holds it" },
        { "integer?", "where the text begins" },
        { "integer?", "where it ends" },
      },
    },
    {
      "bytes", "Where a piece of the text stands in the file: bytes from 0, the end exclusive.",
      params = {
        { "first", "integer?", "1 without it" },
        { "last", "integer?", "the text's end without it" },
      },
      returns = { { "integer", "the first byte" }, { "integer", "the byte behind the last" } },
    },
    {
      "close", "No more questions: its objects raise from now on. Frees a report that the script parsed or loaded.",
    },
  },
  example = {
    name = "report.lua",
    code = [[
print(report.title, report.date, report.place)
for section in report:sections() do
  print(section.path, section.title, section:count())
end
local sentence, first, last = report:find "财政总收入"
print(sentence.text, report.text:sub(first, last), report:bytes(first, last))]],
    output = [[
青禾镇2021年政府工作报告	2022-01-18	青禾镇
一	2021年工作回顾	6
二	2022年主要目标	2
完成财政总收入4.72亿元，是2016年的1.31倍。	财政总收入	176	191]],
  },
}
