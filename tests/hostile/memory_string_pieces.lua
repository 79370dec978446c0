-- Many strings of some size, kept in tables of tables.
-- EXPECT: oom
-- SAYS: (--memory gives it more)
local all = {}
for i = 1, math.huge do
  all[#all + 1] = { ("%d"):format(i):rep(1000) }
end
