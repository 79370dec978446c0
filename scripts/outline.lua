-- How is a report built? Its title, and every heading with the number of facts below it.

-- Blanks stand between Chinese characters only to spread them: 政 府 工 作 报 告.
local function without_blanks(title)
  local han = "[\227-\239][\128-\191][\128-\191]"
  return title and title:gsub("　", ""):gsub("(" .. han .. ")%s+", "%1"):gsub("%s+(" .. han .. ")", "%1")
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
  example = "baoshu outline report.txt --level 2",
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
  tests = {
    { "headings make a tree, with the facts below each",
      text = "一、工作回顾\n（一）经济\n产值3亿元。\n（二）民生\n新建学校2所，医院1所。\n二、主要任务\n产值4亿元。\n",
      rows = {
        { level = 1, mark = "一、", title = "工作回顾", facts = 3, line = 1 },
        { level = 2, mark = "（一）", title = "经济", facts = 1 },
        { level = 2, mark = "（二）", title = "民生", facts = 2 },
        { level = 1, mark = "二、", title = "主要任务", facts = 1 },
      } },
    { "only the upper levels",
      text = "一、工作回顾\n（一）经济\n产值3亿元。\n二、主要任务\n（一）农业\n粮食4万吨。\n",
      options = { level = 1 },
      rows = { { title = "工作回顾" }, { title = "主要任务" } } },
  },
}
