-- What builds of baoshu find in reports: `baoshu facts` and `baoshu numbers` as tables.
local command = require "command"
local around = require "around"

local builds = {}

-- The fields that are scored; docs/accuracy.md says what each means.
builds.fields = { "value", "unit", "bound", "kind", "indicator", "period", "base", "status" }

local BATCH = 20000 -- bytes of a command line; the shell takes 131072

local fail, quote = command.fail, command.quote

local unescaped = { t = "\t", n = "\n", r = "\r", ["\\"] = "\\" }

local function row_of(line, columns)
  local row = {}
  for i, cell in ipairs(command.cells(line)) do
    row[columns[i] or i] = cell:find("\\", 1, true) and cell:gsub("\\(.)", unescaped) or cell
  end
  row.start, row["end"] = tonumber(row.start), tonumber(row["end"])
  return row
end

-- Starts one run over `paths`; finish() takes what it prints.
local function start(binary, analysis, paths)
  local words = { os.getenv "BAOSHU_UNDER" or "", quote(binary), analysis, "--format tsv --" }
  for _, path in ipairs(paths) do
    words[#words + 1] = quote(path)
  end
  local messages = os.tmpname()
  command.temporary[messages] = true
  local pipe = io.popen("exec " .. table.concat(words, " ") .. " 2> " .. messages, "r")
  return { binary = binary, analysis = analysis, paths = paths, pipe = pipe, messages = messages }
end

-- The columns without which the rows of an analysis are of no use here.
local needed = {
  facts = { "report", "line", "start", "end", "text" },
  numbers = { "report", "line", "start", "end", "class", "reason" },
}

local function need(run, columns)
  local has = {}
  for _, name in ipairs(columns) do
    has[name] = true
  end
  for _, name in ipairs(needed[run.analysis]) do
    if not has[name] then
      fail("%s %s --format tsv: prints no column '%s'; is this a build of baoshu?", run.binary, run.analysis,
        name)
    end
  end
end

-- Notes a message of a build, which begins with the report that could not be read.
local function note(result, said)
  result.unread[#result.unread + 1] = said
  local path = said:match "^(.-): "
  if result.reports[path] then
    result.failed = result.failed + 1
  end
end

local finish

-- A run that broke off: over several reports they are read one by one, so that one costs itself alone.
local function broken(run, result, messages, how)
  local said = messages:match "[^\n]+"
  if #run.paths == 1 then
    note(result, string.format("%s: ended by %s%s", run.paths[1], how, said and ": " .. said or ""))
    return
  end
  for _, path in ipairs(run.paths) do
    finish(start(run.binary, run.analysis, { path }), result)
  end
end

-- Adds the rows of a run to `result`.
function finish(run, result)
  local header = run.pipe:read "l"
  local rows = {}
  local columns = header and command.cells(header) or {}
  for line in run.pipe:lines() do
    rows[#rows + 1] = row_of(line, columns)
  end
  local _, how, code = run.pipe:close()
  local messages = command.read(run.messages) or ""
  os.remove(run.messages)
  command.temporary[run.messages] = nil
  if how == "exit" and (code == 2 or code == 126 or code == 127) then
    local said = messages:match "[^\n]+" or "exit status " .. code
    fail("%s: does not run: %s", run.binary, said:gsub("^sh: %d+: exec: ", ""))
  elseif how == "signal" or code > 1 then
    return broken(run, result, messages, (how == "exit" and "exit status " or "signal ") .. code)
  elseif not header then
    fail("%s %s --format tsv: prints nothing; is this a build of baoshu?", run.binary, run.analysis)
  end
  need(run, columns)
  for _, row in ipairs(rows) do
    local of = result.reports[row.report] or
      fail("%s %s: a row is of the report '%s', which it was not asked for", run.binary, run.analysis, row.report)
    of[#of + 1] = row
  end
  for said in messages:gmatch "[^\n]+" do
    note(result, (said:gsub("^baoshu: ", "")))
  end
  result.columns = columns
end

local function batches(paths)
  local out, size = {}, BATCH
  for _, path in ipairs(paths) do
    size = size + #quote(path) + 1
    if size > BATCH then
      out[#out + 1] = {}
      size = #quote(path) + 1
    end
    table.insert(out[#out], path)
  end
  return out
end

-- Runs `analysis` in each binary over the files, all binaries at once; for each
-- { columns, reports = { [path] = rows }, unread = { "path: why" … }, failed = how many were not read }.
-- With each(path, result, result …), called for every file, its rows are not kept.
function builds.run(binaries, analysis, paths, each)
  local results = {}
  for i in ipairs(binaries) do
    results[i] = { reports = {}, unread = {}, failed = 0 }
  end
  for _, batch in ipairs(batches(paths)) do
    local runs = {}
    for i, binary in ipairs(binaries) do
      for _, path in ipairs(batch) do
        results[i].reports[path] = {}
      end
      runs[i] = start(binary, analysis, batch)
    end
    for i, run in ipairs(runs) do
      finish(run, results[i])
    end
    for _, path in ipairs(each and batch or {}) do
      each(path, table.unpack(results))
      for _, result in ipairs(results) do
        result.reports[path] = nil
      end
    end
  end
  for i, binary in ipairs(binaries) do
    if not results[i].columns then
      fail("%s: breaks off over every report: %s", binary, results[i].unread[1])
    end
  end
  return table.unpack(results)
end

-- What a fact says: the scored fields that are not empty.
function builds.tell(fact)
  local said = {}
  for _, field in ipairs(builds.fields) do
    if (fact[field] or "") ~= "" then
      said[#said + 1] = field .. " " .. around.flat(fact[field])
    end
  end
  return table.concat(said, ", ")
end

return builds
