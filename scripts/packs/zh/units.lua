-- Units and measure words. Dimensions "count" and "people" are measure words: whole numbers of them
-- are exact. `concrete` ones count single things, so 两座 before a noun is a fact and no name.
local zh = baoshu.pack "zh"

zh:unit { "%", "％", "个百分数", name = "%", dimension = "ratio" }
zh:unit { "‰", dimension = "ratio" }
zh:unit { "个百分点", "百分点", "个点", name = "个百分点", dimension = "points" }
zh:unit { "个多百分点", "多个百分点", "余个百分点", name = "个百分点", dimension = "points", over = true }
zh:unit { "个千分点", "千分点", name = "个千分点", dimension = "points" }
zh:unit { "倍", "番", dimension = "multiple" }
zh:unit { "倍多", "倍余", name = "倍", dimension = "multiple", over = true }

zh:unit {
  "元", "美元", "港元", "欧元", "日元", "英镑", "澳元", "卢布", "新台币", "角", "分钱",
  dimension = "money",
}
zh:unit { "元人民币", "块钱", "人民币", name = "元", dimension = "money" }

zh:unit { "米", "公里", "千米", "厘米", "毫米", "海里", "里", "华里", "尺", "英里", "皮长公里",
  "单公里", "延米", "线路公里", "芯公里", dimension = "length" }
zh:unit { "亩", "公顷", "平方米", "平方公里", "平方千米", "平方厘米", "亩次", "标准亩", "㎡",
  "平米", "顷", "公亩", "亩地", dimension = "area" }
zh:unit { "立方米", "方", "升", "毫升", "立方", "土石方", "标准立方米", "桶", "标方", "m3", "立方公里",
  dimension = "volume" }
zh:unit { "吨", "公斤", "千克", "斤", "克", "毫克", "微克", "吨标准煤", "吨标煤", "担", "市斤",
  "载重吨", "总吨", "重量箱", "吨级", "标准吨", "两黄金", "盎司", "两", dimension = "mass" }
zh:unit { "千瓦时", "度", "度电", "焦", "千焦", "瓦时", "兆瓦时", "大卡", "千卡", "kWh", "吉瓦时",
  dimension = "energy" }
zh:unit { "千瓦", "兆瓦", "瓦", "马力", "千伏安", "吉瓦", "kW", "MW", "GW", "千乏", "伏", "千伏",
  dimension = "power" }
zh:unit { "年", "个月", "天", "日", "小时", "分钟", "秒", "个小时", "个工作日", "工作日",
  "岁", "学时", "课时", "毫秒", "昼夜", "个季度", "个世纪", "年期", dimension = "time" }
zh:unit { "公里/小时", "米/秒", "Mbps", "比特", "Gbps", "兆比特/秒", dimension = "speed" }
zh:unit { "摄氏度", "℃", dimension = "temperature" }
zh:unit { "GB", "TB", "PB", "MB", "字节", "EFLOPS", "PFLOPS", "flops", dimension = "data" }
zh:unit { "吨公里", "人公里", "标准箱", "TEU", "箱", "标箱", "车公里", "人次公里", dimension = "traffic" }
zh:unit { "分", "级地震", "分贝", "勒克斯", "帕", dimension = "other" }
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
  "个", "套", "项", "种", "件", "批", "类", "宗地", "样", "对", "双", "层",
  "味", "笔", "页", "字", "句", "段", "章", "节", "课", "道", "股", "代",
  "大类", "品种", "个品种", "席位", "票",
  dimension = "count",
}
