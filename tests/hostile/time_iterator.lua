-- An iterator that gives the same again, walked by a generic for with a closing value.
-- EXPECT: timeout
local closing = setmetatable({}, { __close = function() for _ = 1, math.huge do end end })
for _ in function() return 1 end, nil, nil, closing do end
