-- What printing and pages do to lines: breaks inside sentences, words and numbers, page numbers, line
-- ends, lost stops. Every text here was written for this test.
local HEAD = "东屿县2021年政府工作报告\n\n2021年1月20日\n\n一、2020年工作回顾\n\n"
local LONG = "过去一年，全县上下同心协力，克服重重困难，各项事业稳步向前，老百姓的日子一天比一天好。城乡面貌"
  .. "有了明显变化，道路更加通畅，河水更加清澈，校园更加漂亮，看病更加方便，办事更加省心，大家都很满意。"

-- "indicator value unit" of each fact
local function told(text)
  local list = {}
  for f in baoshu.parse(text):facts() do
    local value = f.value and ("%.14g"):format(f.value) or ("%.14g..%.14g"):format(f.low, f.high)
    list[#list + 1] = ("%s %s%s"):format(f.indicator or "-", value, f.unit or "")
  end
  return list
end

local function tells(text, ...)
  local list, want = told(text), { ... }
  local here, there = table.concat(list, "; "), table.concat(want, "; ")
  assert(here == there, ("told “%s”, not “%s”"):format(here, there))
end

-- behind the heading
local function paragraphs(text)
  local count = -1
  for _ in baoshu.parse(text):section("一"):paragraphs() do
    count = count + 1
  end
  return count
end

test("a page break inside a sentence is not there", function()
  tells(HEAD .. LONG .. "全年完成固定资产投资53.2亿元，其中工业投资\n\n21.4亿元，增长8%。\n",
    "固定资产投资 5320000000元", "工业投资 2140000000元", "工业投资 8%")
end)

test("a page break inside a word is not there", function()
  tells(HEAD .. LONG .. "全年完成进出口总额58.7亿元，年\n\n均增长12.1%。\n",
    "进出口总额 5870000000元", "进出口总额 12.1%")
end)

test("a page break inside a number is not there", function()
  local whole = { "固定资产投资 1235000000元", "固定资产投资 8%" }
  for _, broken in ipairs { "12.\n\n35", "12\n\n.35", "1\n\n2.35", "12.3\n\n5", "12.\n35", "1 2 .\n3 5", "１２．\n\n３５" } do
    tells(HEAD .. LONG .. "全年完成固定资产投资" .. broken .. "亿元，增长8%。\n", table.unpack(whole))
    tells(HEAD .. "去年一年全县总共完成固定资产投资" .. broken .. "亿元，增长8%。\n", table.unpack(whole))
  end
end)

test("a page number between the halves of a sentence is not there", function()
  for _, number in ipairs { "- 12 -", "— 12 —", "－１２－", "·12·", "．12．", "- 12．", "第12页", "第 12 页 共 30 页", "12\f" } do
    local text = HEAD .. "全年完成投资123亿元，其中工业\n\n" .. number .. "\n\n投资60亿元。\n"
    tells(text, "投资 12300000000元", "工业投资 6000000000元")
    assert(paragraphs(text) == 1, number)
  end
end)

test("a page number between paragraphs is no text", function()
  for _, number in ipairs { "- 12 -", "— 12 —", "-355．·", "· 402 ·", "第3页 共10页", "\f12", "12\r\n\f" } do
    tells(HEAD .. "全年完成投资123亿元。\n" .. number .. "\n工业投资60亿元。\n",
      "投资 12300000000元", "工业投资 6000000000元")
  end
end)

test("a heading above a page number stays one", function()
  local report = baoshu.parse(HEAD .. "（一）加快发展，增进福祉\n\n- 3 -\n\n" .. LONG .. "\n")
  assert(report:section("一/（一）").title == "加快发展，增进福祉")
end)

test("a title that stands twice is not one line", function()
  local title = "东屿县人民政府办公室关于印发支持渔业发展若干政策和东屿县海洋渔业创新发展行动计划的通知"
  local report = baoshu.parse(title .. "\n" .. title .. "\n\n2021年9月2日\n\n一、总体要求\n\n" .. LONG .. "\n")
  assert(report.title == title, report.title)
end)

test("hard wraps, CR, CRLF and a line that is all of the file are the same", function()
  local lines = {
    "全年地区生产总值达到31.26亿元，增长5.1%；完成财政收入3.", "15亿元，其中一般公共预算收入0.9亿元，分别是上年的1.2",
    "8倍和1.4倍；新增规模以上企业47家，规模以上企业达到75家，占全部", "企业的三成；城镇居民人均可支配收入达到4.25万元，增长6.3%，农村居",
    "民人均可支配收入达到2.6万元，增长7.8%；建成高标准农田1.2万亩，", "粮食总产量达到12.5万吨，同比增长2.1%；森林覆盖率达到43.5%，提",
    "高0.6个百分点；新建学校3所、医院2座，改造老旧小区15个，惠及居民", "4200户，新增养老床位320张，全县城镇登记失业率控制在3.1%以内，居",
    "民消费价格涨幅为2.4%，社会大局保持稳定。",
  }
  local whole = told(HEAD .. table.concat(lines) .. "\n")
  assert(#whole == 25, #whole)
  for _, stop in ipairs { "\n", "\r\n", "\r", "\n\n" } do
    tells((HEAD .. table.concat(lines, stop) .. stop):gsub("\n", stop == "\r" and "\r" or "\n"), table.unpack(whole))
  end
end)

test("one sentence a line without 。 is read as sentences", function()
  local text = "东屿县2021年政府工作报告\n2021年1月20日\n一、2020年工作回顾\n"
  local want = {}
  for i = 1, 12 do
    text = text .. ("全县上下团结一致、埋头苦干，第%d号工程当年完成投资%d亿元，有力带动了就业和消费\n"):format(i, i + 2)
    want[i] = ("投资 %d00000000元"):format(i + 2)
  end
  tells(text, table.unpack(want))
  assert(paragraphs(text) == 12)
end)

test("deep indents and many empty lines are told as deep and many", function()
  local text = HEAD .. (" "):rep(400) .. "2020年财政收入3.15亿元。" .. ("\n"):rep(400) .. "产值增长8%。\n"
  tells(text, "财政收入 315000000元", "产值 8%")
  assert(paragraphs(text) == 2)
end)

test("a form feed inside a line of Windows ends it, and the line end behind it another", function()
  tells(HEAD .. "2020年财政收入3.15亿元。\f产值增长8%。\r\n粮食产量5万吨。\r\n",
    "财政收入 315000000元", "产值 8%", "粮食产量 50000吨")
end)
