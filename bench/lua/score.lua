-- How right facts are: each label beside the fact that meets it, and the figures of a report.
local builds = require "builds"

local score = {}

local fields = builds.fields

-- What can be wrong, in the order in which it is listed.
score.fault_names = { "missed", "invented" }
table.move(fields, 1, #fields, 3, score.fault_names)
score.fault_names[#score.fault_names + 1] = "indicator_exact"

local function split(text, mark)
  local out = {}
  for part in (text .. mark):gmatch("(.-)%" .. mark) do
    out[#out + 1] = part
  end
  return out
end

-- The ends of "5" or "5..8" as numbers; nil where it is none.
local function ends(text)
  local dots = text:find("..", 1, true)
  local low = tonumber(dots and text:sub(1, dots - 1) or text)
  local high = dots and tonumber(text:sub(dots + 2)) or low
  return low, low and high
end

-- Equal as decimals; a fraction that the label writes with four or more decimals, to its last digit.
local function same_number(want, got)
  local a, b = { ends(want) }, { ends(got) }
  if not a[2] or not b[2] then
    return false
  end
  local decimals = want:find("..", 1, true) and 0 or #(want:match "%.(.*)" or "")
  local slack = decimals >= 4 and 0.6 * 10.0 ^ -decimals or 0
  for i = 1, 2 do
    local least = 1e-9 * math.max(1, math.abs(a[i]), math.abs(b[i]))
    if math.abs(a[i] - b[i]) > math.max(slack, least) then
      return false
    end
  end
  return true
end

local marks = {}
for _, c in utf8.codes " \t\r\n　“”\"‘’《》*（）()、，" do
  marks[c] = true
end

-- An indicator's characters without marks and blanks, as a list and as one string.
local function plain(text)
  local out = {}
  for _, c in utf8.codes(text, true) do
    if not marks[c] then
      out[#out + 1] = utf8.char(c)
    end
  end
  return out, table.concat(out)
end

local function words_of(text)
  local out = {}
  for word in text:lower():gmatch "%S+" do
    out[#out + 1] = word
  end
  return out, table.concat(out, " ")
end

-- Equal, one inside the other, or most characters (in English: words) shared: F1 of the multisets >= 0.6.
local function same_indicator(want, got)
  local english = not (want .. got):find "[\x80-\xFF]"
  local read = english and words_of or plain
  local a, a_text = read(want)
  local b, b_text = read(got)
  if #a == 0 or #b == 0 or a_text == b_text then
    return a_text == b_text
  elseif not english and math.min(#a, #b) >= 2 and
    (a_text:find(b_text, 1, true) or b_text:find(a_text, 1, true)) then
    return true
  end
  local pool, shared = {}, 0
  for _, part in ipairs(b) do
    pool[part] = (pool[part] or 0) + 1
  end
  for _, part in ipairs(a) do
    if (pool[part] or 0) > 0 then
      pool[part] = pool[part] - 1
      shared = shared + 1
    end
  end
  return 2 * shared / (#a + #b) >= 0.6
end

local function exactly(want, got)
  return select(2, plain(want)) == select(2, plain(got))
end

local units = { ["％"] = "%", percent = "%", ["per cent"] = "%", ["percentage point"] = "percentage points",
  ["百分点"] = "个百分点", ["人民币"] = "元", ["㎡"] = "平方米", km = "公里", ["千米"] = "公里" }

local function same_unit(want, got)
  return (units[want] or want) == (units[got] or got)
end

local function same_text(want, got)
  return want == got
end

local same = { value = same_number, indicator = same_indicator, unit = same_unit }

-- Whether one of the alternatives of a label's cell holds.
local function holds(how, want, got)
  for _, option in ipairs(split(want, "|")) do
    if how(option, got) then
      return true
    end
  end
  return false
end

-- What became of a label and of a fact that meets it: `is` is "right" where it is a fact of both, "missed",
-- "invented" or "none"; `wrong` holds the names of the fields that are wrong.
local function judge(label, fact)
  local outcome = { label = label, fact = fact, is = "none", wrong = {}, at = (label or fact).start }
  if not label or fact and label.class ~= "fact" and label.class ~= "optional" then
    outcome.is = "invented"
  elseif label.class ~= "fact" then
    return outcome
  elseif not fact then
    outcome.is = "missed"
  else
    outcome.is = "right"
    for _, field in ipairs(fields) do
      if not holds(same[field] or same_text, label[field], fact[field] or "") then
        outcome.wrong[field] = true
        outcome.faulty = true
      end
    end
    outcome.wrong.indicator_exact = not holds(exactly, label.indicator, fact.indicator or "") or nil
  end
  return outcome
end

-- A fact and a label meet where the numeral starts inside the fact; each label, in order, takes the first
-- such fact that is free. The outcomes of all labels, in their order, then those of facts that are left.
function score.outcomes(labels, facts)
  local outcomes, taken = {}, {}
  for _, label in ipairs(labels) do
    local met
    for i, fact in ipairs(facts) do
      if not taken[i] and fact.start <= label.start and label.start < fact["end"] then
        taken[i], met = true, fact
        break
      end
    end
    outcomes[#outcomes + 1] = judge(label, met)
  end
  for i, fact in ipairs(facts) do
    if not taken[i] then
      outcomes[#outcomes + 1] = judge(nil, fact)
    end
  end
  return outcomes
end

-- Counts outcomes in `total`, by what they are and by which fields are wrong; returns it.
function score.add(total, outcomes)
  for _, outcome in ipairs(outcomes) do
    total[outcome.is] = (total[outcome.is] or 0) + 1
    if outcome.is == "right" then
      total.strict = (total.strict or 0) + (outcome.faulty and 0 or 1)
      for name in pairs(outcome.wrong) do
        total[name] = (total[name] or 0) + 1
      end
    end
  end
  return total
end

local function shares(right, missed, invented)
  local p = right + invented > 0 and right / (right + invented) or 0
  local r = right + missed > 0 and right / (right + missed) or 0
  return p, r, p + r > 0 and 2 * p * r / (p + r) or 0
end

-- The columns of the table, but for the first two.
score.figure_names = { "P", "R", "F1" }
table.move(fields, 1, #fields, 4, score.figure_names)
table.move({ "strict_F1", "indicator_exact" }, 1, 2, #score.figure_names + 1, score.figure_names)

-- What the table shows of a report, by the names above; nil where there is nothing to have a share of.
function score.figures(total)
  local right, missed, invented = total.right or 0, total.missed or 0, total.invented or 0
  local out = { facts = right + missed }
  out.P, out.R, out.F1 = shares(right, missed, invented)
  local strict = total.strict or 0
  out.strict_F1 = select(3, shares(strict, missed + right - strict, invented + right - strict))
  for _, name in ipairs(score.fault_names) do
    if name ~= "missed" and name ~= "invented" and right > 0 then
      out[name] = (right - (total[name] or 0)) / right
    end
  end
  return out
end

return score
