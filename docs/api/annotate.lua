-- The parts as annotations for lua-language-server.
local annotate = {}

local head = [[
---@meta baoshu
-- Made by docs/api/generate.lua from docs/api/; do not edit. lua-language-server finds it where
-- `workspace.library` names its folder.

---@alias baoshu.period string ISO 8601: "2020", "2016/2020", "2020-01/2020-06", "2020-12-31"
]]

local keyword = { ["end"] = '["end"]' }

-- The names of the parts, which stand before others' in the editor.
local function names(parts)
  local known = { period = true }
  for _, part in ipairs(parts) do
    local name = part.type or part.table
    if name then
      known[name] = true
      known[name .. "_filter"] = true
    end
  end
  known.baoshu, known.number = nil, nil -- the latter is Lua's own unless written in full
  return known
end

-- `fact[]` as `baoshu.fact[]`; what is quoted or written in full stays.
local function qualify(type, known)
  local quoted = {}
  local function quote(word)
    quoted[#quoted + 1] = word
    return "\0"
  end
  type = type:gsub('"[^"]*"', quote):gsub("baoshu%.%a+", quote)
  type = type:gsub("%f[%w_][%a_]+%f[^%w_]:?", function(word)
    return known[word] and "baoshu." .. word
  end)
  local next = 0
  return (type:gsub("\0", function()
    next = next + 1
    return quoted[next]
  end))
end

local function meaning(field)
  return field[3] .. (field.none and "; nil: " .. field.none or "")
end

local function add_function(out, prefix, f, known)
  out("--- " .. f[2])
  local list = {}
  for _, p in ipairs(f.params or {}) do
    local type, optional = p[2]:match "^(.-)(%??)$"
    out(("---@param %s%s %s %s"):format(p[1], optional, qualify(type, known), p[3]))
    list[#list + 1] = p[1]
  end
  for _, r in ipairs(f.returns or {}) do
    out(("---@return %s # %s"):format(qualify(r[1], known), r[2]))
  end
  out(("function %s%s(%s) end"):format(prefix, f[1], table.concat(list, ", ")))
  out ""
end

-- What a filter may ask of a field.
local function filter_type(field, known)
  local type = field[2]:gsub("%?$", "")
  if type == "quantity" then
    return "boolean|fun(quantity: baoshu.quantity): any"
  end
  if type == "section" then
    return "string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any"
  end
  type = type == "string[]" and "string" or qualify(type, known)
  if type == "boolean" then
    return "boolean|fun(value: boolean): any"
  end
  local value, ranged = type, type == "integer" or type == "number" or type == "baoshu.period"
  if type == "integer" then
    value = "number"
  elseif type == "baoshu.period" then
    value = "integer|baoshu.period"
  end
  local range = ranged and ("|{ min?: %s, max?: %s }"):format(value, value) or ""
  return ("%s|(%s)[]%s|boolean|fun(value: %s?): any"):format(value, value, range, type)
end

local function add_filter(out, part, known)
  out(("--- Which of a walk's %ss: each named field equals its value, is one of a list, lies between min and max,"):format(part.type))
  out "--- is absent (false) or present (true), or passes a function."
  out("---@class baoshu." .. part.type .. "_filter")
  for _, field in ipairs(part.fields) do
    out(("---@field %s? %s"):format(field[1], filter_type(field, known)))
  end
  out(("---@field like? string|string[] a part of its %s"):format(part.like))
  if part.within then
    out "---@field within? integer|baoshu.period|(integer|baoshu.period)[] holds its period"
  end
  out ""
end

local function add_part(out, part, known)
  local name = part.type or part.table
  local class = name == "baoshu" and "baoshu" or name and "baoshu." .. name
  local variable = part.type or "baoshu"
  if class then
    out("--- " .. part.text)
    out("---@class " .. class)
    for _, field in ipairs(part.fields or {}) do
      out(("---@field %s %s %s"):format(keyword[field[1]] or field[1], qualify(field[2], known), meaning(field)))
    end
    for _, operator in ipairs(part.operators or {}) do
      out("---@operator " .. operator)
    end
    if part.index then
      out("---@field [string] any " .. part.index)
    end
    if part.prefix then
      out(part.prefix:sub(1, -2) .. " = {}")
    elseif part.type then
      out((variable == "baoshu" and "" or "local ") .. variable .. " = {}")
    end
    out ""
  end
  for _, f in ipairs(part.methods or {}) do
    add_function(out, variable .. ":", f, known)
  end
  for _, f in ipairs(part.functions or {}) do
    add_function(out, part.prefix or "baoshu.", f, known)
  end
  if part.like then
    add_filter(out, part, known)
  end
end

function annotate.write(parts)
  local lines, known = { head }, names(parts)
  local function out(line)
    lines[#lines + 1] = line
  end
  for _, part in ipairs(parts) do
    add_part(out, part, known)
  end
  out "--- The report that a run is over; nil where it runs over none."
  out "---@type baoshu.report"
  out "_G.report = nil"
  out ""
  out "return baoshu"
  return table.concat(lines, "\n") .. "\n"
end

return annotate
