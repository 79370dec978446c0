-- Reports of its own of which each byte makes more than most do, each kept.
-- EXPECT: oom
local text = ("3%"):rep(10000) .. ("一半"):rep(10000) .. ("3\n"):rep(10000)
local kept = {}
while true do
  kept[#kept + 1] = assert(baoshu.parse(text))
  kept[#kept]:count()
end
