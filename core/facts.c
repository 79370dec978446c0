/* Walks the report sentence by sentence: lexer, rules, sieve; then each amount left becomes a fact
   and link_*.c fill in what it leaves to its surroundings. */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

#include "batch.h"
#include "decimal.h"
#include "link.h"
#include "sieve.h"

const char *const bs_kind_names[BS_KIND_COUNT] = {
    "level", "growth", "average_growth", "multiple", "change", "share", "rank"};
const char *const bs_bound_names[BS_BOUND_COUNT] = {"exact", "over", "under", "about"};
const char *const bs_status_names[BS_STATUS_COUNT] = {"actual", "target"};
const char *const bs_number_class_names[BS_NUMBER_CLASS_COUNT] = {"fact", "date", "ordinal", "name",
                                                                  "heading"};
const char *const bs_origin_names[BS_FROM_COUNT] = {"nothing",
                                                    "the clause",
                                                    "an earlier clause",
                                                    "an earlier sentence",
                                                    "the paragraph's opening",
                                                    "an earlier paragraph's opening",
                                                    "the heading",
                                                    "the report's year",
                                                    "the rule"};

/* Adds `words` to a list of words, one blank between. */
static void add_words(bs_buffer *list, const bs_work *work, bs_span words) {
  if (words.end == words.start)
    return;
  if (list->size > 0)
    bs_buffer_add(list, " ", 1);
  bs_buffer_add(list, work->text + words.start, words.end - words.start);
}

/* The 实际 of 年均实际增长6%: of the verb before token `i` or the list that it stands in. */
static bs_span verb_basis(const bs_work *work, size_t i) {
  bool verb = false;
  for (size_t t = i; t-- > work->claims[i].clause;) {
    const bs_token *token = &work->lexed.tokens[t];
    bool list = bs_class_is_amount(token->class) || token->class == BS_CLASS_ENUMERATION ||
                token->class == BS_CLASS_AND;
    if (list && verb)
      break;
    verb |= !list;
    if (token->class != BS_CLASS_UP && token->class != BS_CLASS_DOWN &&
        token->class != BS_CLASS_AVERAGE)
      continue;
    for (uint32_t at = token->start; at < token->end; at++) {
      bs_slice rest = bs_slice_of(work->text, (bs_span){at, token->end});
      uint32_t size = bs_pack_begins(work->pack, BS_PHRASE_BASIS, rest);
      if (size > 0)
        return (bs_span){at, at + size};
    }
  }
  return (bs_span){0, 0};
}

/* The words of bound and modality, and those of price basis and coverage, of token `i`'s clause. */
static bool set_words(bs_work *work, size_t i, bs_fact *fact) {
  const bs_lexed *lexed = &work->lexed;
  const bs_amount *amount = bs_amount_of(work, i);
  bs_buffer wording = {0}, scope = {0};
  for (size_t t = work->claims[i].clause; t < i; t++)
    if (lexed->tokens[t].class == BS_CLASS_PLAN)
      add_words(&wording, work, (bs_span){lexed->tokens[t].start, lexed->tokens[t].end});
  add_words(&wording, work, amount->before);
  add_words(&wording, work, amount->behind);
  uint32_t start = lexed->tokens[work->claims[i].clause].start;
  for (size_t b = 0; b < lexed->basis_count; b++) {
    /* a basis in the clause, in the one before it (按可比价格计算，增长…) or in brackets behind */
    bs_span words = lexed->bases[b];
    bool near = words.start >= start
                    ? words.start < amount->span.start || words.start - amount->span.end < 10
                    : start - words.end < 4;
    if (near)
      add_words(&scope, work, words);
  }
  add_words(&scope, work, verb_basis(work, i));
  bs_arena *arena = &work->facts->arena;
  bool fine = !wording.failed && !scope.failed;
  if (fine && wording.size > 0)
    fact->wording =
        (bs_slice){bs_arena_copy(arena, wording.data, wording.size), (uint32_t)wording.size};
  if (fine && scope.size > 0)
    fact->scope = (bs_slice){bs_arena_copy(arena, scope.data, scope.size), (uint32_t)scope.size};
  fine = fine && (wording.size == 0 || fact->wording.data) && (scope.size == 0 || fact->scope.data);
  bs_buffer_free(&wording);
  bs_buffer_free(&scope);
  return fine;
}

/* Makes the amount of token `i` a fact. */
static bool add_fact(bs_work *work, size_t i) {
  bs_facts *facts = work->facts;
  const bs_amount *amount = bs_amount_of(work, i);
  if (!bs_grow(&facts->facts, &facts->fact_capacity, facts->fact_count + 1, sizeof *facts->facts))
    return false;
  bs_fact *fact = &facts->facts[facts->fact_count];
  *fact = (bs_fact){.span = amount->span,
                    .number = amount->number,
                    .sentence = work->sentence,
                    .section = work->section,
                    .value = {amount->value[0], amount->value[1]},
                    .range = amount->range,
                    .scale = amount->scale,
                    .unit = amount->unit,
                    .bound = amount->bound,
                    .level = BS_NONE,
                    .years = -1};
  if (amount->multiplier.end > amount->multiplier.start)
    fact->multiplier = bs_slice_of(work->text, amount->multiplier);
  fact->kind = bs_link_kind(work, i, &fact->rule);
  if (fact->kind == BS_RANK)
    fact->bound = BS_EXACT;
  if (work->claims[i].negative &&
      (fact->kind == BS_GROWTH || fact->kind == BS_AVERAGE_GROWTH || fact->kind == BS_CHANGE)) {
    bs_decimal low = fact->value[0];
    fact->value[0] = bs_decimal_negate(fact->value[1]);
    fact->value[1] = bs_decimal_negate(low);
  }
  bs_span verb = {0, 0};
  if (!bs_link_indicator(work, i, fact, &verb) || !set_words(work, i, fact))
    return false;
  bs_link_rate(work, i, fact);
  bs_link_status(work, i, fact);
  bs_link_period(work, i, fact, verb);
  bs_fact_interval(fact, amount);
  facts->numbers[amount->number].class = BS_NUMBER_FACT;
  facts->numbers[amount->number].reason = fact->rule;
  facts->numbers[amount->number].fact = (uint32_t)facts->fact_count++;
  return true;
}

/* Whether time `i` is what something is compared with (2005年与2000年相比). Then it governs
   nothing; where its clause ends without an amount, all that follows is compared with it. */
static bool hear_base(bs_work *work, size_t i) {
  const bs_token *tokens = work->lexed.tokens;
  if (i == 0 || tokens[i - 1].class != BS_CLASS_COMPARE)
    return false;
  size_t next = i + 1;
  while (next < work->lexed.token_count && tokens[next].class == BS_CLASS_TEXT)
    next++;
  bs_span text = {tokens[i].end, tokens[next - 1].end};
  bool priced = next < work->lexed.token_count && tokens[next].start > text.end; /* 按…不变价格 */
  bool compared = (next == i + 1 && !priced) ||
                  bs_pack_ends(work->pack, BS_PHRASE_COMPARED, bs_slice_of(work->text, text)) > 0;
  if (compared && next < work->lexed.token_count && bs_class_ends_clause(tokens[next].class))
    work->against = (uint32_t)i;
  return true;
}

/* 从1979年到1982年的四年内: a span in other words. */
static bool repeats(const bs_work *work, size_t i) {
  const bs_token *tokens = work->lexed.tokens;
  const bs_time *time = &work->lexed.times[tokens[i].index];
  if (time->form->kind != BS_TIME_PAST && time->form->kind != BS_TIME_FUTURE)
    return false;
  size_t before = i > 0 && tokens[i - 1].class == BS_CLASS_OF ? i - 1 : i;
  return before > 0 && tokens[before - 1].class == BS_CLASS_TIME;
}

/* Notes a time that governs from here on in the sentence. */
static void hear_time(bs_work *work, size_t i) {
  const bs_time *time = &work->lexed.times[work->lexed.tokens[i].index];
  bs_period here = bs_period_known(work->spoken.period) ? work->spoken.period
                                                        : bs_context_period(&work->context).period;
  bool part = i > 0 && work->lexed.tokens[i - 1].class == BS_CLASS_SHARE; /* 占全年的48% */
  if (bs_time_is_neutral(time) || repeats(work, i) || part)
    return;
  bs_period period = bs_context_time(&work->context, time, here);
  if (!bs_period_known(period))
    return;
  if (!work->in_aside && bs_context_aside(&work->context, &work->lexed, i)) {
    work->in_aside = true;
    work->aside = work->spoken;
  }
  work->spoken = (bs_found_period){period, {BS_FROM_CLAUSE, time->span}};
  work->spoken_clause = work->claims[i].clause;
  work->spoken_ends = time->field[BS_FIELD_YEAR2] >= 0;
}

/* Whether the amounts of this sentence can be facts: not in a heading of its own, a dateline … */
static bool holds_facts(const bs_outline *outline, const bs_sentence *sentence) {
  const bs_paragraph *paragraph = &outline->paragraphs[sentence->paragraph];
  return paragraph->kind == BS_PARAGRAPH_BODY;
}

static bool is_candidate(uint8_t class) {
  return bs_class_is_amount(class) || class == BS_CLASS_ORDINAL;
}

/* Rejects the amounts that are no facts, and says of their numbers why. */
static void sift(bs_work *work, bool body) {
  const bs_lexed *lexed = &work->lexed;
  const bs_outline *outline = work->context.outline;
  const bs_sentence *sentence = &outline->sentences[work->sentence];
  for (size_t i = 0; i < lexed->token_count; i++) {
    if (!is_candidate(lexed->tokens[i].class))
      continue;
    bs_number *number = &work->facts->numbers[bs_amount_of(work, i)->number];
    bs_number_class class = number->class;
    const char *why;
    if (body)
      why = bs_sieve(work->pack, work->text, lexed, i, work->claims[i].rule >= 0, &class);
    else if (outline->paragraphs[sentence->paragraph].kind == BS_PARAGRAPH_HEADING) {
      class = BS_NUMBER_HEADING;
      why = "in a heading";
    } else {
      class = BS_NUMBER_NAME;
      why = "not in the report's body";
    }
    work->claims[i].rejected = why != NULL;
    if (why) {
      number->class = class;
      number->reason = why;
    }
  }
}

static bs_status read_sentence(bs_work *work, bs_error *err) {
  const bs_lexed *lexed = &work->lexed;
  const bs_outline *outline = work->context.outline;
  const bs_sentence *sentence = &outline->sentences[work->sentence];
  bool body = holds_facts(outline, sentence);
  work->first_fact = work->facts->fact_count;
  work->subject_count = 0;
  work->consumed = 0;
  work->spoken = (bs_found_period){{{0}, {0}}, {BS_FROM_NOTHING, {0, 0}}};
  work->from = work->to = work->spoken.period;
  work->against = BS_NONE;
  work->spoken_ends = work->in_aside = work->in_part = false;
  if (lexed->amount_count == 0)
    return BS_OK;
  if (!bs_grow(&work->claims, &work->claim_capacity, lexed->token_count, sizeof *work->claims))
    return bs_fail_memory(err);
  bs_claims_mark(work);
  bs_status status = body ? bs_claims_take(work, err) : BS_OK;
  if (status != BS_OK)
    return status;
  sift(work, body);
  for (size_t i = 0; i < lexed->token_count; i++) {
    uint8_t class = lexed->tokens[i].class;
    if (work->in_aside && bs_class_ends_clause(class)) {
      work->spoken = work->aside;
      work->in_aside = false;
    }
    if (class == BS_CLASS_AMONG && !work->in_part) {
      work->in_part = true;
      work->whole = work->spoken;
    } else if (class == BS_CLASS_SEMICOLON && work->in_part) {
      work->in_part = false;
      work->spoken = work->whole;
    }
    if (class == BS_CLASS_TIME && !work->claims[i].spoken && !hear_base(work, i))
      hear_time(work, i);
    if (is_candidate(class) && !work->claims[i].rejected && !add_fact(work, i))
      return bs_fail_memory(err);
  }
  if (work->subject_count > 0)
    work->earlier = work->subjects[work->subject_count - 1];
  return BS_OK;
}

/* Makes facts of a sentence's amounts, once the context knows what it opens. */
static bs_status take_sentence(bs_work *work, const bs_batch_sentence *from, bs_error *err) {
  const bs_outline *outline = work->context.outline;
  const bs_sentence *sentence = &outline->sentences[from->index];
  const bs_section *section = &outline->sections[sentence->section];
  work->sentence = from->index;
  work->section = sentence->section;
  work->lexed = from->lexed;
  work->hits = from->hits;
  if (from->opens && section->title.start >= sentence->span.start &&
      section->title.end <= sentence->span.end)
    bs_context_enter(&work->context, sentence->section, &work->lexed);
  else if (from->opens)
    bs_context_return(&work->context, sentence->section);
  if (outline->paragraphs[sentence->paragraph].kind == BS_PARAGRAPH_BODY)
    bs_context_begin(&work->context, &work->lexed, from->first);
  if (from->first)
    work->earlier = (bs_subject){{NULL, 0}, {0, 0}, false};
  bs_status status = read_sentence(work, err);
  bs_context_note(&work->context, &work->lexed);
  return status;
}

static bs_status read_report(bs_work *work, bs_error *err) {
  bs_batch batch = {.pack = work->pack,
                    .text = work->text,
                    .outline = work->context.outline,
                    .facts = work->facts};
  bs_status status;
  do {
    status = bs_batch_read(&batch, err);
    for (size_t i = 0; i < batch.count && status == BS_OK; i++)
      status = take_sentence(work, &batch.sentences[i], err);
  } while (batch.count > 0 && status == BS_OK);
  bs_batch_free(&batch);
  return status;
}

bs_status bs_facts_find(bs_facts *out, bs_pack *pack, const bs_text *text,
                        const bs_outline *outline, int16_t year, bs_error *err) {
  bs_work work = {.pack = pack, .text = text->text, .facts = out};
  bs_status status = bs_context_open(&work.context, pack, text->text, outline, year)
                         ? read_report(&work, err)
                         : bs_fail_memory(err);
  bs_context_close(&work.context);
  free(work.claims);
  if (status != BS_OK)
    bs_facts_free(out);
  return status;
}

void bs_facts_free(bs_facts *facts) {
  free(facts->numbers);
  free(facts->facts);
  bs_arena_free(&facts->arena);
  *facts = (bs_facts){0};
}
