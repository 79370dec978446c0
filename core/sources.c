#include "sources.h"

#include <stdlib.h>
#include <string.h>

/* A figure, or two sets: a graph that grows by one node a formula, and is walked when it is asked
   for. Neither walk recurses, for a sum of all facts is as deep as there are facts. */
struct bs_sources {
  uint32_t users;
  bool seen; /* only while it is listed */
  bs_sources *left, *right;
  bs_sources_item item; /* where there is no left */
};

bs_sources *bs_sources_new(const bs_sources_item *item) {
  size_t report = strlen(item->report) + 1, text = strlen(item->text) + 1;
  bs_sources *sources = calloc(1, sizeof *sources + report + text);
  if (!sources)
    return NULL;
  char *strings = (char *)(sources + 1);
  memcpy(strings, item->report, report);
  memcpy(strings + report, item->text, text);
  sources->users = 1;
  sources->item = *item;
  sources->item.report = strings;
  sources->item.text = strings + report;
  return sources;
}

bool bs_sources_join(bs_sources *a, bs_sources *b, bs_sources **out) {
  if (!a || !b || a == b) {
    *out = bs_sources_hold(a ? a : b);
    return true;
  }
  bs_sources *both = calloc(1, sizeof *both);
  if (!both)
    return false;
  both->users = 1;
  both->left = bs_sources_hold(a);
  both->right = bs_sources_hold(b);
  *out = both;
  return true;
}

bs_sources *bs_sources_hold(bs_sources *sources) {
  if (sources)
    sources->users++;
  return sources;
}

void bs_sources_release(bs_sources *sources) {
  bs_sources *doomed = NULL; /* a list by `left`, whose right is still held */
  while (sources || doomed) {
    if (sources && --sources->users == 0) {
      bs_sources *left = sources->left;
      sources->left = doomed;
      doomed = sources;
      sources = left;
      continue;
    }
    sources = NULL;
    if (doomed) {
      bs_sources *next = doomed->left;
      sources = doomed->right;
      free(doomed);
      doomed = next;
    }
  }
}

static int by_place(const void *x, const void *y) {
  const bs_sources_item *a = x, *b = y;
  int order = strcmp(a->report, b->report);
  if (order == 0)
    order = (a->bytes.start > b->bytes.start) - (a->bytes.start < b->bytes.start);
  return order ? order : (a->bytes.end > b->bytes.end) - (a->bytes.end < b->bytes.end);
}

/* Fills a list with every node of the graph, each once and marked. */
static bool walk(bs_sources *sources, bs_sources ***nodes, size_t *count) {
  size_t capacity = 0, done = 0;
  *nodes = NULL;
  *count = 0;
  for (bs_sources *next = sources; next;) {
    bs_sources *children[] = {next->left, next->right, *count == 0 ? next : NULL};
    for (int i = 0; i < 3; i++) {
      if (!children[i] || children[i]->seen)
        continue;
      if (!bs_grow(nodes, &capacity, *count + 1, sizeof **nodes))
        return false;
      children[i]->seen = true;
      (*nodes)[(*count)++] = children[i];
    }
    next = done < *count ? (*nodes)[done++] : NULL;
  }
  return true;
}

bool bs_sources_list(bs_sources *sources, bs_sources_item **items, size_t *count) {
  bs_sources **nodes;
  size_t node_count, found = 0;
  bool done = walk(sources, &nodes, &node_count);
  bs_sources_item *list = done ? calloc(node_count + 1, sizeof *list) : NULL;
  for (size_t i = 0; i < node_count; i++) {
    nodes[i]->seen = false;
    if (list && !nodes[i]->left)
      list[found++] = nodes[i]->item;
  }
  free(nodes);
  if (!list)
    return false;
  if (found > 1)
    qsort(list, found, sizeof *list, by_place);
  *count = 0;
  for (size_t i = 0; i < found; i++)
    if (i == 0 || by_place(&list[i], &list[*count - 1]) != 0)
      list[(*count)++] = list[i];
  *items = list;
  return true;
}
