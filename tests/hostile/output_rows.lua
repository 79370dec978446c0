-- Rows without end.
-- EXPECT: error
-- SAYS: it gives out more than 64 MB for one report
local cell = ("行"):rep(1 << 16)
return {
  api = 1,
  columns = { "a", "b" },
  map = function(_, emit)
    for i = 1, math.huge do pcall(emit, { a = cell .. i, b = i .. cell }) end
  end,
}
