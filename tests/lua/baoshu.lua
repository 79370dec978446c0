-- What scripts have beside their report: formulas and reports of their own.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local function near(a, b)
  return math.abs(a - b) < 1e-9
end

test("growth is from the first to the second, in %", function()
  assert(near(baoshu.growth(50, 53), 6) and near(baoshu.growth(100, 97), -3))
end)

test("growth a year compounds", function()
  assert(near(baoshu.average_growth(100, 121, 2), 10))
  assert(near(baoshu.average_growth(162.4, 287.9, 5), 12.132402691))
  assert(near(baoshu.yearly(1.21, 2), 10) and near(baoshu.yearly(1.28, 5), 5.061112176))
end)

test("multiples and shares", function()
  assert(baoshu.multiple(2, 5) == 2.5 and near(baoshu.share(0.9, 3.15), 28.571428571))
end)

test("where there is no answer it is nil and the reason", function()
  local function none(reason, value, why)
    assert(value == nil and why == reason, why)
  end
  none("nothing grows from a base of 0", baoshu.growth(0, 1))
  none("a base below 0 has no growth", baoshu.growth(-18.8, -6.7))
  none("nothing grows from a base of 0", baoshu.average_growth(0, 1, 5))
  none("what falls below 0 has no growth a year", baoshu.average_growth(1, -1, 5))
  none("growth a year takes more than 0 years", baoshu.yearly(2, 0))
  none("nothing is a multiple of 0", baoshu.multiple(0, 1))
  none("a whole of 0 has no shares", baoshu.share(1, 0))
  none("the result is too large for a number", baoshu.growth(1e-300, 1e300))
end)

test("a slip raises at the script's line", function()
  raises("bad argument #2 to 'growth' (a number, quantity or fact expected, got nil)", function() baoshu.growth(1, nil) end)
  raises("bad argument #1 to 'share' (a finite number expected)", function() baoshu.share(0 / 0, 1) end)
  local _, why = pcall(function() baoshu.growth({}, 1) end)
  assert(why:find "baoshu.lua:%d+: bad argument", why)
end)

test("a text that is no report is nil and the reason", function()
  local report, why = baoshu.parse "%PDF-1.7\n"
  assert(report == nil and why:find "PDF", why)
end)

test("no file is read where none was granted", function()
  local bytes, why = baoshu.read "tests/data/sample-report.txt"
  assert(bytes == nil and why == "nothing was granted")
end)

test("what a script adds is told among what there is", function()
  rawset(baoshu, 1, true)
  rawset(baoshu, "growht", true)
  raises("baoshu has no 'growh' (it has: ", function() return baoshu.growh end)
  for i = 1, 100 do rawset(baoshu, "mine" .. i, true) end
  raises("baoshu has no 'grwt'", function() return baoshu.grwt end)
  for i = 1, 100 do rawset(baoshu, "mine" .. i, nil) end
  rawset(baoshu, 1, nil)
  rawset(baoshu, "growht", nil)
end)

test("a name in a message is cut between characters", function()
  raises("baoshu has no '" .. ("收"):rep(13) .. "…'", function() return baoshu[("收"):rep(20)] end)
  raises("baoshu has no '…'", function() return baoshu[("\x80"):rep(50)] end)
  raises("not false", baoshu.quantity, false)
  raises("not true", baoshu.quantity, true)
end)

test("the version and the API's number are there", function()
  assert(baoshu.version:find "^%d+%.%d+%.%d+$" and baoshu.api == 1)
end)
