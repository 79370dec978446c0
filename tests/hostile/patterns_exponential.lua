-- A grammar that tries every cut of its text, inside one call of C.
-- EXPECT: timeout
local lpeg = require "lpeg"
local s = lpeg.P { lpeg.P "a" * lpeg.V(1) * "b" + lpeg.P "a" * lpeg.V(1) * "c" + "a" }
s:match(("a"):rep(60))
