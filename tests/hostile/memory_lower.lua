-- A smaller limit holds, too.
-- EXPECT: oom
-- OPTIONS: --memory 2M
-- SAYS: it wants more than 2 MB of memory
local t = {}
for i = 1, math.huge do t[i] = i end
