-- Closures in a wrapped coroutine, whose error loses its status.
-- EXPECT: oom
local f = coroutine.wrap(function()
  local function nest(g) return function() return g end end
  local g = nest()
  while true do g = nest(g) end
end)
f()
