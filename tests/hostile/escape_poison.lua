-- Spoils all that scripts share, then the next run looks (the runner gives every script two reports).
-- EXPECT: clean
assert(string.len "four" == 4 and table.unpack { 7 } == 7 and not rawget(_G, "spoilt"), "spoilt by the run before")
assert(math.type(1) == "integer" and require "lpeg".P(1):match "x" == 2 and baoshu.version)
for _, library in ipairs { string, table, math, utf8, coroutine, require "lpeg", require "re" } do
  for name in pairs(library) do library[name] = function() return "spoilt" end end
end
spoilt = true
for name in next, baoshu do rawset(baoshu, name, "spoilt") end
setmetatable(baoshu, nil)
