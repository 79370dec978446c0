/* What the reader saw and decided, in words: for each sentence of a line its tokens and shape, then
   each of its numbers on that line. */
#include "explain.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "lexer.h"

static void add_span(bs_buffer *out, const bs_report *report, bs_span span) {
  bs_buffer_add(out, report->text.text + span.start, span.end - span.start);
}

static void add_slice(bs_buffer *out, bs_slice text) {
  bs_buffer_add(out, text.data, text.size);
}

/* One line of a fact: a field, its value, and where it came from. */
static void begin_field(bs_buffer *out, const char *name) {
  bs_buffer_printf(out, "    %-10s ", name);
}

static void end_field(bs_buffer *out, const bs_report *report, bs_origin origin) {
  if (origin.kind != BS_FROM_NOTHING) {
    bs_buffer_printf(out, "   from %s", bs_origin_names[origin.kind]);
    if (origin.words.end > origin.words.start) {
      bs_buffer_add_string(out, " “");
      add_span(out, report, origin.words);
      bs_buffer_add_string(out, "”");
    }
  }
  bs_buffer_add(out, "\n", 1);
}

static void add_period(bs_buffer *out, bs_period period) {
  char text[BS_PERIOD_TEXT];
  size_t size = bs_period_write(text, period);
  bs_buffer_add_string(out, size > 0 ? text : "none");
}

static void add_rule(bs_buffer *out, const bs_report *report, const bs_fact *fact) {
  for (size_t i = 0; i < report->pack->rule_count; i++) {
    const bs_rule *rule = &report->pack->rules[i];
    if (rule->name.data == fact->rule) {
      bs_buffer_printf(out, "   by the rule “%s” (%s:%d)\n", fact->rule, rule->pack.data,
                       rule->line);
      return;
    }
  }
  bs_buffer_add_string(out, "   as no rule takes it\n");
}

static void add_value(bs_buffer *out, const bs_fact *fact) {
  begin_field(out, "value");
  bs_decimal_add_to(out, fact->value[0]);
  if (fact->range) {
    bs_buffer_add_string(out, "..");
    bs_decimal_add_to(out, fact->value[1]);
  }
  if (fact->unit.data) {
    bs_buffer_add(out, " ", 1);
    add_slice(out, fact->unit);
  }
  bs_buffer_printf(out, ", %s: [", bs_bound_names[fact->bound]);
  if (!fact->low_open)
    bs_decimal_add_to(out, fact->low);
  bs_buffer_add_string(out, ", ");
  if (!fact->high_open)
    bs_decimal_add_to(out, fact->high);
  bs_buffer_add_string(out, "]");
  if (fact->wording.data) {
    bs_buffer_add_string(out, "   worded “");
    add_slice(out, fact->wording);
    bs_buffer_add_string(out, "”");
  }
  if (fact->scope.data) {
    bs_buffer_add_string(out, "   scope “");
    add_slice(out, fact->scope);
    bs_buffer_add_string(out, "”");
  }
  bs_buffer_add(out, "\n", 1);
}

static void add_fact(bs_buffer *out, const bs_report *report, const bs_fact *fact) {
  begin_field(out, "kind");
  bs_buffer_add_string(out, bs_kind_names[fact->kind]);
  add_rule(out, report, fact);
  add_value(out, fact);
  begin_field(out, "indicator");
  if (fact->indicator.data)
    add_slice(out, fact->indicator);
  else
    bs_buffer_add_string(out, "none");
  end_field(out, report, fact->indicator_from);
  begin_field(out, "period");
  add_period(out, fact->period);
  end_field(out, report, fact->period_from);
  if (bs_period_known(fact->base)) {
    begin_field(out, "base");
    add_period(out, fact->base);
    end_field(out, report, fact->base_from);
  }
  begin_field(out, "status");
  bs_buffer_add_string(out, bs_status_names[fact->status]);
  end_field(out, report, fact->status_from);
  if (fact->level != BS_NONE) {
    const bs_fact *level = &report->facts.facts[fact->level];
    begin_field(out, "level");
    add_span(out, report, level->span);
    bs_buffer_printf(out, ", line %u\n", bs_report_line(report, level->span.start));
  }
}

static void add_number(bs_buffer *out, const bs_report *report, const bs_number *number) {
  const bs_fact *fact = number->fact == BS_NONE ? NULL : &report->facts.facts[number->fact];
  bs_buffer_add_string(out, "  ");
  add_span(out, report, fact ? fact->span : number->span);
  bs_buffer_printf(out, "   %s", bs_number_class_names[number->class]);
  if (!fact && number->reason)
    bs_buffer_printf(out, ": %s", number->reason);
  bs_buffer_add(out, "\n", 1);
  if (fact)
    add_fact(out, report, fact);
}

/* The sentence as the rules see it: its tokens with their classes, and the shape. */
static bs_status add_tokens(bs_buffer *out, const bs_report *report, uint32_t sentence,
                            bs_error *err) {
  bs_lexed lexed = {0};
  bs_facts scratch = {0};
  bs_status status = bs_lex(&lexed, report->pack, report->text.text,
                            report->outline.sentences[sentence].span, sentence, &scratch, err);
  if (status == BS_OK) {
    bs_buffer_add_string(out, "  tokens");
    for (size_t i = 0; i < lexed.token_count; i++) {
      const bs_token *token = &lexed.tokens[i];
      bs_slice name = bs_pack_class_name(report->pack, token->class);
      bs_buffer_add_string(out, i > 0 ? " | " : "  ");
      add_span(out, report, (bs_span){token->start, token->end});
      if (token->class != BS_CLASS_TEXT && token->index != BS_NONE) {
        bs_buffer_add_string(out, " ");
        add_slice(out, name);
      }
    }
    bs_buffer_add_string(out, "\n  shape   ");
    for (size_t i = 0; i < lexed.token_count; i++) /* a pack's own classes are no characters */
      bs_buffer_add(out, lexed.tokens[i].class < BS_CLASS_FIRST_FREE ? &lexed.shape[i] : "*", 1);
    bs_buffer_add(out, "\n", 1);
  }
  bs_lexed_free(&lexed);
  bs_facts_free(&scratch);
  return status;
}

bs_status bs_explain(bs_report *report, uint64_t line, bs_buffer *out, bs_error *err) {
  const bs_facts *facts;
  bs_status status = bs_report_facts(report, &facts, err);
  if (status != BS_OK)
    return status;
  size_t lines = report->source.line_count;
  if (lines > 1 && report->source.lines[lines - 1] == report->source.size)
    lines--; /* behind the last line's end there is none */
  if (line == 0 || line > lines)
    return bs_fail(err, BS_USAGE, 0, "there is no line %" PRIu64 ": the report has %zu", line,
                   lines);
  uint32_t sentence = BS_NONE;
  for (size_t i = 0; i < facts->number_count && status == BS_OK; i++) {
    const bs_number *number = &facts->numbers[i];
    if (bs_report_line(report, number->span.start) != line)
      continue;
    if (number->sentence != sentence) {
      sentence = number->sentence;
      if (out->size > 0)
        bs_buffer_add(out, "\n", 1);
      add_span(out, report, report->outline.sentences[sentence].span);
      bs_buffer_add(out, "\n", 1);
      status = add_tokens(out, report, sentence, err);
    }
    add_number(out, report, number);
  }
  if (status == BS_OK && sentence == BS_NONE)
    bs_buffer_printf(out, "no number stands on line %" PRIu64 "\n", line);
  return status == BS_OK && out->failed ? bs_fail_memory(err) : status;
}

bs_status bs_explain_fact(bs_report *report, uint32_t fact, bs_buffer *out, bs_error *err) {
  const bs_facts *facts;
  bs_status status = bs_report_facts(report, &facts, err);
  if (status != BS_OK)
    return status;
  if (fact >= facts->fact_count)
    return bs_fail(err, BS_USAGE, 0, "there is no fact %u", fact);
  const bs_number *number = &facts->numbers[facts->facts[fact].number];
  status = add_tokens(out, report, number->sentence, err);
  add_number(out, report, number);
  return status == BS_OK && out->failed ? bs_fail_memory(err) : status;
}
