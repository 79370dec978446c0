local zh = baoshu.pack "zh"

zh:rule { "idle share", zh.idel * zh:role("number", zh.percent), kind = "share" }
