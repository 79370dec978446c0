-- The functions that packs are written in. docs/packs.md teaches them.
local function declare(name, text, keys)
  keys = keys and (", with " .. keys) or ""
  return { name, text, params = { { "declaration", "table", "a list of texts" .. keys } } }
end

return {
  type = "pack",
  variable = "zh",
  index = "a pattern of one token of that class",
  text = "What `baoshu.pack \"zh\"` gives to a pack file ([packs.md](packs.md)). `zh.percent`, `zh.up` and so on are patterns"
    .. " of one token of that class, `zh.word \"闲置\"` one of that word.",
  methods = {
    declare("unit", "Declares what stands behind a number.",
      "`dimension`, `name`, `over`, `counts`, `concrete`, `before`, `part`, `size`,"
        .. " `base`, `factor`, `currency`, `doubles`, `again`"),
    declare("indicator", "Declares a name to keep whole.", "`aliases`"),
    declare("name", "Declares phrases that hold a numeral and state nothing.", "`class`, `rank`, `sure`, `value`"),
    declare("period", "Declares forms of times.",
      "`from`, `to`, `year`, `past`, `future`, `first`, `named`, `previous`, `here`, `months`, `part`"),
    declare("heading", "Declares marks that open a heading.", "`level`"),
    { "outline", "Declares phrases by which parts of a report are known.",
      params = { { "declaration", "table<string, string[]>", "lists of phrases by what they tell" } } },
    declare("word", "Declares words of the sentence's structure.",
      "`class`, `previous`, `next`, `readings`, `basis`, `inner`, `elsewhere`"),
    { "rule", "Declares what a sequence of words and amounts states.",
      params = { { "declaration", "table", "its name and pattern, with `kind`, `negative`, `gap`" } } },
    { "role", "A pattern, and what it is in the rule.",
      params = {
        { "role", '"number"|"from"|"to"|"verb"|"period"|"base"', "its role" },
        { "pattern", "any", "an LPeg pattern over tokens" },
      },
      returns = { { "any", "a pattern" } } },
  },
  functions = {
    { "pack", "The pack that a pack file adds to, or with `{ \"es\" }` a language that it begins; only there.",
      params = { { "language", "string|string[]", "which" } },
      returns = { { "pack", "its functions" } } },
  },
}
