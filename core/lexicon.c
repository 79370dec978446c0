/* A trie over characters: a table for the first one, since most places of a text begin no phrase
   and one look must say so; sibling lists behind it, since few phrases share a beginning. */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum { ROOTS = 0x10000 };

struct bs_lexicon_node {
  uint32_t code;    /* of the character that leads here */
  uint32_t child;   /* first of its children, 0 for none; siblings stand in a row */
  uint32_t entry;   /* entry + 1 that ends here, 0 for none */
  uint32_t sibling; /* how many siblings follow */
};

bool bs_lexicon_add(bs_lexicon *lexicon, bs_slice text, uint32_t item, uint32_t rank) {
  if (!bs_grow(&lexicon->entries, &lexicon->entry_capacity, lexicon->entry_count + 1,
               sizeof *lexicon->entries))
    return false;
  lexicon->entries[lexicon->entry_count++] = (bs_entry){text, item, rank};
  return true;
}

static int by_text(const void *a, const void *b) {
  const bs_entry *x = a, *y = b;
  uint32_t size = x->text.size < y->text.size ? x->text.size : y->text.size;
  int order = memcmp(x->text.data, y->text.data, size);
  if (order != 0)
    return order;
  if (x->text.size != y->text.size)
    return x->text.size < y->text.size ? -1 : 1;
  return x->rank == y->rank ? 0 : x->rank > y->rank ? -1 : 1;
}

static uint32_t code_at(const bs_entry *entry, uint32_t at) {
  return bs_utf8_at(entry->text.data + at);
}

/* Adds the nodes for entries [low, high), alike up to byte `at`, as one row of siblings; `*first`
   is the row's first node, or 0 where all entries end at `at`. Depth is a phrase's length, which
   bs_pack limits. */
static bool add_row(bs_lexicon *lexicon, size_t low, size_t high, uint32_t at, uint32_t *first) {
  *first = 0;
  while (low < high && lexicon->entries[low].text.size == at)
    low++;
  if (low == high)
    return true;
  uint32_t count = 0;
  for (size_t i = low; i < high; i++)
    count += i == low || code_at(&lexicon->entries[i], at) != code_at(&lexicon->entries[i - 1], at);
  size_t row = lexicon->node_count;
  if (row + count >= UINT32_MAX ||
      !bs_grow(&lexicon->nodes, &lexicon->node_capacity, row + count, sizeof *lexicon->nodes))
    return false;
  lexicon->node_count += count;
  *first = (uint32_t)row;
  for (size_t i = low, node = row; i < high; node++) {
    uint32_t code = code_at(&lexicon->entries[i], at), child;
    uint32_t behind = at + bs_utf8_size((unsigned char)lexicon->entries[i].text.data[at]);
    size_t end = i;
    while (end < high && code_at(&lexicon->entries[end], at) == code)
      end++;
    uint32_t entry = lexicon->entries[i].text.size == behind ? (uint32_t)i + 1 : 0;
    if (!add_row(lexicon, i, end, behind, &child))
      return false;
    lexicon->nodes[node] =
        (struct bs_lexicon_node){code, child, entry, (uint32_t)(row + count - node - 1)};
    i = end;
  }
  return true;
}

bool bs_lexicon_build(bs_lexicon *lexicon, const bs_entry *twice[2]) {
  twice[0] = twice[1] = NULL;
  if (!lexicon->roots && !(lexicon->roots = malloc(ROOTS * sizeof *lexicon->roots)))
    return false;
  memset(lexicon->roots, 0, ROOTS * sizeof *lexicon->roots);
  lexicon->node_count = 1; /* node 0 is none */
  if (!bs_grow(&lexicon->nodes, &lexicon->node_capacity, 1, sizeof *lexicon->nodes))
    return false;
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
  uint32_t first;
  if (!add_row(lexicon, 0, lexicon->entry_count, 0, &first))
    return false;
  for (uint32_t node = first; node != 0; node = lexicon->nodes[node].sibling ? node + 1 : 0)
    if (lexicon->nodes[node].code < ROOTS)
      lexicon->roots[lexicon->nodes[node].code] = node;
  return true;
}

/* The one of a row of siblings, sorted by code, that `code` leads to, or 0. */
static uint32_t find_child(const bs_lexicon *lexicon, uint32_t row, uint32_t code) {
  uint32_t low = row, high = row + lexicon->nodes[row].sibling + 1;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (lexicon->nodes[middle].code <= code)
      low = middle;
    else
      high = middle;
  }
  return lexicon->nodes[low].code == code ? low : 0;
}

uint32_t bs_lexicon_find(const bs_lexicon *lexicon, const char *text, size_t size,
                         bs_hit hits[BS_LEXICON_HITS]) {
  if (size == 0 || !lexicon->roots)
    return 0;
  uint32_t code = bs_utf8_at(text), count = 0;
  uint32_t node = code < ROOTS ? lexicon->roots[code] : 0;
  uint32_t at = bs_utf8_size((unsigned char)*text);
  while (node != 0) {
    const struct bs_lexicon_node *here = &lexicon->nodes[node];
    if (here->entry != 0) {
      if (count == BS_LEXICON_HITS)
        memmove(hits, hits + 1, --count * sizeof *hits);
      hits[count++] = (bs_hit){lexicon->entries[here->entry - 1].item, at};
    }
    if (here->child == 0 || at >= size)
      break;
    code = bs_utf8_at(text + at);
    node = find_child(lexicon, here->child, code);
    at += bs_utf8_size((unsigned char)text[at]);
  }
  return count;
}

bs_hit bs_lexicon_longest(const bs_lexicon *lexicon, const char *text, size_t size) {
  bs_hit hits[BS_LEXICON_HITS];
  uint32_t count = bs_lexicon_find(lexicon, text, size, hits);
  return count > 0 ? hits[count - 1] : (bs_hit){0, 0};
}

void bs_lexicon_free(bs_lexicon *lexicon) {
  free(lexicon->entries);
  free(lexicon->roots);
  free(lexicon->nodes);
  *lexicon = (bs_lexicon){0};
}
