-- Ports count containers, and speak of 箱量 and 闲置.
local zh = baoshu.pack "zh"
zh:unit { "标准柜", dimension = "count" }
zh:indicator { "集装箱吞吐量", aliases = { "箱量" } }
zh:word { "蹿升", class = "up", next = "quantity" }
zh:name { "双{n}航线" }
zh:rule {
  "idle share",
  zh.word "闲置" * zh.text ^ 0 * zh:role("number", zh.number * zh.percent),
  kind = "share",
}
