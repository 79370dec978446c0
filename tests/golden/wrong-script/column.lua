return {
  api = 1,
  columns = { "indicator" },
  map = function(report, emit)
    emit { indicater = "x" }
  end,
}
