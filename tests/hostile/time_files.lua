-- Asks for files and modules without end: what others do for a script meanwhile is its time, too, and it is interrupted though
-- it mostly waits.
-- EXPECT: timeout
-- SAYS: stopped, for its time is up
if ... == "time_files" then error "loaded by itself" end
for i = 1, math.huge do
  assert(not baoshu.read(("./%d.txt"):format(i)))
  pcall(require, "time_files")
end
