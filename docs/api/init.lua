-- All that scripts, packs and programs in Lua see of baoshu, described once. docs/api/generate makes
-- docs/lua-api.md and scripts/baoshu.d.lua of it; tests/library/api.lua holds it against what runs.
--
-- A part has a `type` (an object), a `table` (that scripts write) or neither (more functions of
-- baoshu), a `text`, and lists of
--
--     fields      { name, type, meaning, none = "when it is nil" }         `?` behind a type: or nil
--                 (a type is Lua's, or that of a part; `number` is Lua's, the object is `baoshu.number`)
--     methods     { name, meaning, params = { { name, type, meaning } }, returns = { { type, meaning } } }
--     functions   the same, called with a dot
--     prefix      what stands before the functions' names: "baoshu." where it is not said
--     like, within   a walk's filter looks at this field, and at its period
--     example     { name = "file.lua", code =, output =, command = }       run by tests/docs/run
local sections = require "section"
local facts = require "fact"
local analyses = require "analysis"
local module = require "module"
local quantities = require "quantity"
local functions = require "functions"

return {
  require "report", sections[1], facts[1], facts[2], sections[2], sections[3],
  quantities[1], quantities[2], functions[1], functions[2], analyses[1], analyses[2], require "pack",
  module[1], module[2], module[3], module[4],
}
