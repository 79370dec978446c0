local zh = baoshu.pack "zh"
zh:rule { "idle share", zh.up * zh:role("number" zh.percent), kind = "share" }
