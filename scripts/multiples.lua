-- What does a reported multiple imply for its base? “3.15亿元，是2015年的1.28倍” means 2.461亿元 in 2015.

-- Base level and growth a year (in %); else nil, and in words why not.
local function implied(m)
  local level, multiple = m.level, m.quantity
  if not level then
    return nil, nil, "no level is said for it"
  end
  if multiple <= 0 or multiple.value == 0 then
    return nil, nil, "a multiple of 0 or less has no base"
  end
  local base_level = level.quantity / multiple
  if not m.base then
    return base_level, nil, "of which year it is the multiple is not said"
  end
  if not m.years then
    return base_level, nil, ("from %s to %s are no whole years"):format(m.base, m.period or "?")
  end
  return base_level, baoshu.yearly(multiple, m.years)
end

return {
  api     = 1,
  summary = "The base level and the average annual growth that a reported multiple implies",
  example = "baoshu multiples report.txt --base 2015 --in 亿元",
  options = {
    base      = { type = "year", help = "only multiples of this year" },
    indicator = { type = "string", help = "only this indicator" },
    like      = { type = "string", help = "only indicators that this is part of" },
    section   = { type = "string", help = "only multiples below this heading" },
  },
  -- note says what is missing where base_level or growth is
  columns = {
    "report", "indicator", "period", "level", "multiple", "base", "base_level", "growth", "note", "line",
  },
  map = function(report, emit, options)
    for m in report:facts {
      kind = "multiple", base = options.base, indicator = options.indicator, like = options.like,
      section = options.section,
    } do
      local base_level, growth, note = implied(m)
      emit {
        report = report.path, indicator = m.indicator, period = m.period,
        level = m.level, multiple = m, base = m.base, base_level = base_level,
        growth = growth, note = note, line = m.line,
      }
    end
  end,
  tests = {
    { "a multiple leads back to its base, and to the growth a year",
      text = "2020年完成财政收入3.15亿元，是2015年的1.28倍。",
      rows = {
        { indicator = "财政收入", period = "2020", level = "3.15亿元", multiple = "1.28倍", base = "2015",
          base_level = "2.461亿元 [2.447, 2.475]", growth = "5.06% [4.97, 5.15]", note = false, line = 1 },
      } },
    { "without a level there is a note",
      text = "2020年产值是2015年的2倍。",
      rows = { { indicator = "产值", multiple = "2倍", base_level = false, note = "no level is said for it" } } },
    { "only the base that is asked for",
      text = "2020年完成财政收入3.15亿元，是2015年的1.28倍。",
      options = { base = 2010 },
      rows = {} },
  },
}
