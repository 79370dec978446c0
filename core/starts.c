#include "starts.h"

#include <string.h>

#include "cut.h"

enum { CODES = 0x10000 };

static void add_pair(bs_pack *pack, uint32_t first, uint32_t second) {
  uint32_t pair = bs_pair_of(first, second);
  pack->pairs[pair >> 3] |= (uint8_t)(1u << (pair & 7));
}

/* What the phrases of a lexicon begin with: `what` for the first character, and its pair with the
   second; without a second, it may stand alone and is no BS_START_PAIR. */
static void mark_phrases(bs_pack *pack, const bs_lexicon *lexicon, uint8_t what, uint8_t *alone) {
  for (size_t i = 0; i < lexicon->entry_count; i++) {
    bs_slice text = lexicon->entries[i].text;
    uint32_t first = bs_utf8_at(text.data), size = bs_utf8_size((unsigned char)*text.data);
    if (first >= CODES)
      continue;
    pack->starts[first] |= what;
    if (size == text.size)
      alone[first >> 3] |= (uint8_t)(1u << (first & 7));
    else
      add_pair(pack, first, bs_utf8_at(text.data + size));
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
  uint8_t alone[CODES / 8] = {0};
  pack->starts = bs_arena_take(&pack->arena, CODES);
  pack->pairs = bs_arena_take(&pack->arena, CODES / 8);
  if (!pack->starts || !pack->pairs)
    return false;
  memset(pack->starts, 0, CODES);
  memset(pack->pairs, 0, CODES / 8);
  bs_mark_numerals(pack->starts);
  mark_signs(pack);
  for (uint32_t code = 0; code < CODES; code++)
    if (pack->starts[code] != 0 || bs_mark_class(code) != 0 || code < 0x80 ||
        code == 0x201C /* “ */ || code == 0x300A /* 《 */ || code == 0x300C /* 「 */)
      pack->starts[code] |= BS_START_TOKEN;
  mark_phrases(pack, &pack->word_lexicon, BS_START_WORD, alone);
  mark_phrases(pack, &pack->form_lexicon, BS_START_FORM, alone);
  for (uint32_t code = 0; code < CODES; code++) {
    uint8_t *may = &pack->starts[code];
    if (!(*may & (BS_START_WORD | BS_START_FORM)))
      continue;
    if (!(*may & BS_START_TOKEN) && !(alone[code >> 3] >> (code & 7) & 1))
      *may |= BS_START_PAIR;
    *may |= BS_START_TOKEN;
  }
  for (size_t i = 0; i < pack->name_count; i++) {
    bs_slice prefix = pack->names[i].form.prefix;
    uint32_t code = prefix.size > 0 ? bs_utf8_at(prefix.data) : 0;
    if (pack->names[i].value > 0 && code < CODES)
      pack->starts[code] |= BS_START_NUMERAL; /* 首位 is a number too */
  }
  return true;
}
