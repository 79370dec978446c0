return {
  api = 1,
  columns = { "growth" },
  map = function(report, emit)
    emit { growth = 1 / 0 }
  end,
}
