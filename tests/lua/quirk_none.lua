-- Digits that state nothing: codes, addresses, times, marks, names. Every text here was written for
-- this test.
local HEAD = "东屿县2021年政府工作报告\n\n2021年1月20日\n\n一、2020年工作回顾\n\n"

local function told(body)
  local list = {}
  for f in baoshu.parse(HEAD .. body .. "\n"):facts() do
    list[#list + 1] = f.text .. " " .. (f.indicator or "-")
  end
  return table.concat(list, "; ")
end

local function none(bodies)
  for _, body in ipairs(bodies) do
    local here = told(body)
    assert(here == "", ("“%s” told “%s”"):format(body, here))
  end
end

local function tells(body, want)
  local here = told(body)
  assert(here == want, ("“%s” told “%s”, not “%s”"):format(body, here, want))
end

test("figures too large and figures that are none", function()
  none {
    "总量达到123456789012345678901234567890亿元。", "完成投资十万万亿亿元。", "软件0.0.1已经上线。", "数值为0.0.1元。",
    "编号为1,2,3的设备完成检修。", "数据1,23,456元不合写法。", "面积1.2×10^6。", "面积1.2×10^6平方米。", "浓度为3×10的负6次方。",
  }
  tells("投资12345678901234567890亿元，税收增长8%。", "8% 税收")
end)

test("addresses of machines, people and pages", function()
  none {
    "服务器地址192.168.1.1已经备案。", "地址10.0.0.1/24。", "网址http://www.example.gov.cn/2020/15/123.html。", "详见www.12371.cn。",
    "邮箱test2020@163.com。", "邮编314000。", "邮政编码：021000。", "邮政信箱1234号。",
  }
end)

test("telephone numbers and hotlines", function()
  none {
    "12345热线受理群众诉求。", "12345政务服务便民热线方便快捷。", "咨询电话：0470-8221234。", "联系电话010—66050000。",
    "联系电话（0470）8221234。", "服务电话400-810-6789全天开通。", "服务电话400 810 6789。", "联系电话13812345678。",
    "联系电话：138 1234 5678。", "手机+86-138-1234-5678。", "监督电话：12388，传真：8221235。", "统一拨打110、119、120。",
  }
end)

test("numbers of documents, articles and pages", function()
  none {
    "印发通知（县政办发〔2020〕15号）。", "根据国发[2020]15号文件要求。", "根据县政发（2020）15号文件。", "落实县委2020年1号文件。", "第46号令。",
    "根据第3条、第十二条规定办理。", "根据第3.2.1节规定办理。", "详见第12页、附件3、表2-1、图4。", "第3页 共10页", "- 12 -", "编号DY-2020-015。", "见专栏6两化融合工程。",
    "执行GB/T 1234-2020标准。", "执行GB 3095-2012标准。", "通过ISO9001认证。", "通过ISO9001、ISO14001认证。",
  }
end)

test("times of day and days", function()
  none {
    "会议8:30开始，17：30结束。", "会议8时30分开始。", "会议上午9时30分至11时举行。", "会议8点30分开始。", "2020-01-15发布。", "2020/01/15发布。",
    "2020.1.15发布。", "12月31日前完成。", "第3季度经济回升。", "3·15活动，12.4宪法日。", "“5·12”防灾日。", "“双11”“618”促销。",
  }
end)

test("list marks inside a sentence", function()
  none {
    "1.加快项目建设。2.加强招商引资。", "主要是：1、加快项目建设；2、加强招商引资。", "做到①抓项目；②抓招商；⑩抓落实。", "做到⑴抓项目；⑵抓招商；⒊抓服务。",
    "做到(1)抓项目；(2)抓招商；（3）抓服务。", "做到㈠抓项目；㈡抓招商。", "（一）（二）（十一）", "做到1）抓项目；2）抓招商。",
  }
end)

test("a list mark is no part of what is measured", function()
  for _, mark in ipairs { "46.", "2、", "（3）", "(3)", "①", "一是", "（二）", "四要" } do
    tells(mark .. "森林覆盖率达到90%。", "90% 森林覆盖率")
  end
  tells("一是森林覆盖率达到90%，二是绿地面积达到30公顷。", "90% 森林覆盖率; 30公顷 绿地面积")
end)

test("最高 is a bound", function()
  local fact = baoshu.parse(HEAD .. "单个项目补助最高500万元。\n"):fact()
  assert(fact.bound == "under" and fact.kind == "level" and fact.indicator == "单个项目补助", fact.indicator)
end)

test("versions, codes and numbers of people, firms and accounts", function()
  none {
    "系统升级到V3.2.1。", "系统升级到2.0版。", "身份证号码150102199001011234。", "身份证33040219900307271X。", "统一社会信用代码91150100MA0N1234XK。",
    "机构代码11330400MB0123456X。", "企业上市（股票代码：300750）。", "企业上市（600519.SH）。", "账号6222 0212 3456 7890。", "QQ群123456789。",
  }
end)

test("places on the globe, on roads and in houses", function()
  none {
    "位于东经111.65度、北纬40.82度。", "位于东经119°30′、北纬49°12′。", "位于东经119度30分。", "5栋2单元301室。", "3-5号地块。", "3号楼301室。",
    "G7高速公路贯通。", "国道G60、省道S11贯通。", "地铁5号线开通。", "301国道、109国道畅通。", "国道301线改造完成。", "K1+200至K3+500路段。", "Z38次列车。",
  }
end)

test("scores, scales and sums that are names", function()
  none {
    "县队以3:2战胜对手。", "比分88比79。", "完成1:2000地形图测绘。", "构建1+8+N政策体系。", "构建“1+8+N”政策体系。", "实施1+1+6方案。", "推行“5+2”工作法。",
    "提供7×24小时服务。", "提供24小时服务。", "24小时在线监控。", "二十四小时值班。", "打造15分钟生活圈。", "打造1小时交通圈。",
  }
end)

test("chemistry, and what is measured of it", function()
  none { "二氧化碳CO2减排。", "PM2.5和PM10明显改善。", "SO2、NO2、O3明显改善。" }
  tells("PM2.5浓度35微克/立方米。", "35微克/立方米 PM2.5浓度")
  tells("PM10平均浓度降至52微克/立方米，下降6.7%。", "52微克/立方米 PM10平均浓度; 6.7% PM10平均浓度")
  tells("SO2、NO2浓度分别下降12%、8%。", "12% SO2浓度; 8% NO2浓度")
end)

test("names with digits in them, and what is counted of them", function()
  none {
    "推进5G网络建设。", "推广4K超高清、3D打印。", "C919首飞。", "F-35、H7N9、COVID-19。", "新增4A级景区。", "创建国家5A级旅游景区。", "推进两江四岸建设。",
    "建设985、211高校。", "建设“985”“211”高校。", "B2B、O2O模式。", "T1、T2航站楼。", "实施“13520”工程。", "Ⅲ类水质，IV类水体。", "实现“3060”目标。",
  }
  tells("新增4A级景区2家、5G基站120座。", "2家 4A级景区; 120座 5G基站")
  tells("生产N95口罩100万只。", "100万只 N95口罩")
  tells("GB/T 19001-2016认证企业12家。", "12家 GB/T 19001-2016认证企业")
  tells("建成15分钟生活圈12个。", "12个 15分钟生活圈")
end)

test("units of letters and digits are units", function()
  tells("供水500m3，流量120GB。", "500m3 供水; 120GB 流量")
end)
