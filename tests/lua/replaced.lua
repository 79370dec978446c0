-- The functions of Lua that a run has its own of do what Lua's do: a stock Lua passes these too.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(tostring(why):find(message, 1, true), why)
end

-- Tables that are what they hold, with a metatable, with one that tells a length, and one that is no table.
local function plain(...) return { ... } end
local function marked(...) return setmetatable({ ... }, { __name = "marked" }) end
local function counted(...)
  return setmetatable({ ... }, { __len = function(t) return rawlen(t) end })
end
local function each(body)
  for _, make in ipairs { plain, marked, counted } do body(make) end
end

test("table.insert takes a place within or right behind a table", function()
  each(function(make)
    local t = make("b")
    table.insert(t, "d")
    table.insert(t, 1, "a")
    table.insert(t, 3, "c")
    table.insert(t, 5, "e")
    assert(table.concat(t) == "abcde")
    raises("position out of bounds", table.insert, t, 0, "x")
    raises("position out of bounds", table.insert, t, 7, "x")
    raises("wrong number of arguments to 'insert'", table.insert, t)
    raises("wrong number of arguments to 'insert'", table.insert, t, 1, "x", "y")
    raises("number expected, got string", table.insert, t, "first", "x")
    assert(table.concat(t) == "abcde")
  end)
  raises("table expected, got number", table.insert, 1, 2)
  raises("table expected, got no value", table.insert)
end)

test("table.remove takes a place within or right behind a table", function()
  each(function(make)
    local t = make("a", "b", "c", "d")
    assert(table.remove(t, 1) == "a" and table.concat(t) == "bcd")
    assert(table.remove(t, 2) == "c" and table.concat(t) == "bd")
    assert(table.remove(t) == "d" and table.concat(t) == "b")
    assert(table.remove(t, 2) == nil and table.concat(t) == "b")
    raises("position out of bounds", table.remove, t, 0)
    raises("position out of bounds", table.remove, t, 3)
    raises("position out of bounds", table.remove, t, -1)
    assert(table.remove(t, 1) == "b" and table.remove(t) == nil and table.remove(t, 0) == nil)
    assert(next(t) == nil)
  end)
  raises("table expected, got number", table.remove, 1)
end)

test("table.insert and table.remove go by the metamethods of what is no list itself", function()
  local log, behind = {}, { "a", "b" }
  local proxy = setmetatable({}, {
    __len = function() return #behind end,
    __index = behind,
    __newindex = function(_, at, value)
      log[#log + 1] = at
      behind[at] = value
    end,
  })
  table.insert(proxy, 1, "x")
  assert(table.concat(behind) == "xab" and table.concat(log, " ") == "3 2 1")
  assert(table.remove(proxy, 1) == "x" and table.concat(behind) == "ab" and next(proxy) == nil)
end)

test("table.move moves nothing where the last comes before the first", function()
  assert(table.concat(table.move({ "a", "b" }, 2, 1, 1)) == "ab")
  assert(table.concat(table.move({ "a", "b" }, math.maxinteger, math.mininteger, 1)) == "ab")
  assert(table.concat(table.move({ "a", "b" }, 1, 2, 2)) == "aab")
end)

test("string.format shows what it is given", function()
  local point = setmetatable({}, { __tostring = function() return "(1, 2)" end })
  assert(("%s%%%5.2f|%-4d|%s"):format(point, 1.005, 7, nil) == "(1, 2)% 1.00|7   |nil")
  assert(("%5s|%-3s|%.1s"):format("a", "b", "cd") == "    a|b  |c")
  raises("(no value)", string.format, "%s")
  raises("(no value)", string.format, "%s %s", {})
  raises("invalid conversion '%' to 'format'", string.format, "%", 1)
  raises("invalid conversion '%5' to 'format'", string.format, "%5", 1)
  raises("invalid conversion", string.format, "%\0s", {})
  raises("invalid conversion '%y' to 'format'", string.format, "%y", 1)
end)

test("tostring takes a name that is a string", function()
  local named = tostring(setmetatable({}, { __name = "point" }))
  assert(named:find "^point")
  assert(tostring(setmetatable({}, { __name = 7 })):find "^table")
end)

test("setmetatable takes a table or nil", function()
  assert(getmetatable(setmetatable({}, nil)) == nil)
  raises("nil or table", setmetatable, {})
  raises("nil or table", setmetatable, {}, false)
  raises("table expected, got nil", setmetatable, nil, {})
end)

test("a coroutine says what it is that cannot be closed or resumed", function()
  local outer
  outer = coroutine.create(function()
    return pcall(coroutine.wrap(function() return coroutine.close(outer) end))
  end)
  local _, ok, why = coroutine.resume(outer)
  assert(ok == false and why:find "cannot close a normal coroutine", why)
  assert(coroutine.close(outer) and coroutine.close(outer) and coroutine.status(outer) == "dead")
  assert(coroutine.close(coroutine.create(print)))
  raises("running coroutine", coroutine.close, (coroutine.running()))
  raises("expected, got no value", coroutine.close)
  raises("expected, got table", coroutine.resume, {})
  raises("function expected", coroutine.wrap, 1)
end)

test("a wrapped coroutine hands on what it raises", function()
  local raised = {}
  local ok, why = pcall(coroutine.wrap(function() error(raised) end))
  assert(not ok and why == raised)
  local f = coroutine.wrap(function() return 1, nil end)
  assert(select("#", f()) == 2)
  raises("cannot resume dead coroutine", f)
  f = coroutine.wrap(function() f() end)
  raises("cannot resume non-suspended coroutine", f)
  f = coroutine.wrap(function()
    local _ <close> = setmetatable({}, { __close = function() error("while closing", 0) end })
    error("in it", 0)
  end)
  raises("while closing", f)
end)

test("pcall gives all that comes, also of what waited in between", function()
  local co = coroutine.wrap(function()
    local all = table.pack(pcall(function(...) return coroutine.yield(...), nil, 3 end, 1, 2))
    return all.n, table.unpack(all, 1, all.n)
  end)
  local a, b = co(1)
  assert(a == 1 and b == 2)
  local n, ok, first, second, third = co("x")
  assert(n == 4 and ok and first == "x" and second == nil and third == 3)
end)

test("more values than a stack holds are not taken, and the coroutine lives on", function()
  local few, many = {}, {}
  for i = 1, 600000 do many[i] = i end
  table.move(many, 1, 450000, 1, few)
  local co = coroutine.create(function(...)
    local more = select("#", coroutine.yield())
    return select("#", ...), more
  end)
  assert(coroutine.resume(co, table.unpack(few)))
  local ok, why = coroutine.resume(co, table.unpack(many))
  assert(not ok and why == "too many arguments to resume")
  local _, first, second = coroutine.resume(co, 1)
  assert(first == 450000 and second == 1)
  co = coroutine.create(function()
    coroutine.yield(table.unpack(many))
    return "end"
  end)
  local function resume(...) -- over many values of its own
    local went, what = coroutine.resume(co)
    return went, what, ...
  end
  ok, why = resume(table.unpack(few))
  assert(not ok and why == "too many results to resume")
  assert(select(2, coroutine.resume(co)) == "end")
end)
