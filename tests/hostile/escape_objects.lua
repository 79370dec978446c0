-- Host objects with a wrong self, from a coroutine, closed, kept and swapped.
-- EXPECT: clean
local function raises(message, f, ...)
  local ok, why = pcall(f, ...)
  assert(not ok and tostring(why):find(message, 1, true), why)
end
local mine = assert(baoshu.parse "一、工作\n\n2020年财政收入3.15亿元，增长8%。\n")
local fact, section, sentence = mine:fact(), mine:section "一", mine:sentences()()
local facts, count = mine.facts, mine.count
for _, self in ipairs { 1, "x", {}, print, true, fact, section, sentence, baoshu, coroutine.create(print) } do
  if self ~= section and self ~= sentence then raises("", facts, self) end
  raises("", mine.close, self)
end
raises("bad argument #1", facts)
local walk = coroutine.wrap(function() for f in mine:facts() do coroutine.yield(f) end end)
assert(walk() == fact)
local iterator = mine:numbers()
assert(iterator())
local foreign = report:fact()
assert(foreign ~= fact and count(mine) == 2)
mine:close()
mine:close()
raises("closed", function() return fact.value end)
raises("closed", function() return section:facts() end)
raises("closed", function() return sentence.text end)
raises("closed", walk)
raises("closed", iterator)
raises("closed", function() return mine.text end)
assert(tostring(mine) and tostring(fact))
for _, object in ipairs { mine, fact, section, sentence } do
  raises("", function() object.x = 1 end)
  raises("", function() return object + 1 end)
  raises("", setmetatable, object, {})
  assert(type(getmetatable(object)) == "string")
end
