-- Shows what a file of data is as a table.
local function show(value)
  if type(value) ~= "table" then return type(value) == "string" and ("%q"):format(value) or tostring(value) end
  local parts = {}
  for i, item in ipairs(value) do parts[i] = show(item) end
  local keys = {}
  for key in pairs(value) do
    if type(key) == "string" then keys[#keys + 1] = key end
  end
  table.sort(keys)
  for _, key in ipairs(keys) do parts[#parts + 1] = key .. "=" .. show(value[key]) end
  return "{" .. table.concat(parts, " ") .. "}"
end

return {
  api = 1,
  columns = { "data" },
  options = { file = { type = "file" } },
  map = function(_, emit, options) emit { data = show(options.file) } end,
}
