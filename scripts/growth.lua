-- What does growth over several years amount to? From the growth a year that a report states to the
-- level that it started from; and from two levels that it states to the growth a year between them.

-- The year that a level belongs to, where it belongs to one.
local function year(level)
  return tonumber(level.period and level.period:match "^%d%d%d%d$")
end

-- Whether one of some words is a part of the text.
local function holds(text, words)
  for _, word in ipairs(text and words or {}) do
    if text:find(word, 1, true) then
      return true
    end
  end
  return false
end

-- Why a stated rate is not at the prices of its levels, in words; nil where it may be. Growth of what
-- is produced is at constant prices by convention, as the National Bureau's quarterly notes say.
local function other_prices(growth)
  if holds(growth.scope, { "实际", "价" }) and not holds(growth.scope, { "名义", "现价", "当年价", "计价" }) then
    return "the rate is said " .. growth.scope
  end
  return holds(growth.indicator, { "生产总值", "增加值", "GDP" }) and "such growth is at constant prices" or nil
end

-- What nothing is divided by: shares, whose difference is told instead, and places.
local function is_share(level)
  return level.unit == "%" or level.unit == "‰"
end
local function is_place(level)
  return holds(level.indicator, { "排名", "位次", "名次" })
end

-- Where the years began if `level` is their sum: level / (y + y² + …), the 累计法 of the yearbooks.
local function start_of_sum(level, yearly, years)
  local sum = yearly
  for power = 2, years do
    sum = sum + yearly ^ power
  end
  return level.quantity / sum
end

-- “53.2亿元，年均增长1.6%”: where did it start? The row's note says why that is not to be told, or what to
-- mind about it.
local function from_stated_growth(growth)
  local to, row = growth.level, {
    indicator = growth.indicator, from_period = growth.base, to_period = growth.period,
    to = growth.level, average_growth = growth.quantity, stated = growth, basis = "stated growth",
    line = growth.line,
  }
  local yearly = 1 + growth.quantity
  if not growth.base or not growth.years then
    row.note = "over how many years it grew is not said"
  elseif yearly <= 0 or yearly.value == 0 then
    row.note = "after a fall of 100% or more there is nothing to go back from"
  else
    row.multiple = baoshu.multiple(1, yearly ^ growth.years)
    row.total_growth = baoshu.growth(1, row.multiple)
    if not to then
      row.note = "no level is said for it"
    elseif is_share(to) then
      row.note = "a share or rate in % is no level to go back from"
    elseif not year(to) and to.period ~= growth.period then -- 五年累计8729亿元，年均增长18%
      row.note = ("the level is of %s, not of %s alone"):format(to.period or "no known time", growth.period)
    else
      row.from = to.quantity / row.multiple
      local prices = other_prices(growth)
      if prices then
        row.note = ("%s: from is at the prices of %s"):format(prices, growth.period)
      elseif growth.years > 1 and holds(growth.indicator, { "投资" }) then
        row.note = ("of %s alone or the sum since %s is not said; as a sum it began at %s a year"):format(
          growth.period, growth.base, start_of_sum(to, yearly, growth.years).text)
      end
    end
  end
  return row
end

-- For each level, by where it begins, the level of the same indicator that its sentence sets before it;
-- of another unit only where the sentence says from which to which. A walk through the report: to look
-- through the sentence for each level would take the square of its levels.
local function levels_before(report)
  local before, sentence, latest = {}, nil, nil
  for to in report:facts { kind = "level" } do
    local when = to.indicator and year(to)
    if to.sentence.first ~= sentence then
      sentence, latest = to.sentence.first, {}
    end
    if when then
      local what = table.concat({ to.indicator, to.status, to.place or "" }, "\n")
      local levels, nearest, other = latest[what] or {}, nil, nil
      for _, level in pairs(levels) do -- the latest of each unit, year and rule
        if level.year < when and level.unit == to.unit then
          nearest = nearest and nearest.first > level.first and nearest or level
        elseif level.year < when and level.rule == "from to" and to.rule == "from to" then
          other = other and other.first > level.first and other or level
        end
      end
      local found = nearest or other
      before[to.first] = found and found.fact
      levels[("%s %d %s"):format(to.unit, when, to.rule)] = {
        fact = to, first = to.first, unit = to.unit, year = when, rule = to.rule,
      }
      latest[what] = levels
    end
  end
  return before
end

-- Whether two figures cannot be the same, however both were rounded.
local function differ(a, b)
  return a < b or a > b
end

-- “由2010年的162.4亿元增加到2015年的287.9亿元，年均增长12.1%”: does the rate follow?
local function between_levels(from, to)
  local row = {
    indicator = to.indicator, from_period = from.period, from = from, to_period = to.period, to = to,
    stated = to.sentence:fact {
      kind = "average_growth", indicator = to.indicator, period = to.period,
      base = { from.period, false },
    },
    basis = "two levels", line = to.line,
  }
  if is_share(to) and from.unit == to.unit then -- 60% to 63% is 3 points; that this is 5% more misleads
    row.note = "it changed by " .. (to.quantity - from.quantity).text
    return row
  elseif is_place(to) then
    row.note = "a place in an order does not grow"
    return row
  end
  row.total_growth, row.note = baoshu.growth(from, to)
  if row.total_growth then
    row.multiple = baoshu.multiple(from, to)
    row.average_growth, row.note = baoshu.average_growth(from, to, year(to) - year(from))
  end
  if not row.note and row.stated and differ(row.stated.quantity, row.average_growth) then
    local prices = other_prices(row.stated) -- then there is no reason to agree
    row.note = prices and prices .. ", the levels are not"
      or row.stated.scope and "the report's rate is said " .. row.stated.scope
      or "the report's rate is not what its levels give"
  end
  return row
end

return {
  api     = 1,
  summary = "Growth over several years: where it began, how much it is in all and a year (in %)",
  example = "baoshu growth report.txt --like 产值",
  options = {
    base      = { type = "year", help = "only growth from this year" },
    indicator = { type = "string", help = "only this indicator" },
    like      = { type = "string", help = "only indicators that this is part of" },
    section   = { type = "string", help = "only growth below this heading" },
  },
  -- stated is what the report says; average_growth is that too, or follows from two levels: basis.
  -- note says what is missing where one is
  columns = {
    "report", "indicator", "from_period", "from", "to_period", "to", "multiple", "total_growth",
    "average_growth", "stated", "basis", "note", "line",
  },
  table = { "report", "indicator", "from", "to", "average_growth", "note", "line" },
  map = function(report, emit, options)
    local before = levels_before(report)
    for fact in report:facts {
      kind = { "level", "average_growth" }, indicator = options.indicator, like = options.like,
      section = options.section,
    } do
      local row
      if fact.kind == "level" then
        local from = before[fact.first]
        row = from and between_levels(from, fact)
      elseif not (fact.level and before[fact.level.first]) then -- else it stands in that row
        row = from_stated_growth(fact)
      end
      if row and (not options.base or row.from_period == tostring(options.base)) then
        row.report = report.path
        emit(row)
      end
    end
  end,
  tests = {
    { "two levels say how much it grew, in all and a year",
      text = "产值由2010年的162.4亿元增加到2015年的287.9亿元，年均增长12.1%。",
      rows = {
        { indicator = "产值", from_period = "2010", from = "162.4亿元", to_period = "2015", to = "287.9亿元",
          total_growth = "77.28% [77.19, 77.37]", average_growth = "12.132% [12.121, 12.144]",
          stated = "12.1%", basis = "two levels", note = false },
      } },
    { "a rate that does not follow is noted",
      text = "产值由2010年的162.4亿元增加到2015年的287.9亿元，年均增长13%。",
      rows = { { indicator = "产值", stated = "13%", note = "the report's rate is not what its levels give" } } },
    { "a rate at constant prices need not follow",
      text = "产值由2010年的162.4亿元增加到2015年的287.9亿元，年均实际增长10%。生产总值由2010年的30亿元增加到2015年的50亿元，年均增长8%。",
      rows = {
        { indicator = "产值", stated = "10%", note = "the rate is said 实际, the levels are not" },
        { indicator = "生产总值", stated = "8%", note = "such growth is at constant prices, the levels are not" },
      } },
    { "where a rate at constant prices began is at the prices of the end",
      text = "2020年生产总值30亿元，比2015年增长33.8%，年均增长6.0%。",
      rows = { { indicator = "生产总值", from = "22.42亿元 [21.99, 22.85]",
                 note = "such growth is at constant prices: from is at the prices of 2020" } } },
    { "investment may be the sum of the years",
      text = "2020年固定资产投资53.2亿元，比2015年增长8.3%，年均增长1.6%。",
      options = { indicator = "固定资产投资" },
      rows = { { from = "49.14亿元 [48.97, 49.31]", note = "of 2020 alone or the sum since 2015 is not said; "
                 .. "as a sum it began at 10.143亿元 [10.118, 10.168] a year" } } },
    { "a place in an order does not grow",
      text = "全省排名由2015年的32位上升到2020年的25位。",
      rows = { { indicator = "排名", multiple = false, note = "a place in an order does not grow" } } },
    { "what has another unit is no growth",
      text = "收入由2016年的3亿元增加到2021年的8%。",
      rows = { { from = "3亿元", to = "8%", multiple = false, note = "% and 元 do not convert into each other" } } },
    { "what is missing is said",
      text = "2020年税收53.2亿元，五年年均增长1.6%。",
      rows = { { indicator = "税收", from = false, stated = "1.6%", basis = "stated growth",
                 note = "over how many years it grew is not said" } } },
  },
}
