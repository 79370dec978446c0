-- Tries again and again after memory was refused.
-- EXPECT: oom|timeout
local function fill()
  local t = {}
  while true do t = { t, t } end
end
while true do pcall(fill) end
