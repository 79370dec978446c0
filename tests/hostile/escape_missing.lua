-- What is not there says so, at the line that asks.
-- EXPECT: error
-- SAYS: escape_missing.lua:5: io.popen is not available in baoshu scripts
assert(load == nil and dofile == nil and collectgarbage == nil)
io.popen "true"
