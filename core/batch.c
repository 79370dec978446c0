#include "batch.h"

#include <stdlib.h>

#include "starts.h"

/* Lists the numerals of a heading's mark. */
static bool note_mark(const bs_batch *batch, bs_span mark) {
  bs_facts *facts = batch->facts;
  for (uint32_t at = mark.start; at < mark.end;) {
    bs_numeral numeral;
    if (!bs_numeral_read(batch->text + at, mark.end - at, &numeral)) {
      at += bs_utf8_size((unsigned char)batch->text[at]);
      continue;
    }
    if (!bs_grow(&facts->numbers, &facts->number_capacity, facts->number_count + 1,
                 sizeof *facts->numbers))
      return false;
    facts->numbers[facts->number_count++] = (bs_number){.span = {at, at + numeral.size},
                                                        .value = numeral.value,
                                                        .low = numeral.value,
                                                        .high = numeral.value,
                                                        .class = BS_NUMBER_HEADING,
                                                        .fact = BS_NONE,
                                                        .sentence = batch->next,
                                                        .reason = "the mark of a heading"};
    at += numeral.size;
  }
  return true;
}

/* 各位代表！ opens nothing. */
static bool is_address(const bs_batch *batch, bs_span sentence) {
  bs_slice text = bs_slice_of(batch->text, sentence);
  uint32_t address = bs_pack_begins(batch->pack, BS_PHRASE_ADDRESS, text);
  return address > 0 && address + 6 >= text.size;
}

/* Cuts the sentence that is next, where it matters. */
static bs_status cut(bs_batch *batch, bs_error *err) {
  const bs_sentence *sentence = &batch->outline->sentences[batch->next];
  const bs_section *section = &batch->outline->sections[sentence->section];
  bs_span span = sentence->span, mark = section->mark;
  bs_batch_sentence *out = &batch->sentences[batch->count];
  out->index = batch->next;
  out->opens = sentence->section + 1 != batch->section;
  batch->section = sentence->section + 1;
  if (out->opens && mark.end > mark.start && mark.start >= span.start && mark.end <= span.end) {
    if (!note_mark(batch, mark))
      return bs_fail_memory(err);
    span.start = mark.end;
  }
  out->first = sentence->paragraph + 1 != batch->paragraph && !is_address(batch, span);
  if (out->first)
    batch->paragraph = sentence->paragraph + 1;
  if (!out->opens && !out->first && !bs_has_numeral(batch->pack, batch->text, span))
    return BS_OK;
  batch->count++;
  return bs_lex(&out->lexed, batch->pack, batch->text, span, out->index, batch->facts, err);
}

/* Matches the rules, over pieces of the shape where it is longer than LPeg should get at once, cut
   behind a clause mark. */
static bs_status match(const bs_batch *batch, bs_batch_sentence *sentence, bs_error *err) {
  const bs_lexed *lexed = &sentence->lexed;
  uint32_t paragraph = batch->outline->sentences[sentence->index].paragraph;
  sentence->hits.count = 0;
  if (lexed->amount_count == 0 || batch->outline->paragraphs[paragraph].kind != BS_PARAGRAPH_BODY)
    return BS_OK;
  for (size_t from = 0, to; from < lexed->token_count; from = to) {
    to = lexed->token_count;
    if (to - from > BS_SHAPE_LIMIT) {
      to = from + BS_SHAPE_LIMIT;
      for (size_t i = to; i > from + 1; i--)
        if (bs_class_ends_clause(lexed->tokens[i - 1].class)) {
          to = i;
          break;
        }
    }
    bs_status status = bs_pack_match(batch->pack, lexed->shape, from, to, &sentence->hits, err);
    if (status != BS_OK)
      return status;
  }
  return BS_OK;
}

bs_status bs_batch_read(bs_batch *batch, bs_error *err) {
  bs_status status = BS_OK;
  batch->count = 0;
  for (; batch->count < BS_BATCH && batch->next < batch->outline->sentence_count && status == BS_OK;
       batch->next++)
    status = cut(batch, err);
  for (size_t i = 0; i < batch->count && status == BS_OK; i++)
    status = match(batch, &batch->sentences[i], err);
  return status;
}

void bs_batch_free(bs_batch *batch) {
  for (size_t i = 0; i < BS_BATCH; i++) {
    bs_lexed_free(&batch->sentences[i].lexed);
    free(batch->sentences[i].hits.values);
  }
}
