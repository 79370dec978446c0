/** A lexicon: many phrases, found by the longest match at a place of the text. */
#ifndef BS_LEXICON_H
#define BS_LEXICON_H

#include "base.h"

/** One phrase. `rank` decides between equal phrases: the higher one stays. */
typedef struct bs_entry {
  bs_slice text; /**< borrowed; must outlive the lexicon */
  uint32_t item; /**< what the phrase means to whoever added it */
  uint32_t rank;
} bs_entry;

/** Zero-initialise, add, build, find; free with bs_lexicon_free(). Building may be repeated after
 *  more was added. */
typedef struct bs_lexicon {
  bs_entry *entries;
  size_t entry_count, entry_capacity;
  bool merges;     /**< equal phrases become one whose item has the bits of all */
  uint16_t *roots; /**< by code point of the first character, up to U+FFFF; 0 for none */
  struct bs_lexicon_node *nodes;
  size_t node_count, node_capacity;
} bs_lexicon;

/** The most phrases that may match at one place, one being the start of the next. */
enum { BS_LEXICON_HITS = 8 };

typedef struct bs_hit {
  uint32_t item;
  uint32_t size; /**< bytes matched */
} bs_hit;

/** Adds a phrase of at least one character. False when there is no memory. */
bool bs_lexicon_add(bs_lexicon *lexicon, bs_slice text, uint32_t item, uint32_t rank);

/** Builds the trie. Where two equal phrases have one rank it returns false with both entries in
 *  `twice`; false with twice[0] == NULL when there is no memory. */
bool bs_lexicon_build(bs_lexicon *lexicon, const bs_entry *twice[2]);

/** All phrases that begin at `text`, shortest first; returns how many, the longest
 *  BS_LEXICON_HITS of them. */
uint32_t bs_lexicon_find(const bs_lexicon *lexicon, const char *text, size_t size,
                         bs_hit hits[BS_LEXICON_HITS]);

/** The longest phrase at `text`; size 0 where there is none. */
bs_hit bs_lexicon_longest(const bs_lexicon *lexicon, const char *text, size_t size);

/** Whether any phrase begins with the character `code`. */
static inline bool bs_lexicon_begins(const bs_lexicon *lexicon, uint32_t code) {
  return lexicon->roots && code < 0x10000 && lexicon->roots[code] != 0;
}

void bs_lexicon_free(bs_lexicon *lexicon);

#endif
