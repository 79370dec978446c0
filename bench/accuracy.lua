#!/usr/bin/env lua5.4
-- How right a build's facts are, by reports whose facts are labelled. docs/accuracy.md explains.
package.path = (arg[0]:match "^.*/" or "./") .. "lua/?.lua;" .. package.path
local around = require "around"
local builds = require "builds"
local command = require "command"
local labels = require "labels"
local score = require "score"

local fields, fault_names, figure_names = builds.fields, score.fault_names, score.figure_names

local usage = [[
usage: bench/accuracy.lua [options] FOLDER|NAME.gold.tsv...

Scores what a build finds in reports whose facts are labelled. A folder holds NAME.gold.tsv and NAME.txt
beside it, or a reports.tsv that says where the report lies (NAME, tab, path below --reports).

  --binary BAOSHU     the build (build/baoshu)
  --reports DIR       where the paths in reports.tsv begin (FOLDER/../reports)
  --faults [FIELDS]   lists what is wrong, by field: missed, invented, value, unit, bound, kind,
                      indicator, period, base, status, indicator_exact; several with commas
  --against BAOSHU    compares with another build: both tables, and every fact that got better or worse
  --floors FILE       exit 1 where a figure lies below its floor: tab-separated, a first line of column
                      names (report, F1, value ...), then a line for each report
]]

-- Scores a build; { { name, figures, outcomes } … }, and "all" behind them where there are several.
local function score_build(binary, reports, found)
  local scores, all = {}, {}
  if #found.unread > 0 then
    command.fail("%s: %s", binary, found.unread[1])
  end
  for i, report in ipairs(reports) do
    local outcomes = score.outcomes(report.labels, found.reports[report.path])
    scores[i] = { name = report.name, figures = score.figures(score.add({}, outcomes)), outcomes = outcomes }
    score.add(all, outcomes)
  end
  if #reports > 1 then
    scores[#scores + 1] = { name = "all", figures = score.figures(all) }
  end
  return scores
end

-- Printing

local function figure_cells(of)
  local cells = {}
  for i, name in ipairs(figure_names) do
    cells[i] = of[name] and string.format("%.3f", of[name]) or "-"
  end
  return cells
end

local function print_scores(scores)
  local rows = { { "report", "facts", table.unpack(figure_names) } }
  for _, one in ipairs(scores) do
    rows[#rows + 1] = { one.name, tostring(one.figures.facts), table.unpack(figure_cells(one.figures)) }
  end
  command.write_table(io.stdout, rows, 1)
end

-- Both builds' figures of a report one below the other, and by how much they differ.
local function print_both(was, now)
  local rows = { { "report", "build", "facts", table.unpack(figure_names) } }
  for i, one in ipairs(now) do
    local before, after = figure_cells(was[i].figures), figure_cells(one.figures)
    local differ, by = {}, {}
    for k, name in ipairs(figure_names) do
      local a, b = was[i].figures[name], one.figures[name]
      by[k] = a and b and a ~= b and string.format("%+.3f", b - a) or ""
      differ[1] = differ[1] or by[k] ~= "" or nil
    end
    rows[#rows + 1] = { one.name, "other", tostring(one.figures.facts), table.unpack(before) }
    rows[#rows + 1] = { "", "this", "", table.unpack(after) }
    rows[#rows + 1] = differ[1] and { "", "", "", table.unpack(by) } or nil
  end
  command.write_table(io.stdout, rows, 2)
end

-- FILE:LINE: the sentence, the figure in 【】.
local function place(report, outcome)
  local label, fact = outcome.label, outcome.fact
  local from = fact or label
  local line = fact and fact.line or around.line(report.path, label.start)
  return string.format("%s:%s: %s", report.path, line,
    around.sentence(report.path, from.start, from["end"], from.text))
end

-- What the build takes a numeral for that it gives no fact for.
local function taken_for(numbers, at)
  for _, number in ipairs(numbers) do
    if number.start <= at and at < number["end"] then
      return number.class .. (number.reason ~= "" and " (" .. number.reason .. ")" or "")
    end
  end
  return "no numeral"
end

-- "wanted …, " and what was given instead, for the fault `name` of an outcome.
local function wanted(outcome, name, numbers)
  local label, fact = outcome.label, outcome.fact
  if name == "missed" then
    return string.format("wanted %s; given %s", builds.tell(label), taken_for(numbers, outcome.at))
  elseif name == "invented" then
    local class = label and "no fact but a " .. label.class or
      "nothing: no labelled numeral starts there, or it has its fact already"
    return string.format("wanted %s; given %s", class, builds.tell(fact))
  end
  local field = name == "indicator_exact" and "indicator" or name
  return string.format("wanted %s, given %s", around.show(label[field]), around.show(fact[field]))
end

local function has_fault(outcome, name)
  if name == "indicator_exact" and outcome.wrong.indicator then
    return false -- it is listed as a wrong indicator
  end
  return outcome.is == name or outcome.wrong[name]
end

local function print_faults(reports, scores, numbers, only)
  for _, name in ipairs(fault_names) do
    local lines, count = {}, 0
    for i, report in ipairs(reports) do
      for _, outcome in ipairs(only[name] and scores[i].outcomes or {}) do
        if has_fault(outcome, name) then
          count = count + 1
          lines[#lines + 1] = place(report, outcome)
          lines[#lines + 1] = "    " .. wanted(outcome, name, numbers.reports[report.path])
        end
      end
    end
    if only[name] then
      io.write("\n", name, ": ", command.plural(count, "fault"), "\n")
      io.write(table.concat(lines, "\n"), count > 0 and "\n" or "")
    end
  end
end

-- Comparing

-- How good a field is: 0 wrong, 2 right; 1 for an indicator that is right but cut otherwise.
local function grade(outcome, field)
  if outcome.wrong[field] then
    return 0
  end
  return field == "indicator" and outcome.wrong.indicator_exact and 1 or 2
end

-- Sorts a label's two outcomes, with what to say of them, into groups.better, .worse and .otherwise.
local function compare(groups, report, old, new, numbers)
  local function put(group, outcome, text)
    table.insert(groups[group], place(report, outcome) .. "\n    " .. text)
  end
  local function faults(outcome)
    local names = {}
    for _, field in ipairs(fields) do
      names[#names + 1] = outcome.wrong[field] and field or nil
    end
    return #names > 0 and " (wrong: " .. table.concat(names, ", ") .. ")" or ""
  end
  if old.is == "right" and new.is == "right" then
    local texts = { better = {}, worse = {}, otherwise = {} }
    for _, field in ipairs(fields) do
      local was, now = grade(old, field), grade(new, field)
      local group = now > was and "better" or now < was and "worse" or
        now < 2 and old.fact[field] ~= new.fact[field] and "otherwise"
      if group then
        local name = was + now == 3 and "indicator_exact" or field
        table.insert(texts[group], string.format("%s: wanted %s; was %s, now %s", name,
          around.show(new.label[field]), around.show(old.fact[field]), around.show(new.fact[field])))
      end
    end
    for group, said in pairs(texts) do
      if #said > 0 then
        put(group, new, table.concat(said, "\n    "))
      end
    end
  elseif old.is == "missed" and new.is == "right" then
    put("better", new, "missed: now found, as " .. builds.tell(new.fact) .. faults(new))
  elseif old.is == "right" and new.is == "missed" then
    put("worse", old, "missed: was found, as " .. builds.tell(old.fact) .. faults(old) .. "; now taken for " ..
      taken_for(numbers, new.at))
  elseif old.is ~= "invented" and new.is == "invented" then
    put("worse", new, "invented: " .. wanted(new, "invented"))
  elseif old.is == "invented" and new.is ~= "invented" then
    put("better", old, "invented: now no fact; was " .. builds.tell(old.fact))
  end
end

-- The outcomes of both builds side by side: those of labels by their order, the others by their place.
local function print_changes(reports, was, now, numbers)
  local groups = { better = {}, worse = {}, otherwise = {} }
  for i, report in ipairs(reports) do
    local old, new, extra = was[i].outcomes, now[i].outcomes, {}
    local count = #report.labels
    for k = 1, count do
      compare(groups, report, old[k], new[k], numbers.reports[report.path])
    end
    for k = count + 1, #old do
      extra[old[k].at] = old[k]
    end
    for k = count + 1, #new do
      local at = new[k].at
      if not extra[at] then
        compare(groups, report, { is = "none" }, new[k])
      end
      extra[at] = nil
    end
    for k = count + 1, #old do
      if extra[old[k].at] then
        compare(groups, report, old[k], { is = "none" })
      end
    end
  end
  for _, group in ipairs { { "better", "better" }, { "worse", "worse" },
    { "otherwise", "wrong in both, but otherwise" } } do
    local list = groups[group[1]]
    io.write("\n", group[2], ": ", command.plural(#list, "fact"), "\n")
    io.write(table.concat(list, "\n"), #list > 0 and "\n" or "")
  end
end

-- Floors

-- Whether no figure is below its floor; a line for each that is.
local function is_above(scores, floors)
  local lines = {}
  for _, one in ipairs(scores) do
    for _, name in ipairs(figure_names) do
      local figure, least = one.figures[name] or 0, floors[one.name] and floors[one.name][name]
      if least and figure < least - 1e-9 then
        lines[#lines + 1] = string.format("%s: %s is %.4f, below its floor %s\n", one.name, name, figure, least)
      end
    end
  end
  io.write(#lines > 0 and "\n" or "", table.concat(lines))
  return #lines == 0
end

local is_fault = {}
for _, name in ipairs(fault_names) do
  is_fault[name] = true
end

local options, words = command.arguments(usage, {
  binary = "value", reports = "value", against = "value", floors = "value",
  faults = function(word) return is_fault[word:match "^[^,]*"] end,
})
if #words == 0 then
  command.fail("which labelled folder? (%s)", usage:match "usage: ([^\n]*)")
end
for _, word in ipairs(words) do
  if options.faults == true and not command.exists(word) then
    command.fail("%s: no such folder, nor such a field for --faults (known: %s)", word, table.concat(fault_names, ", "))
  end
end
local only = options.faults and
  command.names(options.faults == true and table.concat(fault_names, ",") or options.faults, fault_names)
local reports = labels.reports(words, options.reports)
local floors = options.floors and labels.floors(options.floors, reports, figure_names)
local paths = {}
for i, report in ipairs(reports) do
  paths[i] = report.path
end
local binary = options.binary or "build/baoshu"
local this, other = builds.run({ binary, options.against }, "facts", paths)
local scores = score_build(binary, reports, this)
local others = other and score_build(options.against, reports, other)
local numbers = (only or other) and builds.run({ binary }, "numbers", paths)

if others then
  io.write("other: ", options.against, "\nthis:  ", binary, "\n\n")
  print_both(others, scores)
  print_changes(reports, others, scores, numbers)
else
  print_scores(scores)
end
if only then
  print_faults(reports, scores, numbers, only)
end
os.exit(not floors or is_above(scores, floors))
