#include "filter.h"

#include <string.h>

#include "nearest.h"

/* Finds `word` among the names that a field can have; NULL asks nothing. */
static bs_status read_name(const char *field, const char *word, const char *const *names,
                           size_t count, bool *has, size_t *out, bs_error *err) {
  *has = word != NULL;
  *out = 0;
  if (!word)
    return BS_OK;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(names[i], word) == 0) {
      *out = i;
      return BS_OK;
    }
  }
  bs_buffer known = {0};
  const char *near = bs_nearest(word, names, count);
  if (near)
    bs_buffer_add_string(&known, near);
  for (size_t i = 0; i < count; i++)
    if (names[i] != near)
      bs_buffer_printf(&known, "%s%s", known.size > 0 ? ", " : "", names[i]);
  bs_status status = known.failed ? bs_fail_memory(err)
                                  : bs_fail(err, BS_USAGE, 0, "a fact has no %s '%s' (known: %s)",
                                            field, word, known.data);
  bs_buffer_free(&known);
  return status;
}

static bs_status read_period(const char *field, const char *word, bs_period *out, bs_error *err) {
  if (!word || bs_period_read(word, strlen(word), out))
    return BS_OK;
  return bs_fail(err, BS_USAGE, 0,
                 "the filter's '%s' takes a year or a period such as '2016/2020', not '%s'", field,
                 word);
}

bs_status bs_filter_parse(bs_filter_read *out, const bs_filter *filter, bs_error *err) {
  *out = (bs_filter_read){.has_kind = false};
  if (!filter)
    return BS_OK;
  out->words = *filter;
  size_t kind = 0, status_name = 0, bound = 0;
  bs_status status =
      read_name("kind", filter->kind, bs_kind_names, BS_KIND_COUNT, &out->has_kind, &kind, err);
  if (status == BS_OK)
    status = read_name("status", filter->status, bs_status_names, BS_STATUS_COUNT, &out->has_status,
                       &status_name, err);
  if (status == BS_OK)
    status = read_name("bound", filter->bound, bs_bound_names, BS_BOUND_COUNT, &out->has_bound,
                       &bound, err);
  if (status == BS_OK)
    status = read_period("period", filter->period, &out->period, err);
  if (status == BS_OK)
    status = read_period("base", filter->base, &out->base, err);
  if (status == BS_OK)
    status = read_period("within", filter->within, &out->within, err);
  out->kind = (bs_kind)kind;
  out->status = (bs_fact_status)status_name;
  out->bound = (bs_bound)bound;
  return status;
}

/* Whether a slice is the word that is asked for; NULL asks nothing. */
static bool is(bs_slice slice, const char *word) {
  return !word || (slice.data && bs_slice_is(slice, word));
}

static bool holds(bs_slice slice, const char *part) {
  size_t size = part ? strlen(part) : 0;
  if (!part)
    return true;
  for (size_t at = 0; slice.data && at + size <= slice.size; at++)
    if (memcmp(slice.data + at, part, size) == 0)
      return true;
  return false;
}

static bool same(bs_period period, bs_period asked) {
  return !bs_period_known(asked) || bs_period_equal(period, asked);
}

bool bs_filter_passes(const bs_filter_read *filter, const bs_report *report, uint32_t index) {
  const bs_fact *fact = &report->facts.facts[index];
  const bs_filter *words = &filter->words;
  if ((filter->has_kind && fact->kind != filter->kind) ||
      (filter->has_status && fact->status != filter->status) ||
      (filter->has_bound && fact->bound != filter->bound))
    return false;
  if (!is(fact->unit, words->unit) || !is(fact->indicator, words->indicator) ||
      !holds(fact->indicator, words->like))
    return false;
  if (!same(fact->period, filter->period) || !same(fact->base, filter->base))
    return false;
  if (bs_period_known(filter->within) &&
      !(bs_period_known(fact->period) && bs_period_within(filter->within, fact->period)))
    return false;
  return !words->section ||
         bs_report_in_section(report, fact->section, words->section, strlen(words->section));
}
