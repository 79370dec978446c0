-- Reports of its own, each dropped or closed, take no more than one.
-- EXPECT: clean
local text = ("2020年财政收入3.15亿元。\n"):rep(5000)
for i = 1, 60 do
  local r = assert(baoshu.parse(text))
  assert(r.title ~= 1)
  if i % 2 == 0 then r:close() end
end
