-- Nothing of this is hostile.
-- EXPECT: clean
local kinds = {}
for f in report:facts() do kinds[f.kind] = (kinds[f.kind] or 0) + 1 end
local names = {}
for kind in pairs(kinds) do names[#names + 1] = kind end
table.sort(names, function(a, b) return a < b end)
for _, kind in ipairs(names) do print(("%-8s %d"):format(kind, kinds[kind])) end
local ok, why = pcall(error, { code = 5 })
assert(not ok and why.code == 5)
assert(select(2, xpcall(function() error("bad", 0) end, string.upper)) == "BAD")
local words = {}
for word in report.text:gmatch "%d+" do words[#words + 1] = word end
assert(#table.concat(words, " ") > 0 and #words > 3)
