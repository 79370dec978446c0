-- docs/api describes what there is: every type's fields and methods, every function, every key that a
-- script or pack may write, and nothing else; and the values are of the types that it says.
--
--     lua5.4 tests/library/stock.lua BUILD tests/library/api.lua
local path = package.path
package.path = "docs/api/?.lua"
local parts = require "init"
package.path = path

local function part(name)
  for _, p in ipairs(parts) do
    if p.type == name or p.table == name then return p end
  end
end

-- The names of the lists of a part, sorted and joined.
local function described(...)
  local names = {}
  for _, list in ipairs { ... } do
    for _, entry in ipairs(list) do names[#names + 1] = entry[1] end
  end
  table.sort(names)
  return table.concat(names, " ")
end

local function keys(of)
  local names = {}
  for name in pairs(of) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, " ")
end

local function same(what, runs, says)
  assert(runs == says, ("%s\n#   runs: %s\n#   says: %s"):format(what, runs, says))
end

local report = assert(baoshu.load "tests/data/sample-report.txt")
local fact = report:fact { kind = "multiple" }
local first = {
  report = report,
  section = report:section "三",
  paragraph = report:paragraphs()(),
  sentence = report:sentences()(),
  fact = fact,
  number = fact.number,
}

-- The metatable's __index holds the names in its second upvalue: a field's number, a method's function.
local function members(object)
  local _, names = debug.getupvalue(debug.getmetatable(object).__index, 2)
  return names
end

for name, object in pairs(first) do
  test("docs/api has the fields and methods of a " .. name, function()
    local fields, methods = {}, {}
    for member, is in pairs(members(object)) do
      (type(is) == "function" and methods or fields)[member] = true
    end
    same("fields", keys(fields), described(part(name).fields))
    same("methods", keys(methods), described(part(name).methods))
  end)
end

-- A quantity's names are in its message only.
test("docs/api has the fields and methods of a quantity", function()
  local _, why = pcall(function() return fact.quantity.zz end)
  local names = {}
  for name in why:match "%(it has (.-)%)":gmatch "[%a_]+" do names[name] = true end
  same("quantity", keys(names), described(part("quantity").fields, part("quantity").methods))
  same("source", keys(fact.quantity.sources[1]), described(part("source").fields))
end)

test("docs/api has the functions and fields of baoshu", function()
  local extra = {}
  for _, p in ipairs(parts) do
    if not p.type and not p.table then extra = p.functions end
  end
  same("baoshu", keys(baoshu), described(part("baoshu").functions, part("baoshu").fields, extra))
  same("json", keys(baoshu.json), described(part("json").functions))
  same("engine", keys(debug.getmetatable(baoshu.engine()).__index), described(part("engine").methods))
end)

-- What a run's own `baoshu` has.
test("docs/api tells what of baoshu scripts have", function()
  local name = os.tmpname()
  local file = assert(io.open(name, "w"))
  file:write [[
    return { api = 1, columns = { "name" }, map = function(_, emit)
      for name in pairs(baoshu) do emit { name = name } end
    end }]]
  file:close()
  local names = {}
  for _, row in ipairs(baoshu.run(report, name)) do names[row.name] = true end
  os.remove(name)
  same("baoshu", keys(names), described(part("baoshu").functions, part("baoshu").fields))
end)

-- A pack runs where no test can look, but it may fail with what it sees.
local function pack_says(lua)
  local name = os.tmpname()
  local file = assert(io.open(name, "w"))
  file:write("local zh = baoshu.pack 'zh' local function known() local n = {} for k in pairs(zh) do n[#n + 1] = k end ",
    "table.sort(n) return table.concat(n, ' ') end ", lua)
  file:close()
  local _, why = baoshu.engine { packs = { name } }
  os.remove(name)
  return why
end

test("docs/api has the functions of packs", function()
  local why = pack_says "error(known(), 0)"
  same("zh", why:gsub(" %(line %d+%)$", ""), described(part("pack").methods))
end)

test("docs/api has the keys of each function of packs", function()
  for _, f in ipairs(part("pack").methods) do
    local says = {}
    for key in (f.params[1][3]:match "with (.*)$" or ""):gmatch "`(%w+)`" do says[#says + 1] = key end
    if #says > 0 then
      local why = pack_says(("zh:%s { 'x', qqqqqqqq = 1 }"):format(f[1]))
      local known = {}
      for key in why:match "%(known: (.-)%)":gmatch "[%a_]+" do known[#known + 1] = key end
      table.sort(known)
      table.sort(says)
      same(f[1] .. ": " .. why, table.concat(known, " "), table.concat(says, " "))
    end
  end
end)

test("docs/api has the keys of an analysis", function()
  local function slip(lua)
    local name = os.tmpname()
    local file = assert(io.open(name, "w"))
    file:write(lua)
    file:close()
    local _, why = pcall(baoshu.run, report, name)
    os.remove(name)
    local known = {}
    for key in why:match "%(known: (.-)%)":gmatch "[%a_]+" do known[#known + 1] = key end
    table.sort(known)
    return table.concat(known, " ")
  end
  same("analysis", slip "return { api = 1, zz = 1, map = print }", described(part("analysis").fields))
  same("option", slip "return { api = 1, columns = { 'a' }, options = { a = { zz = 1 } }, map = print }",
    described(part("analysis_option").fields))
end)

-- Whether a value is of a described type.
local function fits(value, type_)
  local optional = type_:sub(-1) == "?"
  type_ = type_:gsub("%?$", "")
  if value == nil then return optional end
  for one in type_:gsub("baoshu%.", ""):gmatch "[^|]+" do
    local item = one:match "^(.*)%[%]$"
    if item then
      local all = type(value) == "table"
      for _, v in ipairs(all and value or {}) do all = all and fits(v, item) end
      if all then return true end
    elseif one:sub(1, 1) == '"' then
      if value == one:sub(2, -2) then return true end
    elseif one == "period" then
      if type(value) == "string" and value:find "^%d%d%d%d[%d/-]*$" then return true end
    elseif one == "integer" then
      if math.type(value) == "integer" then return true end
    elseif type(value) == one or type(value) == "userdata" and getmetatable(value) == one
      or type(value) == "table" and part(one) and part(one).table then
      return true
    end
  end
  return false
end

test("every field of every object is of the type that docs/api says", function()
  local function check(name, object)
    for _, field in ipairs(part(name).fields) do
      local value = object[field[1]]
      assert(fits(value, field[2]),
        ("%s.%s is %s, not %s"):format(name, field[1], tostring(value), field[2]))
    end
  end
  check("report", report)
  check("report", baoshu.parse "")
  check("section", report.root)
  for s in report:sections() do check("section", s) end
  for p in report:paragraphs() do check("paragraph", p) end
  for s in report:sentences() do check("sentence", s) end
  for n in report:numbers() do check("number", n) end
  for f in report:facts() do
    check("fact", f)
    check("quantity", f.quantity)
    for _, source in ipairs(f.quantity.sources) do check("source", source) end
  end
end)

-- The editor's definitions: what each class has, as `---@field NAME TYPE` says it.
local definitions = assert(io.open "scripts/baoshu.d.lua"):read "a"

local function annotated()
  local classes = {}
  local class = classes
  for line in definitions:gmatch "[^\n]+" do
    local name = line:match "^%-%-%-@class (%S+)" or line:match "^%-%-%-@alias (%S+)"
    if name then
      class = {}
      classes[name] = class
    end
    local field, rest = line:match "^%-%-%-@field ([%w_]+)%?? (.*)$"
    if field then class[field] = rest:match "^[^ ]+" end
  end
  return classes
end

-- Whether a value is of a type as lua-language-server reads it.
local function is(value, type_)
  for one in type_:gmatch "[^|]+" do
    local plain = one:gsub("%?$", "")
    local item = plain:match "^(.*)%[%]$"
    if value == nil then
      if one ~= plain then return true end
    elseif item then
      local all = type(value) == "table"
      for _, v in ipairs(all and value or {}) do all = all and is(v, item) end
      if all then return true end
    elseif plain == "baoshu.period" then
      if type(value) == "string" then return true end
    elseif plain:find "^baoshu%." then
      local name = plain:sub(8)
      if type(value) == "userdata" and getmetatable(value) == name or type(value) == "table" then return true end
    elseif plain == '"' .. tostring(value) .. '"' or plain == math.type(value) or plain == type(value) then
      return true
    end
  end
  return false
end

test("the editor's definitions are Lua, and define what there is", function()
  local env = { _G = {} }
  local defined = assert(load(definitions, "@scripts/baoshu.d.lua", "t", env))()
  assert(env.baoshu == defined)
  local says = keys(defined)
  for _, name in ipairs { "version", "api" } do says = says .. " " .. name end -- fields, not defined
  local names = {}
  for name in (says .. " pack"):gmatch "%S+" do names[name] = true end
  local runs = { pack = true } -- in pack files only
  for name in pairs(baoshu) do runs[name] = true end
  same("baoshu", keys(runs), keys(names))
  same("baoshu.json", keys(baoshu.json), keys(defined.json))
end)

test("every type that the editor's definitions name is defined there", function()
  local classes = annotated()
  for line in definitions:gmatch "[^\n]+" do
    local comment = line:match "^%-%-%-@(.*)$"
    for name in (comment and comment:gsub('"[^"]*"', "") or ""):gmatch "baoshu%.[%a_]+" do
      assert(classes[name] or name:find "^baoshu%.json%.", name .. " in " .. line)
    end
  end
end)

test("every field is of the type that the editor's definitions say", function()
  local classes = annotated()
  local objects = { quantity = fact.quantity, source = fact.quantity.sources[1], baoshu = baoshu }
  for name, object in pairs(first) do objects[name] = object end
  for name, object in pairs(objects) do
    local class = classes["baoshu." .. name] or classes[name]
    assert(next(class), name .. " has no fields")
    for field, type_ in pairs(class) do
      assert(is(object[field], type_), ("%s.%s is %s, not %s"):format(name, field, tostring(object[field]), type_))
    end
  end
end)

test("filters take every field, like, and within where docs/api says so", function()
  for _, name in ipairs { "section", "paragraph", "sentence", "number", "fact" } do
    local walk = report[name .. "s"]
    for _, field in ipairs(part(name).fields) do walk(report, { [field[1]] = true })() end
    assert(walk(report, { like = "no such words" })() == nil)
    assert(pcall(walk, report, { within = 2020 }) == (part(name).within == true))
  end
end)
