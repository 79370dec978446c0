-- Garbage is no offence: ten times the limit, a little at a time.
-- EXPECT: clean
-- OPTIONS: --memory 8M
local last
for i = 1, 100 do last = ("x"):rep(1 << 20) .. i end
assert(#last > 1 << 20)
for i = 1, 300000 do last = { i, { i } } end
