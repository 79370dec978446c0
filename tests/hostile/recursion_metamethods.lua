-- Recursion through every metamethod and C function that calls back.
-- EXPECT: clean
local function fails(f, ...) assert(not pcall(f, ...), "it ended") end
local m = setmetatable({}, {})
local meta = getmetatable(m)
meta.__add = function(a, b) return a + b end
meta.__eq = function(a, b) return a == setmetatable({}, meta) and b end
meta.__len = function(a) return #a end
meta.__call = function(self, ...) return self(...) + 1 end
meta.__newindex = function(t, k, v) t[k] = v end
meta.__pairs = function(t) return pairs(t) + 1 end
fails(function() return m + m end)
fails(function() return m == setmetatable({}, meta) end)
fails(function() return #m end)
fails(m)
fails(function() m.x = 1 end)
fails(pairs, m)
local function deep(s) return s:gsub(".", deep) end
fails(deep, "ab")
local function select_deep(...) return select("#", select_deep(...), 1) end
fails(select_deep, 1)
local chain = setmetatable({}, { __index = function(t, k) return t[k + 1] end })
fails(function() return chain[1] end)
local require_deep
require_deep = function() return xpcall(require_deep, require_deep) end
require_deep()
