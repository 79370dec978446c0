-- What works on strings in time of their length.
local function raises(message, body, ...)
  local ok, why = pcall(body, ...)
  assert(not ok, "nothing was raised")
  assert(why:find(message, 1, true), why)
end

test("blanks go at both ends", function()
  assert(baoshu.trim " \t\r\n a b \u{3000}\u{A0}" == "a b" and baoshu.trim "\u{3000}" == "" and baoshu.trim "" == "")
  assert(baoshu.trim "\u{FEFF}\u{2003}报\u{202F}" == "报" and baoshu.trim "\xE3\x80" == "\xE3\x80")
  assert(baoshu.trim(5) == "5")
  assert(baoshu.trim "\u{A0}\u{2028}报\u{2029}\u{205F}" == "报")
  raises("string expected", baoshu.trim, {})
end)

test("what only begins like a blank stays", function()
  for _, text in ipairs {
    "\1", "£", "℃", "“", "”", "…", "⁇", "、", "あ", "，", "\xEF\xBB\xBE", "\xE2\x80A", "\xE2\x80", "\xC2",
  } do
    assert(baoshu.trim(" " .. text .. "\u{A0}") == text and baoshu.squeeze(text) == text)
  end
end)

test("runs of blanks become a space", function()
  assert(baoshu.squeeze "  财政\u{3000}\u{3000}收入\n\n5 亿元 " == "财政 收入 5 亿元")
  assert(baoshu.squeeze "a" == "a" and baoshu.squeeze " " == "")
  local long = ("a"):rep(1024) -- as much as Lua's buffer holds at first
  assert(baoshu.squeeze(long .. " \n" .. long) == long .. " " .. long)
end)

test("a text is split at plain separators", function()
  assert(table.concat(baoshu.split("a.b..c", "."), "|") == "a|b||c")
  assert(#baoshu.split("", ",") == 1 and #baoshu.split(",", ",") == 2 and baoshu.split("a、b", "、")[2] == "b")
  raises("separator expected, not an empty string", baoshu.split, "a", "")
end)

test("lines come without their ends", function()
  local got = {}
  for line in baoshu.lines "a\r\n\nb\n" do got[#got + 1] = line end
  assert(table.concat(got, "|") == "a||b")
  for line in baoshu.lines "\rx\r" do assert(line == "\rx\r") end
  for _ in baoshu.lines "" do error "a line of nothing" end
end)

test("a plain text is found and replaced", function()
  local first, last = baoshu.find("财政收入", "收入")
  assert(first == 7 and last == 12 and baoshu.find("a.b.c", ".", 3) == 4 and baoshu.find("abc", "d") == nil)
  assert(baoshu.find("abc", "a", 2) == nil and baoshu.find("abc", "c", 3) == 3 and baoshu.find("abc", "c", 4) == nil)
  raises("a position in the text is 1 or more", baoshu.find, "a", "a", 0)
  raises("text expected, not an empty string", baoshu.find, "a", "")
  local text, count = baoshu.replace("a%b%c", "%", "%1")
  assert(text == "a%1b%1c" and count == 2)
  raises("text expected, not an empty string", baoshu.replace, "a", "", "b")
end)

test("a text starts and ends with another", function()
  assert(baoshu.starts("财政收入", "财政") and not baoshu.starts("财", "财政") and baoshu.starts("a", ""))
  assert(not baoshu.starts("财政收入", "收入"))
  assert(baoshu.ends("财政收入", "收入") and not baoshu.ends("入", "收入") and baoshu.ends("a", ""))
  assert(not baoshu.ends("财政收入", "财政"))
end)

test("10 MB of blanks are no matter", function()
  local blanks = (" "):rep(10000000)
  assert(baoshu.trim(blanks) == "" and baoshu.trim("a" .. blanks .. "b") == "a" .. blanks .. "b")
  assert(baoshu.squeeze("a" .. blanks .. "b") == "a b")
  assert(#baoshu.split(blanks, (" "):rep(5000) .. "x") == 1)
  assert(baoshu.find(blanks, (" "):rep(5000000) .. "x") == nil)
  assert(select(2, baoshu.replace(blanks, (" "):rep(1000), "")) == 10000)
  for line in baoshu.lines(blanks) do assert(#line == 10000000) end
end)
