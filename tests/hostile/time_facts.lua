-- Filters whose functions never say anything, and one that resumes.
-- EXPECT: timeout
local function never() while true do end end
for _ in report:numbers { text = function() return pcall(never) end } do end
