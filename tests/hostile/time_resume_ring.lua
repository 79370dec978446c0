-- Coroutines that hand the turn around, each catching what the others raise.
-- EXPECT: timeout
local ring = {}
for i = 1, 50 do
  ring[i] = coroutine.create(function()
    while true do
      pcall(coroutine.resume, ring[i % 50 + 1])
      coroutine.yield()
    end
  end)
end
while true do
  for _, co in ipairs(ring) do coroutine.resume(co) end
end
