-- Sections, paragraphs and sentences, and how they know each other.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local text = [[
云溪镇政府工作报告

一、2020年工作回顾

全年完成财政收入3.15亿元。新增企业14家，增长8%。

二、2021年主要任务

（一）聚焦产业

引进项目20个。

（二）聚焦民生

新建学校2所。改造公园3座。

三、加强自身建设

严格依法行政。
]]

local function titles(walk)
  local list = {}
  for section in walk do
    list[#list + 1] = section.title
  end
  return table.concat(list, " ")
end

test("sections form a tree", function()
  local report = baoshu.parse(text)
  assert(titles(report:sections()) == "2020年工作回顾 2021年主要任务 聚焦产业 聚焦民生 加强自身建设")
  local second = report:section "二"
  assert(titles(second:sections()) == "聚焦产业 聚焦民生")
  assert(titles(report:sections { level = 1 }) == "2020年工作回顾 2021年主要任务 加强自身建设")
  assert(titles(report:sections { parent = second }) == "聚焦产业 聚焦民生")
  assert(second.level == 1 and second.mark == "二、" and second.line == 7)
  assert(second.parent == report.root and report.root.parent == nil)
end)

test("a section knows its neighbours", function()
  local report = baoshu.parse(text)
  local first, second, third = report:section "一", report:section "二", report:section "三"
  assert(first.next == second and second.next == third and third.next == nil)
  assert(first.previous == nil and second.previous == first and third.previous == second)
  local people = report:section "二/（二）"
  assert(people.previous.title == "聚焦产业" and people.next == nil and people.parent == second)
end)

test("a section takes in all below it", function()
  local report = baoshu.parse(text)
  local second = report:section "二"
  assert(report.text:sub(second.first, second.last) == second.text)
  assert(second.text:find("引进项目", 1, true) and second.text:find("改造公园", 1, true))
  assert(not second.text:find("依法行政", 1, true))
  assert(second:count() == 3, second:count())
  assert(report:section "（二）":count() == 2)
  assert(second:fact { unit = "所" }.value == 2)
end)

test("a path leads to a section, and a section tells its path", function()
  local report = baoshu.parse(text)
  local people = report:section "二/（二）"
  assert(people.title == "聚焦民生" and report:section(people.path) == people, people.path)
  assert(report.root.path == "")
  assert(report:section { path = people.path } == people)
end)

test("a section's bytes are its own or its heading's", function()
  local report = baoshu.parse(text)
  local second = report:section "二"
  local from, to = second:bytes "heading"
  assert(text:sub(from + 1, to) == "二、2021年主要任务", text:sub(from + 1, to))
  from = second:bytes()
  assert(text:sub(from + 1, from + 6) == "二、")
  raises("bad argument #1 to 'bytes'", function() second:bytes "title" end)
end)

test("what has no heading has no bytes of one", function()
  local root = baoshu.parse("\n\n收入5元。\n").root
  assert(select("#", root:bytes "heading") == 0 and root.title == nil and root.mark == nil)
  assert(root.line == 3, root.line)
end)

test("paragraphs know what they are and where they stand", function()
  local report = baoshu.parse(text)
  local first = report:paragraphs()()
  assert(first.kind == "title" and first.previous == nil, first.kind)
  assert(first.next.kind == "heading" and first.next.previous == first)
  local review = report:section "一"
  local kinds = {}
  for paragraph in review:paragraphs() do
    kinds[#kinds + 1] = paragraph.kind
    assert(paragraph.section == review and paragraph.parent == review)
  end
  assert(table.concat(kinds, " ") == "heading body", table.concat(kinds, " "))
  assert(report:paragraphs { like = "学校" }().text == "新建学校2所。改造公园3座。")
  raises("a paragraph has no kind 'text' (known:", function() report:paragraphs { kind = "text" } end)
end)

test("sentences stand in paragraphs", function()
  local report = baoshu.parse(text)
  local sentence = report:find "新增企业"
  assert(sentence.text == "新增企业14家，增长8%。", sentence.text)
  assert(sentence.paragraph == sentence.previous.paragraph and sentence.parent == sentence.paragraph)
  assert(sentence.section == report:section "一" and sentence.line == 5 and not sentence.heading)
  assert(sentence.next.heading and sentence.next.text == "二、2021年主要任务")
  assert(sentence:count() == 2 and sentence:fact { kind = "growth" }.value == 8)
  local from, to = sentence:bytes()
  assert(text:sub(from + 1, to) == sentence.text)
  local headings = 0
  for _ in report:sentences { heading = true, section = "二" } do
    headings = headings + 1
  end
  assert(headings == 3, headings)
end)

test("the facts of the parts are the facts of the whole", function()
  local report = baoshu.parse(text)
  local by_sentence, by_paragraph, whole = 0, 0, report:count()
  for sentence in report:sentences() do
    by_sentence = by_sentence + sentence:count()
  end
  for paragraph in report:paragraphs() do
    by_paragraph = by_paragraph + paragraph:count()
  end
  assert(whole == 6 and by_sentence == whole and by_paragraph == whole, whole)
end)

test("objects say what they are without addresses", function()
  local report = baoshu.parse(text)
  assert(tostring(report) == "report: 云溪镇政府工作报告")
  assert(tostring(report:section "三") == "section: 三、 加强自身建设")
  assert(tostring(report:find "依法") == "sentence: 严格依法行政。")
  assert(tostring(report:fact { unit = "所" }) == "fact: 学校 2所", tostring(report:fact { unit = "所" }))
end)
