local zh = baoshu.pack "zh"
zh:unti { "标准箱" }
