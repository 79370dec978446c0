-- Questions of analysts with worked answers: levels, rates and shares that follow from what is stated, and
-- whether what is stated agrees. The figures are those of real reports, the sentences are not.
local Q = baoshu.quantity

local function is(q, text)
  assert(tostring(q) == text, tostring(q) .. " is not " .. text)
end

-- How a figure that is stated compares with what others imply: nil where they meet.
local function against(stated, implied)
  return stated.quantity:compare(implied)
end

local town = baoshu.parse [[
柳河镇政府工作报告

——2021年2月1日

一、2020年工作回顾

到2020年，全镇地区生产总值31.26亿元，财政收入3.15亿元、一般公共预算收入0.9亿元，分别为2015年的1.28倍、2.44倍。

五年来，进出口总额年均增长12.13%，达到58.72亿元，出口额年均增长11.34%，达到53.68亿元；固定资产投资53.2亿元，年均增长1.6%。

2020年引进市外资金2.46亿元，五年累计引进市外资金13.48亿元。规上企业75家。

二、“十四五”目标任务

到2025年，地区生产总值力争达到50亿元。2021年引进市外资金2.5亿元以上，规上企业力争达到80家。
]]

local function level(indicator, status, period)
  return town:fact { kind = "level", indicator = indicator, status = status or "actual", period = period }.quantity
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

test("A4: investment of a year or the sum of five", function()
  local g = town:fact { kind = "average_growth", indicator = "固定资产投资" }
  local yearly, sum = 1 + g.quantity, Q(0)
  for year = 1, g.years do sum = sum + yearly ^ year end
  is(g.level.quantity / yearly ^ 5, "49.14亿元 [48.97, 49.31]") -- of 2015, if it is of 2020 alone
  is(g.level.quantity / sum, "10.143亿元 [10.118, 10.168]") -- if it is the sum of 2016 to 2020
  is(baoshu.share(g.level, level "地区生产总值"), "170.19% [169.99, 170.38]")
  is(baoshu.share(g.level.quantity / 5, level "地区生产总值"), "34.037% [33.999, 34.075]")
end)

test("A5: promises beside what was done", function()
  local promised = level("市外资金", "target")
  is(baoshu.growth(level("市外资金", "actual", 2020), promised), "1.63% [1.41, ∞)")
  local average = level("市外资金", "actual", "2016/2020") / 5
  is(baoshu.growth(average, promised), "-7.270% [-7.305, ∞)")
  is(baoshu.growth(level("规上企业", "actual"), level("规上企业", "target")), "6.66667% [6.66666, 6.66667]")
end)

test("A6: average growths agree with their levels", function()
  is(baoshu.average_growth(Q "162.4亿元", Q "287.9亿元", 5), "12.132% [12.121, 12.144]")
  is(baoshu.average_growth(Q "5.24亿元", Q "15.07亿元", 5), "23.525% [23.493, 23.558]")
  is(baoshu.average_growth(Q "68亿元", Q "136.3亿元", 5), "14.92% [14.74, 15.10]")
  assert(baoshu.average_growth(Q "68亿元", Q "136.3亿元", 5):compare(Q "14.9%") == nil) -- they meet
end)

test("A7, A8: a level, its change and its parts", function()
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

test("A10: a target's level and growth agree or cannot tell", function()
  is(baoshu.growth(Q "16亿元", Q(20, "亿元")), "25.0% [21.2, 29.1]")
  assert(baoshu.growth(Q "16亿元", Q(20, "亿元")):compare(Q(24.6, "%")) == nil)
  local base = Q "20.67亿元" / (1 + Q "28.8%")
  is(base, "16.048亿元 [16.038, 16.059]")
  is(baoshu.growth(base, Q(20, "亿元")), "24.63% [24.54, 24.71]")
end)

test("A11, A12, A21: parts make the whole, in any multiplier", function()
  local report = baoshu.parse [[
一、2024年工作回顾

反馈问题16项，完成整改7项，剩余9项。

二、2025年主要任务

财政赤字2.38万亿元，其中中央财政赤字1.55万亿元，地方财政赤字8300亿元。
]]
  local counts = {}
  for f in report:facts { unit = "项" } do counts[#counts + 1] = f.quantity end
  assert(counts[2] + counts[3] == counts[1])
  local whole
  local sum = Q(0, "元")
  for f in report:facts { like = "财政赤字" } do
    if f.indicator == "财政赤字" then whole = f.quantity else sum = sum + f.quantity end
  end
  is(sum, "2.38万亿元")
  assert(sum == whole)
end)

test("A14, A17: a total growth, growth a year, and levels at other prices", function()
  is(((1 + Q "65.5%") ^ (1 / 5) - 1):to "%", "10.601% [10.594, 10.608]")
  local report = baoshu.parse [[
一、2025年工作回顾

2025年全省生产总值13697.5亿元，较2020年的9323.1亿元增加4374.4亿元，增长33.6%。
]]
  local now, before = report:fact { kind = "level", period = 2025 }, report:fact { kind = "level", period = 2020 }
  local change, growth = report:fact { kind = "change" }, report:fact { kind = "growth" }
  assert(change.base == "2020" and growth.base == "2020" and growth.level == now)
  assert(against(change, now.quantity - before.quantity) == nil) -- holds
  local nominal = baoshu.growth(before, now)
  is(nominal, "46.9200% [46.9186, 46.9214]")
  assert(against(growth, nominal) == "less") -- not comparable: prices
  is(((1 + nominal) / (1 + growth.quantity) - 1):to "%", "9.970% [9.927, 10.013]")
  is(baoshu.yearly(1 + growth.quantity, 5), "5.965% [5.956, 5.973]")
end)

test("B1, B4: a series of levels against its stated rates", function()
  local levels = { Q "198.5亿元", Q "235.2亿元", Q "253.7亿元", Q "274.4亿元", Q "287.9亿元" }
  local stated = { Q "18.5%", Q "10.1%", Q "9.1%", Q "8.9%" }
  local orders, nominal = {}, {}
  for i = 2, #levels do
    nominal[i - 1] = baoshu.growth(levels[i - 1], levels[i])
    orders[i - 1] = stated[i - 1]:compare(nominal[i - 1]) or "meets"
  end
  assert(table.concat(orders, " ") == "meets greater greater greater", table.concat(orders, " "))
  is(nominal[2], "7.866% [7.821, 7.910]")
  is(((1 + nominal[2]) / (1 + stated[2]) - 1):to "%", "-2.03% [-2.12, -1.94]") -- implied prices
  local sum = Q "235.4亿元" + Q "137.8亿元" + Q "207.2亿元" + Q "166.7亿元" + Q "188亿元"
  is(sum, "935.1亿元 [934.4, 935.8]")
  is(sum - Q "745亿元", "190.1亿元 [188.9, 191.3]")
  is(Q "166.7亿元" / (1 + Q "16.2%"), "143.46亿元 [143.35, 143.57]") -- a base that was restated
end)

test("B8: a target's level is last year's by its growth, and was missed", function()
  local aimed = Q "198.5亿元" * (1 + Q(21, "%"))
  is(aimed, "240.19亿元 [240.12, 240.25]")
  assert(Q "235.2亿元" < Q(240, "亿元") and Q "18.5%" < Q(21, "%"))
end)

test("B19: growth of 1.71倍 is not a multiple of 1.71倍", function()
  local report = baoshu.parse [[
一、2007年工作回顾

2007年，总产值24.66万亿元，比2002年增长65.5%；财政收入5.13万亿元，增长1.71倍。
]]
  local growth = report:fact { kind = "growth", indicator = "财政收入" }
  assert(growth.base == "2002" and growth.level.text == "5.13万亿元")
  is(growth.level.quantity / (1 + growth.quantity), "1.893万亿元 [1.887, 1.899]")
  assert((growth.level.quantity / (1 + growth.quantity)):compare(Q "18914亿元") == nil) -- holds
end)

test("C5, C6: figures of several reports about one", function()
  local nation = { Q "5.4%" - Q "0.4个百分点", Q "4.7%" + Q "0.3个百分点" }
  is(nation[1], "5.0% [4.9, 5.1]")
  assert(nation[1]:compare(nation[2]) == nil)
  local nominal = baoshu.growth(Q "57761亿元", Q "60199.45亿元")
  is(nominal, "4.2216% [4.2207, 4.2226]")
  is(((1 + nominal) / (1 + Q "5%") - 1):to "%", "-0.74% [-1.22, -0.26]")
end)
