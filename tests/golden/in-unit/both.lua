return {
  api = 1, columns = { "fact", "note" },
  map = function(report, emit) for fact in report:facts() do emit { fact = fact, note = fact.unit } end end,
}
