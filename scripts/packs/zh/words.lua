-- The words of a sentence's structure. A word holds where its neighbours are as its reading asks,
-- else it is open text; so 比 in 比例 or 到 in 到位 does no harm.
local zh = baoshu.pack "zh"

local bound = { "over_before", "under_before", "about_before" }
local function before_amount(...)
  return { "quantity", bound[1], bound[2], bound[3], ... }
end

-- up and down, where they lead to an amount
local leads = before_amount("reach", "done", "respectively", "average", "year_on_year")
zh:word {
  "增长了", "增加", "增加了", "增多", "提高", "提高了", "上升", "上升了", "提升", "提升了",
  "扩大", "扩大了", "递增", "上涨", "上涨了", "增", "增幅达", "升高", "增收", "高", "翻", "翻了", "增产", "回升", "加快", "延长", "增值", "增高", "增支",
  "实际递增", "实际提高", "名义增长", "净增", "净增加", "增发", "上调", "实际增长", "涨", "上浮", "增持", "多了", "多出", "多支", "多收",
  class = "up", next = leads,
}
zh:word { -- 增长8%, but 保持8%以上的增长
  "增长",
  readings = { { class = "up", next = leads }, { class = "rate", previous = { "quantity", "over_behind", "about_behind", "under_behind", "of" } } },
}
zh:word {
  "下降", "下降了", "降低", "降低了", "减少", "减少了", "回落", "缩小", "压减", "缩短", "缩短了",
  "下调", "下跌", "减", "降", "压缩", "压缩了", "精简", "低", "减亏", "削减", "核减",
  "收窄", "减产", "下滑", "少", "少了", "少支", "少收", "减轻", "实际下降", "减低", "调减", "下浮",
  class = "down", next = leads,
}
zh:word {
  "增速", "涨幅", "增幅", "降幅", "预期增长目标", "增长率", "增长速度", "增长预期目标", "增长目标", "上涨幅度",
  "增长幅度", "同比增速", "增速达", "增速保持在",
  class = "rate",
}
zh:word {
  "年均", "平均每年", "每年平均", "年平均", "年均实际", "每年递增", "年递增", "平均每年实际",
  class = "average", next = before_amount("up", "down", "rate", "respectively", "plan", "reach"),
}

zh:word { "平均每年的", "年平均的", class = "average", next = "rate" }
zh:word { "每年", "每年要", "每年都", class = "average", next = { "up", "down" } }

-- 比2010年, 较上年; 比全国平均水平高
zh:word {
  "比",
  readings = { { class = "compare", next = "time" }, { class = "compare", next = "text" } },
}
zh:word { "较", "与", "同", "比照", "相比", "按", "按照", class = "compare", next = "time" }
zh:word { "比起", "比起来", class = "compare", next = { "time", "text" } }
zh:word { "比较", readings = { { class = "compare", next = "time" }, { class = "text" } } }
zh:word { "同比", "环比", "比上年同期", "比年初", "较年初", class = "year_on_year" }

zh:word {
  "占", "占比", "比重", "所占", "所占比重", "所占比例", "所占的比重", "所占的比例", "所占份额", "占了", "占到", "比重占",
  class = "share",
}

-- what an amount then is: 达到, 为, 增加到
local reached = before_amount("time", "ordinal", "multiple")
for _, moved in ipairs {
  "增加", "增长", "增", "提高", "提升", "上升", "扩大", "扩展", "扩充", "发展", "回升", "上涨", "上调",
  "增产", "增值", "延长", "拓展", "减少", "减", "下降", "降低", "降", "缩小", "缩减", "缩短", "压缩", "压减",
  "削减", "精简", "回落", "下跌", "下调", "调减", "收窄", "调整", "优化",
} do
  for _, to in ipairs { "到", "到了", "至", "为" } do
    zh:word { moved .. to, class = "reach", next = reached }
  end
end
zh:word {
  "达到", "达到了", "达", "为", "是", "至", "到", "控制在", "控制到", "保持在", "稳定在", "维持在", "定为",
  "确定为", "安排", "相当于", "相当", "有", "共有", "已有", "现有", "累计达", "累计达到", "总数达", "总数达到",
  "总量达", "总量达到", "合计", "共计", "总计", "累计", "突破到", "冲刺", "跃上", "跨上", "迈上", "均达",
  "均达到", "都达到", "都达", "仅为", "约为", "将达到", "将达", "已达", "已达到", "均为", "高达", "多达",
  "变为", "平均为", "等于", "只有", "仅有", "仅", "只", "演进为", "调整优化为", "优化调整为", "演变为", "升到", "不过", "逼近",
  "攀升至", "攀升到", "扩容至", "扩围至", "整合为", "整合至", "恢复至", "恢复到",
  class = "reach", next = reached,
}
zh:word { "完成", "实现", "投入", "累计完成", "累计实现", "共完成", "已完成", "累计投入", "取得",
  class = "done", next = before_amount() }

zh:word { "由", "从", class = "from", next = { "time", "quantity", "text", "ordinal" } }
zh:word { "分别", "分别为", "分别达到", "分别达", "分别是", "均", "都", "各", "依次",
  class = "respectively" }
zh:word { "平均", class = "respectively", next = { "up", "down", "reach" } }
zh:word { "月人均", "人月均", class = "respectively", next = { "respectively", "up", "down", "reach" } }
zh:word { "其中", class = "among" }
zh:word {
  "力争", "争取", "确保", "力求", "努力", "预计", "预期", "拟", "预期目标", "目标",
  "主要预期目标", "将", "将要", "务必", "保证", "拟安排", "计划安排",
  class = "plan",
}
-- a plan by itself, else part of a noun: 今年计划新建, but 专项计划项目
zh:word {
  "计划",
  readings = {
    { class = "plan", next = before_amount("reach", "up", "down", "done") },
    { class = "plan", previous = { "time", "comma", "semicolon", "colon" } },
  },
}
zh:word {
  "继续保持", "继续位居", "位居", "位列", "排名", "排在", "名列", "跻身", "进入", "跃居", "稳居", "居于", "位于", "处于",
  class = "place", next = { "ordinal", "text", "place" },
}
zh:word {
  "跃升到", "跃升至", "升至", "跃至",
  readings = { { class = "reach", next = reached }, { class = "place", next = { "text", "place" } } },
}
zh:word {
  "保持",
  readings = {
    { class = "place", next = { "ordinal", "place" } },
    { class = "reach", next = { "quantity", "over_before", "under_before", "about_before" } },
  },
}
zh:word {
  "居",
  readings = {
    { class = "place", next = "ordinal" },
    { class = "place", previous = { "time", "comma", "enumeration", "respectively" }, next = "text" },
  },
}
zh:word {
  "居全区", "居全盟", "居全旗", "居全球", "居世界", "居亚洲", "居国内", "居省内", "居中部", "居西部", "居东部",
  "居中西部", "居东北", "居长三角", "列中部", "列西部", "列东部", "列中西部", "列全球", "列世界", "列全区",
  "列", "排", "跃升", "位次", "位居全省", "位居全国", "居全国", "居全省", "列全省",
  "列全国", "居全市", "列全市", "前移至", "全国", "全省", "全市", "世界", "全球", "获", "获得", "荣获",
  class = "place", next = "ordinal",
}

zh:word { "的", class = "of", previous = { "time", "quantity", "over_behind", "about_behind", "under_behind" } }
zh:word {
  "和", "及", "以及", "或",
  class = "and", previous = { "quantity", "text", "over_behind", "under_behind", "about_behind" },
  next = before_amount(),
}

-- bounds beside an amount
local amount = before_amount()
zh:word {
  "超过", "超", "突破", "不低于", "不少于", "至少", "大于", "多于", "逾", "过", "起码",
  "最低", "越过", "跨过", "不止", "达到或超过", "新突破",
  readings = { { class = "over_before", next = amount } },
}
zh:word {
  "近", "不足", "不到", "不超过", "小于", "少于", "接近", "将近", "最高", "最多", "至多", "不高于",
  "未满",
  readings = { { class = "under_before", next = amount } },
}
zh:word { "约有", class = "about_before", next = amount }
zh:word {
  "约", "大约", "大概", "大致",
  class = "about_before", next = { "quantity", "up", "down", "reach", "done", "share", table.unpack(bound) },
}
-- 高于 and 多 may compare (比全国高于2个百分点) or bound (高于5%)
zh:word {
  "高于",
  readings = { { class = "over_before", next = amount }, { class = "higher", next = "text" } },
}
zh:word {
  "低于",
  readings = { { class = "under_before", next = amount }, { class = "lower", next = "text" } },
}
zh:word { "快于", "优于", "领先", "好于", class = "higher", next = "text" }
zh:word { "慢于", class = "lower", next = "text" }
zh:word {
  "高出", "超出",
  readings = { { class = "up", next = leads }, { class = "higher", next = "text" } },
}
zh:word {
  "多",
  readings = { { class = "over_behind", previous = "quantity" }, { class = "up", next = leads } },
}
zh:word {
  "以上", "之上", "余", "有余", "及以上", "或以上", "开外",
  class = "over_behind", previous = "quantity",
}
zh:word { "以内", "以下", "及以下", "或以下", "之内", "之下", "内", class = "under_behind", previous = "quantity" }
zh:word { "左右", "上下", "前后", class = "about_behind", previous = "quantity" }

-- price bases and coverages
zh:word {
  "按可比价格计算", "按可比价格", "按可比价计算", "按可比价", "按不变价格计算", "按不变价格",
  "按不变价计算", "不变价格计算", "不变价计算", "可比价格计算", "价格计算", "可比价", "扣除价格因素", "扣除物价上涨因素", "扣除价格上涨因素",
  "扣除物价因素", "考虑价格下降因素", "考虑价格上涨因素", "考虑价格因素", "扣除物价上升因素", "扣除价格上升因素", "剔除物价因素", "扣除价格变动因素", "扣除价格和汇率变动因素", "按现价计算", "按当年价格计算",
  "同口径", "按可比口径", "可比口径", "按同口径", "不含农户", "含农户", "按美元计价",
  "按人民币计价", "按购买力平价计算", "剔除价格因素",
  basis = true,
}

-- per what: 低于每立方米19微克
zh:word { "每人每年", "每人每月", "人均每月", "每月", "每立方米", "每平方公里", "每平方米", "每亩", "每公顷", "每升", basis = true }

-- words that hold one of the above and are none of it
zh:word {
  "比例", "比率", "比值", "比价", "比分", "比特", "对比", "比如", "多么", "多少", "多式联运", "多功能", "多元", "多样", "多层",
  "多用途", "多媒体", "多领域", "多部门", "多民族", "多语种", "多业态", "多渠道", "多场景",
  "科技投入", "研发投入", "财政投入", "教育投入", "资金投入", "总投入", "民生投入", "经费投入", "社会投入",
  "农业投入", "水利投入", "环保投入", "比赛", "比武", "比拼", "评比", "占地面积", "占地约", "侵占", "抢占", "占领", "节约", "经过", "通过", "透过", "发表过",
  "占有", "占补平衡", "目标任务", "目标责任", "目标管理", "目标考核", "总目标", "多目标", "将军",
  "即将", "原定计划", "计划的", "计划数", "计划草案", "计划指标", "计划任务", "计划生育", "计划单列", "行动计划", "预算执行", "预算管理", "预算支出", "预算收入",
  "公共预算", "财政预算", "预算内", "预算外", "三公经费", "各级", "各类", "各项", "各界", "各地",
  "各位", "各方面", "各族", "各种", "各村", "各镇", "各部门", "各单位", "各领域", "均衡", "均等",
  "全国平均", "全省平均", "全市平均", "全区平均", "世界平均", "全球平均", "人均", "户均", "亩均", "首都", "成都", "都市", "省都", "均等化", "列车", "列入", "系列",
  "下列", "并列", "居民", "居住", "居家", "新居", "宜居", "安居", "社居委", "定居", "移居",
  "增长极", "增长点", "增长额", "增长量", "增长潜力", "增长动力", "增长动能", "增长空间", "增长方式", "增长贡献率", "增长质量", "增长基金", "提升改造", "由于", "自由", "理由", "从业", "从事", "从严", "从而", "从容",
  "服从", "自从", "任务目标", "要求高", "国内外", "市内", "县内", "区内", "省内", "境内", "海内外",
  "新增", "新增加", "递减", "增收节支", "增支减收", "减收增支", "以内外", "进入新", "自然增长率", "人口自然增长率", "预期寿命", "预期性", "人均预期寿命", "平均预期寿命", "目标值", "世界级", "世界一流", "全国性", "全省性", "要求严", "努力奋斗",
  class = "text",
}
