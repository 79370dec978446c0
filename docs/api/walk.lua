-- Walks, which several types have with the same words.
local function walk(name, type, text)
  return {
    name, text,
    params = { { "filter", type:match "%a+$" .. "_filter?", "which; all without one" } },
    returns = { { "fun(): " .. type .. "?", "an iterator" } },
  }
end

return {
  sections = walk("sections", "section", "All sections below it, in text order."),
  paragraphs = walk("paragraphs", "paragraph", "All paragraphs in it, in text order."),
  sentences = walk("sentences", "sentence", "All sentences in it, in text order."),
  numbers = walk("numbers", "baoshu.number", "All numerals in it, in text order."),
  facts = walk("facts", "fact", "All facts in it, in text order."),
  fact = {
    "fact", "The first fact that passes.",
    params = { { "filter", "fact_filter?", "which; any without one" } },
    returns = { { "fact?", "nil where there is none" } },
  },
  count = {
    "count", "How many facts pass, without making them.",
    params = { { "filter", "fact_filter?", "which; all without one" } },
    returns = { { "integer", "how many" } },
  },
  bytes = {
    "bytes", "Where it stands in the file: bytes from 0, the end exclusive.",
    returns = { { "integer", "the first byte" }, { "integer", "the byte behind the last" } },
  },
}
