-- JSON much larger than what it is made of: what lies outside Lua counts, and is given back.
-- EXPECT: oom
-- OPTIONS: --memory 64M
-- SAYS: memory_json.lua:11: stopped, for it wants more than 64 MB of memory
local s = ("\1"):rep(1 << 20)
local many = {}
for i = 1, 1000 do many[i] = s end
for _ = 1, 40 do assert(#baoshu.json.encode { s } == 6 * #s + 4) end
assert(not pcall(baoshu.json.encode, { s, print }))
assert(not pcall(baoshu.json.encode, many))
while true do pcall(baoshu.json.encode, many) end
