-- Filters: what they take, and what they say of what they do not.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local report = baoshu.parse [[
云溪镇政府工作报告

——2021年2月28日在云溪镇第十七届人民代表大会第五次会议上

一、2020年工作回顾

2020年完成财政收入3.15亿元，增长6.5%。单位能耗下降3.4%。2019年新增企业14家。

二、2021年主要任务

（一）产业

引进项目20个。

（二）收入

居民收入增长8%以上。
]]

local function texts(filter)
  local list = {}
  for fact in report:facts(filter) do
    list[#list + 1] = fact.text
  end
  return table.concat(list, " ")
end

local function holds(filter, expected)
  local found = texts(filter)
  assert(found == expected, found)
end

test("without a filter all pass", function()
  holds(nil, "3.15亿元 6.5% 3.4% 14家 20个 8%")
  holds({}, "3.15亿元 6.5% 3.4% 14家 20个 8%")
end)

test("a field equals its value", function()
  holds({ unit = "家" }, "14家")
  holds({ kind = "growth", status = "actual" }, "6.5% 3.4%")
  holds({ value = 315000000 }, "3.15亿元")
  holds({ value = 3.15e8 }, "3.15亿元")
  holds({ value = 6.5 }, "6.5%")
  holds({ value = -3.4 }, "3.4%")
  holds({ text = "20个" }, "20个")
  holds({ bound = "over" }, "8%")
end)

test("fields that are all there must all fit", function()
  holds({ unit = "家", kind = "growth" }, "")
end)

test("a number for a period means its four digits", function()
  holds({ period = 2019 }, "14家")
  holds({ period = "2019" }, "14家")
  holds({ period = { 2019, "2021" } }, "14家 20个 8%")
end)

test("a period lies between two others, or within one", function()
  holds({ period = { max = 2019 } }, "14家")
  holds({ period = { min = 2021 } }, "20个 8%")
  holds({ within = "2019/2020" }, "3.15亿元 6.5% 3.4% 14家")
  holds({ within = 2021 }, "20个 8%")
end)

test("false is absent, true is present", function()
  holds({ base = false, unit = "%" }, "")
  holds({ base = true }, "6.5% 3.4% 8%")
  holds({ level = true }, "6.5%")
  holds({ base = { false, 2019 } }, "3.15亿元 6.5% 3.4% 14家 20个")
end)

test("a list is one of", function()
  holds({ unit = { "家", "个" } }, "14家 20个")
  holds({ unit = {} }, "")
end)

test("min and max are inclusive, and each may be missing", function()
  holds({ value = { min = 6.5, max = 20 } }, "6.5% 14家 20个 8%")
  holds({ value = { min = 21 } }, "3.15亿元")
  holds({ value = { max = 0 } }, "3.4%")
  holds({ value = { min = nil }, unit = "家" }, "14家")
end)

test("a function decides", function()
  holds({ value = function(value) return value > 10 end }, "3.15亿元 14家 20个")
  holds({ base = function(base) return base == nil end, unit = { "家", "元" } }, "3.15亿元 14家")
end)

test("a function is asked last", function()
  local asked = 0
  holds({ value = function() asked = asked + 1 return true end, unit = "家" }, "14家")
  assert(asked == 1, asked)
end)

test("like is a part of the indicator", function()
  holds({ like = "收入" }, "3.15亿元 6.5% 8%")
  holds({ like = { "能耗", "企业" } }, "3.4% 14家")
  holds({ like = "收入", kind = "growth" }, "6.5% 8%")
end)

test("section is a path or a section, with all below it", function()
  holds({ section = "二" }, "20个 8%")
  holds({ section = "二/（一）" }, "20个")
  holds({ section = "主要任务" }, "20个 8%")
  holds({ section = report:section "二" }, "20个 8%")
  holds({ section = { "一", "（二）" } }, "3.15亿元 6.5% 3.4% 14家 8%")
  holds({ section = report.root }, texts {})
  holds({ section = "九" }, "")
end)

test("an object is the same object", function()
  holds({ level = report:fact { value = 315000000 } }, "6.5%")
  holds({ sentence = report:find "能耗" }, "3.4%")
  holds({ section = baoshu.parse "一、甲\n收入5元。":section "一" }, "")
end)

test("an object of another type is never the same", function()
  holds({ sentence = report:section "一" }, "")
  holds({ level = report:find "能耗" }, "")
end)

test("what is absent is neither between two, nor within, nor like", function()
  local bare = baoshu.parse "共有16家。"
  assert(bare:count {} == 1 and bare:count { base = false } == 1)
  assert(bare:count { base = { min = 2010 } } == 0 and bare:count { base = { min = 2010, max = 2030 } } == 0)
  assert(bare:count { period = false } == 1 and bare:count { within = "1900/2100" } == 0)
  assert(bare:count { indicator = false } == 1 and bare:count { like = "家" } == 0)
end)

test("a section's text and path are compared whole", function()
  local text = "一、甲\n收入5元。\n"
  local one = baoshu.parse(text)
  local section = one:section "一"
  assert(section.text == one.text) -- which the report has once only
  assert(one:section { text = one.text } == section)
  assert(one:section { text = one.text .. "x" } == nil and one:section { text = ("x"):rep(#one.text) } == nil)
  assert(report:section { path = report:section("二").path } == report:section "二")
  assert(report:section { path = "九" } == nil and report:section { path = "" } == nil)
end)

test("what is written in two pieces is one text", function()
  holds({ written_unit = "亿元" }, "3.15亿元")
  holds({ written_unit = "亿吨" }, "")
  holds({ written_unit = "万元" }, "")
  holds({ written_unit = "家" }, "14家")
end)

test("what is true or false takes nothing else", function()
  local none, heads = 0, 0
  for _ in report:sections { run_in = true } do none = none + 1 end
  for _ in report:sentences { heading = true } do heads = heads + 1 end
  assert(none == 0 and heads == 5) -- the title is one
  raises("the filter's 'run_in' takes true or false, not 'yes'", report.sections, report, { run_in = "yes" })
  raises("the filter's 'heading' takes true or false, not 1", report.sentences, report, { heading = 1 })
end)

test("an unknown field raises and lists the known", function()
  raises("a fact filter has no field 'knd' (it has kind, value,", report.facts, report, { knd = "growth" })
  raises("; did you mean 'kind'?", report.facts, report, { knd = "growth" })
  raises("a number filter has no field 'kind'", report.numbers, report, { kind = "growth" })
  raises("a section filter has no field 'within'", report.sections, report, { within = 2020 })
  raises("a filter names fields, as in { value = … }", report.facts, report, { "growth" })
end)

test("a value that a field cannot have raises", function()
  raises("a fact has no kind 'grwth' (known: growth, level,", report.facts, report, { kind = "grwth" })
  raises("the filter's 'unit' takes a string, not 5", report.facts, report, { unit = 5 })
  raises("the filter's 'value' takes a number, not '5'", report.facts, report, { value = "5" })
  raises("the filter's 'value' takes a number, not '5'", report.facts, report, { value = { min = "5" } })
  raises("the filter's 'period' takes a year or a period such as '2016/2020', not 'last year'",
         report.facts, report, { period = "last year" })
  raises("the filter's 'period' takes a year or a period such as '2016/2020', not 20.5",
         report.facts, report, { period = 20.5 })
  raises("the filter's 'level' takes an object of that type of this report, not 'x'",
         report.facts, report, { level = "x" })
  raises("the filter's 'quantity' takes a function, not 5", report.facts, report, { quantity = 5 })
  raises("the filter's 'section' takes a section or its path, not 3", report.facts, report, { section = 3 })
  raises("the filter's 'unit' has no min and max, it is no number or period",
         report.facts, report, { unit = { min = "a" } })
  raises("the filter's 'value' takes a list or { min =, max = }", report.facts, report, { value = { 5, max = 6 } })
  raises("the filter's 'like' takes a string, not a function", report.facts, report, { like = print })
  raises("table expected, got string", report.facts, report, "growth")
end)

test("an error in a filter's function is the script's", function()
  local ok, why = pcall(function()
    for _ in report:facts { value = function() error "no" end } do end
  end)
  assert(not ok and why:find "filter.lua:%d+: no$", why)
end)

test("a function that closes the report ends the walk", function()
  local other = baoshu.parse "收入5亿元，支出6亿元。"
  raises("report is closed", function()
    for _ in other:facts { value = function() other:close() return true end } do end
  end)
end)

test("later changes of the table do not change the filter", function()
  local filter = { unit = "家", value = { 14 } }
  local walk = report:facts(filter)
  filter.unit, filter.value[1] = "个" .. 1, 1
  assert(walk().text == "14家" and walk() == nil)
end)
