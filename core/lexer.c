/* Three passes over one sentence: cut, choose each word's reading by its neighbours, then fold
   bound words into their amounts. */
#include "lexer.h"

#include <stdlib.h>
#include <string.h>

#include "cut.h"
#include "forms.h"
#include "utf8.h"

enum {
  QUOTE_REACH = 75, /* bytes within which a closing quote makes a title of what it holds */
  BOOK_REACH = 300
};

uint32_t bs_cut_number(bs_cutter *c, bs_span span, bs_decimal value, bs_number_class class,
                       const char *reason) {
  bs_facts *facts = c->facts;
  if (!bs_grow(&facts->numbers, &facts->number_capacity, facts->number_count + 1,
               sizeof *facts->numbers)) {
    c->failed = true;
    return BS_NONE;
  }
  facts->numbers[facts->number_count] = (bs_number){.span = span,
                                                    .value = value,
                                                    .low = value,
                                                    .high = value,
                                                    .class = class,
                                                    .fact = BS_NONE,
                                                    .sentence = c->sentence,
                                                    .reason = reason};
  return (uint32_t)facts->number_count++;
}

void bs_cut_push(bs_cutter *c, uint8_t class, uint32_t start, uint32_t end, uint32_t index) {
  bs_lexed *out = c->out;
  if (!bs_grow(&out->tokens, &out->token_capacity, out->token_count + 1, sizeof *out->tokens)) {
    c->failed = true;
    return;
  }
  out->tokens[out->token_count++] = (bs_token){start, end, index, class};
}

/* Adds the open text up to here. Where words are parted by blanks these are no text. */
static void push_open(bs_cutter *c) {
  uint32_t start = c->open, end = c->at;
  if (c->pack->letters) {
    while (start < end && c->text[start] == ' ')
      start++;
    while (end > start && c->text[end - 1] == ' ')
      end--;
  }
  if (start < end)
    bs_cut_push(c, BS_CLASS_TEXT, start, end, BS_NONE);
}

void bs_cut_take(bs_cutter *c, uint8_t class, uint32_t size, uint32_t index) {
  push_open(c);
  bs_cut_push(c, class, c->at, c->at + size, index);
  c->at += size;
  c->open = c->at;
}

/* Whether a numeral begins with this character wherever it stands. */
static bool reads_plainly(const bs_cutter *c, uint32_t code) {
  return bs_may_begin(c->pack, code, BS_START_READ) && !bs_may_begin(c->pack, code, BS_START_DOUBT);
}

void bs_cut_note(bs_cutter *c, bs_span span, bs_number_class class, const char *reason) {
  for (uint32_t at = span.start; at < span.end;) {
    bs_numeral numeral;
    uint32_t code = bs_utf8_at(c->text + at), size = bs_utf8_size((unsigned char)c->text[at]);
    if (reads_plainly(c, code) && bs_numeral_read(c->text + at, span.end - at, &numeral)) {
      size = numeral.size;
      bs_cut_number(c, (bs_span){at, at + size}, numeral.value, class, reason);
    }
    at += size;
  }
}

bs_amount *bs_cut_add_amount(bs_cutter *c) {
  bs_lexed *out = c->out;
  if (!bs_grow(&out->amounts, &out->amount_capacity, out->amount_count + 1, sizeof *out->amounts)) {
    c->failed = true;
    return NULL;
  }
  bs_amount *amount = &out->amounts[out->amount_count++];
  *amount = (bs_amount){.quoted = c->at < c->quote_end};
  return amount;
}

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void take_time(bs_cutter *c, const bs_time_form *form, const bs_template_match *match) {
  bs_lexed *out = c->out;
  bs_span span = {c->at, c->at + match->size};
  if (!bs_grow(&out->times, &out->time_capacity, out->time_count + 1, sizeof *out->times)) {
    c->failed = true;
    return;
  }
  bs_time *time = &out->times[out->time_count];
  *time = (bs_time){.span = span, .form = form};
  memcpy(time->field, match->field, sizeof time->field);
  bs_cut_note(c, span, BS_NUMBER_DATE, "part of a time");
  bs_cut_take(c, BS_CLASS_TIME, match->size, (uint32_t)out->time_count++);
}

/* Where a place in an order ends whose number goes on behind what its form took: 第三万, 第3万5千.
 */
static uint32_t lift_place(const bs_cutter *c, uint32_t at, uint32_t end, bs_amount *amount) {
  bs_numeral numeral;
  if (c->end - end < 3 || memcmp(c->text + end, "万", 3) != 0 ||
      !bs_numeral_read(c->text + at, c->end - at, &numeral) || at + numeral.size <= end ||
      numeral.flags & ~(unsigned)BS_NUMERAL_HAN)
    return end;
  amount->value[0] = amount->value[1] = amount->high = numeral.value;
  return at + numeral.size;
}

/* A name, or a place in an order as an amount without unit. */
static void take_name(bs_cutter *c, const bs_name_form *form, const bs_template_match *match) {
  bs_span span = {c->at, c->at + match->size};
  if (!form->rank) {
    bs_cut_note(c, span, form->class,
                form->class == BS_NUMBER_ORDINAL ? "an ordinal" : "part of a name");
    if (form->class == BS_NUMBER_HEADING && c->open == c->at)
      c->open = span.end; /* 一是 opens the clause, but is none of it */
    c->at = span.end;
    return;
  }
  int32_t value = match->field[BS_FIELD_N] >= 0 ? match->field[BS_FIELD_N] : form->value;
  bs_amount *amount = bs_cut_add_amount(c);
  if (!amount)
    return;
  amount->value[0] = amount->value[1] = amount->high = (bs_decimal){value, 0};
  amount->span = amount->numeral = span;
  amount->sure = form->sure;
  uint32_t last = bs_utf8_before(c->text, span.end);
  if (form->sure && (bs_utf8_at(c->text + last) == 0x4F4D /* 位 */ ||
                     bs_utf8_at(c->text + last) == 0x540D /* 名 */))
    amount->unit = bs_slice_of(c->text, (bs_span){last, span.end});
  for (uint32_t at = span.start; at < span.end; at += bs_utf8_size((unsigned char)c->text[at])) {
    bs_numeral numeral;
    if (reads_plainly(c, bs_utf8_at(c->text + at)) &&
        bs_numeral_read(c->text + at, span.end - at, &numeral)) {
      amount->numeral = (bs_span){at, at + numeral.size};
      if (amount->numeral.end == span.end)
        amount->numeral.end = span.end = lift_place(c, at, span.end, amount);
      break;
    }
  }
  amount->number =
      bs_cut_number(c, amount->numeral, amount->value[0], BS_NUMBER_ORDINAL, "an ordinal");
  amount->span = span;
  bs_cut_take(c, BS_CLASS_ORDINAL, span.end - c->at, (uint32_t)(c->out->amount_count - 1));
}

/* Where `close` ends, behind the character here and within `reach` bytes, or 0. */
static uint32_t find_close(const bs_cutter *c, const char *close, uint32_t reach) {
  uint32_t size = (uint32_t)strlen(close);
  const char *at = c->text + c->at + 1;
  const char *last = c->text + (c->end - c->at > reach ? c->at + reach : c->end);
  for (; last - at >= (ptrdiff_t)size; at++) {
    at = memchr(at, *close, (size_t)(last - at) - size + 1);
    if (!at)
      return 0;
    if (memcmp(at, close, size) == 0)
      return (uint32_t)(at - c->text) + size;
  }
  return 0;
}

/* Notes the quotation that opens here: “十二连增”, "十二连增", 「十二连增」. */
static void open_quote(bs_cutter *c, uint32_t code) {
  const char *close = NULL;
  if (code == '"') {
    c->straight = !c->straight;
    close = c->straight ? "\"" : NULL;
  } else if (code == 0x201C /* “ */)
    close = "”";
  else if (code == 0x300C /* 「 */)
    close = "」";
  if (close && c->at >= c->quote_end)
    c->quote_end = find_close(c, close, QUOTE_REACH);
}

/* Whether a noun phrase may go on behind brackets: with a Chinese character, 、 or a number. */
static bool goes_on(const bs_cutter *c, uint32_t at) {
  if (at >= c->end)
    return false;
  uint32_t code = bs_utf8_at(c->text + at);
  return bs_is_han(code) || code == 0x3001 /* 、 */ || is_digit(c->text[at]);
}

/* Bytes of brackets inside a noun phrase (企业（作坊）整治, 县（市、区）、), or 0: short, in the
   midst of open text, with no mark and no numeral in them. */
static uint32_t inner_brackets(const bs_cutter *c) {
  if (c->open == c->at)
    return 0;
  for (uint32_t at = c->at + bs_utf8_size((unsigned char)c->text[c->at]);
       at < c->end && at - c->at < 40; at += bs_utf8_size((unsigned char)c->text[at])) {
    uint32_t code = bs_utf8_at(c->text + at), size = bs_utf8_size((unsigned char)c->text[at]);
    if (code == ')' || code == 0xFF09 /* ） */)
      return goes_on(c, at + size) ? at + size - c->at : 0;
    if (!bs_is_han(code) && code != 0x3001 /* 、 */ && !is_letter(c->text[at]))
      return 0;
  }
  return 0;
}

uint8_t bs_mark_class(uint32_t code) {
  switch (code) {
  case ',':
  case 0xFF0C: /* ， */
    return BS_CLASS_COMMA;
  case 0x3001: /* 、 */
    return BS_CLASS_ENUMERATION;
  case ';':
  case 0xFF1B: /* ； */
  case 0x3002: /* 。 */
  case 0xFF01: /* ！ */
  case 0xFF1F: /* ？ */
    return BS_CLASS_SEMICOLON;
  case ':':
  case 0xFF1A: /* ： */
    return BS_CLASS_COLON;
  case '(':
  case 0xFF08: /* （ */
    return BS_CLASS_OPEN;
  case ')':
  case 0xFF09: /* ） */
    return BS_CLASS_CLOSE;
  default:
    return 0;
  }
}

/* Whether 、 here parts amounts: it stands right behind a token or before digits, not inside a noun
   phrase. */
static bool parts_amounts(const bs_cutter *c) {
  if (c->at + 3 < c->end && is_digit(c->text[c->at + 3]) && c->out->amount_count > 0)
    return true;
  if (c->open < c->at || c->out->token_count == 0)
    return false;
  const bs_token *last = &c->out->tokens[c->out->token_count - 1];
  if (last->class == 0 && c->pack->words[last->index].readings[0].class == BS_CLASS_TEXT)
    return false;
  return last->index != BS_NONE || last->class == BS_CLASS_CLOSE;
}

static bool take_mark(bs_cutter *c, uint32_t code, uint32_t size) {
  uint8_t class = bs_mark_class(code);
  if (class == 0 || (class == BS_CLASS_ENUMERATION && !parts_amounts(c)))
    return false;
  if (class == BS_CLASS_OPEN) {
    uint32_t brackets = inner_brackets(c);
    if (brackets > 0) {
      c->at += brackets;
      return true;
    }
  }
  bs_cut_take(c, class, size, BS_NONE);
  return true;
}

/* Whether a word cannot be one here, as what stands beside it is open text: 的 behind no amount, 为
   before none. */
static bool is_plain_text(const bs_cutter *c, const bs_word *word, uint32_t size) {
  if (c->at < c->quote_end)
    return true; /* “双高建设计划”院校 */
  if (word->behind_token && (c->open < c->at || c->out->token_count == 0))
    return true;
  uint32_t behind = c->at + size;
  if (!word->before_token || behind >= c->end)
    return word->before_token;
  uint32_t code = bs_utf8_at(c->text + behind);
  return !bs_may_begin(c->pack, code, BS_START_TOKEN);
}

/* Whether a letter ends right before `at`, or begins there; those with accents too. */
static bool letter_before(const bs_cutter *c, uint32_t at) {
  uint32_t code = at > 0 ? bs_utf8_at(c->text + bs_utf8_before(c->text, at)) : 0;
  return (code < 0x80 && is_letter((char)code)) || (code >= 0xC0 && code < 0x250);
}

static bool letter_at(const bs_cutter *c, uint32_t at) {
  uint32_t code = at < c->end ? bs_utf8_at(c->text + at) : 0;
  return (code < 0x80 && is_letter((char)code)) || (code >= 0xC0 && code < 0x250);
}

/* The longest word of the pack here, between letters that are none of it. */
static bs_hit word_in_letters(const bs_cutter *c) {
  bs_hit word = {0, 0};
  if (!letter_before(c, c->at))
    word = bs_lexicon_longest(&c->pack->word_lexicon, c->text + c->at, c->end - c->at);
  if (word.size > 0 && letter_at(c, c->at + word.size))
    word.size = 0;
  return word;
}

/* What begins here: the longest of a time, a name, a word and a numeral; else one character of open
   text. */
static void cut_one(bs_cutter *c) {
  const char *text = c->text + c->at;
  size_t left = c->end - c->at;
  uint32_t code = bs_utf8_at(text), size = bs_utf8_size((unsigned char)*text);
  bs_hit word = {0, 0};
  if (is_letter(*text) && (!c->pack->letters || (word = word_in_letters(c)).size == 0)) {
    bs_skip_letters(c);
    return;
  }
  if (is_digit(*text) && bs_skip_code(c))
    return;
  open_quote(c, code);
  uint8_t may = code < 0x10000 ? c->pack->starts[code] : 0;
  bool numeral_here = may & BS_START_READ && (!(may & BS_START_DOUBT) || bs_cut_opens(c, code));
  bs_found_form form = {.match.size = 0};
  if (numeral_here || may & BS_START_FORM)
    form = bs_forms_find(c->pack, text, left);
  if (may & BS_START_WORD && word.size == 0)
    word = bs_lexicon_longest(&c->pack->word_lexicon, text, left);
  bs_numeral numeral = {0};
  bool read = numeral_here && bs_numeral_read(text, left, &numeral);
  uint32_t formed = form.match.size;
  if (formed > 0 && formed >= word.size && formed >= numeral.size) {
    if (form.name)
      take_name(c, form.name, &form.match);
    else
      take_time(c, form.time, &form.match);
  } else if (word.size > 0 && word.size >= numeral.size) {
    if (is_plain_text(c, &c->pack->words[word.item], word.size)) {
      c->at += word.size;
      return;
    }
    if (c->pack->words[word.item].basis) {
      bs_lexed *out = c->out;
      if (!bs_grow(&out->bases, &out->basis_capacity, out->basis_count + 1, sizeof *out->bases))
        c->failed = true;
      else
        out->bases[out->basis_count++] = (bs_span){c->at, c->at + word.size};
      push_open(c);
      c->open = c->at += word.size;
    } else
      bs_cut_take(c, 0, word.size, word.item);
  } else if (read) {
    if (!bs_cut_ratio(c, &numeral))
      bs_cut_amount(c, &numeral);
  } else if (code == 0x534A /* 半 */ && bs_cut_half(c))
    return;
  else if (bs_is_numeral_digit(code)) {
    uint32_t skip = bs_numeral_skip(text, left);
    if (skip < size)
      skip = size; /* the 千 of 千瓦 */
    if (is_digit(*text))
      bs_cut_number(c, (bs_span){c->at, c->at + skip}, (bs_decimal){0, 0}, BS_NUMBER_NAME,
                    "digits that are no number");
    c->at += skip;
  } else if (code == 0x300A /* 《 */ && find_close(c, "》", BOOK_REACH) > 0) {
    uint32_t close = find_close(c, "》", BOOK_REACH);
    bs_cut_note(c, (bs_span){c->at, close}, BS_NUMBER_NAME, "part of a book's or law's title");
    c->at = close;
  } else if (!take_mark(c, code, size))
    c->at += size;
}

/* Where the next character stands that may begin a token. Nothing foretells which may, so there is
   one branch for all that is asked; and the step over most characters is a constant, since the next
   one need not wait for it then. */
static uint32_t pass_text(const bs_cutter *c) {
  const bs_pack *pack = c->pack;
  uint32_t at = c->at, code = at < c->end ? bs_utf8_at(c->text + at) : 0;
  while (at < c->end) {
    uint32_t behind = at + 3;
    if (!bs_utf8_is_three(c->text[at]))
      behind = at + bs_utf8_size((unsigned char)c->text[at]);
    uint32_t next = behind < c->end ? bs_utf8_at(c->text + behind) : 0;
    uint32_t may = code < 0x10000 ? pack->starts[code] : 0;
    bool pair = bs_pairs_bit(pack->pairs->places, bs_pairs_place(code, next));
    if ((may != 0) & (pair | !(may & BS_START_PAIR)))
      return at;
    at = behind;
    code = next;
  }
  return c->end;
}

bs_status bs_lex(bs_lexed *out, const bs_pack *pack, const char *text, bs_span span,
                 uint32_t sentence, bs_facts *facts, bs_error *err) {
  bs_cutter c = {.out = out,
                 .pack = pack,
                 .text = text,
                 .at = span.start,
                 .end = span.end,
                 .open = span.start,
                 .sentence = sentence,
                 .facts = facts};
  out->token_count = out->amount_count = out->time_count = out->basis_count = 0;
  bs_skip_mark(&c);
  while (!c.failed && (c.at = pass_text(&c)) < c.end)
    cut_one(&c);
  push_open(&c);
  if (!c.failed) {
    bs_cut_choose(&c);
    bs_cut_fold(&c);
  }
  return c.failed ? bs_fail_memory(err) : BS_OK;
}

void bs_lexed_free(bs_lexed *lexed) {
  free(lexed->tokens);
  free(lexed->amounts);
  free(lexed->times);
  free(lexed->bases);
  free(lexed->shape);
  *lexed = (bs_lexed){0};
}
