-- Which facts does a report state? One row a fact, with all that is known of it.
return {
  api     = 1,
  summary = "Every fact: value, unit, bound, kind, indicator, period, base, status, and where it stands",
  options = {
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
  map = function(report, emit, options)
    for fact in report:facts(options) do
      emit(fact)
    end
  end,
}
