-- What is each numeral of a report: a fact, a date, an ordinal, a name or a heading?
return {
  api     = 1,
  summary = "Every numeral of the text, what it is, and why",
  options = {
    class   = { type = "choice", help = "only numerals of this class",
                choices = { "fact", "date", "ordinal", "name", "heading" } },
    section = { type = "string", help = "only numerals below this heading" },
  },
  columns = { "report", "line", "start", "end", "text", "value", "low", "high", "class", "reason" },
  map = function(report, emit, options)
    for number in report:numbers(options) do
      local first, last = number:bytes()
      emit {
        report = report.path, line = number.line, start = first, ["end"] = last,
        text = number.text, value = number.value, low = number.low, high = number.high,
        class = number.class, reason = number.reason,
      }
    end
  end,
}
