/** Context: what a sentence leaves to its surroundings. Which period, which base, actual or target:
 *  docs/context.md has the priorities in words. */
#ifndef BS_CONTEXT_H
#define BS_CONTEXT_H

#include "lexer.h"

/** Whether a part of the report looks back or ahead. */
typedef enum { BS_MODE_UNKNOWN, BS_MODE_REVIEW, BS_MODE_PLAN } bs_mode;

/** A period and where it came from. */
typedef struct bs_found_period {
  bs_period period;
  bs_origin origin;
} bs_found_period;

/** What a section's heading says, or the ones above it. */
typedef struct bs_scope {
  bs_found_period heading; /**< the first period it names */
  bs_period reach;         /**< all that it names, from its first year to its last */
  bs_mode mode;            /**< whether it looks back or ahead */
  bs_origin mode_from;
} bs_scope;

/** The scopes around a sentence, from the report inwards. */
typedef struct bs_context {
  const bs_pack *pack;
  const char *text;
  const bs_outline *outline;
  int16_t year;     /**< the report's, 0 where nothing tells */
  int16_t over;     /**< the last year that was over, or nearly so, when the report was given */
  bs_scope *scopes; /**< one a section */
  uint32_t section; /**< the one entered last */
  bs_mode mode;     /**< of the section */
  bs_origin mode_from;
  bs_found_period heading;   /**< what the section's heading, or one above it, says */
  bs_period reach;           /**< all that the heading names, from its first year to its last */
  bs_found_period running;   /**< the latest opening of a paragraph that still holds */
  bs_found_period paragraph; /**< this paragraph's opening */
  bs_period plan;  /**< the years that were named last: 第一个五年计划, 1953—1957年 */
  bool looks_back; /**< in a plan, this paragraph turned to years that are over */
} bs_context;

/** Begins a report; bs_context_close() frees what it holds. False when there is no memory. */
bool bs_context_open(bs_context *context, const bs_pack *pack, const char *text,
                     const bs_outline *outline, int16_t year);

void bs_context_close(bs_context *context);

/** Enters a section: its heading, lexed, may set mode and period. */
void bs_context_enter(bs_context *context, uint32_t section, const bs_lexed *heading);

/** Returns to a section entered before, from one below it. */
void bs_context_return(bs_context *context, uint32_t section);

/** Begins a sentence of the body, the `first` of its paragraph or a later one: a time that it opens
 *  with holds for those that follow; within a paragraph only the whole span that the heading names.
 */
void bs_context_begin(bs_context *context, const bs_lexed *sentence, bool first);

/** Whether the period was over, or nearly so, when the report was given. */
bool bs_context_is_over(const bs_context *context, bs_period period);

/** Whether the clause of token `i` speaks only of itself: 在上年增长8%的基础上. */
bool bs_context_aside(const bs_context *context, const bs_lexed *lexed, size_t i);

/** Notes the years that a sentence, or a heading, names, for what follows. */
void bs_context_note(bs_context *context, const bs_lexed *sentence);

/** The period that a time means. `here` is the one spoken of, for 全年, 上年 and 上半年. */
bs_period bs_context_time(const bs_context *context, const bs_time *time, bs_period here);

/** Whether the time leaves the period as it is (全年, 这一年). */
bool bs_time_is_neutral(const bs_time *time);

/** The period that holds where the sentence says none. */
bs_found_period bs_context_period(const bs_context *context);

/** The year, month or span before: the year before 2020, 2019-01/2019-06 before 2020-01/2020-06;
 *  of a span of years the year before its first. None of none. */
bs_period bs_period_before(bs_period period);

/** The last year of a span of years; any other period as it is. */
bs_period bs_period_last(bs_period period);

/** Whether it spans more than one year. */
bool bs_period_is_span(bs_period period);

#endif
