-- What the two commands have in common: options, files, messages and tables.
local command = {}

command.temporary = {} -- files to remove should it fail, by name

-- Ends the command with one sentence.
function command.fail(...)
  for path in pairs(command.temporary) do
    os.remove(path)
  end
  io.stderr:write(arg[0]:match "[^/]*$", ": ", string.format(...), "\n")
  os.exit(2)
end
local fail = command.fail

-- Options

local function known_options(known)
  local names = {}
  for name in pairs(known) do
    names[#names + 1] = "--" .. name
  end
  table.sort(names)
  return table.concat(names, " ")
end

-- Cuts `arg` into options, by name, and words. known[name] is "value", "flag", or a function that says
-- whether the next word is the option's value; without one the option is true.
function command.arguments(usage, known)
  local options, words, at = {}, {}, 1
  while arg[at] do
    local word = arg[at]
    local name, value = word:match "^%-%-([%w-]+)=?(.*)$"
    if word == "--" then
      table.move(arg, at + 1, #arg, #words + 1, words)
      break
    elseif word == "--help" then
      io.write(usage)
      os.exit(0)
    elseif not name then
      words[#words + 1] = word
    elseif not known[name] then
      fail("unknown option --%s (known: %s)", name, known_options(known))
    elseif word:find("=", 1, true) then
      if known[name] == "flag" then
        fail("--%s takes no value", name)
      end
      options[name] = value
    elseif known[name] == "flag" then
      options[name] = true
    elseif known[name] == "value" then
      at = at + 1
      options[name] = arg[at] or fail("--%s takes a value", name)
    elseif arg[at + 1] and known[name](arg[at + 1]) then
      at = at + 1
      options[name] = arg[at]
    else
      options[name] = true
    end
    at = at + 1
  end
  return options, words
end

-- The names in "a,b" as a set; fails where one is not in `known`.
function command.names(list, known)
  local set, is = {}, {}
  for _, name in ipairs(known) do
    is[name] = true
  end
  for name in list:gmatch "[^,]+" do
    if not is[name] then
      fail("no field '%s' (known: %s)", name, table.concat(known, ", "))
    end
    set[name] = true
  end
  if not next(set) then
    fail("which field? (known: %s)", table.concat(known, ", "))
  end
  return set
end

-- Files

-- The bytes of a file, or nil and why.
function command.read(path)
  local file, why = io.open(path, "rb")
  if not file then
    return nil, why
  end
  local bytes
  bytes, why = file:read "a"
  file:close()
  return bytes, why and path .. ": " .. why
end

-- A word for the shell.
function command.quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

-- Whether there is a file or folder; nil and why not.
function command.exists(path)
  local file, why = io.open(path)
  return file and file:close(), why
end

-- The files below the paths, each once, in order; names that begin with a dot are left out.
function command.files(paths)
  local out, seen = {}, {}
  for _, path in ipairs(paths) do
    local is, why = command.exists(path)
    if not is then
      fail("%s", why)
    end
    local from = path:find "^[-(!]" and "./" .. path or path
    local found = io.popen("find -L " .. command.quote(from) .. " -name '.[!.]*' -prune -o -type f -print0", "r")
    for name in found:read("a"):gmatch "[^\0]+" do
      if not seen[name] then
        seen[name] = true
        out[#out + 1] = name
      end
    end
    if not found:close() then
      fail("%s: find could not read all of it", path)
    end
  end
  table.sort(out)
  return out
end

-- The cells of a line of tab-separated values.
function command.cells(line)
  local cells, count = {}, 0
  for cell in line:gmatch "[^\t]*" do
    count = count + 1
    cells[count] = cell
  end
  return cells
end

-- Tables

local function width(text)
  local columns = 0
  for _, c in utf8.codes(text, true) do
    columns = columns + (c >= 0x1100 and (c < 0x2000 or c >= 0x2E80) and 2 or 1)
  end
  return columns
end

-- Writes rows of cells in columns, the first `left` flush left, the others flush right.
function command.write_table(out, rows, left)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do
      widths[i] = math.max(widths[i] or 0, width(cell))
    end
  end
  for _, row in ipairs(rows) do
    local cells = {}
    for i, cell in ipairs(row) do
      local pad = (" "):rep(widths[i] - width(cell))
      cells[i] = i <= left and cell .. pad or pad .. cell
    end
    out:write((table.concat(cells, "  "):gsub(" +$", "")), "\n")
  end
end

-- "1 fault", "2 faults".
function command.plural(count, noun)
  return string.format("%d %s%s", count, noun, count == 1 and "" or "s")
end

return command
