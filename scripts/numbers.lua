-- What is each numeral of a report: a fact, a date, an ordinal, a name or a heading?
return {
  api     = 1,
  summary = "Every numeral of the text, what it is, and why",
  example = "baoshu numbers report.txt --class name",
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
  tests = {
    { "every numeral is something",
      text = "一、工作回顾\n2020年第3次普查，人口12.5万人，十大工程完成。",
      rows = {
        { text = "一", class = "heading", line = 1 },
        { text = "2020", class = "date" },
        { text = "3", class = "ordinal" },
        { text = "12.5万", class = "fact", value = 125000 },
        { text = "十", class = "name" },
      } },
    { "one class of them",
      text = "2020年人口12.5万人。",
      options = { class = "date" },
      rows = { { text = "2020", class = "date" } } },
  },
}
