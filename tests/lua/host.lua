-- The Lua of a run: modules, and what is not there. (The Lua module leaves the Lua that loads it as it is.)
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

test("lpeg, re and baoshu can be required, and nothing else", function()
  assert(require "baoshu" == baoshu)
  local lpeg = require "lpeg"
  assert(lpeg == require "lpeg" and lpeg.match(lpeg.P "a" ^ 1, "aab") == 3 and lpeg.setmaxstack == nil)
  assert(require "re".match("abc", "{.}") == "a")
  raises("no module 'os' (scripts can require lpeg, re and baoshu)", function() require "os" end)
  raises("no module '/etc/passwd'", function() require "/etc/passwd" end)
end)

test("a script cannot reach the system", function()
  for _, name in ipairs { "os", "io", "debug", "package", "load", "loadfile", "dofile", "collectgarbage", "warn" } do
    assert(_G[name] == nil, name)
  end
  assert(string.dump == nil and getmetatable "" == false)
end)

test("metatables work, without finalizers", function()
  local point = setmetatable({}, { __index = { x = 1 } })
  assert(point.x == 1 and setmetatable(point, nil) == point)
  raises("setmetatable: scripts have no __gc", function() setmetatable({}, { __gc = print }) end)
  raises("cannot change a protected metatable", function() setmetatable(_G, {}) end)
  raises("nil or table expected", function() setmetatable({}, 1) end)
  assert(getmetatable(baoshu.parse "") == "report")
end)
