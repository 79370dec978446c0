-- Reports of its own, each kept.
-- EXPECT: oom
local text = ("2020年财政收入3.15亿元，增长8%。\n"):rep(20000)
local kept = {}
while true do kept[#kept + 1] = assert(baoshu.parse(text)) end
