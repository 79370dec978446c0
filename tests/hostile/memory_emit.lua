-- Rows that come to nothing, of quantities with many sources: what was read of them counts.
-- EXPECT: error
-- SAYS: it gives out more than 64 MB for one report
local columns = {}
for i = 1, 500 do columns[i] = "c" .. i end
return {
  api = 1, columns = columns,
  map = function(_, emit)
    local text, sum, row = {}, baoshu.quantity "1元", { nosuch = 1 }
    for i = 1, 200 do text[i] = ("财政收入%d元。"):format(i + 10) end
    for fact in baoshu.parse(table.concat(text)):facts() do sum = sum + fact.quantity end
    for _, column in ipairs(columns) do row[column] = sum end
    while true do pcall(emit, row) end
  end,
}
