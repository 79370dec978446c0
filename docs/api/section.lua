local walk = require "walk"

local place = {
  text = { "text", "string", "as it stands in `report.text`" },
  line = { "line", "integer", "the line of the file, from 1" },
  first = { "first", "integer", "where it begins in `report.text`, from 1" },
  last = { "last", "integer", "its last byte there" },
  id = { "id", "integer", "its number among its like in the report, from 1" },
}

return {
  {
    type = "section",
    like = "title",
    text = "A headed part: `一、` › `（一）` › `1.` › a run-in head, which opens a paragraph. It takes in its heading and all below it.",
    fields = {
      { "level", "integer", "1 for 一、, 2 for （一） …; 0 for the report itself" },
      { "mark", "string?", "the list mark as written: 一、", none = "the heading has none" },
      { "title", "string?", "what follows the mark, without a final 。", none = "there is none" },
      { "path", "string", 'marks, or titles without one, from the outside in: "三/（一）"; "" for the report itself' },
      { "text", "string", "heading and all below it" },
      { "line", "integer", "the line of its heading in the file, from 1" },
      place.first, place.last,
      { "run_in", "boolean", "whether the heading opens a paragraph of text" },
      { "parent", "section?", "the section around it", none = "it is the report itself" },
      { "next", "section?", "the next below the same parent", none = "it is the last" },
      { "previous", "section?", "the one before below the same parent", none = "it is the first" },
      { "id", "integer", "its number in text order, from 1; 0 for the report itself" },
    },
    methods = {
      walk.sections, walk.paragraphs, walk.sentences, walk.numbers, walk.facts, walk.fact, walk.count,
      {
        "bytes", "Where it, or its heading, stands in the file: bytes from 0, the end exclusive.",
        params = { { "piece", '"all"|"heading"?', '"all" without it' } },
        returns = {
          { "integer?", "the first byte; nothing where there is no heading" },
          { "integer?", "the byte behind the last" },
        },
      },
    },
    example = {
      name = "section.lua",
      code = [[
local goals = report:section "二"
print(goals.level, goals.mark, goals.title, goals.line, goals.parent.level, goals.previous.title)
for fact in goals:facts() do print(fact.indicator, fact.text, fact.status) end
print(report:section { title = "2022年主要目标" } == goals, report:section "三")]],
      output = [[
1	二、	2022年主要目标	11	0	2021年工作回顾
地区生产总值	7%	target
工业投资	12%	target
true	nil]],
    },
  },
  {
    type = "paragraph",
    like = "text",
    text = "A paragraph, once broken lines are mended.",
    fields = {
      { "kind", '"body"|"heading"|"title"|"dateline"|"furniture"',
        "what it is; furniture is what a page put around the report" },
      place.text, place.line, place.first, place.last,
      { "section", "section", "the innermost section that it stands in" },
      { "parent", "section", "the same" },
      { "next", "paragraph?", "the next in the text", none = "it is the last" },
      { "previous", "paragraph?", "the one before", none = "it is the first" },
      place.id,
    },
    methods = { walk.sentences, walk.numbers, walk.facts, walk.fact, walk.count, walk.bytes },
  },
  {
    type = "sentence",
    like = "text",
    text = "A sentence: it ends behind 。！？ and closing quotes, or with its paragraph.",
    fields = {
      place.text, place.line, place.first, place.last,
      { "heading", "boolean", "whether it is a heading or a run-in head" },
      { "paragraph", "paragraph", "the paragraph that it stands in" },
      { "section", "section", "the innermost section that it stands in" },
      { "parent", "paragraph", "its paragraph" },
      { "next", "sentence?", "the next in the text", none = "it is the last" },
      { "previous", "sentence?", "the one before", none = "it is the first" },
      place.id,
    },
    methods = { walk.numbers, walk.facts, walk.fact, walk.count, walk.bytes },
  },
}
