/* Forms that share a literal beginning make a group, those that open with a hole the first one. In
   a group they are sorted by what follows their first hole: at a place of the text only those are
   tried behind whose number it stands. */
#include "forms.h"

#include <stdlib.h>
#include <string.h>

#include "han.h"

/* The index of a form among the times, or among the names + NAME. */
enum { NAME = 0x40000000 };

typedef struct form {
  uint32_t index;
  uint32_t key;             /* key_at() of what follows its first hole … */
  uint32_t mask;            /* … and its bits that tell: none, the first byte's, or all */
  uint32_t next, next_mask; /* the same for the three bytes behind those */
  bs_slice follow;          /* all of it, where it tells */
  bool literal;             /* a form without holes: its beginning is all of it */
} form;

typedef struct bs_form_group {
  form *forms;
  size_t count, capacity;
  size_t loose; /* how many stand first whose key does not tell them wholly */
} group;

/* The first three bytes of a text as a number. */
static uint32_t key_at(const char *text, size_t size) {
  if (size < 3)
    return size > 0 ? (uint32_t)(unsigned char)*text << 16 : 0;
  return bs_utf8_three(text);
}

/* The form with what follows its first hole. */
static form form_of(const bs_template *template, uint32_t index) {
  form made = {.index = index, .literal = bs_template_is_literal(template)};
  bs_slice follow = template->follow;
  if (follow.size > 0) {
    made.follow = follow;
    made.key = key_at(follow.data, follow.size);
    made.mask = follow.size < 3 ? 0xFF0000 : 0xFFFFFF;
    if (follow.size >= 6) {
      made.next = key_at(follow.data + 3, 3);
      made.next_mask = 0xFFFFFF;
    }
  }
  return made;
}

static int by_key(const void *a, const void *b) {
  const form *x = a, *y = b;
  if (x->mask != y->mask)
    return x->mask < y->mask ? -1 : 1;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* A form that is to find its group. */
typedef struct stray {
  const bs_template *template;
  uint32_t index;
} stray;

static int by_prefix(const void *a, const void *b) {
  const stray *x = a, *y = b;
  int order = bs_slice_compare(x->template->prefix, y->template->prefix);
  if (order != 0)
    return order;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Begins a group, to be found by what its forms begin with. */
static bool begin_group(bs_pack *pack, bs_slice prefix) {
  if (!bs_grow(&pack->form_groups, &pack->form_group_capacity, pack->form_group_count + 1,
               sizeof *pack->form_groups) ||
      (prefix.size > 0 &&
       !bs_lexicon_add(&pack->form_lexicon, prefix, (uint32_t)pack->form_group_count, 0)))
    return false;
  pack->form_groups[pack->form_group_count++] = (group){0};
  return true;
}

/* Makes the groups of forms that are sorted by how they begin. */
static bool add_groups(bs_pack *pack, const stray *strays, size_t count) {
  bool done = begin_group(pack, (bs_slice){NULL, 0});
  for (size_t i = 0; i < count && done; i++) {
    bs_slice prefix = strays[i].template->prefix;
    if (prefix.size > 0 && (i == 0 || !bs_slice_equal(prefix, strays[i - 1].template->prefix)))
      done = begin_group(pack, prefix);
    group *of = &pack->form_groups[pack->form_group_count - 1];
    done = done && bs_grow(&of->forms, &of->capacity, of->count + 1, sizeof *of->forms);
    if (done)
      of->forms[of->count++] = form_of(strays[i].template, strays[i].index);
  }
  return done;
}

static void sort(group *of) {
  if (of->count > 0)
    qsort(of->forms, of->count, sizeof *of->forms, by_key);
  while (of->loose < of->count && of->forms[of->loose].mask != 0xFFFFFF)
    of->loose++;
}

bool bs_forms_add(bs_pack *pack) {
  size_t count = 0;
  stray *strays = calloc(pack->time_count + pack->name_count + 1, sizeof *strays);
  if (!strays)
    return false;
  for (size_t i = 0; i < pack->time_count; i++)
    strays[count++] = (stray){&pack->times[i].form, (uint32_t)i};
  for (size_t i = 0; i < pack->name_count; i++)
    strays[count++] = (stray){&pack->names[i].form, (uint32_t)i | NAME};
  qsort(strays, count, sizeof *strays, by_prefix);
  bool done = add_groups(pack, strays, count);
  free(strays);
  for (size_t i = 0; i < pack->form_group_count; i++)
    sort(&pack->form_groups[i]);
  return done;
}

/* The place of the first form that `key` tells wholly. */
static size_t first_of(const group *of, uint32_t key) {
  size_t low = of->loose, high = of->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (of->forms[middle].key < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* A place of the text, what was read there and the best form so far. */
typedef struct place {
  const bs_pack *pack;
  const char *text;
  size_t size;
  uint32_t begun, behind; /* where the literal beginning ends, and the digits behind it */
  bool dates;             /* only these are looked for */
  uint32_t index, rank;   /* of the best form so far */
  bs_template_match best;
  uint32_t best_begun;
} place;

/* 过去的2015年 is no span of 2015 years, 前一年 none of the first years. */
static bool is_sensible(const bs_time_form *time, const bs_template_match *match) {
  if (time->kind == BS_TIME_FIRST && match->field[BS_FIELD_N] < 2)
    return false;
  return time->kind == BS_TIME_CALENDAR || match->field[BS_FIELD_N] <= 50;
}

/* A time of the calendar with one year, and at most one month. */
static bool is_date(const bs_time_form *time, const bs_template_match *match) {
  return time && time->kind == BS_TIME_CALENDAR && match->field[BS_FIELD_YEAR] >= 0 &&
         match->field[BS_FIELD_YEAR2] < 0 && match->field[BS_FIELD_MONTH2] < 0;
}

/* Keeps a form that matches if it is better than what was found before: longer, or of a higher
   rank, or in the same group declared earlier. */
static void try(place *p, const form *tried) {
  bs_slice follow = tried->follow;
  if (follow.size > p->size - p->behind ||
      (follow.size > 6 && memcmp(p->text + p->behind, follow.data, follow.size) != 0))
    return;
  bs_template_match match = {p->begun, {-1, -1, -1, -1, -1, -1, -1, -1}};
  const bs_time_form *time = NULL;
  const bs_template *template;
  uint32_t rank;
  if (tried->index & NAME) {
    const bs_name_form *name = &p->pack->names[tried->index & ~(uint32_t)NAME];
    template = &name->form;
    rank = name->pack_rank;
  } else {
    time = &p->pack->times[tried->index];
    template = &time->form;
    rank = time->rank;
  }
  if (!tried->literal && !bs_template_match_at(template, p->text, p->size, &match))
    return;
  bool better = match.size != p->best.size ? match.size > p->best.size
                : rank != p->rank          ? rank > p->rank
                                           : p->begun == p->best_begun && tried->index < p->index;
  if (!better || (time && !is_sensible(time, &match)) || (p->dates && !is_date(time, &match)))
    return;
  p->best = match;
  p->rank = rank;
  p->index = tried->index;
  p->best_begun = p->begun;
}

/* Tries the forms of a group, whose literal beginning has `begun` bytes. */
static void try_group(place *p, const group *of, uint32_t begun) {
  uint32_t behind = bs_template_behind(p->text, p->size, begun);
  uint32_t key = key_at(p->text + behind, p->size - behind);
  p->begun = begun;
  p->behind = behind;
  for (size_t i = 0; i < of->loose; i++)
    if (of->forms[i].key == (key & of->forms[i].mask))
      try(p, &of->forms[i]);
  uint32_t next = p->size - behind > 3 ? key_at(p->text + behind + 3, p->size - behind - 3) : 0;
  for (size_t i = first_of(of, key); i < of->count && of->forms[i].key == key; i++)
    if (of->forms[i].next == (next & of->forms[i].next_mask))
      try(p, &of->forms[i]);
}

/* Tries all forms that may stand at a place. */
static void try_all(place *p) {
  const bs_pack *pack = p->pack;
  bs_hit hits[BS_LEXICON_HITS];
  uint32_t code = bs_utf8_at(p->text), count = 0;
  if (bs_lexicon_begins(&pack->form_lexicon, code))
    count = bs_lexicon_find(&pack->form_lexicon, p->text, p->size, hits);
  for (uint32_t i = 0; i < count; i++)
    try_group(p, &pack->form_groups[hits[i].item], hits[i].size);
  if (bs_is_numeral_digit(code))
    try_group(p, &pack->form_groups[0], 0);
}

bs_template_match bs_forms_find_date(const bs_pack *pack, const char *text, size_t size) {
  place p = {.pack = pack, .text = text, .size = size, .dates = true};
  try_all(&p);
  return p.best;
}

bs_found_form bs_forms_find(const bs_pack *pack, const char *text, size_t size) {
  place p = {.pack = pack, .text = text, .size = size};
  try_all(&p);
  bs_found_form found = {.match = p.best};
  if (p.best.size > 0 && p.index & NAME)
    found.name = &pack->names[p.index & ~(uint32_t)NAME];
  else if (p.best.size > 0)
    found.time = &pack->times[p.index];
  return found;
}

void bs_forms_free(bs_pack *pack) {
  for (size_t i = 0; i < pack->form_group_count; i++)
    free(pack->form_groups[i].forms);
  free(pack->form_groups);
}
