return {
  api = 1,
  summary = "One of each kind of cell",
  columns = { "指标", "level", "derived", "words", "sure", "nothing" },
  map = function(report, emit)
    local level = report:fact { kind = "level" }
    emit { ["指标"] = level.indicator, level = level, derived = 12.1296341234567, words = 'a "b", c\td' }
    emit { ["指标"] = "x", derived = 7, words = "\27[2J", sure = true }
  end,
}
