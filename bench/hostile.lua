#!/usr/bin/env lua5.4
-- Does time grow with the text, whatever the text is?
--
--     bench/hostile [--binary build/baoshu] [--bytes N] [NAME…]
--
-- Writes texts of N bytes (default 4 MB) and of 2 N that no report looks like, and measures the
-- processor time of facts, outline and numbers over both. Fails where twice the text takes more than
-- 2.3 times as long: then what is done takes more than the text is long.
local binary, bytes, wanted = "build/baoshu", 4000000, {}
local MOST, LEAST = 2.3, 0.05 -- times as long; seconds below which nothing is to be seen

local i = 1
while arg[i] do
  if arg[i] == "--binary" then
    binary, i = arg[i + 1], i + 1
  elseif arg[i] == "--bytes" then
    bytes, i = math.tointeger(tonumber(arg[i + 1])), i + 1
  else
    wanted[arg[i]] = true
  end
  i = i + 1
end

-- Each text is its piece over and over, between a beginning and an end.
local texts = {
  { "a line", "推进产业提升，" },
  { "a sentence", "推进产业提升" },
  { "empty lines", "\n", "增长8%。\n" },
  { "empty lines, CRLF", "\r\n" },
  { "form feeds", "\f" },
  { "lines of blanks", "  \n" },
  { "short lines", "甲\n" },
  { "wrapped lines", "推进产业提升加快发展推进产业提升加快发展推进产业\n" },
  { "blanks", " ", "增长", "8%" },
  { "wide blanks", "　", "增长", "8%" },
  { "(", "(" },
  { "（", "（" },
  { "）", "）", "。" },
  { "“", "“" },
  { "combining marks", "\u{301}", "e" },
  { "marks of direction", "\u{202e}\u{202c}" },
  { "stars", "*" },
  { "short lines behind stars", "与\n", ("*"):rep(10000) .. "甲12\n" },
  { "bold", "甲乙。**丙丁。**" },
  { "Markdown marks", "# > " },
  { "nested headings", "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n第一，己\n一是庚。辛\n" },
  { "一、", "一、" },
  { "一、 a line", "一、\n" },
  { "headings with text", "一、主要任务\n2020年财政收入5亿元，增长8%。\n" },
  { "a heading without end", "推进产业提升", "一、" },
  { "titles", "政府工作报告\n" },
  { "dates", "2021年2月28日\n" },
  { "addresses", "各位代表：\n" },
  { "the same paragraph", ("推进产业提升加快发展"):rep(8) .. "。\n" },
  { "facts in a sentence", "增长5%、", "财政收入" },
  { "growths of levels", "收入5亿元，增长8%，" },
  { "分别", "甲收入5亿元，乙收入5亿元，分别增长3%和5%，" },
  { "其中", "其中收入5亿元，" },
  { "from and to", "从5%提高到8%，" },
  { "shares", "占全年的48%，" },
  { "sentences", "财政收入5亿元，增长8%。" },
  { "digits", "1" },
  { "commas", "1," },
  { "decimals", "1.2" },
  { "Chinese digits", "一" },
  { "万", "万" },
  { "百分之", "百分之" },
  { "dashes", "3～" },
  { "years", "2020年、" },
  { "times", "今年上年去年" },
  { "ordinals", "第一" },
  { "codes", "A1-B2" },
  { "addresses of pages", "http://a.b/c?d=1" },
  { "colons", "：" },
  { "。", "。" },
  { "broken UTF-8", "\xe4\xb8" },
}

local path = os.tmpname()

-- Seconds of processor time, the least of three.
local function measure(question, text, count)
  local file = assert(io.open(path, "wb"))
  file:write(text[3] or "", text[2]:rep(count), text[4] or "")
  file:close()
  local command = ("bash -c 'TIMEFORMAT=\"%%U %%S\"; time %s %s %s --encoding UTF-8 --format ndjson' \z
    2>&1 >/dev/null | tail -n 1"):format(binary, question, path)
  local least = math.huge
  for _ = 1, 3 do
    local pipe = assert(io.popen(command))
    local user, system = pipe:read("n", "n")
    pipe:close()
    least = math.min(least, assert(user, command) + system)
  end
  return least
end

local failed = 0
for _, text in ipairs(texts) do
  if not next(wanted) or wanted[text[1]] then
    local count = bytes // #text[2]
    for _, question in ipairs { "facts", "outline", "numbers" } do
      local once, twice = measure(question, text, count), measure(question, text, 2 * count)
      local grows = twice / math.max(once, LEAST)
      if grows > MOST then
        failed = failed + 1
      end
      print(("%-24s %-8s %7.2f s %7.2f s  %4.1f%s"):format(text[1], question, once, twice, grows,
        grows > MOST and "  NOT LINEAR" or ""))
    end
  end
end
os.remove(path)
os.exit(failed == 0)
