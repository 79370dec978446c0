return {
  api = 1,
  summary = "Says where it lies",
  options = { base = { type = "year", help = "only this year", default = 2015 } },
  columns = { "place" },
  map = function(report, emit) emit { place = "first/mine" } end,
}
