-- What `require "baoshu"` adds in another Lua (docs/lua-module.md).
local text = { "text", "string", "in UTF-8" }
local path = { "path", "string", "a file; `-` is standard input" }
local encoding = { "options", "load_options?", "its encoding" }
local read = { { "report?", "nil where it cannot be read" }, { "string?", "why not" } }

return {
  {
    functions = {
      { "load", "Reads a report from a file.", params = { path, encoding }, returns = read },
      {
        "engine", "An engine of one's own, with more packs.",
        params = { { "options", "engine_options?", "its packs" } },
        returns = { { "engine?", "nil where a pack cannot be loaded" }, { "string?", "why not" } },
      },
      {
        "run", "Runs an analysis over a report.",
        params = {
          { "report", "report", "what it runs over" },
          { "name", "string", 'the analysis: "multiples", or a path that holds a `/`' },
          { "options", "table<string, string|number|boolean>?", "its options" },
        },
        returns = {
          { "table<string, any>[]?", "the rows by column; a range is a list of two, a fact a table of its contract fields, a quantity"
            .. " one of value, low, high, unit, text and sources" },
          { "string[]|string", "the columns in order; why not, where there are no rows" },
        },
      },
    },
  },
  {
    type = "engine",
    text = "Packs, and the reports that are read with them.",
    methods = {
      { "parse", "A report of a text of one's own, read with these packs.", params = { text }, returns = read },
      { "load", "Reads a report from a file with these packs.", params = { path, encoding }, returns = read },
      {
        "add_pack", "Adds a pack for the reports that are read later.",
        params = { { "name", "string", "as `--pack` names it" } },
        returns = { { "true?", "nil where it cannot be loaded" }, { "string?", "why not" } },
      },
    },
  },
  {
    table = "load_options",
    text = "How `baoshu.load` reads.",
    fields = { { "encoding", "string?", "an iconv name", none = "it is detected" } },
  },
  {
    table = "engine_options",
    text = "What `baoshu.engine` takes.",
    fields = { { "packs", "string[]?", "as `--pack` names them", none = "there are no more than the bundled one" } },
  },
}
