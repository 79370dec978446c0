#include "phrases.h"

#include <stdlib.h>

#include "utf8.h"

enum { CODES = 0x10000 };
_Static_assert(BS_PHRASE_COUNT <= 31, "phrase_starts has 31 bits for kinds");

/* Adds bits to what a table says of a character. */
static void mark(uint32_t *table, const char *character, uint32_t bits) {
  uint32_t code = bs_utf8_at(character);
  if (code < CODES)
    table[code] |= bits;
}

/* Whether phrases of a kind may begin or end with a character; those beyond the table may. */
static inline bool may(const uint32_t *table, bs_phrase_kind kind, uint32_t code) {
  return code >= CODES || table[code] >> kind & 1;
}

bool bs_phrases_build(bs_pack *pack) {
  pack->phrase_lexicon.merges = true;
  free(pack->phrase_starts);
  pack->phrase_starts = calloc(2 * (size_t)CODES, sizeof(uint32_t));
  if (!pack->phrase_starts)
    return false;
  pack->phrase_ends = pack->phrase_starts + CODES;
  for (size_t i = 0; i < pack->heading_count; i++)
    if (pack->headings[i].form.prefix.size > 0)
      mark(pack->phrase_starts, pack->headings[i].form.prefix.data, BS_STARTS_HEADING);
  for (uint32_t kind = 0; kind < BS_PHRASE_COUNT; kind++)
    for (size_t i = 0; i < pack->phrases[kind].count; i++) {
      bs_slice text = pack->phrases[kind].items[i];
      mark(pack->phrase_starts, text.data, 1u << kind);
      mark(pack->phrase_ends, text.data + bs_utf8_before(text.data, text.size), 1u << kind);
      if (!bs_lexicon_add(&pack->phrase_lexicon, text, 1u << kind, kind))
        return false;
    }
  const bs_entry *twice[2];
  return bs_lexicon_build(&pack->phrase_lexicon, twice);
}

/* The longest phrase of a kind at the start of `text`, or, where `whole`, the one that is all of
   it. */
static uint32_t find(const bs_pack *pack, bs_phrase_kind kind, bs_slice text, bool whole) {
  bs_hit hits[BS_LEXICON_HITS];
  uint32_t count = bs_lexicon_find(&pack->phrase_lexicon, text.data, text.size, hits);
  while (count-- > 0)
    if (hits[count].item >> kind & 1 && (!whole || hits[count].size == text.size))
      return hits[count].size;
  return 0;
}

uint32_t bs_pack_begins(const bs_pack *pack, bs_phrase_kind kind, bs_slice text) {
  if (text.size == 0 || !pack->phrase_starts ||
      !may(pack->phrase_starts, kind, bs_utf8_at(text.data)))
    return 0;
  return find(pack, kind, text, false);
}

uint32_t bs_pack_holds(const bs_pack *pack, bs_phrase_kind kind, bs_slice text) {
  if (!pack->phrase_starts)
    return 0;
  for (uint32_t at = 0; at < text.size; at += bs_utf8_size((unsigned char)text.data[at])) {
    if (!may(pack->phrase_starts, kind, bs_utf8_at(text.data + at)))
      continue;
    uint32_t found = find(pack, kind, (bs_slice){text.data + at, text.size - at}, false);
    if (found > 0)
      return found;
  }
  return 0;
}

uint32_t bs_pack_ends(const bs_pack *pack, bs_phrase_kind kind, bs_slice text) {
  uint32_t found = 0, at = text.size > 0 ? bs_utf8_before(text.data, text.size) : 0;
  if (text.size == 0 || !pack->phrase_ends ||
      !may(pack->phrase_ends, kind, bs_utf8_at(text.data + at)))
    return 0;
  for (;; at = bs_utf8_before(text.data, at)) {
    uint32_t size = text.size - at;
    if (may(pack->phrase_starts, kind, bs_utf8_at(text.data + at)) &&
        find(pack, kind, (bs_slice){text.data + at, size}, true) > 0)
      found = size;
    if (at == 0 || size > pack->phrases[kind].longest)
      return found;
  }
}
