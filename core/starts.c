#include "starts.h"

#include <string.h>

#include "cut.h"

enum { CODES = 0x10000 };

/* What the phrases of a lexicon begin with. */
static void mark_phrases(bs_pack *pack, const bs_lexicon *lexicon, uint8_t what) {
  for (size_t i = 0; i < lexicon->entry_count; i++) {
    uint32_t first = bs_utf8_at(lexicon->entries[i].text.data);
    bs_pairs_add(pack->pairs, lexicon->entries[i].text);
    if (first < CODES)
      pack->starts[first] |= what;
  }
}

/* Marks the last characters of the signs of units ($). */
static void mark_signs(bs_pack *pack) {
  for (size_t i = 0; i < pack->unit_sign_count; i++) {
    bs_slice sign = pack->unit_signs[i].text;
    uint32_t last = bs_utf8_at(sign.data + bs_utf8_before(sign.data, sign.size));
    if (last < CODES)
      pack->starts[last] |= BS_ENDS_SIGN;
  }
}

bool bs_starts_prepare(bs_pack *pack) {
  pack->starts = bs_arena_take(&pack->arena, CODES);
  pack->pairs = bs_arena_take(&pack->arena, sizeof *pack->pairs);
  if (!pack->starts || !pack->pairs)
    return false;
  memset(pack->starts, 0, CODES);
  memset(pack->pairs, 0, sizeof *pack->pairs);
  bs_mark_numerals(pack->starts);
  mark_signs(pack);
  for (uint32_t code = 0; code < CODES; code++)
    if (pack->starts[code] != 0 || bs_mark_class(code) != 0 || code < 0x80 ||
        code == 0x201C /* “ */ || code == 0x300A /* 《 */ || code == 0x300C /* 「 */)
      pack->starts[code] |= BS_START_TOKEN;
  mark_phrases(pack, &pack->word_lexicon, BS_START_WORD);
  mark_phrases(pack, &pack->form_lexicon, BS_START_FORM);
  for (uint32_t code = 'A'; code <= 'z'; code++)
    pack->letters =
        pack->letters || ((code <= 'Z' || code >= 'a') && pack->starts[code] & BS_START_WORD);
  for (uint32_t code = 0; code < CODES; code++) {
    uint8_t *may = &pack->starts[code];
    if (!(*may & (BS_START_WORD | BS_START_FORM)))
      continue;
    bool alone = bs_pairs_bit(pack->pairs->alone, code);
    *may |= alone || *may & BS_START_TOKEN ? BS_START_TOKEN : BS_START_PAIR | BS_START_TOKEN;
  }
  for (size_t i = 0; i < pack->name_count; i++) {
    bs_slice prefix = pack->names[i].form.prefix;
    uint32_t code = prefix.size > 0 ? bs_utf8_at(prefix.data) : 0;
    if (pack->names[i].value > 0 && code < CODES)
      pack->starts[code] |= BS_START_NUMERAL; /* 首位 is a number too */
  }
  return true;
}
