-- The same row without end: what rows repeat is kept once, but written each time.
-- EXPECT: error
-- SAYS: it gives out more than 64 MB for one report
local cell = ("行"):rep(1 << 16)
return {
  api = 1,
  columns = { "a", "b" },
  map = function(_, emit)
    for _ = 1, math.huge do pcall(emit, { a = cell, b = cell }) end
  end,
}
