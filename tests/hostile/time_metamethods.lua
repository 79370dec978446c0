-- Metamethods that call each other through C: sort, gsub, concat, tostring.
-- EXPECT: timeout
local busy = setmetatable({}, {
  __lt = function() return true end,
  __concat = function(a, b) return pcall(table.sort, { a, b, a }) end,
  __tostring = function() return ("x"):gsub(".", function() return pcall(error) and "" or "y" end) end,
})
while true do
  local _ = busy .. busy
  _ = tostring(busy)
  pcall(table.sort, { busy, busy, busy, busy })
end
