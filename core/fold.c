/* What becomes of words once a sentence is cut: each takes the reading that its neighbours let it
   have, and bound words go into the amount beside them. */
#include <string.h>

#include "cut.h"
#include "decimal.h"

/* Whether a token has one of the classes, or is a word that may yet have one. */
static bool may_be(const bs_cutter *c, const bs_classes *classes, const bs_token *token) {
  if (token->class != 0)
    return bs_classes_have(classes, token->class);
  const bs_word *word = &c->pack->words[token->index];
  for (uint32_t r = 0; r < word->reading_count; r++)
    if (bs_classes_have(classes, word->readings[r].class))
      return true;
  return false;
}

/* Whether the neighbours are what a reading asks for. */
static bool fits(const bs_cutter *c, const bs_reading *reading, size_t i) {
  const bs_lexed *out = c->out;
  if (!bs_classes_empty(&reading->previous) &&
      (i == 0 || !may_be(c, &reading->previous, &out->tokens[i - 1])))
    return false;
  return bs_classes_empty(&reading->next) ||
         (i + 1 < out->token_count && may_be(c, &reading->next, &out->tokens[i + 1]));
}

void bs_cut_choose(bs_cutter *c) {
  bs_lexed *out = c->out;
  /* from the right: a word's next token has then its class */
  for (size_t i = out->token_count; i-- > 0;) {
    bs_token *token = &out->tokens[i];
    if (token->class != 0)
      continue;
    const bs_word *word = &c->pack->words[token->index];
    token->class = BS_CLASS_TEXT;
    for (uint32_t r = 0; r < word->reading_count && token->class == BS_CLASS_TEXT; r++)
      if (fits(c, &word->readings[r], i))
        token->class = word->readings[r].class;
    if (token->class == BS_CLASS_TEXT)
      token->index = BS_NONE;
  }
}

/* Widens an amount by a bound word beside it. */
static void bind(bs_amount *amount, bs_bound bound, bs_span *place, const bs_token *word) {
  amount->bound = bound;
  if (place->end == place->start)
    *place = (bs_span){word->start, word->end};
  else if (word->start < place->start)
    place->start = word->start;
  else
    place->end = word->end;
}

/* What a bound word says, by its class: before its amount, or behind it. */
static const struct {
  uint8_t before, behind;
} bounds[128] = {
    [BS_CLASS_OVER_BEFORE] = {BS_OVER, BS_EXACT},   [BS_CLASS_OVER_BEHIND] = {BS_EXACT, BS_OVER},
    [BS_CLASS_UNDER_BEFORE] = {BS_UNDER, BS_EXACT}, [BS_CLASS_UNDER_BEHIND] = {BS_EXACT, BS_UNDER},
    [BS_CLASS_ABOUT_BEFORE] = {BS_ABOUT, BS_EXACT}, [BS_CLASS_ABOUT_BEHIND] = {BS_EXACT, BS_ABOUT}};

static bs_bound bound_before(uint8_t class) {
  return class < 128 ? (bs_bound)bounds[class].before : BS_EXACT;
}

static bs_bound bound_behind(uint8_t class) {
  return class < 128 ? (bs_bound)bounds[class].behind : BS_EXACT;
}

/* Gives the amount behind the tokens kept a bound word that stands before its verb: 大约增加三成,
   约占全省的7%. True where there is one; the tokens close up. */
static bool bind_across(const bs_cutter *c, bs_amount *amount, size_t *kept) {
  bs_token *tokens = c->out->tokens;
  size_t verb = *kept;
  while (verb > 0 &&
         (tokens[verb - 1].class == BS_CLASS_TEXT || tokens[verb - 1].class == BS_CLASS_TIME ||
          tokens[verb - 1].class == BS_CLASS_OF))
    verb--;
  uint8_t class = verb > 1 ? tokens[verb - 1].class : BS_CLASS_TEXT;
  bool near = verb == *kept && (class == BS_CLASS_UP || class == BS_CLASS_DOWN ||
                                class == BS_CLASS_REACH || class == BS_CLASS_DONE);
  if ((!near && class != BS_CLASS_SHARE) || amount->bound != BS_EXACT || amount->range ||
      bound_before(tokens[verb - 2].class) == BS_EXACT)
    return false;
  bind(amount, bound_before(tokens[verb - 2].class), &amount->before, &tokens[verb - 2]);
  memmove(&tokens[verb - 2], &tokens[verb - 1], (*kept - verb + 1) * sizeof *tokens);
  --*kept;
  return true;
}

/* 2.2个和3.7个百分点: the first of them counts points too. */
static void share_points(const bs_cutter *c, bs_amount *amount, bs_token *token, size_t i) {
  const bs_lexed *out = c->out;
  if (token->class != BS_CLASS_COUNTER || i + 2 >= out->token_count ||
      out->tokens[i + 2].class != BS_CLASS_POINTS ||
      (out->tokens[i + 1].class != BS_CLASS_AND &&
       out->tokens[i + 1].class != BS_CLASS_ENUMERATION))
    return;
  const bs_amount *points = &out->amounts[out->tokens[i + 2].index];
  uint32_t shared = amount->unit.size; /* 个 of 个百分点 */
  if (points->unit.size <= shared || memcmp(points->unit.data, amount->unit.data, shared) != 0)
    return;
  amount->known = points->known;
  amount->unit = points->unit;
  token->class = BS_CLASS_POINTS;
}

/* Says of an amount's number what its words leave open. */
static void open_number(bs_cutter *c, const bs_amount *amount) {
  bs_number *number = &c->facts->numbers[amount->number];
  bool falls = amount->value[0].coefficient < 0;
  bs_bound bound = amount->flags & BS_NUMERAL_VAGUE && amount->bound == BS_OVER &&
                           bs_decimal_compare(amount->high, amount->value[1]) != 0
                       ? BS_EXACT
                       : amount->bound;
  number->low = amount->value[0];
  number->high = amount->high;
  if (bound == BS_ABOUT) {
    bs_decimal_add(number->low, (bs_decimal){-1, amount->place}, &number->low);
    bs_decimal_add(number->high, (bs_decimal){1, amount->place}, &number->high);
  }
  number->low_open = bound == (falls ? BS_OVER : BS_UNDER);
  number->high_open = bound == (falls ? BS_UNDER : BS_OVER);
}

/* Whether a text between two amounts lets them be the ends of one range. */
static bool is_joint(const bs_cutter *c, const bs_token *token) {
  static const char *const joints[] = {"且", "并", "并且", "而", "又", "同时", "但"};
  if (token->class == BS_CLASS_COMMA || token->class == BS_CLASS_ENUMERATION ||
      token->class == BS_CLASS_AND)
    return true;
  bs_slice words = {c->text + token->start, token->end - token->start};
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
    if (bs_slice_is(words, joints[i]))
      return true;
  return false;
}

/* The amount before token `at`, with at most a joint and 的 between; NULL for none. */
static bs_token *amount_before(const bs_cutter *c, size_t at) {
  bs_token *tokens = c->out->tokens;
  if (at > 1 && is_joint(c, &tokens[at - 1]))
    at--;
  if (at > 1 && tokens[at - 1].class == BS_CLASS_OF)
    at--;
  return at > 0 && bs_class_is_amount(tokens[at - 1].class) ? &tokens[at - 1] : NULL;
}

static bool is_bounded(const bs_amount *amount) {
  return (amount->bound == BS_OVER || amount->bound == BS_UNDER) && !amount->range &&
         !(amount->flags & BS_NUMERAL_OVER);
}

/* Makes one range of an amount that is over and one that is under, with nothing else said between
 * them: 大于100小于300, 1000以上、1500以下. The tokens kept so far end with the second. */
static void join_bounds(bs_cutter *c, size_t *kept) {
  bs_lexed *out = c->out;
  const bs_token *last = &out->tokens[*kept - 1];
  bs_amount *second = &out->amounts[last->index];
  bs_token *before = is_bounded(second) ? amount_before(c, *kept - 1) : NULL;
  if (!before)
    return;
  bs_amount *first = &out->amounts[before->index];
  bool rises = first->bound == BS_OVER;
  if (!is_bounded(first) || first->bound == second->bound ||
      (first->known && first->known != second->known) || (first->unit.data && !second->unit.data) ||
      bs_decimal_compare(first->value[0], second->value[0]) != (rises ? -1 : 1))
    return;
  first->value[rises] = first->high = second->value[0];
  if (!rises)
    first->high = first->value[1];
  first->range = true;
  first->bound = BS_EXACT;
  first->known = second->known;
  first->unit = second->unit;
  first->behind = second->behind;
  first->span.end = second->span.end;
  first->scale = second->scale;
  first->multiplier = second->multiplier;
  first->place = second->place < first->place ? second->place : first->place;
  second->bound = BS_EXACT;
  c->facts->numbers[second->number].class = BS_NUMBER_NAME;
  c->facts->numbers[second->number].reason = "the other end of a range";
  before->class = last->class;
  before->end = last->end;
  *kept = (size_t)(before - out->tokens) + 1;
}

void bs_cut_fold(bs_cutter *c) {
  bs_lexed *out = c->out;
  size_t kept = 0;
  bool bounded = false; /* a bound word stands in the sentence */
  for (size_t i = 0; i < out->token_count; i++) {
    bs_token token = out->tokens[i];
    bs_token *last = kept > 0 ? &out->tokens[kept - 1] : NULL;
    if (token.class == BS_CLASS_TEXT && last && last->class == BS_CLASS_TEXT &&
        last->end == token.start) {
      last->end = token.end;
      continue;
    }
    if (bs_class_is_amount(token.class)) {
      bs_amount *amount = &out->amounts[token.index];
      share_points(c, amount, &token, i);
      while (kept > 0 && bound_before(out->tokens[kept - 1].class) != BS_EXACT) {
        bs_token *word = &out->tokens[--kept];
        bind(amount, bound_before(word->class), &amount->before, word);
        token.start = word->start;
        bounded = true;
      }
      if (kept > 1 && bind_across(c, amount, &kept))
        bounded = true;
    } else if (last && bound_behind(token.class) != BS_EXACT && bs_class_is_amount(last->class)) {
      bs_amount *amount = &out->amounts[last->index];
      bind(amount, bound_behind(token.class), &amount->behind, &token);
      last->end = token.end;
      bounded = true;
      continue;
    }
    if (bounded && bs_class_is_amount(last->class))
      join_bounds(c, &kept);
    out->tokens[kept++] = token;
  }
  if (bounded && bs_class_is_amount(out->tokens[kept - 1].class))
    join_bounds(c, &kept);
  out->token_count = kept;
  for (size_t i = 0; i < out->amount_count; i++)
    open_number(c, &out->amounts[i]);
  if (!bs_grow(&out->shape, &out->shape_capacity, kept + 1, 1)) {
    c->failed = true;
    return;
  }
  for (size_t i = 0; i < kept; i++)
    out->shape[i] = (char)out->tokens[i].class;
  out->shape[kept] = '\0';
}
