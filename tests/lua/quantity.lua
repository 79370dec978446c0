-- Quantities: what they are read from, how they compute, compare and print.
local Q = baoshu.quantity

local function raises(message, body)
  local ok, why = pcall(body)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local function is(q, text)
  assert(tostring(q) == text, tostring(q) .. " is not " .. text)
end

local function none(reason, q, why)
  assert(q == nil and why == reason, tostring(why))
end

test("a written figure leaves half a unit of its last digit open", function()
  local q = Q "3.15亿元"
  assert(q.value == 315000000 and q.low == 314500000 and q.high == 315500000 and q.unit == "元")
  is(q, "3.15亿元 [3.145, 3.155]")
  assert(not q.exact and q.text == tostring(q) and #q.sources == 0)
end)

test("a count is exact, and so is what a number and a unit say", function()
  is(Q "16家", "16家")
  assert(Q "16家".exact and not Q "1.6万家".exact)
  is(Q(240, "亿元"), "240亿元")
  assert(Q(240, "亿元").low == 24000000000 and Q(240, "亿元").exact)
end)

test("bounds open an end", function()
  is(Q "5%以上", "5% [5, ∞)")
  assert(Q "5%以上".high == nil and Q "近5亿元".low == 0)
  is(Q "约16万吨", "16万吨 [15, 17]")
  is(Q "3—5家", "[3, 5]家")
  assert(Q "3—5家".value == nil)
end)

test("a figure is printed to the place that its interval leaves open", function()
  is(Q "10%", "10% [9.5, 10.5]")
  is(Q "3.0亿元", "3.0亿元 [2.95, 3.05]")
  is(Q "一半", "50% [49.5, 50.5]")
  is(Q "39亿元以上" * Q "1.0倍", "39亿元 [37, ∞)") -- an open end takes its digits from the other
  is(Q "3.15亿元" / Q "近5家", "6300万元/家 [6290, ∞)")
  is(Q(1) / Q(3), "0.333333 [0.333333, 0.333334]")
end)

test("very large and very small figures are printed in full, and read", function()
  is(Q(3e250) * Q(2), "6" .. ("0"):rep(238) .. "万亿")
  is(Q(1, "元") / Q(1e26, "家"), "0." .. ("0"):rep(25) .. "1元/家")
  for _, text in ipairs {
    "222930万亿公里^5 [222920, 222940]", "0.0000000000012元/个 [0.0000000000005, ∞)",
    "1653940000000000000万亿千瓦时 [1653640000000000000, 1654240000000000000]",
  } do
    is(Q(text), text)
  end
  assert(Q(math.mininteger).value == math.mininteger + 0.0)
  raises("the result is too large for a number", function() return Q(1e300, "万亿元") end)
end)

test("what is so many to each has a unit of its own", function()
  is(Q "3/千瓦时", "3/千瓦时 [2.5, 3.5]")
  is(Q "5%" / Q "2.0人", "0.0250/人 [0.0219, 0.0283]")
  is(Q "3.5 亿元/人", "3.5亿元/人 [3.45, 3.55]")
  is(Q(5, "万千瓦时/人"), "5万千瓦时/人")
  none("'3元/' is no quantity", Q "3元/")
  none("'3元//人' is no quantity", Q "3元//人")
end)

test("nothing times what is not exact is nothing", function()
  is(Q "近5亿元" * Q "0.4番", "6.6亿元 [0.0, 6.9]")
  is(Q "1人以内" / Q "4.7番", "0.038人 [0.000, 0.040]")
  assert((Q "1人以内" / Q "4.7番").low == 0)
end)

test("a quotient of rounded figures is as wide as they make it", function()
  is(Q "3.15亿元" / Q "1.28倍", "2.461亿元 [2.447, 2.475]")
  is(Q "0.9亿元" / Q "2.44倍", "0.369亿元 [0.347, 0.391]")
  is(baoshu.yearly(Q "1.28倍", 5), "5.06% [4.97, 5.15]")
  is(baoshu.yearly(Q "2.44倍", 5), "19.530% [19.481, 19.580]")
end)

test("exact figures stay exact", function()
  is(Q "3家" + Q "4家", "7家")
  is(Q(1, "亩"):to "平方米", "666.667平方米 [666.666, 666.667]")
  is(Q(3, "亩"):to "平方米", "2000平方米")
  assert(Q(3, "亩"):to "平方米" == Q(2000, "平方米"))
  is(Q(1.21) ^ 0.5, "1.1")
  is(Q(0.1) + Q(0.2), "0.3")
end)

test("units convert or raise", function()
  is(Q "15亩":to "公顷", "1.000公顷 [0.966, 1.034]")
  assert(Q(1, "公顷"):number "亩" == 15 and Q(1, "担"):number "斤" == 100)
  assert(Q(1, "公斤"):number "斤" == 2 and Q(1, "里"):number "米" == 500)
  assert(Q(1, "度") == Q(1, "千瓦时") and Q(1, "TEU") == Q(1, "标准箱"))
  assert(Q(1, "吨标准煤"):number "千瓦时" == 8141)
  is(Q "2.5万元" + Q "1亿元", "1.0亿元 [0.5, 1.6]")
  is(Q(36, "公里/小时"):to "米/秒", "10米/秒")
  raises("元 and 家 do not add up", function() return Q "3亿元" + Q "4家" end)
  raises("家 and 个 do not add up", function() return Q "3家" + Q "4个" end)
  raises("元 and 美元 do not add up", function() return Q "3亿元" + Q "4亿美元" end)
  raises("元 and 美元 do not convert into each other", function() return Q "3元":to "美元" end)
  raises("元 and a number without unit have no difference", function() return Q "3元" - 1 end)
  raises("'元左' is no unit", function() return Q "3元":to "元左" end)
  assert(Q(5, "USD"):to "美元" == Q(5, "美元"))
end)

test("what is per something multiplies and cancels", function()
  is(Q "5亿元" / Q "20万人", "2500元/人 [2190, 2830]")
  is(Q(500, "元/亩") * Q(2, "公顷"), "15000元")
  is(Q(3, "米") * Q(4, "米"), "12平方米")
  is(Q(2, "千瓦") * Q(3, "小时"), "6千瓦时")
  is(Q "35微克/立方米":to "毫克/立方米", "0.035毫克/立方米 [0.0345, 0.0355]")
end)

test("% is a hundredth, and points are apart", function()
  is(Q(5, "%") * Q(200, "亿元"), "10亿元")
  is(1 + Q(5, "%"), "105%")
  is(Q "5.4%" - Q "4.7%", "0.7个百分点 [0.6, 0.8]")
  is(Q "60%" + Q "1.2个百分点", "61.2% [60.6, 61.8]")
  is(Q(13, "‰"):to "%", "1.3%")
  raises("个百分点 and % have no difference", function() return Q "1个百分点" - Q "1%" end)
  raises("do not convert", function() return Q "1个百分点":to "%" end)
end)

test("doublings are powers of two", function()
  is(Q(2, "番") * Q(3, "亿元"), "12亿元")
  is(Q(1, "番") + 0, "2")
  is(-Q(3, "番"), "-8")
  is(-Q "1.5倍", "-1.5倍 [-1.55, -1.45]")
  raises("do not convert", function() return Q(4):to "番" end)
  raises("the result is too large for a number", function() return -Q(2000, "番") end)
end)

test("a divisor that may be 0 leaves the result open, never inf or nan", function()
  is(Q "10亿元" / Q "近5亿元", "2.0 [1.9, ∞)")
  local q = Q "10亿元" / Q "0.0亿元"
  assert(q.value == nil and q.low == nil and q.high == nil)
  is(q, "(-∞, ∞)")
  q = Q(1) / Q(0)
  assert(q.value == nil and q.low == nil and not q.exact)
  raises("the result is too large for a number", function() return Q(1e200) * Q(1e200) end)
  local most = Q(2 ^ 62 + 1) * Q(1e145) * Q(1e144)
  raises("the result is too large for a number", function() return most * Q(10) end)
  assert(most.exact and most.value < math.huge)
  raises("inf and nan are no figures", function() return Q(1) + 1 / 0 end)
  raises("what is below 0 has no root", function() return Q(-1) ^ 0.5 end)
end)

test("a comparison is true only when certain", function()
  local a, b = Q "3.1亿元", Q "3.2亿元"
  assert((a < b) == false and a <= b and (b < a) == false and a:compare(b) == nil) -- 3.15 may be both
  assert(Q "3.1亿元" < Q "3.3亿元" and Q "3.1亿元":compare(Q "30000万元") == "greater")
  local same = a
  assert(Q "3.1亿元" ~= Q "3.1亿元" and a == same)
  assert(Q "16家" == Q "16家" and Q "16家":compare(Q "16家") == "equal" and Q "16家" ~= Q "16个")
  assert(Q "5%" < 0.06 and (Q "5%以上" < 100) == false and Q "5%以上" > 0.04)
  raises("家 and 个 cannot be compared", function() return Q "3家" < Q "4个" end)
  assert((Q "约16万吨" <= Q "16万吨") == false and (Q "4家" <= Q "3家") == false and Q "3家" <= Q "3家")
  assert(Q "3家" ~= Q "4家")
  assert((Q "约3番" <= Q "8倍") == false and Q(3, "番") <= Q(9, "倍")) -- 8 times, about
end)

test("a number of a unit is asked with it, or as it is", function()
  local value, low, high = Q("3.15亿元"):number()
  assert(value == 315000000 and low == 314500000 and high == 315500000)
  value, low, high = Q("5%以上"):number()
  assert(value == 5 and low == 5 and high == nil)
  assert(Q(3e250).value == 3e250 and Q(3e250).low == 3e250)
  for _, far in ipairs { 1e308, 0x1.fffffffffffffp+1023, 1e-310, 0x1p-1074 } do
    local q = Q(far)
    assert(q.low <= far and far <= q.high and q.high < math.huge and math.abs(q.value / far - 1) < 1e-9)
  end
end)

test("a power is plain, on either side", function()
  is(2 ^ Q(3), "8")
  is(Q(2) ^ Q(3), "8")
  raises("a power is a plain number, not nil", function() return Q(2) ^ nil end)
  raises("a power is a plain number, not '2'", function() return Q(2) ^ "2" end)
  raises("a power is a plain number, not a quantity", function() return Q(2) ^ Q "0.5" end)
end)

test("a - a and a / a are as wide as two figures that are rounded alike", function()
  local a = Q "3.15亿元"
  is(a - a, "0.00亿元 [-0.01, 0.01]")
  is(a / a, "1.0000 [0.9968, 1.0032]")
  is(Q "16家" - Q "16家", "0家")
end)

test("what is no quantity is nil and the reason", function()
  none("'abc' is no quantity", Q "abc")
  none("an empty text is no quantity", Q "")
  none("'3亿元 [4, 5]' is no quantity", Q "3亿元 [4, 5]")
  none("'3亿元左' is no quantity", Q "3亿元左")
  none("'3亿元 [2, 1]' is no quantity", Q "3亿元 [2, 1]")
  raises("baoshu.quantity takes a text, a number, a fact or a quantity, not a table", function() Q {} end)
  raises("a text says its unit itself", function() Q("3", "元") end)
end)

test("what its units make too large to write in one unit has no cell", function()
  local q = Q(3, "亩") ^ 40
  assert(q.unit == "亩^40" and math.abs(q.value / 3 ^ 40 - 1) < 1e-11)
  raises("these units are too large or too many to convert", function() baoshu.json.encode(q) end)
end)

test("slips raise at the script's line", function()
  raises("a quantity has no field 'vlaue' (it has value, low, high, unit", function() return Q(1).vlaue end)
  raises("a quantity does not add to nil", function() return Q(1) + nil end)
  raises("the fields of a quantity cannot be set", function() Q(1).value = 2 end)
  raises("a power is a plain number", function() return Q(2) ^ Q "3家" end)
  raises("a root of 元 is no quantity", function() return Q "3元" ^ 0.5 end)
  local _, why = pcall(function() return Q "3家" + Q "4个" end)
  assert(why:find "quantity.lua:%d+: 家 and 个", why)
end)

test("formulas take quantities, facts and numbers", function()
  is(baoshu.growth(Q "162.4亿元", Q "287.9亿元"), "77.28% [77.19, 77.37]")
  is(baoshu.average_growth(Q "162.4亿元", Q "287.9亿元", 5), "12.132% [12.121, 12.144]")
  is(baoshu.share(Q "0.9亿元", Q "3.15亿元"), "28.6% [26.9, 30.3]")
  is(baoshu.multiple(Q "2亿元", 10 * Q "5000万元"), "2.5倍 [1.9, 3.4]")
  assert(baoshu.growth(Q(50), 53) == Q(6, "%"))
  is(baoshu.multiple(Q(1, "番"), Q(4, "倍")), "2倍")
  is(baoshu.growth(Q(0, "番"), Q(1, "番")), "100%") -- doubled no times is once
end)

test("where a formula has no answer it says why", function()
  none("nothing grows from a base of 0", baoshu.growth(Q(0, "元"), Q "3元"))
  none("a base below 0 has no growth", baoshu.growth(Q "-18.8亿元", Q "-6.7亿元"))
  none("what falls below 0 has no growth a year", baoshu.average_growth(Q "1亿元", Q "-1亿元", 5))
  none("growth a year takes more than 0 years", baoshu.yearly(Q "1.28倍", 0))
  none("growth a year needs the number of years, which is not known", baoshu.yearly(Q "1.28倍", nil))
  none("growth a year needs the number of years, which is not known", baoshu.average_growth(1, 2))
  none("a whole of 0 has no shares", baoshu.share(Q "1家", Q "0家"))
  none("nothing is a multiple of 0", baoshu.multiple(Q "0家", Q "1家"))
  none("家 and 个 do not convert into each other", baoshu.growth(Q "3个", Q "4家"))
  none("a multiple is a number without unit, or one of 倍", baoshu.yearly(Q "3亿元", 5))
  is(baoshu.growth(Q "近5亿元", Q "10亿元"), "100% [90, ∞)")
  is(baoshu.growth(Q "5亿元", Q "0家" * Q(1, "亿元") / Q "1家"), "-100%")
end)

test("a fraction is in %, as 一半 and 一成 are", function()
  is(Q "三分之一", "33.3% [32.8, 33.9]")
  is(Q "1/4", "25% [24.5, 25.5]")
  is(Q "三分之二以上", "66.6667% [66.6666, ∞)")
  is(Q "1/3小时", "0.333小时 [0.328, 0.339]")
  local text = baoshu.parse "2020年产值3亿元，比上年减少三分之一，其中工业占三分之二。\n"
  local fall, share = text:fact { kind = "growth" }, text:fact { kind = "share" }
  is(fall.quantity, "-33.3% [-33.9, -32.8]")
  is(share.quantity, "66.7% [66.1, 67.2]")
  assert(share.unit == nil and share.value < 1) -- the fact says it as it stands
  is(share.quantity - Q "60%", "6.7个百分点 [5.6, 7.7]")
end)

local report = baoshu.parse [[
一、2020年工作回顾

2020年完成财政收入3.15亿元，其中一般公共预算收入0.9亿元，分别是2015年的1.28倍和2.44倍。产值翻一番，利润增长1.5倍。企业16家。
]]

test("a fact has a quantity, and what is computed from it leads back", function()
  local m = report:fact { kind = "multiple", indicator = "财政收入" }
  local base = m.level.quantity / m.quantity
  is(base, "2.461亿元 [2.447, 2.475]")
  local sources = ((base + base) * 2 + m.level.quantity).sources
  assert(#sources == 2 and sources[1].text == "3.15亿元" and sources[2].text == "1.28倍")
  assert(sources[1].line == 3 and sources[1].start == select(1, m.level:bytes()))
  assert(sources[1]["end"] == select(2, m.level:bytes()))
  assert(baoshu.growth(m.level, m.level.quantity).unit == "%")
end)

test("a growth's quantity is always the growth", function()
  assert(report:fact { unit = "番" }.quantity.value == 1 and report:fact { unit = "番" }.quantity.unit == "倍")
  is(report:fact { kind = "growth", unit = "倍" }.quantity, "1.5倍 [1.45, 1.55]")
end)

test("sources survive their report and a sum of many", function()
  local own = baoshu.parse "2020年企业16家。"
  local q = own:fact { unit = "家" }.quantity
  local sum = q
  for _ = 1, 20000 do sum = sum + q end
  own:close()
  assert(#sum.sources == 1 and sum.sources[1].text == "16家" and sum.value == 20001 * 16)
end)

-- Properties, over random exact inputs.

-- A decimal with `digits` digits behind the point as a text, and the true value that it rounds.
local function rounded(digits)
  local true_value = math.random(1, 10 ^ math.random(2, 6)) / 10 ^ math.random(0, 4) + 0.001
  local text = ("%." .. digits .. "f"):format(true_value)
  return true_value, text
end

local function holds(q, value)
  local slack = math.abs(value) * 1e-9 + 1e-9 -- of the value that is computed here with doubles
  return (q.low == nil or q.low <= value + slack) and (q.high == nil or q.high >= value - slack)
end

test("the true value of random inputs lies in the interval", function()
  for _ = 1, 3000 do
    local x, xs = rounded(math.random(0, 3))
    local y, ys = rounded(math.random(0, 3))
    local z, zs = rounded(2)
    local a, b, c = Q(xs .. "万元"), Q(ys .. "万元"), Q(zs .. "倍")
    assert(holds(a + b, (x + y) * 1e4) and holds(a - b, (x - y) * 1e4))
    assert(holds(a * c, x * z * 1e4) and holds(a / c, x / z * 1e4) and holds(a / b, x / y))
    assert(holds((a - b) * c, (x - y) * z * 1e4))
    assert(holds(c ^ 3, z ^ 3) and holds(c ^ -2, z ^ -2) and holds(c ^ 0.2, z ^ 0.2))
    local years = math.random(1, 10)
    local growth = baoshu.average_growth(a, b, years) -- nil where the base was rounded to 0
    assert(growth and holds(growth, ((y / x) ^ (1 / years) - 1) * 100) or a.value == 0)
    assert(holds(baoshu.yearly(c, years), (z ^ (1 / years) - 1) * 100))
    assert(holds(a:to "亿元", x * 1e4))
  end
end)

-- A figure with a sign and a bound as a text, and some value that it may have.
local function bounded()
  local places, digits = math.random(0, 2), math.random(0, 999)
  local value = digits / 10 ^ places
  local text = ("%." .. places .. "f"):format(value)
  local negative = math.random(4) == 1 and digits > 0
  local bound = ({ "", "", "以上", "以内" })[math.random(4)]
  local unit = 10 ^ -places
  if bound == "以上" then
    value = value + math.random() * 10 ^ math.random(0, 3)
  elseif bound == "以内" then
    value = value * math.random()
  else
    value = value + (math.random() - 0.5) * unit
  end
  return (negative and "-" or "") .. text .. "公里" .. bound, negative and -value or value
end

test("whatever two figures may be lies in what they come to", function()
  for _ = 1, 3000 do
    local xs, x = bounded()
    local ys, y = bounded()
    local a, b = Q(xs), Q(ys)
    local function check(q, value)
      assert(holds(q, value), xs .. ", " .. ys .. ": " .. tostring(q) .. " without " .. value)
    end
    check(a + b, x + y)
    check(a - b, x - y)
    check(a * b, x * y)
    check(a ^ 2, x * x)
    check(a ^ 3, x * x * x)
    check((a - b) * (a + b), (x - y) * (x + y))
    if y ~= 0 then
      check(a / b, x / y)
      check(a ^ 2 / b, x * x / y)
      check(b ^ -1, 1 / y)
      check(b ^ -2, 1 / y ^ 2)
    end
    local order = a:compare(b)
    assert(order ~= "less" or x < y)
    assert(order ~= "greater" or x > y)
    if a <= b then assert(x <= y) end
  end
end)

test("what is printed holds the interval, and parses to what was printed", function()
  for _ = 1, 3000 do
    local _, xs = rounded(math.random(0, 3))
    local _, ys = rounded(math.random(0, 2))
    local units = { "亿元", "万吨", "%", "元/人", "万亩", "倍", "" }
    local unit = units[math.random(#units)]
    local q = Q(xs .. unit)
    local bounds = { "", "以上", "以内" }
    local b = Q(ys .. "倍" .. bounds[math.random(3)])
    if math.random(2) == 1 then q = q / b end
    local again = assert(Q(tostring(q)))
    if q.low then
      assert(again.low <= q.low + math.abs(q.low) * 1e-11, tostring(q))
    else
      assert(again.low == nil)
    end
    if q.high then
      assert(again.high >= q.high - math.abs(q.high) * 1e-11, tostring(q))
    else
      assert(again.high == nil)
    end
    local third = Q(tostring(again))
    assert(third.low == again.low and third.high == again.high and third.unit == again.unit,
           tostring(q) .. " / " .. tostring(again) .. " / " .. tostring(third))
  end
end)
