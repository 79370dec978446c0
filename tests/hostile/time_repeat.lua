-- A loop that does some work at each turn.
-- EXPECT: timeout
-- SAYS: time_repeat.lua:6: stopped, for its time is up (--time gives it more)
local n = 0
repeat
  n = (n * 31 + 7) % 1000003
until n == -1
