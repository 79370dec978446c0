-- baoshu.json: text to tables and back.
local json = baoshu.json

local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

local function none(reason, text)
  local value, why = json.decode(text)
  assert(value == nil and why == reason, why)
end

test("a JSON text becomes tables, strings, numbers and booleans", function()
  local value = json.decode ' {"a": [1, 2.5, -3e2, "报\\u6570"], "b": {"c": true, "d": null}} \n'
  assert(value.a[1] == 1 and math.type(value.a[1]) == "integer" and value.a[2] == 2.5)
  assert(value.a[3] == -300 and value.a[4] == "报数")
  assert(value.b.c == true and value.b.d == nil)
  assert(json.decode "null" == nil and json.decode "false" == false and json.decode "7" == 7)
end)

test("an integer keeps all its digits, as far as Lua has any", function()
  local text = '[9007199254740993,-9223372036854775808,{"12":99999999999999999,"\\"3":9223372036854775807},"4",5]'
  local value = json.decode(text)
  assert(value[1] == 9007199254740993 and value[2] == math.mininteger)
  assert(value[3]["12"] == 99999999999999999 and value[3]['"3'] == math.maxinteger)
  assert(value[4] == "4" and value[5] == 5)
  assert(json.decode(json.encode(value))[3]["12"] == 99999999999999999)
  assert(math.type(json.decode "9223372036854775808") == "float")
  assert(json.decode "1e15" == 10 ^ 15 and math.type(json.decode "1e15") == "integer")
  assert(math.type(json.decode "1e17") == "float" and json.decode "-12345678901234567.5" == -12345678901234567.5)
end)

test("blanks around a value are passed over", function()
  assert(json.decode "\t\r\n 5 \n\r\t" == 5 and json.decode "\r[\t1\n,\r2]\t"[2] == 2)
  for _, blank in ipairs { " ", "\t", "\r", "\n" } do
    assert(json.decode(blank .. "7" .. blank) == 7)
  end
end)

test("what is no JSON is nil and the reason, with its line", function()
  none("line 1 is no JSON", "")
  none("line 3 is no JSON", "{\n\"a\": 1,\n}")
  none("line 2 has something behind the value", "[1]\n2")
  none("line 2 has a \\u0000, which no text may hold", "[\n\"a\\u0000b\"]")
  none("it has a number that is too large", "[1, [1e999]]")
  assert(json.decode '"\\\\u0000"' == "\\u0000")
end)

test("what is nested more than 64 deep is no JSON", function()
  local deep = ("["):rep(64) .. ("]"):rep(64)
  assert(json.encode(json.decode(deep)) == deep)
  none("line 2 is nested more than 64 deep", "\n[" .. deep .. "]")
  none("line 1 is nested more than 64 deep", ('{"a":'):rep(65) .. "1" .. ("}"):rep(65))
  assert(json.decode('"' .. deep .. '[\\""') == deep .. '["')
  none("line 1 is no JSON", '"\\')
  none("line 1 is no JSON", "]")
end)

test("tables become arrays and objects, with sorted keys", function()
  assert(json.encode { 1, "zwei", { b = true, a = 0.5 }, {} } == '[1,"zwei",{"a":0.5,"b":true},[]]')
  assert(json.encode { ["报\n数"] = "\"\\\1" } == '{"报\\n数":"\\"\\\\\\u0001"}')
  assert(json.encode(nil) == "null" and json.encode(false) == "false")
end)

test("what was encoded is decoded to the same", function()
  local text = '{"list":[1,2.25,"三",[true,[]]],"name":"青禾镇","value":9007199254740991}'
  assert(json.encode(json.decode(text)) == text)
end)

test("facts and quantities are written as in NDJSON", function()
  local fact = baoshu.parse("2020年财政收入3.15亿元。"):fact()
  local value = json.decode(json.encode { fact = fact, quantity = fact.quantity })
  assert(value.fact.indicator == "财政收入" and value.fact.value == 315000000 and value.fact.period == "2020")
  assert(value.quantity.low == 314500000 and value.quantity.sources[1].text == "3.15亿元")
end)

test("what JSON has no words for raises", function()
  raises("encode takes tables, strings, numbers, booleans, nil, facts and quantities, not a function", json.encode, print)
  raises("not a report", json.encode, { baoshu.parse "" })
  raises("JSON has no word for nan", json.encode, { 0 / 0 })
  raises("JSON has no word for inf", json.encode, 1 / 0)
  raises("both numbers and strings as keys", json.encode, { 1, a = 2 })
  raises("this one has the key true", json.encode, { [true] = 1 })
  raises("this one has the key 1.5", json.encode, { [1.5] = 1 })
  raises("has the key 0", json.encode, { [0] = 1 })
  raises("value expected", json.encode)
  raises("string expected, got table", json.decode, {})
  raises("baoshu.json has no 'encod' (it has: encode, decode)", function() return json.encod end)
end)

test("a table that holds itself raises", function()
  local own = {}
  own.own = own
  raises("nested more than 64 deep (does one hold itself?)", json.encode, own)
end)

test("a list with a hole raises", function()
  local list = { 1, 2, 3, 4 }
  list[2] = nil
  raises("has a hole (nil) before its 4. value", json.encode, list)
end)
