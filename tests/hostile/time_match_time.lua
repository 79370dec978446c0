-- A grammar that asks a Lua function at every position, for ever.
-- EXPECT: timeout
local lpeg = require "lpeg"
local again = lpeg.P { lpeg.Cmt("", function(_, at) return at end) * 1 * lpeg.V(1) + -lpeg.P(1) }
while true do
  pcall(lpeg.match, again, ("x"):rep(1000))
end
