return {
  api = 1,
  summary = "Facts that are not what its cases say",
  options = { kind = { type = "string" } },
  columns = { "text", "value", "line" },
  map = function(report, emit, options)
    print("looking for", options.kind)
    for fact in report:facts { kind = options.kind } do emit(fact) end
  end,
  tests = {
    { "one cell is another",
      text = "税收3亿元，支出5亿元。",
      rows = { { text = "3亿元", value = 4 }, { value = false } } },
    { "a row is missing, one comes in between",
      text = "税收3亿元，支出5亿元，结余1亿元。",
      rows = { { text = "3亿元" }, { text = "1亿元" }, { text = "2亿元", line = 1 } } },
    { "an option is wrong", text = "税收3亿元。", options = { knd = "level" }, rows = {} },
    { "it raises", text = "税收3亿元。", options = { kind = "lvel" }, rows = {} },
  },
}
