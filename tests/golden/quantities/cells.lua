-- Quantities of every kind in a column: exact, open at an end, at both, of a base unit, of none.
return {
  api = 1,
  columns = { "what", "figure" },
  map = function(report, emit)
    for fact in report:facts() do
      emit { what = fact.text, figure = fact.quantity }
    end
    local visitors = report:fact { unit = "人次" }.quantity
    emit { what = "divided by what may be 0", figure = baoshu.quantity "3人次" / visitors }
    emit { what = "divided by 0", figure = visitors / 0 }
    emit { what = "a count", figure = baoshu.quantity "16家" }
    emit { what = "a third", figure = baoshu.quantity(1) / 3 }
    emit { what = "a number", figure = 0.5 }
  end,
}
