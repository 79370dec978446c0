-- Times, and which period each means.
local zh = baoshu.pack "zh"

zh:period {
  "{year}年", "{year}年度", "{year}年间", "{year}—{year2}年", "{year}-{year2}年", "{year}～{year2}年",
  "{year}年—{year2}年", "{year}年-{year2}年", "{year}年至{year2}年", "{year}年到{year2}年",
  "{year}至{year2}年", "{year}到{year2}年", "{year}年～{year2}年",
  "{year}年{month}月", "{year}年{month}月份", "{year}年{month}月{day}日", "{year}/{month}/{day}", "{year}-{month}-{day}", "{year}.{month}.{day}",
  "{year}年{month}—{month2}月", "{year}年{month}-{month2}月", "{year}年{month}至{month2}月",
  "{year}年{month}月至{month2}月",
  -- the end of a year is its year
  "{year}年末", "{year}年底", "{year}年年末", "{year}年年底", "{year}年全年", "{year}年末的", "到{year}年",
  "到{year}年末", "到{year}年底", "截至{year}年底", "截至{year}年末", "截止{year}年底", "至{year}年",
  "至{year}年末", "至{year}年底", "“{year}年”", "{year}年{month}月底", "{year}年{month}月末",
  "{year}—{year2}年间", "{year}年以来", "{year}年和{year2}年两年", "{year}年、{year2}年两年", "{year}和{year2}年两年",
  "{year}和{year2}两年", "{year}、{year2}两年", "{year}、{year2}年两年", "{year}和{year2}两个年度",
}
-- since when something goes on, or what was last as high: not when it is
zh:period { "{year}年以来", "{year}年起", "{year}年开始", here = true }
zh:period { "{year}年上半年", months = { 1, 6 } }
zh:period { "{year}年下半年", months = { 7, 12 } }
zh:period { "{year}年一季度", "{year}年第一季度", "{year}年1季度", "{year}年第1季度", months = { 1, 3 } }
zh:period { "{year}年二季度", "{year}年第二季度", "{year}年2季度", "{year}年第2季度", months = { 4, 6 } }
zh:period { "{year}年三季度", "{year}年第三季度", "{year}年3季度", "{year}年第3季度", months = { 7, 9 } }
zh:period { "{year}年四季度", "{year}年第四季度", "{year}年4季度", "{year}年第4季度", months = { 10, 12 } }
zh:period { "{year}年前三季度", months = { 1, 9 } }

zh:period { "上半年", months = { 1, 6 }, part = true }
zh:period { "下半年", months = { 7, 12 }, part = true }
zh:period { "一季度", "第一季度", "1季度", "第1季度", "一季度末", "1季度末", months = { 1, 3 }, part = true }
zh:period { "二季度", "第二季度", "2季度", "第2季度", "二季度末", "2季度末", months = { 4, 6 }, part = true }
zh:period { "三季度", "第三季度", "3季度", "第3季度", "三季度末", "3季度末", months = { 7, 9 }, part = true }
zh:period { "四季度", "第四季度", "4季度", "第4季度", "四季度末", "4季度末", months = { 10, 12 }, part = true }
zh:period { "前三季度", "前三个季度", months = { 1, 9 }, part = true }
zh:period { "{month}月", "{month}月份", "{month}月底", "{month}月末", "{month}月{day}日", part = true }
for _, dash in ipairs { "—", "——", "-", "至", "到" } do
  zh:period { "{month}" .. dash .. "{month2}月", "{month}" .. dash .. "{month2}月份",
    "{month}月" .. dash .. "{month2}月", "{month}月{day}日" .. dash .. "{n}日", part = true }
end

zh:period { "今年", "今年全年", "今年内", "到今年底", "今年底", "今年末", "今年年底", "今年{month}月",
  "今年{month}月份", "今年{month}月{day}日", year = 0 }
zh:period { "去年", "去年全年", "去年底", "去年末", "去年年底", "去年{month}月", "去年{month}月份", "去年{month}月{day}日", "到去年底", year = -1 }
zh:period { "前年", "前年底", year = -2 }
zh:period { "明年", year = 1 }
zh:period { "今年上半年", year = 0, months = { 1, 6 } }
zh:period { "去年上半年", year = -1, months = { 1, 6 } }
zh:period { "去年下半年", year = -1, months = { 7, 12 } }
zh:period { "去年同期", "上年", "上一年", "上年度", "上年同期", "上年末", "上年底", "去年同期水平", "上年实绩",
  "上年实际", previous = 1 }
zh:period { "这一年", "年内", "本年", "本年度", "本年内", "当年", "一年来", "这年", "一年中", "连续{n}年", "已连续{n}年", "现在",
  here = true }
zh:period { "近{n}年新高", "近{n}年来新高", "近{n}年最高", "近{n}年来最高", "近{n}年新低", "近{n}年来新低",
  "近{n}年最好", "近{n}年来最好", "{n}年来最高", "{n}年来最好", "{n}年来新高", "{n}年来最低", here = true }
zh:period { "全年", "全年共", "全年预计", "全年累计", months = { 1, 12 }, part = true }

-- plans
local plans = {
  { "一五", 1953 }, { "二五", 1958 }, { "三五", 1966 }, { "四五", 1971 }, { "五五", 1976 }, { "六五", 1981 },
  { "七五", 1986 }, { "八五", 1991 }, { "九五", 1996 }, { "十五", 2001 }, { "十一五", 2006 },
  { "十二五", 2011 }, { "十三五", 2016 }, { "十四五", 2021 }, { "十五五", 2026 }, { "十六五", 2031 },
}
for _, plan in ipairs(plans) do
  local name, from = plan[1], plan[2]
  for _, quotes in ipairs { { "“", "”" }, { '"', '"' }, { "“", '"' }, { "「", "」" }, { "‘", "’" }, { "'", "'" } } do
    local quoted = quotes[1] .. name .. quotes[2]
    zh:period {
      quoted, quoted .. "时期", quoted .. "期间", quoted .. "以来", quoted .. "规划期", quoted .. "计划期间",
      from = from, to = from + 4,
    }
    -- its end is its last year
    zh:period { quoted .. "末", quoted .. "期末", quoted .. "时期末", quoted .. "末期", from = from + 4 }
  end
  if #name > 6 or from < 1990 and from > 1960 then
    zh:period { name .. "时期", name .. "期间", name .. "计划期间", name .. "计划时期", from = from, to = from + 4 }
  end
  if #name > 6 then
    zh:period { name, from = from, to = from + 4 }
    zh:period { name .. "末", from = from + 4 }
  end
end
for i, digit in ipairs { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" } do
  local plan = "第" .. digit .. "个五年"
  zh:period { plan, plan .. "计划", plan .. "计划期间", plan .. "计划时期", from = plans[i][2], to = plans[i][2] + 4 }
  zh:period { plan .. "计划期末", plan .. "计划末", from = plans[i][2] + 4 }
end

zh:period { "本世纪末", "到本世纪末", "20世纪末", "二十世纪末", from = 2000 }

-- spans that end before the report, or begin with it
zh:period {
  "过去{n}年", "过去的{n}年", "{n}年来", "近{n}年", "近{n}年来", "最近{n}年",
  "{n}年以来", "{n}年多以来", "过去{n}年来",
  "{n}年多来", "本届政府任期{n}年", past = true,
}
zh:period { "这{n}年", "这{n}年来", "{n}年共", "{n}年中", "{n}年间", "{n}年期间", past = true, named = true }
-- these say only how long: in a plan they lie ahead
zh:period { "五年", "5年", "{n}年累计", "{n}年合计", past = true, to = 5, named = true }
zh:period { "{n}年前", previous = 1 }
zh:period { "今后{n}年", "未来{n}年", "今后的{n}年", "今后{n}年间", "未来{n}年间", future = true }
zh:period { "{n}年内", "这{n}年内", future = true, named = true }
-- 五年计划的前三年
zh:period { "前{n}年", "五年计划的前{n}年", "五年计划前{n}年", first = true }
