-- A message with control characters and forged lines, longer than anybody reads.
-- EXPECT: error
-- SAYS: escape_messages.lua:5: \x1b[31mred
-- NEVER: forged
error(("\27[31mred\0\r\n"):rep(5000) .. "forged: 1", 0)
