-- Values at the edges of what the API takes: what is left out, too much, of another type or report.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local function same(got, expected)
  assert(got == expected, ("%s, not %s"):format(tostring(got), tostring(expected)))
end

local text = [[
云溪镇政府工作报告

一、2020年工作回顾

（一）财政

2020年完成财政收入3.15亿元，增长6.5%，是2015年的1.28倍。种植业、养殖业产值分别增长4.1%和5.6%。

二、2021年主要任务

居民收入增长8%以上。
]]
local report, other = baoshu.parse(text), baoshu.parse(text)

test("a number that is none passes no filter", function()
  same(report:count { value = 0 / 0 }, 0)
  same(report:count { value = { min = 0 / 0 } }, 0)
  same(report:count { value = { max = 6.5 } }, 4)
  same(report:count { value = { min = 6.5, max = 7.5 } }, 1)
  same(report:count { value = 6.5000001 }, 0)
end)

test("each of several indicators is found by its name", function()
  same(report:count { indicators = "财政收入" }, 3)
  same(report:count { indicators = "种植业产值" } + report:count { indicators = "种植业" }, 1)
  same(report:count { indicators = "没有" }, 0)
end)

test("what has the type of another field is refused with what it takes", function()
  raises("the filter's 'value' takes a number, not 'x'", function() report:facts { value = "x" } end)
  raises("takes a year or a period such as '2016/2020'", function() report:facts { period = 999 } end)
  raises("takes a year or a period such as '2016/2020'", function() report:facts { period = 10000 } end)
  raises("takes a year or a period such as '2016/2020'", function() report:facts { period = "often" } end)
  raises("takes a string", function() report:facts { kind = 5 } end)
  raises("takes a string", function() report:facts { text = 5 } end)
  raises("takes a section or its path", function() report:facts { section = 5 } end)
  raises("takes an object of that type of this report", function() report:facts { sentence = 5 } end)
  raises("takes a function", function() report:facts { quantity = 5 } end)
  raises("takes a number", function() report:facts { value = { min = true } } end)
  raises("takes a list or { min =, max = }", function() report:facts { value = { 1, min = 2 } } end)
  raises("takes a list or { min =, max = }", function() report:facts { value = { least = 2 } } end)
  raises("has no min and max", function() report:facts { unit = { min = 2 } } end)
  raises("a filter names fields", function() report:facts { "growth" } end)
  raises("a fact filter has no field 'aa'", function() report:facts { zz = 1, aa = 2, mm = 3 } end)
  raises("takes a string", function() report:facts { like = true } end)
  raises("takes a year", function() report:facts { within = print } end)
  raises("takes a string", function() report:facts { like = { true } } end)
end)

test("true asks that something is there, false that it is not", function()
  same(report:count { base = true } + report:count { base = false }, report:count())
  same(report:count { level = { 1 == 1 } }, report:count { level = true })
  same(report:count { section = report:section "一" }, 5)
  same(report:count { section = { report:section "一", report:section "二" } }, 6)
  same(report:count { section = other:section "一" }, 0)
  same(report:count { sentence = report:fact {}.sentence }, 3)
  same(report:count { quantity = function(q) return q and q.unit == "%" end }, 4)
  same(report:count { period = { min = 2020 } }, report:count { period = { min = 2020, max = 2021 } })
  same(report:count { period = { max = 2019 } }, 0)
  same(report:count { within = { "2019/2020", 2021 } }, 6)
  same(report:count { within = 1999 }, 0)
  same(report:count { like = { "养殖", "收入" } } > 3, true)
  same(report:count { like = "" } > 3, true)
  same(report:count { like = "收支" }, 0)
end)

test("positions lie in the text", function()
  local size = #report.text
  raises("string or table expected", function() report:section(5) end)
  raises("text expected, not an empty string", function() report:find "" end)
  raises("a position in the text is 1 or more", function() report:find("收入", 0) end)
  same(report:find("收入", size + 1), nil)
  same(report:find("收入", size), nil)
  same(report:find "没有这样的话", nil)
  same(report:find(text .. text), nil)
  same(select(2, report:find "云溪镇"), 1)
  raises("position outside the text", function() report:bytes(0) end)
  raises("position outside the text", function() report:bytes(size + 2) end)
  raises("position outside the text", function() report:bytes(5, 3) end)
  raises("position outside the text", function() report:bytes(1, size + 1) end)
  local first, last = report:bytes(size + 1)
  same(first, last)
  same((report:bytes()), 0)
end)

test("objects are equal where they are the same of one report", function()
  local a, b = report:fact {}, report:fact {}
  assert(a == b and a ~= other:fact {} and report ~= other)
  assert(a.sentence == b.sentence and a.section ~= report:section "二")
  assert(a.sentence ~= a.section)
  raises("fact", function() return a < b end)
end)

test("what quantities do not take is told", function()
  local q = baoshu.quantity
  raises("a text says its unit itself", q, "5元", "元")
  raises("only a number takes a unit", q, q "5元", "元")
  raises("baoshu.quantity takes a text, a number, a fact or a quantity, not", q, {})
  raises("baoshu.quantity takes a text, a number, a fact or a quantity, not true", q, true)
  raises("'元棚' is no unit", function() q(5, "元棚") end)
  raises("a text of less than 1000 bytes expected", q, ("5"):rep(1000))
  raises("inf and nan are no figures", q, 1 / 0)
  raises("inf and nan are no figures", function() return q "5元" * (0 / 0) end)
  raises("a quantity does not add to", function() return q "5元" + {} end)
  raises("a quantity does not", function() return "x" * q "5元" end)
  same(q "5元" == q "5家", false)
  same(q "5家" == q "5家", true)
  same(q "5元" <= q "4元", false)
  same(q "[1, 2]元" <= q "[2, 3]元", true)
  same(q "[1, 2]元" < q "[2, 3]元", false)
  same(q "[1, ∞)元" <= q "[2, 3]元", false)
  raises("cannot be compared", function() return q "5元" < q "5家" end)
  raises("has no", function() return q "5元".valu end)
  raises("a quantity has no field 1, its fields have names", function() return q "5元"[1] end)
  same(q "8".unit, nil)
  same(q "[1, ∞)元".high, nil)
  same(-q "2番" == nil, false)
  raises("a power is a plain number, not a quantity", function() return q "5元" ^ q "2元" end)
  raises("a power is a plain number, not a quantity", function() return q "5" ^ q "[1, 2]" end)
  same(tostring(q "5家" ^ q(2)), "25家²")
end)

test("formulas say what they take", function()
  raises("a finite number expected", baoshu.average_growth, 1, 2, 1 / 0)
  raises("number", baoshu.average_growth, 1, 2, "x")
  raises("expected, got nil", baoshu.growth, 1)
  same(select(2, baoshu.average_growth(1, 2, 0)), "growth a year takes more than 0 years")
  same(select(2, baoshu.yearly(2, 0)), "growth a year takes more than 0 years")
  same(select(2, baoshu.share(1, 0)), "a whole of 0 has no shares")
  raises("a number, quantity or fact expected, got '5元'", baoshu.growth, "5元", "6元")
end)

test("names too long or of another type are told as they are", function()
  raises("'" .. ("长"):rep(13) .. "…'", function() return report[("长"):rep(200)] end)
  raises("a report has no field 5, its fields have names", function() return report[5] end)
  raises("a report has no field true, its fields have names", function() return report[true] end)
  raises("takes a string, not nil", function() report:facts { kind = { nil, "level" } } end)
  raises("takes a string, not a table", function() report:facts { kind = print, text = { {} } } end)
  raises("attempt to compare two fact values", function() return report:fact {} < report:fact {} end)
end)
