-- A loop without a loop's keyword, in a function called through others.
-- EXPECT: timeout
-- SAYS: time_goto.lua:5: stopped
local function turn()
  ::again:: goto again
end
local function around(f, ...) return (f(...)) end
around(around, turn)
