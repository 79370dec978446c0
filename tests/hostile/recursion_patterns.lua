-- Patterns that are deep to the left, to the right, by powers, in captures and in grammars.
-- EXPECT: clean
local lpeg = require "lpeg"
local function fails(f) local ok, why = pcall(f) assert(not ok and why:find "a pattern of more than", why) end
local function grow(step)
  return function()
    local p = lpeg.P "x"
    for _ = 1, 200000 do p = step(p) end
    return p:match "x"
  end
end
fails(grow(function(p) return p * "y" end))
fails(grow(function(p) return lpeg.Ct(p) end))
fails(function() return lpeg.P "x" ^ -100000 end)
fails(function() return (lpeg.P "xy" ^ 3000) ^ 3000 end)
