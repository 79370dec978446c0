return {
  api = 1,
  summary = "What multiples imply, with a table to join",
  options = {
    base = { type = "year", help = "only this base" },
    towns = { type = "file", help = "people by indicator" },
  },
  columns = { "indicator", "base", "base_level", "fact", "people", "sure" },
  map = function(report, emit, options)
    local people = {}
    for _, row in ipairs(options.towns or {}) do people[row.name] = row.people end
    for m in report:facts { kind = "multiple", base = options.base } do
      emit {
        indicator = m.indicator, base = m.base, base_level = m.level.value / m.value / 1e8, fact = m.level,
        people = people[m.indicator], sure = m.bound == "exact",
      }
    end
  end,
  tests = {
    { "a multiple leads back to its base",
      text = "2020年完成财政收入3.15亿元，是2015年的1.28倍。",
      rows = { { indicator = "财政收入", base = "2015", base_level = 2.461, fact = "3.15亿元", people = false, sure = true } } },
    { "only the base that is asked for",
      text = "2020年完成财政收入3.15亿元，是2015年的1.28倍。",
      options = { base = 2010 },
      rows = {} },
    { "a file is its text",
      text = "2020年完成财政收入3.15亿元，是2015年的1.28倍。",
      options = { towns = "name,people\n财政收入,12\n" },
      rows = { { people = 12 } } },
  },
}
