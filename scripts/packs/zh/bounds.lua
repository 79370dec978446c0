-- Bound words of figures and formulas; those of plain speech stand in words.lua.
local zh = baoshu.pack "zh"

local amount = { "quantity", "over_before", "under_before", "about_before" }
zh:word {
  "大于等于", "大于或等于", "大于或者等于", "不小于", "不亚于", "突破了", "超出了", "至少有", "至少为", "至少达",
  "≥", "≧", ">", "＞", ">=", "＞=", "＞＝", "最少", "最少有", "高过", "多过", "不下", "不下于",
  class = "over_before", next = amount,
}
zh:word {
  "小于等于", "小于或等于", "小于或者等于", "不大于", "不多于", "最多有", "最多为", "至多有", "不超出", "不高过", "不足于",
  "≤", "≦", "<", "＜", "<=", "＜=", "＜＝", "低过",
  class = "under_before", next = amount,
}
zh:word {
  "超过了",
  readings = { { class = "compare", next = "time" }, { class = "over_before", next = amount } },
}
zh:word { "≈", "约等于", class = "about_before", next = amount }
zh:word { "或更多", "或者更多", "或更高", class = "over_behind", previous = "quantity" }
zh:word { "或更少", "或者更少", "或更低", class = "under_behind", previous = "quantity" }
