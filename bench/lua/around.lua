-- The text around a figure, and cells, for people to read.
local command = require "command"

local around = {}

local AROUND = 30 -- characters shown at each side of a figure

-- On one line: ⏎ where a line ends, no blanks beside Chinese, nothing that a terminal obeys.
function around.flat(text)
  text = text:gsub("　", " "):gsub("%s*\n%s*", "⏎"):gsub("[%s\v]+", " ")
  text = text:gsub("([\x80-\xFF]) ", "%1"):gsub(" ([\x80-\xFF])", "%1")
  return (text:gsub("%c", ""):gsub("\xC2[\x80-\x9F]", ""))
end

local function last_characters(text, count)
  local size = utf8.len(text)
  return size > count and "…" .. text:sub(utf8.offset(text, -count)) or text
end

local function first_characters(text, count)
  local size = utf8.len(text)
  return size > count and text:sub(1, utf8.offset(text, count + 1) - 1) .. "…" or text
end

-- What stands behind the last 。, ！ or ？ of `text`.
local function since_sentence(text)
  for _, mark in ipairs { "。", "！", "？" } do
    text = text:match(".*" .. mark .. "(.*)$") or text
  end
  return text
end

local function until_sentence(text)
  local stop = #text
  for _, mark in ipairs { "。", "！", "？" } do
    local _, last = text:find(mark, 1, true)
    stop = last and math.min(stop, last) or stop
  end
  return text:sub(1, stop)
end

-- The sentence that holds bytes [from, to), from 0, of a text in UTF-8, cut around them.
local function cut(text, from, to)
  local reach = AROUND * 8
  local first, last = math.max(1, from + 1 - reach), math.min(#text, to + reach)
  while first <= from and text:byte(first) & 0xC0 == 0x80 do
    first = first + 1
  end
  while last < #text and text:byte(last + 1) & 0xC0 == 0x80 do
    last = last + 1
  end
  local before, after = since_sentence(text:sub(first, from)), until_sentence(text:sub(to + 1, last))
  local dots = first > 1 and #before == from + 1 - first and "…" or ""
  before = around.flat(before):gsub("^⏎", "")
  if utf8.len(before) <= AROUND then
    before = dots .. before
  end
  return last_characters(before, AROUND) .. "【" .. around.flat(text:sub(from + 1, to)) .. "】" ..
    first_characters(around.flat(after), AROUND)
end

-- A text in GB18030 as UTF-8, and where in it each of its characters stands, both by bytes from 0; nil where
-- it is something else.
local function from_gb18030(path, bytes)
  local pipe = io.popen("iconv -f GB18030 -t UTF-8 < " .. command.quote(path) .. " 2> /dev/null", "r")
  local text = pipe:read "a"
  if not pipe:close() then
    return nil
  end
  local places, at = {}, 0
  for place in utf8.codes(text) do
    places[at] = place - 1
    local first, second = bytes:byte(at + 1, at + 2)
    at = at + (first and first < 0x80 and 1 or second and second <= 0x39 and 4 or 2)
  end
  places[at] = #text
  return at == #bytes and text or nil, places
end

local shown = {} -- the file that was shown last

local function text_of(path)
  if shown.path ~= path then
    local bytes = command.read(path) or ""
    shown = { path = path, bytes = bytes, text = utf8.len(bytes) and bytes }
    if not shown.text then
      shown.text, shown.places = from_gb18030(path, bytes)
    end
  end
  return shown
end

-- The sentence around bytes [from, to) of a file in UTF-8 or GB18030, the figure in 【】.
function around.sentence(path, from, to, figure)
  local file = text_of(path)
  local first, last = from, to
  if file.places then
    first, last = file.places[from], file.places[to]
  end
  if file.text and first and last and last <= #file.text and utf8.len(file.text:sub(first + 1, last)) then
    return cut(file.text, first, last)
  end
  return "【" .. around.flat(figure) .. "】 (the file is neither in UTF-8 nor in GB18030)"
end

-- The line, from 1, of a byte of the file.
function around.line(path, byte)
  local _, lines = text_of(path).bytes:sub(1, byte):gsub("\n", "")
  return lines + 1
end

-- A cell for people: what is empty is seen, what is long is cut.
function around.show(cell)
  return cell == "" and "nothing" or first_characters(around.flat(cell), 2 * AROUND)
end

return around
