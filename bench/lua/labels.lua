-- Reports whose facts are labelled: NAME.gold.tsv, the report that it is of, and floors.
local command = require "command"

local labels = {}

local fail = command.fail

-- The rows of a tab-separated file, by the names in its first line; fails where one of `needed` is missing.
local function read_table(path, needed)
  local bytes, why = command.read(path)
  if not bytes then
    fail("%s", why)
  elseif not utf8.len(bytes) then
    fail("%s: is not in UTF-8", path)
  end
  local rows, columns, number = {}, nil, 0
  for line in bytes:gmatch "([^\n]*)\n?" do
    number = number + 1
    local cells = command.cells((line:gsub("\r$", "")))
    if not columns then
      columns = cells
      local has = {}
      for _, name in ipairs(columns) do
        has[name] = true
      end
      for _, name in ipairs(needed) do
        if not has[name] then
          fail("%s:1: there is no column '%s' (needed: %s)", path, name, table.concat(needed, ", "))
        end
      end
    elseif line:find "%S" then
      local row = { at = path .. ":" .. number }
      for i, name in ipairs(columns) do
        row[name] = cells[i] or ""
      end
      rows[#rows + 1] = row
    end
  end
  return rows
end

local label_columns = { "start", "end", "text", "class", "kind", "value", "unit", "bound", "indicator",
  "period", "base", "status" }
local classes = { fact = true, date = true, ordinal = true, name = true, heading = true, optional = true }

local function read_labels(path, report, size)
  local rows = read_table(path, label_columns)
  for _, label in ipairs(rows) do
    local first, last = math.tointeger(label.start), math.tointeger(label["end"])
    if not first or not last or first >= last then
      fail("%s: start and end are '%s' and '%s', not bytes of the report", label.at, label.start, label["end"])
    elseif last > size then
      fail("%s: byte %d lies behind the end of %s (%d bytes); was another version labelled?", label.at, last,
        report, size)
    elseif not classes[label.class] then
      fail("%s: no class '%s' (known: fact, date, ordinal, name, heading, optional)", label.at, label.class)
    end
    label.start, label["end"] = first, last
  end
  return rows
end

-- Where the reports of a folder lie that are named in its reports.tsv, by name.
local function listed(folder, below)
  local paths, bytes = {}, command.read(folder .. "/reports.tsv")
  for line in (bytes or ""):gmatch "[^\r\n]+" do
    local name, path = line:match "^([^\t]+)\t(.+)$"
    if not name then
      fail("%s/reports.tsv: '%s' is not a name, a tab and a path", folder, line)
    end
    paths[name] = (below or folder .. "/../reports") .. "/" .. path
  end
  return paths
end

local function size_of(path)
  local file = io.open(path, "rb")
  if not file then
    return nil
  end
  local size = file:seek "end"
  file:close()
  return size
end

-- The labelled reports below the words, in order: { name, path, labels }. `below` is what --reports says.
function labels.reports(words, below)
  local reports = {}
  for _, file in ipairs(command.files(words)) do
    local folder, name = file:match "^(.*)/([^/]*)%.gold%.tsv$"
    if not folder then
      folder, name = ".", file:match "^([^/]*)%.gold%.tsv$"
    end
    if name then
      local beside = folder .. "/" .. name .. ".txt"
      local path = size_of(beside) and beside or listed(folder, below)[name]
      local size = path and size_of(path)
      if not path then
        fail("%s: its report is missing: put %s.txt beside it, or name it in %s/reports.tsv", file, name, folder)
      elseif not size then
        fail("%s: cannot read its report %s; --reports DIR says where reports lie", file, path)
      end
      reports[#reports + 1] = { name = name, path = path, labels = read_labels(file, path, size) }
    end
  end
  if #reports == 0 then
    fail("there is no NAME.gold.tsv in %s", table.concat(words, ", "))
  end
  return reports
end

-- The floors of each report by name, for the figures in `names`, each a number where there is one.
function labels.floors(path, reports, names)
  local floors = {}
  for _, row in ipairs(read_table(path, { "report" })) do
    floors[row.report] = {}
    for _, name in ipairs(names) do
      local least = tonumber(row[name])
      if row[name] and not least then
        fail("%s: the floor of %s is '%s', not a number", row.at, name, row[name])
      end
      floors[row.report][name] = least
    end
  end
  for _, report in ipairs(reports) do
    if not floors[report.name] then
      fail("%s: there is no line for %s", path, report.name)
    end
  end
  return floors
end

return labels
