/* A trie over characters: a table for the first one, since most places of a text begin no phrase
   and one look must say so; sibling lists behind it, since few phrases share a beginning. */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum { ROOTS = 0x10000 };

struct bs_lexicon_node {
  uint64_t leads;    /* the last six bits of each code that leads on, a bit for each: mostly a look
                        at the last byte of the next character says that none does */
  uint32_t code;     /* of the character that leads here */
  uint32_t child;    /* first of its children; they stand in a row, sorted by code */
  uint32_t children; /* how many */
  uint32_t item;     /* of the phrase that ends here, BS_NONE for none */
};

static inline uint64_t lead(uint32_t code) {
  return UINT64_C(1) << (code & 63);
}

bool bs_lexicon_add(bs_lexicon *lexicon, bs_slice text, uint32_t item, uint32_t rank) {
  if (!bs_grow(&lexicon->entries, &lexicon->entry_capacity, lexicon->entry_count + 1,
               sizeof *lexicon->entries))
    return false;
  lexicon->entries[lexicon->entry_count++] = (bs_entry){text, item, rank};
  return true;
}

static int by_text(const void *a, const void *b) {
  const bs_entry *x = a, *y = b;
  int order = bs_slice_compare(x->text, y->text);
  if (order != 0)
    return order;
  return x->rank == y->rank ? 0 : x->rank > y->rank ? -1 : 1;
}

static uint32_t code_at(const bs_entry *entry, uint32_t at) {
  return bs_utf8_at(entry->text.data + at);
}

/* Adds the nodes for entries [low, high), alike up to byte `at`, as one row, the children of node
   `parent`. Depth is a phrase's length, which bs_pack limits. */
static bool add_row(bs_lexicon *lexicon, size_t low, size_t high, uint32_t at, uint32_t parent) {
  while (low < high && lexicon->entries[low].text.size == at)
    low++;
  uint32_t count = 0;
  for (size_t i = low; i < high; i++)
    count += i == low || code_at(&lexicon->entries[i], at) != code_at(&lexicon->entries[i - 1], at);
  size_t row = lexicon->node_count;
  if (row + count >= UINT32_MAX ||
      !bs_grow(&lexicon->nodes, &lexicon->node_capacity, row + count, sizeof *lexicon->nodes))
    return false;
  lexicon->node_count += count;
  lexicon->nodes[parent].child = (uint32_t)row;
  lexicon->nodes[parent].children = count;
  for (size_t i = low, node = row; i < high; node++) {
    uint32_t code = code_at(&lexicon->entries[i], at);
    uint32_t behind = at + bs_utf8_size((unsigned char)lexicon->entries[i].text.data[at]);
    size_t end = i;
    while (end < high && code_at(&lexicon->entries[end], at) == code)
      end++;
    const bs_entry *entry = &lexicon->entries[i];
    uint32_t item = entry->text.size == behind ? entry->item : BS_NONE;
    lexicon->nodes[parent].leads |= lead(code);
    lexicon->nodes[node] = (struct bs_lexicon_node){.code = code, .item = item};
    if (!add_row(lexicon, i, end, behind, (uint32_t)node))
      return false;
    i = end;
  }
  return true;
}

bool bs_lexicon_build(bs_lexicon *lexicon, const bs_entry *twice[2]) {
  twice[0] = twice[1] = NULL;
  if (!lexicon->roots && !(lexicon->roots = malloc(ROOTS * sizeof *lexicon->roots)))
    return false;
  memset(lexicon->roots, 0, ROOTS * sizeof *lexicon->roots);
  lexicon->node_count = 1; /* node 0, above them all */
  if (!bs_grow(&lexicon->nodes, &lexicon->node_capacity, 1, sizeof *lexicon->nodes))
    return false;
  lexicon->nodes[0] = (struct bs_lexicon_node){0};
  if (lexicon->entry_count == 0)
    return true;
  qsort(lexicon->entries, lexicon->entry_count, sizeof *lexicon->entries, by_text);
  size_t kept = 1;
  for (size_t i = 1; i < lexicon->entry_count; i++) {
    bs_entry *before = &lexicon->entries[kept - 1];
    if (bs_slice_equal(before->text, lexicon->entries[i].text)) {
      if (lexicon->merges)
        before->item |= lexicon->entries[i].item;
      else if (before->rank == lexicon->entries[i].rank) {
        twice[0] = before;
        twice[1] = &lexicon->entries[i];
        return false;
      }
      continue;
    }
    lexicon->entries[kept++] = lexicon->entries[i];
  }
  lexicon->entry_count = kept;
  if (!add_row(lexicon, 0, lexicon->entry_count, 0, 0))
    return false;
  /* the first row, nodes from 1 on */
  for (uint32_t node = 1; node <= lexicon->nodes[0].children; node++)
    if (lexicon->nodes[node].code < ROOTS)
      lexicon->roots[lexicon->nodes[node].code] = (uint16_t)node;
  return true;
}

/* The child of a node that `code` leads to, or 0. Halves the row without a branch, as nothing
   foretells which half. */
static uint32_t find_child(const bs_lexicon *lexicon, const struct bs_lexicon_node *node,
                           uint32_t code) {
  const struct bs_lexicon_node *row = &lexicon->nodes[node->child];
  for (uint32_t count = node->children; count > 1;) {
    uint32_t half = count / 2;
    row += row[half].code <= code ? half : 0;
    count -= half;
  }
  return row->code == code ? (uint32_t)(row - lexicon->nodes) : 0;
}

/* The node behind `node` that the character at `*at` leads to, and `*at` behind that; 0 for none.
 */
static inline uint32_t step(const bs_lexicon *lexicon, uint32_t node, const char *text, size_t size,
                            uint32_t *at) {
  const struct bs_lexicon_node *here = &lexicon->nodes[node];
  if (*at >= size || here->leads == 0)
    return 0;
  uint32_t from = *at;
  *at += bs_utf8_size((unsigned char)text[from]);
  return here->leads & lead((unsigned char)text[*at - 1])
             ? find_child(lexicon, here, bs_utf8_at(text + from))
             : 0;
}

/* The node of the first character, and `*at` behind that; 0 for none. */
static inline uint32_t begin(const bs_lexicon *lexicon, const char *text, size_t size,
                             uint32_t *at) {
  if (size == 0 || !lexicon->roots)
    return 0;
  uint32_t code = bs_utf8_at(text);
  *at = bs_utf8_size((unsigned char)*text);
  return code < ROOTS ? lexicon->roots[code] : 0;
}

uint32_t bs_lexicon_find(const bs_lexicon *lexicon, const char *text, size_t size,
                         bs_hit hits[BS_LEXICON_HITS]) {
  uint32_t count = 0, at = 0;
  for (uint32_t node = begin(lexicon, text, size, &at); node != 0;
       node = step(lexicon, node, text, size, &at)) {
    uint32_t item = lexicon->nodes[node].item;
    if (item == BS_NONE)
      continue;
    if (count == BS_LEXICON_HITS)
      memmove(hits, hits + 1, --count * sizeof *hits);
    hits[count++] = (bs_hit){item, at};
  }
  return count;
}

bs_hit bs_lexicon_longest(const bs_lexicon *lexicon, const char *text, size_t size) {
  bs_hit longest = {0, 0};
  uint32_t at = 0;
  for (uint32_t node = begin(lexicon, text, size, &at); node != 0;
       node = step(lexicon, node, text, size, &at))
    if (lexicon->nodes[node].item != BS_NONE)
      longest = (bs_hit){lexicon->nodes[node].item, at};
  return longest;
}

void bs_lexicon_free(bs_lexicon *lexicon) {
  free(lexicon->entries);
  free(lexicon->roots);
  free(lexicon->nodes);
  *lexicon = (bs_lexicon){0};
}
