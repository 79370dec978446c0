#include "outline.h"

#include <stdlib.h>

#include "dateline.h"
#include "opening.h"
#include "sentence.h"
#include "utf8.h"

/* Classes of headings: those of one class are siblings. Marks with a level come first, by level;
 * relative forms follow by their index. */
enum { CLASS_LINE = 10000, CLASS_RUN, CLASS_CLOSED, CLASS_BOLD, CLASS_FORM };

/* A section that is open while the outline is built. */
typedef struct open_section {
  uint32_t section, class;
  bool run_in;  /* its heading is run in, so what follows its paragraph may be out of it */
  bool divides; /* its mark is that of a division: 第三章 */
  bool passed;  /* a paragraph of plain text has followed */
  bool left;    /* and one that turns away from it */
} open_section;

typedef struct builder {
  bs_outline *outline;
  const bs_text *text;
  const bs_pack *pack;
  bs_opening *openings;
  uint32_t *next; /* of each paragraph, the next one that opens with a ranked heading */
  open_section *open;
  size_t depth, capacity;
  uint32_t
      nested; /* the form of a list that counts anew inside its own level, and its last value */
  int32_t value;
  bool divided; /* unmarked lines divide the report, marks stand below them */
  bool failed;
} builder;

/* Ends the open sections from `depth` on before text offset `at` and paragraph `paragraph`. */
static void pop(builder *b, size_t depth, uint32_t at, uint32_t paragraph) {
  while (b->depth > depth) {
    bs_section *section = &b->outline->sections[b->open[--b->depth].section];
    section->span.end = at;
    section->next = (uint32_t)b->outline->section_count;
    section->paragraph_end = paragraph;
  }
}

static void push(builder *b, bs_section section, uint32_t class) {
  bs_outline *o = b->outline;
  if (!bs_grow(&o->sections, &o->section_capacity, o->section_count + 1, sizeof section) ||
      !bs_grow(&b->open, &b->capacity, b->depth + 1, sizeof *b->open)) {
    b->failed = true;
    return;
  }
  section.level = (uint32_t)b->depth;
  section.parent = b->depth > 0 ? b->open[b->depth - 1].section : BS_NONE;
  b->open[b->depth++] = (open_section){
      .section = (uint32_t)o->section_count, .class = class, .run_in = section.run_in};
  o->sections[o->section_count++] = section;
}

/* Whether a heading of a relative class that is not yet open leaves the open section `k`. */
static bool leaves(const builder *b, size_t k, uint32_t class, size_t at) {
  const open_section *open = &b->open[k];
  if (open->left || !open->passed || !open->run_in)
    return open->left;
  if (open->class >= CLASS_FORM)
    return true;
  if (class < CLASS_FORM)
    return false;
  if (open->class >= CLASS_LINE)
    return true;
  /* A list behind the text of the last （九） of a part is no longer a part of it. */
  uint32_t next = b->next[at];
  return k > 1 && (next == BS_NONE || b->openings[next].mark.level < open->class);
}

/* How many open sections stay open above a heading of a class, in paragraph `at`. Ranked marks and
 * the words of a division (第三章) go back to their own class, or else end what is of a lower rank,
 * divisions declared later among it, and all lists; a relative mark goes back to its own class or
 * below what is open. */
static size_t depth_for(const builder *b, uint32_t class, size_t at, bool divides) {
  bool ranked = class < CLASS_LINE || divides;
  if (class == CLASS_LINE && b->divided)
    return 1;
  for (size_t i = b->depth; i-- > 1;)
    if (b->open[i].class == class)
      return i;
  size_t depth = b->depth;
  for (size_t i = b->depth; i-- > 1;) {
    const open_section *open = &b->open[i];
    if (divides && open->divides && open->class > class) {
      depth = i; /* 第二章 behind 第三节, wherever that stood */
      continue;
    }
    bool firm = open->divides || (open->class == CLASS_LINE && b->divided) ||
                (open->class < CLASS_LINE && (divides ? !open->run_in : open->class < class));
    if (ranked && firm)
      return i + 1;
    if (ranked || leaves(b, i, class, at))
      depth = i;
  }
  return depth;
}

/* Whether a mark with a level counts anew inside a section of that level or of one below it: 一、
 * run in below 三、 or （二） on a line of its own. */
static bool is_nested(builder *b, const bs_opening *opening) {
  const bs_heading *mark = &opening->mark;
  bool open = false;
  if (opening->nested)
    return true;
  for (size_t i = 1; i < b->depth; i++)
    open = open || (b->open[i].class < CLASS_LINE && b->open[i].run_in != opening->more &&
                    (i == 1 ? b->open[i].class >= mark->level : b->open[i].class == mark->level));
  if (!open || (mark->value != 1 && (b->nested != mark->form || mark->value != b->value + 1)))
    return false;
  b->nested = mark->form;
  b->value = mark->value;
  return true;
}

static uint32_t class_of(builder *b, const bs_opening *opening) {
  switch (opening->head) {
  case BS_HEAD_MARKED:
    return opening->mark.level > 0 && !is_nested(b, opening) ? opening->mark.level
                                                             : CLASS_FORM + opening->mark.form;
  case BS_HEAD_LINE:
    return CLASS_LINE;
  case BS_HEAD_CLOSED:
    return CLASS_CLOSED;
  default:
    return CLASS_RUN;
  }
}

static void add_heading(builder *b, size_t i) {
  const bs_opening *opening = &b->openings[i];
  bs_paragraph *p = &b->outline->paragraphs[i];
  bs_section section = {.mark = {p->span.start, p->span.start + opening->mark.size},
                        .title = opening->title,
                        .span = p->span,
                        .paragraph = (uint32_t)i,
                        .run_in = opening->more};
  uint32_t class = class_of(b, opening);
  if (opening->mark.size == 0)
    section.mark.end = section.mark.start = p->span.start;
  bool divides = opening->head == BS_HEAD_MARKED && opening->mark.divides;
  pop(b, depth_for(b, class, i, divides), p->span.start, (uint32_t)i);
  push(b, section, class);
  if (!b->failed)
    b->open[b->depth - 1].divides = divides;
  if (!opening->more)
    p->kind = BS_PARAGRAPH_HEADING;
}

/* An address with ！ (各位代表！) turns back to the level of 一、. One without, and a lead-in
 * (…：), turn away from a head that is run in: what comes next is no part of its paragraph. */
static void pass_text(builder *b, size_t i) {
  const bs_paragraph *p = &b->outline->paragraphs[i];
  bs_slice line = bs_slice_of(b->text->text, p->span);
  uint32_t address = bs_pack_begins(b->pack, BS_PHRASE_ADDRESS, line);
  uint32_t c = address > 0 && address < line.size ? bs_utf8_at(line.data + address) : 0;
  if (address > 0 && (c == 0xFF01 || c == '!' || p->kind == BS_PARAGRAPH_DATELINE)) {
    if (b->depth > 2)
      pop(b, 2, p->span.start, (uint32_t)i);
    return;
  }
  uint32_t last = bs_utf8_at(line.data + bs_utf8_before(line.data, line.size));
  bool turns = address > 0 || last == 0xFF1A || last == ':';
  for (size_t k = 1; k < b->depth && p->kind == BS_PARAGRAPH_BODY; k++) {
    open_section *open = &b->open[k];
    open->passed = true;
    open->left = open->left || (turns && open->run_in && (k > 1 || open->class > CLASS_LINE));
  }
}

/* Bold sentences inside a paragraph are heads below its own. */
static void add_bolds(builder *b, size_t i, size_t *bold) {
  const bs_text *text = b->text;
  bs_span span = b->outline->paragraphs[i].span;
  size_t depth = b->depth;
  for (; *bold < text->bold_count && text->bolds[*bold].start < span.end; ++*bold) {
    bs_span set = text->bolds[*bold];
    if (set.start <= b->openings[i].title.start + 3 || set.end >= span.end ||
        b->outline->paragraphs[i].kind != BS_PARAGRAPH_BODY)
      continue;
    uint32_t before = bs_utf8_at(text->text + bs_utf8_before(text->text, set.start));
    uint32_t last = bs_utf8_before(text->text, set.end), c = bs_utf8_at(text->text + last);
    bool ends = c == 0x3002 || c == 0xFF1A;
    if (before != 0x3002 || (!ends && bs_utf8_at(text->text + set.end) != 0x3002) ||
        set.end - set.start > 42 * 3)
      continue;
    pop(b, depth, set.start, (uint32_t)i + 1); /* this paragraph is the part's, too */
    push(b,
         (bs_section){.mark = {set.start, set.start},
                      .title = {set.start, ends ? last : set.end},
                      .span = {set.start, set.end},
                      .paragraph = (uint32_t)i,
                      .run_in = true},
         CLASS_BOLD);
  }
  pop(b, depth, span.end, (uint32_t)i + 1);
}

/* Unmarked lines divide a report where several of them stand above its first ranked mark. */
static bool is_divided(const builder *b) {
  size_t lines = 0, first = BS_NONE;
  for (size_t i = 0; i < b->outline->paragraph_count; i++) {
    const bs_opening *o = &b->openings[i];
    if (o->head == BS_HEAD_MARKED && (o->mark.level > 0 || o->mark.divides) && first == BS_NONE)
      first = lines;
    lines += o->head == BS_HEAD_LINE;
  }
  return lines >= 2 && first > 0;
}

static bool add_sentence(bs_outline *o, bs_sentence sentence) {
  if (!bs_grow(&o->sentences, &o->sentence_capacity, o->sentence_count + 1, sizeof sentence))
    return false;
  o->sentences[o->sentence_count++] = sentence;
  return true;
}

/* Cuts a paragraph into sentences. `*section` is the last section that starts before it ends. */
static bool cut(builder *b, size_t i, uint32_t *section) {
  bs_outline *o = b->outline;
  bs_paragraph *p = &o->paragraphs[i];
  const bs_opening *opening = &b->openings[i];
  bool whole = p->kind == BS_PARAGRAPH_HEADING || p->kind == BS_PARAGRAPH_TITLE;
  uint32_t inner = p->section;
  p->sentence = (uint32_t)o->sentence_count;
  for (uint32_t at = p->span.start, end; at < p->span.end; at = end) {
    bool heading = whole;
    end = bs_sentence_part(b->text->text, at, p->span.end);
    if (opening->head != BS_HEAD_NONE && at < opening->behind) {
      heading = true;
      end = opening->behind;
    }
    while (*section + 1 < o->section_count && o->sections[*section + 1].span.start <= at) {
      ++*section;
      if (o->sections[*section].paragraph == i && o->sections[*section].span.start == at &&
          at > p->span.start) {
        inner = *section;
        heading = true;
      }
    }
    if (!add_sentence(o, (bs_sentence){{at, end}, (uint32_t)i, inner, heading}))
      return false;
  }
  p->sentence_end = (uint32_t)o->sentence_count;
  return true;
}

static void build(builder *b) {
  bs_outline *o = b->outline;
  size_t bold = 0, inner = 0;
  bs_section report = {.span = {0, b->text->size}};
  for (size_t i = 0; i < o->paragraph_count; i++) {
    bs_paragraph *p = &o->paragraphs[i];
    b->openings[i] = bs_opening_read(b->text, p->span, b->pack, &bold);
    if (p->kind == BS_PARAGRAPH_TITLE) {
      report.title = p->span;
      report.paragraph = (uint32_t)i;
    }
  }
  report.mark.start = report.mark.end = report.title.start;
  if (!bs_openings_judge(b->openings, o->paragraphs, o->paragraph_count, b->text, b->pack)) {
    b->failed = true;
    return;
  }
  b->divided = is_divided(b);
  uint32_t next = BS_NONE;
  for (size_t i = o->paragraph_count; i-- > 0;) {
    b->next[i] = next;
    if (b->openings[i].head == BS_HEAD_MARKED && b->openings[i].mark.level > 0)
      next = (uint32_t)i;
  }
  push(b, report, 0);
  for (size_t i = 0; i < o->paragraph_count && !b->failed; i++) {
    if (b->openings[i].head != BS_HEAD_NONE)
      add_heading(b, i);
    else
      pass_text(b, i);
    if (b->failed)
      return;
    o->paragraphs[i].section = b->open[b->depth - 1].section;
    add_bolds(b, i, &inner);
  }
  pop(b, 0, b->text->size, (uint32_t)o->paragraph_count);
  uint32_t section = 0;
  for (size_t i = 0; i < o->paragraph_count && !b->failed; i++)
    b->failed = !cut(b, i, &section);
}

bs_status bs_outline_build(bs_outline *out, const bs_text *text, const bs_pack *pack,
                           bs_error *err) {
  bs_outline outline = {0};
  builder b = {.outline = &outline, .text = text, .pack = pack, .nested = BS_NONE};
  b.failed = !bs_paragraphs_split(&outline, text);
  if (!b.failed) {
    b.openings = calloc(outline.paragraph_count + 1, sizeof *b.openings);
    b.next = malloc((outline.paragraph_count + 1) * sizeof *b.next);
    b.failed = !b.openings || !b.next || !bs_dateline_read(&outline, text, pack);
  }
  if (!b.failed)
    build(&b);
  free(b.openings);
  free(b.next);
  free(b.open);
  if (b.failed) {
    bs_outline_free(&outline);
    return bs_fail_memory(err);
  }
  bs_dateline_complete(&outline, text, pack);
  *out = outline;
  return BS_OK;
}

uint32_t bs_outline_sentence(const bs_outline *outline, uint32_t at) {
  size_t low = 0, high = outline->sentence_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (outline->sentences[middle].span.end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low < outline->sentence_count && outline->sentences[low].span.start <= at ? (uint32_t)low
                                                                                   : BS_NONE;
}

void bs_outline_free(bs_outline *outline) {
  free(outline->sections);
  free(outline->paragraphs);
  free(outline->sentences);
  *outline = (bs_outline){0};
}
