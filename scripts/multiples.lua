-- What does a reported multiple imply for its base? “3.15亿元，是2015年的1.28倍” means 2.461亿元 in 2015.
return {
  api     = 1,
  summary = "The base level and the average annual growth that a reported multiple implies",
  options = {
    base = { type = "year", help = "only multiples of this year" },
    like = { type = "string", help = "only indicators that this is part of" },
  },
  columns = {
    "report", "indicator", "period", "level", "unit", "multiple", "base", "base_level", "growth",
    "line",
  },
  map = function(report, emit, options)
    for m in report:facts { kind = "multiple", base = options.base, like = options.like } do
      local level = m.level
      if level and level.value and m.value and m.value > 0 and m.years then
        local written = level.value / level.multiplier -- 3.15 of 3.15亿元
        emit {
          report     = report.path,
          indicator  = level.indicator,
          period     = level.period,
          level      = written,
          unit       = level.written_unit,
          multiple   = m.value,
          base       = m.base,
          base_level = written / m.value,
          growth     = baoshu.yearly(m.value, m.years), -- % a year
          line       = m.line,
        }
      end
    end
  end,
}
