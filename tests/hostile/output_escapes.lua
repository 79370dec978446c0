-- Bytes that every format writes as many.
-- EXPECT: error
-- SAYS: it gives out more than 64 MB for one report
return {
  api = 1, columns = { "a" },
  map = function(_, emit) emit { a = ("\1"):rep(20000000) } end,
}
