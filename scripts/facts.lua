-- Which facts does a report state? One row a fact, with all that is known of it.
return {
  api     = 1,
  summary = "Every fact: value, unit, bound, kind, indicator, period, base, status, and where it stands",
  example = "baoshu facts report.txt --kind growth --status target --columns indicator,value,line",
  options = {
    base      = { type = "period", help = "only what is compared with this period" },
    bound     = { type = "choice", help = "only figures with this bound",
                  choices = { "exact", "over", "under", "about" } },
    indicator = { type = "string", help = "only this indicator" },
    kind      = { type = "choice", help = "only facts of this kind",
                  choices = { "level", "growth", "average_growth", "multiple", "change", "share", "rank" } },
    like      = { type = "string", help = "only indicators that this is part of" },
    period    = { type = "period", help = "only facts of this period" },
    section   = { type = "string", help = "only facts below this heading: a mark, a title or a part of it, or a path of them" },
    status    = { type = "choice", help = "only what is, or only what is planned",
                  choices = { "actual", "target" } },
    unit      = { type = "string", help = "only facts in this unit, written without multiplier" },
  },
  columns = {
    "report", "line", "start", "end", "text", "value", "low", "high", "unit", "bound", "kind",
    "indicator", "period", "base", "status", "wording", "scope", "place", "section", "sentence",
  },
  table = {
    "report", "indicator", "text", { "bound", except = "exact" }, "kind", "period", "base", "status", "line",
  },
  map = function(report, emit, options)
    for fact in report:facts(options) do
      emit(fact)
    end
  end,
  tests = {
    { "a fact is told with all that is known of it",
      text = "2020年财政收入突破3亿元，增长5%左右。",
      rows = {
        { indicator = "财政收入", text = "3亿元", value = 300000000, unit = "元", bound = "over", high = false,
          kind = "level", period = "2020", base = false, status = "actual", line = 1 },
        { indicator = "财政收入", text = "5%", value = 5, unit = "%", bound = "about", low = 4, high = 6,
          kind = "growth", period = "2020", base = "2019", status = "actual", line = 1 },
      } },
    { "options choose among them",
      text = "2020年财政收入3亿元，增长5%，城镇新增就业1万人。",
      options = { like = "就业", kind = "level", period = 2020, bound = "exact" },
      rows = { { indicator = "城镇新增就业", unit = "人" } } },
    { "what is compared with a year is found by it",
      text = "2020年财政收入3亿元，增长5%，是2015年的1.4倍。",
      options = { base = 2015 },
      rows = { { indicator = "财政收入", kind = "multiple", base = "2015" } } },
  },
}
