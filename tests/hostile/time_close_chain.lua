-- Variables whose closing loops, in a coroutine that is wrapped, closed and dropped.
-- EXPECT: timeout
local function guarded(f)
  local x <close> = setmetatable({}, { __close = function() while true do end end })
  f()
end
local co = coroutine.create(guarded)
coroutine.resume(co, coroutine.yield)
while true do
  pcall(coroutine.wrap(function() guarded(function() error "now" end) end))
  coroutine.close(co)
end
