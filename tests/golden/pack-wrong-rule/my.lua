local zh = baoshu.pack "zh"
zh:rule {
  "idle share",
  (zh.text ^ 0) ^ 0 * zh:role("number", zh.percent),
  kind = "share",
}
