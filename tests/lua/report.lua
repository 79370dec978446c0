-- The report itself, and baoshu.parse, which makes one.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local text = [[
云溪镇政府工作报告

——2021年2月28日在云溪镇第十七届人民代表大会第五次会议上

一、2020年工作回顾

2020年完成财政收入3.15亿元。

二、2021年主要任务

财政收入增长8%。
]]

test("a report has its title, date and year", function()
  local report = baoshu.parse(text)
  assert(report.title == "云溪镇政府工作报告", report.title)
  assert(report.date == "2021-02-28", report.date)
  assert(report.year == 2021, report.year)
end)

test("a parsed report has no path", function()
  assert(baoshu.parse(text).path == nil)
end)

test("what a report does not say is nil", function()
  local report = baoshu.parse "收入5亿元。"
  assert(report.title == nil and report.date == nil and report.place == nil)
end)

test("an empty text is a report without anything", function()
  local report = baoshu.parse ""
  assert(report.text == "")
  assert(report:fact {} == nil and report:count() == 0)
  for _ in report:sections() do error "a section" end
  for _ in report:paragraphs() do error "a paragraph" end
  for _ in report:sentences() do error "a sentence" end
  for _ in report:numbers() do error "a number" end
end)

test("walks give what is there, in text order", function()
  local report = baoshu.parse(text)
  local lines = {}
  for section in report:sections() do
    lines[#lines + 1] = section.line
  end
  assert(table.concat(lines, ",") == "5,9", table.concat(lines, ","))
end)

test("the root is the report as a section", function()
  local root = baoshu.parse(text).root
  assert(root.level == 0 and root.parent == nil and root.title == "云溪镇政府工作报告")
end)

test("a section is found by its mark, its title, a part of it or a filter", function()
  local report = baoshu.parse(text)
  local tasks = report:section "二"
  assert(tasks.title == "2021年主要任务", tasks.title)
  assert(report:section "主要任务" == tasks)
  assert(report:section { title = "2021年主要任务" } == tasks)
  assert(report:section { like = "任务" } == tasks)
  assert(report:section "九" == nil)
  raises("string or table expected, got nil", function() report:section() end)
end)

test("a piece of the text is found with its sentence", function()
  local report = baoshu.parse(text)
  local sentence, first, last = report:find "财政收入"
  assert(sentence.text == "2020年完成财政收入3.15亿元。", sentence.text)
  assert(report.text:sub(first, last) == "财政收入")
  local again = report:find("财政收入", last)
  assert(again.text == "财政收入增长8%。", again.text)
  assert(report:find "外星人" == nil)
  raises("text expected, not an empty string", function() report:find "" end)
end)

test("a report's bytes lead back to the file", function()
  local source = "收入\u{FEFF}５亿元。\n"
  local report = baoshu.parse(source)
  local first, last = report.text:find("5", 1, true)
  local from, to = report:bytes(first, last)
  assert(source:sub(from + 1, to) == "５", source:sub(from + 1, to))
  raises("position outside the text", function() report:bytes(0) end)
  raises("position outside the text", function() report:bytes(1, 1000) end)
end)

test("a misspelt field shows the way", function()
  local report = baoshu.parse(text)
  raises("a report has no field 'titel' (it has title, date,", function() return report.titel end)
  raises("did you mean 'title'?", function() return report.titel end)
  raises("a report has no field 1, its fields have names", function() return report[1] end)
  raises("the fields of a report cannot be set", function() report.title = "x" end)
end)

test("a closed report raises, and so does what it held", function()
  local report = baoshu.parse(text)
  local fact, section = report:fact {}, report:section "一"
  local sentence, number = fact.sentence, fact.number
  local walk = report:facts()
  report:close()
  report:close()
  raises("this report is closed", function() return report.title end)
  raises("this report is closed", report.facts, report)
  raises("this report is closed", walk)
  raises("this fact's report is closed", function() return fact.value end)
  raises("this section's report is closed", function() return section.title end)
  raises("this sentence's report is closed", function() return sentence.text end)
  raises("this number's report is closed", function() return number.text end)
  raises("this fact's report is closed", fact.bytes, fact)
  assert(tostring(report) == "report (closed)" and tostring(fact) == "fact (closed)")
  assert(fact == fact)
end)

test("a report that is closed in a coroutine is closed everywhere", function()
  local report = baoshu.parse(text)
  local walk = coroutine.wrap(function()
    for fact in report:facts() do
      coroutine.yield(fact)
    end
  end)
  local fact = walk()
  report:close()
  raises("this report is closed", walk)
  raises("this fact's report is closed", function() return fact.value end)
end)

test("what a report holds keeps it alive", function()
  local fact = baoshu.parse(text):fact {}
  for _ = 1, 100 do
    baoshu.parse(text)
  end
  assert(fact.text == "3.15亿元", fact.text)
end)

test("methods take reports and nothing else", function()
  local report = baoshu.parse(text)
  raises("report expected, got no value", report.facts)
  for _, wrong in ipairs { 0, "x", {}, print, true, report:fact {} } do
    raises("report expected, got", report.facts, wrong)
    raises("report expected, got", report.close, wrong)
  end
end)
