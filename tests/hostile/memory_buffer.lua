-- One string from a table's concatenation, doubled.
-- EXPECT: oom
local t = {}
for i = 1, 1024 do t[i] = ("报"):rep(1024) end
while true do
  local s = table.concat(t)
  for i = 1, #t do t[i] = s end
end
