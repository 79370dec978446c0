#!/usr/bin/env lua5.4
-- Writes docs/lua-api.md and scripts/baoshu.d.lua from the descriptions beside it:
--
--     docs/api/generate.lua           writes both
--     docs/api/generate.lua --check   fails where one is not what it would write
local folder = arg[0]:match "^(.*)/" or "."
package.path = folder .. "/?.lua"
local parts = require "init"

local targets = {
  [folder .. "/../lua-api.md"] = require("reference").write(parts),
  [folder .. "/../../scripts/baoshu.d.lua"] = require("annotate").write(parts),
}

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read "a"
  if file then file:close() end
  return text
end

local stale = false
for path, text in pairs(targets) do
  if read(path) ~= text then
    if arg[1] == "--check" then
      stale = true
      io.stderr:write(path, " is not what docs/api says: run docs/api/generate.lua\n")
    else
      local file = assert(io.open(path, "wb"))
      assert(file:write(text))
      assert(file:close())
    end
  end
end
os.exit(not stale, true)
