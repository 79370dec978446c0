#include "context.h"

#include <stdlib.h>

#include "indicator.h"
#include "utf8.h"

static bs_period years(int32_t from, int32_t to) {
  if (from < 1000 || to > 9999 || to < from)
    return (bs_period){{0}, {0}};
  return (bs_period){{(int16_t)from, 0, 0}, {(int16_t)to, 0, 0}};
}

bool bs_period_is_span(bs_period period) {
  return period.from.year != period.to.year;
}

bs_period bs_period_last(bs_period period) {
  return bs_period_is_span(period) ? years(period.to.year, period.to.year) : period;
}

bs_period bs_period_before(bs_period period) {
  if (!bs_period_known(period))
    return period;
  if (bs_period_is_span(period))
    return years(period.from.year - 1, period.from.year - 1);
  period.from.year--;
  period.to.year--;
  return period;
}

/* Months `from` to `to` of the year spoken of. */
static bs_period months(bs_period here, int32_t from, int32_t to) {
  if (!bs_period_known(here) || to > 12 || to < from)
    return (bs_period){{0}, {0}};
  int16_t year = here.to.year;
  if (from == 1 && to == 12)
    return years(year, year);
  return (bs_period){{year, (int8_t)from, 0}, {year, (int8_t)to, 0}};
}

static bs_period calendar(const bs_time *time, bs_period here) {
  const int32_t *field = time->field;
  int32_t year = field[BS_FIELD_YEAR], year2 = field[BS_FIELD_YEAR2];
  int32_t month = field[BS_FIELD_MONTH], month2 = field[BS_FIELD_MONTH2];
  if (year >= 0)
    here = years(year, year2 >= 0 ? year2 : year);
  if (time->form->month_from > 0)
    return months(here, time->form->month_from, time->form->month_to);
  if (month > 0) {
    bs_period period = months(here, month, month2 > 0 ? month2 : month);
    int days = bs_period_known(period) ? bs_days_in(period.to.year, month) : 0;
    if (field[BS_FIELD_DAY] > 0 && field[BS_FIELD_DAY] <= days) { /* else it is a slip */
      period.from.day = period.to.day = (int8_t)field[BS_FIELD_DAY];
      if (field[BS_FIELD_N] > field[BS_FIELD_DAY] && field[BS_FIELD_N] <= days)
        period.to.day = (int8_t)field[BS_FIELD_N]; /* 3月19日至20日 */
    }
    return period;
  }
  return here;
}

static int32_t length(bs_period years) {
  return bs_period_known(years) ? years.to.year - years.from.year + 1 : 0;
}

/* Whether the years, which are known, are those of a plan that is under way, or begins. */
static bool under_way(const bs_context *context, bs_period years) {
  return context->year == 0 || /* a plan by itself */
         (years.from.year <= context->over + 1 && years.to.year > context->over);
}

/* The first n years of the years spoken of, else of the plan under way, where they are over. */
static bs_period first_of(const bs_context *context, bs_period here, int32_t n) {
  bs_period whole = length(here) > n ? here : context->plan;
  if (length(whole) <= n || (length(here) <= n && !under_way(context, whole)))
    return years(0, 0);
  int32_t end = whole.from.year + n - 1;
  return end <= context->over ? years(whole.from.year, end) : years(0, 0);
}

bs_period bs_context_time(const bs_context *context, const bs_time *time, bs_period here) {
  const bs_time_form *form = time->form;
  int32_t year = context->year, n = time->field[BS_FIELD_N];
  if (!bs_period_known(here))
    here = years(year, year);
  if (n <= 0)
    n = form->to;
  if (form->named && n > 1 && length(here) == n)
    return here; /* 从1912年到1947年，三十六年合计 */
  if (form->named && n > 1 && length(context->plan) == n && under_way(context, context->plan) &&
      context->mode != BS_MODE_REVIEW)
    return context->plan;
  switch (form->kind) {
  case BS_TIME_CALENDAR:
  case BS_TIME_PART:
    return calendar(time, here);
  case BS_TIME_ABSOLUTE:
    return years(form->from, form->to);
  case BS_TIME_RELATIVE:
    if (form->month_from > 0)
      return months(years(year + form->from, year + form->to), form->month_from, form->month_to);
    if (time->field[BS_FIELD_MONTH] > 0)
      return calendar(time, years(year + form->from, year + form->to));
    return years(year + form->from, year + form->to);
  case BS_TIME_PAST:
    if (context->mode == BS_MODE_PLAN && form->to > 0) { /* 五年累计: up to the year aimed at */
      int32_t end = here.to.year > year ? here.to.year : year + n - 1;
      return years(end - n + 1, end);
    }
    return years(year - n, year - 1);
  case BS_TIME_FUTURE:
    return years(year, year + n - 1);
  case BS_TIME_PREVIOUS:
    here = bs_period_last(here);
    n = time->field[BS_FIELD_N] > 0 ? n : form->from;
    if (here.from.month > 0 && here.from.year > n) { /* 去年同期 of a half-year */
      here.from.year = (int16_t)(here.from.year - n);
      here.to.year = (int16_t)(here.to.year - n);
      return here;
    }
    return years(here.from.year - n, here.from.year - n);
  case BS_TIME_FIRST:
    return first_of(context, here, n);
  case BS_TIME_HERE:
    break;
  }
  return here;
}

void bs_context_note(bs_context *context, const bs_lexed *sentence) {
  if (context->year == 0 && bs_period_known(context->plan))
    return; /* a plan by itself names itself first */
  for (size_t i = 0; i < sentence->time_count; i++) {
    const bs_time *time = &sentence->times[i];
    bs_time_kind kind = time->form->kind;
    if (kind != BS_TIME_ABSOLUTE && kind != BS_TIME_CALENDAR)
      continue;
    bs_period period = bs_context_time(context, time, context->plan);
    if (period.from.month == 0 &&
        length(period) > 2) /* no plan is so short as 1958年和1959年两年 */
      context->plan = period;
  }
}

bool bs_time_is_neutral(const bs_time *time) {
  return time->form->kind == BS_TIME_HERE;
}

bool bs_context_is_over(const bs_context *context, bs_period period) {
  int8_t month = context->outline->month; /* of the report: its own year's first months are over */
  return period.to.year <= context->over ||
         (period.to.year == context->year && period.to.month > 0 && period.to.month < month);
}

bool bs_context_open(bs_context *context, const bs_pack *pack, const char *text,
                     const bs_outline *outline, int16_t year) {
  *context = (bs_context){
      .pack = pack, .text = text, .outline = outline, .year = year, .section = BS_NONE};
  /* a report of the autumn or winter looks back on its own year */
  context->over = (int16_t)(year > 0 && outline->month >= 10 ? year : year - 1);
  context->scopes = calloc(outline->section_count + 1, sizeof *context->scopes);
  return context->scopes != NULL;
}

void bs_context_close(bs_context *context) {
  free(context->scopes);
  context->scopes = NULL;
}

/* All the years that a heading names, from the first to the last: 2025年和“十四五”工作回顾. */
static bs_period reach_of(const bs_context *context, const bs_lexed *heading) {
  bs_period reach = {{0}, {0}};
  for (size_t i = 0; i < heading->time_count; i++) {
    bs_period one = bs_context_time(context, &heading->times[i], reach);
    if (!bs_period_known(one))
      continue;
    if (!bs_period_known(reach) || one.from.year < reach.from.year)
      reach.from.year = one.from.year;
    if (one.to.year > reach.to.year)
      reach.to.year = one.to.year;
  }
  return reach;
}

bool bs_context_aside(const bs_context *context, const bs_lexed *lexed, size_t i) {
  size_t last = i;
  while (last + 1 < lexed->token_count && !bs_class_ends_clause(lexed->tokens[last + 1].class))
    last++;
  bs_span clause = {lexed->tokens[i].start, lexed->tokens[last].end};
  return bs_pack_ends(context->pack, BS_PHRASE_ASIDE, bs_slice_of(context->text, clause)) > 0;
}

/* The time that a lexed heading or opening begins with, before any amount; NULL for none. */
static const bs_time *opening_time(const bs_context *context, const bs_lexed *lexed, int clauses) {
  for (size_t i = 0; i < lexed->token_count; i++) {
    const bs_token *token = &lexed->tokens[i];
    if (token->class == BS_CLASS_TIME) {
      uint8_t before = i > 0 ? lexed->tokens[i - 1].class : 0;
      bool led = before == BS_CLASS_COMPARE || before == BS_CLASS_REACH ||
                 before == BS_CLASS_FROM || before == BS_CLASS_DONE; /* 是2010年的2倍 */
      if (!led && !bs_context_aside(context, lexed, i))
        return &lexed->times[token->index];
    }
    if (bs_class_is_amount(token->class))
      return NULL;
    if (bs_class_ends_clause(token->class) && --clauses == 0)
      return NULL;
  }
  return NULL;
}

static bs_mode mode_of_period(const bs_context *context, bs_period period) {
  if (!bs_period_known(period) || context->year == 0)
    return BS_MODE_UNKNOWN;
  return period.to.year <= context->over ? BS_MODE_REVIEW : BS_MODE_PLAN;
}

/* Whether of the words in `text` the last that looks back stands behind all that look ahead:
   接续奋斗…取得新成效. */
static bool ends_later(const bs_context *context, bs_slice text) {
  do {
    uint32_t step = bs_utf8_size((unsigned char)text.data[0]);
    text = (bs_slice){text.data + step, text.size - step};
  } while (bs_pack_holds(context->pack, BS_PHRASE_REVIEW, text) > 0);
  return bs_pack_holds(context->pack, BS_PHRASE_PLAN, text) == 0;
}

/* Looks back or ahead: the words of a heading decide, the last of them where they differ and no
   period is named, else the period. */
static bs_mode mode_of_words(const bs_context *context, bs_span words, bs_period period) {
  bs_slice text = bs_slice_of(context->text, words);
  uint32_t review = bs_pack_holds(context->pack, BS_PHRASE_REVIEW, text);
  uint32_t plan = bs_pack_holds(context->pack, BS_PHRASE_PLAN, text);
  if (review > 0 && plan > 0 && !bs_period_known(period))
    return ends_later(context, text) ? BS_MODE_REVIEW : BS_MODE_PLAN;
  if ((review > 0) != (plan > 0))
    return review > 0 ? BS_MODE_REVIEW : BS_MODE_PLAN;
  return mode_of_period(context, period);
}

/* The mode of a top section: by its words, by the period it names; or, where neither tells, as
   reports are built: what follows the review and opens with a verb is what is to be done. */
static bs_mode mode_of_top(const bs_context *context, const bs_section *here, bs_period period) {
  bs_mode mode = mode_of_words(context, here->title, period);
  if (mode != BS_MODE_UNKNOWN || context->mode != BS_MODE_REVIEW)
    return mode == BS_MODE_UNKNOWN ? context->mode : mode;
  uint32_t length;
  const bs_edge *edge = bs_edge_at(context->pack, context->text + here->title.start,
                                   here->title.end - here->title.start, &length);
  return edge && (edge->class == BS_CLASS_VERB || edge->class == BS_CLASS_ADVERB) ? BS_MODE_PLAN
                                                                                  : context->mode;
}

void bs_context_enter(bs_context *context, uint32_t section, const bs_lexed *heading) {
  const bs_section *here = &context->outline->sections[section];
  context->section = section;
  if (section == 0)
    return; /* a title's year is the report's, not what it speaks of */
  bs_scope *scope = &context->scopes[section];
  *scope = context->scopes[here->parent];
  const bs_time *time = opening_time(context, heading, 100);
  bool top = here->level <= 1;
  bs_period period = {{0}, {0}};
  if (time && !bs_time_is_neutral(time))
    period = bs_context_time(context, time, scope->heading.period);
  bool past = bs_period_known(period) && period.to.year <= context->over;
  if (!top && past && context->mode == BS_MODE_PLAN)
    period.from.year = 0; /* a look back inside a plan */
  if (bs_period_known(period)) {
    scope->heading = (bs_found_period){period, {BS_FROM_HEADING, time->span}};
    scope->reach = reach_of(context, heading);
  }
  if (bs_period_known(period) || top)
    context->running = (bs_found_period){{{0}, {0}}, {BS_FROM_NOTHING, {0, 0}}};
  context->heading = scope->heading;
  context->reach = scope->reach;
  bs_mode mode = top ? mode_of_top(context, here, period) : context->mode;
  if (!top && bs_period_known(period) && mode == BS_MODE_UNKNOWN)
    mode = mode_of_words(context, here->title, period);
  if (mode != context->mode || top) {
    context->mode = mode;
    context->mode_from = (bs_origin){BS_FROM_HEADING, here->title};
  }
  scope->mode = context->mode;
  scope->mode_from = context->mode_from;
}

void bs_context_return(bs_context *context, uint32_t section) {
  const bs_scope *scope = &context->scopes[section];
  context->section = section;
  context->heading = scope->heading;
  context->reach = scope->reach;
  context->mode = scope->mode;
  context->mode_from = scope->mode_from;
}

/* Whether the first clause says no more than the time: 五年来，… 回望过去五年，… */
static bool is_own_clause(const bs_lexed *lexed, const bs_time *time) {
  size_t at = lexed->tokens[0].class == BS_CLASS_TEXT ? 1 : 0;
  return at + 1 < lexed->token_count && lexed->tokens[at].start == time->span.start &&
         bs_class_ends_clause(lexed->tokens[at + 1].class);
}

/* Whether a sentence opens with what is to be done, or with a time that is not over. */
static bool is_planned(const bs_context *context, const bs_lexed *sentence) {
  for (size_t i = 0; i < sentence->token_count && i < 2; i++)
    if (sentence->tokens[i].class == BS_CLASS_PLAN)
      return true;
  const bs_time *time = opening_time(context, sentence, 1);
  if (!time || bs_time_is_neutral(time))
    return false;
  bs_period period = bs_context_time(context, time, context->paragraph.period);
  return bs_period_known(period) && !bs_context_is_over(context, period);
}

void bs_context_begin(bs_context *context, const bs_lexed *sentence, bool first) {
  if (first)
    context->paragraph = (bs_found_period){{{0}, {0}}, {BS_FROM_NOTHING, {0, 0}}};
  if (context->looks_back && (first || is_planned(context, sentence))) {
    context->looks_back = false;
    context->paragraph = (bs_found_period){{{0}, {0}}, {BS_FROM_NOTHING, {0, 0}}};
  }
  const bs_time *time = opening_time(context, sentence, first ? 2 : 1);
  if (!time || (!first && bs_time_is_neutral(time)))
    return;
  bs_period here = bs_context_period(context).period;
  bs_period period = bs_context_time(context, time, here);
  bool turns = bs_period_is_span(period) && bs_period_equal(period, context->reach) &&
               is_own_clause(sentence, time);
  bool past = bs_period_known(period) && period.to.year <= context->over;
  if (!first && past && context->mode == BS_MODE_PLAN && is_own_clause(sentence, time))
    context->looks_back = turns = true; /* 两年来，… within what is to be done */
  bool planned = bs_period_known(context->paragraph.period) &&
                 context->paragraph.period.to.year > context->over;
  if (!first && past && context->mode == BS_MODE_UNKNOWN && planned &&
      is_own_clause(sentence, time))
    context->looks_back = turns = true; /* 纲要要求在十二年内达到…。1959年，… */
  if (!bs_period_known(period) || (!first && !turns))
    return; /* within a paragraph only from the year to the years: 回望过去五年 */
  context->paragraph = (bs_found_period){period, {BS_FROM_PARAGRAPH, time->span}};
  /* only what may hold for what follows: years and spans of years, not the day of an event, not
     what lies outside the years of the heading, and in a plan not the past */
  bool stale = context->mode == BS_MODE_PLAN && period.to.year <= context->over;
  bool outside = bs_period_known(context->reach) && (period.from.year < context->reach.from.year ||
                                                     period.to.year > context->reach.to.year);
  /* where no heading tells, a plan under way holds for its own paragraph */
  bool ahead = context->mode == BS_MODE_UNKNOWN && period.to.year > context->over;
  if (ahead && bs_period_is_span(period)) {
    context->running = (bs_found_period){{{0}, {0}}, {BS_FROM_NOTHING, {0, 0}}};
    return;
  }
  if (period.from.month == 0 && !bs_time_is_neutral(time) && !stale && !outside) {
    context->running = context->paragraph;
    context->running.origin.kind = BS_FROM_EARLIER_PARAGRAPH;
  }
}

bs_found_period bs_context_period(const bs_context *context) {
  if (bs_period_known(context->paragraph.period))
    return context->paragraph;
  if (bs_period_known(context->running.period))
    return context->running;
  if (bs_period_known(context->heading.period))
    return context->heading;
  bs_found_period found = {{{0}, {0}}, {BS_FROM_NOTHING, {0, 0}}};
  if (context->year == 0)
    return found;
  int32_t year = context->mode == BS_MODE_PLAN ? context->over + 1 : context->over;
  found.period = years(year, year);
  found.origin.kind = BS_FROM_REPORT;
  return found;
}
