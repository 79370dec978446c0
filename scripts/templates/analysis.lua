-- NAME: write here the question that it answers.
--
--   baoshu ./NAME.lua report.txt          asks a report, or several
--   baoshu test ./NAME.lua                runs the tests at its end
--   baoshu help ./NAME.lua                shows what is said above `map`
--
-- In a folder of BAOSHU_PATH, or in ~/.local/share/baoshu, it goes by its name: baoshu NAME report.txt

return {
  api     = 1, -- the Lua API that it is written for
  summary = "Levels beside how much they grew",
  example = "baoshu ./NAME.lua report.txt --like 收入",

  -- What the user may say. Types: string, number, year, period, boolean, choice (with
  -- choices = { … }), and file, a CSV or JSON file that arrives as a table.
  options = {
    like = { type = "string", help = "only indicators that this is part of" },
    top  = { type = "number", help = "only growth above so many %", default = 0 },
  },

  -- What its rows hold, in this order. A cell is a fact, a number, a string, true or false, or nil.
  columns = { "report", "indicator", "period", "level", "growth", "line" },

  -- What people see of them in a table, unless they say --columns. Without this: all.
  table = { "report", "indicator", "period", "level", "growth" },

  -- Runs once for each report. A fact's fields: value, low, high, unit, bound, kind, indicator,
  -- period, base, status, line, text … and `level`, the level that a growth is said of.
  map = function(report, emit, options)
    for fact in report:facts { kind = "growth", like = options.like } do
      if fact.value and fact.value > options.top then
        emit {
          report    = report.path,
          indicator = fact.indicator,
          period    = fact.period,
          level     = fact.level, -- a fact as it stands: the format writes it
          growth    = fact.value,
          line      = fact.line,
        }
      end
    end
  end,

  -- Texts, and the rows that must come of them. A row names the cells that matter; false is absence.
  tests = {
    { "a growth stands beside its level",
      text = "2020年财政收入3亿元，增长5%。",
      rows = { { indicator = "财政收入", period = "2020", level = "3亿元", growth = 5, line = 1 } } },
    { "a fall is left out",
      text = "2020年财政收入3亿元，下降5%。",
      rows = {} },
    { "an option is a value like any other",
      text = "2020年财政收入增长5%，税收增长8%。",
      options = { top = 6 },
      rows = { { indicator = "税收", level = false, growth = 8 } } },
  },
}
