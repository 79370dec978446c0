return {
  api = 1,
  columns = { "=name", "text", "figure" },
  map = function(_, emit)
    for _, text in ipairs { "=cmd|' /C calc'!A0", "+86 10", "-2+3", "@SUM(A1)", " \t=1", "＝1", '=A("b")', "-", "-3.4%", "+5", "a=b", "" } do
      emit { ["=name"] = text, text = text, figure = -3.4 }
    end
  end,
}
