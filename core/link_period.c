/* Period, base, years and status of a fact, in the order of docs/context.md. */
#include "link.h"

#include "decimal.h"

static const bs_period none = {{0, 0, 0}, {0, 0, 0}};

static const bs_token *plan_word(const bs_work *work, size_t i) {
  for (size_t t = i; t-- > work->claims[i].clause;)
    if (work->lexed.tokens[t].class == BS_CLASS_PLAN)
      return &work->lexed.tokens[t];
  return NULL;
}

static bool states_present(const bs_work *work, size_t i) {
  const bs_lexed *lexed = &work->lexed;
  bs_span clause = {lexed->tokens[work->claims[i].clause].start, lexed->tokens[i].start};
  return bs_pack_holds(work->pack, BS_PHRASE_PRESENT, bs_slice_of(work->text, clause)) > 0;
}

/* The period that governs token `i`: one that its rule names, one named in the sentence, or the
   context's. */
static bs_found_period governing(const bs_work *work, size_t i) {
  const bs_claim *claim = &work->claims[i];
  const bs_context *context = &work->context;
  bs_found_period found = bs_context_period(context);
  bool ahead = context->mode == BS_MODE_PLAN ||
               (context->mode == BS_MODE_UNKNOWN && bs_period_is_span(found.period) &&
                found.period.to.year > context->over);
  if (ahead && context->year > 0 && states_present(work, i) && !plan_word(work, i))
    found.period = (bs_period){{context->year, 0, 0}, {context->year, 0, 0}}; /* 目前 in a plan */
  if (bs_period_known(work->spoken.period)) {
    found = work->spoken;
    if (work->spoken_clause != claim->clause)
      found.origin.kind = BS_FROM_EARLIER_CLAUSE;
  }
  if (claim->period != BS_NONE) {
    const bs_time *time = &work->lexed.times[work->lexed.tokens[claim->period].index];
    found = (bs_found_period){bs_context_time(&work->context, time, found.period),
                              {BS_FROM_CLAUSE, time->span}};
  }
  return found;
}

bool bs_link_is_base(const bs_work *work, const bs_fact *level) {
  return bs_period_known(work->from) && !bs_period_known(work->to) && level->kind == BS_LEVEL &&
         level->status_from.kind == BS_FROM_RULE && bs_period_equal(level->period, work->from);
}

/* The level of this sentence that the same indicator is compared with, or NULL. */
static const bs_fact *compared(const bs_work *work, const bs_fact *fact) {
  const bs_facts *facts = work->facts;
  for (size_t f = facts->fact_count; f-- > work->first_fact;)
    if (bs_slice_equal(facts->facts[f].indicator, fact->indicator) &&
        bs_link_is_base(work, &facts->facts[f]))
      return &facts->facts[f];
  return NULL;
}

/* The nearest span of years around an average growth: of the clause, the sentence, from what it is
   compared with, a from–to pair, the paragraph, the heading. */
static bs_found_period nearest_span(const bs_work *work, const bs_fact *fact,
                                    bs_found_period here) {
  const bs_context *context = &work->context;
  bool spoken = here.origin.kind == BS_FROM_CLAUSE || here.origin.kind == BS_FROM_EARLIER_CLAUSE;
  if (bs_period_is_span(here.period) && spoken)
    return here;
  const bs_fact *base = compared(work, fact);
  if (base && base->period.to.year < here.period.to.year) {
    int16_t first = (int16_t)(base->period.to.year + 1);
    return (bs_found_period){{{first, 0, 0}, {here.period.to.year, 0, 0}}, base->period_from};
  }
  if (bs_period_known(work->from) && bs_period_known(work->to)) {
    bs_period span = {{(int16_t)(work->from.from.year + 1), 0, 0}, {work->to.to.year, 0, 0}};
    if (span.to.year >= span.from.year)
      return (bs_found_period){span, {BS_FROM_EARLIER_CLAUSE, work->spoken.origin.words}};
  }
  if (bs_period_is_span(here.period))
    return here;
  const bs_found_period *scopes[] = {&context->paragraph, &context->running, &context->heading};
  for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
    if (bs_period_is_span(scopes[i]->period) && scopes[i]->period.to.year >= here.period.to.year)
      return *scopes[i];
  if (bs_period_is_span(context->reach) && context->reach.to.year == here.period.to.year)
    return (bs_found_period){context->reach, context->heading.origin}; /* 2025年和“十四五”回顾 */
  return here;
}

/* Whether a level within several years is that of their end: reached, or a stock by its name. */
static bool is_stock(const bs_work *work, size_t i, const bs_fact *fact, bs_span verb) {
  if (bs_pack_ends(work->pack, BS_PHRASE_STOCK, fact->indicator) > 0 ||
      bs_pack_ends(work->pack, BS_PHRASE_STOCK, fact->unit) > 0)
    return true;
  if (work->spoken_clause == work->claims[i].clause && bs_period_is_span(work->spoken.period))
    return false; /* 五年共有29所学校晋级 */
  if (verb.end > verb.start &&
      bs_pack_holds(work->pack, BS_PHRASE_FLOW, bs_slice_of(work->text, verb)) > 0)
    return false;
  for (size_t t = i; t-- > work->claims[i].clause;) {
    uint8_t class = work->lexed.tokens[t].class;
    if (bs_class_is_amount(class) || class == BS_CLASS_DONE)
      return false;
    bs_span word = {work->lexed.tokens[t].start, work->lexed.tokens[t].end};
    if (class == BS_CLASS_REACH) /* but 累计 alone makes a flow */
      return bs_pack_begins(work->pack, BS_PHRASE_FLOW, bs_slice_of(work->text, word)) !=
             word.end - word.start;
  }
  return bs_amount_of(work, i)->before.end > bs_amount_of(work, i)->before.start &&
         verb.end == verb.start;
}

int32_t bs_duration(const bs_work *work, size_t t) {
  const bs_lexed *lexed = &work->lexed;
  if (lexed->tokens[t].class != BS_CLASS_MEASURE || !work->claims[t].rejected)
    return 0;
  size_t at = t + 1;
  while (at < lexed->token_count && lexed->tokens[at].class == BS_CLASS_RESPECTIVELY)
    at++; /* 三年平均增长5% */
  uint8_t next = at < lexed->token_count ? lexed->tokens[at].class : 0;
  const bs_amount *amount = bs_amount_of(work, t);
  if (!bs_slice_is(amount->unit, "年") ||
      (next != BS_CLASS_UP && next != BS_CLASS_DOWN && next != BS_CLASS_AVERAGE))
    return 0;
  int64_t years = 0;
  bool plain = !amount->range && amount->bound == BS_EXACT &&
               bs_decimal_integer(amount->value[0], &years) && years >= 1 && years <= 50;
  return plain ? (int32_t)years : -1;
}

/* The years that the clause of token `i` says a growth took, -1 where they are not told, or 0. */
static int32_t duration_of(const bs_work *work, size_t i) {
  for (size_t t = i; t-- > work->claims[i].clause;) {
    int32_t years = bs_duration(work, t);
    if (years != 0)
      return years;
  }
  return 0;
}

/* What an earlier fact of the sentence about the same indicator was compared with:
   比1978年增长32.6%， 平均每年增长7.3%; 由1978年的355亿元增加到1982年的772亿元，增长1.2倍. */
static bool shares_base(const bs_work *work, bs_fact *fact) {
  const bs_facts *facts = work->facts;
  const bs_fact *base = compared(work, fact);
  if (base && base->period.to.year < fact->period.from.year) {
    fact->base = base->period; /* 达到10300亿元，比2015年的8500亿元增加1800亿元 */
    fact->base_from = (bs_origin){BS_FROM_EARLIER_CLAUSE, base->period_from.words};
    return true;
  }
  if (facts->fact_count > work->first_fact && fact->kind == BS_GROWTH) {
    const bs_fact *last = &facts->facts[facts->fact_count - 1];
    bool stated = last->kind == BS_GROWTH && last->base_from.kind == BS_FROM_CLAUSE;
    bool handed = last->kind == BS_GROWTH && last->base_from.kind == BS_FROM_EARLIER_CLAUSE;
    if ((stated || handed) && bs_period_equal(last->period, fact->period)) {
      fact->base = last->base; /* 拖拉机比1957年增长4倍，用电量增长22倍 */
      fact->base_from = (bs_origin){BS_FROM_EARLIER_CLAUSE, last->base_from.words};
      return true;
    }
  }
  if (bs_period_known(work->from) && !bs_period_known(work->to) &&
      work->from.to.year < fact->period.from.year) {
    fact->base = work->from; /* 比1980年的134亿米增加18亿米 */
    fact->base_from =
        (bs_origin){BS_FROM_EARLIER_CLAUSE, facts->facts[facts->fact_count - 1].period_from.words};
    return true;
  }
  bool many = bs_slice_is(fact->unit, "倍") || bs_slice_is(fact->unit, "番");
  for (size_t f = facts->fact_count; f-- > work->first_fact;) {
    const bs_fact *earlier = &facts->facts[f];
    if (many && fact->kind == BS_GROWTH && earlier->kind == BS_GROWTH && earlier->years > 1 &&
        earlier->base_from.kind == BS_FROM_CLAUSE &&
        bs_period_equal(earlier->period, fact->period)) {
      fact->base = earlier->base; /* 比2002年增长65.5%；收入5.13万亿元，增长1.71倍 */
      fact->base_from = (bs_origin){BS_FROM_EARLIER_CLAUSE, earlier->base_from.words};
      return true;
    }
    if (!bs_slice_equal(earlier->indicator, fact->indicator))
      continue;
    bool stated = earlier->kind == BS_GROWTH && earlier->base_from.kind == BS_FROM_CLAUSE;
    bool average = fact->kind == BS_AVERAGE_GROWTH || fact->kind == BS_CHANGE;
    if (stated && average && bs_period_equal(earlier->period, fact->period)) {
      fact->base = earlier->base;
      fact->base_from = (bs_origin){BS_FROM_EARLIER_CLAUSE, earlier->base_from.words};
      return true;
    }
    bool pair = bs_period_known(work->from) && bs_period_known(work->to) &&
                bs_period_equal(earlier->period, work->to) &&
                (earlier->kind == BS_LEVEL || earlier->kind == BS_SHARE);
    if (pair && bs_period_equal(fact->period, work->to) &&
        work->from.to.year < work->to.from.year) {
      fact->base = work->from;
      fact->base_from = (bs_origin){BS_FROM_EARLIER_CLAUSE, earlier->period_from.words};
      return true;
    }
  }
  return false;
}

static void set_base(bs_work *work, size_t i, bs_fact *fact, bs_period governed) {
  const bs_claim *claim = &work->claims[i];
  bool gap = claim->rule >= 0 && work->pack->rules[claim->rule].gap;
  uint32_t base = claim->base;
  if (base == BS_NONE && fact->kind != BS_MULTIPLE && !gap)
    base = work->against;
  if (base != BS_NONE) {
    const bs_time *time = &work->lexed.times[work->lexed.tokens[base].index];
    fact->base = time->form->kind == BS_TIME_FIRST /* 比前五年增加 */
                     ? bs_period_before(governed)
                     : bs_context_time(&work->context, time, bs_period_last(governed));
    fact->base_from =
        (bs_origin){base == claim->base ? BS_FROM_CLAUSE : BS_FROM_EARLIER_CLAUSE, time->span};
    if (bs_period_is_span(fact->base) && !bs_period_is_span(governed))
      fact->base = bs_period_last(fact->base); /* 较“十三五”末 */
    if (bs_period_equal(fact->base, bs_period_last(governed)))
      fact->base = bs_period_before(bs_period_last(governed)); /* 去年 within last year */
    return;
  }
  if (fact->kind == BS_MULTIPLE || gap)
    return;
  if (bs_slice_is(fact->unit, "番") && governed.to.year > work->context.year + 1)
    return; /* 到2000年翻两番: since when is not said */
  int32_t duration = duration_of(work, i);
  if (duration < 0)
    return; /* 三至五年增长30% */
  if (duration > 0 && bs_period_known(governed)) {
    int16_t year = (int16_t)(governed.to.year - duration);
    fact->base = (bs_period){{year, 0, 0}, {year, 0, 0}};
    fact->base_from.kind = BS_FROM_CLAUSE;
    return;
  }
  if (shares_base(work, fact))
    return;
  if (fact->kind == BS_AVERAGE_GROWTH && !bs_period_is_span(governed) &&
      !bs_period_known(work->from))
    return;
  fact->base = bs_period_before(governed);
  fact->base_from = fact->period_from;
}

/* The period of the first of a from–to pair that names none: what the sentence compares with, else
   the one before. */
static bs_period before_pair(const bs_work *work, bs_period here) {
  if (bs_period_known(work->from) && bs_period_known(work->to) &&
      bs_period_equal(work->to, bs_period_last(here)))
    return work->from; /* 农业由1985年的24%下降为21%，轻工业由38%上升到39% */
  if (work->against == BS_NONE && work->spoken_ends && bs_period_is_span(here))
    return (bs_period){here.from, here.from}; /* 2020年到2025年，从17.9%提升到35.5% */
  if (work->against == BS_NONE)
    return bs_period_before(here);
  const bs_time *time = &work->lexed.times[work->lexed.tokens[work->against].index];
  return bs_period_last(bs_context_time(&work->context, time, bs_period_last(here)));
}

void bs_link_period(bs_work *work, size_t i, bs_fact *fact, bs_span verb) {
  const bs_claim *claim = &work->claims[i];
  bs_found_period here = governing(work, i);
  if (fact->kind == BS_AVERAGE_GROWTH)
    here = nearest_span(work, fact, here);
  fact->period_from = here.origin;
  bool from = claim->rule >= 0 && claim->role == BS_ROLE_FROM;
  if (from && claim->period == BS_NONE)
    here.period = before_pair(work, here.period);
  if (from) {
    work->from = bs_period_last(here.period);
    work->to = none;
  } else if (claim->rule >= 0 && claim->role == BS_ROLE_TO)
    work->to = bs_period_last(here.period);
  switch (fact->kind) {
  case BS_LEVEL:
    fact->period = bs_period_is_span(here.period) && is_stock(work, i, fact, verb)
                       ? bs_period_last(here.period)
                       : here.period;
    break;
  case BS_SHARE:
  case BS_RANK:
    fact->period = bs_period_last(here.period);
    break;
  default:
    fact->period = bs_period_last(here.period);
    if (fact->kind == BS_MULTIPLE && claim->base != BS_NONE && bs_period_is_span(here.period)) {
      const bs_time *time = &work->lexed.times[work->lexed.tokens[claim->base].index];
      if (bs_period_is_span(bs_context_time(&work->context, time, here.period)))
        fact->period = here.period; /* a span's sum beside another span's */
    }
    set_base(work, i, fact, here.period);
  }
  if (bs_period_known(fact->period) && bs_period_known(fact->base) &&
      fact->period.to.year >= fact->base.to.year)
    fact->years = fact->period.to.year - fact->base.to.year;
}

void bs_link_status(const bs_work *work, size_t i, bs_fact *fact) {
  const bs_context *context = &work->context;
  bs_found_period here = governing(work, i);
  bool spoken = here.origin.kind == BS_FROM_CLAUSE || here.origin.kind == BS_FROM_EARLIER_CLAUSE;
  bool past =
      context->year > 0 && bs_period_known(here.period) && bs_context_is_over(context, here.period);
  const bs_token *plan = plan_word(work, i);
  if (work->claims[i].rule >= 0 && work->claims[i].role == BS_ROLE_FROM) {
    fact->status = BS_ACTUAL; /* what it was before */
    fact->status_from.kind = BS_FROM_RULE;
  } else if (past && (spoken || (context->mode != BS_MODE_REVIEW && !plan))) {
    fact->status = BS_ACTUAL; /* over before the report was given */
    fact->status_from = here.origin;
  } else if (context->mode == BS_MODE_REVIEW) {
    bool opened =
        here.origin.kind == BS_FROM_PARAGRAPH || here.origin.kind == BS_FROM_EARLIER_PARAGRAPH;
    bool ahead = (spoken || opened) && here.period.from.year > context->over && context->year > 0;
    fact->status = ahead ? BS_TARGET : BS_ACTUAL;
    fact->status_from = ahead ? here.origin : context->mode_from;
  } else if (states_present(work, i) && !plan) {
    fact->status = BS_ACTUAL;
    fact->status_from.kind = BS_FROM_CLAUSE;
  } else if (context->mode == BS_MODE_PLAN) {
    fact->status = BS_TARGET;
    fact->status_from = context->mode_from;
  } else if (plan) {
    fact->status = BS_TARGET;
    fact->status_from = (bs_origin){BS_FROM_CLAUSE, {plan->start, plan->end}};
  } else {
    bool ahead =
        context->year > 0 && bs_period_known(here.period); /* what is over was told above */
    fact->status = ahead ? BS_TARGET : BS_ACTUAL;
    fact->status_from = here.origin;
  }
}
