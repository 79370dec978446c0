-- The Lua of a run: modules, and what is not there. (The Lua module leaves the Lua that loads it as it is.)
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

test("lpeg, re and baoshu can be required, and nothing else", function()
  assert(require "baoshu" == baoshu)
  local lpeg = require "lpeg"
  assert(lpeg == require "lpeg" and lpeg.match(lpeg.P "a" ^ 1, "aab") == 3 and lpeg.setmaxstack == nil)
  assert(require "re".match("abc", "{.}") == "a")
  raises("no module 'os' (scripts can require lpeg, re and baoshu)", function() require "os" end)
  raises("no module '/etc/passwd'", function() require "/etc/passwd" end)
  raises("no module ''", function() require "" end)
end)

test("a script cannot reach the system", function()
  for _, name in ipairs { "load", "loadfile", "dofile", "collectgarbage", "warn" } do
    assert(_G[name] == nil, name)
  end
  for _, name in ipairs { "os", "io", "debug", "package" } do
    raises(name .. ".execute is not available in baoshu scripts", function() return _G[name].execute end)
    raises(name .. ".… is not available in baoshu scripts", function() return _G[name][1] end)
    raises(name .. ".x is not available in baoshu scripts", function() _G[name].x = 1 end)
    assert(getmetatable(_G[name]) == false and next(_G[name]) == nil)
  end
  assert(string.dump == nil and getmetatable "" == false)
end)

test("nothing shows an address", function()
  for _, value in ipairs { {}, print, function() end, coroutine.create(print), require "lpeg".P "a" } do
    local shown = tostring(value)
    assert(not shown:find "0x" and not ("%s %s"):format(1, value):find "0x", shown)
  end
  assert(tostring {} == "table" and tostring(print) == "function" and ("%5s|%d%%"):format({}, 3) == "table|3%")
  assert(tostring(setmetatable({}, { __tostring = function() return "mine" end })) == "mine")
  assert(tostring(setmetatable({}, { __name = "point" })) == "point")
  assert(tostring(nil) == "nil" and tostring(1.5) == "1.5" and tostring(true) == "true" and tostring "a" == "a")
  raises("'__tostring' must return a string", tostring, setmetatable({}, { __tostring = function() return {} end }))
  raises("%p is not available in baoshu scripts", string.format, "%p", {})
  raises("number expected, got table", string.format, "%d", {})
  raises("value expected", tostring)
end)

test("errors are caught as in Lua", function()
  local ok, why, more = pcall(error, "e", 0)
  assert(not ok and why == "e" and more == nil)
  assert(select("#", pcall(function() return 1, nil, nil end)) == 4)
  ok, why = xpcall(function(a) error(a .. "!", 0) end, function(e) return "<" .. e .. ">" end, "x")
  assert(not ok and why == "<x!>")
  assert(select(2, xpcall(function(...) return select("#", ...) end, print, nil, nil)) == 2)
  ok, why = xpcall(error, function() error("again", 0) end, "e")
  assert(not ok and why == "again")
  raises("function expected", xpcall, print)
  raises("value expected", pcall)
end)

test("coroutines work as in Lua", function()
  local co = coroutine.create(function(a)
    local _, b = pcall(function() return coroutine.yield(a + 1) end)
    local _, c = xpcall(function() error(coroutine.yield(b), 0) end, function(e) return e .. "." end)
    error(c, 0)
  end)
  assert(select(2, coroutine.resume(co, 1)) == 2)
  local over = coroutine.wrap(function() return xpcall(function() return coroutine.yield() end, print) end)
  over()
  assert(over() == true)
  assert(select(2, coroutine.resume(co, 5)) == 5)
  local ok, why = coroutine.resume(co, "end")
  assert(not ok and why == "end." and coroutine.status(co) == "dead")
  ok, why = coroutine.resume(co)
  assert(not ok and why == "cannot resume dead coroutine")
  local closed = {}
  local function open(name) return setmetatable({}, { __close = function() closed[#closed + 1] = name end }) end
  co = coroutine.create(function() local _ <close> = open "a" coroutine.yield() end)
  coroutine.resume(co)
  assert(coroutine.close(co) and closed[1] == "a")
  local f = coroutine.wrap(function() local _ <close> = open "b" error("in it", 0) end)
  ok, why = pcall(f)
  assert(not ok and why:find "in it" and closed[2] == "b")
  raises("cannot close a running coroutine", coroutine.close, coroutine.running())
  raises("coroutine expected", coroutine.resume, 1)
  co = coroutine.create(function() local _ <close> = setmetatable({}, { __close = function() error("late", 0) end }) coroutine.yield() end)
  coroutine.resume(co)
  ok, why = coroutine.close(co)
  assert(ok == false and why == "late")
end)

test("coroutines that close each other end as an error", function()
  local deepest, reason = 0, nil
  local function chain(n)
    local co = coroutine.create(function()
      local _ <close> = setmetatable({}, { __close = function()
        deepest = n
        local ok, why = pcall(coroutine.close, chain(n + 1))
        reason = reason or (not ok and why)
      end })
      coroutine.yield()
    end)
    coroutine.resume(co)
    return co
  end
  assert(coroutine.close(chain(1)))
  assert(reason:find "C stack overflow" and deepest <= 200, reason)
end)

test("no length that memory could not hold is believed", function()
  local long = setmetatable({}, { __len = function() return 1 << 52 end })
  raises("table.insert: the table says that it has", table.insert, long, 1, 1)
  raises("table.remove: the table says that it has", table.remove, long, 1)
  local negative = setmetatable({}, { __len = function() return -1 end })
  raises("table.remove: the table says that it has -1 values", table.remove, negative)
  raises("table.move: more than", table.move, {}, 1, 1 << 52, 2)
  raises("table.move: more than", table.move, {}, math.mininteger, math.maxinteger, 2)
  local changing = 0
  local liar = setmetatable({}, { __len = function() changing = changing + 1 return changing == 1 and 2 or 1 << 52 end })
  table.insert(liar, 1, "a")
  assert(liar[1] == "a" and changing == 1)
  local odd = setmetatable({ 1, 2, 3 }, { __len = function() return 3 end })
  table.insert(odd, 4)
  table.insert(odd, 1, 0)
  assert(rawlen(odd) == 4 and odd[1] == 0 and odd[4] == 3 and table.remove(odd, 1) == 0 and odd[1] == 1)
  assert(table.concat(table.move({ 1, 2, 3 }, 2, 3, 1), ",") == "2,3,3")
  local t = {}
  table.insert(t, "b")
  table.insert(t, 1, "a")
  assert(table.concat(t) == "ab" and table.remove(t) == "b" and #t == 1)
  raises("wrong number of arguments to 'insert'", table.insert, t)
end)

test("an empty string is repeated at once", function()
  assert((""):rep(1 << 60) == "" and (""):rep(3, "-") == "--" and ("ab"):rep(2) == "abab")
  raises("resulting string too large", string.rep, "x", math.maxinteger)
  raises("number expected, got string", string.rep, "", "x")
end)

test("patterns have bounds", function()
  local lpeg = require "lpeg"
  raises("a pattern of more than 10000 levels", function()
    local p = lpeg.P "a"
    for _ = 1, 20000 do p = lpeg.C(p * "a") end
  end)
  raises("a pattern of more than 10000 levels", function() return lpeg.P "a" ^ -6000 end)
  raises("a pattern of more than", function() return (lpeg.P "ab" ^ 4000) ^ 4000 end)
  raises("a pattern of more than", function() return lpeg.P "a" ^ math.maxinteger end)
  raises("a pattern of more than", lpeg.P, 1 << 40)
  raises("a grammar nested too deeply", function()
    local grammar = { lpeg.P "a" }
    grammar[1] = grammar
    return lpeg.P(grammar)
  end)
  raises("bad argument #1", lpeg.P)
  raises("bad argument #1", lpeg.match, nil, "a")
  raises("a pattern of more than 10000 levels", function()
    local deep = lpeg.P "a"
    for _ = 1, 3000 do deep = lpeg.P "b" * deep + "c" end
    return lpeg.match({ deep, x = deep, y = deep }, "a")
  end)
  assert(getmetatable(lpeg.P "a") == false and lpeg.ptree == nil)
  assert(lpeg.match("a", "ab") == 2 and lpeg.match({ lpeg.P "a" * lpeg.V(1) ^ -1 }, "aaa") == 4)
  assert((lpeg.P "a" + "b" - "c" * #lpeg.P(1)):match "b" == 2 and (lpeg.C(1) / { a = "x" }):match "a" == "x")
  assert(require "re".compile "x <- 'a' x / ''":match "aaa" == 4)
end)

test("what is no fact, report or quantity equals none", function()
  local pattern, report = require "lpeg".P "a", baoshu.parse "收入5元。"
  assert(pattern ~= report and pattern ~= report:fact() and pattern ~= report:fact().quantity)
  assert(report:fact() ~= report and report:fact() ~= report:fact().quantity and report:fact().quantity ~= report)
end)

test("a coroutine that takes no more arguments can be resumed with fewer", function()
  local function wait(...) coroutine.yield() return (...) end
  local many = {}
  for i = 1, 600000 do many[i] = i end
  local f = coroutine.wrap(function() return wait(table.unpack(many)) end)
  f()
  local ok, why = pcall(f, table.unpack(many))
  assert(not ok and why:find "too many arguments to resume", why)
  assert(f() == 1)
end)

test("random numbers begin again", function()
  math.randomseed()
  local first = math.random(1 << 40)
  math.random()
  math.randomseed()
  assert(math.random(1 << 40) == first)
  math.randomseed(7)
  local seventh = math.random(1 << 40)
  math.randomseed(7)
  assert(math.random(1 << 40) == seventh and seventh ~= first)
end)

test("metatables work, without finalizers", function()
  local point = setmetatable({}, { __index = { x = 1 } })
  assert(point.x == 1 and setmetatable(point, nil) == point)
  raises("setmetatable: scripts have no __gc", function() setmetatable({}, { __gc = print }) end)
  raises("cannot change a protected metatable", function() setmetatable(_G, {}) end)
  raises("nil or table expected", function() setmetatable({}, 1) end)
  assert(getmetatable(baoshu.parse "") == "report")
end)
