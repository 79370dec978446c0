local zh = baoshu.pack "zh"
zh:unit { "标准柜", dimension = "cuont" }
