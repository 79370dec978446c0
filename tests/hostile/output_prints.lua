-- Lines without end, through pcall.
-- EXPECT: error
-- SAYS: it gives out more than 64 MB for one report
local text = (("line"):rep(10000) .. "\n"):rep(100)
while true do pcall(print, text) end
