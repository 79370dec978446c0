-- A function that is not there says so, too.
-- EXPECT: error
-- SAYS: escape_missing_function.lua:4: collectgarbage is not available in baoshu scripts
collectgarbage "stop"
