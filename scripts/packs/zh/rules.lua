-- What amounts say: kinds and signs, and the roles of amounts and times.
-- A rule sees one letter a token; the first that fits at a place wins. What no rule takes is a level.
local zh = baoshu.pack "zh"

local amount = zh.percent + zh.points + zh.multiple + zh.measure + zh.counter + zh.bare
local joint = zh.enumeration + zh["and"]
local reach = zh.reach + zh.done
local plan = zh.plan

-- a list of amounts of one role: 4.3%、5.1%和6%
local function list(role, one)
  local member = zh:role(role, one)
  return member * (joint * member) ^ 0
end

local numbers = list("number", amount)
local base = zh.compare * zh:role("base", zh.time) * zh.of ^ -1 * zh.text ^ -1
local moved = zh:role("verb", zh.up + zh.down)
local respectively = zh.respectively ^ 0

-- 由2010年的162.4亿元增加到2015年的287.9亿元; 从34家增加到81家
local endpoint = zh:role("period", zh.time) * (zh.of + zh.text) ^ -1
local function from_to(number)
  local leads = (zh.text + plan) ^ -1 * (zh:role("period", zh.time) * (zh.text + plan) ^ -1) ^ -1 * zh.reach
  return zh.from * (endpoint + zh.text) ^ -1 * list("from", number) * (zh.text ^ -1 * zh.comma) ^ -1 * leads * (endpoint + zh.text) ^ -1 * list("to", number)
end

-- 占…比重由36.5%降低到28.5%
zh:rule {
  "share from to",
  zh.share * zh.text ^ -1 * zh.of ^ -1 * zh.share ^ -1 * zh.comma ^ -1 * (zh.text + zh.plan) ^ -1
    * from_to(zh.percent),
  kind = "share",
}

-- 三次产业结构由8.7∶41.2∶50.1调整为7.4∶39.6∶53
zh:rule { "structure from to", from_to(zh.part), kind = "share" }
zh:rule { "structure", list("number", zh.part), kind = "share" }

-- 增长幅度由58.6%回落到27.8%
zh:rule { "rate from to", zh.rate * zh.text ^ -1 * from_to(zh.percent), kind = "growth" }

zh:rule { "from to", from_to(amount), kind = "level" }
zh:rule {
  "rank from to",
  zh.from * zh.text ^ -1 * zh:role("from", zh.ordinal) * (zh.up + zh.reach + zh.place + zh.text)
    * (zh.reach + zh.text) ^ -1 * zh:role("to", zh.ordinal),
  kind = "rank",
}

-- 较“十三五”末的9323.1亿元增加4374.4亿元
zh:rule {
  "from a base",
  zh.compare * zh:role("period", zh.time) * zh.of ^ -1 * zh:role("from", zh.measure + zh.counter)
    * #(zh.up + zh.down),
  kind = "level",
}

-- 年均增长12.13%; 年均分别增长8.8%、9.9%; 年均实际下降3%
local average = zh.average * respectively * plan ^ 0
zh:rule {
  "average growth",
  average * moved * respectively * reach ^ -1 * numbers,
  kind = { percent = "average_growth", multiple = "average_growth", default = "change" },
}
zh:rule {
  "average growth after the verb",
  moved * zh.average * reach ^ -1 * numbers,
  kind = { percent = "average_growth", multiple = "average_growth", default = "change" },
}
zh:rule {
  "average rate",
  zh.average * zh.rate * (zh.text + zh.respectively + reach) ^ -2 * numbers,
  kind = "average_growth",
}
zh:rule { "yearly percent", zh.average * list("number", zh.percent), kind = "average_growth" }

-- 是2015年的1.28倍; 分别是2015年的1.28倍和2.44倍; 相当于上年的2倍
zh:rule {
  "multiple of a base",
  (zh.reach + zh.respectively) ^ 1 * zh:role("base", zh.time) * zh.of ^ -1 * zh.text ^ -1 * list("number", zh.multiple),
  kind = "multiple",
}

-- 比2010年增加13480元; 分别比2010年降低5.2%和11.5%; 同比增长8.9%; 增长8%以上; 翻一番
local compared = (base + zh.year_on_year) * respectively
zh:rule {
  "change against a base",
  compared * zh.average ^ -1 * plan ^ 0 * moved * respectively * reach ^ -1 * numbers,
  kind = { percent = "growth", multiple = "growth", default = "change" },
}
zh:rule {
  "growth",
  moved * zh.year_on_year ^ -1 * respectively * reach ^ -1
    * list("number", zh.percent + zh.multiple + zh.points),
  kind = { percent = "growth", multiple = "growth", points = "change" },
}
zh:rule {
  "change",
  moved * respectively * list("number", zh.measure + zh.counter) * -zh.text,
  kind = "change",
}

-- 高于全国2个百分点; 比全国平均水平高0.4个百分点
zh:rule {
  "gap",
  zh.compare * (zh.text + plan) ^ 1 * ((zh.measure + zh.counter) * (zh.of * zh.text) ^ -1) ^ -1 * moved * list("number", amount),
  kind = { percent = "growth", multiple = "growth", default = "change" },
  gap = true,
}
zh:rule {
  "gap above",
  zh.higher * (zh.text + plan) ^ 1 * zh.rate ^ -1 * list("number", zh.points),
  kind = "change", gap = true,
}
zh:rule {
  "gap below",
  zh.lower * (zh.text + plan) ^ 1 * zh.rate ^ -1 * list("number", zh.points),
  kind = "change", gap = true, negative = true,
}

-- 保持20%以上的增长; 6.5%左右的增速
zh:rule {
  "growth named behind", list("number", zh.percent) * zh.of ^ -1 * (zh.rate + zh.average * zh.rate),
  kind = "growth",
}

-- 增速15%以上; 居民消费价格涨幅3.5%左右; 增速比上年提高…
zh:rule {
  "rate of growth",
  zh.rate * (zh.text + plan + zh.respectively + reach + base) ^ -3 * (zh.comma * (zh.time + plan + reach) ^ 1) ^ -1
    * list("number", zh.percent),
  kind = "growth",
}

-- 占36.6%; 占国内生产总值的比重达到1.97%; 比重为40%; 占全国1700个县的28%
local whole = (zh.measure + zh.counter + zh.bare) * (zh.of ^ -1 * zh.text + zh.of)
zh:rule {
  "share",
  zh.share * (zh.text + zh.time) ^ -1 * zh.of ^ -1 * whole ^ -1 * zh.share ^ -1 * (zh.text + zh.plan) ^ -2 * respectively
    * (zh.comma * (zh.time + plan) ^ 1) ^ -1 * reach ^ 0 * list("number", zh.percent),
  kind = "share",
}

-- 倍 without a base: 增长1.5倍 is taken above; 达到2倍
zh:rule { "multiple", reach * list("number", zh.multiple), kind = "multiple" }

-- 位居第三; 进入前10名; 全国第一; 分别居全国第2、第4位
local place = zh:role("number", zh.ordinal)
zh:rule {
  "rank",
  (zh.place + zh.reach) * zh.respectively ^ -1 * zh.text ^ -1 * place * (zh.enumeration * place) ^ 0,
  kind = "rank",
}
