-- How figures are written: widths and blanks, Chinese numerals, ranges, ratios, lists, quotes. Every
-- text here was written for this test.
local HEAD = "东屿县2021年政府工作报告\n\n2021年1月20日\n\n一、2020年工作回顾\n\n"

-- "indicator value unit" of each fact, with its kind where it is no level, its bound where it has one; of a range
-- what its digits leave open
local function tells(body, want)
  local list = {}
  for f in baoshu.parse(HEAD .. body .. "\n"):facts() do
    local value = f.value and ("%.15g"):format(f.value) or ("%.15g..%.15g"):format(f.low, f.high)
    local kind, bound = f.kind ~= "level" and " " .. f.kind or "", f.bound ~= "exact" and " " .. f.bound or ""
    list[#list + 1] = ("%s %s%s%s%s"):format(f.indicator or "-", value, f.unit or "", kind, bound)
  end
  local here = table.concat(list, "; ")
  assert(here == want, ("“%s” told “%s”, not “%s”"):format(body, here, want))
end

local function all_tell(want, bodies)
  for _, body in ipairs(bodies) do
    tells(body, want)
  end
end

test("full-width digits, point and percent sign", function()
  tells("全县生产总值达到３３．５亿元，增长８．７％。", "生产总值 3350000000元; 生产总值 8.7% growth")
end)

test("a thousands comma, half or full in width", function()
  all_tell("财政收入 35300000元", {
    "财政收入3,530万元。", "财政收入３，５３０万元。", "财政收入3，530万元。", "财政收入３,５３０万元。",
  })
  tells("财政收入1,234,567元。", "财政收入 1234567元")
end)

test("spaced digits", function()
  tells("粮食产量 1 2 . 5 万吨，比上年增长 8 . 3 %。", "粮食产量 125000吨; 粮食产量 8.3% growth")
  tells("城镇化率达到7 4 %，新建学校1 2 所。", "城镇化率 74%; 学校 12所")
  tells("粮食产量１ ２ ．５万吨。", "粮食产量 125000吨")
  tells("自1 9 9 3 年以来改革不断推进，2 0 2 0 年投资3亿元。", "投资 300000000元")
end)

test("a blank before a unit in letters", function()
  tells("算力达到32 EFLOPS，供电能力120 MW，流量3.5 GB。", "算力 32EFLOPS; 供电能力 120MW; 流量 3.5GB")
end)

test("half and full in one sentence and in one number", function()
  tells("完成投资1２．5亿元，同比增长9．３%，新建学校３所、医院2座。",
    "投资 1250000000元; 投资 9.3% growth; 学校 3所; 医院 2座")
end)

test("blanks without width, no-break and ideographic blanks in and around numbers", function()
  for _, blank in ipairs {
    "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{2060}", "\u{AD}", "\u{A0}", "\u{3000}", "\u{2009}", "\u{202F}", "<U+00A0>", "<U+3000>",
    "&nbsp;", "\t",
  } do
    tells("投资" .. blank .. "12.5" .. blank .. "亿元，增" .. blank .. "长8%。", "投资 1250000000元; 投资 8% growth")
  end
  for _, blank in ipairs { "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{2060}", "\u{AD}" } do
    tells("投资1" .. blank .. "2." .. blank .. "5亿元。", "投资 1250000000元")
  end
end)

test("Markdown's stars are none of the text", function()
  tells("投资达到**12.5亿元**，增长**8%**。", "投资 1250000000元; 投资 8% growth")
  tells("**投资稳定增长。**投资**12**.5亿元。", "投资 1250000000元")
end)

test("Chinese numerals of every sort", function()
  tells("原煤产量三亿零四百七十五万吨，粮食产量三十五万六千吨，棉花产量两千零八担。",
    "原煤产量 304750000吨; 粮食产量 356000吨; 棉花产量 2008担")
  tells("总投资十二亿五千万元。", "总投资 1250000000元")
  tells("植树二百五十余万株。", "植树 2500000株 over")
  tells("粮食产量一万五千亿斤。", "粮食产量 1500000000000斤")
end)

test("percentages in Chinese numerals", function()
  tells("产值增长百分之七点八，利润增长百分之四·五，税收增长百分之七七·五，成本下降百分之三。",
    "产值 7.8% growth; 利润 4.5% growth; 税收 77.5% growth; 成本 -3% growth")
  tells("利润比上年增长三成，税收比上年增长四成五。", "利润 30% growth; 税收 45% growth")
  tells("死亡率降至千分之七点五。", "死亡率 7.5‰")
end)

test("years in Chinese digits, with any of the three noughts", function()
  for _, nought in ipairs { "○", "〇", "零" } do
    local report = baoshu.parse(HEAD .. "一九八" .. nought .. "年工业总产值三亿元。\n")
    assert(report:count() == 1 and report:fact().period == "1980", nought)
  end
end)

test("quarters, in words and in digits", function()
  for _, quarter in ipairs { "三季度", "第三季度", "3季度", "第3季度", "2020年三季度", "2020年第3季度", "三季度末", "3季度末" } do
    local fact = baoshu.parse(HEAD .. quarter .. "投资3亿元。\n"):fact()
    assert(fact.period == "2020-07/2020-09" and fact.indicator == "投资", quarter)
  end
end)

test("Chinese and Arabic numerals in one sentence and in one number", function()
  tells("投资3亿5千万元，增长百分之八，新建学校3所、医院两座。", "投资 350000000元; 投资 8% growth; 学校 3所; 医院 2座")
  tells("惠及1万6千多人。", "- 16000人 over")
end)

test("ranges, in every dash", function()
  for _, dash in ipairs { "-", "—", "–", "―", "～", "~", "－", "至", "到", "——", "−" } do
    tells("今后经济增长4.5%" .. dash .. "5%。", "经济 4.45..5.05% growth")
    tells("今后经济增长4.5" .. dash .. "5%。", "经济 4.45..5.05% growth")
    tells("今后经济增长４．５％" .. dash .. "５％。", "经济 4.45..5.05% growth")
  end
  tells("每年新增企业3至5家，投资3—5亿元。", "企业 3..5家; 投资 250000000..550000000元")
  tells("经济增长6%左右到7%。", "经济 5.5..7.5% growth")
end)

test("a structure is as many shares as it has parts", function()
  local want = "三次产业结构 20% share; 三次产业结构 45.5% share; 三次产业结构 34.5% share"
  all_tell(want, {
    "三次产业结构调整为20∶45.5∶34.5。", "三次产业结构优化为20:45.5:34.5。", "三次产业结构为20：45.5：34.5。",
    "三次产业结构演进为20 : 45.5 : 34.5。", "三次产业结构达到２０：４５．５：３４．５。", "三次产业结构进一步优化，调整为20∶45.5∶34.5。",
  })
  tells("工业、建筑业增加值分别增长12%、8%，三次产业结构进一步优化，调整为20∶45.5∶34.5。",
    "工业增加值 12% growth; 建筑业增加值 8% growth; " .. want)
end)

test("a structure from and to has its two years", function()
  local report = baoshu.parse(HEAD .. "三次产业结构由20.3∶45.2∶34.5调整为18∶46.5∶35.5。\n")
  local list = {}
  for f in report:facts { kind = "share", unit = "%" } do
    list[#list + 1] = f.value .. " " .. f.period
  end
  list = table.concat(list, ", ")
  assert(list == "20.3 2019, 45.2 2019, 34.5 2019, 18 2020, 46.5 2020, 35.5 2020", list)
end)

test("so much to one is a level, other ratios state nothing", function()
  tells("城乡收入比由2.4∶1缩小到2.2∶1。", "城乡收入比 2.4; 城乡收入比 2.2")
  tells("城乡收入比缩小至2.2:1以下。", "城乡收入比 2.2 under")
  all_tell("", { "按照4:3:3的比例分担资金。", "县队以3:2战胜对手。", "县队以21∶18获胜。", "完成1:500地形图测绘。", "会议8:30开始，17：30结束。" })
end)

test("lists with 分别", function()
  tells("消费、投资、出口分别增长10.9%、7.1%和3.6%。", "消费 10.9% growth; 投资 7.1% growth; 出口 3.6% growth")
  tells("工业增加值、税收收入分别达到84.5亿元、48.3亿元。", "工业增加值 8450000000元; 税收收入 4830000000元")
  tells("工业投资42.5亿元，农业投资9.5亿元，分别增长8%和12%。",
    "工业投资 4250000000元; 农业投资 950000000元; 工业投资 8% growth; 农业投资 12% growth")
end)

test("倍 that is growth and 倍 that is a multiple", function()
  tells("专利授权量增长1.5倍，是2015年的2.5倍。", "专利授权量 1.5倍 growth; 专利授权量 2.5倍 multiple")
  tells("利润增长了两倍，销售额翻了一番，产量相当于上年的3倍。", "利润 2倍 growth; 销售额 1番 growth; 产量 3倍 multiple")
end)

test("增加到 is a level, 增加了 a change", function()
  tells("财政收入增加到5.2亿元，工业企业增加了12家。", "财政收入 520000000元; 工业企业 12家 change")
  tells("企业由34家增加到81家，学校从34所增加到了81所。", "企业 34家; 企业 81家; 学校 34所; 学校 81所")
  tells("城镇化率提高到63%，森林覆盖率提高了3个百分点。", "城镇化率 63%; 森林覆盖率 3个百分点 change")
end)

test("quotes, straight, round or square, are quotes", function()
  for _, quotes in ipairs { { "“", "”" }, { '"', '"' }, { "「", "」" } } do
    local open, close = quotes[1], quotes[2]
    tells("粮食实现" .. open .. "十二连增" .. close .. "，产量25万吨。", "产量 250000吨")
    local report = baoshu.parse(HEAD .. open .. "十三五" .. close .. "时期经济年均增长6.5%。\n")
    assert(report:fact().indicator == "经济" and report:fact().base == "2015", report:fact().indicator)
  end
  local long = "全县上下要坚定不移地走生态优先、绿色发展的道路，让每一条河都清澈，让每一座山都常青"
  tells('县委提出"' .. long .. '"，工业投资增长5%，"四边三化"工程投资3亿元。', '工业投资 5% growth; "四边三化"工程投资 300000000元')
end)
