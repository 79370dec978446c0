-- What stands around a report: titles and datelines, web pages, tables of contents, glossaries, other
-- reports in the same file. Every text here was written for this test.
local BODY = "过去一年，全县上下同心协力，克服重重困难，各项事业稳步向前，老百姓的日子一天比一天好，城乡面貌有了明显变化。"
local REVIEW = "一、2020年工作回顾\n\n" .. BODY .. "全年完成投资53.2亿元。\n\n"
local PLAN = "二、2021年主要任务\n\n" .. BODY .. "今年完成投资60亿元。\n\n"
local TOP = "东屿县2021年政府工作报告\n\n2021年1月20日在东屿县第十七届人民代表大会第五次会议上\n\n县长　李明\n\n"
local ADDRESS = "各位代表：\n\n现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。\n\n"

local function outline(report)
  local list = {}
  for s in report:sections() do
    list[#list + 1] = s.level .. (s.mark or "") .. s.title
  end
  return table.concat(list, " ")
end

-- Two facts and two headings, whatever stands around them.
local function reads(text, title)
  local report = baoshu.parse(text)
  local texts = {}
  for f in report:facts() do
    texts[#texts + 1] = f.text .. " " .. f.period
  end
  texts = table.concat(texts, ", ")
  assert(texts == "53.2亿元 2020, 60亿元 2021", texts)
  assert(outline(report) == "1一、2020年工作回顾 1二、2021年主要任务", outline(report))
  assert(report.title == (title or "东屿县2021年政府工作报告"), report.title)
  return report
end

test("a plain report is read", function()
  local report = reads(TOP .. ADDRESS .. REVIEW .. PLAN)
  assert(report.date == "2021-01-20" and report.year == 2021 and report.place == "东屿县", report.place)
end)

test("titles with blanks or a break inside", function()
  local rest = "\n\n2021年1月20日\n\n" .. ADDRESS .. REVIEW .. PLAN
  reads("政 府 工 作 报 告" .. rest, "政府工作报告")
  reads("政　府　工　作　报　告" .. rest, "政府工作报告")
  reads("政府工作报\n告" .. rest, "政府工作报告")
  reads("政府工作\n报告" .. rest, "政府工作报告")
  reads("东屿县人民政府工作报告（摘要）" .. rest, "东屿县人民政府工作报告（摘要）")
  reads("**政府工作报告**" .. rest, "政府工作报告")
  reads("# 政府工作报告" .. rest, "政府工作报告")
end)

test("datelines of one line, of two, in brackets, with a dash, in Chinese digits", function()
  for _, dateline in ipairs {
    "2021年1月20日在东屿县第十七届人民代表大会第五次会议上", "——2021年1月20日在东屿县第十七届人民代表大会第五次会议上",
    "（2021年1月20日在东屿县第十七届人民代表大会第五次会议上）", "2021年1月20日\n在东屿县第十七届人民代表大会第五次会议上",
    "——2021年1月20日在东屿县第十七届\n人民代表大会第五次会议上", "二〇二一年一月二十日在东屿县第十七届人民代表大会第五次会议上",
    "（2 0 2 1年1月2 0日在东屿县第十七届人民代表大会第五次会议上）", "２０２１年１月２０日在东屿县第十七届人民代表大会第五次会议上",
    "2021年1月20日在东屿县第十七届人民代表大会第五次会议上\n\n东屿县人民政府县长　李　明",
  } do
    local report = reads("政府工作报告\n\n" .. dateline .. "\n\n" .. ADDRESS .. REVIEW .. PLAN, "政府工作报告")
    assert(report.date == "2021-01-20" and report.place == "东屿县", dateline)
  end
end)

test("a web page's buttons and source lines before the report are none of it", function()
  local report = reads("首页\n\n当前位置：首页 > 政务公开 > 政府工作报告\n\n" .. "东屿县2021年政府工作报告\n\n"
    .. "发布时间：2021-02-03 08:55\n来源：东屿日报\n浏览次数：12345\n【字号：\n大\n中\n小\n】\n打印\n下载\n收藏\n分享到：\n\n"
    .. "2021年1月20日在东屿县第十七届人民代表大会第五次会议上\n\n" .. ADDRESS .. REVIEW .. PLAN)
  assert(report.date == "2021-01-20", report.date)
end)

test("an agency's line before the report is none of it", function()
  reads("东屿县2021年政府工作报告\n\n新华社北京3月15日电\n\n2021年1月20日在东屿县第十七届人民代表大会第五次会议上\n\n"
    .. ADDRESS .. REVIEW .. PLAN)
end)

test("what a web page puts behind the report is none of it", function()
  for _, tail in ipairs {
    "（责任编辑：张三）\n\n当前位置：首页 > 正文\n\n本站全年访问5000万人次。\n", "相关报道：\n\n我省全年投资达到1200亿元\n\n我市全年投资增长8%\n",
    "相关链接\n\n2020年东屿县政府工作报告\n\n完成投资50亿元。\n",
    "本作品来自政府公文，在中华人民共和国境内属于公有领域。\n\nPublic domain\n\n共有120个国家采用。\n",
    "扫一扫在手机打开当前页\n\n打印本页\n\n关闭窗口\n\n累计访问1200万人次。\n", "<!--\nvar total = 1200;\n-->\n",
    "版权所有：东屿县人民政府　电话：0573-81234567　邮编314000\n",
  } do
    reads(TOP .. ADDRESS .. REVIEW .. PLAN .. tail)
  end
end)

test("a glossary behind the report is none of it", function()
  for _, head in ipairs { "名词解释", "注释：", "附注：", "有关名词解释", "附件：名词解释", "《政府工作报告》名词解释", "附件2　名词解释" } do
    reads(TOP .. ADDRESS .. REVIEW .. PLAN .. head .. "\n\n1.“两个百亿”工程：指用五年时间建成的2个投资100亿元以上的产业园区。\n\n"
      .. "2.“三张网”：指总投资25亿元的水网、路网和电网，其中水网长320公里。\n")
  end
end)

test("a report that stands twice on a page is one", function()
  local page = "当前位置：首页>>东屿概况\n\n" .. TOP .. ADDRESS .. REVIEW .. PLAN .. "（责任编辑：李四）\n\n"
  reads(page .. page)
  reads(page .. page .. page)
end)

test("a table of contents is none of the report", function()
  for _, head in ipairs { "目录\n\n", "目　录\n\n", "" } do
    reads(TOP .. head .. "一、2020年工作回顾\n\n（一）产业\n\n（二）民生\n\n二、2021年主要任务\n\n" .. ADDRESS .. REVIEW .. PLAN)
    reads(TOP .. head .. "一、2020年工作回顾\n\n（一）产业\n\n（二）民生\n\n二、2021年主要任务\n\n" .. REVIEW .. PLAN)
  end
end)

test("a preface between the table of contents and the first heading is text", function()
  local report = baoshu.parse("东屿县渔业发展规划\n\n（2021年1月20日县人民代表大会通过）\n\n目录\n\n"
    .. "第一章　总则\n\n第二章　目标\n\n第三章　措施\n\n序言\n\n2020年全县渔业产值12.5亿元。" .. BODY .. "\n\n" .. BODY .. "\n\n"
    .. "第一章　总则\n\n" .. BODY .. "\n\n第二章　目标\n\n" .. BODY .. "\n\n第三章　措施\n\n" .. BODY .. "\n")
  assert(outline(report) == "1第一章总则 1第二章目标 1第三章措施", outline(report))
  assert(report:fact { unit = "元" }.value == 1250000000)
end)

test("a preface without 。 is text", function()
  local lines = { "一、主要任务" }
  for i = 1, 8 do
    lines[#lines + 1] = ("第%d年要抓好重点工程，完成投资%d亿元，带动周边群众就业，让更多家庭过上好日子，让城市更有活力"):format(i, i + 1)
  end
  local report = baoshu.parse("今后五年是全县渔业发展的关键时期，全县上下要再接再厉，渔业产值要达到20亿元，农民收入要有较大提高，城乡面貌要有较大改变，人民生活要更加富裕\n"
    .. table.concat(lines, "\n") .. "\n")
  assert(report:fact { indicator = "渔业产值" }.value == 2000000000)
end)

test("two headings of divisions on one line are two", function()
  local report = baoshu.parse("东屿县发展规划\n\n第一篇　总则\n\n第一章　形势\n\n" .. BODY .. "\n\n第二篇推进改革开放第二章深化各项改革\n\n" .. BODY
    .. "\n\n第一节　改革\n\n" .. BODY .. "\n\n第三章　开放\n\n" .. BODY .. "\n")
  assert(outline(report) == "1第一篇总则 2第一章形势 1第二篇推进改革开放 2第二章深化各项改革 3第一节改革 2第三章开放", outline(report))
end)

test("a chapter behind a section that stood under no chapter is above it", function()
  local report = baoshu.parse("东屿县发展规划\n\n第一篇　总则\n\n第一节　形势\n\n" .. BODY .. "\n\n第二章　改革\n\n" .. BODY
    .. "\n\n第一节　开放\n\n" .. BODY .. "\n")
  assert(outline(report) == "1第一篇总则 2第一节形势 2第二章改革 3第一节开放", outline(report))
end)

test("a list of figures under 一、 二、 is no list of headings", function()
  local report = baoshu.parse(TOP .. "第一章　财政\n\n各项支出如下。\n\n一、农业支出38亿元，占12.5%。\n\n二、行政支出40.8亿元，占14.5%。\n\n"
    .. "三、其他支出5亿元，占1.6%。\n\n以上各项要从严控制，" .. BODY .. "\n\n第二章　金融\n\n" .. BODY .. "\n")
  assert(outline(report) == "1第一章财政 1第二章金融", outline(report))
  assert(report:count() == 6, report:count())
end)

test("dashes without text below them are no headings", function()
  local report = baoshu.parse(TOP .. "一、重点任务\n\n今年要抓好以下工作：\n\n——培育优良品种和加工技术\n\n——开发轻工纺织系列产品\n\n"
    .. "——搞好传统技术改造示范\n\n" .. BODY .. "\n\n二、措施\n\n" .. BODY .. "\n")
  assert(outline(report) == "1一、重点任务 1二、措施", outline(report))
end)

test("who signed above a date at the end is no text", function()
  local report = reads(TOP .. ADDRESS .. REVIEW .. PLAN .. "东屿县财政局\n\n东屿县统计局\n\n2021年2月1日\n")
  assert(not report:section "二":paragraphs()() ~= nil)
  reads(TOP .. ADDRESS .. REVIEW .. PLAN .. "东屿县人民政府办公室\n\n二〇二一年二月一日\n")
end)

test("headings on lines of their own, run in, behind dashes and without mark", function()
  local text = "全县上下同心协力，克服重重困难，各项事业稳步向前，城乡面貌有了明显变化。"
  local report = baoshu.parse(TOP .. "一、过去一年工作\n\n（一）经济稳步增长\n\n" .. text .. "\n\n（二）民生持续改善。" .. text
    .. "\n\n（三）改革不断深化。" .. text .. "\n\n二、今年任务\n\n——综合实力要增强。" .. text .. "\n\n——城乡面貌要变美。" .. text
    .. "\n\n——群众生活要更好。" .. text .. "\n\n三、重点工作\n\n着力发展产业。" .. text .. "\n\n着力改善民生。" .. text .. "\n\n着力保护环境。" .. text
    .. "\n\n四、自身建设\n\n" .. text .. "一是依法行政，二是勤俭办事，三是优化服务。" .. text .. "\n")
  assert(outline(report) == "1一、过去一年工作 2（一）经济稳步增长 2（二）民生持续改善 2（三）改革不断深化 1二、今年任务 2——综合实力要增强"
    .. " 2——城乡面貌要变美 2——群众生活要更好 1三、重点工作 2着力发展产业 2着力改善民生 2着力保护环境 1四、自身建设", outline(report))
end)

test("heading marks with blanks, wide digits and other brackets", function()
  for _, marks in ipairs { { "（一）", "（二）" }, { "(一)", "(二)" }, { "（ 一 ）", "（ 二 ）" }, { "1．", "2．" }, { "１、", "２、" }, { "第一，", "第二，" },
    { "一是", "二是" } } do
    local text = "全县上下同心协力，克服重重困难，各项事业稳步向前，城乡面貌有了明显变化。"
    local report = baoshu.parse(TOP .. "一 、 过去一年工作\n\n" .. marks[1] .. "发展渔业产业。" .. text .. "\n\n" .. marks[2]
      .. "改善群众生活。" .. text .. "\n\n二、今年任务\n\n" .. text .. "\n")
    local list = {}
    for s in report:sections() do
      list[#list + 1] = s.level .. s.title
    end
    list = table.concat(list, " ")
    assert(list == "1过去一年工作 2发展渔业产业 2改善群众生活 1今年任务", marks[1] .. ": " .. list)
  end
end)

test("a report that is cut off comes through as far as it goes", function()
  local whole = TOP .. ADDRESS .. REVIEW .. PLAN
  for cut = #TOP, #whole do
    local report = baoshu.parse(whole:sub(1, cut))
    local count = report:count()
    assert(report.title == "东屿县2021年政府工作报告" and count <= 2, cut)
    local _, last = whole:find("53.2亿元。", 1, true)
    assert(cut < last or report:fact().value == 5320000000, cut)
  end
end)

test("noise between the words leaves what is readable", function()
  local report = baoshu.parse(TOP .. "一、2020年工作回顾\n\n···“（318）··〈386） 巫.．0 孬思 31帥\n\n" .. BODY
    .. "全年完成投资53.2亿元。\n\n囗囗〔注〕□□\n\n·323．\n\n\239\191\189\239\191\189财政收入3.1亿元。\n")
  local list = {}
  for f in report:facts() do
    list[#list + 1] = f.text
  end
  assert(table.concat(list, " ") == "53.2亿元 3.1亿元", table.concat(list, " "))
end)
