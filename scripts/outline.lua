-- How is a report built? Its title, and every heading with the number of facts below it.

local function without_blanks(title)
  return title and title:gsub("%s", ""):gsub("　", "")
end

local function heading(report, section)
  return {
    report = report.path, line = section.line, start = section:bytes "heading",
    level = section.level, mark = section.mark, title = without_blanks(section.title),
    facts = section:count(),
  }
end

return {
  api     = 1,
  summary = "Title, date and place, and the tree of headings with the number of facts in each",
  options = {
    level = { type = "number", help = "only headings down to this level" },
  },
  columns = { "report", "line", "start", "level", "mark", "title", "facts", "date", "place" },
  map = function(report, emit, options)
    if report.title then
      local row = heading(report, report.root)
      row.date, row.place = report.date, report.place
      emit(row)
    end
    for section in report:sections { level = { max = options.level } } do
      emit(heading(report, section))
    end
  end,
}
