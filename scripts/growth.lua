-- What does growth over several years amount to? From the growth a year that a report states to the
-- level that it started from; and from two levels that it states to the growth a year between them.

-- The year that a level belongs to, where it belongs to one.
local function year(level)
  return tonumber(level.period and level.period:match "^%d%d%d%d$")
end

-- “53.2亿元，年均增长1.6%”: where did it start?
local function from_stated_growth(growth)
  local to, rate = growth.level, growth.value
  if not (to and to.value and rate and rate > -100 and growth.years) then
    return nil
  end
  local multiple = (1 + rate / 100) ^ growth.years
  local written = to.value / to.multiplier -- 53.2 of 53.2亿元
  return {
    indicator = to.indicator, unit = to.written_unit, line = growth.line,
    from_period = growth.base, from = written / multiple,
    to_period = growth.period, to = written,
    multiple = multiple, total_growth = baoshu.growth(1, multiple),
    average_growth = rate, stated = rate, basis = "stated growth",
  }
end

-- The level of the same indicator that the sentence sets before this one.
local function level_before(to)
  local nearest
  for level in to.sentence:facts {
    kind = "level", indicator = to.indicator, unit = to.unit or false,
  } do
    if level.value and level.first < to.first and year(level) and year(level) < year(to) then
      nearest = level
    end
  end
  return nearest
end

-- “由2010年的162.4亿元增加到2015年的287.9亿元，年均增长12.1%”: does the rate follow?
local function between_levels(to)
  if not (to.value and to.indicator and year(to)) then
    return nil
  end
  local from = level_before(to)
  if not from then
    return nil
  end
  local stated = to.sentence:fact {
    kind = "average_growth", indicator = to.indicator, period = to.period,
    base = { from.period, false },
  }
  return {
    indicator = to.indicator, unit = to.written_unit, line = to.line,
    from_period = from.period, from = from.value / to.multiplier,
    to_period = to.period, to = to.value / to.multiplier,
    multiple = baoshu.multiple(from.value, to.value),
    total_growth = baoshu.growth(from.value, to.value),
    average_growth = baoshu.average_growth(from.value, to.value, year(to) - year(from)),
    stated = stated and stated.value, basis = "two levels",
  }
end

return {
  api     = 1,
  summary = "Growth over several years: where it began, how much it is in all and a year (in %)",
  options = {
    like = { type = "string", help = "only indicators that this is part of" },
  },
  -- stated is what the report says; average_growth is that too, or follows from two levels: basis
  columns = {
    "report", "indicator", "from_period", "from", "to_period", "to", "unit", "multiple",
    "total_growth", "average_growth", "stated", "basis", "line",
  },
  map = function(report, emit, options)
    for fact in report:facts { kind = { "level", "average_growth" }, like = options.like } do
      local row
      if fact.kind == "level" then
        row = between_levels(fact)
      elseif not (fact.level and between_levels(fact.level)) then -- else it stands in that row
        row = from_stated_growth(fact)
      end
      if row then
        row.report = report.path
        emit(row)
      end
    end
  end,
}
