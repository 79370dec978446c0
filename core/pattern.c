/* Which openings are heads: that is seen only among their neighbours. */
#include <stdlib.h>
#include <string.h>

#include "opening.h"
#include "utf8.h"

enum {
  RUN_IN = 80, /* characters of a marked run-in head whose mark has a level */
  ITEM = 50,   /* and of one that opens an item of a list */
  LINE = 60,   /* characters of a marked line of its own */
  TOPIC = 42,  /* characters of an unmarked head */
  PAIR = 34,   /* and of one of two only */
  CLOSED = 26, /* and of lines that end in 。, on the average */
  NEAR = 24,   /* paragraphs that may lie between two heads worded alike */
  GROUPS = 16  /* wordings that are followed at once */
};

/* What the judging needs to see. */
typedef struct bench {
  bs_opening *openings;
  const bs_paragraph *paragraphs;
  size_t count;
  const bs_text *text;
  const bs_pack *pack;
} bench;

/* A list of marked paragraphs that is still open. */
typedef struct list {
  size_t first, last, items, good, bad;
  int32_t value;
} list;

static bool is_body(const bench *b, size_t i) {
  return i < b->count && b->paragraphs[i].kind == BS_PARAGRAPH_BODY;
}

static uint32_t last_character(const bench *b, const bs_opening *o) {
  const char *text = b->text->text;
  return o->title.end > o->title.start ? bs_utf8_at(text + bs_utf8_before(text, o->title.end)) : 0;
}

/* Whether the title ends in the middle of something: ，；、, or in a cry or a question. */
static bool is_cut(const bench *b, const bs_opening *o) {
  uint32_t c = last_character(b, o);
  return c == 0xFF0C || c == 0xFF1B || c == 0x3001 || c == ',' || c == ';' || c == 0xFF01 ||
         c == 0xFF1F || c == '!' || c == '?';
}

/* Lists are kept by form, those of forms with the same level as one. */
static size_t slot_of(const bench *b, const bs_heading *mark) {
  for (size_t i = 0; mark->level > 0 && i < mark->form; i++)
    if (b->pack->headings[i].level == mark->level)
      return i;
  return mark->form;
}

/* Whether a marked paragraph can be a heading at all. */
static bool may_head(const bench *b, const bs_opening *o) {
  if (is_cut(b, o))
    return false;
  if (!o->more)
    return o->length <= (o->closed ? ITEM : LINE) && (!o->colon || o->length <= 30);
  bool firm = o->mark.level > 0 || o->mark.divides;
  return (o->closed || o->bold) && o->length <= (firm ? RUN_IN : ITEM);
}

static void weigh(const bench *b, list *of, size_t i) {
  const bs_opening *o = &b->openings[i];
  bool fits = may_head(b, o);
  bool follows = is_body(b, i + 1) && (b->openings[i + 1].mark.size == 0 ||
                                       b->openings[i + 1].mark.form != o->mark.form);
  of->items++;
  if (fits && o->closed && !o->more) {
    of->good += follows && !o->figures;
    of->bad += o->figures || (!follows && o->length > 25);
    return;
  }
  if (o->mark.level == 0 && !o->mark.divides && !o->bold)
    fits = fits && (o->more ? !o->figures : !o->colon && follows);
  of->good += fits && o->length <= LINE;
  of->bad += !fits || (o->more && o->length > LINE);
}

/* Decides over a whole list. */
static void close_list(const bench *b, list *of, size_t slot) {
  bool relative = !b->openings[of->first].mark.divides && b->pack->headings[slot].level == 0;
  bool heads =
      relative ? of->good >= 2 && of->good > of->bad : of->good >= 1 && of->good >= of->bad;
  for (size_t i = of->first; heads && i <= of->last; i++) {
    bs_opening *o = &b->openings[i];
    if (o->mark.size > 0 && slot_of(b, &o->mark) == slot && is_body(b, i) && may_head(b, o))
      o->head = BS_HEAD_MARKED;
  }
  *of = (list){0};
}

/* Judges the lists of divisions, or those whose marks have one level; lists of a lower rank see
 * what became heads before them and end there. Relative lists (level 0) also end where the text
 * turns. */
static void judge_level(const bench *b, list *lists, uint32_t level, bool divides) {
  size_t forms = b->pack->heading_count;
  for (size_t i = 0; i <= b->count; i++) {
    const bs_opening *o = &b->openings[i];
    bool body = is_body(b, i);
    bool own = o->mark.level == level && o->mark.divides == divides;
    bool turns = i == b->count ||
                 (!divides && ((!body && level == 0) || (body && o->head == BS_HEAD_MARKED)));
    for (size_t k = 0; turns && k < forms; k++)
      if (lists[k].items > 0)
        close_list(b, &lists[k], k);
    if (turns || !body || o->mark.size == 0 || !own)
      continue;
    size_t slot = slot_of(b, &o->mark);
    list *of = &lists[slot];
    if (of->items > 0 && o->mark.value >= 0 &&
        (o->mark.value <= of->value || o->mark.value > of->value + 3))
      close_list(b, of, slot);
    if (of->items == 0)
      of->first = i;
    of->last = i;
    of->value = o->mark.value;
    weigh(b, of, i);
  }
}

/* Judges all lists, those of the highest rank first. */
static void judge_lists(const bench *b, list *lists) {
  judge_level(b, lists, 0, true);
  for (uint32_t level = 0, next;; level = next) {
    next = UINT32_MAX;
    for (size_t i = 0; i < b->pack->heading_count; i++)
      if (b->pack->headings[i].level > level && b->pack->headings[i].level < next)
        next = b->pack->headings[i].level;
    if (next == UINT32_MAX)
      break;
    judge_level(b, lists, next, false);
  }
  judge_level(b, lists, 0, false);
}

/* A line that could be a heading: short, without end, with words in it. */
static bool is_line(const bench *b, size_t i) {
  const bs_opening *o = &b->openings[i];
  if (!is_body(b, i) || o->mark.size > 0 || o->more || o->closed || o->colon || is_cut(b, o) ||
      o->length < 4 || o->length > TOPIC ||
      bs_pack_ends(b->pack, BS_PHRASE_TITLE, bs_slice_of(b->text->text, o->title)))
    return false;
  uint32_t han = 0, digits = 0;
  for (uint32_t at = o->title.start; at < o->title.end;) {
    unsigned char lead = (unsigned char)b->text->text[at];
    han += lead >= 0xE4 && lead <= 0xE9;
    digits += lead >= '0' && lead <= '9';
    at += bs_utf8_size(lead);
  }
  return (han >= 4 || o->bold) && digits <= 4;
}

/* Whether paragraph `i` is text, as what stands below a heading. */
static bool is_text(const bench *b, size_t i) {
  const bs_opening *o = &b->openings[i];
  return is_body(b, i) && (o->more || o->length > TOPIC || o->head == BS_HEAD_MARKED ||
                           (o->closed && o->length > 12));
}

static void judge_lines(const bench *b) {
  size_t ended = 0, all = 0;
  for (size_t i = 0; i < b->count; i++) {
    const bs_paragraph *p = &b->paragraphs[i];
    if (!is_body(b, i) || p->span.end - p->span.start < 60)
      continue;
    const char *last = b->text->text + bs_utf8_before(b->text->text, p->span.end);
    uint32_t c = bs_utf8_at(last);
    all++;
    ended += c == 0x3002 || c == 0xFF01 || c == 0xFF1B || c == 0xFF1A || c == 0x201D || c == '.';
  }
  for (size_t i = 0; i < b->count && 2 * ended > all; i++)
    if (is_line(b, i) &&
        (is_text(b, i + 1) || (i + 2 < b->count && is_line(b, i + 1) && is_text(b, i + 2) &&
                               (i == 0 || !is_line(b, i - 1)))))
      b->openings[i].head = BS_HEAD_LINE;
}

/* A first sentence that could be an unmarked head. */
static bool is_candidate(const bs_opening *o) {
  return o->mark.size == 0 && (o->closed || o->bold) && o->kind != BS_OPENING_PROSE;
}

static bool is_topic(const bs_opening *o) {
  return is_candidate(o) && o->more && o->kind == BS_OPENING_TOPIC;
}

static uint32_t common(const char *text, bs_span a, bs_span b, bool back) {
  uint32_t size = a.end - a.start < b.end - b.start ? a.end - a.start : b.end - b.start, n = 0;
  while (n < size && (back ? text[a.end - 1 - n] == text[b.end - 1 - n]
                           : text[a.start + n] == text[b.start + n]))
    n++;
  return n;
}

static bool are_alike(const bench *b, const bs_opening *a, const bs_opening *o) {
  uint32_t front = common(b->text->text, a->title, o->title, false);
  if (a->kind == BS_OPENING_LIKE || o->kind == BS_OPENING_LIKE)
    return front >= 18 || (front >= 3 && common(b->text->text, a->title, o->title, true) >= 6);
  return front >= 9;
}

/* Candidates worded alike; `previous` of each leads to the one before it. */
typedef struct group {
  size_t last, count;
} group;

static void set_head(bs_opening *o) {
  o->head = o->more ? BS_HEAD_RUN : BS_HEAD_CLOSED;
}

static void join_groups(const bench *b, group *groups, size_t *turn, size_t i, uint32_t *previous) {
  bs_opening *o = &b->openings[i];
  for (size_t k = 0; k < GROUPS; k++) {
    group *g = &groups[k];
    if (g->count == 0 || i - g->last > NEAR || b->openings[g->last].more != o->more ||
        !are_alike(b, &b->openings[g->last], o))
      continue;
    previous[i] = (uint32_t)g->last;
    g->last = i;
    g->count++;
    if (g->count >= 3)
      for (size_t at = i;; at = previous[at]) {
        set_head(&b->openings[at]);
        if (previous[at] == BS_NONE || b->openings[previous[at]].head != BS_HEAD_NONE)
          break;
      }
    return;
  }
  previous[i] = BS_NONE;
  groups[(*turn)++ % GROUPS] = (group){i, 1};
}

static void judge_alike(const bench *b, size_t from, size_t to, uint32_t *previous) {
  group groups[GROUPS] = {{0}};
  size_t turn = 0;
  for (size_t i = from; i < to; i++)
    if (is_candidate(&b->openings[i]))
      join_groups(b, groups, &turn, i, previous);
}

/* Runs of neighbours that open with a topic; claims may stand among them but not before them. */
static void judge_runs(const bench *b, size_t from, size_t to) {
  size_t start = from, topics = 0, claims = 0, length = 0, all = 0, lead = from;
  const bs_opening *first = &b->openings[from];
  if (!first->more && !is_candidate(first))
    lead++;
  else if (!first->more && first->closed && to - from == 3)
    lead++;
  for (size_t i = from; i <= to; i++) {
    bs_opening *o = i < to ? &b->openings[i] : NULL;
    bool below = i > from && b->openings[i - 1].head == BS_HEAD_CLOSED;
    bool topic = o && ((is_topic(o) && !below) || o->head == BS_HEAD_RUN);
    bool claim = o && topics > 0 && o->more && is_candidate(o) && o->kind == BS_OPENING_CLAIM;
    if (topic || claim) {
      if (topics + claims == 0)
        start = i;
      topics += topic;
      claims += !topic;
      all += topic;
      length += o->length;
      continue;
    }
    const char *text = b->text->text;
    bool pair = topics == 2 && claims == 0 && b->openings[start].length <= PAIR &&
                b->openings[start + 1].length <= PAIR;
    bool heads =
        ((topics >= 3 || (topics == 2 && claims > 0)) &&
         (10 * (topics + claims) >= 3 * (to - from) || 16 * (topics + claims) >= length)) ||
        (pair && start == lead && i == to) ||
        (pair && common(text, b->openings[start].title, b->openings[start + 1].title, false) >= 6);
    for (size_t k = start; heads && k < start + topics + claims; k++)
      if (topics < 3 || is_topic(&b->openings[k]))
        set_head(&b->openings[k]);
    topics = claims = length = 0;
  }
  bool most = all >= 3 && 2 * all > to - lead;
  for (size_t i = from; i < to; i++) {
    bs_opening *o = &b->openings[i];
    bool near = (i >= from + 2 && b->openings[i - 2].head == BS_HEAD_RUN) ||
                (i + 2 < to && b->openings[i + 2].head == BS_HEAD_RUN);
    if (is_topic(o) && o->head == BS_HEAD_NONE && (most || near))
      set_head(o);
  }
}

/* Whether paragraph `i` is a line of its own that ends in 。 and has text below it. */
static bool is_closed_line(const bench *b, size_t i, size_t to) {
  const bs_opening *o = &b->openings[i], *next = o + 1;
  return i + 1 < to && !o->more && is_candidate(o) && o->kind >= BS_OPENING_CLAIM &&
         o->length <= TOPIC && (next->more || next->length > TOPIC);
}

/* Such lines are heads where there are three, or two that open the region or are worded alike. True
 * where they are. */
static bool judge_closed(const bench *b, size_t from, size_t to) {
  const bs_opening *o = b->openings;
  size_t found = 0, first = from, last = from, length = 0;
  for (size_t i = from; i < to; i++)
    if (is_closed_line(b, i, to)) {
      first = found++ == 0 ? i : first;
      last = i;
      length += o[i].length;
    }
  if (found < 2 || length > CLOSED * found ||
      (found == 2 && first != from &&
       common(b->text->text, o[first].title, o[last].title, false) < 6))
    return false;
  for (size_t i = first; i <= last; i++)
    if (is_closed_line(b, i, to))
      set_head(&b->openings[i]);
  return true;
}

static void judge_region(const bench *b, size_t from, size_t to, uint32_t *previous) {
  for (size_t i = from; i < to; i++) {
    bs_opening *o = &b->openings[i];
    if (o->bold && o->mark.size == 0 && o->length <= TOPIC && !is_cut(b, o))
      set_head(o);
  }
  judge_alike(b, from, to, previous);
  if (!judge_closed(b, from, to))
    judge_runs(b, from, to);
}

/* Lists that count anew inside their own level and are left by a heading that goes on with the
 * count before them (三、 behind the 五、 of a list below 二、) are marked as nested. */
static bool judge_numbers(const bench *b, uint32_t level, uint32_t *stack) {
  size_t depth = 0;
  bool any = false;
  for (size_t i = 0; i < b->count; i++) {
    bs_opening *o = &b->openings[i];
    if (o->head == BS_HEAD_LINE ||
        (o->head == BS_HEAD_MARKED && o->mark.level > 0 && !o->nested && o->mark.level < level))
      depth = 0;
    if (o->head != BS_HEAD_MARKED || o->mark.level != level)
      continue;
    any = true;
    size_t match = depth;
    for (size_t k = depth; k-- > 0 && depth - k <= 3;) {
      const bs_opening *last = &b->openings[stack[k]];
      if (o->mark.value == last->mark.value + 1 &&
          (match == depth || (last->more == o->more && last->closed == o->closed)))
        match = k;
      if (match == k && last->more == o->more && last->closed == o->closed)
        break;
    }
    if (match == depth)
      stack[depth++] = (uint32_t)i;
    else {
      for (size_t k = match + 1; k < depth; k++) /* all these lists lie inside */
        for (uint32_t at = stack[k]; at > stack[match]; at--) {
          bs_opening *inner = &b->openings[at];
          if (inner->head == BS_HEAD_MARKED && inner->mark.level == level) {
            if (inner->nested)
              break;
            inner->nested = true;
          }
        }
      stack[match] = (uint32_t)i;
      depth = match + 1;
    }
  }
  return any;
}

bool bs_openings_judge(bs_opening *openings, const bs_paragraph *paragraphs, size_t count,
                       const bs_text *text, const bs_pack *pack) {
  bench b = {openings, paragraphs, count, text, pack};
  list *lists = calloc(pack->heading_count + 1, sizeof *lists);
  uint32_t *previous = malloc((count + 1) * sizeof *previous);
  if (lists && previous) {
    judge_lists(&b, lists);
    judge_lines(&b);
    for (uint32_t level = 1, seen = 0; level < 16 && seen < 4; level++)
      seen = judge_numbers(&b, level, previous) ? 0 : seen + 1;
    for (size_t i = 0, from = 0; i <= count; i++) {
      if (is_body(&b, i) && openings[i].head == BS_HEAD_NONE)
        continue;
      if (i > from)
        judge_region(&b, from, i, previous);
      from = i + 1;
    }
  }
  bool done = lists && previous;
  free(lists);
  free(previous);
  return done;
}
