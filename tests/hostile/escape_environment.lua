-- Looks for a way out of the environment: names, metatables, upvalues of what is there.
-- EXPECT: clean
local seen = {}
local allowed = { ["function"] = true, string = true, number = true, boolean = true, userdata = true, table = true }
local function walk(value, path)
  if type(value) ~= "table" or seen[value] then return end
  seen[value] = true
  for k, v in next, value do
    local name = path .. "." .. tostring(k)
    assert(allowed[type(v)], name)
    assert(not name:find "execute" and not name:find "popen" and not name:find "dump" and not name:find "loadlib"
      and not name:find "sethook" and not name:find "setmaxstack", name)
    walk(v, name)
  end
  local meta = getmetatable(value)
  assert(meta == nil or type(meta) ~= "table" or meta ~= getmetatable(""), path)
  walk(meta, path .. "<meta>")
end
walk(_G, "_G")
walk(require "lpeg", "lpeg")
walk(require "re", "re")
for _, object in ipairs { "", report, baoshu.quantity "5亿元", require "lpeg".P(1), require "re".compile ".", _G } do
  local meta = getmetatable(object)
  assert(type(meta) ~= "table", "an open metatable of " .. tostring(object))
  assert(not pcall(setmetatable, object, {}))
end
