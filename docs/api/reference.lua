-- The parts as the reference, docs/lua-api.md.
local reference = {}

local head = [[
<!-- Made by docs/api/generate.lua from docs/api/; do not edit. -->
# The Lua API

What scripts see of baoshu, type by type. The examples run over [tests/library/report.txt](../tests/library/report.txt).
An editor with lua-language-server shows all of this while one types: name the folder of
[scripts/baoshu.d.lua](../scripts/baoshu.d.lua) in `workspace.library`.

- What is known are fields (`fact.value`), questions are methods (`report:fact { … }`), walks are iterators. An unknown name raises
  and shows what there is. Nothing can be set.
- Absence is nil. Bad luck is nil and the reason. A slip raises at the script's line.
- Positions count bytes of `report.text` from 1, both ends inclusive, as in `string.sub`; `bytes()` gives those of the file.
- A period is a string of ISO 8601: `"2020"`, `"2016/2020"`, `"2020-01/2020-06"`, `"2020-12-31"`.
- Two objects are equal where they are the same thing of the same report.

A script has Lua's own `string` (without `dump`), `table`, `math`, `utf8`, `coroutine` and basic functions (without `load`, `dofile`,
`collectgarbage`, `warn`), `print`, and `require` for `lpeg`, `re`, `baoshu` and files below its own folder. `math.random` gives the same
numbers for the same text; `setmetatable` takes no `__gc`; `tostring` shows no addresses. It reaches no files, network or processes, and
its time, memory and output are bounded: [safety.md](safety.md) tells all of this.
]]

local filters = [[
## Filters

`report:facts { … }` and every other walk takes a table that names fields:

| filter | passes |
| --- | --- |
| `kind = "growth"` | where the field equals the value; a number for a period means its four digits |
| `base = false`, `level = true` | where it is absent; where it is present |
| `kind = { "growth", "share" }` | one of these |
| `value = { min = 5, max = 8 }` | from 5 to 8, either may be missing; a period lies between |
| `unit = function(unit) … end` | what the function says; it gets nil for an absent field |
| `like = "收入"` | a part of it: of a fact's indicator, a section's title, else of the text; a list is any of them |
| `within = "2016/2020"` | where this holds the fact's period |
| `section = "三/（一）"` | in this section or below it; also a section |

A field that is not there raises and lists the known; so does a value that the field cannot have.

]]

local function escape(text)
  return (text:gsub("|", "\\|"))
end

-- A type for people.
local function typed(type)
  if type:find "^fun" then
    return "function"
  end
  local list = {}
  local none = type:sub(-1) == "?"
  for one in type:gsub("%?$", ""):gmatch "[^|]+" do
    one = one:gsub("^baoshu%.", "")
    list[#list + 1] = one:sub(1, 1) == '"' and "`" .. one .. "`" or one
  end
  return table.concat(list, ", ") .. (none and ", nil" or "")
end

local function call(prefix, f)
  local list = {}
  for _, p in ipairs(f.params or {}) do
    list[#list + 1] = p[2]:sub(-1) == "?" and "[" .. p[1] .. "]" or p[1]
  end
  return ("`%s%s(%s)`"):format(prefix, f[1], table.concat(list, ", "))
end

local function add_functions(out, prefix, functions)
  out "| | takes | gives | |"
  out "| --- | --- | --- | --- |"
  for _, f in ipairs(functions) do
    local takes, gives = {}, {}
    for _, p in ipairs(f.params or {}) do
      takes[#takes + 1] = ("%s: %s; %s"):format(p[1], typed(p[2]), p[3])
    end
    for _, r in ipairs(f.returns or {}) do
      gives[#gives + 1] = ("%s: %s"):format(typed(r[1]), r[2])
    end
    out(("| %s | %s | %s | %s |"):format(call(prefix, f), escape(table.concat(takes, "<br>")),
      escape(table.concat(gives, "<br>")), escape(f[2])))
  end
  out ""
end

local function add_example(out, example)
  out "```lua"
  out("-- " .. example.name)
  out((example.code:gsub("\n$", "")))
  out "```"
  out ""
  out "```sh"
  out("$ " .. (example.command or "baoshu ./" .. example.name .. " tests/library/report.txt"))
  out(example.output)
  out "```"
  out ""
end

local function add_part(out, part)
  local name = part.type or part.table
  local title = part.prefix and part.prefix:sub(1, -2) or name or "In another Lua"
  out("## " .. title:gsub("_", " "))
  out ""
  out(part.text or "[lua-module.md](lua-module.md) shows these; scripts that the command runs do not have them.")
  out ""
  if part.fields then
    out "| field | type | |"
    out "| --- | --- | --- |"
    for _, field in ipairs(part.fields) do
      local none = field.none and "; nil where " .. field.none or ""
      out(("| `%s` | %s | %s |"):format(field[1], escape(typed(field[2])), escape(field[3] .. none)))
    end
    out ""
  end
  if part.methods then
    add_functions(out, (part.variable or part.type) .. ":", part.methods)
  end
  if part.functions then
    add_functions(out, part.prefix or "baoshu.", part.functions)
  end
  if part.example then
    add_example(out, part.example)
  end
end

function reference.write(parts)
  local lines = { head }
  local function out(line)
    lines[#lines + 1] = line
  end
  for _, part in ipairs(parts) do
    add_part(out, part)
    if part.type == "sentence" then
      out(filters)
    end
  end
  return (table.concat(lines, "\n"):gsub("\n+$", "") .. "\n")
end

return reference
