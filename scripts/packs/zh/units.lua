-- Units and measure words. Dimensions "count" and "people" are measure words: whole numbers of them
-- are exact. `concrete` ones count single things, so 两座 before a noun is a fact and no name; `size`
-- ones say how large a kind of thing is: 12英寸晶圆 is a name.
local zh = baoshu.pack "zh"

zh:unit { "%", "％", "个百分数", name = "%", dimension = "ratio" }
zh:unit { "‰", dimension = "ratio" }
zh:unit { "个百分点", "百分点", "个点", "個百分點", "百分點", name = "个百分点", dimension = "points" }
zh:unit { "个多百分点", "多个百分点", "余个百分点", name = "个百分点", dimension = "points", over = true }
zh:unit { "个千分点", "千分点", name = "个千分点", dimension = "points" }
zh:unit { "倍", "番", dimension = "multiple" }
zh:unit { "倍多", "倍余", name = "倍", dimension = "multiple", over = true }

-- Money, by ISO 4217. `before` is a sign that stands before the number, `part` a tenth (1) or a
-- hundredth (2) of the money before it: 3元5角.
zh:unit { "元", "元人民币", "块钱", "人民币", "圆", "圓", "元整", name = "元", dimension = "money",
  before = { "¥", "￥" } }                                                                    -- CNY
zh:unit { "美元", "美金", "美圆", "美刀", name = "美元", dimension = "money", before = { "$", "US$" } } -- USD
zh:unit { "港元", "港币", "港幣", "港圆", name = "港元", dimension = "money", before = { "HK$" } }       -- HKD
zh:unit { "新台币", "台币", "新臺幣", "台幣", name = "新台币", dimension = "money", before = { "NT$" } } -- TWD
zh:unit { "欧元", dimension = "money", before = { "€" } }                                      -- EUR
zh:unit { "英镑", "镑", name = "英镑", dimension = "money", before = { "£" } }                 -- GBP
zh:unit { "日元", "日圆", "日币", name = "日元", dimension = "money" }                         -- JPY
zh:unit { "韩元", "韩圆", "韩币", name = "韩元", dimension = "money", before = { "₩" } }       -- KRW
zh:unit { "卢布", dimension = "money", before = { "₽" } }                                      -- RUB
zh:unit { "卢比", "印度卢比", name = "卢比", dimension = "money", before = { "₹" } }           -- INR
zh:unit { "澳元", "澳大利亚元", "澳币", name = "澳元", dimension = "money" }                   -- AUD
zh:unit { "加元", "加拿大元", "加币", name = "加元", dimension = "money" }                     -- CAD
zh:unit { "新加坡元", "新元", "坡币", name = "新加坡元", dimension = "money" }                 -- SGD
zh:unit { "新西兰元", "纽元", name = "新西兰元", dimension = "money" }                         -- NZD
zh:unit { "澳门元", "澳门币", name = "澳门元", dimension = "money" }                           -- MOP
zh:unit {
  "瑞士法郎", "泰铢", "越南盾", "印尼盾", "印尼卢比", "马来西亚林吉特", "林吉特", "菲律宾比索", "缅甸元",
  "瑞典克朗", "挪威克朗", "丹麦克朗", "捷克克朗", "波兰兹罗提", "兹罗提", "匈牙利福林", "土耳其里拉", "里拉",
  "南非兰特", "兰特", "巴西雷亚尔", "雷亚尔", "墨西哥比索", "阿根廷比索", "智利比索", "比索", "埃及镑", "沙特里亚尔",
  "里亚尔", "阿联酋迪拉姆", "迪拉姆", "以色列谢克尔", "谢克尔", "科威特第纳尔", "第纳尔", "哈萨克斯坦坚戈", "坚戈",
  "图格里克", "苏姆", "索姆", "索莫尼", "格里夫纳", "列伊", "列弗", "瑞尔", "基普", "塔卡", "巴基斯坦卢比",
  "斯里兰卡卢比", "尼泊尔卢比", "奈拉", "先令", "比尔", "法郎", "马克", "德国马克", "特别提款权", "比特币",
  dimension = "money",
}
zh:unit { "角", "毛", "毛钱", dimension = "money", part = 1 }
zh:unit { "分钱", "美分", "欧分", "便士", "港仙", "日本銭", dimension = "money", part = 2 }

zh:unit { "米", "公里", "千米", "厘米", "毫米", "海里", "里", "华里", "尺", "英里", "皮长公里",
  "单公里", "延米", "线路公里", "芯公里", "公分", "分米", "英尺", "光年", "海浬",
  "cm", "mm", "km", "m", dimension = "length" }
zh:unit { "微米", "纳米", "英寸", "吋", "μm", "nm", dimension = "length", size = true }
zh:unit { "亩", "公顷", "平方米", "平方公里", "平方千米", "平方厘米", "亩次", "标准亩", "㎡",
  "平米", "顷", "公亩", "亩地", "英亩", "平方英尺", "平方英里", "平方英寸", "平方分米", "平方毫米", "m2", "km2",
  "m²", "km²", dimension = "area" }
zh:unit { "立方米", "方", "升", "毫升", "立方", "土石方", "标准立方米", "桶", "标方", "m3", "立方公里",
  "公升", "微升", "加仑", "品脱", "夸脱", "蒲式耳", "立方厘米", "立方分米", "立方毫米", "立方英尺", "m³", "ml", "mL",
  dimension = "volume" }
zh:unit { "吨", "公斤", "千克", "斤", "克", "毫克", "微克", "吨标准煤", "吨标煤", "担", "市斤",
  "载重吨", "总吨", "重量箱", "吨级", "标准吨", "两黄金", "盎司", "两", "公吨", "磅", "英磅", "公担", "克拉", "kg", "mg", dimension = "mass" }
zh:unit { "千瓦时", "度", "°", "度电", "焦", "千焦", "瓦时", "兆瓦时", "大卡", "千卡", "kWh", "吉瓦时",
  "焦耳", "千焦耳", "兆焦", "卡路里", "千卡路里", "GWh", "MWh", "TWh", "Wh",
  dimension = "energy" }
zh:unit { "电子伏", "电子伏特", "兆电子伏", "兆电子伏特", dimension = "energy", size = true }
zh:unit { "千瓦", "兆瓦", "瓦", "马力", "千伏安", "吉瓦", "kW", "MW", "GW", "千乏", "伏", "千伏",
  "毫瓦", "瓦特", "千瓦特", "伏特", "安培", "毫安", "毫安时", "安时",
  dimension = "power" }
zh:unit { "年", "个月", "天", "周", "个星期", "星期", "日", "小时", "分钟", "秒", "个小时", "个工作日", "工作日",
  "岁", "学时", "课时", "周岁", "毫秒", "微秒", "刻钟", "昼夜", "个季度", "个世纪", "年期", dimension = "time" }
zh:unit { "公里/小时", "米/秒", "Mbps", "比特", "Gbps", "兆比特/秒", "千米每小时", "公里每小时", "米每秒", "英里每小时",
  "kbps", "km/h", "m/s", dimension = "speed" }
zh:unit { "摄氏度", dimension = "temperature", before = { "摄氏", "摄氏温度" } }
zh:unit { "华氏度", "℉", "°F", name = "华氏度", dimension = "temperature", before = { "华氏", "华氏温度" } }
zh:unit { "℃", "°C", name = "℃", dimension = "temperature" }
zh:unit { "开氏度", "开尔文", dimension = "temperature" }
zh:unit { "KB", "千字节", "千比特", "兆字节", "兆比特", "吉字节", "吉比特", "太字节",
  "GB", "TB", "PB", "MB", "字节", "EFLOPS", "PFLOPS", "flops", dimension = "data" }
zh:unit { "印张", "锭", "枚锭", "蒸吨", "公尺", "公方", "平方公尺", "立方公尺", dimension = "other" }
zh:unit { "吨公里", "人公里", "标准箱", "TEU", "箱", "标箱", "车公里", "人次公里", dimension = "traffic" }
zh:unit { "分", dimension = "other", part = 2 }
zh:unit { "赫兹", "赫", "千赫", "千赫兹", "兆赫", "兆赫兹", "吉赫", "吉赫兹", "太赫兹", "Hz", "kHz", "MHz", "GHz",
  dimension = "other" }
zh:unit { "级地震", "分贝", "勒克斯", "帕", "千帕", "兆帕", "百帕", "帕斯卡", "牛顿", dimension = "other" }
zh:unit { "次", dimension = "occasions", concrete = true }
zh:unit { "周年", "连冠", "连增", "连升", "连丰", "连胜", "连快", dimension = "occasions" }

-- people
zh:unit { "人", "名", "位", dimension = "people", concrete = true }
zh:unit { "人次", "万人次", "人份", "人天", dimension = "people" }

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
