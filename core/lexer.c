/* Three passes over one sentence: cut, choose each word's reading by its neighbours, then fold
   bound words into their amounts. */
#include "lexer.h"

#include <stdlib.h>
#include <string.h>

#include "han.h"
#include "utf8.h"

enum {
  QUOTE_REACH = 75, /* bytes within which a closing quote makes a title of what it holds */
  BOOK_REACH = 300
};

/* The sentence being cut. */
typedef struct cutter {
  bs_lexed *out;
  const bs_pack *pack;
  const char *text;
  uint32_t at, end;
  uint32_t open;      /* where the open text before `at` begins */
  uint32_t quote_end; /* behind the quotation that `at` stands in, or 0 */
  uint32_t sentence;
  bs_facts *facts;
  bool failed; /* out of memory */
} cutter;

static uint32_t add_number(cutter *c, bs_span span, bs_decimal value, bs_number_class class,
                           const char *reason) {
  bs_facts *facts = c->facts;
  if (!bs_grow(&facts->numbers, &facts->number_capacity, facts->number_count + 1,
               sizeof *facts->numbers)) {
    c->failed = true;
    return BS_NONE;
  }
  facts->numbers[facts->number_count] = (bs_number){.span = span,
                                                    .value = value,
                                                    .class = class,
                                                    .fact = BS_NONE,
                                                    .sentence = c->sentence,
                                                    .reason = reason};
  return (uint32_t)facts->number_count++;
}

static void push(cutter *c, uint8_t class, uint32_t start, uint32_t end, uint32_t index) {
  bs_lexed *out = c->out;
  if (!bs_grow(&out->tokens, &out->token_capacity, out->token_count + 1, sizeof *out->tokens)) {
    c->failed = true;
    return;
  }
  out->tokens[out->token_count++] = (bs_token){start, end, index, class};
}

/* Adds a token of `size` bytes here, the open text before it first, and goes on behind it. */
static void take(cutter *c, uint8_t class, uint32_t size, uint32_t index) {
  if (c->open < c->at)
    push(c, BS_CLASS_TEXT, c->open, c->at, BS_NONE);
  push(c, class, c->at, c->at + size, index);
  c->at += size;
  c->open = c->at;
}

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether it is a digit or a power of ten, as years and small numbers are written with. */
static bool is_plain_digit(uint32_t code) {
  return code < 0x80 ? code >= '0' && code <= '9'
                     : bs_han_digit(code) >= 0 || bs_han_power(code) > 0;
}

/* Whether a numeral may begin with this character. */
static bool begins_numeral(uint32_t code) {
  return is_plain_digit(code) || code == 0x534A /* 半 */ || code == 0x51E0 /* 几 */ ||
         code == 0x6570 /* 数 */ || code == 0x4E0A /* 上 */ || code == 0x5EFF /* 廿 */ ||
         code == 0x5345 /* 卅 */;
}

/* Lists the numerals in `span`, which is no fact, under one class and reason. */
static void note(cutter *c, bs_span span, bs_number_class class, const char *reason) {
  for (uint32_t at = span.start; at < span.end;) {
    bs_numeral numeral;
    uint32_t code = bs_utf8_at(c->text + at), size = bs_utf8_size((unsigned char)c->text[at]);
    if (begins_numeral(code) && bs_numeral_read(c->text + at, span.end - at, &numeral)) {
      size = numeral.size;
      add_number(c, (bs_span){at, at + size}, numeral.value, class, reason);
    }
    at += size;
  }
}

/* Where the digits end that stand at `at`. */
static uint32_t behind_digits(const char *text, size_t size, uint32_t at) {
  while (at < size && is_plain_digit(bs_utf8_at(text + at)))
    at += bs_utf8_size((unsigned char)text[at]);
  return at;
}

/* 过去的2015年 is no span of 2015 years. */
static bool is_sensible(const bs_time_form *form, const bs_template_match *match) {
  return form->kind == BS_TIME_CALENDAR || match->field[BS_FIELD_N] <= 50;
}

/* The longest form that matches here; its size, or 0. */
static uint32_t find_form(const cutter *c, uint32_t *form, bs_template_match *found) {
  const bs_pack *pack = c->pack;
  const char *text = c->text + c->at;
  size_t size = c->end - c->at;
  uint32_t code = bs_utf8_at(text), best = 0;
  bs_hit hits[BS_LEXICON_HITS];
  uint32_t count = bs_lexicon_begins(&pack->form_lexicon, code)
                       ? bs_lexicon_find(&pack->form_lexicon, text, size, hits)
                       : 0;
  if (is_plain_digit(code)) /* group 0: the forms that open with a hole */
    hits[count < BS_LEXICON_HITS ? count++ : BS_LEXICON_HITS - 1] = (bs_hit){0, 0};
  for (uint32_t h = 0; h < count; h++) {
    const bs_form_group *group = &pack->form_groups[hits[h].item];
    uint32_t behind = behind_digits(text, size, hits[h].size);
    uint32_t key = behind + 3 <= size ? bs_form_key(text + behind) : 0;
    if (behind < size && behind + 3 > size)
      key = (uint32_t)(unsigned char)text[behind] << 16;
    for (size_t i = 0; i < group->count; i++) {
      if (group->forms[i].key != (key & group->forms[i].mask))
        continue;
      bs_template_match match;
      bool name = group->forms[i].index & BS_FORM_NAME;
      uint32_t index = group->forms[i].index & ~(uint32_t)BS_FORM_NAME;
      const bs_template *template = name ? &pack->names[index].form : &pack->times[index].form;
      if (bs_template_match_at(template, text, size, &match) && match.size > best &&
          (name || is_sensible(&pack->times[index], &match))) {
        best = match.size;
        *form = group->forms[i].index;
        *found = match;
      }
    }
  }
  return best;
}

static void take_time(cutter *c, const bs_time_form *form, const bs_template_match *match) {
  bs_lexed *out = c->out;
  bs_span span = {c->at, c->at + match->size};
  if (!bs_grow(&out->times, &out->time_capacity, out->time_count + 1, sizeof *out->times)) {
    c->failed = true;
    return;
  }
  bs_time *time = &out->times[out->time_count];
  *time = (bs_time){.span = span, .form = form};
  memcpy(time->field, match->field, sizeof time->field);
  note(c, span, BS_NUMBER_DATE, "part of a time");
  take(c, BS_CLASS_TIME, match->size, (uint32_t)out->time_count++);
}

static bs_amount *add_amount(cutter *c) {
  bs_lexed *out = c->out;
  if (!bs_grow(&out->amounts, &out->amount_capacity, out->amount_count + 1, sizeof *out->amounts)) {
    c->failed = true;
    return NULL;
  }
  bs_amount *amount = &out->amounts[out->amount_count++];
  *amount = (bs_amount){.quoted = c->at < c->quote_end};
  return amount;
}

/* A name, or a place in an order as an amount without unit. */
static void take_name(cutter *c, const bs_name_form *form, const bs_template_match *match) {
  bs_span span = {c->at, c->at + match->size};
  if (!form->rank) {
    note(c, span, form->class, form->class == BS_NUMBER_ORDINAL ? "an ordinal" : "part of a name");
    c->at = span.end;
    return;
  }
  int32_t value = match->field[BS_FIELD_N] >= 0 ? match->field[BS_FIELD_N] : form->value;
  bs_amount *amount = add_amount(c);
  if (!amount)
    return;
  amount->value[0] = amount->value[1] = (bs_decimal){value, 0};
  amount->span = amount->numeral = span;
  amount->sure = form->sure;
  uint32_t last = bs_utf8_before(c->text, span.end);
  if (form->sure && (bs_utf8_at(c->text + last) == 0x4F4D /* 位 */ ||
                     bs_utf8_at(c->text + last) == 0x540D /* 名 */))
    amount->unit = bs_slice_of(c->text, (bs_span){last, span.end});
  for (uint32_t at = span.start; at < span.end; at += bs_utf8_size((unsigned char)c->text[at])) {
    bs_numeral numeral;
    if (begins_numeral(bs_utf8_at(c->text + at)) &&
        bs_numeral_read(c->text + at, span.end - at, &numeral)) {
      amount->numeral = (bs_span){at, at + numeral.size};
      break;
    }
  }
  amount->number =
      add_number(c, amount->numeral, amount->value[0], BS_NUMBER_ORDINAL, "an ordinal");
  take(c, BS_CLASS_ORDINAL, match->size, (uint32_t)(c->out->amount_count - 1));
}

/* The unit at `at`, compound ones (元/平方米) included; NULL for none. */
static const bs_unit *find_unit(const cutter *c, uint32_t at, uint32_t *size) {
  const bs_lexicon *units = &c->pack->unit_lexicon;
  bs_hit hit = bs_lexicon_longest(units, c->text + at, c->end - at);
  *size = hit.size;
  if (hit.size == 0)
    return NULL;
  uint32_t slash = at + hit.size;
  if (slash < c->end && c->text[slash] == '/') {
    bs_hit per = bs_lexicon_longest(units, c->text + slash + 1, c->end - slash - 1);
    if (per.size > 0)
      *size += 1 + per.size;
  }
  return &c->pack->units[hit.item];
}

/* Bytes of a sign between the two numerals of a range at `at`: a dash of any kind, 至 or 到. */
static uint32_t range_sign(const cutter *c, uint32_t at) {
  if (at >= c->end)
    return 0;
  if (c->text[at] == '-' || c->text[at] == '~')
    return 1;
  uint32_t size = bs_utf8_size((unsigned char)c->text[at]);
  if (at + size > c->end)
    return 0;
  switch (bs_utf8_at(c->text + at)) {
  case 0x2010: /* ‐ */
  case 0x2013: /* – */
  case 0x2014: /* — */
  case 0x2015: /* ― */
  case 0x2212: /* − */
  case 0xFF5E: /* ～ */
  case 0x301C: /* 〜 */
  case 0x81F3: /* 至 */
  case 0x5230: /* 到 */
    if (at + 2 * size <= c->end && memcmp(c->text + at, c->text + at + size, size) == 0)
      return 2 * size; /* —— */
    return size;
  default:
    return 0;
  }
}

/* The closing multiplier of the numeral at `at`, without a 多 or 余 behind it. */
static bs_span multiplier_of(const cutter *c, uint32_t at, const bs_numeral *numeral) {
  bs_span span = {at + numeral->multiplier, at + numeral->multiplier};
  while (span.end < at + numeral->size && bs_han_power(bs_utf8_at(c->text + span.end)) > 0)
    span.end += 3;
  return span;
}

/* Joins the amount with a second numeral behind a range sign: 3至5家, 5.0%—5.5%, 6%左右到7%. A
   second number without unit, or with the unit of the first, makes the range. */
static void read_range(const cutter *c, bs_amount *amount, bs_numeral *first) {
  uint32_t at = amount->span.end, unit_size, size;
  bs_numeral second;
  bs_hit word = bs_lexicon_longest(&c->pack->word_lexicon, c->text + at, c->end - at);
  if (word.size > 0 && amount->unit.data) {
    uint8_t class = c->pack->words[word.item].readings[0].class;
    if (class == BS_CLASS_ABOUT_BEHIND && range_sign(c, at + word.size) > 0)
      at += word.size;
  }
  if ((size = range_sign(c, at)) == 0 || at + size >= c->end ||
      !bs_numeral_read(c->text + at + size, c->end - at - size, &second))
    return;
  uint32_t behind = at + size + second.size;
  const bs_unit *unit = find_unit(c, behind, &unit_size);
  bool same = amount->known == unit ||
              (amount->known && unit && bs_slice_equal(amount->known->name, unit->name));
  if (unit ? amount->known && !same : amount->known != NULL)
    return;
  bs_decimal low = first->value, high = second.value;
  if (first->scale == 0 && !amount->known) /* 3—5万元: the multiplier holds for both */
    low.exponent += second.scale;
  if (second.flags & BS_NUMERAL_PERCENT && !(first->flags & BS_NUMERAL_PERCENT))
    return;
  if (first->scale == 0 && !amount->known)
    amount->place += second.scale;
  amount->value[0] = low;
  amount->value[1] = high;
  amount->range = true;
  if (second.place < amount->place)
    amount->place = second.place;
  amount->scale = second.scale;
  amount->multiplier = multiplier_of(c, behind - second.size, &second);
  if (unit) {
    amount->known = unit;
    amount->unit =
        unit_size > unit->text.size ? (bs_slice){c->text + behind, unit_size} : unit->name;
    behind += unit_size;
  }
  amount->span.end = behind;
}

static uint8_t class_of(const bs_amount *amount) {
  if (amount->known)
    return amount->known->class;
  return amount->unit.data || amount->flags & BS_NUMERAL_FRACTION ? BS_CLASS_PERCENT
                                                                  : BS_CLASS_BARE;
}

static void take_amount(cutter *c, bs_numeral *numeral) {
  uint32_t behind = c->at + numeral->size, unit_size;
  bs_amount *amount = add_amount(c);
  if (!amount)
    return;
  amount->numeral = (bs_span){c->at, behind};
  amount->span = amount->numeral;
  amount->value[0] = amount->value[1] = numeral->value;
  amount->place = numeral->place;
  amount->scale = numeral->scale;
  amount->multiplier = multiplier_of(c, c->at, numeral);
  amount->flags = numeral->flags;
  if (numeral->flags & (BS_NUMERAL_PERCENT | BS_NUMERAL_PERMILLE))
    amount->unit = numeral->flags & BS_NUMERAL_PERCENT ? (bs_slice){"%", 1} : (bs_slice){"‰", 3};
  else if ((amount->known = find_unit(c, behind, &unit_size))) {
    amount->unit = unit_size > amount->known->text.size ? (bs_slice){c->text + behind, unit_size}
                                                        : amount->known->name;
    amount->span.end += unit_size;
  }
  if (numeral->flags & BS_NUMERAL_OVER || (amount->known && amount->known->over))
    amount->bound = BS_OVER;
  read_range(c, amount, numeral);
  amount->number = add_number(c, amount->numeral, amount->value[0], BS_NUMBER_FACT, NULL);
  take(c, class_of(amount), amount->span.end - c->at, (uint32_t)(c->out->amount_count - 1));
}

/* A run of letters and digits that begins with a letter (PM2.5, A4): open text, its numerals names.
 */
static void skip_latin(cutter *c) {
  uint32_t start = c->at;
  while (c->at < c->end &&
         (is_letter(c->text[c->at]) || is_digit(c->text[c->at]) ||
          (c->at + 1 < c->end && is_digit(c->text[c->at + 1]) &&
           (c->text[c->at] == '.' || c->text[c->at] == '_' || c->text[c->at] == '-'))))
    c->at++;
  note(c, (bs_span){start, c->at}, BS_NUMBER_NAME, "part of a name in letters");
}

/* Where `close` ends within `reach` bytes, or 0. */
static uint32_t find_close(const cutter *c, const char *close, uint32_t reach) {
  uint32_t size = (uint32_t)strlen(close);
  uint32_t last = c->end - c->at > reach ? c->at + reach : c->end;
  for (uint32_t at = c->at; at + size <= last; at++)
    if (memcmp(c->text + at, close, size) == 0)
      return at + size;
  return 0;
}

/* Bytes of brackets inside a noun phrase (企业（作坊）整治), or 0: short, in the midst of open
   text, with no mark and no numeral in them. */
static uint32_t inner_brackets(const cutter *c) {
  if (c->open == c->at)
    return 0;
  for (uint32_t at = c->at + bs_utf8_size((unsigned char)c->text[c->at]);
       at < c->end && at - c->at < 40; at += bs_utf8_size((unsigned char)c->text[at])) {
    uint32_t code = bs_utf8_at(c->text + at), size = bs_utf8_size((unsigned char)c->text[at]);
    if (code == ')' || code == 0xFF09 /* ） */)
      return at + size < c->end && bs_is_han(bs_utf8_at(c->text + at + size)) ? at + size - c->at
                                                                              : 0;
    if (!bs_is_han(code) && code != 0x3001 /* 、 */ && !is_letter(c->text[at]))
      return 0;
  }
  return 0;
}

/* The class of a mark, or 0. */
static uint8_t class_of_mark(uint32_t code) {
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
static bool parts_amounts(const cutter *c) {
  if (c->at + 3 < c->end && is_digit(c->text[c->at + 3]) && c->out->amount_count > 0)
    return true;
  if (c->open < c->at || c->out->token_count == 0)
    return false;
  const bs_token *last = &c->out->tokens[c->out->token_count - 1];
  if (last->class == 0 && c->pack->words[last->index].readings[0].class == BS_CLASS_TEXT)
    return false;
  return last->index != BS_NONE || last->class == BS_CLASS_CLOSE;
}

static bool take_mark(cutter *c, uint32_t code, uint32_t size) {
  uint8_t class = class_of_mark(code);
  if (class == 0 || (class == BS_CLASS_ENUMERATION && !parts_amounts(c)))
    return false;
  if (class == BS_CLASS_OPEN) {
    uint32_t brackets = inner_brackets(c);
    if (brackets > 0) {
      c->at += brackets;
      return true;
    }
  }
  take(c, class, size, BS_NONE);
  return true;
}

/* Whether a word cannot be one here, as what stands beside it is open text: 的 behind no amount, 为
   before none. */
static bool is_plain_text(const cutter *c, const bs_word *word, uint32_t size) {
  if (word->behind_token && (c->open < c->at || c->out->token_count == 0))
    return true;
  uint32_t behind = c->at + size;
  if (!word->before_token || behind >= c->end)
    return word->before_token;
  uint32_t code = bs_utf8_at(c->text + behind);
  return code >= 0x80 && code < 0x10000 && !c->pack->starts[code];
}

/* What begins here: the longest of a time, a name, a word and a numeral; else one character of open
   text. */
static void cut_one(cutter *c) {
  const char *text = c->text + c->at;
  size_t left = c->end - c->at;
  uint32_t code = bs_utf8_at(text), size = bs_utf8_size((unsigned char)*text);
  if (is_letter(*text)) {
    skip_latin(c);
    return;
  }
  if (code == 0x201C /* “ */ && c->at >= c->quote_end)
    c->quote_end = find_close(c, "”", QUOTE_REACH);
  bool numeral_here = begins_numeral(code);
  uint32_t form = 0, form_size = 0;
  bs_template_match match;
  if (numeral_here || bs_lexicon_begins(&c->pack->form_lexicon, code))
    form_size = find_form(c, &form, &match);
  bs_hit word = {0, 0};
  if (bs_lexicon_begins(&c->pack->word_lexicon, code))
    word = bs_lexicon_longest(&c->pack->word_lexicon, text, left);
  bs_numeral numeral = {0};
  bool read = numeral_here && bs_numeral_read(text, left, &numeral);
  if (form_size > 0 && form_size >= word.size && form_size >= numeral.size) {
    if (form & BS_FORM_NAME)
      take_name(c, &c->pack->names[form & ~(uint32_t)BS_FORM_NAME], &match);
    else
      take_time(c, &c->pack->times[form], &match);
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
      if (c->open < c->at)
        push(c, BS_CLASS_TEXT, c->open, c->at, BS_NONE);
      c->open = c->at += word.size;
    } else
      take(c, 0, word.size, word.item);
  } else if (read)
    take_amount(c, &numeral);
  else if (is_plain_digit(code)) {
    uint32_t skip = bs_numeral_skip(text, left);
    if (skip < size)
      skip = size; /* the 千 of 千瓦 */
    if (is_digit(*text))
      add_number(c, (bs_span){c->at, c->at + skip}, (bs_decimal){0, 0}, BS_NUMBER_NAME,
                 "digits that are no number");
    c->at += skip;
  } else if (code == 0x300A /* 《 */ && find_close(c, "》", BOOK_REACH) > 0) {
    uint32_t close = find_close(c, "》", BOOK_REACH);
    note(c, (bs_span){c->at, close}, BS_NUMBER_NAME, "part of a book's or law's title");
    c->at = close;
  } else if (!take_mark(c, code, size))
    c->at += size;
}

/* Whether the neighbours are what a reading asks for. The next token may be a word whose reading is
   not chosen yet: any of them will do. */
static bool fits(const cutter *c, const bs_reading *reading, size_t i) {
  const bs_lexed *out = c->out;
  if (!bs_classes_empty(&reading->previous) &&
      (i == 0 || !bs_classes_have(&reading->previous, out->tokens[i - 1].class)))
    return false;
  if (bs_classes_empty(&reading->next))
    return true;
  if (i + 1 == out->token_count)
    return false;
  const bs_token *next = &out->tokens[i + 1];
  if (next->class != 0)
    return bs_classes_have(&reading->next, next->class);
  const bs_word *word = &c->pack->words[next->index];
  for (uint32_t r = 0; r < word->reading_count; r++)
    if (bs_classes_have(&reading->next, word->readings[r].class))
      return true;
  return false;
}

static void choose_readings(cutter *c) {
  bs_lexed *out = c->out;
  /* from the right: a word's next token has then its class; `previous` asks for amounts and times,
     which have theirs from the start */
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

static bs_bound bound_before(uint8_t class) {
  return class == BS_CLASS_OVER_BEFORE    ? BS_OVER
         : class == BS_CLASS_UNDER_BEFORE ? BS_UNDER
         : class == BS_CLASS_ABOUT_BEFORE ? BS_ABOUT
                                          : BS_EXACT;
}

static bs_bound bound_behind(uint8_t class) {
  return class == BS_CLASS_OVER_BEHIND    ? BS_OVER
         : class == BS_CLASS_UNDER_BEHIND ? BS_UNDER
         : class == BS_CLASS_ABOUT_BEHIND ? BS_ABOUT
                                          : BS_EXACT;
}

/* Joins neighbouring texts and folds bound words into amounts; writes the shape. */
static void fold(cutter *c) {
  bs_lexed *out = c->out;
  size_t kept = 0;
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
      while (kept > 0 && bound_before(out->tokens[kept - 1].class) != BS_EXACT) {
        bs_token *word = &out->tokens[--kept];
        bind(amount, bound_before(word->class), &amount->before, word);
        token.start = word->start;
      }
    } else if (last && bound_behind(token.class) != BS_EXACT && bs_class_is_amount(last->class)) {
      bs_amount *amount = &out->amounts[last->index];
      bind(amount, bound_behind(token.class), &amount->behind, &token);
      last->end = token.end;
      continue;
    }
    out->tokens[kept++] = token;
  }
  out->token_count = kept;
  if (!bs_grow(&out->shape, &out->shape_capacity, kept + 1, 1)) {
    c->failed = true;
    return;
  }
  for (size_t i = 0; i < kept; i++)
    out->shape[i] = (char)out->tokens[i].class;
  out->shape[kept] = '\0';
}

bool bs_lexer_prepare(bs_pack *pack) {
  if (!(pack->starts = bs_arena_take(&pack->arena, 0x10000)))
    return false;
  for (uint32_t code = 0; code < 0x10000; code++)
    pack->starts[code] = is_plain_digit(code)
                             ? 2
                             : begins_numeral(code) || class_of_mark(code) != 0 ||
                                   code == 0x201C /* “ */ || code == 0x300A /* 《 */ ||
                                   bs_lexicon_begins(&pack->word_lexicon, code) ||
                                   bs_lexicon_begins(&pack->form_lexicon, code);
  for (size_t i = 0; i < pack->name_count; i++) {
    bs_slice prefix = bs_template_prefix(&pack->names[i].form);
    uint32_t code = prefix.size > 0 ? bs_utf8_at(prefix.data) : 0;
    if (pack->names[i].value > 0 && code < 0x10000)
      pack->starts[code] = 2; /* 首位 is a number too */
  }
  return true;
}

bool bs_has_numeral(const bs_pack *pack, const char *text, bs_span span) {
  for (uint32_t at = span.start; at < span.end;) {
    uint32_t code = bs_utf8_at(text + at);
    if (code < 0x10000 && pack->starts[code] == 2)
      return true;
    at += bs_utf8_size((unsigned char)text[at]);
  }
  return false;
}

bs_status bs_lex(bs_lexed *out, const bs_pack *pack, const char *text, bs_span span,
                 uint32_t sentence, bs_facts *facts, bs_error *err) {
  cutter c = {.out = out,
              .pack = pack,
              .text = text,
              .at = span.start,
              .end = span.end,
              .open = span.start,
              .sentence = sentence,
              .facts = facts};
  out->token_count = out->amount_count = out->time_count = out->basis_count = 0;
  while (c.at < c.end && !c.failed) {
    uint32_t code = bs_utf8_at(text + c.at);
    if (code >= 0x80 && code < 0x10000 && !pack->starts[code])
      c.at += code < 0x800 ? 2 : 3;
    else
      cut_one(&c);
  }
  if (c.open < c.at)
    push(&c, BS_CLASS_TEXT, c.open, c.at, BS_NONE);
  if (!c.failed) {
    choose_readings(&c);
    fold(&c);
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
