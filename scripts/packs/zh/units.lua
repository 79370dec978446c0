-- Units and measure words. Dimensions "count" and "people" are measure words: whole numbers of them
-- are exact. `concrete` ones count single things, so 两座 before a noun is a fact and no name; `size`
-- ones say how large a kind of thing is: 12英寸晶圆 is a name.
-- Conversions: a unit is `factor` of its `base`; what has no base converts into nothing else. The base
-- units of rows are 米, 平方米, 立方米, 千克, 千瓦时, 千瓦, 秒 and 年; a currency is its ISO 4217 code.
local zh = baoshu.pack "zh"

zh:unit { "%", "％", "个百分数", name = "%", dimension = "ratio" }
zh:unit { "‰", dimension = "ratio", factor = { 1, 1000 } }
zh:unit { "个百分点", "百分点", "个点", "個百分點", "百分點", name = "个百分点", dimension = "points" }
zh:unit { "个多百分点", "多个百分点", "余个百分点", name = "个百分点", dimension = "points", over = true }
zh:unit { "个千分点", "千分点", name = "个千分点", dimension = "points", base = "个百分点", factor = { 1, 10 } }
zh:unit { "倍", dimension = "multiple" }
zh:unit { "番", dimension = "multiple", doubles = true }
zh:unit { "倍多", "倍余", name = "倍", dimension = "multiple", over = true }

-- Money, by ISO 4217. `before` is a sign that stands before the number, `part` a tenth (1) or a
-- hundredth (2) of the money before it: 3元5角.
zh:unit { "元", "元人民币", "块钱", "人民币", "圆", "圓", "元整", name = "元", dimension = "money",
  before = { "¥", "￥" }, currency = "CNY" }
zh:unit { "美元", "美金", "美圆", "美刀", name = "美元", dimension = "money", before = { "$", "US$" }, currency = "USD" }
zh:unit { "港元", "港币", "港幣", "港圆", name = "港元", dimension = "money", before = { "HK$" }, currency = "HKD" }
zh:unit { "新台币", "台币", "新臺幣", "台幣", name = "新台币", dimension = "money", before = { "NT$" }, currency = "TWD" }
zh:unit { "欧元", dimension = "money", before = { "€" }, currency = "EUR" }
zh:unit { "英镑", "镑", name = "英镑", dimension = "money", before = { "£" }, currency = "GBP" }
zh:unit { "日元", "日圆", "日币", name = "日元", dimension = "money", currency = "JPY" }
zh:unit { "韩元", "韩圆", "韩币", name = "韩元", dimension = "money", before = { "₩" }, currency = "KRW" }
zh:unit { "卢布", dimension = "money", before = { "₽" }, currency = "RUB" }
zh:unit { "卢比", "印度卢比", name = "卢比", dimension = "money", before = { "₹" }, currency = "INR" }
zh:unit { "澳元", "澳大利亚元", "澳币", name = "澳元", dimension = "money", currency = "AUD" }
zh:unit { "加元", "加拿大元", "加币", name = "加元", dimension = "money", currency = "CAD" }
zh:unit { "新加坡元", "新元", "坡币", name = "新加坡元", dimension = "money", currency = "SGD" }
zh:unit { "新西兰元", "纽元", name = "新西兰元", dimension = "money", currency = "NZD" }
zh:unit { "澳门元", "澳门币", name = "澳门元", dimension = "money", currency = "MOP" }
for _, money in ipairs {
  { currency = "CHF", "瑞士法郎" }, { currency = "THB", "泰铢" }, { currency = "VND", "越南盾" },
  { currency = "IDR", "印尼盾", "印尼卢比" }, { currency = "MYR", "马来西亚林吉特", "林吉特" },
  { currency = "PHP", "菲律宾比索" }, { currency = "MMK", "缅甸元" }, { currency = "SEK", "瑞典克朗" },
  { currency = "NOK", "挪威克朗" }, { currency = "DKK", "丹麦克朗" }, { currency = "CZK", "捷克克朗" },
  { currency = "PLN", "波兰兹罗提", "兹罗提" }, { currency = "HUF", "匈牙利福林" }, { currency = "TRY", "土耳其里拉" },
  { currency = "ZAR", "南非兰特", "兰特" }, { currency = "BRL", "巴西雷亚尔", "雷亚尔" }, { currency = "MXN", "墨西哥比索" },
  { currency = "ARS", "阿根廷比索" }, { currency = "CLP", "智利比索" }, { currency = "EGP", "埃及镑" },
  { currency = "SAR", "沙特里亚尔" }, { currency = "AED", "阿联酋迪拉姆" }, { currency = "ILS", "以色列谢克尔", "谢克尔" },
  { currency = "KWD", "科威特第纳尔" }, { currency = "KZT", "哈萨克斯坦坚戈", "坚戈" }, { currency = "MNT", "图格里克" },
  { currency = "UZS", "苏姆" }, { currency = "KGS", "索姆" }, { currency = "TJS", "索莫尼" },
  { currency = "UAH", "格里夫纳" }, { currency = "KHR", "瑞尔" }, { currency = "LAK", "基普" },
  { currency = "BDT", "塔卡" }, { currency = "PKR", "巴基斯坦卢比" }, { currency = "LKR", "斯里兰卡卢比" },
  { currency = "NPR", "尼泊尔卢比" }, { currency = "NGN", "奈拉" }, { currency = "ETB", "比尔" },
  { currency = "XDR", "特别提款权" },
} do
  money.dimension = "money"
  zh:unit(money)
end
-- several countries' money, or none's any more: each only adds to itself
zh:unit {
  "里拉", "比索", "里亚尔", "迪拉姆", "第纳尔", "列伊", "列弗", "先令", "法郎", "马克", "德国马克", "比特币",
  dimension = "money",
}
zh:unit { "角", "毛", "毛钱", dimension = "money", part = 1, base = "元", factor = { 1, 10 } }
zh:unit { "分钱", dimension = "money", part = 2, base = "元", factor = { 1, 100 } }
zh:unit { "美分", dimension = "money", part = 2, base = "美元", factor = { 1, 100 } }
zh:unit { "欧分", dimension = "money", part = 2, base = "欧元", factor = { 1, 100 } }
zh:unit { "便士", dimension = "money", part = 2, base = "英镑", factor = { 1, 100 } }
zh:unit { "港仙", dimension = "money", part = 2, base = "港元", factor = { 1, 100 } }
zh:unit { "日本銭", dimension = "money", part = 2, base = "日元", factor = { 1, 100 } }

-- A family of units: each list of texts is so much of the base.
local function family(dimension, base, members)
  for _, member in ipairs(members) do
    local unit = { dimension = dimension, base = base, factor = member.factor, size = member.size }
    table.move(member, 1, #member, 1, unit)
    zh:unit(unit)
  end
end

zh:unit { "米", dimension = "length" }
family("length", "米", {
  { "m", "延米", "公尺", factor = 1 }, { "公里", "千米", "km", factor = 1000 }, { "里", "华里", factor = 500 },
  { "分米", factor = { 1, 10 } }, { "厘米", "公分", "cm", factor = { 1, 100 } },
  { "毫米", "mm", factor = { 1, 1000 } }, { "尺", factor = { 1, 3 } },
  { "海里", "海浬", factor = 1852 }, { "英里", factor = 1609.344 }, { "英尺", factor = 0.3048 },
  { "光年", factor = 9460730472580800 }, { "英寸", "吋", factor = 0.0254, size = true },
  { "微米", "μm", factor = 0.000001, size = true }, { "纳米", "nm", factor = 0.000000001, size = true },
})
zh:unit { "皮长公里", "单公里", "线路公里", "芯公里", dimension = "length" } -- of cable, of one line

zh:unit { "平方米", dimension = "area", base = "米²" }
family("area", "平方米", {
  { "㎡", "平米", "m2", "m²", "平方公尺", factor = 1 }, { "亩", "亩地", factor = { 2000, 3 } },
  { "公顷", factor = 10000 }, { "平方公里", "平方千米", "km2", "km²", factor = 1000000 },
  { "顷", factor = { 200000, 3 } }, { "公亩", factor = 100 }, { "平方厘米", factor = 0.0001 },
  { "平方分米", factor = 0.01 }, { "平方毫米", factor = 0.000001 }, { "英亩", factor = 4046.8564224 },
  { "平方英尺", factor = 0.09290304 }, { "平方英里", factor = 2589988.110336 }, { "平方英寸", factor = 0.00064516 },
})
zh:unit { "亩次", "标准亩", dimension = "area" }

zh:unit { "立方米", dimension = "volume", base = "米³" }
family("volume", "立方米", {
  { "方", "立方", "m3", "m³", "标准立方米", "标方", "公方", "立方公尺", factor = 1 }, { "升", "公升", factor = 0.001 },
  { "毫升", "ml", "mL", "立方厘米", factor = 0.000001 }, { "微升", "立方毫米", factor = 0.000000001 },
  { "立方分米", factor = 0.001 }, { "立方公里", factor = 1000000000 },
  { "立方英尺", factor = 0.028316846592 },
})
zh:unit { "土方", "土石方", "桶", "加仑", "品脱", "夸脱", "蒲式耳", dimension = "volume" } -- not the same everywhere

zh:unit { "千克", dimension = "mass" }
family("mass", "千克", {
  { "公斤", "kg", factor = 1 }, { "吨", "公吨", factor = 1000 }, { "斤", "市斤", factor = { 1, 2 } },
  { "克", factor = 0.001 }, { "毫克", "mg", factor = 0.000001 }, { "微克", factor = 0.000000001 },
  { "担", factor = 50 }, { "公担", factor = 100 }, { "两", factor = 0.05 }, { "克拉", factor = 0.0002 },
  { "磅", "英磅", factor = 0.45359237 },
})
zh:unit { "载重吨", "总吨", "重量箱", "吨级", "标准吨", "两黄金", "盎司", dimension = "mass" }

zh:unit { "秒", dimension = "time" }
family("time", "秒", {
  { "毫秒", factor = 0.001 }, { "微秒", factor = 0.000001 }, { "分钟", factor = 60 }, { "刻钟", factor = 900 },
  { "小时", "个小时", factor = 3600 }, { "天", "日", "昼夜", factor = 86400 },
  { "周", "个星期", "星期", factor = 604800 },
})
zh:unit { "年", dimension = "time" } -- months and years have no fixed number of days
family("time", "年", { { "个月", factor = { 1, 12 } }, { "个季度", factor = { 1, 4 } }, { "个世纪", factor = 100 } })
zh:unit { "岁", "周岁", "个工作日", "工作日", "学时", "课时", "年期", dimension = "time" }

zh:unit { "千瓦", dimension = "power" }
family("power", "千瓦", {
  { "kW", "千瓦特", factor = 1 }, { "瓦", "瓦特", factor = 0.001 }, { "毫瓦", factor = 0.000001 },
  { "兆瓦", "MW", factor = 1000 }, { "吉瓦", "GW", factor = 1000000 }, { "马力", factor = 0.73549875 },
})
zh:unit { "千伏安", "千乏", "伏", "千伏", "伏特", "安培", "毫安", "毫安时", "安时", dimension = "power" }

zh:unit { "千瓦时", dimension = "energy", base = "千瓦·小时" }
family("energy", "千瓦时", {
  { "kWh", "千瓦小时", "度", "度电", factor = 1 }, { "瓦时", "Wh", factor = 0.001 }, { "兆瓦时", "MWh", factor = 1000 },
  { "吉瓦时", "GWh", factor = 1000000 }, { "TWh", factor = 1000000000 },
  { "焦", "焦耳", factor = { 1, 3600000 } }, { "千焦", "千焦耳", factor = { 1, 3600 } }, { "兆焦", factor = { 1, 3.6 } },
  { "卡路里", factor = { 4.1868, 3600000 } }, { "大卡", "千卡", "千卡路里", factor = { 4.1868, 3600 } },
  -- 7000 千卡 a kilogram, GB/T 2589; electricity is counted otherwise, by its equivalent of the year
  { "吨标准煤", "吨标煤", factor = { 29307600, 3600 } },
})
zh:unit { "°", dimension = "energy" }
zh:unit { "电子伏", "电子伏特", "兆电子伏", "兆电子伏特", dimension = "energy", size = true }

zh:unit { "米/秒", "公里/小时", dimension = "speed" }
zh:unit { "米每秒", "m/s", dimension = "speed", base = "米/秒" }
zh:unit { "公里每小时", "千米每小时", "km/h", dimension = "speed", base = "公里/小时" }
zh:unit { "英里每小时", dimension = "speed", base = "英里/小时" }
zh:unit { "Mbps", "比特", "Gbps", "兆比特/秒", "kbps", dimension = "speed" }
zh:unit { "摄氏度", dimension = "temperature", before = { "摄氏", "摄氏温度" } }
zh:unit { "℃", "°C", name = "℃", dimension = "temperature", base = "摄氏度" }
zh:unit { "华氏度", "℉", "°F", name = "华氏度", dimension = "temperature", before = { "华氏", "华氏温度" } }
zh:unit { "开氏度", "开尔文", dimension = "temperature" }
zh:unit { "KB", "千字节", "千比特", "兆字节", "兆比特", "吉字节", "吉比特", "太字节",
  "GB", "TB", "PB", "MB", "字节", "EFLOPS", "PFLOPS", "flops", dimension = "data" }
zh:unit { "印张", "锭", "枚锭", "蒸吨", dimension = "other" }
zh:unit { "标准箱", dimension = "traffic" }
family("traffic", "标准箱", { { "TEU", "标箱", factor = 1 } })
zh:unit { "吨公里", dimension = "traffic", base = "吨·公里" }
zh:unit { "人公里", dimension = "traffic", base = "人·公里" }
zh:unit { "箱", "车公里", "人次公里", dimension = "traffic" }
zh:unit { "分", dimension = "other", part = 2 }
zh:unit { "赫兹", dimension = "other" }
family("other", "赫兹", {
  { "赫", "Hz", factor = 1 }, { "千赫", "千赫兹", "kHz", factor = 1000 }, { "兆赫", "兆赫兹", "MHz", factor = 1000000 },
  { "吉赫", "吉赫兹", "GHz", factor = 1000000000 }, { "太赫兹", factor = 1000000000000 },
})
zh:unit { "帕", dimension = "other" }
family("other", "帕", { { "帕斯卡", factor = 1 }, { "百帕", factor = 100 }, { "千帕", factor = 1000 }, { "兆帕", factor = 1000000 } })
zh:unit { "级地震", "分贝", "勒克斯", "牛顿", dimension = "other" }
zh:unit { "次", dimension = "occasions", concrete = true }
zh:unit { "周年", "连冠", "连增", "连升", "连丰", "连胜", "连快", dimension = "occasions" }

-- people
zh:unit { "人", dimension = "people", concrete = true }
zh:unit { "名", "位", dimension = "people", concrete = true, base = "人" }
zh:unit { "人次", "人份", "人天", dimension = "people" }
zh:unit { "万人次", dimension = "people", base = "人次", factor = 10000 }

-- measure words for single things
zh:unit {
  "家", "座", "所", "处", "条", "辆", "台", "艘", "架", "栋", "幢", "间", "株", "棵", "头", "只",
  "匹", "口", "眼", "盏", "户", "场", "轮", "列", "趟", "部", "本", "册", "张", "份", "封", "幅",
  "块", "片", "颗", "枚", "支", "根", "扇", "尊", "具", "副", "面", "门", "挺", "顶", "把", "件套",
  "台套", "台（套）", "台(套)", "班", "队", "组", "团", "站", "孔", "例", "宗", "起",
  "羽", "尾", "峰", "盘", "盒", "袋", "瓶", "罐", "包", "篇", "首", "出", "集", "款", "剂次", "剂", "针",
  "床", "席", "桌", "号机组", "回", "路", "亩园", "头（只）", "头只", "蔸", "穴", "尾鱼", "家次", "户次",
  "艘次", "车次", "架次", "列次", "辆次", "场次", "班次", "批次", "件次", "项次", "台次", "单",
  dimension = "count", concrete = true,
}
-- measure words for kinds, matters and packages: their small counts in words are mostly names
zh:unit {
  "个", "個", "套", "项", "种", "件", "批", "类", "宗地", "样", "对", "双", "對", "雙", "层",
  "味", "笔", "页", "字", "句", "段", "章", "节", "课", "道", "股", "代",
  "大类", "品种", "个品种", "席位", "票",
  dimension = "count",
}

-- words that begin as a unit does and hold none: 六亿人民
zh:unit {
  "人民", "人才", "人口", "人员", "人类", "人均", "人防", "人工", "人大", "里程碑", "方面", "方案", "方针", "方向", "家庭", "台阶", "元旦", "元宵",
  "人事", "人文", "人身", "人权", "人士", "人生", "人心", "人居", "人物", "人情", "米袋子", "度假", "度汛", "分布式", "分别", "天然气", "名录", "名单",
  "日常", "日均", "年均", "月均", "户均", "位居", "位列", "次均", "岁末", "年轻", "升级", "升至", "里面", "口岸", "口径", "斤斤", "级别",
  "年人均", "包括", "条件", "条例", "部门", "部署", "部分", "册页", "双向", "双方", "对于", "对口", "对外", "对接", "对共建", "层级", "层次",
  "批复", "批准", "样本", "项目化", "件均", "类型", "品种权", "面积", "面向", "门类", "组织", "组建", "团队", "团员", "团结",
  "路网", "路面", "路径", "路线", "回升", "回落", "集中", "集群", "首位", "首次", "出口", "出台", "针对", "剂量", "单位", "站点", "站位",
  dimension = "none",
}
