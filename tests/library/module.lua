-- The Lua module, beside what tests/lua/*.lua hold of it: files, engines, analyses by name.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local path = "tests/library/report.txt"

test("a report is loaded from a file", function()
  local report = assert(baoshu.load(path))
  assert(report.path == path and report.date == "2022-01-18")
  assert(report:fact { kind = "multiple" }.level.text == "4.72亿元")
  assert(baoshu.load(path, { encoding = "UTF-8" }):count() == report:count())
end)

test("what cannot be read is nil, reason; a slip raises", function()
  local report, why = baoshu.load "no/such.txt"
  assert(report == nil and why == "no/such.txt: No such file or directory")
  report, why = baoshu.load(path, { encoding = "latin" })
  assert(report == nil and why:find "latin")
  raises("unknown option 'encodign' (known: encoding)", function() baoshu.load(path, { encodign = "UTF-8" }) end)
  raises("table expected, got string", function() baoshu.load(path, "UTF-8") end)
end)

test("an engine has packs of its own", function()
  local engine = assert(baoshu.engine { packs = { "./tests/golden/pack-own/my.lua" } })
  assert(tostring(engine) == "engine" and getmetatable(engine) == "engine")
  assert(engine:parse("收入5亿元。"):fact().value == 500000000)
  assert(engine:load(path):count() == baoshu.load(path):count())
  assert(assert(baoshu.engine()):add_pack "./tests/golden/pack-own/my.lua" == true)
  assert(baoshu.engine {})
end)

test("a pack that is not there, or is wrong, is nil, reason", function()
  local engine, why = baoshu.engine { packs = { "./no/such.lua" } }
  assert(engine == nil and why == "./no/such.lua: No such file or directory")
  engine, why = baoshu.engine { packs = { "./tests/golden/pack-wrong-rule/syntax.lua" } }
  assert(engine == nil and why:find "%(line %d+%)$", why)
  raises("a pack is named by a string, not by 1", function() baoshu.engine { packs = { 1 } } end)
  raises("unknown option 'pack' (known: packs)", function() baoshu.engine { pack = "x" } end)
end)

test("an analysis runs by its name, and gives rows and columns", function()
  local report = baoshu.load(path)
  local rows, columns = baoshu.run(report, "facts", { kind = "growth" })
  assert(#rows == 5 and rows[1].indicator == "地区生产总值" and rows[1].value == 8.5)
  assert(columns[1] == "report" and math.type(rows[1].line) == "integer")
  assert(#baoshu.run(report, "facts") == report:count())
end)

test("what goes wrong in an analysis raises with its place", function()
  local report = baoshu.load(path)
  raises("facts: unknown option 'knd'", function() baoshu.run(report, "facts", { knd = "growth" }) end)
  raises("did you mean: facts?", function() baoshu.run(report, "fact") end)
  raises("report expected, got table", function() baoshu.run({}, "facts") end)
  local rows, why = baoshu.run(report, "./no/such.lua")
  assert(rows == nil and why == "./no/such.lua: No such file or directory")
end)

-- An analysis of one's own, which emits one row of the expressions given.
local function row_of(cells)
  local name = os.tmpname()
  local file = assert(io.open(name, "w"))
  file:write("return { api = 1, columns = { 'a', 'b', 'c' }, map = function(report, emit) ",
    "local f = report:fact { kind = 'multiple' } emit { ", cells, " } end }")
  file:close()
  local rows = baoshu.run(baoshu.load(path), name)
  os.remove(name)
  return rows[1]
end

test("cells are Lua's values; a fact and a quantity are tables", function()
  local row = row_of "a = true, b = 'x', c = 1.5"
  assert(row.a == true and row.b == "x" and row.c == 1.5)
  row = row_of "a = f, b = f.level.quantity / f.quantity"
  assert(row.a.value == 1.31 and row.a.base == "2016" and row.a.scope == nil and row.c == nil)
  assert(row.b.unit == "元" and row.b.text:find "^3%.603亿元" and #row.b.sources == 2)
  assert(row.b.low < row.b.value and row.b.value < row.b.high and row.b.sources[1].line == 7)
end)

test("a report keeps its engine alive", function()
  local report = baoshu.engine():load(path)
  collectgarbage() collectgarbage()
  assert(report:count { status = "target" } == 2)
  assert(#baoshu.run(report, "facts") == report:count())
end)

test("a closed report says so", function()
  local report = baoshu.parse "收入5亿元。"
  local fact = report:fact()
  report:close()
  raises("this fact's report is closed", function() return fact.value end)
  raises("this report is closed", function() baoshu.run(report, "facts") end)
end)

test("the module can be required again", function()
  package.loaded.baoshu = nil
  local again = require "baoshu"
  assert(again ~= baoshu and again.parse("收入5亿元。"):count() == 1)
end)

-- What a program that loads the module prints.
local function output(lua, to)
  local name = os.tmpname()
  local file = assert(io.open(name, "w"))
  file:write(("package.cpath = %q\n"):format(package.cpath), lua)
  file:close()
  local run = assert(io.popen(("lua5.4 %s %s"):format(name, to or "2>&1")))
  local text = run:read "a"
  run:close()
  os.remove(name)
  return text
end

test("a text that is no report is nil, reason", function()
  local report, why = baoshu.parse "%PDF-1.7\n"
  assert(report == nil and why:find "PDF", why)
end)

test("an engine that the collector has closed says so", function()
  local said = output [[
    local later = setmetatable({}, { __gc = function(t) print(pcall(t.engine.parse, t.engine, "收入5元。")) end })
    later.engine = require "baoshu".engine()
  ]]
  assert(said:find "^false\t.*this engine is closed", said)
end)

test("a type of another module keeps its name", function()
  local said = output [[
    debug.getregistry().fact = {}
    print(pcall(require, "baoshu"))
  ]]
  assert(said:find "baoshu: another module has a type 'fact' in this Lua", said)
end)

test("a run whose prints go nowhere ends", function()
  local lua = [[
    local name = os.tmpname()
    local file = io.open(name, "w")
    file:write "return { api = 1, columns = { 'a' }, map = function() print(%s) end }"
    file:close()
    local b = require "baoshu"
    print(b.run(b.parse "收入5元。", name))
    os.remove(name)
  ]]
  assert(output(lua:format "'x'", "2>/dev/full") == "nil\tthe output takes no more\n")
  assert(output(lua:format "", "2>/dev/full") == "nil\tthe output takes no more\n")
end)

test("what an engine and a run do not take is told", function()
  raises("bad argument #1 to 'baoshu.engine' (table expected, got string)", baoshu.engine, "x")
  raises("table with a list of packs expected", baoshu.engine, { packs = "x" })
  raises("unknown option '1' (known: packs)", baoshu.engine, { "x" })
  local engine = baoshu.engine()
  local added, why = engine:add_pack "./no/such.lua"
  assert(added == nil and why == "./no/such.lua: No such file or directory")
  raises("string expected, got no value", engine.add_pack, engine)
  local report = baoshu.parse "新增企业3至5家，增长8%。"
  raises("options have names, as in { base = 2016 }", baoshu.run, report, "facts", { "x" })
  raises("bad argument #3 to 'baoshu.run' (table expected, got number)", baoshu.run, report, "facts", 5)
  raises("did you mean 'engine'?", function() return baoshu.engin end)
end)

test("a range is a pair in a row", function()
  local rows = baoshu.run(baoshu.parse "新增企业3至5家，增长8%。", "facts")
  assert(rows[1].value[1] == 3 and rows[1].value[2] == 5 and rows[2].value == 8)
end)

-- A script that prints, in a file; what the program that loads the module prints is read back.
local function printed(lua, from)
  local name, out = os.tmpname(), os.tmpname()
  local file = assert(io.open(name, "w"))
  file:write(lua)
  file:close()
  local run = ("package.cpath = %q local b = require 'baoshu' b.run(b.parse '收入5亿元。', %q)"):format(package.cpath, name)
  local chunk = os.tmpname()
  file = assert(io.open(chunk, "w"))
  file:write(run)
  file:close()
  os.execute(("lua5.4 %s %s %s"):format(chunk, from, out))
  file = assert(io.open(out))
  local text = file:read "a"
  file:close()
  for _, made in ipairs { name, out, chunk } do os.remove(made) end
  return text
end

test("a plain script prints to standard output, an analysis to standard error", function()
  assert(printed("print('said', report:count())", "2>/dev/null >") == "said\t1\n")
  local analysis = "return { api = 1, columns = { 'a' }, map = function() print 'told' end }"
  assert(printed(analysis, "2>/dev/null >") == "")
  assert(printed(analysis, ">/dev/null 2>") == "told\n")
end)
