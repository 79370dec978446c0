-- Facts and numbers, as scripts see them.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local text = [[
云溪镇政府工作报告

——2021年2月28日在云溪镇第十七届人民代表大会第五次会议上

一、2020年工作回顾

2020年完成财政收入3.15亿元，其中一般公共预算收入0.9亿元，分别是2015年的1.28倍和2.44倍。单位能耗下降3.4%。

二、2021年主要任务

力争财政收入增长8%以上，引进项目5—8个。
]]

test("a value is an integer where it is one, else a float", function()
  local report = baoshu.parse(text)
  local revenue = report:fact { indicator = "财政收入", kind = "level" }
  assert(math.type(revenue.value) == "integer" and revenue.value == 315000000)
  local multiple = report:fact { kind = "multiple" }
  assert(math.type(multiple.value) == "float" and multiple.value == 1.28)
end)

test("a fall is negative", function()
  local report = baoshu.parse "一、2020年工作\n单位能耗下降3.4%。\n"
  assert(report:fact { kind = "growth" }.value == -3.4)
end)

test("a range has ends and no value", function()
  local projects = baoshu.parse(text):fact { unit = "个" }
  assert(projects.value == nil and projects.low == 5 and projects.high == 8)
  assert(projects.text == "5—8个", projects.text)
end)

test("an open end is nil", function()
  local growth = baoshu.parse(text):fact { kind = "growth", status = "target" }
  assert(growth.bound == "over" and growth.low == 8 and growth.high == nil)
  assert(growth.wording:find "以上", growth.wording)
end)

test("value by multiplier is the number as it was written", function()
  local revenue = baoshu.parse(text):fact {}
  assert(revenue.unit == "元" and revenue.multiplier == 100000000)
  assert(revenue.written_unit == "亿元" and revenue.value / revenue.multiplier == 3.15)
  local fall = baoshu.parse(text):fact { unit = "%" }
  assert(fall.multiplier == 1 and fall.written_unit == "%")
end)

test("a multiple knows its level, its base and the years between", function()
  local multiple = baoshu.parse(text):fact { kind = "multiple", value = 2.44 }
  assert(multiple.level.text == "0.9亿元" and multiple.level.level == nil)
  assert(multiple.period == "2020" and multiple.base == "2015" and multiple.years == 5)
end)

test("a fact stands in a sentence and a section", function()
  local report = baoshu.parse(text)
  local fall = report:fact { value = -3.4 }
  assert(fall.sentence.text == "单位能耗下降3.4%。" and fall.section == report:section "一")
  assert(fall.line == 7 and report.text:sub(fall.first, fall.last) == fall.text)
  local from, to = fall:bytes()
  assert(text:sub(from + 1, to) == "3.4%")
end)

test("facts are equal where they are the same", function()
  local report, other = baoshu.parse(text), baoshu.parse(text)
  local fact = report:fact {}
  assert(fact == report:fact {} and fact.id == report:fact {}.id)
  assert(fact ~= other:fact {} and fact ~= report:fact { kind = "multiple" } and fact ~= 1)
  assert(fact.number.fact == fact and fact ~= fact.number)
end)

test("a fact tells where its fields came from", function()
  local fact = baoshu.parse(text):fact { value = -3.4 }
  local origin, words = fact:origin "status"
  assert(type(origin) == "string" and (words == nil or type(words) == "string"))
  raises("invalid option 'unit'", function() fact:origin "unit" end)
  assert(#fact:explain() > 0)
end)

test("what is not there came from nowhere", function()
  local bare = baoshu.parse("共有16家。"):fact()
  assert(bare.base == nil and select("#", bare:origin "base") == 0)
  assert(#bare.indicators == 0 and bare.indicator == nil)
end)

test("a misspelt field shows the way", function()
  local fact = baoshu.parse(text):fact {}
  raises("a fact has no field 'vlaue' (it has value, low, high, unit,", function() return fact.vlaue end)
  raises("; did you mean 'value'?", function() return fact.vlaue end)
  raises("the fields of a fact cannot be set", function() fact.value = 1 end)
end)

test("every numeral is a number with its class", function()
  local report = baoshu.parse(text)
  local classes = {}
  for number in report:numbers() do
    classes[number.class] = (classes[number.class] or 0) + 1
    assert(report.text:sub(number.first, number.last) == number.text)
    assert((number.class == "fact") == (number.fact ~= nil), number.text)
  end
  assert(classes.date and classes.heading and classes.ordinal, "date, heading, ordinal")
end)

test("a number has its value, its reason and its place", function()
  local report = baoshu.parse(text)
  local number = report:fact {}.number
  assert(number.value == 315000000 and number.class == "fact" and number.line == 7)
  assert(number.sentence == report:find "财政收入" and number.section == report:section "一")
  local year = report:numbers { class = "date", text = "2015" }()
  assert(year.value == 2015 and year.fact == nil)
end)

test("a number has the ends that its words leave open", function()
  local function ends(words)
    local number = baoshu.parse("全年共有" .. words .. "。\n"):numbers()()
    return number.low, number.high
  end
  local function are(low, high, words)
    local l, h = ends(words)
    assert(l == low and h == high, words .. ": " .. tostring(l) .. " to " .. tostring(h))
  end
  are(20, 100, "几十家")
  are(100000, 200000, "十几万人")
  are(100, nil, "上百家")
  are(nil, 5, "不到5家")
  are(3, 5, "3至5家")
  are(2, 3, "两三个")
  are(47, 47, "47家")
end)

test("a rate is said of what was reached, not of what it is compared with", function()
  local report = baoshu.parse "一、2020年工作回顾\n\n总收入达到9亿元，比2015年的7亿元增加2亿元，年均增长5.2%。\n"
  local growth = report:fact { kind = "average_growth" }
  assert(growth.level.text == "9亿元" and growth.base == "2015" and growth.years == 5)
  assert(report:fact { kind = "change" }.level.text == "9亿元")
end)
