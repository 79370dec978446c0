-- A pattern with many ways to fail, inside one call of C.
-- EXPECT: timeout
(("a"):rep(30000)):match ".-.-.-.-.-$b"
