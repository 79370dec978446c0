-- Questions of analysts with worked answers (the sentences as the reports have them): levels, rates and
-- shares that follow from what is stated, and whether what is stated agrees.
local function is(q, text)
  assert(tostring(q) == text, tostring(q) .. " is not " .. text)
end

local town = baoshu.parse [[
政府工作报告

——2021年2月1日

一、2020年工作回顾

2020年完成地区生产总值31.26亿元；完成财政收入3.15亿元，其中一般公共预算收入0.9亿元，分别是2015年的1.28倍和2.44倍；进出口总额58.72亿元，年均增长12.13%；其中出口额53.68亿元，年均增长11.34%。

二、“十四五”目标任务

到2025年，地区生产总值力争达到50亿元。
]]

local function level(indicator, status)
  return town:fact { kind = "level", indicator = indicator, status = status or "actual" }.quantity
end

test("A1: two multiples imply 2015, a year, and the share", function()
  local m = town:fact { kind = "multiple", indicator = "财政收入" }
  local n = town:fact { kind = "multiple", indicator = "一般公共预算收入" }
  is(m.level.quantity / m.quantity, "2.461亿元 [2.447, 2.475]")
  is(n.level.quantity / n.quantity, "0.369亿元 [0.347, 0.391]")
  is(baoshu.yearly(m, m.years), "5.06% [4.97, 5.15]")
  is(baoshu.yearly(n, n.years), "19.530% [19.481, 19.580]")
  is(baoshu.share(n.level, m.level), "28.6% [26.9, 30.3]") -- 30.21, outward
  local then_ = baoshu.share(n.level, m.level) / (n.quantity / m.quantity)
  is(then_, "15.0% [14.0, 16.0]") -- 14.06 to 15.96
  assert(#then_.sources == 4)
end)

test("A2: what 50亿元 by 2025 needs a year, and what 8% brings", function()
  local now, target = level "地区生产总值", level("地区生产总值", "target")
  assert(target.exact)
  is(baoshu.average_growth(now, target, 5), "9.8490% [9.8455, 9.8526]")
  is(now * (1 + baoshu.quantity(8, "%")) ^ 5, "45.931亿元 [45.923, 45.939]")
  is(target - now * (1 + baoshu.quantity(8, "%")) ^ 5, "4.069亿元 [4.061, 4.077]")
end)

test("A3: imports follow from the total and exports", function()
  local total, exports = level "进出口总额", level "出口额"
  local imports = total - exports
  is(imports, "5.04亿元 [5.03, 5.05]")
  local g = town:fact { kind = "average_growth", indicator = "进出口总额" }.quantity
  local h = town:fact { kind = "average_growth", indicator = "出口额" }.quantity
  local before = total / (1 + g) ^ 5 - exports / (1 + h) ^ 5
  is(before, "1.754亿元 [1.733, 1.774]")
  assert(#before.sources == 4)
end)

test("A6: average growths agree with their levels", function()
  local Q = baoshu.quantity
  is(baoshu.average_growth(Q "162.4亿元", Q "287.9亿元", 5), "12.132% [12.121, 12.144]")
  is(baoshu.average_growth(Q "5.24亿元", Q "15.07亿元", 5), "23.525% [23.493, 23.558]")
  is(baoshu.average_growth(Q "68亿元", Q "136.3亿元", 5), "14.92% [14.74, 15.10]")
  assert(baoshu.average_growth(Q "68亿元", Q "136.3亿元", 5):compare(Q "14.9%") == nil) -- they meet
end)

test("A7, A8: a level, its change and its parts", function()
  local Q = baoshu.quantity
  is(Q "30788元" - Q "13480元", "17308元 [17307, 17309]")
  is(Q "14315元" / (1 + Q "22.1%"), "11724元 [11718, 11730]")
  is(Q "3.6%" + Q "48%" + Q "48.4%", "100.0% [99.4, 100.6]")
  is(Q "48%" * Q "198.5亿元", "95.3亿元 [94.2, 96.3]")
  assert(Q "48%" * Q "198.5亿元" > Q "86.3亿元")
end)

test("C9: 亩 and 斤 in other units", function()
  is(baoshu.quantity "1.63亿亩":to "万公顷", "1086.7万公顷 [1083.3, 1090.0]")
  is(baoshu.quantity(1.2, "万亿斤"):to "万吨", "60000万吨")
end)
