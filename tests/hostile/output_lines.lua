-- Empty lines without end: each is a line for whoever shows them, too.
-- EXPECT: error
-- SAYS: it gives out more than 64 MB for one report
local lines = ("\n"):rep(1000000)
return {
  api = 1, columns = { "a" },
  map = function() while true do pcall(print, lines) end end,
}
