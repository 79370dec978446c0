-- xpcall with a handler that never ends: of the loop's error, and of the limit itself.
-- EXPECT: timeout
local function forever() while true do end end
while true do
  xpcall(function() error "first" end, forever)
  xpcall(forever, forever)
end
