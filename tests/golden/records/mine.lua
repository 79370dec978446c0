return {
  api = 1,
  columns = { "report", "title" },
  map = function(report, emit)
    local name = report.path
    emit { report = name, title = report.title }
    if name == "raises.txt" then error "a figure is missing" end
    while name == "stuck.txt" do end
    local held, much = {}, ("x"):rep(1 << 20)
    while name == "hungry.txt" do held[#held + 1] = ("x"):rep(1 << 20) .. #held end
    while name == "talkative.txt" do emit { report = name, title = much } end
  end,
}
