local zh = baoshu.pack "zh"
zh:unit { "标准箱", dimension = "cuont" }
