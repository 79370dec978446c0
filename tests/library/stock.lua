-- Runs tests written in Lua in a stock Lua, over the module:
--
--     lua5.4 tests/library/stock.lua FOLDER TEST.lua…
--
-- FOLDER holds baoshu.so. The same files as tests/lua/runner.c runs, so both give the same `baoshu`.
package.cpath = arg[1] .. "/?.so"
local baoshu = require "baoshu"
local count, failures = 0, 0

local function test(name, body)
  local ok, why = pcall(body)
  count = count + 1
  print(("%s %d - %s"):format(ok and "ok" or "not ok", count, name))
  if not ok then
    failures = failures + 1
    print("# " .. tostring(why))
  end
end

for i = 2, #arg do
  local environment = setmetatable({ baoshu = baoshu, test = test }, { __index = _G })
  assert(loadfile(arg[i], "t", environment))()
end
print("1.." .. count)
os.exit(failures == 0 and count > 0, true)
