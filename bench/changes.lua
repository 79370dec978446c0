#!/usr/bin/env lua5.4
-- What two builds find differently in any reports. docs/accuracy.md explains.
package.path = (arg[0]:match "^.*/" or "./") .. "lua/?.lua;" .. package.path
local around = require "around"
local builds = require "builds"
local command = require "command"
local fail = command.fail

local usage = [[
usage: bench/changes.lua [options] OLD NEW REPORT|FOLDER...

Shows how the facts that two builds of baoshu find differ: counts first, then every fact that is added,
lost or altered. All files below a folder are read.

  --field FIELDS   only what is altered in these columns of `baoshu facts`; added and lost count as
                   columns; several with commas
  --sample N       N of the changes, taken at random
  --seed S         which N (1); the same number takes the same
  --output FILE    writes the list of changes there; the counts are still printed
]]

-- Columns of which a change is none of the fact's own.
local passive = { report = true, start = true, ["end"] = true }

-- The columns of facts that both builds give, and those that only one gives.
local function common_columns(old, new)
  local function set(list)
    local is = {}
    for _, name in ipairs(list) do
      is[name] = true
    end
    return is
  end
  local is_old, is_new, out, lone = set(old), set(new), {}, {}
  for _, name in ipairs(old) do
    table.insert(is_new[name] and out or lone, name)
  end
  for _, name in ipairs(new) do
    lone[#lone + 1] = not is_old[name] and name or nil
  end
  return out, lone
end

-- The columns in which two facts differ; nil where they do not. A fact that moved but reads the same differs
-- in its start.
local function difference(columns, old, new)
  local out
  for _, name in ipairs(columns) do
    if not passive[name] and old[name] ~= new[name] then
      out = out or {}
      out[#out + 1] = name
    end
  end
  if not out and old.start ~= new.start then
    out = { "start" }
  end
  return out
end

local function by_start(a, b)
  return a.start < b.start
end

-- Adds what differs in a report to `changes`, and to the counts. Facts are the same one where their spans
-- overlap; in one build they do not.
local function compare(path, columns, old, new, changes, counts)
  table.sort(old, by_start)
  table.sort(new, by_start)
  local function put(is, a, b, differ)
    counts[is] = counts[is] + 1
    changes[#changes + 1] = { path = path, is = is, old = a, new = b, fact = b or a, differ = differ }
  end
  local i, k = 1, 1
  while old[i] or new[k] do
    local a, b = old[i], new[k]
    if a and (not b or a["end"] <= b.start) then
      put("lost", a, nil, { "lost" })
      i = i + 1
    elseif not a or b["end"] <= a.start then
      put("added", nil, b, { "added" })
      k = k + 1
    else
      local differ = difference(columns, a, b)
      if differ then
        put("altered", a, b, differ)
      else
        counts.same = counts.same + 1
      end
      i, k = i + 1, k + 1
    end
  end
  counts.old, counts.new = counts.old + #old, counts.new + #new
  counts.facts[path] = #new
end

-- The changes in one of the fields, each with these fields only.
local function only_fields(changes, fields)
  local out = {}
  for _, change in ipairs(changes) do
    local differ = {}
    for _, name in ipairs(change.differ) do
      differ[#differ + 1] = fields[name] and name or nil
    end
    if #differ > 0 then
      change.differ = differ
      out[#out + 1] = change
    end
  end
  return out
end

-- `count` of the list at random, in its order.
local function sample(list, count, seed)
  math.randomseed(seed, 0)
  local out, left = {}, count
  for i, item in ipairs(list) do
    if math.random(#list - i + 1) <= left then
      out[#out + 1] = item
      left = left - 1
    end
  end
  return out
end

-- A cell for people, cut so that the first difference from `other` is seen.
local function show(cell, other)
  local at = 1
  while at <= #cell and cell:byte(at) == other:byte(at) do
    at = at + 1
  end
  while at > 1 and (cell:byte(at) or 0) & 0xC0 == 0x80 do
    at = at - 1
  end
  local behind = utf8.len(cell, 1, at - 1, true) or 0
  if behind > 30 then
    cell = "…" .. cell:sub(utf8.offset(cell, -10, at))
  end
  return around.show(cell)
end

local function write_change(out, change)
  local fact = change.fact
  out:write(change.path, ":", fact.line, ": ", change.is, ": ",
    around.sentence(change.path, fact.start, fact["end"], fact.text), "\n")
  if change.is ~= "altered" then
    out:write("    ", builds.tell(fact), "\n")
    return
  end
  for _, name in ipairs(change.differ) do
    local was, now = tostring(change.old[name]), tostring(change.new[name])
    out:write("    ", name, ": ", show(was, now), " → ", show(now, was), "\n")
  end
end

-- Counts

local function print_builds(old, new, counts, files)
  local rows = {
    { "", "old", "new" },
    { "reports read", tostring(files - old.failed), tostring(files - new.failed) },
    { "facts", tostring(counts.old), tostring(counts.new) },
    { "  the same in both", tostring(counts.same), tostring(counts.same) },
    { "  altered", tostring(counts.altered), tostring(counts.altered) },
    { "  lost", tostring(counts.lost), "" },
    { "  added", "", tostring(counts.added) },
  }
  command.write_table(io.stdout, rows, 1)
end

local function print_fields(columns, changes)
  local per, rows = {}, { { "field", "altered" } }
  for _, change in ipairs(changes) do
    for _, name in ipairs(change.is == "altered" and change.differ or {}) do
      per[name] = (per[name] or 0) + 1
    end
  end
  for _, name in ipairs(columns) do
    rows[#rows + 1] = per[name] and { name, tostring(per[name]) } or nil
  end
  if #rows > 1 then
    io.write "\n"
    command.write_table(io.stdout, rows, 1)
  end
end

local function print_reports(changes, facts)
  local per, rows = {}, { { "report", "facts", "altered", "lost", "added" } }
  for _, change in ipairs(changes) do
    local count = per[change.path]
    if not count then
      count = { altered = 0, lost = 0, added = 0 }
      per[change.path] = count
      rows[#rows + 1] = { change.path, count }
    end
    count[change.is] = count[change.is] + 1
  end
  for i = 2, #rows do
    local path, count = rows[i][1], rows[i][2]
    rows[i] = { path, tostring(facts[path]), tostring(count.altered), tostring(count.lost),
      tostring(count.added) }
  end
  if #rows > 1 then
    io.write "\n"
    command.write_table(io.stdout, rows, 1)
  end
end

-- Which files were not read, and why: by both builds, or by one.
local function print_unread(old, new)
  local in_old, in_new = {}, {}
  for _, why in ipairs(old) do
    in_old[why] = true
  end
  for _, why in ipairs(new) do
    in_new[why] = true
  end
  local function list(heading, messages, other, both)
    local reasons, files, count = {}, {}, 0 -- reasons in order; how many files each has, and the first
    for _, said in ipairs(messages) do
      if (other[said] or false) == both then
        local path, why = said:match "^(.-): (.*)$"
        why = why or said
        if not files[why] then
          files[why] = { count = 0, first = path }
          reasons[#reasons + 1] = why
        end
        files[why].count = files[why].count + 1
        count = count + 1
      end
    end
    io.write(count > 0 and "\n" .. heading .. ": " .. count .. "\n" or "")
    for _, why in ipairs(reasons) do
      local others = files[why].count - 1
      io.write("  ", files[why].first or "?", others > 0 and " and " .. command.plural(others, "other") or "",
        ": ", why, "\n")
    end
  end
  list("read by neither build", new, in_old, true)
  list("not read by the old build", old, in_new, false)
  list("not read by the new build", new, in_old, false)
end

local function number(options, name, least)
  local value = options[name] and math.tointeger(options[name])
  if options[name] and (not value or value < least) then
    fail("--%s takes a whole number, not '%s'", name, options[name])
  end
  return value
end

local options, words = command.arguments(usage,
  { field = "value", sample = "value", seed = "value", output = "value" })
if #words < 3 then
  fail("what should be compared over what? (%s)", usage:match "usage: ([^\n]*)")
end
local count, seed = number(options, "sample", 1), number(options, "seed", 0) or 1
local paths = command.files(table.move(words, 3, #words, 1, {}))
if #paths == 0 then
  fail("there are no files in %s", table.concat(words, ", ", 3))
end

local counts = { old = 0, new = 0, same = 0, altered = 0, lost = 0, added = 0, facts = {} }
local changes = {}
local columns, lone
local old, new = builds.run({ words[1], words[2] }, "facts", paths, function(path, old, new)
  if not columns and old.columns and new.columns then
    columns, lone = common_columns(old.columns, new.columns)
  end
  compare(path, columns, old.reports[path], new.reports[path], changes, counts)
end)
if options.field then
  local known = table.move(columns, 1, #columns, 3, { "added", "lost" })
  changes = only_fields(changes, command.names(options.field, known))
end
local out = io.stdout
if options.output then
  local file, why = io.open(options.output, "w")
  out = file or fail("%s", why)
end
local chosen = count and count < #changes and sample(changes, count, seed) or changes

print_builds(old, new, counts, #paths)
if #lone > 0 then
  io.write("\nnot compared, for only one build gives it: ", table.concat(lone, ", "), "\n")
end
print_unread(old.unread, new.unread)
print_fields(columns, changes)
print_reports(changes, counts.facts)
if #changes > 0 or options.output then
  io.write("\n", #chosen < #changes and #chosen .. " of " or "", command.plural(#changes, "change"),
    #chosen < #changes and ", by seed " .. seed or "", options.output and ", in " .. options.output or "", "\n")
end
for _, change in ipairs(chosen) do
  write_change(out, change)
end
if options.output and not out:close() then
  fail("%s: could not be written completely", options.output)
end
